"""Which periods and spans of moves a reading is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from facts.computing.query import Line
from facts.model import Key, MeasureKind, Period
from intents.mark import Mark
from intents.model import Decline, Frame, Limit
from intents.resolve import series as ln
from intents.resolve.state import NoReadingError, Resolution
from intents.resolve.years import (
    chosen_from,
    common_years,
    default_years,
    no_year,
    wanted_years,
    years_between,
)

DECADE = 10  # years from the first to the last

#: kinds of measures that are moves themselves, and what a frame calls them
_MOVES = {MeasureKind.GROWTH: "growth", MeasureKind.CHANGE: "change"}


def two_points(r: Resolution) -> bool:
    """Whether two points in time are named."""
    f = r.frame
    return (
        len(f.years) == 2
        or f.span is not None
        or f.whole_span
        or (f.year_word == "previous" and bool(f.years))
    )


def times_of(
    r: Resolution, lines: list[Line], ranged: bool
) -> tuple[tuple[Period, ...], tuple[tuple[Period, Period], ...]]:
    """The periods of the figures, or the spans of their moves; one of the two is empty."""
    alone = len(lines) == 1
    r.frame = f = _against_latest(r.frame) if alone else r.frame
    have = common_years(r, lines)
    main = ln.main_years(r.store, lines[0].keys[0], r.slots.source) or have
    if f.year_word == "decade" and (spans := long_periods(r, lines)):
        return spans, ()
    if f.year_word == "decade" and have and not f.move and min(have) > max(have) - DECADE:
        raise NoReadingError(no_year(r, max(have) - DECADE, have))
    if f.reduce == "sum" and f.span and not set(f.span) <= set(have) and (whole := printed_sum(r, lines)):
        return whole, ()
    moved = f.move or (f.reduce == "difference" and alone and two_points(r))
    printed = printed_span(r, lines, have) if moved else None
    if f.year_word == "decade" and f.move and have and not (printed or min(have) <= max(have) - DECADE):
        raise NoReadingError(no_year(r, max(have) - DECADE, have))
    if printed:
        return (), (printed,)
    if not have:
        return only_periods(r, lines)
    latest = max(main, default=0)
    wanted = chosen_from(r, wanted_years(r, have, main, latest))
    by_year = f.over == "year" and f.pick == "best"
    r.frame = f.with_(limits=tuple(_dated(limit, wanted) for limit in f.limits))
    spanned = f.reduce in {"times", "difference"} and alone and not (by_year or _is_earlier_held(f))
    if (f.move and f.move != "none") or spanned:
        return spans_of(r, wanted, have, latest)
    if f.over == "year" or f.trend or f.each_year:
        years = years_between(r, wanted, have if wanted else main)
    elif wanted:
        ranging = f.span or f.whole_span or f.year_word.startswith("last:")
        years = years_between(r, wanted, have) if ranging else wanted
    else:
        years = default_years(r, main, latest, alone and not ranged)
    return tuple(Period.year(y) for y in years), ()


def _against_latest(f: Frame) -> Frame:
    """The frame with the latest year held against the one named: "are chip exports higher than in 2018"."""
    said = f.claim and f.reduce == "winner" and Mark.THAN in f.marks and not (f.limits or f.span)
    one = len(f.years) == 1 and f.year_word in ("", "latest")
    return f.with_(year_word="latest_and") if said and one else f


def _is_earlier_held(f: Frame) -> bool:
    """Whether an earlier year is held against a later one: "how much more in 2019 than in 2020"."""
    held = f.reduce == "difference" and Mark.COMPARES in f.marks and not f.deficit
    return held and len(f.years) == 2 and f.years[0] < f.years[1]


def _dated(limit: Limit, wanted: Sequence[int]) -> Limit:
    """A limit in the first or last of the years meant, with that year."""
    ends = {1: wanted[0], -1: wanted[-1]} if wanted else {}
    return replace(limit, year=ends.get(limit.year or 0, limit.year))


def long_periods(r: Resolution, lines: list[Line]) -> tuple[Period, ...]:
    """The longest printed period of several years, empty where there is none."""
    for line in lines:
        shares = [
            m.code for m in r.store.measures if m.base == line.keys[0].measure and m.kind is MeasureKind.SHARE
        ]
        if r.frame.level == "share":
            spans = [
                p
                for code in shares
                for p in r.store.periods(line.keys[0].with_(measure=code))
                if not p.is_year
            ]
            if spans:
                return (spans[0],)
        for measure in (line.keys[0].measure, f"{line.keys[0].measure}_sum"):
            key = line.keys[0].with_(measure=measure)
            spans = [p for p in r.store.periods(key) if not p.is_year]
            if spans:
                lines[0] = Line(line.label, (key,))
                return (max(spans, key=lambda p: p.end - p.start),)
    return ()


def printed_sum(r: Resolution, lines: list[Line]) -> tuple[Period, ...]:
    """The period of several years asked for, where a source prints the sum of a line over it."""
    key = lines[0].keys[0]
    key = key.with_(measure=f"{key.measure}_sum")
    found = tuple(p for p in r.store.periods(key) if (p.start, p.end) == r.frame.span)
    if found and len(lines) == 1:
        lines[0] = Line(lines[0].label, (key,))
    return found if len(lines) == 1 else ()


def only_periods(
    r: Resolution, lines: list[Line]
) -> tuple[tuple[Period, ...], tuple[tuple[Period, Period], ...]]:
    """The last period of a series that has no single years, or the one with the years asked for."""
    spans = r.store.periods(lines[0].keys[0])
    if not spans:
        raise NoReadingError(Decline("no_periods", (lines[0].label,), frame=r.frame))
    wanted = r.wanted_years or tuple(year for year in r.frame.span or () if year > 1)
    if wanted:
        fitting = [p for p in spans if set(wanted) <= {p.start, p.end}]
        if not fitting:
            raise NoReadingError(no_year(r, wanted[0], tuple(p.end for p in spans)))
        return (fitting[-1],), ()
    return (spans[-1],), ()


def printed_span(r: Resolution, lines: list[Line], have: Sequence[int]) -> tuple[Period, Period] | None:
    """The years of a growth or change that a source prints without the levels behind it."""
    f = r.frame
    asked = f.span or (tuple(sorted(f.years)) if len(f.years) == 2 else None)
    first, *rest = lines
    base = first.keys[0].measure
    moves = r.store.derived(base, *_MOVES) if all(line.keys[0].measure == base for line in rest) else ()
    for measure in sorted(moves, key=lambda m: _MOVES[m.kind] != f.move):
        key = first.keys[0].with_(measure=measure.code)
        for span in r.store.periods(key):
            if span.is_year or {span.start, span.end} <= set(have):
                continue
            fits = asked in {(span.start, span.end), (span.start, 0)} or (
                not asked and not f.years and r.slots.source == source_of(r, key, span)
            )
            if fits and all(_has_period(r, line, measure.code, span) for line in rest):
                r.frame = f.with_(move=_MOVES[measure.kind])
                return Period.year(span.start), Period.year(span.end)
    return None


def _has_period(r: Resolution, line: Line, measure: str, period: Period) -> bool:
    """Whether a measure of a line is printed for a period."""
    return r.store.get(line.keys[0].with_(measure=measure), period) is not None


def source_of(r: Resolution, key: Key, period: Period) -> str:
    """The document that a figure is taken from, "" where there is no such figure."""
    cell = r.store.get(key, period)
    return cell.place.source if cell else ""


def spans_of(
    r: Resolution, wanted: Sequence[int], have: Sequence[int], latest: int
) -> tuple[tuple[Period, ...], tuple[tuple[Period, Period], ...]]:
    """The spans that a move is taken over: year by year, between two points, or from the year before."""
    f = r.frame
    if f.each_year and len(f.years) > 1 and not f.trend and not f.span:
        return (), tuple((Period.year(y - 1), Period.year(y)) for y in _moved_years(r, wanted, have))
    if f.over == "year" or f.each_year or f.trend:
        years = years_between(r, wanted, have) if len(wanted) > 1 else tuple(have)
        near = (pair for pair in pairwise(years) if f.over != "year" or pair[1] - pair[0] == 1)
        return (), tuple((Period.year(a), Period.year(b)) for a, b in near)
    if len(wanted) >= 2:
        start, end = min(wanted), max(wanted)
    else:
        end = wanted[0] if wanted else latest
        start = end - 1
        if not wanted and not f.year_word:
            only_two = start not in have and len(have) == 2  # "jobs added", where 2001 and 2018 are all
            start = min(have) if only_two else start
            r.assumed.append("all_years" if only_two else "latest_growth")
        if start not in have:
            if printed_move(r, end):
                return (), ((Period.year(start), Period.year(end)),)
            raise NoReadingError(no_year(r, start, have))
    return (), ((Period.year(start), Period.year(end)),)


def _moved_years(r: Resolution, wanted: Sequence[int], have: Sequence[int]) -> tuple[int, ...]:
    """The years whose own moves are asked for; raises NoReadingError where the year before one is missing."""
    for year in wanted:
        if year - 1 not in have:
            raise NoReadingError(no_year(r, year - 1, have))
    return tuple(wanted)


def printed_move(r: Resolution, end: int) -> bool:
    """Whether any source prints a growth or change up to a year."""
    return any(
        p.end == end
        for m in r.store.measures
        if m.kind in (MeasureKind.GROWTH, MeasureKind.CHANGE)
        for k in r.store.keys(measure=m.code)
        for p in r.store.periods(k)
    )


def sums_moves(f: Frame) -> bool:
    """Whether moves are added up, which only dollars can be: "how much did they gain together?"."""
    return f.reduce == "sum" and f.pick != "best" and all(limit.unit != "percent" for limit in f.limits)
