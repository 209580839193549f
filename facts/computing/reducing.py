"""What is made of the kept figures: each of them, a sum, a mean, a count, a difference, a winner."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from facts.computing import operations
from facts.computing.figures import Figure, Figures, Undefined, joined
from facts.computing.picking import are_ranks, ordered
from facts.computing.printings import added_up
from facts.computing.query import Move, Query, Reduce
from facts.store import Store


@dataclass(frozen=True, slots=True)
class Reduced:
    """The figures of an answer, and the names that go with them."""

    figures: Figures  # the result first, then what it was made of where that is shown beside it
    names: tuple[str, ...]


def each(kept: Figures, query: Query, _store: Store) -> Reduced:
    """Every figure."""
    return Reduced(kept, names_of(kept, query))


def count(kept: Figures, query: Query, _store: Store) -> Reduced:
    """How many there are."""
    formula = f"count of {len(kept)}"
    counted = Figure(float(len(kept)), "count", inputs=joined(kept), formula=formula)
    return Reduced((counted,), names_of(kept, query))


def winner(kept: Figures, query: Query, _store: Store) -> Reduced:
    """The greatest (or least) named first; for a claim the figures stay in the order said."""
    in_order = by_size(kept, query)
    return Reduced(kept if query.claim else in_order, names_of(in_order, query))


def share_of_whole(kept: Figures, query: Query, store: Store) -> Reduced | Undefined:
    """The sum of what is kept as percent of the query's whole, with that sum."""
    part = operations.total(kept)
    if isinstance(part, Undefined):
        return part
    whole = added_up(query.whole, query.whole_label, query.periods[-1], store, query.source)
    if not isinstance(whole, Figure):
        return Undefined("The whole is not in the store.")
    got = operations.share(part, whole)
    return got if isinstance(got, Undefined) else Reduced((got, part), names_of(kept, query))


def median(kept: Figures, query: Query, _store: Store) -> Reduced | Undefined:
    """The middle figure, with the name of the line that has it."""
    got = operations.median(kept)
    if isinstance(got, Undefined):
        return got
    owners = tuple(figure for figure in kept if figure.value == got.value)[:1]
    label = owners[0].label if owners else ""
    return Reduced((replace(got, label=label),), names_of(owners, query))


def whole_series(kept: Figures, query: Query, _store: Store) -> Reduced | Undefined:
    """One figure of all: a sum or a mean."""
    got = operations.OF_SERIES[query.reduce](kept)
    return got if isinstance(got, Undefined) else Reduced((got,), names_of(kept, query))


def pair(kept: Figures, query: Query, _store: Store) -> Reduced | Undefined:
    """The difference or the ratio of two figures, with both; a gap has no sign."""
    if len(kept) != 2:
        return Undefined(f"A {query.reduce.value} needs two figures, not {len(kept)}.")
    held = tuple(map(operations.size, kept)) if query.sizes else kept
    got = _of_pair(held, query)
    if isinstance(got, Figure) and query.absolute and got.value < 0:
        got = _of_pair(held[::-1], query)
    return got if isinstance(got, Undefined) else Reduced((got, *kept), names_of(kept, query))


def _of_pair(held: Figures, query: Query) -> Figure | Undefined:
    """What is made of two figures; by what percent the first is below the second is positive where it is."""
    got = operations.OF_PAIR[query.reduce](*held)
    if isinstance(got, Undefined) or query.reduce is not Reduce.EXCESS:
        return got
    less = query.pick.descending is query.deficit
    return replace(got, label="", value=-got.value if less else got.value)


#: what each reduction does; a new one is added here and to Reduce
REDUCTIONS: Mapping[Reduce, Callable[[Figures, Query, Store], Reduced | Undefined]] = {
    Reduce.EACH: each,
    Reduce.SUM: whole_series,
    Reduce.MEAN: whole_series,
    Reduce.MEDIAN: median,
    Reduce.COUNT: count,
    Reduce.DIFFERENCE: pair,
    Reduce.RATIO: pair,
    Reduce.EXCESS: pair,
    Reduce.SHARE: share_of_whole,
    Reduce.WINNER: winner,
}


def by_size(figures: Figures, query: Query) -> Figures:
    """Greatest (or least) first; a deficit is the greater the lower its balance, a rank the better."""
    if query.sizes:
        return tuple(sorted(figures, key=lambda figure: abs(figure.value), reverse=query.pick.descending))
    is_by_deficit = query.deficit and query.move is Move.NONE and not are_ranks(figures)
    return ordered(figures, query.pick.descending is not is_by_deficit)


def names_of(figures: Figures, query: Query) -> tuple[str, ...]:
    """The names of figures, each once."""
    return tuple(dict.fromkeys(name for figure in figures if (name := _name(figure, query))))


def _name(figure: Figure, query: Query) -> str:
    """The printed name of the line, in full, or the year where years are chosen from."""
    if query.by_time:
        return figure.period
    printed = figure.inputs[0].name(query.over) if query.over and len(figure.inputs) in (1, 2) else ""
    is_short = printed.endswith(".") or figure.label.startswith(printed)
    return figure.label if is_short else printed
