"""The reader against Qt's text editor, in screens: F is what shaping and breaking one screen of text costs here."""

import os
import statistics
import time
from collections.abc import Callable, Sequence

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from hawliyat import assets
from hawliyat.domain.annotation import Layer
from hawliyat.domain.article import Direction
from hawliyat.domain.span import Span
from hawliyat.text.cleaning import clean
from hawliyat.ui.painting.article_layout import ArticleText
from hawliyat.ui.painting.mark import Mark
from hawliyat.ui.reader.article_view import ArticleView
from hawliyat.ui.theme import LIGHT, article_font

WIDTH, HEIGHT = 1000, 800
LINES_OF_A_SCREEN = 20
MARKS = 2000


def main() -> None:
    """Print each figure in milliseconds and in F, beside QTextEdit doing the same."""
    application = QApplication.instance() or QApplication([])
    sample = _sample()
    screen = _median(lambda: _shape(sample), 30)
    print(f"  F, one screen shaped and broken  {screen * 1000:.2f} ms")
    text, long_text = _of_length(sample, 100_000), _of_length(sample, 1_000_000)
    marks = _marks(text)
    _print("first paint, 100 KB", _first_paint(text), _editor_first_paint(text), screen)
    _print("resize, 1 MB", _resize(_view(long_text, [])), _resize(_editor(long_text)), screen)
    _print("scroll step, 1 MB", _scroll(_view(long_text, [])), _scroll(_editor(long_text)), screen)
    _print("2,000 annotations, 100 KB", _apply_all(text, marks), _editor_apply_all(text, marks), screen)
    _print("one new annotation", _apply_one(text, marks), _editor_apply_one(text, marks), screen)
    assert application is not None


def _print(name: str, ours: float, control: float, screen: float) -> None:
    figures = f"{ours * 1000:8.2f} ms  {ours / screen:6.1f} F"
    control_figures = f"QTextEdit {control * 1000:9.2f} ms  {control / screen:7.1f} F"
    print(f"  {name:<30} {figures}   {control_figures}   {control / ours:6.1f}x")


def _median(run: Callable[[], object], times: int) -> float:
    taken = []
    for _ in range(times):
        started = time.process_time()
        run()
        taken.append(time.process_time() - started)
    return statistics.median(taken)


def _sample() -> str:
    files = sorted(assets.seeds().glob("00[0124]*.txt"))
    return "\n".join(clean(file.read_text(encoding="utf-8")).text for file in files)


def _of_length(sample: str, length: int) -> str:
    return (sample + "\n") * (length // len(sample.encode()) + 1)


def _shape(text: str) -> None:
    """Shape and break one screen with nothing but QTextLayout: the floor of every text view."""
    lines = 0
    for paragraph in text.split("\n"):
        layout = QTextLayout(paragraph, article_font())
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(640)
            lines += 1
        layout.endLayout()
        if lines >= LINES_OF_A_SCREEN:
            return


def _marks(text: str) -> list[Mark]:
    step = len(text) // MARKS
    layers = (Layer.ENTITY, Layer.ENTITY, Layer.TIME, Layer.ENTITY, Layer.EVENT)
    return [
        Mark(str(number), Span(number * step, number * step + 12), layers[number % 5], "green", "x", "2025")
        for number in range(MARKS)
    ]


def _view(text: str, marks: Sequence[Mark]) -> ArticleView:
    view = ArticleView(LIGHT)
    view.resize(WIDTH, HEIGHT)
    view.set_article(ArticleText(text, Direction.RTL), marks)
    view.show()
    view.grab()
    return view


def _editor(text: str) -> QTextEdit:
    editor = QTextEdit()
    editor.setReadOnly(True)
    editor.resize(WIDTH, HEIGHT)
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    editor.document().setDefaultTextOption(option)
    editor.document().setDefaultFont(article_font())
    editor.setPlainText(text)
    editor.show()
    _finish(editor)
    return editor


def _finish(widget: QWidget) -> None:
    """Paint; an editor also lays out the rest of its text, which it would otherwise do in the next moments."""
    widget.grab()
    if isinstance(widget, QTextEdit):
        widget.document().documentLayout().documentSize()


def _first_paint(text: str) -> float:
    return _median(lambda: _view(text, []).close(), 7)


def _editor_first_paint(text: str) -> float:
    return _median(lambda: _editor(text).close(), 3)


def _resize(widget: QWidget) -> float:
    widths = iter(range(WIDTH - 200, WIDTH, 7))

    def once() -> None:
        widget.resize(next(widths) - 300, HEIGHT)
        _finish(widget)

    taken = _median(once, 5)
    widget.close()
    return taken


def _scroll(widget: ArticleView | QTextEdit) -> float:
    bar = widget.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    widget.grab()

    def once() -> None:
        bar.setValue(bar.value() + 3 * 37)
        widget.grab()

    taken = _median(once, 30)
    widget.close()
    return taken


def _apply_all(text: str, marks: list[Mark]) -> float:
    view = _view(text, [])

    def once() -> None:
        view.set_marks([])
        started = time.process_time()
        view.set_marks(marks)
        view.grab()
        taken.append(time.process_time() - started)

    taken: list[float] = []
    _median(once, 5)
    view.close()
    return statistics.median(taken)


def _apply_one(text: str, marks: list[Mark]) -> float:
    view = _view(text, marks)
    spans = iter(range(40, 4000, 25))

    def once() -> None:
        at = next(spans)
        view.set_marks([*view.marks, Mark(f"new {at}", Span(at, at + 9), Layer.EVENT, "", "new")])
        view.grab()

    taken = _median(once, 15)
    view.close()
    return taken


def _selection(editor: QTextEdit, span: Span) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    cursor = QTextCursor(editor.document())
    cursor.setPosition(span.start)
    cursor.setPosition(span.end, QTextCursor.MoveMode.KeepAnchor)
    selection.cursor = cursor  # type: ignore[attr-defined]
    selection.format = QTextCharFormat()  # type: ignore[attr-defined]
    selection.format.setBackground(QColor("#d9efe6"))  # type: ignore[attr-defined]
    return selection


def _editor_apply_all(text: str, marks: list[Mark]) -> float:
    editor = _editor(text)

    def once() -> None:
        editor.setExtraSelections([_selection(editor, mark.span) for mark in marks])
        editor.grab()

    taken = _median(once, 3)
    editor.close()
    return taken


def _editor_apply_one(text: str, marks: list[Mark]) -> float:
    editor = _editor(text)
    shown = [_selection(editor, mark.span) for mark in marks]

    def once() -> None:
        shown.append(_selection(editor, Span(40, 49)))
        editor.setExtraSelections(shown)
        editor.grab()

    taken = _median(once, 5)
    editor.close()
    return taken


if __name__ == "__main__":
    main()
