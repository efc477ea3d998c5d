"""What an empty project says: what to do next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from hawliyat.ui.theme import GRID
from hawliyat.ui.widgets.wrapped_label import WrappedLabel
from hawliyat.ui.wording import tr


class EmptyLibrary(QWidget):
    """Three ways to begin: files, pasted text, the sample."""

    import_requested = Signal()
    sample_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heading = WrappedLabel(tr("No articles yet"))
        heading.setProperty("role", "title")
        advice = WrappedLabel(
            tr("Drop text files here, paste a text with Ctrl+V, or choose files. Nothing leaves this computer.")
        )
        advice.setProperty("role", "soft")
        self.import_button = QPushButton(tr("Import articles…"))
        self.import_button.setProperty("role", "confirm")
        self.sample_button = QPushButton(tr("Open the sample"))
        self.sample_button.setToolTip(tr("Five articles with their annotations, to try everything on"))
        self.import_button.clicked.connect(self.import_requested)
        self.sample_button.clicked.connect(self.sample_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(heading)
        column.addWidget(advice)
        column.addSpacing(GRID)
        for button in (self.import_button, self.sample_button):
            column.addWidget(button)
        column.addStretch(1)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setFocusProxy(self.import_button)
