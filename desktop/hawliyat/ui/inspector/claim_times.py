"""The times of an article that a claim could be given: tagged and proposed ones, in reading order."""

from collections.abc import Callable, Set
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QMenu

from hawliyat.domain.annotation import Annotation
from hawliyat.domain.event import TimeRole
from hawliyat.domain.identity import TimeId
from hawliyat.domain.span import Span
from hawliyat.domain.time_value import TimeValue
from hawliyat.store import annotation_repository, proposal_repository, time_repository
from hawliyat.store.database import Database
from hawliyat.ui.inspector.buttons import add_action
from hawliyat.ui.time_wording import time_reading
from hawliyat.ui.wording import dotted, tr

SHOWN = 40
"""How many times are offered: in a long article, those nearest to the claim."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A time that could be given: where it stands, its words and value, and what gives it."""

    span: Span
    quote: str
    value: TimeValue
    is_proposed: bool
    give: Callable[[], object]


def fill_with_times(
    menu: QMenu,
    database: Database,
    claim: Annotation,
    used: Set[TimeId],
    *,
    give: Callable[[TimeId], object],
    accept: Callable[[str, TimeRole], object],
) -> None:
    """Offer the times of the claim's article that are not *used*; `accept` is for those that are only proposed."""
    offers = [*_tagged(database, claim, used, give), *_proposed(database, claim, accept)]
    offers.sort(key=lambda offer: abs(offer.span.start - claim.anchor.span.start))
    for offer in sorted(offers[:SHOWN], key=lambda offer: offer.span):
        note = tr("proposed") if offer.is_proposed else ""
        add_action(menu, dotted(offer.quote, time_reading(offer.value), note), offer.give)
    if len(offers) > SHOWN:
        add_action(menu, tr("{count} more, farther away", count=len(offers) - SHOWN), lambda: None, is_enabled=False)
    if not offers:
        add_action(menu, tr("No other times"), lambda: None, is_enabled=False)


def _tagged(database: Database, claim: Annotation, used: Set[TimeId], give: Callable[[TimeId], object]) -> list[Offer]:
    anchors = {each.id: each.anchor for each in annotation_repository.in_article(database, claim.article_id)}
    return [
        Offer(
            span=anchors[annotation_id].span,
            quote=anchors[annotation_id].quote,
            value=stored.value,
            is_proposed=False,
            give=partial(give, stored.id),
        )
        for annotation_id, stored in time_repository.in_article(database, claim.article_id).items()
        if stored.id not in used
    ]


def _proposed(database: Database, claim: Annotation, accept: Callable[[str, TimeRole], object]) -> list[Offer]:
    return [
        Offer(
            span=proposal.expression.span,
            quote=proposal.expression.text,
            value=proposal.expression.value,
            is_proposed=True,
            give=partial(accept, proposal.id, proposal.expression.role),
        )
        for proposal in proposal_repository.in_article(database, claim.article_id)
    ]
