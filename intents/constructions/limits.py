"""More than, less than, between: conditions with a figure."""

from __future__ import annotations

import re
from dataclasses import replace

from intents.constructions.move_units import describes_members
from intents.frames.parse import Parse
from intents.lexicon.words import begins, ends, says
from intents.model import Limit, Mention, is_of
from intents.senses.rules.parting import points_at_limit

_BEFORE_NOUN = {"FILLER", "TECH", "PRODUCT", "DEFINITION", "NATION", "NUMBER", "TOTAL"}
#: what a limit is of the amount below zero, and where it is said not to be met
_BELOW_ZERO = {">": "<", ">=": "<=", "<": ">", "<=": ">="}
TURNED = {">": "<=", ">=": "<", "<": ">=", "<=": ">"}


def limits(p: Parse) -> None:
    """More than Q, under Q, between Q and Q, in surplus."""
    if p.get("limits"):
        return
    found: list[Limit] = []
    p.put(way=next((m.get("GIVE") for m in p.all("GIVE") if m.get("GIVE") in {"up", "down"}), ""))
    said = [m for m in p.of("QUANTITY", "NUMBER") if not m.used]
    quantities = [m for m in said if not _counts_part(p, m)]
    between = p.free("BETWEEN") or _ranges(p, quantities)
    if between and p.has("RANK") and all("NUMBER" in m for m in quantities):
        return  # "ranked between 10 and 15": places, not amounts
    if between and len(quantities) >= 2:
        low, high = (_amount(m) for m in quantities[:2])
        unit = low[1] or high[1]
        scale = 1.0 if low[1] or not high[1] else like(low[0], high[0])
        found += [Limit(">=", low[0] * scale, unit), Limit("<=", high[0], unit)]
        p.use(*between, *quantities[:2])
    else:
        limiting = [(quantity, limit) for quantity in quantities if (limit := _limit(p, quantity))]
        among = [limit for quantity, limit in limiting if _is_of_group(p, quantity, limit)]
        among += _levels_beside(p, limiting, among)
        p.put(among_limits=tuple(among))
        found += _joined([limit for _, limit in limiting if limit not in among])
        found = _as_printed(p, limiting[0][0], found[0]) if len(limiting) == len(found) == 1 else found
    if len(found) == 1 and p.get("moved") and found[0].compare in {"<", "<="} and found[0].unit != "ratio":
        falls = p.get("down") and not p.all("FLOW", "deficit")
        found.append(Limit("<" if falls else ">", 0, found[0].unit))
    if found:
        p.put(limits=tuple(found))
        _stop_at_number(p, found)
        years = p.get("years", ())
        if len(years) == 2 and any(limit.end == "start" for limit in found):
            p.frame.pop("each_year", None)
            p.put(span=tuple(sorted(years)))


def turn_limits(p: Parse, sign: str) -> None:
    """Amounts below zero where a balance is told by who sells less: "sold us $9 billion more than bought"."""
    if sign == "<" and p.get("limits"):
        p.frame["limits"] = tuple(
            replace(limit, compare=_BELOW_ZERO.get(limit.compare, limit.compare), value=-limit.value)
            for limit in p.get("limits")
        )


def _stop_at_number(p: Parse, found: list[Limit]) -> None:
    """Leave the number of those that have a part together: "which two make up more than half of it"."""
    part = p.get("level") == "share" and any(limit.unit == "percent" for limit in found)
    for number in (p.previous(m, skip=set()) for m in p.all("CLASS")) if part else ():
        if is_of(number, "NUMBER") and is_of(p.previous(number), "WHICH") and number.get("NUMBER") > 1:
            p.retype(number, {"UNKNOWN": number.text.lower()})
            number.used = False


def _is_of_group(p: Parse, quantity: Mention, limit: Limit) -> bool:
    """Whether a limit is one of those chosen from: "of the states above $3 billion, which grew"."""
    chosen = p.get("moved") or p.get("pick") == "best"
    return bool(chosen) and limit.unit == "USD" and describes_members(p, quantity)


