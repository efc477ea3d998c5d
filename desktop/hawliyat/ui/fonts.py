"""The fonts that an installer brings along, for systems that have no Arabic book face."""

from functools import cache

from PySide6.QtGui import QFontDatabase

from hawliyat import assets


@cache
def load_bundled() -> frozenset[str]:
    """Make the bundled fonts known to Qt, once; return their families (none in a checkout, which reads no file)."""
    folder = assets.fonts()
    if folder is None:
        return frozenset()
    files = sorted(path for path in folder.iterdir() if path.suffix in (".ttf", ".otf"))
    numbers = [QFontDatabase.addApplicationFont(str(file)) for file in files]
    return frozenset(
        family for number in numbers if number >= 0 for family in QFontDatabase.applicationFontFamilies(number)
    )
