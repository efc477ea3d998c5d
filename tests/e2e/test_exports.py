import os
import subprocess
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from hawliyat.domain.errors import UserError
from hawliyat.exchange.csv_table import SEPARATORS, read_csv
from hawliyat.exchange.tables import TABLES
from hawliyat.operations.exporting import ExportReport, export
from hawliyat.operations.sample import build_sample
from hawliyat.store import export_repository
from hawliyat.store.project import Project

HOSTILE_TITLES = [
    '=HYPERLINK("http://example.org";"انقر")',
    "-1+1",
    "@SUM(A1)",
    "＝1+1",
    "'=1+1",
    'سطر أول\nسطر ثان; «هواوي», "R2"\tنهاية',
]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    path = tmp_path_factory.mktemp("sample") / "sample.hawliyat"
    build_sample(path)
    with Project.open(path) as project:
        yield project


@pytest.fixture(scope="module")
def hostile(sample: Project) -> Project:
    """The sample, its first events renamed to what a spreadsheet would trip over."""
    rows = export_repository.timeline_rows(sample.database)
    with sample.journal.edit("retitle_event") as edit:
        for row, title in zip(rows, HOSTILE_TITLES, strict=False):
            edit.update("event", row["event_id"], title=title)
    return sample


def converted(table: Path, target: str, folder: Path) -> Path:
    """*table* as a real LibreOffice opens it, saved again as *target*."""
    command = [
        "soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--infilter=CSV:44,34,76,1", "--convert-to", target, "--outdir", str(folder / "out"), str(table),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=240, env={**os.environ, "HOME": str(folder)})
    return folder / "out" / f"{table.stem}.{target.partition(':')[0]}"


def in_workbook(path: Path) -> tuple[set[str], int]:
    """The texts of an .xlsx file, and how many of its cells are formulas."""
    main = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(path) as parts:
        strings = ET.fromstring(parts.read("xl/sharedStrings.xml"))
        sheet = ET.fromstring(parts.read("xl/worksheets/sheet1.xml"))
    texts = {"".join(text.text or "" for text in one.iter(f"{main}t")) for one in strings.iter(f"{main}si")}
    return texts, len(list(sheet.iter(f"{main}f")))


