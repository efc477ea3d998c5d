"""Hawliyat's two commands and a few more, for a machine with nothing but Python:

python3 dev.py run [ARGS…]   open the program on the sample project, or pass ARGS to it
python3 dev.py test [ARGS…]  run every test (ARGS go to pytest)
python3 dev.py check | bench | pictures | lock
"""

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCK = HERE / "packaging" / "requirements.lock"
STAMP = VENV / "hawliyat-stamp"
SHARED_LIBRARIES = {
    "libGL.so.1": "libgl1", "libEGL.so.1": "libegl1", "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1", "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0", "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4", "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}  # fmt: skip
FONTS = {"Amiri-Regular.ttf": "fonts-hosny-amiri", "*Sans-Regular.ttf": "fonts-noto-core"}
TEST_PROGRAMS = {"Xvfb": "xvfb", "xdotool": "xdotool", "soffice": "libreoffice-calc-nogui", "sqlite3": "sqlite3"}


def missing_packages() -> list[str]:
    """Debian packages without which the window can't open, its text can't be shown, or .venv can't be made."""
    packages = []
    for library, package in SHARED_LIBRARIES.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            packages.append(package)
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        packages.append("python3-venv")
    folders = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts"]
    packages += [name for face, name in FONTS.items() if not any(next(f.rglob(face), None) for f in folders)]
    return packages


def install(packages: list[str]) -> bool:
    """Install with apt as root; tell whether it worked. A first failure is answered by `apt-get update`."""
    if not (packages and shutil.which("apt-get") and os.geteuid() == 0):
        return not packages
    print("Installing", *packages, flush=True)
    command = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    if subprocess.run(command, env=environment, capture_output=True).returncode == 0:
        return True
    subprocess.run(["apt-get", "update", "-q"], check=False)
    return subprocess.run(command, env=environment).returncode == 0


def set_up() -> None:
    """Make .venv from the hashed lock; the stamp is written last, so that a half-made one is made again."""
    wanted = hashlib.sha256(
        LOCK.read_bytes() + (HERE / "pyproject.toml").read_bytes() + sys.version.encode()
    ).hexdigest()
    if STAMP.exists() and STAMP.read_text() == wanted:
        return
    if sys.platform == "linux":
        packages = missing_packages()
        if not install(packages):
            sys.exit(f"Hawliyat needs some system packages first:\n  sudo apt-get install {' '.join(packages)}")
    print("Preparing .venv (once; a few minutes on a slow line)…", flush=True)
    shutil.rmtree(VENV, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
    pip = [PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--require-hashes", "--no-deps"]
    subprocess.run([*pip, "-r", LOCK], check=True)
    packages = next(VENV.rglob("site-packages"))
    (packages / "hawliyat.pth").write_text(f"{HERE / 'desktop'}\n", encoding="utf-8")
    STAMP.write_text(wanted)


def tool(*command: str, **environment: str) -> int:
    """Run `python -m …` of .venv in the project's folder; return its exit code."""
    return subprocess.run([PYTHON, "-m", *command], cwd=HERE, env={**os.environ, **environment}).returncode


def run(arguments: list[str]) -> int:
    here = {**os.environ, "PYTHONUTF8": "1"}
    return subprocess.run([PYTHON, "-m", "hawliyat", *(arguments or ["--sample"])], env=here).returncode


def test(arguments: list[str]) -> int:
    absent = {program: name for program, name in TEST_PROGRAMS.items() if not shutil.which(program)}
    if sys.platform == "linux" and not install(sorted(absent.values())):
        print(f"\n*** SOME TESTS WILL BE SKIPPED. To run them: sudo apt-get install {' '.join(absent.values())} ***\n")
    return tool("pytest", *arguments, QT_QPA_PLATFORM="offscreen", PYTHONUTF8="1")


def check(_arguments: list[str]) -> int:
    python = ["desktop", "tests", "dev.py"]
    layers = [str(PYTHON.with_name("lint-imports"))]
    codes = [tool("ruff", "check", *python), tool("ruff", "format", "--check", *python), tool("mypy")]
    return max(*codes, subprocess.run(layers, cwd=HERE).returncode)


def bench(arguments: list[str]) -> int:
    return tool("tests.benchmarks", *arguments, QT_QPA_PLATFORM="offscreen")


def pictures(arguments: list[str]) -> int:
    return tool("hawliyat.app.pictures", *(arguments or ["docs/pictures"]), QT_QPA_PLATFORM="offscreen")


def lock(_arguments: list[str]) -> int:
    """Refresh the lock (needs `uv`); packaging/README.md tells more."""
    return subprocess.run(
        ["uv", "pip", "compile", "--universal", "--generate-hashes", "--python-version", "3.11", "--no-emit-index-url",
         "--no-emit-find-links", "--custom-compile-command", "python3 dev.py lock", "--extra", "dev",
         "pyproject.toml", "-q", "-o", "packaging/requirements.lock"], cwd=HERE).returncode  # fmt: skip


COMMANDS = {"run": run, "test": test, "check": check, "bench": bench, "pictures": pictures, "lock": lock}

if __name__ == "__main__":
    if sys.version_info < (3, 11):
        sys.exit(f"Hawliyat needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    if len(sys.argv) < 2 or sys.argv[1] not in COMMANDS:
        sys.exit(__doc__)
    if sys.argv[1] != "lock":
        set_up()
    sys.exit(COMMANDS[sys.argv[1]](sys.argv[2:]))
