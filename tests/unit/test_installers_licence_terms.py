"""Licence expressions: what is taken of a choice, and what a program under the MIT licence can't be built on."""

import pytest

from installers.licence_terms import ExpressionError, alternatives, choice


@pytest.mark.parametrize(
    ("expression", "taken"),
    [
        ("MIT", ("MIT",)),
        ("MIT AND HPND", ("MIT", "HPND")),
        ("CC0-1.0 OR Apache-2.0", ("CC0-1.0",)),
        ("GPL-2.0-only OR LGPL-3.0-only", ("LGPL-3.0-only",)),
        ("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", ("LGPL-3.0-only",)),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", ("MIT", "Unicode-3.0")),
        ("(GPL-2.0-only OR Apache-2.0) AND (MIT AND MIT)", ("Apache-2.0", "MIT")),
        ("GPL-3.0-or-later WITH GCC-exception-3.1", ("GPL-3.0-or-later",)),
        ("LicenseRef-ICC", ("LicenseRef-ICC",)),
    ],
)
def test_the_first_choice_that_fits_is_taken(expression: str, taken: tuple[str, ...]) -> None:
    assert choice(expression) == taken


@pytest.mark.parametrize(
    "expression",
    ["GPL-3.0-or-later", "AGPL-3.0-only", "MIT AND GPL-2.0-only", "GPL-2.0-only OR GPL-3.0-only", "Sleepycat"],
)
def test_what_asks_for_the_whole_program_does_not_fit(expression: str) -> None:
    assert choice(expression) is None


def test_an_exception_belongs_to_its_own_licence_only() -> None:
    assert alternatives("GPL-2.0-only WITH Bootloader-exception AND GPL-3.0-only") == [
        (("GPL-2.0-only", "Bootloader-exception"), ("GPL-3.0-only", ""))
    ]
    assert choice("GPL-2.0-only WITH Bootloader-exception AND GPL-3.0-only") is None


@pytest.mark.parametrize(
    "text", ["", "Apache License, Version 2.0", "MIT OR", "(MIT", "MIT)", "AND MIT", "MIT WITH", "MIT MIT", "()"]
)
def test_what_is_no_expression_is_refused(text: str) -> None:
    with pytest.raises(ExpressionError):
        choice(text)
