"""An event of the timeline in sentences: for the tooltip, the screen reader and the table. No Qt."""

from html import escape

from hawliyat.domain.day import to_iso
from hawliyat.domain.time_value import AnchorKind, TimeValue
from hawliyat.timeline.entry import Claim, Entry
from hawliyat.ui.calendar_wording import day_words
from hawliyat.ui.painting.timeline_words import chip_note, is_rtl, note
from hawliyat.ui.term_wording import term
from hawliyat.ui.time_wording import derivation_words, time_reading
from hawliyat.ui.wording import PDI, plain, tr

_RLI, _LRI = "\u2067", "\u2066"


def directed(text: str) -> str:
    """Return *text* isolated in its own direction, to stand in a line of any other."""
    return f"{_RLI if is_rtl(text) else _LRI}{text}{PDI}"


def when(entry: Entry) -> str:
    """Return when it was: the time's reading, else what is known of an undated event."""
    if entry.value is not None and entry.is_dated:
        return time_reading(entry.value)
    return chip_note(entry)


def how(entry: Entry) -> str:
    """Return how the claims speak of it: "happened", "denied by …", "planned · times differ"."""
    return note(entry) or term(entry.modality)


def source(entry: Entry) -> str:
    """Return who published the claim the event's time rests on."""
    return directed(entry.basis.source) if entry.basis is not None and entry.basis.source else ""


def spoken(entry: Entry) -> str:
    """Return one line for a screen reader."""
    said = tr("{title}, {when}, {how}", title=entry.title, when=when(entry), how=how(entry))
    return plain(said)


def tooltip(entry: Entry, face: str) -> str:
    """Return rich text: title and time, then each claim with its quote, speakers, source, and how it was dated.

    *face* is the family that titles and quotes are set in.
    """
    head = _quoted(f"<b>{escape(entry.title)}</b>", entry.title, face)
    line = _said(f"{when(entry)} · {how(entry)}")
    return head + line + "".join(_claim(claim, face) for claim in entry.claims)


def _claim(claim: Claim, face: str) -> str:
    parts = [_quoted(escape(f"«{claim.quote}»"), claim.quote, face)] if claim.quote else []
    facts = [directed(name) for name in (*claim.speakers, claim.source) if name]
    if claim.published is not None:
        facts.append(tr("published {day}", day=day_words(claim.published)))
    if facts:
        parts.append(_said(" · ".join(facts)))
    if claim.value is not None:
        parts.append(_said(_dating(claim, claim.value)))
    return "".join(parts)


def _quoted(html: str, text: str, face: str) -> str:
    """Set *html* in the book face, as *text* runs."""
    direction = "rtl" if is_rtl(text) else "ltr"
    return f'<p dir="{direction}" style="font-family:\'{face}\';font-size:17px;margin:6px 0 0">{html}</p>'


def _said(text: str) -> str:
    """Set a line of the program's own words, as the interface runs: Arabic in it does not turn it round."""
    direction = "rtl" if is_rtl(tr("Timeline")) else "ltr"
    return f'<p dir="{direction}" style="margin:2px 0 0">{escape(text)}</p>'


def _dating(claim: Claim, value: TimeValue) -> str:
    """Say when a claim puts it, and how that was read from the text."""
    published = to_iso(claim.published) if claim.published is not None else ""
    reading = time_reading(value)
    if not claim.time_quote and value.anchor_kind is not AnchorKind.RESEARCHER:
        return reading
    return f"{reading} · {derivation_words(value, claim.time_quote, published)}"
