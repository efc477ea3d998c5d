"""A time: what was read, how, and what the researcher makes of it; a proposal or a tagged one."""

from functools import partial

from PySide6.QtWidgets import QLabel, QPushButton

from hawliyat.domain.annotation import Annotation, Layer
from hawliyat.domain.event import TimeRole
from hawliyat.domain.identity import EventId
from hawliyat.domain.proposal import Proposal
from hawliyat.domain.time_value import StoredTime, TimeValue
from hawliyat.operations import tagging, times
from hawliyat.store import article_repository, event_repository
from hawliyat.ui.focus import Focus, Place
from hawliyat.ui.inspector.card import Card, joined, quiet_button, quote_label
from hawliyat.ui.inspector.time_field import TimeField
from hawliyat.ui.session import Session
from hawliyat.ui.term_wording import term
from hawliyat.ui.theme import Theme
from hawliyat.ui.time_wording import derivation_words, time_reading_long
from hawliyat.ui.wording import tr


class ProposalCard(Card):
    """A time the program found: accept it as read, correct it first, or say that it is none."""

    def __init__(self, session: Session, focus: Focus, theme: Theme, *, proposal: Proposal) -> None:
        super().__init__(session, focus, theme)
        self._proposal = proposal
        expression = proposal.expression
        reported = term(TimeRole.REPORTED) if expression.role is TimeRole.REPORTED else ""
        self.add_kicker(joined(term(Layer.TIME), tr("proposed"), reported))
        self.column.addWidget(quote_label(expression.text, theme))
        self._field = TimeField(expression.value.edtf, may_be_empty=False)
        self._field.line.setObjectName("proposal-time")
        self._field.line.returnPressed.connect(self._accept)
        self.column.addWidget(self._field)
        article = article_repository.get(session.project.database, proposal.article_id)
        self.column.addWidget(_derivation(expression.value, expression.text, article.published_edtf))
        self._add_alternatives()
        accept = QPushButton(tr("Accept") + "  ⏎")
        accept.setObjectName("accept-time")
        accept.setProperty("role", "confirm")
        accept.clicked.connect(self._accept)
        reject = quiet_button(
            tr("Not a time"), "reject-time", lambda: session.do(times.reject_time, proposal_id=proposal.id)
        )
        self.add_row(accept, reject)
        self.column.addStretch(1)

    def _add_alternatives(self) -> None:
        for number, value in enumerate(self._proposal.expression.alternatives):
            words = joined(tr("or"), time_reading_long(value))
            self.column.addWidget(
                quiet_button(words, f"alternative-{number}", partial(self._field.line.setText, value.edtf))
            )

    def _accept(self) -> None:
        """Accept what stands in the field; as read, if nothing was typed."""
        text = self._field.text()
        as_read = text == self._proposal.expression.value.edtf
        if as_read or self._field.is_valid:
            edtf = None if as_read else text
            self.session.do(times.accept_time, proposal_id=self._proposal.id, edtf=edtf)


class TimeCard(Card):
    """A tagged time, to be corrected in place, and the events that hang on it."""

    def __init__(
        self, session: Session, focus: Focus, theme: Theme, *, annotation: Annotation, stored: StoredTime
    ) -> None:
        super().__init__(session, focus, theme)
        self.add_kicker(term(Layer.TIME))
        self.column.addWidget(quote_label(annotation.anchor.quote, theme))
        field = TimeField(stored.value.edtf, may_be_empty=False)
        field.line.setObjectName("tagged-time")
        field.committed.connect(lambda text: session.do(times.correct_time, time_id=stored.id, edtf=text))
        self.column.addWidget(field)
        article = article_repository.get(session.project.database, annotation.article_id)
        self.column.addWidget(_derivation(stored.value, annotation.anchor.quote, article.published_edtf))
        self._add_events(event_repository.dated_by(session.project.database, stored.id))
        self.add_row(
            quiet_button(
                tr("Remove this tag"), "untag", lambda: session.do(tagging.untag, annotation_ids=[annotation.id])
            )
        )
        self.column.addStretch(1)

    def _add_events(self, event_ids: list[EventId]) -> None:
        if not event_ids:
            return
        self.add_heading(tr("Events with this time"), str(len(event_ids)))
        for event_id in event_ids:
            event = event_repository.get(self.session.project.database, event_id)
            place = Place("inspector", self.focus.place.article_id, event_id=event.id)
            self.column.addWidget(quiet_button(event.title, f"event-{event.id}", partial(self.focus.go, place)))


def _derivation(value: TimeValue, quote: str, published: str) -> QLabel:
    label = QLabel(derivation_words(value, quote, published))
    label.setProperty("role", "soft")
    label.setWordWrap(True)
    return label
