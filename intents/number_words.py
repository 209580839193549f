"""The words that are numbers, and what they stand for."""

from __future__ import annotations

import re
from itertools import product

from intents.model import Mention
from intents.words import read

_READ = {
    kind: {word: float(value) for value, words in values.items() for word in words}
    for kind, values in read("numbers").items()
}
#: what a word multiplies the number before it by
SCALES = _READ["scales"]
#: counts and places in words
WORDS, ORDINALS = ({word: int(n) for word, n in _READ[kind].items()} for kind in ("counts", "ordinals"))
#: fractions, as percent
PARTS = _READ["parts"]
#: factors in words
MULTIPLES = _READ["multiples"]
#: words that are numbers, never misspellings
NUMBER_WORDS = frozenset(WORDS) | frozenset(ORDINALS) | frozenset(PARTS) | frozenset(MULTIPLES)


def word_of(mention: Mention | None) -> str:
    """What a mention is in lower case, "" for none."""
    return mention.text.lower() if mention is not None else ""

#: the last year of a century that is read in words: "twenty twenty" is a year, "twenty thirty" is none
_LAST_SHORT = 25


def _years_in_words() -> dict[str, int]:
    """Years as they are said, in lower case, words apart: "two thousand four", "twenty nineteen"."""
    small = {word: n for word, n in WORDS.items() if 0 < n <= _LAST_SHORT}
    small |= {f"twenty {word}": 20 + n for word, n in small.items() if n < 10 and 20 + n <= _LAST_SHORT}
    found: dict[str, int] = {}
    for (opener, century), (word, n) in product(_READ["centuries"].items(), small.items()):
        spelled = len(opener.split()) > 1
        if spelled is (n < 10) or not opener.startswith("twenty"):
            found[f"{opener} {word}"] = int(century) + n
    return found


_YEARS = _years_in_words()
_SAID = "|".join(re.escape(said).replace(r"\ ", "[ -]+") for said in sorted(_YEARS, key=len, reverse=True))
_COUNTED = "|".join(re.escape(word) for word in _READ["counted"])
_YEAR_IN_WORDS = re.compile(rf"\b({_SAID})\b(?![ -]*(?:{_COUNTED}))", re.IGNORECASE)


def years_in_digits(text: str) -> str:
    """The text with years in words as digits."""
    return _YEAR_IN_WORDS.sub(lambda found: str(_YEARS[" ".join(re.split("[ -]+", found[0].lower()))]), text)
