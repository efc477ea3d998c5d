"""The Windows installer compiles, and what may not go into it does not. `dev.py installer check` runs it."""

import shutil
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from installers import product, windows, windows_signing
from installers.errors import InstallerError
from installers.windows import (
    CONSOLE,
    LIBRARIES,
    PROGRAM,
    SCRIPT,
    make_installer,
    make_zip,
    version_numbers,
)

STRINGS = SCRIPT.parent / "languages"
MACHINES = {"amd64-unicode": 0x8664, "x86-unicode": 0x14C}
"""What a program for Windows says it is for, by what NSIS calls it."""


@pytest.fixture
def payload(tmp_path: Path) -> Path:
    """What a frozen program looks like from outside, in a folder with a difficult name."""
    folder = tmp_path / "مجلد البرنامج"
    (folder / LIBRARIES).mkdir(parents=True)
    for name in (PROGRAM, CONSOLE, f"{LIBRARIES}/نص.txt"):
        (folder / name).write_bytes(name.encode())
    return folder


@pytest.mark.parametrize("target", MACHINES)
def test_the_installer_compiles_from_the_parts_that_makensis_has(
    target: str, needs: Callable[..., None], payload: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needs("makensis")
    if target != windows.target(windows.find_makensis()) == "x86-unicode":
        pytest.skip("this makensis has only 32-bit parts")
    monkeypatch.setattr(windows, "target", lambda _makensis: target)
    setup = windows.make_installer(payload, tmp_path / "Hawliyat-setup.exe").read_bytes()
    at = struct.unpack_from("<I", setup, 0x3C)[0]
    assert setup[at : at + 4] == b"PE\0\0"
    assert struct.unpack_from("<H", setup, at + 4)[0] == MACHINES[target]
    assert f"{product.NAME} setup".encode("utf-16-le") in setup


@pytest.mark.parametrize("language", sorted(path.stem for path in STRINGS.iterdir()))
def test_a_sentence_that_one_language_lacks_stops_the_build(
    language: str, needs: Callable[..., None], payload: Path, tmp_path: Path
) -> None:
    needs("makensis")
    script = Path(shutil.copytree(SCRIPT.parent, tmp_path / "script")) / SCRIPT.name
    strings = script.parent / "languages" / f"{language}.nsh"
    lines = strings.read_text(encoding="utf-8").splitlines(keepends=True)
    strings.write_text("".join(line for line in lines if "CLOSE_FIRST" not in line), encoding="utf-8")
    with pytest.raises(InstallerError, match="CLOSE_FIRST"):
        make_installer(payload, tmp_path / "setup.exe", script=script)


def test_all_languages_have_the_same_sentences() -> None:
    names = {
        path.stem: {line.split()[1] for line in path.read_text(encoding="utf-8").splitlines() if line[0] != ";"}
        for path in STRINGS.iterdir()
    }
    assert len(names) == 4
    assert len({frozenset(found) for found in names.values()}) == 1, names


def test_the_portable_zip_is_one_folder_and_the_same_each_time(payload: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "Hawliyat-1-windows-x64.zip", tmp_path / "again" / "Hawliyat-1-windows-x64.zip"
    second.parent.mkdir()
    make_zip(payload, first)
    (payload / PROGRAM).touch()
    assert make_zip(payload, second).read_bytes() == first.read_bytes()
    with zipfile.ZipFile(first) as archive:
        assert archive.testzip() is None
        assert set(archive.namelist()) == {f"{first.stem}/{name}" for name in (PROGRAM, CONSOLE, f"{LIBRARIES}/نص.txt")}


@pytest.mark.parametrize("extra", ["surprise.dll", f"{LIBRARIES}/sample{product.SUFFIX}"])
def test_what_the_uninstaller_would_not_remove_is_not_packed(extra: str, payload: Path, tmp_path: Path) -> None:
    (payload / extra).touch()
    with pytest.raises(InstallerError, match=Path(extra).name):
        make_zip(payload, tmp_path / "portable.zip")


@pytest.mark.parametrize(("version", "numbers"), [("0.1.0", "0.1.0.0"), ("1.2", "1.2.0.0"), ("0.2.0rc1", "0.2.0.0")])
def test_a_version_resource_has_four_numbers(version: str, numbers: str) -> None:
    assert version_numbers(version) == numbers


def test_windows_is_told_what_the_program_is_called_and_its_version() -> None:
    kinds = ("FixedFileInfo", "StringFileInfo", "StringTable", "VarFileInfo", "VarStruct", "VSVersionInfo")
    said: dict[str, str] = {}
    namespace = {**{kind: lambda *_, **__: None for kind in kinds}, "StringStruct": said.__setitem__}
    eval(windows.facts("Hawliyat.exe"), namespace)
    assert (said["FileDescription"], said["FileVersion"]) == (product.NAME, product.VERSION)


def test_nothing_is_signed_without_a_certificate(payload: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(windows_signing.CERTIFICATE, raising=False)
    assert not windows_signing.sign(payload / PROGRAM)


def test_a_certificate_without_the_program_that_signs_is_an_error(
    payload: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(windows_signing.CERTIFICATE, "AAAA")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(FileNotFoundError, match="signtool"):
        windows_signing.sign(payload / PROGRAM)
