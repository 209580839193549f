"""The members that a condition chose before, chosen by another one: "over $20 billion?", "and fell?"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from intents.constructions.limits import like
from intents.mark import Mark
from intents.model import SLOTS_OF, Frame, Limit
from intents.threads.context import has_operation
from intents.threads.runs import is_plural

#: no members chosen
NO_CHOICE: dict[str, Any] = {"over": "", "pick": "", "places": None, "names": False, "near": 0}


def in_same_unit(new: Frame, old: Frame) -> Frame:
    """A choice by the other move in the unit of the one before: "gained most dollars?", "lost most?"."""
    both = new.pick == old.pick == "best" and new.over in ("", old.over) and not (new.unit or new.years)
    same = new.slots.flows in ((), old.slots.flows) and not set(new.slots.named) - {"flows", "tech"}
    moved = new.move == "open" and old.move == "change" and not new.unit
    each = Mark.THEM in new.marks and not new.years  # "lost most dollars?", "how much did each lose?"
    return new.with_(move="change") if (both or each) and same and moved else new


def _is_bare_limit(new: Frame, old: Frame) -> bool:
    """Whether a turn says only a limit, where members were chosen by one: "and over $20 billion?"."""
    bare = not (has_operation(new.with_(limits=(), claim=False)) or new.slots.named or new.years)
    return bare and len(new.limits) == 1 and bool(old.limits and old.over) and old.pick == "where"


def is_limit_of_another_kind(new: Frame, old: Frame) -> bool:
    """Whether dollars are said where growth was limited: nobody knows if both limits hold."""
    return _is_bare_limit(new, old) and not other_limit(new, old)


def is_sum_of_moved(new: Frame, old: Frame) -> bool:
    """Whether those that moved are summed: it is not said whether their moves or their dollars."""
    plain = not (new.over or (new.move and not (new.slots.total and old.pick == "where")))
    summed = plain and (
        new.reduce in {"sum", "mean", "median"} or (new.slots.total and (new.move or Mark.THEM in new.marks))
    )
    pointed = Mark.BACKREF in new.marks or Mark.LEANS in new.marks
    whose = new.slots.named in ((), ("flows",), ("flows", "total"))
    chosen = (pointed and not new.slots.flows and old.pick == "where") or (whose and old.pick == "best")
    named = new.slots.named or new.years or new.span or old.over or not is_plural(old)
    chosen = chosen or old.pick == "where" or (new.slots.total and not new.reduce)
    chosen = chosen or (new.reduce == "sum" and not named)
    return summed and chosen and bool(old.move) and old.over != "year"


def other_limit(new: Frame, old: Frame) -> dict[str, Any]:
    """The members before with another limit; with the old way to compare where only the value is new."""
    if not _is_bare_limit(new, old):
        return {}
    limit, before = new.limits[0], old.limits[0]
    moved = old.move and not before.value and limit.unit == "percent"
    if len(old.limits) != 1 or not (moved or limit.unit in ("", before.unit)):
        return {}
    compare = (before.compare if before.value else ">=") if limit.compare == "=" else limit.compare
    value = limit.value * (1.0 if limit.unit else like(limit.value, before.value))
    if (
        Mark.BACKREF in new.marks
        and before.value
        and not (compare == before.compare == ">" and value > before.value)
    ):
        return {}  # of those before, which such a limit does not narrow
    kept = {
        name: getattr(old, name) for name in ("move", "down", "level", "base", "deficit", "surplus", "every")
    }
    reduce = "" if new.names else old.reduce
    limits = (Limit(compare, value, limit.unit or before.unit),)
    chosen = {"over": old.over, "pick": "where", "limits": limits, "names": old.names or new.names}
    return {**kept, **chosen, "reduce": reduce, "claim": False}


def moved_otherwise(new: Frame, old: Frame) -> dict[str, Any]:
    """The members that moved the other way or as far: "how many states grew?", then "and fell?"."""
    bare = not (new.pick or new.over or new.level or new.slots.named or Mark.THEM in new.marks)
    bare = bare and new.reduce in {"", "count"}
    if not (new.move and old.move and bare) or old.pick != "where" or old.over == "year":
        return {}
    way = replace(old.limits[0], compare="<" if new.down else ">", value=0, unit="")
    limits = tuple(replace(one, compare=old.limits[0].compare) for one in new.limits) or (way,)
    limits = old.limits if Mark.BACKREF in new.marks and old.limits[0].value else limits
    return {
        "over": old.over,
        "pick": "where",
        "names": old.names and not new.reduce,
        "reduce": new.reduce or old.reduce,
        "every": old.every,
        "limits": limits,
    }


def listed_before(new: Frame, old: Frame) -> dict[str, Any]:
    """A name held against the list before: "top ten states?", "which states fell?", "is Ohio among them?"."""
    if Mark.ON_LIST not in new.marks or old.pick not in {"best", "where"}:
        return {}
    if old.pick == "where":
        return {**NO_CHOICE, "reduce": "", "claim": new.claim} if old.over != "year" else {}
    first, last = old.places or (1, 1)
    narrowed = old.slots.named_lines or old.excluded or old.among or old.group or old.level or old.down
    held = new.claim and old.order == "max" and first == 1 and not narrowed
    place = {"limits": (Limit("<=", last, "rank"),), "claim": True} if held else {"limits": ()}
    return {**NO_CHOICE, **place, "level": "rank", "order": old.order if held else ""}


def beside_another(new: Frame, old: Frame) -> dict[str, Any]:
    """The neighbours of another one: "who comes right after Ohio?", then "and after Texas?", "and Texas?"."""
    over = old.subject.partition(":")[0]
    if old.pick != "near" or over not in SLOTS_OF or new.slots.named != (SLOTS_OF[over],):
        return {}
    codes = getattr(new.slots, SLOTS_OF[over])
    if len(codes) != 1 or "|" in old.subject or has_operation(new) or Mark.VALUE in new.marks:
        return {}
    kept = {name: getattr(old, name) for name in ("over", "pick", "near", "names", "order")}
    return {**kept, "slots": old.slots, "subject": f"{over}:{codes[0]}"}


def signed_otherwise(new: Frame, old: Frame) -> dict[str, Any]:
    """The sign that is named, and the members that have it: "which ran a surplus?", "and a deficit?"."""
    if not (new.deficit or new.surplus):
        return {}
    signed = old.deficit is not old.surplus and new.deficit is not new.surplus and not old.move
    way = Limit("<" if new.deficit else ">", 0)
    limits = tuple(replace(way, year=one.year) if not one.value else one for one in old.limits)
    return {"deficit": new.deficit, "surplus": new.surplus, **({"limits": limits} if signed else {})}


def shares_of_turns(new: Frame, old: Frame, history: Sequence[Frame]) -> Frame:
    """The share before in the years of the last two turns, where a move is asked: "2000?", "by how much?"."""
    earlier = history[0] if history else old
    two = len(old.years) == len(earlier.years) == 1 and old.years != earlier.years
    same = old.level == earlier.level == "share" and old.slots == earlier.slots and old.base == earlier.base
    asked = (new.move or new.reduce == "difference" or Mark.POINTS in new.marks) and not new.years
    if not (two and same and asked) or old.over or old.pick or new.slots.named:
        return old
    years = sorted((*earlier.years, *old.years))
    return old.with_(years=(), span=(years[0], years[1]))


def of_share(new: Frame, old: Frame) -> Frame:
    """The frame for how far the share before moved, where that is asked: "by how much?"."""
    told = new.move and Mark.BACKREF in new.marks  # "by how much did it rise"
    moved = old.level == "share" and (told or old.move == "change" or old.span or len(old.years) == 2)
    dated = bool(new.years or new.span) and not (told and new.move in {"open", "change"})
    bare = not (new.slots.named or dated or new.pick or new.over or new.level or new.limits)
    light = set(new.marks) <= {Mark.POINTS, Mark.BACKREF, Mark.VALUE, Mark.HOW_FAR, Mark.COMPARED}
    asked = told or new.reduce == "difference" or Mark.POINTS in new.marks
    plain = new.unit != "USD" and new.reduce in {"", "difference"} and new.move != "cagr"
    if not (moved and bare and light and asked and plain) or old.reduce or old.over or old.pick:
        return new
    return new.with_(
        move="change", level="share", base=old.base, reduce="", unit="", trend=False, elliptic=True
    )
