"""The documents tell the truth: each command they show exists, and each command that exists is shown."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "packaging").glob("*.md")])


def commands_of_dev() -> set[str]:
    for statement in ast.parse((ROOT / "dev.py").read_text(encoding="utf-8")).body:
        if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == "COMMANDS":
            assert isinstance(statement.value, ast.Dict)
            return {ast.literal_eval(key) for key in statement.value.keys if key}
    raise LookupError("COMMANDS")


def shown(document: Path) -> set[str]:
    return set(re.findall(r"\bdev\.py ([a-z]+)", document.read_text(encoding="utf-8")))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_document_shows_only_commands_that_exist(document: Path) -> None:
    assert shown(document) <= commands_of_dev()


def test_the_readme_shows_how_to_run_and_how_to_test() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "python3 dev.py run" in text
    assert "python3 dev.py test" in text


def test_contributors_are_told_every_command() -> None:
    assert shown(ROOT / "CONTRIBUTING.md") == commands_of_dev()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_link_inside_the_project_leads_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8"))
    assert not [link for link in links if not (document.parent / link).exists()]


def test_the_build_runs_the_command_of_the_readme() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert lines[-2:] == ["python3 dev.py test", "python3 dev.py check"]
