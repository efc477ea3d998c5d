"""PySide6 6.12 on CPython 3.11 lost a reference to None per call that returns it, and aborted after some thousands."""

import ctypes
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject

CALLS = 500
NOISE = CALLS // 10
"""References that other objects may take or drop meanwhile."""


def references_lost(action: Callable[[], object]) -> int:
    """Return by how much the count of None falls over CALLS calls (from Python 3.12 on it is constant)."""
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        action()
    return before - sys.getrefcount(None)


def test_qt_calls_that_return_none_keep_its_reference_count() -> None:
    thing = QObject()
    assert references_lost(lambda: thing.setObjectName("name")) < NOISE
    assert references_lost(thing.parent) < NOISE


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_the_loss_would_be_seen() -> None:
    none = ctypes.py_object(None)
    take, drop = ctypes.pythonapi.Py_IncRef, ctypes.pythonapi.Py_DecRef
    take.argtypes = drop.argtypes = [ctypes.py_object]
    assert references_lost(lambda: drop(none)) > CALLS - NOISE
    assert references_lost(lambda: take(none)) < NOISE - CALLS
