"""The style strip."""

from __future__ import annotations

from pathlib import Path

import pytest
from PyQt6.QtCore import QEvent, QPoint, QPointF, Qt
from PyQt6.QtGui import QColor, QImage, QMouseEvent
from PyQt6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.panels.styles.model import SHARE_ROLE
from app.panels.styles.strip import StyleStrip
from app.services.studies import StudyMark, StudyState
from engine.look.look import StyleShare
from engine.styles.library import Style

NO_KEY = Qt.KeyboardModifier.NoModifier
STYLES = tuple(Style(key, key.upper(), Path(key), True, f"about {key}") for key in ("one", "two", "three"))


@pytest.fixture
def strip(qtbot: QtBot) -> StyleStrip:
    widget = StyleStrip()
    qtbot.addWidget(widget)
    widget.resize(800, 140)
    widget.show()
    widget.show_styles(STYLES)
    return widget


def tile(strip: StyleStrip, row: int) -> QPoint:
    model = strip.view.model()
    assert model is not None
    return strip.view.visualRect(model.index(row, 0)).center()


def color_of(strip: StyleStrip, row: int) -> QColor:
    viewport = strip.view.viewport()
    assert viewport is not None
    return viewport.grab().toImage().pixelColor(tile(strip, row))


def test_a_click_chooses_the_style_under_the_mouse(qtbot: QtBot, strip: StyleStrip) -> None:
    with qtbot.waitSignal(strip.style_chosen) as chosen:
        qtbot.mouseClick(strip.view.viewport(), Qt.MouseButton.LeftButton, pos=tile(strip, 1))
    assert chosen.args == ["two"]


def test_the_arrow_keys_choose_the_neighbour(qtbot: QtBot, strip: StyleStrip) -> None:
    strip.show_chosen(StyleShare("one"))
    with qtbot.waitSignal(strip.style_chosen) as chosen:
        qtbot.keyClick(strip.view, Qt.Key.Key_Right)
    assert chosen.args == ["two"]


@pytest.mark.usefixtures("qtbot")
def test_next_and_previous_go_round_the_end(strip: StyleStrip) -> None:
    told: list[str] = []
    strip.show_chosen(StyleShare("three"))
    strip.style_chosen.connect(told.append)
    strip.choose(+1)
    strip.choose(-1)
    assert told == ["one", "three"]


def test_showing_what_is_chosen_tells_nobody(qtbot: QtBot, strip: StyleStrip) -> None:
    with qtbot.assertNotEmitted(strip.style_chosen):
        strip.show_chosen(StyleShare("three"))
    assert strip.view.currentIndex().row() == 2


def test_a_longer_list_keeps_what_was_chosen(qtbot: QtBot, strip: StyleStrip) -> None:
    strip.show_chosen(StyleShare("two"))
    with qtbot.assertNotEmitted(strip.style_chosen):
        strip.show_styles((Style("zero", "ZERO", Path("zero"), False), *STYLES))
    assert strip.view.currentIndex().data() == "TWO"


def test_a_thumbnail_appears_when_it_comes(strip: StyleStrip) -> None:
    image = QImage(16, 16, QImage.Format.Format_RGB32)
    image.fill(QColor("#00ff00"))
    strip.show_thumbnail("two", image)
    assert color_of(strip, 1) == QColor("#00ff00")
    assert color_of(strip, 0) != QColor("#00ff00")


def test_a_style_being_made_ready_is_dimmed_until_it_is(strip: StyleStrip) -> None:
    image = QImage(16, 16, QImage.Format.Format_RGB32)
    image.fill(QColor("#00ff00"))
    strip.show_thumbnail("two", image)
    strip.show_waiting("two")
    assert color_of(strip, 1).green() < 200
    strip.show_waiting("")
    assert color_of(strip, 1) == QColor("#00ff00")


def test_every_style_says_its_name_and_what_it_is_like(strip: StyleStrip) -> None:
    model = strip.view.model()
    assert model is not None
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "ONE"
    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == "ONE\nabout one"


