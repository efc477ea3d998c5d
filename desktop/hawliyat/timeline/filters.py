"""Which entries of the timeline the researcher wants to see."""

from dataclasses import dataclass

from hawliyat.domain.event import Modality, Polarity
from hawliyat.domain.identity import LabelId
from hawliyat.timeline.entry import Entry


@dataclass(frozen=True, slots=True)
class Filter:
    """What is hidden, by kind of event, modality and polarity; nothing by default, so that a new kind is seen."""

    hidden_labels: frozenset[LabelId] = frozenset()
    hidden_modalities: frozenset[Modality] = frozenset()
    hidden_polarities: frozenset[Polarity] = frozenset()

    @property
    def hides_nothing(self) -> bool:
        """Whether every entry passes."""
        return not (self.hidden_labels or self.hidden_modalities or self.hidden_polarities)

    def admits(self, entry: Entry) -> bool:
        """Whether *entry* is wanted. It counts as denied only when every claim denies it."""
        polarity = Polarity.DENIED if entry.is_denied else Polarity.AFFIRMED
        return (
            entry.label_id not in self.hidden_labels
            and entry.modality not in self.hidden_modalities
            and polarity not in self.hidden_polarities
        )
