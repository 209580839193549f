"""What is asked of a list or a rank told before: "exports by state?", then "which grew?"."""

from __future__ import annotations

from typing import Any

from intents.mark import Mark
from intents.model import Frame, Slots
from intents.threads.context import is_list


def of_listed(new: Frame, old: Frame) -> dict[str, Any]:
    """What is asked of each of a list told before: "exports by state?", then "which of those grew?"."""
    alone = new.over and Mark.BREAKDOWN in new.marks and not (new.move or new.pick or new.reduce or new.level)
    if alone and old.move and not (old.pick or old.over or old.reduce):
        return {"move": old.move, "unit": old.unit}  # "growth of tech exports?", then "by category?"
    if not is_list(old) or new.over or new.slots.areas or new.slots.partners or new.slots.categories:
        return {}
    if new.pick or new.limits or new.reduce == "count":
        return {"over": old.over}
    each = new.move and Mark.BREAKDOWN in old.marks
    return {"over": old.over, "marks": (*new.marks, Mark.BREAKDOWN)} if each else {}


def ranked_by(new: Frame, old: Frame) -> dict[str, Any]:
    """The place in another order: a rank, then "and by growth?"."""
    other = (
        Mark.BY_MOVE in new.marks and old.level == "rank" and not (new.over or new.level or new.slots.named)
    )
    return {"level": "rank", "over": old.over, "names": old.names} if other else {}


def of_series(new: Frame, old: Frame) -> Frame:
    """What is asked of figures told year by year: "growth?" of each, "total over the period" of all."""
    told = old.each_year or old.span or old.whole_span
    series = bool(told) and not (old.move or old.pick or old.reduce or old.over or old.level)
    dated = new.years or new.span or new.year_word
    if not series or dated or new.pick or new.over or new.reduce or new.level:
        return new
    if new.move == "growth" and not new.slots.named and (old.each_year or Mark.YEARLY in new.marks):
        return new.with_(each_year=True)
    if new.slots.named == ("total",) and new.move:
        return new.with_(whole_span=True, slots=Slots(), elliptic=True)  # "overall growth?"
    if new.slots.named == ("total",) and new.whole_span:
        return new.with_(reduce="sum", slots=Slots(), elliptic=True)
    return new
