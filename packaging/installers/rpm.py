"""The package for Fedora, openSUSE and their kin, written by nfpm from a list of the tree; no script runs.

What a desktop has to be told, it hears by the file triggers in Fedora's desktop-file-utils, shared-mime-info and
hicolor-icon-theme, which watch the folders that the files go to.
"""

import json
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from installers import debian, needs, places, product, staging

DATA = ("fontconfig", "xkeyboard-config")
"""What no ELF file tells (see `debian.DATA`)."""

OWNED = (f"usr/lib/{product.COMMAND}", f"usr/share/doc/{product.COMMAND}", f"usr/share/licenses/{product.COMMAND}")
"""The folders that are ours; the others are the system's."""


def rpm(program: Path = places.FROZEN) -> list[Path]:
    """Write the package with the frozen *program* into `dist/` and return it.

    Raises `OSError`, `subprocess.CalledProcessError`.
    """
    tree = places.BUILD / "rpm"
    stage(tree, program)
    architecture = platform.machine()
    path = places.OUTPUT / f"{product.COMMAND}-{product.VERSION}-1.{architecture}.rpm"
    places.OUTPUT.mkdir(exist_ok=True)
    recipe = places.BUILD / "nfpm.json"  # JSON is YAML
    recipe.write_text(json.dumps(_recipe(tree, architecture), indent=1), encoding="utf-8")
    nfpm = Path(sys.executable).with_name("nfpm")
    command: list[str | Path] = [nfpm, "package", "--config", recipe, "--packager", "rpm", "--target", path]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return [path]


def stage(tree: Path, program: Path) -> None:
    """Lay out *tree* anew as the root of a system with RPM."""
    shutil.rmtree(tree, ignore_errors=True)
    staging.stage(tree / "usr", program)
    staging.link(tree / "usr")
    share = tree / "usr" / "share"
    for kind, name in (("licenses", "LICENSE"), ("doc", "CHANGELOG.md")):
        staging.write(share / kind / product.COMMAND / name, (places.ROOT / name).read_text(encoding="utf-8"))
    staging.settle(tree)


def capabilities(wanted: needs.Wanted) -> list[str]:
    """Return *wanted* as RPM says it: every library, and every version of symbols that is used of it."""
    return [f"{soname}({node})(64bit)" for soname, nodes in wanted.items() for node in ("", *sorted(nodes))]


def _recipe(tree: Path, architecture: str) -> dict[str, object]:
    needed = needs.measure(tree / "usr" / "lib" / product.COMMAND)
    moment = f"{staging.moment():%Y-%m-%dT%H:%M:%SZ}"
    return {
        "name": product.COMMAND,
        "arch": architecture,
        "version": product.VERSION,
        "release": "1",
        "maintainer": product.PUBLISHER,
        "vendor": product.PUBLISHER,
        "description": debian.DESCRIPTION,
        "license": "MIT AND LGPL-3.0-only AND OFL-1.1",
        "mtime": moment,
        "disable_globbing": True,
        "depends": [*DATA, *capabilities(needed.required)],
        "recommends": capabilities(needed.optional),
        "rpm": {
            "summary": product.SUMMARY["en"],
            "group": "Productivity/Office",
            "compression": "xz",
            "buildhost": "localhost",
        },
        "contents": [_content(path, tree, moment) for path in sorted(tree.rglob("*")) if _is_ours(path, tree)],
    }


def _is_ours(path: Path, tree: Path) -> bool:
    place = path.relative_to(tree).as_posix()
    return path.is_symlink() or path.is_file() or any(place == top or place.startswith(f"{top}/") for top in OWNED)


def _content(path: Path, tree: Path, moment: str) -> dict[str, object]:
    about = {"dst": f"/{path.relative_to(tree)}", "file_info": {"mode": path.lstat().st_mode & 0o777, "mtime": moment}}
    if path.is_symlink():
        return {**about, "type": "symlink", "src": str(path.readlink()), "file_info": {"mtime": moment}}
    return {**about, "type": "dir"} if path.is_dir() else {**about, "src": str(path)}
