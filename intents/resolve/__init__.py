"""Frame -> Reading | Clarify | Decline: the store decides what is a reading."""

from __future__ import annotations

from dataclasses import replace

from facts.computing.query import Reduce
from facts.model import CodeKind, LineKind, MeasureKind
from facts.store import Store
from intents.mark import Mark
from intents.model import Clarify, Decline, Frame, Reading, Slots
from intents.resolve import series as ln
from intents.resolve.bases import beside_whole
from intents.resolve.choosing import query_of
from intents.resolve.classifications import of_services, ranked_in, with_lines
from intents.resolve.combining import among_greatest, combine
from intents.resolve.countries import settle_country
from intents.resolve.crossings import crossing
from intents.resolve.gaps import settle_gap, settle_margin, settle_sides, turn_gap
from intents.resolve.lines import (
    asks_members,
    lines_of,
    name_of,
    over_group,
)
from intents.resolve.lists import asks_both_flows, in_both_flows, in_lists, put_first
from intents.resolve.members import members_of
from intents.resolve.periods import times_of, two_points
from intents.resolve.printed import (
    counted_in_nineties,
    settle_areas_counted,
    settle_first_time,
    settle_job_words,
    settle_over_years,
    settle_percent,
    settle_top_three,
)
from intents.resolve.special import (
    against_everyone,
    all_but,
    is_sector_rank,
    per_job,
    sector_reading,
    settle_sector,
)
from intents.resolve.state import NoReadingError, Resolution
from intents.resolve.unused import counts_years_too, only_some_said, unused_words
from intents.threads.context import has_operation

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
    years = tuple(y for y in (*frame.years, *(frame.span or ()), frame.peak) if y > 1)
    try:
        return reading(Resolution(frame, store, frame.slots, years))
    except NoReadingError as stop:
        return stop.outcome


def reading(r: Resolution) -> Reading:
    """The reading of a frame; raises NoReadingError where the store or the words do not allow one."""
    _refuse(r)
    put_first(r)
    _within_definition(r)
    _set_apart(r)
    settle_country(r)
    _settle_operation(r)
    if special := _special_reading(r):
        return special
    ranged, over = _asked_members(r)
    lines = members_of(r, over) if ranged else beside_whole(r, lines_of(r))
    lines = among_greatest(r, combine(r, lines))
    turn_gap(r, lines)
    if r.frame.reduce == "difference" and len(lines) == 1 and not two_points(r):
        raise NoReadingError(Clarify("difference", frame=r.frame))
    if Mark.REVERSED in r.frame.marks and r.frame.reduce == "times" and len(lines) == 1 and not two_points(r):
        raise NoReadingError(Decline("nothing_to_compare", frame=r.frame))
    periods, spans = times_of(r, lines, ranged)
    query = query_of(r, lines, periods, spans, over if ranged else "", ranged)
    if ranged and only_some_said(r, query):
        raise NoReadingError(Decline("only_some", (over,), {"over": over, "flow": ""}, r.frame))
    if query.reduce is Reduce.COUNT and counts_years_too(query):
        raise NoReadingError(Decline("several_years", frame=r.frame))
    if unused := unused_words(r, query):
        raise NoReadingError(Decline("unused", unused, frame=r.frame))
    frame = r.frame if r.frame.slots is r.slots else r.frame.with_(slots=r.slots)
    return Reading(query, frame, tuple(dict.fromkeys(r.assumed)), tuple(r.others))


def _refuse(r: Resolution) -> None:
    """What was understood and is in no source."""
    f = r.frame
    if Mark.BILATERAL in f.marks:
        raise NoReadingError(
            Decline("bilateral", tuple(name_of(r, "partner", c) for c in r.slots.partners), frame=f)
        )
    if Mark.FLAT in f.marks and (f.pick == "where" or f.reduce == "count"):
        raise NoReadingError(Decline("unused", ("flat",), frame=f))
    if f.everyone and f.level == "share" and not (f.slots.areas or f.slots.nation or f.over or f.sector):
        raise NoReadingError(Decline("unused", ("share",), frame=f))  # of all states, and whose is not known
    if Mark.CROSSED_YEARS in f.marks:
        raise NoReadingError(Decline("crossed_years", frame=f))
    if f.year_word == "nineties" and not counted_in_nineties(r):
        raise NoReadingError(Decline("nineties", frame=f))


