"""The words that are numbers, and what they stand for."""

from __future__ import annotations

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
