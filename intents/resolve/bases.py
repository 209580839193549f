"""What a share is taken of."""

from __future__ import annotations

from collections.abc import Sequence

from facts.computing.query import Line
from facts.model import HOME, Key, LineKind, Period
from intents.mark import Mark
from intents.model import SLOTS_OF, Decline, Slots
from intents.resolve import series as ln
from intents.resolve.classifications import tells_products_apart
from intents.resolve.lines import name_of
from intents.resolve.periods import two_points
from intents.resolve.state import NoReadingError, Resolution, narrows


def bases_of(r: Resolution, lines: list[Line]) -> tuple[list[Line], tuple[Key, ...], str]:
    """The lines with their denominators, the denominator of the last, and its label."""
    out: list[Line] = []
    base: tuple[Key, ...] = ()
    wholes = _in_common(r, lines, [_whole_of(r, line) for line in lines])
    for line, base in zip(lines, wholes, strict=True):
        sector, kind = _is_sector(r, line.keys[0]), line.keys[0].product
        if Mark.ALL_KIND in r.frame.marks and not sector:
            raise NoReadingError(Decline("good", ("all goods",), frame=r.frame))
        whole = r.frame.base.products if r.frame.base is not None else ()
        if sector and whole and kind not in ("", ln.PRODUCTS[whole[0]]):
            raise NoReadingError(Decline("pair", (line.label, whole[0]), frame=r.frame))
        other = bool(base) and base[0].flow != line.keys[0].flow
        other = other or (Mark.PERCENT_OF in r.frame.marks and _is_peer(r, line.keys[0], base))
        if (exceeds_whole(r, line, base) and not other) or set(line.keys) == set(base):
            raise NoReadingError(Decline("unused", (line.label,), frame=r.frame))
        if _is_printed_of_other(r, line) or (base and _is_beside(line.keys[0], base[0])):
            raise NoReadingError(Decline("pair", (line.label, "the total"), frame=r.frame))
        out.append(ln.with_base(line, base))
    label = base_label(r, base[0]) if base else ""
    label = "all states together" if r.frame.everyone else label
    if len(lines) > 1 and r.frame.base is not None and r.frame.base.flows:
        label = r.frame.base.flows[0]  # of each its own
    return out, base, label


def _is_peer(r: Resolution, key: Key, base: Sequence[Key]) -> bool:
    """Whether one is held against another of its kind, of which it is no part: two states, two countries."""
    whole = r.frame.base
    if whole is None or len(base) != 1 or key.flow != base[0].flow:
        return False
    grouped = any(not code.isupper() for code in whole.partners)
    named = [name for name in SLOTS_OF.values() if getattr(whole, name)]
    return len(named) == 1 and not grouped and bool(getattr(r.slots, named[0]))


def _is_printed_of_other(r: Resolution, line: Line) -> bool:
    """Whether a partner's share of a category is all that is printed, and another whole was named."""
    key, base = line.keys[0], r.frame.base
    crossed = bool(key.category and key.partner) and not r.store.periods(key)
    return crossed and base is not None and not base.categories


def _is_beside(key: Key, base: Key) -> bool:
    """Whether a whole is one category, of which all that a place trades is no part."""
    placed = bool(key.partner) or key.area != HOME
    return placed and bool(base.category) and not key.category and key.measure == base.measure


def _in_common(r: Resolution, lines: list[Line], wholes: list[tuple[Key, ...]]) -> list[tuple[Key, ...]]:
    """The wholes of lines; all products and services where those of both are chosen from by their share."""
    chosen = r.frame.pick and len(set(wholes)) > 1
    if not chosen or not all(_is_product_line(r, line.keys[0]) for line in lines):
        return wholes
    return [existing_keys(r, _of_all(line.keys[0])) for line in lines]


def _of_all(key: Key) -> Key:
    """The series of all that the nation trades beside one of its classification."""
    return key.with_(category="", product="", partner="", area=HOME)


def _is_sector(r: Resolution, key: Key) -> bool:
    """Whether a line is one of all that is exported, tech or not."""
    return any(d.code == key.definition and d.lines is LineKind.SECTOR for d in r.store.definitions)


def beside_whole(r: Resolution, lines: list[Line]) -> list[Line]:
    """A line with the total that it is held against: "by how much do total exports exceed chip exports"."""
    apart = r.frame.reduce == "difference" and Mark.TOTAL_APART in r.frame.marks and narrows(r.slots)
    alone = (apart and len(lines) == 1 and not two_points(r)) or _is_against_nation(r)
    whole = default_base(r, lines[0].keys[0]) if alone else ()
    if not whole:
        return lines
    total = [Line(base_label(r, whole[0]), whole)]
    return total + lines if Mark.TOTAL_FIRST in r.frame.marks else lines + total


def _is_against_nation(r: Resolution) -> bool:
    """Whether states are held against all of them: "did Oregon grow faster than the country?"."""
    f = r.frame
    plain = not (f.level or f.over or f.base or f.pick) and f.reduce in {"", "winner", "difference", "times"}
    return Mark.NATION_HELD in f.marks and len(r.slots.areas) == 1 and plain


