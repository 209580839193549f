"""The average over years of several lines, which is one for each: "average exports and imports 2016-2020"."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from intents.model import Frame

_SLOTS = ("flows", "areas", "partners", "categories")


def each_averaged(frame: Frame) -> tuple[Frame, ...]:
    """A frame for each line of an average over years; none where there is one line, or members are chosen."""
    s = frame.slots
    timed = frame.whole_span or frame.span is not None or len(frame.years) > 1
    if frame.reduce not in ("mean", "median") or not timed or s.summed:
        return ()
    if frame.over or frame.pick or frame.move or frame.level or frame.claim or frame.limits:
        return ()
    several = [name for name in _SLOTS if len(getattr(s, name)) > 1]
    if len(several) != 1:
        return ()
    alone: list[dict[str, Any]] = [{several[0]: (code,)} for code in getattr(s, several[0])]
    return tuple(frame.with_(slots=replace(s, **one)) for one in alone)
