"""Every value a pack's rules give is EDTF as another implementation reads it, but for the extensions we document."""

import re
import warnings
from collections.abc import Iterator

from hawliyat.assets import resources
from hawliyat.temporal import find_times, pack, parse_edtf

EXTENSION = re.compile(r".*(?:\d{4}-(?:2[1-9]|3\d|4[01])|\d{3}X).*/.*|.*/.*(?:\d{4}-(?:2[1-9]|3\d|4[01])|\d{3}X)")
"""A season, quarter, half or decade on a side of an interval (docs/time.md)."""
FRAMES = {"ar": ("{}", "منذ {}", "حتى {}"), "pt": ("{}", "desde {}", "até {}"), "en": ("{}", "since {}", "until {}")}


def emitted() -> Iterator[str]:
    """The EDTF text of everything found in the rules' examples, alone and framed, with the other readings."""
    for path in sorted((resources() / "time").glob("*.toml")):
        loaded = pack.load(path.stem)
        assert loaded is not None
        texts = [text for rule in loaded.rules for text in rule.examples]
        for text in (frame.format(text) for text in texts for frame in FRAMES[loaded.language]):
            for one in find_times(text, loaded.language, loaded.examples_published):
                yield from (value.edtf for value in (one.value, *one.alternatives) if value.edtf)


def is_read_by_the_oracle(text: str) -> bool:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from edtf import parse_edtf as oracle
        from edtf.parser.edtf_exceptions import EDTFParseException

        try:
            oracle(text)
        except EDTFParseException:
            return False
    return True


def test_what_the_rules_give_is_valid_edtf_or_a_documented_extension() -> None:
    texts = set(emitted())
    assert len(texts) > 300
    assert [text for text in sorted(texts) if not EXTENSION.fullmatch(text) and not is_read_by_the_oracle(text)] == []


def test_the_oracle_refuses_what_is_no_edtf() -> None:
    assert not is_read_by_the_oracle("2024-35/..")
    assert not is_read_by_the_oracle("July 2024")


def test_what_the_rules_give_has_the_bounds_its_text_says() -> None:
    for text in set(emitted()):
        assert parse_edtf(text).edtf == text
