"""The inspector pane: shows the card for what is in focus and puts the keyboard where one would type."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from hawliyat.domain.annotation import Layer
from hawliyat.domain.change import ChangeSet
from hawliyat.domain.identity import ArticleId, EventId
from hawliyat.store import (
    annotation_repository,
    article_repository,
    entity_repository,
    event_repository,
    proposal_repository,
    time_repository,
)
from hawliyat.ui.focus import Focus, Place
from hawliyat.ui.inspector.article_card import ArticleCard
from hawliyat.ui.inspector.entity_card import EntityCard
from hawliyat.ui.inspector.event_card import EventCard
from hawliyat.ui.inspector.time_card import ProposalCard, TimeCard
from hawliyat.ui.session import Session
from hawliyat.ui.theme import Theme
from hawliyat.ui.wording import tr


class InspectorPane(QScrollArea):
    """A column beside the text; made anew whenever its subject changes, the keyboard kept where it was."""

    def __init__(self, session: Session, focus: Focus, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._focus, self._theme = session, focus, theme
        self.setWidgetResizable(True)
        self.setObjectName("inspector")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(260)
        self.setAccessibleName(tr("Inspector"))
        self._pending = QTimer(self)
        self._pending.setSingleShot(True)
        self._pending.timeout.connect(self.refresh)
        self._event_to_name: EventId | None = None
        focus.moved.connect(lambda _place: self._pending.start())
        session.changed.connect(self._on_change)
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Show the same in another theme."""
        self._theme = theme
        self.refresh()

    def name_event(self, event_id: EventId) -> None:
        """Show a new event with its title selected, ready to be typed over."""
        self._event_to_name = event_id
        self._pending.start()

    def focus_first_field(self) -> None:
        """Put the keyboard into the first field there is."""
        card: QWidget | None = self.widget()
        field = card.findChild(QLineEdit) if card is not None else None
        (field or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Make the card for the current place."""
        self._pending.stop()
        focused = QApplication.focusWidget()
        name = focused.objectName() if focused is not None and self.isAncestorOf(focused) else ""
        scrolled = self.verticalScrollBar().value()
        card = self._card(self._focus.place)
        card.setObjectName("chrome")
        self.setWidget(card)
        self.verticalScrollBar().setValue(scrolled)
        if self._event_to_name is not None and isinstance(card, EventCard):
            card.title.setFocus(Qt.FocusReason.OtherFocusReason)
            card.title.selectAll()
        elif name:
            again = card.findChild(QWidget, name)
            (again or self).setFocus(Qt.FocusReason.OtherFocusReason)
        self._event_to_name = None

    def _on_change(self, _change: ChangeSet) -> None:
        self._pending.start()

    def _card(self, place: Place) -> QWidget:
        """The card for *place*: an event before what it stands on, an annotation before its article."""
        makers = (self._event_card, self._annotation_card, self._proposal_card, self._entity_card, self._article_card)
        for make in makers:
            try:
                card = make(place)
            except KeyError:
                continue  # it has just been removed, or its making undone: show what it stood on
            if card is not None:
                return card
        return _nothing()

    def _event_card(self, place: Place) -> QWidget | None:
        if place.event_id is None:
            return None
        return EventCard(self._session, self._focus, self._theme, event_id=place.event_id)

    def _proposal_card(self, place: Place) -> QWidget | None:
        if place.proposal_id is None:
            return None
        waiting = proposal_repository.in_article(self._session.project.database, place.article_id or ArticleId(""))
        proposal = next((each for each in waiting if each.id == place.proposal_id), None)
        if proposal is None:
            return None
        return ProposalCard(self._session, self._focus, self._theme, proposal=proposal)

    def _entity_card(self, place: Place) -> QWidget | None:
        if place.entity_id is None:
            return None
        return EntityCard(self._session, self._focus, self._theme, entity_id=place.entity_id)

    def _article_card(self, place: Place) -> QWidget | None:
        if place.article_id is None:
            return None
        article = article_repository.get(self._session.project.database, place.article_id)
        return ArticleCard(self._session, self._focus, self._theme, article=article)

    def _annotation_card(self, place: Place) -> QWidget | None:
        annotation_id = place.annotation_id
        if annotation_id is None:
            return None
        database, session = self._session.project.database, self._session
        annotation = annotation_repository.get(database, annotation_id)
        if annotation.layer is Layer.ENTITY:
            entity = entity_repository.of_annotation(database, annotation_id)
            if entity is not None:
                return EntityCard(session, self._focus, self._theme, entity_id=entity.id, annotation=annotation)
        if annotation.layer is Layer.EVENT:
            claims = event_repository.evidence_on(database, annotation_id)
            if claims:
                return EventCard(session, self._focus, self._theme, event_id=claims[0].event_id)
        if annotation.layer is Layer.TIME:
            stored = time_repository.of_annotation(database, annotation_id)
            if stored is not None:
                return TimeCard(session, self._focus, self._theme, annotation=annotation, stored=stored)
        return None


def _nothing() -> QWidget:
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(16, 12, 16, 16)
    label = QLabel(tr("Open an article, or choose an event on the timeline."))
    label.setWordWrap(True)
    label.setProperty("role", "soft")
    column.addWidget(label)
    column.addStretch(1)
    return widget
