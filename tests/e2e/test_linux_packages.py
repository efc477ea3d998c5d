"""How the Linux packages are made: what they need is measured, and two builds are the same."""

import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path

import pytest

from installers import debian, elf, places, rpm, tarball
from installers.needs import Needs, measure
from installers.trying import linux_archive

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="packages of Linux")
OF_QT = (
    *(f"Qt/lib/libQt6{name}.so.6" for name in ("Core", "DBus", "Gui", "OpenGL", "Widgets", "WaylandClient", "XcbQpa")),
    "Qt/lib/libicu*.so.*",
    "Qt/plugins/platforms/libqxcb.so",
    "Qt/plugins/platforms/libqwayland.so",
)


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder like the frozen program's: an ELF file that starts, Qt with two of its platforms, a library."""
    import PySide6

    folder = tmp_path_factory.mktemp("frozen")
    qt = Path(PySide6.__path__[0])
    for pattern in OF_QT:
        for path in qt.glob(pattern):
            place = folder / "_internal" / "PySide6" / path.relative_to(qt)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, place)
    libc = next(Path("/").glob(f"lib/{sysconfig.get_config_var('MULTIARCH')}/libc.so.6"))
    shutil.copyfile(libc, folder / "_internal" / "libc.so.6")
    (folder / "_internal" / "libQt6Core.so.6").symlink_to("PySide6/Qt/lib/libQt6Core.so.6")
    shutil.copyfile("/bin/ls", folder / "hawliyat")
    return folder


@pytest.fixture
def output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let what is built go to a folder of the test, and be of one day."""
    monkeypatch.setattr(places, "BUILD", tmp_path / "build")
    monkeypatch.setattr(places, "OUTPUT", tmp_path / "dist")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    return tmp_path / "dist"


@pytest.fixture(scope="module")
def found(program: Path, needs: Callable[..., None]) -> Needs:
    needs("readelf")
    return measure(program)


class TestNeeds:
    """What is measured."""

    def test_the_program_needs_what_it_does_not_bring(self, found: Needs) -> None:
        assert {"libGL.so.1", "libxcb.so.1"} <= set(found.required)
        assert not [name for name in {**found.required, **found.optional} if name.startswith(("libQt6", "libicu"))]

    def test_what_starts_is_loaded_before_it_can_find_what_it_brings(self, found: Needs, program: Path) -> None:
        """libc.so.6 is in the bundle; the starter needs the system's all the same, and nothing else does."""
        (starter,) = [one for one in elf.read(program) if one.path.parent == program]
        assert found.required["libc.so.6"] == starter.nodes["libc.so.6"] != set()

    def test_what_a_plugin_for_another_display_needs_is_optional(self, found: Needs) -> None:
        assert "libwayland-client.so.0" in found.optional
        assert "libwayland-client.so.0" not in found.required

    def test_debian_names_the_packages_with_the_versions_of_the_symbols(self, needs: Callable[..., None]) -> None:
        needs("dpkg")
        wanted = {"libc.so.6": frozenset({"GLIBC_2.4", "GLIBC_2.34", "GLIBC_2.2.5"}), "libm.so.6": frozenset()}
        assert debian.depends({name: frozenset(nodes) for name, nodes in wanted.items()}) == ["libc6 (>= 2.34)"]

    def test_a_library_that_no_package_brings_is_refused(self, needs: Callable[..., None]) -> None:
        needs("dpkg")
        with pytest.raises(OSError, match=r"libnosuch\.so\.1"):
            debian.depends({"libnosuch.so.1": frozenset()})

    def test_a_name_of_the_64_bit_time_has_the_older_one_beside_it(self) -> None:
        assert debian.relation("libglib2.0-0t64", "2.80") == "libglib2.0-0t64 (>= 2.80) | libglib2.0-0 (>= 2.80)"
        assert debian.relation("libgl1", "") == "libgl1"

    def test_a_package_that_is_not_here_has_the_name_that_follows_from_its_library(self) -> None:
        assert debian.recommends({"libnosuch.so.1": frozenset(), "libnone-2.0.so.0": frozenset()}) == [
            "libnone-2.0-0",
            "libnosuch1",
        ]

    def test_rpm_asks_for_the_library_and_for_the_versions_of_its_symbols(self) -> None:
        assert rpm.capabilities({"libc.so.6": frozenset({"GLIBC_2.4"})}) == [
            "libc.so.6()(64bit)",
            "libc.so.6(GLIBC_2.4)(64bit)",
        ]


def test_no_file_looks_for_libraries_where_it_was_built(
    program: Path, tmp_path: Path, needs: Callable[..., None]
) -> None:
    needs("readelf")
    (original,) = [one for one in elf.read(program) if one.path.name == "libqxcb.so"]
    assert original.search.startswith("$ORIGIN")
    there = "/home/builder/python/lib"[: len(original.search)].encode()
    before, after = original.search.encode() + b"\0", there.ljust(len(original.search), b"x") + b"\0"
    (tmp_path / "module.so").write_bytes(original.path.read_bytes().replace(before, after, 1))
    assert [one.search for one in elf.read(tmp_path)] == [after[:-1].decode()]
    elf.forget_build_machine(tmp_path)
    (moved,) = elf.read(tmp_path)
    assert moved.search == "$ORIGIN"
    assert (moved.needed, moved.nodes) == (original.needed, original.nodes)


def test_two_builds_are_the_same(tmp_path: Path, output: Path, needs: Callable[..., None]) -> None:
    needs("dpkg-deb", "readelf")
    program = linux_archive.stand_in(tmp_path / "program")
    first = [path.read_bytes() for build in (debian.deb, tarball.tar) for path in build(program)]
    shutil.rmtree(output)
    (program / "_internal" / "data").touch()
    assert first == [path.read_bytes() for build in (debian.deb, tarball.tar) for path in build(program)]


def test_the_package_holds_everything_as_root_and_runs_nothing(
    tmp_path: Path, output: Path, needs: Callable[..., None]
) -> None:
    needs("dpkg-deb", "readelf")
    (package,) = debian.deb(linux_archive.stand_in(tmp_path / "program"))
    assert package.parent == output
    listed = subprocess.run(["dpkg-deb", "--contents", package], capture_output=True, text=True, check=True).stdout
    assert {line.split()[1] for line in listed.splitlines()} == {"root/root"}
    started = [line.split()[5] for line in listed.splitlines() if line.startswith("-rwx")]
    assert started == ["./usr/lib/hawliyat/hawliyat"]
    assert "./usr/bin/hawliyat -> ../lib/hawliyat/hawliyat" in listed
    parts = subprocess.run(["dpkg-deb", "--info", package], capture_output=True, text=True, check=True).stdout
    assert not [name for name in ("preinst", "postinst", "prerm", "postrm") if name in parts]
