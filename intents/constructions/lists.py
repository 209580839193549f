"""Two lists held against each other: who is in both, who is in the one but not in the other."""

from __future__ import annotations

from collections.abc import Iterable

from intents.frames.parse import Parse
from intents.lexicon.words import holds, says
from intents.model import ALL_PLACES, Mention, is_of

_PRODUCTS = {"both": ("products", "services"), "products": ("products",), "services": ("services",)}
_FLOWS = ("exports", "imports")


def lists(p: Parse) -> None:
    """In both top tens; in the top 25 for products but not for services."""
    _numbered_tops(p)
    cues = p.all("LISTS") + [m for m in p.all("EACH") if says(m, "both")] + _between_tops(p) + _every_list(p)
    cues = cues or _between_kinds(p) or _between_flows(p)
    alone = [] if cues else _only_in_one(p)
    cues += alone[:1]
    if not cues:
        return
    cue = cues[0]
    flows = _in_order(_flow(m) for m in p.items)
    products = _in_order(x for m in p.all("PRODUCT") for x in _PRODUCTS.get(m.get("PRODUCT"), ()))
    whole = _of_both_lists(p, cue)
    flows, products = flows or (_FLOWS if whole == "PRODUCT" else ()), products or _PRODUCTS.get(whole, ())
    if not products and any("jobs" in m.get("MEASURE") for m in p.all("MEASURE")):
        products = _PRODUCTS["both"]
    if alone:
        products += tuple(kind for kind in _PRODUCTS["both"] if kind not in products)
    asked = p.has("WHICH", "LIST") and any(is_of(p.next(m), "LIST", "UNKNOWN") for m in p.all("PRODUCT"))
    members = asked or p.has("CLASS") or p.says("whose", of="WHICH")
    listed = bool(alone) or p.has("SUPER", "RANK") or p.says("list_words")
    if "LISTS" in cue and len(flows) == 1 and not products and p.all("CLASS", "partner") and not _is_dated(p):
        products = _PRODUCTS["both"]  # "in both top-ten lists of import sources"
    several = len(flows) > 1 or len(products) > 1
    lists_said = "LISTS" in cue and len(cue.kinds) == 1
    told = lists_said and not (flows or products)
    several, listed = several or told, listed or lists_said  # may be those of the sentence before
    named = p.has("PARTNER", "CATEGORY", "THAN") or any(not _is_counted(p, m) for m in p.all("AREA"))
    apart = p.has("COUNT") and says(cue, "in_each")  # "how many are in each of the rankings"
    if not (several and members and listed) or named or apart:
        _drop(p)
        return
    kind = "first" if alone else str(cue.get("LISTS") or "both")
    p.use(*alone)
    p.retype(cue, {"LISTS": kind})
    p.put(lists=kind, list_flows=flows, list_products=products)
    numbers = p.all("NUMBER")
    tops = [m for m in numbers if (b := p.previous(m)) is not None and ("SUPER" in b or "DASH" in b)]
    places = int((tops or numbers)[0].get("NUMBER")) if tops or numbers else ALL_PLACES[1]
    p.put(pick="best", places=(1, max(places, 1)), order="max")
    p.use(cue, *numbers, *p.all("SUPER"), *p.all("RANK"), *p.all("NOT"), *p.all("EACH"), *p.all("TOTAL"))


def _of_both_lists(p: Parse, cue: Mention) -> str:
    """What the two lists have in common, a product or ("both") a flow: "on both product lists"."""
    named = p.next(cue, skip={"FILLER", "OF"}) if holds(cue, "both") else None
    if named is None or not is_of(p.next(named), "LIST", "RANK", "SUPER"):
        return ""
    return "PRODUCT" if "PRODUCT" in named else "both" if "FLOW" in named else ""


def _is_dated(p: Parse) -> bool:
    """Whether years are named, which then are the two."""
    return p.has("YEAR", "SPAN", "YEARS") or bool(p.all("CLASS", "year"))


def _is_counted(p: Parse, name: Mention) -> bool:
    """Whether a place is only counted among the others: "D.C. included"."""
    return is_of(p.previous(name), "COUNTING") or is_of(p.next(name), "COUNTING")


#: what the members of a class are named with, and what may stand between the words of "the top U.S. sectors"
_MEMBERS = {"area": "AREA", "partner": "PARTNER", "category": "CATEGORY", "sector": "CATEGORY"}
_BETWEEN = {"FILLER", "NUMBER", "NATION", "TECH", "PRODUCT", "FLOW", "DASH", "TOTAL"}
#: what chooses, counts or adds up members, so that a list is more than the place of a figure
_CHOOSING = (
    "COUNT", "SHARE", "NEAR", "EXCEPT", "SUM", "MEAN", "DIFFERENCE", "THAN", "CLAIM", "LISTS", "NOT",
)  # fmt: skip


def named_lists(p: Parse) -> None:
    """Take "the table of top sectors" for the place of the figure of a member: "... for oil and gas"."""
    if p.has(*_CHOOSING) or says(p.items[0], "asserting_verbs"):
        return
    for cls in p.all("CLASS"):
        top = p.previous(cls, skip=_BETWEEN)
        members = [m for m in p.all(_MEMBERS.get(cls.get("CLASS"), "CLASS")) if m is not cls]
        if top is None or "SUPER" not in top or len(members) != 1 or p.has("WHICH") > p.has("RANK"):
            continue
        beside = p.previous(top, skip={"FILLER", "OF", "NUMBER"}), p.next(cls)
        listing = next((m for m in beside if m is not None and says(m, "listings")), None)
        inside = p.items[max(p.index(top) - 1, 0) : p.index(cls)]
        if listing is None or ("LIST" in listing and listing is p.items[0]):
            continue
        flow = "" if p.has("FLOW") else _flow_of_class(cls)
        for m in [listing, cls, top, *(m for m in inside if "NUMBER" in m)]:
            p.retype(m, {"FLOW": flow} if m is cls and flow else {"FILLER": m.text.lower()})


