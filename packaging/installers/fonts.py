"""Amiri, the book face that articles are set in: bundled, so that Arabic is right on a machine without any font."""

import shutil
from pathlib import Path

from installers.material import npm_package

PACKAGE = "@expo-google-fonts/amiri"
VERSION = "0.4.1"
INTEGRITY = "sha512-JTZUZ4olyqGeXu5UBWVEerrbym/MD9U3wU8qzSg8z4qEtHFKAI3uPg2DuytfeRmJ6EppaHLYsYqpGerMOrpJeA=="
FILES = {
    "400Regular/Amiri_400Regular.ttf": "Amiri-Regular.ttf",
    "700Bold/Amiri_700Bold.ttf": "Amiri-Bold.ttf",
    "LICENSE_FONT": "OFL.txt",
}
"""What is taken from the package, and how it is called in the bundle."""


def collect(folder: Path) -> Path:
    """Fill *folder* with the faces and their licence, and return it. Raises `MaterialError`."""
    package = npm_package(PACKAGE, VERSION, INTEGRITY)
    folder.mkdir(parents=True, exist_ok=True)
    for source, name in FILES.items():
        shutil.copyfile(package / source, folder / name)
    return folder
