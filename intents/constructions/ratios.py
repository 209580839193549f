"""How many times, the ratio of A to B."""

from __future__ import annotations

from intents.constructions.differences import part_flows, two_lines
from intents.frames.parse import Parse
from intents.lexicon.words import begins, ends, says
from intents.model import NAMES, Limit, Mention, is_of

#: words for what is set against the base
_FLOWING = {"FLOW", "SELL", "BUY"}
#: what is used up by a ratio, wherever it stands
_SAYING_TIMES = (
    "GROWTH", "MOVE", "MORE", "THAN", "SUM", "DIFFERENCE", "COMPARE", "COUNT", "FROM", "DOLLARS",
)  # fmt: skip


def times(p: Parse) -> None:
    """How many times, by what factor, the ratio of A to B, B for every dollar of A."""
    cues = p.all("TIMES_CUE") + [m for m in p.all("RATIO") if _is_ratio(p, m)]
    _add_up(p)
    for multiple in p.all("MULTIPLE")[:1] if p.get("level") != "share" else []:
        compare, value = _compare_before(p, multiple), multiple.get("MULTIPLE")
        if value < 1 or _is_multiplied(p, multiple):
            _put_growth(p, compare, value)
            p.use(multiple)
            return
        p.put(limits=(*p.get("limits", ()), Limit(compare, value, "ratio")))
        cues.append(multiple)
    if not cues and _units_of_one_in_another(p):
        p.put(times=True, reversed_ratio=True)
        p.use(*p.all("COUNT"), *p.all("MORE"), *p.all("SHARE"))
        return
    if not cues or p.get("level") == "share" or p.get("per_job"):
        return
    reversed_ = _base_first(p, cues) or any(_opens_for_every(p, m) for m in cues)
    part_flows(p)
    if reversed_:
        _trade_behind(p, cues)
    p.put(times=True, reversed_ratio=reversed_)
    p.use(*cues)
    for kind in _SAYING_TIMES:
        p.use(*p.all(kind))


def _add_up(p: Parse) -> None:
    """Take "add" beside a sum for one, not for a rise."""
    moves = p.all("MOVE") if p.has("SUM") and not p.has("MEASURE") else []
    if any(begins(m, "adding") for m in moves):
        for m in moves:
            if says(m, "adding"):
                p.retype(m, {"SUM": ""})


def _opens_for_every(p: Parse, cue: Mention) -> bool:
    """Whether the base stands before what is set against it: "for every dollar of imports, how much ..."."""
    said = p.items[: p.index(cue)]
    opens = begins(cue, "for_every") or says(cue, "one_dollar") or says(cue, "every_one")
    return opens and not any(_FLOWING & set(m.kinds) for m in said)


def _is_multiplied(p: Parse, multiple: Mention) -> bool:
    """Whether one thing is said to have become a multiple of itself: "Nevada doubled its exports"."""
    two_years = p.get("span") or p.get("whole_span") or len(p.get("years", ())) == 2
    stated = p.get("claim") and not two_years
    verb = says(multiple, "multiplying") and (stated or p.has("CLASS"))
    return bool(verb) and not (two_lines(p) or p.has("THAN", "AS", "TIMES_CUE", "RATIO"))


def _put_growth(p: Parse, compare: str, value: float) -> None:
    """The growth that a multiple is: doubled is up by about 100 percent, or by that at least in a list."""
    p.put(move="growth", moved=True, down=value < 1 or p.get("down"))
    if compare in {"=", "~"} and p.get("claim") and not p.get("found"):
        about = ((">=", 0.9 * value), ("<=", 1.1 * value))
        p.put(limits=tuple(Limit(side, 100 * (end - 1), "percent!") for side, end in about))
        return
    if value < 1:
        compare = {">": "<", ">=": "<=", "=": "<="}.get(compare, compare)
    elif compare == "=":
        compare = ">="
    p.put(limits=(Limit(compare, 100 * (value - 1), "percent!"),))


def _trade_behind(p: Parse, cues: list[Mention]) -> None:
    """The other flow, said by a verb: "for each dollar exported, how much was bought"."""
    flows = {m.get("FLOW") for m in p.all("FLOW")}
    for m in p.items[p.index(cues[0]) :] if len(flows) == 1 and not p.has("PARTNER", "CLASS") else []:
        verb = "imports" if "BUY" in m else "exports" if "SELL" in m else ""
        if verb and verb not in flows and "FLOW" not in m:
            p.retype(m, {"FLOW": verb})


