"""Bytes to text: byte order mark, strict UTF-8, UTF-16 without a mark, then a guess among the code pages of our texts.

Nothing is ever replaced or left out: bytes that do not fit an encoding are an error with their place.
"""

import codecs
import re
from dataclasses import dataclass
from enum import StrEnum

from hawliyat.domain.errors import UserError

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "cp1256", "iso8859-6", "cp1252", "cp720", "cp864")
"""What a file can be reopened as, by its Python name."""

_LEGACY = ("cp1256", "iso8859_6", "cp1252", "cp720", "cp864")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP"),
    (b"{\\rtf", "RTF"),
    (b"\xd0\xcf\x11\xe0", "DOC"),
    (b"SQLite format 3\0", "SQLite"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
)
_CONTROLS = re.compile("[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# Letters of Arabic and Latin script, digits, and the punctuation and spaces of either.
_FAMILIAR = re.compile("[\t\n\r -~\u00a0-\u024f\u0600-\u06ff\u2000-\u206f]")
_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")

_SAMPLE = 65_536
"""Code points that are enough to know a pattern by."""


class Basis(StrEnum):
    """What an encoding was told by."""

    MARK = "mark"
    STRICT = "strict"
    PATTERN = "pattern"
    GUESS = "guess"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, its encoding (Python name), and how sure that is (0–1).

    `alternatives` are further encodings the bytes could be, likeliest first; a sure encoding has none.
    """

    text: str
    encoding: str
    basis: Basis
    confidence: float = 1.0
    alternatives: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded:
    """Decode *data* by what it shows; raise UserError `empty_file`, `binary_file` (kind=) or `undecodable`."""
    _refuse_what_is_no_text(data)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(_strictly(data[len(mark) :], encoding), encoding, Basis.MARK)
    return _as_utf8(data) or _as_utf16(data) or _guess(data)


def decode_as(data: bytes, encoding: str) -> Decoded:
    """Decode *data* as the researcher says; raise UserError `undecodable` if it is not, `unknown_encoding`."""
    try:
        name = codecs.lookup(encoding).name
    except LookupError as error:
        raise UserError("unknown_encoding", encoding=encoding) from error
    mark = next((mark for mark, marked in _MARKS if marked == name and data.startswith(mark)), b"")
    return Decoded(_strictly(data[len(mark) :], name), name, Basis.CHOSEN)


def _refuse_what_is_no_text(data: bytes) -> None:
    if not data.strip():
        raise UserError("empty_file")
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise UserError("binary_file", kind=kind)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UserError("undecodable", encoding=encoding, offset=error.start) from error


def _as_utf8(data: bytes) -> Decoded | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        # Whole sequences are no accident: a file full of them is UTF-8 with damage, not another encoding.
        whole = _UTF8_SEQUENCE.findall(data)
        if len(_HIGH_BYTE.findall(data)) - sum(map(len, whole)) <= len(whole) / 10:
            raise UserError("undecodable", encoding="utf-8", offset=error.start) from error
        return None
    return Decoded(text, "utf-8", Basis.STRICT) if _is_prose(text) else None


def _as_utf16(data: bytes) -> Decoded | None:
    """UTF-16 without a mark shows by its units: nine in ten are letters of our scripts in one byte order only."""
    readings = []
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        sample = text[:_SAMPLE]
        share = len(_FAMILIAR.findall(sample)) / len(sample)
        if share >= 0.9:
            readings.append(Decoded(text, encoding, Basis.PATTERN, share))
    return max(readings, key=lambda reading: reading.confidence, default=None)


def _guess(data: bytes) -> Decoded:
    if not _is_prose(data.decode("latin-1")):
        raise UserError("binary_file", kind="")
    from charset_normalizer import from_bytes

    matches = from_bytes(data, cp_isolation=list(_LEGACY), enable_fallback=False)
    names = [codecs.lookup(match.encoding).name for match in matches]
    if not names:
        raise UserError("undecodable", encoding="", offset=0)
    confidence = 1 - matches[0].chaos
    return Decoded(_strictly(data, names[0]), names[0], Basis.GUESS, confidence, tuple(names[1:]))


def _is_prose(text: str) -> bool:
    """Whether hardly anything is a control character: a stray NUL is cleaned away, a hundredth of them is no text."""
    return len(_CONTROLS.findall(text)) * 100 <= len(text)
