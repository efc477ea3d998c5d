"""What the article painter draws over a text: an annotation or a proposal, with nothing but what can be seen."""

from collections.abc import Sequence
from dataclasses import dataclass

from hawliyat.domain.annotation import Layer
from hawliyat.domain.span import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to be drawn on its layer. `colour` names a pair of the palette; "" is the layer's own colour.

    `caption` is the small label (entities show theirs only on request), `value` the reading of a time, `description`
    what a tooltip and a screen reader say. `span` is in code points of the article.
    """

    id: str
    span: Span
    layer: Layer
    colour: str = ""
    caption: str = ""
    value: str = ""
    description: str = ""
    is_proposal: bool = False
    is_selected: bool = False

    @property
    def words(self) -> str:
        """The small type under the line."""
        return self.value if self.layer is Layer.TIME else self.caption


def reading_order(mark: Mark) -> tuple[int, int, str]:
    """Sort key: by where a mark begins, outer marks first."""
    return mark.span.start, -mark.span.end, mark.id


def shortest_first(mark: Mark) -> tuple[int, int, str]:
    """Sort key: the shortest mark first, because it wins a click."""
    return len(mark.span), mark.span.start, mark.id


def mark_beside(marks: Sequence[Mark], chosen: str, offset: int, step: int) -> Mark | None:
    """Return the mark after (*step* 1) or before (-1) the *chosen* one, else *offset*; *marks* are in reading order."""
    ids = [mark.id for mark in marks]
    if chosen in ids:
        at = ids.index(chosen) + step
    else:
        before = sum(mark.span.start < offset for mark in marks)
        at = before if step > 0 else before - 1
    return marks[at] if 0 <= at < len(marks) else None
