"""How people ask about documents: forms of words in order, read from asks.yaml."""

from __future__ import annotations

import re
from functools import lru_cache

from intents.frames.frames import Sentence
from intents.lexicon.asks import FORMS, WORDS
from intents.telling.topics import stem


def asked(sentence: Sentence) -> frozenset[str]:
    """Which of the kinds of asks.yaml the words of a sentence have."""
    return _asked(text_of(sentence))


@lru_cache(maxsize=64)
def _asked(text: str) -> frozenset[str]:
    return frozenset(kind for kind, form in _forms().items() if form.search(text))


def text_of(sentence: Sentence) -> str:
    """The words of a sentence as read, without marks."""
    return " ".join(re.findall(r"[a-z0-9']+", " ".join(m.text for m in sentence.mentions).lower()))


def asks_document(sentence: Sentence) -> bool:
    """Whether the document that says a thing is asked for."""
    return "document" in asked(sentence)


def asks_reason(sentence: Sentence) -> bool:
    """Whether a reason is asked for, by "why" or in other words."""
    return any("WHY" in m for m in sentence.mentions) or "why" in asked(sentence)


def asks_extent(sentence: Sentence) -> bool:
    """Whether it is asked if there is anything on a thing: "do you have imports by state?"."""
    return "extent" in asked(sentence)


def asks_part(sentence: Sentence) -> bool:
    """Whether it is asked if a thing is part of a category: "are robots counted as electronics?"."""
    return "part" in asked(sentence)


@lru_cache(maxsize=1)
def data_words() -> frozenset[str]:
    """Words for figures as such: in "who compiled the figures?" they ask for none."""
    return frozenset(WORDS["data"])


@lru_cache(maxsize=1)
def asking_words() -> frozenset[str]:
    """The stems of all words that the forms of asks.yaml consist of."""
    every = (text for group in (*WORDS.values(), *FORMS.values()) for text in group)
    return frozenset(stem(word) for word in re.findall(r"[a-z']+", " ".join(every)))


@lru_cache(maxsize=1)
def _forms() -> dict[str, re.Pattern[str]]:
    """Kind -> an expression that each of its forms meets."""
    choices = {name: "|".join(found) for name, found in WORDS.items()}
    joined = {kind: "|".join(_pattern(form, choices) for form in forms) for kind, forms in FORMS.items()}
    return {kind: re.compile(pattern) for kind, pattern in joined.items()}


def _pattern(form: str, words: dict[str, str]) -> str:
    """A form as an expression: whole words in order, other words only where it has "..."."""
    pattern = ""
    for part in form.split():
        if part == "...":
            pattern += r"(?: \S+)*?"
            continue
        choices = words[part[1:-1]] if part.startswith("{") else part
        pattern += f" (?:{choices})"
    return rf"(?:(?<= )|^){pattern.lstrip()}(?= |$)".replace("^ ", "^")