def _flow_of_class(cls: Mention) -> str:
    """The flow that a class word tells: "suppliers", "exporting states"."""
    traded = "exports" if holds(cls, "exporting") else "imports" if holds(cls, "importing") else ""
    return _flow(cls) or traded


def _numbered_tops(p: Parse) -> None:
    """The places of a list of jobs, which are no jobs: "the top 25 jobs list"."""
    for m in p.all("QUANTITY"):
        value, unit = m.get("QUANTITY")
        if (
            unit == "jobs"
            and is_of(p.previous(m, skip={"FILLER", "DASH"}), "SUPER")
            and is_of(p.next(m), "MEASURE")
        ):
            p.retype(m, {"NUMBER": value})


def _every_list(p: Parse) -> list[Mention]:
    """What says that members are on each of several lists: "the top ten on every partner list"."""
    light = {"FILLER", "NUMBER", "CLASS", "NATION", "OF", "SUPER"}
    lists = ((m, p.next(m, skip=light)) for m in p.of("TOTAL", "EACH") if not says(m, "both"))
    return [m for m, noun in lists if noun is not None and says(noun, "list_words")]


def _between_tops(p: Parse) -> list[Mention]:
    """The word that joins two top tens: "in the top ten for goods and in the top ten for services"."""
    tops = [m for m in p.all("SUPER") if (n := p.next(m, skip={"DASH"})) is not None and "NUMBER" in n]
    if len(tops) != 2:
        return []
    return [m for m in p.items[p.index(tops[0]) : p.index(tops[1])] if "AND" in m]


def _between_kinds(p: Parse) -> list[Mention]:
    """The word between two kinds with a preposition each: "for goods as well as for services"."""
    kinds = p.all("PRODUCT")
    two = len(kinds) == 2 and kinds[0].get("PRODUCT") != kinds[1].get("PRODUCT")
    if not two:
        return []
    between = p.items[p.index(kinds[0]) + 1 : p.index(kinds[1])]
    joints = [m for m in between if is_of(m, "AND", "ELLIPSIS")]
    led = all(
        says(kind, "kinds_sorted_by") or is_of(p.previous(kind), "IN", "BY", "ELLIPSIS") for kind in kinds
    ) and p.has("SUPER")
    return joints[-1:] if (led and p.has("WHICH", "LIST")) or _are_on_list(p, kinds[0], between) else []


#: what may stand between the flows of two lists
_JOINING = ("IN", "AND", "FILLER", "OF", "ELLIPSIS", "AS", "COMMA", "PRODUCT", "TECH", "NUMBER", "SUM")


def _between_flows(p: Parse) -> list[Mention]:
    """The word between two flows where members are said to be in a list: "among the top ten for X and Y"."""
    if len(p.all("SUPER")) != 1:
        return []
    flows = [m for m in p.items if _flow(m) and "CLASS" not in m]
    firsts = [m for m in p.all("SUPER") if is_of(p.previous(m, skip={"FILLER", "NUMBER"}), "IN")]
    if len(flows) != 2 or not firsts or _flow(flows[0]) == _flow(flows[1]):
        return []
    between = p.items[p.index(flows[0]) + 1 : p.index(flows[1])]
    who = any(is_of(m, "CLASS") or says(m, "whose") for m in p.items[: p.index(firsts[0])])
    joints = [m for m in between if is_of(m, "AND", "ELLIPSIS")]
    return joints if who and len(joints) == 1 and all(is_of(m, *_JOINING) for m in between) else []


def _are_on_list(p: Parse, kind: Mention, behind: list[Mention]) -> bool:
    """Whether members are said to be on a list of the first kind: "countries on the product list and"."""
    classes = [p.index(m) for m in p.all("CLASS") if p.index(m) < p.index(kind)]
    verbs = p.items[classes[0] + 1 : p.index(kind)] if classes else []
    listed = any(is_of(m, "RANK") or says(m, "list_words") for m in behind)
    return listed and any(is_of(m, "IN", "RANKISH", "GIVE") for m in verbs)


def _only_in_one(p: Parse) -> list[Mention]:
    """What says that one list has a member and the other not: "who is only in the products one"."""
    for kind in p.all("PRODUCT"):
        leading = p.previous(kind, skip={"FILLER", "TECH"})
        closing = p.next(kind, skip={"MEASURE"})
        if leading is None or closing is None or "IN" not in leading:
            continue
        beside = (p.previous(leading, skip=set()), p.next(leading, skip=set()), p.next(closing, skip=set()))
        only = next((m for m in beside if m is not None and says(m, "limiting")), None)
        if only is not None and says(closing, "a_list"):
            return [only, closing]
    return []


def _drop(p: Parse) -> None:
    """Leave the cues to what else they mean."""
    for m in p.all("LISTS"):
        if len(m.kinds) > 1:
            p.retype(m, {kind: value for kind, value in m.kinds.items() if kind != "LISTS"})


def _flow(mention: Mention) -> str:
    """The flow whose list a mention names: that of a word for trade, or of buyers and suppliers."""
    if mention.get("FLOW") in {"exports", "imports"} and "PRODUCT" not in mention:
        return str(mention.get("FLOW"))
    if mention.get("CLASS") != "partner":
        return ""
    text = mention.text.lower()
    return "imports" if holds(text, "suppliers") else "exports" if holds(text, "customers") else ""


def _in_order(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
