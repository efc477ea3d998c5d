"""Programs and libraries of Linux: what each is linked to, and where it looks for that."""

import os
import re
import subprocess
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

MAGIC = b"\x7fELF"
ORIGIN = "$ORIGIN"
"""The folder of the file itself, as the loader calls it."""

LINE = re.compile(
    r"^File: (?P<file>.*)$|\(NEEDED\).*\[(?P<needed>[^\]]+)\]|\((?:RUNPATH|RPATH)\).*\[(?P<search>[^\]]*)\]"
    r"|: Version: 1  File: (?P<of>\S+)|  Name: (?P<node>\S+)  Flags",
    re.MULTILINE,
)
"""The lines of `readelf` that matter: whose they are, what it links to, where it looks, which versions of symbols."""

PLAIN = {**os.environ, "LC_ALL": "C"}
"""`readelf` translates what it says."""


@dataclass(slots=True)
class Elf:
    """What one file says of itself."""

    path: Path
    needed: set[str] = field(default_factory=set)
    """Sonames of the libraries it is linked to."""
    nodes: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Versions of symbols (`GLIBC_2.34`) that it uses, by soname."""
    search: str = ""
    """Where it looks for libraries first, folders between colons."""


def read(folder: Path) -> list[Elf]:
    """Return every ELF file below *folder*. Raises `OSError` where there is no `readelf` (binutils)."""
    paths = [path for path in sorted(folder.rglob("*")) if _is_elf(path)]
    if not paths:
        return []
    words = ["readelf", "-d", "-V", "-W", *map(str, paths), os.devnull]  # with two files or more it names each
    said = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=PLAIN).stdout
    elves: dict[str, Elf] = {}
    current, library = Elf(folder), ""
    for line in LINE.finditer(said):
        if line["file"]:
            current = elves.setdefault(line["file"], Elf(Path(line["file"])))
        elif line["needed"]:
            current.needed.add(line["needed"])
        elif line["of"]:
            library = line["of"]
        elif line["node"]:
            current.nodes[library].add(line["node"])
        else:
            current.search = line["search"]
    return list(elves.values())


def forget_build_machine(folder: Path) -> None:
    """Let no file below *folder* look for libraries in a folder of the machine it was built on.

    A Python that was compiled leaves its own folder in every module; on another machine that is a stranger's. The
    folder of the file takes its place, in the same bytes.
    """
    for elf in read(folder):
        if elf.search.startswith("/"):
            before = elf.search.encode() + b"\0"
            after = ORIGIN.encode().ljust(len(before), b"\0")
            elf.path.write_bytes(elf.path.read_bytes().replace(before, after, 1))


def _is_elf(path: Path) -> bool:
    if not path.is_file() or path.is_symlink():
        return False
    with path.open("rb") as content:
        return content.read(len(MAGIC)) == MAGIC
