"""Where a file dialog begins: in a folder that is there, and never in one that desktops hide."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths

from hawliyat.ui.folders import folder_beside, usual_folder

Location = QStandardPaths.StandardLocation


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a home whose documents are in المستندات; nothing is made in it."""
    folders = {Location.DocumentsLocation: "المستندات", Location.AppDataLocation: ".local/share/Hawliyat"}
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda location: str(tmp_path / folders[location]))
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    return tmp_path


def test_a_dialog_begins_in_the_folder_used_last_while_it_is_there(home: Path) -> None:
    last = home / "أطروحة"
    last.mkdir()
    assert usual_folder(str(last)) == last
    last.rmdir()
    assert usual_folder(str(last)) == home


def test_a_dialog_begins_in_the_documents_and_without_them_in_the_home(home: Path) -> None:
    assert usual_folder() == home
    (home / "المستندات").mkdir()
    assert usual_folder() == home / "المستندات"


def test_a_file_is_proposed_beside_the_project(home: Path) -> None:
    assert folder_beside(home / "أطروحة" / "a.hawliyat") == home / "أطروحة"


def test_a_file_from_the_sample_is_not_proposed_in_the_hidden_folder_it_lives_in(home: Path) -> None:
    assert folder_beside(home / ".local/share/Hawliyat/sample.hawliyat") == home
