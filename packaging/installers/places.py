"""Where the parts of an installer come from and go to."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
RESOURCES = ROOT / "resources"
BUILD = ROOT / "build" / "installers"
"""Everything made on the way; may be deleted at any time."""

FROZEN = BUILD / "frozen" / "hawliyat"
"""The frozen program: one folder with its executable, complete by itself."""

OUTPUT = ROOT / "dist"
"""The installers themselves."""
