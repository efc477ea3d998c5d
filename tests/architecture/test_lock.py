"""The locks say the same as pyproject.toml, for every system, with hashes, and without saying where to download."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
MACHINES = [
    {
        "python_version": version,
        "python_full_version": f"{version}.1",
        "sys_platform": system,
        "platform_machine": "x86_64",
        "extra": "",
    }
    for version in ("3.11", "3.12", "3.13", "3.14")
    for system in ("linux", "win32", "darwin")
]


class Wanted(NamedTuple):
    """A lock and what it must give."""

    lock: str
    declared: list[Requirement]


@pytest.fixture(params=[("requirements.lock", "dev"), ("installer.lock", "installer")], ids=lambda pair: pair[0])
def wanted(request: pytest.FixtureRequest) -> Wanted:
    file, extra = request.param
    lines = PROJECT["dependencies"] + PROJECT["optional-dependencies"][extra]
    return Wanted((ROOT / "packaging" / file).read_text(encoding="utf-8"), [Requirement(line) for line in lines])


class Pin(NamedTuple):
    """One entry of a lock: a requirement on exactly one version, its marker, and how many files it may be."""

    name: str
    version: str
    marker: Marker | None
    hashes: int


def pins(lock: str) -> Iterator[Pin]:
    for entry in re.split(r"\n(?=\S)", re.sub(r"(?m)^\s*#.*\n", "", lock)):
        requirement = Requirement(entry.partition("\\")[0].strip())
        version = str(requirement.specifier).removeprefix("==")
        hashes = len(re.findall(r"--hash=sha256:[0-9a-f]{64}\b", entry))
        yield Pin(canonicalize_name(requirement.name), version, requirement.marker, hashes)


def stale(lock: str, declared: list[Requirement]) -> list[str]:
    """Return what *declared* asks for on some machine and *lock* does not give there."""
    locked = list(pins(lock))
    return [
        f"{requirement} on {machine['sys_platform']}, Python {machine['python_version']}"
        for requirement in declared
        for machine in MACHINES
        if requirement.marker is None or requirement.marker.evaluate(machine)
        if not any(
            requirement.specifier.contains(pin.version)
            for pin in locked
            if pin.name == canonicalize_name(requirement.name) and (pin.marker is None or pin.marker.evaluate(machine))
        )
    ]


def test_the_lock_gives_what_the_project_asks_for_on_every_machine(wanted: Wanted) -> None:
    assert not stale(wanted.lock, wanted.declared), "run: python3 dev.py lock"


@pytest.mark.parametrize(
    "wish",
    ["click>=900", "a-package-nobody-locked", "PySide6-Essentials>=6.12", 'colorama>=0.4; sys_platform == "linux"'],
)
def test_a_stale_lock_is_found(wanted: Wanted, wish: str) -> None:
    assert stale(wanted.lock, [Requirement(wish)])


def test_the_lock_lists_nothing_that_is_not_asked_for_any_more(wanted: Wanted) -> None:
    """uv writes under each entry whose wish it is; the project's own wishes are exactly those declared."""
    comments = re.findall(r"(?m)^(\S+?)==.*\\\n(?:    --hash.*\n)+((?:    #.*\n)+)", wanted.lock + "\n")
    ours = {canonicalize_name(name) for name, reasons in comments if "hawliyat (pyproject.toml)" in reasons}
    assert ours == {canonicalize_name(requirement.name) for requirement in wanted.declared}


def test_every_entry_is_one_version_with_hashes(wanted: Wanted) -> None:
    assert not [pin for pin in pins(wanted.lock) if not (pin.hashes and re.fullmatch(r"[0-9][0-9a-z.]*", pin.version))]


def test_no_machine_gets_two_versions_of_one_package(wanted: Wanted) -> None:
    for machine in MACHINES:
        names = [pin.name for pin in pins(wanted.lock) if pin.marker is None or pin.marker.evaluate(machine)]
        assert len(names) == len(set(names))


def test_the_lock_names_no_address_and_no_path(wanted: Wanted) -> None:
    assert not re.findall(r"(?m)^-.*|\w+://\S+|(?<=[ =@])\.{0,2}/\S+|\b[A-Z]:\\\S+", wanted.lock)
