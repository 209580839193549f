"""Which words of a sentence nothing explains, and which of them may be passed over."""

from __future__ import annotations

from intents.clauses.topics import is_topic, leaves_open
from intents.frames.parse import Parse
from intents.lexicon.words import says
from intents.linking.places import is_place
from intents.mark import Mark
from intents.model import Frame, Mention, is_of

#: types that carry no content of their own once the frame is built
_LIGHT = {
    "FILLER", "MARK", "QMARK", "COMMA", "AND", "OR", "OF", "TO", "FROM", "IN", "WITH", "BY", "AS", "DASH",
    "HOWMUCH", "WHICH", "EACH", "GROUP_WORD", "GIVE", "LIST", "UNITS", "DOLLARS", "ELLIPSIS", "BACKREF",
    "HOW_DOING", "ABOUT", "COUNTING", "NATION", "TECH", "STREAK", "VS", "BETWEEN", "THAN", "POINTS",
    "RANKISH", "WHY", "SHOULD", "PER", "EVER", "EACHYEAR", "YEAR", "SPAN", "YEARWORD", "TOPIC", "SMALLTALK",
    "SOURCE", "DEFINITION", "PRODUCT", "POINT",
}  # fmt: skip


def is_left(m: Mention, p: Parse, frame: Frame) -> bool:
    """Whether a mention carries content that nothing explains or uses."""
    if m.role == "excluded" and "PRODUCT" in m.kinds and _takes_all(p):
        return True
    if frame.level == "share" and _is_another_flow(m, frame):
        return True
    if m.used or m.role == "negated":
        return False
    if m.kinds.get("EVER") == "never":
        return True
    kinds = set(m.kinds)
    if (kinds == {"UNKNOWN"} or "CLASS" in kinds) and _is_scene(m, p):
        return False
    if "QUANTITY" in kinds and any(x.get("TOPIC") == "source" for x in p.items):
        return False
    if {"STOP", "GIVE"} <= kinds and p.has("WHEN") and p.has("MEASURE"):
        return False
    if kinds & {"STOP", "UNKNOWN"} and not kinds & {"AREA", "PARTNER", "CATEGORY"}:
        return True
    return not kinds & _LIGHT and not _is_said_otherwise(m, p, frame)


def _is_another_flow(m: Mention, frame: Frame) -> bool:
    """Whether a share is of another flow: "a surplus as percent of exports", "the part of trade sold"."""
    if "FLOW" not in m:
        return False
    slots = frame.slots if frame.base is None else frame.base.merged(frame.slots)
    if slots.measures:
        return False
    of_balance = m.role == "base" and m.get("FLOW") != "balance" and frame.slots.flows == ("balance",)
    one_way = frame.slots.flows in (("exports",), ("imports",))
    signed = m.get("FLOW") in {"deficit", "surplus", "trade"}
    return (of_balance and not signed) or (one_way and m.get("FLOW") == "trade")


def _takes_all(p: Parse) -> bool:
    """Whether nothing is left where one kind of product is taken out, or it is taken out of both."""
    kinds = {m.get("PRODUCT") for m in p.all("PRODUCT")}
    kept = {m.get("PRODUCT") for m in p.all("PRODUCT") if m.role != "excluded"}
    return len(kinds) > 1 and (not kept or "both" in kept)


def _is_said_otherwise(m: Mention, p: Parse, frame: Frame) -> bool:
    """Whether what a word asks is part of the frame by other words: "the state of Idaho", "in percent"."""
    if "CLASS" in m or m.get("BREAKDOWN"):
        return is_filled(str(m.get("CLASS") or m.get("BREAKDOWN")), frame)
    if "PERCENT" in m:
        return bool(frame.unit == "percent" or frame.level == "share" or frame.limits or frame.slots.measures)
    if "COUNT" in m:
        return bool(frame.slots.measures or frame.unit or frame.level or Mark.POINTS in frame.marks)
    return "NOT" in m and _negates_nothing(m, p)


def is_filled(dimension: str, frame: Frame) -> bool:
    """Whether a frame names a line of a dimension, or asks for its lines."""
    s = frame.slots.merged(frame.base) if frame.base else frame.slots
    years = bool(frame.years or frame.span or frame.whole_span or frame.year_word or frame.each_year)
    named = {
        "area": s.areas,
        "partner": s.partners or s.flows == ("exports",) or s.flows == ("imports",),
        "category": s.categories or s.products or s.definition or s.measures,
        "techarea": s.categories or s.definition,
        "sector": s.categories or s.products or frame.sector,
        "place": s.areas or s.partners or s.categories,
        "year": years or frame.first_time or frame.trend,
    }
    return bool(named.get(dimension, True) or frame.over == dimension or frame.subject.startswith(dimension))


def _negates_nothing(m: Mention, p: Parse) -> bool:
    """Whether a "no" or "not" stands apart from what is asked: "..., no?", "not a question"."""
    rest = p.items[p.items.index(m) + 1 :]
    if rest and m is p.items[0] and "ELLIPSIS" in rest[0]:
        return True  # "no sorry i meant Minnesota"
    clause = next((i for i, x in enumerate(rest) if is_of(x, "MARK", "QMARK", "COMMA")), len(rest))
    return all(is_of(x, "FILLER", "CLAIM", "LIST", "EACH") for x in rest[:clause])


_CORE = {"HOWMUCH", "WHICH", "COUNT", "SUPER", "HOWFAST", "LIST", "MEAN", "SUM", "SHARE", "RANK", "GROWTH"}


def _is_scene(m: Mention, p: Parse) -> bool:
    """An unknown word in what one says of oneself before the question: "I'm filling a gap: what did ..."."""
    at = p.items.index(m)
    core = next(
        (
            i
            for i, x in enumerate(p.items)
            if (_CORE & set(x.kinds)) or (x.is_entity and not is_of(x, "NATION", "TECH"))
        ),
        len(p.items),
    )
    if m.text.endswith("'s") or is_place(m.text):
        return False  # "I still need Tuscany's exports"
    following = p.items[at + 1] if at + 1 < len(p.items) else None
    members = following is not None and following.get("CLASS") in {"area", "partner"}
    unnamed = members and not p.has("AREA", "PARTNER")
    if at >= core or unnamed or (following is not None and following.is_entity):
        return False
    apart = any(is_of(x, "COMMA", "DASH", "AND") for x in p.items[at:core])
    if is_topic(p.items, at) or (apart and leaves_open(p.items[:core], p.items[core:])):
        return False
    if says(p.items[0], "governing") and is_of(following, "COMMA", "DASH"):
        return any(says(x, "own_papers") for x in p.items[1:at])  # not "For a bicycle, what was ..."
    return any(says(x, "scenes") and not _governs(x, p) for x in p.items[:at])


def _governs(m: Mention, p: Parse) -> bool:
    """Whether "for" only leads from a word to the next: "the segment for sound equipment"."""
    before = p.previous(m)
    return says(m, "governing") and not (before is None or is_of(before, "COMMA", "MARK"))