def test_the_plus_tile_asks_for_more_styles(qtbot: QtBot, strip: StyleStrip) -> None:
    with qtbot.waitSignal(strip.styles_wanted):
        qtbot.mouseClick(strip.add, Qt.MouseButton.LeftButton)
    assert "drop" in strip.add.toolTip().lower()


def test_a_click_with_control_toggles_and_chooses_nothing(qtbot: QtBot, strip: StyleStrip) -> None:
    strip.show_chosen(StyleShare("one"))
    with qtbot.assertNotEmitted(strip.style_chosen), qtbot.waitSignal(strip.style_toggled) as toggled:
        control = Qt.KeyboardModifier.ControlModifier
        qtbot.mouseClick(strip.view.viewport(), Qt.MouseButton.LeftButton, control, tile(strip, 2))
    assert toggled.args == ["three"]
    assert strip.view.currentIndex().row() == 0


def test_the_styles_of_a_mix_are_all_marked(strip: StyleStrip) -> None:
    before = strip.view.grab().toImage()
    strip.show_chosen(StyleShare("one", 3.0), StyleShare("three", 1.0))
    model = strip.view.model()
    assert model is not None
    assert [model.index(row, 0).data(SHARE_ROLE) for row in range(3)] == [0.75, 0.0, 0.25]
    assert strip.view.grab().toImage() != before


def names(strip: StyleStrip) -> list[str]:
    model = strip.view.model()
    assert model is not None
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_the_search_leaves_what_was_sought_and_enter_takes_the_first(qtbot: QtBot, strip: StyleStrip) -> None:
    qtbot.keyClicks(strip.search, "t")
    assert names(strip) == ["ONE", "TWO", "THREE"]
    strip.search.clear()
    qtbot.keyClicks(strip.search, "ABOUT thr")
    assert names(strip) == ["THREE"]
    with qtbot.waitSignal(strip.style_chosen) as chosen:
        qtbot.keyClick(strip.search, Qt.Key.Key_Return)
    assert chosen.args == ["three"]
    strip.search.clear()
    assert names(strip) == ["ONE", "TWO", "THREE"]
    assert strip.view.currentIndex().data() == "THREE"


def test_a_search_for_nothing_there_leaves_nothing_and_chooses_nothing(qtbot: QtBot, strip: StyleStrip) -> None:
    strip.show_chosen(StyleShare("two"))
    with qtbot.assertNotEmitted(strip.style_chosen):
        qtbot.keyClicks(strip.search, "xyz")
        qtbot.keyClick(strip.search, Qt.Key.Key_Return)
        strip.choose(+1)
    assert names(strip) == []


def test_favourites_come_first_and_what_was_chosen_stays_so(qtbot: QtBot, strip: StyleStrip) -> None:
    strip.show_chosen(StyleShare("one"))
    before = strip.view.grab().toImage()
    with qtbot.assertNotEmitted(strip.style_chosen):
        strip.show_favourites(("three",))
    assert names(strip) == ["THREE", "ONE", "TWO"]
    assert strip.view.currentIndex().data() == "ONE"
    assert strip.view.grab().toImage() != before


def possible(strip: StyleStrip, key: str) -> list[str]:
    actions = strip.menu_of(key).actions()
    return [action.text() for action in actions if action.isEnabled() and not action.isSeparator()]


def test_the_menu_of_a_style_offers_what_can_be_done_to_it(qtbot: QtBot, strip: StyleStrip) -> None:
    strip.show_styles((*STYLES, Style("own", "MINE", Path("own"), False)))
    strip.show_chosen(StyleShare("two"))
    always = ["Mix in (Ctrl+click)", "Favourite", "Crop and stroke size…"]
    assert possible(strip, "one") == [*always, "Move right", "Study this style"]
    assert possible(strip, "own") == [*always, "Move left", "Rename…", "Remove", "Study this style"]
    signals = {
        "Mix in (Ctrl+click)": strip.style_toggled,
        "Favourite": strip.favourite_toggled,
        "Crop and stroke size…": strip.view_wanted,
        "Rename…": strip.rename_wanted,
        "Remove": strip.remove_wanted,
        "Study this style": strip.study.study_wanted,
    }
    for action in strip.menu_of("own").actions():
        if action.text() in signals:
            with qtbot.waitSignal(signals[action.text()]) as told:
                action.trigger()
            assert told.args == ["own"]


