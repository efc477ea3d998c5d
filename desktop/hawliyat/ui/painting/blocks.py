"""Blocks: the pieces of an article that are laid out one by one. Most are whole paragraphs."""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum

from hawliyat.domain.span import Span
from hawliyat.text.paragraphs import paragraphs

LONGEST = 4000
"""Code points. Shaping costs grow with the paragraph, and nobody reads so many lines at once."""

HEADING_WITHIN = 3
"""The title is looked for among the first paragraphs only."""

_SENTENCE_END = re.compile(r"[.!?؟۔…]+[\"'»”’)\]]*\s+")
_ZWJ = "\u200d"


class Style(Enum):
    """How a block is set."""

    BODY = "body"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of an article; `paragraph` is the paragraph it belongs to, which alone decides its direction."""

    span: Span
    paragraph: Span
    style: Style = Style.BODY

    @property
    def ends_paragraph(self) -> bool:
        """Whether space follows: the pieces of one long paragraph stand without any between them."""
        return self.span.end == self.paragraph.end


def blocks_of(text: str, title: str = "") -> list[Block]:
    """Cut *text* into blocks; one of the first paragraphs that repeats *title* becomes a heading."""
    wanted = title.strip()
    found = []
    for number, paragraph in enumerate(paragraphs(text)):
        is_title = bool(wanted) and number < HEADING_WITHIN and paragraph.of(text).strip() == wanted
        style = Style.HEADING if is_title else Style.BODY
        found += [Block(piece, paragraph, style) for piece in _pieces(text, paragraph)]
    return found


def has_own_title(text: str, title: str) -> bool:
    """Whether the text itself begins with *title*, or *title* is nothing but its cut first line."""
    wanted = title.strip().rstrip("… ")
    first = [paragraph.of(text).strip() for paragraph in paragraphs(text)[:HEADING_WITHIN]]
    return bool(wanted) and (title.strip() in first or (title.strip() != wanted and first[0].startswith(wanted)))


def _pieces(text: str, paragraph: Span) -> list[Span]:
    """Cut a paragraph that is too long: after a sentence, else after a space, else between two clusters."""
    pieces = []
    start = paragraph.start
    while paragraph.end - start > LONGEST:
        end = _cut(text, start, start + LONGEST)
        pieces.append(Span(start, end))
        start = end
    return [*pieces, Span(start, paragraph.end)]


def _cut(text: str, start: int, limit: int) -> int:
    middle = start + LONGEST // 2
    sentence_ends = [match.end() for match in _SENTENCE_END.finditer(text, middle, limit)]
    if sentence_ends:
        return sentence_ends[-1]
    space = max(text.rfind(" ", middle, limit), text.rfind("\t", middle, limit))
    if space >= 0:
        return space + 1
    cut = limit
    while cut > middle and _continues(text, cut):
        cut -= 1
    return cut if cut > middle else limit


def _continues(text: str, at: int) -> bool:
    """Whether the code point at *at* belongs to the cluster before it."""
    joins = text[at] == _ZWJ or text[at - 1] == _ZWJ or "\U0001f3fb" <= text[at] <= "\U0001f3ff"
    return joins or unicodedata.category(text[at])[0] == "M"
