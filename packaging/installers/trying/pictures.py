"""Pictures of what is tried: kept to be looked at, and told from a picture of nothing."""

from pathlib import Path

from PySide6.QtGui import QImage

from installers import places
from installers.checks import CheckError, demand

COLOURS = 200
"""A picture of the window has more colours than this (smooth letters alone bring them); an empty screen has few."""


def picture_of(subject: str) -> Path:
    """Return where the picture of *subject* is kept; its folder exists."""
    folder = places.BUILD / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{subject}.png"


def demand_a_window(picture: Path) -> None:
    """Print where *picture* is, for somebody to look; raise `CheckError` if it shows no window full of text."""
    print(f"      look at {picture}")
    demand(colours_of(picture) > COLOURS, f"it has {colours_of(picture)} colours only")


def colours_of(picture: Path) -> int:
    """Return how many colours a picture has. Raises `CheckError` for what is no picture."""
    image = QImage(str(picture))
    if image.isNull():
        raise CheckError(f"{picture} is no picture")
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    return len(set(memoryview(image.constBits()).cast("I")))
