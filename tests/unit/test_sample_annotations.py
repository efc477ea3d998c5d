"""The sample's hand annotation, checked against the five texts alone: no store, no window."""

import csv
import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from hawliyat.assets import resources, seeds
from hawliyat.domain.entity import NameKind
from hawliyat.domain.errors import UserError
from hawliyat.domain.event import Modality, Polarity, TimeRole
from hawliyat.exchange.sample_annotations import locate, parse, read_annotations
from hawliyat.exchange.sample_values import Place, SampleAnnotations, SampleEvent

SOURCE = seeds() / "annotations.json"
ANNOTATIONS: SampleAnnotations = read_annotations(SOURCE)
TEXTS = {path.name: path.read_bytes().decode("utf-8") for path in sorted(seeds().glob("*.txt"))}
EVENTS = {event.id.removeprefix("00-sample-event-"): event for event in ANNOTATIONS.events}


def slice_of(place: Place) -> str:
    return locate(TEXTS[place.file], place.quote, place.occurrence).of(TEXTS[place.file])


def edtf_of(event: SampleEvent, role: TimeRole) -> list[str]:
    values = {time.id: time.edtf for time in ANNOTATIONS.times}
    return [values[time.time_id] for claim in event.claims for time in claim.times if time.role is role]


def test_every_quote_stands_at_its_occurrence() -> None:
    places = list(ANNOTATIONS.places())
    assert len(places) > 250
    assert all(slice_of(place) == place.quote for place in places)


def test_no_place_is_annotated_twice_for_the_same_thing() -> None:
    assert max(Counter(mention.place for mention in ANNOTATIONS.mentions).values()) == 1
    assert max(Counter(time.place for time in ANNOTATIONS.times).values()) == 1
    assert max(Counter(claim.place for event in ANNOTATIONS.events for claim in event.claims).values()) == 1


def test_the_mentions_cover_all_five_articles_and_enough_entities() -> None:
    assert len(ANNOTATIONS.mentions) >= 40
    assert len({mention.entity_id for mention in ANNOTATIONS.mentions}) >= 15
    assert {mention.place.file for mention in ANNOTATIONS.mentions} == set(TEXTS)


def test_every_entity_is_mentioned_somewhere() -> None:
    assert {entity.id for entity in ANNOTATIONS.entities} == {mention.entity_id for mention in ANNOTATIONS.mentions}


def test_mentions_are_bare_names_that_their_entity_has_in_some_language() -> None:
    names = {entity.id: {name.text for name in entity.names} for entity in ANNOTATIONS.entities}
    for mention in ANNOTATIONS.mentions:
        quote = mention.place.quote
        assert not set(quote) & set('“”"«»()،.')
        assert quote == quote.strip()
        assert quote in names[mention.entity_id]


def test_every_name_is_tagged_wherever_it_stands_as_a_word() -> None:
    names = {name.text for entity in ANNOTATIONS.entities for name in entity.names}
    for file, text in TEXTS.items():
        tagged = [locate(text, m.place.quote, m.place.occurrence) for m in ANNOTATIONS.mentions if m.place.file == file]
        for name in names:
            for match in re.finditer(re.escape(name) + r"(?!\w)", text):
                assert any(span.start <= match.start() and match.end() <= span.end for span in tagged), match


def test_an_entity_has_one_preferred_name_in_each_of_its_languages() -> None:
    for entity in ANNOTATIONS.entities:
        preferred = Counter(name.language for name in entity.names if name.kind is NameKind.PREFERRED)
        assert set(preferred.values()) == {1}
        assert set(preferred) == {name.language for name in entity.names}


def test_mentions_that_overlap_are_never_of_the_same_stretch() -> None:
    for file, text in TEXTS.items():
        spans = sorted(
            locate(text, m.place.quote, m.place.occurrence) for m in ANNOTATIONS.mentions if m.place.file == file
        )
        assert not any(first.overlaps(second) for first, second in pairwise(spans))


