"""Boxes and hits, held against the pixels that Qt itself paints; Qt's own hit test is the control that must fail."""

import random
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QTextLine
from tests.ui.conftest import DIRECTIONS, WIDTHS, painted_columns, paragraphs_of

from hawliyat.domain.article import Direction
from hawliyat.domain.span import Span
from hawliyat.ui.painting.hit_testing import cluster_at, offset_at
from hawliyat.ui.painting.offsets import Utf16Offsets
from hawliyat.ui.painting.paragraph_layout import Box, ParagraphLayout

ON_EDGE = 1.01
"""Pixels: Qt paints whole columns, boxes end between them."""


def _columns(boxes: list[Box], number: int) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    for box in boxes:
        if box.line == number and box.width > 0:
            if found and box.left - found[-1][1] < ON_EDGE:
                found[-1] = (found[-1][0], box.right)
            else:
                found.append((box.left, box.right))
    return found


def _stretches(columns: list[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for column in columns:
        if found and column == found[-1][1]:
            found[-1] = (found[-1][0], column + 1)
        else:
            found.append((column, column + 1))
    return found


def _without_margins(layout: ParagraphLayout, line: int, painted: list[int]) -> list[int]:
    """Where a whole line is selected Qt paints on to the edge of the column."""
    left = min(cluster.left for cluster in layout.clusters(line))
    right = max(cluster.right for cluster in layout.clusters(line))
    return [column for column in painted if left - ON_EDGE < column < right + ON_EDGE - 1]


def _agree(boxes: list[tuple[float, float]], painted: list[tuple[int, int]]) -> bool:
    return len(boxes) == len(painted) and all(
        abs(box[0] - pixels[0]) <= ON_EDGE and abs(box[1] - pixels[1]) <= ON_EDGE
        for box, pixels in zip(boxes, painted, strict=True)
    )


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("number", DIRECTIONS)
def test_the_boxes_of_any_span_are_the_pixels_qt_selects(
    samples: dict[str, str], face: QFont, number: str, width: int
) -> None:
    choice = random.Random(width)
    agreed = compared = 0
    for paragraph in paragraphs_of(samples, number, 12):
        layout = ParagraphLayout(paragraph, DIRECTIONS[number], face, width)
        for _ in range(8):
            start = choice.randrange(len(paragraph))
            span = layout.snapped(Span(start, choice.randint(start + 1, min(len(paragraph), start + 90))))
            boxes = layout.boxes(span)
            for line in range(layout.line_at(span.start), layout.line_at(span.end - 1) + 1):
                if any(layout._cuts_ligature(line, end) for end in (span.start, span.end)):
                    continue  # Qt paints such an end beside its place: see the test of the halves below
                compared += 1
                painted = _without_margins(layout, line, painted_columns(layout, span, line))
                agreed += _agree(_columns(boxes, line), _stretches(painted))
    assert compared > 30
    assert agreed >= 0.99 * compared


def test_boxes_moved_by_a_pixel_and_a_half_are_noticed(samples: dict[str, str], book_face: QFont) -> None:
    layout = ParagraphLayout(paragraphs_of(samples, "001")[0], Direction.RTL, book_face, 460)
    span = Span(7, 30)
    painted = _stretches(painted_columns(layout, span, 0))
    boxes = _columns(layout.boxes(span), 0)
    assert _agree(boxes, painted)
    assert not _agree([(left + 1.5, right + 1.5) for left, right in boxes], painted)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("number", DIRECTIONS)
def test_a_click_lands_on_the_cluster_under_the_pointer(
    samples: dict[str, str], book_face: QFont, number: str, width: int
) -> None:
    wrong = qt_wrong = total = 0
    for paragraph in paragraphs_of(samples, number, 6):
        layout = ParagraphLayout(paragraph, DIRECTIONS[number], book_face, width)
        for line in range(len(layout.lines)):
            clusters = layout.clusters(line)
            for cluster in clusters:
                painted = painted_columns(layout, Span(cluster.start, cluster.end), line)
                if len(painted) < 2:
                    continue
                centre = (painted[0] + painted[-1] + 1) / 2
                total += 1
                wrong += cluster_at(clusters, centre) != cluster
                qt_wrong += layout._lines[line].xToCursor(centre, QTextLine.CursorPosition.CursorOnCharacter) != (
                    Utf16Offsets(paragraph).to_utf16(cluster.start)
                )
    assert total > 300
    assert wrong <= 0.001 * total
    if DIRECTIONS[number] is Direction.RTL:
        assert qt_wrong > 0.2 * total, "Qt's xToCursor was expected to miss: this test would not notice a bad hit test"
    else:
        assert qt_wrong < 0.01 * total


def test_each_half_of_a_cluster_belongs_to_its_own_edge(samples: dict[str, str], face: QFont) -> None:
    for number in ("001", "003"):
        layout = ParagraphLayout(paragraphs_of(samples, number)[1], DIRECTIONS[number], face, 460)
        for line in range(len(layout.lines)):
            clusters = layout.clusters(line)
            for cluster in clusters:
                width = cluster.right - cluster.left
                if width > 1:
                    left, right = (cluster.end, cluster.start) if cluster.is_rtl else (cluster.start, cluster.end)
                    assert offset_at(clusters, cluster.left + width / 4) == left
                    assert offset_at(clusters, cluster.right - width / 4) == right


def test_no_ink_of_a_line_lies_outside_its_boxes(samples: dict[str, str], face: QFont) -> None:
    for number in ("000", "003"):
        for paragraph in paragraphs_of(samples, number, 6):
            layout = ParagraphLayout(paragraph, DIRECTIONS[number], face, 460)
            boxes = layout.boxes(Span(0, len(paragraph)))
            for at, line in enumerate(layout.lines):
                on_line = [box for box in boxes if box.line == at]
                clusters = [cluster for cluster in layout.clusters(at) if cluster.right > cluster.left]
                assert abs(sum(box.width for box in on_line) - sum(c.right - c.left for c in clusters)) < 1
                assert min(box.left for box in on_line) >= -1
                assert max(box.right for box in on_line) <= layout.width + 1
                assert line.end > line.start


def test_offsets_after_an_emoji_are_right(book_face: QFont) -> None:
    text = "قبل 🚀👩🏽‍🚀 بعد هواوي"
    layout = ParagraphLayout(text, Direction.RTL, book_face, 640)
    start = text.index("هواوي")
    assert layout.clusters(0)[-1].end == len(text)
    box = layout.boxes(Span(start, start + 5))[0]
    assert _agree([(box.left, box.right)], _stretches(painted_columns(layout, Span(start, start + 5), 0)))
    assert cluster_at(layout.clusters(0), box.right - 1).start == start  # type: ignore[union-attr]
    emoji = [cluster for cluster in layout.clusters(0) if "🚀" in text[cluster.start : cluster.end]]
    assert [text[cluster.start : cluster.end] for cluster in emoji] == ["🚀", "👩🏽‍🚀"]


def test_the_digits_of_a_number_keep_their_own_boxes_in_order(book_face: QFont) -> None:
    text = "في عام 2022 بدأت"
    layout = ParagraphLayout(text, Direction.RTL, book_face, 640)
    start = text.index("2022")
    lefts = [layout.boxes(Span(at, at + 1))[0].left for at in range(start, start + 4)]
    assert lefts == sorted(lefts)
    whole = layout.boxes(Span(start, start + 4))
    assert len(whole) == 1
    assert whole[0].left == lefts[0]


def test_a_span_from_one_direction_into_the_other_has_a_box_on_each_side(book_face: QFont) -> None:
    text = "رقائق Ascend من هواوي"
    layout = ParagraphLayout(text, Direction.RTL, book_face, 640)
    start = text.index("قائق")
    boxes = layout.boxes(Span(start, text.index("cend")))
    assert len(boxes) == 2
    assert not boxes[0].is_rtl
    assert boxes[1].is_rtl
    assert boxes[1].left > boxes[0].right + 10


def test_half_a_lam_alef_has_a_box_of_its_own_and_offsets_are_kept(book_face: QFont) -> None:
    layout = ParagraphLayout("سلام", Direction.RTL, book_face, 640)
    lam, alef = layout.boxes(Span(1, 2))[0], layout.boxes(Span(2, 3))[0]
    assert lam.width > 1
    assert alef.width > 1
    assert abs(alef.right - lam.left) < 1
    assert layout.snapped(Span(1, 2)) == Span(1, 2)


@pytest.mark.skipif(sys.platform != "linux", reason="needs DejaVu Sans Mono, which comes with fontconfig")
@pytest.mark.usefixtures("qapp")
def test_the_halves_of_a_ligature_glyph_lie_inside_it() -> None:
    font = QFont(["DejaVu Sans Mono"])  # its lam-alef is one glyph, where Amiri has two
    font.setPixelSize(21)
    layout = ParagraphLayout("كلات", Direction.RTL, font, 640)
    kaf, lam, alef, teh = layout.clusters(0)
    assert [kaf.left, lam.left, alef.left] == pytest.approx([lam.right, alef.right, teh.right])
    for span, clusters in ((Span(0, 2), (kaf, lam)), (Span(1, 2), (lam, lam)), (Span(2, 4), (alef, teh))):
        (box,) = layout.boxes(span)
        assert (box.left, box.right) == pytest.approx((clusters[1].left, clusters[0].right))


def test_a_mark_on_a_letter_belongs_to_its_cluster(book_face: QFont) -> None:
    text = "مُدرّب"
    layout = ParagraphLayout(text, Direction.RTL, book_face, 640)
    assert layout.snapped(Span(1, 2)) == Span(0, 2)
    assert [text[c.start : c.end] for c in layout.clusters(0)] == ["مُ", "د", "رّ", "ب"]


@given(st.text(alphabet="aب\U0001f680\u0301e\u200d", max_size=40))
def test_offsets_go_to_utf16_and_back(text: str) -> None:
    offsets = Utf16Offsets(text)
    for at in range(len(text) + 1):
        unit = offsets.to_utf16(at)
        assert unit == len(text[:at].encode("utf-16-le")) // 2
        assert offsets.to_code_points(unit) == at
    for at, character in enumerate(text):
        if character > "\uffff":
            assert offsets.to_code_points(offsets.to_utf16(at) + 1) == at


@pytest.mark.parametrize("width", range(300, 660, 20))
def test_a_line_that_ends_early_for_a_time_ends_before_it_whatever_marks_and_ligatures_it_holds(
    face: QFont, width: int
) -> None:
    words = "إضراباً شاملاً مُدَّتُهُ ساعة"
    for count in range(1, 14):
        before = " ".join([*(words.split() * 4)[:count], ""])
        time = "في 3 كانون الأول 2025"
        text = f"{before}{time} احتجاجاً على شروط العمل"
        layout = ParagraphLayout(text, Direction.RTL, face, width, [Span(len(before), len(before) + len(time))])
        assert all(text[line.end - 1] == " " for line in layout.lines[:-1]), [
            text[line.start : line.end] for line in layout.lines
        ]
