"""The place of a line among its peers, by value or by how it moved, beside the rank that a source prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facts.computing.figures import Figure, number, span_text
from facts.computing.moves import moved
from facts.computing.outcomes import Cell, NoData
from facts.computing.printings import added_up, derived_print, figure_of, print_alone, with_print
from facts.computing.query import Compare, Level, Line, Move, Query
from facts.model import Dimension, MeasureKind, Period
from facts.store import Store


def ranks(query: Query, store: Store) -> tuple[Cell, ...]:
    """The rank of each line in each period, or by its move over the last span."""
    if query.move is not Move.NONE:
        return tuple(_rank_of_move(line, query, store) for line in query.lines)
    values = {period: _peer_values(period, query, store) for period in query.periods}
    peers = {period: found for period, found in values.items() if 2 * len(found) >= len(query.peers)}
    return tuple(
        _rank(line, period, query, store, peers.get(period))
        for line in query.lines
        for period in line.periods or query.periods
    )


def holders(query: Query, store: Store) -> tuple[Figure, ...]:
    """The one that has the place which a claim gives to another line, () where it gives no single one."""
    conditions = query.claim.conditions if query.claim else ()
    claimed = {c.limit for c in conditions if c.compare is Compare.EQUAL}
    single = len(conditions) == len(query.lines) == len(query.periods) == 1
    if not single or query.move is not Move.NONE:
        return ()
    places = _places(query, store) if len(query.peers) > 1 else printed_places(query, store)
    holding = tuple(figure for figure, at in places if at in claimed)
    return holding if len(holding) == 1 else ()


def _places(query: Query, store: Store) -> list[tuple[Figure, float]]:
    """The figure of each peer and its place."""
    results = (added_up(p.keys, p.label, query.periods[0], store, query.source) for p in query.peers)
    figures = [result for result in results if isinstance(result, Figure)]
    values = [figure.value for figure in figures]
    return [(figure, place(figure.value, values, query.pick.descending)) for figure in figures]


def printed_places(query: Query, store: Store) -> list[tuple[Figure, float]]:
    """The places of the ranking in which a source prints that of the line, none for another figure."""
    key, period = query.lines[0].keys[0], query.periods[0]
    if not key.partner and store.is_nation(key.area):
        return []
    dimension = Dimension.PARTNER if key.partner else Dimension.AREA
    cells = (store.get(peer, period) for peer in store.members(key, dimension))
    figures = [figure_of(cell, cell.name(dimension)) for cell in cells if cell is not None]
    return [(figure, figure.value) for figure in figures if figure.unit == "rank"]


def place(own: float, peers: Sequence[float], descending: bool) -> int:
    """1 for the greatest (or the least); ties share the better place."""
    return 1 + sum(1 for other in peers if (other > own if descending else other < own))


def _rank(line: Line, period: Period, query: Query, store: Store, peers: Sequence[float] | None) -> Cell:
    printed = derived_print(store, line, MeasureKind.RANK, period) if query.pick.descending else None
    own = added_up(line.keys, line.label, period, store, query.source)
    if not isinstance(own, Figure) or peers is None:
        if printed is not None:
            return Cell(print_alone(printed, line.label))
        few = "Too few have a figure for that year, so there is no place among them."
        return Cell(NoData(few, line, period) if isinstance(own, Figure) else own)
    if own.unit == "rank":
        return Cell(own)
    formula = f"place of {number(own.value)} among {len(peers)}"
    rank = float(place(own.value, peers, query.pick.descending))
    figure = Figure(rank, "rank", inputs=own.inputs, formula=formula)
    return Cell(with_print(figure, line.label, str(period), printed), (own,))


def _peer_values(period: Period, query: Query, store: Store) -> tuple[float, ...]:
    found = (added_up(peer.keys, peer.label, period, store, query.source) for peer in query.peers)
    return tuple(figure.value for figure in found if isinstance(figure, Figure))


def _rank_of_move(line: Line, query: Query, store: Store) -> Cell:
    """The place of a line by how it moved, with that move."""
    start, end = query.spans[-1]
    plain = replace(query, level=Level.VALUE)
    own = moved(line, start, end, plain, store).result
    if not isinstance(own, Figure):
        return Cell(own)
    results = [moved(peer, start, end, plain, store).result for peer in query.peers]
    peers = [result.value for result in results if isinstance(result, Figure)]
    formula = f"place of {own.value:.4g} among {len(peers)}"
    rank = float(place(own.value, peers, query.pick.descending))
    placed = Figure(rank, "rank", line.label, span_text(start, end), inputs=own.inputs, formula=formula)
    return Cell(placed, (own,))
