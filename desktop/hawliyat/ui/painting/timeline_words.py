"""The timeline in words: ticks, what is said beside a title, and the strip. No Qt."""

from functools import lru_cache
from unicodedata import bidirectional

from hawliyat.domain.event import EventStatus, Modality, Polarity
from hawliyat.timeline.entry import Entry
from hawliyat.timeline.ticks import Level, Tick
from hawliyat.ui.calendar_wording import SHORT, day_words, filled, year_words
from hawliyat.ui.term_wording import term
from hawliyat.ui.wording import tr

_DOT = " · "


@lru_cache(maxsize=10_000)
def is_rtl(text: str) -> bool:
    """Whether most words run from right to left; where the scripts are even («إطلاق Doubao») the first word decides."""
    if text.isascii():
        return False
    strong = [direction for word in text.split() if (direction := _first_strong(word))]
    right_to_left = sum(direction != "L" for direction in strong)
    return 2 * right_to_left > len(strong) or (2 * right_to_left == len(strong) > 0 and strong[0] != "L")


def _first_strong(word: str) -> str:
    return next((kind for kind in map(bidirectional, word) if kind in ("L", "R", "AL")), "")


def tick_text(tick: Tick) -> str:
    """Return what is written at *tick*: a day of the month, a month, a year."""
    if tick.level in (Level.DAY, Level.WEEK):
        return str(tick.date)
    if tick.level in (Level.MONTH, Level.QUARTER):
        return SHORT.month(tick.month)
    return year_words(tick.year)


def above_text(tick: Tick) -> str:
    """Return what is written over the ticks of the level below: "May 2025" over days, "2025" over months."""
    if tick.level is Level.MONTH:
        return filled("{month} {year}", month=SHORT.month(tick.month), year=year_words(tick.year))
    return year_words(tick.year)


def note(entry: Entry, *, says_modality: bool = True) -> str:
    """Return what a title doesn't say: planned, denied and by whom, disputed, claims apart in time, draft.

    Without *says_modality* "planned" is left out (where "not before …" says it already).
    """
    parts = [_denial(entry)] if entry.is_denied else []
    if says_modality and entry.modality is not Modality.HAPPENED and not entry.is_denied:
        parts.append(term(entry.modality))
    if entry.times_disagree:
        parts.append(tr("times differ"))
    elif entry.is_disputed:
        parts.append(tr("disputed"))
    if entry.status is EventStatus.DRAFT:
        parts.append(term(EventStatus.DRAFT))
    return _DOT.join(parts)


def _denial(entry: Entry) -> str:
    speakers = [speaker for claim in entry.claims if claim.polarity is Polarity.DENIED for speaker in claim.speakers]
    return tr("denied by {speaker}", speaker=speakers[0]) if speakers else term(Polarity.DENIED)


def undated_text(count: int) -> str:
    """Return the strip's name."""
    return tr("Undated {count}", count=count)


def hidden_text(count: int) -> str:
    """Return how many events the filter hides."""
    return tr("{count} hidden", count=count)


def more_text(count: int) -> str:
    """Return what stands for the chips there is no room for."""
    return tr("+{count} more", count=count)


def chip_note(entry: Entry) -> str:
    """Return what is known of when an event without a place on the axis happened, and how it is spoken of."""
    parts = [_bound(entry), note(entry, says_modality=entry.not_before is None)]
    return _DOT.join(part for part in parts if part)


def _bound(entry: Entry) -> str:
    if entry.is_dated:
        return tr("its time can't be drawn")
    if entry.not_after is not None:
        return tr("not after {day}", day=day_words(entry.not_after))
    if entry.not_before is not None:
        return tr("not before {day}", day=day_words(entry.not_before))
    return ""


EMPTY_TITLE = "No events yet"
EMPTY_ADVICE = "Select words in an article and press 0 to make an event of them."
