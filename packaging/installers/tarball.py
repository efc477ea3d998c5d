"""The portable archive: the program, what a desktop reads, and `install.sh`, which needs no root."""

import lzma
import platform
import shutil
import tarfile
from pathlib import Path

from installers import debian, needs, places, product, staging


def tar(program: Path = places.FROZEN) -> list[Path]:
    """Write the archive with the frozen *program* into `dist/` and return it.

    Raises `OSError`, `subprocess.CalledProcessError`.
    """
    name = f"{product.COMMAND}-{product.VERSION}"
    tree = places.BUILD / "tar" / name
    stage(tree, program)
    places.OUTPUT.mkdir(exist_ok=True)
    path = places.OUTPUT / f"{name}-linux-{platform.machine()}.tar.xz"
    with (
        lzma.open(path, "wb", preset=9) as packed,
        tarfile.open(fileobj=packed, mode="w") as archive,
    ):
        for file in [tree, *sorted(tree.rglob("*"))]:
            archive.add(file, f"{name}/{file.relative_to(tree)}".removesuffix("/."), recursive=False, filter=_nobodys)
    return [path]


def stage(tree: Path, program: Path) -> None:
    """Lay out *tree* anew as the top folder of the archive."""
    shutil.rmtree(tree, ignore_errors=True)
    staging.stage(tree, program)
    packages = debian.depends(needs.measure(tree / "lib" / product.COMMAND).required)
    names = " ".join(package.partition(" ")[0] for package in packages)
    staging.write(tree / "install.sh", staging.filled("install.sh", PACKAGES=names))
    staging.write(tree / "README.txt", staging.filled("README.txt"))
    shutil.copyfile(places.ROOT / "LICENSE", tree / "LICENSE")
    staging.settle(tree)


def _nobodys(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    return member
