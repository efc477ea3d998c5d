"""Every problem and every edit that the program can name has a sentence, and each sentence reads well."""

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

import hawliyat
from hawliyat.domain.errors import UserError
from hawliyat.ui import edit_wording, error_wording
from hawliyat.ui.edit_wording import edit_words
from hawliyat.ui.error_wording import error_words
from hawliyat.ui.wording import FSI, PDI, isolate, plain, tr

SOURCES = Path(hawliyat.__file__).parent
LONGEST = 200
PASSED_ON = {"code", "error.code", "problem.code", "trouble"}
"""Codes that are handed on, or chosen from a table: the codes themselves are found elsewhere."""


@cache
def all_calls() -> list[tuple[str, str, ast.Call]]:
    """Every call in the program: where it stands, what is called, the call."""
    return [
        (f"{path.relative_to(SOURCES)}:{node.lineno}", getattr(node.func, "id", getattr(node.func, "attr", "")), node)
        for path in sorted(SOURCES.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    ]


def calls(name: str) -> Iterator[tuple[str, ast.Call]]:
    """Every call of *name* in the program, with where it stands."""
    return ((where, call) for where, called, call in all_calls() if called == name)


def names_given(call: ast.Call) -> set[str]:
    """The keyword arguments of a call ("" stands for **arguments)."""
    return {keyword.arg or "" for keyword in call.keywords}


@cache
def raised() -> dict[str, list[set[str]]]:
    """Each code that is raised, with the arguments of each place that raises it."""
    found: dict[str, list[set[str]]] = {}
    for where, call in calls("UserError"):
        (first,) = call.args
        if isinstance(first, ast.Constant):
            found.setdefault(str(first.value), []).append(names_given(call))
        elif isinstance(first, ast.JoinedStr):
            for code in ("bad_language", "row_without_file", "repeated_file", "extra_cells"):
                found.setdefault(f"table_{code}", []).append(names_given(call))
        else:
            assert ast.unparse(first) in PASSED_ON, f"{where}: what is {ast.unparse(first)}?"
    for code in refusals():
        found.setdefault(code, []).append({"path"})
    for code in ("no_display", "display_refused"):
        found.setdefault(code, []).append(set())
    return found


def refusals() -> set[str]:
    """The codes that the store makes of SQLite's."""
    from hawliyat.store.refusals import _CODES

    return set(_CODES.values())


def found_by_checking() -> dict[str, list[set[str]]]:
    """The codes of a check's findings, with their arguments."""
    found: dict[str, list[set[str]]] = {}
    for _, call in calls("Finding"):
        code, arguments = call.args
        assert isinstance(code, ast.Constant)
        assert isinstance(arguments, ast.Dict)
        names = {str(key.value) for key in arguments.keys if isinstance(key, ast.Constant)}
        found.setdefault(str(code.value), []).append(names)
    return found


def told_directly() -> dict[str, list[set[str]]]:
    """Codes that the window says without an error: `error_words("code", {…})` and the like."""
    found: dict[str, list[set[str]]] = {}
    for name in ("error_words", "show_problem", "emit"):
        for _, call in calls(name):
            if len(call.args) == 2 and isinstance(call.args[0], ast.Constant) and isinstance(call.args[1], ast.Dict):
                names = {str(key.value) for key in call.args[1].keys if isinstance(key, ast.Constant)}
                found.setdefault(str(call.args[0].value), []).append(names)
    return found


@cache
def every_code() -> dict[str, list[set[str]]]:
    """Every code with what it comes with."""
    codes: dict[str, list[set[str]]] = {}
    for source in (raised(), found_by_checking(), told_directly()):
        for code, places in source.items():
            codes.setdefault(code, []).extend(places)
    return codes


@cache
def edits() -> dict[str, list[set[str]]]:
    """Each verb of an edit with its arguments."""
    found: dict[str, list[set[str]]] = {}
    for _, call in calls("edit"):
        if call.args and isinstance(call.args[0], ast.Constant):
            found.setdefault(str(call.args[0].value), []).append(names_given(call))
    return found


def test_the_scan_sees_what_is_raised() -> None:
    codes = raised()
    assert len(codes) > 40
    assert codes["bad_published"][0] == {"text"}
    assert codes["disk_full"] == [{"path"}]
    assert "make_event" in edits()


@pytest.mark.parametrize("code", sorted(every_code()))
def test_every_problem_has_a_sentence_for_all_it_comes_with(code: str) -> None:
    sentences = error_wording._SENTENCES.get(code)
    assert sentences, f"no sentence for {code}"
    for names in every_code()[code]:
        said = error_words(code, {name: "x" for name in names if name})
        assert said != code.replace("_", " ")
        assert "(" not in said or "(" in "".join(sentences)
    # What decoding raises without a path is passed on with one, and shown without it where a row names the file.
    assert all(
        value in {*names, "path", "name"} for s in sentences for value in values(s) for names in [all_names(code)]
    )


def all_names(code: str) -> set[str]:
    """Every argument that a code may come with."""
    return set().union(*every_code()[code])


def values(sentence: str) -> list[str]:
    """The names between braces."""
    return re.findall(r"\{(\w+)\}", sentence)


def test_no_sentence_is_left_of_a_problem_that_nobody_raises() -> None:
    assert sorted(set(error_wording._SENTENCES) - set(every_code())) == []


@pytest.mark.parametrize("verb", sorted(edits()))
def test_every_edit_has_words_for_all_it_comes_with(verb: str) -> None:
    for names in edits()[verb]:
        said = edit_words(verb, dict.fromkeys(names, "x"))
        assert said != verb.replace("_", " "), f"no words for {verb}({', '.join(sorted(names))})"


def test_no_words_are_left_of_an_edit_that_nobody_makes() -> None:
    assert set(edit_wording._SENTENCES) - set(edits()) == {"baseline"}


def test_sentences_are_short_and_end_as_sentences_do() -> None:
    for sentences in error_wording._SENTENCES.values():
        for sentence in sentences:
            assert len(sentence) <= LONGEST, sentence
            assert sentence.endswith("."), sentence
            assert sentence[0].isupper() or sentence[0] in "“", sentence
            assert sentence.count("“") == sentence.count("”"), sentence
    for words in edit_wording._SENTENCES.values():
        assert all(len(each) <= 60 and not each.endswith(".") for each in words)


@pytest.mark.parametrize("value", ["هواوي", "a{b}c", "%1 & <b>", "", 12, None, "x" * 5000])
def test_any_value_stands_isolated_in_any_sentence(value: object) -> None:
    for code, places in every_code().items():
        for names in places:
            assert_balanced(error_words(code, dict.fromkeys(filter(None, names), value)))
    for verb, places in edits().items():
        for names in places:
            said = edit_words(verb, dict.fromkeys(names, value))
            assert_balanced(said)
            assert len(plain(said)) < 120


def assert_balanced(text: str) -> None:
    """Each isolate that is opened is closed, inner ones first."""
    depth = 0
    for letter in text:
        depth += (letter == FSI) - (letter == PDI)
        assert depth >= 0, text
    assert depth == 0, text


@pytest.mark.parametrize(
    ("code", "arguments", "said"),
    [
        (
            "file_unreadable",
            {"path": "a.txt", "reason": "Permission denied"},
            "“a.txt” can't be read: Permission denied. Check that you may open it.",
        ),
        ("file_unreadable", {"reason": ""}, "This file can't be read."),
        (
            "binary_file",
            {"path": "a.pdf", "kind": "PDF"},
            "“a.pdf” is a PDF file, not a text. Save the article as plain text (.txt) first.",
        ),
        ("binary_file", {"kind": ""}, "This is not a text file. Save the article as plain text first."),
        ("undecodable", {"encoding": "utf-8", "offset": 3}, "Its characters are not utf-8. Choose another encoding."),
        (
            "impossible_date",
            {"text": "2025-02-30", "name": "a.txt"},
            "“a.txt”: “2025-02-30” is not in the calendar. Correct the day or the month.",
        ),
    ],
)
def test_the_fullest_sentence_is_said(code: str, arguments: Mapping[str, object], said: str) -> None:
    assert plain(error_words(code, arguments)) == said


def test_an_unknown_problem_is_shown_with_all_that_is_known_of_it() -> None:
    assert plain(error_words("strange_thing", {"path": "a", "why": ""})) == "strange thing (path: a)"
    assert error_words("strange_thing", {}) == "strange thing"
    assert edit_words("strange_verb", {"title": "a"}) == "strange verb"


@pytest.mark.parametrize(
    ("verb", "arguments", "said"),
    [
        ("undo", {"verb": "tag_mention", "args": {"quote": "هواوي"}, "count": 1}, "Undone: Tag “هواوي”"),
        (
            "undo_to",
            {"verb": "make_event", "args": {"title": "R2"}, "count": 3},
            "Undone: 3 edits, back to before Event “R2”",
        ),
        ("redo", {"verb": "untag", "args": {"quote": "R2", "count": 2}, "count": 1}, "Redone: Removal of 2 tags"),
        ("set_modality", {"modality": "planned"}, "Claim: planned"),
        ("import_articles", {"count": 1}, "Import of 1 article"),
        ("import_articles", {"count": 5}, "Import of 5 articles"),
        ("set_attributions", {"speakers": ""}, "Who says so: nobody"),
        ("retitle_event", {"title": "كلمة " * 20}, "Title “كلمة كلمة كلمة كلمة كلمة كلمة كلمة كلمة…”"),
    ],
)
def test_steps_of_the_history_read_well(verb: str, arguments: Mapping[str, object], said: str) -> None:
    words = edit_words(verb, arguments)
    assert plain(words) == said
    assert_balanced(words)


def test_a_value_is_never_read_as_a_template() -> None:
    assert tr("{a} and {b}", a="{b}", b="{a}") == f"{isolate('{b}')} and {isolate('{a}')}"
    assert str(UserError("x", y=1)) == "('x', {'y': 1})"
