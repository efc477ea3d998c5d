"""The releases of the changelog, as package managers and software centres read them."""

from datetime import UTC, date, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

from installers import places, product, releases

TODAY = date(2026, 3, 1)
CHANGELOG = """\
# Changelog

## [Unreleased]

### Added

- **Export** to `CSV`, as [told](docs/format.md),
  on two lines & more.
- Second point.

## [0.0.1] - 2025-12-31

### Fixed

- First point.

## [0.0.0] - 2025-01-01

Nothing to tell.
"""


@pytest.fixture(autouse=True)
def _changelog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "CHANGELOG.md").write_text(CHANGELOG, encoding="utf-8")
    monkeypatch.setattr(places, "ROOT", tmp_path)


def test_points_are_plain_text_and_what_is_not_released_is_this_version_of_today() -> None:
    newest, oldest = releases.released(TODAY)
    assert (newest.version, newest.day) == (product.VERSION, TODAY)
    assert newest.points == ("Export to CSV, as told, on two lines & more.", "Second point.")
    assert (oldest.version, oldest.day, oldest.points) == ("0.0.1", date(2025, 12, 31), ("First point.",))


def test_software_centres_read_them_newest_first() -> None:
    found = ElementTree.fromstring(releases.as_appstream(releases.released(TODAY)))
    assert [release.get("version") for release in found] == [product.VERSION, "0.0.1"]
    assert found.findtext("release/description/ul/li") == "Export to CSV, as told, on two lines & more."


def test_debian_reads_them_with_the_day_of_each() -> None:
    said = releases.as_debian(releases.released(TODAY), datetime(2026, 3, 1, 12, tzinfo=UTC))
    heads = [line for line in said.splitlines() if line and not line.startswith(" ")]
    assert heads == [f"hawliyat ({version}) unstable; urgency=medium" for version in (product.VERSION, "0.0.1")]
    assert " <>  Sun, 01 Mar 2026 12:00:00 +0000" in said
    assert " <>  Wed, 31 Dec 2025 12:00:00 +0000" in said
    assert max(map(len, said.splitlines())) <= 80
