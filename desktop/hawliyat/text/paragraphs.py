"""Paragraphs: what stands between line feeds."""

from hawliyat.domain.span import Span


def paragraphs(text: str) -> list[Span]:
    """Return every paragraph of *text* without its line feed, empty ones included (an empty text has one)."""
    spans = []
    start = 0
    for line in text.split("\n"):
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return spans


def paragraph_at(text: str, offset: int) -> Span:
    """Return the paragraph *offset* stands in, at its end, or after the last one of; its cost is the paragraph's."""
    offset = min(max(offset, 0), len(text))
    end = text.find("\n", offset)
    return Span(text.rfind("\n", 0, offset) + 1, len(text) if end < 0 else end)
