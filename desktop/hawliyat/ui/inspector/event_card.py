"""An event: its title, kind, time, participants and claims, from a draft to confirmed."""

from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton

from hawliyat.domain.annotation import Layer
from hawliyat.domain.entity import Entity, NameKind
from hawliyat.domain.event import EventStatus, Evidence, TimeBasis, TimeRole
from hawliyat.domain.identity import EntityId, EventId, LabelId, RoleId
from hawliyat.domain.time_value import Bounds
from hawliyat.operations import events, history
from hawliyat.store import (
    annotation_repository,
    article_repository,
    entity_repository,
    event_repository,
    tagset_repository,
    time_repository,
)
from hawliyat.timeline.entry import disagree
from hawliyat.ui.focus import Focus
from hawliyat.ui.inspector.card import Card, choice_field, joined, name_of_field, narrow, quiet_button, text_field
from hawliyat.ui.inspector.claim_card import ClaimCard
from hawliyat.ui.inspector.time_field import TimeField
from hawliyat.ui.session import Session
from hawliyat.ui.term_wording import term
from hawliyat.ui.theme import Theme
from hawliyat.ui.wording import tr


class EventCard(Card):
    """An event, ready to be corrected and confirmed (Enter in its title); Esc takes back one just made."""

    def __init__(
        self, session: Session, focus: Focus, theme: Theme, *, event_id: EventId, interface_language: str = "en"
    ) -> None:
        super().__init__(session, focus, theme)
        database = session.project.database
        self._event = event_repository.get(database, event_id)
        self._claims = event_repository.evidence_of(database, event_id)
        self._language = interface_language
        self._add_title()
        self._add_facts()
        self._add_claims()
        self._add_actions()
        self.column.addStretch(1)

    @property
    def title(self) -> QLineEdit:
        """The field the keyboard goes to when an event has just been made."""
        return self._title

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Enter in the title confirms; Esc in the title of a draft just made undoes it."""
        if watched is self._title and event.type() == QEvent.Type.KeyPress:
            key = event.key()  # type: ignore[attr-defined]
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._confirm()
                return True
            if key == Qt.Key.Key_Escape and not self._title.isModified() and self._is_just_made():
                self.session.do(history.undo)
                return True
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    def _add_title(self) -> None:
        labels = tagset_repository.labels(self.session.project.database, Layer.EVENT)
        status = term(self._event.status)
        self.add_kicker(joined(term(Layer.EVENT), status))
        self._title = text_field(self._event.title, "event-title", self._retitle, title=True)
        self._title.setAccessibleName(tr("Title of the event"))
        self._title.installEventFilter(self)
        self.column.addWidget(self._title)
        form = self.add_form()
        kinds = [(label.id, label.name(self._language)) for label in labels]
        kind = choice_field("event-kind", kinds, self._event.label_id, self._relabel)
        form.addRow(name_of_field(tr("Kind")), kind)
        self._form = form

    def _add_facts(self) -> None:
        database = self.session.project.database
        edtf = ""
        if self._event.time_value_id is not None:
            edtf = time_repository.get(database, self._event.time_value_id).value.edtf
        when = TimeField(edtf, may_be_empty=True)
        when.line.setObjectName("event-time")
        when.committed.connect(lambda text: self.session.do(events.set_event_time, event_id=self._event.id, edtf=text))
        self._form.addRow(name_of_field(tr("When")), when)
        basis = QLabel(self._basis())
        basis.setProperty("role", "soft")
        basis.setWordWrap(True)
        self._form.addRow("", basis)
        for argument in event_repository.arguments_of(database, self._event.id):
            role = next((r for r in tagset_repository.roles(database) if r.id == argument.role_id), None)
            words = argument.text
            if argument.entity_id is not None:
                words = _names(entity_repository.get(database, argument.entity_id))
            remove = partial(self.session.do, events.remove_argument, argument_id=argument.id)
            button = quiet_button(f"{words}  ✕", f"argument-{argument.id}", remove)
            button.setToolTip(tr("Remove this participant"))
            self._form.addRow(name_of_field(role.name(self._language) if role is not None else ""), button)
        self._form.addRow(name_of_field(tr("Add")), self._participant_choice())

    def _basis(self) -> str:
        """Where the event's time comes from, and whether its claims agree."""
        words = [term(self._event.time_basis)] if self._event.time_basis is not TimeBasis.NONE else []
        claim = next((each for each in self._claims if each.id == self._event.basis_evidence_id), None)
        if claim is not None and claim.times:
            stored = time_repository.get(
                self.session.project.database, self._event.time_value_id or claim.times[0].time_id
            )
            if stored.annotation_id is not None:
                quote = annotation_repository.get(self.session.project.database, stored.annotation_id).anchor.quote
                words = [tr("from {quote}", quote=f"«{quote}»")]
        if disagree(self._claimed_bounds()):
            words.append(tr("claims disagree, see below"))
        return joined(*words)

    def _claimed_bounds(self) -> list[Bounds]:
        """When each claim that gives a time says that it occurred."""
        database = self.session.project.database
        ids = [time.time_id for claim in self._claims for time in claim.times if time.role is not TimeRole.REPORTED]
        values = [time_repository.get(database, time_id).value for time_id in ids]
        return [value.bounds for value in values if value.is_resolved]

    def _participant_choice(self) -> QComboBox:
        """A field that adds a known entity, or what is typed as plain text."""
        box = QComboBox()
        box.setObjectName("add-participant")
        box.setEditable(True)
        narrow(box)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.addItem("", "")
        for entity in entity_repository.all(self.session.project.database):
            box.addItem(_names(entity), entity.id)
        box.setCurrentIndex(0)
        line = box.lineEdit()
        assert line is not None
        line.setPlaceholderText(tr("A participant, a place, a quantity"))
        box.activated.connect(lambda row: self._add_participant(box.itemData(row), ""))
        line.returnPressed.connect(lambda: self._add_typed(box))
        return box

    def _add_typed(self, box: QComboBox) -> None:
        text = box.currentText().strip()
        row = box.findText(text, Qt.MatchFlag.MatchFixedString)
        self._add_participant(box.itemData(row) if row > 0 else "", text)

    def _add_participant(self, entity_id: str, text: str) -> None:
        if not entity_id and not text:
            return
        place = False
        if entity_id:
            entity = entity_repository.get(self.session.project.database, EntityId(entity_id))
            place = entity.label_id == "entity-place"
        role = "role-place" if place else "role-participant" if entity_id else "role-quantity"
        self.session.do(
            events.add_argument,
            event_id=self._event.id,
            role_id=RoleId(role),
            entity_id=EntityId(entity_id) if entity_id else None,
            text=text,
        )

    def _add_claims(self) -> None:
        sources = _sources(self.session, self._claims)
        count = tr("{claims} · {sources} sources", claims=len(self._claims), sources=sources)
        if sources == 1:
            count = tr("{claims} · 1 source", claims=len(self._claims))
        self.add_heading(tr("Claims"), count)
        for claim in self._claims:
            self.column.addWidget(ClaimCard(self.session, self.focus, self.theme, event=self._event, claim=claim))

    def _add_actions(self) -> None:
        confirm = QPushButton(tr("Confirm") + "  ⏎")
        confirm.setObjectName("confirm-event")
        confirm.setProperty("role", "confirm")
        confirm.setEnabled(self._event.status is EventStatus.DRAFT)
        confirm.clicked.connect(self._confirm)
        remove = quiet_button(
            tr("Remove event"),
            "remove-event",
            lambda: self.session.do(events.remove_event, event_id=self._event.id),
        )
        self.add_row(confirm, remove)

    def _confirm(self) -> None:
        self.session.do(events.confirm_event, event_id=self._event.id, title=self._title.text())

    def _retitle(self, title: str) -> None:
        self.session.do(events.retitle_event, event_id=self._event.id, title=title)

    def _relabel(self, key: str) -> None:
        self.session.do(events.relabel_event, event_id=self._event.id, label_id=LabelId(key))

    def _is_just_made(self) -> bool:
        latest = self.session.project.journal.next_undo
        return (
            self._event.status is EventStatus.DRAFT
            and latest is not None
            and latest.verb == "make_event"
            and latest.args.get("event_id") == self._event.id
        )


def _sources(session: Session, claims: list[Evidence]) -> int:
    """How many independent sources the claims come from: articles of one story count once."""
    database = session.project.database
    sources = set()
    for claim in claims:
        if claim.annotation_id is None:
            sources.add(claim.citation)
            continue
        article = article_repository.get(database, annotation_repository.get(database, claim.annotation_id).article_id)
        sources.add(article.story_id or article.id)
    return len(sources)


def _names(entity: Entity) -> str:
    """An entity's preferred names, joined."""
    return joined(*[name.text for name in entity.names if name.kind is NameKind.PREFERRED])
