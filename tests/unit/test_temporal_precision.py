"""What is not a time is left alone; spans are exact; nothing crashes and nothing blows up."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hawliyat.assets import seeds
from hawliyat.domain.day import from_iso
from hawliyat.temporal import find_times, pack, parse_edtf

PUBLISHED = from_iso("2024-09-30")
LANGUAGES = ("ar", "pt", "en")
few = settings(max_examples=60, deadline=None)

NOT_TIMES = [
    ("ar", "شريحة H20 وAscend 910B ونموذج R2 وطراز 910 بي"),
    ("ar", "خفضت التكاليف 20% ثم 5.5 في المئة وارتفعت 2000 نقطة"),
    ("ar", "طلبت أكثر من 100,000 ألف رقاقة وأقل من 30,000 ألف رقاقة"),
    ("ar", "وقال أحد الأشخاص إن اثنين من المصادر أكدا ذلك"),
    ("ar", "مارس اللاعب الرياضة وزار آب العائلة شركة نيسان"),
    ("ar", "خسر الفريق 3-2 واتصل بالرقم 0123-2024-55"),
    ("ar", "في 2000 متر، ومن 1500 شخص، في 1999 دولار"),
    ("ar", "سورة البقرة 2:255 والفصل 12 والمادة 7"),
    ("ar", "عمل لمدة ثلاث سنوات خلال شهرين"),
    ("ar", "كانون التدفئة وتشرين في القصيدة"),
    ("pt", "Uma quarta fontes também disse, na segunda fase, à quinta posição"),
    ("pt", "mais de 100 mil chips e menos de 30 mil, 20%, R2, H20"),
    ("pt", "o mar set out dez mil; no mar, em 2000 metros, por 3 anos"),
    ("pt", "cerca de 1500 alunos de segunda-mão, na segunda-mão, em 1500 m"),
    ("ar", "نحو 1500 طالب في 1500 مدرسة، حوالي 2020 شخصا"),
    ("en", "over 2000 in all, about 1950 people, around 1984 pages"),
    ("pt", "US$ 2000, R$ 1999, versão 2.0.2024, tel. 2024-1999"),
    ("pt", "O deputado Março e a Editora Ágora"),
    ("en", "You may march on; may I? Theresa May will set the mar, jan and dec files"),
    ("en", "H20, R2, 910B, 20%, 1,999 units, $2000, #2024, v1.2024, 555-2024"),
    ("en", "for three years within 2 weeks; in 2000 people; a second fall"),
    ("en", "Genesis 3:15, section 4.7.2024a, H2O and C6H12O6"),
]


@pytest.mark.parametrize(("language", "text"), NOT_TIMES)
def test_products_prices_scores_numbers_and_names_are_not_times(language: str, text: str) -> None:
    assert [one.text for one in find_times(text, language, PUBLISHED)] == []


SPANS = [
    ("ar", "وفي مايو 2025 بدأ", ["في مايو 2025"]),
    ("ar", "في مُنتَصف عـــام ٢٠٢٣، ثم", ["في مُنتَصف عـــام ٢٠٢٣"]),
    ("ar", "يوم ١٥\u200f/٧\u200f/٢٠٢٤ فقط", ["يوم ١٥\u200f/٧\u200f/٢٠٢٤"]),
    ("ar", "كتبه في يوليوٍ، ثم", ["في يوليوٍ"]),
    ("ar", "في 10 محرم 1446هـ، و", ["في 10 محرم 1446هـ"]),
    ("ar", "بين عامي 2019 و2021 و2023", ["بين عامي 2019 و2021"]),
    ("ar", "موازنة للعام المقبل", ["للعام المقبل"]),
    ("ar", "يوليو (تموز) 2023", ["يوليو (تموز) 2023"]),
    ("pt", "Foi em 2022, não em 2023.", ["em 2022", "em 2023"]),
    ("pt", "desde o  início deste ano", ["desde o  início deste ano"]),
    ("en", "from May to July 2023, then", ["from May to July 2023"]),
    ("en", "mid-2023 and the 1990s", ["mid-2023", "the 1990s"]),
]


@pytest.mark.parametrize(("language", "text", "quotes"), SPANS)
def test_a_span_covers_frame_and_expression_and_nothing_around(language: str, text: str, quotes: list[str]) -> None:
    assert [one.text for one in find_times(text, language, PUBLISHED)] == quotes


def samples() -> str:
    files = sorted(seeds().glob("00*.txt"))
    return "\n".join(path.read_text("utf-8") for path in files if not path.name.startswith("003"))


WORDS = st.sampled_from(
    [
        form
        for language in LANGUAGES
        if (loaded := pack.load(language))
        for lex in loaded.lexicons.values()
        for form in lex.codes
    ]
    + [phrase for language in LANGUAGES if (loaded := pack.load(language)) for phrase in loaded.frames]
    + ["2024", "15", "31", "و", "-", "/", "،", ".", "\n", "\u200f", "ً", "%", "(", ")", "H20"]
)
TEXTS = st.text(max_size=200) | st.lists(WORDS, max_size=25).map(" ".join)


@few
@given(TEXTS, st.sampled_from(LANGUAGES), st.none() | st.integers(1, 1_000_000))
def test_any_text_gives_exact_ordered_spans_and_values_that_hold(
    text: str, language: str, published: int | None
) -> None:
    end = 0
    for one in find_times(text, language, published):
        assert one.span.start >= end
        assert one.text == one.span.of(text) != ""
        end = one.span.end
        for value in (one.value, *one.alternatives):
            if value.edtf:
                assert value.bounds == parse_edtf(value.edtf).bounds
            else:
                assert value.fields["unresolved"]


@few
@given(TEXTS, st.sampled_from(LANGUAGES))
def test_what_stands_in_a_paragraph_before_only_shifts_the_spans(text: str, language: str) -> None:
    short, longer = "xyz.\n", "xyz xyz.\n\n"
    by = len(longer) - len(short)
    near, far = find_times(short + text, language, PUBLISHED), find_times(longer + text, language, PUBLISHED)
    assert [(one.span.shifted(by), one.value) for one in near] == [(one.span, one.value) for one in far]


@few
@given(st.integers(0, 3), st.data())
def test_marks_and_tatweel_change_nothing_but_the_span(times: int, data: st.DataObject) -> None:
    plain = "في مايو 2025"
    at = data.draw(st.sampled_from([1, 2, 4, 5, 6, 7]))
    marked = plain[:at] + "ـ" * times + plain[at:]
    found = find_times(marked, "ar", PUBLISHED)
    assert [(one.text, one.value.edtf) for one in found] == [(marked, "2025-05")]


HOSTILE = [
    "1234567890" * 2500,
    "2024 " * 5000,
    "15 " * 8000,
    "منذ في حتى " * 2250,
    "من بداية نهاية منتصف " * 1250,
    "هذا العام " * 2500,
    "يوليو " * 4000,
    "يوليو/" * 4000,
    "يوليو" + " " * 25000,
    "من 2019 إلى " * 2000,
    "ً" * 25000,
    "((((الخميس " * 2000,
    'قال "يوليو ' * 2000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:12] for text in HOSTILE])
def test_a_hostile_text_twice_as_long_takes_about_twice_as_long(text: str) -> None:
    find_times(text[:100], "ar", PUBLISHED)
    half = min(_seconds(text[: len(text) // 2]) for _ in range(2))
    whole = min(_seconds(text) for _ in range(2))
    assert whole < half * 5 + 0.02


def _seconds(text: str) -> float:
    begin = time.perf_counter()
    find_times(text, "ar", PUBLISHED)
    return time.perf_counter() - begin
