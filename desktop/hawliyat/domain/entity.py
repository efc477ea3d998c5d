"""People, organisations, places, products and works in the world, and where the texts mention them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from hawliyat.domain.identity import AnnotationId, EntityId, LabelId, MentionId


class NameKind(StrEnum):
    """What a name is to its entity. Each language has at most one PREFERRED name."""

    PREFERRED = "preferred"
    ALIAS = "alias"


@dataclass(frozen=True, slots=True)
class EntityName:
    """One name of an entity in one language (BCP 47)."""

    id: str
    entity_id: EntityId
    text: str
    language: str
    kind: NameKind = NameKind.ALIAS


@dataclass(frozen=True, slots=True)
class Entity:
    """Someone or something in the world, with its names per language, preferred ones first."""

    id: EntityId
    label_id: LabelId
    names: tuple[EntityName, ...] = ()
    note: str = ""
    merged_into: EntityId | None = None

    @property
    def texts(self) -> tuple[str, ...]:
        """Every name, whatever its language."""
        return tuple(name.text for name in self.names)

    def name(self, language: str = "") -> str:
        """Return the preferred name in *language*, else any name in it, else the first name there is."""
        wanted = base_language(language)
        of_language = [name for name in self.names if base_language(name.language) == wanted]
        candidates = of_language or self.names
        preferred = [name for name in candidates if name.kind is NameKind.PREFERRED]
        return (preferred or list(candidates))[0].text if candidates else ""


def base_language(language: str) -> str:
    """Return the language of a BCP 47 tag without script and region: "pt" of "pt-BR"."""
    return language.partition("-")[0].lower()


def settle_preferred(names: Iterable[EntityName], chosen: str = "") -> tuple[EntityName, ...]:
    """Return *names* with exactly one preferred name for each base language.

    It is the one whose id is *chosen*, else the first that is preferred, else the first of its language.
    """
    given = tuple(names)
    preferred: dict[str, str] = {}
    for name in sorted(given, key=lambda name: (name.id != chosen, name.kind is not NameKind.PREFERRED)):
        preferred.setdefault(base_language(name.language), name.id)
    return tuple(
        replace(name, kind=NameKind.PREFERRED if name.id in preferred.values() else NameKind.ALIAS) for name in given
    )


@dataclass(frozen=True, slots=True)
class Mention:
    """The link from an annotation to the entity it names."""

    id: MentionId
    annotation_id: AnnotationId
    entity_id: EntityId