def _within_definition(r: Resolution) -> None:
    """The categories in the classification that was named; a category of another one has no such figure."""
    wanted, categories = r.slots.definition, r.slots.categories
    if not wanted or not categories:
        return
    kept = tuple(_codes_of(category, wanted) for category in categories)
    if not all(kept):
        names = tuple(name_of(r, "category", c) for c, own in zip(categories, kept, strict=True) if not own)
        raise NoReadingError(Decline("unclassified", names, {"definition": _label_of(r, wanted)}, r.frame))
    r.slots = replace(r.slots, categories=kept)


def _codes_of(category: str, definition: str) -> str:
    """The codes of a category in one classification, "" where it has none."""
    return "|".join(code for code in category.split("|") if code.partition("/")[0] == definition)


def _label_of(r: Resolution, definition: str) -> str:
    return next(d.label for d in r.store.definitions if d.code == definition)


def _set_apart(r: Resolution) -> None:
    """A name for several is its members where they are compared: "computers and communications equipment"."""
    compared = Mark.COMPARED in r.frame.marks or r.frame.reduce in {"winner", "difference", "times"}
    if not compared or len(r.slots.categories) != 1 or len(r.slots.flows) > 1 or len(r.wanted_years) > 1:
        return
    own = r.slots.categories[0].partition("/")[2]
    codes = r.store.codes("category")
    if any(c.code == own and c.kind is CodeKind.SET for c in codes):
        parts = tuple(f"{c.definition}/{c.code}" for c in codes if own in c.parents)
        r.slots = replace(r.slots, categories=parts)


def _settle_operation(r: Resolution) -> None:
    """Take what the operation implies: "how did it do" asks for growth, a share its base's classification."""
    f = r.frame
    if f.how_doing and r.slots.areas and not has_operation(f) and not r.slots.flows:
        r.frame = f.with_(move="growth", claim=False)
    if r.frame.trend and r.frame.move == "open":
        r.frame = r.frame.with_(move="")
    settle_sector(r)
    _settle_ranks(r)
    _settle_measure(r)
    _settle_whole_of_both(r)
    if r.frame.level == "share" and r.frame.base is not None:
        _settle_share(r, r.frame.base)
    if not r.frame.sector and is_sector_rank(r):
        limit = r.frame.limits[0] if r.frame.limits else None
        r.frame = r.frame.with_(sector=(limit.compare, limit.value) if limit else ("?", 0))
    if Mark.OF_ALL in f.marks and r.frame.pick == "where":
        r.frame = r.frame.with_(pick="")
    if not r.frame.sector:
        settle_gap(r)
        settle_margin(r)
        settle_sides(r)
        settle_flow(r)


def _settle_whole_of_both(r: Resolution) -> None:
    """Products and services together are the whole of a part: "goods and services: what share were chips"."""
    s = r.slots
    if r.frame.level == "share" and r.frame.base is None and s.products == ("both",) and s.categories:
        r.frame = r.frame.with_(base=Slots(products=s.products, flows=s.flows, total=True))
        r.slots = replace(s, products=())


def _settle_ranks(r: Resolution) -> None:
    """Partners of one kind of product are compared by their places: no source has more of them."""
    f, s = r.frame, r.slots
    one_kind = len(s.products) == 1 and len(s.flows) == 1 and not (s.definition or s.source or s.categories)
    plain = ranked_in(r.store, f.years) and not (f.level or f.move or Mark.CROSSING in f.marks)
    if f.reduce == "winner" and len(s.partners) > 1 and one_kind and plain:
        r.frame = f.with_(level="rank")


def _settle_measure(r: Resolution) -> None:
    """A measure that is itself a growth is not grown again; a printed count is not counted again."""
    settle_job_words(r)
    settle_top_three(r)
    settle_first_time(r)
    settle_areas_counted(r)
    settle_over_years(r)
    settle_percent(r)
    kind = r.store.measure(r.slots.measures[0]).kind if r.slots.measures else None
    if kind in (MeasureKind.GROWTH, MeasureKind.CHANGE) and r.frame.move:
        r.frame = r.frame.with_(move="")
    if kind is not None and r.frame.level == "share" and r.frame.base is None:
        unit = r.store.measure(r.slots.measures[0]).unit
        r.frame = r.frame.with_(level="" if unit == "percent" else "share")
    if kind is MeasureKind.COUNT and r.frame.names and r.frame.over and r.frame.reduce != "count":
        raise NoReadingError(Decline("sector_list", frame=r.frame))
    if kind is MeasureKind.COUNT:
        level = "" if r.frame.reduce == "count" else r.frame.level
        r.frame = r.frame.with_(over="", reduce="", pick="", level=level)


