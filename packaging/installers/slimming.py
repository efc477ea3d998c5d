"""What PyInstaller collects and a reader of news never needs: left out of the bundle, each with its reason."""

from collections.abc import Callable
from pathlib import PurePosixPath

Collected = tuple[str, str, str]
"""One file as PyInstaller lists it: its place in the bundle, where it is taken from, what kind it is."""

EXCLUDED_MODULES = (
    "pip",  # with setuptools below: sqlite-utils installs its plugins with them
    "setuptools",
    "pkg_resources",
    "_distutils_hack",
    "tkinter",
    "readline",  # for terminals, and its library is under the GPL
    "pdb",
    "doctest",
    "unittest",
    "multiprocessing",  # nothing here starts another Python, and PyInstaller prepares for it at every start
    "ssl",  # nothing here speaks to a network; hashes are computed by Python's own modules
    "_ssl",
    "_hashlib",
)
"""Modules that something imports, and nothing here uses."""

UNNEEDED = (
    "plugins/egldeviceintegrations/*",  # full-screen devices without a desktop, with the platforms below
    "plugins/platforms/*eglfs*",
    "plugins/platforms/*linuxfb*",
    "plugins/platforms/*vkkhrdisplay*",
    "plugins/platforms/*vnc*",
    "plugins/platforms/*minimal*",
    "plugins/platforms/*direct2d*",  # another way to draw on Windows, which has to be asked for
    "plugins/generic/*",  # keyboards and mice read from the device itself
    "plugins/platformthemes/*gtk3*",  # would bring the GTK of the machine it was built on; portals stay
    "plugins/networkinformation/*",  # QtNetwork is here for the local socket only
    "plugins/tls/*",
    "libcrypto-*.dll",  # OpenSSL, for those plugins; on Linux it goes with them, as an orphan
    "libcrypto.*.dylib",
    "libssl-*.dll",
    "libssl.*.dylib",
    "plugins/imageformats/*qtga*",
    "plugins/imageformats/*qwbmp*",
    "libstdc++.so.*",  # a newer machine's OpenGL driver needs its own, newer one, and a process has only one of them
    "libgcc_s.so.*",
    "libwayland-*.so.*",  # the same driver speaks to the desktop through the machine's own
)
"""Patterns of places in the bundle, matched from their end."""

TRANSLATIONS = ("qtbase_ar.qm", "qtbase_pt_BR.qm", "qtbase_en.qm")
"""What is kept of Qt's own translations: the languages of our interface."""


def is_needed(place: str) -> bool:
    """Whether a file belongs into the bundle, by its place there (with either kind of slash)."""
    path = PurePosixPath(place.replace("\\", "/"))
    if path.suffix == ".qm":
        return path.name in TRANSLATIONS
    return not any(path.match(pattern) for pattern in UNNEEDED)


def slim(collected: list[Collected]) -> list[Collected]:
    """Return the files of *collected* that are needed."""
    return [entry for entry in collected if is_needed(entry[0])]


def without_orphans(binaries: list[Collected], libraries_of: Callable[[str], set[str]]) -> list[Collected]:
    """Return *binaries* without the libraries that none of the others links to any more, once plugins are left out.

    *libraries_of* gives the file names of the libraries a file is linked to. Plugins, extension modules and Python are
    opened by name and always stay.
    """
    sources = {PurePosixPath(place).name: source for place, source, _ in binaries}
    wanted = {PurePosixPath(place).name for place, _, _ in binaries if _is_opened(place)}
    reached = list(wanted)
    while reached:
        more = (libraries_of(sources[reached.pop()]) & sources.keys()) - wanted
        wanted |= more
        reached.extend(more)
    return [entry for entry in binaries if PurePosixPath(entry[0]).name in wanted]


def without_dangling_links(datas: list[Collected], binaries: list[Collected]) -> list[Collected]:
    """Return *datas* without the links to libraries that are not among *binaries* any more."""
    places = {place for place, _, _ in binaries}
    return [entry for entry in datas if entry[2] != "SYMLINK" or entry[1] in places]


def _is_opened(place: str) -> bool:
    """Whether a file is opened by name: a plugin, an extension module, Python itself; not a library."""
    path = PurePosixPath(place)
    return "plugins" in path.parts or not path.name.startswith("lib") or path.name.startswith("libpython")
