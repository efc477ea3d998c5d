"""Hawliyat's two commands and a few more, for a machine with nothing but Python:

python3 dev.py run [ARGS…]    open the program on the sample project, or pass ARGS to it
python3 dev.py test [ARGS…]   run every test (ARGS go to pytest)
python3 dev.py installer […]  build or try what researchers install (packaging/README.md)
python3 dev.py check | bench | times | pictures | lock
"""

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

if sys.version_info < (3, 11):
    sys.exit("Hawliyat needs Python 3.11 or newer; this is " + sys.version.split()[0] + ".")

HERE = Path(__file__).resolve().parent
SHARED_LIBRARIES = {
    "libGL.so.1": "libgl1", "libEGL.so.1": "libegl1", "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1", "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0", "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4", "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}  # fmt: skip
FONTS = {"Amiri-Regular.ttf": "fonts-hosny-amiri", "*Sans-Regular.ttf": "fonts-noto-core"}
TEST_PROGRAMS = {
    "Xvfb": "xvfb", "xdotool": "xdotool", "soffice": "libreoffice-calc-nogui", "sqlite3": "sqlite3",
    "desktop-file-validate": "desktop-file-utils", "appstreamcli": "appstream", "xmllint": "libxml2-utils",
    "update-mime-database": "shared-mime-info", "gio": "libglib2.0-bin", "mandoc": "mandoc", "groff": "groff-base",
    "readelf": "binutils", "makensis": "nsis",
}  # fmt: skip
TEST_FILES = {"/usr/share/unicode/BidiCharacterTest.txt": "unicode-data"}
INSTALLER_PROGRAMS = {"objdump": "binutils", "npm": "npm"}
# Debian's python3 carries its library inside; the frozen program needs it as a file.
PYTHON_LIBRARY = f"{sysconfig.get_config_var('LIBDIR')}/{sysconfig.get_config_var('INSTSONAME')}"
INSTALLER_FILES = {PYTHON_LIBRARY: f"libpython3.{sys.version_info[1]}"}


class Environment:
    """A virtual environment made from a hashed lock; its stamp is written last."""

    def __init__(self, folder: Path, lock: Path) -> None:
        self.folder, self.lock = folder, lock
        self.python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        self.stamp = folder / "hawliyat-stamp"


PROGRAM = Environment(HERE / ".venv", HERE / "packaging" / "requirements.lock")
INSTALLER = Environment(HERE / ".venv-installer", HERE / "packaging" / "installer.lock")


def missing() -> dict[str, str]:
    """Return what the window, its text and .venv need and this Linux lacks, each with its Debian package."""
    absent = {}
    for library, package in SHARED_LIBRARIES.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            absent[library] = package
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        absent["Python's ensurepip"] = "python3-venv"
    folders = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts"]
    return absent | {face: name for face, name in FONTS.items() if not any(next(f.rglob(face), None) for f in folders)}


def install(absent: dict[str, str]) -> str:
    """Install with apt if root; return "" when nothing is missing any more, else what the user can do."""
    packages = sorted(set(absent.values()))
    if not packages:
        return ""
    if not shutil.which("apt-get"):
        return f"This system lacks: {', '.join(absent)} (install them with its own package manager)"
    command = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    if os.geteuid() == 0:
        print("Installing", *packages, flush=True)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        if subprocess.run(command, env=environment, capture_output=True).returncode == 0:
            return ""
        subprocess.run(["apt-get", "update", "-q"])
        if subprocess.run(command, env=environment).returncode == 0:
            return ""
    return f"Some system packages are missing. Install them with:\n  sudo apt-get install -y {' '.join(packages)}"


def set_up(environment: Environment) -> None:
    """Make *environment* from its lock; the stamp is written last, so that a half-made one is made again."""
    venv, lock, stamp = environment.folder, environment.lock, environment.stamp
    wanted = hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    advice = install(missing()) if sys.platform == "linux" else ""
    if advice:
        sys.exit(advice)
    print(f"Preparing {venv.name} (once; a few minutes on a slow line)…", flush=True)
    shutil.rmtree(venv, ignore_errors=True)
    base = getattr(sys, "_base_executable", "") or sys.executable  # we may be running in the .venv just removed
    pip = [
        str(environment.python),
        "-m",
        "pip",
        "install",
        "-q",
        "--disable-pip-version-check",
        "--no-deps",
        "--require-hashes",
    ]
    for command in ([base, "-m", "venv", str(venv)], [*pip, "--only-binary", ":all:", "-r", str(lock)]):
        if subprocess.run(command).returncode:
            sys.exit("The environment could not be made (the reason stands above). The same command tries again.")
    # A relative line in a .pth file makes the sources importable; it stays right when the folder moves, and is ASCII.
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(venv)}))
    (packages / "hawliyat.pth").write_text(os.path.relpath(HERE / "desktop", packages) + "\n", encoding="ascii")
    stamp.write_text(wanted)


