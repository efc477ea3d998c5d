"""The one kind of error that a builder of installers is meant to read."""


class InstallerError(Exception):
    """An installer can't be made; the text says why, and what to do."""
