"""The releases of CHANGELOG.md, in the forms that package managers and software centres read."""

import re
import textwrap
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape

from installers import places, product

HEADING = re.compile(r"^## \[(?P<version>[^\]]+)\](?: - (?P<date>\d{4}-\d\d-\d\d))?$", re.MULTILINE)
POINT = re.compile(r"^- (.*(?:\n  .*)*)", re.MULTILINE)
MARKS = re.compile(r"\*\*|`|\[([^\]]*)\]\([^)]*\)")
"""What Markdown writes around words: strong, code, a link."""


@dataclass(frozen=True, slots=True)
class Release:
    """One version, its day, and what is new in it: one paragraph of plain text per point."""

    version: str
    day: date
    points: tuple[str, ...]


def released(today: date) -> list[Release]:
    """Return the releases of the changelog, newest first; what is not released yet is this version, of *today*."""
    text = (places.ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = list(HEADING.finditer(text))
    ends = [heading.start() for heading in headings[1:]] + [len(text)]
    found = [
        Release(
            product.VERSION if heading["version"] == "Unreleased" else heading["version"],
            date.fromisoformat(heading["date"]) if heading["date"] else today,
            tuple(_plain(point) for point in POINT.findall(text[heading.end() : end])),
        )
        for heading, end in zip(headings, ends, strict=True)
    ]
    return [release for release in found if release.points]


def as_appstream(found: list[Release]) -> str:
    """Return *found* as the `<releases>` of AppStream metadata."""
    lines = ["  <releases>"]
    for release in found:
        lines += [
            f'    <release version="{release.version}" date="{release.day}">',
            "      <description>",
            "        <ul>",
        ]
        lines += [f"          <li>{escape(point)}</li>" for point in release.points]
        lines += ["        </ul>", "      </description>", "    </release>"]
    return "\n".join([*lines, "  </releases>"])


def as_debian(found: list[Release], moment: datetime) -> str:
    """Return *found* as a Debian changelog whose newest entry is of *moment*."""
    entries = []
    for release in found:
        day = datetime.combine(release.day, moment.timetz())
        points = [textwrap.fill(point, 80, initial_indent="  * ", subsequent_indent="    ") for point in release.points]
        head = f"{product.COMMAND} ({release.version}) unstable; urgency=medium"
        entries.append("\n\n".join([head, "\n".join(points), f" -- {product.PUBLISHER} <>  {format_datetime(day)}\n"]))
    return "\n".join(entries)


def _plain(point: str) -> str:
    return " ".join(MARKS.sub(lambda mark: mark[1] or "", point).split())