def _units_of_one_in_another(p: Parse) -> bool:
    """Whether one name is counted in another of its dimension: "how many Alaskas make a Texas"."""
    for count in p.all("COUNT"):
        unit = p.next(count, skip=set())
        kinds = {"AREA", "PARTNER", "CATEGORY"} & set(unit.kinds) if unit is not None else set()
        others = [m for m in p.items if m is not unit and m.role == "" and kinds & set(m.kinds)]
        several = unit is not None and unit.is_group  # "how many Asian economies bought more than Malaysia"
        if kinds and not several and len(others) == 1 and p.index(others[0]) > p.index(count):
            return True
    return False


def _is_ratio(p: Parse, mention: Mention) -> bool:
    """Not a slash between other than flows, nor what leads to the first year of a move."""
    if mention.text == "/":
        return _between_flows(p, mention)
    after = p.next(mention)
    dated = after is not None and bool({"YEAR", "YEARWORD"} & set(after.kinds))
    if not (dated and p.has("MOVE", "GROWTH", "HOWFAST", "PERCENT")):
        return True
    p.use(mention)
    return False


def _between_flows(p: Parse, mention: Mention) -> bool:
    before, after = p.previous(mention), p.next(mention)
    return before is not None and after is not None and "FLOW" in before and "FLOW" in after


def _is_base_before_be(p: Parse, cue: Mention) -> bool:
    """Whether one name stands between the cue and "was" and the other behind: "how many times B was A"."""
    at = p.index(cue)
    be = next(
        (i for i, m in enumerate(p.items) if i > at and (says(m, "be") or says(m, "auxiliaries"))),
        len(p.items),
    )
    kinds = {"AREA", "PARTNER", "CATEGORY", "FLOW"}
    between, behind = p.items[at + 1 : be], p.items[be + 1 :]
    sized = any({"AS", "THAN", "MORE", "COMMA"} & set(m.kinds) for m in between)
    named = [any(kinds & set(m.kinds) and m.role == "" for m in part) for part in (between, behind)]
    return "TIMES_CUE" in cue and all(named) and not sized and not p.has("THAN")


def _is_multiplied_to(p: Parse, cue: Mention) -> bool:
    """Whether the first named is multiplied to get the other: "Utah's times what to get Ohio's"."""
    behind = p.items[p.index(cue) :]
    to = next((i for i, m in enumerate(behind) if is_of(m, "TO")), 0)
    reached = to > 0 and any(is_of(m, *NAMES) for m in behind[to:])
    alone = sum(1 for m in p.all("TIMES_CUE") if says(m, "multiplied")) == len(p.all("TIMES_CUE"))
    return says(cue, "multiplied") and reached and alone


def _opening(p: Parse, cue: Mention) -> int:
    """Where the clause of a cue begins: behind a colon, "IT services: how many times ..."."""
    return max((i + 1 for i in range(p.index(cue)) if p.items[i].text == ":"), default=0)


def _base_first(p: Parse, cues: list[Mention]) -> bool:
    """Whether the base stands right behind the cue: "how many times as large as B were A"."""
    if p.says("fitting"):
        return True  # "how many times do imports go into exports"
    for cue in cues:
        if _is_base_before_be(p, cue) or _is_multiplied_to(p, cue):
            return True
        if "TIMES_CUE" not in cue or any(
            m.is_entity and not {"NATION", "TECH", "SOURCE"} & set(m.kinds)
            for m in p.items[_opening(p, cue) : p.index(cue)]
        ):
            continue
        at = p.index(cue) + 1
        if at < len(p.items) and "AS" in p.items[at]:
            at += 1
        sized = p.next(cue)
        if sized is not None and says(sized, "sizes_of"):
            return True  # "how many times the size of B were A"
        while (
            at < len(p.items)
            and not says(p.items[at], "be")
            and ({"FILLER", "MORE", "NATION", "TECH", "SUPER"} & set(p.items[at].kinds))
            and not {"AS", "THAN"} & set(p.items[at].kinds)
        ):
            at += 1
        if ends(cue, "as_at_the_end") or (
            at < len(p.items) and {"AS", "THAN"} & set(p.items[at].kinds) and "FLOW" not in p.items[at - 1]
        ):
            return True
    return False


def _compare_before(p: Parse, mention: Mention) -> str:
    before = p.previous(mention, skip={"FILLER", "MOVE", "GROWTH"})
    if before is not None:
        for kind in ("OVER", "UNDER", "ABOUT"):
            if kind in before:
                p.use(before)
                return str(before.get(kind))
    return "="
