"""What the words say beside slots and operation."""

from __future__ import annotations

from intents.constructions.differences import holds_nation
from intents.constructions.periods import is_till
from intents.frames.parse import Parse
from intents.lexicon.words import holds, says
from intents.mark import Mark
from intents.model import NAMES, Mention, is_of

#: types between "every" and the class that it is said of
BEFORE_CLASS = {"FILLER", "TECH", "PRODUCT", "DEFINITION", "GROUP_WORD", "SUPER", "FLOW"}


def _names_level(p: Parse) -> bool:
    """Whether the figure itself is named, of which a rank or growth may have come before: "its value"."""
    return p.says("levels")


def _asks_amount(p: Parse) -> bool:
    """Whether a turn asks for the figure behind a rank or growth: "and the dollar value in 2020?"."""
    if p.has("COUNT") and p.has("MEASURE"):
        return not p.has("CLASS", "WHICH")  # "how many services jobs are there"
    opens = bool(p.items) and ("ELLIPSIS" in p.items[0] or "AND" in p.items[0])
    return opens and any(says(m, "amounts") for m in p.all("HOWMUCH") + p.all("DOLLARS"))


def _asks_how_far(p: Parse) -> bool:
    """Whether nothing but the size of a move or gap is asked: "by how much?", "by what percent?"."""
    asked = p.saying("by_how_much") + p.saying("by_how_many") + p.saying("by_what_percent")
    light = {"FILLER", "AND", "QMARK", "MARK", "COMMA", "DOLLARS", "PERCENT", "ELLIPSIS", "SMALLTALK", "THAN"}
    return bool(asked) and all(m in asked or light & set(m.kinds) for m in p.items)


def _asks_where_stood(p: Parse) -> bool:
    """Whether a turn asks for nothing but the figures of a year: "what were they in 2006?"."""
    light = {"HOWMUCH", "BACKREF", "IN", "BY", "YEAR", "FILLER", "AND", "QMARK", "MARK", "COMMA"}
    if not (p.has("BACKREF") and p.has("YEAR")):
        return False
    asked = p.says("how_large", of="HOWMUCH")
    return asked and all(light & set(m.kinds) for m in p.items) and not p.says("up", "down_alone")


def _is_since(p: Parse) -> bool:
    """Whether a move is asked from the year told before on: "fallen since", "how much did they then lose"."""
    if p.has("YEAR", "SPAN", "YEARWORD"):
        return False
    moved = (p.previous(m, skip=set()) for m in p.of("MOVE", "GROWTH"))
    return p.says("since_then") or any(m is not None and says(m, "then") for m in moved)


def marks(p: Parse, unclassed: bool) -> tuple[Mark, ...]:
    """What later steps ask of the words; `unclassed`: members are asked for without a class word."""
    found = {
        Mark.CROSSING: p.get("crossing"),
        Mark.OF_ALL: p.get("claim") and not p.get("counted_part") and says_all(p),
        Mark.EVER: p.get("ever"),
        Mark.NEVER: p.get("never"),
        Mark.DENIED: p.get("claim_denied"),
        Mark.REVERSED: p.get("reversed_ratio"),
        Mark.COMPARED: p.get("compared"),
        Mark.AGAINST: p.says("versus", of="VS"),
        Mark.MOVED: bool(p.get("times") and p.has("GROWTH", "MOVE")),
        Mark.POINTS: p.has("POINTS"),
        Mark.ENDS: p.get("ends"),
        Mark.TOTAL_APART: _total_apart(p),
        Mark.TOTAL_FIRST: (p.has("TOTAL") and _opens_with_total(p)) or _opens_with_nation(p),
        Mark.WORST: p.get("worst"),
        Mark.PRAISED: p.get("praised"),
        Mark.BILATERAL: p.get("bilateral"),
        Mark.CROSSED_YEARS: p.get("crossed_years"),
        Mark.ALL_KIND: p.get("all_kind"),
        Mark.TECH_PART: p.get("tech_part") or _tech_part(p),
        Mark.BACKREF: any(not says(m, "same_again") for m in p.all("BACKREF")),
        Mark.THEM: any(says(m, "several_before") or m.get("BACKREF") == "counted" for m in p.all("BACKREF")),
        Mark.OF_FIRST: p.get("of_first"),
        Mark.HOW_FAR: _asks_how_far(p),
        Mark.VALUE: (p.has("HOWMUCH") and p.has("FLOW") and p.has("BACKREF") and not p.has("BY"))
        or _names_level(p)
        or _asks_amount(p),
        Mark.SINCE: _is_since(p),
        Mark.TILL: is_till(p),
        Mark.STOOD: _asks_where_stood(p),
        Mark.REGIONS: len({m.get("REGION") for m in p.all("REGION") if "AREA" not in m and m.role == ""}) > 1,
        Mark.ADDS: p.says("adding_more", of="ELLIPSIS"),
        Mark.NATION_HELD: holds_nation(p),
        Mark.FLAT: bool(p.all("GROWTH", "flat")),
        Mark.RISEN: p.get("risen"),
        Mark.SEVERAL: p.get("several"),
        Mark.WHOLE: p.get("whole"),
        Mark.MINUS: p.says("minus", of="DIFFERENCE")
        and not any(holds(m, "absolute") for m in p.all("DOLLARS")),
        Mark.LEANS: p.get("leans"),
        Mark.OF_LIST: p.get("first_of_list"),
        Mark.OF_NTH: p.has("ORDINAL") and not p.has("SUPER", "CLASS", "RANK", "WHICH", "CLAIM", "YEAR"),
        Mark.SIZES: p.get("deficit") and p.get("surplus") and (p.has("MORE", "THAN") or p.get("difference")),
        Mark.LARGER: p.get("times") and p.all("MORE", "up") and not p.has("THAN"),
        Mark.ON_LIST: (p.has("BACKREF") and p.has("RANK", "COUNTING")) or _is_among(p),
        Mark.THAN_THAT: any(is_of(p.next(m), "BACKREF") for m in p.all("THAN")),
        Mark.OURS: p.says("we"),
        Mark.ITS: _is_nobodys(p),
        Mark.THAN: p.has("THAN") or p.get("exceeds"),
        Mark.COMPARES: any(not says(m, "then") for m in p.all("THAN")),
        Mark.WHO: unclassed and p.has("WHICH"),
        Mark.REST: p.says("rest_words") and p.has("SUPER") and not p.has(*NAMES),
        Mark.BREAKDOWN: p.has("BREAKDOWN") or any(m.role == "counted" for m in p.all("SUM")),
    }
    return tuple(mark for mark, on in found.items() if on)


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
