"""The gap between two things, and how much more one is than the other."""

from __future__ import annotations

from intents.constructions.shares import names_of
from intents.frames.parse import Parse
from intents.lexicon.words import begins, ends, holds, says
from intents.model import Mention, is_of
from intents.senses.rules.comparisons import is_stranded

#: the two flows that a word for a surplus or deficit sets against each other
_PAIRS = {"surplus": ("exports", "imports"), "deficit": ("imports", "exports")}


_COMPARABLE = ("AREA", "PARTNER", "CATEGORY", "PRODUCT", "FLOW", "REGION")


def differences(p: Parse) -> None:
    """The gap between A and B, how much more A than B."""
    two_years = p.get("span") or len(p.get("years", ())) == 2
    cues = [m for m in p.all("DIFFERENCE") if m.role == "" and not (m.used and p.get("sector"))]
    if not (two_years or two_lines(p)):
        _take_for_balance(p, cues)
    cues = [m for m in cues if "DIFFERENCE" in m] or _between_those(p)
    cues += _faster_than(p) + _points_than(p) + _by_behind(p)
    if not cues:
        return
    part_flows(p)
    if _got_larger(p, cues):
        p.put(year_word="previous")
    if _is_balance(p, cues):
        p.put(flow_pair=("balance",))
        p.use(*cues)
        return
    more = [m for m in p.all("MORE") if "SUPER" not in m]  # not "which tops the list", "the top two"
    sized = all(says(m, "by_how_much") or (says(m, "by_how_many") and p.has("FLOW")) for m in cues)
    asks_size = sized and not (p.has("THAN") or more or two_years)
    lines = two_lines(p) or p.has("BACKREF") or not names_of(p)
    rates = p.has("POINTS") and _points_at_rates(p)
    if rates:
        p.put(move="growth", moved=True, unit="percent")
    elif (p.get("moved") and not (p.has("THAN") or two_lines(p) or _ends(p))) or (asks_size and not lines):
        _settle_move(p, cues)
        return
    if two_years and not two_lines(p) and any(m.role == "" for m in p.all("PERCENT")):
        move = "change" if p.get("level") == "share" else "growth"
        p.put(move=move, moved=True, unit="percent")
        p.use(*cues, *p.all("MORE"), *p.all("THAN"), *p.all("PERCENT"), *p.all("COMPARE"))
        return
    p.put(difference=True)
    p.put(level="rank" if _counts_places(p) else p.get("level"))
    _name_year_before(p)
    if _counts_dollars(p, cues):
        p.frame["unit"] = "USD"
    if any(ends(m, "smaller") for m in cues) and p.all("FLOW", "deficit"):
        p.put(down=True)
    _say_which_is_above(p, more)
    p.use(*cues, *more, *p.all("THAN"), *p.all("COMPARE"), *p.all("POINTS"), *p.all("BETWEEN"))


def _settle_move(p: Parse, cues: list[Mention]) -> None:
    """A move that is said as well as its size; in dollars where years are subtracted."""
    p.use(*cues)
    if p.get("moved") and any(says(m, "taking_away") for m in cues):
        p.frame |= {"move": "change", "unit": "USD"}


def _say_which_is_above(p: Parse, more: list[Mention]) -> None:
    """Which of two years is said to be above: "was it lower in 2020 than in 2019, and by how much"."""
    if len(more) == 1 and p.has("THAN") and not two_lines(p):
        p.put(order="min" if more[0].get("MORE") == "down" else "max")


def _ends(p: Parse) -> bool:
    """Whether the first and the last are held against each other: "the fastest and slowest growing state"."""
    return len({m.get("SUPER") for m in p.all("SUPER")}) > 1


def _counts_dollars(p: Parse, cues: list[Mention]) -> bool:
    """Whether "by how many dollars" names nothing, and may ask how far what came before it moved."""
    counted = any(says(m, "by_how_many") for m in cues) or p.has("DOLLARS")
    return counted and not p.has("FLOW", "POINTS") and all("MEASURE" in m for m in names_of(p))


def _counts_places(p: Parse) -> bool:
    """Whether places are counted, not dollars: "how many places separate Ohio and Utah"."""
    return any(
        m.get("CLASS") == "place" and is_of(p.previous(m), "COUNT", "DIFFERENCE") for m in p.all("CLASS")
    )


def _name_year_before(p: Parse) -> None:
    """Put the year before beside the one that is named: "more in 2018 than in the year before"."""
    years = tuple(p.get("years") or ())
    if p.get("year_word") == "previous" and len(years) == 1:
        p.frame |= {"years": (*years, years[0] - 1), "year_word": ""}


def _take_for_balance(p: Parse, cues: list[Mention]) -> None:
    """Where only one thing is named, its "gap" is the deficit: "the technology gap with China"."""
    one = p.has("CATEGORY", "PARTNER", "TECH", "DEFINITION", "PRODUCT", "NATION")
    if one and not p.has("FLOW", "THAN", "BETWEEN", "POINTS"):
        for cue in cues:
            if says(cue, "gap") and not is_of(p.next(cue, skip=set()), "TO"):
                p.retype(cue, {"FLOW": "deficit"})


def part_flows(p: Parse) -> None:
    """The two flows of "exports exceed imports", which with a multiple or difference is no balance."""
    for m in p.all("FLOW"):
        paired = holds(m, "exporting") and holds(m, "importing") and not begins(m, "excess_of")
        if m.get("FLOW") in _PAIRS and paired:
            p.retype(m, {"FLOWS": _PAIRS[m.get("FLOW")]})


