"""The .deb, installed and used in bare Debians: what a researcher does, and what is left when it is removed again."""

import os
import shlex
import sys
from pathlib import Path

from tests.e2e.screen import Screen, screen

from installers import places, product
from installers.checks import Checks, demand
from installers.trying.chroot import HOME, PERSON, SUITES, Chroot
from installers.trying.linux_built import the_deb
from installers.trying.pictures import demand_a_window, picture_of
from installers.trying.programs import need

PROJECT = f"{HOME}/مشروع تجريبي{product.SUFFIX}"
DESKTOP_PROGRAMS = ("desktop-file-utils", "shared-mime-info", "hicolor-icon-theme")
"""What a desktop has and a bare tree has not: they keep caches of what packages bring."""


def run(checks: Checks) -> None:
    """Try the package in every suite."""
    with checks.check("linux_packages: root on a Linux, with mmdebstrap, Xvfb and xdotool"):
        demand(sys.platform == "linux" and os.geteuid() == 0, "a bare Debian is entered as root on Linux")
        need(mmdebstrap="mmdebstrap", Xvfb="xvfb", xdotool="xdotool")
    for suite, name in SUITES.items():
        with checks.check(f"{name}: the package is there and a bare tree is made"):
            package = the_deb()
            tree = Chroot(suite)
        if checks.went_well:
            _try(checks, name, tree, package)


def _try(checks: Checks, name: str, tree: Chroot, package: Path) -> None:
    inside = f"/root/{package.name}"
    (tree.tree / inside[1:]).write_bytes(package.read_bytes())
    with checks.check(f"{name}: installs with nothing but what it depends on"):
        tree.install(inside)
    if not checks.went_well:
        return
    with checks.check(f"{name}: self-test passes for an ordinary user without a display"):
        said = tree.run(product.COMMAND, "self-test", person=PERSON)
        demand("FAIL" not in said and "PASS" in said, said)
    with screen(places.BUILD / "home") as outside:
        _use(checks, name, tree, outside)
    with checks.check(f"{name}: the menu and the file type reach the desktop's caches"):
        tree.install(*DESKTOP_PROGRAMS)
        tree.run("apt-get", "purge", "-y", "-q", product.COMMAND)
        before = tree.files()
        tree.install(inside)
        _known_to_the_desktop(tree)
    with checks.check(f"{name}: removing it leaves nothing but the researcher's own files"):
        tree.run("dpkg", "-r", product.COMMAND)
        left = sorted(path for path in tree.files() - before if not path.startswith("home/"))
        demand(not left, "left behind: " + ", ".join(left))
        demand(tree.run("ls", HOME).strip() == Path(PROJECT).name, "the project is not there any more")


def _use(checks: Checks, name: str, tree: Chroot, outside: Screen) -> None:
    display = {"DISPLAY": outside.environment["DISPLAY"], "LANGUAGE": "ar"}
    with checks.check(f"{name}: makes a sample project, and its menu entry takes a file"):
        tree.run(product.COMMAND, "sample", PROJECT, person=PERSON)
        command = _command_of_a_double_click(tree, PROJECT)
    if not checks.went_well:
        return
    program = tree.start(*command, **display)
    try:
        with checks.check(f"{name}: a double click on a project opens it"):
            outside.wait_for_window(Path(PROJECT).stem)
        with checks.check(f"{name}: the sample, asked for while it runs, opens in the same window"):
            tree.run(product.COMMAND, "--sample", person=PERSON, timeout=20, **display)
            outside.wait_for_window("sample")
            demand(program.poll() is None, "the first one has ended")
        with checks.check(f"{name}: the window shows the Arabic article"):
            demand_a_window(outside.photograph(picture_of(tree.suite)))
        with checks.check(f"{name}: it quits cleanly and leaves one file a project"):
            outside.keys("ctrl+q")
            demand(program.wait(timeout=20) == 0, f"it ended with {program.returncode}")
            left = tree.run("ls", HOME).split("\n")
            demand(not [file for file in left if file.endswith(("-wal", "-shm", "-journal"))], "\n".join(left))
    finally:
        program.kill()
        said, _ = program.communicate()
    print(f"      it said: {said}" if said else "      it said nothing")


def _command_of_a_double_click(tree: Chroot, path: str) -> list[str]:
    """Return what a desktop runs: the Exec line of the installed entry, with the file in place of `%f`."""
    entry = tree.tree / "usr" / "share" / "applications" / f"{product.APP_ID}.desktop"
    lines = [line for line in entry.read_text(encoding="utf-8").splitlines() if line.startswith("Exec=")]
    words = shlex.split(lines[0].removeprefix("Exec="))
    demand("%f" in words, f"no %f in {lines[0]}")
    return [path if word == "%f" else word for word in words]


def _known_to_the_desktop(tree: Chroot) -> None:
    known = tree.tree / "usr" / "share" / "applications" / "mimeinfo.cache"
    line = f"{product.MIME_TYPE}={product.APP_ID}.desktop"
    demand(line in known.read_text(encoding="utf-8"), f"{line} is not in {known}")
    globs = tree.tree / "usr" / "share" / "mime" / "globs"
    demand(f"{product.MIME_TYPE}:*{product.SUFFIX}" in globs.read_text(encoding="utf-8"), f"not in {globs}")
