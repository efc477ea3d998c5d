"""Material that is fetched when an installer is made: packages of the npm registry, pinned by their digest."""

import base64
import hashlib
import shutil
import subprocess
import tarfile
from pathlib import Path

from installers import places
from installers.errors import InstallerError

TOP = "package"
"""The folder that everything in an npm package lies in."""


class MaterialError(InstallerError):
    """Something the build needs from outside could not be had, or is not what was pinned."""


def npm_package(name: str, version: str, integrity: str) -> Path:
    """Return the folder of an npm package, unpacked anew from an archive whose digest is *integrity* (`sha512-…`).

    The archive is kept in `build/installers/material`, so that a second build asks nobody. The registry is the one
    that npm is set up with. Raises `MaterialError`.
    """
    shelf = places.BUILD / "material"
    archive = shelf / f"{name.lstrip('@').replace('/', '-')}-{version}.tgz"
    if not archive.is_file() or _integrity(archive) != integrity:
        _fetch(f"{name}@{version}", archive)
    if (found := _integrity(archive)) != integrity:
        archive.unlink()
        raise MaterialError(f"{name} {version} is not what was pinned: {integrity} was expected, {found} came")
    folder = archive.with_suffix("")
    shutil.rmtree(folder, ignore_errors=True)
    _unpack(archive, folder)
    return folder


def _integrity(archive: Path) -> str:
    return "sha512-" + base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()


def _fetch(specifier: str, archive: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise MaterialError(f"{specifier} is fetched with npm, which is not here (Debian, Ubuntu: apt install npm)")
    archive.parent.mkdir(parents=True, exist_ok=True)
    archive.unlink(missing_ok=True)
    command = [npm, "pack", specifier, "--pack-destination", str(archive.parent)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", timeout=300)
    if done.returncode or not archive.is_file():
        raise MaterialError(f"npm pack {specifier} did not bring {archive.name}:\n{done.stderr}")


def _unpack(archive: Path, folder: Path) -> None:
    """Write the files of *archive* into *folder*, without the top folder; links and odd paths are left out."""
    with tarfile.open(archive) as members:
        for member in members:
            top, *parts = member.name.split("/")
            content = members.extractfile(member) if member.isfile() and top == TOP and ".." not in parts else None
            if content is not None:
                path = folder.joinpath(*parts)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content.read())
