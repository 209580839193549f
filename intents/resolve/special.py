"""Readings of their own shape: tech among all exports, dollars per job, all states together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from facts.computing.query import Claim, Compare, Condition, Level, Line, Move, Pick, PickKind, Query, Reduce
from facts.model import HOME, Dimension, Key, Period
from intents.mark import Mark
from intents.model import SLOTS_OF, Decline, Reading, Slots
from intents.resolve import series as ln
from intents.resolve.classifications import sector_ranks, states_template, tech_sectors
from intents.resolve.combining import among_greatest, combine
from intents.resolve.lines import lines_for, name_of, no_line
from intents.resolve.periods import times_of
from intents.resolve.state import NoReadingError, Resolution, narrows
from intents.resolve.years import no_year, years_of_word
from intents.threads.context import has_operation


def per_job(r: Resolution) -> Reading:
    """Exports and the jobs they support in one ratio, in the year of the jobs."""
    f, s = r.frame, r.slots
    if names := [name_of(r, dimension, code) for dimension, code in _codes_of(s)]:
        raise NoReadingError(Decline("pair", (*names, "jobs"), frame=f))
    product = ln.PRODUCTS[next(iter(s.products), "both")]
    whole = {"measure": "jobs", "area": HOME, "partner": "", "category": "", "product": product}
    jobs = r.store.keys(**whole)[0]
    exports = jobs.with_(measure="trade", flow="exports")
    year = max(p.start for p in r.store.periods(jobs))
    if f.years and f.years != (year,):
        raise NoReadingError(no_year(r, next(y for y in f.years if y != year), (year,)))
    lines = [Line("exports", (exports,)), Line(r.store.measure(jobs.measure).label, (jobs,))]
    if f.per_job == "jobs":
        lines.reverse()
    return Reading(
        Query(tuple(lines), (Period.year(year),), reduce=Reduce.RATIO), f, () if f.years else ("latest",)
    )


def _codes_of(slots: Slots) -> Iterator[tuple[str, str]]:
    """The places, partners and categories that are named, with their dimensions."""
    return ((dimension, code) for dimension, slot in SLOTS_OF.items() for code in getattr(slots, slot))


def against_everyone(r: Resolution) -> Reading:
    """A state as a share of all states added up, or their sum against the nation."""
    f, s = r.frame, r.slots
    flow = next(iter(s.flows), "exports")
    template = states_template(r.store, flow)
    every = ln.member_lines(r.store, template, "area", "", f.excluded, "x")
    if not every:
        raise NoReadingError(no_line(r, ln.Spec(area=next(iter(s.areas), None), flow=flow)))
    r.slots = s = replace(s, flows=(flow,))
    together = ln.summed(every, "all states")
    have = ln.years_of(r.store, every[0].keys[0])
    year = (*f.years, *(years_of_word(r, have, max(have)) if f.year_word else ()), max(have))[0]
    if year not in have:
        raise NoReadingError(no_year(r, year, have))
    periods = (Period.year(year),)
    if f.level == "share" and s.nation and not s.areas:
        part = ln.with_base(together, (template,))
        return Reading(Query((part,), periods, level=Level.SHARE), f, tuple(r.assumed))
    if f.level == "share":
        lines = tuple(ln.with_base(line, together.keys) for line in combine(r, lines_for(r, s)))
        return Reading(
            Query(lines, periods, level=Level.SHARE, over=Dimension.AREA, whole_label="all states together"),
            f,
            tuple(r.assumed),
        )
    if f.move:
        _, spans = times_of(r, [together], False)
        return Reading(Query((together,), spans=spans, move=Move.GROWTH), f, tuple(r.assumed))
    nation = Line(name_of(r, "area", template.area), (template,))
    return Reading(
        Query((together, nation), periods, reduce=Reduce.DIFFERENCE, absolute=True),
        f,
        tuple(r.assumed),
    )


def all_but(r: Resolution) -> Reading:
    """A total less the parts left out of it: "advanced technology exports without aerospace"."""
    f, s = r.frame, r.slots
    if has_operation(f):
        raise NoReadingError(Decline("unused", tuple(_left_out(r)), frame=f))
    parts: list[Line] = []
    if any(each.startswith(f"{Dimension.AREA}:") for each in f.excluded):
        of_states = states_template(r.store, "exports").product  # the whole is of what states have
        r.slots = s = replace(s, products=s.products or (of_states,))
    wholes = lines_for(r, s)
    for dimension, _, code in (each.partition(":") for each in f.excluded):
        named: dict[str, Any] = {SLOTS_OF[dimension]: (code,)}
        parts += lines_for(r, replace(s, total=False, **named))
    periods, _ = times_of(r, wholes, False)
    if len(wholes) != 1 or len(periods) != 1 or not all(_is_part(r, p, wholes[0]) for p in parts):
        raise NoReadingError(Decline("unused", tuple(_left_out(r)), frame=f))
    label = ", ".join(line.label for line in parts)
    lines = (wholes[0], ln.summed(parts, label))
    return Reading(Query(lines, periods, reduce=Reduce.DIFFERENCE), f, tuple(r.assumed), tuple(r.others))


def _left_out(r: Resolution) -> list[str]:
    return [name_of(r, d, code) for d, _, code in (e.partition(":") for e in r.frame.excluded)]


def _is_part(r: Resolution, part: Line, whole: Line) -> bool:
    """Of one classification and flow; the whole is not narrower than the part, nor apart from it."""
    first, total = part.keys[0], whole.keys[0]
    code = r.store.code("category", first.category, first.definition)
    within = total.category in ("", first.category, *(code.parents if code else ()))
    same = (first.definition, first.flow, first.measure) == (total.definition, total.flow, total.measure)
    return same and within


def sector_reading(r: Resolution) -> Reading:
    """Where tech stands among all exports: of the nation, of a state, or in which states."""
    f, s = r.frame, r.slots
    product = "services" if s.products[:1] == ("services",) else "products"
    template = _tech_rank(r, product)
    limit = Condition(Compare(f.sector[0]), float(f.sector[1])) if f.sector[0] != "?" else None
    whole = ("share",) if "?" in f.sector_whole[:1] else ()
    if passed := (*whole, *(name_of(r, d, code) for d, code in _codes_of(s) if d == "partner")):
        raise NoReadingError(Decline("unused", passed, frame=f))
    if f.sector_whole:
        return part_of_states(r, limit, Condition(Compare(f.sector_whole[0]), float(f.sector_whole[1])))
    if f.over == "area" and not s.areas:
        return sector_states(r, template, limit)
    only_first = limit is not None and limit.compare is Compare.EQUAL and limit.limit == 1
    if f.claim and only_first and len(s.areas) == 1 and not r.store.periods(template.with_(area=s.areas[0])):
        return not_first(r, template, s.areas[0])
    lines = tuple(sector_line(r, template, area) for area in (s.areas or (HOME,)))
    if len(s.products) > 1 and not s.areas:  # "among goods exports and among services exports"
        each = {kind: _tech_rank(r, kind) for kind in s.products}
        lines = tuple(replace(sector_line(r, key, HOME), label=kind) for kind, key in each.items())
    year = asked_period(r, lines[0].keys[0])
    claim = Claim((limit,)) if f.claim and limit else None
    return Reading(Query(lines, (year,), over=Dimension.AREA if s.areas else None, claim=claim), f, ())


def _tech_rank(r: Resolution, product: str) -> Key:
    """The rank of tech of one kind of product among all sectors of that kind, of no place yet."""
    tech = tech_sectors(r.store)[product]
    (rank, *_) = sector_ranks(r.store)
    return Key(tech.definition, rank, "exports", category=tech.code, product=product)


def asked_period(r: Resolution, key: Key) -> Period:
    """The one period that a table is about; raises NoReadingError where another year is asked for."""
    periods = r.store.periods(key)
    years = {p.start for p in periods}
    if other := [year for year in r.wanted_years if year not in years]:
        raise NoReadingError(no_year(r, other[0], tuple(sorted(years))))
    return periods[-1]


def not_first(r: Resolution, template: Key, area: str) -> Reading:
    """The list of states where tech is first is complete: a state that is not on it is not first."""
    lines = ln.member_lines(r.store, template, "area", "", (), "x")
    if not lines:
        raise NoReadingError(Decline("sector_list", frame=r.frame))
    first = Pick(PickKind.WHERE, conditions=(Condition(Compare.EQUAL, 1.0),))
    year = asked_period(r, lines[0].keys[0])
    claim = Claim(winner=name_of(r, "area", area))
    query = Query(lines, (year,), pick=first, over=Dimension.AREA, claim=claim, names_first=True)
    return Reading(query, r.frame, ())


def sector_line(r: Resolution, template: Key, area: str) -> Line:
    """The place of tech among the exports of one area; raises NoReadingError where it is not listed."""
    key = template.with_(area=area)
    if not r.store.periods(key):
        raise NoReadingError(Decline("sector_unlisted", (name_of(r, "area", area),), frame=r.frame))
    return Line(name_of(r, "area", area), (key,))


def sector_states(r: Resolution, template: Key, limit: Condition | None) -> Reading:
    """The states where tech has a place, or how many they are."""
    f = r.frame
    if f.reduce == "count" and limit is not None and (counted := counted_states(r, limit)):
        return counted
    lines = ln.member_lines(r.store, template, "area", "", f.excluded, "x")
    if f.among:
        trade = states_template(r.store, "exports")
        among = {
            line.label
            for line in among_greatest(r, list(ln.member_lines(r.store, trade, "area", "", (), "x")))
        }
        lines = tuple(line for line in lines if line.label in among)
    if (
        limit is None
        or (limit.compare is Compare.EQUAL and limit.limit != 1)
        or (limit.compare is Compare.AT_MOST and limit.limit > 1)
    ):
        raise NoReadingError(Decline("sector_list", frame=f))
    if not lines:
        raise NoReadingError(Decline("sector_list", frame=f))
    year = asked_period(r, lines[0].keys[0])
    pick = Pick(PickKind.WHERE, conditions=(limit,))
    reduce = Reduce.COUNT if f.reduce == "count" else Reduce.EACH
    return Reading(
        Query(lines, (year,), pick=pick, reduce=reduce, over=Dimension.AREA, names_first=True), f, ()
    )


def counted_states(r: Resolution, limit: Condition) -> Reading | None:
    """The source prints how many states have tech in second or third place, not which."""
    if (line := count_line(r, limit)) is None:
        return None
    claim = Claim((Condition(Compare.EQUAL, float(r.frame.counted)),)) if r.frame.counted else None
    return Reading(Query((line,), (asked_period(r, line.keys[0]),), claim=claim), r.frame, ())


def part_of_states(r: Resolution, part: Condition | None, whole: Condition) -> Reading:
    """How many percent of the states with tech in one of several places have it in one of them."""
    line, base = (count_line(r, one) if one else None for one in (part, whole))
    if line is None or base is None:
        raise NoReadingError(Decline("sector_list", frame=r.frame))
    shared = ln.with_base(line, base.keys)
    period = asked_period(r, line.keys[0])
    return Reading(Query((shared,), (period,), level=Level.SHARE, whole_label=base.label), r.frame, ())


def count_line(r: Resolution, limit: Condition) -> Line | None:
    """The printed count of states with tech in a place; None where there is none."""
    last = int(limit.limit)
    first = {Compare.EQUAL: last, Compare.AT_MOST: 1}.get(limit.compare, 0)
    counts = [
        m
        for m in r.store.measures
        if m.places is not None
        and m.places.of in sector_ranks(r.store)
        and m.places.along is Dimension.AREA
        and (m.places.first, m.places.last) == (first, last)
    ]
    keys = [key for m in counts for key in r.store.keys(measure=m.code)]
    return Line(r.store.measure(keys[0].measure).label, (keys[0],)) if keys else None


def is_sector_rank(r: Resolution) -> bool:
    """The place of tech itself, where no state, category or partner is named."""
    f, s = r.frame, r.slots
    return (
        f.level == "rank"
        and not (
            (f.over and not (f.over == "category" and s.tech))
            or f.sector
            or s.country
            or narrows(replace(s, products=()))
            or (s.definition and not _ranks_tech(r, s.definition))
        )
        and s.flows in ((), ("exports",))
        and not (f.years and max(f.years) < _first_year_of_sectors(r))
    )


def _ranks_tech(r: Resolution, definition: str) -> bool:
    """Whether a classification has tech among its lines, or is what is ranked there."""
    return any(definition in (code.definition, code.whole_of) for code in tech_sectors(r.store).values())


def _first_year_of_sectors(r: Resolution) -> int:
    """The first year that any table of sectors is about."""
    keys = [key for rank in sector_ranks(r.store) for key in r.store.keys(measure=rank)]
    return min(period.start for key in keys for period in r.store.periods(key))


def settle_sector(r: Resolution) -> None:
    """Tech as a part of all exports: the sector table has it for the nation's goods and services."""
    f = r.frame
    if Mark.TECH_PART not in f.marks or f.base is None or f.base.measures:
        return
    flow = next(iter((*f.base.flows, *r.slots.flows)), "")
    whole = next((m.code for m in r.store.measures if flow and m.part_of_all == flow), "")
    named = f.base.tech or f.base.definition or r.slots.products or any(_codes_of(f.base))
    if whole and f.base.total and not named:
        r.slots = replace(r.slots, measures=(whole,), flows=(flow,), definition="", tech=False)
        r.frame = f.with_(base=None, level="", slots=r.slots)
        return
    if f.base.areas or r.slots.areas:
        raise NoReadingError(
            Decline("pair", tuple(name_of(r, "area", a) for a in (*f.base.areas, *r.slots.areas)), frame=f)
        )
    wanted = (*f.base.products, *r.slots.products) or ("products",)
    tech = tech_sectors(r.store).get(wanted[0])
    if tech is None or f.base.tech:
        return
    if r.slots.definition not in ("", tech.whole_of, tech.definition):  # tech as others define it
        label = next(d.label for d in r.store.definitions if d.code == r.slots.definition)
        raise NoReadingError(Decline("pair", (label, "exports"), frame=f))
    category = f"{tech.definition}/{tech.code}"
    if flow not in ("", "exports"):  # "tech's share of all goods imports"
        raise NoReadingError(Decline("pair", (tech.label, flow), frame=f))
    r.slots = replace(r.slots, categories=(category,), products=(), flows=("exports",))
    r.frame = f.with_(base=None, slots=r.slots)
