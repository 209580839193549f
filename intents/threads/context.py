"""What a conversation remembers, and whether a frame needs it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from intents.mark import Mark
from intents.model import Frame

#: frames remembered besides the last one
MOST_FRAMES = 6
#: between the codes of several things found
BETWEEN_FOUND = ";"


@dataclass(frozen=True, slots=True)
class Context:
    """The last reading, those before it, and the options of a question back."""

    frame: Frame | None = None
    earlier: Frame | None = None
    past: tuple[Frame, ...] = ()  # those before `earlier`, nearest first
    options: tuple[tuple[str, Frame], ...] = ()
    is_asked: bool = False  # whether the last frame was answered with a question back
    found: tuple[str, str] = ("", "")  # slot and codes of what the last answer found
    refused: Frame | None = None  # what was asked last of a name that no document has
    stopped: tuple[str, ...] = ()  # the kind and the words that narrowed the last question too far

    def to_json(self) -> dict[str, Any]:
        """Plain values that `from_json` reads back."""
        return {
            "frame": self.frame.to_json() if self.frame else None,
            "earlier": self.earlier.to_json() if self.earlier else None,
            "past": [frame.to_json() for frame in self.past],
            "is_asked": self.is_asked,
            "found": list(self.found),
            "refused": self.refused.to_json() if self.refused else None,
            "stopped": list(self.stopped),
            "options": [[label, frame.to_json()] for label, frame in self.options],
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Context:
        """A context from what `to_json` gave."""
        frame, earlier = data.get("frame"), data.get("earlier")
        options = tuple((label, Frame.from_json(f)) for label, f in data.get("options", ()))
        found, refused = data.get("found") or ("", ""), data.get("refused")
        return cls(
            Frame.from_json(frame) if frame else None,
            Frame.from_json(earlier) if earlier else None,
            tuple(Frame.from_json(f) for f in data.get("past") or ()),
            options,
            bool(data.get("is_asked")),
            (found[0], found[1]),
            Frame.from_json(refused) if refused else None,
            tuple(data.get("stopped") or ()),
        )

    @property
    def history(self) -> tuple[Frame, ...]:
        """All frames before the last one, nearest first."""
        return (self.earlier, *self.past) if self.earlier is not None else ()

    def after(
        self, frame: Frame, options: tuple[tuple[str, Frame], ...] = (), is_asked: bool = False
    ) -> Context:
        """What is remembered when this frame has been read."""
        past = (self.frame, *self.history)[:MOST_FRAMES] if self.frame is not None else ()
        return Context(frame, past[0] if past else None, past[1:], options, is_asked)


def is_list(frame: Frame) -> bool:
    """Whether each of a class is told, none of them chosen: "tech exports by state"."""
    chosen = frame.pick or frame.reduce or frame.limits or frame.sector or frame.level
    return frame.over not in ("", "year") and not chosen


def has_operation(frame: Frame) -> bool:
    """Whether the words say what is to be computed, beyond a value."""
    return bool(
        frame.level or frame.move or frame.pick or frame.reduce or frame.limits or frame.trend or frame.over
        or frame.near or frame.each_year or frame.sector or frame.per_job
    )  # fmt: skip


def stood_before(new: Frame, old: Frame) -> bool:
    """Whether it is the figures that are pointed to, not how far they moved: "what were they in 2006?"."""
    return old.move == "open" or bool(old.move and old.span and Mark.THEM in new.marks)


def is_complete(frame: Frame) -> bool:
    """Whether a frame can stand without the turn before."""
    s = frame.slots
    subject = bool(s.areas or s.partners or s.categories)
    placed = frame.level == "rank" and not (subject or frame.pick or s.flows)  # "its rank among all areas?"
    if (
        frame.over
        and has_operation(frame)
        and not placed
        and (
            s.tech
            or s.definition
            or s.products
            or s.categories
            or (frame.over == "area" and (s.flows or frame.move))
        )
    ):
        return True
    if frame.level == "rank" and not subject and not frame.over and not frame.sector:
        return False
    if s.measures and s.named != ("measures",) and (subject or frame.over or not frame.level):
        return True
    if subject and s.flows:
        return True
    if s.areas and (s.tech or (has_operation(frame) and (frame.years or frame.span))):
        return True
    return bool(
        not frame.over and s.flows and (s.tech or s.definition or s.nation or (s.products and frame.years))
    )


def returned_to(new: Frame, old: Frame, history: Sequence[Frame]) -> tuple[Frame, Sequence[Frame]]:
    """The frame before that a state belongs to, where the last is of what no state has: "back to Ohio"."""
    apart = old.slots.categories or old.slots.partners
    if not new.slots.areas or not apart or old.slots.areas or is_complete(new):
        return old, history
    at = next((i for i, frame in enumerate(history) if frame.slots.areas), -1)
    named = set(new.slots.named) <= {"areas", "flows", "tech", "summed"}
    return (history[at], history[at + 1 :]) if at >= 0 and named else (old, history)


def is_headless(frame: Frame) -> bool:
    """Whether a flow stands with nothing that it could be of, "and the balance?", and more than one is meant.

    Of states only one flow has several years, and only one classification has areas of technology.
    """
    s = frame.slots if frame.base is None else frame.base.merged(frame.slots)
    named = s.areas or s.partners or s.categories or s.products or s.measures or s.definition or s.source
    timed = frame.years or (frame.span and all(frame.span))
    said = named or s.tech or s.nation or timed or frame.everyone or (frame.over and s.flows)
    moved = frame.move and (frame.move != "open" or frame.reduce or frame.pick == "best")
    states = frame.over == "area" and moved and Mark.WHO not in frame.marks
    sure = states or (frame.over == "techarea" and frame.reduce == "count")
    nobodys = Mark.ITS in frame.marks and not (s.named_lines or s.definition or s.source or frame.over)
    return nobodys or not (said or sure)
