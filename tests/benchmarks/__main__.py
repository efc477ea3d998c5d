"""Run every benchmark, or the named subjects, one after the other: `python -m tests.benchmarks [SUBJECT…]`."""

import importlib
import pkgutil
import platform
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
    failed = []
    for subject in wanted or subjects:
        print(f"\n{subject}", flush=True)
        started = time.perf_counter()
        try:
            importlib.import_module(f"tests.benchmarks.{PREFIX}{subject}").main()
        except Exception as problem:  # the other subjects are still worth their figures
            failed.append(subject)
            print(f"  FAILED: {problem!r}", file=sys.stderr)
        print(f"  ({time.perf_counter() - started:.1f} s)", flush=True)
    raise SystemExit(1 if failed else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
