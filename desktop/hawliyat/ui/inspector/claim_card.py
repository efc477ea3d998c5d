"""One claim of an event: its quote, how the source speaks, when, and who says so."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from hawliyat.domain.annotation import Annotation
from hawliyat.domain.article import Article
from hawliyat.domain.event import Event, Evidence, EvidenceTime, Modality, Polarity, TimeRole
from hawliyat.domain.identity import TimeId
from hawliyat.domain.time_value import StoredTime
from hawliyat.operations import claims, events
from hawliyat.store import annotation_repository, article_repository, entity_repository, event_repository
from hawliyat.ui.focus import Focus, Place
from hawliyat.ui.inspector.buttons import MenuButton, add_action, add_choices, quiet_button
from hawliyat.ui.inspector.card import framed, label, name_of_field, quote_label
from hawliyat.ui.inspector.claim_times import fill_with_times
from hawliyat.ui.inspector.flow import FlowRow
from hawliyat.ui.inspector.typing_fields import WrappingField
from hawliyat.ui.session import Session
from hawliyat.ui.term_wording import term
from hawliyat.ui.time_wording import derivation_words, time_reading
from hawliyat.ui.widgets.published_words import published_words
from hawliyat.ui.wording import dotted, tr

ARABIC_SEMICOLON = "؛"


class ClaimCard(QWidget):
    """A claim as a frame: the quote, one line of tags and times, who says so, where; each an edit of its own."""

    def __init__(self, session: Session, focus: Focus, *, event: Event, claim: Evidence) -> None:
        super().__init__()
        self._session, self._focus = session, focus
        self._event, self._claim = event, claim
        self._annotation, self._article = self._source()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, self._column = framed(self)
        outer.addWidget(frame)
        if self._annotation is not None:
            self._column.addWidget(quote_label(self._annotation.anchor.quote))
        self._add_manner_and_times()
        self._add_speakers()
        self._add_source()

    def _source(self) -> tuple[Annotation | None, Article | None]:
        if self._claim.annotation_id is None:
            return None, None
        database = self._session.project.database
        annotation = annotation_repository.get(database, self._claim.annotation_id)
        return annotation, article_repository.get(database, annotation.article_id)

    def _add_manner_and_times(self) -> None:
        claim = self._claim
        row = FlowRow(spacing=4)
        row.add(self._manner_button(term(claim.modality), f"modality-{claim.id}", "tag"))
        if claim.polarity is Polarity.DENIED:
            row.add(self._manner_button(term(claim.polarity), f"polarity-{claim.id}", "denied"))
        times = event_repository.times_of_evidence(self._session.project.database, claim.id)
        for time, stored in times:
            row.add(self._time_button(time, stored))
        dating = [time for time, _ in times if time.role is not TimeRole.REPORTED]
        if dating and self._event.basis_evidence_id != claim.id:
            row.add(quiet_button(tr("Use this time"), f"use-{claim.id}", self._use_time))
        self._column.addWidget(row)

    def _time_button(self, time: EvidenceTime, stored: StoredTime) -> MenuButton:
        is_plain = time.role is TimeRole.OCCURRED
        words = time_reading(stored.value) if is_plain else dotted(time_reading(stored.value), term(time.role))
        look = "flat" if time.role is TimeRole.REPORTED else "time"
        drop = partial(self._drop_time, time)
        button = MenuButton(
            words, f"time-{time.id}", lambda menu: self._fill_time(menu, time, stored), role=look, on_delete=drop
        )
        said = tr(
            "{time}, what this time is to the claim: {role}", time=time_reading(stored.value), role=term(time.role)
        )
        button.setAccessibleName(said)
        if self._annotation is not None and self._article is not None and stored.annotation_id is not None:
            quote = annotation_repository.get(self._session.project.database, stored.annotation_id).anchor.quote
            button.setToolTip(derivation_words(stored.value, quote, self._article.published_edtf))
        return button

    def _manner_button(self, words: str, name: str, look: str) -> MenuButton:
        button = MenuButton(words, name, self._fill_manner, role=look)
        button.setAccessibleName(tr("How the source speaks of it: {manner}", manner=words))
        button.setToolTip(tr("How the source speaks of it"))
        return button

    def _fill_manner(self, menu: QMenu) -> None:
        modalities = [(each.value, term(each)) for each in Modality]
        add_choices(menu, modalities, self._claim.modality, self._set_modality)
        menu.addSeparator()
        polarities = [(each.value, term(each)) for each in Polarity]
        add_choices(menu, polarities, self._claim.polarity, self._set_polarity)

    def _set_modality(self, key: str) -> None:
        self._session.do(claims.set_modality, evidence_id=self._claim.id, modality=Modality(key))

    def _set_polarity(self, key: str) -> None:
        self._session.do(claims.set_polarity, evidence_id=self._claim.id, polarity=Polarity(key))

    def _fill_time(self, menu: QMenu, time: EvidenceTime, stored: StoredTime) -> None:
        add_choices(menu, [(each.value, term(each)) for each in TimeRole], time.role, partial(self._set_role, time))
        menu.addSeparator()
        if stored.annotation_id is not None:
            add_action(menu, tr("Correct this time …"), lambda: self._go_to_time(stored))
        add_action(menu, tr("Take this time from the claim"), lambda: self._drop_time(time))

    def _set_role(self, time: EvidenceTime, key: str) -> None:
        self._session.do(
            claims.change_time_role, evidence_id=self._claim.id, evidence_time_id=time.id, role=TimeRole(key)
        )

    def _drop_time(self, time: EvidenceTime) -> None:
        self._session.do(claims.remove_claim_time, evidence_id=self._claim.id, evidence_time_id=time.id)

    def _go_to_time(self, stored: StoredTime) -> None:
        assert stored.annotation_id is not None
        article_id = annotation_repository.get(self._session.project.database, stored.annotation_id).article_id
        self._focus.go(Place("inspector", article_id, annotation_id=stored.annotation_id))

    def _use_time(self) -> None:
        self._session.do(events.use_claim_time, event_id=self._event.id, evidence_id=self._claim.id)

    def _add_speakers(self) -> None:
        names = self._speakers()
        between = f"{ARABIC_SEMICOLON} " if _is_arabic(names) else "; "
        field = WrappingField(between.join(names), self._say_who)
        field.setObjectName(f"speakers-{self._claim.id}")
        field.setPlaceholderText(tr("Who says so; whom they cite"))
        field.setAccessibleName(tr("Who says so, in order, separated by semicolons"))
        field.setToolTip(tr("Who says so, in order, separated by semicolons"))
        row = QHBoxLayout()
        row.setSpacing(2)
        if names:
            said = name_of_field(tr("Said by"))
            said.setContentsMargins(1, 5, 0, 0)
            row.addWidget(said, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(field, 1)
        self._column.addLayout(row)

    def _speakers(self) -> list[str]:
        database = self._session.project.database
        language = self._article.language if self._article is not None else ""
        return [
            entity_repository.get(database, each.entity_id).name(language)
            if not each.text and each.entity_id is not None
            else each.text
            for each in self._claim.attributions
        ]

    def _say_who(self, text: str) -> None:
        names = [name.strip() for name in text.replace(ARABIC_SEMICOLON, ";").split(";") if name.strip()]
        if names == self._speakers():
            return
        database = self._session.project.database
        speakers = [claims.speaker_named(database, name) for name in names]
        self._session.do(claims.set_attributions, evidence_id=self._claim.id, speakers=speakers)

    def _add_source(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        if self._article is not None:
            published = published_words(self._article.published_edtf) if self._article.published_edtf else ""
            source = dotted(self._article.publisher or self._article.title or tr("untitled"), published)
            button = quiet_button(source, f"source-{self._claim.id}", self._show_evidence)
            button.setToolTip(tr("Show the evidence in the article"))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        else:
            row.addWidget(label(self._claim.citation, "soft", wraps=True), 1)
        row.addStretch(1)
        more = MenuButton("…", f"more-{self._claim.id}", self._fill_more)
        more.setAccessibleName(tr("More about this claim"))
        more.setToolTip(tr("Add a time, remove the claim"))
        row.addWidget(more)
        self._column.addLayout(row)

    def _show_evidence(self) -> None:
        if self._annotation is not None:
            anchor, article_id = self._annotation.anchor, self._annotation.article_id
            place = Place("reader", article_id, anchor.span, self._annotation.id, event_id=self._event.id)
            self._focus.go(place)

    def _fill_more(self, menu: QMenu) -> None:
        """The article's other times, none chosen beforehand, and the claim's removal."""
        if self._annotation is not None:
            used = {time.time_id for time in self._claim.times}
            fill_with_times(
                menu.addMenu(tr("Add a time of the article")),
                self._session.project.database,
                self._annotation,
                used,
                give=self._give_time,
                accept=self._give_proposal,
            )
        add_action(menu, tr("Remove this claim"), self._remove)

    def _give_time(self, time_id: TimeId) -> None:
        self._session.do(claims.add_claim_time, evidence_id=self._claim.id, time_id=time_id, role=TimeRole.OCCURRED)

    def _give_proposal(self, proposal_id: str, role: TimeRole) -> None:
        self._session.do(claims.add_proposed_claim_time, evidence_id=self._claim.id, proposal_id=proposal_id, role=role)

    def _remove(self) -> None:
        self._session.do(claims.remove_evidence, evidence_id=self._claim.id)


def _is_arabic(names: list[str]) -> bool:
    return any("\u0600" <= letter <= "\u06ff" for name in names for letter in name)
