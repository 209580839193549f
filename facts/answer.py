"""Query -> Answer | NoData: cells, pick, reduce, with every input kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from facts import operations as op
from facts.figures import Figure, Undefined, joined, number, span_text
from facts.model import Dimension, Key, MeasureKind, Observation, Period
from facts.query import Claim, Compare, Condition, Level, Line, Move, Pick, PickKind, Query, Reduce
from facts.store import Store

#: pint units of the packs and the unit names of replies
REPLY_UNITS = {"job": "jobs"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the store says to a query."""

    query: Query
    figures: tuple[Figure, ...]  # the answer, in the order asked
    names: tuple[str, ...]  # the entities that are the answer or that the figures belong to
    cells: tuple[Figure, ...] = ()  # everything that was computed, for tables and working
    support: tuple[Figure, ...] = ()  # the levels behind a growth, share or rank
    verdict: bool | None = None
    remarks: tuple[str, ...] = ()  # reasons for what is left out


@dataclass(frozen=True, slots=True)
class NoData:
    """Why there is no answer, and what there is instead."""

    reason: str
    line: Line | None = None
    period: Period | None = None
    periods: tuple[Period, ...] = ()  # the years that the line has


Cell = Figure | Undefined | NoData


def compute(query: Query, store: Store) -> Answer | NoData:
    """Run a query; every figure carries its input cells."""
    cells, support, remarks = _cells(query, store)
    missing = [cell for cell in cells if isinstance(cell, NoData)]
    usable = [cell for cell in cells if isinstance(cell, Figure)]
    if missing and (not usable or not _is_ranking(query)):
        return missing[0]
    undefined = [cell.reason for cell in cells if isinstance(cell, Undefined)]
    if not usable:
        return NoData(undefined[0] if undefined else "There is nothing to compute.")
    picked = _pick(usable, query, store)
    if isinstance(picked, NoData):
        return picked
    done = _reduce(picked, query, store)
    if isinstance(done, Undefined):
        return NoData(done.reason)
    figures, names = done
    answer = Answer(
        query, figures, names, tuple(usable), support, None, tuple(dict.fromkeys(undefined + remarks))
    )
    return replace(answer, verdict=_verdict(query.claim, answer)) if query.claim else answer


def _is_ranking(query: Query) -> bool:
    return query.pick.kind is not PickKind.ALL or query.reduce in (Reduce.COUNT, Reduce.MEDIAN)


# cells ----------------------------------------------------------------------------------------------------


def _cells(query: Query, store: Store) -> tuple[list[Cell], tuple[Figure, ...], list[str]]:
    cells: list[Cell] = []
    support: list[Figure] = []
    peers = _peer_values(query, store) if query.level is Level.RANK else {}
    for line in query.lines:
        if query.move is not Move.NONE and query.level is Level.RANK:
            cells.append(_rank_of_move(line, query, store))
            continue
        if query.move is not Move.NONE:
            for start, end in query.spans:
                cell, behind = _moved(line, start, end, query, store)
                cells.append(cell)
                support += behind
            continue
        for period in line.periods or query.periods:
            cell, behind = _level(line, period, query, store, peers)
            cells.append(cell)
            support += behind
    return cells, tuple(dict.fromkeys(support)), []


def _level(
    line: Line, period: Period, query: Query, store: Store, peers: dict[Period, list[tuple[str, float]]]
) -> tuple[Cell, list[Figure]]:
    match query.level:
        case Level.RANK:
            return _rank(line, period, query, store, peers)
        case Level.SHARE | Level.RATIO:
            return _of_base(line, period, query, store)
        case _:
            return _sum(line.keys, line.label, period, query, store), []


def _sum(keys: Sequence[Key], label: str, period: Period, query: Query, store: Store) -> Cell:
    parts: list[Figure] = []
    for key in keys:
        cell = look_up(store, key, period, query.source)
        if cell is None:
            line = Line(label, tuple(keys))
            return NoData("period", line, period, store.periods(key))
        parts.append(figure_of(cell, label))
    if len(parts) == 1:
        return replace(parts[0], label=label, period=str(period))
    got = op.total(parts)
    return got if isinstance(got, Undefined) else replace(got, label=label, period=str(period))


def look_up(store: Store, key: Key, period: Period, source: str = "") -> Observation | None:
    """The finest printing of a figure, of one source only where that is asked."""
    if not source:
        return store.get(key, period)
    return next((cell for cell in store.printings(key, period) if cell.place.source == source), None)


