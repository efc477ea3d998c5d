"""Whether this copy of the program is complete: what an installer can lose is tried, a line for each thing.

What goes wrong in somebody's frozen copy only is looked for: data files, modules imported by name, plugins, fonts.
No display is needed.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from hawliyat import assets
from hawliyat.domain.errors import UserError
from hawliyat.ui.error_wording import error_words
from hawliyat.ui.wording import plain, tr

DATES = (("ar", "في 15 يوليو 2024", "2024-07-15"), ("pt", "Em 15 de julho de 2024", "2024-07-15"))
HIJRI_DATES = (("ar", "في 15 رمضان 1445 هـ", "2024-03-25"),)
OLD_TEXT, OLD_ENCODING = "أعلنت الشركة الخطة في مايو 2024 وقالت إنها ستبدأ.", "cp1256"
LANGUAGES = ("ar", "en", "pt")
ARTICLES = 5
WORD, JOINED_AND_TURNED = "بيت", "\ufe96\ufef4\ufe91"
"""A word of three letters, and their final, medial and initial forms (Unicode's Arabic Presentation Forms-B)."""


class CheckError(Exception):
    """A check's answer is no; the text says what was found."""


@dataclass(frozen=True, slots=True)
class Check:
    """What has to hold, as a sentence, and a function that says what was found or raises."""

    sentence: str
    run: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a check: `found` is a detail, or the reason why not."""

    sentence: str
    has_passed: bool
    found: str

    def line(self) -> str:
        """Return it as a line to print."""
        return f"{'PASS' if self.has_passed else 'FAIL'}  {self.sentence}" + (f": {self.found}" if self.found else "")


def run(say: Callable[[str], object]) -> int:
    """Try everything, handing each line to *say*; return the exit code: 1 if anything failed."""
    failed = passed = 0
    for check in checks():
        result = outcome(check)
        say(result.line())
        passed, failed = passed + result.has_passed, failed + (not result.has_passed)
    say(plain(tr("{passed} passed, {failed} failed", passed=passed, failed=failed)))
    return int(failed > 0)


def checks() -> Iterator[Check]:
    """Return everything that is tried."""
    yield Check("The parts and their versions are known", _versions)
    yield Check("The tagset, the rule packs, the icons and the sample are there", data)
    yield Check("A text in an encoding of old Windows is read", old_encoding)
    yield Check("An Arabic, a Hijri and a Portuguese date are read by the rule packs", dates_by_rules)
    yield Check("dateparser reads the Arabic and the Portuguese date as well", dates_by_dateparser)
    yield Check("Arabic can be joined and turned for a terminal", terminal)
    for name, sentence in (
        ("plugins", "Qt has its plugins"),
        ("translations", "Qt's own words are there in Arabic, Portuguese and English"),
        ("icon", "The icon is drawn"),
        ("shaping", "An Arabic line is shaped with Amiri"),
    ):
        yield Check(sentence, _of_qt(name))
    yield Check("A project is made, edited, closed, opened again and found sound", project)
    yield Check("The licence of each part is there", licences)


def outcome(check: Check) -> Outcome:
    """Try *check*; whatever it raises is its answer, so that one run shows everything that is wrong."""
    try:
        found, has_passed = check.run(), True
    except UserError as problem:
        found, has_passed = error_words(problem.code, problem.arguments), False
    except Exception as problem:  # a broken copy may fail in any way
        kind = "" if isinstance(problem, CheckError) else f"{type(problem).__name__}: "
        found, has_passed = f"{kind}{problem}", False
    return Outcome(tr(check.sentence), has_passed, plain(found))


def demand(condition: object, otherwise: str) -> None:
    """Raise `CheckError` with *otherwise* unless *condition* holds."""
    if not condition:
        raise CheckError(otherwise)


def is_frozen() -> bool:
    """Whether this is a copy that an installer brought, with everything in it."""
    return bool(getattr(sys, "frozen", False))


def _versions() -> str:
    from hawliyat.ui.about.facts import version_facts

    return ", ".join(f"{name} {version}" for name, version in version_facts())


def data() -> str:
    """The files that are read by name."""
    resources, seeds = assets.resources(), assets.seeds()
    wanted = [resources / "tagset.toml", *(resources / "time" / f"{language}.toml" for language in LANGUAGES)]
    wanted += [resources / "translations" / f"{language}.toml" for language in LANGUAGES if language != "en"]
    wanted += [resources / "icons" / "hawliyat.svg", seeds / "articles.csv", seeds / "annotations.json"]
    missing = [str(file) for file in wanted if not file.is_file()]
    demand(not missing, tr("missing: {files}", files=", ".join(missing)))
    found = len(list(seeds.glob("*.txt")))
    demand(found == ARTICLES, tr("{count} sample articles", count=found))
    return ""


def old_encoding() -> str:
    """An encoding that nobody names, told from its bytes."""
    from hawliyat.exchange.decoding import decode

    decoded = decode(OLD_TEXT.encode(OLD_ENCODING))
    demand(decoded.text == OLD_TEXT, tr("{text} was read as {found}", text=OLD_TEXT, found=decoded.text))
    return ""


def dates_by_rules() -> str:
    """Dates, read by the rule packs alone."""
    from hawliyat.temporal import fallback, find_times

    for language, text, day in (*DATES, *HIJRI_DATES):
        read = [one.value.edtf for one in find_times(text, language) if one.value.rule_id != fallback.RULE_ID]
        demand(read == [day], tr("{text} was read as {found}", text=text, found=", ".join(read) or "…"))
    return ""


def dates_by_dateparser() -> str:
    """The same dates, read by dateparser alone: it imports the words of a language by name."""
    from hawliyat.temporal import fallback

    for language, text, day in DATES:
        read = [one.value.edtf for one in fallback.find_times(text, language, None)]
        demand(read == [day], tr("{text} was read as {found}", text=text, found=", ".join(read) or "…"))
    return ""


def terminal() -> str:
    """Joining and reordering, by the two libraries that do it."""
    from hawliyat.ui.terminal import table

    shown = table([""], [[WORD]], width=20, reshape=True)
    demand(JOINED_AND_TURNED in shown, tr("{text} became {found}", text=WORD, found=ascii(shown)))
    return ""


def project() -> str:
    """A project in a folder that goes again, under an Arabic name."""
    from hawliyat.operations.events import retitle_event
    from hawliyat.operations.sample import build_sample
    from hawliyat.store import checking, timeline_repository
    from hawliyat.store.project import Project

    with TemporaryDirectory(prefix="hawliyat-") as folder:
        path = Path(folder) / f"{WORD}.hawliyat"
        build_sample(path)
        with Project.open(path) as opened:
            event_id = timeline_repository.entries(opened.database)[0].event_id
            retitle_event(opened, event_id=event_id, title=WORD)
        with Project.open(path) as opened:
            title = timeline_repository.entry(opened.database, event_id).title
            problems = [error_words(each.code, each.arguments) for each in checking.findings(opened)]
        demand(title == WORD, tr("the edit was lost: {title}", title=title))
        demand(not problems, " ".join(problems))
        left = sorted(file.name for file in Path(folder).iterdir())
        demand(left == [path.name], tr("left beside it: {files}", files=", ".join(left)))
    return ""


def licences() -> str:
    """Texts for each part, which an installer has to bring."""
    from hawliyat.ui.about.components import components

    if not is_frozen():
        return tr("nothing is bundled in this copy")
    demand(assets.licenses() is not None, tr("this copy brings none"))
    parts = components()
    bare = [part.name for part in parts if not part.text().strip()]
    demand(len(parts) > 1 and not bare, tr("without a text: {parts}", parts=", ".join(bare) or "…"))
    return tr("{count} parts", count=len(parts))


def _of_qt(name: str) -> Callable[[], str]:
    """A check of `self_test_qt`, imported when it is run: a copy without a working Qt has to be able to say so."""

    def run() -> str:
        from hawliyat.app import self_test_qt

        check: Callable[[], str] = getattr(self_test_qt, name)
        return check()

    return run