def _faster_than(p: Parse) -> list[Mention]:
    """What asks by how many points one of two grew faster than the other."""
    return [m for m in p.all("HOWFAST") if says(m, "how_much_faster") and p.has("THAN") and two_lines(p)]


def _between_those(p: Parse) -> list[Mention]:
    """What asks for a gap only by "between": "what's between the two in dollars?"."""
    asked = p.has("HOWMUCH", "DOLLARS", "COUNT") and not names_of(p)
    other = p.has("FLOW", "CLASS", "SUM", "MEAN", "MOVE", "GROWTH", "WHICH", "SHARE", "TECH")
    those = [m for m in p.all("BETWEEN") if asked and not other and is_of(p.next(m), "BACKREF")]
    return those or [m for m in p.all("BETWEEN") if _lie_between(p, m)]


def _lie_between(p: Parse, between: Mention) -> bool:
    """Whether dollars are said to lie between two: "how many dollars lie between Ohio and Utah"."""
    verb = p.previous(between, skip=set())
    counted = p.has("COUNT", "HOWMUCH") and p.has("DOLLARS")
    return counted and two_lines(p) and verb is not None and says(verb, "lying_apart")


def _by_behind(p: Parse) -> list[Mention]:
    """What asks for a gap behind its verb: "how much did imports outweigh exports by"."""
    if not (p.has("BY") and p.has("HOWMUCH")):
        return []
    paired = any(holds(m, "exporting") and holds(m, "importing") for m in p.all("FLOW"))
    return [m for m in p.all("BY") if paired and is_stranded(p.items, p.index(m))]


def _points_than(p: Parse) -> list[Mention]:
    """What asks by how many points one of two moved worse: "points worse was A's drop than B's"."""
    compared = (
        p.has("THAN", "BETWEEN") and two_lines(p) and bool(p.get("moved")) and p.get("level") != "share"
    )
    pointed = p.has("BETWEEN") and _points_at_rates(p)
    return p.all("POINTS") if (compared or pointed) and not p.has("MORE") else []


def _points_at_rates(p: Parse) -> bool:
    """Whether the rates of those named before are meant: "how far apart in points are the two rates"."""
    rates = p.has("GROWTH") or p.says("rates")
    return p.has("BACKREF") and rates and not names_of(p)


def _got_larger(p: Parse, cues: list[Mention]) -> bool:
    """Whether a figure is held against that of the year before: "how much wider did the gap get in 2020"."""
    years = p.get("years", ())
    alone = len(years) == 1 and not (two_lines(p) or p.has("THAN", "BACKREF", "VS", "COMPARE"))
    became = p.says("got", "becoming")
    return alone and became and all(begins(m, "how_much") for m in cues) and not p.get("year_word")


def _is_balance(p: Parse, cues: list[Mention]) -> bool:
    """Whether imports are to be taken from exports: "subtract imports from exports"."""
    taken = any(says(m, "taking_away") for m in cues) and p.has("FROM") and not p.get("times")
    said = [m.get("FLOW") for m in p.all("FLOW") if m.role == ""]
    told = {"exports", "imports"} < set(said) <= {"exports", "imports", "balance", "deficit", "surplus"}
    if told and any(says(m, "less_another") for m in cues) and not p.get("times"):
        return True  # "the trade gap, imports minus exports"
    flows = [flow for flow in said if flow != "trade"]
    sides = ["imports" if "BUY" in m else "exports" for m in p.items if is_of(m, "BUY", "SELL")]
    net = taken and ["imports", "exports"] in (flows, sides if flows in ([], ["balance"]) else flows)
    for m in p.all("RANKISH") if net and not p.has("RANK") else ():
        p.retype(m, {"FILLER": m.text.lower()})  # "with imports subtracted, where did aerospace stand"
    return net


def two_lines(p: Parse) -> bool:
    """Whether two different codes of one dimension are named, or a state and the nation."""
    return holds_nation(p) or any(
        len({_side(m, kind) for m in found if m.role == ""} - {"trade"}) > 1
        for kind, found in p.several(*_COMPARABLE).items()
    )


def holds_nation(p: Parse) -> bool:
    """Whether one state is held against the nation: "did Oregon grow faster than the country?"."""
    if not (p.has("NATION") and p.has("AREA")) or p.says("we"):
        return False
    areas = [m for m in p.all("AREA") if m.role == ""]
    for nation in p.all("NATION") if len(areas) == 1 else []:
        first, last = sorted((p.index(areas[0]), p.index(nation)))
        joined = any(is_of(m, "THAN", "VS", "COMPARE", "AND", "MORE") for m in p.items[first + 1 : last])
        if joined and nation.get("NATION") != "them" and not is_of(p.next(nation), "CLASS"):
            return True
    return False


def _side(mention: Mention, kind: str) -> str:
    value = str(mention.get(kind))
    return "balance" if kind == "FLOW" and value in {"surplus", "deficit"} else value


def asks_how_much_it_is(p: Parse) -> bool:
    """Whether it is asked by how much one is above another: "how much was Texas ahead of California"."""
    amount, verb = p.items[0], p.next(p.items[0], skip=set())
    return says(amount, "how_much") and verb is not None and says(verb, "be")
