import pytest
from tests.operations.conftest import ORGANIZATION, PLACE, Desk

from hawliyat.domain.errors import UserError
from hawliyat.domain.identity import LabelId
from hawliyat.domain.span import Span
from hawliyat.operations import entities, events, history, naming, tagging
from hawliyat.store import annotation_repository, entity_repository, event_repository


def tag(desk: Desk, quote: str, occurrence: int = 1, **named: object):
    span = desk.span(quote, occurrence)
    return tagging.tag_mention(desk.project, article_id=desk.arabic, span=span, label_id=ORGANIZATION, **named)


def test_tagging_makes_an_entity_named_by_the_quote(desk: Desk) -> None:
    annotation_id = tag(desk, "هواوي")
    entity = entity_repository.of_annotation(desk.project.database, annotation_id)
    assert entity is not None
    assert [(name.text, name.language, name.kind) for name in entity.names] == [("هواوي", "ar", "preferred")]
    assert entity.label_id == ORGANIZATION


def test_tagging_is_one_edit_and_undo_takes_all_of_it_back(desk: Desk) -> None:
    before = len(desk.project.journal.history(100))
    annotation_id = tag(desk, "هواوي")
    assert len(desk.project.journal.history(100)) == before + 1
    history.undo(desk.project)
    assert entity_repository.all(desk.project.database) == []
    with pytest.raises(KeyError):
        annotation_repository.get(desk.project.database, annotation_id)
    history.redo(desk.project)
    assert entity_repository.of_annotation(desk.project.database, annotation_id) is not None


def test_a_known_name_is_offered_whatever_its_spelling_or_proclitic(desk: Desk) -> None:
    annotation_id = tag(desk, "هواوي")
    known = entity_repository.of_annotation(desk.project.database, annotation_id)
    for spelling in ("هواوى", "هـواوي", "بهواوي", "وهواوي", "هُواوي"):
        found = naming.matching_entities(desk.project.database, text=spelling, label_id=ORGANIZATION)
        assert [entity.id for entity in found] == [known.id], spelling
    assert naming.matching_entities(desk.project.database, text="هوا", label_id=ORGANIZATION) == []


def test_the_entity_of_the_same_label_is_offered_first(desk: Desk) -> None:
    as_organization = tag(desk, "هواوي")
    span = desk.span("هواوي", 2)
    tagging.tag_mention(desk.project, article_id=desk.arabic, span=span, label_id=PLACE)
    first = naming.matching_entities(desk.project.database, text="هواوي", label_id=PLACE)[0]
    assert first.label_id == PLACE
    assert first.id != entity_repository.of_annotation(desk.project.database, as_organization).id


def test_one_entity_has_names_in_several_languages(desk: Desk) -> None:
    annotation_id = tag(desk, "هواوي")
    entity = entity_repository.of_annotation(desk.project.database, annotation_id)
    span = desk.span("Huawei", article_id=desk.portuguese)
    tagging.tag_mention(desk.project, article_id=desk.portuguese, span=span, label_id=ORGANIZATION, entity_id=entity.id)
    again = entity_repository.get(desk.project.database, entity.id)
    assert (again.name("ar"), again.name("pt")) == ("هواوي", "Huawei")
    assert len(entity_repository.mentions_of(desk.project.database, entity.id)) == 2


def test_relabelling_an_entity_relabels_every_mention(desk: Desk) -> None:
    first = tag(desk, "هواوي")
    entity = entity_repository.of_annotation(desk.project.database, first)
    second = tag(desk, "هواوي", 2, entity_id=entity.id)
    tagging.relabel_entity(desk.project, entity_id=entity.id, label_id=PLACE)
    labels = {annotation_repository.get(desk.project.database, each).label_id for each in (first, second)}
    assert labels == {PLACE}


def test_an_event_label_is_refused_for_an_entity(desk: Desk) -> None:
    entity = entity_repository.of_annotation(desk.project.database, tag(desk, "هواوي"))
    with pytest.raises(UserError, match="not_an_entity_label"):
        tagging.relabel_entity(desk.project, entity_id=entity.id, label_id=LabelId("event-launch"))


def test_a_mention_can_be_linked_to_another_entity(desk: Desk) -> None:
    first, second = tag(desk, "هواوي"), tag(desk, "فاينانشال تايمز")
    target = entity_repository.of_annotation(desk.project.database, second)
    tagging.link_mention(desk.project, annotation_id=first, entity_id=target.id)
    assert entity_repository.of_annotation(desk.project.database, first).id == target.id
    tagging.link_mention(desk.project, annotation_id=first, entity_id=None)
    assert entity_repository.of_annotation(desk.project.database, first).id != target.id


def test_white_space_and_nothing_can_not_be_tagged(desk: Desk) -> None:
    for span in (Span(6, 6), desk.span(" "), Span(5000, 5001)):
        with pytest.raises(UserError, match="nothing_selected"):
            tagging.tag_mention(desk.project, article_id=desk.arabic, span=span, label_id=ORGANIZATION)


def test_white_space_around_a_selection_is_not_tagged(desk: Desk) -> None:
    annotation_id = tag(desk, "هواوي ")
    assert annotation_repository.get(desk.project.database, annotation_id).anchor.quote == "هواوي"


def test_removing_the_last_evidence_removes_its_event(desk: Desk) -> None:
    made = events.make_event(desk.project, article_id=desk.arabic, span=desk.span("أطلقت هواوي شريحة جديدة"))
    tagging.untag(desk.project, annotation_ids=[made.annotation_id])
    assert event_repository.all(desk.project.database) == []
    history.undo(desk.project)
    assert [event.id for event in event_repository.all(desk.project.database)] == [made.event_id]


def test_an_entity_keeps_at_least_one_name(desk: Desk) -> None:
    entity = entity_repository.of_annotation(desk.project.database, tag(desk, "هواوي"))
    with pytest.raises(UserError, match="last_name"):
        entities.remove_name(desk.project, entity_id=entity.id, name_id=entity.names[0].id)
    entities.add_name(desk.project, entity_id=entity.id, text=" Huawei ", language="en")
    entities.add_name(desk.project, entity_id=entity.id, text="Huawei Tech", language="en")
    again = entity_repository.get(desk.project.database, entity.id)
    by_text = {name.text: name for name in again.names}
    assert by_text["Huawei"].kind == "preferred"
    assert by_text["Huawei Tech"].kind == "alias"
    entities.prefer_name(desk.project, entity_id=entity.id, name_id=by_text["Huawei Tech"].id)
    assert entity_repository.get(desk.project.database, entity.id).name("en") == "Huawei Tech"
    with pytest.raises(UserError, match="empty_name"):
        entities.add_name(desk.project, entity_id=entity.id, text="  ", language="en")
