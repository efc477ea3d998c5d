"""What the frozen program needs of the system, measured: read from every ELF file in it, not guessed."""

import os
import re
import subprocess
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

MAGIC = b"\x7fELF"
ON_DEMAND = re.compile(r"/plugins/(?!platforms/libqxcb\.so$)")
"""Qt's plugins, each opened only where it has something to speak to, and passed over where its libraries are not there.
The one for X is the way to the screen that is always there, on Wayland too."""

ENTRY = re.compile(
    r"^File: (?P<file>.*)$|\(NEEDED\).*\[(?P<needed>[^\]]+)\]"
    r"|: Version: 1  File: (?P<of>\S+)|  Name: (?P<node>\S+)  Flags",
    re.MULTILINE,
)
"""The lines of `readelf -d -V` that matter: whose they are, what it links to, and which versions of symbols it uses."""

PLAIN = {**os.environ, "LC_ALL": "C"}
"""`readelf` translates what it says."""

Wanted = dict[str, frozenset[str]]
"""Libraries of the system by soname, each with the versions of symbols (`GLIBC_2.34`) that are used of it."""


@dataclass(slots=True)
class _Elf:
    """What one file says it is linked to."""

    path: str
    needed: set[str] = field(default_factory=set)
    nodes: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


@dataclass(frozen=True, slots=True)
class Needs:
    """The libraries the program can't start without, and those that only what it opens on demand is linked to."""

    required: Wanted
    optional: Wanted


def measure(program: Path) -> Needs:
    """Read every ELF file of the frozen *program* and return what none of them brings along.

    Raises `OSError` where there is no `readelf` (binutils).
    """
    elves = _read([path for path in sorted(program.rglob("*")) if _is_elf(path)])
    bundled = {path.name: elves[name] for path in program.rglob("*") if (name := str(path.resolve())) in elves}
    linked = {name for elf in elves.values() for name in elf.needed}
    opened = [elf for elf in elves.values() if not {name for name, one in bundled.items() if one is elf} & linked]
    first = [elf for elf in opened if Path(elf.path).parent == program]  # started before the bundle can be found
    required = _joined(
        _outside(first, {}), _outside([elf for elf in opened if not ON_DEMAND.search(elf.path)], bundled)
    )
    everything = _outside(list(elves.values()), bundled)
    return Needs(required, {name: nodes for name, nodes in everything.items() if name not in required})


def _is_elf(path: Path) -> bool:
    if not path.is_file() or path.is_symlink():
        return False
    with path.open("rb") as content:
        return content.read(4) == MAGIC


def _read(paths: list[Path]) -> dict[str, _Elf]:
    """Return what `readelf` says of *paths*, by real path."""
    words = ["readelf", "-d", "-V", "-W", *map(str, paths), "/dev/null"]  # with two files or more it names each
    said = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=PLAIN).stdout
    elves: dict[str, _Elf] = {}
    current, library = _Elf(""), ""
    for entry in ENTRY.finditer(said):
        if entry["file"]:
            current = elves.setdefault(str(Path(entry["file"]).resolve()), _Elf(entry["file"]))
        elif entry["needed"]:
            current.needed.add(entry["needed"])
        elif entry["of"]:
            library = entry["of"]
        else:
            current.nodes[library].add(entry["node"])
    return elves


def _outside(roots: list[_Elf], bundled: dict[str, _Elf]) -> Wanted:
    """Return what *roots*, and the bundled libraries that they load, are linked to beyond the bundle."""
    reached, ahead = {elf.path: elf for elf in roots}, list(roots)
    while ahead:
        for name in ahead.pop().needed & bundled.keys():
            if bundled[name].path not in reached:
                reached[bundled[name].path] = bundled[name]
                ahead.append(bundled[name])
    wanted: dict[str, set[str]] = defaultdict(set)
    for elf in reached.values():
        for name in elf.needed - bundled.keys():
            wanted[name] |= elf.nodes[name]
    return {name: frozenset(nodes) for name, nodes in sorted(wanted.items())}


def _joined(one: Wanted, other: Wanted) -> Wanted:
    nothing: frozenset[str] = frozenset()
    return {name: one.get(name, nothing) | other.get(name, nothing) for name in sorted({*one, *other})}
