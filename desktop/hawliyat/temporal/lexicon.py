"""Lexicons: the forms of one kind of word, with a code for each."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hawliyat.temporal.normalise import normal

_WEAK = "?"
_TENS = frozenset(str(ten) for ten in range(20, 100, 10))
_DOUBLING = re.compile(r" ?[/(]")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The forms of one kind of word: `codes` by normalised form; `weak` forms are ordinary words too."""

    name: str
    codes: Mapping[str, str]
    weak: frozenset[str]
    is_doubled: bool = False

    @property
    def expression(self) -> str:
        """A regular expression for any form, longest first; doubled forms name one thing twice (تموز/يوليو)."""
        if not self.is_doubled:
            return either(self.codes)
        alike: dict[str, list[str]] = {}
        for form, code in self.codes.items():
            alike.setdefault(code, []).append(form)
        return "|".join(rf"(?:{either(same)})(?:(?: ?[/(] ?| )(?:{either(same)})\)?)?" for same in alike.values())

    @property
    def written(self) -> Iterator[str]:
        """Every form, and of a doubled lexicon every two that stand side by side."""
        yield from self.codes
        if self.is_doubled:
            for first, code in self.codes.items():
                yield from (f"{first} {second}" for second, other in self.codes.items() if other == code)

    def code(self, form: str) -> str:
        """Return the code of *form*; of a doubled one, its first half's; *form* itself if it has none (digits)."""
        first = self.codes.get(form) or self.codes.get(_DOUBLING.split(form)[0])
        if first or not self.is_doubled:
            return first or form
        words = form.split(" ")
        return next((code for end in range(len(words), 0, -1) if (code := self.codes.get(" ".join(words[:end])))), form)


def either(forms: Iterable[str]) -> str:
    """Return a regular expression for any of *forms*, longest first."""
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


def compounds(lexicon: Lexicon, template: str) -> Lexicon:
    """Return the number words with those made of tens and units (twenty-five), by the pack's template."""
    codes = dict(lexicon.codes)
    for tens, ten in lexicon.codes.items():
        if ten in _TENS:
            for units, unit in lexicon.codes.items():
                if len(unit) == 1:
                    codes.setdefault(normal(template.format(tens=tens, units=units)), str(int(ten) + int(unit)))
    return Lexicon(lexicon.name, codes, lexicon.weak)


def read(name: str, codes: Mapping[str, Sequence[str]], fused: Mapping[str, str], *, is_doubled: bool) -> Lexicon:
    """Return the lexicon a pack writes: a form that begins with "?" is weak; *fused* ones are made of prefixes."""
    forms: dict[str, str] = {}
    weak: set[str] = set()
    for code, written in codes.items():
        for variant in written:
            form = normal(variant.removeprefix(_WEAK))
            for spelling in (form, *_fusions(form, fused)):
                forms.setdefault(spelling, code)
                if variant.startswith(_WEAK) or spelling != form:
                    weak.add(spelling)
    return Lexicon(name, forms, frozenset(weak), is_doubled)


def union(name: str, parts: Sequence[Lexicon]) -> Lexicon:
    """Return a lexicon made of others; the first one's codes count."""
    codes = {form: code for part in reversed(parts) for form, code in part.codes.items()}
    weak = frozenset[str]().union(*(part.weak for part in parts))
    return Lexicon(name, codes, weak, any(part.is_doubled for part in parts))


def _fusions(form: str, fused: Mapping[str, str]) -> list[str]:
    """How *form* looks behind an attached preposition, where the two run together (ل + ال is لل)."""
    return [short + form[len(article) :] for article, short in fused.items() if form.startswith(article)]
