"""dev.py on machines that lack things, with every command it would run written down instead of run."""

import ast
import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = (ROOT / "dev.py").read_text(encoding="utf-8")


@pytest.fixture
def dev(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return dev.py as a module that believes it lies in an empty folder; `dev.ran` lists the commands it runs."""
    spec = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "HERE", tmp_path)
    venv = tmp_path / ".venv"
    vars(module.PROGRAM).update(vars(module.Environment(venv, tmp_path / "lock")))
    module.PROGRAM.lock.write_bytes(b"click==8.1.0")
    module.ran, module.answers = [], {}

    def run(command: list[object], **_: object) -> SimpleNamespace:
        words = [str(word) for word in command]
        module.ran.append(words)
        if "venv" in words:
            Path(module.sysconfig.get_path("purelib", "venv", {"base": str(venv)})).mkdir(parents=True)
        return SimpleNamespace(returncode=next(iter(module.answers.pop(words[0], [])), 0))

    monkeypatch.setattr(module.subprocess, "run", run)
    monkeypatch.setattr(module, "missing", dict)
    return module


def test_it_parses_on_the_pythons_it_refuses_and_refuses_them_first() -> None:
    """An old Python must reach the sentence: nothing that it can't parse, nothing but imports before the question."""
    statements = ast.parse(SOURCE, feature_version=(3, 7)).body
    question = next(number for number, statement in enumerate(statements) if isinstance(statement, ast.If))
    assert "version_info" in ast.unparse(statements[question])
    assert all(isinstance(statement, ast.Import | ast.ImportFrom | ast.Expr) for statement in statements[:question])


def test_it_needs_the_standard_library_only() -> None:
    imported = {
        name.partition(".")[0]
        for statement in ast.walk(ast.parse(SOURCE))
        if isinstance(statement, ast.Import | ast.ImportFrom)
        for name in (
            [alias.name for alias in statement.names] if isinstance(statement, ast.Import) else [statement.module or ""]
        )
    }
    assert imported <= sys.stdlib_module_names


def test_the_environment_is_made_once(dev: ModuleType) -> None:
    dev.set_up(dev.PROGRAM)
    assert [words[1:3] for words in dev.ran] == [["-m", "venv"], ["-m", "pip"]]
    assert "--require-hashes" in dev.ran[1]
    dev.ran.clear()
    dev.set_up(dev.PROGRAM)
    assert dev.ran == []


def test_a_half_made_environment_is_made_again(dev: ModuleType) -> None:
    (dev.PROGRAM.folder / "bin").mkdir(parents=True)
    (dev.PROGRAM.folder / "bin" / "left-over").touch()
    dev.set_up(dev.PROGRAM)
    assert len(dev.ran) == 2
    assert not (dev.PROGRAM.folder / "bin" / "left-over").exists()


def test_a_failure_leaves_no_stamp_and_one_clear_sentence(dev: ModuleType) -> None:
    dev.answers[str(dev.PROGRAM.python)] = [1]
    with pytest.raises(SystemExit, match="The same command tries again"):
        dev.set_up(dev.PROGRAM)
    assert not dev.PROGRAM.stamp.exists()


def test_a_new_lock_makes_the_environment_again(dev: ModuleType) -> None:
    dev.set_up(dev.PROGRAM)
    dev.PROGRAM.lock.write_bytes(b"click==8.2.0")
    dev.ran.clear()
    dev.set_up(dev.PROGRAM)
    assert len(dev.ran) == 2


def test_the_sources_are_found_by_a_relative_line_so_that_the_folder_can_move(dev: ModuleType) -> None:
    dev.set_up(dev.PROGRAM)
    (line,) = dev.PROGRAM.folder.rglob("hawliyat.pth")
    assert (line.parent / line.read_text().strip()).resolve() == dev.HERE / "desktop"
    assert not Path(line.read_text().strip()).is_absolute()


@pytest.mark.skipif(sys.platform != "linux", reason="probes of Linux")
class TestMissingPackages:
    """What dev.py does about them on a Linux."""

    @pytest.fixture(autouse=True)
    def _lacking(self, dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(dev, "missing", lambda: {"libGL.so.1": "libgl1", "libEGL.so.1": "libegl1"})
        monkeypatch.setattr(dev.shutil, "which", lambda program: f"/usr/bin/{program}")

    def test_root_gets_them_installed(self, dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(dev.os, "geteuid", lambda: 0)
        dev.set_up(dev.PROGRAM)
        assert dev.ran[0][:2] == ["apt-get", "install"]
        assert dev.ran[0][-2:] == ["libegl1", "libgl1"]

    def test_lists_are_fetched_when_a_first_try_fails(self, dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(dev.os, "geteuid", lambda: 0)
        dev.answers["apt-get"] = [100]
        dev.set_up(dev.PROGRAM)
        assert [words[1] for words in dev.ran[:3]] == ["install", "update", "install"]

    def test_anybody_else_gets_the_exact_line(self, dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(dev.os, "geteuid", lambda: 1000)
        with pytest.raises(SystemExit, match=r"\n  sudo apt-get install -y libegl1 libgl1$"):
            dev.set_up(dev.PROGRAM)
        assert dev.ran == []

    def test_a_linux_without_apt_hears_what_it_lacks(self, dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(dev.shutil, "which", lambda _: None)
        with pytest.raises(SystemExit, match=r"libGL\.so\.1, libEGL\.so\.1"):
            dev.set_up(dev.PROGRAM)


def test_the_program_gets_its_arguments(dev: ModuleType) -> None:
    assert dev.COMMANDS["run"](["export", "my.hawliyat"]) == 0
    assert dev.ran == [[str(dev.PROGRAM.python), "-m", "hawliyat", "export", "my.hawliyat"]]


def test_without_arguments_the_program_shows_the_sample(dev: ModuleType) -> None:
    dev.COMMANDS["run"]([])
    assert dev.ran == [[str(dev.PROGRAM.python), "-m", "hawliyat", "--sample"]]


def test_check_goes_through_all_its_tools_and_fails_if_one_does(dev: ModuleType) -> None:
    dev.answers[str(dev.PROGRAM.python)] = [-11]
    assert dev.check([]) == 1
    assert len(dev.ran) == 4


def test_an_installer_is_built_in_an_environment_of_its_own(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "")
    monkeypatch.setattr(dev, "INSTALLER_FILES", {})
    monkeypatch.setattr(dev.shutil, "which", lambda program: f"/usr/bin/{program}")
    assert dev.COMMANDS["installer"](["deb"]) == 0
    assert dev.ran == [[str(dev.INSTALLER.python), "-m", "installers", "deb"]]
    assert dev.INSTALLER.python != dev.PROGRAM.python


@pytest.mark.skipif(sys.platform != "linux", reason="asks apt")
def test_what_freezing_needs_is_asked_for_first(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "INSTALLER_FILES", {"/nowhere/libpython3.11.so.1.0": "libpython3.11"})
    monkeypatch.setattr(dev.shutil, "which", lambda program: None if program == "npm" else f"/usr/bin/{program}")
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000)
    with pytest.raises(SystemExit, match=r"\n  sudo apt-get install -y libpython3\.11 npm$"):
        dev.COMMANDS["installer"](["deb"])


def test_an_unknown_command_shows_the_known_ones() -> None:
    said = subprocess.run([sys.executable, ROOT / "dev.py", "fly"], capture_output=True, encoding="utf-8")
    assert said.returncode == 1
    assert "python3 dev.py test" in said.stderr
