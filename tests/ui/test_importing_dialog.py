"""The import table, by keys and by mouse, on real files."""

import threading
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from hawliyat.operations import importing
from hawliyat.operations.import_listing import Listing
from hawliyat.operations.importing import Candidate, Choice
from hawliyat.store import article_repository, proposal_repository
from hawliyat.store.project import Project
from hawliyat.ui.finding import TimeFinder
from hawliyat.ui.importing.import_dialog import ImportDialog, open_import
from hawliyat.ui.importing.import_table import WIDTHS
from hawliyat.ui.importing.import_table_model import Column
from hawliyat.ui.session import Session
from hawliyat.ui.theme import DARK, GRID, LIGHT
from hawliyat.ui.wording import plain

ARABIC = "عنوان الخبر\nقالت الشركة يوم الخميس إنها ستطلق منتجا جديدا في مايو.\n"
SHAPES = "\ufeeb\ufeee\ufe8d\ufeed\ufef1"  # هواوي as a program without shaping would draw it
ENGLISH = "A headline\nThe company said on Thursday that it would launch the product in May.\n"
Key = Qt.Key


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def session(tmp_path: Path, window: QWidget) -> Iterator[Session]:
    with Project.create(tmp_path / "p.hawliyat") as project:
        yield Session(project, window)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    return made


def _written(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def _opened(qtbot: QtBot, session: Session, *paths: Path, text: str | None = None) -> ImportDialog:
    window = session.parent()
    assert isinstance(window, QWidget)
    dialog = open_import(session, LIGHT, window, paths=list(paths), text=text)
    # Closing must not delete what a test still looks at; the window does in the end.
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.waitUntil(lambda: not dialog.is_reading)
    return dialog


def _shown(dialog: ImportDialog, row: int, column: Column) -> str:
    return plain(dialog.model.index(row, column).data()).strip("\u2066\u2067")


def _editors(dialog: ImportDialog) -> list[QWidget]:
    children = dialog.table.viewport().findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [child for child in children if isinstance(child, QLineEdit | QComboBox) and child.isVisible()]


def _line(dialog: ImportDialog) -> QLineEdit:
    (editor,) = _editors(dialog)
    line = editor.lineEdit() if isinstance(editor, QComboBox) else editor
    assert isinstance(line, QLineEdit)
    return line


def _enter(qtbot: QtBot, dialog: ImportDialog, text: str) -> None:
    """Type *text* over what the open editor holds, and press Enter."""
    line = _line(dialog)
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Key.Key_Return)
    qtbot.waitUntil(lambda: not _editors(dialog))


def _type_published(qtbot: QtBot, dialog: ImportDialog, row: int, text: str) -> None:
    dialog.table.setCurrentIndex(dialog.model.index(row, Column.PUBLISHED))
    dialog.table.setFocus()
    qtbot.keyClick(dialog.table, Key.Key_F2)
    _enter(qtbot, dialog, text)


