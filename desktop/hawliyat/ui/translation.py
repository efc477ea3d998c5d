"""The catalogues of the interface: English templates and what they are in another language. No Qt."""

from collections.abc import Mapping
from dataclasses import dataclass

from hawliyat.assets import resources

ENGLISH = "en"
LANGUAGES = {"ar": "العربية", "en": "English", "pt": "Português"}
"""The languages the program speaks, each by its own name."""
RIGHT_TO_LEFT = ("ar",)


@dataclass(frozen=True, slots=True)
class Translation:
    """One language: sentences by their English template, and those with a number by its form ("one", "few" …)."""

    language: str
    sentences: Mapping[str, str]
    counted: Mapping[str, Mapping[str, str]]

    @property
    def is_right_to_left(self) -> bool:
        """Whether the language is written from right to left."""
        return self.language in RIGHT_TO_LEFT

    @property
    def between_thousands(self) -> str:
        """The sign that groups the digits of a large number."""
        return "." if self.language == "pt" else ","

    def sentence(self, template: str) -> str:
        """Return the translation of *template*; the template itself if there is none."""
        return self.sentences.get(template, template)

    def counted_sentence(self, one: str, many: str, count: int) -> str:
        """Return the template for *count* things; *many*, the English plural, names the entry."""
        forms = self.counted.get(many)
        if forms is None:
            return one if count == 1 else many
        return forms.get(plural_form(self.language, count)) or forms["other"]


def read_translation(language: str) -> Translation:
    """Read the catalogue of *language*; English is what the templates say already."""
    if language == ENGLISH:
        return Translation(ENGLISH, {}, {})
    import tomllib

    text = (resources() / "translations" / f"{language}.toml").read_text(encoding="utf-8")
    entries = [entry for area in tomllib.loads(text).values() for entry in area.items()]
    return Translation(
        language,
        {template: words for template, words in entries if isinstance(words, str)},
        {template: forms for template, forms in entries if isinstance(forms, dict)},
    )


def plural_form(language: str, count: int) -> str:
    """Return which form of a noun stands beside *count*: the rules of Unicode CLDR for whole numbers."""
    if language == "ar":
        return _arabic_form(count)
    if language == "pt":
        return "one" if count in (0, 1) else "many" if count % 1_000_000 == 0 else "other"
    return "one" if count == 1 else "other"


def _arabic_form(count: int) -> str:
    if count in (0, 1, 2):
        return ("zero", "one", "two")[count]
    tail = count % 100
    return "few" if 3 <= tail <= 10 else "many" if tail >= 11 else "other"
