"""What an import costs: no Qt for what draws nothing, and no heavy library before its first use."""

import json
import os
import pkgutil
import subprocess
import sys
from collections.abc import Mapping

import pytest

import hawliyat

HEAVY = ("sqlite_utils", "dateparser", "arabic_reshaper", "bidi", "charset_normalizer")
DRAWING = ("hawliyat.ui", "hawliyat.app")
EVERY = sorted(module.name for module in pkgutil.walk_packages(hawliyat.__path__, "hawliyat."))
SILENT = ("app.cli", "app.display", "app.self_test", "ui.about.facts", "ui.about.components")
WITHOUT_QT = [
    name
    for name in EVERY
    if not name.startswith(DRAWING) or name.endswith("wording") or name.removeprefix("hawliyat.") in SILENT
]
PROBE = """
import importlib, json, sys
watched, blamed = set(sys.argv[1].split(",")), {}
for name in sys.argv[2].split(","):
    before = set(sys.modules)
    importlib.import_module(name)
    if brought := sorted(watched & (set(sys.modules) - before)):
        blamed[name] = brought
print(json.dumps(blamed))
"""


def brought_in(watched: tuple[str, ...], modules: list[str]) -> Mapping[str, list[str]]:
    """Import *modules* one after the other in a fresh Python; return which of them brought which *watched* library."""
    command = [sys.executable, "-c", PROBE, ",".join(watched), ",".join(modules)]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    said = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8")
    assert said.returncode == 0, said.stderr
    return json.loads(said.stdout)  # type: ignore[no-any-return]


def test_importing_any_module_loads_no_heavy_library() -> None:
    assert brought_in(HEAVY, EVERY) == {}


def test_the_empty_window_loads_neither_openssl_nor_a_network() -> None:
    assert brought_in(("_hashlib", "_ssl", "PySide6.QtNetwork", "html"), ["hawliyat.app.window"]) == {}


def test_what_draws_nothing_never_imports_qt() -> None:
    assert brought_in(("PySide6", "shiboken6"), WITHOUT_QT) == {}


@pytest.mark.parametrize(
    ("watched", "module"),
    [("PySide6", "hawliyat.ui.theme"), ("click", "click"), ("bidi", "bidi"), ("_hashlib", "hawliyat.domain.identity")],
)
def test_a_library_that_is_brought_in_is_found(watched: str, module: str) -> None:
    assert watched in brought_in((watched,), [module])[module]
