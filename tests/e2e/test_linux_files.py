"""What a Linux desktop is given: valid by the desktop's own programs, and installed and removed without a trace."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from hawliyat.app.cli import program
from installers import staging, tarball
from installers.checks import CheckError
from installers.trying import linux_archive, linux_desktop

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="packages of Linux")
MANUAL = (staging.LINUX / "hawliyat.1").read_text(encoding="utf-8").replace("\\-", "-")
HIDDEN_OPTIONS = {"--help", "-h"}


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the archive unpacked, with a stand-in for the program in it."""
    folder = tmp_path_factory.mktemp("linux")
    tree = folder / "hawliyat"
    tarball.stage(tree, linux_archive.stand_in(folder / "program"))
    return tree


def test_a_place_that_nothing_is_known_for_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging, "LINUX", tmp_path)
    (tmp_path / "README.txt").write_text("@NAME@ is @PRAISE@", encoding="utf-8")
    assert staging.filled("README.txt", PRAISE="@NAME@") == "Hawliyat is @NAME@"
    with pytest.raises(KeyError, match="PRAISE"):
        staging.filled("README.txt")


def test_the_menu_entry_is_valid(unpacked: Path, needs: Callable[..., None]) -> None:
    needs("desktop-file-validate")
    linux_desktop.check_entry(unpacked / "share")


def test_the_metadata_is_valid_and_remarks_on_it_are_explained(unpacked: Path, needs: Callable[..., None]) -> None:
    needs("appstreamcli")
    said = subprocess.run(["appstreamcli", "--version"], capture_output=True, text=True, check=True).stdout
    if [int(number) for number in re.findall(r"\d+", said)[:2]] < [0, 16]:
        pytest.skip("an older appstreamcli does not know all that the metadata says")
    assert all(linux_desktop.check_metainfo(unpacked / "share"))


def test_a_project_without_its_suffix_is_known_by_its_first_bytes(unpacked: Path, needs: Callable[..., None]) -> None:
    needs("gio", "update-mime-database", "xmllint")
    linux_desktop.check_type(unpacked / "share")


def test_the_manual_is_set_without_a_complaint(unpacked: Path, needs: Callable[..., None]) -> None:
    needs("mandoc", "groff")
    linux_desktop.check_manual(unpacked / "share")


def test_there_is_an_icon_of_every_size(unpacked: Path, needs: Callable[..., None]) -> None:
    needs("xmllint")
    linux_desktop.check_icons(unpacked / "share")


def test_an_icon_of_the_wrong_size_is_found(unpacked: Path, tmp_path: Path) -> None:
    theme = tmp_path / "icons" / "hicolor"
    (theme / "16x16" / "apps").mkdir(parents=True)
    name = "org.hawliyat.Hawliyat.png"
    wrong = unpacked / "share" / "icons" / "hicolor" / "22x22" / "apps" / name
    (theme / "16x16" / "apps" / name).write_bytes(wrong.read_bytes())
    with pytest.raises(CheckError, match="is \\(22, 22\\)"):
        linux_desktop.check_icons(tmp_path)


def test_a_double_click_starts_the_program_on_that_file(unpacked: Path, needs: Callable[..., None]) -> None:
    needs("gio")
    linux_archive.check_double_click(unpacked)


@pytest.mark.parametrize("neighbours", [{}, linux_archive.NEIGHBOURS], ids=["alone", "beside others"])
def test_installing_and_uninstalling_leaves_a_home_as_it_was(
    unpacked: Path, needs: Callable[..., None], neighbours: dict[str, str]
) -> None:
    needs("desktop-file-validate", "update-mime-database", "update-desktop-database")
    linux_archive.check_coming_and_going(unpacked, linux_archive.THEIRS | neighbours)


def test_what_an_uninstaller_leaves_behind_is_found(unpacked: Path, tmp_path: Path, needs: Callable[..., None]) -> None:
    needs("desktop-file-validate")
    forgetful = tmp_path / "hawliyat"
    subprocess.run(["cp", "-a", unpacked, forgetful], check=True)
    script = forgetful / "install.sh"
    script.write_text(script.read_text(encoding="utf-8").replace('"$data/metainfo/org.hawliyat', '"$data/other/org'))
    with pytest.raises(CheckError, match=r"left behind .*metainfo"):
        linux_archive.check_coming_and_going(forgetful, linux_archive.THEIRS)


def test_install_refuses_what_it_cannot_do_and_changes_nothing(unpacked: Path) -> None:
    linux_archive.check_refusals(unpacked)


def test_every_command_and_option_is_in_the_manual() -> None:
    for name, command in program.commands.items():
        if not command.hidden:
            assert re.search(rf"^\.It Cm {re.escape(name)}\b", MANUAL, re.MULTILINE), name
        options = {
            option for parameter in command.params if isinstance(parameter, click.Option) for option in parameter.opts
        }
        for option in options - HIDDEN_OPTIONS:
            assert re.search(rf"Fl {re.escape(option[1:])}\b", MANUAL), f"{name} {option}"


def test_the_manual_has_no_command_that_is_gone() -> None:
    described = re.findall(r"^\.It Cm (\S+)", MANUAL, re.MULTILINE)
    assert set(described) <= set(program.commands)
    assert described == sorted(described)
