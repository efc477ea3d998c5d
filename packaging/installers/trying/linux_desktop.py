"""What a Linux desktop reads, tried with the desktop's own programs: menu entry, metadata, file type, icons, manual.

Each check takes the `share` folder of a tree and raises `CheckError`. Each shows that it would find something wrong.
"""

import gzip
import os
import re
import shutil
import sqlite3
import subprocess
import tempfile
from contextlib import closing
from pathlib import Path

from PySide6.QtGui import QImageReader

from hawliyat.store.project import Project
from installers import icons, product, staging
from installers.checks import demand, output_of

REMARKS = {
    "cid-contains-uppercase-letter": "the name is that of the window and of the macOS bundle, and stays the same",
    "unknown-tag developer": "AppStream 1.0 asks for the tag; 0.16 does not know it yet",
    "url-homepage-missing": "the project has no public address yet, and none was made up",
}
"""What appstreamcli may remark (0.16 and 1.0 differ), each with the reason why it stays."""

REMARK = re.compile(r"^[EWIP]: [^:]+:[\d~]*:? *(.+)$", re.MULTILINE)
SHARED_TYPES = Path("/usr/share/mime/packages/freedesktop.org.xml")
SQLITE_TYPE = "application/vnd.sqlite3"


def entry_of(share: Path) -> Path:
    """Return the menu entry below *share*."""
    return share / "applications" / f"{product.APP_ID}.desktop"


def check_entry(share: Path) -> None:
    """Hold the menu entry to desktop-file-validate, which says nothing of one that is right."""
    said = output_of("desktop-file-validate", entry_of(share))
    demand(not said, said)
    with tempfile.TemporaryDirectory() as folder:
        wrong = Path(folder) / entry_of(share).name
        wrong.write_text(
            entry_of(share).read_text(encoding="utf-8").replace("Type=Application\n", ""), encoding="utf-8"
        )
        demand(_refused("desktop-file-validate", wrong), "an entry without a type was not refused")


def check_metainfo(share: Path) -> list[str]:
    """Hold the metadata to appstreamcli, and return what it remarks of the things that `REMARKS` explains."""
    file = share / "metainfo" / f"{product.APP_ID}.metainfo.xml"
    remarks = _remarks(file)
    unexplained = [remark for remark in remarks if not remark.startswith(tuple(REMARKS))]
    demand(not unexplained, "\n".join(unexplained))
    with tempfile.TemporaryDirectory() as folder:
        wrong = Path(folder) / file.name
        wrong.write_text(file.read_text(encoding="utf-8").replace("<name>", "<nom>").replace("</name>", "</nom>"))
        demand(set(_remarks(wrong)) - set(remarks), "metadata without a name was not refused")
    return [f"{remark}: {REMARKS[reason]}" for remark in remarks for reason in REMARKS if remark.startswith(reason)]


def check_type(share: Path) -> None:
    """Have a project without its suffix recognised by its first bytes, and another SQLite file not."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        packages = folder / "mime" / "packages"
        packages.mkdir(parents=True)
        shutil.copyfile(SHARED_TYPES, packages / SHARED_TYPES.name)
        ours = share / "mime" / "packages" / f"{product.APP_ID}.xml"
        output_of("xmllint", "--noout", ours)
        shutil.copyfile(ours, packages / ours.name)
        alone = {**os.environ, "XDG_DATA_HOME": str(folder), "XDG_DATA_DIRS": str(folder)}
        output_of("update-mime-database", folder / "mime", env=alone)
        _make_files(folder)
        for file, wanted in (
            ("project", product.MIME_TYPE),
            (f"named{product.SUFFIX}", product.MIME_TYPE),
            ("database", SQLITE_TYPE),
        ):
            said = output_of("gio", "info", "-a", "standard::content-type", folder / file, env=alone)
            demand(said.split()[-1] == wanted, f"{file} is taken for {said.split()[-1]}")


def check_manual(share: Path) -> None:
    """Have the manual page set by mandoc and by groff without a complaint."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.1"
        text = gzip.decompress((share / "man" / "man1" / f"{product.COMMAND}.1.gz").read_bytes()).decode()
        page.write_text(text, encoding="utf-8")
        said = output_of("mandoc", "-T", "lint", "-W", "warning", page)
        demand(not said, said)
        done = subprocess.run(["groff", "-mdoc", "-ww", "-Tutf8", "-Kutf8", page], capture_output=True, text=True)
        demand(done.returncode == 0 and not done.stderr and done.stdout, done.stderr)
        page.write_text(text.replace(".Sh NAME", ".Sh"), encoding="utf-8")
        demand(_refused("mandoc", "-T", "lint", "-W", "warning", page), "a nameless section was not found")


def check_icons(share: Path) -> None:
    """Have the icons of the program and of its files in every size, with that many pixels, and the drawing itself."""
    theme = share / "icons" / "hicolor"
    for size in icons.SIZES:
        for kind, name in (("apps", product.APP_ID), ("mimetypes", staging.MIME_ICON)):
            found = QImageReader(str(theme / f"{size}x{size}" / kind / f"{name}.png")).size()
            demand((found.width(), found.height()) == (size, size), f"{name} of {size} is {found.toTuple()}")
    output_of("xmllint", "--noout", theme / "scalable" / "apps" / f"{product.APP_ID}.svg")


def _refused(*command: object) -> bool:
    return subprocess.run([str(word) for word in command], capture_output=True).returncode != 0


def _remarks(file: Path) -> list[str]:
    command = ["appstreamcli", "validate", "--no-net", "--pedantic", str(file)]
    said = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True).stdout
    demand("Validation" in said, said)
    return REMARK.findall(said)


def _make_files(folder: Path) -> None:
    """A project, the same without its suffix, and a database that is none of ours."""
    named = folder / f"named{product.SUFFIX}"
    Project.create(named, "").close()
    shutil.copyfile(named, folder / "project")
    with closing(sqlite3.connect(folder / "database")) as database:
        database.execute("CREATE TABLE notes (text)")
