"""What `dev.py installer check workflow` looks for, shown on workflows that have it wrong (and need no YAML)."""

from typing import Any

import pytest

from installers.trying import workflow

COMMIT = "0123456789abcdef0123456789abcdef01234567"


def saying(command: str, **job: Any) -> dict[str, Any]:
    return {"jobs": {"job": {"steps": [{"run": command}], **job}}}


@pytest.mark.parametrize(
    "command",
    [
        "python dev.py test",
        "py dev.py installer",
        "python3 dev.py installer deb tar",
        "dev.py installer check workflow",
    ],
)
def test_a_command_that_exists_is_known(command: str) -> None:
    assert workflow.unknown_commands(saying(command)) == []


@pytest.mark.parametrize(
    "command",
    ["python dev.py fly", "python dev.py installer floppy", "cd x && dev.py installer check weather", "dev.py"],
)
def test_a_command_that_does_not_exist_is_found(command: str) -> None:
    assert len(workflow.unknown_commands(saying(f"true\n{command}"))) == 1


def test_a_secret_that_a_build_goes_on_without_may_stand_in_the_surroundings_of_a_step() -> None:
    optional = {"CERTIFICATE": "${{ secrets.MACOS_CERTIFICATE }}"}
    assert workflow.needed_secrets({"jobs": {"job": {"steps": [{"run": "true", "env": optional}]}}}) == []


@pytest.mark.parametrize(
    "job",
    [
        saying("true", env={"TOKEN": "${{ secrets.MACOS_CERTIFICATE }}"}),
        saying("echo ${{ secrets.MACOS_CERTIFICATE }}"),
        {"jobs": {"job": {"steps": [{"run": "true", "env": {"TOKEN": "${{ secrets.TOKEN }}"}}]}}},
    ],
    ids=["of the whole job", "in a command", "unknown"],
)
def test_a_secret_that_is_needed_is_found(job: dict[str, Any]) -> None:
    assert len(workflow.needed_secrets(job)) == 1


@pytest.mark.parametrize(
    "action", ["actions/checkout@v6", f"actions/checkout@{COMMIT}", f"somebody/checkout@{COMMIT} # v6.0.0", "./local"]
)
def test_a_loose_action_is_found(action: str) -> None:
    assert workflow.loose_actions(f"      - uses: {action}\n        uses: actions/a@{COMMIT} # v1.0.0") == [action]


def test_a_job_that_may_write_or_never_ends_is_found() -> None:
    careful = {"timeout-minutes": 5}
    jobs = {"tests": {**careful, "permissions": {"contents": "write"}}, "build": {}, "check": careful}
    assert workflow.careless_jobs({"permissions": {"contents": "read"}, "jobs": jobs}) == ["tests", "build"]
    assert workflow.careless_jobs({"jobs": {"check": careful}}) == ["all"]


def test_the_workflow_of_this_project_pins_its_actions_and_says_that_nobody_has_run_it() -> None:
    text = workflow.WORKFLOW.read_text(encoding="utf-8")
    assert workflow.loose_actions(text) == []
    assert workflow.LABEL in text.partition("\nname:")[0]
