"""A frozen program brings its Arabic face along: it is there even where the system has no font at all."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from hawliyat import assets

AMIRI = Path("/usr/share/fonts/opentype/fonts-hosny-amiri/Amiri-Regular.ttf")
FACE = """
import sys
from pathlib import Path
from PySide6.QtGui import QGuiApplication
from hawliyat import assets
if sys.argv[1:]:
    assets.fonts = lambda: Path(sys.argv[1])
from hawliyat.ui.theme import article_font, chrome_font
application = QGuiApplication([])
print(article_font().families()[0])
"""
SHAPED = """
from PySide6.QtGui import QTextLayout
for font in (article_font(), chrome_font()):
    layout = QTextLayout("حوليات", font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    print(*{run.rawFont().familyName() for run in layout.glyphRuns()}, 0 in layout.glyphRuns()[0].glyphIndexes())
"""


@pytest.fixture
def said(tmp_path: Path) -> Callable[..., list[str]]:
    """Give a function that runs a program on a system without fonts and returns its lines."""
    configuration = tmp_path / "fonts.conf"
    configuration.write_text(f"<fontconfig><cachedir>{tmp_path}</cachedir></fontconfig>")
    environment = {**os.environ, "FONTCONFIG_FILE": str(configuration), "QT_QPA_PLATFORM": "offscreen"}

    def run(program: str, *arguments: str) -> list[str]:
        command = [sys.executable, "-c", program, *arguments]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.splitlines()

    return run


@pytest.mark.skipif(sys.platform != "linux", reason="only fontconfig can be told that there are no fonts")
def test_bundled_fonts_show_arabic_where_the_system_has_none(
    said: Callable[..., list[str]], needs_file: Callable[[Path, str], None]
) -> None:
    needs_file(AMIRI, "fonts-hosny-amiri")
    assert said(FACE + SHAPED, str(AMIRI.parent)) == ["Amiri", "Amiri False", "Amiri False"]
    assert said(FACE) != ["Amiri"]


def test_a_checkout_uses_the_fonts_and_licences_of_its_system() -> None:
    assert assets.fonts() is None
    assert assets.licenses() is None


def test_an_installed_copy_finds_what_its_installer_brought(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(assets, "_PACKAGE", tmp_path)
    for name in ("fonts", "licenses"):
        (tmp_path / name).mkdir()
    assert assets.fonts() == tmp_path / "fonts"
    assert assets.licenses() == tmp_path / "licenses"
