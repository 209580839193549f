"""The years in which one line stands above another: "the first year that China sold more than Japan"."""

from __future__ import annotations

from facts.computing.query import Compare, Condition, Level, Line, Pick, PickKind, Query, Reduce
from facts.model import Period
from intents.model import Decline, Reading
from intents.resolve.lines import lines_of
from intents.resolve.periods import times_of
from intents.resolve.state import NoReadingError, Resolution


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
    if not any(_is_above(r, first, second, period) for period in periods):
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


def _is_above(r: Resolution, first: Line, second: Line, period: Period) -> bool:
    """Whether the lines stand in a year as the words say."""
    one, other = (r.store.get(line.keys[0], period) for line in (first, second))
    if one is None or other is None:
        return False
    return one.value < other.value if r.frame.order == "min" else one.value > other.value


def _condition(order: str) -> Condition:
    """More than once the other line, or less."""
    return Condition(Compare.UNDER if order == "min" else Compare.OVER, 1.0)