def test_the_agency_copies_are_one_story_and_share_their_entities() -> None:
    story = {article.file for article in ANNOTATIONS.articles if article.story_id is not None}
    assert {file[:3] for file in story} == {"000", "003"}
    mentioned = {
        file: {mention.entity_id for mention in ANNOTATIONS.mentions if mention.place.file == file} for file in story
    }
    shared = set.intersection(*mentioned.values())
    assert {"00-sample-entity-bytedance", "00-sample-entity-huawei", "00-sample-entity-michael-hughes"} <= shared
    assert len(shared) >= 10


def test_the_times_are_those_of_the_list_of_expected_times() -> None:
    with (seeds() / "times.csv").open(encoding="utf-8", newline="") as rows:
        expected = {(row["file"], row["quote"], int(row["occurrence"])): row["edtf"] for row in csv.DictReader(rows)}
    for time in ANNOTATIONS.times:
        place = time.place
        assert expected[(place.file, place.quote, place.occurrence)] == time.edtf
    assert len(expected) == 16


def test_some_found_times_are_left_for_the_researcher() -> None:
    assert len(ANNOTATIONS.times) < 16


def test_every_accepted_time_dates_a_claim() -> None:
    used = {time.time_id for event in ANNOTATIONS.events for claim in event.claims for time in claim.times}
    assert used == {time.id for time in ANNOTATIONS.times}


def test_claims_stand_in_the_article_of_their_times() -> None:
    files = {time.id: time.place.file for time in ANNOTATIONS.times}
    for event in ANNOTATIONS.events:
        for claim in event.claims:
            assert {files[time.time_id] for time in claim.times} <= {claim.place.file}


def test_claims_are_clauses_of_one_paragraph_and_titles_fit_a_line() -> None:
    for event in ANNOTATIONS.events:
        assert 0 < len(event.title) <= 80
        assert all("\n" not in claim.place.quote for claim in event.claims)


def test_words_given_as_speakers_and_quantities_stand_in_the_text_they_are_taken_from() -> None:
    for event in ANNOTATIONS.events:
        for claim in event.claims:
            assert all(speaker.text in TEXTS[claim.place.file] for speaker in claim.speakers)
        for argument in event.arguments:
            if argument.text and argument.claim:
                assert argument.text in TEXTS[event.claims[argument.claim - 1].place.file]


def test_labels_and_roles_are_those_of_the_tagset() -> None:
    tagset = (resources() / "tagset.toml").read_text(encoding="utf-8")
    named: set[str] = {entity.label_id for entity in ANNOTATIONS.entities} | {
        event.label_id for event in ANNOTATIONS.events
    }
    named |= {argument.role_id for event in ANNOTATIONS.events for argument in event.arguments}
    assert all(f'id = "{each}"' in tagset for each in named)


def test_the_launch_of_r2_has_two_planned_times_that_disagree() -> None:
    launch = EVENTS["r2-launch"]
    assert edtf_of(launch, TimeRole.OCCURRED) == ["2025-05", "[2025-08-15..2025-09-25]"]
    assert {claim.modality for claim in launch.claims} == {Modality.PLANNED}
    assert launch.time_basis == 2


def test_a_spokesman_denies_the_plan_in_both_languages() -> None:
    denials = [claim for claim in EVENTS["bytedance-model"].claims if claim.polarity is Polarity.DENIED]
    assert [claim.place.quote for claim in denials] == [
        "لا يتم تطوير أي نموذج جديد",
        "Nenhum novo modelo está sendo desenvolvido",
    ]
    assert {claim.modality for claim in denials} == {Modality.PLANNED}
    assert {claim.speakers[0].entity_id for claim in denials} == {"00-sample-entity-michael-hughes"}
    assert any(claim.polarity is Polarity.AFFIRMED for claim in EVENTS["bytedance-model"].claims)


def test_thursday_dates_the_report_and_not_the_failures() -> None:
    assert edtf_of(EVENTS["r2-training"], TimeRole.REPORTED) == ["2025-08-14"]
    assert edtf_of(EVENTS["r2-training"], TimeRole.OCCURRED) == []
    assert EVENTS["r2-training"].time_basis is None
    assert edtf_of(EVENTS["ft-report"], TimeRole.OCCURRED) == ["2025-08-14"]


