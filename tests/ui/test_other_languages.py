"""The real window in Arabic and in Portuguese: mirrored, whole, and with every key where it was."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.sample_window import Desk, settle

from hawliyat.store import event_repository
from hawliyat.store.project import Project
from hawliyat.ui import interface_language
from hawliyat.ui.about.about_dialog import AboutDialog
from hawliyat.ui.inspector.buttons import QuietButton
from hawliyat.ui.inspector.card import quote_label
from hawliyat.ui.interface_language import language_of, speak
from hawliyat.ui.theme import DARK, LIGHT
from hawliyat.ui.widgets.wrapped_label import WrappedLabel
from hawliyat.ui.wording import dotted, grouped, language, plain, tr

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)  # offscreen popups

RTL, LTR = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
SIZES = ((1440, 900), (1000, 700))


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    """Leave English behind."""
    yield
    speak(qapp, "en")


@pytest.fixture
def arabic(desk: Desk) -> Desk:
    """Give the window on the sample, turned to Arabic while it is open."""
    turn(desk, "ar")
    return desk


def turn(desk: Desk, choice: str) -> None:
    """Choose a language as the menu does, and wait for the window that comes."""
    desk.window.commands.run(f"language-{choice}")
    settle()
    desk.wait_for_keyboard(desk.workspace.reader)


def menu_words(desk: Desk) -> list[str]:
    """Everything that the menus say, without keys."""
    found: list[QAction] = []
    waiting: list[QMenu] = []
    for top in desk.window.menuBar().actions():
        found.append(top)
        waiting.append(top.menu())
    while waiting:
        for action in waiting.pop().actions():
            if action.menu() is not None:
                waiting.append(action.menu())
            if not action.isSeparator():
                found.append(action)
    return [plain(action.text()).replace("&", "").partition("\t")[0] for action in found]


def clipped(whole: QWidget) -> list[str]:
    """Words in labels and buttons that have less room than they need; not those that shorten themselves."""
    short = []
    for widget in whole.findChildren(QWidget):
        words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
        if words and widget.isVisible() and not isinstance(widget, QuietButton):
            has_room = widget.width() >= widget.minimumSizeHint().width()
            is_whole = isinstance(widget, WrappedLabel) or widget.width() >= widget.sizeHint().width()
            is_high = widget.height() >= needed_height(widget)
            if not (has_room and is_whole and is_high):
                short.append(f"{plain(words)}: {widget.size().toTuple()} of {widget.sizeHint().toTuple()}")
    return short


def needed_height(widget: QWidget) -> int:
    """How high a widget has to be at the width it has."""
    if isinstance(widget, WrappedLabel):
        return widget.heightForWidth(widget.width())
    return widget.minimumSizeHint().height()


def test_the_window_turns_round_while_it_is_open(desk: Desk) -> None:
    before = desk.workspace.focus.place
    turn(desk, "ar")
    assert language() == "ar"
    assert desk.window.layoutDirection() is RTL
    assert desk.window.preferences.language == "ar"
    assert desk.workspace.focus.place == before
    edge = [pane.mapToGlobal(pane.rect().center()).x() for pane in panes(desk)]
    assert edge == sorted(edge, reverse=True)
    assert desk.workspace.timeline.is_rtl
    turn(desk, "en")
    assert desk.window.layoutDirection() is LTR
    edge = [pane.mapToGlobal(pane.rect().center()).x() for pane in panes(desk)]
    assert edge == sorted(edge)
    assert menu_words(desk)[0] == "File"


def panes(desk: Desk) -> list[QWidget]:
    """Library, reader, inspector."""
    return [desk.workspace.library, desk.workspace.reader, desk.workspace.inspector]


def test_every_menu_speaks_arabic(arabic: Desk) -> None:
    names = {"English", "Português"}
    assert len(menu_words(arabic)) > 40
    for words in menu_words(arabic):
        assert words in names or any("\u0600" <= letter <= "\u06ff" for letter in words), words
    bar = [action.text() for action in arabic.window.menuBar().actions()]
    assert bar == ["&ملف", "ت&حرير", "&علامات", "ع&رض", "م&ساعدة"]


def test_keys_in_a_mirrored_menu_do_not_run_like_arabic(arabic: Desk) -> None:
    action = arabic.window.commands.action("zoom-in")
    assert plain(action.text()) == "تكبير النص\t\u2066Ctrl++"
    assert action.shortcuts()[0].toString() == "Ctrl++"


@pytest.mark.parametrize("choice", ["ar", "pt"])
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_short(desk: Desk, choice: str, size: tuple[int, int]) -> None:
    turn(desk, choice)
    desk.window.resize(*size)
    desk.read("2025-08-14")
    event = next(each for each in event_repository.all(desk.project.database) if "R2" in each.title)
    desk.workspace.focus.note(event_id=event.id)
    settle()
    assert clipped(desk.window) == []
    desk.window.commands.run("export")
    settle()
    (dialog,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]
    assert clipped(dialog) == []
    dialog.reject()
    desk.window.close_project()
    settle()
    assert clipped(desk.window) == []


@pytest.mark.parametrize("choice", ["ar", "pt"])
def test_an_empty_project_and_its_import_are_whole(
    desk: Desk, choice: str, tmp_path: Path, sample_files: list[Path]
) -> None:
    from hawliyat.ui.importing.import_dialog import open_import

    turn(desk, choice)
    desk.window.open_project(Project.create(tmp_path / "empty.hawliyat"))
    settle()
    assert clipped(desk.window) == []
    assert desk.window.session is not None
    dialog = open_import(desk.window.session, LIGHT, desk.window, paths=sample_files)
    desk.qtbot.waitUntil(lambda: not dialog.is_reading)
    settle()
    assert dialog.layoutDirection() is (RTL if choice == "ar" else LTR)
    assert clipped(dialog) == []
    dialog.reject()


@pytest.fixture
def sample_files() -> list[Path]:
    """Give the sample's texts."""
    from hawliyat.assets import seeds

    return sorted(seeds().glob("[0-9]*.txt"))


