"""Two things held against each other, one from the turn before: "more than Ohio?", "lead over the next?"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from intents.mark import Mark
from intents.model import ALL_PLACES, UNSAID, Frame


def is_gap_in_ranking(new: Frame, old: Frame) -> bool:
    """Whether nothing but a gap is asked of the ranking before."""
    asked = new.reduce in {"difference", "times"} and new.unit != "percent"
    other = new.slots.named or new.years or new.span or new.move or new.level or new.over
    return asked and not other and old.pick == "best"


def gap_places(new: Frame, old: Frame) -> tuple[int, int] | None:
    """The two places that are held against each other; None where one of them is not known."""
    if not is_gap_in_ranking(new, old):
        return None
    if Mark.ENDS in new.marks and new.places:
        return new.places if Mark.BACKREF not in new.marks or old.places in (None, (1, 1)) else None
    first, last = old.places or (1, 1)
    if first != last:
        return None
    if new.pick != "best":
        alone = Mark.BACKREF in new.marks and Mark.THEM not in new.marks  # "how far ahead is it?"
        return (1, 2) if first == 1 or (first == 2 and not alone) else None
    other = _place_named(new, old)
    other = 2 if other == first == 1 else other
    return (min(first, other), max(first, other)) if other not in (0, first) else None


def of_both_ends(new: Frame, old: Frame, history: Sequence[Frame]) -> tuple[Frame, Frame]:
    """The first and the last asked for one after the other, held against each other; of two years neither."""
    before = history[0] if history else UNSAID
    chosen = all(f.pick == "best" and f.places in (None, (1, 1)) for f in (old, before))
    if not (chosen and is_gap_in_ranking(new, old)) or new.pick or old.over != before.over:
        return new, old
    if any(
        getattr(old, name) != getattr(before, name) for name in ("years", "span", "move", "level", "among")
    ):
        return new.with_(marks=(*new.marks, Mark.LEANS, Mark.TOO_FEW)), old
    if old.order == before.order:
        return new, old
    return new.with_(places=ALL_PLACES, marks=(*new.marks, Mark.ENDS)), old.with_(order="max", down=False)


def gap_of_ranking(new: Frame, old: Frame) -> dict[str, Any]:
    """The gap between two places of what was ranked before, by its level or by how it moved."""
    pair = gap_places(new, old)
    marks = (*new.marks, Mark.ENDS)
    return {"move": old.move, "down": old.down, "places": pair, "marks": marks} if pair else {}


def _place_named(new: Frame, old: Frame) -> int:
    """The place that a turn names, 0 where it names none of the ranking before."""
    first, last = new.places or (1, 1)
    same = new.places or new.order == old.order
    return first if first == last and same else 0


def beside(new: Frame, old: Frame) -> Frame:
    """What the new words name beside the figure before: "how many times the imports is that?"."""
    pointing = new.reduce == "times" or {Mark.BACKREF, Mark.THAN} & set(new.marks)
    if new.reduce not in {"times", "difference", "winner"} or not pointing:
        return new
    for name in ("flows", "products"):
        mine, before = getattr(new.slots, name), getattr(old.slots, name)
        if len(mine) == 1 and len(before) == 1 and mine != before and "balance" not in mine + before:
            pair = mine + before if Mark.LARGER in new.marks else before + mine
            return _unreversed(new).with_(slots=replace(new.slots, **{name: pair}))
    return new


def against_nation(new: Frame, old: Frame) -> Frame:
    """The state before beside the nation: "how does that compare to the national one?"."""
    held = Mark.COMPARED in new.marks or (
        new.reduce in {"winner", "difference"} and Mark.BACKREF in new.marks
    )
    alone = new.slots.named in (("nation",), ("nation", "total")) and len(old.slots.areas) == 1
    if not (held and alone) or old.level or old.over:
        return new
    slots = replace(new.slots, areas=old.slots.areas, total=False)
    marks = (*new.marks, Mark.NATION_HELD)
    return new.with_(slots=slots, move=new.move or old.move, down=new.down or old.down, marks=marks)


def paired(new: Frame, old: Frame) -> Frame:
    """The one before beside the new one: "compared with Kansas", "is that more than Washington?"."""
    beside = new.reduce in {"winner", "difference", "times"} and Mark.BACKREF in new.marks
    ranked = (
        old.level == "rank" and Mark.THAN in new.marks and new.reduce == "difference"
    )  # "how much more than" is no difference of places
    held = old.level != "rank" and Mark.MINUS not in new.marks
    against = (
        Mark.COMPARED in new.marks
        or beside
        or (new.reduce in {"winner", "difference"} and (held or ranked))
        or _is_larger_one(new, old)
    )
    named = tuple(n for n in new.slots.named if not (n == "flows" and new.partner_flow))  # "gap to Peru"
    for name in ("areas", "partners", "categories", "flows"):
        mine, before = getattr(new.slots, name), getattr(old.slots, name)
        if not against or (named != (name,) and not (beside or Mark.COMPARED in new.marks)):
            continue
        if len(mine) == 1 and len(before) == 2 and mine[0] in before and new.reduce:
            others = tuple(code for code in before if code != mine[0])
            return _unreversed(new).with_(slots=replace(new.slots, **{name: mine + others}))
        if len(mine) == 1 and len(before) == 1 and mine[0] not in before[0].split("|"):
            kept = (
                {"move": old.move, "level": "" if ranked else old.level, "base": old.base}
                if new.reduce and not new.move
                else {}
            )
            first = (Mark.THAN_THAT in new.marks and new.claim) or _is_larger_one(new, old)
            both_codes = mine + before if first else before + mine
            flows = new.slots.flows if "flows" in named else old.slots.flows
            measures = () if "flows" in named else new.slots.measures or old.slots.measures
            flows = () if measures else flows
            both = replace(new.slots, **{"flows": flows, "measures": measures, name: both_codes})
            return _unreversed(new).with_(slots=both, **kept)
    return new


def _is_larger_one(new: Frame, old: Frame) -> bool:
    """Whether one of two is said to be the larger: "Ohio vs Utah", then "how many times bigger is Ohio?"."""
    alone = not ({Mark.BACKREF, Mark.THAN} & set(new.marks) or new.move or old.level or old.move or old.over)
    return new.reduce == "times" and alone and Mark.LARGER in new.marks


def _unreversed(frame: Frame) -> Frame:
    """The frame for two things in the order in which they were said."""
    return frame.with_(marks=tuple(mark for mark in frame.marks if mark is not Mark.REVERSED))
