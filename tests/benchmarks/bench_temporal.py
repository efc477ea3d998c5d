"""How fast times are found, beside dateparser's own search on the same text in the same run."""

import subprocess
import sys
import time
from collections.abc import Callable
from random import Random

from hawliyat.assets import seeds
from hawliyat.domain.day import from_iso
from hawliyat.temporal import find_times

PUBLISHED = from_iso("2025-08-14")
_IMPORT = "import time; begin = time.perf_counter(); import {}; print(time.perf_counter() - begin)"

_MONTHS = "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"


def main() -> None:
    """Print `name  figure  control  ratio` for speed on running Arabic, hostile text, and import."""
    arabic = [path.read_text("utf-8") for path in sorted(seeds().glob("00*.txt")) if not path.name.startswith("003")]
    running = "\n".join(arabic)
    find_times(running, "ar", PUBLISHED)
    ours = _kilobytes_a_second(running * 5, lambda text: find_times(text, "ar", PUBLISHED))
    theirs = _kilobytes_a_second(running[:4000], _search_dates)
    print(f"times in running Arabic, KB/s  {ours:.0f}  search_dates {theirs:.1f}  x{ours / theirs:.0f}")
    page = running.encode()[:10_000].decode(errors="ignore")
    alone = 10 / _kilobytes_a_second(page, lambda text: find_times(text, "ar", PUBLISHED)) * 1000
    print(f"times in a 10 KB article, ms  {alone:.1f}  running {10 / ours * 1000:.1f}  x{alone * ours / 10_000:.1f}")
    once = _kilobytes_a_second(running, lambda text: find_times(text, "ar", PUBLISHED))
    for name, text in _hostile().items():
        speed = _kilobytes_a_second(text, lambda text: find_times(text, "ar", PUBLISHED))
        print(f"hostile text of {name}, KB/s  {speed:.0f}  running once {once:.0f}  x{once / speed:.1f} slower")
    own, control = _import_time("hawliyat.temporal"), _import_time("dateparser")
    print(f"import of hawliyat.temporal, ms  {own:.0f}  dateparser {control:.0f}  x{control / own:.1f}")


def _hostile() -> dict[str, str]:
    """About 100 KB each of what there is much to try on."""
    months = _MONTHS.split()
    shuffled = Random(1).choices(months, k=9000)
    return {
        "one month": "يوليو " * 9000,
        "all months": " ".join(months * 700),
        "shuffled months": " ".join(shuffled),
        "years": "2024 " * 20_000,
        "digits": "1234567890" * 10_000,
        "prepositions": "منذ في حتى " * 5000,
    }


def _search_dates(text: str) -> object:
    from dateparser.search import search_dates

    return search_dates(text, languages=["ar"])


def _kilobytes_a_second(text: str, work: Callable[[str], object]) -> float:
    best = float("inf")
    for _ in range(3):
        begin = time.perf_counter()
        work(text)
        best = min(best, time.perf_counter() - begin)
    return len(text.encode()) / 1000 / best


def _import_time(module: str) -> float:
    """Milliseconds to import *module* in a fresh interpreter, the best of three."""
    command = [sys.executable, "-c", _IMPORT.format(module)]
    runs = [subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(3)]
    return min(float(run) for run in runs) * 1000


if __name__ == "__main__":
    main()
