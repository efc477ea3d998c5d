from pathlib import Path

import pytest

from hawliyat.assets import seeds
from hawliyat.domain.errors import UserError
from hawliyat.exchange.article_metadata import (
    ArticleMetadata,
    MetadataProblem,
    is_date,
    read_metadata,
    read_metadata_file,
    with_metadata,
)
from hawliyat.exchange.text_file import draft_from_text

TABLE = "file,title,source,published,language\na.txt,عنوان «هواوي»,رويترز,2024-09-30,ar\n"


def test_the_sample_table_is_read_whole() -> None:
    table = read_metadata_file(seeds() / "articles.csv")
    assert table.problems == ()
    assert len(table.rows) == len(list(seeds().glob("*.txt"))) == 5
    found = table.of("elsewhere/000_320793df528238c8.txt")
    assert found is not None
    assert (found.source, found.published, found.language) == ("Middle East Online", "2024-09-30", "ar")
    assert table.of("other.txt") is None


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1256", "utf-16"])
def test_separators_and_encodings_are_found_out(separator: str, encoding: str) -> None:
    table = read_metadata(TABLE.replace(",", separator).encode(encoding))
    assert table.rows == {"a.txt": ArticleMetadata("a.txt", "عنوان «هواوي»", "رويترز", "2024-09-30", "ar")}


def test_problems_name_the_line_and_take_nothing_else_away() -> None:
    lines = [
        "Language;FILE;published;colour",
        "ar;C:\\texts\\a.txt;2024-02-30;red",
        "Arabic!;b.txt;2024;",
        ";;2024;",
        "ar;b.txt;2023;",
        "ar;c.txt;2024;;too much",
        '"pt-BR";"d\n.txt";2024-13;;',
    ]
    table = read_metadata("\n".join(lines).encode())
    assert table.rows == {
        "a.txt": ArticleMetadata("a.txt", language="ar"),
        "b.txt": ArticleMetadata("b.txt", published="2024"),
        "d .txt": ArticleMetadata("d .txt", language="pt-BR"),
    }
    assert table.problems == (
        MetadataProblem("unknown_column", 1, "colour"),
        MetadataProblem("bad_date", 2, "2024-02-30"),
        MetadataProblem("bad_language", 3, "Arabic!"),
        MetadataProblem("row_without_file", 4),
        MetadataProblem("repeated_file", 5, "b.txt"),
        MetadataProblem("extra_cells", 6, "too much"),
        MetadataProblem("bad_date", 8, "2024-13"),
    )


def test_the_caller_may_know_more_dates() -> None:
    table = read_metadata(b"file,published\na,14/8/2025\n", is_valid_date=lambda text: "/" in text)
    assert table.problems == ()


@pytest.mark.parametrize("text", ["2024-02-29", "2024-02", "2024", "0000"])
def test_days_months_and_years_are_dates(text: str) -> None:
    assert is_date(text)


@pytest.mark.parametrize("text", ["2023-02-29", "2024-13", "24", "2024-1-1", "٢٠٢٤", "today", ""])
def test_other_text_is_no_date(text: str) -> None:
    assert not is_date(text)


def test_a_table_replaces_what_was_proposed_and_only_that() -> None:
    draft = draft_from_text("Título\nA empresa não comentou o assunto em uma nota.")
    assert with_metadata(draft, None) is draft
    known = with_metadata(draft, ArticleMetadata("a.txt", source="CNN", published="2024-09-30", note="cópia"))
    assert (known.title, known.language) == ("Título", "pt")
    assert (known.publisher, known.published, known.note) == ("CNN", "2024-09-30", "cópia")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (b"title,source\nx,y\n", "missing_column"),
        (b'file,title\na.txt,"never closed\n', "bad_csv"),
        (b"\x89PNG\r\n\xff\xff", "binary_file"),
    ],
)
def test_a_table_that_is_none_is_refused_by_name(data: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / "articles.csv"
    path.write_bytes(data)
    with pytest.raises(UserError) as caught:
        read_metadata_file(path)
    assert (caught.value.code, caught.value.arguments["path"]) == (code, str(path))


def test_a_table_that_is_not_there_is_told(tmp_path: Path) -> None:
    for path, code in [(tmp_path / "absent.csv", "file_not_found"), (tmp_path, "file_unreadable")]:
        with pytest.raises(UserError, match=code):
            read_metadata_file(path)