def _names_sector(r: Resolution, s: Slots) -> bool:
    """Whether a category is one sector of all exports."""
    sectors = with_lines(r.store, LineKind.SECTOR)
    return any(c.partition("/")[0] in sectors and "|" not in c for c in s.categories)


def _settle_share(r: Resolution, base: Slots) -> None:
    """A part belongs to the classification, document and measure of its whole."""
    s = r.slots
    if r.frame.over == "partner" and base.categories and not (s.categories or s.partners):
        r.slots, r.frame = base.merged(s), r.frame.with_(base=None, level="")
        return  # "who supplies the largest part of aerospace imports?"
    takes_product = not s.products and not base.partners and (s.partners or r.frame.over == "category")
    r.slots = replace(
        s,
        flows=() if base.measures and s.flows == ("exports",) else s.flows,
        definition=s.definition or base.definition,
        source=s.source or base.source,
        products=base.products if takes_product else s.products,
        categories=of_services(r.store, s.categories) if base.products == ("services",) else s.categories,
        measures=s.measures or base.measures,
    )


def _special_reading(r: Resolution) -> Reading | None:
    """Questions whose query has a shape of its own."""
    if r.frame.lists:
        return in_lists(r, resolve)
    if asks_both_flows(r.frame):
        return in_both_flows(r, resolve)
    if r.frame.sector:
        return sector_reading(r)
    if Mark.CROSSING in r.frame.marks:
        return crossing(r)
    if r.frame.everyone and not r.frame.pick:
        return against_everyone(r)
    if r.frame.excluded and not (r.frame.over or over_group(r)):
        return all_but(r)
    return per_job(r) if r.frame.per_job else None


def _asked_members(r: Resolution) -> tuple[bool, str]:
    """Whether the members of a dimension are asked for, and of which."""
    over = DIMENSIONS.get(r.frame.over, "") or over_group(r)
    if not over:
        return False, ""
    ranged = asks_members(r, over)
    if r.frame.reduce == "count" and not ranged and r.frame.over != "year":
        raise NoReadingError(Decline("unused", ("number of",), frame=r.frame))
    return ranged, over


def settle_flow(r: Resolution) -> None:
    """Take the flow that the rest implies; raises NoReadingError with a question back where several fit."""
    s, f = r.slots, r.frame
    if s.flows or (s.measures and s.measures[0] != "trade"):
        return
    if implied := _implied_flows(r):
        r.slots = replace(s, flows=implied)
        r.assumed += ["exports"] if f.over == "area" and f.move and not (s.tech or s.products) else []
        return
    tried = {flow: resolve(f.with_(slots=replace(s, flows=(flow,))), r.store) for flow in ln.FLOWS}
    sure = tuple(flow for flow, outcome in tried.items() if isinstance(outcome, Reading))
    if not sure:
        declined = [o for o in tried.values() if isinstance(o, Decline)]
        raise NoReadingError(declined[0] if declined else Clarify("subject", frame=f))
    if len(sure) == 1 and (s.source or s.definition or s.categories or f.subject):
        r.slots = replace(s, flows=sure)
        return
    raise NoReadingError(Clarify("flow", sure, f))


def _implied_flows(r: Resolution) -> tuple[str, ...]:
    """The flow of the whole, or exports for what only has these: states, sectors, members of a group."""
    s, f = r.slots, r.frame
    states = s.areas or f.everyone or f.over == "area" or (f.pick == "near" and f.subject.startswith("area"))
    groups = any(ln.is_group(r.store, "partner", code) for code in s.partners)
    if states or (groups and f.names and f.over == "partner" and not f.pick):
        return ("exports",)
    if f.base is not None and f.base.flows:
        return f.base.flows
    counted = f.reduce == "count" and not f.limits and not f.pick
    sectors = f.over == LineKind.SECTOR or _names_sector(r, s)
    return ("exports",) if counted or sectors else ()


__all__ = ["Outcome", "resolve"]
