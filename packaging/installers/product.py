"""What the product is called, in every place where an installer has to say it."""

import re

import hawliyat

VERSION = hawliyat.__version__
NAME = "Hawliyat"
COMMAND = "hawliyat"
APP_ID = hawliyat.APP_ID

MIME_TYPE = "application/x-hawliyat"
SUFFIX = ".hawliyat"
PUBLISHER = "The Hawliyat developers"
SUMMARY = {
    "en": "Tag the news and get a timeline that opens its sources",
    "ar": "علِّم على الأخبار واحصل على خط زمني يفتح مصادره",
    "pt": "Anote notícias e obtenha uma linha do tempo que abre as fontes",
}
"""One line on what it is for, by language."""


def numbers_of(version: str) -> str:
    """Return the numbers of *version*, for systems whose versions have nothing else ("0.2.0rc1" is 0.2.0)."""
    return re.split(r"[^\d.]", version)[0].rstrip(".")
