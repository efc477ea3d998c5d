"""The field's terms in words: modalities, polarities, roles, layers and statuses."""

from hawliyat.domain.annotation import Layer
from hawliyat.domain.event import EventStatus, Modality, Polarity, TimeBasis, TimeRole
from hawliyat.ui.wording import tr

_TERMS: dict[str, str] = {
    Modality.HAPPENED: "happened",
    Modality.PLANNED: "planned",
    Modality.POSSIBLE: "possible",
    Modality.UNCLEAR: "unclear",
    Polarity.AFFIRMED: "affirmed",
    Polarity.DENIED: "denied",
    TimeRole.OCCURRED: "occurred",
    TimeRole.START: "start",
    TimeRole.END: "end",
    TimeRole.REPORTED: "reported",
    EventStatus.DRAFT: "draft",
    EventStatus.CONFIRMED: "confirmed",
    TimeBasis.CLAIM: "from a claim",
    TimeBasis.RESEARCHER: "set by you",
    TimeBasis.NONE: "undated",
    Layer.ENTITY: "Entity",
    Layer.EVENT: "Event",
    Layer.TIME: "Time",
}

_LANGUAGES = {"ar": "Arabic", "en": "English", "pt": "Portuguese", "fr": "French", "es": "Spanish", "und": "Unknown"}


def term(value: Modality | Polarity | TimeRole | EventStatus | TimeBasis | Layer) -> str:
    """Return the word for one of the program's own terms."""
    return tr(_TERMS[value])


def language_name(tag: str) -> str:
    """Return a language's name, or its tag if it has none here."""
    name = _LANGUAGES.get(tag.partition("-")[0].lower())
    return tr(name) if name is not None else tag
