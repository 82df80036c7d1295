"""`pastiche image`, read back."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.media.images import read_picture, write_picture
from tests.end_to_end.conftest import Pastiche


@pytest.mark.parametrize("size", [(257, 123), (64, 64), (33, 200), (300, 301)])
def test_a_picture_of_any_size_keeps_it(
    size: tuple[int, int], pastiche: Pastiche, coffee: Path, tmp_path: Path
) -> None:
    width, height = size
    x, y = np.meshgrid(np.linspace(0, 255, width), np.linspace(0, 255, height))
    write_picture(tmp_path / "in.png", np.stack([x, y, 255 - x], axis=2).astype(np.uint8))
    ran = pastiche("image", tmp_path / "in.png", "-s", coffee, "-o", tmp_path / "out.png", "-q")
    assert ran.code == 0, ran.err
    before, after = read_picture(tmp_path / "in.png"), read_picture(tmp_path / "out.png")
    assert after.shape == before.shape
    assert np.abs(after.astype(int) - before).mean() > 4


def test_strength_0_gives_the_very_same_pixels(
    pastiche: Pastiche, portrait: Path, coffee: Path, tmp_path: Path
) -> None:
    ran = pastiche("image", portrait, "-s", coffee, "-o", tmp_path / "out.png", "--strength", "0")
    assert ran.code == 0, ran.err
    assert np.array_equal(read_picture(tmp_path / "out.png"), read_picture(portrait))


def test_only_what_the_mask_paints_is_changed(pastiche: Pastiche, portrait: Path, coffee: Path, tmp_path: Path) -> None:
    mask = np.zeros((64, 64, 3), np.uint8)
    mask[16:48, 24:56] = 255
    write_picture(tmp_path / "mask.png", mask)
    words = ["image", portrait, "-s", coffee, "-o"]
    assert pastiche(*words, tmp_path / "all.png").code == 0
    ran = pastiche(*words, tmp_path / "part.png", "--mask", tmp_path / "mask.png")
    assert ran.code == 0, ran.err
    before, painted, part = (read_picture(path) for path in (portrait, tmp_path / "all.png", tmp_path / "part.png"))
    # Each pixel of the mask is four of the picture, and its edge is soft over one of its own.
    assert np.array_equal(part[68:188, 100:220], painted[68:188, 100:220])
    outside = np.ones(part.shape[:2], bool)
    outside[60:196, 92:228] = False
    assert np.array_equal(part[outside], before[outside])
    ran = pastiche(*words, tmp_path / "mask.png", "--mask", tmp_path / "mask.png", "--overwrite")
    assert ran.code == 2
    assert np.array_equal(read_picture(tmp_path / "mask.png"), mask)


def test_each_layer_alone_changes_the_picture_in_its_own_way(
    pastiche: Pastiche, portrait: Path, coffee: Path, tmp_path: Path
) -> None:
    results = []
    for layers in ("1,0,0,0", "0,1,0,0", "0,0,1,0", "0,0,0,1"):
        out = tmp_path / f"{layers}.png"
        assert pastiche("image", portrait, "-s", coffee, "-o", out, "--layers", layers).code == 0
        results.append(read_picture(out).astype(int))
    distances = [np.abs(a - b).mean() for index, a in enumerate(results) for b in results[:index]]
    assert min(distances) > 0.5


def test_keep_colors_keeps_the_hue(pastiche: Pastiche, portrait: Path, coffee: Path, tmp_path: Path) -> None:
    words = ["image", portrait, "-s", coffee, "-o"]
    pastiche(*words, tmp_path / "free.png")
    pastiche(*words, tmp_path / "kept.png", "--keep-colors")
    chroma = [
        np.asarray(Image.open(path).convert("YCbCr"), np.float32)[..., 1:]
        for path in (portrait, tmp_path / "free.png", tmp_path / "kept.png")
    ]
    assert np.abs(chroma[2] - chroma[0]).mean() < np.abs(chroma[1] - chroma[0]).mean()


def test_keep_colors_palette_keeps_the_palette(
    pastiche: Pastiche, portrait: Path, coffee: Path, tmp_path: Path
) -> None:
    assert pastiche("image", "--keep-colors", portrait, "-s", coffee, "-o", tmp_path / "light.png").code == 0
    ran = pastiche("image", portrait, "-s", coffee, "-o", tmp_path / "kept.png", "--keep-colors", "palette")
    assert ran.code == 0, ran.err
    before, after = (np.asarray(Image.open(path), float) for path in (portrait, tmp_path / "kept.png"))
    assert np.abs(before.mean((0, 1)) - after.mean((0, 1))).max() < 6
    assert np.abs(before - after).mean() > 5
    assert (tmp_path / "light.png").read_bytes() != (tmp_path / "kept.png").read_bytes()


def test_several_pictures_go_to_a_folder_that_is_made(
    pastiche: Pastiche, portrait: Path, rocket: Path, coffee: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "painted"
    ran = pastiche("image", portrait, rocket, "-s", coffee, "-o", folder, "--json")
    assert ran.code == 0, ran.err
    assert sorted(path.name for path in folder.iterdir()) == ["portrait.png", "rocket.jpg"]
    assert [row["size"] for row in json.loads(ran.out)["pictures"]] == ["256x256", "320x214"]


def test_a_picture_comes_out_the_same_whatever_was_painted_before_it(
    pastiche: Pastiche, portrait: Path, coffee: Path, tmp_path: Path
) -> None:
    # Of the same size and alike, as two shots of one scene are.
    brighter = np.minimum(read_picture(portrait).astype(int) + 25, 255).astype(np.uint8)
    write_picture(tmp_path / "second.png", brighter)
    together, alone = tmp_path / "together", tmp_path / "alone.png"
    words = ["-s", coffee, "--keep-colors", "palette", "-q", "-o"]
    assert pastiche("image", portrait, tmp_path / "second.png", *words, together).code == 0
    assert pastiche("image", tmp_path / "second.png", *words, alone).code == 0
    assert np.array_equal(read_picture(together / "second.png"), read_picture(alone))


def test_a_picture_that_cannot_be_read_does_not_stop_the_others(
    pastiche: Pastiche, portrait: Path, coffee: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(portrait.read_bytes()[:500])
    ran = pastiche("image", broken, portrait, "-s", coffee, "-o", tmp_path / "painted", "-q")
    assert ran.code == 2
    assert [path.name for path in (tmp_path / "painted").iterdir()] == ["portrait.png"]
    assert ran.err.count("\n") == 1
    assert "broken.png" in ran.err


def test_a_turned_picture_comes_out_upright(pastiche: Pastiche, coffee: Path, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (120, 80), (200, 120, 40)).save(tmp_path / "turned.jpg", exif=exif)
    ran = pastiche("image", tmp_path / "turned.jpg", "-s", coffee, "-o", tmp_path / "out.png")
    assert ran.code == 0, ran.err
    assert read_picture(tmp_path / "out.png").shape == (120, 80, 3)


def test_a_folder_is_told_by_its_contents_and_nothing_in_it_is_passed_over_in_silence(
    pastiche: Pastiche, coffee: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("B.JPG", "c.jfif", "bare"):
        Image.new("RGB", (64, 64), (200, 120, 40)).save(folder / name, "JPEG")
    (folder / "IMG.HEIC").write_bytes(b"\0\0\0\x18ftypheic" + b"\0" * 99)
    (folder / "notes.txt").write_text("milk")
    ran = pastiche("image", folder, "-s", coffee, "-o", tmp_path / "out", "-q", "--strength", "0")
    assert ran.code == 2
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["B.JPG", "bare.png", "c.png"]
    assert "IMG.HEIC is of a kind that is not read here (HEIC)" in ran.err
    assert "for they are no pictures: notes.txt." in ran.err


def test_a_copy_keeps_what_its_picture_says_and_what_it_cannot_keep_is_said_once(
    pastiche: Pastiche, coffee: Path, tmp_path: Path
) -> None:
    exif = Image.Exif()
    exif[0x0132] = "2024:05:06 07:08:09"
    exif.get_ifd(0x8825).update({1: "N", 2: (48.0, 8.0, 15.5)})
    exif[0x8825] = 0
    for name in ("a.png", "b.png"):
        picture = Image.new("RGBA", (64, 64), (200, 120, 40, 0))
        picture.paste((200, 120, 40, 255), (0, 0, 64, 32))
        picture.save(tmp_path / name, exif=exif, dpi=(300, 300))
    words = ("image", tmp_path / "a.png", tmp_path / "b.png", "-s", coffee, "-q", "--strength", "0", "-o")
    ran = pastiche(*words, tmp_path / "out", "--json")
    assert ran.code == 0, ran.err
    with Image.open(tmp_path / "out" / "a.png") as copy:
        assert copy.getexif()[0x0132] == "2024:05:06 07:08:09"
        assert not copy.getexif().get_ifd(0x8825)
        assert copy.info["dpi"][0] == pytest.approx(300, abs=0.1)
        assert [copy.getpixel((9, y)) for y in (9, 60)] == [(200, 120, 40, 255), (255, 255, 255, 0)]
    assert json.loads(ran.out)["notes"] == ["a.png, b.png: The place where the picture was taken is left out."]
    assert pastiche(*words, tmp_path / "with", "--location").code == 0
    with Image.open(tmp_path / "with" / "a.png") as copy:
        assert copy.getexif().get_ifd(0x8825)[1] == "N"


def test_that_only_the_first_of_several_pictures_is_painted_is_said(
    pastiche: Pastiche, coffee: Path, tmp_path: Path
) -> None:
    pictures = [Image.new("RGB", (64, 64), colour) for colour in ("red", "blue")]
    pictures[0].save(tmp_path / "in.webp", save_all=True, append_images=pictures[1:], duration=100)
    ran = pastiche("image", tmp_path / "in.webp", "-s", coffee, "-o", tmp_path / "out.png", "-q")
    assert ran.code == 0, ran.err
    assert "in.webp: Of the 2 pictures in the file the first one is painted." in ran.err