@pytest.mark.parametrize(
    ("mark", "rows", "words"),
    [
        (StudyMark(), ["Study this style"], "Not studied"),
        (StudyMark(StudyState.WAITING), ["Pause the study", "Cancel the study"], "Will be studied"),
        (
            StudyMark(StudyState.RUNNING, 0.4, 170.0, learned=True),
            ["Pause the study", "Cancel the study", "Export the studied style…"],
            "Being studied: 40 %, about 3 minutes left",
        ),
        (StudyMark(StudyState.PAUSED, 0.4), ["Go on with the study", "Cancel the study"], "paused at 40 %"),
        (
            StudyMark(StudyState.STUDIED, learned=True, own=True),
            ["Study this style again", "Forget what was learned", "Export the studied style…"],
            "Studied",
        ),
    ],
)
def test_a_style_shows_how_it_stands_with_studying(
    strip: StyleStrip, mark: StudyMark, rows: list[str], words: str
) -> None:
    strip.show_chosen(StyleShare("two"))
    unmarked = strip.view.grab().toImage()
    strip.show_marks({"two": mark})
    assert possible(strip, "two")[-len(rows) :] == rows
    model = strip.view.model()
    assert model is not None
    assert words in model.index(1, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert words in strip.study.toolTip()
    assert (strip.view.grab().toImage() == unmarked) is (mark.state is StudyState.NONE)
    assert strip.study.text() == ("40%" if mark.state is StudyState.RUNNING else "")


def test_the_button_offers_the_same_for_the_chosen_style_and_more(qtbot: QtBot, strip: StyleStrip) -> None:
    strip.show_chosen(StyleShare("two"))
    strip.study.show_by_themselves(True)
    menu = strip.study.menu()
    assert menu is not None
    menu.aboutToShow.emit()
    actions = {action.text(): action for action in menu.actions() if action.text()}
    assert list(actions) == ["Study this style", "Import a studied style…", "Study new styles by themselves"]
    with qtbot.waitSignal(strip.study.study_wanted) as told:
        actions["Study this style"].trigger()
    assert told.args == ["two"]
    with qtbot.waitSignal(strip.study.import_wanted):
        actions["Import a studied style…"].trigger()
    assert actions["Study new styles by themselves"].isChecked()
    with qtbot.waitSignal(strip.study.by_themselves_toggled) as told:
        actions["Study new styles by themselves"].trigger()
    assert told.args == [False]


# The user's own order.


def drag(qtbot: QtBot, strip: StyleStrip, row: int, to: QPoint, let_go: bool = True) -> None:
    viewport = strip.view.viewport()
    assert viewport is not None
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=tile(strip, row))
    for at in (tile(strip, row) + QPoint(20, 0), to):
        move(viewport, at)
    if let_go:
        qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=to)


def move(viewport: QWidget, at: QPoint) -> None:
    """Move with the left button held, which QTest does not say."""
    left = Qt.MouseButton.LeftButton
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(at), viewport.mapToGlobal(QPointF(at)), left, left, NO_KEY)
    QApplication.sendEvent(viewport, event)


def test_a_style_is_dragged_to_another_place_without_being_chosen(qtbot: QtBot, strip: StyleStrip) -> None:
    strip.show_chosen(StyleShare("two"))
    with qtbot.assertNotEmitted(strip.style_chosen), qtbot.waitSignal(strip.order_changed) as told:
        drag(qtbot, strip, 0, tile(strip, 2) + QPoint(40, 0))
    assert names(strip) == ["TWO", "THREE", "ONE"]
    assert told.args == [("two", "three", "one")]
    assert strip.view.currentIndex().data() == "TWO"


