"""What stays in the bundle and what is left out."""

import pytest

from installers.slimming import Collected, is_needed, slim, without_dangling_links, without_orphans

QT = "PySide6/Qt/"


@pytest.mark.parametrize(
    "place",
    [
        QT + "plugins/platforms/libqxcb.so",
        QT + "plugins/platforms/libqwayland.so",
        QT + "plugins/platforms/libqoffscreen.so",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        QT + "plugins/platforms/libqcocoa.dylib",
        QT + "plugins/platforminputcontexts/libcomposeplatforminputcontextplugin.so",
        QT + "plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        QT + "plugins/platformthemes/libqxdgdesktopportal.so",
        QT + "plugins/imageformats/libqsvg.so",
        QT + "plugins/iconengines/libqsvgicon.so",
        QT + "translations/qtbase_ar.qm",
        QT + "translations/qtbase_pt_BR.qm",
        QT + "translations/qtbase_en.qm",
        "hawliyat/resources/time/ar.toml",
    ],
)
def test_what_the_window_needs_stays(place: str) -> None:
    assert is_needed(place)


@pytest.mark.parametrize(
    "place",
    [
        QT + "plugins/platforms/libqeglfs.so",
        "PySide6\\plugins\\platforms\\qminimal.dll",
        QT + "plugins/tls/libqopensslbackend.so",
        QT + "plugins/platformthemes/libqgtk3.so",
        QT + "translations/qtbase_de.qm",
        QT + "translations/assistant_ar.qm",
        "PySide6\\plugins\\tls\\qopensslbackend.dll",
        "libcrypto-3-x64.dll",
        "libssl.3.dylib",
        "libstdc++.so.6",
    ],
)
def test_what_nothing_uses_is_left_out(place: str) -> None:
    assert not is_needed(place)


LINKS = {"/qxcb": {"libX11.so.6"}, "/libX11": {"libxcb.so.1", "libc.so.6"}, "/libgtk": {"libcairo.so.2"}}
BINARIES: list[Collected] = [
    (QT + "plugins/platforms/libqxcb.so", "/qxcb", "BINARY"),
    (QT + "plugins/platformthemes/libqgtk3.so", "/qgtk3", "BINARY"),
    ("libX11.so.6", "/libX11", "BINARY"),
    ("libxcb.so.1", "/libxcb", "BINARY"),
    ("libgtk-3.so.0", "/libgtk", "BINARY"),
    ("libcairo.so.2", "/libcairo", "BINARY"),
    ("libpython3.11.so.1.0", "/libpython", "BINARY"),
    ("python3.11/lib-dynload/_ctypes.so", "/_ctypes", "EXTENSION"),
]


def test_a_plugin_left_out_takes_its_libraries_with_it() -> None:
    kept = [place for place, _, _ in without_orphans(slim(BINARIES), lambda path: LINKS.get(path, set()))]
    assert kept == [
        QT + "plugins/platforms/libqxcb.so",
        "libX11.so.6",
        "libxcb.so.1",
        "libpython3.11.so.1.0",
        "python3.11/lib-dynload/_ctypes.so",
    ]


def test_links_to_what_is_left_out_go_too() -> None:
    links: list[Collected] = [
        ("libX11.so", "libX11.so.6", "SYMLINK"),
        ("libgtk-3.so", "libgtk-4.so.0", "SYMLINK"),
        ("seeds/a.csv", "/seeds/a.csv", "DATA"),
    ]
    assert [place for place, _, _ in without_dangling_links(links, BINARIES)] == ["libX11.so", "seeds/a.csv"]
