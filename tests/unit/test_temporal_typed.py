"""Times as people type them."""

import pytest

from hawliyat.domain.errors import UserError
from hawliyat.temporal.typed import read_typed


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("2025-05", "2025-05"),
        (" 2025-05-14 ", "2025-05-14"),
        ("May 2025", "2025-05"),
        ("14 May 2025", "2025-05-14"),
        ("مايو 2025", "2025-05"),
        ("maio de 2025", "2025-05"),
        ("٢٠٢٥-٠٥", "2025-05"),
    ],
)
def test_edtf_and_words_mean_the_same(typed: str, edtf: str) -> None:
    assert read_typed(typed).edtf == edtf


@pytest.mark.parametrize(
    "typed", ["someday", "yesterday", "2025-02-30", "2022-13", "May", "in May 2025 and later perhaps"]
)
def test_what_means_no_time_by_itself_is_refused(typed: str) -> None:
    with pytest.raises(UserError, match="bad_edtf"):
        read_typed(typed)
