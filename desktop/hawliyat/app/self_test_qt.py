"""The part of the self-test that needs Qt: its plugins, its translations, the icon, and Arabic with the right face."""

import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QPluginLoader, QSize, QTranslator
from PySide6.QtGui import QFont, QGuiApplication, QIcon, QImageReader, QTextLayout

from hawliyat import assets
from hawliyat.app import display
from hawliyat.app.self_test import WORD, CheckError, demand, is_frozen
from hawliyat.ui.wording import tr

LINE = "أعلنت الشركة الخطة في مايو 2024."
FACE = "Amiri"
PICTURES = {"imageformats": ("svg",), "iconengines": ("svg",)}
PLUGINS: dict[str, dict[str, tuple[str, ...]]] = {
    "linux": {
        "platforms": ("offscreen", "xcb", "wayland"),
        "platforminputcontexts": ("compose", "ibus"),
        "wayland-shell-integration": ("xdg-shell",),
    },
    "win32": {"platforms": ("offscreen", "windows")},
    "darwin": {"platforms": ("offscreen", "cocoa")},
}
"""The plugins that each system needs, by their folder and the name Qt asks for."""

FROM_THE_SYSTEM = {"wayland", "xdg-shell"}
"""Plugins whose libraries a system without Wayland lacks, and does not miss."""

PLATFORM = "QT_QPA_PLATFORM"
NATIVE = {"win32": "windows", "darwin": "cocoa"}
"""What Qt draws with where nothing else is asked for, and where there always is a display."""

TRANSLATIONS = ("qtbase_ar", "qtbase_pt_BR", "qtbase_en")


def plugins() -> str:
    """Each plugin is there and can be loaded (Wayland's: only where the system has Wayland)."""
    problems, unusable = [], []
    for kind, names in {**PLUGINS.get(sys.platform, {}), **PICTURES}.items():
        found = dict(_plugins(kind))
        for name in names:
            loader = found.get(name)
            if loader is None:
                problems.append(tr("{folder} has no {name}", folder=kind, name=name))
            elif not loader.load():
                if name in FROM_THE_SYSTEM:
                    unusable.append(name)
                else:
                    problems.append(loader.errorString())
    formats = {bytes(name.data()).decode() for name in QImageReader.supportedImageFormats()}
    problems += [tr("no reader of {format}", format=name) for name in ("png", "svg") if name not in formats]
    demand(not problems, "; ".join(problems))
    return tr("this system has no libraries for {names}", names=", ".join(unusable)) if unusable else ""


def translations() -> str:
    """Each of Qt's own translations can be loaded; a translator is content with a near language, this is not."""
    folder = _qt_folder(QLibraryInfo.LibraryPath.TranslationsPath)
    for name in TRANSLATIONS:
        translator = QTranslator()
        has_loaded = translator.load(name, str(folder))
        is_the_one = Path(translator.filePath()).stem == name
        demand(has_loaded and is_the_one, tr("{folder} has no {name}", folder=folder, name=name))
    return ""


def icon() -> str:
    """The icon has colours in it when an icon engine draws it."""
    _application()
    drawn = QIcon(str(assets.resources() / "icons" / "hawliyat.svg")).pixmap(QSize(32, 32)).toImage()
    seen = {drawn.pixel(x, y) for x in range(drawn.width()) for y in range(drawn.height())}
    demand(len(seen) > 2, tr("it stays empty"))
    return ""


def shaping() -> str:
    """A line is set in the book face throughout, each sign has its glyph, and letters take their joined forms."""
    from hawliyat.ui.theme import article_font

    _application()
    demand(assets.fonts() is not None or not is_frozen(), tr("this copy brings no fonts"))
    font = article_font()
    families = {family for family, _ in _shaped(LINE, font)}
    demand(families == {FACE}, tr("it is set in {families}", families=", ".join(sorted(families)) or "…"))
    demand(0 not in _glyphs(LINE, font), tr("a letter has no glyph"))
    alone = [glyph for letter in WORD for glyph in _glyphs(letter, font)]
    demand(not set(alone) & set(_glyphs(WORD, font)), tr("its letters are not joined"))
    return ""


def _shaped(text: str, font: QFont) -> list[tuple[str, list[int]]]:
    """The family and the glyphs of each run that Qt makes of *text*."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return [(run.rawFont().familyName(), list(run.glyphIndexes())) for run in layout.glyphRuns()]


def _glyphs(text: str, font: QFont) -> list[int]:
    return [glyph for _, glyphs in _shaped(text, font) for glyph in glyphs]


def _qt_folder(kind: QLibraryInfo.LibraryPath) -> Path:
    return Path(QLibraryInfo.path(kind))


def _plugins(kind: str) -> Iterator[tuple[str, QPluginLoader]]:
    """Every plugin of a folder, by each name that Qt may ask for it by."""
    folder = _qt_folder(QLibraryInfo.LibraryPath.PluginsPath) / kind
    for file in sorted(folder.glob("*")) if folder.is_dir() else ():
        loader = QPluginLoader(str(file))
        described: object = loader.metaData().get("MetaData")
        for name in described.get("Keys", ()) if isinstance(described, dict) else ():
            yield name, loader


@cache
def _application() -> QGuiApplication:
    """The application that fonts and pixmaps need, on the platform that is asked for; on Linux else offscreen.

    It is asked whether the plugin loads, since Qt's own answer to one that does not is to end the process.
    """
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    if sys.platform == "linux" and (not os.environ.get(PLATFORM) or display.problem() is not None):
        os.environ[PLATFORM] = "offscreen"
    asked = os.environ.get(PLATFORM) or NATIVE[sys.platform]
    found = dict(_plugins("platforms"))
    names = [name.partition(":")[0] for name in asked.split(";")]
    if not any(name in found and found[name].load() for name in names):
        raise CheckError(tr("there is no platform {name}", name=asked))
    return QGuiApplication([])