def test_the_whole_import_goes_by_keyboard_alone(qtbot: QtBot, session: Session, folder: Path) -> None:
    finder = TimeFinder(session, session)
    dialog = _opened(qtbot, session, _written(folder, "a.txt", ARABIC), _written(folder, "b.txt", ENGLISH))
    assert dialog.import_button.text() == "Import \u20682\u2069 articles"
    assert dialog.table.currentIndex() == dialog.model.index(0, Column.PUBLISHED), "the missing date is asked for"
    qtbot.keyClicks(dialog.table, "2")
    qtbot.keyClicks(_line(dialog), "025-08-14")
    qtbot.keyClick(_line(dialog), Key.Key_Return)
    qtbot.waitUntil(lambda: not _editors(dialog))
    qtbot.keyClick(dialog.table, Key.Key_Down)
    qtbot.keyClick(dialog.table, Key.Key_Return)
    qtbot.keyClicks(_line(dialog), "2025-08")
    with qtbot.waitSignal(dialog.imported) as imported:
        qtbot.keyClick(_line(dialog), Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    stored = article_repository.all(session.project.database)
    assert [article.id for article in stored] == imported.args[0]
    assert [article.published_edtf for article in stored] == ["2025-08-14", "2025-08"]
    qtbot.waitUntil(lambda: finder.left == 0)
    assert proposal_repository.counts(session.project.database)


def test_escape_leaves_the_cell_first_and_then_the_table(qtbot: QtBot, session: Session, folder: Path) -> None:
    dialog = _opened(qtbot, session, _written(folder, "a.txt", ARABIC))
    qtbot.keyClick(dialog.table, Key.Key_F2)
    qtbot.keyClick(_line(dialog), Key.Key_Escape)
    assert dialog.isVisible()
    qtbot.keyClick(dialog.table, Key.Key_Escape)
    assert not dialog.isVisible()
    assert article_repository.all(session.project.database) == []


def test_tab_walks_the_cells_and_then_leaves_the_table(qtbot: QtBot, session: Session, folder: Path) -> None:
    dialog = _opened(qtbot, session, _written(folder, "a.txt", ARABIC))
    dialog.activateWindow()
    qtbot.waitUntil(dialog.table.hasFocus)
    dialog.table.setCurrentIndex(dialog.model.index(0, Column.ENCODING))
    qtbot.keyClick(dialog.table, Key.Key_Tab)
    assert dialog.table.currentIndex().column() == Column.CHOICE
    qtbot.keyClick(dialog.table, Key.Key_Tab)
    assert not dialog.table.hasFocus()


def test_what_cant_be_read_is_a_row_that_says_why_and_stays_out(qtbot: QtBot, session: Session, folder: Path) -> None:
    paths = [_written(folder, "empty.txt", b""), folder / "gone.txt", _written(folder, "scan.txt", b"%PDF-1.4")]
    dialog = _opened(qtbot, session, *paths, _written(folder, "good.txt", ENGLISH))
    reasons = [_shown(dialog, row, Column.TITLE) for row in range(3)]
    assert reasons == [
        "There is no text in this file.",
        "This file is no longer there.",
        "This is a PDF file. Save the article as plain text first.",
    ]
    assert dialog.import_button.text() == "Import 1 article"
    assert not dialog.model.flags(dialog.model.index(0, Column.PUBLISHED)) & Qt.ItemFlag.ItemIsEditable
    with qtbot.waitSignal(dialog.imported):
        qtbot.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    assert len(article_repository.all(session.project.database)) == 1


def test_an_impossible_date_is_marked_at_once_and_gone_to(qtbot: QtBot, session: Session, folder: Path) -> None:
    dialog = _opened(qtbot, session, _written(folder, "a.txt", ARABIC), _written(folder, "b.txt", ENGLISH))
    _type_published(qtbot, dialog, 1, "2025-02-30")
    index = dialog.model.index(1, Column.PUBLISHED)
    assert index.data(Qt.ItemDataRole.ForegroundRole).color() == LIGHT.event
    assert "2025-02-30" in dialog.panel.notes.text()
    assert "not in the calendar" in plain(dialog.panel.notes.text())
    dialog.table.setCurrentIndex(dialog.model.index(0, Column.TITLE))
    qtbot.keyClick(dialog, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.table.currentIndex() == index
    assert "not in the calendar" in dialog.bar.text
    assert article_repository.all(session.project.database) == []


def test_an_article_without_a_date_is_asked_about_and_may_stay_so(qtbot: QtBot, session: Session, folder: Path) -> None:
    dialog = _opened(qtbot, session, _written(folder, "a.txt", ARABIC))
    assert dialog.model.index(0, Column.PUBLISHED).data(Qt.ItemDataRole.BackgroundRole) is not None
    assert dialog.told.text().startswith("1 article has no publication date")
    with qtbot.waitSignal(dialog.imported):
        qtbot.keyClick(dialog, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (article,) = article_repository.all(session.project.database)
    assert article.published_edtf == ""


@pytest.mark.qt_log_ignore("grabbing the (keyboard|mouse)", extend=True)
def test_the_same_text_twice_is_told_and_can_be_another_source(qtbot: QtBot, session: Session, folder: Path) -> None:
    dialog = _opened(qtbot, session, _written(folder, "a.txt", ARABIC), _written(folder, "b.txt", ARABIC))
    assert _shown(dialog, 1, Column.CHOICE) == "Skip"
    assert dialog.import_button.text() == "Import 1 article"
    dialog.table.setCurrentIndex(dialog.model.index(1, Column.CHOICE))
    assert "further up in this table" in plain(dialog.panel.warnings.text())
    assert dialog.panel.choice.isVisible()
    qtbot.keyClick(dialog.table, Key.Key_F2)
    (box,) = _editors(dialog)
    assert isinstance(box, QComboBox)
    qtbot.waitUntil(box.view().isVisible)
    qtbot.keyClick(box.view(), Key.Key_Down)
    qtbot.keyClick(box.view(), Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.model.candidates[1].choice is Choice.SAME_STORY)
    with qtbot.waitSignal(dialog.imported):
        qtbot.keyClick(dialog, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    first, second = article_repository.all(session.project.database)
    assert first.story_id is not None
    assert first.story_id == second.story_id


def test_a_date_to_be_typed_and_the_longest_guess_fit_their_cells(qtbot: QtBot, session: Session, folder: Path) -> None:
    dialog = _opened(qtbot, session, _written(folder, "b.txt", "خبر عن الميناء والعمال في المدينة".encode("cp1256")))
    assert _shown(dialog, 0, Column.ENCODING).startswith("Windows-1256")
    assert dialog.table.sizeHintForColumn(Column.ENCODING) <= dialog.table.columnWidth(Column.ENCODING)
    dialog.table.setCurrentIndex(dialog.model.index(0, Column.PUBLISHED))
    qtbot.keyClick(dialog.table, Key.Key_F2)
    line = _line(dialog)
    assert line.fontMetrics().horizontalAdvance(line.placeholderText()) < line.width() - 2 * GRID


def test_where_nothing_is_guessed_the_titles_have_the_room(qtbot: QtBot, session: Session, folder: Path) -> None:
    dialog = _opened(qtbot, session, _written(folder, "a.txt", ARABIC.encode()))
    assert dialog.table.columnWidth(Column.ENCODING) == WIDTHS[Column.ENCODING]


def test_a_wrong_guess_is_read_again_as_the_researcher_says(qtbot: QtBot, session: Session, folder: Path) -> None:
    path = _written(folder, "a.txt", "Notícia\nA informação não é nova, disse a fonte.\n".encode("cp1252"))
    dialog = _opened(qtbot, session, path)
    dialog.panel.encoding.setCurrentIndex(dialog.panel.encoding.findData("cp1256"))
    dialog.panel.encoding.activated.emit(0)
    assert _shown(dialog, 0, Column.TITLE) != "Notícia"
    dialog.panel.encoding.setCurrentIndex(dialog.panel.encoding.findData("utf-8"))
    dialog.panel.encoding.activated.emit(0)
    assert "UTF-8" in dialog.bar.text
    dialog.panel.encoding.setCurrentIndex(dialog.panel.encoding.findData("cp1252"))
    dialog.panel.encoding.activated.emit(0)
    assert _shown(dialog, 0, Column.TITLE) == "Notícia"
    assert "informação" in dialog.panel.preview.toPlainText()
    assert dialog.bar.text == ""


def test_metadata_from_a_table_fills_the_cells(qtbot: QtBot, session: Session, folder: Path) -> None:
    _written(folder, "a.txt", ENGLISH)
    _written(folder, "articles.csv", "file,title,source,published,language\na.txt,Title,Reuters,2025-08-14,en\n")
    dialog = _opened(qtbot, session, folder)
    shown = [_shown(dialog, 0, column) for column in (Column.TITLE, Column.PUBLISHER, Column.PUBLISHED)]
    assert shown == ["Title", "Reuters", "2025-08-14"]
    with qtbot.waitSignal(dialog.imported):
        qtbot.keyClick(dialog, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (article,) = article_repository.all(session.project.database)
    assert article.published_basis == "articles.csv"


def test_an_impossible_date_of_a_table_is_shown_where_it_can_be_put_right(
    qtbot: QtBot, session: Session, folder: Path
) -> None:
    _written(folder, "a.txt", ENGLISH)
    dialog = _opened(qtbot, session, _written(folder, "articles.csv", "file,published\na.txt,2025-02-30\n"))
    assert dialog.model.first_bad_date() == dialog.model.index(0, Column.PUBLISHED)
    _type_published(qtbot, dialog, 0, "14/8/2025")
    assert not dialog.model.first_bad_date().isValid()
    with qtbot.waitSignal(dialog.imported):
        qtbot.keyClick(dialog, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (article,) = article_repository.all(session.project.database)
    assert (article.published_edtf, article.published_basis) == ("2025-08-14", "researcher")


def test_a_pasted_text_is_one_row_with_no_encoding_to_choose(qtbot: QtBot, session: Session) -> None:
    dialog = _opened(qtbot, session, text=ARABIC)
    assert dialog.model.rowCount() == 1
    assert _shown(dialog, 0, Column.FILE) == "Pasted text"
    assert not dialog.panel.encoding.isVisible()
    dialog.reject()


def test_a_language_is_chosen_by_name_or_typed_as_a_tag(qtbot: QtBot, session: Session, folder: Path) -> None:
    dialog = _opened(qtbot, session, _written(folder, "a.txt", ENGLISH))
    dialog.table.setCurrentIndex(dialog.model.index(0, Column.LANGUAGE))
    for typed, shown in (("pt-BR", "Portuguese"), ("no language!", "Portuguese"), ("Arabic", "Arabic")):
        qtbot.keyClick(dialog.table, Key.Key_F2)
        _enter(qtbot, dialog, typed)
        assert _shown(dialog, 0, Column.LANGUAGE) == shown


def test_the_preview_runs_the_way_its_paragraphs_do(qtbot: QtBot, session: Session, folder: Path) -> None:
    dialog = _opened(qtbot, session, _written(folder, "a.txt", ARABIC + ENGLISH))
    document = dialog.panel.preview.document()
    directions = [document.findBlockByNumber(number).textDirection() for number in range(4)]
    rtl, ltr = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
    assert directions == [rtl, rtl, ltr, ltr]


def test_many_files_are_read_beside_the_window_and_can_be_stopped(
    qtbot: QtBot, session: Session, window: QWidget, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(60):
        _written(folder, f"{number:02}.txt", ENGLISH + str(number))
    gate = threading.Event()
    read_file, number = importing.read_file, count()

    def slow(listing: Listing, path: Path) -> Candidate:
        if next(number) == 3:
            gate.wait(10)
        return read_file(listing, path)

    monkeypatch.setattr(importing, "read_file", slow)
    dialog = open_import(session, LIGHT, window, paths=[folder])
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 3)
    assert dialog.is_reading
    assert not dialog.import_button.isEnabled()
    assert dialog.progress.maximum() == 60
    dialog.reject()
    gate.set()
    qtbot.waitUntil(lambda: not dialog.is_reading)
    assert dialog.isVisible(), "what was read stays"
    assert dialog.model.rowCount() == 3
    assert dialog.import_button.isEnabled()
    dialog.reject()


def test_closing_while_reading_leaves_no_thread(session: Session, window: QWidget, folder: Path) -> None:
    for number in range(40):
        _written(folder, f"{number:02}.txt", ENGLISH * 400 + str(number))
    dialog = open_import(session, LIGHT, window, paths=[folder])
    dialog.close()


def test_what_cleaning_changed_and_bidi_marks_are_told(qtbot: QtBot, session: Session, folder: Path) -> None:
    text = "Head\r\nSome \u202etext\u202c that the end is to be in.\r\n"
    dialog = _opened(qtbot, session, _written(folder, "a.txt", text))
    assert "2 line ends made alike" in plain(dialog.panel.notes.text())
    assert "invisible marks" in dialog.panel.warnings.text()
    dialog.reject()


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_table_mirrors_and_changes_theme(
    qtbot: QtBot, session: Session, folder: Path, direction: Qt.LayoutDirection
) -> None:
    QApplication.setLayoutDirection(direction)
    try:
        dialog = _opened(qtbot, session, _written(folder, "a.txt", ARABIC))
        dialog.set_theme(DARK)
        first = dialog.table.visualRect(dialog.model.index(0, Column.FILE))
        last = dialog.table.visualRect(dialog.model.index(0, Column.CHOICE))
        assert (first.left() > last.left()) == (direction is Qt.LayoutDirection.RightToLeft)
        assert dialog.model.index(0, Column.PUBLISHED).data(Qt.ItemDataRole.ForegroundRole).color() == DARK.warning
        dialog.reject()
    finally:
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_a_file_that_trips_the_program_is_a_row_that_says_so(
    qtbot: QtBot, session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_file = importing.read_file

    def trip(listing: Listing, path: Path) -> Candidate:
        if path.name == "b.txt":
            raise ZeroDivisionError("nobody foresaw this")
        return read_file(listing, path)

    monkeypatch.setattr(importing, "read_file", trip)
    dialog = _opened(qtbot, session, *(_written(folder, f"{letter}.txt", ENGLISH + letter) for letter in "abc"))
    assert [candidate.draft is not None for candidate in dialog.model.candidates] == [True, False, True]
    assert "nobody foresaw this" in _shown(dialog, 1, Column.TITLE)


def test_a_folder_that_trips_the_program_is_a_row_too(
    qtbot: QtBot, session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def trip(_paths: object) -> Listing:
        raise RecursionError("folders in folders")

    monkeypatch.setattr("hawliyat.ui.importing.reading.list_files", trip)
    dialog = _opened(qtbot, session, _written(folder, "a.txt", ENGLISH))
    assert [candidate.draft for candidate in dialog.model.candidates] == [None]
    assert "folders in folders" in _shown(dialog, 0, Column.TITLE)


def test_a_title_looks_for_no_twins_and_still_names_the_row_that_repeats_it(
    qtbot: QtBot, session: Session, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [_written(folder, "a.txt", ENGLISH), _written(folder, "b.txt", ENGLISH), _written(folder, "c.txt", ARABIC)]
    dialog = _opened(qtbot, session, *paths)
    monkeypatch.setattr(importing, "with_twins", lambda *_a, **_k: pytest.fail("looked for twins"))
    for column, value in ((Column.TITLE, "Another title"), (Column.PUBLISHED, "2025-08-14")):
        assert dialog.model.setData(dialog.model.index(0, column), value)
    twin = dialog.model.candidates[1].duplicate_of
    assert twin is not None
    assert (twin.title, twin.place) == ("Another title", 0)
    assert [candidate.is_wanted for candidate in dialog.model.candidates] == [True, False, True]


def test_drawn_shapes_are_stored_as_letters_if_one_wants_them_so(qtbot: QtBot, session: Session, folder: Path) -> None:
    dialog = _opened(qtbot, session, _written(folder, "old.txt", f"{SHAPES}\n{SHAPES} قالت.\n"))
    qtbot.waitUntil(lambda: not dialog.is_reading)
    assert dialog.panel.letters.isVisible()
    qtbot.keyClick(dialog.panel.letters, Key.Key_Space)
    assert not dialog.panel.letters.isVisible()
    assert dialog.panel.preview.toPlainText().startswith("هواوي")
    dialog.accept()
    (article,) = article_repository.all(session.project.database)
    assert article.title == "هواوي"
    assert article_repository.text(session.project.database, article.id) == "هواوي\nهواوي قالت.\n"


def test_nothing_is_offered_where_there_are_no_shapes(qtbot: QtBot, session: Session, folder: Path) -> None:
    dialog = _opened(qtbot, session, _written(folder, "new.txt", ARABIC))
    qtbot.waitUntil(lambda: not dialog.is_reading)
    assert not dialog.panel.letters.isVisible()
    dialog.reject()