def test_a_style_is_dragged_to_the_front(qtbot: QtBot, strip: StyleStrip) -> None:
    drag(qtbot, strip, 2, QPoint(2, 40))
    assert names(strip) == ["THREE", "ONE", "TWO"]


def test_a_style_put_down_where_it_was_changes_nothing(qtbot: QtBot, strip: StyleStrip) -> None:
    with qtbot.assertNotEmitted(strip.order_changed), qtbot.assertNotEmitted(strip.style_chosen):
        drag(qtbot, strip, 1, tile(strip, 1) + QPoint(15, 0))
    assert not strip.view.dragging


def test_while_it_is_dragged_its_place_is_marked_and_escape_puts_it_back(qtbot: QtBot, strip: StyleStrip) -> None:
    before = strip.view.grab().toImage()
    drag(qtbot, strip, 0, tile(strip, 2), let_go=False)
    assert strip.view.dragging
    assert strip.view.grab().toImage() != before
    qtbot.keyClick(strip.view, Qt.Key.Key_Escape)
    assert not strip.view.dragging
    qtbot.mouseRelease(strip.view.viewport(), Qt.MouseButton.LeftButton, pos=tile(strip, 2))
    assert names(strip) == ["ONE", "TWO", "THREE"]


def test_an_order_from_before_counts_new_styles_follow_and_favourites_come_first(strip: StyleStrip) -> None:
    strip.show_order(("gone", "three", "one"))
    assert names(strip) == ["THREE", "ONE", "TWO"]
    strip.show_favourites(("two", "one"))
    assert names(strip) == ["ONE", "TWO", "THREE"]


def test_a_style_does_not_leave_the_favourites_by_being_dragged(qtbot: QtBot, strip: StyleStrip) -> None:
    strip.show_favourites(("one", "two"))
    drag(qtbot, strip, 0, tile(strip, 2) + QPoint(40, 0))
    assert names(strip) == ["TWO", "ONE", "THREE"]
    assert "Move right" not in possible(strip, "one")


def test_the_menu_moves_a_style_by_one(strip: StyleStrip) -> None:
    for text, after in (("Move right", ["TWO", "ONE", "THREE"]), ("Move left", ["ONE", "TWO", "THREE"])):
        next(action for action in strip.menu_of("one").actions() if action.text() == text).trigger()
        assert names(strip) == after


def test_what_a_search_found_is_not_dragged(qtbot: QtBot, strip: StyleStrip) -> None:
    qtbot.keyClicks(strip.search, "t")
    with qtbot.assertNotEmitted(strip.order_changed):
        drag(qtbot, strip, 0, tile(strip, 2))
    strip.search.clear()
    drag(qtbot, strip, 0, tile(strip, 2) + QPoint(40, 0))
    assert names(strip) == ["TWO", "THREE", "ONE"]


def test_a_list_filled_anew_while_a_tile_is_held_forgets_the_tile(qtbot: QtBot, strip: StyleStrip) -> None:
    drag(qtbot, strip, 2, tile(strip, 0), let_go=False)
    strip.show_styles(STYLES[:1])
    strip.view.grab()
    with qtbot.assertNotEmitted(strip.order_changed), qtbot.assertNotEmitted(strip.style_chosen):
        qtbot.mouseRelease(strip.view.viewport(), Qt.MouseButton.LeftButton, pos=tile(strip, 0))
    assert not strip.view.dragging


@pytest.mark.parametrize("mixed", [True, False], ids=["mixed in", "only there"])
def test_what_was_mixed_in_stays_in_sight_when_the_mix_takes_the_end_of_the_row(
    qtbot: QtBot, strip: StyleStrip, mixed: bool
) -> None:
    control = Qt.KeyboardModifier.ControlModifier if mixed else NO_KEY
    qtbot.mousePress(strip.view.viewport(), Qt.MouseButton.LeftButton, control, tile(strip, 2))
    strip.resize(260, 140)
    assert (tile(strip, 2).x() < strip.view.width()) == mixed