def test_some_events_rest_on_two_articles_and_some_have_no_time() -> None:
    assert len(EVENTS) >= 12
    shared = [slug for slug, event in EVENTS.items() if len({claim.place.file for claim in event.claims}) > 1]
    assert {"us-restrictions", "chip-order", "chip-delivery", "bytedance-model", "r2-delay"} <= set(shared)
    assert {"accelerator-tests", "r2-delay"} <= {slug for slug, event in EVENTS.items() if event.time_basis is None}


@pytest.mark.parametrize(
    ("text", "quote", "occurrence", "start"),
    [
        ("الصينية في الصين", "الصين", 1, 0),
        ("الصينية في الصين", "الصين", 2, 11),
        ("aaa", "aa", 2, 1),
        ("😀R2", "R2", 1, 1),
    ],
)
def test_occurrences_count_from_one_and_inside_words_too(text: str, quote: str, occurrence: int, start: int) -> None:
    assert locate(text, quote, occurrence).start == start
    assert locate(text, quote, occurrence).of(text) == quote


@pytest.mark.parametrize(("quote", "occurrence"), [("هواوي", 2), ("", 1), ("Huawei", 1)])
def test_a_quote_that_is_not_there_is_refused(quote: str, occurrence: int) -> None:
    with pytest.raises(UserError) as problem:
        locate("رقائق هواوي", quote, occurrence)
    assert problem.value.code == "quote_missing"


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        (("version",), 2, "bad_annotations"),
        (("mentions",), {}, "bad_annotations"),
        (("mentions", 0, "quote"), "", "bad_annotations"),
        (("mentions", 0, "occurrence"), 0, "bad_annotations"),
        (("mentions", 0, "occurrence"), True, "bad_annotations"),
        (("mentions", 0, "entity"), "nobody", "unknown_reference"),
        (("mentions", 0, "file"), "gone.txt", "unknown_reference"),
        (("mentions", 0), "text", "bad_annotations"),
        (("entities", 0, "names", 0, "kind"), "nickname", "bad_annotations"),
        (("entities", 1, "id"), "00-sample-entity-bytedance", "duplicate_id"),
        (("articles", 0, "story"), "another", "unknown_reference"),
        (("events", 0, "claims", 0, "modality"), "maybe", "bad_annotations"),
        (("events", 0, "claims", 0, "times", 0, "time"), "never", "unknown_reference"),
        (("events", 0, "time_basis"), 9, "unknown_reference"),
        (("events", 0, "arguments", 0, "text"), "both", "bad_annotations"),
        (("events", 0, "arguments", 0, "claim"), 3, "unknown_reference"),
    ],
)
def test_a_wrong_file_is_refused_and_the_place_named(path: tuple[str | int, ...], value: object, code: str) -> None:
    document = json.loads(SOURCE.read_text(encoding="utf-8"))
    inner = document
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    with pytest.raises(UserError) as problem:
        parse(json.dumps(document))
    assert problem.value.code == code
    assert problem.value.arguments


def test_an_event_is_not_dated_by_a_claim_that_only_dates_its_report() -> None:
    document = json.loads(SOURCE.read_text(encoding="utf-8"))
    event = next(event for event in document["events"] if event["id"] == "00-sample-event-r2-training")
    event["time_basis"] = 1
    with pytest.raises(UserError) as problem:
        parse(json.dumps(document))
    assert problem.value.code == "unknown_reference"


def test_what_is_not_json_or_cannot_be_read_is_one_clear_problem(tmp_path: Path) -> None:
    with pytest.raises(UserError) as broken:
        parse('{"version": 1,')
    assert broken.value.code == "bad_annotations"
    with pytest.raises(UserError) as missing:
        read_annotations(tmp_path / "none.json")
    assert missing.value.code == "unreadable_file"
