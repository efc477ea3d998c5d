"""In which language the window speaks: the sentences, Qt's own dialogs, and the direction of it all."""

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from hawliyat.ui.translation import ENGLISH, LANGUAGES, RIGHT_TO_LEFT
from hawliyat.ui.wording import language, tr, use_language

SYSTEM = "system"
"""The choice that leaves it to the desktop."""
_QT_NAMES = {"pt": "pt_BR"}
_QT_WORDS = "qtbase"


def language_of(choice: str) -> str:
    """Return the language for a choice; for "system" the first of the desktop's that there is, else English."""
    if choice in LANGUAGES:
        return choice
    wanted = (tag.replace("_", "-").partition("-")[0].lower() for tag in QLocale.system().uiLanguages())
    return next((tag for tag in wanted if tag in LANGUAGES), ENGLISH)


def speak(application: QApplication, wanted: str) -> None:
    """Say, and lay out, everything that is made from now on in the language *wanted*."""
    if wanted == language():
        return
    for words in application.findChildren(QTranslator, _QT_WORDS):
        application.removeTranslator(words)
        words.deleteLater()
    use_language(wanted)
    application.setApplicationDisplayName(tr("Hawliyat"))  # else Qt writes the English name behind every title
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    words = QTranslator(application)
    words.setObjectName(_QT_WORDS)
    if words.load(f"{_QT_WORDS}_{_QT_NAMES.get(wanted, wanted)}", folder):
        application.installTranslator(words)
    is_mirrored = wanted in RIGHT_TO_LEFT
    direction = Qt.LayoutDirection.RightToLeft if is_mirrored else Qt.LayoutDirection.LeftToRight
    QGuiApplication.setLayoutDirection(direction)
