"""Reading files beside the window: decoded one by one on a thread, handed over to the window's own."""

import threading
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from hawliyat.domain.errors import UserError
from hawliyat.operations import importing
from hawliyat.operations.import_listing import Listing, list_files
from hawliyat.operations.importing import Candidate


class Reading(QObject):
    """Reads *paths*; signals arrive on the thread of this object, in the order of the files."""

    began = Signal(int)
    """How many files there are."""
    read = Signal(object)
    """A `Candidate`."""
    ended = Signal()

    def __init__(self, paths: list[Path], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paths = paths
        self._is_cancelled = threading.Event()
        # A thread of Python's: what runs here is pure work on files, and it ends with the interpreter.
        self._thread = threading.Thread(target=self._run, name="reading", daemon=True)

    @property
    def is_cancelled(self) -> bool:
        """Whether it was told to stop."""
        return self._is_cancelled.is_set()

    def start(self) -> None:
        """Begin; `ended` comes whatever happens."""
        self._thread.start()

    def cancel(self) -> None:
        """Stop after the file that is being read; what was read so far stays read."""
        self._is_cancelled.set()

    def wait(self) -> None:
        """Wait until the thread is done with its file."""
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        try:
            listing = list_files(self._paths)
            self.began.emit(len(listing.files))
            for path in listing.files:
                candidate = _candidate(listing, path)
                if self.is_cancelled:
                    return
                self.read.emit(candidate)
            for candidate in importing.refused(listing):
                self.read.emit(candidate)
        except Exception as error:  # nothing may be left out in silence
            self.read.emit(_failed(self._paths[0], error))
        finally:
            self.ended.emit()


def _candidate(listing: Listing, path: Path) -> Candidate:
    try:
        return importing.read_file(listing, path)
    except Exception as error:  # a file that trips the program is a row like any refused one
        return _failed(path, error)


def _failed(path: Path, error: Exception) -> Candidate:
    reason = f"{type(error).__name__}: {error}"
    return Candidate(path.name, problem=UserError("reading_failed", path=path.name, reason=reason), path=path)
