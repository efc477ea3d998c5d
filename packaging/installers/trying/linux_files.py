"""The Linux packages, tried without installing them: their files, their needs, and the archive that needs no root."""

import sys
import tempfile
from pathlib import Path

from installers import product, tarball
from installers.checks import Checks, demand, output_of
from installers.trying import linux_archive, linux_built, linux_desktop
from installers.trying.programs import need


def run(checks: Checks) -> None:
    """Look at the files with a stand-in for the program first; then at the packages in `dist/`."""
    with checks.check("linux_files: a Linux with the programs that look at packages"):
        demand(sys.platform == "linux", "these are tried on Linux")
        need(desktop_file_validate="desktop-file-utils", appstreamcli="appstream", xmllint="libxml2-utils")
        need(gio="libglib2.0-bin", update_mime_database="shared-mime-info", mandoc="mandoc", groff="groff-base")
        need(
            lintian="lintian", rpm="rpm", rpm2cpio="rpm2cpio", cpio="cpio", readelf="binutils", shellcheck="shellcheck"
        )
    with tempfile.TemporaryDirectory() as folder:
        unpacked = Path(folder) / product.COMMAND
        with checks.check("linux_files: the archive is laid out with the stand-in"):
            tarball.stage(unpacked, linux_archive.stand_in(Path(folder) / "program"))
        if checks.went_well:
            _look(checks, unpacked / "share")
            _install(checks, unpacked)
    _open(checks)


def _look(checks: Checks, share: Path) -> None:
    with checks.check("menu entry: desktop-file-validate accepts it"):
        linux_desktop.check_entry(share)
    with checks.check("metadata: appstreamcli accepts it; what it remarks is explained"):
        for remark in linux_desktop.check_metainfo(share):
            print(f"      {remark}")
    with checks.check("file type: a project without its suffix is known by its first bytes, another database is not"):
        linux_desktop.check_type(share)
    with checks.check("manual: mandoc and groff set it without a complaint"):
        linux_desktop.check_manual(share)
    with checks.check("icons: in every size, with that many pixels"):
        linux_desktop.check_icons(share)


def _install(checks: Checks, unpacked: Path) -> None:
    with checks.check("install.sh: shellcheck has nothing to say"):
        output_of("shellcheck", unpacked / "install.sh")
    with checks.check("install.sh: a double click in a home with odd letters starts the program on that file"):
        linux_archive.check_double_click(unpacked)
    with checks.check("install.sh: comes, is brought up to date and goes beside what others put there"):
        linux_archive.check_coming_and_going(unpacked, linux_archive.THEIRS | linux_archive.NEIGHBOURS)
    with checks.check("install.sh: refuses root, a part of an archive and a program that does not start"):
        linux_archive.check_refusals(unpacked)
    with checks.check("install.sh: keeps the installed program when a newer one is not sound"):
        linux_archive.check_upgrade_refused(unpacked)


def _open(checks: Checks) -> None:
    with checks.check(f".deb: within {linux_built.LARGEST / 1e6:.0f} MB, no scripts, lintian has nothing unexplained"):
        print(f"      depends on {linux_built.check_deb()}")
    with checks.check(".rpm: brings what the .deb brings, asks for what was measured of it, no scripts"):
        print(f"      asks for {linux_built.check_rpm()}")
    with checks.check("archive: the real program installs, answers, passes its self-test and leaves nothing"):
        linux_built.check_archive()
