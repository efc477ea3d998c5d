import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hawliyat.assets import seeds
from hawliyat.domain.span import Span
from hawliyat.text.cleaning import clean
from hawliyat.text.paragraphs import paragraph_at
from hawliyat.text.sentences import clause_at, sentence_at, sentences

TEXTS = st.text("ab A.بج!؟…،,;:3 \n()-–“”\"'", max_size=40)


def spoken(text: str) -> list[str]:
    return [sentence.of(text) for sentence in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقال شخص رابع. إن الخطة سرية؟ نعم! ثم…", ["وقال شخص رابع.", "إن الخطة سرية؟", "نعم!", "ثم…"]),
        ("قال. “إن الفرضية خاطئة، لا نموذج”. وأضاف", ["قال.", "“إن الفرضية خاطئة، لا نموذج”.", "وأضاف"]),
        ("“Está errada. Nada disso.”, disse", ["“Está errada.", "Nada disso.”, disse"]),
        ("في الأسابيع المقبلة.وقال المتحدث", ["في الأسابيع المقبلة.", "وقال المتحدث"]),
        ("عنوان\n\nنص أول. نص ثان", ["عنوان", "نص أول.", "نص ثان"]),
        ("  \n \n", []),
        ("", []),
    ],
)
def test_stops_and_paragraphs_end_sentences(text: str, expected: list[str]) -> None:
    assert spoken(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It rose 3.14 or 100,000 points on example.com today.",
        "Dr. Silva met Prof. Costa and J. R. Smith of the U.S. Senate.",
        "O preço caiu para R$ 3.500,00 em out. 2023, segundo o Sr. Costa.",
        "A Corp. and others, e.g. banks, said so, see p. 12.",
        "1. Primeiro ponto",
        "“Nenhum modelo?” perguntou o porta-voz.",
        "قال د. محمد و أ.د. أحمد إن السنة 50 ق.م. مهمة",
        "Wait… there is more",
    ],
)
def test_other_stops_do_not(text: str) -> None:
    assert spoken(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He works for the U.S. The firm grew.", ["He works for the U.S.", "The firm grew."]),
        ("He ran out. John left.", ["He ran out.", "John left."]),
        ("Desde 2022. Depois caiu.", ["Desde 2022.", "Depois caiu."]),
        ("عام 2024 م. وقال آخر", ["عام 2024 م.", "وقال آخر"]),
        ("¿Qué? ¡No! Sim.", ["¿Qué?", "¡No!", "Sim."]),
    ],
)
def test_an_abbreviation_can_end_a_sentence_too(text: str, expected: list[str]) -> None:
    assert spoken(text) == expected


def test_the_sentence_at_an_offset_is_the_one_around_before_or_nearest_to_it() -> None:
    text = "  Um.  Dois. \n\nTrês"
    assert [sentence_at(text, at).of(text) for at in (0, 2, 5, 6, 7, 12, 13)] == [
        "Um.", "Um.", "Um.", "Dois.", "Dois.", "Dois.", "Dois.",
    ]  # fmt: skip
    assert sentence_at(text, 14) == Span(14, 14)
    assert sentence_at(text, 999).of(text) == "Três"
    assert sentence_at("", 0) == Span(0, 0)


def clause(text: str, word: str) -> str:
    return clause_at(text, text.index(word)).of(text)


def test_commas_of_three_scripts_end_clauses_but_not_inside_numbers() -> None:
    text = "طلبت 100,000 رقاقة، وفقًا لما أوردته صحيفة يوم الخميس، نقلًا عن مصادر؛ وتأخرت. ثم"
    assert clause(text, "رقاقة") == "طلبت 100,000 رقاقة"
    assert clause(text, "الخميس") == "وفقًا لما أوردته صحيفة يوم الخميس"
    assert clause(text, "تأخرت") == "وتأخرت."
    assert clause("At 10:30, 3,14 fell: badly", "fell") == "3,14 fell"


def test_an_aside_is_a_clause_of_its_own_and_the_clause_around_it_runs_on() -> None:
    text = "ويتطلب الاستنتاج -الذي يتضمن استخدام نموذج- قوة أقل من التدريب، كما قيل."
    assert clause(text, "نموذج") == "الذي يتضمن استخدام نموذج"
    assert clause(text, "ويتطلب") == "ويتطلب الاستنتاج -الذي يتضمن استخدام نموذج- قوة أقل من التدريب"
    text = "A marca (Ascend, da Huawei, de 2022) lançada em julho, não vende"
    assert clause(text, "Huawei") == "da Huawei"
    assert clause(text, "julho") == "A marca (Ascend, da Huawei, de 2022) lançada em julho"


def test_a_sentence_of_nothing_but_asides_is_no_trap() -> None:
    text = "a (b, (c, d) - e) f - g, h"
    assert clause(text, "a") == "a (b, (c, d) - e) f - g"
    assert clause(text, "c") == "c"
    assert clause(text, "b") == "b"
    assert clause_at("(,)" * 50_000, 75_000)


def test_hyphens_in_words_and_numbers_bound_nothing() -> None:
    assert clause("O porta-voz pré-treinado disse -5 ontem", "disse") == "O porta-voz pré-treinado disse -5 ontem"


def test_every_letter_of_the_samples_stands_in_a_sentence_and_a_clause() -> None:
    for path in sorted(seeds().glob("*.txt")):
        text = clean(path.read_text("utf-8")).text
        covered = {at for sentence in sentences(text) for at in range(sentence.start, sentence.end)}
        assert covered >= {at for at, character in enumerate(text) if not character.isspace()}


@given(TEXTS)
def test_sentences_are_ordered_trimmed_inside_paragraphs_and_cover_everything(text: str) -> None:
    found = sentences(text)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    assert all(sentence.of(text) == sentence.of(text).strip() != "" for sentence in found)
    assert all(paragraph_at(text, sentence.start).contains(sentence) for sentence in found)
    covered = {at for sentence in found for at in range(sentence.start, sentence.end)}
    assert covered >= {at for at, character in enumerate(text) if not character.isspace()}


@given(TEXTS, st.integers(0, 40))
def test_the_clause_at_an_offset_lies_in_its_sentence_and_the_sentence_in_its_paragraph(text: str, offset: int) -> None:
    sentence, clause = sentence_at(text, offset), clause_at(text, offset)
    assert sentence.contains(clause)
    assert bool(clause) == bool(sentence) == bool(paragraph_at(text, offset).of(text).strip())
    assert not sentence or sentence in sentences(text)
