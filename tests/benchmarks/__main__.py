"""Run every benchmark, or the named subjects, one after the other: `python -m tests.benchmarks [SUBJECT…]`."""

import os
import pkgutil
import platform
import subprocess
import sys
import time

from tests import benchmarks

PREFIX = "bench_"


def main(wanted: list[str]) -> None:
    """Print the lines of each benchmark under its name and how long it took; exit 1 if one fails, 2 if none matches."""
    subjects = [name.removeprefix(PREFIX) for _, name, _ in pkgutil.iter_modules(benchmarks.__path__) if PREFIX in name]
    if unknown := set(wanted) - set(subjects):
        print(f"no such benchmark: {', '.join(sorted(unknown))}; there are {', '.join(subjects)}", file=sys.stderr)
        raise SystemExit(2)
    print(f"Python {platform.python_version()} on {platform.system()} {platform.machine()}")
    failed = [subject for subject in wanted or subjects if not measured(subject)]
    raise SystemExit(1 if failed else 0)


def measured(subject: str) -> bool:
    """Run one benchmark in a process of its own: what one has loaded or left behind must not tilt the next."""
    print(f"\n{subject}", flush=True)
    started = time.perf_counter()
    code = f"import tests.benchmarks.{PREFIX}{subject} as bench; bench.main()"
    quiet = {**os.environ, "QT_LOGGING_RULES": "default.warning=false"}  # what a screenless Qt can't do, many times
    done = subprocess.run([sys.executable, "-c", code], check=False, env=quiet)
    if done.returncode:
        print(f"  FAILED with {done.returncode}", file=sys.stderr, flush=True)
    print(f"  ({time.perf_counter() - started:.1f} s)", flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    main(sys.argv[1:])
