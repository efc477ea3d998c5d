"""The canvas under mouse and keyboard: real events, real pixels."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot
from tests.timeline_samples import DIRECTIONS, LABELS, many_entries, sample_entries

from hawliyat.domain.article import Direction
from hawliyat.domain.identity import EventId
from hawliyat.timeline.filters import Filter
from hawliyat.ui.painting.timeline_frame import STRIP_HEIGHT
from hawliyat.ui.theme import LIGHT
from hawliyat.ui.timeline.timeline_canvas import TimelineCanvas

R2, PAPER, TESTING, SMALL = EventId("r2"), EventId("paper"), EventId("testing"), EventId("small")


@pytest.fixture(params=DIRECTIONS, ids=str)
def canvas(qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[TimelineCanvas]:
    """A canvas with the sample's events, once in each direction."""
    made = TimelineCanvas(LIGHT)
    made.set_direction(request.param)
    qtbot.addWidget(made)
    made.resize(1200, 420)
    made.set_entries(sample_entries(), LABELS)
    made.show()
    qtbot.waitExposed(made)
    yield made
    QToolTip.hideText()


def centre(canvas: TimelineCanvas, event_id: EventId) -> QPoint:
    """The middle of an event on the viewport."""
    rect = canvas.event_rect(event_id)
    assert rect is not None
    return rect.center()


def is_rtl(canvas: TimelineCanvas) -> bool:
    """Whether time runs from right to left."""
    return canvas.view.scale.direction is Direction.RTL


def later(canvas: TimelineCanvas) -> Qt.Key:
    """The arrow that points to what is later."""
    return Qt.Key.Key_Left if is_rtl(canvas) else Qt.Key.Key_Right


def wheel(canvas: TimelineCanvas, x: int, notches: int, modifiers: Qt.KeyboardModifier) -> None:
    """Turn the wheel over the viewport."""
    point = QPointF(x, 120)
    event = QWheelEvent(
        point,
        QPointF(canvas.viewport().mapToGlobal(point.toPoint())),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's own signature
    )
    QApplication.sendEvent(canvas.viewport(), event)


def test_a_click_selects_the_event_under_it(qtbot: QtBot, canvas: TimelineCanvas) -> None:
    for entry in canvas.placement.on_axis:
        canvas.select(entry.event_id)
        canvas.select(None)
        with qtbot.waitSignal(canvas.event_selected) as chosen:
            QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=centre(canvas, entry.event_id))
        assert chosen.args == [entry.event_id]
        assert canvas.selected == entry.event_id


def test_a_click_beside_everything_selects_nothing(qtbot: QtBot, canvas: TimelineCanvas) -> None:
    with qtbot.assertNotEmitted(canvas.event_selected):
        QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(600, 10))


def test_a_double_click_opens_the_event(qtbot: QtBot, canvas: TimelineCanvas) -> None:
    point = centre(canvas, R2)
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=point)
    with qtbot.waitSignal(canvas.event_opened) as opened:
        QTest.mouseDClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert opened.args == [R2]


@pytest.mark.parametrize("notches", [1, -1, 3, -4])
def test_the_wheel_keeps_the_day_under_the_pointer(canvas: TimelineCanvas, notches: int) -> None:
    for x in (250, 600, 1000):
        before = canvas.day_at(x)
        wheel(canvas, x, notches, Qt.KeyboardModifier.NoModifier)
        assert abs(canvas.day_at(x) - before) * canvas.view.scale.pixels_per_day <= 1.01


