"""The program's icon in the forms that systems ask for, drawn from `resources/icons/hawliyat.svg`."""

import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QImage, QImageReader

from hawliyat.ui.application_icon import drawing

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
"""Those of the freedesktop icon theme, in pixels."""

ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
"""What Windows shows at 100 to 250 % of scale, and the large views of its Explorer."""

ICNS_TYPES = {"ic11": 32, "ic12": 64, "ic07": 128, "ic13": 256, "ic08": 256, "ic14": 512, "ic09": 512, "ic10": 1024}
"""The types whose content is a PNG on every macOS that we run on; the rest is scaled from these."""


def drawn(size: int) -> QImage:
    """Return the icon at *size* pixels."""
    file = drawing(size)
    reader = QImageReader(str(file))
    reader.setScaledSize(QSize(size, size))
    image = reader.read()
    if image.isNull():
        raise OSError(f"{file} can't be drawn: {reader.errorString()}")
    return image.convertToFormat(QImage.Format.Format_ARGB32)


def write_pngs(folder: Path) -> dict[int, Path]:
    """Write the icon in all `SIZES` into *folder*; return the files by size."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {size: folder / f"hawliyat-{size}.png" for size in SIZES}
    for size, file in files.items():
        file.write_bytes(_png(size))
    return files


def write_ico(path: Path) -> None:
    """Write a Windows icon: bitmaps, which every reader of resources knows, and a PNG at 256."""
    contents = [_png(size) if size == 256 else _bitmap(size) for size in ICO_SIZES]
    at = 6 + 16 * len(ICO_SIZES)
    header = struct.pack("<HHH", 0, 1, len(ICO_SIZES))
    for size, content in zip(ICO_SIZES, contents, strict=True):
        header += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(content), at)
        at += len(content)
    path.write_bytes(header + b"".join(contents))


def write_icns(path: Path) -> None:
    """Write a macOS icon: a PNG for each of `ICNS_TYPES`."""
    entries = b""
    for kind, size in ICNS_TYPES.items():
        content = _png(size)
        entries += struct.pack(">4sI", kind.encode(), 8 + len(content)) + content
    path.write_bytes(struct.pack(">4sI", b"icns", 8 + len(entries)) + entries)


def _png(size: int) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawn(size).save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _bitmap(size: int) -> bytes:
    """A bitmap of an icon: rows from the bottom up, BGRA, then a mask that nobody reads beside an alpha channel."""
    image = drawn(size)  # whose memory the bits are
    pixels = bytes(image.constBits())
    rows = [pixels[at : at + 4 * size] for at in range(0, len(pixels), 4 * size)]
    header = struct.pack("<IiiHHIIiiII", 40, size, 2 * size, 1, 32, 0, 0, 0, 0, 0, 0)
    mask = bytes((size + 31) // 32 * 4 * size)
    return header + b"".join(reversed(rows)) + mask
