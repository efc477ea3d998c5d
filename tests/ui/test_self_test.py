"""The self-test finds what a frozen copy may lack: each check is run on a whole copy, and on one without a part."""

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib.abc import MetaPathFinder
from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo
from PySide6.QtGui import QFont

from hawliyat import assets
from hawliyat.app import self_test, self_test_qt
from hawliyat.app.self_test import Check, checks, outcome
from hawliyat.store import checking
from hawliyat.store.checking import Finding
from hawliyat.temporal import fallback, hijri
from hawliyat.ui import terminal, theme

CHECKS = list(checks())


class Lost(MetaPathFinder):
    """Modules that a frozen copy does not have."""

    def __init__(self, *names: str) -> None:
        self._names = names

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        """Refuse the modules, and leave the others to those who come next."""
        del path, target
        if name.startswith(self._names):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


@pytest.fixture
def lose(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Give a function that takes modules out of the program until the test ends."""

    def lose(*names: str) -> None:
        for name in [each for each in sys.modules if each.startswith(names)]:
            monkeypatch.delitem(sys.modules, name)
        monkeypatch.setattr(sys, "meta_path", [Lost(*names), *sys.meta_path])

    return lose


def found_wrong(run: Callable[[], str]) -> str:
    """The reason why a check fails."""
    result = outcome(Check("it holds", run))
    assert not result.has_passed
    assert result.line().startswith("FAIL  it holds: ")
    return result.found


@pytest.mark.usefixtures("amiri")
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.sentence)
def test_a_whole_copy_passes(check: Check) -> None:
    assert outcome(check).line().startswith(f"PASS  {check.sentence}")


def test_every_line_is_said_and_one_failure_fails_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    good, bad = Check("this holds", lambda: ""), Check("this is asked for", lambda: str(1 // 0))
    monkeypatch.setattr(self_test, "checks", lambda: iter([good, bad, good]))
    assert self_test.run(said.append) == 1
    assert [line[:4] for line in said] == ["PASS", "FAIL", "PASS", "2 pa"]
    assert said[1] == "FAIL  this is asked for: ZeroDivisionError: integer division or modulo by zero"
    monkeypatch.setattr(self_test, "checks", lambda: iter([good]))
    assert self_test.run(said.append) == 0
    assert said[-1] == "1 passed, 0 failed"


def test_lost_data_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "time").mkdir()
    monkeypatch.setattr(assets, "resources", lambda: tmp_path)
    assert "pt.toml" in found_wrong(self_test.data)
    monkeypatch.undo()
    monkeypatch.setattr(assets, "seeds", lambda: tmp_path)
    assert "annotations.json" in found_wrong(self_test.data)


def test_dates_that_no_rule_reads_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(self_test, "DATES", (("pt", "Em 15 de algures", "2024-07-15"),))
    assert "Em 15 de algures" in found_wrong(self_test.dates_by_rules)


def test_a_hijri_date_needs_its_calendar(lose: Callable[..., None]) -> None:
    hijri.first_day.cache_clear()
    lose("hijridate")
    assert "hijridate" in found_wrong(self_test.dates_by_rules)


def test_a_lost_detector_of_encodings_is_named(lose: Callable[..., None]) -> None:
    lose("charset_normalizer")
    assert "charset_normalizer" in found_wrong(self_test.old_encoding)


@pytest.mark.parametrize("language", ["ar", "pt"])
def test_words_that_dateparser_lost_are_missed(lose: Callable[..., None], language: str) -> None:
    from dateparser.languages import default_loader

    default_loader._loaded_languages.clear()
    default_loader._loaded_locales.clear()
    lose(f"dateparser.data.date_translation_data.{language}")
    assert f"date_translation_data.{language}" in found_wrong(self_test.dates_by_dateparser)


def test_a_dateparser_that_reads_nothing_is_not_covered_by_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fallback, "find_times", lambda *_: [])
    assert "15 يوليو" in found_wrong(self_test.dates_by_dateparser)
    assert outcome(Check("", self_test.dates_by_rules)).has_passed


@pytest.mark.parametrize("library", ["bidi", "arabic_reshaper"])
def test_a_lost_library_of_the_terminal_is_named(lose: Callable[..., None], library: str) -> None:
    terminal._joining.cache_clear()
    lose(library)
    assert library in found_wrong(self_test.terminal)


def test_a_project_that_is_not_sound_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "findings", lambda _: [Finding("damaged_page", {"detail": "page 7"})])
    assert "page 7" in found_wrong(self_test.project)
    monkeypatch.undo()
    monkeypatch.setattr(assets, "seeds", lambda: Path("nowhere"))
    monkeypatch.setattr("hawliyat.operations.sample.seeds", lambda: Path("nowhere"))
    assert "nowhere" in found_wrong(self_test.project)


def test_a_frozen_copy_without_licences_or_with_a_lost_text_fails(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert found_wrong(self_test.licences) == "this copy brings none"
    listing = [
        {"name": name, "version": "1", "licence": "MIT", "files": [f"{name}.txt"]} for name in ("Hawliyat", "Qt")
    ]
    (tmp_path / "components.json").write_text(json.dumps(listing))
    (tmp_path / "Hawliyat.txt").write_text("MIT")
    monkeypatch.setattr(assets, "licenses", lambda: tmp_path)
    assert "Qt.txt" in found_wrong(self_test.licences)
    (tmp_path / "Qt.txt").write_text(" \n")
    assert found_wrong(self_test.licences) == "without a text: Qt"
    (tmp_path / "Qt.txt").write_text("LGPL")
    assert self_test.licences()


@pytest.fixture
def qt_without(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], None]:
    """Give a function that shows the check a copy of Qt's data folders in which one file is missing."""
    real = QLibraryInfo.path

    def without(pattern: str) -> None:
        for kind in (QLibraryInfo.LibraryPath.PluginsPath, QLibraryInfo.LibraryPath.TranslationsPath):
            source, copy = Path(real(kind)), tmp_path / kind.name
            for file in source.rglob("*"):
                if file.is_file() and not file.match(pattern):
                    (copy / file.relative_to(source)).parent.mkdir(parents=True, exist_ok=True)
                    (copy / file.relative_to(source)).symlink_to(file)
        monkeypatch.setattr(self_test_qt, "_qt_folder", lambda kind: tmp_path / kind.name)

    return without


PARTS_OF_LINUX = {
    "libqxcb.so": "platforms has no xcb",
    "libqwayland.so": "platforms has no wayland",
    "libqoffscreen.so": "platforms has no offscreen",
    "libcompose*.so": "platforminputcontexts has no compose",
    "libibus*.so": "platforminputcontexts has no ibus",
    "libxdg-shell.so": "wayland-shell-integration has no xdg-shell",
    "libqsvg.so": "imageformats has no svg",
    "libqsvgicon.so": "iconengines has no svg",
}


@pytest.mark.skipif(sys.platform != "linux", reason="the names of the files are those of Linux")
@pytest.mark.parametrize(("pattern", "told"), PARTS_OF_LINUX.items())
def test_a_lost_plugin_is_named(qt_without: Callable[[str], None], pattern: str, told: str) -> None:
    qt_without(pattern)
    assert found_wrong(self_test_qt.plugins) == told


@pytest.mark.parametrize("name", self_test_qt.TRANSLATIONS)
def test_a_lost_translation_is_named(qt_without: Callable[[str], None], name: str) -> None:
    qt_without(f"{name}.qm")
    assert found_wrong(self_test_qt.translations).endswith(f"has no {name}")


@pytest.mark.usefixtures("qapp")
def test_an_icon_that_draws_nothing_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "icons").mkdir()
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32"></svg>'
    (tmp_path / "icons" / "hawliyat.svg").write_text(drawing)
    monkeypatch.setattr(assets, "resources", lambda: tmp_path)
    assert found_wrong(self_test_qt.icon) == "it stays empty"


@pytest.mark.usefixtures("qapp")
def test_another_face_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(theme, "article_font", lambda: QFont(["DejaVu Sans"]))
    assert found_wrong(self_test_qt.shaping).startswith("it is set in ")


GLYPHS: Mapping[str, tuple[Callable[[str], Sequence[int]], str]] = {
    "no glyph": (lambda text: [0] * len(text), "a letter has no glyph"),
    "not joined": (lambda text: [ord(letter) for letter in text], "its letters are not joined"),
}


@pytest.mark.parametrize(("glyphs", "told"), GLYPHS.values(), ids=GLYPHS)
@pytest.mark.usefixtures("qapp")
def test_what_is_not_shaped_is_told(
    amiri: str, monkeypatch: pytest.MonkeyPatch, glyphs: Callable[[str], list[int]], told: str
) -> None:
    monkeypatch.setattr(self_test_qt, "_shaped", lambda text, _: [(amiri, glyphs(text))])
    assert found_wrong(self_test_qt.shaping) == told


@pytest.mark.usefixtures("qapp")
def test_a_frozen_copy_has_to_bring_its_font(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert found_wrong(self_test_qt.shaping) == "this copy brings no fonts"