def figure_of(cell: Observation, label: str) -> Figure:
    """A printed cell as a figure."""
    unit = REPLY_UNITS.get(cell.unit, cell.unit)
    return Figure(cell.value, unit, label, str(cell.period), None, (cell,))


def _of_base(line: Line, period: Period, query: Query, store: Store) -> tuple[Cell, list[Figure]]:
    kind = MeasureKind.SHARE if query.level is Level.SHARE else None
    part = _sum(line.keys, line.label, period, query, store)
    whole = _sum(line.base, query.whole_label, period, query, store) if line.base else None
    if isinstance(part, Figure) and isinstance(whole, Figure):
        got = (op.share if kind else op.quotient)(part, whole)
        if isinstance(got, Figure):
            printed = _derived(store, line, kind, period) if kind else None
            got = _published(replace(got, label=line.label, period=str(period)), printed)
        return got, [part, whole]
    if kind and (printed := _derived(store, line, kind, period)):
        return _printed_only(printed, line.label), []
    if isinstance(part, (NoData, Undefined)):
        return part, []
    return (whole if whole is not None else Undefined("There is no base to take a share of.")), []


def _derived(store: Store, line: Line, kind: MeasureKind, period: Period) -> Observation | None:
    """The source's own growth, share, change or rank of a line, where it prints one."""
    if len(line.keys) != 1:
        return None
    key = line.keys[0]
    for measure in store.measures:
        if measure.base == key.measure and measure.kind is kind:
            if cell := store.get(key.with_(measure=measure.code), period):
                return cell
    return None


def _published(figure: Figure, printed: Observation | None) -> Figure:
    if printed is None:
        return figure
    return replace(figure, published=printed.value, printed_by=(printed,))


def _printed_only(cell: Observation, label: str) -> Figure:
    figure = figure_of(cell, label)
    return replace(figure, published=cell.value)


def _moved(line: Line, start: Period, end: Period, query: Query, store: Store) -> tuple[Cell, list[Figure]]:
    before, behind_before = _level(line, start, query, store, {})
    after, behind_after = _level(line, end, query, store, {})
    support = [f for f in (before, after) if isinstance(f, Figure)]
    kind = {Move.GROWTH: MeasureKind.GROWTH, Move.CHANGE: MeasureKind.CHANGE}.get(query.move)
    span = Period(start.start, end.end) if end > start else None
    printed = None
    if kind and span and query.level is Level.VALUE:
        printed = _derived(store, line, kind, span) or (
            _derived(store, line, kind, end) if end.start - start.start == 1 else None
        )
    mixed = printed is not None and len({c.place.source for f in support for c in f.inputs}) > 1
    if isinstance(before, Figure) and isinstance(after, Figure) and not mixed:
        got = _move(before, after, start, end, query)
        if isinstance(got, Undefined):
            return replace(got, label=line.label), support
        got = replace(got, label=line.label, period=span_text(start, end))
        return _published(got, printed), support
    if printed and query.source in ("", printed.place.source):
        figure = _printed_only(printed, line.label)
        if query.deficit and query.move is Move.CHANGE:
            figure = replace(figure, value=-figure.value, published=-printed.value)
        return figure, []
    return (before if not isinstance(before, Figure) else after), support


def _move(before: Figure, after: Figure, start: Period, end: Period, query: Query) -> Figure | Undefined:
    match query.move:
        case Move.GROWTH:
            return op.growth(before, after)
        case Move.CAGR:
            return op.cagr(before, after, end.start - start.start)
        case Move.TIMES:
            return op.quotient(after, before)
        case _ if query.deficit and not query.narrowing:
            return op.difference(before, after)
        case _:
            return op.difference(after, before)


def _rank_of_move(line: Line, query: Query, store: Store) -> Cell:
    """The place of a line among its peers by growth or change."""
    start, end = query.spans[-1]
    plain = replace(query, level=Level.VALUE)
    own, _ = _moved(line, start, end, plain, store)
    if not isinstance(own, Figure):
        return own
    others = [cell for peer in query.peers if isinstance(cell := _moved(peer, start, end, plain, store)[0], Figure)]
    place = _place(own.value, [cell.value for cell in others], query.pick.descending)
    formula = f"place of {own.value:.4g} among {len(others)}"
    return Figure(float(place), "rank", line.label, span_text(start, end), None, own.inputs, (), formula)