def test_what_is_cut_short_is_found(qtbot: QtBot) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    label = QLabel("A sentence that needs room", whole)
    label.resize(30, 20)
    button = QPushButton("Another one", whole)
    button.resize(300, 30)
    whole.show()
    assert [words.partition(":")[0] for words in clipped(whole)] == ["A sentence that needs room"]


def test_digits_and_letters_do_what_they_did(arabic: Desk) -> None:
    arabic.read("2025-08-14")
    arabic.select("الناشئة")
    arabic.key("٣")
    assert arabic.verbs()[-1] == "tag_mention"
    arabic.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert arabic.verbs()[-1] == "undo"
    assert arabic.window.commands.action("undo").isEnabled()
    arabic.key(Qt.Key.Key_F7)
    assert arabic.window.theme is DARK


def test_undo_in_another_language_takes_back_what_was_done_before(desk: Desk) -> None:
    desk.read("2025-08-14")
    desk.select("الناشئة")
    desk.key("3")
    turn(desk, "pt")
    assert plain(desk.window._undo.text()) == "Desfazer: Anotação de “الناشئة”"
    desk.window.commands.run("undo")
    assert desk.verbs()[-1] == "undo"


def test_labels_and_terms_are_in_the_language_of_the_window(arabic: Desk) -> None:
    arabic.read("2025-08-14")
    event = next(each for each in event_repository.all(arabic.project.database) if "R2" in each.title)
    arabic.workspace.focus.note(event_id=event.id)
    settle()
    shown = [plain(each.text()) for each in arabic.workspace.inspector.findChildren(QLabel)]
    assert {"الحدث", "متى", "مشارك"} <= set(shown)
    assert plain(arabic.workspace.timeline.bar.counts.text()).startswith("على المحور: ")
    assert "أغسطس" in plain(arabic.workspace.reader.article.header.meta)


@pytest.mark.parametrize(("choice", "cancel"), [("ar", "ألغِ"), ("pt", "Cancelar"), ("en", "Cancel")])
def test_qt_s_own_dialogs_speak_the_language_too(qapp: QApplication, choice: str, cancel: str) -> None:
    speak(qapp, "pt" if choice != "pt" else "ar")
    speak(qapp, choice)
    assert QApplication.translate("QPlatformTheme", "Cancel") == cancel
    assert QApplication.layoutDirection() is (RTL if choice == "ar" else LTR)


class Desktop:
    """A desktop that wants certain languages."""

    def __init__(self, *wanted: str) -> None:
        self._wanted = list(wanted)

    def system(self) -> "Desktop":
        """Stand for QLocale, and for what its `system` gives."""
        return self

    def uiLanguages(self) -> list[str]:
        """The languages, the dearest first."""
        return self._wanted


