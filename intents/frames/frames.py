"""Mentions of one sentence -> Frame, and the words that nothing explains."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import Any

from intents.constructions import CONSTRUCTIONS
from intents.constructions.chosen_among import counts_all
from intents.constructions.classes import asked_regions
from intents.constructions.comparisons import only_compares
from intents.constructions.differences import two_lines
from intents.frames.backdrop import is_background
from intents.frames.directions import flows_of_share, sends_here
from intents.frames.exclusions import left_out_codes, without_product
from intents.frames.flows import flows
from intents.frames.leftovers import is_left
from intents.frames.marks import BEFORE_CLASS, marks
from intents.frames.parse import Parse
from intents.frames.slots import gather
from intents.frames.traders import asks_trader
from intents.lexicon.lexicon import Lexicon
from intents.lexicon.words import any_says, begins, says
from intents.model import ALL_PLACES, UNSAID, Frame, Mention, Slots, is_of
from intents.senses.rules.parting import is_looking_at


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as read."""

    frame: Frame
    mentions: tuple[Mention, ...]
    left: tuple[Mention, ...]  # content that nothing explains or uses
    is_question: bool
    is_background: bool  # names and asks nothing
    kinds: frozenset[str] = field(init=False, repr=False, compare=False)  # the types of all its mentions
    text: str = field(init=False)  # its words, "-" for each name of a category in several words

    def __post_init__(self) -> None:
        words = ["-" if "CATEGORY" in m.kinds and " " in m.text else m.text for m in self.mentions]
        object.__setattr__(self, "kinds", frozenset().union(*[m.kinds for m in self.mentions]))
        object.__setattr__(self, "text", " ".join(words))  # "database services" asks for no database


def build(mentions: list[Mention], lexicon: Lexicon) -> Sentence:
    """Read one sentence."""
    p = Parse(mentions, lexicon)
    for construction in CONSTRUCTIONS:
        if not (construction.about and p.keys.isdisjoint(construction.about)):
            construction.settle(p)
    found = flows(p)
    base_slots = gather(p, "base") if any(m.role == "base" for m in p.items) else None
    slots = gather(p, "", found)
    if crossed := flows_of_share(p):
        slots, base_slots = (
            replace(slots, flows=crossed[:1]),
            replace(base_slots or Slots(), flows=crossed[1:]),
        )
    frame = _frame(p, slots, base_slots)
    left = tuple(m for m in p.items if is_left(m, p, frame))
    opener = next((m for m in p.items if "MARK" not in m), None)
    orders = opener is not None and says(opener, "imperatives") and "CLASS" not in opener
    wish = p.says("wishes") and any_says((m for m in p.items[:5] if not is_looking_at(p.items, m)), "wishes")
    told = ("CLAIM" in (p.items[0] if p.items else {}) or _is_known(p)) and not p.has("QMARK")
    asks = (
        wish
        or orders
        or p.has("QMARK")
        or ((p.has("HOWMUCH", "WHICH", "COUNT", "WHEN", "WHY") or _orders_list(p)) and not told)
    )
    return Sentence(frame, tuple(p.items), left, asks, is_background(p))


def _orders_list(p: Parse) -> bool:
    """Whether a list is asked for, and not only spoken of: "it shot up the list"."""
    led = [p.previous(m, skip=set()) for m in p.all("LIST")]
    return any(m is None or not says(m, "articles") for m in led)


def _is_known(p: Parse) -> bool:
    """Whether the speaker says to have what is named: "I already have the 2019 number for Kansas"."""
    return bool(p.items) and says(p.items[0], "speakers") and any_says(p.items[1:4], "having")


#: the fields of a frame with what they hold where nothing is said
_FIELDS = {each.name: each.default for each in fields(Frame)}


