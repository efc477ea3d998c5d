"""The window: from a key to the finished repaint, on a project of years beside one that is all but empty."""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from hawliyat.domain.annotation import Layer
from hawliyat.domain.article import Article, Direction
from hawliyat.domain.entity import Entity, EntityName, Mention, NameKind
from hawliyat.domain.event import Event, Evidence, EvidenceTime, TimeBasis, TimeRole
from hawliyat.domain.identity import (
    AnnotationId,
    ArticleId,
    EntityId,
    EventId,
    EvidenceId,
    LabelId,
    MentionId,
    TimeId,
    new_id,
)
from hawliyat.domain.proposal import Proposal
from hawliyat.domain.span import Anchor, Span
from hawliyat.domain.time_value import StoredTime
from hawliyat.operations import events, searching, tagging, times
from hawliyat.operations.tagging import annotation_at
from hawliyat.store import (
    article_repository,
    entity_repository,
    event_repository,
    proposal_repository,
    time_repository,
)
from hawliyat.store.journal import Edit
from hawliyat.store.project import Project
from hawliyat.temporal import find_times, parse_edtf

ORGANIZATION, OTHER = LabelId("entity-organization"), LabelId("event-other")
ARTICLES, EVENTS, ENTITIES, PROPOSALS = 3_000, 2_000, 3_000, 20
BIG_MENTIONS, BIG_TIMES, BIG_EVENTS = 20_000, 1_000, 300
SENTENCE = "أعلنت شركة هواوي في مايو 2025 عن معالج جديد، وقالت إنه سيصل يوم الخميس إلى الأسواق العربية كلها. "
PARAGRAPH = SENTENCE * 10 + "\n"
BIG = PARAGRAPH * (1_000_000 // len(PARAGRAPH))
ROUNDS = 7


class Desk:
    """The window on one project, and one article of it."""

    def __init__(self, path: Path, article_id: ArticleId) -> None:
        from hawliyat.ui.focus import Place
        from hawliyat.ui.main_window import MainWindow
        from hawliyat.ui.preferences import Preferences

        self.window = MainWindow(Preferences(str(path.with_suffix(".ini"))))
        self.window.resize(1440, 900)
        self.window.show()
        self.window.open_project(Project.open(path))
        self.article_id = article_id
        assert self.window.workspace is not None
        self.workspace = self.window.workspace
        self.workspace.focus.go(Place("reader", article_id))
        self.word = count(9)
        settle()

    @property
    def project(self) -> Project:
        """The open project."""
        return self.workspace.session.project

    def free_words(self) -> Iterator[Span]:
        """Words that nothing is tagged on, on and on."""
        for at in self.word:
            yield Span(at * 30 + 20, at * 30 + 24)

    def close(self) -> None:
        """Close the window and its project."""
        self.window.close()
        self.window.deleteLater()
        settle()


def settle() -> None:
    """Let everything happen that an edit has set off, repaints and late readings too."""
    for _ in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def build(path: Path, *, is_big: bool) -> tuple[ArticleId, ArticleId]:
    """Write a project; return an article of ordinary length and the longest one."""
    text = PARAGRAPH * 3
    with Project.create(path) as project:
        with project.journal.edit("import_articles", count=ARTICLES) as edit:
            made = [add(edit, f"{number} {text}") for number in range(ARTICLES if is_big else 1)]
            longest = add(edit, BIG) if is_big else made[0]
        if is_big:
            propose(project, made, text)
            with project.journal.edit("tag") as edit:
                entities = [name(edit, number) for number in range(ENTITIES)]
                for number, article in enumerate(made[:EVENTS]):
                    tell(edit, article, f"{number} {text}", 1900 + number % 120)
                crowd(edit, longest, entities)
        with project.journal.derive() as derived:
            for article in (*made, longest):
                proposal_repository.mark_searched(derived, article, searching.rules_of(project))
        return made[0].id, longest.id


def add(edit: Edit, text: str) -> Article:
    """Import a text."""
    key = article_repository.text_key(text)
    article = Article(ArticleId(new_id()), key, "عنوان", "ar", Direction.RTL, published_edtf="2025-08-14")
    article_repository.add(edit, article, text)
    return article


def propose(project: Project, articles: Iterable[Article], text: str) -> None:
    """Store the times found in one article for each."""
    found = find_times(text, "ar", None)
    found = (found * PROPOSALS)[:PROPOSALS]
    with project.journal.derive() as derived:
        for article in articles:
            proposals = [Proposal(new_id(), article.id, expression) for expression in found]
            proposal_repository.replace(derived, article.id, proposals)


def name(edit: Edit, number: int) -> EntityId:
    """Make an entity of two names."""
    entity_id = EntityId(new_id())
    names = ((f"كيان {number}", "ar"), (f"Entity {number}", "en"))
    made = (EntityName(new_id(), entity_id, text, language, NameKind.PREFERRED) for text, language in names)
    entity_repository.add(edit, Entity(entity_id, ORGANIZATION, tuple(made)))
    return entity_id


def tell(edit: Edit, article: Article, text: str, year: int) -> None:
    """Tell a dated event."""
    words = annotation_at(edit, article, Anchor.at(text, Span(110, 150)), Layer.EVENT, OTHER)
    when = annotation_at(edit, article, Anchor.at(text, Span(112, 120)), Layer.TIME, None)
    time_value = StoredTime(TimeId(new_id()), parse_edtf(f"{year}-05"), when.id, edit.made_by)
    time_repository.add(edit, time_value)
    event_id, claim = EventId(new_id()), EvidenceId(new_id())
    basis = TimeBasis.CLAIM
    event_repository.add(edit, Event(event_id, "حدث", OTHER, time_value.id, basis, claim))
    occurred = EvidenceTime(new_id(), time_value.id, TimeRole.OCCURRED)
    event_repository.add_evidence(
        edit, Evidence(claim, event_id, words.id, times=(occurred,), time_value_id=occurred.time_id)
    )


def crowd(edit: Edit, article: Article, entities: list[EntityId]) -> None:
    """Tag a megabyte of text all over."""
    for number in range(BIG_MENTIONS):
        words = tag(edit, article, Span(number * 45 + 2_000, number * 45 + 2_006), Layer.ENTITY)
        entity_repository.add_mention(edit, Mention(MentionId(new_id()), words, entities[number % len(entities)]))
    for number in range(BIG_TIMES):
        words = tag(edit, article, Span(number * 600 + 2_000, number * 600 + 2_006), Layer.TIME)
        time_repository.add(edit, StoredTime(TimeId(new_id()), parse_edtf("2020"), words, edit.made_by))
    for number in range(BIG_EVENTS):
        words = tag(edit, article, Span(number * 1_600 + 2_000, number * 1_600 + 2_060), Layer.EVENT)
        event_id = EventId(new_id())
        event_repository.add(edit, Event(event_id, f"حدث {number}", OTHER))
        event_repository.add_evidence(edit, Evidence(EvidenceId(new_id()), event_id, words))


def tag(edit: Edit, article: Article, span: Span, layer: Layer) -> AnnotationId:
    """Annotate a stretch of the long text."""
    label = {Layer.ENTITY: ORGANIZATION, Layer.EVENT: OTHER}.get(layer)
    return annotation_at(edit, article, Anchor.at(BIG, span), layer, label).id


def edits(desk: Desk) -> dict[str, Callable[[], object]]:
    """What is measured: each is one edit on the desk's article."""
    session, words = desk.workspace.session, desk.free_words()
    database = desk.project.database
    titles = count()

    def make_event() -> None:
        session.do(events.make_event, article_id=desk.article_id, span=next(words))

    def tag_mention() -> None:
        session.do(tagging.tag_mention, article_id=desk.article_id, span=next(words), label_id=ORGANIZATION)

    def correct_time() -> None:
        made = next(iter(time_repository.in_article(database, desk.article_id).values()))
        session.do(times.correct_time, time_id=made.id, edtf=f"{1900 + next(titles)}")

    def retitle() -> None:
        event = next(iter(event_repository.in_article(database, desk.article_id).values()))
        with desk.project.journal.edit("retitle") as edit:
            event_repository.update(edit, event.id, title=f"{next(titles)}")

    return {
        "tag a mention": tag_mention,
        "make an event": make_event,
        "name an event": retitle,
        "correct a time": correct_time,
        "open the palette": desk.window.commands.action("palette").trigger,
    }


def median(work: Callable[[], object]) -> float:
    """Seconds from a key to an idle window."""
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        settle()
        taken.append(time.perf_counter() - start)
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.hide()
            settle()
    return statistics.median(taken)


@contextmanager
def desk(path: Path, article_id: ArticleId) -> Iterator[Desk]:
    """Open a desk and put it away."""
    opened = Desk(path, article_id)
    try:
        yield opened
    finally:
        opened.close()


def measured(path: Path, article_id: ArticleId) -> dict[str, float]:
    """Seconds of every edit on one article."""
    with desk(path, article_id) as opened:
        make_ready(opened)
        return {name: median(work) for name, work in edits(opened).items()}


def make_ready(opened: Desk) -> None:
    """See that the article has an event and a time."""
    text = opened.workspace.reader.article.text
    with opened.project.journal.edit("tell") as edit:
        tell(edit, article_repository.get(opened.project.database, opened.article_id), text, 2025)
    settle()


def main() -> None:
    """Print the figures."""
    from hawliyat.app.window import make_application

    application = make_application(["benchmark"])
    with tempfile.TemporaryDirectory() as folder:
        big, small = Path(folder) / "big.hawliyat", Path(folder) / "small.hawliyat"
        ordinary, longest = build(big, is_big=True)
        only, _ = build(small, is_big=False)
        floor = measured(small, only)
        for what, article_id in ((f"among {ARTICLES:,} articles", ordinary), ("in an article of 1 MB", longest)):
            for task, seconds in measured(big, article_id).items():
                least = floor[task]
                print(
                    f"  {task + ', ' + what:<46}{seconds * 1e3:9.1f} ms{least * 1e3:9.1f} ms in an empty project"
                    f"{seconds / least:6.1f}x",
                    flush=True,
                )
    application.processEvents()


if __name__ == "__main__":
    main()
