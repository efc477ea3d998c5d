"""The command line as a person meets it: exit codes, one clear line on stderr, nothing half-written."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from hawliyat.store.project import Project

ROOT = Path(__file__).parents[2]
Run = Callable[..., subprocess.CompletedProcess[bytes]]

ARABIC = "أعلنت الشركة الخطة في مايو 2024."


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "عينة sample.hawliyat"
    assert hawliyat("sample", str(path)).returncode == 0
    return path


def hawliyat(*arguments: str, given: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program without a screen."""
    variables = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    variables.pop("QT_QPA_PLATFORM", None)
    command = [sys.executable, "-m", "hawliyat", *arguments]
    return subprocess.run(command, input=given, capture_output=True, env={**variables, **environment}, check=False)


def one_line(done: subprocess.CompletedProcess[bytes]) -> str:
    """The one line on stderr."""
    text = done.stderr.decode()
    assert "Traceback" not in text
    lines = text.strip().splitlines()
    assert len(lines) == 1, text
    return lines[0]


def not_a_project(folder: Path) -> Path:
    path = folder / "letter.hawliyat"
    path.write_text("Dear Sir")
    return path


def foreign_database(folder: Path) -> Path:
    path = folder / "foreign.hawliyat"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (x)")
    connection.commit()
    connection.close()
    return path


def truncated(folder: Path) -> Path:
    path = folder / "short.hawliyat"
    Project.create(path).close()
    path.write_bytes(path.read_bytes()[:5000])
    return path


