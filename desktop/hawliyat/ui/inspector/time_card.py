"""A time: what was read, how, and what the researcher makes of it; a proposal or a tagged one."""

from functools import partial

from PySide6.QtWidgets import QPushButton

from hawliyat.domain.annotation import Annotation, Layer
from hawliyat.domain.event import TimeRole
from hawliyat.domain.identity import EventId
from hawliyat.domain.proposal import Proposal
from hawliyat.domain.time_value import StoredTime, TimeValue
from hawliyat.operations import tagging, times
from hawliyat.store import article_repository, event_repository, proposal_repository
from hawliyat.ui.calendar_wording import reckoning_words
from hawliyat.ui.focus import Focus, Place
from hawliyat.ui.inspector.buttons import quiet_button
from hawliyat.ui.inspector.card import Card, label, quote_label
from hawliyat.ui.inspector.time_field import TimeField
from hawliyat.ui.session import Session
from hawliyat.ui.term_wording import term
from hawliyat.ui.theme import Theme
from hawliyat.ui.time_wording import derivation_words, time_reading_long
from hawliyat.ui.wording import tr


class ProposalCard(Card):
    """A time the program found: accept it as read, correct it first, or say that it is none."""

    def __init__(self, session: Session, focus: Focus, theme: Theme, *, proposal: Proposal) -> None:
        super().__init__(session, focus, theme, subject=("proposal", proposal.id))
        self._proposal = proposal
        expression = proposal.expression
        reported = label(term(TimeRole.REPORTED), "tag") if expression.role is TimeRole.REPORTED else ""
        self.add_kicker(term(Layer.TIME), label(tr("proposed"), "draft"), reported)
        self.column.addWidget(quote_label(expression.text))
        # What is typed here waits for Enter or the button: leaving the field accepts nothing.
        self._field = TimeField(
            expression.value.edtf, "proposal-time", None, may_be_empty=False, empty=tr("not resolved")
        )
        self._field.line.returnPressed.connect(self._accept)
        article = article_repository.get(session.project.database, proposal.article_id)
        said = derivation_words(expression.value, expression.text, article.published_edtf)
        self._field.set_note(_with_reckoning(said, expression.value, session.project.week_start))
        self.column.addWidget(self._field)
        self._add_alternatives()
        accept = QPushButton(tr("Accept") + "  ⏎")
        accept.setAccessibleName(tr("Accept"))
        accept.setObjectName("accept-time")
        accept.setProperty("role", "confirm")
        accept.clicked.connect(self._accept)
        reject = quiet_button(
            tr("Not a time"), "reject-time", lambda: session.do(times.reject_time, proposal_id=proposal.id)
        )
        self.column.addSpacing(6)
        self.add_row(accept, reject)
        self.column.addStretch(1)

    def _add_alternatives(self) -> None:
        for number, value in enumerate(self._proposal.expression.alternatives):
            words = tr("or {time}", time=time_reading_long(value))
            self.column.addWidget(
                quiet_button(words, f"alternative-{number}", partial(self._field.line.setText, value.edtf))
            )

    def _accept(self) -> None:
        """Accept what stands in the field; as read, if nothing was typed."""
        text = self._field.text()
        as_read = text == self._proposal.expression.value.edtf
        if as_read or self._field.is_valid:
            edtf = None if as_read else text
            annotation_id = self.session.do(times.accept_time, proposal_id=self._proposal.id, edtf=edtf)
            if annotation_id is not None:
                self.focus.note(annotation_id=annotation_id, proposal_id=None, event_id=None)


class TimeCard(Card):
    """A tagged time, to be corrected in place, and the events that hang on it."""

    def __init__(
        self, session: Session, focus: Focus, theme: Theme, *, annotation: Annotation, stored: StoredTime
    ) -> None:
        super().__init__(session, focus, theme, subject=("time", stored.id))
        self.add_kicker(term(Layer.TIME))
        self.column.addWidget(quote_label(annotation.anchor.quote))
        field = TimeField(
            stored.value.edtf,
            "tagged-time",
            lambda text: session.do(times.correct_time, time_id=stored.id, edtf=text),
            may_be_empty=not stored.value.edtf,
            empty=tr("not resolved"),
        )
        article = article_repository.get(session.project.database, annotation.article_id)
        said = derivation_words(stored.value, annotation.anchor.quote, article.published_edtf)
        field.set_note(_with_reckoning(said, stored.value, session.project.week_start))
        self.column.addWidget(field)
        self._add_other_readings(annotation, stored)
        self._add_events(event_repository.dated_by(session.project.database, stored.id))
        self.column.addSpacing(6)
        self.add_row(
            quiet_button(
                tr("Remove this tag"), "untag", lambda: session.do(tagging.untag, annotation_ids=[annotation.id])
            )
        )
        self.column.addStretch(1)

    def _add_other_readings(self, annotation: Annotation, stored: StoredTime) -> None:
        """What the same words could mean too, as they were found; one click corrects the time."""
        database, span = self.session.project.database, annotation.anchor.span
        found = [each.expression for each in proposal_repository.touching(database, annotation.article_id, span)]
        values = [value for each in found if each.span == span for value in (each.value, *each.alternatives)]
        others = {value.edtf: value for value in values if value.edtf and value.edtf != stored.value.edtf}
        for number, (edtf, value) in enumerate(others.items()):
            correct = partial(self.session.do, times.correct_time, time_id=stored.id, edtf=edtf)
            words = tr("or {time}", time=time_reading_long(value))
            self.column.addWidget(quiet_button(words, f"alternative-{number}", correct))

    def _add_events(self, event_ids: list[EventId]) -> None:
        if not event_ids:
            return
        self.add_heading(tr("Events with this time"), str(len(event_ids)))
        for event_id in event_ids:
            event = event_repository.get(self.session.project.database, event_id)
            place = Place("inspector", self.focus.place.article_id, event_id=event.id)
            self.column.addWidget(quiet_button(event.title, f"event-{event.id}", partial(self.focus.go, place)))


def _with_reckoning(said: str, value: TimeValue, week_start: int) -> str:
    """How a value was reached, and by which calendar or weeks if that is not plain."""
    return " ".join(filter(None, [said, reckoning_words(value.calendar, value.granularity, week_start)]))
