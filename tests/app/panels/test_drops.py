"""What is dragged onto the window is sorted by what it is."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import pytest
from PIL import Image
from PyQt6.QtCore import QMimeData, QUrl
from PyQt6.QtGui import QColor, QImage
from PyQt6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.panels.drops import Dropped, DropTarget, file_bytes, read_mime, with_folder_contents
from engine.media.images import decode_picture
from tests.app.conftest import drag_away, drag_over, drop
from tests.media import MakeClip


def with_urls(*urls: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    return data


def with_files(*paths: str) -> QMimeData:
    return with_urls(*(QUrl.fromLocalFile(path).toString() for path in paths))


def with_image() -> QMimeData:
    image = QImage(70, 70, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    data = QMimeData()
    data.setImageData(image)
    return data


def with_text(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


def test_picture_files_are_styles_and_everything_else_is_to_be_played() -> None:
    dropped = read_mime(with_files("/a/one.JPG", "/a/film.mp4", "/a/two.webp"))
    assert dropped == Dropped(pictures=(Path("/a/one.JPG"), Path("/a/two.webp")), videos=(Path("/a/film.mp4"),))


def test_a_file_name_with_spaces_and_umlauts_arrives_whole() -> None:
    assert read_mime(with_files("/a/müde Katze.png")).pictures == (Path("/a/müde Katze.png"),)


def test_an_image_without_a_file_becomes_bytes_that_decode_to_it() -> None:
    dropped = read_mime(with_image())
    assert decode_picture(file_bytes(dropped.image))[35, 35].tolist() == [0x33, 0x66, 0x99]


def test_the_bytes_of_the_other_program_are_kept_as_they_are() -> None:
    jpeg = io.BytesIO()
    Image.new("RGB", (70, 70), "red").save(jpeg, "JPEG")
    data = with_image()
    data.setData("image/jpeg", jpeg.getvalue())
    assert read_mime(data).image == jpeg.getvalue()


def test_a_local_copy_goes_before_the_bare_image() -> None:
    data = with_image()
    data.setUrls([QUrl.fromLocalFile("/tmp/from-browser.png")])
    assert read_mime(data) == Dropped(pictures=(Path("/tmp/from-browser.png"),))


def test_an_image_from_the_web_takes_its_name_from_the_address() -> None:
    data = with_image()
    data.setUrls([QUrl("https://example.org/pictures/great-wave.jpg?size=large")])
    assert (read_mime(data).name, bool(read_mime(data).image)) == ("great-wave", True)


def test_a_bare_link_is_only_a_link() -> None:
    assert read_mime(with_urls("https://example.org/a.jpg")) == Dropped(link="https://example.org/a.jpg")


@pytest.mark.parametrize("address", ["rtsp://10.0.0.7/live", "udp://@:1234"])
def test_the_address_of_a_stream_is_to_be_played(address: str) -> None:
    assert read_mime(with_text(address)) == Dropped(stream=address)


@pytest.mark.parametrize(
    ("address", "plays"),
    [
        ("http://10.0.0.7/live.mjpg", True),
        ("https://example.org/live/index.m3u8?token=1", True),
        ("https://example.org/pictures/wave.jpg", False),
        ("https://example.org/watch?v=film.mp4", False),
    ],
)
def test_links_that_name_a_film_or_stream_are_to_be_played(address: str, plays: bool) -> None:
    assert read_mime(with_text(address)) == (Dropped(stream=address) if plays else Dropped(link=address))


def png_bytes() -> bytes:
    png = io.BytesIO()
    Image.new("RGB", (70, 70), "teal").save(png, "PNG")
    return png.getvalue()


def with_html(html: str) -> QMimeData:
    data = QMimeData()
    data.setHtml(html)
    return data


@pytest.mark.parametrize("kind", ["html", "address", "text", "escaped"])
def test_a_picture_that_a_page_carries_in_its_text_is_taken_out_of_it(kind: str) -> None:
    written = f"data:image/png;base64,{base64.b64encode(png_bytes()).decode()}"
    data = {
        "html": lambda: with_html(f'<meta charset="utf-8"><img class="a" src="{written}" alt="wave">'),
        "address": lambda: with_urls(written),
        "text": lambda: with_text(written),
        "escaped": lambda: with_text(written.replace("+", "%2B").replace("=", "%3D")),
    }[kind]()
    assert read_mime(data) == Dropped(image=png_bytes())


def test_a_page_with_a_damaged_picture_in_it_brings_nothing() -> None:
    assert not read_mime(with_html('<img src="data:image/png;base64,abc">'))


@pytest.mark.parametrize("form", ["{0}", "'{0}'", "file://{0}", "  {0}\n"])
def test_the_path_of_a_file_copied_as_text_is_that_file(tmp_path: Path, form: str) -> None:
    path = tmp_path / "wave.png"
    path.write_bytes(png_bytes())
    assert read_mime(with_text(form.format(path))) == Dropped(pictures=(path,))


@pytest.mark.parametrize("text", ["/no/such/file.png", "wave.png", "x" * 9000, f"/{'x' * 300}"])
def test_a_text_that_is_no_path_of_a_file_is_nothing(text: str) -> None:
    assert not read_mime(with_text(text))


def test_a_browser_s_copy_without_a_suffix_is_known_by_what_is_in_it(tmp_path: Path) -> None:
    picture, other = tmp_path / "f_00012a", tmp_path / "f_00012b"
    picture.write_bytes(png_bytes())
    other.write_bytes(b"something else")
    assert read_mime(with_files(str(picture), str(other))) == Dropped(pictures=(picture,), videos=(other,))


def test_a_folder_is_taken_for_the_pictures_and_videos_in_it(tmp_path: Path) -> None:
    names = ["b.jpg", "a.PNG", "film.mkv", "notes.txt", ".hidden.png"]
    for name in names:
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "c.png").write_bytes(b"")
    dropped = read_mime(with_files("/a/one.jpg", str(tmp_path)))
    assert dropped == Dropped(pictures=(Path("/a/one.jpg"),), folders=(tmp_path,))
    pictures = (Path("/a/one.jpg"), tmp_path / "a.PNG", tmp_path / "b.jpg")
    assert with_folder_contents(dropped) == Dropped(pictures=pictures, videos=(tmp_path / "film.mkv",))


def test_a_folder_is_told_by_what_is_in_its_files_and_foreign_pictures_are_named(
    tmp_path: Path, make_clip: MakeClip
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "bare").write_bytes(png_bytes())
    film = make_clip("clip.mp4", frames=2).rename(tmp_path / "mine" / "film")
    (tmp_path / "mine" / "x.psd").write_bytes(b"8BPS\0\1")
    brought = with_folder_contents(Dropped(folders=(tmp_path / "mine",)))
    assert (brought.pictures, brought.videos) == ((tmp_path / "mine" / "bare",), (film,))
    assert len(brought.refused) == 1
    assert "x.psd is of a kind that is not read here (Photoshop)" in brought.refused[0]


def test_a_folder_that_is_gone_has_nothing_in_it(tmp_path: Path) -> None:
    assert not with_folder_contents(Dropped(folders=(tmp_path / "gone",)))


@pytest.mark.parametrize("data", [None, QMimeData(), with_text("hello"), with_text("")])
def test_anything_else_is_nothing(data: QMimeData | None) -> None:
    assert not read_mime(data)


@pytest.fixture
def target(qtbot: QtBot) -> tuple[QWidget, DropTarget]:
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(QLineEdit())
    window.resize(300, 300)
    return window, DropTarget(window)


@pytest.mark.parametrize(
    ("data", "hint"),
    [
        (with_files("/a/one.jpg"), "Drop to paint in this style"),
        (with_files("/a/one.jpg", "/a/two.jpg"), "Drop to add 2 styles"),
        (with_files("/a/film.mp4"), "Drop to play it here"),
        (with_files(str(Path(__file__).parent)), "Drop to take what is in the folder"),
    ],
)
def test_while_dragging_it_says_what_letting_go_would_do(
    qtbot: QtBot, target: tuple[QWidget, DropTarget], data: QMimeData, hint: str
) -> None:
    window, drops = target
    with qtbot.waitSignal(drops.hinted) as hinted:
        assert drag_over(window, data)
    assert hinted.args == [hint]
    with qtbot.waitSignal(drops.hinted) as hinted:
        drag_away(window)
    assert hinted.args == [""]


def test_letting_go_hands_it_over(qtbot: QtBot, target: tuple[QWidget, DropTarget]) -> None:
    window, drops = target
    with qtbot.waitSignal(drops.dropped) as dropped:
        assert drop(window, with_files("/a/one.jpg"))
    assert dropped.args == [Dropped(pictures=(Path("/a/one.jpg"),))]


def test_what_is_of_no_use_is_refused(qtbot: QtBot, target: tuple[QWidget, DropTarget]) -> None:
    window, drops = target
    with qtbot.assertNotEmitted(drops.dropped):
        assert not drag_over(window, with_text("hello"))
        assert not drop(window, with_text("hello"))