@pytest.mark.parametrize("what", sorted(TABLES))
@pytest.mark.parametrize("separator", SEPARATORS)
def test_every_table_is_read_back_as_it_was(hostile: Project, what: str, separator: str, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    report = export(hostile, what=what, path=path, separator=separator)
    rows = read_csv(path.read_bytes())
    assert report == ExportReport(len(rows), path)
    assert tuple(rows[0]) == TABLES[what].columns
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert [entry.name for entry in tmp_path.iterdir()] == ["table.csv"]


def test_the_timeline_has_a_row_per_event_in_order_with_its_texts_exact(hostile: Project, tmp_path: Path) -> None:
    export(hostile, what="timeline", path=tmp_path / "t.csv", bom=False)
    data = (tmp_path / "t.csv").read_bytes()
    stored = export_repository.timeline_rows(hostile.database)
    assert not data.startswith(b"\xef\xbb\xbf")
    assert [row["title"] for row in read_csv(data)] == [row["title"] for row in stored]
    assert [row["quote"] for row in read_csv(data)] == [row["quote"] for row in stored]
    assert [row["rank"] for row in read_csv(data)] == [str(number + 1) for number in range(len(stored))]


def test_claims_have_modality_polarity_and_a_quote_that_stands_in_its_article(sample: Project, tmp_path: Path) -> None:
    export(sample, what="claims", path=tmp_path / "c.csv")
    rows = read_csv((tmp_path / "c.csv").read_bytes())
    texts = {
        row["id"]: row["text"]
        for row in sample.database.rows(
            "SELECT article.id, text FROM article JOIN article_text ON sha256 = text_sha256"
        )
    }
    assert {row["modality"] for row in rows} >= {"happened", "planned"}
    assert {row["polarity"] for row in rows} == {"affirmed", "denied"}
    for row in rows:
        assert texts[row["article_id"]][int(row["char_start"]) : int(row["char_end"])] == row["quote"]


def test_annotations_entities_and_articles_say_what_they_are(sample: Project, tmp_path: Path) -> None:
    tables = {}
    for what in ("annotations", "entities", "articles"):
        export(sample, what=what, path=tmp_path / what)
        tables[what] = read_csv((tmp_path / what).read_bytes())
    bytedance = next(row for row in tables["entities"] if row["name_en"] == "ByteDance")
    mentions = [row for row in tables["annotations"] if row["entity_id"] == bytedance["entity_id"]]
    assert (bytedance["name"], bytedance["name_ar"]) == ("بايت دانس", "بايت دانس")
    assert int(bytedance["mentions"]) == len(mentions)
    assert {row["layer"] for row in tables["annotations"]} == {"entity", "event", "time"}
    assert all(row["edtf"] and row["earliest"] <= row["latest"] for row in tables["annotations"] if row["latest"])
    assert len({row["annotation_id"] for row in tables["annotations"]}) == len(tables["annotations"])
    assert [row["published"] for row in tables["articles"]] == [
        "2024-09-30", "2025-08-14", "2025-08-29", "2024-09-30", "2025-03-24",
    ]  # fmt: skip
    assert sum(int(row["annotations"]) for row in tables["articles"]) == len(tables["annotations"])


def test_a_merged_entity_is_counted_where_it_went(sample: Project, tmp_path: Path) -> None:
    before = {row["name_en"]: row for row in exported_entities(sample, tmp_path)}
    with sample.journal.edit("merge_entities") as edit:
        edit.update("entity", before["Ascend"]["entity_id"], merged_into=before["Ascend 910B"]["entity_id"])
    after = {row["name_en"]: row for row in exported_entities(sample, tmp_path)}
    sample.journal.undo()
    assert "Ascend" not in after
    assert int(after["Ascend 910B"]["mentions"]) == sum(int(before[n]["mentions"]) for n in ("Ascend", "Ascend 910B"))


def exported_entities(project: Project, folder: Path) -> list[dict[str, str]]:
    export(project, what="entities", path=folder / "entities.csv")
    return read_csv((folder / "entities.csv").read_bytes())


def test_what_can_not_be_exported_is_told_and_nothing_is_touched(sample: Project, tmp_path: Path) -> None:
    before = sample.path.read_bytes()
    link = tmp_path / "link.csv"
    if os.name == "nt":  # where a symbolic link is for administrators
        os.link(sample.path, link)
    else:
        link.symlink_to(sample.path)
    for what, path, code in [
        ("weather", tmp_path / "a.csv", "unknown_export"),
        ("timeline", sample.path, "output_is_project"),
        ("timeline", link, "output_is_project"),
        ("timeline", Path(f"{sample.path}-wal"), "output_is_project"),
        ("timeline", tmp_path, "output_not_writable"),
        ("timeline", tmp_path / "absent" / "a.csv", "output_not_writable"),
    ]:
        with pytest.raises(UserError) as caught:
            export(sample, what=what, path=path)
        assert caught.value.code == code
    with pytest.raises(UserError, match="bad_separator"):
        export(sample, what="timeline", path=tmp_path / "a.csv", separator="|")
    assert sample.path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["link.csv"]


def test_a_file_that_is_replaced_is_replaced_whole_or_stays(
    sample: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.csv"
    path.write_text("old")
    path.chmod(0o600)  # Windows knows only whether a file can be written to
    mode = path.stat().st_mode

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(UserError) as caught:
            export(sample, what="timeline", path=path)
    assert (caught.value.code, caught.value.arguments["reason"]) == ("output_not_writable", "No space left on device")
    assert path.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["old.csv"]
    export(sample, what="timeline", path=path)
    assert read_csv(path.read_bytes())
    assert path.stat().st_mode == mode


def test_a_file_protected_from_writing_stays(sample: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "protected.csv"
    path.write_text("kept")
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)  # root may write anywhere
    with pytest.raises(UserError, match="output_not_writable"):
        export(sample, what="timeline", path=path)
    assert path.read_text() == "kept"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes in its folders")
def test_a_device_is_written_to_and_not_replaced(sample: Project) -> None:
    export(sample, what="timeline", path=Path(os.devnull))
    assert Path(os.devnull).is_char_device()


@pytest.mark.slow
@pytest.mark.libreoffice
def test_libreoffice_opens_the_timeline_with_its_arabic_and_no_formula(hostile: Project, tmp_path: Path) -> None:
    export(hostile, what="timeline", path=tmp_path / "timeline.csv")
    rows = read_csv((tmp_path / "timeline.csv").read_bytes(), raw=True)
    texts, formulas = in_workbook(converted(tmp_path / "timeline.csv", "xlsx", tmp_path))
    assert formulas == 0
    assert {row[column] for row in rows for column in ("title", "quote", "article", "note") if row[column]} <= texts
    again = converted(tmp_path / "timeline.csv", "csv:Text - txt - csv (StarCalc):44,34,76", tmp_path)
    back = read_csv(again.read_bytes(), raw=True)
    kept = ("title", "quote", "article", "edtf", "earliest", "latest", "published")
    assert [[row[column] for column in kept] for row in back] == [[row[column] for column in kept] for row in rows]
    assert zipfile.is_zipfile(converted(tmp_path / "timeline.csv", "ods", tmp_path))


@pytest.mark.slow
@pytest.mark.libreoffice
def test_without_the_guard_libreoffice_would_run_the_formulas(hostile: Project, tmp_path: Path) -> None:
    export(hostile, what="timeline", path=tmp_path / "timeline.csv", raw=True)
    assert in_workbook(converted(tmp_path / "timeline.csv", "xlsx", tmp_path))[1] > 0