def _frame(p: Parse, slots: Slots, base: Slots | None) -> Frame:
    """The frame: what the constructions put under the name of a field is that field, but for those here."""
    slots = _slots(p, slots)
    classes = [m for m in p.get("classes", []) if m.role == ""]
    _use_counts(p)
    near = [m for m in p.items if m.role == "near"]
    over = _asked_over(p, classes, near, slots)
    p.use(*(m for m in classes if over != "year" or not _is_which(p, m)))
    explicit = max(len(slots.areas), len(slots.partners), len(slots.categories))
    if p.get("pick") == "best" and explicit >= 2 and p.get("places") == (1, explicit):
        p.frame |= {"pick": "", "places": None}
    over, reduce = _over_or_sum(p, over, slots)
    settled = {
        "slots": without_product(p, slots),
        "base": base,
        "excluded": left_out_codes(p, over),
        "whole_span": bool(p.get("whole_span") or p.get("both_years")),
        "move": p.get("move") or ("open" if p.get("moved") else ""),
        "over": over,
        "pick": p.get("pick") or ("where" if _chooses(p, over) else ""),
        "sole": _code_of(next((m for m in p.items if m.role == "sole"), None)),
        "sector": p.get("sector_place") or (("?", 0) if p.get("sector") else ()),
        "reduce": reduce,
        "claim": bool(p.get("claim")) and not p.all("GROWTH", "flat"),
        "names": p.has("WHICH", "LIST"),
        "subject": _near_codes(near),
        "how_doing": p.has("HOW_DOING") and not only_compares(p),
        "elliptic": any(m.get("ELLIPSIS") != "another" for m in p.all("ELLIPSIS") + p.all("BACKREF"))
        or bool(p.get("leans"))
        or any("AND" in m for m in p.items[:1]),
        "trades": p.get("it_trades", ""),
        "counted_before": 0 if _is_shifted(p) else p.get("members", 0),
        "marks": marks(p, bool(over) and not any(m.get("CLASS") and "MOVE" not in m for m in classes)),
    }
    return UNSAID.with_(**{**_put(p), **settled})


def _put(p: Parse) -> dict[str, Any]:
    """The fields that the constructions have put."""
    put = {name: value for name, value in p.frame.items() if value and name in _FIELDS}
    return {name: bool(value) if _FIELDS[name] is False else value for name, value in put.items()}


def _slots(p: Parse, slots: Slots) -> Slots:
    """The slots with the flows and products that a list, a pair or a split stands for."""
    slots = _summing(p, slots)
    if p.get("lists"):
        slots = replace(slots, flows=p.get("list_flows"), products=p.get("list_products"), total=False)
    if p.get("flow_pair"):
        slots = replace(slots, flows=p.get("flow_pair"))
    return replace(slots, products=("products", "services")) if p.get("split") else slots


def _summing(p: Parse, slots: Slots) -> Slots:
    """The slots with what is added up: nothing where each is asked for, the last where a sum is."""
    if p.all("EACH") and slots.summed:
        p.use(*p.all("EACH"))
        slots = replace(slots, summed="")
    if p.get("each_member"):
        return replace(slots, summed="", total=False)
    if asked_regions(p) and (p.get("limits") or p.get("reduce")):
        return replace(slots, summed="")
    return replace(slots, summed=p.get("summed")) if p.get("summed") and not slots.summed else slots


def _use_counts(p: Parse) -> None:
    """A number that only says how many are named, "the three states", is part of what is run."""
    if p.all("CLASS", "area"):  # "the median of 51 (states + DC)", "in the top ten of the 50 states"
        p.use(*(m for m in p.free("NUMBER") if 0 <= len(p.lexicon.codes) - m.get("NUMBER") < 2))
    if p.get("pick") == "best" and p.get("places") != ALL_PLACES:
        p.use(*(m for m in p.free("NUMBER") if m.get("NUMBER") == (p.get("places") or (0, 0))[1]))
        return
    for number in p.free("NUMBER"):
        following = p.next(number, skip=BEFORE_CLASS)
        if following is not None and "REGION" in following and "AREA" not in following:
            p.use(number if number.get("NUMBER") == len(p.lexicon.regions[following.get("REGION")]) else None)
        led = says(p.previous(number, skip=set()) or number, "the") or p.has("WHICH", "LIST", "COUNT")
        if following is None or not ("CLASS" in following or (led and "PARTNER" in following)):
            continue
        p.use(number)
        if counts_all(p, number):
            continue
        if p.get("claim") and p.get("limits") and following in p.get("classes", []):
            bound = p.previous(number)
            compare = bound and (bound.get("OVER") or bound.get("UNDER"))
            p.put(counted=int(number.get("NUMBER")), reduce="count", counted_is=str(compare or ""))
            p.put(pick=p.get("pick") or "where")  # "were two areas above 60 billion"
            p.use(bound if compare else None)


def _asked_over(p: Parse, classes: list[Mention], near: list[Mention], slots: Slots) -> str:
    """The dimension whose members are asked for: years, that of a neighbour, or what a class word says."""
    if p.get("when"):
        asked = [m for m in classes if m.get("CLASS") != "year" and _is_which(p, m)]
        over = _over(p, asked, slots) if p.has("SUPER") and asked else ""
        p.put(each_year=bool(over))
        return over or "year"
    if near:
        return next(k.lower() for k in ("AREA", "PARTNER", "CATEGORY") if k in near[0])
    return p.get("over", "") or _over(p, classes, slots)


def _is_which(p: Parse, noun: Mention) -> bool:
    """Whether "which" stands right before a class."""
    before = p.previous(noun)
    return before is not None and "WHICH" in before