def newer(folder: Path) -> Path:
    path = folder / "newer.hawliyat"
    Project.create(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.commit()
    connection.close()
    return path


@pytest.mark.parametrize("make", [not_a_project, foreign_database, truncated, newer])
def test_a_file_that_is_no_project_is_refused_and_left_as_it_is(make: Callable[[Path], Path], tmp_path: Path) -> None:
    path = make(tmp_path)
    before = sha256(path.read_bytes()).hexdigest()
    done = hawliyat("timeline", str(path))
    assert done.returncode == 1
    assert path.name in one_line(done)
    assert sha256(path.read_bytes()).hexdigest() == before
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_project_that_is_open_elsewhere_says_so(tmp_path: Path) -> None:
    path = tmp_path / "open.hawliyat"
    with Project.create(path):
        done = hawliyat("articles", str(path))
    assert done.returncode == 1
    assert "open" in one_line(done)


@pytest.mark.parametrize(
    "arguments",
    [
        ("export", "P", "--what", "nonsense", "-o", "x.csv"),
        ("export", "P"),
        ("times",),
        ("import", "P"),
        ("timeline", "--nonsense", "P"),
    ],
)
def test_a_wrong_call_is_a_question_of_usage(arguments: tuple[str, ...]) -> None:
    done = hawliyat(*arguments)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_a_project_that_is_not_there_is_named(tmp_path: Path) -> None:
    for command in (["timeline"], ["articles"], ["check"], []):
        done = hawliyat(*command, str(tmp_path / "none.hawliyat"))
        assert done.returncode == 1
        assert "none.hawliyat" in one_line(done)


def test_an_import_takes_what_it_can_and_names_what_it_can_not(tmp_path: Path) -> None:
    project = tmp_path / "p.hawliyat"
    assert hawliyat("new", str(project)).returncode == 0
    good, empty, binary = tmp_path / "مقال.txt", tmp_path / "empty.txt", tmp_path / "binary.txt"
    good.write_text(ARABIC, encoding="cp1256")
    empty.write_bytes(b"")
    binary.write_bytes(bytes(range(256)) * 8)
    done = hawliyat("import", str(project), str(good), str(empty), str(binary), str(tmp_path / "gone.txt"))
    assert done.returncode == 1
    problems = done.stderr.decode().strip().splitlines()
    assert [name for name in ("empty.txt", "binary.txt", "gone.txt") if any(name in line for line in problems)] == [
        "empty.txt",
        "binary.txt",
        "gone.txt",
    ]
    assert "Imported" in done.stdout.decode()
    again = hawliyat("import", str(project), str(good))
    assert again.returncode == 0
    assert "already" in again.stdout.decode()


def test_without_their_table_the_articles_do_not_come_in_undated(tmp_path: Path) -> None:
    project, text, table = tmp_path / "p.hawliyat", tmp_path / "text.txt", tmp_path / "wrong.csv"
    hawliyat("new", str(project))
    text.write_text(ARABIC, encoding="utf-8")
    table.write_text("title,source\na,b\n")
    done = hawliyat("import", str(project), str(text), "--table", str(table))
    assert done.returncode == 1
    assert "wrong.csv" in one_line(done)
    with Project.open(project) as opened:
        assert opened.journal.next_undo is None


def test_an_export_never_overwrites_the_project_or_leaves_half_a_file(sample: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.hawliyat"
    Project.create(other).close()
    for output in (sample, other, tmp_path / "no folder" / "x.csv", tmp_path):
        done = hawliyat("export", str(sample), "-o", str(output))
        assert done.returncode == 1
        assert one_line(done)
    assert hawliyat("check", str(sample)).returncode == 0
    assert hawliyat("check", str(other)).returncode == 0
    assert list(tmp_path.iterdir()) == [other]


def test_every_report_is_utf_8_in_the_plainest_locale(sample: Path) -> None:
    for command in ("articles", "timeline", "times"):
        done = hawliyat(command, str(sample), LC_ALL="C", PYTHONUTF8="0")
        assert done.returncode == 0, done.stderr.decode()
        assert "ديب سيك" in done.stdout.decode()
    assert hawliyat("check", str(sample)).returncode == 0


def test_times_answers_json_lines_with_exact_spans() -> None:
    question = {"id": "a", "text": ARABIC, "language": "ar", "published": "2024-09-30"}
    done = hawliyat("times", "--json-lines", given=(json.dumps(question) + "\n\n").encode())
    assert done.returncode == 0
    (answer,) = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert answer["id"] == "a"
    (result,) = answer["results"]
    assert set(result) == {"span", "text", "edtf", "start", "end", "granularity", "confidence", "derivation"}
    start, end = result["span"]
    assert ARABIC[start:end] == result["text"] == "في مايو 2024"
    assert (result["edtf"], result["start"], result["end"]) == ("2024-05", "2024-05-01", "2024-05-31")


@pytest.mark.parametrize(
    "line", [b"not json", b"[1]", b'{"text": 3}', b"\xff\xfe", b'{"text": "x", "published": "soon"}']
)
def test_a_bad_json_line_is_named_by_its_number(line: bytes) -> None:
    done = hawliyat("times", "--json-lines", given=b'{"text": "x"}\n' + line + b"\n")
    assert done.returncode == 1
    assert "2" in one_line(done)


def test_the_demo_does_the_whole_job_without_a_screen(tmp_path: Path) -> None:
    done = hawliyat("demo", "--output", str(tmp_path / "demo"))
    assert done.returncode == 0, done.stderr.decode()
    assert "2023" in done.stdout.decode()
    made = sorted(path.name for path in (tmp_path / "demo").iterdir())
    assert made == ["article.png", "sample.hawliyat", "timeline.csv", "timeline.png"]
    assert hawliyat("demo", "--output", str(tmp_path / "demo")).returncode == 0


def test_a_whole_copy_passes_its_self_test_without_a_screen() -> None:
    for platform in ({}, {"QT_QPA_PLATFORM": "xcb"}):
        done = hawliyat("self-test", **platform)
        assert done.returncode == 0, done.stdout.decode()
        *lines, last = done.stdout.decode().splitlines()
        assert last == f"{len(lines)} passed, 0 failed"
        assert {line.partition("  ")[0] for line in lines} == {"PASS"}
        assert done.stderr == b""


def test_a_copy_that_lost_a_file_fails_its_self_test(tmp_path: Path) -> None:
    for folder in ("desktop", "resources", "seeds"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__", "pt.toml"))
    done = hawliyat("self-test", PYTHONPATH=str(tmp_path / "desktop"))
    assert done.returncode == 1
    failed = [line for line in done.stdout.decode().splitlines() if line.startswith("FAIL")]
    assert str(tmp_path / "resources" / "time" / "pt.toml") in failed[0]
    assert len(failed) > 1
