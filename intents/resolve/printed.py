"""Figures that a document prints itself where no table has them: a first year, a count of places."""

from __future__ import annotations

from dataclasses import replace

from facts.model import HOME, Balance, Dimension, Flow, LineKind, Measure, MeasureKind, Shared
from intents.mark import Mark
from intents.model import Decline, Slots
from intents.resolve.state import NoReadingError, Resolution

_NINETIES = (1990, 1999)


def settle_job_words(r: Resolution) -> None:
    """Beside another measure that counts jobs the word only says what is counted: "jobs in NAICS 334"."""
    measures = r.slots.measures
    others = tuple(m for m in measures if m != Shared.JOBS and _counts_jobs_apart(r, m))
    if others and r.slots.flows:
        raise NoReadingError(Decline("no_figure", frame=r.frame))  # an industry's exports are no jobs
    if others and len(others) < len(measures):
        r.slots = replace(r.slots, measures=others)


def _counts_jobs_apart(r: Resolution, code: str) -> bool:
    measure = r.store.measure(code)
    return measure.unit == "job" and Shared.JOBS not in (code, measure.base)


def settle_first_time(r: Resolution) -> None:
    """The year of the first deficit of a category where a document prints it: its table may begin later."""
    f, s = r.frame, r.slots
    plain = s.flows == ("balance",) and f.deficit and not (s.partners or f.years or f.span or f.move)
    if f.first_time != "first" or len(s.categories) != 1 or not plain:
        return
    own = [c.partition("/")[2] for c in s.categories[0].split("|")]
    dated = [m.code for m in r.store.measures if m.balance is Balance.DEFICIT and m.unit == "year"]
    found = tuple(m for m in dated for c in own if r.store.keys(measure=m, category=c))[:1]
    if found:
        r.slots = replace(s, measures=found)
        r.frame = f.with_(pick="", over="", limits=(), first_time="", deficit=False, names=False)


def settle_top_three(r: Resolution) -> None:
    """In how many areas a partner is one of the first three is printed; the ranking of each area is not."""
    f, s = r.frame, r.slots
    counted = f.over == LineKind.TECHNOLOGY_AREA and f.reduce == "count" and f.pick == "best"
    if counted and s.partners and s.flows == ("exports",) and not (s.measures or s.categories):
        r.slots = replace(s, measures=_counts_of_places(r, f.places))


def _counts_of_places(r: Resolution, places: tuple[int, int] | None) -> tuple[str, ...]:
    """The measure that counts the categories in which something has one of these places."""
    counts = ((m.code, m.places) for m in r.store.measures if m.places is not None)
    found = (code for code, p in counts if p.along is Dimension.CATEGORY and (p.first, p.last) == places)
    return tuple(found)[:1]


def settle_over_years(r: Resolution) -> None:
    """A sum or a count over several years that is printed for just these years."""
    f, s = r.frame, r.slots
    if not f.span or s.measures or s.areas or s.partners or f.level or f.move:
        return
    counted = f.over == LineKind.TECHNOLOGY_AREA and f.reduce == "count" and (f.deficit or f.surplus)
    summed = f.reduce == "sum" or (s.total and not f.over)
    found = _counts_of_signs(r) if counted else _sums_over(r) if summed else ()
    if found:
        r.slots = replace(s, measures=found)
        marks = tuple(mark for mark in f.marks if mark is not Mark.COMPARES)  # the sign is what is counted by
        r.frame = f.with_(
            pick="", over="", limits=(), reduce="", deficit=False, surplus=False, every=False, marks=marks
        )


def settle_areas_counted(r: Resolution) -> None:
    """How many areas a document tells apart, where it says so: "how many sub-sectors are there at CPA"."""
    f, s = r.frame, r.slots
    s = replace(s, flows=()) if len(s.flows) == len(Flow) else s  # "advanced technology trade", of no flow
    if f.over != LineKind.TECHNOLOGY_AREA or f.reduce != "count" or {*s.named} - {"source", "definition"}:
        return
    counts = [m.code for m in r.store.measures if m.kind is MeasureKind.COUNT and _counts_all(r, m)]
    if len(counts) == 1 and not (f.pick or f.limits):
        r.slots = replace(s, measures=tuple(counts))


def _counts_all(r: Resolution, measure: Measure) -> bool:
    """Whether a count is one of all lines, without a flow, that the named document prints."""
    plain = not (measure.balance or measure.places)
    keys = r.store.keys(measure=measure.code, flow="", partner="", category="", area=HOME) if plain else ()
    cells = (cell for key in keys for p in r.store.periods(key) for cell in r.store.printings(key, p))
    return any(cell.place.source == r.slots.source for cell in cells)


