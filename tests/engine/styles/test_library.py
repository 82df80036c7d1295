"""The style library: bundled and own styles, names, keys, and what damage does to it."""

from __future__ import annotations

import hashlib
import io
import json
import threading
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.errors import StyleError
from engine.styles import library as library_module
from engine.styles.library import Style, StyleLibrary
from engine.styles.view import StyleView
from engine.values import Pixels
from tests.fakes import PATIENCE_S


def png(color: tuple[int, int, int] = (200, 60, 30), size: tuple[int, int] = (96, 80)) -> bytes:
    """A small picture as bytes."""
    buffer = io.BytesIO()
    Image.new("RGB", size, color).save(buffer, "PNG")
    return buffer.getvalue()


@pytest.fixture
def user_dir(tmp_path: Path) -> Path:
    return tmp_path / "data" / "styles"


@pytest.fixture
def library(user_dir: Path) -> StyleLibrary:
    return StyleLibrary(user_dir)


def own(library: StyleLibrary) -> list[Style]:
    return [style for style in library.styles() if not style.bundled]


def test_the_bundled_styles_come_first_in_the_order_of_their_table(library: StyleLibrary) -> None:
    library.add_bytes(png(), "Mine")
    styles = library.styles()
    assert [style.bundled for style in styles] == sorted((style.bundled for style in styles), reverse=True)
    assert styles[0].name == "Impasto swirl"
    assert len([style for style in styles if style.bundled]) >= 14


def test_listing_styles_makes_no_folder(library: StyleLibrary, user_dir: Path) -> None:
    assert own(library) == []
    assert not user_dir.exists()


def test_a_key_is_the_hash_of_the_file_s_bytes(library: StyleLibrary) -> None:
    for style in library.styles():
        assert style.key == hashlib.sha256(style.path.read_bytes()).hexdigest()[:16]


@pytest.mark.parametrize("wanted", ["Ink wash", "ink wash", "ink-wash", "INK_WASH", "  ink   wash "])
def test_a_style_is_found_by_name_however_it_is_written(library: StyleLibrary, wanted: str) -> None:
    assert library.get(wanted).name == "Ink wash"


def test_a_style_is_found_by_key(library: StyleLibrary) -> None:
    style = library.add_bytes(png(), "Mine")
    assert library.get(style.key) == style


def test_an_unknown_style_is_refused_with_the_near_misses(library: StyleLibrary) -> None:
    with pytest.raises(StyleError, match=r"no style “ink wsh”.*Did you mean “Ink wash”"):
        library.get("ink wsh")
    with pytest.raises(StyleError, match=r"no style “qqqqqq”\.$"):
        library.get("qqqqqq")


def test_an_added_file_is_copied_and_survives_the_original(
    library: StyleLibrary, user_dir: Path, tmp_path: Path
) -> None:
    original = tmp_path / "Sea at night.png"
    original.write_bytes(png())
    style = library.add(original)
    original.unlink()
    assert style.name == "Sea at night"
    assert style.path.parent == user_dir
    assert StyleLibrary(user_dir).get("sea at night") == style


def test_the_same_content_twice_is_one_style(library: StyleLibrary) -> None:
    first = library.add_bytes(png(), "One")
    assert library.add_bytes(png(), "Other") == first
    assert len(own(library)) == 1


def test_the_same_picture_in_other_bytes_is_one_style(library: StyleLibrary) -> None:
    first = library.add_bytes(two_colours(), "One")
    again = io.BytesIO()
    Image.open(io.BytesIO(two_colours())).save(again, "WEBP", lossless=True)
    assert library.add_bytes(again.getvalue(), "Copied out of a browser") == first
    assert len(own(library)) == 1


def test_adding_a_bundled_image_gives_the_bundled_style(library: StyleLibrary) -> None:
    bundled = library.get("Mosaic")
    assert library.add(bundled.path) == bundled
    assert own(library) == []


def test_different_images_of_one_name_get_names_of_their_own(library: StyleLibrary) -> None:
    names = [library.add_bytes(png((shade, 0, 0)), "Mosaic").name for shade in (10, 20)]
    assert names == ["Mosaic 2", "Mosaic 3"]


