"""Sentences that only go on with the one before them."""

from __future__ import annotations

from collections.abc import Sequence

from intents.clauses.retracting import takes_back
from intents.lexicon.words import begins, ends, holds, says
from intents.model import NAMES, Mention, is_of

#: how many words open a sentence
_HEAD = 6
_TIMES = {"YEAR", "SPAN", "YEARWORD"}
_POLITE = {"FILLER", "MARK", "QMARK", "COMMA", "SMALLTALK"}
#: what is made of figures
_OPERATIONS = (
    "GROWTH",
    "MOVE",
    "RANK",
    "SHARE",
    "DIFFERENCE",
    "RATIO",
    "MEAN",
    "SUM",
    "CAGR",
    "TREND",
    "MULTIPLE",
)
_BESIDE_TIMES = {"CLAIM", "FILLER", "MARK", "QMARK", "COMMA", "IN", "HOWMUCH", "FROM", "OF"}


def _is_bare_year(mentions: Sequence[Mention]) -> bool:
    """Whether a sentence says when, and nothing else: "2017 number, please"."""
    times = [m for m in mentions if {"YEAR", "SPAN"} & set(m.kinds)]
    wished = (
        {"WHEN", "BACKREF"} if any(says(m, "wishes") or begins(m, "wanting") for m in mentions) else set()
    )
    light = _BESIDE_TIMES | wished  # "2016 is the year they want"
    return len(times) == 1 and all(
        m in times or light & set(m.kinds) or says(m, "by_how_much") for m in mentions
    )


def _is_bare_unit(mentions: Sequence[Mention]) -> bool:
    """Whether a sentence only asks for another unit: "In percent, please"."""
    units = [m for m in mentions if "PERCENT" in m]
    return len(units) == 1 and all(m in units or _POLITE & set(m.kinds) for m in mentions)


def _is_bare_operation(mentions: Sequence[Mention]) -> bool:
    """Whether a sentence only orders what to make of the figures beside it: "Only the share, please"."""
    light = _POLITE | {"GIVE", "OF", "TOTAL", "PERCENT", "DOLLARS", "HOWMUCH", "NUMBER", "IN"}
    made = [m for m in mentions if is_of(m, *_OPERATIONS)]
    ordered = any(orders(m) for m in mentions) and not any("QMARK" in m for m in mentions)
    return ordered and len(made) == 1 and all(m in made or light & set(m.kinds) for m in mentions)


def orders(mention: Mention) -> bool:
    """Whether a word tells that something is wanted."""
    asked = is_of(mention, "GIVE", "SMALLTALK") or mention.get("FILLER") in ("asking", "courtesy")
    return asked or says(mention, "wishes") or says(mention, "limiting")


def leads_on(before: Sequence[Mention], mentions: Sequence[Mention]) -> bool:
    """Whether a sentence only orders what to make of the figures that the next one names."""
    named = any(is_of(m, *NAMES, "FLOW") for m in mentions)
    return named and _is_bare_operation(before) and not any(is_of(m, *_OPERATIONS) for m in mentions)


def _is_bare_source(mentions: Sequence[Mention]) -> bool:
    """Whether a sentence only names the document to go by: "NSF numbers, please"."""
    light = _POLITE | {"HOWMUCH"}
    named = [m for m in mentions if "SOURCE" in m]
    return len(named) == 1 and all(m in named or light & set(m.kinds) for m in mentions)


def _is_bare_course(before: Sequence[Mention], mentions: Sequence[Mention]) -> bool:
    """Whether a sentence only asks how what is named went: "Ohio in 2020. Good year or bad?"."""
    asks = ("WHICH", "HOWMUCH", "COUNT", "QMARK", "HOW_DOING", "GROWTH", "MOVE", "SHARE", "RANK", "SUPER")
    bare = all(is_of(m, "AREA", "AND", "ELLIPSIS", "FILLER", "COMMA", "QMARK") for m in before)  # "and Ohio?"
    asking = (m for m in before if is_of(m, *asks) and not (bare and "QMARK" in m))
    named = any(is_of(m, "AREA") for m in before) and not any(asking)
    light = {"HOW_DOING", "FILLER", "MARK", "QMARK", "COMMA", "BACKREF", "GIVE", "OR", "YEAR"}
    went = [m for m in mentions if "HOW_DOING" in m or says(m, "good_or_bad")]
    return named and bool(went) and all(m in went or light & set(m.kinds) for m in mentions)


