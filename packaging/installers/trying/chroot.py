"""A bare Debian in a folder, and programs run in it: what a package needs shows where nothing else is installed."""

import os
import shutil
import subprocess
from pathlib import Path

from installers import places
from installers.checks import output_of

SUITES = {"bookworm": "Debian 12", "trixie": "Debian 13"}
PERSON = "researcher"
HOME = f"/home/{PERSON}"
_UNCOUNTED = (
    "proc",
    "sys",
    "dev",
    "run",
    "tmp",
    "var/log",
    "var/cache",
    "var/lib/apt",
    "var/lib/dpkg",
    "etc/ld.so.cache",
)
"""What the package system itself keeps of every package that was ever there."""

_ENTER = """
tree=$1 person=$2; shift 2
mount -t proc proc "$tree/proc"
mount -t tmpfs tmpfs "$tree/dev/shm"
mkdir -p /tmp/.X11-unix "$tree/tmp/.X11-unix"
mount --bind /tmp/.X11-unix "$tree/tmp/.X11-unix"
exec chroot --userspec="$person" "$tree" env -i "$@"
"""
"""Seen by these processes only, and gone with them: /proc, shared memory, and the way to the X server outside."""


class Chroot:
    """A Debian that has just what its package system needs to work, made anew; root is needed."""

    def __init__(self, suite: str) -> None:
        """Make it: a copy of a pristine tree that is fetched once. Raises `CheckError`."""
        self.suite = suite
        self.tree = places.BUILD / "chroots" / suite
        pristine = places.BUILD / "chroots" / f"{suite}.pristine"
        if not (pristine / "etc" / "debian_version").is_file():
            shutil.rmtree(pristine, ignore_errors=True)
            pristine.parent.mkdir(parents=True, exist_ok=True)
            output_of("mmdebstrap", "--variant=minbase", suite, pristine, timeout=900)
        shutil.rmtree(self.tree, ignore_errors=True)
        output_of("cp", "-a", pristine, self.tree)
        shutil.copyfile("/etc/resolv.conf", self.tree / "etc" / "resolv.conf")
        self.run("useradd", "--create-home", PERSON)

    def run(self, *command: object, person: str = "root", timeout: float = 600, **variables: str) -> str:
        """Run *command* inside and return what it printed. Raises `CheckError` when it says no."""
        return output_of(*self._entering(command, person, variables), timeout=timeout, stdin=subprocess.DEVNULL)

    def start(self, *command: object, person: str = PERSON, **variables: str) -> subprocess.Popen[str]:
        """Start *command* inside; killing the process that is returned ends it."""
        words = [str(word) for word in self._entering(command, person, variables)]
        return subprocess.Popen(
            words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )

    def install(self, *packages: str) -> str:
        """Install packages, or a package file inside, with what they depend on and nothing that they recommend."""
        self.run("apt-get", "update", "-q")
        return self.run("apt-get", "install", "-y", "-q", "--no-install-recommends", *packages)

    def files(self) -> set[str]:
        """Return the paths of all files and folders, without what the package system keeps for itself."""
        found = set()
        for folder, names, files in os.walk(self.tree):
            at = Path(folder).relative_to(self.tree)
            names[:] = [name for name in names if str(at / name) not in _UNCOUNTED]
            found |= {str(at / name) for name in [*names, *files] if str(at / name) not in _UNCOUNTED}
        return found

    def _entering(self, command: tuple[object, ...], person: str, variables: dict[str, str]) -> list[object]:
        home = "/root" if person == "root" else HOME
        given = {
            "HOME": home,
            "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            "LANG": "C.UTF-8",
            "DEBIAN_FRONTEND": "noninteractive",
            **variables,
        }
        words = [f"{name}={value}" for name, value in given.items()]
        apart = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-euc", _ENTER, "sh"]
        return [*apart, self.tree, person, *words, *command]
