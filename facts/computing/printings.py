"""Printed figures as figures of a reply: look-ups, sums of lines, and what a source derives itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from facts.computing import operations
from facts.computing.figures import Figure, Undefined
from facts.computing.outcomes import NoData
from facts.computing.query import Line
from facts.model import Key, MeasureKind, Observation, Period
from facts.store import Store
from facts.units import reply_unit


def look_up(store: Store, key: Key, period: Period, source: str = "") -> Observation | None:
    """The finest printing of a figure, of one source only where that is asked."""
    if not source:
        return store.get(key, period)
    return next((cell for cell in store.printings(key, period) if cell.place.source == source), None)


@lru_cache(maxsize=4096)
def figure_of(cell: Observation, label: str) -> Figure:
    """A printed cell as a figure, the same one every time: a ranking takes all of them."""
    return Figure(cell.value, reply_unit(cell.unit), label, str(cell.period), inputs=(cell,))


def added_up(
    keys: Sequence[Key], label: str, period: Period, store: Store, source: str = ""
) -> Figure | Undefined | NoData:
    """The sum of several series in a period; NoData with the years of the first that has none there."""
    parts: list[Figure] = []
    for key in keys:
        cell = look_up(store, key, period, source)
        if cell is None:
            return NoData("period", Line(label, tuple(keys)), period, store.periods(key))
        parts.append(figure_of(cell, label))
    if len(parts) == 1:
        return parts[0]  # a single rank is no sum of ranks
    got = operations.total(parts)
    return got if isinstance(got, Undefined) else replace(got, label=label, period=str(period))


def derived_print(store: Store, line: Line, kind: MeasureKind, period: Period) -> Observation | None:
    """The source's own growth, share, change or rank of a line of one series, where it prints one."""
    return store.derived_print(line.keys[0], kind, period) if len(line.keys) == 1 else None


def with_print(figure: Figure, label: str, period: str, printed: Observation | None) -> Figure:
    """A computed figure with its line and period, beside the source's own for the same thing."""
    published, printed_by = (
        (figure.published, figure.printed_by) if printed is None else (printed.value, (printed,))
    )
    return Figure(
        figure.value, figure.unit, label, period, published, figure.inputs, printed_by, figure.formula
    )


def print_alone(printed: Observation, label: str) -> Figure:
    """A derived figure that only the source gives: its levels are not printed."""
    return replace(figure_of(printed, label), published=printed.value)
