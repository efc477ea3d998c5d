"""The inspector pane: shows the card for what is in focus and puts the keyboard where one would type."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from hawliyat.domain.annotation import Layer
from hawliyat.domain.change import ChangeSet
from hawliyat.domain.identity import EventId
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
from hawliyat.ui.inspector.card import Card, label
from hawliyat.ui.inspector.entity_card import EntityCard
from hawliyat.ui.inspector.event_card import EventCard
from hawliyat.ui.inspector.look import inspector_look
from hawliyat.ui.inspector.time_card import ProposalCard, TimeCard
from hawliyat.ui.inspector.typing_fields import Typed
from hawliyat.ui.session import Session
from hawliyat.ui.theme import Theme
from hawliyat.ui.wording import tr

Carried = dict[str, tuple[Typed, bool]]
"""What stands in fields by their names, and whether it was not reported yet."""


class InspectorPane(QScrollArea):
    """A column beside the text, made anew when its subject changes; what is being typed is carried over or kept."""

    def __init__(self, session: Session, focus: Focus, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._focus, self._theme = session, focus, theme
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("inspector")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(260)
        self.setAccessibleName(tr("Inspector"))
        self._pending = QTimer(self)
        self._pending.setSingleShot(True)
        self._pending.timeout.connect(self._refresh_if_needed)
        self._event_to_name: EventId | None = None
        self._is_stale = False
        self._shown = focus.place
        focus.moved.connect(lambda _place: self._pending.start())
        focus.arrived.connect(self._arrive)
        session.changed.connect(self._on_change)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Show the same in another theme."""
        self._theme = theme
        self.setStyleSheet(inspector_look(theme))
        self.refresh()

    def name_event(self, event_id: EventId) -> None:
        """Show a new event with its title selected, ready to be typed over."""
        self._event_to_name = event_id
        self.refresh()

    def focus_first_field(self) -> None:
        """Put the keyboard into the first field there is."""
        self._refresh_if_needed()
        card = self.widget()
        field = card.first_field if isinstance(card, Card) else None
        (field or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def commit_typing(self) -> None:
        """Keep what is being typed, as if every field were left: the project is about to close."""
        card = self.widget()
        if isinstance(card, Card):
            _finish(card)

    def refresh(self) -> None:
        """Make the card for the current place."""
        self._pending.stop()
        self._is_stale = False
        before = self.widget()
        focused = self.window().focusWidget()  # also while a dialog has the keyboard
        name = focused.objectName() if focused is not None and self.isAncestorOf(focused) else ""
        card = self._card(self._focus.place)
        card.setObjectName("chrome")
        self._shown = self._focus.place
        scrolled = self.verticalScrollBar().value()
        carried = self._carry(before, card) if isinstance(before, Card) else {}
        self.setWidget(card)
        if isinstance(before, Card) and before.subject == card.subject:
            self.verticalScrollBar().setValue(scrolled)
        self._give_keyboard(card, name)
        _retype(card, carried)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, where nothing else wants it, goes back to the text."""
        if event.key() == Qt.Key.Key_Escape and self._focus.place.article_id is not None:
            self._focus.note(pane="reader")
            self._focus.go(self._focus.place)
        else:
            super().keyPressEvent(event)

    def _carry(self, before: Card, after: Card) -> Carried:
        """Take what is being typed from one card: to the next of the same subject, else into the project."""
        if before.subject != after.subject:
            _finish(before)
        typed = {
            field.objectName(): (field.typed(), field.is_unfinished)
            for field in before.typing_fields()
            if field.is_unfinished or field.hasFocus()
        }
        for field in before.typing_fields():
            field.abandon()
        return typed if before.subject == after.subject else {}

    def _give_keyboard(self, card: Card, name: str) -> None:
        """Put the keyboard into the title of a new event, else where it was before."""
        if self._event_to_name is not None and isinstance(card, EventCard):
            card.title.setFocus(Qt.FocusReason.OtherFocusReason)
            card.title.selectAll()
        elif name:
            again = card.findChild(QWidget, name)
            (again or self).setFocus(Qt.FocusReason.OtherFocusReason)
        self._event_to_name = None

    def _arrive(self, place: Place) -> None:
        if place.pane == "inspector":
            self.focus_first_field()

    def _on_change(self, change: ChangeSet) -> None:
        if not change.edit_id and self._focus.place.article_id not in change.articles:
            return  # times found in another article
        self._is_stale = True
        self._pending.start()

    def _refresh_if_needed(self) -> None:
        """Nothing is made anew while the caret only moves within the same thing."""
        self._pending.stop()
        if self._is_stale or _subject(self._focus.place) != _subject(self._shown):
            self.refresh()

    def _card(self, place: Place) -> Card:
        """The card for *place*: an event before what it stands on, an annotation before its article."""
        makers = (self._event_card, self._annotation_card, self._proposal_card, self._entity_card, self._article_card)
        for make in makers:
            try:
                card = make(place)
            except KeyError:
                continue  # it has just been removed, or its making undone: show what it stood on
            if card is not None:
                return card
        return self._nothing()

    def _event_card(self, place: Place) -> Card | None:
        if place.event_id is None:
            return None
        return EventCard(self._session, self._focus, self._theme, event_id=place.event_id)

    def _proposal_card(self, place: Place) -> Card | None:
        if place.proposal_id is None:
            return None
        proposal = proposal_repository.waiting(self._session.project.database, place.proposal_id)
        if proposal is None:
            return None
        return ProposalCard(self._session, self._focus, self._theme, proposal=proposal)

    def _entity_card(self, place: Place) -> Card | None:
        if place.entity_id is None:
            return None
        return EntityCard(self._session, self._focus, self._theme, entity_id=place.entity_id)

    def _article_card(self, place: Place) -> Card | None:
        if place.article_id is None:
            return None
        article = article_repository.get(self._session.project.database, place.article_id)
        return ArticleCard(self._session, self._focus, self._theme, article=article)

    def _annotation_card(self, place: Place) -> Card | None:
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

    def _nothing(self) -> Card:
        card = Card(self._session, self._focus, self._theme)
        card.column.addWidget(label(tr("Open an article, or choose an event on the timeline."), "soft", wraps=True))
        card.column.addStretch(1)
        return card


def _subject(place: Place) -> tuple[str | None, ...]:
    """What a card is chosen by."""
    return place.event_id, place.annotation_id, place.proposal_id, place.entity_id, place.article_id


def _retype(card: Card, carried: Carried) -> None:
    """Go on typing where one was; a field whose text was reported keeps its cursor at most."""
    for field in card.typing_fields():
        typed, is_unfinished = carried.get(field.objectName(), (None, False))
        if typed is not None and (is_unfinished or field.typed().text == typed.text):
            field.retype(typed)


def _finish(card: Card) -> None:
    """Keep what is being typed on a card that goes, if what it is about is still there."""
    for field in card.typing_fields():
        try:
            field.finish()
        except KeyError:
            return
