"""The Windows installer, run on a Windows or in Wine, with small programs in the place of the frozen ones.

On a real Windows it installs and uninstalls for whoever is logged on: it refuses where Hawliyat is installed already.
"""

import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from installers import places, product
from installers.checks import CheckError, Checks, demand
from installers.errors import InstallerError
from installers.trying.pictures import picture_of
from installers.trying.programs import need
from installers.trying.wine import PATIENCE, Registry, Windows, windows_machine
from installers.windows import CONSOLE, LIBRARIES, PROGRAM, find_makensis, make_installer, target

OLD_VERSION = "0.0.1"
STALE = Path(LIBRARIES, "stale.dll")
PROJECT = f"مشروع تجريبي{product.SUFFIX}"
KEPT = (Path(PROJECT), Path("notes.txt"), Path(LIBRARIES, "deep", PROJECT), Path(LIBRARIES, "deep", f"{PROJECT}-wal"))
"""What a researcher might have put into the program's folder."""

CLASSES = r"hkcu\software\classes"
EXTENSION = rf"{CLASSES}\{product.SUFFIX}"
CURRENT_VERSION = r"hkcu\software\microsoft\windows\currentversion"
UNINSTALL = rf"{CURRENT_VERSION}\uninstall\{product.NAME.lower()}"
SETTINGS = rf"HKCU\Software\{product.NAME}"
FOREIGN = "Other.Editor"
"""Another program that a user has chosen for projects."""

OPEN, OCCUPIED = 3, 5
"""Exit codes of the installer (hawliyat.nsi)."""


@dataclass(frozen=True, slots=True)
class Setups:
    """An older installer, with a library that the newer one no longer has, and the newer one."""

    older: Path
    newer: Path


def run(checks: Checks) -> None:
    """Compile the installer, and install, upgrade, move and remove the program with it."""
    folder = places.BUILD / "trying-windows"
    shutil.rmtree(folder, ignore_errors=True)
    with checks.check("windows: makensis compiles the installer"):
        need(makensis="nsis")
        setups = make_setups(folder)
    if not checks.went_well:
        return
    with windows_machine() as machine:
        with checks.check("windows: a Windows without Hawliyat is there, its user's name in Arabic letters under Wine"):
            before = _ours(machine.registry())
            demand(not before, f"Hawliyat is known already: {sorted(before)}")
        if checks.went_well:
            _install(checks, machine, setups)
            _keep_out(checks, machine, setups)
            _upgrade(checks, machine, setups)
            _move(checks, machine, setups)
            _remove(checks, machine, setups)
            if machine.launcher:
                _show_in_arabic(checks, machine, setups)


def make_stub(program: Path) -> Path:
    """Compile the program that stands in for the frozen one; raises `CheckError`."""
    makensis = find_makensis()
    script = Path(__file__).with_name("windows_stub.nsi")
    values = [f"-DTARGET={target(makensis)}", f"-DOUTPUT={program.resolve()}"]
    done = subprocess.run([makensis, "-V2", "-INPUTCHARSET", "UTF8", *values, script], capture_output=True, text=True)
    demand(done.returncode == 0, done.stdout)
    return program


def make_payload(folder: Path) -> Path:
    """Make a folder as the frozen one is laid out; return it."""
    (folder / LIBRARIES / "base" / "مجلد").mkdir(parents=True)
    (folder / LIBRARIES / "base" / "مجلد" / "نص.txt").write_text("نص", encoding="utf-8")
    (folder / LIBRARIES / "python3.dll").write_bytes(bytes(2048))
    shutil.copyfile(make_stub(folder / PROGRAM), folder / CONSOLE)
    return folder


def make_setups(folder: Path) -> Setups:
    """Make both installers in *folder*; raises `CheckError`."""
    folder.mkdir(parents=True)
    newer = make_payload(folder / "newer")
    older = shutil.copytree(newer, folder / "older")
    (older / STALE).write_bytes(b"stale")
    try:
        return Setups(
            make_installer(older, folder / "older-setup.exe", version=OLD_VERSION),
            make_installer(newer, folder / "newer-setup.exe"),
        )
    except InstallerError as problem:
        raise CheckError(str(problem)) from problem


def _install(checks: Checks, machine: Windows, setups: Setups) -> None:
    home = _usual_folder(machine)
    with checks.check("windows: installs silently for one user"):
        machine.run(setups.older, "/S")
        _demand_files(home, STALE)
        demand(_shortcut(machine).is_file(), "there is no entry in the Start menu")
        demand(
            not _shortcut(machine, desktop=True).exists(), "there is a shortcut on the desktop, which nobody asked for"
        )
    with checks.check("windows: Windows knows the program, how to remove it, and its projects"):
        _demand_registered(machine, home, OLD_VERSION)
    with checks.check("windows: a double click on a project opens it"):
        _double_click(machine)
    with checks.check("windows: without its registration a double click opens nothing (control)"):
        machine.run("reg", "delete", EXTENSION, "/f")
        try:
            _double_click(machine, patience=5)
        except CheckError:
            return
        raise CheckError("something was opened all the same")


