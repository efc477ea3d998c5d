"""What the palette finds of a project: its articles, entities and events, kept ready from one opening to the next."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial

from hawliyat.domain.article import Article
from hawliyat.domain.change import ChangeSet
from hawliyat.domain.entity import Entity
from hawliyat.domain.event import Event
from hawliyat.domain.identity import ArticleId, EntityId, EventId
from hawliyat.store import article_repository, entity_repository, event_repository
from hawliyat.ui.command_palette import Findable
from hawliyat.ui.focus import Focus, Place
from hawliyat.ui.session import Session
from hawliyat.ui.wording import tr

FEW = 50
"""Up to so many changed things are read by themselves, else all of their kind."""


@dataclass(slots=True)
class _Kind:
    """All findables of one kind by id: `every` makes them all, `one` makes one, or None for what is not to be found."""

    every: Callable[[], Iterable[tuple[str, Findable]]]
    one: Callable[[str], Findable | None]
    known: dict[str, Findable] = field(default_factory=dict)
    stale: set[str] | None = None
    """What changed since it was read; None while nothing was."""

    def note(self, ids: Iterable[str]) -> None:
        """Remember that some may look different."""
        if self.stale is not None:
            self.stale.update(ids)

    def fresh(self) -> Iterable[Findable]:
        """Read what has changed and return all, older ones first."""
        if self.stale is None or len(self.stale) > FEW:
            self.known = dict(self.every())
        else:
            for each in sorted(self.stale):
                found = self.one(each)
                if found is not None:
                    self.known[each] = found
                else:
                    self.known.pop(each, None)
        self.stale = set()
        return self.known.values()


class ProjectFindables:
    """Reads the project when the palette first opens, and after that only what an edit has changed."""

    def __init__(self, session: Session, focus: Focus) -> None:
        self._database, self._focus = session.project.database, focus
        self._articles = _Kind(self._all_articles, self._one_article)
        self._entities = _Kind(self._all_entities, self._one_entity)
        self._events = _Kind(self._all_events, self._one_event)
        session.changed.connect(self._note)

    def __iter__(self) -> Iterator[Findable]:
        """Go through articles, entities and events."""
        for kind in (self._articles, self._entities, self._events):
            yield from kind.fresh()

    def _note(self, change: ChangeSet) -> None:
        self._articles.note(change.rows.get("article", ()))
        self._entities.note(change.entities)
        self._events.note(change.rows.get("event", ()))

    def _all_articles(self) -> Iterator[tuple[str, Findable]]:
        return ((each.id, self._article(each)) for each in article_repository.all(self._database))

    def _all_entities(self) -> Iterator[tuple[str, Findable]]:
        return ((each.id, self._entity(each)) for each in entity_repository.all(self._database))

    def _all_events(self) -> Iterator[tuple[str, Findable]]:
        return ((each.id, self._event(each)) for each in event_repository.all(self._database))

    def _one_article(self, article_id: str) -> Findable | None:
        wanted = ArticleId(article_id)
        is_there = article_repository.is_there(self._database, wanted)
        return self._article(article_repository.get(self._database, wanted)) if is_there else None

    def _one_entity(self, entity_id: str) -> Findable | None:
        wanted = EntityId(entity_id)
        is_there = entity_repository.is_there(self._database, wanted)
        entity = entity_repository.get(self._database, wanted) if is_there else None
        return self._entity(entity) if entity is not None and entity.merged_into is None else None

    def _one_event(self, event_id: str) -> Findable | None:
        wanted = EventId(event_id)
        is_there = event_repository.is_there(self._database, wanted)
        event = event_repository.get(self._database, wanted) if is_there else None
        return self._event(event) if event is not None and event.merged_into is None else None

    def _article(self, article: Article) -> Findable:
        go = partial(self._focus.go, Place("reader", article.id))
        return Findable(article.title, tr("article"), go, article.publisher)

    def _entity(self, entity: Entity) -> Findable:
        return Findable(entity.name(), tr("entity"), partial(self._go_to_entity, entity.id), " ".join(entity.texts))

    def _event(self, event: Event) -> Findable:
        return Findable(event.title, tr("event"), partial(self._go_to_event, event.id))

    def _go_to_entity(self, entity_id: EntityId) -> None:
        self._focus.go(Place("inspector", self._focus.place.article_id, entity_id=entity_id))

    def _go_to_event(self, event_id: EventId) -> None:
        self._focus.go(Place("timeline", self._focus.place.article_id, event_id=event_id))
