"""Where `resources/` and `seeds/` lie: inside an installed package, or beside the sources in a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _folder(name: str) -> Path:
    installed = _PACKAGE / name
    return installed if installed.is_dir() else _PACKAGE.parents[1] / name


def resources() -> Path:
    """Return the folder of the tagset, the time rule packs, icons and translations."""
    return _folder("resources")


def seeds() -> Path:
    """Return the folder of the sample articles."""
    return _folder("seeds")
