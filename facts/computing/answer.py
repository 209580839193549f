"""Query -> Answer | NoData: cells are taken, picked and reduced, with every input kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facts.computing.claims import verdict
from facts.computing.figures import Figure, Undefined
from facts.computing.levels import LEVELS
from facts.computing.moves import moved
from facts.computing.outcomes import Answer, Cell, NoData
from facts.computing.picking import PICKS, meets
from facts.computing.query import Level, Move, Pick, PickKind, Query, Reduce
from facts.computing.ranking import holders, ranks
from facts.computing.reducing import REDUCTIONS
from facts.model import Period
from facts.store import Store

__all__ = ["Answer", "NoData", "compute"]


def compute(query: Query, store: Store) -> Answer | NoData:
    """Run a query.

    A missing cell ends it, except where lines are chosen among or counted: there it is left out. Undefined
    cells are left out with their reasons as remarks, and a remark tells what is computed from a bound.
    """
    cells = _cells(query, store)
    usable = tuple(cell.result for cell in cells if isinstance(cell.result, Figure))
    if missing := _missing(cells, usable, query):
        return missing
    query = _of_none(query, usable)
    kept = PICKS[query.pick.kind](usable, query)
    if isinstance(kept, NoData):
        return kept
    lists = tuple(compute(other, store) for other in query.beside)
    if failed := next((one for one in lists if isinstance(one, NoData)), None):
        return failed
    others = tuple(one for one in lists if isinstance(one, Answer))
    kept = _listed(kept, others, query.apart)
    reduced = REDUCTIONS[query.reduce](kept, query, store)
    if isinstance(reduced, Undefined):
        return NoData(reduced.reason)
    beside = (f for other in others for f in other.figures if not query.apart and f.label in _labels(kept))
    support = tuple(dict.fromkeys((*(figure for cell in cells for figure in cell.support), *beside)))
    remarks = (*_undefined(cells), *_hedges(reduced.figures))
    own = tuple(dict.fromkeys(reduced.names))
    answer = Answer(query, reduced.figures, own, usable, support, remarks=remarks)
    truth = verdict(query.claim, answer)
    if truth and query.claim is not None and query.claim.way:
        truth = _went(answer, query.claim.way, store)
    if truth is None:
        return answer
    held = holders(query, store) if truth is False else ()
    names = tuple(dict.fromkeys((*own, *(figure.label for figure in held))))
    support = tuple(dict.fromkeys((*support, *held)))
    return replace(answer, verdict=truth, names=names, support=support)


def _of_none(query: Query, usable: Sequence[Figure]) -> Query:
    """The query for years with the sign chosen among, where none has it: "when did the surplus peak"."""
    pick = query.pick
    chosen = pick.kind is PickKind.BEST and query.reduce is Reduce.EACH and query.claim is None
    chosen = chosen and query.by_time and query.move is Move.NONE  # other lists may be incomplete
    if not (chosen and pick.conditions) or any(meets(figure, pick.conditions) for figure in usable):
        return query
    return replace(query, pick=Pick(PickKind.WHERE, conditions=pick.conditions))


def _went(answer: Answer, way: str, store: Store) -> bool | None:
    """Whether a level was reached the way that is said, from the year before; None where that has none."""
    query = answer.query
    if len(query.lines) != 1 or len(query.periods) != 1:
        return None
    earlier = compute(replace(query, periods=(Period.year(query.periods[0].start - 1),), claim=None), store)
    if isinstance(earlier, NoData):
        return None
    sign = -1 if query.deficit else 1
    rise = sign * (answer.figures[0].value - earlier.figures[0].value)
    return rise < 0 if way == "down" else rise > 0


def _listed(kept: tuple[Figure, ...], others: Sequence[Answer], apart: bool) -> tuple[Figure, ...]:
    """The figures of what the other lists have too, or have not."""
    if not others:
        return kept
    lists = [_labels(other.figures) for other in others]
    return tuple(f for f in kept if all((f.label in labels) is not apart for labels in lists))


def _labels(figures: Sequence[Figure]) -> frozenset[str]:
    return frozenset(figure.label for figure in figures)


def _cells(query: Query, store: Store) -> tuple[Cell, ...]:
    """One cell a line and period, or a line and span."""
    if query.level is Level.RANK:
        return ranks(query, store)
    if query.move is not Move.NONE:
        return tuple(
            moved(line, start, end, query, store) for line in query.lines for start, end in query.spans
        )
    take = LEVELS[query.level]
    return tuple(
        take(line, period, query, store) for line in query.lines for period in line.periods or query.periods
    )


def _missing(cells: Sequence[Cell], usable: Sequence[Figure], query: Query) -> NoData | None:
    missing = next((cell.result for cell in cells if isinstance(cell.result, NoData)), None)
    chooses = query.pick.kind is not PickKind.ALL or query.reduce in (Reduce.COUNT, Reduce.MEDIAN)
    if missing is not None and not (usable and chooses):
        return missing
    if not usable:
        return NoData(next(iter(_undefined(cells)), "There is nothing to compute."))
    return None


def _undefined(cells: Sequence[Cell]) -> tuple[str, ...]:
    """The reasons of undefined cells, each once."""
    reasons = (cell.result.reason for cell in cells if isinstance(cell.result, Undefined))
    return tuple(dict.fromkeys(reasons))


def _hedges(figures: Sequence[Figure]) -> tuple[str, ...]:
    """What was computed from a figure that its source hedges: "over $21 billion"."""
    computed = [f for f in figures if f.formula and f.unit not in ("count", "rank")]
    hedged = dict.fromkeys(cell for figure in computed for cell in figure.inputs if cell.bound)
    return tuple(
        f"The figure of {cell.period} is printed as {cell.bound.value} {cell.printed}, and what is computed "
        "from it is no more exact."
        for cell in hedged
    )
