"""Ids: UUIDv7 text, so that two researchers' files never collide and rows sort by when they were made.

What is derived has ids that are derived too.
"""

import hashlib
import os
import threading
import time
from typing import NewType

ArticleId = NewType("ArticleId", str)
StoryId = NewType("StoryId", str)
LabelId = NewType("LabelId", str)
RoleId = NewType("RoleId", str)
AnnotationId = NewType("AnnotationId", str)
EntityId = NewType("EntityId", str)
MentionId = NewType("MentionId", str)
TimeId = NewType("TimeId", str)
EventId = NewType("EventId", str)
EvidenceId = NewType("EvidenceId", str)
ResearcherId = NewType("ResearcherId", str)
EditId = NewType("EditId", str)

_lock = threading.Lock()
_last = 0


def derived_id(*parts: str) -> str:
    """Return the id that follows from *parts*: a UUIDv8 (RFC 9562) of their SHA-256, the same wherever it is made."""
    digest = hashlib.sha256("\n".join(parts).encode("utf-8")).digest()[:16]
    value = int.from_bytes(digest) & ~(0xF << 76 | 0b11 << 62) | 0x8 << 76 | 0b10 << 62
    return _written(value)


def new_id() -> str:
    """Return a fresh UUIDv7 (RFC 9562), strictly increasing within this process."""
    global _last  # noqa: PLW0603 - one counter per process is what makes ids of one millisecond sort
    with _lock:
        # 48 bits of milliseconds and 12 bits of their fraction, then 62 random bits.
        _last = stamp = max(_last + 1, time.time_ns() * 4096 // 1_000_000)
    random = int.from_bytes(os.urandom(8)) & ((1 << 62) - 1)
    value = (stamp >> 12) << 80 | 0x7 << 76 | (stamp & 0xFFF) << 64 | 0b10 << 62 | random
    return _written(value)


def _written(value: int) -> str:
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
