"""The layers are the import-linter contracts of pyproject.toml; here they hold, and each is shown to bite."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINT = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_logo=True, no_cache=True))"


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", LINT]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a copy of the package and its contracts, to do harm in."""
    folder = tmp_path_factory.mktemp("copy")
    shutil.copytree(ROOT / "desktop" / "hawliyat", folder / "hawliyat", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def test_every_contract_is_kept() -> None:
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("module", "imported", "contract"),
    [
        ("domain", "hawliyat.store", "Each layer imports only what stands below it"),
        ("timeline", "hawliyat.temporal", "Each layer imports only what stands below it"),
        ("exchange", "PySide6.QtCore", "Qt is drawn with in ui and app only"),
        ("ui.wording", "PySide6.QtCore", "Qt is drawn with in ui and app only"),
        ("operations", "sqlite3", "SQLite is spoken in store only"),
        ("operations", "dateparser", "dateparser answers in temporal only"),
        ("ui.library", "hawliyat.ui.reader", "Panes do not import each other"),
        ("ui.widgets", "hawliyat.ui.reader", "Widgets know no panes"),
        ("ui.painting", "hawliyat.store", "Painters know no panes and no project"),
    ],
)
def test_a_broken_contract_is_found(copy: Path, module: str, imported: str, contract: str) -> None:
    place = copy / "hawliyat" / module.replace(".", "/")
    file = place / "__init__.py" if place.is_dir() else place.with_suffix(".py")
    before = file.read_text(encoding="utf-8")
    file.write_text(f"{before}\n\ndef _intrude() -> None:\n    import {imported}  # noqa\n", encoding="utf-8")
    try:
        said = lint(copy).stdout
    finally:
        file.write_text(before, encoding="utf-8")
    assert re.search(rf"^{contract}.* BROKEN$", said, re.MULTILINE), said
