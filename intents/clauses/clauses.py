"""A message in parts: which words are a question of their own, and which sentences belong together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from intents.clauses.asides import (
    has_verb,
    is_restricting,
    is_settled,
    names_nothing,
)
from intents.clauses.netted import netted, with_end
from intents.clauses.scenes import lacks_place
from intents.frames.frames import Sentence
from intents.lexicon.words import begins, ends, says
from intents.mark import Mark
from intents.model import NAMES, Frame, Mention, is_of
from intents.threads.context import has_operation, is_complete

#: what a sentence of a word or two limits the question to
_TOPICS, _BARE = {"good", "adjective", "place_word", "company", "economy"}, 3


def after_colon(mentions: list[Mention]) -> list[Mention]:
    """The mentions without what stands before a colon and names nothing: "On the top of my list: ..."."""
    at = next((i for i, m in enumerate(mentions) if m.text == ":"), 0)
    if at < 3:
        return mentions
    head, tail = mentions[:at], mentions[at + 1 :]
    kinds = {"NUMBER", "YEAR", "STOP", "QUANTITY", "CLAIM"}
    named = any(is_of(m, *NAMES) for m in tail)
    own = bool(head) and named and any(says(m, "speakers") for m in head[:1])
    kinds |= {"WHICH", "COUNT", "LIST"} if own else {"CLASS"}
    if any(m.is_entity or kinds & set(m.kinds) for m in head):
        return mentions
    fillers = {"FILLER", "IN", "OF", "TO", "BY", "COMMA", "SMALLTALK", "HOWMUCH"}
    light = sum(1 for m in head if fillers & set(m.kinds))
    return tail if light >= 0.5 * len(head) and any(m.is_entity for m in tail) else mentions


def asked_sentences(read: Sequence[Sentence], before: Frame | None) -> list[Sentence]:
    """The sentences that ask, each with what is said of it beside; none where all is background."""
    asked = [s for s in read if not s.is_background or _is_class_behind(s, read)]
    asked = [s for s in asked if not is_settled(s.mentions)] or asked
    if not asked and before is not None and read and _leans(read[-1], before):
        asked = [read[-1]]
    if any(is_complete(s.frame) for s in asked):
        asked = [s for s in asked if (s.is_question or _names(s)) and not _is_aside(s, asked)]
        asked = _limited(read, asked)
    return _with_trailing(_in_percent(read, with_end(read, netted(asked))))


def _is_class_behind(sentence: Sentence, read: Sequence[Sentence]) -> bool:
    """Whether a sentence behind a question only says what is to be listed: "Categories please."."""
    words = [m for m in sentence.mentions if not {"MARK", "FILLER", "SMALLTALK", "COMMA"} & set(m.kinds)]
    asked = len(read) > 1 and sentence is read[-1] and Mark.WHO in read[-2].frame.marks
    return asked and len(words) == 1 and "CLASS" in words[0]


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
    return bare or is_restricting(sentence.mentions)


def _is_aside(sentence: Sentence, asked: Sequence[Sentence]) -> bool:
    """Whether unknown words stand in a sentence that names nothing traded, beside one that is understood."""
    if not sentence.left or not names_nothing(sentence.mentions) or is_restricting(sentence.mentions):
        return False
    return any(s is not sentence and is_complete(s.frame) and not s.left for s in asked)


def _leans(sentence: Sentence, before: Frame) -> bool:
    """A turn that only makes sense with the one before: "in millions", "the state", "and that one?"."""
    if before.claim and sentence.frame.claim:
        return True  # "the deck says Oregon was 3rd", then "is that right?"
    if any(map(_asks_if_sure, sentence.mentions, sentence.mentions[1:])):
        return True
    kinds = sentence.kinds
    leaning = {"UNITS", "DOLLARS", "BACKREF", "EACHYEAR", "ELLIPSIS", "HOWMUCH", "PERCENT"}
    words = [m for m in sentence.mentions if not {"MARK", "QMARK", "COMMA"} & set(m.kinds)]
    classed = "CLASS" in kinds and len(words) <= 4
    asks = ("WHICH" in kinds or any(says(m, "which_ones") for m in words)) and len(words) <= 4
    nation = all(is_of(m, "NATION", "FILLER", "QMARK", "MARK") for m in sentence.mentions)
    if sentence.frame.slots.nation and len(words) <= _BARE and (sentence.frame.elliptic or nation):
        return True
    return classed or ((asks or bool(kinds & leaning)) and "SMALLTALK" not in kinds)


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
    bare = said.with_(reduce="", unit="", order="") == Frame() and not read[-1].left
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
    joined = replace(
        question,
        frame=frame.with_(
            slots=slots,
            years=years,
            over=over,
            pick=pick,
            places=said.places if ranked else frame.places,
            excluded=frame.excluded + said.excluded,
        ),
        mentions=question.mentions + last.mentions,
        left=question.left + last.left,
    )
    return [*asked[:-2], joined]


def _names_subject(frame: Frame) -> bool:
    """Whether places are named and nothing traded: "how bad was Delaware?"."""
    s = frame.slots
    placed = bool(s.areas or s.partners) and not (s.flows or s.measures or s.tech or s.definition)
    return placed and not has_operation(frame)


_TIMES = {"YEAR", "SPAN", "YEARWORD"}
_POLITE = {"FILLER", "MARK", "QMARK", "COMMA", "SMALLTALK"}
_BESIDE_TIMES = {"CLAIM", "FILLER", "MARK", "QMARK", "COMMA", "IN", "HOWMUCH", "FROM", "OF"}


def is_bare_year(mentions: Sequence[Mention]) -> bool:
    """Whether a sentence says when, and nothing else: "2017 number, please"."""
    times = [m for m in mentions if {"YEAR", "SPAN"} & set(m.kinds)]
    wished = (
        {"WHEN", "BACKREF"} if any(says(m, "wishes") or begins(m, "wanting") for m in mentions) else set()
    )
    light = _BESIDE_TIMES | wished  # "2016 is the year they want"
    return len(times) == 1 and all(
        m in times or light & set(m.kinds) or says(m, "by_how_much") for m in mentions
    )


def is_bare_unit(mentions: Sequence[Mention]) -> bool:
    """Whether a sentence only asks for another unit: "In percent, please"."""
    units = [m for m in mentions if "PERCENT" in m]
    return len(units) == 1 and all(m in units or _POLITE & set(m.kinds) for m in mentions)


def is_bare_source(mentions: Sequence[Mention]) -> bool:
    """Whether a sentence only names the document to go by: "NSF numbers, please"."""
    light = _POLITE | {"HOWMUCH"}
    named = [m for m in mentions if "SOURCE" in m]
    return len(named) == 1 and all(m in named or light & set(m.kinds) for m in mentions)


def is_bare_course(before: Sequence[Mention], mentions: Sequence[Mention]) -> bool:
    """Whether a sentence only asks how what is named went: "Ohio in 2020. Good year or bad?"."""
    asks = ("WHICH", "HOWMUCH", "COUNT", "QMARK", "HOW_DOING", "GROWTH", "MOVE", "SHARE", "RANK", "SUPER")
    bare = all(is_of(m, "AREA", "AND", "ELLIPSIS", "FILLER", "COMMA", "QMARK") for m in before)  # "and Ohio?"
    asking = (m for m in before if is_of(m, *asks) and not (bare and "QMARK" in m))
    named = any(is_of(m, "AREA") for m in before) and not any(asking)
    light = {"HOW_DOING", "FILLER", "MARK", "QMARK", "COMMA", "BACKREF", "GIVE", "OR", "YEAR"}
    went = [m for m in mentions if "HOW_DOING" in m or says(m, "good_or_bad")]
    return named and bool(went) and all(m in went or light & set(m.kinds) for m in mentions)


def is_bare_order(mentions: Sequence[Mention]) -> bool:
    """Whether a sentence only says who is to stand first: "Wyoming first"."""
    words = [m for m in mentions if not _POLITE & set(m.kinds)]
    return len(words) == 2 and is_of(words[0], *NAMES) and says(words[1], "first")


def names_time(mentions: Sequence[Mention]) -> bool:
    """Whether a sentence says when."""
    return any(_TIMES & set(m.kinds) for m in mentions)


def asks_why(before: Sequence[Mention], mentions: Sequence[Mention]) -> bool:
    """Whether a sentence only asks for the reason of what is told: "Exports fell. Why is that?"."""
    told = not any(is_of(m, "QMARK", "HOW_DOING", "WHICH", "COUNT", "CLAIM") for m in before)
    light = {"WHY", "HOWMUCH", "FILLER", "GIVE", "BACKREF", "FOR", "IN", "OF", "QMARK", "MARK", "COMMA"}
    return told and any("WHY" in m for m in mentions) and all(light & set(m.kinds) for m in mentions)


def asks_source_of(before: Sequence[Mention], mentions: Sequence[Mention]) -> bool:
    """Whether a sentence only asks where a figure told before is from: "It was $16 billion. Who says so?"."""
    told = any("QUANTITY" in m for m in before) and not any(is_of(m, "QMARK", "COUNT") for m in before)
    light = {
        "WHICH",
        "HOWMUCH",
        "FILLER",
        "SELL",
        "TOPIC",
        "BACKREF",
        "GIVE",
        "FROM",
        "IN",
        "OF",
        "FOR",
        "QMARK",
    }
    bare = all((light | {"MARK", "COMMA"}) & set(m.kinds) for m in mentions)
    sourced = any(says(m, "asking_origin") for m in mentions)
    return told and bare and sourced and any("BACKREF" in m for m in mentions)


def asks_when_of(before: Sequence[Mention], mentions: Sequence[Mention]) -> bool:
    """Whether it is asked when a level told before was passed: "It fell under $2 billion once. When?"."""
    told = all(any(is_of(m, *kinds) for m in before) for kinds in (("QUANTITY",), ("OVER", "UNDER")))
    asked = any(is_of(m, "QMARK", "COUNT", "WHICH", "WHEN") for m in before)
    light = {"WHEN", "BACKREF", "FILLER", "GIVE", "QMARK", "MARK", "COMMA", "IN", "AND"}
    bare = any("WHEN" in m for m in mentions) and all(light & set(m.kinds) for m in mentions)
    return told and bare and not asked


def asks_which_of(before: Sequence[Mention], mentions: Sequence[Mention]) -> bool:
    """Whether it is asked which some of a class told before are: "Some areas ran a deficit. Which ones?"."""
    told = not any(is_of(m, "QMARK", "COUNT", "WHICH", "LIST", "HOWMUCH") for m in before)
    light = _POLITE | {"WHICH", "LIST", "GIVE", "BACKREF", "CLASS", "WITH", "TO", "FROM"}
    bare = any(is_of(m, "WHICH", "LIST") for m in mentions) and all(light & set(m.kinds) for m in mentions)
    return told and bare and any(_tells_some(before, at) for at in range(len(before)))


def _tells_some(mentions: Sequence[Mention], at: int) -> bool:
    """Whether something is told of some of a class: "some of them", "with some", "two European countries"."""
    rest = [m for m in mentions[at + 1 :] if says(m, "some_of") or not is_of(m, "FILLER", "OF")]
    noun = bool(rest) and is_of(rest[0], "CLASS", "BACKREF", "PARTNER")
    led = at > 0 and is_of(mentions[at - 1], "WITH", "TO", "FROM")
    some = says(mentions[at], "some_of") and (noun or (led and any("PARTNER" in m for m in mentions[:at])))
    group = "PARTNER" in mentions[at] and ends(mentions[at], "members_at_the_end")
    return some or group or ("NUMBER" in mentions[at] and noun)


#: tests of a question that goes on with what the sentence before tells
GOING_ON = (asks_source_of, asks_when_of, asks_which_of)
