"""The portable archive, used as a researcher would: unpacked, installed, brought up to date, and taken away again."""

import hashlib
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from installers import product
from installers.checks import demand, output_of
from installers.trying.linux_desktop import check_entry, entry_of

NOBODY = 65534
HOME_NAME = "بيت الباحثة `a` $HOME"
"""A folder's name with what scripts and menu entries stumble over: spaces, Arabic letters, a back quote, a dollar."""

THEIRS = {
    f"Documents/مشروع{product.SUFFIX}": "a project",
    f".config/{product.NAME}/{product.NAME}.conf": "settings",
    f".local/share/{product.NAME}/sample{product.SUFFIX}": "the sample project",
}
"""What a researcher has before, and must have after."""

NEIGHBOURS = {
    ".local/share/applications/other.desktop": "[Desktop Entry]\nType=Application\nName=Other\nExec=true\n",
    ".local/share/mime/packages/other.xml": (
        '<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">'
        '<mime-type type="application/x-other"><glob pattern="*.other"/></mime-type></mime-info>\n'
    ),
    ".local/bin/other": "#!/bin/sh\n",
}
"""What other programs may have put where ours goes."""

TOLD = "told"
PATIENCE = 10.0
"""Seconds in which a desktop has to have started a program."""

STAND_IN = f"""\
#!/bin/sh
case ${{1:-}} in
    --version) echo {product.VERSION} ;;
    self-test) ;;
    *) printf '%s\\n' "$@" >"$HOME/{TOLD}.part"; mv "$HOME/{TOLD}.part" "$HOME/{TOLD}" ;;
esac
"""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody without any rights, with a home of their own in which the archive lies unpacked."""

    home: Path
    archive: Path

    @property
    def share(self) -> Path:
        """Where this person's desktop looks for what programs bring."""
        return self.home / ".local" / "share"

    def run(self, *command: object) -> str:
        """Run *command* and return what it printed. Raises `CheckError` when it says no."""
        return output_of(*_dropping_rights(), *command, env=self.environment(), cwd=self.home)

    def environment(self) -> dict[str, str]:
        """Return the variables of a plain session of this person."""
        kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        return {**kept, "HOME": str(self.home), "XDG_DATA_DIRS": "/usr/local/share:/usr/share"}

    def files(self) -> dict[str, str]:
        """Return everything in the home by its path: a file's digest, a link's target, "" for a folder."""
        found = {}
        for path in sorted(self.home.rglob("*")):
            if path.is_symlink():
                found[str(path)] = os.readlink(path)
            else:
                found[str(path)] = "" if path.is_dir() else hashlib.sha256(path.read_bytes()).hexdigest()
        return found


@contextmanager
def person(unpacked: Path, theirs: dict[str, str]) -> Iterator[Person]:
    """Give somebody with the files *theirs* and a copy of the *unpacked* archive; gone, with all of it, afterwards."""
    folder = Path(tempfile.mkdtemp())
    try:
        someone = Person(folder / HOME_NAME, folder / HOME_NAME / "Downloads" / "من الشبكة" / unpacked.name)
        shutil.copytree(unpacked, someone.archive, symlinks=True)
        for name, content in theirs.items():
            path = someone.home / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        if os.geteuid() == 0:
            output_of("chown", "-R", f"{NOBODY}:{NOBODY}", folder)
        yield someone
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def check_coming_and_going(unpacked: Path, theirs: dict[str, str]) -> None:
    """Install, install again, use it, and uninstall: the home is then what it was before."""
    with person(unpacked, theirs) as someone:
        if (someone.share / "mime").is_dir():
            someone.run("update-mime-database", someone.share / "mime")
            someone.run("update-desktop-database", someone.share / "applications")
        before = someone.files()
        someone.run("sh", someone.archive / "install.sh")
        installed = someone.files()
        demand(set(installed) > set(before), "nothing was installed")
        command = someone.home / ".local" / "bin" / product.COMMAND
        demand(product.VERSION in someone.run(command, "--version"), "the command does not say its version")
        someone.run(command, "self-test")
        check_entry(someone.share)
        someone.run("sh", someone.archive / "install.sh")
        _demand_same(installed, someone.files(), "installing it twice")
        # From the copy beside the program: the archive need not be there any more.
        someone.run("sh", someone.home / ".local" / "lib" / product.COMMAND / "install.sh", "--uninstall")
        _demand_same(before, someone.files(), "uninstalling it")


