"""One claim of an event: its quote, how the source speaks, when, and who says so."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hawliyat.domain.event import Event, Evidence, EvidenceTime, Modality, Polarity, TimeRole
from hawliyat.domain.time_value import StoredTime
from hawliyat.operations import claims, events
from hawliyat.store import (
    annotation_repository,
    article_repository,
    entity_repository,
    proposal_repository,
    time_repository,
)
from hawliyat.ui.focus import Focus, Place
from hawliyat.ui.inspector.card import choice_field, framed, joined, quiet_button, quote_label, text_field
from hawliyat.ui.session import Session
from hawliyat.ui.term_wording import term
from hawliyat.ui.theme import Theme
from hawliyat.ui.time_wording import derivation_words, time_reading
from hawliyat.ui.wording import tr

_ADD = ""


class ClaimCard(QWidget):
    """A claim as a frame; everything on it is an edit of its own."""

    def __init__(self, session: Session, focus: Focus, theme: Theme, *, event: Event, claim: Evidence) -> None:
        super().__init__()
        self._session, self._focus, self._theme = session, focus, theme
        self._event, self._claim = event, claim
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, self._column = framed(self)
        outer.addWidget(frame)
        self._add_source()
        self._add_manner()
        for time in claim.times:
            self._add_time(time)
        self._add_time_choice()
        self._add_speakers()
        self._add_actions()

    def _add_source(self) -> None:
        database = self._session.project.database
        if self._claim.annotation_id is None:
            self._column.addWidget(QLabel(self._claim.citation))
            return
        annotation = annotation_repository.get(database, self._claim.annotation_id)
        article = article_repository.get(database, annotation.article_id)
        self._column.addWidget(quote_label(annotation.anchor.quote, self._theme))
        source = joined(article.publisher or article.title or tr("untitled"), article.published_edtf)
        place = Place("reader", article.id, annotation.anchor.span, annotation.id, event_id=self._event.id)
        button = quiet_button(source, f"source-{self._claim.id}", lambda: self._focus.go(place))
        button.setToolTip(tr("Show the evidence in the article"))
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)

    def _add_manner(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        modality = choice_field(
            f"modality-{self._claim.id}",
            [(each.value, term(each)) for each in Modality],
            self._claim.modality,
            lambda key: self._session.do(claims.set_modality, evidence_id=self._claim.id, modality=Modality(key)),
        )
        modality.setAccessibleName(tr("How the source speaks of it"))
        polarity = choice_field(
            f"polarity-{self._claim.id}",
            [(each.value, term(each)) for each in Polarity],
            self._claim.polarity,
            lambda key: self._session.do(claims.set_polarity, evidence_id=self._claim.id, polarity=Polarity(key)),
        )
        polarity.setAccessibleName(tr("Whether it affirms or denies it"))
        row.addWidget(modality, 1)
        row.addWidget(polarity, 1)
        self._column.addLayout(row)

    def _add_time(self, time: EvidenceTime) -> None:
        database = self._session.project.database
        stored = time_repository.get(database, time.time_id)
        row = QHBoxLayout()
        row.setSpacing(6)
        reading = QLabel(time_reading(stored.value))
        reading.setToolTip(_derivation(self._session, stored))
        reading.setStyleSheet(f"color: {self._theme.time.edge.name()}; font-weight: bold;")
        reading.setWordWrap(True)
        row.addWidget(reading, 1)
        role = choice_field(
            f"role-{time.id}",
            [(each.value, term(each)) for each in TimeRole],
            time.role,
            lambda key: self._session.do(
                claims.change_time_role, evidence_id=self._claim.id, evidence_time_id=time.id, role=TimeRole(key)
            ),
        )
        role.setAccessibleName(tr("What this time is to the claim"))
        row.addWidget(role)
        remove = quiet_button(
            "✕",
            f"drop-{time.id}",
            lambda: self._session.do(claims.remove_claim_time, evidence_id=self._claim.id, evidence_time_id=time.id),
        )
        remove.setToolTip(tr("Take this time from the claim; it stays tagged in the text"))
        remove.setAccessibleName(tr("Take this time from the claim"))
        row.addWidget(remove)
        self._column.addLayout(row)

    def _add_time_choice(self) -> None:
        """Offer the article's other times; none is chosen beforehand."""
        options = self._other_times()
        if not options:
            return
        box = choice_field(
            f"add-time-{self._claim.id}", [(_ADD, tr("Add a time of the article …")), *options], _ADD, self._give_time
        )
        self._column.addWidget(box)

    def _other_times(self) -> list[tuple[str, str]]:
        database = self._session.project.database
        if self._claim.annotation_id is None:
            return []
        article_id = annotation_repository.get(database, self._claim.annotation_id).article_id
        used = {time.time_id for time in self._claim.times}
        options = []
        for annotation_id, stored in time_repository.in_article(database, article_id).items():
            if stored.id not in used:
                quote = annotation_repository.get(database, annotation_id).anchor.quote
                options.append((f"time:{stored.id}", joined(quote, time_reading(stored.value))))
        for proposal in proposal_repository.in_article(database, article_id):
            expression = proposal.expression
            words = joined(expression.text, time_reading(expression.value), tr("proposed"))
            options.append((f"proposal:{proposal.id}", words))
        return options

    def _give_time(self, key: str) -> None:
        kind, _, identity = key.partition(":")
        if kind == "time":
            self._session.do(
                claims.add_claim_time, evidence_id=self._claim.id, time_id=identity, role=TimeRole.OCCURRED
            )
        elif kind == "proposal":
            self._session.do(
                claims.add_proposed_claim_time,
                evidence_id=self._claim.id,
                proposal_id=identity,
                role=TimeRole.OCCURRED,
            )

    def _add_speakers(self) -> None:
        database = self._session.project.database
        names = [
            each.text or entity_repository.get(database, each.entity_id).name() if each.entity_id else each.text
            for each in self._claim.attributions
        ]
        line = text_field(
            "؛ ".join(names) if _is_arabic(names) else "; ".join(names), f"speakers-{self._claim.id}", self._say_who
        )
        line.setPlaceholderText(tr("Who says so; whom they cite"))
        line.setAccessibleName(tr("Who says so, in order, separated by semicolons"))
        self._column.addWidget(line)

    def _say_who(self, text: str) -> None:
        names = [name.strip() for name in text.replace("؛", ";").split(";") if name.strip()]
        self._session.do(
            claims.set_attributions,
            evidence_id=self._claim.id,
            speakers=[claims.speaker_named(self._session.project.database, name) for name in names],
        )

    def _add_actions(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        dating = any(time.role is not TimeRole.REPORTED for time in self._claim.times)
        if dating and self._event.basis_evidence_id != self._claim.id:
            row.addWidget(
                quiet_button(
                    tr("Use this time"),
                    f"use-{self._claim.id}",
                    lambda: self._session.do(
                        events.use_claim_time, event_id=self._event.id, evidence_id=self._claim.id
                    ),
                )
            )
        row.addStretch(1)
        row.addWidget(
            quiet_button(
                tr("Remove claim"),
                f"remove-{self._claim.id}",
                lambda: self._session.do(claims.remove_evidence, evidence_id=self._claim.id),
            )
        )
        self._column.addLayout(row)


def _derivation(session: Session, stored: StoredTime) -> str:
    """How a time was reached, for a tooltip."""
    if stored.annotation_id is None:
        return tr("set by you")
    annotation = annotation_repository.get(session.project.database, stored.annotation_id)
    article = article_repository.get(session.project.database, annotation.article_id)
    return derivation_words(stored.value, annotation.anchor.quote, article.published_edtf)


def _is_arabic(names: list[str]) -> bool:
    return any("\u0600" <= letter <= "\u06ff" for name in names for letter in name)