def exceeds_whole(r: Resolution, line: Line, base: Sequence[Key]) -> bool:
    """Whether a part is greater than its whole: then the roles were read the wrong way round."""
    if "balance" in r.slots.flows or not base:
        return False
    year = max(ln.years_of(r.store, base[0]), default=0)
    part = [r.store.get(k, Period.year(year)) for k in line.keys]
    whole = [r.store.get(k, Period.year(year)) for k in base]
    if not all(part) or not all(whole):
        return False
    return sum(c.value for c in part if c) > 1.0001 * sum(c.value for c in whole if c)


def base_of(r: Resolution, line: Line) -> tuple[Key, ...]:
    """The series that a line is a share of; empty where no source has it."""
    key, b = line.keys[0], r.frame.base
    if b is not None and (b.areas or b.partners or b.categories or b.products):
        wanted = b
    elif (
        b is not None
        and (b.total or _is_of_both(r))
        and (b.tech or _is_whole_deficit(r))
        and _is_product_line(r, key)
    ):
        return existing_keys(r, _of_all(key))
    else:
        return default_base(r, key)
    changes: dict[str, str] = {
        "category": "",
        "area": r.store.nation(key.definition, key.area),
    }
    if wanted.areas:
        keys = tuple(key.with_(area=a, partner="") for a in wanted.areas)
        if not all(r.store.periods(k) for k in keys) or key.partner:
            names = tuple(name_of(r, "area", a) for a in wanted.areas)
            raise NoReadingError(Decline("pair", names, frame=r.frame))
        return keys
    if wanted.partners and key.category:
        if not key.partner:  # a category of all trade is no part of the trade with one partner
            raise NoReadingError(
                Decline("pair", (line.label, name_of(r, "partner", wanted.partners[0])), frame=r.frame)
            )
        changes["category"] = key.category
    if wanted.categories:
        same = [
            c.split("/", 1)[1] for c in wanted.categories[0].split("|") if c.startswith(f"{key.definition}/")
        ]
        if not same:
            names = (name_of(r, "category", wanted.categories[0]), line.label)
            raise NoReadingError(Decline("pair", names, frame=r.frame))
        changes["category"] = same[0]
    if wanted.products:
        changes["product"] = ln.PRODUCTS[wanted.products[0]]
    wholes = (existing_keys(r, key.with_(**changes, partner=p)) for p in wanted.partners or ("",))
    return tuple(k for whole in wholes for k in whole)


def _whole_of(r: Resolution, line: Line) -> tuple[Key, ...]:
    """What a line is a share of: a series above it, or its other flow where that was named."""
    base = r.frame.base
    crossed = base is not None and base.flows and line.keys[0].flow not in ("", *base.flows)
    return _other_flow(r, line, base) if base is not None and crossed else base_of(r, line)


def _other_flow(r: Resolution, line: Line, base: Slots) -> tuple[Key, ...]:
    """The other flow of the same series: "weapons exports as a share of imports"; of none else."""
    named = ((name, getattr(base, name), getattr(r.slots, name)) for name in SLOTS_OF.values())
    if any(whole and whole != part for _, whole, part in named) or base.total or base.products:
        raise NoReadingError(Decline("unused", (base.flows[0],), frame=r.frame))
    return tuple(key.with_(flow=base.flows[0]) for key in line.keys)


def _is_whole_deficit(r: Resolution) -> bool:
    """Whether the deficit is meant that products and services make: "how much of the total deficit"."""
    return r.frame.deficit and not r.slots.products


def _is_of_both(r: Resolution) -> bool:
    """Whether a category is held against both kinds: "semis, % of tech exports, goods and services"."""
    return bool(r.slots.categories) and r.frame.slots.products == ("both",)


def _is_product_line(r: Resolution, key: Key) -> bool:
    """Whether a line belongs to a classification of products and services."""
    return bool(key.category) and tells_products_apart(r.store, key.definition)


def default_base(r: Resolution, key: Key) -> tuple[Key, ...]:
    """The whole that stands one step above a series: nation, all partners and categories, or all products."""
    nation = r.store.nation(key.definition, key.area)
    if key.area not in (nation, "") and r.frame.everyone:
        every = ln.member_lines(r.store, key.with_(area=nation), "area", "", (), "x")
        return tuple(each for line in every for each in line.keys)
    if key.area not in (nation, ""):
        return existing_keys(r, key.with_(area=nation))
    if key.partner or key.category:  # a partner's part of a category is printed as one of that category
        category = key.category if key.partner else ""
        return existing_keys(r, key.with_(partner="", category=category))
    return existing_keys(r, key.with_(product=""))


def existing_keys(r: Resolution, key: Key) -> tuple[Key, ...]:
    """The series itself if it is printed, else the same for products only or for all; empty if neither is."""
    if r.store.periods(key):
        return (key,)
    if tells_products_apart(r.store, key.definition):
        return ()
    others = (key.with_(product=product) for product in ("products", ""))
    return next(((other,) for other in others if r.store.periods(other)), ())


def base_label(r: Resolution, key: Key) -> str:
    """What the whole is called: its area, partner or category, else the U.S. total."""
    for dim in ("area", "partner", "category"):
        if getattr(key, dim) not in ("", HOME):
            return ln.code_label(r.store, dim, key)
    return "U.S. total"
