"""Frame -> Reading | Clarify | Decline: the store decides what is a reading."""

from __future__ import annotations

from dataclasses import replace

from facts.model import MeasureKind
from facts.store import Store
from intents import lines as ln
from intents.model import Clarify, Decline, Frame, Reading
from intents.resolve.choosing import query_of, unused_words
from intents.resolve.lines import (
    among_greatest,
    asks_members,
    combine,
    lines_of,
    name_of,
    over_group,
)
from intents.resolve.members import members_of
from intents.resolve.periods import times_of, two_points
from intents.resolve.special import against_everyone, is_sector_rank, per_job, sector_reading, settle_sector
from intents.resolve.state import Resolution, Stop

Outcome = Reading | Clarify | Decline
DIMENSIONS = {
    "area": "area",
    "partner": "partner",
    "category": "category",
    "techarea": "category",
    "sector": "category",
}


def resolve(frame: Frame, store: Store) -> Outcome:
    """The query that a frame means, or why there is none."""
    years = tuple(y for y in (*frame.years, *(frame.span or ())) if y > 1)
    try:
        return reading(Resolution(frame, store, frame.slots, years))
    except Stop as stop:
        return stop.outcome


def reading(r: Resolution) -> Reading:
    f = r.frame
    if "bilateral" in f.unsure:
        raise Stop(Decline("bilateral", tuple(name_of(r, "partner", c) for c in r.slots.partners), frame=f))
    if "crossed_years" in f.unsure:
        raise Stop(Decline("crossed_years", frame=f))
    if f.year_word == "nineties":
        raise Stop(Decline("nineties", frame=f))
    settle_sector(r)
    if (
        r.slots.measures
        and f.move
        and r.store.measure(r.slots.measures[0]).kind in (MeasureKind.GROWTH, MeasureKind.CHANGE)
    ):
        r.frame = f = f.with_(move="")
    if f.level == "share" and f.base is not None:
        s = r.slots
        fill = {"definition": s.definition or f.base.definition, "source": s.source or f.base.source}
        if not s.products and s.partners and not f.base.partners:
            fill["products"] = f.base.products  # type: ignore[assignment]
        r.slots = replace(s, **fill)
    if f.level == "share" and f.base is not None and f.base.measures and not r.slots.measures:
        r.slots = replace(r.slots, measures=f.base.measures)
    if not f.sector and is_sector_rank(r):
        limit = f.limits[0] if f.limits else None
        r.frame = f = f.with_(sector=(limit.compare, limit.value) if limit else ("?", 0))
    if f.sector:
        return sector_reading(r)
    settle_flow(r)
    if f.everyone:
        return against_everyone(r)
    if f.per_job:
        return per_job(r)
    if r.slots.measures and r.store.measure(r.slots.measures[0]).kind is MeasureKind.COUNT:
        r.frame = f = f.with_(over="", reduce="", pick="")
    over = DIMENSIONS.get(f.over, "") or over_group(r)
    lines = members_of(r, over) if over and asks_members(r, over) else lines_of(r)
    ranged = bool(over and asks_members(r, over))
    lines = among_greatest(r, combine(r, lines))
    if f.reduce == "difference" and len(lines) == 1 and not two_points(r):
        raise Stop(Clarify("difference", frame=f))
    periods, spans = times_of(r, lines, ranged)
    query = query_of(r, lines, periods, spans, over if ranged else "", ranged)
    if unused := unused_words(r, query):
        raise Stop(Decline("unused", unused, frame=f))
    return Reading(query, f.with_(slots=r.slots), tuple(dict.fromkeys(r.assumed)), tuple(r.others))


def settle_flow(r: Resolution) -> None:
    s, f = r.slots, r.frame
    if s.flows or (s.measures and s.measures[0] != "trade"):
        return
    if s.areas or f.over == "area" or (f.pick == "near" and f.subject.startswith("area")):
        r.slots = replace(s, flows=("exports",))
        return
    if (
        f.names
        and f.over == "partner"
        and any(ln.is_group(r.store, "partner", c) for c in s.partners)
        and not f.pick
    ):
        r.slots = replace(s, flows=("exports",))
        return
    if f.base is not None and f.base.flows:
        r.slots = replace(s, flows=f.base.flows)
        return
    if f.reduce == "count" and not f.limits and not f.pick:
        r.slots = replace(s, flows=("exports",))
        return
    if s.source == "cpa-2018" or (s.definition == "atp" and f.years == (2018,)):
        r.slots = replace(s, flows=("balance",))
        return
    if any(c.startswith("export-sectors/") and "|" not in c for c in s.categories) or f.over == "sector":
        r.slots = replace(s, flows=("exports",))
        return
    tried = {flow: resolve(f.with_(slots=replace(s, flows=(flow,))), r.store) for flow in ln.FLOWS}
    sure = tuple(flow for flow, outcome in tried.items() if isinstance(outcome, Reading))
    if not sure:
        declined = [o for o in tried.values() if isinstance(o, Decline)]
        raise Stop(declined[0] if declined else Clarify("subject", frame=f))
    raise Stop(Clarify("flow", sure, f))


__all__ = ["Outcome", "resolve"]
