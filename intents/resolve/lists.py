"""Lists held against each other: a query for each, and what is kept of the first."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

from facts.computing.query import Reduce
from intents.model import SLOTS_OF, Clarify, Decline, Frame, Limit, Reading
from intents.resolve.lines import name_of
from intents.resolve.state import NoReadingError, Resolution, Resolve


def in_lists(r: Resolution, resolve: Resolve) -> Reading:
    """The members of the first list that the others have or have not; raises NoReadingError."""
    return _held_together(r, [_reading(resolve(frame, r.store)) for frame in _frames(r.frame)])


def _held_together(r: Resolution, readings: list[Reading]) -> Reading:
    """The members of the first reading that the others have or have not."""
    first, *others = readings
    query = replace(
        first.query,
        beside=tuple(other.query for other in others),
        apart=r.frame.lists == "first",
        reduce=Reduce.COUNT if r.frame.reduce == "count" else first.query.reduce,
    )
    assumed = tuple(dict.fromkeys(key for reading in readings for key in reading.assumptions))
    return Reading(query, r.frame, assumed, first.others)


def asks_both_flows(frame: Frame) -> bool:
    """Whether members must meet something in exports and in imports: "which grew in both"."""
    flows, limited = set(frame.slots.flows), {limit.flow for limit in frame.limits} - {""}
    several = flows == {"exports", "imports"} or (len(limited) > 1 and flows == limited)
    return frame.pick == "where" and several and bool(frame.over) and not frame.lists


def in_both_flows(r: Resolution, resolve: Resolve) -> Reading:
    """The members that meet the limits of the first flow and those of the second; raises NoReadingError."""
    f = r.frame
    apart = len(f.limits) == len(f.slots.flows) and not f.move
    named = any(limit.flow for limit in f.limits)
    frames = [
        f.with_(slots=replace(f.slots, flows=(flow,)), limits=own, reduce="", names=True)
        for at, flow in enumerate(f.slots.flows)
        if (own := _of_flow(f.limits, flow) if named else f.limits[at : at + 1] if apart else f.limits)
    ]
    return _held_together(r, [_reading(resolve(frame, r.store)) for frame in frames])


def _of_flow(limits: tuple[Limit, ...], flow: str) -> tuple[Limit, ...]:
    """The limits that are conditions on one flow."""
    return tuple(replace(limit, flow="") for limit in limits if limit.flow == flow)


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


def put_first(r: Resolution) -> None:
    """Put the name in front that is to stand first; one that is not among those asked about is refused."""
    dimension, _, code = r.frame.first.partition(":")
    if not code:
        return
    codes = getattr(r.slots, SLOTS_OF[dimension])
    if code not in codes:
        raise NoReadingError(Decline("unused", (name_of(r, dimension, code),), frame=r.frame))
    led: dict[str, Any] = {SLOTS_OF[dimension]: tuple(sorted(codes, key=lambda each: each != code))}
    r.slots = replace(r.slots, **led)
