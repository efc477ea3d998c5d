"""A check that says no is seen, told and counted."""

import pytest

from installers.checks import CheckError, Checks, demand, output_of


def test_a_yes_and_a_no_are_told_apart_and_the_run_goes_on(capsys: pytest.CaptureFixture[str]) -> None:
    checks = Checks()
    with checks.check("two and two are four"):
        demand(2 + 2 == 4, "another sum")
    with checks.check("two and two are five"):
        demand(2 + 2 == 5, "they are\nfour")
    assert not checks.went_well
    with checks.check("the sky is up"):
        pass
    assert checks.went_well
    assert checks.close() == 1
    assert capsys.readouterr().out.splitlines() == [
        "PASS  two and two are four",
        "FAIL  two and two are five",
        "      they are",
        "      four",
        "PASS  the sky is up",
        "",
        "2 passed, 1 failed",
    ]


def test_a_run_without_a_no_ends_well_and_one_without_any_check_does_not() -> None:
    checks = Checks()
    assert checks.close() == 1
    with checks.check("something"):
        pass
    assert checks.close() == 0


def test_a_program_that_says_no_is_a_no_with_what_it_said(capsys: pytest.CaptureFixture[str]) -> None:
    checks = Checks()
    with checks.check("ls finds it"):
        output_of("ls", "/nowhere at all")
    with checks.check("it exists"):
        output_of("/nowhere at all")
    assert checks.failed == 2
    assert "nowhere at all" in capsys.readouterr().out


def test_a_bug_in_a_check_is_no_answer() -> None:
    with pytest.raises(ZeroDivisionError), Checks().check("a quotient"):
        _ = 1 / 0


def test_a_demand_gives_its_reason() -> None:
    with pytest.raises(CheckError, match="because"):
        demand([], "because")
