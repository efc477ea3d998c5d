"""The program's icon: one drawing for large sizes, a simpler one for small."""

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon

from hawliyat.assets import resources

LARGEST_SMALL = 32
"""Up to this size, in pixels, the simpler drawing is clearer."""

WINDOW_SIZES = (16, 24, 32, 48, 64, 128)
"""What title bars, task bars and switchers of windows show."""


def drawing(size: int) -> Path:
    """Return the file to draw the icon from at *size* pixels."""
    return resources() / "icons" / ("hawliyat-small.svg" if size <= LARGEST_SMALL else "hawliyat.svg")


def application_icon() -> QIcon:
    """Return the icon of the program's windows (drawn at once: about three milliseconds)."""
    icon, drawings = QIcon(), {file: QIcon(str(file)) for file in map(drawing, WINDOW_SIZES)}
    for size in WINDOW_SIZES:
        icon.addPixmap(drawings[drawing(size)].pixmap(QSize(size, size)))
    return icon
