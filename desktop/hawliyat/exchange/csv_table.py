"""Tables as CSV (RFC 4180, CRLF), safe to open in a spreadsheet and exactly readable again.

A cell that a spreadsheet would run as a formula (CWE-1236) gets a `'` before it, and so does a text that begins with
`'` itself: reading takes one off, and every text comes back as it was.
"""

import csv
import io
import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from hawliyat.domain.errors import UserError
from hawliyat.exchange.decoding import decode

SEPARATORS = (",", ";", "\t")
"""What may stand between cells; spreadsheets of Arabic and Portuguese locales expect `;`."""

# An apostrophe of the text's own, or behind spaces: = + - @, their full-width twins, TAB, CR, NUL.
_GUARDED = re.compile(r"'|\s*[=+\-@\t\r\0＝＋－＠]")
# ISO dates and EDTF may begin with a minus (years before Christ); nothing of them can be run.
_DATE = re.compile(r"-?[\dXY.\[{][\dXYESTZ.,/:?~%\[\]{}-]*")

csv.field_size_limit(2**31 - 1)  # one cell may hold more than the 128 KiB the module allows


def write_csv(
    rows: Iterable[Mapping[str, object]],
    columns: Sequence[str],
    *,
    separator: str = ",",
    bom: bool = True,
    raw: bool = False,
    date_columns: Collection[str] = (),
) -> bytes:
    """Return *columns* of *rows* as UTF-8 under a header line; None is an empty cell.

    *bom* is what Excel knows UTF-8 by; *raw* leaves the guard out; dates in *date_columns* need none. Raise
    UserError `bad_separator`.
    """
    if separator not in SEPARATORS:
        raise UserError("bad_separator", separator=separator)
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow(_cell(row.get(column), raw=raw, is_date=column in date_columns) for column in columns)
    return out.getvalue().encode("utf-8-sig" if bom else "utf-8")


def read_csv(data: bytes, *, separator: str = "", raw: bool = False) -> list[dict[str, str]]:
    """Return the rows under the header line, keyed by its columns; *separator* "" is found out.

    Cells that are missing are "". Raise UserError `bad_csv` (line=) for a table that breaks off inside quotes or has
    cells beyond its columns, and what `decoding.decode` raises for bytes that are not UTF-8.
    """
    records = read_records(data, separator=separator)
    header = records[0][1] if records else []
    rows = []
    for line, cells in records[1:]:
        if len(cells) > len(header):
            raise UserError("bad_csv", line=line)
        texts = cells if raw else [unguarded(cell) for cell in cells]
        rows.append(dict(zip(header, [*texts, *[""] * (len(header) - len(texts))], strict=True)))
    return rows


def read_records(data: bytes, *, separator: str = "") -> list[tuple[int, list[str]]]:
    """Return the lines of a table as written, header first: the number of each one's last line, and its cells."""
    text = _text(data)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator or _separator(text), strict=True)
    try:
        return [(reader.line_num, cells) for cells in reader if cells]
    except csv.Error as error:
        raise UserError("bad_csv", line=reader.line_num) from error


def unguarded(cell: str) -> str:
    """Take the guard off a cell that has one; an apostrophe that guards nothing stays."""
    return cell[1:] if cell.startswith("'") and _GUARDED.match(cell, 1) else cell


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return decode(data).text


def _separator(text: str) -> str:
    """The separator that makes the most of the header line."""
    header = text.partition("\n")[0]
    return max(SEPARATORS, key=lambda separator: len(next(csv.reader([header], delimiter=separator), [])))


def _cell(value: object, *, raw: bool, is_date: bool) -> str:
    if value is None:
        return ""
    if raw or not isinstance(value, str) or (is_date and _DATE.fullmatch(value)):
        return str(value)
    return f"'{value}" if _GUARDED.match(value) else value
