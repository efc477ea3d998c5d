"""What a bundle consists of: the components its files belong to, each with its licence, and what is wrong with them."""

import platform
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from importlib.metadata import PackageMetadata
from pathlib import Path

from installers import fonts, places, product
from installers.components import Component, Text
from installers.licence_owners import FONTS, PYTHON, Kind, Owner, Owners
from installers.licence_table import Piece, Table, normalised, stem
from installers.licence_terms import ExpressionError, alternatives, choice
from installers.licence_texts import (
    LICENCE_NAME,
    DebianPackage,
    Spdx,
    debian_packages,
    text_of,
    texts_of_distribution,
    texts_of_python,
)
from installers.slimming import Collected

BOOTLOADER = Owner(Kind.DISTRIBUTION, "pyinstaller")
"""In every bundle, though it is none of the files that are collected: it is the executable itself."""

ADDRESS_LABELS = ("source", "source code", "repository", "code", "homepage", "home")
"""How distributions label the address of their source, the most telling first."""

SEEDS = "hawliyat/seeds/"


@dataclass(frozen=True, slots=True)
class File:
    """A file of the bundle: its place there, and where it is taken from."""

    place: str
    path: Path


@dataclass(frozen=True, slots=True)
class Inventory:
    """Takes stock of a bundle. *packages* finds the Debian packages of files."""

    table: Table
    owners: Owners
    spdx: Spdx
    packages: Callable[[Iterable[Path]], dict[Path, DebianPackage]] = debian_packages

    def take(self, collected: Iterable[Collected]) -> tuple[list[Component], list[str]]:
        """Return the components by name, and a sentence for each thing that forbids to pass the bundle on."""
        files, problems = self._sorted_out(collected)
        libraries = [file.path for owner, own in files.items() if owner.kind == Kind.LIBRARY for file in own]
        packages = self.packages(libraries)
        found: list[Component] = []
        for owner, own in sorted(files.items()):
            if owner.kind == Kind.DISTRIBUTION and owner.name not in self.owners.distributions:
                problems.append(f"{owner.name} is in every bundle, and is not installed here")
                continue
            component = self._component(owner, own, packages)
            members = [component, *self._parts(component, own)]
            for member in members:
                problems += self._problems(member, own)
            found += members
        alike = Counter(component.folder.lower() for component in found)
        problems += [f"{count} components would share the folder {name}" for name, count in alike.items() if count > 1]
        return sorted(found, key=lambda component: component.name.lower()), problems

    def _sorted_out(self, collected: Iterable[Collected]) -> tuple[dict[Owner, list[File]], list[str]]:
        files: defaultdict[Owner, list[File]] = defaultdict(list, {BOOTLOADER: [], PYTHON: []})
        problems = []
        for place, source, kind in sorted(collected):  # PyInstaller lists them in another order each time
            if kind == "SYMLINK" or source in {"", "-"}:
                continue  # a link within the bundle; a package that is only a folder
            if owner := self.owners.of(place, source):
                files[owner].append(File(place.replace("\\", "/"), Path(source)))
            else:
                problems.append(f"nobody owns {source} ({place} in the bundle)")
        return files, problems

    def _component(self, owner: Owner, files: list[File], packages: dict[Path, DebianPackage]) -> Component:
        match owner.kind:
            case Kind.OURS:
                return _ourselves(files)
            case Kind.FONTS:
                return _fonts(files)
            case Kind.PYTHON:
                return _python()
            case Kind.DISTRIBUTION:
                return self._distribution(owner.name)
            case Kind.LIBRARY:
                return self._library(owner.name, [file.path for file in files], packages)

    def _distribution(self, name: str) -> Component:
        distribution = self.owners.distributions[name]
        said, metadata = self.table.distributions.get(name, Piece(name)), distribution.metadata
        licence = said.licence or _first(metadata, "License-Expression", "License")
        texts = texts_of_distribution(distribution)
        if not texts:
            texts = self.spdx.texts_of(replace(said, licence=licence))
        origin = said.source_of(distribution.version) or _address(metadata)
        return Component(metadata["Name"], distribution.version, licence, texts, origin)

    def _library(self, name: str, paths: list[Path], packages: dict[Path, DebianPackage]) -> Component:
        piece = next(piece for piece in self.table.libraries if piece.is_here and piece.name == name)
        installed = list(dict.fromkeys(packages[path] for path in paths if path in packages))
        if installed and all(path in packages for path in paths):
            texts = {text.content: text for package in installed for text in package.texts()}
            system = platform.freedesktop_os_release()["NAME"]
            origin = "\n".join(f"{system} package {package.name} {package.version}" for package in installed)
            versions = {package.version for package in installed}
            version = versions.pop() if len(versions) == 1 else ""
            return Component(name, version, piece.licence, tuple(texts.values()), origin)
        return Component(name, piece.version_in(paths), piece.licence, self.spdx.texts_of(piece), piece.source)

    def _parts(self, whole: Component, files: list[File]) -> Iterator[Component]:
        by_stem: defaultdict[str, list[Path]] = defaultdict(list)
        for file in files:
            by_stem[stem(file.path.name).lower()].append(file.path)
        for piece in self.table.parts:
            carriers = [path for name in piece.inside for path in by_stem[name.lower()]]
            is_in = normalised(piece.part_of) == normalised(whole.name) and (carriers or not piece.inside)
            if is_in and piece.is_here:
                version = piece.version_in(carriers)
                origin = piece.source_of(version or whole.version) or f"part of {whole.name} {whole.version}"
                yield Component(piece.name, version, piece.licence, self.spdx.texts_of(piece), origin)

    def _problems(self, component: Component, files: list[File]) -> Iterator[str]:
        called = f"{component.name} {component.version}".strip()
        try:
            terms = {licence for option in alternatives(component.licence) for licence, _ in option}
            fits = choice(component.licence) is not None
        except ExpressionError:
            yield f"{called}: «{component.licence[:80]}» is no SPDX expression (say it in packaging/licences.toml)"
            return
        if unknown := sorted(term for term in terms if not term.startswith("LicenseRef-") and not self.spdx.has(term)):
            yield f"{called}: SPDX knows no licence {', '.join(unknown)} (say it in packaging/licences.toml)"
        if not fits:
            left_out = ", ".join(file.place for file in files)
            yield f"{called} would put the whole program under {component.licence}: leave out {left_out}"
        elif not any(text.content.strip() for text in component.texts):
            yield f"{called} comes without the text of its licence"


