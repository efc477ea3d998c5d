"""A choice of languages that also takes any other BCP 47 tag."""

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from hawliyat.ui.term_wording import language_name

OFFERED = ("ar", "en", "pt", "fr", "es")
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class LanguageField(QComboBox):
    """Shows languages by name; `tag` is the chosen or typed BCP 47 tag."""

    changed = Signal()

    def __init__(self, tag: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for offered in OFFERED:
            self.addItem(language_name(offered), offered)
        self.set_tag(tag)
        self.currentTextChanged.connect(lambda _text: self.changed.emit())

    @property
    def tag(self) -> str:
        """The language's tag; "" while what is typed names none."""
        typed = self.currentText().strip()
        named = self.findText(typed)
        if named >= 0:
            return str(self.itemData(named))
        return typed if _TAG.fullmatch(typed) else ""

    def set_tag(self, tag: str) -> None:
        """Choose the language with this tag."""
        place = self.findData(tag)
        if place >= 0:
            self.setCurrentIndex(place)
        else:
            self.setEditText(tag)
