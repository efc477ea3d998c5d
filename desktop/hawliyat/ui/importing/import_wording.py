"""What the import table says: problems, encodings, and what cleaning did, short enough for a row."""

from collections.abc import Mapping

from hawliyat.domain.errors import UserError
from hawliyat.exchange.text_file import PASTED
from hawliyat.operations.importing import Candidate, Choice
from hawliyat.ui.error_wording import error_words
from hawliyat.ui.wording import tr, tr_count

_ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16 (big-endian)",
    "utf-32-le": "UTF-32",
    "utf-32-be": "UTF-32 (big-endian)",
    "cp1256": "Windows-1256, Arabic",
    "iso8859-6": "ISO 8859-6, Arabic",
    "cp1252": "Windows-1252, Western",
    "cp720": "DOS 720, Arabic",
    "cp864": "DOS 864, Arabic",
    PASTED: "pasted text",
}

_COUNTS = {
    "line_ends": ("1 line end made alike", "{count} line ends made alike"),
    "nuls": ("1 NUL dropped", "{count} NULs dropped"),
    "boms": ("1 byte order mark dropped", "{count} byte order marks dropped"),
    "noncharacters": ("1 noncharacter dropped", "{count} noncharacters dropped"),
    "surrogates": ("1 broken character marked �", "{count} broken characters marked �"),
}

_WARNINGS = {
    "encoding_guessed": "The encoding is a guess. Read a line below; if it is wrong, choose another one.",
    "damaged_characters": "The text has damaged characters (�). Perhaps another encoding fits.",
    "bidi_controls": "The text has invisible marks that turn its direction. They are kept, and the reader shows them.",
    "presentation_forms": "Arabic letters are stored as drawn shapes. They are kept, unless you store letters now.",
}


def problem_words(problem: UserError) -> str:
    """Return why something can't be imported, without its path: the row names it."""
    arguments = {name: value for name, value in problem.arguments.items() if name not in ("path", "name")}
    if "encoding" in arguments:
        arguments["encoding"] = encoding_words(str(arguments["encoding"]))
    return error_words(problem.code, arguments)


def encoding_words(encoding: str) -> str:
    """Return an encoding's name as people know it."""
    return tr(_ENCODINGS.get(encoding, encoding))


def cleaning_words(counts: Mapping[str, int]) -> str:
    """Return what cleaning changed, "" if nothing."""
    told = []
    for code, (one, many) in _COUNTS.items():
        count = counts.get(code, 0)
        if count:
            told.append(tr_count(one, many, count))
    return " · ".join(told)


def warnings(candidate: Candidate) -> list[str]:
    """Return the sentences about what the researcher should look at in a text."""
    codes = candidate.draft.problems if candidate.draft is not None else ()
    return [tr(_WARNINGS[code]) for code in codes if code in _WARNINGS]


def choice_words(candidate: Candidate, choice: Choice) -> str:
    """Return a choice as the table offers it."""
    twin = candidate.duplicate_of
    if choice is Choice.SKIP:
        return tr("Skip")
    if choice is Choice.SAME_STORY and twin is not None:
        return tr("Another source of the same story")
    return tr("Import") if twin is None else tr("Import by itself")


def duplicate_words(candidate: Candidate) -> str:
    """Return what a candidate repeats, "" if nothing."""
    twin = candidate.duplicate_of
    if twin is None:
        return ""
    title = twin.title or tr("Without a title")
    if twin.article_id is not None:
        return tr("The same text is in the project already: “{title}”.", title=title)
    return tr("The same text stands further up in this table: “{title}”.", title=title)
