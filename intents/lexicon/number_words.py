"""The words that are numbers, and what they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product

from intents.lexicon.file import LexiconFile, Node, read_file
from intents.lexicon.words import GROUPS
from intents.model import Mention

_KINDS = ("scales", "counts", "ordinals", "parts", "multiples", "centuries", "clipped")


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
    return mention.word if mention is not None else ""


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
#: years that are a number as well, "two thousand", or that begin with an interjection, "oh six"
_ROUND = {said: int(n) for said, n in _READ["centuries"].items() if SCALES.get(said.split()[-1])}
_CLIPPED = {
    f"{opener} {word}": int(century) + n
    for (opener, century), (word, n) in product(_READ["clipped"].items(), WORDS.items())
    if 0 < n < 10
}


def _one_of(words: Iterable[str]) -> str:
    """A pattern for one of several words, the longest first, with a blank or a dash between their parts."""
    return "|".join(re.escape(w).replace(r"\ ", "[ -]+") for w in sorted(words, key=len, reverse=True))


_COUNTING = (
    rf"(?![ -]*(?:(?:{_one_of(set(GROUPS['after_no_year']) - {'%'})})\b|%))"  # "two thousand five dollars"
)
_TIME, _JOINT = _one_of(GROUPS["before_a_year"]), _one_of(GROUPS["between_years"])
_YEAR_IN_WORDS = re.compile(rf"\b({_one_of(_YEARS)})\b{_COUNTING}", re.IGNORECASE)
_DOUBTED = re.compile(_one_of({**_ROUND, **_CLIPPED}), re.IGNORECASE)
_OTHER_YEAR = rf"(?:\d{{4}}|{_one_of(_CLIPPED)})\b"
_DOUBTFUL_YEAR = re.compile(
    rf"(?:(?<=\d{{4}} )(?P<joint>{_JOINT}) |\b(?P<time>{_TIME}) |(?P<comma>, ?))?"
    rf"\b(?P<year>{_one_of({**_ROUND, **_CLIPPED})})\b{_COUNTING}"
    rf"(?P<on>(?= (?:{_JOINT}) {_OTHER_YEAR}))?(?P<end>(?= *(?:[?!.,;]|$)))?",
    re.IGNORECASE,
)
#: the words that years in words begin with
_OPENING = frozenset(said.split()[0] for said in (*_YEARS, *_ROUND, *_CLIPPED))
_WORD = re.compile("[a-z0-9]+")


def years_in_digits(text: str) -> str:
    """The text with years in words as digits."""
    if text.isascii() and _OPENING.isdisjoint(_WORD.findall(text.lower())):
        return text  # as most are
    told = _YEAR_IN_WORDS.sub(lambda found: str(_YEARS[_spaced(found[1])]), text)
    for _ in range(2 if _DOUBTED.search(told) else 0):  # the second of two is a year because the first is
        told = _DOUBTFUL_YEAR.sub(_in_digits, told)
    return told


def _spaced(said: str) -> str:
    return " ".join(re.split("[ -]+", said.lower()))


def _in_digits(found: re.Match[str]) -> str:
    """A year that may be a number or a sigh, in digits where words of time, a year or its place tell it."""
    said = _spaced(found["year"])
    ends = found["end"] is not None and found.start() > 0 and (found["comma"] or said in _CLIPPED)
    if not (found["joint"] or found["time"] or found["on"] is not None or ends):
        return found[0]
    return found[0].removesuffix(found["year"]) + str({**_ROUND, **_CLIPPED}[said])
