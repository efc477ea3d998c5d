"""The built packages, looked into: what lintian says of the .deb, what the .rpm asks for and brings."""

import re
import subprocess
import tempfile
from pathlib import Path

from installers import needs, places, product, rpm
from installers.checks import demand, output_of
from installers.trying.linux_archive import THEIRS, check_coming_and_going, check_refusals

LARGEST = 45_000_000
"""Bytes that the .deb may have: what still comes down a slow line."""

UNEXPLAINED = re.compile(r"^(?:[EW]: .*|I: .* (?:unused|mismatched)-override .*)$", re.MULTILINE)
"""The lines of lintian that say no: errors, warnings, and an override that covers nothing any more."""

SHARED = ("bin", "lib", "share/applications", "share/icons", "share/man", "share/metainfo", "share/mime")
"""The folders of /usr that both packages bring; their documents differ, as each system asks for its own."""

SHOWN = 20
"""How many of lintian's lines are shown: a broken package has thousands."""


def the(pattern: str) -> Path:
    """Return the one installer of this version that *pattern* fits. Raises `CheckError`."""
    found = sorted(places.OUTPUT.glob(pattern))
    demand(len(found) == 1, f"one {pattern} expected in {places.OUTPUT}, found {len(found)}")
    return found[0]


def the_deb() -> Path:
    """Return the .deb of this version. Raises `CheckError`."""
    return the(f"{product.COMMAND}_{product.VERSION}_*.deb")


def check_deb() -> str:
    """Hold the .deb to its size, to lintian, and to having no script; return what it depends on."""
    package = the_deb()
    demand(package.stat().st_size <= LARGEST, f"{package.name} has {package.stat().st_size} bytes")
    command = ["lintian", "--display-info", "--tag-display-limit", "0", str(package)]
    said = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout
    wrong = UNEXPLAINED.findall(said)
    demand(not wrong, "\n".join(wrong[:SHOWN]))
    with tempfile.TemporaryDirectory() as folder:
        output_of("dpkg-deb", "--control", package, folder)
        parts = sorted(path.name for path in Path(folder).iterdir())
        demand(parts == ["control", "md5sums"], f"its control part has {parts}")
    return output_of("dpkg-deb", "--field", package, "Depends").strip()


def check_rpm() -> str:
    """Hold the .rpm to bringing what the .deb brings, to asking for what that needs, and to having no script."""
    package = the(f"{product.COMMAND}-{product.VERSION}-*.rpm")
    demand(not output_of("rpm", "-qp", "--scripts", package), "it has scripts")
    with tempfile.TemporaryDirectory() as folder:
        ours, debian = Path(folder, "rpm"), Path(folder, "deb")
        ours.mkdir()
        output_of("sh", "-euc", 'rpm2cpio "$1" | cpio --quiet -id', "sh", package, cwd=ours)
        output_of("dpkg-deb", "--extract", the_deb(), debian)
        for part in SHARED:
            output_of("diff", "--recursive", "--no-dereference", debian / "usr" / part, ours / "usr" / part)
        wanted = {*rpm.DATA, *rpm.capabilities(needs.measure(ours / "usr" / "lib" / product.COMMAND).required)}
    asked = set(output_of("rpm", "-qp", "--requires", package).split("\n"))
    demand(wanted <= asked, f"it does not ask for {sorted(wanted - asked)}")
    return ", ".join(sorted(name for name in wanted if "GLIBC" not in name))


def check_archive() -> None:
    """Unpack the archive and use it as a researcher would, with the real program in it."""
    with tempfile.TemporaryDirectory() as folder:
        output_of("tar", "-xf", the(f"{product.COMMAND}-{product.VERSION}-linux-*.tar.xz"), "-C", folder)
        (unpacked,) = Path(folder).iterdir()
        check_coming_and_going(unpacked, THEIRS)
        check_refusals(unpacked)
