"""The installers for Windows: a program that installs for one user (NSIS), and a folder to carry around (zip)."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from installers import places, product, windows_signing
from installers.errors import InstallerError

SCRIPT = places.PACKAGING / "windows" / "hawliyat.nsi"
PROGRAM = f"{product.NAME}.exe"
CONSOLE = f"{product.COMMAND}-cli.exe"
LIBRARIES = "_internal"
PAYLOAD = {PROGRAM, CONSOLE, LIBRARIES}
"""What the frozen folder holds, and all that the uninstaller knows of: anything more would stay behind."""

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The time of every entry of the zip, so that the same files make the same zip."""


def windows() -> list[Path]:
    """Make the installer and the portable zip from the frozen folder; return where they are."""
    places.OUTPUT.mkdir(exist_ok=True)
    windows_signing.sign(places.FROZEN / PROGRAM, places.FROZEN / CONSOLE)
    setup = places.OUTPUT / f"{product.NAME}-{product.VERSION}-setup.exe"
    portable = places.OUTPUT / f"{product.NAME}-{product.VERSION}-windows-x64.zip"
    make_installer(places.FROZEN, setup)
    make_zip(places.FROZEN, portable)
    if not windows_signing.is_possible():
        print("The installer for Windows is not signed: Windows will warn of an unknown publisher.", flush=True)
    return [setup, portable]


def make_installer(payload: Path, output: Path, *, version: str = product.VERSION, script: Path = SCRIPT) -> Path:
    """Compile the installer of the frozen folder *payload* into *output*; raises `InstallerError`.

    A warning of makensis fails it: a sentence that one language lacks is no more than that to makensis.
    """
    from installers.icons import write_ico
    from installers.windows_picture import write_bmp

    _demand_payload(payload)
    makensis = find_makensis()
    with tempfile.TemporaryDirectory() as folder:
        icon, picture = Path(folder, "icon.ico"), Path(folder, "picture.bmp")
        write_ico(icon)
        write_bmp(picture)
        files = {"PAYLOAD": payload, "OUTPUT": output, "ICON": icon, "PICTURE": picture}
        values = _values(version) | {name: str(path.resolve()) for name, path in files.items()}
        values |= {"TARGET": target(makensis), "KILOBYTES": str(_kilobytes(payload))}
        words = ["-V2", "-WX", "-INPUTCHARSET", "UTF8", *(f"-D{name}={value}" for name, value in values.items())]
        done = subprocess.run(
            [makensis, *words, script.name], cwd=script.parent, capture_output=True, encoding="utf-8", errors="replace"
        )
    if done.returncode:
        raise InstallerError(f"makensis ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return output


def make_zip(payload: Path, output: Path) -> Path:
    """Pack the frozen folder *payload* into *output*, as one folder of the zip's own name."""
    _demand_payload(payload)
    with zipfile.ZipFile(output, "w") as archive:
        for file in sorted(path for path in payload.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(f"{output.stem}/{file.relative_to(payload).as_posix()}", _LONG_AGO)
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, file.read_bytes(), zipfile.ZIP_DEFLATED, 9)
    return output


def find_makensis() -> str:
    """Return where makensis is: in the path, or where its own installer puts it; raises `InstallerError`."""
    folders = [os.environ[name] for name in ("ProgramFiles(x86)", "ProgramFiles") if name in os.environ]
    usual = [str(Path(folder, "NSIS", "makensis.exe")) for folder in folders]
    found = next(filter(None, map(shutil.which, ["makensis", *usual])), None)
    if found is None:
        raise InstallerError("makensis is not here (Debian and Ubuntu: apt install nsis; Windows: NSIS 3)")
    return found


def facts(file: str) -> str:
    """Return what Windows shows of the program *file* (its properties, the task manager), as PyInstaller reads it."""
    said = {
        "CompanyName": product.PUBLISHER,
        "FileDescription": product.NAME,
        "FileVersion": product.VERSION,
        "OriginalFilename": file,
        "ProductName": product.NAME,
        "ProductVersion": product.VERSION,
    }
    strings = ", ".join(f"StringStruct({name!r}, {value!r})" for name, value in said.items())
    numbers = tuple(map(int, version_numbers(product.VERSION).split(".")))
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}), kids=["
        f"StringFileInfo([StringTable('040904B0', [{strings}])]), "  # American English, in Unicode; so is the next line
        "VarFileInfo([VarStruct('Translation', [0x409, 1200])])])\n"
    )


def version_numbers(version: str) -> str:
    """Return *version* as the four numbers that a version resource must have ("0.2.0rc1" → "0.2.0.0")."""
    return ".".join([*product.numbers_of(version).split("."), "0", "0", "0", "0"][:4])


def target(makensis: str) -> str:
    """Return the kind of installer to make: 64-bit where makensis has the parts for it, as Debian's has.

    The makensis that NSIS offers for Windows has only 32-bit parts. An installer made of those runs on each 64-bit
    Windows, but not in a Wine without 32-bit libraries.
    """
    folder = re.search(
        r"NSISDIR=([^,\r\n]+)", subprocess.run([makensis, "-HDRINFO"], capture_output=True, text=True).stdout
    )
    stub = Path(folder.group(1) if folder else Path(makensis).parent, "Stubs", "lzma_solid-amd64-unicode")
    return "amd64-unicode" if stub.is_file() else "x86-unicode"


def _values(version: str) -> dict[str, str]:
    """Return what the script is told of the product; it repeats none of it."""
    values = {
        "NAME": product.NAME,
        "COMMAND": product.COMMAND,
        "VERSION": version,
        "VERSION_NUMBERS": version_numbers(version),
        "PUBLISHER": product.PUBLISHER,
        "SUFFIX": product.SUFFIX,
        "MIME_TYPE": product.MIME_TYPE,
        **{f"SUMMARY_{language.upper()}": summary for language, summary in product.SUMMARY.items()},
    }
    if windows_signing.is_possible():
        values["SIGN"] = f'"{sys.executable}" "{windows_signing.__file__}"'
    return values


def _demand_payload(payload: Path) -> None:
    found = {path.name for path in payload.iterdir()} if payload.is_dir() else set()
    if found != PAYLOAD:
        raise InstallerError(f"{payload} must hold {sorted(PAYLOAD)} and nothing else; there is {sorted(found)}")
    projects = [str(path) for path in payload.rglob(f"*{product.SUFFIX}*")]
    if projects:
        raise InstallerError(f"the uninstaller would take these for the user's own and keep them: {projects}")


def _kilobytes(payload: Path) -> int:
    return sum(path.stat().st_size for path in payload.rglob("*") if path.is_file()) // 1024
