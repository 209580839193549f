"""The level of a line in a period: its value, its share of a base, or how many times the base it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from facts.computing import operations
from facts.computing.figures import Figure, Undefined
from facts.computing.outcomes import Cell
from facts.computing.printings import added_up, derived_print, print_alone, with_print
from facts.computing.query import Level, Line, Query
from facts.model import MeasureKind, Observation, Period
from facts.store import Store


def value(line: Line, period: Period, query: Query, store: Store) -> Cell:
    """The value of a line, its series added up."""
    return Cell(added_up(line.keys, line.label, period, store, query.source))


def share(line: Line, period: Period, query: Query, store: Store) -> Cell:
    """A line as percent of its base, beside the printed share; that one alone where a level is missing."""
    of_all = all(store.is_nation(key.area) and not key.partner for key in line.base)  # as those printed are
    printed = derived_print(store, line, MeasureKind.SHARE, period) if of_all else None
    return _of_base(line, period, query, store, printed)


def ratio(line: Line, period: Period, query: Query, store: Store) -> Cell:
    """A line as a multiple of its base."""
    return _of_base(line, period, query, store, None)


#: how each level is taken; ranks need their peers and are in facts.ranking
LEVELS: Mapping[Level, Callable[[Line, Period, Query, Store], Cell]] = {
    Level.VALUE: value,
    Level.SHARE: share,
    Level.RATIO: ratio,
}


def _of_base(line: Line, period: Period, query: Query, store: Store, printed: Observation | None) -> Cell:
    part = value(line, period, query, store).result
    whole = added_up(line.base, query.whole_label, period, store, query.source) if line.base else None
    if isinstance(part, Figure) and isinstance(whole, Figure):
        got = operations.OF_BASE[query.level](part, whole)
        if isinstance(got, Figure):
            got = with_print(got, line.label, str(period), printed)
        return Cell(got, (part, whole))
    if printed is not None:
        return Cell(print_alone(printed, line.label))
    if not isinstance(part, Figure):
        return Cell(part)
    return Cell(whole if whole is not None else Undefined("There is no base to take a share of."))
