"""Where the caret goes: visually along a line, by words, by lines; pure over the boxes of an article's layout."""

from hawliyat.text.words import words
from hawliyat.ui.painting.article_layout import ArticleLayout
from hawliyat.ui.painting.hit_testing import Stop


def beside(layout: ArticleLayout, offset: int, step: int) -> int:
    """Return the stop one to the right (*step* 1) or to the left (-1) of *offset*, whatever runs which way there.

    Past the edge of a line it goes on where its paragraph goes on: left of an Arabic line's end begins the next one.
    """
    number, line = layout.line_of(offset)
    is_rtl = layout.block(number).layout.is_rtl
    # Characters without width share their place: among them the reading order decides.
    stops = sorted(layout.stops(number, line), key=lambda stop: (stop.x, -stop.offset if is_rtl else stop.offset))
    at = _nearest(stops, offset) + step
    if 0 <= at < len(stops):
        return stops[at].offset
    return _next_line(layout, number, line) if (step > 0) != is_rtl else _previous_line(layout, number, line)


def vertically(layout: ArticleLayout, offset: int, lines: int, x: float) -> int:
    """Return the stop nearest to *x*, *lines* lines below *offset* (above, if negative)."""
    number, line = layout.line_of(offset)
    step = 1 if lines > 0 else -1
    for _ in range(abs(lines)):
        beyond = _neighbour(layout, number, line, step)
        if beyond is None:
            break
        number, line = beyond
    return min(layout.stops(number, line), key=lambda stop: abs(stop.x - x)).offset


def line_start(layout: ArticleLayout, offset: int) -> int:
    """Return the first stop of the line."""
    return layout.stops(*layout.line_of(offset))[0].offset


def line_end(layout: ArticleLayout, offset: int) -> int:
    """Return the last stop of the line: before the space that a line break swallows."""
    return layout.stops(*layout.line_of(offset))[-1].offset


def word_beside(layout: ArticleLayout, offset: int, step: int) -> int:
    """Return the start of the next word to the right (*step* 1) or left (-1), as the paragraph runs."""
    is_rtl = layout.block(layout.block_of(offset)).layout.is_rtl
    return next_word(layout, offset) if (step > 0) != is_rtl else previous_word(layout, offset)


def next_word(layout: ArticleLayout, offset: int) -> int:
    """Return where the next word begins, or the end of the paragraph, or the start of the next one."""
    text = layout.article.text
    paragraph = layout.blocks[layout.block_of(offset)].paragraph
    starts = (word.start + paragraph.start for word in words(paragraph.of(text)))
    after = next((start for start in starts if start > offset), paragraph.end)
    return after if after > offset else min(paragraph.end + 1, len(text))


def previous_word(layout: ArticleLayout, offset: int) -> int:
    """Return where the word before *offset* begins, or the end of the paragraph before."""
    paragraph = layout.blocks[layout.block_of(offset)].paragraph
    starts = [word.start + paragraph.start for word in words(paragraph.of(layout.article.text))]
    before = [start for start in starts if start < offset]
    if before:
        return before[-1]
    return paragraph.start if paragraph.start < offset else max(paragraph.start - 1, 0)


def _nearest(stops: list[Stop], offset: int) -> int:
    return min(range(len(stops)), key=lambda at: abs(stops[at].offset - offset))


def _neighbour(layout: ArticleLayout, number: int, line: int, step: int) -> tuple[int, int] | None:
    if 0 <= line + step < len(layout.block(number).layout.lines):
        return number, line + step
    if not 0 <= number + step < len(layout.blocks):
        return None
    return number + step, 0 if step > 0 else len(layout.block(number + step).layout.lines) - 1


def _next_line(layout: ArticleLayout, number: int, line: int) -> int:
    beyond = _neighbour(layout, number, line, 1)
    return layout.stops(*(beyond or (number, line)))[0 if beyond else -1].offset


def _previous_line(layout: ArticleLayout, number: int, line: int) -> int:
    beyond = _neighbour(layout, number, line, -1)
    return layout.stops(*(beyond or (number, line)))[-1 if beyond else 0].offset
