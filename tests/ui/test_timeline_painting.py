"""The timeline's pixels: right to left is the mirror, kinds of claims differ, no letter is cut."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from tests.timeline_samples import LABELS, MAY, claim, day, entry, lasting, many_entries, sample_entries, within

from hawliyat.domain.article import Direction
from hawliyat.domain.event import EventStatus, Modality, Polarity
from hawliyat.domain.identity import EventId
from hawliyat.timeline.entry import Entry
from hawliyat.timeline.scale import Scale
from hawliyat.ui.painting.timeline import TimelinePainter, render
from hawliyat.ui.painting.timeline_board import BOX_GAP
from hawliyat.ui.painting.timeline_frame import Frame, View
from hawliyat.ui.painting.timeline_lettering import Lettering, Piece
from hawliyat.ui.theme import DARK, LIGHT

pytestmark = pytest.mark.usefixtures("qapp")
WIDTH, HEIGHT = 900, 400


def painted(entries: list[Entry], direction: Direction, scale: Scale | None = None) -> QImage:
    """The events alone, on white, fitted unless a scale is given."""
    painter = TimelinePainter(LIGHT)
    painter.set_entries(entries, LABELS)
    axis = Frame(WIDTH, HEIGHT, direction).axis_width
    fitted = painter.fitted(Scale(width=axis)) if scale is None else scale
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    canvas = QPainter(image)
    canvas.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.paint_events(canvas, View(WIDTH, HEIGHT, fitted.resized(axis, direction)))
    canvas.end()
    return image


def ink(image: QImage) -> list[list[int]]:
    """How dark each pixel is, row by row."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    bits, stride = bytes(grey.constBits()), grey.bytesPerLine()
    return [[255 - value for value in bits[y * stride : y * stride + grey.width()]] for y in range(grey.height())]


def untitled(entries: list[Entry]) -> list[Entry]:
    """The same events without a word to write."""
    happened = [replace(e, claims=tuple(replace(c, modality=Modality.HAPPENED) for c in e.claims)) for e in entries]
    return [replace(e, title="", status=EventStatus.CONFIRMED) for e in happened if not (e.is_denied or e.is_disputed)]


def test_right_to_left_is_the_exact_mirror() -> None:
    entries = untitled(sample_entries())
    assert len(entries) > 8
    left_to_right, right_to_left = (ink(painted(entries, direction)) for direction in (Direction.LTR, Direction.RTL))
    assert any(any(row) for row in left_to_right)
    apart = max(
        abs(one - other)
        for row, mirrored in zip(left_to_right, right_to_left, strict=True)
        for one, other in zip(row, reversed(mirrored), strict=True)
    )
    assert apart <= 24  # antialiasing of arrows and round corners, never a pixel of place


def test_the_mirror_check_sees_a_shift_of_one_pixel() -> None:
    entries = untitled(sample_entries())
    axis = Frame(WIDTH, HEIGHT, Direction.LTR).axis_width
    painter = TimelinePainter(LIGHT)
    painter.set_entries(entries, LABELS)
    scale = painter.fitted(Scale(width=axis))
    moved = ink(painted(entries, Direction.LTR, scale.panned(1)))
    still = ink(painted(entries, Direction.LTR, scale))
    assert max(abs(a - b) for one, two in zip(moved, still, strict=True) for a, b in zip(one, two, strict=True)) > 24


def test_both_directions_put_every_event_in_the_same_row() -> None:
    painter = TimelinePainter(LIGHT)
    painter.set_entries(sample_entries(), LABELS)
    tops = [
        [painter.box_rect(View(WIDTH, HEIGHT, Scale(width=764, direction=direction)), e.event_id) for e in on_axis]
        for direction in Direction
        if (on_axis := painter.placement.on_axis)
    ]
    assert [rect.top() for rect in tops[0] if rect] == [rect.top() for rect in tops[1] if rect]


@pytest.mark.parametrize("zoom", [0.2, 1.0, 8.0])
def test_boxes_with_their_labels_never_overlap(zoom: float) -> None:
    painter = TimelinePainter(LIGHT)
    painter.set_entries([*many_entries(300), *sample_entries()], LABELS)
    board = painter.board(Scale(pixels_per_day=zoom))
    for row in board.rows:
        for before, after in pairwise(row.boxes):
            assert before.end + BOX_GAP <= after.first


