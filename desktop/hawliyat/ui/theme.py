"""The look: one set of colours for light, one for dark, the faces and the grid every pane is drawn with."""

from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QColor, QFont, QFontDatabase

from hawliyat.ui.fonts import load_bundled

ARTICLE_FACES = ("Amiri", "Scheherazade New", "Noto Naskh Arabic", "Geeza Pro", "Sakkal Majalla")
CHROME_FACES = ("Inter", "Noto Sans", "Segoe UI", "SF Pro Text", "DejaVu Sans")
ARTICLE_PIXELS = 21
CHROME_PIXELS = 13
GRID = 4
RADIUS_ANNOTATION, RADIUS_FIELD, RADIUS_CARD = 3, 6, 9


@dataclass(frozen=True, slots=True)
class Ink:
    """An edge (or text) colour and the fill that goes behind it."""

    edge: QColor
    fill: QColor


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one theme; `palette` maps a label's colour name to its ink."""

    name: str
    paper: QColor
    chrome: QColor
    raised: QColor
    ink: QColor
    soft: QColor
    line: QColor
    accent: QColor
    accent_soft: QColor
    selection: QColor
    event: QColor
    time: Ink
    warning: QColor
    palette: dict[str, Ink]

    @property
    def is_dark(self) -> bool:
        """Whether light text stands on dark paper."""
        return self.name == "dark"

    def label_ink(self, colour: str) -> Ink:
        """Return the ink of a label's colour name; grey for a name this version doesn't know."""
        return self.palette.get(colour, self.palette["grey"])


def _theme(name: str, plain: dict[str, str], time: str, palette: dict[str, str]) -> Theme:
    def ink(pair: str) -> Ink:
        edge, fill = pair.split()
        return Ink(QColor(edge), QColor(fill))

    colours = {token: QColor(value) for token, value in plain.items()}
    return Theme(name=name, **colours, time=ink(time), palette={key: ink(pair) for key, pair in palette.items()})


LIGHT = _theme(
    "light",
    {
        "paper": "#fcfaf5",
        "chrome": "#f3efe7",
        "raised": "#ffffff",
        "ink": "#211d18",
        "soft": "#6f675c",
        "line": "#e2dbcd",
        "accent": "#0f6b6b",
        "accent_soft": "#d8ebe8",
        "selection": "#cde5e3",
        "event": "#9c2f2f",
        "warning": "#8f5a00",
    },
    "#3b6fb6 #e3ecf8",
    {
        "blue": "#0072b2 #dcecf7",
        "green": "#00795a #d9efe6",
        "orange": "#b4511a #f8e3d6",
        "pink": "#a8497f #f5dfec",
        "ochre": "#8f6400 #f6e9cc",
        "red": "#9c2f2f #f6dedb",
        "grey": "#6f675c #ebe6dc",
    },
)
DARK = _theme(
    "dark",
    {
        "paper": "#1d1b18",
        "chrome": "#171512",
        "raised": "#25221e",
        "ink": "#ebe4d8",
        "soft": "#a0978a",
        "line": "#35312b",
        "accent": "#5cc0b8",
        "accent_soft": "#1f3a38",
        "selection": "#234644",
        "event": "#ef8d85",
        "warning": "#e0b556",
    },
    "#93b8ec #26344a",
    {
        "blue": "#7cc0ec #1d3547",
        "green": "#5fcfa6 #173c31",
        "orange": "#f0a06c #452c1d",
        "pink": "#e596c4 #432a3a",
        "ochre": "#e0b556 #403418",
        "red": "#ef8d85 #472624",
        "grey": "#a0978a #33302a",
    },
)


@cache
def _families() -> frozenset[str]:
    return load_bundled() | frozenset(QFontDatabase.families())


@cache
def _installed(faces: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(face for face in faces if face in _families()) or (QFont().defaultFamily(),)


def article_font(pixels: float = ARTICLE_PIXELS, *, bold: bool = False) -> QFont:
    """Return the book face for texts and quotes, at *pixels*."""
    return _font(ARTICLE_FACES, pixels, bold=bold)


def chrome_font(pixels: float = CHROME_PIXELS, *, bold: bool = False) -> QFont:
    """Return the face for everything that is not text of an article; Arabic in it falls back to the book face."""
    return _font(CHROME_FACES, pixels, bold=bold)


def _font(faces: tuple[str, ...], pixels: float, *, bold: bool) -> QFont:
    font = QFont(list(_installed(faces)))
    font.setPixelSize(round(pixels))
    font.setBold(bold)
    return font