def check_refusals(unpacked: Path) -> None:
    """Say no, and change nothing: to root, to an archive that is not whole, to a program that does not start."""
    with person(unpacked, THEIRS) as someone:
        before = someone.files()
        program = someone.archive / "lib" / product.COMMAND / product.COMMAND
        program.rename(program.with_name("elsewhere"))
        _demand_refused(someone, "unpacked as a whole")
        program.write_text("#!/bin/sh\necho 'no such library' >&2\nexit 127\n")
        program.chmod(0o755)
        _demand_refused(someone, "Nothing was changed")
        program.unlink()
        program.with_name("elsewhere").rename(program)
        share = someone.archive / "share"
        share.rename(share.with_name("elsewhere"))
        _demand_refused(someone, "unpacked as a whole")
        share.with_name("elsewhere").rename(share)
        _demand_refused(someone, "is not installed", "--uninstall")
        if os.geteuid() == 0:
            words: list[str | Path] = ["sh", someone.archive / "install.sh"]
            done = subprocess.run(words, env=someone.environment(), capture_output=True, text=True)
            demand(done.returncode and "not as root" in done.stderr, f"root was told: {done.stderr}")
        _demand_same(before, someone.files(), "refusing")


def check_upgrade_refused(unpacked: Path) -> None:
    """Keep the installed program when a newer one starts but does not pass its self-test; the program is a stand-in."""
    with person(unpacked, THEIRS) as someone:
        someone.run("sh", someone.archive / "install.sh")
        program = someone.archive / "lib" / product.COMMAND / product.COMMAND
        program.write_text(STAND_IN.replace("self-test) ;;", "self-test) echo FAIL; exit 1 ;;"), encoding="utf-8")
        before = someone.files()
        _demand_refused(someone, "FAIL\nThe program is not whole")
        _demand_same(before, someone.files(), "refusing a program that is not sound")


def check_double_click(unpacked: Path) -> None:
    """Start the installed menu entry on a project, as a desktop does; the program is a `stand_in`."""
    with person(unpacked, THEIRS) as someone:
        someone.run("sh", someone.archive / "install.sh")
        project = someone.home / next(iter(THEIRS))
        someone.run("gio", "launch", entry_of(someone.share), project)
        told = someone.home / TOLD
        end = time.monotonic() + PATIENCE
        while not told.exists() and time.monotonic() < end:
            time.sleep(0.05)
        demand(told.exists(), "the program was not started")
        demand(told.read_text(encoding="utf-8") == f"{project}\n", f"it was given {told.read_text(encoding='utf-8')!r}")


def stand_in(folder: Path) -> Path:
    """Make a program in *folder* that answers as ours does and writes down what it is to open; return *folder*."""
    folder.mkdir(parents=True)
    program = folder / product.COMMAND
    program.write_text(STAND_IN, encoding="utf-8")
    program.chmod(0o755)
    (folder / "_internal").mkdir()
    (folder / "_internal" / "data").write_text("data", encoding="utf-8")
    return folder


def _dropping_rights() -> list[str]:
    if os.geteuid():
        return []
    return ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]


def _demand_refused(someone: Person, because: str, *words: str) -> None:
    command: list[str | Path] = [*_dropping_rights(), "sh", someone.archive / "install.sh", *words]
    done = subprocess.run(command, env=someone.environment(), capture_output=True, text=True)
    demand(done.returncode and because in done.stderr, f"expected {because!r}: {done.returncode} {done.stderr}")


def _demand_same(before: dict[str, str], after: dict[str, str], doing: str) -> None:
    more = sorted(set(after) - set(before))
    less = sorted(set(before) - set(after))
    other = sorted(path for path in set(before) & set(after) if before[path] != after[path])
    demand(not (more or less or other), f"{doing} left behind {more}, took away {less}, changed {other}")
