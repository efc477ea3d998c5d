"""The application icon: drawn with what Qt's SVG Tiny knows, and readable in each size of each container."""

import struct
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QImageReader

from hawliyat.assets import resources
from hawliyat.ui import application_icon
from installers import icons

DRAWINGS = ("hawliyat.svg", "hawliyat-small.svg")


def every_image(path: Path) -> list[QImage]:
    reader = QImageReader(str(path))
    images = []
    for number in range(reader.imageCount()):
        assert reader.jumpToImage(number)
        images.append(reader.read())
    return images


def assert_the_icon(image: QImage) -> None:
    """The corners are clear, there is ink on the page and the spine is at the right."""
    size = image.width()
    assert image.pixelColor(0, 0).alpha() < 128
    colours = [image.pixelColor(x, y) for x in range(0, size, max(1, size // 32)) for y in range(size // 8, size // 2)]
    assert any(colour.alpha() == 255 and colour.lightness() > 240 for colour in colours)
    assert any(colour.alpha() == 255 and colour.lightness() < 60 for colour in colours)
    at_the_right = image.pixelColor(size * 13 // 16, size // 3)
    assert at_the_right.green() > at_the_right.red() + 40


@pytest.mark.parametrize("name", DRAWINGS)
def test_the_drawing_needs_no_font_and_no_filter(name: str) -> None:
    tags = {element.tag.partition("}")[2] for element in ElementTree.parse(resources() / "icons" / name).iter()}
    assert tags <= {"svg", "title", "desc", "path", "rect", "circle"}


def test_pngs_have_their_sizes(tmp_path: Path) -> None:
    files = icons.write_pngs(tmp_path / "new folder")
    assert tuple(files) == icons.SIZES
    for size, file in files.items():
        image = QImage(str(file))
        assert (image.width(), image.height()) == (size, size)
        assert_the_icon(image)


def test_an_ico_holds_every_size(tmp_path: Path) -> None:
    path = tmp_path / "icon.ico"
    icons.write_ico(path)
    images = every_image(path)
    assert [image.width() for image in images] == list(icons.ICO_SIZES)
    for image in images:
        assert_the_icon(image)


def test_an_icns_holds_every_size(tmp_path: Path) -> None:
    path = tmp_path / "icon.icns"
    icons.write_icns(path)
    assert {image.width() for image in every_image(path)} == set(icons.ICNS_TYPES.values())
    data, at, found = path.read_bytes(), 8, {}
    assert struct.unpack(">4sI", data[:8]) == (b"icns", len(data))
    while at < len(data):
        kind, length = struct.unpack(">4sI", data[at : at + 8])
        found[kind.decode()] = QImage.fromData(QByteArray(data[at + 8 : at + length]), "PNG")  # type: ignore[call-overload]
        at += length
    assert {kind: image.width() for kind, image in found.items()} == icons.ICNS_TYPES
    for image in found.values():
        assert_the_icon(image)


def test_a_drawing_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(application_icon, "resources", lambda: tmp_path)
    with pytest.raises(OSError, match=r"hawliyat-small\.svg"):
        icons.drawn(16)


@pytest.mark.usefixtures("qapp")
def test_the_windows_have_it_in_each_size() -> None:
    icon = application_icon.application_icon()
    assert {size.width() for size in icon.availableSizes()} == set(application_icon.WINDOW_SIZES)
    for size in application_icon.WINDOW_SIZES:
        assert_the_icon(icon.pixmap(size, size).toImage())
