"""The picture beside the first and last page of the Windows installer: the icon, and its line of annals going on."""

from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from installers.icons import drawn

WIDTH, HEIGHT = 164, 314
"""What NSIS gives it, in pixels; it has to be a bitmap without transparency."""

GROUND, INK = QColor("#efe9dc"), QColor("#0f6b6b")
"""A shade darker than the icon's page, and the colour of its spine."""

ICON = 96


def write_bmp(path: Path) -> None:
    """Write the picture as a BMP file; raises `OSError`."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB888)
    image.fill(GROUND)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = WIDTH / 2
    painter.setPen(QPen(INK, 2))
    painter.drawLine(QPointF(middle, 0), QPointF(middle, HEIGHT))
    painter.drawImage(QPointF(middle - ICON / 2, 40), drawn(ICON))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(INK)
    painter.drawEllipse(QPointF(middle, 174), 5, 5)
    painter.drawRoundedRect(QRectF(middle - 5, 198, 10, 44), 5, 5)  # what lasted
    painter.drawEllipse(QPointF(middle, 276), 5, 5)
    painter.end()
    if not image.save(str(path), "BMP"):  # type: ignore[call-overload]
        raise OSError(f"{path} can't be written")
