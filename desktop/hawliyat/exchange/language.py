"""A guess at the language of a text: by its script, then by little words that few other languages share."""

import unicodedata
from collections import Counter

from hawliyat.text.words import words

UNKNOWN = "und"
"""BCP 47 for "undetermined"."""

_SAMPLE = 4_000
"""Code points that are enough to tell."""

_LITTLE_WORDS = {
    language: frozenset(listed.split())
    for language, listed in {
        "pt": "não uma um os dos das do da na em com pelo pela são também mais ao foi seu sua já ou à é",
        "en": "the of and to in is that was for with on by from are it this be has have were said an",
    }.items()
}
_FOREIGN_ARABIC = frozenset("پچژگکیےٹڈڑںېۆەۇ")
"""Letters of Persian, Urdu, Kurdish, Pashto and Uighur that Arabic hasn't."""


def propose_language(text: str) -> str:
    """Return `ar`, `pt` or `en`, or `und` for any other language and for what is too short to tell.

    Arabic is Arabic script without its neighbours' letters (one in a hundred is let pass); in Latin script at least
    one word in twelve must be a little word of the language, and more of them than of the other.
    """
    sample = text[:_SAMPLE]
    letters = Counter(character for character in sample if character.isalpha())
    arabic = sum(count for letter, count in letters.items() if unicodedata.bidirectional(letter) == "AL")
    if 2 * arabic > letters.total():
        foreign = sum(letters[letter] for letter in _FOREIGN_ARABIC)
        return "ar" if foreign * 100 <= arabic else UNKNOWN
    return _by_little_words([word.of(sample).casefold() for word in words(sample)])


def _by_little_words(spoken: list[str]) -> str:
    hits = {language: sum(word in little for word in spoken) for language, little in _LITTLE_WORDS.items()}
    best, second = sorted(hits, key=lambda language: hits[language], reverse=True)[:2]
    return best if hits[best] > hits[second] and hits[best] * 12 >= len(spoken) else UNKNOWN
