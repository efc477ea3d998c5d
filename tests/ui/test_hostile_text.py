"""Texts nobody should write, in a real view: it must draw, answer and let the caret through."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.ui.conftest import ViewMaker

from hawliyat.domain.annotation import Layer
from hawliyat.domain.span import Span
from hawliyat.ui.painting.blocks import LONGEST, blocks_of
from hawliyat.ui.painting.mark import Mark
from hawliyat.ui.painting.signs import CONTROL_NAMES
from hawliyat.ui.reader.caret import beside

HOSTILE = {
    "nothing": "",
    "one line feed": "\n",
    "empty paragraphs": "\n\n\nنص\n\n\n",
    "only spaces": "   \t  ",
    "zero width": "\u200b\u200b\u2060\u200d\u200c",
    "only marks": "\u0651\u064b\u0301\u0301\u0301",
    "a heap of marks": "ا" + "\u0651\u064e" * 60 + "ب",
    "bidi controls": "\u202eيمين\u202c \u2067left\u2069 \u2066يسار\u2069 \u200f\u200e\u061c",
    "an override left open": "\u202e\u202d\u2067\u2068 abc ابج 123",
    "joined emoji": "👨‍👩‍👧‍👦👩🏽‍🚀🏳️‍🌈 و 🇸🇦🇧🇷",
    "lam-alef": "لا إله إلا الله لأ لآ لإ",
    "tatweel": "هــــــــواوي",
    "presentation forms": "ﻫﻮﺍﻭﻱ ﷲ ﷺ",
    "tabs": "عمود\tآخر\tثالث\na\tb",
    "a word without end": "ح" * 3000,
    "noncharacters and replacement": "\ufdd0 \ufffe \ufffd",
    "both directions": "DeepSeek أجّلت R2 (H20) شريحة 20% في 14/8/2025.",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_the_view_survives_and_the_caret_gets_through(make_view: ViewMaker, name: str) -> None:
    text = HOSTILE[name]
    whole = [Mark("a", Span(0, len(text)), layer, "green", "x", "y") for layer in Layer] if text else []
    inner = [Mark(f"b{at}", Span(at, at + 1), Layer.ENTITY, "blue") for at in range(min(len(text), 30))]
    view = make_view(text, [*whole, *inner])
    view.set_entity_captions(shown=True)
    assert not view.grab().isNull()
    for step in (1, -1):
        seen = set()
        offset = 0 if (step > 0) != view.layout_.block(0).layout.is_rtl else len(text)
        while offset not in seen and len(seen) < 200:
            seen.add(offset)
            offset = beside(view.layout_, offset, step)
            assert 0 <= offset <= len(text)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_PageDown):
        QTest.keyClick(view, key, Qt.KeyboardModifier.ShiftModifier)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.viewport().rect().center())
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.viewport().rect().center())
    assert view.selection_rect().isValid()
    assert not view.grab().isNull()


def test_a_mark_over_nothing_visible_still_has_a_place(make_view: ViewMaker) -> None:
    text = "قبل\u200f\u200fبعد"
    view = make_view(text, [Mark("a", Span(3, 5), Layer.ENTITY, "green")])
    piece = view.layout_.block(0).decoration[0].grounded[0]
    assert piece.boxes[0].width >= 3


def test_a_mark_without_length_is_not_drawn(make_view: ViewMaker) -> None:
    view = make_view("هواوي", [Mark("a", Span(2, 2), Layer.ENTITY, "green")])
    assert view.layout_.block(0).decoration[0].grounded == ()


def test_invisible_controls_are_shown(make_view: ViewMaker) -> None:
    plain, steered = make_view("قبل بعد"), make_view("قبل\u202e \u202cبعد")
    assert plain.grab().toImage() != steered.grab().toImage()
    assert {"\u202e", "\u2066", "\u200f"} <= CONTROL_NAMES.keys()


def test_a_paragraph_of_200_kb_is_laid_out_in_pieces(make_view: ViewMaker) -> None:
    text = ("وواجهت ديب سيك مشكلات تقنية مستمرة عند تدريب النموذج. " * 4000)[:200_000]
    view = make_view(text, [Mark("a", Span(150_000, 150_020), Layer.EVENT, caption="x")])
    laid = [block for block in range(len(view.layout_.blocks)) if view.layout_._heights.is_measured(block)]
    assert len(laid) <= 2
    view.reveal(Span(150_000, 150_020))
    rect = view.layout_.caret_rect(150_000).translated(view.scrolling.origin())
    assert 0 <= rect.top() < view.viewport().height()
    QTest.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert view.caret() == len(text)
    caret = view.layout_.caret_rect(len(text)).translated(view.scrolling.origin())
    assert 0 <= caret.top() < caret.bottom() <= view.viewport().height()


def test_pieces_of_a_long_paragraph_are_the_paragraph() -> None:
    text = "كلمة " * 2500 + "\n" + "ب\u0651" * 4000 + "\nنهاية. " * 3
    blocks = blocks_of(text)
    assert all(len(block.span) <= LONGEST for block in blocks)
    assert "".join(block.span.of(text) + ("\n" if block.ends_paragraph else "") for block in blocks) == text + "\n"
    assert not any(block.span.of(text).startswith("\u0651") for block in blocks)
