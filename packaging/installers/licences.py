"""The folder `licenses/` of a bundle: the text of every component's licence, a list, and a notice. Or a refusal."""

import json
import shutil
from collections.abc import Iterable
from importlib.metadata import distributions
from pathlib import Path

from installers import licence_table
from installers.components import Component
from installers.errors import InstallerError
from installers.inventory import Inventory
from installers.licence_notice import notice
from installers.licence_owners import Owners, PythonFolders
from installers.licence_texts import Spdx
from installers.slimming import Collected


class UnlicensedError(InstallerError):
    """The bundle may not be passed on; the text lists everything that is missing."""

    def __init__(self, problems: Iterable[str]) -> None:
        lines = "".join(f"\n  - {problem}" for problem in sorted(set(problems)))
        super().__init__(f"The licences of the bundle are not complete:{lines}")


def collect(binaries: list[Collected], pure: list[Collected], datas: list[Collected], folder: Path) -> Path:
    """Fill *folder* with the licences of what is about to be bundled, as PyInstaller lists it, and return it.

    It gets `NOTICE.txt`, `components.json` and a folder for each component. Raises `UnlicensedError` with all that is
    missing, and `MaterialError` if the list of licence texts can't be fetched.
    """
    table = licence_table.read()
    owners = Owners(distributions(), table.libraries, PythonFolders.running())
    inventory = Inventory(table, owners, Spdx.fetched(table.spdx))
    components, problems = inventory.take([*binaries, *pure, *datas])
    if problems:
        raise UnlicensedError(problems)
    write(components, folder)
    return folder


def write(components: list[Component], folder: Path) -> None:
    """Write the texts of *components*, their list and the notice into *folder*, which is emptied first."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    entries = []
    for component in components:
        files = dict(component.files())
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, "utf-8", newline="\n")
        entries.append(
            {
                "name": component.name,
                "version": component.version,
                "licence": component.licence,
                "files": list(files),
            }
        )
    listed = json.dumps(entries, ensure_ascii=False, indent=1) + "\n"
    (folder / "components.json").write_text(listed, "utf-8", newline="\n")
    (folder / "NOTICE.txt").write_text(notice(components), "utf-8", newline="\n")
