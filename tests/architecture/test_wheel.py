"""The wheel that the build backend makes holds everything a machine without the sources needs."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    result = subprocess.run(build, cwd=ROOT, capture_output=True, encoding="utf-8")
    assert result.returncode == 0, result.stdout + result.stderr
    (file,) = folder.glob("*.whl")
    return zipfile.ZipFile(file)


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", ["resources", "seeds"])
def test_the_wheel_holds_the_data_beside_the_code(wheel: zipfile.ZipFile, name: str) -> None:
    prefix = f"hawliyat/{name}/"
    assert {entry.removeprefix(prefix) for entry in wheel.namelist() if entry.startswith(prefix)} == files(ROOT / name)
    assert files(ROOT / name)


def test_the_wheel_holds_every_module_and_no_test(wheel: zipfile.ZipFile) -> None:
    modules = {name.removeprefix("hawliyat/") for name in wheel.namelist() if name.endswith(".py")}
    package = ROOT / "desktop" / "hawliyat"
    assert modules == {name for name in files(package) if name.endswith(".py")}


def test_an_installed_wheel_finds_its_data(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path)
    ask = "from hawliyat import assets; print(assets.resources(), assets.seeds(), sep='\\n')"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONUTF8": "1"}
    said = subprocess.run(
        [sys.executable, "-c", ask], env=environment, cwd=tmp_path, capture_output=True, encoding="utf-8"
    )
    assert said.stdout.split("\n") == [str(tmp_path / "hawliyat" / name) for name in ("resources", "seeds")] + [""]


def test_the_wheel_has_a_command_for_the_terminal_and_one_for_the_window(wheel: zipfile.ZipFile) -> None:
    (entry_points,) = (name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    text = wheel.read(entry_points).decode()
    assert "[console_scripts]\nhawliyat = " in text
    assert "[gui_scripts]\nhawliyat-window = " in text
