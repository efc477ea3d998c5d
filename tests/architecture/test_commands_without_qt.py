"""Commands that draw nothing never load Qt: each is run for real, in one fresh Python, on one project."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from hawliyat import assets

PROBE = """
import contextlib, io, json, sys
from hawliyat.app.cli import program
said = {}
for line in json.loads(sys.argv[1]):
    with contextlib.redirect_stdout(io.StringIO()):
        code = program(line, standalone_mode=False)
    said[line[0]] = [code or 0, "PySide6" in sys.modules]
print(json.dumps(said))
"""


def ran(folder: Path, *lines: list[str]) -> Mapping[str, tuple[int, bool]]:
    """Return the exit code of each command, and whether Qt was loaded by then."""
    command = [sys.executable, "-c", PROBE, json.dumps(lines)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    said = subprocess.run(
        command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8"
    )
    assert said.returncode == 0, said.stderr
    return {name: (code, qt) for name, (code, qt) in json.loads(said.stdout).items()}


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, tuple[int, bool]]:
    article = str(next(assets.seeds().glob("003_*.txt")))
    exporting = ["export", "sample.hawliyat", "--what", "claims", "--output", "claims.csv"]
    return ran(
        tmp_path_factory.mktemp("commands"),
        ["new", "new.hawliyat"],
        ["import", "new.hawliyat", article],
        ["sample", "sample.hawliyat"],
        *([name, "sample.hawliyat"] for name in ("articles", "times", "timeline", "check")),
        exporting,
    )


@pytest.mark.parametrize("command", ["new", "import", "articles", "times", "timeline", "export", "sample", "check"])
def test_a_command_works_without_qt(outcomes: Mapping[str, tuple[int, bool]], command: str) -> None:
    assert outcomes[command] == (0, False)


def test_a_command_that_draws_is_seen_to_load_qt(tmp_path: Path) -> None:
    assert ran(tmp_path, ["demo", "--output", "pictures"])["demo"] == (0, True)
