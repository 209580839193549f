"""A line between two periods: change, growth, compound growth, multiple."""

from __future__ import annotations

from dataclasses import replace

from facts.computing import operations
from facts.computing.figures import Figure, Undefined, span_text
from facts.computing.levels import LEVELS
from facts.computing.outcomes import Cell
from facts.computing.printings import derived_print, print_alone, with_print
from facts.computing.query import Level, Line, Move, Query
from facts.model import MeasureKind, Observation, Period
from facts.store import Store

#: the moves that sources print themselves
_PRINTED = {Move.GROWTH: MeasureKind.GROWTH, Move.CHANGE: MeasureKind.CHANGE}


def moved(line: Line, start: Period, end: Period, query: Query, store: Store) -> Cell:
    """What the query's move makes of a line between two periods, beside the source's own figure for it.

    Where a source prints the move, levels of two documents are not put together: the print stands alone.
    """
    take = LEVELS[query.level]
    before, after = take(line, start, query, store).result, take(line, end, query, store).result
    printed = _printed_move(line, start, end, query, store)
    if (
        isinstance(before, Figure)
        and isinstance(after, Figure)
        and not (printed and _is_mixed(before, after))
    ):
        got = between(before, after, end.start - start.start, query)
        if isinstance(got, Undefined):
            return Cell(replace(got, label=line.label), (before, after))
        return Cell(with_print(got, line.label, span_text(start, end), printed), (before, after))
    if printed and query.source in ("", printed.place.source):
        return Cell(_alone(printed, line, query))
    support = tuple(figure for figure in (before, after) if isinstance(figure, Figure))
    return Cell(after if isinstance(before, Figure) else before, support)


def between(before: Figure, after: Figure, years: int, query: Query) -> Figure | Undefined:
    """The move from one figure to a later one; the change of a deficit counts its size."""
    if query.move is Move.CHANGE and query.deficit and not query.narrowing:
        before, after = after, before
    return operations.MOVES[query.move](before, after, years)


def _printed_move(line: Line, start: Period, end: Period, query: Query, store: Store) -> Observation | None:
    kind = _PRINTED.get(query.move)
    if kind is None or end <= start or query.level is not Level.VALUE:
        return None
    printed = derived_print(store, line, kind, Period(start.start, end.end))
    if printed is None and end.start - start.start == 1:
        printed = derived_print(store, line, kind, end)
    return printed


def _is_mixed(*figures: Figure) -> bool:
    return len({cell.place.source for figure in figures for cell in figure.inputs}) > 1


def _alone(printed: Observation, line: Line, query: Query) -> Figure:
    figure = print_alone(printed, line.label)
    if query.deficit and query.move is Move.CHANGE:
        return replace(figure, value=-figure.value, published=-printed.value)
    return figure
