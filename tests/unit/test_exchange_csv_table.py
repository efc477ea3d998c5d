import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hawliyat.domain.errors import UserError
from hawliyat.exchange.csv_table import SEPARATORS, read_csv, unguarded, write_csv

CELLS = st.text(
    st.one_of(st.sampled_from("=+-@'\"＝＋－＠\t\r\n\0,; \u00a0\ufeffهـ2"), st.characters(exclude_categories=["Cs"])),
    max_size=8,
)
DATES = st.from_regex(r"-?[0-9]{4}-[0-9]{2}-[0-9]{2}", fullmatch=True) | st.sampled_from(["../2024-07", "[2024..2025]"])
COLUMNS = ("title", "earliest", "quote")


@settings(max_examples=200)
@given(
    st.lists(st.fixed_dictionaries({"title": CELLS, "earliest": DATES | CELLS, "quote": CELLS}), max_size=4),
    st.sampled_from(SEPARATORS),
    st.booleans(),
    st.booleans(),
)
def test_what_is_written_is_read_back(rows: list[dict[str, str]], separator: str, bom: bool, raw: bool) -> None:
    data = write_csv(rows, COLUMNS, separator=separator, bom=bom, raw=raw, date_columns=["earliest"])
    assert read_csv(data, raw=raw) == rows
    assert read_csv(data, separator=separator, raw=raw) == rows


@settings(max_examples=200)
@given(CELLS)
def test_no_cell_can_begin_like_a_formula(cell: str) -> None:
    data = write_csv([{"title": cell}], ["title"], bom=False)
    (written,) = list(csv.reader(io.StringIO(data.decode(), newline="")))[1]
    assert written.lstrip()[:1] not in set("=+-@＝＋－＠") or not written.lstrip()
    assert written[:1] not in set("\t\r\0") or not written


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("  @SUM(A1)", "'  @SUM(A1)"),
        ("＝1", "'＝1"),
        ("-الذي يتضمن-", "'-الذي يتضمن-"),
        ("'quoted'", "''quoted'"),
        ("هواوي", "هواوي"),
        ("a=b", "a=b"),
    ],
)
def test_formulas_and_leading_apostrophes_are_guarded(cell: str, written: str) -> None:
    data = write_csv([{"a": cell}], ["a"], bom=False)
    assert data.decode() == f"a\r\n{written}\r\n"
    assert write_csv([{"a": cell}], ["a"], bom=False, raw=True).decode() == f"a\r\n{cell}\r\n"


def test_dates_before_christ_stay_bare_but_a_formula_posing_as_one_does_not() -> None:
    rows = [{"edtf": "-0044-03-15"}, {"edtf": "=1"}, {"edtf": "-1+cmd"}]
    written = write_csv(rows, ["edtf"], bom=False, date_columns=["edtf"]).decode().split("\r\n")
    assert written == ["edtf", "-0044-03-15", "'=1", "'-1+cmd", ""]


def test_a_foreign_apostrophe_that_guards_nothing_stays() -> None:
    assert unguarded("'Hello' he said") == "'Hello' he said"
    assert unguarded("'=x") == "=x"
    assert unguarded("''x") == "'x"


def test_numbers_truths_and_nothing_are_cells_too() -> None:
    data = write_csv([{"a": -5, "b": None}, {"a": 0}], ["a", "b"], separator=";", bom=True)
    assert data == b"\xef\xbb\xbfa;b\r\n-5;\r\n0;\r\n"
    assert read_csv(data) == [{"a": "-5", "b": ""}, {"a": "0", "b": ""}]


def test_tables_of_other_programs_are_read_too() -> None:
    assert read_csv("عنوان\tلغة\nهواوي\n\n".encode("utf-16")) == [{"عنوان": "هواوي", "لغة": ""}]
    assert read_csv(b"") == []


def test_a_cell_may_be_longer_than_an_article() -> None:
    rows = [{"quote": "نص " * 60_000}]
    assert read_csv(write_csv(rows, ["quote"])) == rows


@pytest.mark.parametrize(("data", "line"), [(b"a,b\r\n1,2,3\r\n", 2), (b'a,b\r\n1,"2', 2), (b'a\r\n"1"2\r\n', 2)])
def test_a_broken_table_is_refused_with_its_line(data: bytes, line: int) -> None:
    with pytest.raises(UserError) as caught:
        read_csv(data)
    assert (caught.value.code, caught.value.arguments) == ("bad_csv", {"line": line})


def test_only_three_separators_are_written() -> None:
    with pytest.raises(UserError, match="bad_separator"):
        write_csv([], ["a"], separator="|")
