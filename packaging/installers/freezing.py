"""Freezing: the program, its Python and its libraries in one folder that needs nothing else (PyInstaller)."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from installers import icons, places

UNSTRIPPED = ("libpython3*.so*", "python3*/lib-dynload/*.so")
"""What Python's makers leave full of symbols. Libraries out of wheels are stripped already, or patched so that `strip`
would break them."""


def freeze() -> Path:
    """Make the frozen program anew and return its folder. Raises `subprocess.CalledProcessError`."""
    places.BUILD.mkdir(parents=True, exist_ok=True)
    icons.write_ico(places.BUILD / "icon.ico")
    icons.write_icns(places.BUILD / "icon.icns")
    work = places.BUILD / "work"
    shutil.rmtree(places.FROZEN.parent, ignore_errors=True)
    command = [sys.executable, "-m", "PyInstaller", places.PACKAGING / "hawliyat.spec", "--noconfirm"]
    command += ["--log-level", "WARN", "--distpath", places.FROZEN.parent, "--workpath", work]
    # Sets come in an order of their own in each process, and are frozen in it: two builds would differ.
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    subprocess.run([str(word) for word in command], check=True, cwd=places.BUILD, env=environment)
    if sys.platform == "linux":
        _strip(places.FROZEN / "_internal")
    return places.FROZEN


def _strip(folder: Path) -> None:
    found = [str(path) for pattern in UNSTRIPPED for path in folder.glob(pattern) if not path.is_symlink()]
    subprocess.run(["strip", "--strip-unneeded", *found], check=True)
