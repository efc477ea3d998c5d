"""Time expressions over JSON lines: one text in, one answer out, for other programs and for measuring."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from hawliyat.domain import day
from hawliyat.domain.errors import UserError
from hawliyat.domain.proposal import TimeExpression
from hawliyat.store.publication import exact_day
from hawliyat.temporal import find_times
from hawliyat.ui.time_wording import derivation_words
from hawliyat.ui.wording import plain


def answers(lines: Iterable[bytes]) -> Iterator[str]:
    """Answer each `{"id","text","language","published"}`; a line that is none raises `UserError("bad_json_line")`."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                answer = _answer(_question(line))
            except (ValueError, UserError):  # not UTF-8, not JSON, no text, or a publication date that is none
                raise UserError("bad_json_line", number=number) from None
            yield json.dumps(answer, ensure_ascii=False)


def _question(line: bytes) -> dict[str, Any]:
    question = json.loads(line.decode("utf-8"))
    if not isinstance(question, dict) or not isinstance(question.get("text"), str):
        raise ValueError("no text")
    return question


def _answer(question: dict[str, Any]) -> dict[str, Any]:
    published = str(question.get("published") or "")
    language = str(question.get("language") or "und")
    found = find_times(question["text"], language, exact_day(published))
    return {"id": question.get("id"), "results": [_result(expression, published) for expression in found]}


def _result(expression: TimeExpression, published: str) -> dict[str, Any]:
    value = expression.value
    first, last = value.bounds.earliest_start, value.bounds.latest_end
    return {
        "span": [expression.span.start, expression.span.end],
        "text": expression.text,
        "edtf": value.edtf or None,
        "start": day.to_iso(first) if first is not None else None,
        "end": day.to_iso(last) if last is not None else None,
        "granularity": value.granularity.value,
        "confidence": round(expression.confidence, 3),
        "derivation": plain(derivation_words(value, expression.text, published)),
    }
