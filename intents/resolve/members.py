"""The members that a class word asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facts.computing.query import Line
from facts.model import HOME, CodeKind, Dimension, Key, LineKind, MeasureKind, Shared
from intents.mark import Mark
from intents.model import EVERY_GROUP, Decline
from intents.resolve import series as ln
from intents.resolve.classifications import (
    defaults_for,
    definitions_of,
    has_flows,
    rank_measures,
    tells_products_apart,
    with_lines,
)
from intents.resolve.lines import has_years
from intents.resolve.state import NoReadingError, Resolution


def members_of(r: Resolution, over: str) -> list[Line]:
    """The lines of all members of a dimension; raises NoReadingError where no table lists them."""
    f, s = r.frame, r.slots
    group = (
        next((c for c in s.partners if ln.is_group(r.store, "partner", c)), "") if over == "partner" else ""
    )
    varied_flows = s.flows or ("exports",)
    spec = ln.Spec(
        area=None if over == "area" else next(iter(s.areas), None),
        partner=None if over == "partner" else next(iter(s.partners), None),
        category=None if over == "category" else next(iter(s.categories), None),
        product=next(iter(s.products), None),
        flow=varied_flows[0],
        measure=next(iter(s.measures), "trade"),
        country=s.country or HOME,
    )
    if f.group == EVERY_GROUP:
        return groups_of(r, spec)
    for definition in member_definitions(r, over, spec):
        for measure in member_measures(r, spec, over):
            found = try_members(r, over, replace(spec, measure=measure), definition, group)
            if found:
                r.assumed += ["first_three"] if Mark.SEVERAL in r.frame.marks else []
                _check_size(r, over, len(found))
                _take_document(r, found)
                return list(found)
    raise NoReadingError(Decline("no_members", (f.over,), {"over": f.over, "flow": varied_flows[0]}, f))


def _take_document(r: Resolution, lines: Sequence[Line]) -> None:
    """Where only some members have the years asked for, the one document that gives them is meant."""
    given = [line.keys[0] for line in lines if has_years(r, line.keys[0])]
    if not r.wanted_years or r.slots.source or r.frame.move or len(given) == len(lines):
        return
    telling = [
        source
        for source in r.store.sources
        if all(set(r.wanted_years) <= set(ln.years_of(r.store, key, source)) for key in given)
    ]
    if len(telling) == 1:
        r.slots = replace(r.slots, source=telling[0])


def groups_of(r: Resolution, spec: ln.Spec) -> list[Line]:
    """The lines of all groups of partners that a table prints; raises NoReadingError where none does."""
    each = [(label, replace(spec, partner=code)) for code, label in _group_codes(r).items()]
    for definition in ln.definitions_for(each[0][1], r.slots, r.store):
        found = [(label, ln.keys_for(one, definition, r.store)) for label, one in each]
        if all(keys for _, keys in found):
            return [Line(label, keys[:1]) for label, keys in found]
    raise NoReadingError(Decline("unused", ("groups",), frame=r.frame))


def _group_codes(r: Resolution) -> dict[str, str]:
    """The groups of partners that a table prints: code -> label."""
    return {c.code: c.label for c in r.store.codes(Dimension.PARTNER) if c.kind is CodeKind.GROUP}


def _check_size(r: Resolution, over: str, found: int) -> None:
    """Refuse a number of members that there is not; D.C. may be left out of the states."""
    left_out = 1 if over == "area" else 0
    if r.frame.size and r.frame.size not in {found, found - left_out}:
        raise NoReadingError(Decline("unused", (str(r.frame.size),), frame=r.frame))


def member_measures(r: Resolution, spec: ln.Spec, over: str) -> list[str]:
    """The measures that may list the members, the likeliest first."""
    ranks = rank_measures(r.store, spec.measure)
    if spec.measure != "trade":
        return [spec.measure, *ranks]
    if r.frame.move:
        return ["trade"]
    return ["trade", *([Shared.TRADE_SHARE] if spec.category and over == "partner" else []), *ranks]


def member_definitions(r: Resolution, over: str, spec: ln.Spec) -> tuple[str, ...]:
    """The classifications that may list the members, the likeliest first."""
    f, s = r.frame, r.slots
    told = f.subject or (f.sole if "|" not in f.sole else "")
    if told.startswith("category:") and "/" in told and not s.definition:
        return (told.removeprefix("category:").partition("/")[0],)
    if s.country:
        return ln.definitions_for(spec, s, r.store)
    areas = with_lines(r.store, LineKind.TECHNOLOGY_AREA)
    if f.over == LineKind.SECTOR:
        sectors = (*with_lines(r.store, LineKind.SECTOR), *defaults_for(r.store, Dimension.CATEGORY))
        return (*sectors, *areas) if r.wanted_years else sectors  # which only these may have
    if over == "category" and not s.definition and not s.source:
        every = (*defaults_for(r.store, Dimension.CATEGORY), *areas)
        return areas if f.over == LineKind.TECHNOLOGY_AREA else every
    products = s.products or (f.base.products if f.base is not None else ())
    if over == "partner" and products and not s.definition:
        apart = tuple(d for d in definitions_of(r.store) if tells_products_apart(r.store, d))
        goods = products == ("products",)  # which every line of partners is, where services have none
        return (*apart, *(_by_partner(r, spec) if goods else ()))
    return _by_partner(r, spec) if over == "partner" else ln.definitions_for(spec, s, r.store)


def _by_partner(r: Resolution, spec: ln.Spec) -> tuple[str, ...]:
    """The classifications that may list partners."""
    open_ = None if r.slots.products == ("products",) else spec.product
    return ln.definitions_for(replace(spec, partner="x", product=open_), r.slots, r.store)


def try_members(r: Resolution, over: str, spec: ln.Spec, definition: str, group: str) -> tuple[Line, ...]:
    """The members that one classification and measure lists, empty where it has none for the years."""
    product = {"products": "products", "services": "services", "both": None}.get(spec.product or "both")
    category = next(
        (c.split("/", 1)[1] for c in (spec.category or "").split("|") if c.startswith(f"{definition}/")),
        "",
    )
    if spec.category and not category:
        return ()
    found: tuple[Line, ...] = ()
    for candidate in [product] if product else ["products", "", "services"]:
        template = Key(
            definition,
            spec.measure,
            spec.flow or "",
            spec.area or spec.country,
            spec.partner or "",
            category,
            candidate or "",
        )
        if not has_flows(r.store, spec.measure):
            template = template.with_(flow="")
        got = ln.member_lines(
            r.store, template, over, group, r.frame.excluded, product if over == "category" else "x"
        )
        if spec.measure == Shared.TRADE_SHARE and len(got) < max(3, (r.frame.places or (1, 1))[1]):
            continue
        if got and any(has_years(r, line.keys[0]) for line in got):
            found = got
            break
    return found


def peers_of(r: Resolution, lines: list[Line]) -> tuple[Line, ...]:
    """The lines that a line is ranked among; none where the rank itself is printed."""
    key, group = lines[0].keys[0], r.frame.group
    printed = r.store.measure(key.measure).kind is MeasureKind.RANK
    dimension = "partner" if key.partner else "area" if not r.store.is_nation(key.area) else "category"
    if (group and (printed or dimension != "partner")) or (dimension == "area" and r.slots.summed):
        raise NoReadingError(Decline("unused", ("among",), frame=r.frame))  # "rank among western states"
    if printed:
        return ()
    if dimension == "partner" and key.partner in (groups := _group_codes(r)):
        every = (key.with_(partner=code) for code in groups)
        return tuple(Line(groups[k.partner], (k,)) for k in every if r.store.periods(k))
    product = None if dimension == "category" and not r.slots.products else key.product
    template = key.with_(
        **{dimension: r.store.nation(key.definition, key.area) if dimension == "area" else ""}
    )
    peers = ln.member_lines(r.store, template, dimension, group, (), product)
    if dimension == "category" and not key.category and all(key not in peer.keys for peer in peers):
        raise NoReadingError(Decline("unused", ("rank",), frame=r.frame))  # a total is none of its parts
    return peers
