"""An event: its title, kind, time, participants and claims, from a draft to confirmed."""

from collections import defaultdict
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from hawliyat.domain.annotation import Label, Layer
from hawliyat.domain.entity import Entity, NameKind
from hawliyat.domain.event import Argument, EventStatus, Modality, TimeBasis
from hawliyat.domain.identity import EntityId, EventId, LabelId
from hawliyat.operations import drafting, events, history
from hawliyat.store import (
    article_repository,
    entity_repository,
    event_repository,
    tagset_repository,
    timeline_repository,
)
from hawliyat.ui.calendar_wording import day_words
from hawliyat.ui.focus import Focus, Place
from hawliyat.ui.inspector.buttons import MenuButton, add_action, add_choices, quiet_button, sign_icon
from hawliyat.ui.inspector.card import Card, label, name_of_field
from hawliyat.ui.inspector.claim_card import ClaimCard
from hawliyat.ui.inspector.entity_search import EntitySearch
from hawliyat.ui.inspector.flow import FlowRow
from hawliyat.ui.inspector.small_lines import distinct
from hawliyat.ui.inspector.time_field import TimeField
from hawliyat.ui.inspector.typing_fields import WrappingField
from hawliyat.ui.session import Session
from hawliyat.ui.term_wording import term
from hawliyat.ui.theme import Theme
from hawliyat.ui.wording import dotted, tr, tr_count


