"""Problems in words: what happened, what was kept where that matters, and what to do about it."""

import re
from collections.abc import Mapping

from hawliyat.ui.wording import tr

_SENTENCES: dict[str, tuple[str, ...]] = {
    # the project file
    "not_a_project": ("“{path}” is not a Hawliyat project. It was left as it is; choose a .hawliyat file.",),
    "newer_project": (
        "“{path}” was made by a newer Hawliyat (file version {version}). It was left as it is; "
        "update Hawliyat to open it.",
    ),
    "foreign_schema": (
        "“{path}” holds tables or triggers that Hawliyat did not make. It was left as it is, because such a file "
        "can't be trusted.",
    ),
    "damaged_project": ("“{path}” is damaged or cut short. It was left as it is; open your last copy instead.",),
    "project_in_use": (
        "“{path}” is already open in another window or program. Close it there first; nothing was changed.",
    ),
    "project_read_only": ("“{path}” can't be written to. Copy it to a folder of your own and open the copy.",),
    "project_unreadable": ("“{path}” can't be read. Check that it is still there and that you may open it.",),
    "project_not_found": ("There is no file “{path}”.",),
    "project_exists": ("“{path}” is already there and was left as it is. Choose another name.",),
    "folder_not_found": ("There is no folder “{path}” to put the project in.",),
    "folder_not_writable": ("“{path}” can't be written to. Choose a folder of your own for the project.",),
    "disk_error": (
        "The disk did not take or give the data: the last change was not kept. Check the disk, "
        "then open the project again.",
    ),
    "disk_full": (
        "The disk is full: the last change was not kept, everything before it was. Free some space and do it again.",
    ),
    # importing
    "file_not_found": ("There is no file “{path}”.", "This file is no longer there."),
    "unreadable_file": ("“{path}” can't be read. Check that it is still there and that you may open it.",),
    "file_unreadable": (
        "“{path}” can't be read: {reason}. Check that you may open it.",
        "“{path}” can't be read. Check that you may open it.",
        "This file can't be read: {reason}.",
        "This file can't be read.",
    ),
    "empty_folder": ("There are no text files in the folder “{path}”.", "There are no text files in this folder."),
    "empty_file": ("“{path}” is empty: there is no text to import.", "There is no text in this file."),
    "empty_text": ("There is no text to import.",),
    "binary_file": (
        "“{path}” is a {kind} file, not a text. Save the article as plain text (.txt) first.",
        "“{path}” is not a text file. Save the article as plain text (.txt) first.",
        "This is a {kind} file. Save the article as plain text first.",
        "This is not a text file. Save the article as plain text first.",
    ),
    "undecodable": (
        "The characters of “{path}” are not {encoding}. Choose another encoding.",
        "The characters of “{path}” are in no encoding that is known here. Save it as UTF-8 first.",
        "Its characters are not {encoding}. Choose another encoding.",
        "Its characters are in no encoding that is known here. Save it as UTF-8 first.",
    ),
    "unknown_encoding": ("“{encoding}” is not an encoding Hawliyat knows. Write utf-8 or windows-1256, say.",),
    "bad_csv": (
        "“{path}” breaks off at line {line}: it is not a table that can be read.",
        "Line {line} breaks off: not a table this program can read.",
    ),
    "missing_column": (
        "“{path}” is not a table of articles: it has no column named {column}.",
        "Not a table of articles: it has no column named {column}.",
    ),
    "table_bad_language": ("Line {line} of the table: “{value}” is not a language tag. It was left out.",),
    "table_row_without_file": ("Line {line} of the table names no file and was left out.",),
    "table_repeated_file": ("Line {line} of the table repeats the file “{value}” and was left out.",),
    "table_extra_cells": ("Line {line} of the table has more cells than columns and was left out.",),
    "already_imported": ("“{title}” is already in the project and was left out.",),
    "ambiguous_date": (
        "“{name}”: “{text}” can be read as two different days. Write it as 2025-08-14: year, month, day.",
        "“{text}” can be read as two different days. Write it as 2025-08-14: year, month, day.",
    ),
    "bad_published": (
        "“{name}”: “{text}” is not a date. Write it as 2025-08-14, 2025-08 or 2025.",
        "“{text}” is not a date. Write it as 2025-08-14, 2025-08 or 2025.",
    ),
    "impossible_date": (
        "“{name}”: “{text}” is not in the calendar. Correct the day or the month.",
        "“{text}” is not in the calendar. Correct the day or the month.",
    ),
    "one_article_story": ("A story needs two articles.",),
    # hand-made annotations of the sample
    "bad_annotations": ("The annotations are not as they should be at {at}: {expected} was expected there.",),
    "unknown_reference": ("The annotations name “{id}” at {at}, but nothing in them has that id.",),
    "duplicate_id": ("The id “{id}” stands twice in the annotations.",),
    "quote_missing": ("The text does not have “{quote}” {occurrence} times.",),
    # times
    "bad_edtf": (
        "“{text}” is not a time Hawliyat knows. Write it as 2025-05-14, 2025-05, 2025, 2025-05/2025-07 "
        "or [2025-05-01..2025-07-31].",
        "A time is missing. Write it as 2025-05-14, 2025-05, 2025, 2025-05/2025-07 or [2025-05-01..2025-07-31].",
    ),
    "bad_json_line": (
        "Line {number} is not as it should be: one JSON object a line, with id, text, language and published.",
    ),
    "claim_without_time": ("This claim gives no time for the event. Give it one of the article's times first.",),
    "ends_before_start": ("By its times this claim ends before it starts. Change the role of one of them first.",),
    "times_not_found": ("Looking for the times of “{title}” came to an unexpected end ({reason}).",),
    "reading_failed": ("Reading “{path}” came to an unexpected end ({reason}).",),
    "proposal_gone": ("This proposed time is no longer there: it was decided on, or the times were found again.",),
    "not_a_time": ("This is not a tagged time.",),
    # tagging
    "nothing_selected": ("Select some text first.",),
    "not_a_mention": ("This tag does not name an entity.",),
    "not_an_entity_label": ("The label “{label}” is not for entities.",),
    "unknown_entity": ("No entity is called “{name}”. Choose one from the list, or make a new one.",),
    "empty_name": ("A name can't be empty.",),
    "empty_title": ("A title can't be empty.",),
    "last_name": ("An entity keeps at least one name. Add another before removing this one.",),
    "in_use": ("This kind is in use and can't be deleted. Archive it instead.",),
    # checking a project
    "damaged_page": ("The file itself is damaged: {detail}. Open your last copy.",),
    "dangling_row": ("A row of “{table}” ({row}) points at one of “{parent}” that is not there.",),
    "history_broken": ("The history does not fit together at {edit}: “{table}” {row}.",),
    "history_mismatch": ("“{table}” {row} is not as the history says: something else has written to the file.",),
    "rank_mismatch": ("Event {event} is not in its place on the timeline.",),
    "text_mismatch": ("The text {sha256} is not the one that was imported.",),
    "anchor_mismatch": ("Annotation {annotation} does not stand on its words any more.",),
    # undo
    "undo_conflict": ("This can't be undone: what it changed has been changed since. Nothing was touched.",),
    "undo_blocked": ("This can't be undone: something made later still hangs on it. Nothing was touched.",),
    # export
    "output_failed": ("The output could not be written: {reason}.",),
    "output_not_writable": (
        "“{path}” can't be written: {reason}. Choose another folder, or close the program that has it open.",
        "“{path}” can't be written. Choose another folder, or close the program that has it open.",
    ),
    "output_is_project": ("“{path}” is the project itself: choose another name.",),
    "unknown_export": ("Hawliyat can't export “{what}”.",),
    "bad_separator": ("“{separator}” can't separate columns: use a comma, a semicolon or a tab.",),
    # this copy of the program
    "licence_unreadable": ("“{path}” can't be read. This copy of Hawliyat is not complete: install it again.",),
    # the screen
    "no_display": ("There is no screen here to open a window on.",),
    "display_refused": ("The screen can't be opened: it does not answer.",),
}
"""What is said for a code: the first sentence whose every value is given, so that the fullest one comes first."""

_VALUE = re.compile(r"\{(\w+)\}")


def error_words(code: str, arguments: Mapping[str, object]) -> str:
    """Return the sentence for a problem's code; an unknown code is shown with its arguments, never hidden."""
    given = {name: value for name, value in arguments.items() if value not in (None, "")}
    for sentence in _SENTENCES.get(code, ()):
        wanted = set(_VALUE.findall(sentence))
        if wanted <= given.keys():
            return tr(sentence, **{name: given[name] for name in wanted})
    words = code.replace("_", " ")
    details = ", ".join(f"{name}: {value}" for name, value in given.items())
    return tr("{problem} ({details})", problem=words, details=details) if details else words
