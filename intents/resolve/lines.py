"""Slots -> lines of the store, with what no table has refused by its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facts.computing.query import Line
from facts.model import HOME, Key, MeasureKind, Shared
from intents.mark import Mark
from intents.model import Clarify, Decline, Slots
from intents.resolve import series as ln
from intents.resolve.classifications import has_flows, rank_measures
from intents.resolve.state import NoReadingError, Resolution, asks_order, narrows

#: dimensions in which the lines of a question may differ
_VARYING = ("area", "partner", "category", "product", "flow")


def asks_members(r: Resolution, over: str) -> bool:
    """Whether the class word asks for members; beside names of its dimension it only says what they are."""
    named = {"area": r.slots.areas, "partner": r.slots.partners, "category": r.slots.categories}[over]
    groups = [c for c in named if over == "partner" and ln.is_group(r.store, "partner", c)]
    if r.frame.pick in {"near"}:
        return True
    if named and len(groups) < len(named):
        return False
    if len(groups) > 1 and r.frame.over == over:  # "which country bought the least: NAFTA or Europe"
        raise NoReadingError(Decline("unused", tuple(name_of(r, over, c) for c in groups), frame=r.frame))
    f = r.frame
    reduced = f.reduce in {"count", "mean", "median", "sum"}
    return bool(f.pick or reduced or f.limits or f.names or Mark.BREAKDOWN in f.marks or f.level == "rank")


def over_group(r: Resolution) -> str:
    """The dimension of a group whose members are asked for, else "": "which of the Asian economies"."""
    f = r.frame
    groups = [c for c in r.slots.partners if ln.is_group(r.store, "partner", c)]
    named = f.names and (f.pick in {"where", "best"} or (f.limits and not f.claim))
    each = Mark.OF_ALL in f.marks and not r.slots.summed
    asks = named or each or f.pick == "best" or f.reduce == "count"
    return "partner" if len(groups) == 1 and len(r.slots.partners) == 1 and asks and f.over != "year" else ""


def lines_of(r: Resolution) -> list[Line]:
    """The lines that a frame compares or asks for, in the order said."""
    f = r.frame
    if Mark.REVERSED in f.marks:
        return list(reversed(lines_for(r, r.slots)))
    if f.second is not None:
        first, second = lines_for(r, r.slots), lines_for(r, f.second.merged(r.slots))
        return [*first, *second]
    if (
        f.level == "share"
        and f.base is not None
        and f.base.categories
        and r.slots.partners
        and not r.slots.categories
    ):
        crossed = replace(r.slots, categories=f.base.categories)
        every = list(ln.specs(crossed))
        found = [
            derived_line(r, spec, ln.definitions_for(spec, crossed, r.store), frozenset()) for spec in every
        ]
        if not all(found):
            raise NoReadingError(no_line(r, every[0]))
        return [line for line in found if line is not None]
    if f.level == "share" and f.base is not None and not narrows(r.slots) and narrows(f.base):
        r.slots = f.base.merged(r.slots)
        r.frame = f = f.with_(base=None)
    return lines_for(r, r.slots)


def lines_for(r: Resolution, slots: Slots) -> list[Line]:
    """One line for each combination of the codes in the slots."""
    every = list(ln.specs(slots))
    varied = frozenset(
        dim for dim in (_VARYING if len(every) > 1 else ()) if len({getattr(s, dim) for s in every}) > 1
    )
    return [from_source(r, line_of(r, spec, slots, varied)) for spec in every]


def line_of(r: Resolution, spec: ln.Spec, slots: Slots, varied: frozenset[str]) -> Line:
    """The first series that fits what was said and has the years; raises NoReadingError where none does."""
    if spec.measure != "trade" and r.frame.level != "rank":
        return special_line(r, spec, varied)
    check_ambiguous(r, spec)
    if r.frame.year_word == "decade" and r.frame.level == "share":
        order = ln.definitions_for(spec, slots, r.store)
        if derived := derived_line(r, replace(spec, measure=Shared.TRADE_SUM), order, varied):
            return derived
    every_year = (0,) if r.frame.over == "year" else ()  # no table that begins late has them all
    order = ln.definitions_for(spec, slots, r.store, r.wanted_years or every_year)
    keys = fitting_keys(r, spec, order)
    if r.frame.reduce == "sum" and (summed := set_line(r, spec)):
        return summed
    if key := next((k for k in keys if has_years(r, k)), None):
        return Line(ln.label_of(key, r.store, varied), (key,))
    if derived := derived_line(r, spec, order, varied):
        return derived
    if keys:
        return Line(ln.label_of(keys[0], r.store, varied), keys[:1])
    if together := set_line(r, spec):
        return together
    raise NoReadingError(no_line(r, spec))


def fitting_keys(r: Resolution, spec: ln.Spec, order: Sequence[str]) -> tuple[Key, ...]:
    """The series that fit what was said, one a classification and measure; ranks are measures too."""
    measures = [spec.measure]
    if r.frame.level == "rank":
        ranks = rank_measures(r.store, spec.measure)
        measures = ["trade", *ranks] if spec.measure == "trade" else [*ranks, spec.measure]
    found: list[Key] = []
    for definition in order:
        for measure in measures:
            flow = None if spec.flow == "exports" and not has_flows(r.store, measure) else spec.flow
            same = measure == spec.measure and flow == spec.flow
            each = spec if same else replace(spec, measure=measure, flow=flow)
            found += ln.keys_for(each, definition, r.store)[:1]
    return tuple(found)


def set_line(r: Resolution, spec: ln.Spec) -> Line | None:
    """A name for several lines that no table prints as one: its members, added up."""
    if not spec.category or "|" in spec.category:
        return None
    definition, _, code = spec.category.partition("/")
    members = [c for c in r.store.codes("category") if c.definition == definition and code in c.parents]
    keys = [
        k
        for c in members
        for k in ln.keys_for(replace(spec, category=f"{definition}/{c.code}"), definition, r.store)[:1]
    ]
    return Line(name_of(r, "category", spec.category), tuple(keys)) if len(keys) == len(members) > 1 else None


def check_ambiguous(r: Resolution, spec: ln.Spec) -> None:
    """Ask back at one word, two classifications, and nothing that tells which: "Software exports?"."""
    if r.frame.base is not None and (r.frame.base.products or r.frame.base.definition):
        return
    codes = (spec.category or "").split("|")
    if len({c.split("/")[0] for c in codes}) < 2 or r.slots.definition or r.slots.source or r.slots.products:
        return
    fitting = [
        c
        for c in codes
        if any(has_years(r, k) for k in ln.keys_for(replace(spec, category=c), c.split("/")[0], r.store))
    ]
    if len(fitting) > 1:
        names = [(name_of(r, "category", c), c) for c in fitting]
        options = tuple((label, r.frame.with_(slots=replace(r.slots, categories=(c,)))) for label, c in names)
        raise NoReadingError(Clarify("category", tuple(label for label, _ in options), r.frame, "", options))


def derived_line(r: Resolution, spec: ln.Spec, order: Sequence[str], varied: frozenset[str]) -> Line | None:
    """A series of which only a share, growth or change is printed: its key, without values of its own."""
    kinds = {"share": MeasureKind.SHARE}.get(r.frame.level)
    wanted = kinds or {
        "growth": MeasureKind.GROWTH,
        "change": MeasureKind.CHANGE,
        "open": MeasureKind.GROWTH,
    }.get(r.frame.move)
    derived = r.store.derived(spec.measure, wanted) if wanted is not None else ()
    for definition in order:
        for measure in derived:
            if found := ln.keys_for(replace(spec, measure=measure.code), definition, r.store):
                key = found[0].with_(measure=spec.measure)
                return Line(ln.label_of(key, r.store, varied), (key,))
    return None


def special_line(r: Resolution, spec: ln.Spec, varied: frozenset[str]) -> Line:
    """A figure with a measure of its own: fit what was named, leave the rest free."""
    named = {k: v for k, v in {"partner": spec.partner, "area": spec.area}.items() if v}
    keys = [
        k
        for k in r.store.keys(measure=spec.measure)
        if all(getattr(k, d) == v for d, v in named.items())
        and _is_of(r, r.store.nation(k.definition, k.area), spec.country)
    ]
    if spec.flow:
        keys = [k for k in keys if k.flow == spec.flow or (not k.flow and spec.flow == "exports")]
    if spec.category:
        codes = {c.split("/", 1)[1] for c in spec.category.split("|")}
        keys = [k for k in keys if k.category in codes]
    if spec.product:
        wanted = ln.PRODUCTS[spec.product]
        keys = [k for k in keys if k.product == wanted] or ([] if any(k.product for k in keys) else keys)
    keys = sorted(
        keys,
        key=lambda k: (k.product != "", k.partner != "", k.category != "", not r.store.is_nation(k.area)),
    )
    ranks = rank_measures(r.store, spec.measure) if spec.area else ()
    ranked = [k for m in ranks for k in r.store.keys(measure=m, area=spec.area or "")]
    if not keys and ranked and asks_order(r.frame):
        fits = [k for k in ranked if not spec.product or k.product == spec.product]
        return Line(name_of(r, "area", spec.area or ""), tuple(fits[:1] or ranked[:1]))
    if not keys:
        if ranked:
            name = name_of(r, "area", ranked[0].area)
            raise NoReadingError(Decline("jobs_rank_only", (name,), frame=r.frame))
        raise NoReadingError(no_line(r, spec))
    return Line(
        ln.label_of(keys[0], r.store, varied) if varied else r.store.measure(spec.measure).label,
        (keys[0],),
    )


def _is_of(r: Resolution, nation: str, country: str) -> bool:
    """Whether figures of a nation are meant; those of the world go with the home country."""
    return nation == country or (country == HOME and r.store.is_world(nation))


def has_years(r: Resolution, key: Key) -> bool:
    """Whether a series has the years that were asked for, or prints the move over them."""
    have = ln.years_of(r.store, key, r.slots.source)
    if r.frame.move and any_printed(r, key):
        return True
    if not r.wanted_years:
        return bool(have) or r.frame.year_word == "decade" or bool(r.store.periods(key))
    return all(y in have for y in r.wanted_years)


def any_printed(r: Resolution, key: Key) -> bool:
    """Whether a growth or change over exactly the asked years is printed."""
    asked = r.frame.span or tuple(sorted(r.frame.years))
    moves = r.store.derived(key.measure, MeasureKind.GROWTH, MeasureKind.CHANGE)
    return any((p.start, p.end) == asked for m in moves for p in r.store.periods(key.with_(measure=m.code)))


def no_line(r: Resolution, spec: ln.Spec) -> Decline:
    """The refusal where no series fits, by the pair of dimensions that no table crosses."""
    detail = {}
    for dim in _VARYING:
        value = getattr(spec, dim)
        if value:
            detail[dim] = name_of(r, dim, value)
    reason = "pair"
    if spec.area and spec.area != HOME and not r.slots.country:
        reason = next(
            (f"area_{d}" for d in ("category", "partner") if d in detail),
            "area_flow" if detail.get("flow") != "exports" else "area_product",
        )
    elif spec.partner and spec.category and not r.slots.country:
        reason = "partner_category"
    elif spec.partner and not r.slots.country:
        reason = "partner"
    return Decline(reason, tuple(detail.values()), detail, r.frame)


def name_of(r: Resolution, dimension: str, code: str) -> str:
    """The label of a code, or the code itself where it has none."""
    if dimension == "category":
        definition, _, code = code.split("|")[0].partition("/")
        found = r.store.code("category", code, definition)
    else:
        found = r.store.code(dimension, code)
    return found.label if found else code


def from_source(r: Resolution, line: Line) -> Line:
    """The line, if the document that was named prints it."""
    wanted = r.slots.source
    if not wanted:
        return line
    printed = sources_of(r, line)
    if printed and not any(_same_publisher(r, wanted, source) for source in printed):
        raise NoReadingError(
            Decline("source_lacks", (line.label,), {"source": r.store.sources[wanted].short}, r.frame)
        )
    return line


def sources_of(r: Resolution, line: Line) -> set[str]:
    """The documents that print any figure of a line, or its share, rank or change."""
    measured = [(k, m) for k in line.keys for m in r.store.measures if k.measure in (m.code, m.base)]
    keys = [k.with_(measure=m.code) for k, m in measured]
    return {o.place.source for k in keys for p in r.store.periods(k) for o in r.store.printings(k, p)}


def _same_publisher(r: Resolution, one: str, other: str) -> bool:
    """Whether two documents are of one house: a report and the release on it."""
    return r.store.sources[one].publisher == r.store.sources[other].publisher
