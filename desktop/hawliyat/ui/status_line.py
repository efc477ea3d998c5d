"""The bottom line: everything is saved, and how much there is."""

from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from hawliyat.ui.wording import tr, tr_count


class StatusLine(QStatusBar):
    """ "All changes are saved", and the counts of the project."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._saved, self._finding, self._counts = QLabel(self), QLabel(self), QLabel(self)
        for label in (self._saved, self._finding, self._counts):
            label.setProperty("role", "soft")
            label.setContentsMargins(8, 2, 8, 2)
        self.addWidget(self._saved)
        self.addWidget(self._finding)
        self.addPermanentWidget(self._counts)

    def show_counts(self, articles: int, entities: int, events: int) -> None:
        """Say that nothing is unsaved, and how many articles, entities and events there are."""
        self._saved.setText(tr("All changes are saved"))
        parts = [
            tr_count("1 article", "{count} articles", articles),
            tr_count("1 entity", "{count} entities", entities),
            tr_count("1 event", "{count} events", events),
        ]
        self._counts.setText("   ·   ".join(parts))

    def show_finding(self, left: int) -> None:
        """Say in how many articles times are still looked for."""
        words = tr_count("Looking for times in 1 article …", "Looking for times in {count} articles …", left)
        self._finding.setText(words if left else "")

    def say_saved(self) -> None:
        """Answer Ctrl+S."""
        self.showMessage(tr("All changes are saved: each one is kept as you make it."), 4000)

    def clear_counts(self) -> None:
        """Show nothing while no project is open."""
        self._saved.clear()
        self._finding.clear()
        self._counts.clear()
