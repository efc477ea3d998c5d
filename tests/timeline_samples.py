"""Timeline entries for tests, pictures and benches: the events of the sample articles, and many made-up ones."""

import random
from collections.abc import Iterable

from hawliyat.domain.annotation import Label, Layer
from hawliyat.domain.article import Direction
from hawliyat.domain.day import from_iso
from hawliyat.domain.event import EventStatus, Modality, Polarity
from hawliyat.domain.identity import AnnotationId, ArticleId, EventId, EvidenceId, LabelId
from hawliyat.domain.span import Span
from hawliyat.domain.time_value import Bounds, Granularity, TimeValue
from hawliyat.timeline.entry import Claim, Entry

LABELS = tuple(
    Label(LabelId(identity), Layer.EVENT, {"en": english, "ar": arabic}, colour)
    for identity, english, arabic, colour in (
        ("event-launch", "Launch", "إطلاق", "red"),
        ("event-deal", "Deal or order", "صفقة أو طلبية", "green"),
        ("event-measure", "Rule or restriction", "قرار أو قيد", "orange"),
        ("event-development", "Research and development", "بحث وتطوير", "blue"),
        ("event-statement", "Statement", "تصريح", "pink"),
        ("event-other", "Other event", "حدث آخر", "grey"),
    )
)
DIRECTIONS = (Direction.LTR, Direction.RTL)


def day(iso: str) -> TimeValue:
    """One known day."""
    number = from_iso(iso)
    return TimeValue(iso, Bounds.within(number, number), Granularity.DAY)


def within(edtf: str, first: str, last: str, granularity: Granularity = Granularity.MONTH) -> TimeValue:
    """Some time between two days."""
    return TimeValue(edtf, Bounds.within(from_iso(first), from_iso(last)), granularity)


def lasting(edtf: str, *bounds: str | None) -> TimeValue:
    """An interval, by its four bounds."""
    return TimeValue(edtf, Bounds(*(from_iso(iso) if iso else None for iso in bounds)), Granularity.INTERVAL)


def claim(
    name: str,
    value: TimeValue | None = None,
    modality: Modality = Modality.HAPPENED,
    polarity: Polarity = Polarity.AFFIRMED,
    *,
    published: str = "2025-08-14",
    speakers: Iterable[str] = (),
    quote: str = "",
) -> Claim:
    """A claim with evidence in an article."""
    return Claim(
        EvidenceId(f"evidence-{name}"),
        ArticleId(f"article-{published}"),
        modality,
        polarity,
        value,
        from_iso(published),
        tuple(speakers),
        quote,
        AnnotationId(f"annotation-{name}"),
        Span(0, max(1, len(quote))),
        "CNN",
    )


def entry(
    name: str, title: str, label: str, *claims: Claim, value: TimeValue | None = None, is_draft: bool = False
) -> Entry:
    """An event with its claims, at the time of the first claim that gives one unless *value* says otherwise."""
    basis = next((claim for claim in claims if claim.value is not None), None)
    return Entry(
        EventId(name),
        title,
        LabelId(f"event-{label}"),
        EventStatus.DRAFT if is_draft else EventStatus.CONFIRMED,
        value or (basis.value if basis else None),
        claims,
        basis.evidence_id if basis else None,
    )


MAY = within("2025-05", "2025-05-01", "2025-05-31")
WEEKS = within("[2025-08-15..2025-09-25]", "2025-08-15", "2025-09-25", Granularity.WEEK)


def sample_entries() -> list[Entry]:
    """The events of the five sample articles, in rank order: every way an event can look."""
    planned, denied = Modality.PLANNED, Polarity.DENIED
    return [
        entry(
            "rules",
            "قيود أميركية على تصدير الرقائق",
            "measure",
            claim(
                "rules",
                within("2022", "2022-01-01", "2022-12-31", Granularity.YEAR),
                published="2024-09-30",
                quote="وذلك منذ أن بدأت الولايات المتحدة عام 2022 فرض قيود على تصدير رقائق الذكاء الاصطناعي",
            ),
        ),
        entry(
            "doubao",
            "إطلاق Doubao",
            "launch",
            claim("doubao", within("2023-08", "2023-08-01", "2023-08-31"), published="2024-09-30"),
        ),
        entry(
            "users",
            "O uso desses aplicativos aumentou muito",
            "other",
            claim("users", lasting("2024-01/..", "2024-01-01", "2024-01-31", "2024-01-01", None)),
        ),
        entry(
            "orders",
            "أقل من 30 ألف رقاقة حتى يوليو",
            "deal",
            claim("orders", lasting("../2024-07", None, "2024-07-31", "2024-07-01", "2024-07-31")),
        ),
        entry(
            "training",
            "بايت دانس تدرب نموذجًا على رقائق هواوي",
            "development",
            claim(
                "training",
                day("2024-09-30"),
                planned,
                denied,
                published="2024-09-30",
                speakers=("Michael Hughes",),
                quote="“Toda a premissa aqui está errada. Nenhum novo modelo está sendo desenvolvido”",
            ),
        ),
        entry("video", "Dois modelos Doubao focados em vídeo", "launch", claim("video", day("2024-09-24"))),
        entry(
            "paper",
            "ورقة “آنت” البحثية",
            "development",
            claim("paper", within("2025-03", "2025-03-01", "2025-03-31"), published="2025-03-24"),
        ),
        entry(
            "r2",
            "إطلاق R2",
            "launch",
            claim("may", MAY, planned, quote="الذي كان مقررًا في مايو"),
            claim("weeks", WEEKS, planned, quote="سيُطرح في الأسابيع المقبلة"),
        ),
        entry(
            "failures",
            "مشكلات تقنية مستمرة عند تدريب R2",
            "development",
            claim("failures", lasting("2025-05/2025-07", "2025-05-01", "2025-05-31", "2025-07-01", "2025-07-31")),
            is_draft=True,
        ),
        entry("h20", "استئناف بيع H20", "deal", claim("h20", within("2025-07", "2025-07-01", "2025-07-31"))),
        entry(
            "report",
            "تقرير فاينانشال تايمز",
            "statement",
            claim("report", day("2025-08-14"), speakers=("فاينانشال تايمز",)),
            claim("nothing", day("2025-08-14"), polarity=denied),
        ),
        entry(
            "testing",
            "ديب سيك تختبر مسرعات هواوي وبايدو وكامبريكون",
            "development",
            claim("testing", published="2025-08-29"),
        ),
        entry(
            "small", "تدريب النماذج الصغيرة على هواوي", "other", claim("small", None, planned, published="2025-08-29")
        ),
    ]


def many_entries(count: int, seed: int = 1) -> list[Entry]:
    """*count* events over ten years with Arabic titles, the same ones for the same *seed*."""
    chance = random.Random(seed)
    words = ["إطلاق", "نموذج", "رقائق", "هواوي", "تصدير", "شركة", "صفقة", "اختبار", "بيع", "تدريب", "قيود"]
    start = from_iso("2015-01-01")
    made = []
    for number in range(count):
        first = start + chance.randrange(3650)
        last = first + chance.choice((0, 0, 0, 6, 30, 90, 364))
        value = TimeValue("made up", Bounds.within(first, last))
        title = f"{' '.join(chance.sample(words, 3))} {number}"
        label = LABELS[chance.randrange(len(LABELS))]
        stated = claim(f"{number}", value, chance.choice(list(Modality)), chance.choice(list(Polarity)))
        made.append(
            (first, Entry(EventId(f"event-{number}"), title, label.id, EventStatus.CONFIRMED, value, (stated,)))
        )
    return [entry for _, entry in sorted(made, key=lambda pair: pair[0])]
