"""Times as a person types them: EDTF, or words of a language that has a rule pack."""

from hawliyat.domain.errors import UserError
from hawliyat.domain.time_value import AnchorKind, TimeValue
from hawliyat.temporal.edtf import parse
from hawliyat.temporal.recognition import find_times

LANGUAGES = ("en", "ar", "pt")


def read_typed(text: str) -> TimeValue:
    """Return what *text* means: EDTF ("2025-05"), or words that need no date to count from ("May 2025", «مايو 2025»).

    Raises UserError("bad_edtf", text=…) for anything else, and for words that count from a day nobody named.
    """
    typed = " ".join(text.split())
    try:
        return parse(typed)
    except UserError:
        for language in LANGUAGES:
            for found in find_times(typed, language, None):
                if found.text == typed and found.value.edtf and found.value.anchor_kind is AnchorKind.NONE:
                    return parse(found.value.edtf)
        raise
