"""More than, less than, in surplus, rising: conditions."""

from __future__ import annotations

from dataclasses import replace

from intents.constructions.classes import asked_regions, count_those, which_of_those
from intents.constructions.differences import two_lines
from intents.constructions.moves import describes_members
from intents.frames.parse import Parse
from intents.lexicon.words import begins, ends, says
from intents.model import Limit, Mention, is_of

_BEFORE_NOUN = {"FILLER", "TECH", "PRODUCT", "DEFINITION", "NATION", "NUMBER", "TOTAL"}
#: what each sign of a balance is against zero
_SIGNS = {"surplus": ">", "deficit": "<"}
#: what a limit is where it is said not to be met
_TURNED = {">": "<=", ">=": "<", "<": ">=", "<=": ">"}


def limits(p: Parse) -> None:
    """More than Q, under Q, between Q and Q, in surplus."""
    if p.get("limits"):
        return
    found: list[Limit] = []
    p.put(way=next((m.get("GIVE") for m in p.all("GIVE") if m.get("GIVE") in {"up", "down"}), ""))
    said = [m for m in p.of("QUANTITY", "NUMBER") if not m.used]
    quantities = [m for m in said if not _counts_part(p, m)]
    between = p.free("BETWEEN") or _ranges(p, quantities)
    if between and len(quantities) >= 2:
        low, high = (_amount(m) for m in quantities[:2])
        unit = low[1] or high[1]
        scale = 1.0 if low[1] or not high[1] else like(low[0], high[0])
        found += [Limit(">=", low[0] * scale, unit), Limit("<=", high[0], unit)]
        p.use(*between, *quantities[:2])
    else:
        limiting = [(quantity, limit) for quantity in quantities if (limit := _limit(p, quantity))]
        among = [limit for quantity, limit in limiting if _is_of_group(p, quantity, limit)]
        p.put(among_limits=tuple(among))
        found += _joined([limit for _, limit in limiting if limit not in among])
    if len(found) == 1 and p.get("moved") and found[0].compare in {"<", "<="} and found[0].unit != "ratio":
        falls = p.get("down") and not p.all("FLOW", "deficit")
        found.append(Limit("<" if falls else ">", 0, found[0].unit))
    if found:
        p.put(limits=tuple(found))


def _is_of_group(p: Parse, quantity: Mention, limit: Limit) -> bool:
    """Whether a limit is one of those chosen from: "of the states above $3 billion, which grew"."""
    chosen = p.get("moved") or p.get("pick") == "best"
    return bool(chosen) and limit.unit == "USD" and describes_members(p, quantity)


def _joined(limits: list[Limit]) -> list[Limit]:
    """Limits said together share the unit of the last: "more than 20 but less than 30 percent"."""
    units = {limit.unit for limit in limits if limit.unit}
    if len(limits) != 2 or len(units) != 1 or limits[0].unit:
        return limits
    first, last = limits
    return [replace(first, value=first.value * like(first.value, last.value), unit=last.unit), last]


def _ranges(p: Parse, quantities: list[Mention]) -> list[Mention]:
    """The word that joins the ends of a range: "10% to 20%", "from 4 to 5 billion"."""
    if len(quantities) != 2 or "QUANTITY" not in quantities[1] or not p.get("classes"):
        return []
    joint = p.items[p.index(quantities[0]) + 1 : p.index(quantities[1])]
    return joint if len(joint) == 1 and {"TO", "DASH"} & set(joint[0].kinds) else []


def _amount(mention: Mention) -> tuple[float, str]:
    if "QUANTITY" in mention:
        value, unit = mention.get("QUANTITY")
        return float(value), str(unit)
    return float(mention.get("NUMBER")), ""


def like(low: float, high: float) -> float:
    """Where the first of a pair shares the scale of the second: "between 1 and 2 billion"."""
    for scale in (1e12, 1e9, 1e6, 1e3):
        if high >= scale > low:
            return scale
    return 1.0


