"""What the words say beside slots and operation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from intents.constructions.classes import is_of_each
from intents.constructions.differences import holds_nation
from intents.constructions.periods import is_till
from intents.frames.parse import Parse
from intents.lexicon.words import begins, ends, holds, says
from intents.mark import Mark
from intents.model import NAMES, Mention, is_of
from intents.senses.rule import said, typed

#: what leads to each of those before: "growth of each"
_LEADING = ("OF", "WITH", "IN", "TO", "FROM", "GIVE")
#: types between "every" and the class that it is said of
BEFORE_CLASS = {"FILLER", "TECH", "PRODUCT", "DEFINITION", "GROUP_WORD", "SUPER", "FLOW"}


def _always(_: Parse) -> bool:
    """Whether the word alone tells it, wherever it stands."""
    return True


def _is_claimed_of_all(p: Parse) -> bool:
    """Whether something is claimed of every member: "did all states grow?"."""
    return bool(p.get("claim")) and not p.get("counted_part") and says_all(p)


def _points_at_several(p: Parse) -> bool:
    """Whether several are meant that came before: "those"."""
    return any(says(m, "several_before") or m.get("BACKREF") == "counted" for m in p.all("BACKREF"))


def _points_at_each(p: Parse) -> bool:
    """Whether each of those before is meant: "growth of each?", "the balance with each"."""
    before = [p.previous(m, skip=set()) for m in p.all("EACH")]
    led = any(is_of(m, *_LEADING) or (m is not None and ends(m, "of_at_the_end")) for m in before)
    led = led or p.says("for_each", of="EACH")
    return led and not p.has(
        "SUM",
        "MEAN",
        "DIFFERENCE",
        *NAMES,
        "CLASS",
        "REGION",
        "YEAR",
        "SPAN",
        "AND",
        "NUMBER",
        "COUNT",
        "PRODUCT",
    )


def _names_regions(p: Parse) -> bool:
    """Whether several regions are named."""
    return len({m.get("REGION") for m in p.all("REGION") if "AREA" not in m and m.role == ""}) > 1


def _asks_minus(p: Parse) -> bool:
    """Whether a difference is asked for with its sign: "exports minus imports"."""
    return p.says("minus", of="DIFFERENCE") and not any(holds(m, "absolute") for m in p.all("DOLLARS"))


def _asks_amount(p: Parse) -> bool:
    """Whether a turn asks for the figure behind a rank or growth: "and the dollar value in 2020?"."""
    if p.has("COUNT") and p.has("MEASURE"):
        return not p.has("CLASS", "WHICH")  # "how many services jobs are there"
    light = {"HOWMUCH", "FILLER", "BACKREF", "GIVE", "QMARK", "MARK", "COMMA", "AND", "ELLIPSIS", "SMALLTALK"}
    if p.says("how_big", of="HOWMUCH") and all(light & set(m.kinds) for m in p.items) and not p.says("was"):
        return True  # "where does it stand, how big is it"
    opens = bool(p.items) and ("ELLIPSIS" in p.items[0] or "AND" in p.items[0])
    return opens and any(says(m, "amounts") for m in p.all("HOWMUCH") + p.all("DOLLARS"))


def _asks_rest(p: Parse) -> bool:
    """Whether all but those before are asked for: "the rest of the top ten", "what about the rest?"."""
    light = {"FILLER", "AND", "ELLIPSIS", "HOWMUCH", "QMARK", "MARK", "COMMA", "SMALLTALK", "OF", "BACKREF"}
    bare = p.has("ELLIPSIS", "QMARK") and all(light & set(m.kinds) for m in p.items)
    return (p.has("SUPER") or bare) and not p.has(*NAMES)


def _asks_how_far(p: Parse) -> bool:
    """Whether nothing but the size of a move or gap is asked: "by how much?", "by what percent?"."""
    asked = p.saying("by_how_much") + p.saying("by_how_many") + p.saying("by_what_percent")
    light = {"FILLER", "AND", "QMARK", "MARK", "COMMA", "DOLLARS", "PERCENT", "ELLIPSIS", "SMALLTALK", "THAN"}
    return bool(asked) and all(m in asked or light & set(m.kinds) for m in p.items)


def _asks_where_stood(p: Parse) -> bool:
    """Whether a turn asks for nothing but the figures of a year: "what were they in 2006?"."""
    light = {"HOWMUCH", "BACKREF", "IN", "BY", "YEAR", "FILLER", "AND", "ELLIPSIS", "QMARK", "MARK", "COMMA"}
    if not (p.has("BACKREF") and p.has("YEAR")):
        return False
    asked = p.says("how_large", of="HOWMUCH") or (p.has("HOWMUCH") and len(p.all("YEAR")) > 1)
    return asked and all(light & set(m.kinds) for m in p.items) and not p.says("up", "down_alone")


def _is_since(p: Parse) -> bool:
    """Whether a move is asked from the year told before on: "fallen since", "how much did they then lose"."""
    if p.has("YEAR", "SPAN", "YEARWORD"):
        return False
    moved = (p.previous(m, skip=set()) for m in p.of("MOVE", "GROWTH"))
    return p.says("since_then") or any(m is not None and says(m, "then") for m in moved)


def _puts_right(p: Parse) -> bool:
    """Whether what is named takes the place of what was said: "sorry, Iowa", "2019 instead", "not 2018"."""
    denied = any(m.role == "negated" and is_of(m, "YEAR", *NAMES) for m in p.items)
    return denied or bool(p.all("ELLIPSIS", "retract")) or p.says("in_its_place", of="ELLIPSIS")


#: what constructions put -> the mark that it is
_PUT = {
    "crossing": Mark.CROSSING, "ever": Mark.EVER, "never": Mark.NEVER, "claim_denied": Mark.DENIED,
    "reversed_ratio": Mark.REVERSED, "compared": Mark.COMPARED, "ends": Mark.ENDS, "worst": Mark.WORST,
    "praised": Mark.PRAISED, "bilateral": Mark.BILATERAL, "crossed_years": Mark.CROSSED_YEARS,
    "all_kind": Mark.ALL_KIND, "tech_part": Mark.TECH_PART, "of_first": Mark.OF_FIRST, "risen": Mark.RISEN,
    "several": Mark.SEVERAL, "whole": Mark.WHOLE, "leans": Mark.LEANS, "first_of_list": Mark.OF_LIST,
    "listed": Mark.ON_LIST, "adds": Mark.ADDS, "same": Mark.SAME,
    "exceeds": Mark.THAN,
}  # fmt: skip


def marks(p: Parse, unclassed: bool) -> tuple[Mark, ...]:
    """What later steps ask of the words; `unclassed`: members are asked for without a class word."""
    found = {_PUT[name] for name, value in p.frame.items() if value and name in _PUT}
    found.update(mark for key in p.keys for mark, tells in _TOLD_BY.get(key, ()) if tells(p))
    if p.get("deficit") and p.get("surplus") and (p.has("MORE", "THAN") or p.get("difference")):
        found.add(Mark.SIZES)
    if unclassed and p.has("WHICH"):
        found.add(Mark.WHO)
    return tuple(sorted(found))


def _is_nobodys(p: Parse) -> bool:
    """Whether something is said to be of who is not named in front of it: "its share?", "their exports"."""
    return any(not any(m.is_entity for m in p.items[: p.index(its)]) for its in p.saying("its_own"))


def _is_among(p: Parse) -> bool:
    """Whether a place in the list before is asked for: "where on that list", "is Ohio one of them?"."""
    among = (m for m in p.all("BACKREF") if says(m, "one_of_them") or is_of(p.previous(m, skip=set()), "IN"))
    member = p.get("claim") and not p.has("YEAR", "SPAN", "MORE", "MOVE", "GROWTH", "SHARE", "QUANTITY")
    closed = (
        m
        for m in p.saying("on_the_list") + p.saying("is_in")
        if p.next(m, skip={"FILLER", "MARK", "QMARK"}) is None
    )
    listed = p.has("BACKREF") and p.says("list_words")
    return bool(listed or (member and (any(among) or any(closed))))


def _total_apart(p: Parse) -> bool:
    """Whether a total is named beside a part of it: "total exports and those of chips"."""
    if not p.has("TOTAL"):
        return False
    led = {"FILLER", "TECH", "DEFINITION", "PRODUCT", "NATION"}
    after = (p.next(m, skip=led) for m in p.all("TOTAL"))
    twice = len(p.all("FLOW")) > 1 or p.says("several_before", of="BACKREF")
    return twice and any(m is not None and "FLOW" in m for m in after)


def _opens_with_total(p: Parse) -> bool:
    """Whether a total stands before every narrower name."""
    first = next((m for m in p.items if {"AREA", "PARTNER", "CATEGORY", "TOTAL"} & set(m.kinds)), None)
    return first is not None and "TOTAL" in first


def _opens_with_nation(p: Parse) -> bool:
    """Whether the nation stands before every state: "did the country grow faster than Oregon?"."""
    nations, areas = p.all("NATION"), p.all("AREA")
    return bool(nations and areas) and p.index(nations[-1]) < p.index(areas[0])


def says_all(p: Parse) -> bool:
    """Whether something is asked of every member: "did all states grow"."""
    members = p.all("CLASS") + [m for m in p.all("PARTNER") if m.is_group]
    before = (p.previous(m, skip=BEFORE_CLASS | {"OF"}) for m in members)
    return any(says(m.text.lower().split()[0], "every") for m in p.all("BREAKDOWN")) or any(
        m is not None and says(m, "every") for m in before
    )


def _is_tech_kind(p: Parse, part: Mention) -> bool:
    """Whether one kind of tech is the part of all exports: "what percent of exports are tech products"."""
    whole = [m for m in p.items if m.role == "base"]
    bare = any("FLOW" in m for m in whole) and all(is_of(m, "FLOW", "NATION", "TOTAL") for m in whole)
    return bare and "PRODUCT" in part and holds(part, "tech")


def _tech_part(p: Parse) -> bool:
    """Whether tech itself is the part: "what share of exports is technology?"."""
    if p.get("level") != "share":
        return False
    part = [m for m in p.items if m.is_entity and m.role == ""]
    if len({m.get("FLOW") for m in p.all("FLOW")}) > 1:
        return False
    return (
        any(is_of(m, "TECH", "DEFINITION") or _is_tech_kind(p, m) for m in part)
        and any(m.role == "base" for m in p.items)
        and not any({"AREA", "PARTNER", "CATEGORY"} & set(m.kinds) for m in part)
    )


#: what may stand between "by" and the move that things are put in order by
_BEFORE_MOVE = frozenset({"FILLER", "DOLLARS", "PERCENT"})


def _moves_either_way(p: Parse) -> bool:
    """Whether the size of a move is chosen by, and no way is said: "the smallest change", "changed most"."""
    moves = [m for m in p.of("MOVE", "GROWTH") if m.get("GROWTH") != "flat"]
    neutral = bool(moves) and all(not m.get("MOVE") and holds(m, "changes_either_way") for m in moves)
    ordered = p.has("RANK", "SORT") and any(is_of(p.next(m, skip=_BEFORE_MOVE), "MOVE") for m in p.all("BY"))
    return (
        neutral
        and not ordered
        and all(m.get("SUPER") in ("max", "min") and not says(m, "praised") for m in p.all("SUPER"))
    )


#: mark -> the types and words that may tell it, and whether they do
_TOLD: tuple[tuple[Mark, frozenset[str], Callable[[Parse], Any]], ...] = (
    (Mark.OF_ALL, typed("CLASS", "PARTNER", "BREAKDOWN"), _is_claimed_of_all),
    (Mark.AGAINST, typed("VS"), lambda p: p.says("versus", of="VS")),
    (Mark.MOVED, typed("GROWTH", "MOVE"), lambda p: p.get("times")),
    (Mark.POINTS, typed("POINTS"), _always),
    (Mark.YEARLY, said("yearly_growth"), _always),
    (Mark.BY_MOVE, typed("BY"), lambda p: any(is_of(p.next(m), "GROWTH", "MOVE") for m in p.all("BY"))),
    (Mark.PERCENT_OF, typed("PERCENT"), lambda p: p.get("level") == "share"),
    (Mark.TOTAL_APART, typed("TOTAL"), _total_apart),
    (Mark.TOTAL_FIRST, typed("TOTAL"), _opens_with_total),
    (Mark.TOTAL_FIRST, typed("NATION"), _opens_with_nation),
    (Mark.TECH_PART, typed("TECH", "DEFINITION", "PRODUCT"), _tech_part),
    (Mark.BACKREF, typed("BACKREF"), lambda p: any(not says(m, "same_again") for m in p.all("BACKREF"))),
    (Mark.THEM, typed("BACKREF"), _points_at_several),
    (Mark.BACKREF, typed("EACH"), _points_at_each),
    (Mark.THEM, typed("EACH"), _points_at_each),
    (Mark.BACKREF, said("any_of") | said("either_of"), lambda p: p.get("of_those")),
    (Mark.THEM, said("any_of") | said("either_of"), lambda p: p.get("of_those")),
    (Mark.HOW_FAR, said("by_how_much") | said("by_how_many") | said("by_what_percent"), _asks_how_far),
    (
        Mark.VALUE,
        typed("BACKREF"),
        lambda p: p.has("HOWMUCH") and p.has("FLOW", "BUY", "SELL") and not p.has("BY"),
    ),
    (Mark.VALUE, typed("COUNT", "HOWMUCH", "DOLLARS"), _asks_amount),
    (Mark.VALUE, said("levels"), _always),  # of which a rank or growth may have come before: "its value"
    (Mark.SINCE, typed("MOVE", "GROWTH") | said("since_then"), _is_since),
    (Mark.TILL, typed("YEAR"), is_till),
    (Mark.STOOD, typed("BACKREF"), _asks_where_stood),
    (Mark.REGIONS, typed("REGION"), _names_regions),
    (Mark.PUTS_RIGHT, typed("ELLIPSIS", "YEAR", *NAMES), _puts_right),
    (Mark.ADDS, typed("ELLIPSIS"), lambda p: p.says("adding_more", of="ELLIPSIS")),
    (Mark.NATION_HELD, typed("NATION"), holds_nation),
    (Mark.EITHER_WAY, typed("SUPER"), _moves_either_way),
    (Mark.GAP, typed("FLOW"), lambda p: any(begins(m, "gaps_between") for m in p.all("FLOW"))),
    (Mark.FLAT, typed("GROWTH"), lambda p: p.all("GROWTH", "flat")),
    (Mark.MINUS, typed("DIFFERENCE"), _asks_minus),
    (Mark.OF_NTH, typed("ORDINAL"), lambda p: not p.has("SUPER", "CLASS", "RANK", "WHICH", "CLAIM", "YEAR")),
    (Mark.LARGER, typed("MORE"), lambda p: p.get("times") and p.all("MORE", "up") and not p.has("THAN")),
    (Mark.ON_LIST, typed("BACKREF"), lambda p: p.has("RANK", "COUNTING")),
    (Mark.ON_LIST, typed("BACKREF") | said("on_the_list") | said("is_in"), _is_among),
    (Mark.THAN, typed("THAN"), _always),
    (Mark.THAN_THAT, typed("THAN"), lambda p: any(is_of(p.next(m), "BACKREF") for m in p.all("THAN"))),
    (Mark.COMPARES, typed("THAN"), lambda p: any(not says(m, "then") for m in p.all("THAN"))),
    (Mark.OURS, said("we"), _always),
    (Mark.ITS, said("its_own"), _is_nobodys),
    (Mark.REST, said("rest_words"), _asks_rest),
    (Mark.BREAKDOWN, typed("BREAKDOWN"), _always),
    (Mark.BREAKDOWN, typed("EACH"), is_of_each),
    (Mark.BREAKDOWN, typed("SUM"), lambda p: any(m.role == "counted" for m in p.all("SUM"))),
)
#: type or word -> the marks that it may tell, each with its test
_TOLD_BY = {
    key: tuple((mark, tells) for mark, about, tells in _TOLD if key in about)
    for key in frozenset().union(*(about for _, about, _ in _TOLD))
}