def counted_in_nineties(r: Resolution) -> bool:
    """Whether areas with a deficit or a surplus are counted in the 1990s, for which the text has a number."""
    f, s = r.frame, r.slots
    if (sign := _sign_asked(r)) is not None:
        r.frame = f = f.with_(surplus=sign is Balance.SURPLUS, deficit=sign is Balance.DEFICIT)
    over = f.over == LineKind.TECHNOLOGY_AREA and f.reduce == "count" and (f.deficit or f.surplus)
    named = [r.store.measure(code).balance for code in s.measures if r.store.measure(code).unit == "count"]
    counted = bool(over or any(named)) and not (s.categories or s.partners or s.areas)
    if counted:
        r.frame = f.with_(span=_NINETIES, year_word="")
    return counted


def _sign_asked(r: Resolution) -> Balance | None:
    """The sign of a balance that is asked for by its limit: "sold more than they bought"."""
    f = r.frame
    signs = [limit.compare for limit in f.limits if limit.value == 0 and r.slots.flows == ("balance",)]
    if f.surplus or f.deficit or len(signs) != 1:
        return None
    return {">": Balance.SURPLUS, "<": Balance.DEFICIT}.get(signs[0])


def _counts_of_signs(r: Resolution) -> tuple[str, ...]:
    """The measure that counts the lines with a deficit or a surplus in a span of years."""
    sign = Balance.DEFICIT if r.frame.deficit else Balance.SURPLUS
    counts = (m.code for m in r.store.measures if m.balance is sign and m.kind is MeasureKind.COUNT)
    return tuple(code for code in counts if _covers(r, measure=code))


def _sums_over(r: Resolution) -> tuple[str, ...]:
    """The measure that adds up a category or kind of product over a span of years."""
    s = r.slots
    own = [c.partition("/")[2] for name in s.categories for c in name.split("|")] or [""]
    sums = (m.code for m in r.store.measures if m.unit == "USD" and m.code.endswith("_sum"))
    flow = next(iter(s.flows), "exports")
    return tuple(m for m in sums if any(_covers(r, measure=m, flow=flow, category=c) for c in own))[:1]


def _covers(r: Resolution, **codes: str) -> bool:
    """Whether a figure with these codes is printed for the span that is asked for."""
    start, end = r.frame.span or (0, 0)
    spans = (period for key in r.store.keys(**codes) for period in r.store.periods(key))
    return any(not p.is_year and p.start == start and end in (0, p.end) for p in spans)


def settle_percent(r: Resolution) -> None:
    """A measure that is itself a share or a difference is neither shared nor set against anything."""
    f, base = r.frame, r.frame.base
    if base is not None and f.level == "share" and _is_percentage(r, base):
        r.slots = replace(r.slots.merged(base), flows=())
        r.frame = f = f.with_(level="", base=None, slots=r.slots)
    kinds = {r.store.measure(code).kind for code in r.slots.measures}
    told = kinds <= {MeasureKind.GROWTH, MeasureKind.CHANGE, MeasureKind.OTHER} and len(kinds) == 1
    if told and f.reduce in {"difference", "times"} and len(r.slots.measures) == 1 and len(f.years) < 2:
        r.frame = f.with_(reduce="")
    _tell_both_ends(r)
    _set_in_percent(r)


def _tell_both_ends(r: Resolution) -> None:
    """A printed range is told with both its ends, and no figure is held against it."""
    upper = r.store.measure(r.slots.measures[0]).upper if len(r.slots.measures) == 1 else ""
    if upper:
        r.slots = replace(r.slots, measures=(*r.slots.measures, upper), total=False, summed="")
        r.frame = r.frame.with_(limits=(), claim=False, reduce="")


def _set_in_percent(r: Resolution) -> None:
    """The ratio of two flows in several years is the one in percent of the other, year by year."""
    f, flows = r.frame, r.slots.flows
    if f.reduce == "times" and len(flows) == 2 and not f.limits and (f.span or len(f.years) > 1):
        part, whole = flows[::-1] if Mark.REVERSED in f.marks else flows
        r.slots = replace(r.slots, flows=(part,))
        move = {"move": "open", "trend": False} if Mark.MOVED in f.marks else {}
        r.frame = f.with_(reduce="", level="share", base=Slots(flows=(whole,)), **move)


def _is_percentage(r: Resolution, base: Slots) -> bool:
    """Whether the whole of a share is one measure in percent, and nothing else is measured."""
    named = base.measures or (r.slots.measures if base.named == ("total",) else ())
    alone = len(named) == 1 and {*r.slots.measures} <= {*named}
    return alone and r.store.measure(named[0]).unit == "percent"