def python(*command: str, environment: Environment = PROGRAM) -> int:
    """Run an environment's Python and return its exit code."""
    return subprocess.run([environment.python, *command]).returncode


def test(arguments: list[str]) -> int:
    absent = {program: package for program, package in TEST_PROGRAMS.items() if not shutil.which(program)}
    absent |= {file: package for file, package in TEST_FILES.items() if not Path(file).exists()}
    advice = install(absent) if sys.platform == "linux" else ""
    if advice:
        print(f"\n*** THE TESTS THAT NEED {', '.join(absent)} CANNOT RUN. {advice}\n***\n", flush=True)
    return python("-m", "pytest", *arguments)


def check(_arguments: list[str]) -> int:
    sources = ["desktop", "packaging", "tests", "dev.py"]
    layers = "from importlinter.cli import lint_imports_command as command; command()"
    commands = [["-m", "ruff", "check", *sources], ["-m", "ruff", "format", "--check", *sources], ["-m", "mypy"]]
    failed = sum(bool(python(*command)) for command in [*commands, ["-c", layers, "--no-logo"]])
    print(f"\nFAILED: {failed} of 4 checks" if failed else "\nAll 4 checks passed", flush=True)
    return int(failed > 0)


def installer(arguments: list[str]) -> int:
    """Build installers or try them, in an environment without what only tests need."""
    absent = {program: package for program, package in INSTALLER_PROGRAMS.items() if not shutil.which(program)}
    absent |= {file: package for file, package in INSTALLER_FILES.items() if not Path(file).exists()}
    advice = install(absent) if sys.platform == "linux" else ""
    if advice:
        sys.exit(advice)
    os.environ["PYTHONPATH"] = os.pathsep.join([str(HERE / "packaging"), str(HERE)])
    return python("-m", "installers", *arguments, environment=INSTALLER)


def lock(_arguments: list[str]) -> int:
    """Refresh both locks (needs `uv`); packaging/README.md tells more."""
    command = ["uv", "pip", "compile", "--universal", "--generate-hashes", "--python-version", "3.11", "-q",
               "--no-emit-index-url", "--no-emit-find-links", "--custom-compile-command", "python3 dev.py lock",
               "pyproject.toml"]  # fmt: skip
    wanted = {"dev": PROGRAM.lock, "installer": INSTALLER.lock}
    codes = [subprocess.run([*command, "--extra", extra, "-o", file]).returncode for extra, file in wanted.items()]
    return int(any(codes))


COMMANDS = {
    "run": lambda arguments: python("-m", "hawliyat", *(arguments or ["--sample"])),
    "test": test,
    "check": check,
    "bench": lambda arguments: python("-m", "tests.benchmarks", *arguments),
    "times": lambda arguments: python("-m", "tests.temporal_sets", *arguments),
    "pictures": lambda arguments: python("-m", "hawliyat.app.pictures", *(arguments or ["docs/pictures"])),
    "installer": installer,
    "lock": lock,
}

if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] not in COMMANDS:
        sys.exit(__doc__)
    os.environ["PYTHONUTF8"] = "1"
    if sys.argv[1] != "run":  # the program finds its display, and the files it is given, where the user is
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        os.chdir(HERE)
    try:
        if sys.argv[1] != "lock":
            set_up(INSTALLER if sys.argv[1] == "installer" else PROGRAM)
        sys.exit(COMMANDS[sys.argv[1]](sys.argv[2:]))
    except KeyboardInterrupt:
        sys.exit(130)