def _peer_values(query: Query, store: Store) -> dict[Period, list[tuple[str, float]]]:
    values: dict[Period, list[tuple[str, float]]] = {}
    plain = replace(query, level=Level.VALUE, move=Move.NONE)
    for period in query.periods or tuple({end for _, end in query.spans}):
        got = [_sum(peer.keys, peer.label, period, plain, store) for peer in query.peers]
        values[period] = [(f.label, f.value) for f in got if isinstance(f, Figure)]
    return values


def _rank(
    line: Line, period: Period, query: Query, store: Store, peers: dict[Period, list[tuple[str, float]]]
) -> tuple[Cell, list[Figure]]:
    printed = _derived(store, line, MeasureKind.RANK, period) if query.pick.descending else None
    own = _sum(line.keys, line.label, period, query, store)
    if not isinstance(own, Figure) or period not in peers:
        if printed is None:
            return (own if not isinstance(own, Figure) else NoData("rank", line, period)), []
        return _printed_only(printed, line.label), []
    if own.unit == "rank":
        return own, []
    place = _place(own.value, [value for _, value in peers[period]], query.pick.descending)
    formula = f"place of {number(own.value)} among {len(peers[period])}"
    figure = Figure(float(place), "rank", line.label, str(period), None, own.inputs, (), formula)
    return _published(figure, printed), [own]


def _place(value: float, values: Sequence[float], descending: bool) -> int:
    """1 for the greatest (or the least); ties share the better place."""
    return 1 + sum(1 for other in values if (other > value if descending else other < value))


# pick -----------------------------------------------------------------------------------------------------


def _pick(cells: list[Figure], query: Query, store: Store) -> list[Figure] | NoData:
    pick = query.pick
    match pick.kind:
        case PickKind.BEST:
            cells = [cell for cell in cells if _meets(cell, pick.conditions)]
            ordered = _ordered(cells, pick)
            if cells and cells[0].unit == "rank" and not cells[0].formula and pick.descending:
                kept = [cell for cell in ordered if pick.first <= cell.value <= pick.last]
                return kept or NoData("That place of the ranking is not printed.")
            kept = ordered[pick.first - 1 : pick.last]
            return kept or NoData(f"There are only {len(ordered)} places in that ranking.")
        case PickKind.WHERE:
            return _meeting(cells, query)
        case PickKind.NEAR:
            return _neighbours(cells, query)
        case PickKind.LONGEST:
            return _longest(cells, pick)
        case _:
            return cells


def _ordered(cells: list[Figure], pick: Pick) -> list[Figure]:
    """Greatest first, or least first; a printed rank counts the other way round."""
    descending = pick.descending
    if cells and cells[0].unit == "rank":
        descending = not descending
    return sorted(cells, key=lambda cell: cell.value, reverse=descending)


def _meeting(cells: list[Figure], query: Query) -> list[Figure]:
    pick = query.pick
    fits = {id(cell): _meets(cell, pick.conditions) for cell in cells}
    if not pick.every:
        return [cell for cell in cells if fits[id(cell)]]
    good = {cell.label for cell in cells} - {cell.label for cell in cells if not fits[id(cell)]}
    last = {cell.label: cell for cell in cells}
    return [cell for label, cell in last.items() if label in good]


def _meets(cell: Figure, conditions: Sequence[Condition]) -> bool:
    return all(
        condition.holds(cell.value)
        for condition in conditions
        if condition.period is None or str(condition.period) == cell.period
    )


def _neighbours(cells: list[Figure], query: Query) -> list[Figure] | NoData:
    ordered = _ordered(cells, query.pick)
    wanted = query.peers[0].label
    at = next((i for i, cell in enumerate(ordered) if cell.label == wanted), None)
    if at is None:
        return NoData(f"{wanted} is not in that ranking.")
    if query.pick.offset == 0:
        around = [ordered[i] for i in (at - 1, at + 1) if 0 <= i < len(ordered)]
        return around
    target = at + query.pick.offset
    if not 0 <= target < len(ordered):
        return NoData(f"{wanted} is {'last' if target > at else 'first'}, so there is none beyond it.")
    return [ordered[target]]


def _longest(cells: list[Figure], pick: Pick) -> list[Figure]:
    best: list[Figure] = []
    run: list[Figure] = []
    for cell in sorted(cells, key=lambda c: c.period):
        run = [*run, cell] if _meets(cell, pick.conditions) else []
        best = run if len(run) > len(best) else best
    return best


# reduce ---------------------------------------------------------------------------------------------------


