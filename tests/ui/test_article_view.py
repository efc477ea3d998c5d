"""The view under the hands of a reader: mouse, keyboard, clipboard, scrolling, zoom."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.ui.conftest import ViewMaker, entity, event, time

from hawliyat.domain.article import Direction
from hawliyat.domain.span import Span
from hawliyat.ui.painting.article_layout import ArticleText
from hawliyat.ui.reader.article_view import ArticleView
from hawliyat.ui.theme import DARK, LIGHT

TEXT = (
    'وواجهت "ديب سيك" مشكلات تقنية مستمرة عند تدريب نموذج "R2" الخاص بها باستخدام رقائق "Ascend" من شركة هواوي'
    " الصينية. مما دفعها إلى استخدام رقائق شركة إنفيديا لعملية التدريب في مايو.\nوقال هيوز إن ذلك غير صحيح."
)
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


def _point(view: ArticleView, offset: int, part: float = 0.5) -> QPoint:
    """A point of the cluster at *offset*: *part* of its width from its leading edge."""
    number, line = view.layout_.line_of(offset)
    laid = view.layout_.block(number)
    cluster = next(c for c in laid.layout.clusters(line) if c.start <= offset - laid.origin < c.end)
    width = cluster.right - cluster.left
    x = cluster.right - part * width if cluster.is_rtl else cluster.left + part * width
    y = view.layout_.top_of(number) + laid.layout.lines[line].baseline - 4
    return (view.scrolling.origin() + QPoint(round(x), round(y))).toPoint()


def _drag(view: ArticleView, start: int, end: int) -> None:
    QTest.mousePress(view.viewport(), LEFT, pos=_point(view, start, 0.2))
    QTest.mouseMove(view.viewport(), _point(view, (start + end) // 2))
    QTest.mouseMove(view.viewport(), _point(view, end - 1, 0.8))
    QTest.mouseRelease(view.viewport(), LEFT, pos=_point(view, end - 1, 0.8))


def _selected(view: ArticleView) -> str:
    span = view.selection()
    return span.of(view.article.text) if span else ""


@pytest.mark.parametrize(
    "quote",
    ["هواوي", "ديب سيك", '"Ascend" من', 'رقائق "Ascend', "R2", 'تدريب نموذج "R2" الخاص بها باستخدام رقائق', "مايو"],
)
def test_a_drag_selects_exactly_what_it_passed_over(make_view: ViewMaker, quote: str) -> None:
    view = make_view(TEXT, width=480)
    start = TEXT.index(quote)
    _drag(view, start, start + len(quote))
    assert _selected(view) == quote
    _drag(view, 0, 3)
    assert _selected(view) == TEXT[:3]


def test_a_drag_backwards_selects_the_same(make_view: ViewMaker) -> None:
    view = make_view(TEXT)
    start = TEXT.index("هواوي")
    QTest.mousePress(view.viewport(), LEFT, pos=_point(view, start + 4, 0.8))
    QTest.mouseMove(view.viewport(), _point(view, start, 0.2))
    assert _selected(view) == "هواوي"
    assert view.caret() == start


def test_a_click_between_paragraphs_and_beside_the_text_puts_the_caret_near(make_view: ViewMaker) -> None:
    view = make_view(TEXT)
    QTest.mouseClick(view.viewport(), LEFT, pos=QPoint(view.viewport().width() - 3, _point(view, 0).y()))
    assert view.caret() == 0
    QTest.mouseClick(view.viewport(), LEFT, pos=QPoint(300, view.viewport().height() - 4))
    assert view.caret() > TEXT.index("\n")


def test_a_double_click_takes_the_word_and_another_offers_it_without_its_clitic(make_view: ViewMaker) -> None:
    view = make_view("قال إن بالصين شركة")
    at = _point(view, "قال إن بالصين".index("صين"))
    QTest.mouseDClick(view.viewport(), LEFT, pos=at)
    assert _selected(view) == "بالصين"
    QTest.mouseRelease(view.viewport(), LEFT, pos=at)
    offered = []
    for _ in range(3):
        QTest.mouseDClick(view.viewport(), LEFT, pos=at)
        QTest.mouseRelease(view.viewport(), LEFT, pos=at)
        offered.append(_selected(view))
    assert offered == ["الصين", "صين", "بالصين"]


def test_a_double_click_in_quotes_leaves_them_out(make_view: ViewMaker) -> None:
    view = make_view(TEXT)
    QTest.mouseDClick(view.viewport(), LEFT, pos=_point(view, TEXT.index("Ascend") + 2))
    assert _selected(view) == "Ascend"


def test_a_triple_click_takes_the_sentence(make_view: ViewMaker) -> None:
    view = make_view(TEXT, width=480)
    at = _point(view, TEXT.index("إنفيديا") + 2)
    QTest.mouseDClick(view.viewport(), LEFT, pos=at)
    QTest.mouseRelease(view.viewport(), LEFT, pos=at)
    QTest.mousePress(view.viewport(), LEFT, pos=at)
    assert _selected(view).startswith("مما دفعها")
    assert _selected(view).endswith("في مايو.")


def test_a_click_takes_the_shortest_mark(make_view: ViewMaker, qtbot: QtBot) -> None:
    outer, inner = event(TEXT, TEXT[:40]), entity(TEXT, "ديب سيك")
    view = make_view(TEXT, [outer, inner])
    with qtbot.waitSignal(view.mark_chosen) as chosen:
        QTest.mouseClick(view.viewport(), LEFT, pos=_point(view, TEXT.index("ديب") + 1))
    assert chosen.args == [inner.id]
    assert view.mark_at_caret() == inner
    QTest.mouseClick(view.viewport(), LEFT, pos=_point(view, 2))
    assert view.mark_at_caret() == outer
    QTest.mouseClick(view.viewport(), LEFT, pos=_point(view, TEXT.index("هيوز")))
    assert view.mark_at_caret() is None
    assert view.chosen() == ""


def test_enter_and_a_double_click_open_a_mark(make_view: ViewMaker, qtbot: QtBot) -> None:
    mark = entity(TEXT, "هواوي")
    view = make_view(TEXT, [mark])
    with qtbot.waitSignal(view.mark_activated) as opened:
        QTest.mouseDClick(view.viewport(), LEFT, pos=_point(view, mark.span.start + 1))
    assert opened.args == [mark.id]
    view.move_caret(mark.span.end)
    with qtbot.waitSignal(view.mark_activated):
        QTest.keyClick(view, Qt.Key.Key_Return)
    view.move_caret(0)
    with qtbot.assertNotEmitted(view.mark_activated):
        QTest.keyClick(view, Qt.Key.Key_Return)


def test_tab_walks_the_marks_in_reading_order_and_leaves_at_the_end(make_view: ViewMaker) -> None:
    marks = [time(TEXT, "في مايو"), event(TEXT, TEXT[:40]), entity(TEXT, "ديب سيك"), entity(TEXT, "R2")]
    view = make_view(TEXT, marks)
    walked = []
    while view.next_mark():
        walked.append(view.mark_at_caret().span.of(TEXT))  # type: ignore[union-attr]
    assert walked == [TEXT[:40], "ديب سيك", "R2", "في مايو"]
    assert view.previous_mark()
    assert view.mark_at_caret().span.of(TEXT) == "R2"  # type: ignore[union-attr]
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert view.chosen() == marks[0].id


def test_arrows_move_visually_and_shift_extends(make_view: ViewMaker) -> None:
    view = make_view(TEXT)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.caret() == 1
    QTest.keyClick(view, Qt.Key.Key_Left, CONTROL)
    assert view.caret() == TEXT.index("ديب")
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Left, SHIFT)
    assert _selected(view) == "ديب"
    QTest.keyClick(view, Qt.Key.Key_Left, SHIFT | CONTROL)
    assert _selected(view) == "ديب "
    QTest.keyClick(view, Qt.Key.Key_Right, SHIFT)
    assert _selected(view) == "ديب"
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.selection() is None


def test_ctrl_home_and_end_and_the_pages_reach_both_ends(make_view: ViewMaker) -> None:
    text = "\n".join(f"{number} {TEXT}" for number in range(60))
    view = make_view(text)
    QTest.keyClick(view, Qt.Key.Key_End, CONTROL)
    assert view.caret() == len(text)
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    middle = view.caret()
    assert 0 < middle < len(text)
    for _ in range(60):
        QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert view.layout_.line_of(view.caret()) == (0, 0)
    QTest.keyClick(view, Qt.Key.Key_Home, CONTROL)
    assert view.caret() == 0
    assert view.verticalScrollBar().value() == 0


def test_digits_letters_and_delete_are_left_to_the_window(make_view: ViewMaker) -> None:
    view = make_view(TEXT)
    for key in (Qt.Key.Key_1, Qt.Key.Key_0, Qt.Key.Key_Delete, Qt.Key.Key_A, Qt.Key.Key_F6, Qt.Key.Key_Escape):
        QTest.keyClick(view, key)
    assert view.caret() == 0
    assert view.article.text == TEXT


def test_the_clipboard_gets_the_logical_slice(make_view: ViewMaker) -> None:
    view = make_view(TEXT)
    start = TEXT.index('نموذج "R2"')
    view.select(Span(start, start + 14))
    QTest.keyClick(view, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == TEXT[start : start + 14]
    view.clear_selection()
    view.copy()
    assert QGuiApplication.clipboard().text() == TEXT[start : start + 14]


def test_the_line_being_read_stays_put_when_the_width_changes(make_view: ViewMaker, qtbot: QtBot) -> None:
    text = "\n".join(f"{number} {TEXT}" for number in range(200))
    view = make_view(text)
    view.verticalScrollBar().setValue(9000)
    before = view.scrolling.place()
    assert before is not None
    for width in (420, 900, 720):
        view.resize(width, 500)
        qtbot.wait(1)
        after = view.scrolling.place()
        assert after is not None
        assert abs(view.layout_.block_of(after.offset) - view.layout_.block_of(before.offset)) <= 1
    assert after.offset == before.offset


def test_a_new_bracket_above_does_not_move_the_caret_line(make_view: ViewMaker) -> None:
    text = "\n".join(f"{number} {TEXT}" for number in range(40))
    view = make_view(text)
    view.move_caret(text.index("20 وواجهت") + 3)
    y = view.selection_rect().top()
    start = text.index("20 وواجهت")
    view.set_marks([event(text, text[start - 60 : start - 20]), event(text, text[start : start + 30])])
    assert abs(view.selection_rect().top() - y) <= 1
    assert y > 0


def test_only_what_is_in_view_is_laid_out(make_view: ViewMaker) -> None:
    text = "\n".join([TEXT] * 4000)
    view = make_view(text)
    view.grab()
    laid = sum(view.layout_._heights.is_measured(block) for block in range(len(view.layout_.blocks)))
    assert laid < 30


def test_zoom_changes_the_type_and_keeps_within_bounds(make_view: ViewMaker) -> None:
    view = make_view(TEXT)
    small = view.layout_.block(0).layout.em
    view.zoom_by(1.5)
    assert view.layout_.block(0).layout.em == pytest.approx(1.5 * small, abs=1)
    assert view.layout_.width <= view.viewport().width()
    view.set_zoom(50)
    assert view.zoom == 3.0
    view.set_zoom(0.01)
    assert view.zoom == 0.6
    assert QFontMetricsF(view.layout_.sizes.small_font()).height() > 0


def test_direction_does_not_stick_when_the_next_article_is_portuguese(make_view: ViewMaker) -> None:
    view = make_view(TEXT)
    view.set_article(ArticleText("A controladora do TikTok", Direction.LTR))
    box = view.layout_.caret_rect(0)
    assert box.left() < 10
    view.set_article(ArticleText(TEXT, Direction.RTL))
    assert view.layout_.caret_rect(0).left() > view.layout_.width - 10
    assert view.caret() == 0
    assert view.selection() is None


def test_the_selection_rectangle_covers_the_lines_of_the_selection(make_view: ViewMaker) -> None:
    view = make_view(TEXT, width=420)
    view.select(Span(0, 3))
    one = view.selection_rect()
    view.select(Span(0, 120))
    many = view.selection_rect()
    assert many.contains(QPoint(one.center().x(), one.center().y()))
    assert many.height() > 2 * one.height() - 10
    assert view.rect().contains(one)


def test_the_marks_under_the_pointer_say_what_they_are(make_view: ViewMaker) -> None:
    mark = entity(TEXT, "هواوي", description="Organization · Huawei")
    view = make_view(TEXT, [mark])
    QTest.mouseMove(view.viewport(), _point(view, mark.span.start + 1))
    assert view.viewport().toolTip() == "Organization · Huawei"
    QTest.mouseMove(view.viewport(), _point(view, 0))
    assert view.viewport().toolTip() == ""


def test_a_screen_reader_hears_the_paragraph_and_its_marks(make_view: ViewMaker) -> None:
    mark = entity(TEXT, "هيوز", description="Person")
    view = make_view(TEXT, [mark])
    view.move_caret(mark.span.start)
    assert view.accessibleDescription() == TEXT.split("\n")[1] + "\nPerson"
    assert view.accessibleName()


def test_focus_caret_selection_and_theme_can_be_seen(make_view: ViewMaker) -> None:
    view = make_view(TEXT)
    focused = view.grab().toImage()
    view.move_caret(20)
    moved = view.grab().toImage()
    view.select(Span(20, 30))
    selected = view.grab().toImage()
    view.set_theme(DARK)
    dark = view.grab().toImage()
    view.set_theme(LIGHT)
    view.clearFocus()
    unfocused = view.grab().toImage()
    pictures = [focused, moved, selected, dark, unfocused]
    assert all(one != other for at, one in enumerate(pictures) for other in pictures[at + 1 :])


def test_a_drag_beyond_the_edge_scrolls_on(make_view: ViewMaker, qtbot: QtBot) -> None:
    view = make_view("\n".join([TEXT] * 50))
    QTest.mousePress(view.viewport(), LEFT, pos=_point(view, 3))
    QTest.mouseMove(view.viewport(), QPoint(300, view.viewport().height() + 60))
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 150)
    QTest.mouseRelease(view.viewport(), LEFT, pos=QPoint(300, view.viewport().height() + 60))
    stopped = view.verticalScrollBar().value()
    qtbot.wait(100)
    assert view.verticalScrollBar().value() == stopped
    assert len(_selected(view)) > len(TEXT)


def test_a_menu_from_the_keyboard_opens_at_the_caret(make_view: ViewMaker, qtbot: QtBot) -> None:
    view = make_view(TEXT)
    with qtbot.waitSignal(view.context_requested) as asked:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.RightButton, pos=QPoint(50, 50))
        from PySide6.QtGui import QContextMenuEvent

        menu = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
        QGuiApplication.sendEvent(view.viewport(), menu)
    assert view.mapFromGlobal(asked.args[0]).x() > 300