def _levels_beside(p: Parse, limiting: list[tuple[Mention, Limit]], told: list[Limit]) -> list[Limit]:
    """Limits of a level beside one of growth: "growth over 10 percent and exports over $1 billion"."""
    if {limit.unit for _, limit in limiting} != {"percent", "USD"} or not (p.get("moved") or p.get("level")):
        return []
    p.frame.update({"move": "growth", "unit": "percent"} if p.get("moved") else {})
    told = [*told, *(limit for _, limit in limiting if limit.end)]
    levels = [(quantity, limit) for quantity, limit in limiting if limit.unit == "USD" and limit not in told]
    for quantity, _ in levels:
        bound = (_bound(p, quantity) or (quantity, ""))[0]
        noun = p.next(quantity, skip={"FILLER", "IN", "OF", "TECH", "PRODUCT"})
        before = p.previous(bound, skip={"FILLER", "GIVE", "IN", "OF", "TECH"})
        beside = is_of(before, "FLOW") or is_of(noun, "FLOW")
        if p.get("level") or not beside:
            quantity.used = False  # "by over 10 percent and over $1 billion"
            p.retype(quantity, {"UNKNOWN": quantity.text.lower()})
    return [limit for _, limit in levels]


def _as_printed(p: Parse, quantity: Mention, limit: Limit) -> list[Limit]:
    """What rounds to a move that is told of one member, or to a decimal: "which state grew 18.5 percent"."""
    decimals = re.search(r"\d\.(\d+)", quantity.text)
    one = any(says(m, "one_of_a_class") and is_of(p.previous(m), "WHICH") for m in p.all("CLASS"))
    told = limit.compare == ">=" and not (p.get("claim") or p.all("CLASS", "year")) and p.get("moved")
    if not (told and (one or decimals)) or _bound(p, quantity) is not None:
        return [limit]
    scale = next((s for s in (1e12, 1e9, 1e6, 1e3) if limit.value >= s), 1.0) if limit.unit == "USD" else 1.0
    half = scale * 0.5 / 10 ** len(decimals[1] if decimals else "")
    return [replace(limit, value=limit.value - half), replace(limit, compare="<=", value=limit.value + half)]


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
    if (minus := _minus(p, quantity)) is not None:
        below = p.previous(minus)
        p.use(minus, quantity, below)
        compare = (below.get("OVER") or below.get("UNDER")) if below is not None else ""
        return Limit(str(compare), -value, unit)
    bound = _bound(p, quantity)
    if bound is not None:
        compares = unit or p.get("claim") or p.get("classes") or p.get("when") or p.has("COUNT")
        compares = compares or _stands_alone(p, quantity)
        return _bounded(p, quantity, *bound) if compares and not _only_counts(p, quantity, bound[0]) else None
    if unit == "jobs":
        p.use(quantity)
        return Limit("=", value, unit) if p.get("claim") else None
    if not value and unit and p.get("classes"):
        p.use(quantity)
        return Limit("<=", value, unit)  # "states without any exports"
    before = p.previous(quantity)
    if before is not None and says(before, "exact") and p.has("CLASS") and not p.get("claim"):
        return None  # no member is at a round figure: "which state has exactly 5 percent"
    if unit and (p.get("claim") or p.get("moved") or p.get("level") == "share"):
        p.use(quantity)
        compare = ">=" if not p.get("claim") and p.has("CLASS") else "="
        return Limit(compare, value, unit, end=_end(p, quantity))
    if unit and _stands_alone(p, quantity):
        p.use(quantity)
        return Limit("=", value, unit)
    return None


def _minus(p: Parse, quantity: Mention) -> Mention | None:
    """The sign of a balance that is held against an amount below zero: "below -$10 billion"."""
    sign = p.previous(quantity, skip=set())
    before = p.previous(sign, skip=set()) if sign is not None else None
    told = is_of(before, "UNDER", "OVER") and any(m.get("FLOW") == "balance" for m in p.all("FLOW"))
    return sign if sign is not None and told and (sign.text == "-" or says(sign, "minus")) else None


