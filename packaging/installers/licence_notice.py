"""The notice that goes with a bundle: what is in it, under which terms, and where its sources are."""

from textwrap import indent

from installers import product
from installers.components import Component
from installers.licence_table import normalised

LESSER = ("LGPL-", "MPL-")
"""How the ids of licences begin whose components come with the right to change and replace them."""

TEXT = """\
{name} {version}
{line}

{name} is free software under the MIT licence: its text is in the folder
{name}. It is built from the components listed below. Each has its own
licence, whose text is in this folder; components.json says which file belongs
to which component. Where it offers a choice of licences, the first is used
that doesn't ask {name} itself to be under it.

The articles of the sample project are press texts. They belong to their
publishers and are not under the MIT licence:
{name}/about-the-sample-texts.md says where they come from.


Qt and PySide6
--------------
{name} shows its windows with Qt {qt} and PySide6 {qt}, by The Qt
Company Ltd. and other contributors. They are used under the GNU Lesser
General Public License, version 3. You may use, study, change and pass them on
under that licence, also when {name} itself is passed on under other terms,
and you may take {name} apart to find errors in such changes.

Nothing of Qt or PySide6 was changed. Their libraries are files of their own,
in the folder PySide6 of the program's folder "_internal"
("Contents/Frameworks" on macOS). To use a changed version, build it for the
same system and with the same binary interface, and put its files in the place
of those; {name} loads what it finds there. The same is true for every other
library in that folder. On macOS the program has to be signed again
afterwards:
codesign --force --deep --sign - {name}.app

The Python files of PySide6 and python-bidi lie in that folder as well, and
can be changed there. Those of the other components are in the executable:
whoever wants to change them does so in a checkout of {name}, whose source is
free too, and freezes it again with: python3 dev.py installer

Their sources, complete and in exactly this version:
    Qt         {qt_source}
    PySide6    {pyside_source}


Other components that may be changed and replaced
-------------------------------------------------
The sources of these, too, are to be had free of charge at the place that is
named; those of a Debian or Ubuntu package are in the distribution's archive
of source packages, under its name and version.

{lesser}


All components
--------------
{all}
"""


def notice(components: list[Component]) -> str:
    """Return the notice on *components*, as plain text in English."""
    by_name = {normalised(component.name): component for component in components}
    pyside, qt = by_name.get("pyside6-essentials"), by_name.get("qt")
    return TEXT.format(
        name=product.NAME,
        version=product.VERSION,
        line="=" * len(f"{product.NAME} {product.VERSION}"),
        qt=pyside.version if pyside else "",
        qt_source=qt.origin if qt else "https://download.qt.io/archive/qt/",
        pyside_source=pyside.origin if pyside else "https://download.qt.io/official_releases/QtForPython/",
        lesser="\n".join(_line(component) for component in components if _is_lesser(component)),
        all="\n".join(_line(component) for component in components),
    )


def _line(component: Component) -> str:
    title = f"{component.name} {component.version}".strip()
    return title + indent(f"\n{component.licence}\n{component.origin}", "    ")


def _is_lesser(component: Component) -> bool:
    return any(part in component.licence for part in LESSER)
