"""The caret: one gap for every offset, and visual moves that reach all of them."""

import pytest
from bidi.algorithm import get_display
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFont
from tests.ui.conftest import DIRECTIONS

from hawliyat.domain.article import Direction
from hawliyat.ui.painting.article_layout import ArticleLayout, ArticleText
from hawliyat.ui.painting.hit_testing import caret_stops
from hawliyat.ui.painting.paragraph_layout import ParagraphLayout
from hawliyat.ui.reader import caret

MIXED = st.text(alphabet="אבגדabcd 123.,()", min_size=1, max_size=24)
HEBREW, LATIN, DIGITS, NEUTRAL = "אבגדהוזחטיכלמנ", "abcdefghijkm", "0123456789", " !&*;?@^_+-.,:/%$"
CONTROLS = "\u202a\u202b\u202d\u202e\u202c"


def _layout(text: str, width: float = 640, direction: Direction = Direction.RTL) -> ArticleLayout:
    return ArticleLayout(ArticleText(text, direction, overrides={0: direction}), width)


@pytest.mark.usefixtures("amiri")
class TestStops:
    @settings(max_examples=200)
    @given(MIXED, st.sampled_from(Direction))
    def test_every_offset_has_a_gap_of_its_own(self, text: str, direction: Direction) -> None:
        font = QFont(["Amiri"])
        font.setPixelSize(21)
        layout = ParagraphLayout(text.rstrip() or "a", direction, font, 640)
        clusters = layout.clusters(0)
        stops = caret_stops(clusters, is_rtl=layout.is_rtl, edge=0)
        assert [stop.offset for stop in stops] == list(range(len(layout.text) + 1))
        edges = sorted({round(x) for cluster in clusters for x in (cluster.left, cluster.right)})
        assert len(edges) == len(clusters) + 1
        assert sorted(round(stop.x) for stop in stops) == edges

    def test_a_latin_word_in_an_arabic_line_is_passed_from_right_to_left(self) -> None:
        layout = _layout("رقائق Ascend من")
        offset, passed = 0, [0]
        while (after := caret.beside(layout, offset, -1)) != offset:
            offset = after
            passed.append(offset)
        places = [layout.caret_rect(at).left() for at in passed]
        assert places == sorted(places, reverse=True)
        assert sorted(passed) == list(range(len(layout.article.text) + 1))
        assert passed[5:14] == [5, 6, 11, 10, 9, 8, 7, 12, 13]


@pytest.mark.parametrize("number", DIRECTIONS)
def test_moving_left_and_right_reaches_every_cluster_and_comes_back(
    samples: dict[str, str], amiri: str, number: str
) -> None:
    assert amiri
    text = "\n".join(samples[number].split("\n")[:4])
    layout = ArticleLayout(ArticleText(text, DIRECTIONS[number]), 460)
    forward = -1 if DIRECTIONS[number] is Direction.RTL else 1
    reached = [0]
    while (after := caret.beside(layout, reached[-1], forward)) != reached[-1]:
        before_line, line = layout.line_of(reached[-1]), layout.line_of(after)
        if line == before_line:
            moved = layout.caret_rect(after).left() - layout.caret_rect(reached[-1]).left()
            assert moved * forward > 0 or abs(moved) < 0.01
        else:
            assert line > before_line
        reached.append(after)
    clusters = {
        laid.origin + cluster.start
        for block in range(len(layout.blocks))
        for laid in [layout.block(block)]
        for line in range(len(laid.layout.lines))
        for cluster in laid.layout.clusters(line)
    }
    assert clusters - set(reached) == set()
    assert len(reached) == len(set(reached))
    back = [reached[-1]]
    while (before := caret.beside(layout, back[-1], -forward)) != back[-1]:
        back.append(before)
    assert back == reached[::-1]


@pytest.mark.usefixtures("amiri")
def test_up_and_down_keep_to_their_column_and_end_at_the_ends() -> None:
    text = "السطر الأول هنا\n\nThe second line\nالسطر الثالث"
    layout = _layout(text)
    x = layout.caret_rect(3).center().x()
    down = caret.vertically(layout, 3, 1, x)
    assert down == text.index("\n") + 1
    second = caret.vertically(layout, down, 1, x)
    assert second == text.index("\nالسطر")
    assert caret.vertically(layout, second, -2, x) == 3
    assert layout.line_of(caret.vertically(layout, 0, 99, x))[0] == 3


@pytest.mark.usefixtures("amiri")
def test_home_and_end_stay_on_the_line() -> None:
    layout = _layout("كلمة " * 60, 300)
    lines = layout.block(0).layout.lines
    inside = lines[1].start + 3
    assert caret.line_start(layout, inside) == lines[1].start
    assert caret.line_end(layout, inside) == lines[1].end - 1
    assert layout.line_of(caret.line_end(layout, inside)) == (0, 1)


@pytest.mark.usefixtures("amiri")
def test_words_are_walked_as_the_paragraph_runs() -> None:
    text = "قال هيوز إن\nA second one"
    layout = _layout(text)
    assert caret.word_beside(layout, 0, -1) == text.index("هيوز")
    assert caret.word_beside(layout, text.index("إن"), 1) == text.index("هيوز")
    assert caret.word_beside(layout, text.index("إن"), -1) == text.index("\n")
    assert caret.word_beside(layout, text.index("\n"), -1) == text.index("A")
    assert caret.word_beside(layout, text.index("second"), 1) == text.index("one")
    assert caret.word_beside(layout, len(text), 1) == len(text)
    assert caret.word_beside(layout, 0, 1) == 0


@pytest.mark.usefixtures("amiri")
class TestOrder:
    """UAX #9, held against another implementation of it (python-bidi's, which knows embeddings but no isolates)."""

    @settings(max_examples=250)
    @given(st.data(), st.sampled_from(Direction))
    def test_clusters_stand_where_the_bidirectional_algorithm_puts_them(
        self, data: st.DataObject, direction: Direction
    ) -> None:
        text = _distinct(data)
        shown = get_display(text, base_dir="R" if direction is Direction.RTL else "L")
        assert _order(text, direction) == [character for character in shown if character not in CONTROLS]

    def test_a_reversed_order_is_noticed(self) -> None:
        text = "אבג abc"
        assert _order(text, Direction.RTL) != list(get_display(text, base_dir="R"))[::-1]
        assert _order(text, Direction.RTL) != _order(text, Direction.LTR)


def _distinct(data: st.DataObject) -> str:
    """Draw runs of letters, digits, neutrals and embeddings in which no character stands twice, not ending in space."""
    pools = {name: list(name) for name in (HEBREW, LATIN, DIGITS, NEUTRAL)}
    drawn = []
    for kind in data.draw(st.lists(st.sampled_from([*pools, CONTROLS]), min_size=1, max_size=14)):
        if kind == CONTROLS:
            drawn.append(data.draw(st.sampled_from(CONTROLS)))
        else:
            drawn += [pools[kind].pop(0) for _ in range(data.draw(st.integers(1, 3))) if pools[kind]]
    return "".join(drawn).strip() + "z"


def _order(text: str, direction: Direction) -> list[str]:
    font = QFont(["DejaVu Sans"])
    font.setPixelSize(12)
    layout = ParagraphLayout(text, direction, font, 2000)
    wide = [cluster for cluster in layout.clusters(0) if text[cluster.start] not in CONTROLS]
    return [text[cluster.start] for cluster in sorted(wide, key=lambda cluster: cluster.left)]