def _stands_alone(p: Parse, quantity: Mention) -> bool:
    """Whether a turn says no more than another limit: "over 20?", "and $5 billion?"; then it leans."""
    light = {"AND", "ELLIPSIS", "OVER", "UNDER", "FILLER", "MARK", "QMARK", "COMMA"}
    alone = all(m is quantity or light & set(m.kinds) for m in p.items)
    p.put(**{"leans": True} if alone else {})
    return alone


def _end(p: Parse, quantity: Mention) -> str:
    """Which level of a move a quantity is: "by 5 percent to $12 billion", "from $10 to $12 billion"."""
    others = [m for m in p.all("QUANTITY") if m is not quantity]
    led = p.previous(quantity, skip={"FILLER", "ABOUT", "NEAR"})
    if not (p.get("moved") and others):
        return ""
    dollars = all(m.get("QUANTITY")[1] == "USD" for m in (quantity, *others)) and p.get("claim")
    earlier = p.index(others[0]) < p.index(quantity)
    started = is_of(led, "FROM") and dollars
    ended = is_of(led, "TO") and (earlier or dollars)
    return "start" if started else "end" if ended else ""


def _bound(p: Parse, quantity: Mention) -> tuple[Mention, str] | None:
    """The words of a limit beside a quantity and their type: "over 5", "5 or more"; "5 above" is no limit."""
    before = p.previous(quantity, skip={"FILLER", "BY", "OF", "DOLLARS"})
    after = p.next(quantity, skip={"MOVE", "GROWTH", "FILLER"})
    for kind in ("OVER", "UNDER", "ABOUT"):
        if before is not None and kind in before:
            return before, kind
    if after is not None and "OVER" in after and (after.get("OVER") != ">" or says(after, "and_up")):
        return after, "OVER"
    passed = p.next(quantity, skip={"FILLER", "FIRST_TIME", "GIVE", "BECOME"})
    if is_of(passed, "OVER") and passed is not None and says(passed, "crossed_by") and p.has("WHEN"):
        return passed, "OVER"
    if after is not None and "UNDER" in after:
        return after, "UNDER"
    return _pointing_bound(p, quantity)


def _pointing_bound(p: Parse, quantity: Mention) -> tuple[Mention, str] | None:
    """The words of a limit that point at an amount said before: "the bar is $5bn: which are above it"."""
    start = p.index(quantity) + 1
    for at in range(start, len(p.items)):
        if points_at_limit(p.items, at):
            p.use(p.next(p.items[at]))
            return p.items[at], "OVER" if "OVER" in p.items[at] else "UNDER"
    return None


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
    denies = earlier is not p.get("denied")  # which is turned round by itself
    if earlier is not None and denies and (says(earlier, "not") or "NOT" in earlier):
        compare = TURNED.get(compare, compare)
        p.use(earlier)
    return Limit(compare, value, unit)


def _counts_part(p: Parse, quantity: Mention) -> bool:
    """Whether a part of the members is claimed: "more than half of the states lost exports"."""
    of = quantity if ends(quantity, "of_at_the_end") else p.next(quantity)
    led = of is not None and ("OF" in of or of is quantity) and _amount(quantity)[1] == "percent"
    noun = p.next(of, skip=_BEFORE_NOUN) if of is not None and led and p.get("claim") else None
    attribute = noun is not None and says(noun, "one_of_a_class")  # "40 percent of state tech exports"
    if noun is None or attribute or not (noun in p.get("classes", []) or noun.get("BREAKDOWN")):
        return False
    bound = p.previous(quantity)
    is_ = (bound.get("OVER") or bound.get("UNDER") or bound.get("ABOUT")) if bound is not None else ""
    if p.frame.pop("level", "") == "share":
        for mention in (m for m in p.items if m.role == "base"):
            mention.role = ""  # "more than half of the states export over a billion" asks for no share
    p.put(counted_part=_amount(quantity)[0], counted_is=str(is_ or "="), reduce="count")
    p.use(quantity, noun, bound if is_ else None)
    return True
