"""What everything in an installer is dated."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from installers import places, staging


@pytest.fixture(autouse=True)
def _sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give sources of their own, in a folder that no git knows, with a changelog of the year 2026."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setattr(places, "ROOT", tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    changelog = tmp_path / "CHANGELOG.md"
    changelog.touch()
    os.utime(changelog, (1_790_000_000, 1_790_000_000))


def test_it_is_the_moment_that_the_builder_asks_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert staging.moment() == datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)


def test_an_unpacked_archive_is_dated_by_its_changelog() -> None:
    assert staging.moment() == datetime.fromtimestamp(1_790_000_000, UTC)


def test_so_is_a_checkout_on_a_machine_without_git(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert staging.moment() == datetime.fromtimestamp(1_790_000_000, UTC)
