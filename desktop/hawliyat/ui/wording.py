"""Every sentence the program says, made from codes and arguments; no Qt, so that the command line speaks it too."""

from collections.abc import Callable

FSI, PDI = "\u2068", "\u2069"

_translate: Callable[[str], str] = lambda text: text  # noqa: E731 - replaced by `use_translator`


def use_translator(translate: Callable[[str], str]) -> None:
    """Let *translate* turn every English template into the interface's language (the app installs Qt's)."""
    global _translate  # noqa: PLW0603 - there is one interface language per process
    _translate = translate


def isolate(value: object) -> str:
    """Wrap a value in FSI … PDI, so that its direction does not disturb the sentence around it."""
    return f"{FSI}{value}{PDI}"


def plain(text: str) -> str:
    """Take the isolates out again (for the clipboard, files, and tests)."""
    return text.replace(FSI, "").replace(PDI, "")


def tr(template: str, **values: object) -> str:
    """Translate *template* and fill its `{names}` with isolated values."""
    translated = _translate(template)
    return translated.format(**{name: isolate(value) for name, value in values.items()}) if values else translated
