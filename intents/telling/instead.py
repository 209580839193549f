"""Turns that put another whole, another place or another name into the question before."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from intents.mark import Mark
from intents.model import SLOTS_OF, Frame
from intents.threads.context import has_operation


def other_whole(new: Frame, old: Frame) -> Frame | None:
    """The share before in another whole: "and of product imports?"; None for other turns."""
    if old.level != "share" or Mark.OF_FIRST not in new.marks or has_operation(new) or not new.slots.named:
        return None
    s = new.slots
    whole = replace(s, flows=()).merged(old.base) if old.base is not None else None
    slots = replace(s, products=()).merged(old.slots) if whole is not None else s.merged(old.slots)
    if whole is not None and whole.flows:
        whole = replace(whole, flows=slots.flows)
    times = {name: getattr(new, name) or getattr(old, name) for name in ("years", "span", "year_word")}
    return old.with_(slots=slots, base=whole, marks=new.marks, elliptic=True, **times)


def who_instead(new: Frame, old: Frame) -> Frame | None:
    """Who has the place that a claim gave to another: "who is, then?"; None for other turns."""
    asked = new.names and not has_operation(new) and not new.slots.named and not new.years
    over = next((dim for dim, name in SLOTS_OF.items() if getattr(old.slots, name)), "")
    limit = old.limits[0] if len(old.limits) == 1 else None
    if not (asked and old.claim and old.level == "rank" and over and limit and limit.compare == "="):
        return None
    left_out: dict[str, Any] = {SLOTS_OF[over]: ()}
    slots, place = replace(old.slots, **left_out), int(limit.value)
    return old.with_(
        slots=slots, level="", limits=(), claim=False, over=over, pick="best", places=(place, place),
        names=True, marks=(),
    )  # fmt: skip


def place_instead(new: Frame, old: Frame) -> Frame | None:
    """Another place of the ranking in which one was asked for: "is Texas first?", "and second?"."""
    over = next((dim for dim, name in SLOTS_OF.items() if len(getattr(old.slots, name)) == 1), "")
    places = new.pick == "best" and new.places is not None and not new.slots.named and not new.move
    placed = not new.over and old.level == "rank"
    who = Mark.WHO in new.marks and (old.level == "rank" or not has_operation(old))
    if not (places and over and (placed or who)) or (who and len(old.slots.flows) != 1):
        return None
    left_out: dict[str, Any] = {SLOTS_OF[over]: ()}
    slots = replace(old.slots, **left_out)
    return old.with_(
        slots=slots, level="", limits=(), claim=False, over=over, pick="best", places=new.places,
        order=new.order, names=True, marks=(), years=new.years or old.years,
    )  # fmt: skip
