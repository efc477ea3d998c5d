"""Text files and pasted text to drafts of articles: everything proposed, nothing decided, the text never cut."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from hawliyat.domain.errors import UserError
from hawliyat.exchange.decoding import Basis, Decoded, decode, decode_as
from hawliyat.exchange.language import propose_language
from hawliyat.text.cleaning import clean
from hawliyat.text.paragraphs import paragraphs

TITLE_LENGTH = 160
"""A first line longer than this is taken for text."""

PASTED = "pasted"
"""The encoding of what came from the clipboard."""


@dataclass(frozen=True, slots=True)
class ImportDraft:
    """An article as it would be imported: a row of the import table.

    `original_sha256` is of the bytes of the file (of pasted text: as UTF-8). `encoding_alternatives` may be tried
    instead. `counts` are those of `cleaning.Cleaned`. `problems` are codes of what the researcher should look at:
    `encoding_guessed`, `damaged_characters` (U+FFFD), `bidi_controls`, `presentation_forms`.
    """

    file_name: str
    original_sha256: str
    original_encoding: str
    text: str
    counts: Mapping[str, int]
    title: str
    language: str
    publisher: str = ""
    published: str = ""
    note: str = ""
    encoding_confidence: float = 1.0
    encoding_alternatives: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


def read_text_file(path: Path, *, encoding: str = "") -> ImportDraft:
    """Read a text file into a draft, in *encoding* if it is given.

    Raise UserError, always with path=: `file_not_found`, `file_unreadable` (reason=), and what decoding raises.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise UserError("file_not_found", path=str(path)) from error
    except OSError as error:
        raise UserError("file_unreadable", path=str(path), reason=error.strerror or "") from error
    try:
        return draft_from_bytes(data, path.name, encoding=encoding)
    except UserError as error:
        raise UserError(error.code, path=str(path), **error.arguments) from error


def draft_from_bytes(data: bytes, file_name: str, *, encoding: str = "") -> ImportDraft:
    """Decode and clean *data* into a draft; raise UserError as `decoding.decode` does."""
    decoded = decode_as(data, encoding) if encoding else decode(data)
    return _draft(decoded, hashlib.sha256(data).hexdigest(), file_name)


def draft_from_text(text: str) -> ImportDraft:
    """Make a draft of pasted *text*; raise UserError `empty_text` if nothing can be seen of it."""
    if not clean(text).text.strip():
        raise UserError("empty_text")
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return _draft(Decoded(text, PASTED, Basis.CHOSEN), digest, "")


def propose_title(text: str) -> str:
    """Return the first line of *text* if it reads like a headline: short, a paragraph of its own, no sentence."""
    lines = [line for line in (span.of(text).strip() for span in paragraphs(text)) if line]
    if len(lines) < 2 or len(lines[0]) > TITLE_LENGTH or lines[0].endswith((".", "،", ",", ":", ";", "؛")):
        return ""
    return lines[0]


def _draft(decoded: Decoded, digest: str, file_name: str) -> ImportDraft:
    cleaned = clean(decoded.text)
    if not cleaned.text.strip():
        raise UserError("empty_file")
    return ImportDraft(
        file_name=file_name,
        original_sha256=digest,
        original_encoding=decoded.encoding,
        text=cleaned.text,
        counts=cleaned.counts,
        title=propose_title(cleaned.text),
        language=propose_language(cleaned.text),
        encoding_confidence=decoded.confidence,
        encoding_alternatives=decoded.alternatives,
        problems=_problems(decoded, cleaned.text, cleaned.counts),
    )


def _problems(decoded: Decoded, text: str, counts: Mapping[str, int]) -> tuple[str, ...]:
    met = {
        "encoding_guessed": decoded.basis is Basis.GUESS,
        "damaged_characters": "\ufffd" in text,
        "bidi_controls": "bidi_controls" in counts,
        "presentation_forms": "presentation_forms" in counts,
    }
    return tuple(code for code, is_met in met.items() if is_met)
