"""What plain SQL shows: the same order, days, modality and words as the program."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.store_samples import import_article, mention, month, name_entity, of, tag, take_part, tell

from hawliyat.domain import day
from hawliyat.domain.annotation import Layer
from hawliyat.domain.event import Argument, Attribution, Evidence, EvidenceTime, Modality, Polarity, TimeRole
from hawliyat.domain.identity import EvidenceId, RoleId, TimeId, new_id
from hawliyat.domain.time_value import Bounds, Granularity, Part, StoredTime, TimeValue
from hawliyat.store import event_repository, export_repository, time_repository, timeline_repository, views
from hawliyat.store.project import Project


def iso_in_sql(number: int | None) -> str | None:
    with closing(sqlite3.connect(":memory:")) as connection:
        (text,) = connection.execute(f"SELECT {views._iso('day')} FROM (SELECT ? AS day)", (number,)).fetchone()
        return text


@given(st.integers(-4_000_000, 3_700_000) | st.sampled_from((0, 1, -365, -366, 3_652_059, 3_652_060)))
def test_sql_writes_every_day_as_the_program_does(number: int) -> None:
    assert iso_in_sql(number) == day.to_iso(number)


def test_no_bound_is_no_day() -> None:
    assert iso_in_sql(None) is None


def value(edtf: str, first: str | None, last: str | None, **rest: object) -> TimeValue:
    bounds = Bounds.within(None if first is None else day.from_iso(first), None if last is None else day.from_iso(last))
    return TimeValue(edtf, bounds, Granularity.UNKNOWN, **rest)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (value("2025-08-14", "2025-08-14", "2025-08-14"), "2025-08-14"),
        (value("2025-05", "2025-05-01", "2025-05-31"), "2025-05"),
        (value("2025", "2025-01-01", "2025-12-31"), "2025"),
        (value("-0044-03-15", "-0044-03-15", "-0044-03-15"), "-0044-03-15"),
        (value("-0044", "-0044-01-01", "-0044-12-31"), "-0044"),
        (value("../2024-07", None, "2024-07-31"), "until 2024-07"),
        (value("2024-01/..", "2024-01-01", None), "from 2024-01 on"),
        (value("2025-05/2025-07", "2025-05-01", "2025-07-31"), "2025-05 to 2025-07"),
        (value("[2025-01-01..2025-08-14]", "2025-01-01", "2025-08-14"), "between 2025-01-01 and 2025-08-14"),
        (value("[..2025-08-14]", None, "2025-08-14"), "by 2025-08-14"),
        (value("[2025-08-14..]", "2025-08-14", None), "from 2025-08-14 on"),
        (value("202X", "2020-01-01", "2029-12-31"), "within 2020-01-01 to 2029-12-31"),
        (value("2025-21", "2025-03-01", "2025-05-31"), "within 2025-03-01 to 2025-05-31"),
        (value("2025~", "2025-01-01", "2025-12-31", approximate=True), "about 2025"),
        (value("2025-05?", "2025-05-01", "2025-05-31", uncertain=True), "perhaps 2025-05"),
        (value("2025", "2025-01-01", "2025-04-30", part=Part.EARLY), "early 2025"),
        (value("2025-08-14", "2025-08-14", "2025-08-14", clock_start="08:00"), "2025-08-14 08:00"),
        (value("2025", "2025-01-01", "2025-12-31", clock_start="8", clock_end="9"), "2025 8–9"),
        (value("", None, None), "not after 2025-06-01"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)  # fmt: skip
def test_a_date_is_told_in_words_no_more_precise_than_its_source(project: Project, time: TimeValue, words: str) -> None:
    with project.journal.edit("tell") as edit:
        tell(edit, import_article(edit), time)
    (row,) = project.database.rows("SELECT date, earliest, latest, edtf FROM timeline")
    assert row["date"] == words
    assert (row["earliest"], row["latest"]) == tuple(
        None if bound is None else day.to_iso(bound) for bound in (time.bounds.earliest_start, time.bounds.latest_end)
    )


@pytest.mark.parametrize(
    ("modality", "published", "words"),
    [
        (Modality.HAPPENED, "2025-06-01", "not after 2025-06-01"),
        (Modality.PLANNED, "2025-06-01", "not before 2025-06-01"),
        (Modality.POSSIBLE, "2025-06-01", "undated"),
        (Modality.HAPPENED, "", "undated"),
    ],
)
def test_an_undated_event_says_what_its_publication_tells(
    project: Project, modality: Modality, published: str, words: str
) -> None:
    with project.journal.edit("tell") as edit:
        told = tell(edit, import_article(edit, published=published), modality=modality)
        edit.delete_with_dependants("time_value", told.time.id)
    assert project.database.row("SELECT date FROM timeline") == {"date": words}


CLAIMS = st.lists(st.tuples(st.sampled_from(Modality), st.sampled_from(Polarity)), max_size=4)


@given(CLAIMS)
def test_modality_and_polarity_are_those_of_the_program(claims: Sequence[tuple[Modality, Polarity]]) -> None:
    with Project.create(fresh_path()) as project:
        with project.journal.edit("tell") as edit:
            told = tell(edit, import_article(edit))
            edit.delete_with_dependants("evidence", told.claim.id)
            for modality, polarity in claims:
                claim = Evidence(EvidenceId(new_id()), told.event.id, None, "كتاب", modality, polarity)
                event_repository.add_evidence(edit, claim)
        entry = timeline_repository.entry(project.database, told.event.id)
        row = project.database.row("SELECT modality, polarity, claims FROM timeline")
    polarities = {claim.polarity for claim in entry.claims}
    polarity = "denied" if entry.is_denied else "disputed" if len(polarities) > 1 else "".join(polarities)
    assert row == {"modality": entry.modality, "polarity": polarity, "claims": len(claims)}


_folders: list[str] = []


def fresh_path() -> str:
    return f"{_folders[0]}/{new_id()}"


@pytest.fixture(scope="module", autouse=True)
def folder(tmp_path_factory: pytest.TempPathFactory) -> None:
    _folders[:] = [str(tmp_path_factory.mktemp("views"))]


def test_the_timeline_runs_as_the_program_orders_it(project: Project) -> None:
    with project.journal.edit("tell") as edit:
        article = import_article(edit)
        for number in (7, 3, 5, 3):
            tell(edit, article, month(2025, number))
        undated = tell(edit, article)
        edit.delete_with_dependants("time_value", undated.time.id)
    rows = project.database.rows("SELECT * FROM timeline ORDER BY rank")
    assert [row["rank"] for row in rows] == [1, 2, 3, 4, 5]
    assert [row["edtf"] for row in rows] == ["2025-03", "2025-03", "2025-05", "2025-07", ""]
    assert [row["event_id"] for row in rows] == [
        entry.event_id for entry in timeline_repository.entries(project.database)
    ]


def test_a_merged_event_is_not_on_the_timeline(project: Project) -> None:
    with project.journal.edit("tell") as edit:
        article = import_article(edit)
        first, second = tell(edit, article), tell(edit, article)
        event_repository.update(edit, second.event.id, merged_into=first.event.id)
    assert [row["event_id"] for row in project.database.rows("SELECT event_id FROM timeline")] == [first.event.id]


def test_the_claims_say_who_said_what_took_part_and_when(project: Project) -> None:
    with project.journal.edit("tell") as edit:
        article = import_article(edit)
        told = tell(edit, article, speaker="متحدث")
        entity, city = name_entity(edit), name_entity(edit, "بكين")
        link = mention(edit, tag(edit, article, of("هواوي"), Layer.ENTITY), entity)
        event_repository.add_attribution(edit, told.claim.id, Attribution(new_id(), 1, entity.id))
        take_part(edit, told, entity, link)
        take_part(edit, told, entity)
        place = Argument(new_id(), told.event.id, RoleId("role-place"), None, city.id)
        event_repository.add_argument(edit, place)
        saying = StoredTime(TimeId(new_id()), value("2025-05-29", "2025-05-29", "2025-05-29"))
        time_repository.add(edit, saying)
        event_repository.add_evidence_time(edit, told.claim.id, EvidenceTime(new_id(), saying.id, TimeRole.REPORTED))
        other = Evidence(EvidenceId(new_id()), told.event.id, None, "كتاب", Modality.PLANNED, Polarity.DENIED)
        event_repository.add_evidence(edit, other)
    first, second = export_repository.claim_rows(project.database)
    assert {
        name: first[name]
        for name in ("type", "edtf", "date_display", "precision", "date_basis", "reported", "attributed_to")
    } == {
        "type": "Launch",
        "edtf": "2025-05",
        "date_display": "2025-05",
        "precision": "month",
        "date_basis": "claim",
        "reported": "2025-05-29",
        "attributed_to": "متحدث; هواوي",
    }
    assert (first["participants"], first["place"], first["source"]) == ("هواوي", "بكين", "صحيفة")
    assert (first["char_start"], first["quote"]) == (0, "أطلقت هواوي هاتفها")
    assert (second["source"], second["edtf"], second["date_basis"], second["place"]) == (
        "كتاب",
        "",
        "other claim",
        "بكين",
    )
    assert (second["participants"], second["polarity"], second["article_id"]) == ("", "denied", None)


def test_a_kind_without_an_english_name_shows_the_names_it_has(project: Project) -> None:
    with project.journal.edit("tell") as edit:
        told = tell(edit, import_article(edit))
        edit.update("label", told.event.label_id, name_json='{"ar": "إطلاق"}')
    assert project.database.row("SELECT type FROM timeline") == {"type": '{"ar": "إطلاق"}'}