def test_the_wheel_with_shift_pans_and_does_not_zoom(canvas: TimelineCanvas) -> None:
    day, zoom = canvas.day_at(700), canvas.view.scale.pixels_per_day
    wheel(canvas, 400, 1, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.view.scale.pixels_per_day == zoom
    assert canvas.day_at(820) == pytest.approx(day, abs=1.01 / zoom)


def test_dragging_pans_and_selects_nothing(qtbot: QtBot, canvas: TimelineCanvas) -> None:
    start = centre(canvas, PAPER)
    day = canvas.day_at(start.x())
    with qtbot.assertNotEmitted(canvas.event_selected):
        QTest.mousePress(canvas.viewport(), Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(canvas.viewport(), start + QPoint(-60, 0))
        QTest.mouseMove(canvas.viewport(), start + QPoint(-150, 0))
        QTest.mouseRelease(canvas.viewport(), Qt.MouseButton.LeftButton, pos=start + QPoint(-150, 0))
    assert canvas.day_at(start.x() - 150) == pytest.approx(day, abs=1.01 / canvas.view.scale.pixels_per_day)


def test_arrows_walk_all_events_in_the_order_of_time_as_seen(canvas: TimelineCanvas) -> None:
    everything = [entry.event_id for entry in canvas.placement.shown]
    walked = []
    for _ in range(len(everything) + 2):
        QTest.keyClick(canvas, later(canvas))
        walked.append(canvas.selected)
    assert walked == [*everything, everything[-1], everything[-1]]
    earlier = Qt.Key.Key_Right if is_rtl(canvas) else Qt.Key.Key_Left
    QTest.keyClick(canvas, earlier)
    assert canvas.selected == everything[-2]


def test_whatever_the_keyboard_selects_comes_into_sight(canvas: TimelineCanvas) -> None:
    canvas.zoom(30)
    for entry in canvas.placement.on_axis:
        QTest.keyClick(canvas, later(canvas))
        rect = canvas.event_rect(entry.event_id)
        assert rect is not None
        assert canvas.view.frame.lanes.intersects(rect)
        assert canvas.view.frame.lanes.top() <= rect.top() <= rect.bottom() <= canvas.view.frame.lanes.bottom() + 1


def test_down_and_up_go_through_the_rows_to_the_undated_and_back(canvas: TimelineCanvas) -> None:
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    tops = []
    while canvas.selected not in (TESTING, SMALL):
        assert canvas.selected is not None
        rect = canvas.event_rect(canvas.selected)
        assert rect is not None
        tops.append(rect.top() + canvas.verticalScrollBar().value())
        QTest.keyClick(canvas, Qt.Key.Key_Down)
    assert tops == sorted(set(tops))
    QTest.keyClick(canvas, Qt.Key.Key_Up)
    assert canvas.selected in {entry.event_id for entry in canvas.placement.on_axis}


@pytest.mark.parametrize("text", ["0", "٠"])
def test_zero_and_home_fit_everything_again(canvas: TimelineCanvas, text: str) -> None:
    fitted = canvas.view.scale
    for key, typed in ((ord(text), text), (Qt.Key.Key_Home, "")):
        canvas.zoom(7)
        canvas.pan(500)
        assert canvas.view.scale != fitted
        QApplication.sendEvent(canvas, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, typed))
        assert canvas.view.scale == fitted


def test_plus_and_minus_zoom_and_page_keys_pan(canvas: TimelineCanvas) -> None:
    before = canvas.view.scale
    QTest.keyClicks(canvas, "+")
    assert canvas.view.scale.pixels_per_day > before.pixels_per_day
    QTest.keyClicks(canvas, "-")
    assert canvas.view.scale.pixels_per_day == pytest.approx(before.pixels_per_day)
    QTest.keyClick(canvas, Qt.Key.Key_PageDown)
    assert canvas.view.scale.origin > before.origin
    QTest.keyClick(canvas, Qt.Key.Key_PageUp)
    assert canvas.view.scale.origin == pytest.approx(before.origin, abs=2 / before.pixels_per_day)


def test_enter_opens_the_selected_event(qtbot: QtBot, canvas: TimelineCanvas) -> None:
    canvas.select(PAPER)
    with qtbot.waitSignal(canvas.event_opened) as opened:
        QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert opened.args == [PAPER]


def test_the_minimap_moves_the_axis_to_the_day_pressed(canvas: TimelineCanvas) -> None:
    canvas.zoom(8)
    minimap = canvas.view.frame.minimap
    later_end = QPoint(minimap.left() + 20 if is_rtl(canvas) else minimap.right() - 20, minimap.center().y())
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=later_end)
    last = canvas.placement.on_axis[-1].bounds.latest_end
    assert last is not None
    assert canvas.view.scale.origin < last < canvas.view.scale.last + 200


def test_an_undated_event_is_selected_in_its_strip(qtbot: QtBot, canvas: TimelineCanvas) -> None:
    frame = canvas.view.frame
    inset = frame.chips.right() - 40 if is_rtl(canvas) else frame.chips.left() + 40
    with qtbot.waitSignal(canvas.event_selected) as chosen:
        point = QPoint(inset, canvas.viewport().height() - STRIP_HEIGHT // 2)
        QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert chosen.args == [TESTING]


def test_an_undated_event_without_room_scrolls_into_the_strip(canvas: TimelineCanvas) -> None:
    canvas.resize(520, 300)
    canvas.select(SMALL)
    assert canvas.view.first_chip == 1
    canvas.select(TESTING)
    assert canvas.view.first_chip == 0


def test_hovering_tells_quote_source_and_publication(qtbot: QtBot, canvas: TimelineCanvas) -> None:
    point = centre(canvas, EventId("training"))
    at = canvas.viewport().mapToGlobal(point)
    QApplication.sendEvent(canvas.viewport(), QHelpEvent(QEvent.Type.ToolTip, point, at))
    qtbot.waitUntil(QToolTip.isVisible)
    told = QToolTip.text()
    for part in ("Toda a premissa", "CNN", "Michael Hughes", "30"):
        assert part in told


def test_the_selected_event_is_said_to_a_screen_reader(canvas: TimelineCanvas) -> None:
    canvas.select(EventId("training"))
    assert "denied by Michael Hughes" in canvas.accessibleDescription()


def test_new_entries_leave_the_part_in_sight_where_it_is(canvas: TimelineCanvas) -> None:
    canvas.zoom(5)
    canvas.select(R2)
    scale = canvas.view.scale
    renamed = [replace(entry, title="R2") if entry.event_id == R2 else entry for entry in sample_entries()]
    canvas.set_entries(renamed, LABELS)
    assert canvas.view.scale == scale
    assert canvas.selected == R2


def test_a_selected_event_that_the_filter_hides_is_no_longer_selected(canvas: TimelineCanvas) -> None:
    canvas.select(R2)
    canvas.set_entries(sample_entries(), LABELS, Filter(hidden_labels=frozenset({LABELS[0].id})))
    assert canvas.selected is None


def test_two_thousand_events_are_all_there(canvas: TimelineCanvas) -> None:
    entries = many_entries(2000)
    canvas.set_entries(entries, LABELS)
    assert canvas.placement.total == 2000
    assert all(canvas.event_rect(entry.event_id) is not None for entry in entries)
    assert canvas.verticalScrollBar().maximum() > 0
