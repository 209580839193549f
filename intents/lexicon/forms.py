"""Written forms -> words: how a form of the lexicon or a name is read, and what it is inflected to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from intents.lexicon.abbreviations import MARKS
from intents.linking.normalize import clean, tokenize

Words = tuple[str, ...]  # the tokens of a form, in lower case
Meanings = dict[str, Any]  # type -> value
Entry = tuple[Words, str, str | tuple[str, ...]]  # a form, its type and value; codes are tuples

_VOWELS = re.compile("[aeiouy]+")
_SILENT = {",", "-", "/", ".", "(", ")", ":"}  # marks that only join words


@lru_cache(maxsize=4096)
def words_of(form: str) -> Words:
    """A form as tokens, the way an utterance is read; marks that only join words fall away."""
    if form.isascii() and (form.isdigit() or form.replace(" ", "").isalpha()):
        return tuple(form.lower().split())  # most forms are plain words, and reading them all would take long
    tokens = tokenize(clean(form))
    return tuple(MARKS.get(t.text, t.text) for t in tokens if t.text not in _SILENT or len(tokens) == 1)


def inflect(form: str) -> Iterator[Words]:
    """The forms behind "ship/v" and "state/n"; a plain form stands for itself.

    >>> [" ".join(w) for w in inflect("supply/v")]
    ['supply', 'supplies', 'supplied', 'supplying']
    """
    head, mark, tail = form.partition("/v")
    if mark and (not tail or tail.startswith(" ")):
        for verb in _verb(head):
            yield words_of(verb + tail)
        return
    head, mark, tail = form.partition("/n")
    if mark and (not tail or tail.startswith(" ")):
        yield words_of(head + tail)
        yield words_of(_plural(head) + tail)
        return
    yield words_of(form)


def both_numbers(name: str) -> tuple[Words, ...]:
    """A name and its plural or singular in the last word.

    >>> both_numbers("Wind turbines")
    (('wind', 'turbines'), ('wind', 'turbine'))
    """
    words = words_of(name)
    if not words:
        return ()
    last = words[-1]
    other = last[:-1] if last.endswith("s") and len(last) > 4 and not last.endswith("ss") else _plural(last)
    return (words, (*words[:-1], other)) if len(last) > 3 and last.isalpha() else (words,)


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def _verb(verb: str) -> Words:
    """The base, the third person, the past and the -ing form of a regular verb."""
    if verb.endswith("e"):
        past, going = verb + "d", verb[:-1] + "ing"
    elif verb.endswith("y") and verb[-2:-1] not in "aeiou":
        past, going = verb[:-1] + "ied", verb + "ing"
    else:
        stem = verb + verb[-1] if _is_doubled(verb) else verb
        past, going = stem + "ed", stem + "ing"
    return verb, _plural(verb), past, going


def _is_doubled(verb: str) -> bool:
    """Whether the last letter is doubled: "ship", "shipped", but "gain", "gained"."""
    vowels = _VOWELS.findall(verb)
    return verb[-1] in "bdglmnpt" and len(vowels) == 1 and vowels[0] in "aeiou" and verb[-2] in "aeiou"
