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


#: type of an operator word -> whether a query does what it asks
_SERVED: Mapping[str, Callable[[Query], bool]] = {
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
    return not listed or not 1 < (mention.get("NUMBER") or 0) < len(query.lines)


def unserved(mentions: Sequence[Mention], query: Query) -> tuple[str, ...]:
    """The operator words, in order, that the query passes over."""
    return tuple(
        mention.text
        for mention in mentions
        if len(mention.kinds) == 1
        and not (
            all(_SERVED[kind](query) for kind in mention.kinds if kind in _SERVED)
            and _counts_all(mention, query)
        )
    )
