"""Which folder a file dialog begins in, and where a new file is proposed."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

_Location = QStandardPaths.StandardLocation


def own_folder() -> Path:
    """Return the program's own data folder, which desktops hide."""
    return Path(QStandardPaths.writableLocation(_Location.AppDataLocation))


def usual_folder(last: str = "") -> Path:
    """Return the folder used last while it is there, else the documents, else the home: Qt takes what is missing for
    the name of a file.
    """
    documents = QStandardPaths.writableLocation(_Location.DocumentsLocation)
    return next((Path(folder) for folder in (last, documents) if folder and Path(folder).is_dir()), Path.home())


def folder_beside(project: Path) -> Path:
    """Return where files made of *project* are proposed: beside it, but not in the program's own hidden folder."""
    return usual_folder() if project.parent == own_folder() else project.parent
