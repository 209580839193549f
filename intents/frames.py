"""Mentions of one sentence -> Frame, and the words that nothing explains."""

from __future__ import annotations

from dataclasses import dataclass, replace

from intents.constructions import CONSTRUCTIONS
from intents.flows import flows
from intents.lexicon import Lexicon
from intents.model import Frame, Mention, Slots
from intents.parse import Parse, ends_phrase
from intents.slots import gather

#: types that carry no content of their own once the frame is built
_LIGHT = {
    "FILLER", "MARK", "QMARK", "COMMA", "AND", "OR", "OF", "TO", "FROM", "IN", "WITH", "BY", "AS", "DASH",
    "PER", "HOWMUCH", "WHICH", "WHEN", "EACH", "TOTAL", "GROUP_WORD", "GIVE", "LIST", "UNITS", "DOLLARS",
    "ELLIPSIS", "BACKREF", "CLAIM", "HOW_DOING", "ABOUT", "COUNTING", "GO_TO", "SELL", "BUY", "EACHYEAR",
    "PERCENT", "NATION", "TECH", "BREAKDOWN", "BECOME", "STREAK", "COMPARE", "SUM", "VS", "TREND", "NOT", "EVER",
}  # fmt: skip
#: words of the light types that do narrow
_CONTENT = {
    "STOP", "UNKNOWN", "NUMBER", "QUANTITY", "ORDINAL", "SUPER", "MORE", "OVER", "UNDER", "GROWTH", "MOVE",
    "SHARE", "RANK", "NEAR", "DIFFERENCE", "TIMES_CUE", "MULTIPLE", "CAGR", "MEDIAN", "MEAN", "EXCEPT",
    "COVERS", "AREA", "PARTNER", "CATEGORY", "MEASURE", "REGION", "FLOW",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as read."""

    frame: Frame
    mentions: tuple[Mention, ...]
    left: tuple[Mention, ...]  # content that nothing explains or uses
    is_question: bool
    is_background: bool  # names and asks nothing


def build(mentions: list[Mention], lexicon: Lexicon) -> Sentence:
    """Read one sentence."""
    p = Parse(mentions, lexicon)
    for construct in CONSTRUCTIONS:
        construct(p)
    found = flows(p)
    base_slots = gather(p, "base") if any(m.role == "base" for m in p.items) else None
    slots = gather(p, "", found)
    frame = _frame(p, slots, base_slots)
    left = tuple(m for m in p.items if _is_left(m, p))
    opener = next((m.text.lower() for m in p.items if "MARK" not in m), "")
    wish = any(
        m.text.lower() in {"like", "need", "want", "wish", "looking", "seeking", "curious", "wondering"}
        for m in p.items[:5]
    )
    told = "CLAIM" in (p.items[0] if p.items else {}) and not p.has("QMARK")
    asks = (
        wish
        or opener in _IMPERATIVES
        or any("QMARK" in m for m in p.items)
        or (p.has("HOWMUCH", "WHICH", "COUNT", "LIST", "WHEN", "WHY") and not told)
    )
    return Sentence(frame, tuple(p.items), left, asks, _is_background(p))


def _is_left(m: Mention, p: Parse) -> bool:
    if m.role == "excluded" and "PRODUCT" in m and len({x.get("PRODUCT") for x in p.all("PRODUCT")}) > 1:
        return True
    if m.used:
        return False
    kinds = set(m.kinds)
    if kinds == {"UNKNOWN"} and (_is_scene(m, p) or _is_aside(m, p)):
        return False
    if m.role == "negated":
        return False
    if kinds & {"STOP", "UNKNOWN"} and not kinds & {"AREA", "PARTNER", "CATEGORY"}:
        return True
    return not kinds & _LIGHT and bool(kinds & _CONTENT)


_IMPERATIVES = {
    "show",
    "give",
    "tell",
    "compute",
    "calculate",
    "list",
    "name",
    "state",
    "provide",
    "find",
    "please",
    "rank",
    "compare",
    "add",
    "quantify",
    "express",
    "report",
    "pull",
    "put",
    "combine",
    "kindly",
    "determine",
    "get",
    "send",
}
_PERSONS = {
    "i",
    "im",
    "i'm",
    "we",
    "were",
    "we're",
    "my",
    "our",
    "she",
    "he",
    "her",
    "his",
    "they",
    "id",
    "i'd",
    "ive",
    "i've",
    "somebody",
    "someone",
    "boss",
    "colleague",
    "because",
    "for",
    "working",
    "preparing",
    "while",
    "as",
    "since",
}
_CORE = {"HOWMUCH", "WHICH", "COUNT", "SUPER", "HOWFAST", "LIST", "MEAN", "SUM", "SHARE", "RANK", "GROWTH"}


def _is_scene(m: Mention, p: Parse) -> bool:
    """An unknown word in what one says of oneself before the question: "I'm filling a gap: what did ..."."""
    at = p.items.index(m)
    core = next(
        (
            i
            for i, x in enumerate(p.items)
            if (_CORE & set(x.kinds)) or (x.is_entity and not {"NATION", "TECH"} & set(x.kinds))
        ),
        len(p.items),
    )
    if at >= core or (at + 1 == core and core < len(p.items) and p.items[core].is_entity):
        return False
    return any(x.text.lower() in _PERSONS for x in p.items[:at])


def _is_aside(m: Mention, p: Parse) -> bool:
    """A verb or adverb that is not known and stands before no name: "sorted", "expressed", "averaging"."""
    at = p.items.index(m)
    following = p.items[at + 1] if at + 1 < len(p.items) else None
    names = (following is not None and (following.is_entity or "UNKNOWN" in following)) or ends_phrase(
        p.items, at
    )
    return m.text.lower().endswith(("ed", "ing", "ly")) and not names


def _is_background(p: Parse) -> bool:
    """Greetings and scene-setting: no entity but the nation or tech, no operation."""
    if any(
        m.is_entity and not {"NATION", "TECH", "SOURCE"} & set(m.kinds) and m.role != "negated"
        for m in p.items
    ):
        return False
    strong = {"level", "move", "pick", "reduce", "times", "difference", "limits", "trend", "places", "when"}
    if strong & set(p.frame):
        return False
    return not (p.get("years") or p.get("span") or p.get("year_word")) or (
        not p.has("HOWMUCH", "BACKREF", "ELLIPSIS", "QMARK") and len(p.items) > 5
    )


def _frame(p: Parse, slots: Slots, base: Slots | None) -> Frame:
    get = p.get
    years = get("years", ())
    if p.all("EACH") and slots.summed:
        p.use(*p.all("EACH"))
        slots = replace(slots, summed="")
    if get("summed") and not slots.summed:
        slots = replace(slots, summed="last")
    reduce = get("reduce", "")
    if get("times"):
        reduce = "times"
    if get("difference"):
        reduce = "difference"
    classes = [m for m in get("classes", []) if m.role == ""]
    for number in p.free("NUMBER"):
        following = p.next(number, skip={"FILLER", "TECH", "PRODUCT", "DEFINITION", "GROUP_WORD", "SUPER"})
        if (
            following is not None
            and ("CLASS" in following or "PARTNER" in following)
            and (get("pick") != "best" or get("places") == (1, 60))
        ):
            p.use(number)
    p.use(*classes)
    near = next((m for m in p.items if m.role == "near"), None)
    over = get("over", "") or _over(p, classes, slots)
    explicit = max(len(slots.areas), len(slots.partners), len(slots.categories))
    if get("pick") == "best" and explicit >= 2 and get("places") == (1, explicit):
        p.frame["pick"] = ""
        p.frame["places"] = None
    if near is not None:
        over = next(k.lower() for k in ("AREA", "PARTNER", "CATEGORY") if k in near)
    if get("when"):
        over = "year"
    if (
        reduce == "sum"
        and not (slots.partners or slots.categories)
        and over in {"partner", "category", "techarea"}
        and not get("pick")
        and not get("limits")
    ):
        over = reduce = ""
    excluded = tuple(
        f"{kind.lower()}:{code.split('|')[0]}"
        for m in p.items
        if m.role == "excluded"
        for kind in ("AREA", "PARTNER", "CATEGORY")
        if kind in m
        for code in m.get(kind)
    ) + _region_left_out(p)
    slots = _without_product(p, slots)
    if reduce == "sum" and any(
        m.text.lower().split()[-1] in {"each", "own", "respectively", "separately", "individually"}
        for m in p.all("EACH")
    ):
        reduce = ""
    return Frame(
        slots=slots,
        base=base,
        excluded=excluded,
        years=years,
        span=get("span"),
        whole_span=bool(get("whole_span") or get("both_years")),
        year_word=get("year_word", ""),
        level=get("level", ""),
        move=get("move", "") or ("open" if get("moved") else ""),
        down=bool(get("down")),
        unit=get("unit", ""),
        over=over,
        pick=get("pick", "") or ("where" if _chooses(p, over) else ""),
        order=get("order", ""),
        places=get("places"),
        limits=get("limits", ()),
        every=bool(get("every")),
        near=get("near", 0) or 0,
        everyone=bool(get("everyone")),
        next_places=get("next_places", 0),
        per_job=get("per_job", ""),
        among=get("among", 0),
        sector=get("sector_place") or (("?", 0) if get("sector") else ()),
        reduce=reduce,
        deficit=bool(get("deficit")),
        surplus=bool(get("surplus")),
        trend=bool(get("trend")),
        each_year=bool(get("each_year")),
        claim=bool(get("claim")),
        names=p.has("WHICH") or p.has("LIST"),
        first_time=get("first_time", ""),
        subject=_near_code(near),
        how_doing=p.has("HOW_DOING"),
        elliptic=p.has("ELLIPSIS", "BACKREF") or (bool(p.items) and "AND" in p.items[0]),
        unsure=_marks(p, bool(over) and not any(m.get("CLASS") for m in classes)),
    )


def _chooses(p: Parse, over: str) -> bool:
    """Whether limits choose among members, rather than assert something."""
    ranked = p.get("claim") and p.get("level") == "rank"
    return bool(p.get("limits") and over and not p.get("yes_no") and not ranked)


def _marks(p: Parse, unclassed: bool) -> tuple[str, ...]:
    """What later steps ask of the words; `unclassed`: members are asked for without a class word."""
    marks = {
        "ever": p.get("ever"),
        "never": p.get("never"),
        "reversed": p.get("reversed_ratio"),
        "trade": p.get("trade"),
        "tagged": p.get("tagged"),
        "yes_no": p.get("yes_no"),
        "compared": p.get("compared"),
        "points": p.has("POINTS"),
        "worst": p.get("worst"),
        "bilateral": p.get("bilateral"),
        "crossed_years": p.get("crossed_years"),
        "tech_part": _tech_part(p),
        "backref": p.has("BACKREF"),
        "than": p.has("THAN"),
        "who": unclassed and p.has("WHICH"),
        "breakdown": p.has("BREAKDOWN"),
    }
    return tuple(mark for mark, on in marks.items() if on)


def _region_left_out(p: Parse) -> tuple[str, ...]:
    """The states of a region that is left out."""
    regions = [m for m in p.items if m.role == "excluded" and "REGION" in m]
    return tuple(
        f"area:{code}" for m in regions for code in p.lexicon.forms[("region", m.get("REGION"))]["MEMBERS"]
    )


def _without_product(p: Parse, slots: Slots) -> Slots:
    """Of two kinds of product the other one, where neither is named: "excluding services"."""
    left_out = {m.get("PRODUCT") for m in p.items if m.role in {"excluded", "negated"} and "PRODUCT" in m}
    other = {"products": "services", "services": "products"}
    if len(left_out) == 1 and not slots.products and (kept := other.get(left_out.pop())):
        return replace(slots, products=(kept,))
    return slots


def _tech_part(p: Parse) -> bool:
    """Whether tech itself is the part: "what share of exports is technology?"."""
    part = [m for m in p.items if m.is_entity and m.role == ""]
    return (
        p.get("level") == "share"
        and any("TECH" in m or "DEFINITION" in m for m in part)
        and any(m.role == "base" for m in p.items)
        and not any({"AREA", "PARTNER", "CATEGORY"} & set(m.kinds) for m in part)
    )


def _near_code(near: Mention | None) -> str:
    if near is None:
        return ""
    for kind in ("AREA", "PARTNER", "CATEGORY"):
        if kind in near:
            near.used = True
            return f"{kind.lower()}:{near.get(kind)[0]}"
    return ""


def _over(p: Parse, classes: list[Mention], slots: Slots) -> str:
    """The dimension asked for, from the class word; an apposition ("Washington state") asks for none."""
    values = [m.get("CLASS") for m in classes]
    values += [m.get("BREAKDOWN") for m in p.all("BREAKDOWN")]
    for value in values:
        if value in {"area", "partner", "category", "techarea", "sector"}:
            return str(value)
    if "place" in values:
        return "partner" if slots.partners or slots.definition == "atp" else "area"
    return _over_who(p, slots)


def _over_who(p: Parse, slots: Slots) -> str:
    """What "who" asks for: states in "who ranks 10th in tech exports?", partners in "who buys the most?"."""
    who = any(
        m.text.lower()
        in {"whose", "who", "whom", "who is", "who was", "whos", "who were", "which ones", "with whom"}
        for m in p.all("WHICH")
    )
    ranging = p.get("pick") or p.get("places") or p.get("limits")
    if not who or not ranging or slots.areas or slots.partners:
        return ""
    if slots.measures:
        return "area"
    trading = p.has("SELL", "BUY", "GO_TO") or slots.definition or slots.flows != ("exports",)
    return "partner" if trading else "area"