def test_a_name_of_any_script_is_kept(library: StyleLibrary, user_dir: Path) -> None:
    library.add_bytes(png(), "夜の海 / №1")
    assert own(StyleLibrary(user_dir))[0].name == "夜の海 / №1"


def test_own_styles_are_listed_oldest_first(library: StyleLibrary) -> None:
    for number in range(4):
        library.add_bytes(png((number * 40, 9, 9)), f"Style {number}")
    assert [style.name for style in own(library)] == [f"Style {number}" for number in range(4)]


@pytest.mark.expects_log("index of the user's styles is damaged")
@pytest.mark.parametrize(
    "index", [b"", b"{", b"[]", b'{"names": 3}', b"\xff\xfe\x00", b"[" * 100_000], ids=lambda index: str(index[:9])
)
def test_names_survive_a_damaged_index(library: StyleLibrary, user_dir: Path, index: bytes) -> None:
    library.add_bytes(png(), "Sea at night")
    (user_dir / "index.json").write_bytes(index)
    assert [style.name for style in own(StyleLibrary(user_dir))] == ["Sea at night"]


def test_a_nonsense_entry_of_the_index_costs_only_its_own_name(library: StyleLibrary, user_dir: Path) -> None:
    one, other = library.add_bytes(png((1, 2, 3)), "Un / deux"), library.add_bytes(png((4, 5, 6)), "Trois / quatre")
    (user_dir / "index.json").write_text(json.dumps({"names": {one.key: 7, other.key: "Trois / quatre"}}))
    assert [style.name for style in own(StyleLibrary(user_dir))] == ["Un deux", "Trois / quatre"]


@pytest.mark.expects_log("left out")
def test_one_damaged_file_never_hides_the_others(library: StyleLibrary, user_dir: Path) -> None:
    library.add_bytes(png((1, 2, 3)), "First")
    broken = library.add_bytes(png((4, 5, 6)), "Second")
    library.add_bytes(png((7, 8, 9)), "Third")
    broken.path.write_bytes(broken.path.read_bytes()[:40])
    assert [style.name for style in own(StyleLibrary(user_dir))] == ["First", "Third"]


@pytest.mark.expects_log("left out")
def test_a_damaged_file_can_be_added_anew(library: StyleLibrary, user_dir: Path) -> None:
    broken = library.add_bytes(png(), "Mine")
    broken.path.write_bytes(b"nothing")
    again = StyleLibrary(user_dir)
    assert again.add_bytes(png(), "Mine").key == broken.key
    assert again.image(broken.key, 80).shape == (80, 96, 3)


def test_files_put_into_the_folder_by_hand_are_styles_and_other_files_are_not(
    library: StyleLibrary, user_dir: Path
) -> None:
    user_dir.mkdir(parents=True)
    (user_dir / "by_hand.png").write_bytes(png())
    (user_dir / "without a suffix").write_bytes(png((20, 90, 200)))
    (user_dir / "notes.txt").write_text("no picture")
    (user_dir / "folder.png").mkdir()
    assert {style.name for style in own(library)} == {"by hand", "without a suffix"}


def test_an_image_is_brought_to_the_asked_short_side_whatever_the_file_has(library: StyleLibrary) -> None:
    style = library.add_bytes(png(size=(400, 200)), "Wide")
    assert library.image(style.key, 100).shape == (100, 200, 3)
    assert library.image(style.key, 512).shape == (512, 1024, 3)


@pytest.mark.parametrize("size", [(300, 100), (100, 300), (80, 80)])
def test_a_thumbnail_is_a_square_of_the_asked_size_from_the_middle(
    library: StyleLibrary, size: tuple[int, int]
) -> None:
    style = library.add_bytes(png((10, 200, 30), size), "Any")
    thumbnail = library.thumbnail(style.key, 90)
    assert thumbnail.shape == (90, 90, 3)
    assert thumbnail.dtype == np.uint8
    assert thumbnail.flags.c_contiguous
    assert np.abs(thumbnail.astype(int) - (10, 200, 30)).max() <= 1