def _limit(p: Parse, quantity: Mention) -> Limit | None:
    """The condition that a quantity is part of, by the words beside it; None where it is none."""
    value, unit = _amount(quantity)
    bound = _bound(p, quantity)
    if bound is not None:
        compares = unit or p.get("claim") or p.get("classes") or p.get("when") or p.has("COUNT")
        compares = compares or _stands_alone(p, quantity)
        return _bounded(p, quantity, *bound) if compares and not _only_counts(p, quantity, bound[0]) else None
    if unit == "jobs":
        p.use(quantity)
        return None
    if unit and (p.get("claim") or p.get("moved") or p.get("level") == "share"):
        p.use(quantity)
        compare = ">=" if not p.get("claim") and p.has("CLASS") else "="
        return Limit(compare, value, unit, ended=_is_end(p, quantity))
    if unit and _stands_alone(p, quantity):
        p.use(quantity)
        return Limit("=", value, unit)
    return None


def _stands_alone(p: Parse, quantity: Mention) -> bool:
    """Whether a turn says no more than another limit: "over 20?", "and $5 billion?"; then it leans."""
    light = {"AND", "ELLIPSIS", "OVER", "UNDER", "FILLER", "MARK", "QMARK", "COMMA"}
    alone = all(m is quantity or light & set(m.kinds) for m in p.items)
    p.put(**{"leans": True} if alone else {})
    return alone


def _is_end(p: Parse, quantity: Mention) -> bool:
    """Whether a quantity is the level that a move by another one ended at: "by 5 percent to $12 billion"."""
    others = [m for m in p.all("QUANTITY") if p.index(m) < p.index(quantity)]
    led = p.previous(quantity, skip={"FILLER", "ABOUT", "NEAR"})
    return bool(p.get("moved") and others) and led is not None and "TO" in led


def _bound(p: Parse, quantity: Mention) -> tuple[Mention, str] | None:
    """The words of a limit beside a quantity and their type: "over 5", "5 or more"; "5 above" is no limit."""
    before = p.previous(quantity, skip={"FILLER", "BY", "OF", "DOLLARS"})
    after = p.next(quantity, skip={"MOVE", "GROWTH", "FILLER"})
    for kind in ("OVER", "UNDER", "ABOUT"):
        if before is not None and kind in before:
            return before, kind
    if after is not None and "OVER" in after and (after.get("OVER") != ">" or says(after.text, "and_up")):
        return after, "OVER"
    return (after, "UNDER") if after is not None and "UNDER" in after else None


def _only_counts(p: Parse, quantity: Mention, bound: Mention) -> bool:
    """Whether a number behind the words of a limit counts members: "more than 20 states"."""
    counted = p.next(quantity)
    members = "NUMBER" in quantity and counted is not None and "CLASS" in counted
    return members and not _amount(quantity)[1] and p.index(bound) < p.index(quantity)


def _bounded(p: Parse, quantity: Mention, bound: Mention, kind: str) -> Limit:
    """The limit that words and quantity make; uses both, with "not" before and "or better" behind them."""
    value, unit = _amount(quantity)
    leads = p.index(bound) < p.index(quantity)
    after = p.next(quantity, skip={"MOVE", "GROWTH", "FILLER"})
    p.use(quantity, bound, after if leads and after is not None and says(after, "or_better") else None)
    compare = "=" if leads and bound.text == "+" else str(bound.get(kind))
    compare = compare.rstrip("=") if leads and begins(bound, "and_open") else compare
    earlier = p.previous(bound)
    if earlier is not None and (says(earlier.text, "not") or "NOT" in earlier):
        compare = _TURNED.get(compare, compare)
        p.use(earlier)
    return Limit(compare, value, unit)


def _counts_part(p: Parse, quantity: Mention) -> bool:
    """Whether a part of the members is claimed: "more than half of the states lost exports"."""
    of = quantity if ends(quantity, "of_at_the_end") else p.next(quantity)
    led = of is not None and ("OF" in of or of is quantity) and _amount(quantity)[1] == "percent"
    noun = p.next(of, skip=_BEFORE_NOUN) if of is not None and led and p.get("claim") else None
    if noun is None or not (noun in p.get("classes", []) or noun.get("BREAKDOWN")):
        return False
    bound = p.previous(quantity)
    is_ = (bound.get("OVER") or bound.get("UNDER") or bound.get("ABOUT")) if bound is not None else ""
    p.put(counted_part=_amount(quantity)[0], counted_is=str(is_ or "="), reduce="count")
    p.use(quantity, noun, bound if is_ else None)
    return True


