"""What one does with the text: tag, make events, accept times, walk, remove."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRect

from hawliyat.domain.annotation import Label, Layer
from hawliyat.domain.article import Direction
from hawliyat.domain.identity import AnnotationId, ArticleId, EntityId, EventId
from hawliyat.domain.span import Span
from hawliyat.operations import articles, claims, drafting, events, naming, tagging, times
from hawliyat.store import article_repository, proposal_repository, tagset_repository
from hawliyat.text.words import word_at
from hawliyat.ui.command_palette import CommandPalette, Findable
from hawliyat.ui.commands import Command
from hawliyat.ui.tag_popup import Choice, TagPopup
from hawliyat.ui.term_wording import term
from hawliyat.ui.theme import Theme
from hawliyat.ui.wording import tr
from hawliyat.ui.workspace import Workspace

ARABIC_ZERO, PERSIAN_ZERO = 0x0660, 0x06F0
TIME_DIGIT, EVENT_DIGIT = 9, 0


class TextCommands:
    """The commands of the reader, on its selection or on what is under its caret."""

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        self._workspace, self._language = workspace, workspace.session.language
        self._session, self._focus, self._reader = workspace.session, workspace.focus, workspace.reader
        self.popup = TagPopup(theme, self._reader)
        self._palette = CommandPalette(self._reader)
        self._reader.mark_activated.connect(self._open_mark)

    def set_theme(self, theme: Theme) -> None:
        """Draw the popup in another theme."""
        self.popup.set_theme(theme)

    def commands(self) -> list[Command]:
        """Return them all, the tags by digit first."""
        made = [self._tag_command(label) for label in self._labels(Layer.ENTITY) if label.digit is not None]
        reader = self._reader

        def scoped(name: str, text: str, run: Callable[[], object], *keys: str, group: int = 1) -> Command:
            return Command(name, "annotate", text, run, keys, self._has_article, scope=reader, group=group)

        return [
            *made,
            scoped("tag-time", "Tag as time", self.tag_time, *_digits(TIME_DIGIT), group=0),
            scoped("make-event", "Make an event", self.make_event, *_digits(EVENT_DIGIT)),
            scoped("add-evidence", "Add as evidence to an event …", self.add_evidence, "Ctrl+0"),
            scoped("open-annotation", "Open", self.open, "Return", "Enter", group=2),
            scoped("next-annotation", "Next annotation", reader.next_mark, "Tab", group=2),
            scoped("previous-annotation", "Previous annotation", reader.previous_mark, "Shift+Tab", group=2),
            scoped("remove-annotation", "Remove", self.remove, "Del", "Backspace", group=3),
            scoped("paragraph-rtl", "Paragraph from right to left", partial(self._turn, Direction.RTL), group=4),
            scoped("paragraph-ltr", "Paragraph from left to right", partial(self._turn, Direction.LTR), group=4),
            scoped("paragraph-auto", "Paragraph as its letters run", partial(self._turn, None), group=4),
        ]

    def tag(self, label: Label) -> None:
        """Tag the selection, offering the known entities of that name; a new one is made where there is none."""
        span = self._span()
        article_id = self._reader.article_id
        if span is None or article_id is None:
            self._session.message.emit("nothing_selected", {})
            return
        quote = span.of(self._text(article_id))
        known = naming.matching_entities(self._session.project.database, text=quote, label_id=label.id)
        if not known:
            self._tag(article_id, span, label, None)
            return
        choices = [self._entity_choice(entity.id, article_id, span) for entity in known[:6]]
        new = tr("New: {label}", label=label.name(self._language))
        choices.append(
            Choice(new, "", str(label.digit or ""), label.colour, lambda: self._tag(article_id, span, label, None))
        )
        self._offer(choices, span)

    def open(self) -> None:
        """Open what is under the caret; on a selection, offer everything it could be tagged as."""
        span = self._reader.selection()
        if span is not None and span:
            self._offer_labels(span)
            return
        mark = self._reader.mark_at_caret()
        if mark is not None:
            self._workspace.inspector.focus_first_field()
        elif (word := self._span()) is not None:
            self._offer_labels(word)

    def _open_mark(self, _mark_id: str) -> None:
        """A double click on an annotation: put the keyboard where it can be corrected."""
        self._workspace.inspector.focus_first_field()

    def make_event(self) -> None:
        """Make a draft event of the selection or the sentence under the caret; its title waits to be typed over."""
        article_id = self._reader.article_id
        if article_id is None:
            return
        span = self._reader.selection() or drafting.event_span(self._text(article_id), self._reader.caret())
        made = self._session.do(events.make_event, article_id=article_id, span=span)
        if made is not None:
            self._show_event(made.event_id, made.annotation_id)

    def add_evidence(self) -> None:
        """Search the events by title, participant or time, and add the selection to the one chosen."""
        article_id = self._reader.article_id
        if article_id is None:
            return
        text = self._text(article_id)
        span = self._reader.selection() or drafting.event_span(text, self._reader.caret())
        found = [
            Findable(
                each.event.title,
                each.when,
                partial(self._add_evidence, each.event.id, article_id, span),
                each.searched,
            )
            for each in events.searchable(self._session.project.database)
        ]
        self._palette.offer(found, tr("Which event is this evidence for? Search by title, entity or time"))

    def tag_time(self) -> None:
        """Accept the proposed time under the caret as it is, or tag the selection as a time."""
        mark = self._reader.mark_at_caret()
        article_id = self._reader.article_id
        if mark is not None and mark.is_proposal and not self._reader.selection():
            self._accept(mark.id)
            return
        span = self._span()
        if span is None or article_id is None:
            return
        proposal = next(
            (
                p
                for p in proposal_repository.in_article(self._session.project.database, article_id)
                if p.expression.span == span
            ),
            None,
        )
        if proposal is not None:
            self._accept(proposal.id)
            return
        tagged = self._session.do(times.tag_time, article_id=article_id, span=span)
        if tagged is not None:
            self._focus.note(annotation_id=tagged, proposal_id=None, event_id=None)
            self._workspace.inspector.focus_first_field()

    def remove(self) -> None:
        """Remove the annotation under the caret, or reject the proposal there."""
        mark = self._reader.mark_at_caret()
        if mark is None:
            return
        if mark.is_proposal:
            self._session.do(times.reject_time, proposal_id=mark.id)
        else:
            self._session.do(tagging.untag, annotation_ids=[AnnotationId(mark.id)])

    def _turn(self, direction: Direction | None) -> None:
        """Set which way the paragraph under the caret runs; None lets the rule decide."""
        article_id = self._reader.article_id
        if article_id is not None:
            caret = self._reader.caret()
            self._session.do(articles.set_paragraph_direction, article_id=article_id, offset=caret, direction=direction)

    def _accept(self, proposal_id: str) -> None:
        accepted = self._session.do(times.accept_time, proposal_id=proposal_id)
        if accepted is not None:
            self._focus.note(annotation_id=accepted, proposal_id=None, event_id=None)

    def _add_evidence(self, event_id: EventId, article_id: ArticleId, span: Span) -> None:
        made = self._session.do(claims.add_evidence, event_id=event_id, article_id=article_id, span=span)
        if made is not None:
            self._focus.note(event_id=event_id, annotation_id=made.annotation_id, proposal_id=None)

    def _show_event(self, event_id: EventId, annotation_id: AnnotationId) -> None:
        self._reader.clear_selection()
        self._focus.note(event_id=event_id, annotation_id=annotation_id, proposal_id=None, entity_id=None)
        self._workspace.inspector.name_event(event_id)

    def _offer_labels(self, span: Span) -> None:
        """Known entities of that name first, then every label with its digit, time and event."""
        article_id = self._reader.article_id
        if article_id is None:
            return
        self._reader.select(span)
        known = naming.matching_entities(self._session.project.database, text=span.of(self._text(article_id)))
        choices = [self._entity_choice(entity.id, article_id, span) for entity in known[:3]]
        for label in self._labels(Layer.ENTITY):
            key = str(label.digit) if label.digit is not None else ""
            name = label.name(self._language)
            choices.append(Choice(name, "", key, label.colour, partial(self._tag, article_id, span, label, None)))
        choices.append(Choice(term(Layer.TIME), "", str(TIME_DIGIT), "blue", self.tag_time))
        choices.append(Choice(term(Layer.EVENT), "", str(EVENT_DIGIT), "red", self.make_event))
        self._offer(choices, span)

    def _entity_choice(self, entity_id: EntityId, article_id: ArticleId, span: Span) -> Choice:
        database = self._session.project.database
        entity, label = tagging.entity_with_label(database, entity_id)
        hint = " · ".join([*(name for name in entity.texts[1:2]), label.name(self._language)])
        return Choice(entity.name(), hint, "⏎", label.colour, lambda: self._tag(article_id, span, label, entity_id))

    def _tag(self, article_id: ArticleId, span: Span, label: Label, entity_id: EntityId | None) -> None:
        tagged = self._session.do(
            tagging.tag_mention, article_id=article_id, span=span, label_id=label.id, entity_id=entity_id
        )
        if tagged is not None:
            self._reader.clear_selection()
            self._focus.note(annotation_id=tagged, proposal_id=None, event_id=None, entity_id=None)

    def _offer(self, choices: list[Choice], span: Span) -> None:
        self._reader.reveal(span)
        self.popup.offer(choices, self._global(self._reader.selection_rect()), self._global(self._reader.column_rect()))

    def _global(self, rect: QRect) -> QRect:
        return QRect(self._reader.viewport().mapToGlobal(rect.topLeft()), rect.size())

    def _span(self) -> Span | None:
        """The selection, else the word under the caret."""
        selected: Span | None = self._reader.selection()
        if selected:
            return selected
        article_id = self._reader.article_id
        if article_id is None:
            return None
        word = word_at(self._text(article_id), self._reader.caret())
        return word if word else None

    def _text(self, article_id: ArticleId) -> str:
        return article_repository.text(self._session.project.database, article_id)

    def _labels(self, layer: Layer) -> list[Label]:
        return [
            label for label in tagset_repository.labels(self._session.project.database, layer) if not label.archived
        ]

    def _tag_command(self, label: Label) -> Command:
        text = tr("Tag as {label}", label=label.name(self._language))
        return Command(
            f"tag-{label.id}",
            "annotate",
            text,
            lambda: self.tag(label),
            _digits(label.digit or 0),
            self._has_article,
            scope=self._reader,
        )

    def _has_article(self) -> bool:
        return self._reader.article_id is not None


def _digits(digit: int) -> tuple[str, ...]:
    """A digit's key in Western, Arabic-Indic and Persian layouts."""
    return str(digit), chr(ARABIC_ZERO + digit), chr(PERSIAN_ZERO + digit)
