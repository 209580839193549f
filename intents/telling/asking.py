"""How people ask about documents: forms of words in order, read from asks.yaml."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from intents.frames.frames import Sentence
from intents.lexicon.asks import FORMS, WORDS
from intents.lexicon.words import begins, says
from intents.model import NAMES, Mention, is_of
from intents.telling.notes import stem

Choices = Mapping[str, tuple[tuple[str, ...], ...]]  # first word -> what may stand there
Form = tuple[Choices | None, ...]  # None: any words
#: kinds that ask where a figure comes from
_WHOSE = frozenset({"origin", "document", "printed"})


def asked(sentence: Sentence) -> frozenset[str]:
    """Which of the kinds of asks.yaml the words of a sentence have."""
    kinds = _asked(sentence.text)
    if kinds.isdisjoint(_WHOSE) or "TOPIC" in sentence.kinds:
        return kinds
    goods = any(is_of(m, "FLOW", "CLASS") and begins(m, "source_of") for m in sentence.mentions)
    return kinds - _WHOSE if goods else kinds  # "Israel as a source of advanced tech: the 2003 figure"


@lru_cache(maxsize=64)
def _asked(text: str) -> frozenset[str]:
    words, forms, (opened, closed) = tuple(_words(text)), _forms(), _indexes()
    ended = frozenset[int]().union(*[closed.get(word, ()) for word in words])
    return frozenset(
        forms[number][0]
        for at, word in enumerate(words)
        for number in ended.intersection(opened.get(word, ()))
        if _may_meet(words, forms[number][1]) and _meets(words, at, forms[number][1])
    )


def _may_meet(words: Sequence[str], form: Form) -> bool:
    """Whether something that may open it is there for every part of a form."""
    return all(part is None or not part.keys().isdisjoint(words) for part in form)


def _meets(words: Sequence[str], at: int, form: Form) -> bool:
    """Whether the words from a place on begin with a form."""
    ends: Collection[int] = (at,)  # where the parts so far may end
    for part in form:
        if part is None:
            ends = range(min(ends), len(words))
        else:
            ends = {
                end + len(choice)
                for end in ends
                if end < len(words)
                for choice in part.get(words[end], ())
                if words[end : end + len(choice)] == choice
            }
        if not ends:
            return False
    return True


def text_of(sentence: Sentence) -> str:
    """The words of a sentence as read, without marks."""
    return " ".join(_words(" ".join(m.text for m in sentence.mentions)))


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9']+", text.lower())


def asks_document(sentence: Sentence) -> bool:
    """Whether the document that says a thing is asked for."""
    return "document" in asked(sentence)


def asks_reason(sentence: Sentence) -> bool:
    """Whether a reason is asked for, by "why" or in other words."""
    return "WHY" in sentence.kinds or "why" in asked(sentence)


def asks_extent(sentence: Sentence) -> bool:
    """Whether it is asked if there is anything on a thing: "do you have imports by state?"."""
    return bool(asked(sentence) & {"extent", "open"})


def asks_of_bot(sentence: Sentence) -> bool:
    """Whether the bot itself is asked about: "this bot is for what?"."""
    return "bot" in asked(sentence)


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
def _forms() -> tuple[tuple[str, Form], ...]:
    """All forms, each with its kind."""
    return tuple((kind, _parts(form)) for kind, forms in FORMS.items() for form in forms)


@lru_cache(maxsize=1)
def _indexes() -> tuple[dict[str, set[int]], dict[str, set[int]]]:
    """Word -> the numbers of the forms that may begin with it, and of those whose last part may."""
    opened: dict[str, set[int]] = {}
    closed: dict[str, set[int]] = {}
    for number, (_, form) in enumerate(_forms()):
        for part, by_word in ((form[0], opened), (form[-1] or form[0], closed)):
            for word in part or ():
                by_word.setdefault(word, set()).add(number)
    return opened, closed


def _parts(form: str) -> Form:
    """The parts of a form: whole words in order, other words only where it has "..."."""
    return tuple(None if part == "..." else _choices(part) for part in form.split())


def _choices(part: str) -> Choices:
    """The choices of "a|b" or {name} by their first words."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for choice in WORDS[part[1:-1]] if part.startswith("{") else part.split("|"):
        words = tuple(choice.split())
        found[words[0]] = (*found.get(words[0], ()), words)
    return found


def asks_words(sentence: Sentence, known: frozenset[str] = frozenset()) -> bool:
    """Whether a sentence asks who, where, when, whether or how rather than how much.

    Words that are in the note, `known`, narrow nothing: law firms in "does it count law firms?".
    """
    mentions = [m for m in sentence.mentions if "MARK" not in m]
    amounts = any(
        (m.get("HOWMUCH") == "amount" and m.text.lower() not in data_words() and "DASH" not in led)
        or {"COUNT", "HOWFAST"} & set(m.kinds)
        or ("STOP" in m and not {stem(w) for w in m.text.lower().split()} <= known)
        for led, m in zip([Mention({}, 0, 0, ""), *mentions], mentions, strict=False)  # "state-level"
    )
    opening = [m for at, m in enumerate(mentions) if not at or "COMMA" in mentions[at - 1]]
    what = any("HOWMUCH" in m for m in opening) and any({"FLOW", "STOP"} & set(m.kinds) for m in mentions)
    first = [word for m in mentions[:2] for word in m.text.lower().split()[:1]]
    return not amounts and not what and any(says(word, "talk_openers") for word in first)


def names_measure(sentence: Sentence) -> bool:
    """Whether it opens with what is counted and asks nothing in words: "jobs from tech exports 2020?"."""
    first = next((m for m in sentence.mentions if not is_of(m, "FILLER", "MARK")), None)
    words = asks_words(sentence) and first is not None and says(first.word.split()[0], "talk_openers")
    return bool(sentence.frame.slots.measures) and not words


def refusals_kept(sentence: Sentence, follows: bool) -> tuple[str, ...]:
    """The reasons of a refusal that stands where a note would be told instead."""
    named = ("year",) if names_measure(sentence) else ()
    computed = follows and bool(sentence.frame.level or sentence.frame.move or sentence.frame.pick)
    crossed = ("area_category", "area_partner", "area_product", "partner_category") if computed else ()
    return ("quoted", "no_members", "bilateral", *named, *crossed)


def asks_amount(sentence: Sentence) -> bool:
    """Whether the figure of a name in a year is asked for, which no note is: "what were sales worth"."""
    amount = any(m.get("HOWMUCH") == "amount" for m in sentence.mentions) or "DOLLARS" in sentence.kinds
    named = not sentence.kinds.isdisjoint(NAMES)
    return amount and named and not sentence.kinds.isdisjoint(("YEAR", "SPAN"))
