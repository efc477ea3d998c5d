"""The dialogs that ask for files: the system's own where Qt can use it, else Qt's, wholly in the window's language."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

_Label = QFileDialog.DialogLabel
_Mode = QFileDialog.FileMode

_WORDS = ((_Label.LookIn, "Look in:"), (_Label.FileType, "Files of type:"))
"""Labels that got an access key after Qt's Arabic was written: its words are still found under the old ones."""


def ask_for_file(parent: QWidget, title: str, folder: str, names: str) -> Path | None:
    """Ask for one file that is there; *names* is what Qt calls a name filter. None: the researcher thought better."""
    dialog = file_dialog(parent, title, folder, names)
    dialog.setFileMode(_Mode.ExistingFile)
    return next(iter(_chosen(dialog)), None)


def ask_for_files(parent: QWidget, title: str, folder: str, names: str) -> list[Path]:
    """Ask for files that are there."""
    dialog = file_dialog(parent, title, folder, names)
    dialog.setFileMode(_Mode.ExistingFiles)
    return _chosen(dialog)


def ask_where(parent: QWidget, title: str, proposed: str, names: str, *, replacing: bool) -> Path | None:
    """Ask where a new file goes, *proposed* at first; for *replacing* an old one the dialog asks."""
    path = Path(proposed)
    dialog = file_dialog(parent, title, str(path.parent), names)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(_Mode.AnyFile)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, not replacing)
    dialog.selectFile(path.name)
    return next(iter(_chosen(dialog)), None)


def file_dialog(parent: QWidget, title: str, folder: str, names: str) -> QFileDialog:
    """Make a dialog on *folder*. Its filters are named without patterns, which Arabic would put out of order."""
    dialog = QFileDialog(parent, title, folder, names)
    dialog.setOption(QFileDialog.Option.HideNameFilterDetails)
    for label, word in _WORDS:
        said = QCoreApplication.translate("QFileDialog", word)
        if said != word:
            dialog.setLabelText(label, said)
    return dialog


def _chosen(dialog: QFileDialog) -> list[Path]:
    is_accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
    dialog.deleteLater()
    return [Path(path) for path in dialog.selectedFiles()] if is_accepted else []