def _is_bare_breakdown(before: Sequence[Mention], mentions: Sequence[Mention]) -> bool:
    """Whether a sentence only says by what to tell apart: "What did we import? By category."."""
    told = any(is_of(m, "BREAKDOWN", "CLASS") for m in before)
    named = any("BREAKDOWN" in m for m in mentions) and not told
    return named and all(_POLITE & set(m.kinds) or "BREAKDOWN" in m for m in mentions)


def _is_bare_order(mentions: Sequence[Mention]) -> bool:
    """Whether a sentence only says who is to stand first: "Wyoming first"."""
    words = [m for m in mentions if not _POLITE & set(m.kinds)]
    return len(words) == 2 and is_of(words[0], *NAMES) and says(words[1], "first")


def _only_narrows(before: Sequence[Mention], mentions: Sequence[Mention]) -> bool:
    """Whether a sentence only limits the one before: "Goods only, please, and only for 2017"."""
    limits = any(says(m, "limiting") for m in mentions)
    light = _BESIDE_TIMES | _TIMES | {"PRODUCT", "AND", "SMALLTALK"}
    named = any(is_of(m, "QMARK", "CLAIM", *NAMES) and "PRODUCT" not in m for m in before)
    asked = any("FLOW" in m for m in before) and not named
    narrows = any("PRODUCT" in m for m in mentions) and all(light & set(m.kinds) for m in mentions)
    kinds = {m.get("PRODUCT") for m in (*before, *mentions) if "PRODUCT" in m}
    return limits and asked and narrows and len(kinds) == 1 and not _names_time(before)


def _names_time(mentions: Sequence[Mention]) -> bool:
    """Whether a sentence says when."""
    return any(_TIMES & set(m.kinds) for m in mentions)


def _asks_why(before: Sequence[Mention], mentions: Sequence[Mention]) -> bool:
    """Whether a sentence only asks for the reason of what is told: "Exports fell. Why is that?"."""
    told = not any(is_of(m, "QMARK", "HOW_DOING", "WHICH", "COUNT", "CLAIM") for m in before)
    light = {"WHY", "HOWMUCH", "FILLER", "GIVE", "BACKREF", "FOR", "IN", "OF", "QMARK", "MARK", "COMMA"}
    if told and _asks_what_is_said(mentions):
        return True
    return told and any("WHY" in m for m in mentions) and all(light & set(m.kinds) for m in mentions)


def _asks_what_is_said(mentions: Sequence[Mention]) -> bool:
    """Whether it is only asked what a document says of what is told: "what does the report say about it"."""
    words = [m for m in mentions if not is_of(m, "MARK", "QMARK")]
    light = {"HOWMUCH", "FILLER", "GIVE", "ABOUT", "BACKREF", "SOURCE"}
    bare = len(words) > 3 and all(light & set(m.kinds) for m in words) and says(words[-1], "that_or_this")
    return bare and is_of(words[0], "HOWMUCH") and "ABOUT" in words[-2] and says(words[-3], "say_of")


def _asks_source_of(before: Sequence[Mention], mentions: Sequence[Mention]) -> bool:
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


def _asks_when_of(before: Sequence[Mention], mentions: Sequence[Mention]) -> bool:
    """Whether it is asked when a level told before was passed: "It fell under $2 billion once. When?"."""
    told = all(any(is_of(m, *kinds) for m in before) for kinds in (("QUANTITY",), ("OVER", "UNDER")))
    told = told or sum("SUPER" in m for m in before) == 1
    asked = any(is_of(m, "QMARK", "COUNT", "WHICH", "WHEN") for m in before)
    light = {"WHEN", "BACKREF", "FILLER", "GIVE", "QMARK", "MARK", "COMMA", "IN", "AND"}
    bare = any("WHEN" in m for m in mentions) and all(light & set(m.kinds) for m in mentions)
    return told and bare and not asked


