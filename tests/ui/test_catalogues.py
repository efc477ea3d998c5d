"""The catalogues of the interface: complete, without leavings, and written as their language is."""

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from functools import cache
from unicodedata import category

import pytest
from tests.ui.templates import counted_templates, plain_templates, unknown_calls

from hawliyat.assets import resources
from hawliyat.ui.main_window import MENUS
from hawliyat.ui.translation import LANGUAGES, Translation, plural_form, read_translation

TRANSLATED = [tag for tag in LANGUAGES if tag != "en"]
LATIN_IN_ARABIC = {
    "AZ", "B", "BC", "C", "CSV", "Ctrl", "DOS", "EDTF", "Excel", "ISO", "JSON", "K", "NUL", "Python", "UTF", "V",
    "Windows", "hawliyat", "id", "language", "published", "text", "txt", "utf", "windows",
}  # fmt: skip
"""Names of programs, formats, keys and options, which are the same in every language."""
MANY_COUNTS = {"ar": {"few", "many", "other"}, "pt": {"one", "other"}}
"""Forms that stand for several numbers: they have to show which."""
LEFT_OUT = {"zero", "many"}
"""Forms that may be missing: nought where nobody is told of it, and the Portuguese million."""


@cache
def catalogue(language: str) -> Translation:
    """Read one."""
    return read_translation(language)


def every_text(language: str) -> list[tuple[str, str]]:
    """Each template with each text it has."""
    made = catalogue(language)
    return [*made.sentences.items(), *((many, text) for many, forms in made.counted.items() for text in forms.values())]


def values(text: str) -> Counter[str]:
    """The names between braces."""
    return Counter(re.findall(r"\{(\w+)\}", text))


def test_no_template_comes_from_a_table_nobody_looked_into() -> None:
    assert unknown_calls() == []
    assert len(plain_templates()) > 450
    assert {"Undo", "&File", "Tag as time", "happened", "Jan", "A name can't be empty."} <= plain_templates()
    assert counted_templates()["{count} articles"] == "1 article"


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_template_is_translated_and_nothing_is_left_of_old_ones(language: str) -> None:
    made = catalogue(language)
    assert sorted(plain_templates() - set(made.sentences)) == []
    assert sorted(set(made.sentences) - plain_templates()) == []
    assert sorted(counted_templates().keys() ^ made.counted.keys()) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_an_entry_stands_once_in_a_catalogue(language: str) -> None:
    areas = tomllib.loads((resources() / "translations" / f"{language}.toml").read_text(encoding="utf-8"))
    entries = [template for area in areas.values() for template in area]
    assert [template for template, times in Counter(entries).items() if times > 1] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_value_of_a_sentence_is_in_its_translation(language: str) -> None:
    for template, text in catalogue(language).sentences.items():
        assert values(text) == values(template), template


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_form_of_a_number_is_there_with_its_values(language: str) -> None:
    needed = {plural_form(language, count) for count in range(201)}
    for template, forms in catalogue(language).counted.items():
        assert needed - LEFT_OUT <= forms.keys() <= needed, template
        assert "many" not in needed or "many" in forms, template
        others = values(template) - Counter(["count"])
        for form, text in forms.items():
            assert values(text) - Counter(["count"]) == others, text
            assert form not in MANY_COUNTS[language] or values(text)["count"] == 1, text


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_invisible_sign_turns_a_text(language: str) -> None:
    for template, text in every_text(language):
        assert not [sign for sign in text if category(sign) in ("Cf", "Cc")], template
        assert text == text.strip() or template != template.strip(), template


def test_arabic_is_written_in_arabic_and_with_its_own_signs() -> None:
    for template, text in every_text("ar"):
        words = re.sub(r"\{\w+\}", "", text)
        assert set(re.findall(r"[A-Za-z]+", words)) <= LATIN_IN_ARABIC, text
        assert not re.search(r"[,;?“”]", words), text
        assert re.search(r"[\u0600-\u06ff]", words) or not re.search("[A-Za-z]", re.sub(r"\{\w+\}", "", template)), text
        assert words.count("«") == words.count("»"), text


@pytest.mark.parametrize("language", TRANSLATED)
def test_sentences_end_as_the_english_ones_do(language: str) -> None:
    for template, text in every_text(language):
        assert text.endswith(".") or not template.endswith("."), text
        assert text.endswith("…") == template.endswith("…"), text


@pytest.mark.parametrize("language", TRANSLATED)
def test_each_menu_opens_by_a_letter_of_its_own(language: str) -> None:
    letters = [letter_of(catalogue(language).sentences, title) for title in MENUS.values()]
    assert all(letters)
    assert len(set(letters)) == len(letters)
    dialog = [letter_of(catalogue(language).sentences, title) for title in ("&Columns apart by", "&File")]
    assert len(set(dialog)) == 2


def letter_of(sentences: Mapping[str, str], title: str) -> str:
    """The letter after the &."""
    return sentences[title].partition("&")[2][:1].lower()


def test_signs_that_should_not_be_there_are_found() -> None:
    assert category("\u200f") == "Cf"
    assert set(re.findall(r"[A-Za-z]+", "ملف file")) - LATIN_IN_ARABIC == {"file"}
