"""Languages without a pack: dateparser answers, at low confidence, and only what the text bears out."""

import subprocess
import sys

from hawliyat.domain.day import from_iso
from hawliyat.domain.time_value import AnchorKind
from hawliyat.temporal import find_times

PUBLISHED = from_iso("2024-09-30")
FRENCH = "Le 15 juillet 2024, Huawei a lancé le H20 (20%). En mai 2023, 3 millions de puces. Hier, la 910B."


def test_a_language_without_a_pack_is_answered_with_low_confidence() -> None:
    found = find_times(FRENCH, "fr", PUBLISHED)
    assert [(one.text, one.value.edtf) for one in found] == [
        ("Le 15 juillet 2024", "2024-07-15"),
        ("En mai 2023", "2023-05"),
        ("Hier", "2024-09-29"),
    ]
    assert all(one.confidence < 0.5 and one.value.rule_id == "dateparser" for one in found)
    assert all(one.text == one.span.of(FRENCH) for one in found)


def test_what_hangs_on_the_publication_day_says_so_and_needs_one() -> None:
    yesterday = find_times(FRENCH, "fr", PUBLISHED)[-1].value
    assert yesterday.anchor_kind is AnchorKind.PUBLISHED
    assert yesterday.fields["published"] == "2024-09-30"
    assert [one.text for one in find_times(FRENCH, "fr")] == ["Le 15 juillet 2024", "En mai 2023"]


def test_products_and_percentages_are_not_dates_here_either() -> None:
    assert find_times("Die Chips H20, R2 und 910B kosten 20 % mehr.", "de", PUBLISHED) == []


def test_a_language_nobody_knows_has_no_times() -> None:
    assert find_times("foo 15 bar 2024", "xx", PUBLISHED) == []
    assert find_times("", "fr", PUBLISHED) == []


def test_importing_the_package_and_using_a_pack_loads_no_dateparser() -> None:
    program = (
        "import sys; import hawliyat.temporal as t;"
        "t.find_times('em maio de 2024', 'pt', 739000);"
        "sys.exit(any(name.split('.')[0] in ('dateparser', 'PySide6', 'sqlite3') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
