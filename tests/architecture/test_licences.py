"""The licences of what is really bundled: our dependencies, the table, and the packages of this machine."""

import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from installers import licence_table
from installers.inventory import Inventory
from installers.licence_owners import Owners, PythonFolders
from installers.licence_table import Piece, Table, normalised, stem
from installers.licence_terms import choice
from installers.licence_texts import Spdx, debian_packages, texts_of_python
from installers.slimming import Collected

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
TABLE = licence_table.read()
SYSTEMS = {"linux", "win32", "darwin"}
CODE = (".py", ".so", ".pyd", ".dll", ".dylib")


class Everything(Spdx):
    """A list of licences that has them all, so that nothing is fetched here; the build has the real one."""

    def has(self, licence: str) -> bool:
        return bool(licence)

    def text(self, licence: str) -> str:
        return f"The terms of {licence}\n"


def _needed(names: list[str]) -> Iterator[Distribution]:
    """Yield the distributions called *names* and all that they need at run time on this machine."""
    seen: set[str] = set()
    while names:
        if (name := normalised(names.pop())) not in seen:
            seen.add(name)
            yield (found := distribution(name))
            names += _wanted(found.requires or [])


def _wanted(lines: list[str]) -> list[str]:
    requirements = [Requirement(line) for line in lines]
    return [wanted.name for wanted in requirements if not wanted.marker or wanted.marker.evaluate({"extra": ""})]


def _problems(table: Table) -> list[str]:
    """Return what is wrong with a bundle of our whole run time, the bootloader aside (it is not installed here)."""
    runtime = list(_needed(_wanted(PROJECT["dependencies"])))
    collected: list[Collected] = [
        (str(file), str(found.locate_file(file)), "DATA")
        for found in runtime
        for file in found.files or ()
        if file.suffix in CODE
    ]
    owners = Owners(runtime, [], PythonFolders.running())
    components, problems = Inventory(table, owners, Everything(Path()), lambda _: {}).take(collected)
    assert {normalised(found.name) for found in runtime} <= {normalised(component.name) for component in components}
    return [problem for problem in problems if not problem.startswith("pyinstaller")]


def test_everything_we_need_at_run_time_has_a_licence_with_a_text() -> None:
    assert _problems(TABLE) == []


def test_a_wheel_without_a_licence_text_would_be_noticed() -> None:
    found = _problems(replace(TABLE, distributions={}))
    assert any(problem.startswith("PySide6_Essentials") and "without the text" in problem for problem in found)
    assert any(problem.startswith("python-bidi") and "no SPDX expression" in problem for problem in found)


@pytest.mark.parametrize("piece", [*TABLE.parts, *TABLE.libraries], ids=lambda piece: piece.name)
def test_an_entry_of_the_table_says_what_its_kind_needs(piece: Piece) -> None:
    assert set(piece.systems) <= SYSTEMS
    terms = choice(piece.licence)
    assert piece.notice or not terms or not any(licence.startswith("LicenseRef-") for licence in terms)
    if piece.part_of:
        assert terms
        assert piece.copyright
        assert not piece.files
    else:
        assert piece.files
        assert not piece.inside


def test_no_two_entries_share_a_name_or_a_file() -> None:
    pieces = [*TABLE.parts, *TABLE.libraries]
    assert len({piece.name.lower() for piece in pieces}) == len(pieces)
    for name in (
        "libxcb-randr.so.0",
        "libxkbcommon-x11.so.0",
        "libX11-xcb.so.1",
        "libcairo-gobject.so.2",
        "libpng16.so.16",
    ):
        assert len([piece for piece in TABLE.libraries if piece.has_file(name)]) == 1


@pytest.mark.parametrize(
    ("name", "library"),
    [
        ("VCRUNTIME140_1.dll", "Microsoft Visual C++ runtime"),
        ("api-ms-win-crt-runtime-l1-1-0.dll", "Microsoft Visual C++ runtime"),
        ("libcrypto-3.dll", "OpenSSL"),
        ("libssl.3.dylib", "OpenSSL"),
        ("libcrypto.so.3", "OpenSSL"),
        ("libffi-8.dll", "libffi"),
        ("sqlite3.dll", "SQLite"),
        ("libncursesw.6.dylib", "ncurses"),
        ("liblzma.5.dylib", "liblzma"),
        ("libreadline.8.dylib", "GNU Readline"),
        ("libgdbm_compat.so.4", "GNU dbm"),
    ],
)
def test_the_libraries_of_each_system_are_in_the_table(name: str, library: str) -> None:
    assert [piece.name for piece in TABLE.libraries if piece.has_file(name)] == [library]


def test_libraries_under_the_gpl_are_refused() -> None:
    refused = {piece.name for piece in TABLE.libraries if choice(piece.licence) is None}
    assert refused == {"GNU Readline", "GNU dbm", "Berkeley DB"}


@pytest.mark.parametrize("name", ["Qt6Core.dll", "libQt6Core.so.6", "QtCore", "QtCore.abi3.so"])
def test_a_library_is_recognised_on_each_system(name: str) -> None:
    assert stem(name) == "QtCore"


def test_the_python_we_run_on_brings_its_licence() -> None:
    assert any("PYTHON SOFTWARE FOUNDATION LICENSE" in text.content for text in texts_of_python())


@pytest.mark.skipif(sys.platform != "linux", reason="a question to Debian's packages")
def test_a_library_is_found_in_its_package_by_each_of_its_names(needs: Callable[..., None]) -> None:
    needs("dpkg-query")
    libraries = list(Path("/usr/lib").glob("*-linux-gnu/libz.so.1"))
    assert libraries
    without_usr = Path(str(libraries[0]).removeprefix("/usr"))
    found = debian_packages([libraries[0], without_usr, Path("/nowhere/libz.so.1")])
    assert {path: package.name for path, package in found.items()} == {
        libraries[0]: "zlib1g",
        without_usr: "zlib1g",
    }
    assert found[libraries[0]].version[0].isdigit()
    assert any("Jean-loup Gailly" in text.content for text in found[libraries[0]].texts())
