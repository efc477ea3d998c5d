"""The times of an article that a claim could be given: the tagged ones, then the proposed ones."""

from collections.abc import Callable, Set
from functools import partial

from PySide6.QtWidgets import QMenu

from hawliyat.domain.event import TimeRole
from hawliyat.domain.identity import ArticleId, TimeId
from hawliyat.store import annotation_repository, proposal_repository, time_repository
from hawliyat.store.database import Database
from hawliyat.ui.inspector.buttons import add_action
from hawliyat.ui.inspector.small_lines import joined
from hawliyat.ui.time_wording import time_reading
from hawliyat.ui.wording import tr


def fill_with_times(
    menu: QMenu,
    database: Database,
    article_id: ArticleId,
    used: Set[TimeId],
    *,
    give: Callable[[TimeId], object],
    accept: Callable[[str, TimeRole], object],
) -> None:
    """Offer the times of an article that are not *used*, in reading order, in three queries."""
    quotes = {each.id: each.anchor.quote for each in annotation_repository.in_article(database, article_id)}
    for annotation_id, stored in time_repository.in_article(database, article_id).items():
        if stored.id not in used:
            words = joined(quotes.get(annotation_id, ""), time_reading(stored.value))
            add_action(menu, words, partial(give, stored.id))
    waiting = proposal_repository.in_article(database, article_id)
    if waiting and not menu.isEmpty():
        menu.addSeparator()
    for proposal in waiting:
        found = proposal.expression
        words = joined(found.text, time_reading(found.value), tr("proposed"))
        add_action(menu, words, partial(accept, proposal.id, found.role))
    if menu.isEmpty():
        add_action(menu, tr("No other times"), lambda: None, is_enabled=False)
