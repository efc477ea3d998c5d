"""What `dev.py installer` understands: each word has something behind it, and what can't be is said at once."""

import sys
from importlib import import_module

import pytest

from installers import __main__ as commands


def test_each_installer_has_a_builder_and_each_belongs_to_a_system() -> None:
    assert all(
        callable(getattr(import_module(f"installers.{module}"), name)) for name, module in commands.BUILDERS.items()
    )
    assert sorted(name for names in commands.HERE.values() for name in names) == sorted(commands.BUILDERS)


def test_each_subject_can_be_tried() -> None:
    assert all(callable(import_module(f"installers.trying.{subject}").run) for subject in commands.SUBJECTS)


@pytest.mark.parametrize("words", [["floppy"], ["check", "weather"], ["deb", "check"]])
def test_what_is_not_understood_shows_what_is(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(words) == 2
    assert "deb|rpm|tar|windows|macos" in capsys.readouterr().err


def test_an_installer_of_another_system_is_refused_before_anything_is_frozen(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(commands, "build", lambda names: pytest.fail(f"built {names}"))
    monkeypatch.setattr(sys, "platform", "win32")
    assert commands.main(["windows", "deb"]) == 2
    assert capsys.readouterr().err == "Not to be made on this system: deb\n"


def test_without_a_word_all_of_this_system_are_built(monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[str] = []
    monkeypatch.setattr(commands, "build", lambda names: built.extend(names) or 0)
    monkeypatch.setattr(sys, "platform", "linux")
    assert commands.main([]) == 0
    assert built == ["deb", "rpm", "tar"]
