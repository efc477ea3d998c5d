"""Which claim a time belongs to: the telling or what is told, and which time an event takes."""

import pytest

from hawliyat.domain.day import from_iso
from hawliyat.domain.event import TimeRole
from hawliyat.domain.span import Span
from hawliyat.temporal import find_times, pick

PUBLISHED = from_iso("2025-08-14")
REPORTED, OCCURRED = TimeRole.REPORTED, TimeRole.OCCURRED

SENTENCES = [
    ("ar", "واجهت الشركة مشكلات، وفقًا لما أوردته صحيفة فاينانشال تايمز يوم الخميس.", [REPORTED]),
    ("ar", "طال انتظار النموذج الذي كان مقررًا في مايو، وفقًا لما نُقل عن تقرير الصحيفة.", [OCCURRED]),
    ("ar", "أفادت تقارير صحفية أن الشركة طلبت الرقائق هذا العام.", [OCCURRED]),
    ("ar", "قال المتحدث يوم الخميس إن الشركة أطلقت النموذج في مايو.", [REPORTED, OCCURRED]),
    ("ar", "أعلنت الشركة أمس أنها ستطرح النموذج في أكتوبر.", [REPORTED, OCCURRED]),
    ("ar", "أطلقت الشركة النموذج في يوليو، بحسب رويترز.", [OCCURRED]),
    ("ar", "ذكرت وكالة “رويترز” يوم الثلاثاء أن المبيعات توقفت.", [REPORTED]),
    ("ar", "بدأت الحرب عام 1990.", [OCCURRED]),
    ("pt", "A empresa informou na quinta-feira que lançou o modelo em maio.", [REPORTED, OCCURRED]),
    ("pt", "A ByteDance encomendou os chips este ano, disse uma das fontes.", [OCCURRED]),
    ("pt", "Segundo reportagem publicada ontem, a fábrica fechou em julho.", [REPORTED, OCCURRED]),
    ("pt", "No segundo trimestre deste ano, a empresa cresceu.", [OCCURRED]),
    ("pt", "O chip foi lançado em agosto de 2023, de acordo com a Reuters.", [OCCURRED]),
    ("en", "The company said on Thursday that it launched the model in May.", [REPORTED, OCCURRED]),
    ("en", "The launch was delayed last month, according to the newspaper.", [OCCURRED]),
    ("en", "According to a report published on Tuesday, sales stopped in July.", [REPORTED, OCCURRED]),
    ("en", "Yesterday said the spokesman what everybody knew.", [REPORTED]),
]


@pytest.mark.parametrize(("language", "text", "roles"), SENTENCES, ids=[text for _, text, _ in SENTENCES])
def test_a_reporting_cue_takes_the_times_it_governs_and_no_others(
    language: str, text: str, roles: list[TimeRole]
) -> None:
    assert [one.role for one in find_times(text, language, PUBLISHED)] == roles


def picked(text: str, trigger: str, language: str = "pt") -> str | None:
    start = text.index(trigger)
    chosen = pick(text, Span(start, start + len(trigger)), find_times(text, language, PUBLISHED))
    return chosen.text if chosen else None


def test_an_event_takes_the_time_of_its_clause_before_its_sentences() -> None:
    text = "A empresa lançou o modelo em maio, vendeu a fábrica em julho, mudou de nome."
    assert picked(text, "lançou") == "em maio"
    assert picked(text, "vendeu") == "em julho"
    assert picked(text, "mudou") == "em julho"


def test_an_event_never_takes_the_time_of_the_report_or_of_another_sentence() -> None:
    assert picked("A empresa informou na quinta-feira que fechou a fábrica.", "fechou") is None
    assert picked("A fábrica fechou. O modelo saiu em maio.", "fechou") is None


def test_a_whole_sentence_takes_the_time_inside_it() -> None:
    text = "A fábrica fechou em julho. O modelo saiu em maio."
    assert picked(text, "O modelo saiu em maio.") == "em maio"
    assert pick("", Span(0, 0), []) is None


def test_the_sample_failures_take_no_time_from_the_newspapers_thursday() -> None:
    text = SENTENCES[0][1]
    assert picked(text, "واجهت", "ar") is None
