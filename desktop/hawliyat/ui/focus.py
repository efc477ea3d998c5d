"""What the researcher is looking at: the one thing all panes share, with a way back and forward."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from hawliyat.domain.identity import AnnotationId, ArticleId, EntityId, EventId
from hawliyat.domain.span import Span

HISTORY = 200


@dataclass(frozen=True, slots=True)
class Place:
    """A point of attention. `pane` is "library", "reader", "inspector" or "timeline": where the keyboard belongs.

    At most one of `annotation_id` and `proposal_id` is set: what stands under the caret is either tagged or proposed.
    """

    pane: str = "reader"
    article_id: ArticleId | None = None
    span: Span | None = None
    annotation_id: AnnotationId | None = None
    proposal_id: str | None = None
    event_id: EventId | None = None
    entity_id: EntityId | None = None


def _is_kept(_place: Place) -> bool:
    """Of a focus that is told nothing else, every place stays."""
    return True


class Focus(QObject):
    """The current place and the places before and after it.

    `moved(Place)` tells every pane that the place changed; `arrived(Place)` follows it when the keyboard should go to
    the place's pane and show it (a jump, back, forward), not when a pane merely reports where its own caret is.
    """

    moved = Signal(object)
    arrived = Signal(object)

    def __init__(self, parent: QObject | None = None, *, is_alive: Callable[[Place], bool] = _is_kept) -> None:
        """Back and forward pass over places whose subject is gone, which *is_alive* says."""
        super().__init__(parent)
        self._is_alive = is_alive
        self._place = Place()
        self._before: list[Place] = []
        self._after: list[Place] = []

    @property
    def place(self) -> Place:
        """Where we are."""
        return self._place

    @property
    def can_go_back(self) -> bool:
        """Whether `back` has somewhere to go."""
        return any(map(self._is_alive, reversed(self._before)))

    @property
    def can_go_forward(self) -> bool:
        """Whether `forward` has somewhere to go."""
        return any(map(self._is_alive, reversed(self._after)))

    def note(self, **fields: object) -> None:
        """Record a small move within a pane (caret, selection, selected event); nothing to come back to."""
        place = replace(self._place, **fields)  # type: ignore[arg-type]
        if place != self._place:
            self._place = place
            self.moved.emit(place)

    def go(self, place: Place) -> None:
        """Jump to *place*, remembering where we were."""
        if place != self._place:
            self._before = [*self._before[-HISTORY:], self._place]
            self._after.clear()
        self._arrive(place)

    def back(self) -> None:
        """Return to where the last jump started."""
        self._travel(self._before, self._after)

    def forward(self) -> None:
        """Undo `back`."""
        self._travel(self._after, self._before)

    def _travel(self, ahead: list[Place], behind: list[Place]) -> None:
        """Go to the next place ahead that is alive; dead ones change sides with us, undo may bring them back."""
        if not any(map(self._is_alive, reversed(ahead))):
            return
        behind.append(self._place)
        while not self._is_alive(ahead[-1]):
            behind.append(ahead.pop())
        self._arrive(ahead.pop())

    def _arrive(self, place: Place) -> None:
        self._place = place
        self.moved.emit(place)
        self.arrived.emit(place)
