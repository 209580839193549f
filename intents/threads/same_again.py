"""What is asked again of another kind, another year or one of several: "and services?", "in 2020?"."""

from __future__ import annotations

from typing import Any

from intents.mark import Mark
from intents.model import SLOTS_OF, Frame
from intents.threads.context import BETWEEN_FOUND, has_operation


def keeps_measure(new: Frame, old: Frame) -> bool:
    """Whether the same is asked of another kind of exports: "jobs by product exports?", "services?"."""
    s, o = new.slots, old.slots
    bare = s.named == ("products", "flows") and s.flows == ("exports",) and s.products != o.products
    bare = bare and new.elliptic and Mark.SAME in new.marks
    return bare and not (has_operation(new) or o.named_lines or old.over or old.level)


def one_of_summed(new: Frame, old: Frame) -> dict[str, Any]:
    """No sum where one name stands for several that were added up: "Ohio and Utah together?", "Maine?"."""
    name = new.slots.named[0] if len(new.slots.named) == 1 else ""
    alone = name in SLOTS_OF.values() and len(getattr(new.slots, name)) == 1 and Mark.ADDS not in new.marks
    summed = old.reduce == "sum" and not (old.over or old.pick)
    return {"reduce": ""} if alone and summed and len(getattr(old.slots, name)) > 1 else {}


def looks_again(new: Frame, old: Frame, codes: str) -> bool:
    """Whether the ranking itself is asked of another year: "top five?", "how did it look in 2020?"."""
    several = old.pick == "best" and BETWEEN_FOUND in codes
    one = Mark.BACKREF in new.marks and not {Mark.THEM, Mark.VALUE, Mark.STOOD, Mark.ON_LIST} & set(new.marks)
    timed = new.years or new.year_word
    return bool(several and one and timed) and not (new.slots.named or has_operation(new) or new.claim)


def reduced_again(new: Frame, old: Frame) -> dict[str, Any]:
    """Another mean of the same: "average growth of the states?", then "median?"."""
    means = {"mean", "median"}
    other = {new.reduce, old.reduce} <= means and new.reduce != old.reduce
    bare = not (new.slots.named or new.pick or new.over or new.move or new.level or new.limits)
    return {"move": old.move, "level": old.level, "base": old.base} if other and bare else {}
