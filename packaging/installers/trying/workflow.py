"""The release workflow, looked at without running it: its form, and what it says of this project."""

import ast
import json
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from installers import apple_signing, places, windows_signing
from installers.__main__ import BUILDERS, SUBJECTS
from installers.checks import CheckError, Checks, demand, output_of

WORKFLOW = places.ROOT / ".github" / "workflows" / "release.yml"
RUNNERS = {"ubuntu-22.04", "windows-latest", "macos-15", "macos-15-intel"}
"""Where the installers are built: the oldest C library, Windows, and both processors of a Mac."""

OPTIONAL = {*apple_signing.SECRETS, windows_signing.CERTIFICATE, windows_signing.PASSWORD}
"""The secrets that a build goes on without: it signs nothing then."""

LABEL = "NOT YET EXECUTED"
Workflow = Mapping[str, Any]


def run(checks: Checks) -> None:
    """Look at the workflow; each way of being wrong that is looked for is shown to be found."""
    text = WORKFLOW.read_text(encoding="utf-8")
    with checks.check("workflow: GitHub's schema accepts it, and refuses one whose job has nowhere to run"):
        _validate(text)
        _demand_refused(re.sub(r"(?m)^ +runs-on: .*\n", "", text))
    workflow: Workflow = import_module("ruamel.yaml").YAML(typ="safe").load(text)
    with checks.check("workflow: each command of dev.py in it exists"):
        demand(not (unknown := unknown_commands(workflow)), f"unknown: {unknown}")
        demand(
            unknown_commands(_saying("python dev.py installer floppy")), "a target that does not exist was not found"
        )
    with checks.check("workflow: builds where it should"):
        demand(runners(workflow) == RUNNERS, f"it names {sorted(runners(workflow))}")
    with checks.check("workflow: needs no secret"):
        demand(not (needed := needed_secrets(workflow)), f"needed: {needed}")
        demand(needed_secrets(_saying("publish ${{ secrets.TOKEN }}")), "a secret in a command was not found")
    with checks.check("workflow: each action is GitHub's own and pinned by its commit"):
        demand(not (loose := loose_actions(text)), f"loose: {loose}")
        demand(loose_actions("- uses: actions/checkout@v6"), "an action that is not pinned was not found")
    with checks.check("workflow: may write in the job that makes the release only, and every job comes to an end"):
        demand(not (wrong := careless_jobs(workflow)), f"wrong: {wrong}")
    with checks.check("workflow: says that it has not been executed"):
        demand(LABEL in text.partition("\nname:")[0], f"{LABEL} is not in its first comment")


def unknown_commands(workflow: Workflow) -> list[str]:
    """Return the calls of dev.py whose command, or whose installer or subject, does not exist."""
    known = _commands_of_dev()
    called = [words for line in _lines(workflow) for words in re.findall(r"dev\.py((?: [a-z_]+)*)", line)]
    return [words.strip() for words in called if not _exists(words.split(), known)]


def _exists(words: list[str], known: set[str]) -> bool:
    match words:
        case ["installer", "check", *subjects]:
            return set(subjects) <= set(SUBJECTS)
        case ["installer", *names]:
            return set(names) <= set(BUILDERS)
        case [command]:
            return command in known
    return False


def _commands_of_dev() -> set[str]:
    for statement in ast.parse((places.ROOT / "dev.py").read_text(encoding="utf-8")).body:
        if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == "COMMANDS":
            return set(re.findall(r"'(\w+)': ", ast.unparse(statement.value)))
    raise CheckError("dev.py has no COMMANDS")


def runners(workflow: Workflow) -> set[str]:
    """Return where the jobs of a matrix run."""
    matrices = [job["strategy"]["matrix"]["include"] for job in workflow["jobs"].values() if "strategy" in job]
    return {each["runner"] for matrix in matrices for each in matrix}


def needed_secrets(workflow: Workflow) -> list[str]:
    """Return the secrets that are no option: unknown ones, and those that stand elsewhere than in a step's `env`."""
    elsewhere = []
    for job in workflow["jobs"].values():
        steps = [{**step, "env": {}} for step in job["steps"]]
        elsewhere += _secrets({**job, "steps": steps})
    return sorted({*elsewhere, *(set(_secrets(workflow)) - OPTIONAL)})


def _secrets(part: object) -> list[str]:
    return re.findall(r"\bsecrets\.(\w+)", json.dumps(part))


def loose_actions(text: str) -> list[str]:
    """Return the actions that are not GitHub's own, or not pinned by a whole commit id with its version beside it."""
    pinned = re.compile(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    return [action for action in re.findall(r"(?m)^[ -]*uses: (.*)$", text) if not pinned.fullmatch(action)]


def careless_jobs(workflow: Workflow) -> list[str]:
    """Return the jobs that may write without making the release, or that may run for ever."""
    rights = {"": workflow.get("permissions")} | {
        name: job.get("permissions") for name, job in workflow["jobs"].items()
    }
    wanted = {"": {"contents": "read"}, "release": {"contents": "write"}}
    careless = [name or "all" for name, given in rights.items() if given != wanted.get(name)]
    return careless + [name for name, job in workflow["jobs"].items() if "timeout-minutes" not in job]


def _lines(workflow: Workflow) -> Iterator[str]:
    for job in workflow["jobs"].values():
        for step in job["steps"]:
            yield from step.get("run", "").splitlines()


def _saying(command: str) -> Workflow:
    return {"jobs": {"job": {"steps": [{"run": command}]}}}


def _validate(text: str) -> None:
    program = shutil.which("check-jsonschema", path=str(Path(sys.executable).parent))
    demand(program, "check-jsonschema is not beside this Python")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / WORKFLOW.name
        file.write_text(text, encoding="utf-8")
        output_of(program, "--builtin-schema", "vendor.github-workflows", file)


def _demand_refused(text: str) -> None:
    try:
        _validate(text)
    except CheckError as refusal:
        demand("runs-on" in str(refusal), str(refusal))
    else:
        raise CheckError("a workflow whose jobs have no `runs-on` was accepted")
