"""What the sources look like: small rooms with telling names, nothing left for later, prose in its one place."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "desktop" / "hawliyat"
SOURCES = sorted(PACKAGE.rglob("*.py"))
LONGEST = 350
"""Lines: what can still be read in one sitting (the aim is 300)."""
NAMES_THAT_TELL_NOTHING = {"utils", "util", "helpers", "helper", "manager", "misc", "common", "annotations"}


def identity(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("source", SOURCES, ids=identity)
def test_a_file_can_be_read_in_one_sitting(source: Path) -> None:
    assert len(source.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_a_module_is_named_after_what_it_holds() -> None:
    vague = [
        identity(path)
        for path in SOURCES
        if NAMES_THAT_TELL_NOTHING & set(path.relative_to(PACKAGE).with_suffix("").parts)
    ]
    assert not vague


def test_every_folder_of_the_package_is_a_package() -> None:
    assert not {identity(path.parent) for path in SOURCES if not (path.parent / "__init__.py").exists()}


def test_nothing_is_left_for_later() -> None:
    left = re.compile(r"\b(TODO|FIXME|XXX|NotImplementedError)\b")
    assert not [identity(path) for path in SOURCES if left.search(path.read_text(encoding="utf-8"))]


def test_prose_stands_in_ui_only() -> None:
    """Below ui, an error has a code: one word of lower-case letters, never a sentence."""
    raised = re.compile(r"UserError\(\s*(f?['\"])(.*?)\1")
    below = [path for path in SOURCES if path.relative_to(PACKAGE).parts[0] not in ("ui", "app")]
    wrong = [
        (identity(path), code)
        for path in below
        for _, code in raised.findall(path.read_text(encoding="utf-8"))
        if not re.fullmatch(r"[a-z][a-z_]*", code)
    ]
    assert not wrong
