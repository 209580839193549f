"""Whether a query does what each operator word asks; a word that it passes over makes it another question."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from facts.computing.query import Level, Move, PickKind, Query, Reduce
from intents.model import Mention


def _is_chosen(query: Query) -> bool:
    return bool(query.pick.conditions or query.claim) or query.pick.kind is not PickKind.ALL


def _is_in_points(query: Query) -> bool:
    apart = query.reduce is Reduce.DIFFERENCE and (query.move is Move.GROWTH or query.level is Level.SHARE)
    return apart or (query.level is Level.SHARE and query.move is Move.CHANGE)


def _is_summed(query: Query) -> bool:
    """Unless shares of one line each stand side by side, or changes of several spans are added up."""
    several = len(query.lines) > 1 and any(len(line.base) < 2 for line in query.lines)
    beside = query.level is Level.SHARE and query.reduce is Reduce.EACH and several
    return not beside and not (query.reduce is Reduce.SUM and len(query.spans) > 1)


def _is_measured(query: Query) -> bool:
    """Whether something else than trade is asked for, which a source may print as a growth."""
    return any(key.measure != "trade" for line in query.lines for key in line.keys)


def _is_apart(query: Query) -> bool:
    """A difference, a balance, or what two moments or members are apart."""
    balanced = any(key.flow == "balance" for line in query.lines for key in line.keys)
    moved = query.move is not Move.NONE or len(query.periods) > 1
    several = query.reduce not in (Reduce.EACH, Reduce.SUM)
    printed = balanced or _is_measured(query) or query.level is not Level.VALUE
    return several or moved or printed or _is_chosen(query)


def _is_moved(query: Query) -> bool:
    """A move, or what may say "up", "down" or "add" without one: a difference, a sum, a printed figure."""
    apart = _is_apart(query) and query.level is not Level.SHARE
    return apart or query.move is not Move.NONE or query.reduce is Reduce.SUM or _is_measured(query)


#: type of an operator word -> whether a query does what it asks
_SERVED: Mapping[str, Callable[[Query], bool]] = {
    "DIFFERENCE": _is_apart,
    "GROWTH": lambda q: q.move is not Move.NONE or q.level is Level.RANK or _is_chosen(q) or _is_measured(q),
    "MOVE": _is_moved,
    "CAGR": lambda q: q.move is Move.CAGR or q.reduce is Reduce.MEAN,
    "MEAN": lambda q: q.reduce in (Reduce.MEAN, Reduce.MEDIAN) or q.move is Move.CAGR,
    "MEDIAN": lambda q: q.reduce is Reduce.MEDIAN,
    "MULTIPLE": lambda q: q.reduce is Reduce.RATIO or q.move is not Move.NONE or _is_chosen(q),
    "NEAR": _is_chosen,
    "POINTS": _is_in_points,
    "STREAK": lambda q: q.reduce is Reduce.COUNT or _is_chosen(q),
    "SUM": _is_summed,
    "TIMES_CUE": lambda q: q.reduce is Reduce.RATIO or q.move is Move.TIMES,
}


def _counts_all(mention: Mention, query: Query) -> bool:
    """Whether a number counts as many as are listed, or some that are chosen: not "which four" for all."""
    listed = query.over is not None and query.reduce is Reduce.EACH and not _is_chosen(query)
    summed = query.over is not None and query.reduce in (Reduce.SUM, Reduce.MEAN) and not _is_chosen(query)
    named = mention.get("NUMBER") or 0  # "the other 46 states", but "all 50 states" with D.C.
    return not (listed or summed) or not 1 < named < len(query.lines) - summed


def _crossings(mentions: Sequence[Mention], query: Query) -> tuple[str, ...]:
    """Words for a way from one sign to the other, where only one moment is looked at."""
    signs = {m.get("FLOW") for m in mentions} & {"surplus", "deficit"}
    moments = len(query.periods) > 1 or query.spans or any(len(line.periods) > 1 for line in query.lines)
    said = moments or any("YEAR" in m for m in mentions)
    return () if said or len(signs) < 2 else tuple(m.text for m in mentions if "BECOME" in m)


def unserved(mentions: Sequence[Mention], query: Query) -> tuple[str, ...]:
    """The operator words, in order, that the query passes over."""
    return _crossings(mentions, query) or tuple(
        mention.text
        for mention in mentions
        if len(mention.kinds.keys() - {"STOP"}) == 1
        and mention.role != "negated"
        and not (
            all(_SERVED[kind](query) for kind in mention.kinds if kind in _SERVED)
            and _counts_all(mention, query)
        )
    )
