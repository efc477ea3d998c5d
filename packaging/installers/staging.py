"""The tree that every Linux installer carries: the program in `lib/`, what a desktop reads in `share/`."""

import gzip
import os
import re
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from hawliyat.store.schema import APPLICATION_ID
from installers import elf, icons, places, product, releases

LINUX = places.PACKAGING / "linux"
MIME_ICON = product.MIME_TYPE.replace("/", "-")
"""How icon themes call the icon of our file type."""

EXECUTABLE = (f"lib/{product.COMMAND}/{product.COMMAND}", "/install.sh")
"""How the paths of the files that are started end; a library is not."""


def moment() -> datetime:
    """Return the moment that everything in an installer is dated: SOURCE_DATE_EPOCH, else that of the last commit.

    Two builds of the same sources are then the same, byte for byte. Where there is no git, as in an unpacked archive of
    the sources, it is that of the changelog.
    """
    seconds = os.environ.get("SOURCE_DATE_EPOCH") or _last_commit()
    changelog = places.ROOT / "CHANGELOG.md"
    return datetime.fromtimestamp(int(seconds or changelog.stat().st_mtime), UTC)


def _last_commit() -> str:
    """Return when the last commit was made, in seconds, "" where that can't be asked."""
    command = ["git", "log", "-1", "--format=%ct"]
    try:
        done = subprocess.run(command, cwd=places.ROOT, capture_output=True, text=True)
    except FileNotFoundError:
        return ""
    return "" if done.returncode else done.stdout


def filled(name: str, **more: str) -> str:
    """Return a file of `packaging/linux` with what is known about the product (and *more*) in place of each @NAME@.

    A place that nothing is known for raises `KeyError`.
    """
    now = moment()
    words = {
        "NAME": product.NAME,
        "COMMAND": product.COMMAND,
        "APP_ID": product.APP_ID,
        "VERSION": product.VERSION,
        "PUBLISHER": product.PUBLISHER,
        "SUFFIX": product.SUFFIX,
        "MIME_TYPE": product.MIME_TYPE,
        "MIME_MEDIA": product.MIME_TYPE.partition("/")[0],
        "MIME_ICON": MIME_ICON,
        "APPLICATION_ID": f"{APPLICATION_ID:#x}",
        "MAN_DATE": f"{now:%B} {now.day}, {now.year}",
        "RELEASES": releases.as_appstream(releases.released(now.date())),
        **{f"SUMMARY_{language.upper()}": words for language, words in product.SUMMARY.items()},
        **more,
    }
    text = (LINUX / name).read_text(encoding="utf-8")
    return re.sub(r"@([A-Z_]+)@", lambda place: words[place[1]], text)


def stage(prefix: Path, program: Path) -> None:
    """Lay out *prefix* (`usr` of a package, the top folder of the archive) anew, with the frozen *program*."""
    shutil.rmtree(prefix, ignore_errors=True)
    shutil.copytree(program, prefix / "lib" / product.COMMAND, symlinks=True)
    elf.forget_build_machine(prefix / "lib")
    share = prefix / "share"
    write(share / "applications" / f"{product.APP_ID}.desktop", filled("hawliyat.desktop"))
    write(share / "metainfo" / f"{product.APP_ID}.metainfo.xml", filled("metainfo.xml"))
    write(share / "mime" / "packages" / f"{product.APP_ID}.xml", filled("mime.xml"))
    write(share / "man" / "man1" / f"{product.COMMAND}.1.gz", filled("hawliyat.1"))
    _draw_icons(share / "icons" / "hicolor")


def link(prefix: Path) -> None:
    """Put the command beside the other commands of a system."""
    (prefix / "bin").mkdir()
    (prefix / "bin" / product.COMMAND).symlink_to(f"../lib/{product.COMMAND}/{product.COMMAND}")


def write(path: Path, text: str) -> None:
    """Write *text*, compressed if the name says so; folders are made as needed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    content = text.encode()
    path.write_bytes(gzip.compress(content, 9, mtime=0) if path.suffix == ".gz" else content)


def settle(tree: Path) -> None:
    """Give everything below *tree* the one date, and the permissions it shall have on every machine."""
    seconds = moment().timestamp()
    for path in sorted(tree.rglob("*"), reverse=True):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.as_posix().endswith(EXECUTABLE) else 0o644)
        os.utime(path, (seconds, seconds), follow_symlinks=False)
    tree.chmod(0o755)
    os.utime(tree, (seconds, seconds))


def _draw_icons(theme: Path) -> None:
    with TemporaryDirectory() as folder:
        for size, file in icons.write_pngs(Path(folder)).items():
            for kind, name in (("apps", product.APP_ID), ("mimetypes", MIME_ICON)):
                icon = theme / f"{size}x{size}" / kind / f"{name}.png"
                icon.parent.mkdir(parents=True)
                shutil.copyfile(file, icon)
    drawing = theme / "scalable" / "apps" / f"{product.APP_ID}.svg"
    drawing.parent.mkdir(parents=True)
    shutil.copyfile(places.RESOURCES / "icons" / "hawliyat.svg", drawing)
