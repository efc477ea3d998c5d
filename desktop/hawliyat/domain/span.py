"""Where something stands in an article's text: spans in code points, and anchors that can be found again."""

from dataclasses import dataclass

CONTEXT = 32
"""How many code points of prefix and suffix an anchor keeps."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch `[start, end)` in Unicode code points of an article's text, in logical order."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}–{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return self.end > self.start

    def of(self, text: str) -> str:
        """Return the slice of *text*."""
        return text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        """Whether *other* lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> "Span":
        """Return the span moved by *by* code points."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where an annotation sits: a W3C position selector backed by a quote selector (offsets in code points)."""

    span: Span
    quote: str
    prefix: str = ""
    suffix: str = ""

    @classmethod
    def at(cls, text: str, span: Span) -> "Anchor":
        """Anchor *span* in *text*; raise ValueError if it is empty or reaches past the end."""
        if not span or span.end > len(text):
            raise ValueError(f"nothing to anchor at {span.start}–{span.end}")
        before = text[max(0, span.start - CONTEXT) : span.start]
        return cls(span, span.of(text), before, text[span.end : span.end + CONTEXT])

    def resolve(self, text: str) -> Span | None:
        """Return the span in *text*, searching by quote if the text has shifted; None if it is gone or ambiguous."""
        if self.span.of(text) == self.quote:
            return self.span
        found = _occurrences(text, self.prefix + self.quote + self.suffix)
        if len(found) == 1:
            start = found[0] + len(self.prefix)
            return Span(start, start + len(self.quote))
        found = _occurrences(text, self.quote)
        return Span(found[0], found[0] + len(self.quote)) if len(found) == 1 else None


def _occurrences(text: str, wanted: str) -> list[int]:
    """The first two places where *wanted* begins: enough to tell none, one, many."""
    first = text.find(wanted)
    if first < 0:
        return []
    second = text.find(wanted, first + 1)
    return [first] if second < 0 else [first, second]