def signs(p: Parse) -> None:
    """In surplus, in deficit, rising, falling: conditions without a figure."""
    if p.get("limits") or p.get("level") in {"share", "rank"} or p.get("times") or p.get("difference"):
        _in_some_or_no_year(p)
        if p.get("limits") and p.has("STREAK") and (p.get("classes") or p.has("COUNT")):
            _streak(p, p.all("STREAK"))
        return
    for cue in p.all("BECOME"):
        word = cue.text.split()[-1].lower()
        if says(word, "negative") or says(word, "positive"):
            p.retype(cue, {"FLOW": "deficit" if says(word, "negative") else "surplus", "BECOME": ""})
    ranging = _is_ranging(p)
    streak = p.all("STREAK") + (p.all("EACHYEAR") if ranging else [])
    if p.get("pick") or not (ranging or streak or p.has("FIRST_TIME", "BECOME")):
        return
    said = [str(m.get("FLOW")) for m in p.all("FLOW") if m.role == "" and m.get("FLOW") in _SIGNS]
    if _changes_sign(p, said):
        return
    flows = {m.get("FLOW") for m in p.all("FLOW") if m.role == ""}
    moving = p.get("moved") and flows <= {*_SIGNS, "balance"}  # "in which years did the deficit narrow"
    if said and _is_predicate(p) and not moving and not (p.has("MORE") and len(p.get("years", ())) == 2):
        sign = "surplus" if "surplus" in said else "deficit"
        p.put(limits=(Limit(_SIGNS[sign], 0, "USD"),), pick="where")
    elif p.get("moved") and (ranging or p.get("when") or p.has("FIRST_TIME")) and not p.has("MEDIAN", "MEAN"):
        p.put(limits=(Limit("<" if p.get("down") else ">", 0, ""),), pick="where")
        count_those(p)
    _in_both_years(p)
    _in_some_or_no_year(p)
    if streak:
        _streak(p, streak)


def _is_ranging(p: Parse) -> bool:
    """Whether members or years are gone through, to see which of them meet a condition."""
    groups = [m for m in p.all("PARTNER") if m.role == "" and m.is_group]
    names = {m.get("CLASS") for m in p.all("CLASS")}
    if groups and p.has("HOWMUCH") and not p.has("WHICH", "COUNT", "LIST") and _is_governed(p):
        return False  # "the surplus with the countries in Asia grew: what was the increase"
    listed = (p.has("PARTNER") and names == {"partner"}) or (p.has("AREA") and names == {"area"})
    picked = p.get("moved") and p.has("WHICH", "LIST", "COUNT") and not p.has("MORE", "SUPER", "THAN")
    picked = picked and (which_of_those(p) or (two_lines(p) and p.has("WHICH", "LIST")))
    return bool(
        picked
        or p.get("counted_part")
        or (p.get("classes") and not (listed and not groups))
        or p.get("when")
        or asked_regions(p)
        or (p.has("BREAKDOWN") and p.has("WHICH"))
        or (p.has("COUNT") and p.has("CLASS"))
        or (groups and p.has("WHICH", "LIST", "COUNT"))
    )


def _is_governed(p: Parse) -> bool:
    """Whether every class word only says with whom: "the balance with the selected countries"."""
    leads = [p.previous(m, skip={"FILLER", "GROUP_WORD"}) for m in p.all("CLASS")]
    return bool(leads) and all(is_of(m, "WITH", "TO", "FROM") for m in leads)


