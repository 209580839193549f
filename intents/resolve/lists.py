"""Lists held against each other: a query for each, and what is kept of the first."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from facts.computing.query import Reduce
from intents.model import Clarify, Decline, Frame, Reading
from intents.resolve.state import NoReadingError, Resolution, Resolve


def in_lists(r: Resolution, resolve: Resolve) -> Reading:
    """The members of the first list that the others have or have not; raises NoReadingError."""
    readings = [_reading(resolve(frame, r.store)) for frame in _frames(r.frame)]
    first, *others = readings
    query = replace(
        first.query,
        beside=tuple(other.query for other in others),
        apart=r.frame.lists == "first",
        reduce=Reduce.COUNT if r.frame.reduce == "count" else first.query.reduce,
    )
    assumed = tuple(dict.fromkeys(key for reading in readings for key in reading.assumptions))
    return Reading(query, r.frame, assumed, first.others)


def _frames(frame: Frame) -> list[Frame]:
    """The frame of each list: every pairing of flow and product, or the first and the second of them."""
    s = frame.slots
    flows, products = s.flows or ("",), s.products or ("",)
    pairs = list(product(flows, products))
    if frame.lists == "first" and len(pairs) == 4:
        pairs = [(flows[0], products[0]), (flows[1], products[1])]
    alone = frame.with_(lists="", reduce="", names=True)
    return [
        alone.with_(slots=replace(s, flows=(f,) if f else (), products=(p,) if p else ())) for f, p in pairs
    ]


def _reading(outcome: Reading | Clarify | Decline) -> Reading:
    if not isinstance(outcome, Reading):
        raise NoReadingError(outcome)
    return outcome