def mark(modality: Modality, polarity: Polarity) -> bytes:
    """The pixels of a month that is spoken of in this way."""
    made = entry("one", "", "launch", claim("one", MAY, modality, polarity))
    scale = Scale(origin=MAY.bounds.known[0] - 10, pixels_per_day=4)
    image = painted([replace(made, title="")], Direction.LTR, scale)
    # The bracket alone: what is written beside it differs anyway.
    return bytes(image.copy(QRect(136, 44, 40 + 31 * 4, 40)).constBits())


def test_happened_planned_possible_unclear_and_denied_look_different() -> None:
    looks = [mark(modality, polarity) for modality in Modality for polarity in Polarity]
    affirmed = [mark(modality, Polarity.AFFIRMED) for modality in Modality]
    assert len(set(affirmed)) == len(Modality)
    assert mark(Modality.HAPPENED, Polarity.AFFIRMED) not in [mark(m, Polarity.DENIED) for m in Modality]
    assert len(set(looks)) >= len(Modality) + 1


def test_a_day_a_month_and_an_interval_look_different_where_they_are_as_wide() -> None:
    first = MAY.bounds.known[0]
    values = (MAY, lasting("2025-05-01/2025-05-31", "2025-05-01", "2025-05-01", "2025-05-31", "2025-05-31"))
    scale = Scale(origin=first - 10, pixels_per_day=4)
    looks = {
        bytes(painted([entry("one", "", "launch", claim("one", value))], Direction.LTR, scale).constBits())
        for value in values
    }
    assert len(looks) == 2


def columns(entries: list[Entry], scale: Scale) -> tuple[int, int]:
    """The first and the last column with ink, from the axis's left edge."""
    rows = ink(painted(entries, Direction.LTR, scale))
    inked = [x for x in range(WIDTH) if any(row[x] > 8 for row in rows)]
    return inked[0] - 136, inked[-1] - 136


@pytest.mark.parametrize("pixels_per_day", [0.5, 2.0, 12.0])
def test_a_mark_covers_the_days_it_means_and_no_more(pixels_per_day: float) -> None:
    first, last = min(MAY.bounds.known), max(MAY.bounds.known)
    scale = Scale(origin=first - 50 / pixels_per_day, pixels_per_day=pixels_per_day, width=764)
    month = entry("one", "", "launch", claim("one", MAY))
    start, end = columns([month], scale)
    assert (start, end) == (scale.along(first), scale.along(last + 1) - 1)


def test_a_day_is_at_least_five_pixels_wide() -> None:
    known = day("2025-08-14")
    scale = Scale(origin=known.bounds.known[0] - 500, pixels_per_day=0.1, width=764)
    start, end = columns([entry("one", "", "launch", claim("one", known))], scale)
    assert end - start + 1 == 5


def test_an_open_end_is_drawn_beyond_what_is_known_and_fades() -> None:
    since = lasting("2024-01-10/..", "2024-01-10", "2024-01-10", "2024-01-10", None)
    first = since.bounds.known[0]
    scale = Scale(origin=first - 100, pixels_per_day=1, width=764)
    image = painted([entry("one", "", "launch", claim("one", since))], Direction.LTR, scale)
    upper = ink(image)[60]
    assert upper[136 + 102] > upper[136 + 130] > upper[136 + 160] > upper[136 + 185]


