"""The package for Debian and its kin: a control file, the tree, and `dpkg-deb`; no script runs at installation.

What a desktop has to be told (menu entry, file type, icons) it hears by the triggers of desktop-file-utils,
shared-mime-info and the icon theme, which watch the folders that the files go to.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sysconfig
import textwrap
from pathlib import Path

from installers import needs, places, product, releases, staging

DATA = ("fontconfig-config", "xkb-data")
"""What no ELF file tells: files that bundled libraries read. Fontconfig finds no font at all without its configuration
(which brings one face along), and without its layouts xkbcommon has no keyboard where the X server is far away."""

RECOMMENDED_FONTS = "fonts-dejavu-core | fonts-noto-core | fonts-liberation | fonts-liberation2 | fonts-freefont-ttf"
"""A plain proportional face for buttons and lists. No more than recommended: Amiri is in the bundle, and it has the
letters of all three languages."""

SONAME = re.compile(r"^(?P<name>.*)\.so\.(?P<version>[\d.]+)$")

DESCRIPTION = """\
Hawliyat is for researchers (historians, journalists, political scientists) who read news articles in Arabic, \
Portuguese, English and other languages. They tag who and what in the text, give each event its time, and get one \
timeline in which every entry opens the sentence it rests on.

One project is one SQLite file on the researcher's own disk. Nothing leaves the machine."""


def deb(program: Path = places.FROZEN) -> list[Path]:
    """Write the package with the frozen *program* into `dist/` and return it.

    Raises `OSError`, `subprocess.CalledProcessError`.
    """
    tree = places.BUILD / "deb"
    stage(tree, program)
    asked = subprocess.run(["dpkg", "--print-architecture"], check=True, capture_output=True, text=True)
    architecture = asked.stdout.strip()
    path = places.OUTPUT / f"{product.COMMAND}_{product.VERSION}_{architecture}.deb"
    part = places.BUILD / path.name
    places.OUTPUT.mkdir(exist_ok=True)
    _write_control(tree, architecture)
    staging.settle(tree)
    command: list[str | Path] = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z9", "-Sextreme", "--build", tree, part]
    # The number of threads shows in the compressed bytes, and is not that of every machine.
    environment = {"SOURCE_DATE_EPOCH": f"{staging.moment().timestamp():.0f}", "DPKG_DEB_THREADS_MAX": "1"}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, **environment})
    part.replace(path)  # whole, or not at all
    return [path]


def stage(tree: Path, program: Path) -> None:
    """Lay out *tree* anew as the root of a Debian system."""
    shutil.rmtree(tree, ignore_errors=True)
    staging.stage(tree / "usr", program)
    staging.link(tree / "usr")
    now = staging.moment()
    share = tree / "usr" / "share"
    changes = releases.as_debian(releases.released(now.date()), now)
    staging.write(share / "doc" / product.COMMAND / "changelog.gz", changes)
    licence = (places.ROOT / "LICENSE").read_text(encoding="utf-8").partition("\n\n")[2].partition("\n\n")[2]
    lines = "\n".join(f" {line}".rstrip() or " ." for line in licence.strip().splitlines())
    staging.write(share / "doc" / product.COMMAND / "copyright", staging.filled("copyright", MIT_TEXT=lines))
    staging.write(share / "lintian" / "overrides" / product.COMMAND, staging.filled("lintian-overrides"))
    staging.settle(tree)


def depends(wanted: needs.Wanted) -> list[str]:
    """Return the packages, here, that bring the *wanted* libraries, with the versions that their symbols ask for.

    Raises `OSError` when a library belongs to no package of this machine.
    """
    versions: dict[str, str] = {}
    for soname, nodes in wanted.items():
        package = _package_of(soname)
        if package is None:
            raise OSError(
                f"The program needs {soname}, which no package of this machine brings; leave out what asks it"
            )
        asked = [_since(package, node) for node in sorted(nodes)]
        versions[package] = max([versions.get(package, ""), *asked], key=_order)
    return sorted(relation(package, version) for package, version in versions.items())


def recommends(wanted: needs.Wanted) -> list[str]:
    """Return the packages that bring the *wanted* libraries; one that is not on this machine by its name in Debian.

    The name of a library's package follows from its soname (Debian Policy, section 8.1).
    """
    return sorted(_package_of(soname) or SONAME.sub(_policy_name, soname) for soname in wanted)


def _write_control(tree: Path, architecture: str) -> None:
    needed = needs.measure(tree / "usr" / "lib" / product.COMMAND)
    files = sorted(path for path in (tree / "usr").rglob("*") if path.is_file() and not path.is_symlink())
    synopsis = product.SUMMARY["en"]
    fields = {
        "Package": product.COMMAND,
        "Version": product.VERSION,
        "Section": "science",
        "Priority": "optional",
        "Architecture": architecture,
        "Maintainer": product.PUBLISHER,
        "Installed-Size": str(sum(-(-path.stat().st_size // 1024) for path in files)),
        "Depends": ", ".join(sorted([*DATA, *depends(needed.required)])),
        "Recommends": ", ".join([*recommends(needed.optional), RECOMMENDED_FONTS]),
        "Description": "\n".join([synopsis[0].lower() + synopsis[1:], *_folded(DESCRIPTION)]),
    }
    staging.write(tree / "DEBIAN" / "control", "".join(f"{name}: {value}\n" for name, value in fields.items()))
    sums = [f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(tree)}\n" for path in files]
    staging.write(tree / "DEBIAN" / "md5sums", "".join(sums))


def _package_of(soname: str) -> str | None:
    place = f"*/{sysconfig.get_config_var('MULTIARCH')}/{soname}"
    owners = subprocess.run(["dpkg", "-S", place], capture_output=True, text=True).stdout
    return owners.partition(":")[0] or None


def _policy_name(soname: re.Match[str]) -> str:
    name, version = soname["name"].lower().replace("_", "-"), soname["version"]
    return f"{name}-{version}" if name[-1].isdigit() else f"{name}{version}"


def _since(package: str, node: str) -> str:
    """Return the version of *package* that brought the symbols of *node*, from its list of symbols; "" if none says."""
    lists = Path("/var/lib/dpkg/info")
    line = re.compile(rf"^ {re.escape(node)}@{re.escape(node)} (\S+)", re.MULTILINE)
    for path in [*lists.glob(f"{package}.symbols"), *lists.glob(f"{package}:*.symbols")]:
        if hit := line.search(path.read_text(encoding="utf-8")):
            return hit[1]
    return ""


def _order(version: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", version)]


def relation(package: str, version: str) -> str:
    """Return one entry of Depends, with its least version; beside a name of the 64-bit time (t64) the older one."""
    names = [package, package.removesuffix("t64")] if package.endswith("t64") else [package]
    return " | ".join(f"{name} (>= {version})" if version else name for name in names)


def _folded(text: str) -> list[str]:
    paragraphs = [textwrap.wrap(paragraph, 78) for paragraph in text.split("\n\n")]
    return [f" {line}" for number, lines in enumerate(paragraphs) for line in ([".", *lines] if number else lines)]