@pytest.mark.parametrize(
    ("wanted", "spoken"),
    [
        (["ar-EG", "ar"], "ar"),
        (["pt-PT", "pt", "en"], "pt"),
        (["fr-FR", "ar-MA"], "ar"),
        (["de-DE"], "en"),
        (["C"], "en"),
        ([], "en"),
        (["en-GB", "ar"], "en"),
        (["pt_BR"], "pt"),
    ],
)
def test_the_system_s_first_language_that_there_is_is_taken(
    monkeypatch: pytest.MonkeyPatch, wanted: list[str], spoken: str
) -> None:
    monkeypatch.setattr(interface_language, "QLocale", Desktop(*wanted))
    assert language_of("system") == spoken
    assert language_of("ar") == "ar"
    assert language_of("klingon") == spoken


def test_tests_speak_english_whatever_the_desktop_speaks() -> None:
    assert language() == "en"
    assert language_of("system") == "en"
    assert QLocale.system().uiLanguages()


def test_the_choice_is_remembered_and_marked_in_the_menu(arabic: Desk) -> None:
    arabic.window.commands.refresh()
    chosen = [name for name in ("system", "ar", "en", "pt") if is_checked(arabic, name)]
    assert chosen == ["ar"]
    arabic.window.commands.run("language-system")
    assert language() == "en"


def is_checked(desk: Desk, choice: str) -> bool:
    """Whether the menu marks a language."""
    return desk.window.commands.action(f"language-{choice}").isChecked()


def test_the_palette_finds_a_language_by_its_own_name_and_by_the_menu_s(desk: Desk) -> None:
    desk.window.commands.run("palette")
    popup = desk.window.palette_popup
    popup.line.setText("Language")
    found = [plain(popup.list.item(row).text()) for row in range(4)]
    assert found == [f"{name}   —   Language" for name in ("As the system", "العربية", "English", "Português")]
    popup.line.setText("العربيه")
    assert plain(popup.list.item(0).text()).startswith("العربية")
    popup.hide()


def test_a_language_chosen_in_the_palette_turns_the_window_under_it(desk: Desk) -> None:
    desk.window.commands.run("palette")
    desk.window.palette_popup.line.setText("العربية")
    desk.key(Qt.Key.Key_Return)
    desk.wait_for_keyboard(desk.workspace.reader)
    assert desk.window.layoutDirection() is RTL
    desk.window.commands.run("palette")
    assert desk.window.palette_popup.layoutDirection() is RTL
    assert plain(desk.window.palette_popup.line.placeholderText()).startswith("ابحث")
    desk.window.palette_popup.hide()


def test_about_does_not_stay_behind_in_the_old_language(desk: Desk) -> None:
    desk.window.commands.run("about")
    settle()
    assert desk.window.findChild(AboutDialog) is not None
    turn(desk, "pt")
    assert desk.window.findChild(AboutDialog) is None


def test_a_language_can_be_chosen_before_a_project_is_open(desk: Desk) -> None:
    desk.window.close_project()
    desk.window.commands.run("language-ar")
    settle()
    assert desk.window.workspace is None
    assert desk.window.windowTitle() == QApplication.applicationDisplayName() == "حوليات"
    assert desk.window.welcome.isVisible()


def test_a_line_of_values_alone_runs_with_the_interface(qapp: QApplication) -> None:
    assert dotted("a", "", "b") == "\u2068a\u2069 · \u2068b\u2069"
    speak(qapp, "ar")
    assert is_rtl(dotted("a", "b"))
    assert not is_rtl("\u2068a\u2069 · \u2068b\u2069")
    assert dotted("", "") == ""
    assert is_rtl(tr("{before} → {now}", before="2024", now="2025"))
    assert grouped(2236) == "2,236"
    speak(qapp, "pt")
    assert grouped(1234567) == "1.234.567"


def is_rtl(text: str) -> bool:
    """Whether Qt lets a text run from right to left."""
    document = QTextDocument(text)
    return document.firstBlock().textDirection() is RTL


def test_wrapped_words_are_whole_in_both_directions(qtbot: QtBot) -> None:
    label = WrappedLabel("a < b & c\nd")
    qtbot.addWidget(label)
    assert (label.text(), label.textFormat()) == ("a < b & c\nd", Qt.TextFormat.PlainText)
    label.setLayoutDirection(RTL)
    assert (label.text(), label.textFormat()) == ("a < b & c\nd", Qt.TextFormat.RichText)
    quote = quote_label("إطلاق <R2>")
    qtbot.addWidget(quote)
    assert quote.text() == "«إطلاق <R2>»"
    assert quote.accessibleName() == "«إطلاق <R2>»"
