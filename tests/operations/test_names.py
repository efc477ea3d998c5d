"""What entities are called, what the text teaches of that, and what is left when they go."""

from tests.operations.conftest import ORGANIZATION, PLACE, Desk, add_article

from hawliyat.domain.annotation import Layer
from hawliyat.domain.entity import Entity
from hawliyat.domain.identity import AnnotationId, ArticleId, EntityId, RoleId
from hawliyat.domain.span import Span
from hawliyat.operations import claims, entities, events, history, naming, tagging
from hawliyat.operations.claims import Speaker
from hawliyat.store import annotation_repository, checking, entity_repository, event_repository

PREFIXED = ArticleId("article-prefixed")
BY_HUAWEI = "اتصلنا بهواوي أمس، وردّت هواوي تكنولوجيز."


def tag(
    desk: Desk, quote: str, occurrence: int = 1, article_id: ArticleId | None = None, **named: object
) -> AnnotationId:
    article_id = article_id or desk.arabic
    span = desk.span(quote, occurrence, article_id=article_id)
    named = {"label_id": ORGANIZATION, **named}
    return tagging.tag_mention(desk.project, article_id=article_id, span=span, **named)  # type: ignore[arg-type]


def named_by(desk: Desk, annotation_id: AnnotationId) -> Entity:
    entity = entity_repository.of_annotation(desk.project.database, annotation_id)
    assert entity is not None
    return entity


def names(desk: Desk, entity_id: EntityId) -> list[tuple[str, str, str]]:
    entity = entity_repository.get(desk.project.database, entity_id)
    return [(name.text, name.language, name.kind.value) for name in entity.names]


def test_a_name_behind_a_proclitic_is_not_learnt(desk: Desk) -> None:
    add_article(desk.project, PREFIXED, BY_HUAWEI, "ar", "2025-08-14")
    huawei = named_by(desk, tag(desk, "هواوي")).id
    tag(desk, "بهواوي", article_id=PREFIXED, entity_id=huawei)
    assert names(desk, huawei) == [("هواوي", "ar", "preferred")]
    tag(desk, "هواوي تكنولوجيز", article_id=PREFIXED, entity_id=huawei)
    assert names(desk, huawei) == [("هواوي", "ar", "preferred"), ("هواوي تكنولوجيز", "ar", "alias")]


def test_linking_learns_no_name_behind_a_proclitic_either(desk: Desk) -> None:
    add_article(desk.project, PREFIXED, BY_HUAWEI, "ar", "2025-08-14")
    huawei = named_by(desk, tag(desk, "هواوي")).id
    annotation_id = tag(desk, "بهواوي", article_id=PREFIXED)
    tagging.link_mention(desk.project, annotation_id=annotation_id, entity_id=huawei)
    assert names(desk, huawei) == [("هواوي", "ar", "preferred")]


def test_words_that_are_tagged_already_get_no_second_tag(desk: Desk) -> None:
    first = tag(desk, "هواوي")
    huawei = named_by(desk, first)
    steps = len(desk.project.journal.history(100))
    assert tag(desk, "هواوي ", entity_id=huawei.id) == first
    assert len(desk.project.journal.history(100)) == steps
    assert tag(desk, "هواوي", label_id=PLACE) == first
    place = named_by(desk, first)
    assert (place.id != huawei.id, place.label_id) == (True, PLACE)
    (annotation,) = annotation_repository.in_article(desk.project.database, desk.arabic)
    assert annotation.label_id == PLACE
    history.undo(desk.project)
    assert named_by(desk, first).id == huawei.id


def test_words_that_are_an_event_already_are_not_made_one_again(desk: Desk) -> None:
    span = desk.span("أطلقت هواوي شريحة جديدة")
    made = events.make_event(desk.project, article_id=desk.arabic, span=span)
    steps = len(desk.project.journal.history(100))
    assert events.make_event(desk.project, article_id=desk.arabic, span=Span(span.start, span.end + 1)) == made
    assert claims.add_evidence(desk.project, event_id=made.event_id, article_id=desk.arabic, span=span) == made
    assert len(desk.project.journal.history(100)) == steps
    named = events.make_event(desk.project, article_id=desk.arabic, span=span, title="خبر آخر")
    assert named.event_id != made.event_id, "a title of its own asks for another event"
    inner = events.make_event(desk.project, article_id=desk.arabic, span=desk.span("أطلقت هواوي"))
    assert inner.event_id != made.event_id