def _keep_out(checks: Checks, machine: Windows, setups: Setups) -> None:
    home = _usual_folder(machine)
    with checks.check("windows: while the program is open, it is neither replaced nor removed"):
        staying = machine.work / "stay"
        staying.touch()
        program = machine.start(home / PROGRAM, STUB_STAY=machine.named(staying))
        try:
            time.sleep(2)
            machine.run(setups.newer, "/S", ending=OPEN)
            machine.run(home / "Uninstall.exe", "/S", f"_?={_installed_at(machine)}", ending=OPEN)
        finally:
            staying.unlink()
            program.wait()
        _demand_files(home, STALE)
    with checks.check("windows: the folder of another frozen program is refused"):
        foreign = machine.work / "other program"
        (foreign / LIBRARIES).mkdir(parents=True)
        (foreign / "other.exe").touch()
        machine.run(setups.newer, "/S", *_into(machine, foreign), ending=OCCUPIED)
        demand({path.name for path in foreign.rglob("*")} == {LIBRARIES, "other.exe"}, "something was written there")


def _upgrade(checks: Checks, machine: Windows, setups: Setups) -> None:
    home = _usual_folder(machine)
    for name in KEPT:
        (home / name).parent.mkdir(exist_ok=True)
        (home / name).write_text(str(name), encoding="utf-8")
    with checks.check("windows: an upgrade leaves no library of the older version, and every project"):
        machine.run(setups.newer, "/S")
        _demand_files(home, *KEPT)
        _demand_registered(machine, home, product.VERSION)
        _double_click(machine)


def _move(checks: Checks, machine: Windows, setups: Setups) -> None:
    old, new = _usual_folder(machine), machine.work / "برامج الباحث" / "Hawliyat 2"
    with checks.check(
        "windows: moves to a folder with Arabic letters and spaces, leaving the user's files in the old one"
    ):
        machine.run(setups.newer, "/S", *_into(machine, new))
        _demand_files(new)
        _demand_only(old, *KEPT)
        _demand_registered(machine, new, product.VERSION)
        _double_click(machine)


def _remove(checks: Checks, machine: Windows, setups: Setups) -> None:
    home = _usual_folder(machine)
    with checks.check(
        "windows: removing it silently leaves projects, settings and another program's claim on projects"
    ):
        machine.run("reg", "add", EXTENSION, "/ve", "/d", FOREIGN, "/f")
        machine.run("reg", "add", SETTINGS, "/v", "theme", "/d", "dark", "/f")
        machine.run(setups.newer, "/S", *_into(machine, home))
        demand(
            machine.registry()[EXTENSION].get("") == FOREIGN, "installing it took the projects from the other program"
        )
        _uninstall(machine)
        _demand_only(home, *KEPT)
        left = _ours(machine.registry())
        demand(left.pop(SETTINGS.lower(), {}) == {"theme": "dark"}, "the settings are gone")
        demand(left == {EXTENSION: {"": FOREIGN}}, f"left in the registry: {left}")
        demand(not _shortcut(machine).exists(), "the entry in the Start menu is still there")
    with checks.check("windows: installed and removed, nothing is left of it"):
        machine.run("reg", "delete", EXTENSION, "/f")
        machine.run("reg", "delete", SETTINGS, "/f")
        shutil.rmtree(home)
        machine.run(setups.newer, "/S")
        _demand_files(home)
        _uninstall(machine)
        machine.until(lambda: not home.exists(), f"{home} is still there")
        demand(not _ours(machine.registry()), f"left in the registry: {_ours(machine.registry())}")


def _show_in_arabic(checks: Checks, machine: Windows, setups: Setups) -> None:
    """Go through its pages with the keyboard, keeping a picture of each."""
    with checks.check("windows: its pages are in Arabic; the last one opens the program and makes a shortcut if asked"):
        need(Xvfb="xvfb", xdotool="xdotool")
        from tests.e2e.screen import screen

        report = machine.work / "opened"
        machine.shut_down()
        with screen(machine.work / "home") as outside:
            display = {"DISPLAY": outside.environment["DISPLAY"], "STUB_REPORT": machine.named(report)}
            setup = machine.start(setups.newer, "/LANG=1025", **display)
            outside.wait_for_window(f"تثبيت {product.NAME} {product.VERSION}")
            for page in ("welcome", "folder", "finish"):
                time.sleep(3)
                outside.keys(*(["Tab", "space"] if page == "finish" else []))
                outside.photograph(picture_of(f"windows-{page}"))
                outside.keys("Return")
            machine.until(report.is_file, "the program was not opened")
            setup.wait(20)
            machine.shut_down()
        _demand_registered(machine, _usual_folder(machine), product.VERSION, kind=f"مشروع {product.NAME}")
        demand(_shortcut(machine, desktop=True).is_file(), "there is no shortcut on the desktop")
    with checks.check("windows: the shortcut goes with the program"):
        _uninstall(machine)
        demand(not _shortcut(machine, desktop=True).exists(), "it is still on the desktop")


