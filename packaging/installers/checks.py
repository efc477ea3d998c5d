"""Checks that print PASS or FAIL, one line each, and go on: one run shows everything that is wrong."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class CheckError(Exception):
    """A check's answer is no; the text says what was found instead."""


class Checks:
    """A run of checks; `failed` counts the ones that said no, `went_well` speaks of the last one."""

    def __init__(self) -> None:
        self.passed = 0
        self.failed = 0
        self.went_well = True

    @contextmanager
    def check(self, sentence: str) -> Iterator[None]:
        """Print PASS and *sentence* when the block ends, or FAIL, *sentence* and the reason when it raises."""
        try:
            yield
        except (CheckError, OSError, subprocess.SubprocessError) as problem:
            self.failed += 1
            self.went_well = False
            print(f"FAIL  {sentence}\n      {_reason(problem)}", flush=True)
        else:
            self.passed += 1
            self.went_well = True
            print(f"PASS  {sentence}", flush=True)

    def close(self) -> int:
        """Print the sum and return the exit code; a run without any check has failed."""
        print(f"\n{self.passed} passed, {self.failed} failed", flush=True)
        return int(self.failed > 0 or self.passed == 0)


def demand(condition: object, otherwise: str) -> None:
    """Raise `CheckError` with *otherwise* unless *condition* holds."""
    if not condition:
        raise CheckError(otherwise)


def output_of(*command: object, timeout: float = 300, **options: Any) -> str:
    """Run a program and return what it printed, both streams; raise `CheckError` with that when it says no."""
    words = [str(word) for word in command]
    done = subprocess.run(
        words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=timeout, **options
    )
    if done.returncode:
        raise CheckError(f"{' '.join(words)} ended with {done.returncode}:\n{done.stdout}")
    return str(done.stdout)


def _reason(problem: BaseException) -> str:
    text = str(problem).strip() or type(problem).__name__
    return text.replace("\n", "\n      ")