class EventCard(Card):
    """An event, ready to be corrected and confirmed (Enter in its title); Esc takes back one just made."""

    def __init__(self, session: Session, focus: Focus, theme: Theme, *, event_id: EventId) -> None:
        super().__init__(session, focus, theme, subject=("event", event_id))
        database = session.project.database
        self._event = event_repository.get(database, event_id)
        self._entry = timeline_repository.entry(database, event_id)
        self._labels = {each.id: each for each in tagset_repository.labels(database)}
        self._language = session.language
        self._add_title()
        self._add_facts()
        self._add_claims()
        self._add_note()
        self._add_actions()
        self.column.addStretch(1)

    @property
    def title(self) -> WrappingField:
        """The field the keyboard goes to when an event has just been made."""
        return self._title

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the title confirms; Esc in the title of a draft just made undoes it."""
        if watched is self._title and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._confirm()
                return True
            if event.isAutoRepeat() and event.text().isdecimal() and self._is_just_made():
                return True  # the key that made the event is still held down
            if event.key() == Qt.Key.Key_Escape and not self._title.is_unfinished and self._is_just_made():
                self._take_back()
                return True
        return super().eventFilter(watched, event)

    def _add_title(self) -> None:
        kind = self._labels.get(self._event.label_id)
        name = kind.name(self._language) if kind is not None else ""
        choice = MenuButton(f"{name} ▾", "event-kind", self._fill_kinds)
        choice.setAccessibleName(tr("Kind: {kind}", kind=name))
        if kind is not None:
            choice.setIcon(sign_icon(kind.colour, self.theme))
        parts: list[QWidget] = [choice]
        if self._event.status is EventStatus.DRAFT:
            parts.append(label(term(EventStatus.DRAFT), "draft"))
        if self._entry.modality is not Modality.HAPPENED and self._entry.claims:
            parts.append(label(term(self._entry.modality), "tag"))
        if self._entry.is_denied:
            parts.append(label(tr("denied"), "denied"))
        elif self._entry.is_disputed and not self._entry.times_disagree:
            parts.append(label(tr("disputed"), "denied"))
        self.add_kicker(term(Layer.EVENT), *parts)
        self._title = WrappingField(self._event.title, self._retitle, role="title-field", is_needed=True)
        self._title.setObjectName("event-title")
        self._title.setAccessibleName(tr("Title of the event"))
        self._title.installEventFilter(self)
        self.column.addWidget(self._title)

    def _fill_kinds(self, menu: QMenu) -> None:
        kinds = [each for each in self._labels.values() if each.layer is Layer.EVENT and not each.archived]
        options = [(str(each.id), each.name(self._language)) for each in kinds]
        actions = add_choices(menu, options, self._event.label_id, self._relabel)
        for each, action in zip(kinds, actions, strict=True):
            action.setIcon(sign_icon(each.colour, self.theme))

    def _add_facts(self) -> None:
        form = self.add_form()
        edtf = self._entry.value.edtf if self._entry.value is not None else ""
        when = TimeField(edtf, "event-time", self._set_time, may_be_empty=True, empty=self._undated())
        if edtf:
            when.line.setProperty("tone", "strong")
        when.set_note(self._basis(), "warning" if self._entry.times_disagree else "soft")
        form.addRow(name_of_field(tr("When")), when)
        for words, chips in self._participants():
            form.addRow(name_of_field(words), FlowRow(*chips, spacing=4))
        add = EntitySearch(
            self.session.project.database,
            "add-participant",
            tr("who, what, where, how many"),
            self._add_participant,
        )
        form.addRow(name_of_field(tr("Add")), add)

    def _undated(self) -> str:
        """What is known of an event without a time: its first source bounds it on one side."""
        if self._entry.not_after is not None:
            return tr("undated, not after {day}", day=day_words(self._entry.not_after))
        if self._entry.not_before is not None:
            return tr("undated, not before {day}", day=day_words(self._entry.not_before))
        return tr("undated")

    def _basis(self) -> str:
        """Where the event's time comes from, and whether its claims agree."""
        words = []
        if self._event.time_basis is TimeBasis.RESEARCHER:
            words.append(term(TimeBasis.RESEARCHER))
        elif self._event.time_basis is TimeBasis.CLAIM and self._entry.basis is not None:
            quote = self._entry.basis.time_quote
            words.append(tr("from {quote}", quote=f"«{quote}»") if quote else term(TimeBasis.CLAIM))
        if self._entry.times_disagree:
            words.append(tr("claims disagree, see below"))
        return dotted(*words)

    def _participants(self) -> list[tuple[str, list[QWidget]]]:
        """The chips of each role that somebody or something takes, in the order of the tagset."""
        database = self.session.project.database
        entities = entity_repository.taking_part(database, self._event.id)
        chips: defaultdict[str, list[QWidget]] = defaultdict(list)
        for argument in event_repository.arguments_of(database, self._event.id):
            entity = entities.get(argument.entity_id) if argument.entity_id is not None else None
            chips[argument.role_id].append(self._chip(argument, entity))
        roles = tagset_repository.roles(database)
        known = [(role.name(self._language), chips.pop(role.id)) for role in roles if role.id in chips]
        return known + [("", left) for left in chips.values()]

    def _chip(self, argument: Argument, entity: Entity | None) -> MenuButton:
        words = dotted(*_shown_names(entity, self._language)) if entity is not None else argument.text
        remove = partial(self.session.do, events.remove_argument, argument_id=argument.id)

        def fill(menu: QMenu) -> None:
            if entity is not None:
                add_action(menu, tr("Show {name}", name=entity.name(self._language)), partial(self._show, entity.id))
            add_action(menu, tr("Take from the event"), remove)

        chip = MenuButton(words, f"argument-{argument.id}", fill, role="chip", on_delete=remove)
        kind: Label | None = self._labels.get(entity.label_id) if entity is not None else None
        if kind is not None:
            chip.setIcon(sign_icon(kind.colour, self.theme))
        return chip

    def _show(self, entity_id: EntityId) -> None:
        self.focus.go(Place("inspector", self.focus.place.article_id, entity_id=entity_id))

    def _add_participant(self, entity_id: EntityId | None, text: str) -> None:
        entity = entity_repository.get(self.session.project.database, entity_id) if entity_id is not None else None
        self.session.do(
            events.add_argument,
            event_id=self._event.id,
            role_id=drafting.role_of(entity),
            entity_id=entity_id,
            text=text if entity is None else "",
        )

    def _add_claims(self) -> None:
        claims = event_repository.evidence_of(self.session.project.database, self._event.id)
        count = tr_count("{claims} · 1 source", "{claims} · {count} sources", self._sources(), claims=len(claims))
        self.add_heading(tr("Claims"), count)
        for claim in claims:
            self.column.addWidget(ClaimCard(self.session, self.focus, event=self._event, claim=claim))

    def _sources(self) -> int:
        """How many independent sources the claims come from: articles of one story count once."""
        database = self.session.project.database
        cited = {claim.article_id for claim in self._entry.claims if claim.article_id is not None}
        articles = [article_repository.get(database, article_id) for article_id in cited]
        uncited = {claim.source for claim in self._entry.claims if claim.article_id is None}
        return len({article.story_id or article.id for article in articles}) + len(uncited)

    def _add_note(self) -> None:
        note = WrappingField(self._event.note, self._set_note)
        note.setObjectName("event-note")
        note.setPlaceholderText(tr("A note to yourself"))
        note.setAccessibleName(tr("Note"))
        self.column.addWidget(note)

    def _add_actions(self) -> None:
        self.column.addSpacing(4)
        remove = quiet_button(tr("Remove event"), "remove-event", self._remove)
        if self._event.status is EventStatus.CONFIRMED:
            self.add_row(remove)
            return
        confirm = QPushButton(tr("Confirm") + "  ⏎")
        confirm.setAccessibleName(tr("Confirm"))
        confirm.setObjectName("confirm-event")
        confirm.setProperty("role", "confirm")
        confirm.clicked.connect(self._confirm)
        self.add_row(confirm, remove)

    def _confirm(self) -> None:
        self._title.settle()
        self.session.do(events.confirm_event, event_id=self._event.id, title=self._title.text())
        self.focus.go(replace(self.focus.place, pane="reader"))  # on to the next sentence

    def _remove(self) -> None:
        self.session.do(events.remove_event, event_id=self._event.id)

    def _retitle(self, title: str) -> None:
        self.session.do(events.retitle_event, event_id=self._event.id, title=title)

    def _relabel(self, key: str) -> None:
        self.session.do(events.relabel_event, event_id=self._event.id, label_id=LabelId(key))

    def _set_time(self, edtf: str) -> None:
        self.session.do(events.set_event_time, event_id=self._event.id, edtf=edtf)

    def _set_note(self, note: str) -> None:
        self.session.do(events.note_event, event_id=self._event.id, note=note.strip())

    def _is_just_made(self) -> bool:
        latest = self.session.project.journal.next_undo
        return (
            self._event.status is EventStatus.DRAFT
            and latest is not None
            and latest.verb == "make_event"
            and latest.args.get("event_id") == self._event.id
        )

    def _take_back(self) -> None:
        """Undo the event's making and give the keyboard back to the text it was made from."""
        self.session.do(history.undo)
        self.focus.note(pane="reader", event_id=None, annotation_id=None)
        self.focus.go(self.focus.place)


def _shown_names(entity: Entity, language: str) -> list[str]:
    """The name in the interface's language, then one that looks different: two at most."""
    preferred = [name.text for name in entity.names if name.kind is NameKind.PREFERRED]
    return distinct([entity.name(language), *preferred])[:2]
