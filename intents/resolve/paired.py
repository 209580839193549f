"""What is claimed of each of two figures, in the order said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facts.computing.query import Claim, Compare, Condition, Move, Query
from intents.model import Frame

_PAIR = 2
_SIGNS = {"up": Compare.OVER, "down": Compare.UNDER}


def is_paired(f: Frame) -> bool:
    """Whether two things are claimed, each with an amount, a place or a way of its own."""
    amounts = [limit for limit in f.limits if limit.compare == "=" and not limit.end]
    return len(amounts) == _PAIR or len(set(f.ways)) == _PAIR


def paired_claim(f: Frame, query: Query, conditions: Sequence[Condition]) -> Claim | None:
    """A condition for each figure; None where the figures are not just these two, or have places."""
    times = len(query.periods) or len(query.spans)
    in_order = len(query.lines) == _PAIR or list(f.years) == sorted(f.years)
    if len(query.lines) * times != _PAIR or not in_order:
        return None
    if len(conditions) not in (0, _PAIR) or (query.move is not Move.NONE and (f.deficit or f.surplus)):
        return None
    if not set(f.ways) <= set(_SIGNS):
        return None
    if not conditions:
        return Claim(tuple(Condition(_SIGNS[way], 0.0) for way in f.ways), paired=True)
    if len(f.ways) == _PAIR:
        turned = zip(conditions, f.ways, strict=True)
        conditions = [replace(c, limit=abs(c.limit) * (1 if way == "up" else -1)) for c, way in turned]
    return Claim(tuple(conditions), paired=True)
