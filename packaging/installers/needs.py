"""What the frozen program needs of the system, measured: read from every ELF file in it, not guessed."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from installers import elf
from installers.elf import Elf

ON_DEMAND = re.compile(r"/plugins/(?!platforms/libqxcb\.so$)")
"""Qt's plugins, each opened only where it has something to speak to, and passed over where its libraries are not there.
The one for X is the way to the screen that is always there, on Wayland too."""

Wanted = dict[str, frozenset[str]]
"""Libraries of the system by soname, each with the versions of symbols (`GLIBC_2.34`) that are used of it."""


@dataclass(frozen=True, slots=True)
class Needs:
    """The libraries the program can't start without, and those that only what it opens on demand is linked to."""

    required: Wanted
    optional: Wanted


def measure(program: Path) -> Needs:
    """Return what the ELF files of the frozen *program* are linked to and none of them brings along.

    Raises `OSError` where there is no `readelf`.
    """
    found = {one.path.resolve(): one for one in elf.read(program)}
    bundled = {path.name: found[real] for path in program.rglob("*") if (real := path.resolve()) in found}
    linked = {bundled[name].path for one in found.values() for name in one.needed & bundled.keys()}
    # What no other file is linked to is opened by name; the program itself is loaded before the bundle can be found.
    opened = [one for one in found.values() if one.path not in linked and not ON_DEMAND.search(str(one.path))]
    first = [one for one in opened if one.path.parent == program]
    required = _wanted(_loaded(opened, bundled), bundled, first)
    everything = _wanted(found.values(), bundled, [])
    return Needs(required, {name: nodes for name, nodes in everything.items() if name not in required})


def _loaded(roots: list[Elf], bundled: dict[str, Elf]) -> list[Elf]:
    """Return *roots* and the bundled libraries that they bring into memory."""
    reached = {one.path: one for one in roots}
    ahead = list(roots)
    while ahead:
        for name in ahead.pop().needed & bundled.keys():
            if bundled[name].path not in reached:
                reached[bundled[name].path] = bundled[name]
                ahead.append(bundled[name])
    return list(reached.values())


def _wanted(elves: Iterable[Elf], bundled: dict[str, Elf], without_bundle: list[Elf]) -> Wanted:
    wanted: dict[str, set[str]] = defaultdict(set)
    for one in elves:
        for name in one.needed if one in without_bundle else one.needed - bundled.keys():
            wanted[name] |= one.nodes[name]
    return {name: frozenset(nodes) for name, nodes in sorted(wanted.items())}
