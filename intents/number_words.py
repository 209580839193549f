"""The words that are numbers, and what they stand for."""

from __future__ import annotations

from intents.model import Mention

#: what a word multiplies the number before it by
SCALES = {
    "thousand": 1e3, "k": 1e3,
    "million": 1e6, "millions": 1e6, "m": 1e6, "mn": 1e6, "mln": 1e6, "mio": 1e6, "mil": 1e6,
    "billion": 1e9, "billions": 1e9, "b": 1e9, "bn": 1e9, "bil": 1e9, "bln": 1e9,
    "trillion": 1e12, "trillions": 1e12, "t": 1e12, "tn": 1e12,
}  # fmt: skip
#: counts in words
WORDS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "dozen": 12, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100, "twenty five": 25,
}  # fmt: skip
#: places in words
ORDINALS = {
    "zeroth": 0, "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
    "fifteenth": 15, "twentieth": 20,
}  # fmt: skip
#: fractions, as percent
PARTS = {"half": 50.0, "quarter": 25.0, "third": 100 / 3, "tenth": 10.0, "fifth": 20.0}
#: factors in words
MULTIPLES = {
    "double": 2.0, "doubled": 2.0, "doubling": 2.0, "twice": 2.0, "twofold": 2.0,
    "triple": 3.0, "tripled": 3.0, "tripling": 3.0, "treble": 3.0, "trebled": 3.0, "thrice": 3.0,
    "threefold": 3.0,
    "quadruple": 4.0, "quadrupled": 4.0, "fourfold": 4.0, "fivefold": 5.0, "sixfold": 6.0, "tenfold": 10.0,
    "halve": 0.5, "halved": 0.5, "halving": 0.5,
}  # fmt: skip
#: words that a place follows
NUMBERED = {"number", "no", "place", "rank", "position", "spot"}
#: words that are numbers, never misspellings
NUMBER_WORDS = frozenset(WORDS) | frozenset(ORDINALS) | frozenset(PARTS) | frozenset(MULTIPLES)


def word_of(mention: Mention | None) -> str:
    """What a mention is in lower case, "" for none."""
    return mention.text.lower() if mention is not None else ""
