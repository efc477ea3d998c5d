"""Times in text: finding the expressions of an article and resolving them against its publication date.

Pure Python, usable as a library: `find_times(text, "ar", published)`. Rule packs and dateparser load on first use.
"""

from hawliyat.temporal.edtf import parse as parse_edtf
from hawliyat.temporal.recognition import find_times
from hawliyat.temporal.reporting import pick

__all__ = ["find_times", "parse_edtf", "pick"]