def letters(piece: Piece, width: int, left: float) -> QRect:
    """The box around the ink of a piece on a surface *width* wide."""
    image = QImage(width, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    canvas = QPainter(image)
    canvas.setPen(QColor("black"))
    piece.draw(canvas, left, 36)
    canvas.end()
    rows = ink(image)
    xs = [x for x in range(width) if any(row[x] > 24 for row in rows)]
    ys = [y for y in range(60) if any(value > 24 for value in rows[y])]
    return QRect(xs[0], ys[0], xs[-1] - xs[0] + 1, ys[-1] - ys[0] + 1)


@pytest.mark.parametrize("title", [e.title for e in sample_entries()] + ["قيود", "ﷺ", "فف", "كامبريكون", "jgy", "T"])
def test_no_label_loses_a_letter_in_the_room_it_is_given(title: str) -> None:
    piece = Lettering().title(title)
    roomy = letters(piece, 700, 200)
    # The gaps around a label belong to it: a hair of ink may reach into them, never another box.
    tight = letters(piece, round(piece.width) + 8, 4)
    assert roomy.size() == tight.size()


def test_the_clipping_check_sees_a_cut_letter() -> None:
    piece = Lettering().title("قيود أميركية")
    assert letters(piece, 700, 200).width() > letters(piece, round(piece.width) - 6, 0).width()


def test_a_label_cut_at_the_edge_keeps_its_first_letters() -> None:
    lettering = Lettering()
    for title in ("قيود أميركية على تصدير الرقائق", "Dois modelos Doubao focados em vídeo"):
        cut = lettering.title(title, 90)
        assert cut.width <= 90
        assert cut.text.endswith("…")
        assert title.startswith(cut.text[:-1])


def test_every_theme_and_direction_draws_the_whole_timeline() -> None:
    pictures = {
        bytes(render(sample_entries(), LABELS, theme, width=700, height=360, direction=direction).constBits())
        for theme in (LIGHT, DARK)
        for direction in Direction
    }
    assert len(pictures) == 4


def test_what_is_found_under_a_point_is_what_is_drawn_there() -> None:
    painter = TimelinePainter(LIGHT)
    painter.set_entries(sample_entries(), LABELS)
    for direction in Direction:
        scale = painter.fitted(Scale(width=764, direction=direction))
        view = View(WIDTH, 600, scale)
        for on_axis in painter.placement.on_axis:
            rect = painter.box_rect(view, EventId(on_axis.event_id))
            assert rect is not None
            assert painter.event_at(view, rect.center().toPoint()) == on_axis.event_id


def test_a_year_is_dashed_and_a_month_is_not() -> None:
    year = within("2025", "2025-01-01", "2025-12-31")
    scale = Scale(origin=year.bounds.known[0] - 10, pixels_per_day=1, width=764)
    image = ink(painted([entry("one", "", "launch", claim("one", year))], Direction.LTR, scale))
    edge = [image[57][136 + 20 + x] > 40 for x in range(300)]
    assert sum(one != other for one, other in pairwise(edge)) > 20


@pytest.mark.parametrize("direction", list(Direction), ids=str)
def test_kept_pictures_look_like_what_is_drawn_anew(direction: Direction) -> None:
    entries = sample_entries()
    painter = TimelinePainter(LIGHT, keeps_pictures=True)
    painter.set_entries(entries, LABELS)
    axis = Frame(WIDTH, HEIGHT, direction).axis_width
    scale = painter.fitted(Scale(width=axis, direction=direction))
    frames = []
    for panned in (scale, scale, scale.panned(-37)):
        image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        canvas = QPainter(image)
        canvas.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.paint_events(canvas, View(WIDTH, HEIGHT, panned))
        canvas.end()
        frames.append(ink(image))
    for frame, panned in ((frames[1], scale), (frames[2], scale.panned(-37))):
        anew = ink(painted(entries, direction, panned))
        apart = (abs(a - b) for one, two in zip(frame, anew, strict=True) for a, b in zip(one, two, strict=True))
        assert max(apart) <= 6  # rounding of premultiplied colours
    assert frames[0] == ink(painted(entries, direction, scale))


def test_kept_pictures_change_with_the_theme() -> None:
    painter = TimelinePainter(LIGHT, keeps_pictures=True)
    painter.set_entries(sample_entries(), LABELS)
    view = View(WIDTH, HEIGHT, painter.fitted(Scale(width=Frame(WIDTH, HEIGHT, Direction.LTR).axis_width)))

    def frame() -> bytes:
        image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
        canvas = QPainter(image)
        painter.paint(canvas, view)
        canvas.end()
        return bytes(image.constBits())

    light = [frame() for _ in range(3)][-1]
    painter.set_theme(DARK)
    assert frame() != light
    painter.set_theme(LIGHT)
    frame()
    assert frame() == light