def test_each_language_keeps_exactly_one_preferred_name(desk: Desk) -> None:
    huawei = named_by(desk, tag(desk, "هواوي")).id
    for text, language in (("Huawei", "pt"), ("Huawei Brasil", "pt-BR"), ("Huawei Tech", "en")):
        entities.add_name(desk.project, entity_id=huawei, text=text, language=language)
    by_text = {name.text: name.id for name in entity_repository.get(desk.project.database, huawei).names}

    def preferred() -> dict[str, str]:
        entity = entity_repository.get(desk.project.database, huawei)
        found = [name for name in entity.names if name.kind == "preferred"]
        assert len({name.language.partition("-")[0] for name in found}) == len(found)
        return {name.language: name.text for name in found}

    assert preferred() == {"ar": "هواوي", "pt": "Huawei", "en": "Huawei Tech"}
    entities.prefer_name(desk.project, entity_id=huawei, name_id=by_text["Huawei Brasil"])
    assert preferred() == {"ar": "هواوي", "pt-BR": "Huawei Brasil", "en": "Huawei Tech"}
    entities.remove_name(desk.project, entity_id=huawei, name_id=by_text["Huawei Brasil"])
    assert preferred() == {"ar": "هواوي", "pt": "Huawei", "en": "Huawei Tech"}
    entities.rename(desk.project, name_id=by_text["Huawei Tech"], text="Huawei Técnica", language="pt")
    assert preferred() == {"ar": "هواوي", "pt": "Huawei"}
    entities.rename(desk.project, name_id=by_text["Huawei"], text="Huawei", language="en")
    assert preferred() == {"ar": "هواوي", "pt": "Huawei Técnica", "en": "Huawei"}


def test_removing_an_entity_leaves_its_name_where_it_took_part_or_spoke(desk: Desk) -> None:
    tag(desk, "الصين", label_id=PLACE)
    huawei = named_by(desk, tag(desk, "هواوي"))
    tag(desk, "هواوي", 2, entity_id=huawei.id)
    made = events.make_event(desk.project, article_id=desk.arabic, span=desk.span("أطلقت هواوي شريحة جديدة"))
    events.add_argument(
        desk.project, event_id=made.event_id, role_id=RoleId("role-participant"), entity_id=huawei.id, text="الشركة"
    )
    claims.set_attributions(desk.project, evidence_id=made.evidence_id, speakers=[Speaker(entity_id=huawei.id)])
    before = desk.project.database.rows("SELECT * FROM argument ORDER BY id")
    steps = len(desk.project.journal.history(100))
    entities.remove_entity(desk.project, entity_id=huawei.id)
    assert len(desk.project.journal.history(100)) == steps + 1
    arguments = event_repository.arguments_of(desk.project.database, made.event_id)
    assert [(each.entity_id, each.mention_id, each.text) for each in arguments if each.role_id != "role-place"] == [
        (None, None, "هواوي"),
        (None, None, "الشركة"),
    ]
    (speaker,) = event_repository.evidence(desk.project.database, made.evidence_id).attributions
    assert (speaker.entity_id, speaker.text) == (None, "هواوي")
    left = annotation_repository.in_article(desk.project.database, desk.arabic)
    assert [each.anchor.quote for each in left if each.layer is Layer.ENTITY] == ["الصين"]
    assert [entity.name() for entity in entity_repository.all(desk.project.database)] == ["الصين"]
    assert checking.findings(desk.project) == []
    history.undo(desk.project)
    assert desk.project.database.rows("SELECT * FROM argument ORDER BY id") == before
    assert len(entity_repository.mentions_of(desk.project.database, huawei.id)) == 2


def test_what_was_merged_into_an_entity_goes_with_it(desk: Desk) -> None:
    huawei, other = named_by(desk, tag(desk, "هواوي")), named_by(desk, tag(desk, "الصين"))
    with desk.project.journal.edit("merge") as edit:
        entity_repository.update(edit, other.id, merged_into=huawei.id)
    assert naming.bearers(desk.project.database, "الصين") == [huawei.id]
    entities.remove_entity(desk.project, entity_id=huawei.id)
    assert desk.project.database.rows("SELECT id FROM entity") == []
    assert annotation_repository.in_article(desk.project.database, desk.arabic) == []


def test_an_entity_whose_last_mention_goes_stays(desk: Desk) -> None:
    annotation_id = tag(desk, "هواوي")
    huawei = named_by(desk, annotation_id).id
    tagging.untag(desk.project, annotation_ids=[annotation_id])
    assert naming.bearers(desk.project.database, "هواوى") == [huawei]