def _changes_sign(p: Parse, said: list[str]) -> bool:
    """Whether a balance has one sign and then the other: "went from surplus to deficit"."""
    paired = _years_of_signs(p)
    if not (p.has("BECOME") or paired) or set(said) != set(_SIGNS):
        return False
    if len(p.get("years", ())) == 2 or p.get("span"):
        years = paired or sorted(p.get("years", ()) or p.get("span"))
        limits = tuple(Limit(_SIGNS[s], 0, "USD", y) for s, y in zip(said, years, strict=False))
        p.put(limits=limits, pick="where", years=tuple(sorted(years)), every=True)
        p.frame.pop("span", None)
    elif p.get("when"):
        p.put(limits=(Limit(_SIGNS[said[-1]], 0, "USD"),), pick="where", first_time="first")
    else:
        return False
    p.use(*p.all("BECOME"))
    return True


def _years_of_signs(p: Parse) -> list[int]:
    """The year of each of two signs said in turn: "a deficit in 2000 and a surplus in 2006"."""
    said = [m for m in p.items if m.role == "" and ("YEAR" in m or m.get("FLOW") in _SIGNS)]
    in_turn = len(said) == 4 and all(("YEAR" in a) is not ("YEAR" in b) for a, b in (said[:2], said[2:]))
    return [m.get("YEAR") for m in said if "YEAR" in m] if in_turn else []


def _in_both_years(p: Parse) -> None:
    """Members must meet a limit in both of two years: "a surplus in both 2000 and 2006"."""
    both = [m for m in p.all("EACH") + p.all("LISTS") if says(m, "both")]
    if both and p.get("limits") and len(p.get("years", ())) == 2 and p.get("classes"):
        p.put(every=True)
        p.use(*both)


def _in_some_or_no_year(p: Parse) -> None:
    """Members that met a condition in some year, or in none: "which areas never ran a deficit"."""
    cue = next(iter(p.all("EVER")), None)
    if (
        cue is None
        or cue.used
        or p.get("when")
        or p.get("moved")
        or not (p.get("limits") and p.get("classes"))
    ):
        return
    if cue.get("EVER") == "never" and not _is_said_twice(p, cue):
        turned = (replace(x, compare=_TURNED.get(x.compare, x.compare)) for x in p.get("limits"))
        p.frame |= {"limits": tuple(turned)}
    if cue.get("EVER") == "never":
        p.put(every=True)
    if not (p.get("years") or p.get("span")):
        p.put(whole_span=True)
    p.use(cue)


def _is_said_twice(p: Parse, never: Mention) -> bool:
    """Whether "never" only denies the other sign of a limit: "always a surplus, never a deficit"."""
    denied = p.next(never, skip={"FILLER", "IN", "GIVE", "BACKREF"})
    sign = _SIGNS.get(str(denied.get("FLOW"))) if denied is not None else None
    return sign is not None and all(x.compare != sign and not x.value for x in p.get("limits"))


def _streak(p: Parse, streak: list[Mention]) -> None:
    """In how many years running; in every year."""
    p.use(*streak)
    if p.has("COUNT") and p.has("STREAK") and not p.get("classes"):
        p.put(pick="longest", over="year", reduce="count")
        p.use(*p.all("COUNT"))
        p.frame["pick"] = "longest"
    elif p.get("limits") and not (p.get("when") and p.has("WHEN", "FIRST_TIME")):
        p.put(every=True)


def _is_predicate(p: Parse) -> bool:
    """Whether a sign is asserted, as in "recorded a deficit", "in surplus"; not in "the surplus of"."""
    if p.has("TREND", "MEAN") or (p.has("SUM") and not p.get("when")):
        return False
    asked = (
        p.has("WHICH", "COUNT", "LIST", "WHEN", "FIRST_TIME", "BECOME")
        or p.get("when")
        or (p.get("classes") and not _is_of_all(p))
        or p.has("STREAK")
    )
    return bool(asked)


def _is_of_all(p: Parse) -> bool:
    """Whether a class behind a sign only says that nothing is left out: "deficit, all technologies"."""
    at = next((p.index(m) for m in p.all("FLOW")), len(p.items))
    whole = (p.index(m) > at and is_of(p.previous(m), "TOTAL") for m in p.all("CLASS"))
    return p.has("CLASS") and all(whole)
