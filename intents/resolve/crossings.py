"""The years in which one line stands above another: "the first year that China sold more than Japan"."""

from __future__ import annotations

from collections.abc import Sequence

from facts.computing.query import Claim, Compare, Condition, Level, Line, Pick, PickKind, Query, Reduce
from facts.model import Period
from intents.model import Decline, Reading
from intents.resolve.lines import lines_of
from intents.resolve.members import peers_of
from intents.resolve.periods import times_of
from intents.resolve.state import NoReadingError, Resolution
from intents.resolve.years import no_year

Years = tuple[Period, ...]


def crossing(r: Resolution) -> Reading:
    """The years in which the first line is above the second, or below it, as a multiple of it.

    Raises NoReadingError for balances, which may be below zero, and for anything but two series.
    """
    f, lines = r.frame, lines_of(r)
    if (
        len(lines) != 2
        or "balance" in r.slots.flows
        or f.level
        or f.move
        or any(len(line.keys) != 1 for line in lines)
    ):
        raise NoReadingError(Decline("unused", ("year",), frame=f))
    first, second = lines
    periods, _ = times_of(r, lines, False)
    if f.peak:
        return _claimed(r, lines, periods)
    if not any(_is_above(r, *_upper_first(r, lines), period) for period in periods):
        raise NoReadingError(Decline("unused", ("year",), frame=f))
    query = Query(
        (Line(first.label, first.keys, second.keys),),
        periods,
        level=Level.RATIO,
        pick=Pick(PickKind.WHERE, conditions=(_condition(f.order),)),
        reduce=Reduce.COUNT if f.reduce == "count" else Reduce.EACH,
        names_first=True,
        by_time=True,
        source=r.slots.source,
        whole_label=second.label,
    )
    return Reading(query, f.with_(slots=r.slots), tuple(dict.fromkeys(r.assumed)), tuple(r.others))


def _claimed(r: Resolution, lines: Sequence[Line], periods: Years) -> Reading:
    """Both lines in the year in which one is said to have passed the other, and when it did.

    Raises NoReadingError where the year before is not known, or another had the place that is claimed.
    """
    f, have = r.frame, tuple(period.start for period in periods)
    first, second = _upper_first(r, lines)
    if missing := [year for year in (f.peak, f.peak - 1) if year not in have]:
        raise NoReadingError(no_year(r, missing[0], have))
    if f.places and not _has_place(r, first, f.peak):
        raise NoReadingError(Decline("unused", ("ranking",), frame=f))
    since = _passed_in(r, (first, second), periods)
    claim = Claim(winner=first.label, since=str(since) if since else "")
    query = Query(
        tuple(lines), (Period.year(f.peak),), reduce=Reduce.WINNER, source=r.slots.source, claim=claim
    )
    return Reading(query, f.with_(slots=r.slots), tuple(dict.fromkeys(r.assumed)), tuple(r.others))


def _passed_in(r: Resolution, lines: tuple[Line, Line], periods: Years) -> int:
    """The year of the crossing that a claim means: its own, the last before it, or the first after; 0."""
    year, above = r.frame.peak, [p.start for p in periods if _is_above(r, *lines, p)]
    crossed = [at for at in above if at - 1 not in above]
    earlier = [at for at in crossed if at <= year] if year in above else []
    return max(earlier) if earlier else min((at for at in crossed if at > year), default=0)


def _has_place(r: Resolution, line: Line, year: int) -> bool:
    """Whether a line has the place of the frame in a year."""
    cells = [r.store.get(peer.keys[0], Period.year(year)) for peer in peers_of(r, [line])]
    own = r.store.get(line.keys[0], Period.year(year))
    above = sum(own is not None and cell is not None and cell.value > own.value for cell in cells)
    return r.frame.places == (above + 1, above + 1)


def _upper_first(r: Resolution, lines: Sequence[Line]) -> tuple[Line, Line]:
    """The two lines, the one said to be above the other first."""
    first, second = lines
    return (second, first) if r.frame.order == "min" else (first, second)


def _is_above(r: Resolution, first: Line, second: Line, period: Period) -> bool:
    """Whether the first line is above the second in a year."""
    one, other = (r.store.get(line.keys[0], period) for line in (first, second))
    if one is None or other is None:
        return False
    return one.value > other.value


def _condition(order: str) -> Condition:
    """More than once the other line, or less."""
    return Condition(Compare.UNDER if order == "min" else Compare.OVER, 1.0)