def _address(metadata: PackageMetadata) -> str:
    """Return where a distribution says that its source is, else where its project is at home."""
    labelled = (line.partition(", ") for line in metadata.get_all("Project-URL") or [])
    addresses = {label.lower(): address for label, _, address in labelled}
    named = [addresses[label] for label in ADDRESS_LABELS if label in addresses]
    return named[0] if named else _first(metadata, "Home-page")


def _first(metadata: PackageMetadata, *names: str) -> str:
    return next((metadata[name] for name in names if name in metadata), "")


def _ourselves(files: list[File]) -> Component:
    texts = [Text("LICENSE", text_of(places.ROOT / "LICENSE"))]
    if any(file.place.startswith(SEEDS) for file in files):
        texts.append(Text("about-the-sample-texts.md", text_of(places.ROOT / "seeds" / "SOURCES.md")))
    return Component(product.NAME, product.VERSION, "MIT", tuple(texts), "the program itself")


def _fonts(files: list[File]) -> Component:
    named = [(file.place.removeprefix(FONTS), file.path) for file in files]
    texts = tuple(Text(name, text_of(path)) for name, path in named if LICENCE_NAME.match(name))
    return Component("Amiri", "", "OFL-1.1", texts, f"npm package {fonts.PACKAGE} {fonts.VERSION}")


def _python() -> Component:
    version = platform.python_version()
    origin = f"https://www.python.org/ftp/python/{version.rstrip('+')}/"
    return Component("Python", version, "Python-2.0.1", texts_of_python(), origin)
