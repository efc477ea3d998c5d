"""Rule packs: their own examples, and that a pack is data, not code."""

from pathlib import Path

import pytest

from hawliyat.assets import resources
from hawliyat.domain.day import from_iso
from hawliyat.temporal import find_times, pack, resolving
from hawliyat.temporal.pack import Rule

DOCS = Path(__file__).parents[2] / "docs" / "time.md"
FRENCH = DOCS.read_text("utf-8").partition("```toml\n")[2].partition("```")[0]
"""The pack that docs/time.md writes line by line."""
PACKS = [pack.load(path.stem) for path in sorted((resources() / "time").glob("*.toml"))]
RULES = [(loaded, rule) for loaded in PACKS if loaded for rule in loaded.rules]


def test_there_are_packs_for_the_three_languages_of_the_program() -> None:
    assert [loaded.language for loaded in PACKS if loaded] == ["ar", "en", "pt"]


@pytest.mark.parametrize(("loaded", "rule"), RULES, ids=[rule.id for _, rule in RULES])
def test_a_rules_examples_come_out_by_that_rule(loaded: pack.Pack, rule: Rule) -> None:
    assert rule.examples
    for text, edtf in rule.examples.items():
        found = find_times(text, loaded.language, loaded.examples_published)
        if edtf == "-":
            assert found == [], text
            continue
        last = found[-1]
        assert (last.value.edtf, last.value.rule_id) == (edtf, rule.id), text
        assert text.endswith(last.text)


@pytest.mark.parametrize(("_loaded", "rule"), RULES, ids=[rule.id for _, rule in RULES])
def test_a_rule_names_a_resolver_there_is(_loaded: pack.Pack, rule: Rule) -> None:
    assert rule.resolve in {*resolving.RESOLVERS, *resolving.NOT_A_DATE, *resolving.NAMES_NO_DAY}


def test_every_resolver_is_used_by_a_pack() -> None:
    elsewhere = {*resolving.NOT_A_DATE, *resolving.NAMES_NO_DAY}
    assert set(resolving.RESOLVERS) == {rule.resolve for _, rule in RULES} - elsewhere


def test_a_regional_tag_takes_its_languages_pack_and_a_path_takes_none() -> None:
    regional = pack.load("pt-BR")
    assert regional is not None
    assert regional.language == "pt"
    assert pack.load("../ar") is None
    assert pack.load("") is None


def test_a_language_needs_one_file_and_no_code(monkeypatch: pytest.MonkeyPatch) -> None:
    french = pack.read(FRENCH)
    monkeypatch.setattr(pack, "load", lambda _language: french)
    published = from_iso("2024-09-30")
    text = "Lancé en mai 2023, vendu depuis juillet, il y a trois jours et la semaine prochaine."
    assert [(one.text, one.value.edtf) for one in find_times(text, "fr", published)] == [
        ("en mai 2023", "2023-05"),
        ("depuis juillet", "2024-07/.."),
        ("il y a trois jours", "2024-09-27"),
        ("la semaine prochaine", "[2024-10-07..2024-10-13]"),
    ]


@pytest.mark.parametrize("pattern", ["{month", "(a|b", "a]", "[a))"])
def test_a_pattern_with_unmatched_brackets_is_refused(pattern: str) -> None:
    with pytest.raises((ValueError, KeyError)):
        pack.read(FRENCH.replace('pattern = "{month} {year}"', f'pattern = "{pattern}"'))


def test_a_rule_must_begin_with_a_word_or_a_number() -> None:
    with pytest.raises(ValueError, match="no word to begin with"):
        pack.read(FRENCH.replace('pattern = "{month} {year}"', """pattern = '"(" {month}'"""))
