"""Names of entities, one preferred in each language; ids that follow from what they stand for."""

import uuid

from hypothesis import given
from hypothesis import strategies as st

from hawliyat.domain.entity import EntityName, NameKind, base_language, settle_preferred
from hawliyat.domain.identity import EntityId, derived_id

NAMES = st.lists(
    st.tuples(st.sampled_from(["ar", "pt", "pt-BR", "PT-br", "en"]), st.sampled_from(NameKind)), max_size=6
).map(
    lambda drawn: [EntityName(f"n{n}", EntityId("e"), "x", language, kind) for n, (language, kind) in enumerate(drawn)]
)


@given(NAMES, st.integers(0, 5))
def test_every_language_has_exactly_one_preferred_name(names: list[EntityName], at: int) -> None:
    chosen = f"n{at}"
    settled = settle_preferred(names, chosen)
    assert [name.id for name in settled] == [name.id for name in names]
    preferred = [base_language(name.language) for name in settled if name.kind is NameKind.PREFERRED]
    assert sorted(preferred) == sorted({base_language(name.language) for name in names})
    assert all(name.kind is NameKind.PREFERRED for name in settled if name.id == chosen)
    assert settle_preferred(settled) == settled


def test_a_preferred_name_stays_preferred_until_another_is_chosen() -> None:
    first, second, third = (
        EntityName(identity, EntityId("e"), "x", "pt", kind)
        for identity, kind in (("1", NameKind.ALIAS), ("2", NameKind.PREFERRED), ("3", NameKind.PREFERRED))
    )
    kinds = [name.kind.value for name in settle_preferred([first, second, third])]
    assert kinds == ["alias", "preferred", "alias"]
    assert [name.kind.value for name in settle_preferred([first, second, third], "1")] == [
        "preferred",
        "alias",
        "alias",
    ]


def test_a_derived_id_follows_from_its_parts_alone() -> None:
    one = derived_id("article", "1", "2")
    assert one == derived_id("article", "1", "2")
    assert one != derived_id("article", "12")
    assert (uuid.UUID(one).version, uuid.UUID(one).variant) == (8, uuid.RFC_4122)
