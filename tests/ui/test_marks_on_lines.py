"""Where marks go: lanes, captions, and the room that only the lines which need it are given."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ui.conftest import DIRECTIONS, entity, event, time

from hawliyat.domain.annotation import Layer
from hawliyat.domain.article import Direction
from hawliyat.domain.span import Span
from hawliyat.ui.painting.article import picture
from hawliyat.ui.painting.article_layout import ArticleLayout, ArticleText
from hawliyat.ui.painting.decoration import GAP, LineDecoration, Piece
from hawliyat.ui.painting.header import Header
from hawliyat.ui.painting.heights import Heights
from hawliyat.ui.painting.lanes import Hanging, lanes_of
from hawliyat.ui.painting.mark import Mark
from hawliyat.ui.painting.sizes import SPAN_TOP
from hawliyat.ui.theme import DARK, LIGHT

TEXT = (
    'أجّلت شركة الذكاء الاصطناعي الصينية الناشئة "ديب سيك" إطلاق نموذجها الجديد للذكاء الاصطناعي'
    " بسبب فشل جهود التدريب باستخدام رقائق هواوي في مايو."
)
stretches = st.tuples(st.integers(0, 600), st.integers(1, 300)).map(lambda pair: (float(pair[0]), float(sum(pair))))
hanging = st.lists(st.builds(Hanging, st.none() | stretches, st.none() | stretches), max_size=30)

pytestmark = pytest.mark.usefixtures("amiri")


def _layout(text: str, marks: list[Mark], width: float = 460) -> ArticleLayout:
    layout = ArticleLayout(ArticleText(text, Direction.RTL), width)
    layout.set_marks(marks)
    for block in range(len(layout.blocks)):
        layout.block(block)
    return layout


def _lines(layout: ArticleLayout, block: int = 0) -> list[LineDecoration]:
    return layout.block(block).decoration


@given(hanging)
def test_nothing_in_a_lane_covers_anything(things: list[Hanging]) -> None:
    lanes = lanes_of(things, gap=4)
    for part in ("stroke", "words"):
        for lane in set(lanes):
            here = sorted(
                getattr(one, part) for one, its in zip(things, lanes, strict=True) if its == lane and getattr(one, part)
            )
            assert all(left[1] + 4 <= right[0] for left, right in pairwise(here))


@given(hanging)
def test_no_lane_is_left_empty(things: list[Hanging]) -> None:
    lanes = lanes_of(things)
    assert set(lanes) == set(range(max(lanes, default=-1) + 1))


@given(st.lists(st.integers(0, 200), min_size=1, max_size=40), st.data())
def test_blocks_follow_each_other_whatever_has_been_measured(lengths: list[int], data: st.DataObject) -> None:
    heights = Heights(lengths)
    heights.estimate(10, 0.5)
    true = [10 + 0.5 * length for length in lengths]
    for block in data.draw(st.lists(st.integers(0, len(lengths) - 1))):
        true[block] = data.draw(st.integers(1, 500))
        heights.measure(block, true[block])
    tops = [sum(true[:block]) for block in range(len(true) + 1)]
    assert [heights.top(block) for block in range(len(true) + 1)] == pytest.approx(tops)
    for block in range(len(true)):
        assert heights.block_at(tops[block] + 0.01) == block
    assert heights.total == pytest.approx(sum(true))


def test_only_the_lines_that_carry_something_grow() -> None:
    bare = _layout(TEXT, [])
    layout = _layout(TEXT, [event(TEXT, "إطلاق نموذجها")])
    pitches = [line.bottom - line.top for line in bare.block(0).layout.lines]
    assert len(set(pitches)) == 1
    line = layout.block(0).layout.line_at(TEXT.index("إطلاق"))
    for number, place in enumerate(layout.block(0).layout.lines):
        grown = place.bottom - place.top - pitches[0]
        assert (grown > 5) == (number == line), number


def test_an_entity_alone_needs_no_room() -> None:
    assert all(line.extra == 0 for line in _lines(_layout(TEXT, [entity(TEXT, "ديب سيك"), entity(TEXT, "هواوي")])))


def test_nested_crossing_and_adjacent_marks_have_edges_of_their_own() -> None:
    whole = entity(TEXT, 'الناشئة "ديب سيك"', colour="blue")
    inner, beside = entity(TEXT, "ديب سيك"), entity(TEXT, "الصينية ")
    crossing = entity(TEXT, 'سيك" إطلاق', colour="pink")
    layout = _layout(TEXT, [whole, inner, beside, crossing], 640)
    drops = {piece.mark.id: piece.drop for line in _lines(layout) for piece in line.grounded}
    assert drops[inner.id] < drops[whole.id]
    assert len({drops[inner.id], drops[crossing.id], drops[whole.id]}) == 3
    assert drops[beside.id] == drops[inner.id]


def test_inner_brackets_are_nearer_to_the_text() -> None:
    outer, inner = event(TEXT, 'الناشئة "ديب سيك" إطلاق'), event(TEXT, "ديب سيك")
    pieces = [piece for line in _lines(_layout(TEXT, [outer, inner], 640)) for piece in line.bracketed]
    assert {piece.mark.id: piece.drop for piece in pieces}[inner.id] == min(piece.drop for piece in pieces)


def test_an_event_over_two_lines_has_one_caption_and_one_tick_at_each_end() -> None:
    mark = event(TEXT, TEXT[:80])
    pieces = [piece for line in _lines(_layout(TEXT, [mark], 300)) for piece in line.bracketed]
    assert len(pieces) > 2
    assert [bool(piece.words) for piece in pieces] == [True] + [False] * (len(pieces) - 1)
    assert [piece.start_x is not None for piece in pieces] == [True] + [False] * (len(pieces) - 1)
    assert [piece.end_x is not None for piece in pieces] == [False] * (len(pieces) - 1) + [True]


def test_a_caption_begins_where_its_mark_begins_in_reading_order() -> None:
    layout = _layout(TEXT, [event(TEXT, "شركة الذكاء")], 640)
    (piece,) = (piece for line in _lines(layout) for piece in line.bracketed)
    right = piece.words_left + layout.sizes.small_width(piece.words)
    assert piece.start_x == pytest.approx(right, abs=1)


@pytest.mark.parametrize("number", DIRECTIONS)
@pytest.mark.parametrize("width", [180, 400, 640])
def test_no_caption_is_clipped_or_covered(samples: dict[str, str], number: str, width: int) -> None:
    text = samples[number]
    marks = [
        Mark(f"{layer}{at}", Span(at, at + 4 + at % 23), layer, "green", "إطلاق · planned", "15 Aug – 25 Sep 2025")
        for layer in (Layer.EVENT, Layer.TIME)
        for at in range(0, len(text) - 30, 31)
    ]
    layout = ArticleLayout(ArticleText(text, DIRECTIONS[number]), width)
    layout.set_marks(marks)
    for block in range(len(layout.blocks)):
        laid = layout.block(block)
        for line, place in zip(laid.decoration, laid.layout.lines, strict=True):
            boxes = [_words_box(layout, piece) for piece in (*line.grounded, *line.bracketed) if piece.words]
            assert all(left >= 0 and right <= width + 0.5 for left, right, _ in boxes)
            lowest = max((top for _, _, top in boxes), default=0) + layout.sizes.small_height
            assert not boxes or place.baseline + lowest <= place.bottom + 1
            boxes.sort(key=lambda box: (box[2], box[0]))
            for before, after in pairwise(boxes):
                assert before[2] != after[2] or before[1] + GAP - 1 <= after[0]
            # Captions stand under brackets, never on them.
            strokes = {piece.drop for piece in line.bracketed}
            assert all(not top - 1 < stroke < top for stroke in strokes for _, _, top in boxes if stroke != top)


def _words_box(layout: ArticleLayout, piece: Piece) -> tuple[float, float, float]:
    return piece.words_left, piece.words_left + layout.sizes.small_width(piece.words), piece.words_drop


def test_a_time_keeps_its_words_on_one_line() -> None:
    text = "وقالت الشركة إن الخطوة التالية هي إطلاق النموذج الجديد في الأسابيع المقبلة من هذا العام"
    quote = "في الأسابيع المقبلة"
    broken = 0
    for width in range(200, 640, 10):
        start = text.index(quote)
        bare = _layout(text, [], width).block(0).layout
        kept = _layout(text, [time(text, quote)], width).block(0).layout
        is_broken = bare.line_at(start) != bare.line_at(start + len(quote) - 1)
        broken += is_broken
        first_line = kept.lines[kept.line_at(start)]
        starts_early = start - first_line.start < 0.6 * (first_line.end - first_line.start)
        assert kept.line_at(start) == kept.line_at(start + len(quote) - 1) or starts_early
    assert broken > 3


def test_entities_show_their_labels_only_when_asked() -> None:
    layout = _layout(TEXT, [entity(TEXT, "هواوي", caption="منظمة")])
    assert not any(piece.words for line in _lines(layout) for piece in line.grounded)
    layout.set_entity_captions(shown=True)
    assert [piece.words for line in _lines(layout) for piece in line.grounded] == ["منظمة"]


def test_each_paragraph_runs_its_own_way_unless_told_otherwise() -> None:
    text = "DeepSeek أجّلت إطلاق\nplain English\n20%\n(H20) شريحة جديدة"
    layout = ArticleLayout(ArticleText(text, Direction.RTL), 460)
    directions = [layout.direction_of(number) for number in range(4)]
    assert directions == [Direction.RTL, Direction.LTR, Direction.RTL, Direction.RTL]
    told = ArticleLayout(ArticleText(text, Direction.RTL, overrides={0: Direction.LTR}), 460)
    assert told.direction_of(0) is Direction.LTR


def test_lines_end_at_the_edge_they_start_from() -> None:
    layout = _layout(TEXT, [], 300).block(0).layout
    for number in range(len(layout.lines)):
        assert max(cluster.right for cluster in layout.clusters(number)) == pytest.approx(300, abs=0.1)


def test_a_title_that_the_text_repeats_becomes_its_heading() -> None:
    title = "تيك توك و هواوي"
    own = ArticleLayout(ArticleText(f"{title}\nنص", Direction.RTL, Header("2024", title)), 460)
    other = ArticleLayout(ArticleText("نص\nآخر", Direction.RTL, Header("2024", title)), 460)
    assert own.block(0).layout.em > own.block(1).layout.em
    assert other.header.height > own.header.height + 30
    cut = ArticleLayout(ArticleText("أجّلت شركة الذكاء\nنص", Direction.RTL, Header("2024", "أجّلت شركة…")), 460)
    assert cut.header.height == own.header.height
    assert cut.block(0).layout.em == own.block(1).layout.em


@pytest.mark.parametrize("number", DIRECTIONS)
def test_both_themes_draw_every_sample(samples: dict[str, str], number: str) -> None:
    text = samples[number][:600]
    marks = [Mark(str(at), Span(at, at + 9), layer, "blue") for at, layer in zip((3, 40, 90), Layer, strict=True)]
    article = ArticleText(text, DIRECTIONS[number], Header("2025", "عنوان"))
    light, dark = (picture(article, marks, theme, width=520) for theme in (LIGHT, DARK))
    assert light.size() == dark.size()
    assert light.pixelColor(2, 2) == LIGHT.paper
    assert dark.pixelColor(2, 2) == DARK.paper


def test_a_tag_changes_no_letter_of_the_text() -> None:
    """Letters keep their joined forms: the text is drawn once, whatever is marked in it."""
    width = 460
    bare = picture(ArticleText("هواوي", Direction.RTL), [], LIGHT, width=width)
    tagged = picture(
        ArticleText("هواوي", Direction.RTL), [Mark("a", Span(1, 3), Layer.ENTITY, "green")], LIGHT, width=width
    )
    layout = ArticleLayout(ArticleText("هواوي", Direction.RTL), width - 56)
    line = layout.block(0).layout.lines[0]
    top = round(28 + line.baseline - SPAN_TOP * 21)
    dark = [(x, y) for y in range(top, top + 28) for x in range(width) if bare.pixelColor(x, y).lightness() < 90]
    assert len(dark) > 40
    assert all(tagged.pixelColor(x, y).lightness() < 110 for x, y in dark)