def _asks_which_of(before: Sequence[Mention], mentions: Sequence[Mention]) -> bool:
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


def _counts_so(before: Sequence[Mention], mentions: Sequence[Mention]) -> bool:
    """Whether a question takes over how the sentence before counts: "By that way of counting, ..."."""
    head = mentions[:_HEAD]
    points = any("BACKREF" in m for m in head) and any(
        "COUNTING" in m or says(m, "ways_of_counting") for m in head
    )
    return points and any("COUNTING" in m for m in before) and sum("CATEGORY" in m for m in before) > 1


def _asks_if_among(before: Sequence[Mention], mentions: Sequence[Mention]) -> bool:
    """Whether it is asked if a place is among the rows counted before: "how many rows? is DC in it?"."""
    counted = any("COUNT" in m for m in before) and any(_is_table(m) for m in before)
    named = [m for m in mentions if "AREA" in m]
    points = any("BACKREF" in m for m in mentions) and any(
        is_of(m, "IN", "COUNTING", "TOPIC") for m in mentions
    )
    light = {"AREA", "FILLER", "IN", "BACKREF", "COUNTING", "TOPIC", "QMARK", "MARK", "GIVE", "COMMA", "AND"}
    return counted and len(named) == 1 and points and all(light & set(m.kinds) for m in mentions)


def _is_table(mention: Mention) -> bool:
    """Whether a table is named, by itself or with what it lists: "state table"."""
    return "GROUP_WORD" in mention or ("CLASS" in mention and holds(mention, "rankings"))


def _asks_gap(before: Sequence[Mention], mentions: Sequence[Mention]) -> bool:
    """Whether it is asked how much a sum told before falls short of the nation: "how much is the gap?"."""
    states = any("area" in (m.get("CLASS"), m.get("BREAKDOWN")) for m in before)
    told = (
        states and any("NATION" in m for m in before) and any("SUM" in m or says(m, "add_up") for m in before)
    )
    light = {
        "DIFFERENCE",
        "DOLLARS",
        "COUNT",
        "HOWMUCH",
        "FILLER",
        "QMARK",
        "MARK",
        "COMMA",
        "IN",
        "AND",
        "OF",
    }
    asks = any("DIFFERENCE" in m or says(m, "short_of") for m in mentions)
    asked = any(is_of(m, "QMARK", "SHARE", "GROWTH") for m in before)
    return told and asks and not asked and all(light & set(m.kinds) for m in mentions)


def _only_adds(before: Sequence[Mention], mentions: Sequence[Mention]) -> bool:
    """Whether a sentence says nothing but the year, the unit or the order of the question before it."""
    dated = _is_bare_year(mentions) or (takes_back(before) and _is_bare_year(mentions[1:]))
    in_unit = (_is_bare_unit(mentions) or _is_bare_source(mentions)) and any(m.is_entity for m in before)
    course = _is_bare_course(before, mentions)
    bare = course or _is_bare_order(mentions) or _asks_why(before, mentions)
    bare = bare or _is_bare_breakdown(before, mentions)
    plain = any(is_of(m, *NAMES) for m in before) and not any(is_of(m, *_OPERATIONS) for m in before)
    bare = bare or (plain and _is_bare_operation(mentions))
    return (dated and not _names_time(before)) or in_unit or bare


#: tests of a sentence that only goes on with the one before it
_GOING_ON = (
    _only_adds,
    _only_narrows,
    _counts_so, _asks_if_among, _asks_gap, _asks_source_of, _asks_when_of, _asks_which_of,
)  # fmt: skip


def goes_on(before: Sequence[Mention], mentions: Sequence[Mention]) -> bool:
    """Whether a sentence asks nothing by itself and belongs to the one before it."""
    return any(test(before, mentions) for test in _GOING_ON)
