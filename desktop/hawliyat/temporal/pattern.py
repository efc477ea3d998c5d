"""The small language of the rule packs: words, `{slots}`, `[optional]` and `(one|or|other)` parts.

Spaces part the items of a pattern, and stand for one to three spaces of the text. Punctuation joins its neighbours
without needing a space; brackets and bars that are meant as such stand in quotes: `{weekday} "(" {day} ")"`. Empty
quotes join what may be written as one word: `fy""{year}`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

GAP = " {1,3}"
LOOSE = " {0,3}"
_TOKEN = re.compile(r'\{(?P<slot>\w+)\}|"(?P<mark>[^"]*)"|(?P<sign>[][()|])|(?P<word>[^\s\[\]()|{}"]+)')


@dataclass(frozen=True, slots=True)
class Word:
    """A literal: a word, or punctuation (then `joined`: no space is needed on either side of it)."""

    text: str
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for any form of a lexicon, or for a number of a built-in kind."""

    name: str


@dataclass(frozen=True, slots=True)
class Optional:
    """A part that may be missing."""

    part: "Sequence"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several parts."""

    parts: tuple["Sequence", ...]


Node = Word | Slot | Optional | Choice


@dataclass(frozen=True, slots=True)
class Sequence:
    """Parts one after the other."""

    parts: tuple[Node, ...]


def parse(pattern: str) -> Sequence:
    """Return the tree of *pattern*; raise ValueError if its brackets do not match."""
    if _TOKEN.sub("", pattern).strip():
        raise ValueError(f"cannot read pattern {pattern!r}")
    tokens = list(_TOKEN.finditer(pattern))
    choice, rest = _choice(tokens, 0)
    if rest != len(tokens):
        raise ValueError(f"unmatched bracket in pattern {pattern!r}")
    return choice


def _choice(tokens: list[re.Match[str]], at: int) -> tuple[Sequence, int]:
    options: list[Sequence] = []
    parts: list[Node] = []
    while at < len(tokens) and tokens[at]["sign"] not in (")", "]"):
        token = tokens[at]
        at += 1
        if token["sign"] == "|":
            options.append(Sequence(tuple(parts)))
            parts = []
        elif token["sign"]:
            inner, at = _choice(tokens, at)
            at = _closed(tokens, at, token["sign"])
            parts.append(Optional(inner) if token["sign"] == "[" else Choice((inner,)))
        else:
            parts.append(_leaf(token))
    if not options:
        return Sequence(tuple(parts)), at
    return Sequence((Choice((*options, Sequence(tuple(parts)))),)), at


def _closed(tokens: list[re.Match[str]], at: int, opener: str) -> int:
    if at >= len(tokens) or tokens[at]["sign"] != {"[": "]", "(": ")"}[opener]:
        raise ValueError("unmatched bracket in a pattern")
    return at + 1


def _leaf(token: re.Match[str]) -> Node:
    if token["slot"]:
        return Slot(token["slot"])
    if token["mark"] is not None:
        return Word(token["mark"], joined=True)
    word = token["word"]
    return Word(word, joined=not any(character.isalnum() for character in word))


def expression(tree: Sequence, slots: Mapping[str, str]) -> str:
    """Return the regular expression of *tree*; `slots` has one for every slot name.

    The second time a slot occurs its group is named `<slot>_2`.
    """
    return _Writer(slots).sequence(tree)


class _Writer:
    """Writes a tree as a regular expression, numbering repeated slots."""

    def __init__(self, slots: Mapping[str, str]) -> None:
        self._slots = slots
        self._used: dict[str, int] = {}

    def sequence(self, tree: Sequence) -> str:
        written, begun, was_joined = "", False, True
        for part in tree.parts:
            joined = _is_joined(part)
            gap = LOOSE if joined or was_joined else GAP
            optional = isinstance(part, Optional)
            inner = self._node(part)
            if optional and not begun:
                written += f"(?:{inner}{GAP})?"
                continue
            separated = (gap if begun else "") + inner
            written += f"(?:{separated})?" if optional else separated
            begun = True
            was_joined = joined and not optional
        return written

    def _node(self, node: Node) -> str:
        match node:
            case Word(text):
                return re.escape(text)
            case Slot(name):
                count = self._used[name] = self._used.get(name, 0) + 1
                group = name if count == 1 else f"{name}_{count}"
                return f"(?P<{group}>{self._slots[name]})"
            case Optional(part):
                return self.sequence(part)
            case Choice(parts):
                return f"(?:{'|'.join(self.sequence(part) for part in parts)})"


def _is_joined(node: Node) -> bool:
    if isinstance(node, Optional):
        return _is_joined(node.part.parts[0])
    if isinstance(node, Choice):
        return any(_is_joined(part.parts[0]) for part in node.parts)
    return isinstance(node, Word) and node.joined


def phrases(tree: Sequence) -> Iterator[str]:
    """Yield every phrase *tree* stands for; it has no slots."""
    for combination in product(*(list(_variants(part)) for part in tree.parts)):
        yield " ".join(piece for piece in combination if piece)


def _variants(node: Node) -> Iterator[str]:
    match node:
        case Word(text):
            yield text
        case Optional(part):
            yield ""
            yield from phrases(part)
        case Choice(parts):
            for part in parts:
                yield from phrases(part)
        case Slot(name):
            raise ValueError(f"a phrase has no slots: {name}")


def beginnings(tree: Sequence) -> set[tuple[Word | Slot, ...]]:
    """Return what *tree* can begin with: its first two words or slots, or the only one."""
    return set(_paths(tree.parts, 2))


def _paths(nodes: tuple[Node, ...], depth: int) -> Iterator[tuple[Word | Slot, ...]]:
    if not nodes or not depth:
        yield ()
        return
    head, rest = nodes[0], nodes[1:]
    match head:
        case Optional(part):
            yield from _paths(rest, depth)
            yield from _paths(part.parts + rest, depth)
        case Choice(parts):
            for part in parts:
                yield from _paths(part.parts + rest, depth)
        case Word(""):
            yield from _paths(rest, depth)
        case _:
            for path in _paths(rest, depth - 1):
                yield (head, *path)
