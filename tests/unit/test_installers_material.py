"""Pinned packages: what is kept is checked by its digest each time, and unpacked anew."""

import base64
import hashlib
import io
import tarfile
from pathlib import Path

import pytest

from installers import material, places

NAME, VERSION = "@letters/face", "1.2.3"


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(places, "BUILD", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    folder = tmp_path / "material"
    folder.mkdir()
    return folder


def _put(shelf: Path, files: dict[str, str]) -> str:
    """Put a package where a first build would have left it; return its digest as npm writes it."""
    archive = shelf / "letters-face-1.2.3.tgz"
    with tarfile.open(archive, "w:gz") as members:
        for name, text in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(text.encode())
            members.addfile(member, io.BytesIO(text.encode()))
    return "sha512-" + base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()


def test_a_package_that_was_fetched_before_is_unpacked_without_npm(shelf: Path) -> None:
    integrity = _put(shelf, {"package/fonts/face.ttf": "glyphs", "package/LICENSE": "free"})
    folder = material.npm_package(NAME, VERSION, integrity)
    assert (folder / "fonts/face.ttf").read_text() == "glyphs"
    assert (folder / "LICENSE").read_text() == "free"


def test_what_was_unpacked_is_not_trusted_the_next_time(shelf: Path) -> None:
    integrity = _put(shelf, {"package/LICENSE": "free"})
    folder = material.npm_package(NAME, VERSION, integrity)
    (folder / "LICENSE").write_text("altered")
    (folder / "added").touch()
    again = material.npm_package(NAME, VERSION, integrity)
    assert [(file.name, file.read_text()) for file in again.iterdir()] == [("LICENSE", "free")]


def test_nothing_is_written_outside_the_folder(shelf: Path) -> None:
    integrity = _put(shelf, {"package/../../escaped": "x", "elsewhere/file": "x", "package/kept": "x"})
    folder = material.npm_package(NAME, VERSION, integrity)
    assert [file.name for file in folder.rglob("*")] == ["kept"]
    assert not (shelf.parent / "escaped").exists()


def test_an_archive_with_another_digest_is_fetched_again_and_npm_is_asked_for(shelf: Path) -> None:
    _put(shelf, {"package/LICENSE": "free"})
    with pytest.raises(material.MaterialError, match=r"@letters/face@1\.2\.3 is fetched with npm.*apt install npm"):
        material.npm_package(NAME, VERSION, "sha512-of-another")


def test_what_npm_brings_is_refused_if_it_is_not_what_was_pinned(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(material, "_fetch", lambda *_: _put(shelf, {"package/LICENSE": "another"}))
    with pytest.raises(material.MaterialError, match="not what was pinned: sha512-of-this was expected, sha512-"):
        material.npm_package(NAME, VERSION, "sha512-of-this")
    assert not list(shelf.iterdir())