def test_a_removed_style_is_gone_for_good(library: StyleLibrary, user_dir: Path) -> None:
    style = library.add_bytes(png(), "Mine")
    library.remove(style.key)
    assert not style.path.exists()
    assert own(StyleLibrary(user_dir)) == []
    with pytest.raises(StyleError, match="no style"):
        library.remove(style.key)


def test_a_bundled_style_cannot_be_removed(library: StyleLibrary) -> None:
    style = library.get("Mosaic")
    with pytest.raises(StyleError, match="comes with the program"):
        library.remove(style.key)
    assert style.path.exists()


@pytest.mark.parametrize("content", [b"", b"plain text, no picture", png()[:60]], ids=["empty", "text", "cut"])
def test_what_is_no_picture_is_refused_and_leaves_nothing_behind(
    library: StyleLibrary, user_dir: Path, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "bad.png"
    path.write_bytes(content)
    with pytest.raises(StyleError, match=r"bad\.png"):
        library.add(path)
    assert not user_dir.exists()


def test_a_picture_too_small_for_the_network_is_refused(library: StyleLibrary) -> None:
    with pytest.raises(StyleError, match=r"tiny is too small.*40 x 90"):
        library.add_bytes(png(size=(40, 90)), "tiny")


def test_a_missing_file_and_a_folder_are_refused(library: StyleLibrary, tmp_path: Path) -> None:
    with pytest.raises(StyleError, match="no file"):
        library.add(tmp_path / "none.png")
    with pytest.raises(StyleError, match="is a folder"):
        library.add(tmp_path)


def test_a_huge_file_is_refused_before_it_is_read(
    library: StyleLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library_module, "MAX_BYTES", 100)
    path = tmp_path / "huge.png"
    path.write_bytes(png() + bytes(200))
    with pytest.raises(StyleError, match="too large"):
        library.add(path)


def test_a_folder_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    blocker = tmp_path / "file"
    blocker.write_text("in the way")
    with pytest.raises(StyleError, match="Cannot keep the style “Mine”"):
        StyleLibrary(blocker / "styles").add_bytes(png(), "Mine")


def test_a_style_whose_file_vanished_is_no_longer_there(library: StyleLibrary) -> None:
    style = library.add_bytes(png(), "Mine")
    style.path.unlink()
    with pytest.raises(StyleError, match="no style"):
        library.image(style.key)


def test_styles_can_be_added_from_many_threads_at_once(library: StyleLibrary, user_dir: Path) -> None:
    threads = [
        threading.Thread(target=library.add_bytes, args=(png((number * 30, 0, 0)), f"Style {number}"))
        for number in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {style.name for style in own(StyleLibrary(user_dir))} == {f"Style {number}" for number in range(8)}
    assert not list(user_dir.glob(".new-*"))


def test_a_picture_that_is_being_added_keeps_nobody_waiting(
    library: StyleLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    decode, begun, decoded = library_module.decode_picture, threading.Event(), threading.Event()

    def decode_slowly(data: bytes, name: str, short_px: int) -> Pixels:
        begun.set()
        assert decoded.wait(PATIENCE_S)
        return decode(data, name, short_px=short_px)

    monkeypatch.setattr(library_module, "decode_picture", decode_slowly)
    adding = threading.Thread(target=library.add_bytes, args=(png(), "Large"))
    adding.start()
    assert begun.wait(PATIENCE_S)
    found: list[Style] = []
    looking = threading.Thread(target=lambda: found.append(library.get("mosaic")))
    looking.start()
    looking.join(PATIENCE_S)
    meanwhile = [style.name for style in found]
    decoded.set()
    adding.join(PATIENCE_S)
    looking.join(PATIENCE_S)
    assert meanwhile == ["Mosaic"]
    assert [style.name for style in own(library)] == ["Large"]


def test_a_users_style_is_renamed_for_good(tmp_path: Path) -> None:
    library = StyleLibrary(tmp_path / "styles")
    style = library.add_bytes(png(), "wave")
    assert library.rename(style.key, "  The great   wave ").name == "The great wave"
    assert StyleLibrary(tmp_path / "styles").get("the great wave").key == style.key


def test_a_name_that_is_taken_gets_a_number_and_a_change_of_case_does_not(tmp_path: Path) -> None:
    library = StyleLibrary(tmp_path / "styles")
    style = library.add_bytes(png(), "wave")
    taken = library.styles()[0].name
    assert library.rename(style.key, taken).name == f"{taken} 2"
    assert library.rename(style.key, f"{taken.upper()} 2").name == f"{taken.upper()} 2"


def test_a_bundled_style_keeps_its_name(tmp_path: Path) -> None:
    library = StyleLibrary(tmp_path / "styles")
    with pytest.raises(StyleError, match="keeps its name"):
        library.rename(library.styles()[0].key, "Mine")


# Crop and size.

LEFT_HALF = StyleView(0.5, (0.0, 0.0, 0.5, 1.0))


def two_colours() -> bytes:
    """200 x 100: red on the left, blue on the right."""
    picture = Image.new("RGB", (200, 100), (200, 0, 0))
    picture.paste((0, 0, 200), (100, 0, 200, 100))
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()


def test_a_view_is_kept_for_own_and_bundled_styles_and_leaves_their_keys_alone(
    library: StyleLibrary, user_dir: Path
) -> None:
    for style in (library.add_bytes(png(), "Mine"), library.get("Mosaic")):
        viewed = library.set_view(style.key, LEFT_HALF)
        again = StyleLibrary(user_dir).get(style.name)
        assert again == viewed
        assert (again.key, again.view) == (style.key, LEFT_HALF)
        assert again.reading_key == LEFT_HALF.key_of(style.key) != style.key


def test_the_engine_gets_the_view_that_its_key_names(library: StyleLibrary) -> None:
    style = library.set_view(library.add_bytes(two_colours(), "Two").key, LEFT_HALF)
    part = library.image(style.reading_key, 100)
    assert part.shape == (100, 100, 3)
    assert np.all(part[..., 2] < 30)
    assert library.image(style.key, 100).shape == (100, 200, 3)


def test_the_thumbnail_shows_what_is_read(library: StyleLibrary) -> None:
    style = library.set_view(library.add_bytes(two_colours(), "Two").key, LEFT_HALF)
    thumbnail = library.thumbnail(style.reading_key, 90)
    assert thumbnail.shape == (90, 90, 3)
    assert np.all(thumbnail[..., 2] < 30)


def test_a_view_survives_another_name_and_goes_with_the_style(library: StyleLibrary, user_dir: Path) -> None:
    style = library.set_view(library.add_bytes(png(), "Mine").key, LEFT_HALF)
    library.rename(style.key, "Yours")
    assert StyleLibrary(user_dir).get("Yours").view == LEFT_HALF
    library.remove(style.key)
    assert library.add_bytes(png(), "Mine").view == StyleView()


def test_the_whole_picture_again_leaves_no_trace(library: StyleLibrary, user_dir: Path) -> None:
    style = library.set_view(library.get("Mosaic").key, LEFT_HALF)
    assert library.set_view(style.key, StyleView()).reading_key == style.key
    assert json.loads((user_dir / "index.json").read_text("utf-8"))["views"] == {}


def test_a_nonsense_view_in_the_index_costs_only_itself(library: StyleLibrary, user_dir: Path) -> None:
    one, other = library.get("Mosaic"), library.get("Ink wash")
    library.set_view(one.key, LEFT_HALF)
    index = json.loads((user_dir / "index.json").read_text("utf-8"))
    index["views"] |= {other.key: "@900,0,0,1,1", "more": 7}
    (user_dir / "index.json").write_text(json.dumps(index), "utf-8")
    assert library.get(one.key).view == LEFT_HALF
    assert library.get(other.key).view == StyleView()


def test_a_key_with_an_impossible_view_is_refused(library: StyleLibrary) -> None:
    with pytest.raises(StyleError, match="no style"):
        library.image(f"{library.get('Mosaic').key}@900,0,0,1000,1000")
