"""Every English template the window can say, found in its sources and tables."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import hawliyat
from hawliyat.ui import (
    calendar_wording,
    edit_wording,
    error_wording,
    main_window,
    recent_commands,
    term_wording,
    time_wording,
    view_commands,
)
from hawliyat.ui.exporting import export_dialog
from hawliyat.ui.importing import import_table_model, import_wording
from hawliyat.ui.painting import timeline_words
from hawliyat.ui.timeline import timeline_bar, timeline_table_model

SOURCES = Path(hawliyat.__file__).parent
OF_COMMANDS = ("app/cli.py", "app/demo.py", "app/reports.py", "app/self_test.py", "app/self_test_qt.py")
"""What commands print is read by scripts, and few terminals set Arabic right: it stays English."""
FROM_TABLES = {
    ("ui/calendar_wording.py", "(_LONG if self.is_long else _SHORT)[number - 1]"),
    ("ui/calendar_wording.py", "template"),
    ("ui/calendar_wording.py", "_WEEKDAYS[days.weekday(day)]"),
    ("ui/calendar_wording.py", "_WEEKDAYS[week_start]"),
    ("ui/calendar_wording.py", "_CALENDARS[calendar]"),
    ("ui/calendar_wording.py", "_CENTURIES[ending]"),
    ("ui/calendar_wording.py", "_SEASONS[(code - 21) % 4]"),
    ("ui/calendar_wording.py", "_QUARTERS[code - _QUARTER_CODES.start]"),
    ("ui/calendar_wording.py", "_HALVES[code - _HALF_CODES.start]"),
    ("ui/commands.py", "command.text"),
    ("ui/commands.py", "command.submenu"),
    ("ui/commands.py", "self.text"),
    ("ui/commands.py", "self.submenu"),
    ("ui/commands.py", "name"),
    ("ui/commands.py", "title"),
    ("ui/edit_wording.py", "one"),
    ("ui/edit_wording.py", "sentence"),
    ("ui/error_wording.py", "sentence"),
    ("ui/exporting/export_dialog.py", "name"),
    ("ui/exporting/export_dialog.py", "subject.name"),
    ("ui/exporting/export_dialog.py", "subject.row"),
    ("ui/importing/import_table_model.py", "_HEADERS[section]"),
    ("ui/importing/import_wording.py", "_ENCODINGS.get(encoding, encoding)"),
    ("ui/importing/import_wording.py", "one"),
    ("ui/importing/import_wording.py", "_WARNINGS[code]"),
    ("ui/painting/timeline.py", "EMPTY_TITLE"),
    ("ui/painting/timeline.py", "EMPTY_ADVICE"),
    ("ui/recent_list.py", "words"),
    ("ui/term_wording.py", "_TERMS[value]"),
    ("ui/term_wording.py", "name"),
    ("ui/time_wording.py", "_WITHIN[value.granularity]"),
    ("ui/time_wording.py", "_PARTS[value.part]"),
    ("ui/time_wording.py", "_UNRESOLVED.get(missing, '“{quote}” names a time that could not be resolved.')"),
    ("ui/timeline/timeline_bar.py", "text"),
    ("ui/timeline/timeline_table_model.py", "_HEADINGS[Column(section)]"),
    ("ui/view_commands.py", "command.submenu"),
}
"""Calls that are given a template from a table, by file and argument: `tables` has to know what stands in it."""
COMMAND_MAKERS = {"Command": 2, "file": 1, "shown": 1, "scoped": 1, "recent": 1}
"""Functions that make a command, and the place of its text among their arguments."""


@cache
def calls() -> tuple[tuple[str, str, ast.Call], ...]:
    """Every call by a bare name, outside the commands: the file, the name, the call."""
    return tuple(
        (path.relative_to(SOURCES).as_posix(), node.func.id, node)
        for path in sorted(SOURCES.rglob("*.py"))
        if path.relative_to(SOURCES).as_posix() not in OF_COMMANDS
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    )


def plain_templates() -> set[str]:
    """Every template without a form for each number."""
    found = {text for _, name, call in calls() if name in ("tr", "filled") for text in literals(call.args[0])}
    for _, name, call in calls():
        place = COMMAND_MAKERS.get(name)
        if place is not None and len(call.args) > place:
            found.update(literals(call.args[place]))
        found.update(text for keyword in call.keywords if keyword.arg == "submenu" for text in literals(keyword.value))
    return found | set(tables())


def counted_templates() -> dict[str, str]:
    """Every English plural with its singular."""
    pairs = [(call.args[0], call.args[1]) for _, name, call in calls() if name == "tr_count"]
    found = {many: one for first, second in pairs for one in literals(first) for many in literals(second)}
    in_tables = (*edit_wording._SEVERAL.values(), *import_wording._COUNTS.values())
    return found | {many: one for one, many in in_tables}


def unknown_calls() -> list[str]:
    """Calls whose template is neither written there nor in a table that is known."""
    return [
        f"{path}: {ast.unparse(call.args[0])}"
        for path, name, call in calls()
        if name in ("tr", "filled", "tr_count") and not list(literals(call.args[0]))
        if (path, ast.unparse(call.args[0])) not in FROM_TABLES
    ]


def literals(given: ast.expr) -> Iterator[str]:
    """The texts an argument can be: one, or both sides of a choice."""
    if isinstance(given, ast.Constant) and isinstance(given.value, str):
        yield given.value
    elif isinstance(given, ast.IfExp):
        yield from literals(given.body)
        yield from literals(given.orelse)


def tables() -> Iterator[str]:
    """Every template that stands in a table."""
    for table in (error_wording._SENTENCES, edit_wording._SENTENCES):
        for sentences in table.values():
            yield from sentences
    for words in (
        calendar_wording._CALENDARS,
        import_wording._WARNINGS,
        main_window.MENUS,
        term_wording._LANGUAGES,
        term_wording._TERMS,
        time_wording._PARTS,
        time_wording._UNRESOLVED,
        time_wording._WITHIN,
        timeline_bar.DIRECTIONS,
        timeline_table_model._HEADINGS,
        view_commands.WEEKS,
    ):
        yield from words.values()
    for names in ("_SHORT", "_LONG", "_WEEKDAYS", "_SEASONS", "_QUARTERS", "_HALVES", "_CENTURIES"):
        yield from getattr(calendar_wording, names)
    yield from import_table_model._HEADERS
    yield from (name for name in import_wording._ENCODINGS.values() if " " in name)
    for subject in export_dialog.SUBJECTS:
        yield from (subject.name, subject.row)
    yield from (name for _, name in export_dialog.SEPARATORS)
    yield from (timeline_words.EMPTY_TITLE, timeline_words.EMPTY_ADVICE)
    yield from ("As the system", recent_commands.SUBMENU)
    yield "“{quote}” names a time that could not be resolved."
