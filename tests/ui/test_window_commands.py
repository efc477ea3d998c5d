"""Every command of the real window: in its menu with its keys, in the palette, and none that falls over."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu
from tests.ui.sample_window import Desk, settle

from hawliyat.store import article_repository, entity_repository, event_repository
from hawliyat.ui.main_window import MENUS
from hawliyat.ui.theme import DARK, LIGHT
from hawliyat.ui.wording import plain

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)  # offscreen popups

CTRL = Qt.KeyboardModifier.ControlModifier
LEAVES = {"close", "quit"}
SPEAKS = {"language-system", "language-ar", "language-en", "language-pt"}
"""They are tried in test_other_languages.py, which puts English back."""


@pytest.fixture
def no_file_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody cancels every dialog that asks for a file."""
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: QFileDialog.DialogCode.Rejected)


def menu_actions(desk: Desk) -> list[QAction]:
    """Every action in every menu and in the menus within them."""
    found = []
    waiting = [action.menu() for action in desk.window.menuBar().actions()]
    while waiting:
        menu = waiting.pop(0)
        assert menu is not None
        found += [action for action in menu.actions() if not action.isSeparator() and action.menu() is None]
        waiting += [action.menu() for action in menu.actions() if action.menu() is not None]
    return found


def close_dialogs() -> None:
    """Put away what a command has opened."""
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.reject()
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.hide()
        settle()
    settle()


def test_every_command_is_in_a_menu_with_its_keys(desk: Desk) -> None:
    assert [plain(menu.text()) for menu in desk.window.menuBar().actions()] == list(MENUS.values())
    shown = {action.objectName(): action for action in menu_actions(desk)}
    for command in desk.window.commands:
        assert command.name in shown, command.name
        keys = [sequence.toString() for sequence in shown[command.name].shortcuts()]
        assert keys == [QKeySequence(key).toString() for key in command.shortcuts]
    for action in shown.values():
        assert plain(action.text()).strip(), action.objectName()


def test_quit_stands_last_in_the_file_menu(desk: Desk) -> None:
    file = desk.window.menuBar().actions()[0].menu()
    assert isinstance(file, QMenu)
    assert [action.objectName() for action in file.actions()][-4:] == ["", "saved", "", "quit"]


def test_no_two_commands_share_a_key(desk: Desk) -> None:
    seen: dict[str, str] = {}
    for command in desk.window.commands:
        for key in command.shortcuts:
            assert seen.setdefault(QKeySequence(key).toString(), command.name) == command.name


@pytest.mark.usefixtures("no_file_is_chosen")
def test_every_command_that_is_enabled_can_run(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    from hawliyat.ui import project_commands

    other = tmp_path_factory.mktemp("data") / "sample.hawliyat"
    monkeypatch.setattr(project_commands, "sample_path", lambda: other)
    QApplication.clipboard().setText("نص للاستيراد.")
    desk.read("2025-08-14")
    ran = []
    for name in [command.name for command in desk.window.commands if command.name not in LEAVES | SPEAKS]:
        desk.window.activateWindow()
        desk.workspace.reader.setFocus()
        desk.workspace.reader.move_caret(3)
        desk.window.commands.refresh()
        action = desk.window.commands.action(name)
        if action.isEnabled():
            action.trigger()
            settle()
            ran.append(name)
        close_dialogs()
    assert len(ran) >= 30
    desk.window.commands.run("close")
    assert desk.window.workspace is None
    assert {c.name for c in desk.window.commands if desk.window.commands.can_run(c)} <= {
        "new", "open", "sample", "quit", "theme", "keys", "about", *SPEAKS
    }  # fmt: skip


def palette_offers(desk: Desk, text: str) -> list[str]:
    """What Ctrl+K offers for *text*, first first."""
    desk.key(Qt.Key.Key_K, CTRL)
    popup = desk.window.palette_popup
    assert popup.isVisible()
    popup.line.setFocus()
    desk.type(text)
    if popup.line.text() != text:
        popup.line.setText(text)
    return [plain(popup.list.item(row).text()) for row in range(popup.list.count())]


def take(desk: Desk) -> None:
    """Take the first thing that is offered."""
    desk.key(Qt.Key.Key_Return)
    settle()


def test_the_palette_finds_an_entity_by_any_spelling_of_any_name(desk: Desk) -> None:
    desk.read("2025-08-14")
    for spelling in ("هواوى", "HUAWEI"):
        offers = [offer for offer in palette_offers(desk, spelling) if offer.endswith("entity")]
        assert any(offer.startswith("هواوي") for offer in offers), offers
        desk.key(Qt.Key.Key_Escape)
    palette_offers(desk, "هواوى")
    popup = desk.window.palette_popup
    row = next(r for r in range(popup.list.count()) if plain(popup.list.item(r).text()) == "هواوي   —   entity")
    popup.list.setCurrentRow(row)
    take(desk)
    wanted = next(e for e in entity_repository.all(desk.project.database) if "هواوي" in e.texts and "Huawei" in e.texts)
    assert desk.workspace.focus.place.entity_id == wanted.id
    assert desk.keyboard_is_in(desk.workspace.inspector)
    assert desk.workspace.inspector.widget().subject[:2] == ("entity", wanted.id)  # type: ignore[attr-defined]


def test_the_palette_goes_to_articles_events_and_commands(desk: Desk) -> None:
    article = next(a for a in article_repository.all(desk.project.database) if a.language == "pt")
    palette_offers(desk, article.title[:24])
    take(desk)
    assert desk.workspace.focus.place.article_id == article.id
    assert desk.keyboard_is_in(desk.workspace.reader)
    event = next(e for e in event_repository.all(desk.project.database) if "910B" in e.title)
    palette_offers(desk, event.title[:24])
    take(desk)
    assert desk.workspace.focus.place.event_id == event.id
    assert desk.workspace.timeline.canvas.selected == event.id
    assert palette_offers(desk, "turn the time axis")[0].startswith("Turn the time axis round")
    was_rtl = desk.workspace.timeline.is_rtl
    take(desk)
    assert desk.workspace.timeline.is_rtl is not was_rtl


def test_nothing_found_is_said_and_escape_returns_to_the_text(desk: Desk) -> None:
    assert palette_offers(desk, "qqqq") == ["Nothing found"]
    desk.key(Qt.Key.Key_Escape)
    assert not desk.window.palette_popup.isVisible()
    assert desk.keyboard_is_in(desk.workspace.reader)


def test_ctrl_s_says_that_everything_is_saved(desk: Desk) -> None:
    desk.key(Qt.Key.Key_S, CTRL)
    assert "All changes are saved" in plain(desk.window.status.currentMessage())
    desk.window.status.clearMessage()


def test_another_theme_repaints_everything(desk: Desk) -> None:
    panes = {
        "paper": (desk.workspace.reader.viewport(), desk.workspace.timeline.canvas.viewport()),
        "chrome": (desk.workspace.library, desk.workspace.inspector, desk.window.menuBar()),
    }
    for theme in (LIGHT, DARK, LIGHT):
        if desk.window.theme is not theme:
            desk.key(Qt.Key.Key_F7)
        assert desk.window.theme is theme
        for token, widgets in panes.items():
            wanted: QColor = getattr(theme, token)
            for widget in widgets:
                settle()
                picture = widget.grab().toImage()
                spots = [(x, y) for x in range(4, picture.width() - 4, 9) for y in range(4, picture.height() - 4, 9)]
                share = sum(picture.pixelColor(x, y).name() == wanted.name() for x, y in spots) / len(spots)
                assert share > 0.4, (theme.name, token, widget, share)
