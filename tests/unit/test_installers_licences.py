"""A bundle's licences: every file has an owner, every owner a text that fits; what is missing is named, all of it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from importlib.metadata import distributions
from pathlib import Path

import pytest

from installers import licences
from installers.components import Component, Text
from installers.inventory import Inventory
from installers.licence_owners import Kind, Owner, Owners, PythonFolders
from installers.licence_table import Piece, Table
from installers.licence_texts import DebianPackage, Spdx, debian_packages
from installers.slimming import Collected

ROOT = Path(__file__).parents[2]
TEMPLATES = {
    "MIT": "MIT License\n\nCopyright (c) <year> <holders>\n\nPermission is granted",
    "LGPL-3.0-only": "GNU LESSER GENERAL PUBLIC LICENSE\nVersion 3",
    **dict.fromkeys(["GPL-3.0-or-later", "GPL-2.0-or-later", "BSD-3-Clause", "Python-2.0.1", "OFL-1.1"], "terms"),
}
TABLE = Table(
    distributions={"bare": Piece("Bare", "LGPL-3.0-only", ("Copyright (C) Bare",))},
    parts=(
        Piece("Core's parser", "MIT", ("Copyright (C) Parser",), part_of="Bare", inside=("QtCore",)),
        Piece("Core elsewhere", "MIT", ("Copyright (C) E",), part_of="Bare", inside=("QtCore",), systems=("plan9",)),
        Piece("Network's list", "MIT", ("Copyright (C) List",), part_of="Bare", inside=("QtNetwork",)),
    ),
    libraries=(
        Piece("Glass", "BSD-3-Clause", files=("libglass*.so*",)),
        Piece("Crypt", "MIT", ("Copyright (C) Crypt",), files=("libcrypt-*.dll",), version=r"Crypt (\d+\.\d+)"),
        Piece("Line editor", "GPL-3.0-or-later", ("Copyright (C) Line",), files=("libline.so*",)),
    ),
)


@dataclass(frozen=True)
class World:
    """A machine in a folder: an environment with distributions, a standard library, shared libraries."""

    folder: Path

    def file(self, name: str, content: str = "x") -> str:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
        return str(path)

    def distribution(self, name: str, metadata: str, files: dict[str, str]) -> None:
        info = f"{name}-1.0.dist-info"
        written = {f"{info}/METADATA": f"Metadata-Version: 2.4\nName: {name}\nVersion: 1.0\n{metadata}\n", **files}
        for path, content in written.items():
            self.file(f"site/{path}", content)
        self.file(f"site/{info}/RECORD", "".join(f"{path},,\n" for path in [*written, f"{info}/RECORD"]))

    def packages(self, paths: Iterable[Path]) -> dict[Path, DebianPackage]:
        return {
            path: DebianPackage(f"{path.name.partition('.')[0]}1", "1.5-2") for path in paths if "glass" in path.name
        }

    def inventory(self) -> Inventory:
        owners = Owners(
            distributions(path=[str(self.folder / "site")]),
            TABLE.libraries,
            PythonFolders(self.folder / "python", self.folder / "python/lib"),
        )
        return Inventory(TABLE, owners, Spdx(self.folder / "spdx"), self.packages)

    def take(self, *collected: Collected) -> tuple[dict[str, Component], list[str]]:
        components, problems = self.inventory().take(collected)
        return {component.name: component for component in components}, problems


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    made = World(tmp_path)
    for licence, text in TEMPLATES.items():
        made.file(f"spdx/{licence}.json", json.dumps({"licenseText": text}))
    boot = "pyinstaller-1.0.dist-info/licenses/COPYING.txt"
    made.distribution(
        "pyinstaller", "License-Expression: GPL-2.0-or-later WITH Bootloader-exception", {boot: "exception"}
    )
    mit = "polite-1.0.dist-info/licenses/LICENSE"
    said = "License-Expression: MIT\nProject-URL: Issues, https://bugs.example\nProject-URL: Source, https://polite.example"
    made.distribution("polite", said, {mit: "(c) Polite", "polite/__init__.py": ""})
    made.distribution("Bare", "License: LGPL-3.0-only", {"bare/libQt6Core.so.6": "", "bare/shape.abi3.so": ""})
    monkeypatch.setattr("installers.licence_texts.DOCUMENTS", tmp_path / "doc")
    monkeypatch.setattr("installers.licence_texts.COMMON_LICENCES", tmp_path / "common-licenses")
    made.file("doc/libglass1/copyright", f"Copyright Glass, see {tmp_path}/common-licenses/GPL-2.")
    made.file("common-licenses/GPL-2", "GENERAL")
    return made


def test_a_distribution_brings_its_own_text(world: World) -> None:
    found, problems = world.take(("polite", world.file("site/polite/__init__.py"), "PYMODULE"))
    assert problems == []
    assert found["polite"] == Component(
        "polite", "1.0", "MIT", (Text("LICENSE", "(c) Polite"),), "https://polite.example"
    )


def test_a_distribution_without_a_text_gets_it_from_the_table_and_the_list(world: World) -> None:
    found, problems = world.take(("bare/shape.abi3.so", world.file("site/bare/shape.abi3.so"), "EXTENSION"))
    assert problems == []
    (text,) = found["Bare"].texts
    assert "Copyright (C) Bare" in text.content
    assert "LESSER GENERAL PUBLIC" in text.content


def test_a_part_is_listed_where_the_file_it_is_in_is_bundled(world: World) -> None:
    found, _ = world.take(("bare/libQt6Core.so.6", world.file("site/bare/libQt6Core.so.6"), "BINARY"))
    assert {"Bare", "Core's parser"} <= set(found)
    assert not {"Network's list", "Core elsewhere"} & set(found)
    (text,) = found["Core's parser"].texts
    assert "Copyright (C) Parser" in text.content
    assert "<year>" not in text.content


def test_python_and_its_modules_come_with_pythons_licence(world: World) -> None:
    found, problems = world.take(
        ("os", world.file("python/lib/os.py"), "PYMODULE"),
        ("base_library.zip", world.file("work/base_library.zip"), "DATA"),
        ("libpython3.11.so.1.0", world.file("python/lib64/libpython3.11.so.1.0"), "BINARY"),
        ("_ssl.pyd", world.file("python/DLLs/_ssl.pyd"), "EXTENSION"),
        ("Python.framework/Versions/3.11/Python", world.file("python/Python"), "BINARY"),
        ("Python.framework/Resources/Info.plist", world.file("python/Resources/Info.plist"), "DATA"),
    )
    assert problems == []
    assert "PYTHON SOFTWARE FOUNDATION" in "".join(text.content for text in found["Python"].texts).upper()


def test_a_distribution_inside_pythons_folder_is_not_pythons(world: World) -> None:
    module = world.file("python/lib/site-packages/stray/__init__.py")
    assert world.take(("stray", module, "PYMODULE"))[1] == [f"nobody owns {module} (stray in the bundle)"]


def test_a_system_library_brings_the_text_of_its_package(world: World) -> None:
    found, problems = world.take(("libglass.so.1", world.file("usr/lib/libglass.so.1"), "BINARY"))
    assert problems == []
    assert found["Glass"].version == "1.5-2"
    assert [name for name, _ in found["Glass"].files()] == ["Glass/libglass1-copyright.txt", "common/GPL-2.txt"]
    assert "libglass1 1.5-2" in found["Glass"].origin


def test_the_order_in_which_files_are_collected_leaves_no_trace(world: World) -> None:
    both = [(name, world.file(f"usr/lib/{name}"), "BINARY") for name in ("libglass.so.1", "libglass_x.so.1")]
    world.file("doc/libglass_x1/copyright", "Copyright Glass X")
    assert "libglass_x1" in world.take(*both)[0]["Glass"].origin
    assert world.take(*both) == world.take(*reversed(both))


def test_a_library_of_no_package_is_covered_by_the_table(world: World) -> None:
    found, problems = world.take(("LIBCRYPT-3.dll", world.file("python/LIBCRYPT-3.dll", "Crypt 3.5 2026"), "BINARY"))
    assert problems == []
    assert (found["Crypt"].version, found["Crypt"].texts[0].name) == ("3.5", "MIT")


def test_a_package_is_found_by_what_dpkg_prints(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    shared, moved = Path(world.file("lib/libshared.so.1")), Path(world.file("lib/libmoved.so.1"))
    printed = {
        "--search": [
            f"diversion by another from: {moved}",
            f"diversion by another to: {moved}.distrib",
            f"libmoved1:amd64: /usr{moved}",
            f"libshared1:amd64, libshared1:i386: {shared}",
        ],
        "--show": ["libmoved1:amd64\tlibmoved1\t1.0-1", "libshared1:amd64\tlibshared1\t2:3.0-4"],
    }
    monkeypatch.setattr("installers.licence_texts.shutil.which", lambda _: "/usr/bin/dpkg-query")
    monkeypatch.setattr("installers.licence_texts._lines", lambda _, asked, *__: printed[asked])
    assert debian_packages([shared, moved, Path("/nowhere/libno.so.1")]) == {
        shared: DebianPackage("libshared1", "2:3.0-4"),
        moved: DebianPackage("libmoved1", "1.0-1"),
    }


def test_our_own_files_and_the_face_bring_their_texts(world: World) -> None:
    found, problems = world.take(
        ("hawliyat.assets", str(ROOT / "desktop/hawliyat/assets.py"), "PYMODULE"),
        ("hawliyat/seeds/articles.csv", str(ROOT / "seeds/articles.csv"), "DATA"),
        ("hawliyat\\fonts\\Amiri-Regular.ttf", world.file("build/Amiri-Regular.ttf"), "DATA"),
        ("hawliyat\\fonts\\OFL.txt", world.file("build/OFL.txt", "SIL OPEN FONT LICENSE"), "DATA"),
    )
    assert problems == []
    ours = {text.name: text.content for text in found["Hawliyat"].texts}
    assert "MIT License" in ours["LICENSE"]
    assert "not under this" in ours["about-the-sample-texts.md"]
    assert found["Amiri"].texts == (Text("OFL.txt", "SIL OPEN FONT LICENSE"),)


def test_links_within_the_bundle_and_empty_packages_need_no_owner(world: World) -> None:
    _, problems = world.take(("libQt6Core.so.6", "bare/libQt6Core.so.6", "SYMLINK"), ("space", "-", "PYMODULE"))
    assert problems == []


def test_everything_that_is_missing_is_named_at_once(world: World) -> None:
    world.distribution("mute", "License-Expression: MIT", {"mute.py": ""})
    info = "vague-1.0.dist-info/LICENSE"
    world.distribution("vague", "License: Apache License, Version 2.0", {"vague.py": "", info: "terms"})
    world.distribution("novel", "License-Expression: Novel-1.0", {"novel.py": "", "novel-1.0.dist-info/LICENSE": "t"})
    _, problems = world.take(
        *((name, world.file(f"site/{name}.py"), "PYMODULE") for name in ("mute", "vague", "novel")),
        ("libodd.so", world.file("opt/libodd.so"), "BINARY"),
        ("libline.so.8", world.file("usr/lib/libline.so.8"), "BINARY"),
        ("hawliyat/fonts/Amiri-Regular.ttf", world.file("build/Amiri-Regular.ttf"), "DATA"),
    )
    odd = world.folder / "opt/libodd.so"
    assert sorted(problems) == [
        "Amiri comes without the text of its licence",
        "Line editor would put the whole program under GPL-3.0-or-later: leave out libline.so.8",
        "mute 1.0 comes without the text of its licence",
        f"nobody owns {odd} (libodd.so in the bundle)",
        "novel 1.0: SPDX knows no licence Novel-1.0 (say it in packaging/licences.toml)",
        "vague 1.0: «Apache License, Version 2.0» is no SPDX expression (say it in packaging/licences.toml)",
    ]


def test_a_library_that_only_some_package_knows_needs_its_copyright_in_the_table(world: World) -> None:
    inventory = replace(world.inventory(), packages=lambda _: {})
    _, problems = inventory.take([("libglass.so.1", world.file("usr/lib/libglass.so.1"), "BINARY")])
    assert problems == ["Glass comes without the text of its licence"]


def test_an_empty_licence_file_is_no_text(world: World) -> None:
    world.file("site/polite-1.0.dist-info/licenses/LICENSE", "\n")
    _, problems = world.take(("polite", world.file("site/polite/__init__.py"), "PYMODULE"))
    assert problems == ["polite 1.0 comes without the text of its licence"]


def test_the_bootloader_is_in_every_bundle(world: World) -> None:
    found, _ = world.take()
    assert found["pyinstaller"].texts == (Text("COPYING.txt", "exception"),)
    (world.folder / "site/pyinstaller-1.0.dist-info/METADATA").unlink()
    (world.folder / "site/pyinstaller-1.0.dist-info").rename(world.folder / "site/gone")
    assert world.take()[1] == ["pyinstaller is in every bundle, and is not installed here"]


def test_a_library_of_the_table_is_not_its_carriers(world: World) -> None:
    world.distribution("carrier", "License-Expression: MIT", {"carrier/libcrypt-3.dll": ""})
    carried = world.file("site/carrier/libcrypt-3.dll")
    assert world.inventory().owners.of("libcrypt-3.dll", carried) == Owner(Kind.LIBRARY, "Crypt")


def test_a_refused_bundle_leaves_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Spdx, "fetched", lambda _: Spdx(tmp_path / "spdx"))
    nobodys = [(name, str(tmp_path / name), "BINARY") for name in ("libone.so", "libtwo.so")]
    with pytest.raises(licences.UnlicensedError) as refusal:
        licences.collect(nobodys[:1], [], nobodys[1:], tmp_path / "licenses")
    assert "libone.so" in str(refusal.value)
    assert "libtwo.so" in str(refusal.value)
    assert not (tmp_path / "licenses").exists()


def test_the_folder_holds_a_list_a_notice_and_every_text_it_names(tmp_path: Path) -> None:
    shared = Text("GPL-2", "GENERAL", is_common=True)
    components = [
        Component("Glass & Co", "1", "LGPL-2.1-or-later", (Text("LICENSE", "حقوق"), shared), "package glass 1"),
        Component("PySide6_Essentials", "6.11.3", "LGPL-3.0-only", (Text("LICENSE", "lesser"),), "https://example.org"),
        Component("Stone", "", "MIT", (Text("about.md", "stone"), shared), "https://stone.example"),
    ]
    folder = tmp_path / "licenses"
    (folder / "old").mkdir(parents=True)
    licences.write(components, folder)
    listed = json.loads((folder / "components.json").read_text("utf-8"))
    assert listed[0] == {
        "name": "Glass & Co",
        "version": "1",
        "licence": "LGPL-2.1-or-later",
        "files": ["Glass-Co/LICENSE.txt", "common/GPL-2.txt"],
    }
    named = {name for entry in listed for name in entry["files"]} | {"components.json", "NOTICE.txt"}
    assert named == {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert (folder / "Glass-Co/LICENSE.txt").read_text("utf-8") == "حقوق"


def test_the_notice_says_what_may_be_replaced_and_where_the_sources_are(tmp_path: Path) -> None:
    pyside = Component("PySide6_Essentials", "6.11.3", "LGPL-3.0-only", (), "https://example.org/pyside")
    qt = Component("Qt", "6.11.3", "LGPL-3.0-only", (), "https://example.org/qt")
    stone = Component("Stone", "2", "MIT", (), "https://stone.example")
    licences.write([pyside, qt, stone], tmp_path)
    notice = (tmp_path / "NOTICE.txt").read_text("utf-8")
    assert "with Qt 6.11.3 and PySide6 6.11.3" in notice
    assert notice.index("https://example.org/pyside") < notice.index("All components") < notice.index("Stone 2")
    assert max(map(len, notice.splitlines())) <= 120
    assert max(len(line) for line in notice.splitlines() if "https:" not in line) <= 79


def test_a_template_loses_the_line_for_its_holder_and_nothing_else(world: World) -> None:
    appendix = "\n".join(
        ["Copyright (C) 2007 FSF <https://fsf.org/>", "x" * 300, "How to apply", "Copyright (C) <year> <name>", "end"]
    )
    world.file("spdx/GPL.json", json.dumps({"licenseText": appendix}))
    spdx = Spdx(world.folder / "spdx")
    assert spdx.text("MIT") == "MIT License\n\n\nPermission is granted\n"
    assert spdx.text("GPL") == appendix + "\n"


def test_no_component_overwrites_anothers_texts(world: World) -> None:
    world.distribution("glass", "License-Expression: MIT", {"glass.py": "", "glass-1.0.dist-info/LICENSE": "(c) glass"})
    _, problems = world.take(
        ("glass", world.file("site/glass.py"), "PYMODULE"),
        ("libglass.so.1", world.file("usr/lib/libglass.so.1"), "BINARY"),
    )
    assert problems == ["2 components would share the folder glass"]
