"""A message in parts: which words are a question of their own, and which sentences belong together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from intents.clauses.asides import (
    has_verb,
    is_settled,
    names_nothing,
)
from intents.clauses.filling import lacks_place
from intents.clauses.further import asks_besides, asks_further
from intents.clauses.joining import orders
from intents.clauses.netted import netted, with_end
from intents.clauses.owned import tells_of_asked
from intents.clauses.topics import is_restricting, tells_units
from intents.frames.frames import Sentence
from intents.lexicon.words import says
from intents.linking.places import is_place
from intents.mark import Mark
from intents.model import NAMES, UNSAID, Frame, Mention, is_of
from intents.threads.context import has_operation, is_complete

#: what a sentence of a word or two limits the question to
_TOPICS, _BARE = {"good", "adjective", "place_word", "company", "economy"}, 3

#: what is asked of the figures named behind a colon: "I need a ratio: exports to China 2004 against 2003"
_OPERATIONS = (
    "GROWTH", "MOVE", "RANK", "SHARE", "DIFFERENCE", "HOWFAST", "TREND", "MEAN", "MEDIAN", "RATIO",
    "MULTIPLE", "TIMES_CUE", "PERCENT", "POINTS", "SUM", "CAGR", "DOLLARS",
)  # fmt: skip


def after_colon(mentions: list[Mention]) -> list[Mention]:
    """The mentions without what stands before a colon and names nothing: "On the top of my list: ..."."""
    at = next((i for i, m in enumerate(mentions) if m.text == ":"), 0)
    if at < 3:
        return mentions
    head, tail = mentions[:at], mentions[at + 1 :]
    if tells_of_asked(head, tail):
        return tail
    kinds = {"NUMBER", "YEAR", "YEARWORD", "SPAN", "STOP", "QUANTITY", "CLAIM", "PERCENT"}
    named = any(is_of(m, *NAMES) for m in tail)
    own = bool(head) and named and any(says(m, "speakers") for m in head[:1])
    kinds |= {"WHICH", "COUNT", "LIST"} if own else {"CLASS"}
    if any(m.is_entity or kinds & set(m.kinds) for m in head) or _asks_operation(head):
        return mentions
    if not named and any(is_of(led, "IN", "FROM") and _is_name(m) for led, m in pairwise(head)):
        return mentions
    fillers = {"FILLER", "IN", "OF", "TO", "BY", "COMMA", "SMALLTALK", "HOWMUCH"}
    light = sum(1 for m in head if fillers & set(m.kinds))
    return tail if light >= 0.5 * len(head) and any(m.is_entity for m in tail) else mentions


def _asks_operation(head: Sequence[Mention]) -> bool:
    """Whether it tells what is to be done with the figures behind: "I need a ratio: ..."."""
    for at, mention in enumerate(head):
        led = head[max(at - 4, 0) : at]
        on_topic = (
            says(mention, "nouns_too")
            or says(mention, "together_too")
            or any(is_of(m, "ABOUT") or says(m, "paper_topics") for m in led[1:])
        )
        wished = any(orders(m) for m in led) or at + 1 == len(head)
        if is_of(mention, *_OPERATIONS) and wished and not (on_topic or is_of(mention, "HOWMUCH", "NUMBER")):
            return True
    return False


def _is_name(mention: Mention) -> bool:
    """Whether it is an unknown word that names a place: "I'm in Austin: tech exports?"."""
    return "UNKNOWN" in mention and (mention.text[:1].isupper() or is_place(mention.text))


def asked_sentences(read: Sequence[Sentence], before: Frame | None) -> list[Sentence]:
    """The sentences that ask, each with what is said of it beside; none where all is background."""
    besides = [s for before, s in pairwise(read) if s.is_background and asks_besides(s, before)]
    asked = [s for s in read if not s.is_background or s in besides or _is_class_behind(s, read)]
    asked = [s for s in asked if not is_settled(s.mentions)] or asked
    if not asked and before is not None and read and _leans(read[-1], before):
        asked = [read[-1]]
    if any(is_complete(s.frame) for s in asked):
        further = _further(asked)
        asked = [s for s in asked if (s.is_question or _names(s) or s in further) and not _is_aside(s, asked)]
        asked = _limited(read, asked)
    return _with_trailing(_in_percent(read, with_end(read, netted(asked))))


def _is_class_behind(sentence: Sentence, read: Sequence[Sentence]) -> bool:
    """Whether a sentence behind a question only says what is to be listed: "Categories please."."""
    words = [m for m in sentence.mentions if not {"MARK", "FILLER", "SMALLTALK", "COMMA"} & set(m.kinds)]
    last = len(read) > 1 and sentence is read[-1]
    asked = last and Mark.WHO in read[-2].frame.marks and len(words) == 1 and "CLASS" in words[0]
    return asked or (last and read[-2].frame.pick == "best" and _so_many(sentence) > 0)


def _further(asked: Sequence[Sentence]) -> list[Sentence]:
    """Those that ask on without a mark behind a question."""
    return [s for before, s in pairwise(asked) if not s.is_question and asks_further(s, before)]


def _limited(read: Sequence[Sentence], asked: list[Sentence]) -> list[Sentence]:
    """The questions with the unknown words that a sentence beside them limits them to: "Only quinoa."."""
    limits = [s for s in read if not (is_complete(s.frame) or _names(s)) and _limits(s)]
    unknown = tuple(m for s in limits for m in s.mentions if {"UNKNOWN", "STOP"} & set(m.kinds))
    return [replace(s, left=s.left + unknown) for s in asked if s not in limits] if unknown else asked


def _limits(sentence: Sentence) -> bool:
    """Whether a sentence limits a question beside it: with "only", or as a bare topic ("Tractors!")."""
    words = [m for m in sentence.mentions if not {"MARK", "QMARK", "COMMA"} & set(m.kinds)]
    talk = any("SMALLTALK" in m or says(m, "you") for m in words)
    bare = (
        not talk
        and len(words) <= _BARE
        and any(m.get("STOP") in _TOPICS for m in words)
        and not has_verb(words)
    )
    return bare or is_restricting(sentence.mentions) or tells_units(sentence.mentions)


#: what a question asks to compute, so that it is none beside the point
_COMPUTED = ("NEAR", "RANK", "RANKISH", "SUPER", "GROWTH", "SHARE", "DIFFERENCE")


def _is_aside(sentence: Sentence, asked: Sequence[Sentence]) -> bool:
    """Whether unknown words stand in a sentence that names nothing traded, beside one that is understood."""
    if not sentence.left or not names_nothing(sentence.mentions) or is_restricting(sentence.mentions):
        return False
    if sentence.is_question and not sentence.kinds.isdisjoint(_COMPUTED):
        return False  # "and where does cheese come?"
    return any(s is not sentence and is_complete(s.frame) and not s.left for s in asked)


#: small talk that may stand beside what is asked, and what then is: "and the value, thx?"
_POLITE, _ASKED = ("greeting", "thanks", "bye"), {"UNITS", "DOLLARS", "EACHYEAR", "HOWMUCH", "PERCENT"}


def _leans(sentence: Sentence, before: Frame) -> bool:
    """A turn that only makes sense with the one before: "in millions", "the state", "and that one?"."""
    if before.claim and sentence.frame.claim:
        return True  # "the deck says Oregon was 3rd", then "is that right?"
    if any(map(_asks_if_sure, sentence.mentions, sentence.mentions[1:])):
        return True
    kinds = sentence.kinds
    leaning = {"UNITS", "DOLLARS", "BACKREF", "EACHYEAR", "ELLIPSIS", "HOWMUCH", "PERCENT", "BREAKDOWN"}
    words = [m for m in sentence.mentions if not {"MARK", "QMARK", "COMMA"} & set(m.kinds)]
    classed = "CLASS" in kinds and len(words) <= 4
    asks = ("WHICH" in kinds or any(says(m, "which_ones") for m in words)) and len(words) <= 4
    nation = all(is_of(m, "NATION", "FILLER", "QMARK", "MARK") for m in sentence.mentions)
    if sentence.frame.slots.nation and len(words) <= _BARE and (sentence.frame.elliptic or nation):
        return True
    if "SMALLTALK" in kinds:
        polite = all(m.get("SMALLTALK") in _POLITE for m in sentence.mentions if "SMALLTALK" in m)
        return classed or (polite and (asks or bool(kinds & _ASKED)))
    return classed or asks or bool(kinds & leaning)


def _asks_if_sure(word: Mention, following: Mention) -> bool:
    """Whether the figure before is doubted: "are you sure?"."""
    return says(word, "you") and says(following, "sure_of_it")


def _names(sentence: Sentence) -> bool:
    """Whether a sentence names anything that could be asked about."""
    return any(
        (m.is_entity and not {"NATION", "TECH"} & set(m.kinds))
        or {"YEAR", "SPAN", "QUANTITY", "CLASS"} & set(m.kinds)
        for m in sentence.mentions
    )


_MOVES = {"percent": "growth", "USD": "change"}


def _in_percent(read: Sequence[Sentence], asked: list[Sentence]) -> list[Sentence]:
    """The move in the unit said behind: "Nevada soared. What %?", "lost how much? dollars please"."""
    if len(asked) != 1 or read[-1] is asked[0]:
        return asked
    mentions, frame = read[-1].mentions, asked[0].frame
    if frame.reduce == "winner" and frame.level == "share" and Mark.POINTS in read[-1].frame.marks:
        return [replace(asked[0], frame=frame.with_(reduce="difference"))]  # "... How many points bigger?"
    if frame.reduce == "winner" and len(frame.years) == 2:
        frame = frame.with_(reduce="")
    kinds = {k for m in mentions for k in m.kinds}
    if read[-1].is_background and frame.move == "open" and read[-1].frame.unit:
        return [replace(asked[0], frame=frame.with_(move=_MOVES[read[-1].frame.unit]))]
    opens = mentions[0].text.lower().split()[0] if mentions else ""
    asks = kinds & {"HOWMUCH", "QMARK"} or says(opens, "question_words")
    pointed = "BACKREF" in kinds or any(m.is_entity and "NATION" not in m for m in mentions)
    said = read[-1].frame
    bare = said.with_(reduce="", unit="", order="") == UNSAID and not read[-1].left
    if said.reduce == "difference" and frame.reduce == "winner" and bare:
        return [replace(asked[0], frame=frame.with_(reduce="difference", unit=said.unit))]
    if "PERCENT" in kinds and asks and not (has_operation(frame) or pointed):
        return [replace(asked[0], frame=frame.with_(move="growth"))]
    return asked


def _with_trailing(asked: list[Sentence]) -> list[Sentence]:
    """Join what is named after a question to it: "How many states grew? Tech exports, I mean"."""
    if len(asked) < 2 or asked[-1].is_question:
        return asked
    question, last = asked[-2:]
    if len(asked) > 2 and question.frame.elliptic and lacks_place(last.frame):
        return [
            *_with_trailing([asked[0], last]),
            *asked[1:-1],
        ]  # "Rank of Utah? And Idaho? Tech exports 2020"
    if _puts_right(question.frame, last.frame) or asks_further(last, question):
        return asked
    asks = question.is_question or has_operation(question.frame)
    if _names_subject(question.frame) and lacks_place(last.frame):
        question, last = last, question
    elif not asks or (has_operation(last.frame) and not last.frame.over):
        return asked
    said, frame = last.frame, question.frame
    over = said.over if Mark.WHO in frame.marks and said.over else frame.over or said.over
    pick = frame.pick or ("where" if frame.limits and over and not frame.claim else "")
    slots, years = frame.slots.merged(said.slots), frame.years or said.years
    ranked = frame.pick == said.pick and said.over == frame.over and not frame.places
    ranked_by, n = frame.pick == "best" and not frame.places and over == said.over, _so_many(last)
    joined = replace(
        question,
        frame=frame.with_(
            slots=slots,
            years=years,
            over=over,
            pick=pick,
            places=(1, n) if n and ranked_by else said.places if ranked else frame.places,
            excluded=frame.excluded + said.excluded,
        ),
        mentions=question.mentions + last.mentions,
        left=question.left + last.left,
    )
    return [*asked[:-2], joined]


def _so_many(sentence: Sentence) -> int:
    """How many of a class a sentence behind a question asks for: "Name three states."; 0 for any other."""
    light = ("MARK", "FILLER", "SMALLTALK", "COMMA", "LIST", "GIVE")
    words = [m for m in sentence.mentions if not is_of(m, *light)]
    counted = len(words) == 2 and is_of(words[0], "NUMBER") and is_of(words[1], "CLASS")
    return int(words[0].get("NUMBER")) if counted else 0


def _puts_right(question: Frame, last: Frame) -> bool:
    """Whether it takes the place of what the question names: "Did exports fall in 2020? No, 2019."."""
    said, asked = set(last.slots.named), set(question.slots.named)
    return Mark.PUTS_RIGHT in last.marks and bool((last.years and question.years) or said & asked)


def _names_subject(frame: Frame) -> bool:
    """Whether places are named and nothing traded: "how bad was Delaware?"."""
    s = frame.slots
    placed = bool(s.areas or s.partners) and not (s.flows or s.measures or s.tech or s.definition)
    return placed and not has_operation(frame)