def _usual_folder(machine: Windows) -> Path:
    return machine.place("LOCALAPPDATA") / "Programs" / product.NAME


def _shortcut(machine: Windows, *, desktop: bool = False) -> Path:
    menu = machine.place("APPDATA") / "Microsoft" / "Windows" / "Start Menu" / "Programs"
    return (machine.place("USERPROFILE") / "Desktop" if desktop else menu) / f"{product.NAME}.lnk"


def _into(machine: Windows, folder: Path) -> list[str]:
    """Return /D as NSIS wants it: last, and without quotes around its spaces."""
    return f"/D={machine.named(folder)}".split(" ")


def _installed_at(machine: Windows) -> str:
    return str(machine.registry().get(UNINSTALL, {}).get("InstallLocation", ""))


def _uninstall(machine: Windows) -> None:
    """Remove it as Windows' own settings do, and wait until the copy of the uninstaller in TEMP has done it."""
    command = str(machine.registry()[UNINSTALL]["QuietUninstallString"])
    machine.run(*command.replace('"', "").rsplit(" ", 1))
    machine.until(lambda: UNINSTALL not in machine.registry(), "it is still registered")


def _double_click(machine: Windows, *, patience: float = 30) -> None:
    report, project = machine.work / "report", machine.work / PROJECT
    report.unlink(missing_ok=True)
    project.touch()
    machine.show_file_types()
    machine.start("cmd", "/c", "start", "", machine.named(project), STUB_REPORT=machine.named(report)).wait(PATIENCE)
    machine.until(lambda: report.is_file() and report.stat().st_size > 2, "nothing was opened", patience=patience)
    words = report.read_text(encoding="utf-16")
    demand(words == f'"{machine.named(project)}"', f"it was opened with {words}")


def _demand_files(home: Path, *more: Path) -> None:
    internal = (Path(LIBRARIES, "base", "مجلد", "نص.txt"), Path(LIBRARIES, "python3.dll"))
    _demand_only(home, Path(PROGRAM), Path(CONSOLE), Path("Uninstall.exe"), *internal, *more)


def _demand_only(home: Path, *files: Path) -> None:
    found = {path.relative_to(home) for path in home.rglob("*") if path.is_file()}
    demand(found == set(files), f"missing in {home}: {set(files) - found}; too much: {found - set(files)}")


def _demand_registered(machine: Windows, home: Path, version: str, kind: str = f"{product.NAME} project") -> None:
    registry, at = machine.registry(), _installed_at(machine)
    demand(at.endswith(f"\\{home.name}"), f"it is registered at {at!r}")
    program, opening = rf"{at}\{PROGRAM}", rf'"{at}\{PROGRAM}" "%1"'
    prog_id, application = rf"{CLASSES}\{product.NAME.lower()}.project", rf"{CLASSES}\applications\{PROGRAM.lower()}"
    expected: Registry = {
        EXTENSION: {"": f"{product.NAME}.Project", "Content Type": product.MIME_TYPE},
        rf"{EXTENSION}\openwithprogids": {f"{product.NAME}.Project": ""},
        prog_id: {"": kind, "FriendlyTypeName": kind},
        rf"{prog_id}\defaulticon": {"": f"{program},0"},
        rf"{prog_id}\shell\open\command": {"": opening},
        rf"{application}\shell\open\command": {"": opening},
        rf"{application}\supportedtypes": {product.SUFFIX: ""},
        rf"{CURRENT_VERSION}\app paths\{PROGRAM.lower()}": {"": program},
        UNINSTALL: {
            "DisplayName": product.NAME,
            "DisplayVersion": version,
            "Publisher": product.PUBLISHER,
            "UninstallString": rf'"{at}\Uninstall.exe"',
            "QuietUninstallString": rf'"{at}\Uninstall.exe" /S',
            "NoModify": 1,
        },
    }
    for key, values in expected.items():
        found = {name: registry.get(key, {}).get(name) for name in values}
        demand(found == values, f"{key} is {registry.get(key)}, not {values}")
    demand(registry[UNINSTALL]["EstimatedSize"], "its size is not given")


def _ours(registry: Registry) -> Registry:
    """Return the part that speaks of the program or its projects; keys without values are left out."""
    return {key: values for key, values in registry.items() if product.NAME.lower() in key and values}
