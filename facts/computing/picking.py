"""Which of the computed figures are kept, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from facts.computing.figures import Figure, Figures
from facts.computing.outcomes import NoData
from facts.computing.query import Condition, PickKind, Query


def keep_all(figures: Figures, _query: Query) -> Figures:
    """Everything, in the order asked."""
    return figures


def best(figures: Figures, query: Query) -> Figures | NoData:
    """The places `first` to `last` of those that meet the conditions, best first."""
    pick = query.pick
    met = tuple(figure for figure in figures if meets(figure, pick.conditions))
    in_order = by_size(met, pick.descending) if pick.by_size else ordered(met, pick.descending)
    if met and _is_printed_rank(met[0]) and pick.descending:
        kept = tuple(figure for figure in in_order if pick.first <= figure.value <= pick.last)
        return kept or NoData("That place of the ranking is not printed.")
    kept = in_order[pick.first - 1 : pick.last]
    if pick.ends and len(kept) > 1:
        return kept[0], kept[-1]
    return kept or NoData(f"There are only {len(in_order)} places in that ranking.")


def where(figures: Figures, query: Query) -> Figures:
    """Those that meet the conditions; with `every`, the last figure of lines that meet them throughout."""
    conditions = query.pick.conditions
    if not query.pick.every:
        in_order = figures[::-1] if query.pick.latest else figures
        kept = tuple(figure for figure in in_order if meets(figure, conditions))
        return tuple(one for one in kept if _turned(one, figures, conditions)) if query.pick.turned else kept
    failed = {figure.label for figure in figures if not meets(figure, conditions)}
    last = {figure.label: figure for figure in figures}
    return tuple(figure for label, figure in last.items() if label not in failed)


def _turned(figure: Figure, figures: Figures, conditions: Sequence[Condition]) -> bool:
    """Whether the figure before, in time, is there and does not meet the conditions."""
    at = next(i for i, one in enumerate(figures) if one is figure)
    return at > 0 and figures[at - 1].label == figure.label and not meets(figures[at - 1], conditions)


def near(figures: Figures, query: Query) -> Figures | NoData:
    """The neighbours of a peer in the ranking, on both sides where none is asked; or those between two."""
    in_order = ordered(figures, query.pick.descending)
    offset, many = query.pick.offset, query.pick.last
    if len(query.peers) == 2 and not offset:
        return _between(in_order, query)
    names = dict.fromkeys(peer.label for peer in query.peers)
    places = [i for i, figure in enumerate(in_order) if figure.label in names]
    wanted = " and ".join(names)
    if len(places) < len(names):
        return NoData(f"{wanted} is not in that ranking.")
    at = max(places) if offset > 0 else min(places)
    offsets = [n for n in range(-many, many + 1) if n and (not offset or (n > 0) is (offset > 0))]
    offsets = [n for n in offsets if abs(n) >= query.pick.first]
    kept = tuple(in_order[at + offset] for offset in offsets if 0 <= at + offset < len(in_order))
    if query.pick.offset and not kept:
        end = "last" if query.pick.offset > 0 else "first"
        return NoData(f"{wanted} is {end}, so there is none beyond it.")
    return kept


def _between(in_order: Figures, query: Query) -> Figures | NoData:
    """Those that stand between two peers in the ranking."""
    names = [peer.label for peer in query.peers]
    first, *rest = [i for i, figure in enumerate(in_order) if figure.label in names]
    return in_order[first + 1 : rest[-1]] or NoData(f"There is none between {' and '.join(names)}.")


def longest(figures: Figures, query: Query) -> Figures:
    """The longest run of figures, by period, that meet the conditions; the earliest of equals."""
    record: list[Figure] = []
    run: list[Figure] = []
    for figure in sorted(figures, key=lambda one: one.period):
        run = [*run, figure] if meets(figure, query.pick.conditions) else []
        record = run if len(run) > len(record) else record
    return tuple(record)


#: how each kind of choice is made; a new one is added here and to PickKind
PICKS: Mapping[PickKind, Callable[[Figures, Query], Figures | NoData]] = {
    PickKind.ALL: keep_all,
    PickKind.BEST: best,
    PickKind.WHERE: where,
    PickKind.NEAR: near,
    PickKind.LONGEST: longest,
}


def ordered(figures: Sequence[Figure], descending: bool) -> Figures:
    """Greatest first, or least first; ranks count the other way round, and ties keep their order."""
    return tuple(
        sorted(figures, key=lambda figure: figure.value, reverse=descending is not are_ranks(figures))
    )


def by_size(figures: Sequence[Figure], descending: bool) -> Figures:
    """The farthest from zero first, or the nearest."""
    return tuple(sorted(figures, key=lambda figure: abs(figure.value), reverse=descending))


def are_ranks(figures: Sequence[Figure]) -> bool:
    """Whether figures are places, of which the least is the best."""
    return bool(figures) and figures[0].unit == "rank"


def meets(figure: Figure, conditions: Sequence[Condition]) -> bool:
    """Whether a figure meets all conditions that are about its period."""
    about = (c for c in conditions if c.period is None or str(c.period) == figure.period)
    return all(condition.holds(figure.value) for condition in about)


def _is_printed_rank(figure: Figure) -> bool:
    return figure.unit == "rank" and not figure.formula
