"""The row above the timeline: canvas or table, what is shown, zoom, and the axis's direction."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from hawliyat.domain.annotation import Label
from hawliyat.domain.event import Modality, Polarity
from hawliyat.timeline.filters import Filter
from hawliyat.timeline.placement import Placement
from hawliyat.ui.term_wording import term
from hawliyat.ui.theme import GRID
from hawliyat.ui.wording import tr

DIRECTIONS = {"auto": "Axis follows the interface", "rtl": "Right to left", "ltr": "Left to right"}


class TimelineBar(QWidget):
    """Buttons and counts. It keeps the filter and reports everything else."""

    table_chosen = Signal(bool)
    """Whether the table is wanted, else the canvas."""
    filter_changed = Signal(object)
    """The new `Filter`."""
    direction_chosen = Signal(str)
    """"auto", "rtl" or "ltr"."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._filter = Filter()
        self._labels: tuple[Label, ...] = ()
        self.canvas_button = self._button(tr("Canvas"), checkable=True)
        self.table_button = self._button(tr("Table"), checkable=True)
        self.canvas_button.setChecked(True)
        group = QButtonGroup(self)
        group.addButton(self.canvas_button)
        group.addButton(self.table_button)
        self.table_button.toggled.connect(self.table_chosen)
        self.filter_button = self._button(tr("Show"))
        self.filter_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.filter_button.setMenu(QMenu(self.filter_button))
        self.zoom_out_button = self._button("−", tr("Zoom out (-)"))
        self.zoom_in_button = self._button("+", tr("Zoom in (+)"))
        self.fit_button = self._button(tr("Fit"), tr("Show all events (0)"))
        self.direction_button = self._button(tr("Axis"), tr("Direction of the axis"))
        self.direction_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.direction_button.setMenu(self._direction_menu())
        self.counts = QLabel()
        self.counts.setProperty("role", "soft")
        self._arrange()

    def show_direction(self, setting: str) -> None:
        """Check the setting in the menu."""
        for action in self.direction_button.menu().actions():
            action.setChecked(action.data() == setting)

    def set_labels(self, labels: Sequence[Label]) -> None:
        """Offer these kinds of events in the filter."""
        if tuple(labels) != self._labels:
            self._labels = tuple(labels)
            self._fill_filter_menu()

    def show_counts(self, placement: Placement) -> None:
        """Say where all events are: the numbers always add up."""
        groups = (
            (tr("{count} on the axis", count=len(placement.on_axis)), True),
            (tr("{count} undated", count=len(placement.undated)), bool(placement.undated)),
            (tr("{count} that can't be drawn", count=len(placement.cannot_place)), bool(placement.cannot_place)),
            (tr("{count} hidden", count=len(placement.filtered_out)), bool(placement.filtered_out)),
        )
        self.counts.setText(" · ".join(text for text, is_said in groups if is_said))

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(GRID)
        for widget in (self.canvas_button, self.table_button, self.filter_button):
            row.addWidget(widget)
        row.addSpacing(2 * GRID)
        row.addWidget(self.counts)
        row.addStretch(1)
        for widget in (self.direction_button, self.zoom_out_button, self.zoom_in_button, self.fit_button):
            row.addWidget(widget)

    def _button(self, text: str, name: str = "", *, checkable: bool = False) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setProperty("role", "quiet")
        button.setCheckable(checkable)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(name or text)
        button.setToolTip(name)
        return button

    def _direction_menu(self) -> QMenu:
        menu = QMenu(self.direction_button)
        group = QActionGroup(menu)
        for setting, text in DIRECTIONS.items():
            action = group.addAction(QAction(tr(text), menu, checkable=True))
            action.setData(setting)
            action.setChecked(setting == "auto")
            action.triggered.connect(lambda _checked=False, setting=setting: self.direction_chosen.emit(setting))
            menu.addAction(action)
        return menu

    def _fill_filter_menu(self) -> None:
        menu = self.filter_button.menu()
        menu.clear()
        menu.addSection(tr("Types"))
        for label in self._labels:
            self._offer(menu, label.name(self._language), "hidden_labels", label.id)
        menu.addSection(tr("How"))
        for modality in Modality:
            self._offer(menu, term(modality), "hidden_modalities", modality)
        self._offer(menu, term(Polarity.DENIED), "hidden_polarities", Polarity.DENIED)
        menu.addSeparator()
        menu.addAction(tr("Show everything"), self.show_everything)

    def _offer(self, menu: QMenu, text: str, field: str, value: object) -> None:
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(value not in getattr(self._filter, field))
        action.toggled.connect(self._toggler(field, value))

    def _toggler(self, field: str, value: object) -> Callable[[bool], None]:
        def toggle(is_shown: bool) -> None:
            hidden = getattr(self._filter, field)
            self._set_filter(replace(self._filter, **{field: hidden - {value} if is_shown else hidden | {value}}))

        return toggle

    def show_everything(self) -> None:
        """Hide nothing any more."""
        self._set_filter(Filter())
        self._fill_filter_menu()

    def _set_filter(self, wanted: Filter) -> None:
        self._filter = wanted
        self.filter_button.setText(tr("Show") if wanted.hides_nothing else tr("Show (filtered)"))
        self.filter_changed.emit(wanted)
