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
    return entry.basis.source if entry.basis is not None else ""


def spoken(entry: Entry) -> str:
    """Return one line for a screen reader."""
    said = tr("{title}, {when}, {how}", title=entry.title, when=when(entry), how=how(entry))
    return plain(said)


def tooltip(entry: Entry) -> str:
    """Return rich text: title and time, then each claim with its quote, speakers, source, and how it was dated."""
    direction = "rtl" if is_rtl(entry.title) else "ltr"
    head = f'<p dir="{direction}" style="font-size:15px"><b>{escape(entry.title)}</b></p>'
    line = f"<p>{escape(when(entry))} · {escape(how(entry))}</p>"
    return head + line + "".join(_claim(claim) for claim in entry.claims)


def _claim(claim: Claim) -> str:
    parts = []
    if claim.quote:
        direction = "rtl" if is_rtl(claim.quote) else "ltr"
        parts.append(f'<p dir="{direction}" style="font-family:Amiri;font-size:16px">«{escape(claim.quote)}»</p>')
    facts = [directed(speaker) for speaker in claim.speakers]
    if claim.source:
        facts.append(directed(claim.source))
    if claim.published is not None:
        facts.append(tr("published {day}", day=day_words(claim.published)))
    if facts:
        parts.append(f"<p>{escape(' · '.join(facts))}</p>")
    if claim.value is not None:
        parts.append(f"<p>{escape(_dating(claim, claim.value))}</p>")
    return "".join(parts)


def _dating(claim: Claim, value: TimeValue) -> str:
    """Say when a claim puts it, and how that was read from the text."""
    published = to_iso(claim.published) if claim.published is not None else ""
    reading = time_reading(value)
    if not claim.time_quote and value.anchor_kind is not AnchorKind.RESEARCHER:
        return reading
    return f"{reading} · {derivation_words(value, claim.time_quote, published)}"
