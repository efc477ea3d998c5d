"""Where the program's data lies: inside an installed package, or beside the sources in a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _folder(name: str) -> Path:
    installed = _PACKAGE / name
    return installed if installed.is_dir() else _PACKAGE.parents[1] / name


def _bundled(name: str) -> Path | None:
    folder = _PACKAGE / name
    return folder if folder.is_dir() else None


def resources() -> Path:
    """Return the folder of the tagset, the time rule packs, icons and translations."""
    return _folder("resources")


def seeds() -> Path:
    """Return the folder of the sample articles."""
    return _folder("seeds")


def fonts() -> Path | None:
    """Return the folder of the fonts an installer brings along; None in a checkout or a wheel."""
    return _bundled("fonts")


def licenses() -> Path | None:
    """Return the folder of the licences an installer brings along; None in a checkout or a wheel."""
    return _bundled("licenses")