def _reduce(
    kept: list[Figure], query: Query, store: Store
) -> tuple[tuple[Figure, ...], tuple[str, ...]] | Undefined:
    names = _names(kept, query)
    match query.reduce:
        case Reduce.EACH:
            return tuple(kept), names
        case Reduce.COUNT:
            formula = f"count of {len(kept)}"
            counted = Figure(float(len(kept)), "count", "", "", None, joined(kept), (), formula)
            return (counted,), names
        case Reduce.WINNER:
            ordered = sorted(kept, key=_size(query), reverse=query.pick.descending)
            return tuple(kept if query.claim else ordered), _names(ordered, query)
        case Reduce.SHARE:
            return _share_of_whole(kept, names, query, store)
        case Reduce.MEDIAN:
            return _median(kept, query)
        case _:
            got = _one(kept, query)
            if isinstance(got, Undefined):
                return got
            rest = tuple(kept) if query.reduce in (Reduce.DIFFERENCE, Reduce.RATIO) else ()
            return (got, *rest), names


def _size(query: Query):  # type: ignore[no-untyped-def]
    flipped = (query.deficit and query.move is Move.NONE) or query.lines[0].keys[0].measure.endswith("_rank")
    return (lambda f: -f.value) if flipped else (lambda f: f.value)


def _one(kept: list[Figure], query: Query) -> Figure | Undefined:
    if query.reduce is Reduce.SUM:
        return op.total(kept)
    if query.reduce is Reduce.MEAN:
        return op.mean(kept)
    if len(kept) != 2:
        return Undefined(f"A {query.reduce.value} needs two figures, not {len(kept)}.")
    got = (op.difference if query.reduce is Reduce.DIFFERENCE else op.quotient)(kept[0], kept[1])
    if isinstance(got, Figure) and query.absolute and got.value < 0:
        flipped = op.difference(kept[1], kept[0])
        return flipped if isinstance(flipped, Undefined) else flipped
    return got


def _median(kept: list[Figure], query: Query) -> tuple[tuple[Figure, ...], tuple[str, ...]] | Undefined:
    got = op.median(kept)
    if isinstance(got, Undefined):
        return got
    owner = [cell for cell in kept if cell.value == got.value]
    return (replace(got, label=owner[0].label if owner else ""),), _names(owner[:1], query)


def _share_of_whole(
    kept: list[Figure], names: tuple[str, ...], query: Query, store: Store
) -> tuple[tuple[Figure, ...], tuple[str, ...]] | Undefined:
    part = op.total(kept)
    if isinstance(part, Undefined):
        return part
    whole = _sum(query.whole, query.whole_label, query.periods[-1], query, store)
    if not isinstance(whole, Figure):
        return Undefined("The whole is not in the store.")
    got = op.share(part, whole)
    return got if isinstance(got, Undefined) else ((got, part), names)


def _names(kept: list[Figure], query: Query) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for cell in kept if (name := _name(cell, query))))


def _name(cell: Figure, query: Query) -> str:
    """The printed name of the line, or the year where years are chosen from."""
    if query.by_time:
        return cell.period
    dimension = query.over
    if dimension and cell.inputs and len(cell.inputs) in (1, 2):
        return cell.inputs[0].name(dimension) or cell.label
    return cell.label


# claims ---------------------------------------------------------------------------------------------------


def _verdict(claim: Claim | None, answer: Answer) -> bool | None:
    if claim is None or not answer.figures:
        return None
    if answer.query.pick.every and answer.query.pick.conditions:
        truth = bool(answer.figures)
    elif claim.winner:
        query = answer.query
        best = sorted(answer.figures, key=_size(query), reverse=query.pick.descending)[0]
        truth = best.label == claim.winner
    elif claim.conditions:
        truth = all(_claimed(condition, answer.figures[0]) for condition in claim.conditions)
    else:
        return None
    return truth is not claim.negated


def _claimed(condition: Condition, figure: Figure) -> bool:
    """Equality within the precision of the claim: 18.5 is right for 18.48, 25 is not."""
    if condition.compare in (Compare.EQUAL, Compare.ABOUT):
        printed = f"{condition.limit:.10g}"
        digits = len(printed.split(".")[1]) if "." in printed and "e" not in printed else 0
        scale = 10 ** (len(printed.split(".")[0].lstrip("-")) - 1)
        slack = 0.5 * 10**-digits if figure.unit != "USD" else max(0.05 * abs(condition.limit), 1)
        if condition.compare is Compare.ABOUT:
            slack = max(slack, 0.06 * abs(condition.limit), 0.0 * scale)
        return abs(figure.value - condition.limit) <= slack * 1.0001
    return condition.holds(figure.value)


__all__ = ["Answer", "Dimension", "NoData", "compute"]