def _over_or_sum(p: Parse, over: str, slots: Slots) -> tuple[str, str]:
    """The dimension asked for and what is made of it; the sum of all partners is the total itself."""
    reduce = str(p.get("reduce") or "")
    if p.get("times"):
        reduce = "times"
    elif p.get("difference"):
        reduce = "difference"
    of_all = over == "area" and slots.total and not (p.get("pick") or slots.areas)
    if of_all and not reduce and p.get("moved"):
        reduce = "sum"
    if p.get("whole"):
        return "", ""
    if reduce != "sum":
        return over, reduce
    named = slots.partners or slots.categories or p.get("pick") or p.get("limits")
    if over in {"partner", "category", "techarea"} and not named:
        p.put(whole=True)
        return "", ""
    apart = any(says(m.text.lower().split()[-1], "apart") for m in p.all("EACH"))
    return over, "" if apart else reduce


def _chooses(p: Parse, over: str) -> bool:
    """Whether limits choose among members, rather than assert something."""
    ranked = p.get("claim") and p.get("level") == "rank"
    asserted = p.get("yes_no") and not (p.get("found") or any(m.role == "sole" for m in p.items))
    among = over or asked_regions(p) or ((p.has("WHICH", "COUNT") or p.get("one_of")) and two_lines(p))
    return bool(p.get("limits") and among and not asserted and not ranked)


def _near_codes(near: list[Mention]) -> str:
    """The one whose neighbours are asked for, or the two between which others stand."""
    for kind in ("AREA", "PARTNER", "CATEGORY"):
        if near and all(kind in m for m in near):
            for m in near:
                m.used = True
            return f"{kind.lower()}:{'|'.join(m.get(kind)[0] for m in near)}"
    return ""


def _code_of(name: Mention | None) -> str:
    """A name as "dimension:code", "" where there is none."""
    if name is None:
        return ""
    kind = next(k for k in ("AREA", "PARTNER", "CATEGORY") if k in name)
    return f"{kind.lower()}:{name.get(kind)[0]}"


def _over(p: Parse, classes: list[Mention], slots: Slots) -> str:
    """The dimension asked for, from the class word; an apposition ("Washington state") asks for none."""
    counted = [m for m in classes if is_of(p.previous(m, skip={*BEFORE_CLASS, "NUMBER"}), "COUNT")]
    of_table = p.has("GROUP_WORD")  # "how many lines does the state table have"
    asked = sorted(counted + classes, key=lambda m: of_table and says(m, "rows"))
    values = [m.get("CLASS") for m in asked if "RANK" not in m or p.get("level") != "rank"]
    values += [m.get("BREAKDOWN") for m in p.all("BREAKDOWN")]
    for value in values:
        if value in {"area", "partner", "category", "techarea", "sector"}:
            return str(value)
    of_all = p.get("pick") or p.get("reduce") in {"mean", "median"}
    if of_all and any("AREA" in m and m.role == "counted" for m in p.items) and not slots.areas:
        return "area"  # "five steepest falls, D.C. included", "the median, D.C. counted"
    if "place" in values:
        abroad = slots.partners or slots.definition in p.lexicon.placeless or sends_here(p)
        return "partner" if abroad else "area"
    return _over_who(p, slots)


def _over_who(p: Parse, slots: Slots) -> str:
    """What "who" asks for: states in "who ranks 10th in tech exports?", partners in "who buys the most?"."""
    who = any(
        says(m, "whose") or (begins(m, "where") and p.has("SUPER", "FLOW")) or _is_whom(p, m)
        for m in p.all("WHICH")
    )
    ranging = p.get("pick") or p.get("places") or p.get("limits")
    if not ranging and asks_trader(p, slots):
        return "partner"
    named = slots.areas or slots.partners or (len(slots.categories) > 1 and p.get("pick") == "where")
    if not who or not ranging or named or p.get("reduce") == "winner":
        return ""
    if slots.measures:
        return "area"
    gone = p.says("going_there")  # "where did most exports go"
    trading = p.has("SELL", "BUY", "GO_TO") or slots.definition or slots.flows != ("exports",) or gone
    return "partner" if trading else "area"


def _is_whom(p: Parse, which: Mention) -> bool:
    """Whether a partner of the nation is asked for: "with which one was the U.S. surplus the biggest"."""
    governed = is_of(p.previous(which, skip=set()), "WITH", "FROM", "TO")
    return governed and is_of(p.next(which, skip={"FILLER", "GIVE"}), "NATION")


def _is_shifted(p: Parse) -> bool:
    """Whether a number counts years from those told before: "what was it four years later"."""
    return str(p.get("year_word") or "").startswith("shift:")
