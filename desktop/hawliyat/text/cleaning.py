"""What happens to a text once, at import, before it is frozen: one kind of line end and nothing that breaks a view."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

_SURROGATES = re.compile("[\ud800-\udfff]")
_NONCHARACTERS = re.compile(
    "[\ufdd0-\ufdef" + "".join(chr(plane << 16 | 0xFFFE) + "-" + chr(plane << 16 | 0xFFFF) for plane in range(17)) + "]"
)
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_BIDI_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Shapes of letters and their ligatures. The signs from U+FDF0 (ﷲ, ﷺ, ﷼) and the ornate brackets are characters of
# their own, and no presentation form of anything.
_PRESENTATION_FORMS = re.compile("[\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdc7\ufe70-\ufefc]")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text fit to be frozen, and how often each kind of thing was met in the raw one (only what was met at all).

    Codes: `line_ends`, `nuls`, `boms`, `noncharacters` (dropped or rewritten), `surrogates` (now U+FFFD), and
    `bidi_controls` and `presentation_forms` (kept).
    """

    text: str
    counts: Mapping[str, int]


def clean(raw: str) -> Cleaned:
    """Return *raw* with LF line ends and without NUL, byte order marks, noncharacters and lone surrogates.

    Cleaning a cleaned text changes nothing. Bidi controls and presentation forms are counted and kept.
    """
    counts: dict[str, int] = {}
    text, counts["surrogates"] = _SURROGATES.subn("\ufffd", raw)
    counts["nuls"], counts["boms"] = text.count("\0"), text.count("\ufeff")
    text, counts["noncharacters"] = _NONCHARACTERS.subn("", text.replace("\0", "").replace("\ufeff", ""))
    text, counts["line_ends"] = _LINE_ENDS.subn("\n", text)
    counts["bidi_controls"] = len(_BIDI_CONTROLS.findall(text))
    counts["presentation_forms"] = len(_PRESENTATION_FORMS.findall(text))
    return Cleaned(text, {code: count for code, count in counts.items() if count})


def fold_presentation_forms(text: str) -> str:
    """Return *text* with Arabic presentation forms as the letters they show (offered before anything is tagged)."""
    return _PRESENTATION_FORMS.sub(_letters, text)


def _letters(match: re.Match[str]) -> str:
    """The letters of one form; a lone mark stands on a space in Unicode's table, and here on the letter before it."""
    return unicodedata.normalize("NFKC", match[0]).lstrip(" ")
