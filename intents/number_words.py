"""The words that are numbers, and what they stand for."""

from __future__ import annotations

from intents.lexicon_file import LexiconFile, Node, read_file
from intents.model import Mention

_KINDS = ("scales", "counts", "ordinals", "parts", "multiples")


def read_numbers(file: LexiconFile) -> dict[str, dict[str, float]]:
    """Kind of number word -> word -> number; a word stands for one number of a kind."""
    found: dict[str, dict[str, float]] = {kind: {} for kind in _KINDS}
    for kind, values in file.entries(file.root):
        if file.is_known(kind, "", _KINDS, "kind of number word"):
            for value, words in file.entries(values, kind.value):
                field = f"{kind.value}.{value.value}"
                for word in file.texts_once(words, field):
                    _add(file, found[kind.value], value, word, field)
    return found


def _add(file: LexiconFile, numbers: dict[str, float], value: Node, word: Node, field: str) -> None:
    try:
        number = float(value.value)
    except ValueError:
        file.fault(value, field, "This is a number in digits.", "Write 7 or 0.5.")
        return
    if numbers.setdefault(word.value, number) != number:
        rule = f"This word stands for {numbers[word.value]:g} already."
        file.fault(word, field, rule, "Take it out of one of the two.")


_READ = read_file("numbers", read_numbers)
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
