"""Single figures asked for turn by turn, as one list: "difference?", "all three?", "first to last"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from intents.mark import Mark
from intents.model import SLOTS_OF, Frame, Slots
from intents.threads.context import has_operation
from intents.threads.pairs import against_nation

_OF_SEVERAL = {"difference", "times", "winner", "sum", "mean", "median"}
#: what two figures are taken for where no number is said
_OF_TWO = {"difference", "times"}
_NAMES = ("areas", "partners", "categories", "products", "flows")


def is_plural(frame: Frame) -> bool:
    """Whether a frame names several of anything."""
    s = frame.slots
    several = any(len(getattr(s, name)) > 1 for name in _NAMES)
    return several or len(frame.years) > 1 or frame.span is not None


def _only_counts(new: Frame) -> bool:
    """Whether nothing is asked beside the number of those before, or of another year: "both in 2006"."""
    return not (has_operation(new) or new.slots.named or len(new.years) > 1 or new.span)


def counts_others(new: Frame, old: Frame) -> bool:
    """Whether something is asked of a number of things where one was named: "all three together?"."""
    if any(
        getattr(old.slots, name) == (code.partition(":")[2],) for code in new.excluded for name in _NAMES[:3]
    ):
        return True  # without the only one there is
    if new.so_many or new.next_places > 1:
        return old.pick != "best"
    if new.counted_before and Mark.LEANS in new.marks and _only_counts(new) and not is_plural(new):
        return _told(old) != new.counted_before
    counted = bool(new.counted_before) and (new.reduce in _OF_SEVERAL or _only_counts(new))
    if new.counted_before and (told := _told(old)) > 1:
        return new.counted_before != told and not is_plural(new) and not new.places
    return counted and not is_plural(new) and not is_plural(old) and not old.over


def _told(old: Frame) -> int:
    """How many things the turn before named or ranked, 0 where it is not known."""
    if old.pick:
        first, last = old.places or (1, 1)
        return last - first + 1 if old.pick == "best" else 0
    timed = old.span[1] - old.span[0] + 1 if old.span else len(old.years)
    return 0 if old.over else max(timed, *(len(getattr(old.slots, name)) for name in _NAMES))


def joined(new: Frame, old: Frame, history: Sequence[Frame]) -> Frame | None:
    """What is asked of the single answers before, on all of them; None where nothing is asked of several.

    `history` holds the frames before `old`, nearest first. They belong together as far back as they differ
    in one thing only: a place, a category, a flow or the year.
    """
    if with_one := _with_one_more(new, old, history):
        return with_one
    if new.reduce == "winner" and new.years and Mark.BACKREF in new.marks and Mark.THEM not in new.marks:
        return None  # "was it better in 2019?": the last one only
    over_years = bool(new.move) and new.whole_span and Mark.BACKREF in new.marks
    best = (new.pick == "best" and not new.over and not new.places) or (new.pick == "where" and not new.over)
    ranked = new.level == "rank" and Mark.THEM in new.marks and not new.over
    placed = new.level == old.level == "rank" and new.names and not (new.slots.named or new.years)
    netted = Mark.THEM in new.marks and new.slots.named == ("flows",) and new.slots.flows == ("balance",)
    if netted and old.slots.flows == ("balance",) and not has_operation(new):
        new = new.with_(reduce="sum")
    listed = new.counted_before and _only_counts(new)
    shared = (
        new.level == "share" and new.slots.summed and new.slots.named in (("summed",), ("flows", "summed"))
    )
    if (
        not (new.reduce in _OF_SEVERAL or over_years or best or ranked or placed or listed or shared)
        or is_plural(new)
        or is_plural(old)
        or old.pick
    ):
        return None
    name, run = _run(old, history)
    counted = new.counted_before or (2 if new.reduce in _OF_TWO else 0)
    run = run[-counted:] if counted else run
    if len(run) < 2 or (counted and len(run) != counted):
        return None
    if new.years if name == "years" else getattr(new.slots, name):
        return None
    if ranked:
        new = new.with_(level="", pick="best", order="max", places=(1, len(run)))
    return _over(new, old, name, run)


def share_of_ranking(new: Frame, old: Frame) -> Frame | None:
    """The share that those ranked before have together: "top five?", "combined?", "as % of the U.S.?"."""
    base, timed = new.base, new.years or new.span or new.year_word
    bare = new.level == "share" and not (new.pick or new.over or new.reduce or new.move or timed)
    named = set(new.slots.named) <= {"flows", "summed"} and new.slots.flows in ((), old.slots.flows)
    together = old.reduce == "sum" or new.slots.summed
    plain = old.pick == "best" and old.over in SLOTS_OF and together and not (old.level or old.move)
    if not (bare and named and plain) or (
        base is not None and (base.areas or base.partners or base.categories)
    ):
        return None
    slots = replace(old.slots, summed="last", total=False)
    return old.with_(slots=slots, level="share", base=base, reduce="")


def share_of_each(new: Frame, old: Frame) -> Frame:
    """The share of each of those ranked before, where only it is named: "top five?", "share of total?"."""
    ranked = old.pick == "best" and bool(old.over) and not (old.reduce or old.level or old.move)
    bare = new.level == "share" and not (
        new.pick or new.over or new.reduce or new.move or new.years or new.span
    )
    b = new.base
    whole = b is not None and not (b.areas or b.partners or b.categories) and (b.total or b.nation)
    alone = bare and whole and set(new.slots.named) <= {"flows"} and not new.slots.summed
    several = old.places is not None and old.places[1] > old.places[0]
    alike = new.slots.named in ((), ("flows",)) and new.slots.flows in ((), old.slots.flows)
    pointed = Mark.BACKREF in new.marks and not {Mark.THEM, Mark.ITS}.intersection(new.marks)
    base = new.base if bare and ranked and several and pointed else None
    if base is not None and not (base.areas or base.partners or base.categories) and alike:
        return new.with_(
            slots=replace(new.slots, summed="last", flows=())
        )  # "what share of the total is that?"
    return new.with_(marks=(*new.marks, Mark.BACKREF)) if ranked and alone else new


def beside_nation(new: Frame, old: Frame, history: Sequence[Frame]) -> Frame | None:
    """A state and the nation asked for one after the other, held against each other: "difference?"."""
    two = (old, *history[:1])
    states = [f for f in two if len(f.slots.areas) == 1]
    nations = [
        f for f in two if f.slots.nation and not (f.slots.areas or f.slots.partners or f.slots.categories)
    ]
    if len(states) != 1 or len(nations) != 1 or new.slots.named or new.years or new.span:
        return None
    state, nation = states[0], nations[0]
    same = all(getattr(state, n) == getattr(nation, n) for n in ("years", "span", "move", "level", "reduce"))
    probe = new.with_(slots=Slots(nation=True), marks=(*new.marks, Mark.BACKREF))
    held = against_nation(probe, state)
    if not same or held is probe:
        return None
    return held.with_(slots=state.slots.merged(held.slots), years=state.years, span=state.span)


def _with_one_more(new: Frame, old: Frame, history: Sequence[Frame]) -> Frame | None:
    """What is named added to the one before: "sum with Idaho?"; asked where there are several before."""
    name = new.slots.named[0] if new.slots.named else ""
    rest = set(new.slots.named) - {name, "total", "summed"}
    if new.reduce not in {"sum", "mean"} or name not in _NAMES[:3] or rest or new.over or new.base:
        return None
    mine, before = getattr(new.slots, name), getattr(old.slots, name)
    if len(mine) != 1 or len(before) != 1 or mine == before or has_operation(old) or new.slots.summed:
        return None
    if len(_run(old, history)[1]) > 1:
        return new.with_(marks=(Mark.LEANS, Mark.TOO_FEW))
    both: dict[str, Any] = {name: before + mine, "total": False}
    slots = replace(old.slots, **both)
    return new.with_(slots=slots, years=new.years or old.years, span=new.span or old.span)


def _over(new: Frame, old: Frame, name: str, run: list[Frame]) -> Frame:
    """The new frame over the members of a run."""
    own = new.move or new.level == "share"
    move = "change" if new.unit == "USD" and old.move == "growth" else old.move
    kept: dict[str, Any] = {} if own else {"move": move, "level": old.level, "base": old.base}
    judged = {Mark.WORST, Mark.PRAISED} & set(new.marks)
    if (new.reduce in {"winner", "difference"} or (new.pick == "best" and not judged)) and not (
        new.deficit or new.surplus or own
    ):
        kept |= {"deficit": old.deficit, "surplus": old.surplus}
    if name == "years":
        if new.reduce == "winner" or new.pick == "best":
            new = new.with_(over="year", pick="best", reduce="")
        years = tuple(dict.fromkeys(year for frame in run for year in frame.years))
        slots = new.slots.merged(old.slots)
        if new.reduce == "difference" and new.unit == "percent":
            new = new.with_(reduce="", order="", move="growth")  # "how many percent more?"
        if new.move and new.reduce not in _OF_SEVERAL:
            return new.with_(slots=slots, years=(), span=(min(years), max(years)), whole_span=False)
        return new.with_(slots=slots, years=years, whole_span=False, **kept)
    codes = tuple(dict.fromkeys(code for frame in run for code in getattr(frame.slots, name)))
    members: dict[str, Any] = {name: codes}
    slots = replace(old.slots, **members)
    years, span = new.years or old.years, new.span or old.span
    return new.with_(slots=slots.merged(new.slots), years=years, span=span, whole_span=False, **kept)


def in_a_row(old: Frame, history: Sequence[Frame]) -> bool:
    """Whether single figures of several things were asked for one after another."""
    return not (old.over or old.pick) and len(_run(old, history)[1]) > 1


def who_is_ahead(new: Frame, old: Frame, history: Sequence[Frame]) -> Frame:
    """Which of those is the higher that were asked for one after another: "who is higher?"."""
    beside = new.pick == "near" and Mark.WHO in new.marks and not (new.subject or new.slots.named)
    if not beside or new.near >= 0 or not in_a_row(old, history):
        return new
    return new.with_(pick="", near=0, over="", reduce="winner", order="max")


def _run(old: Frame, history: Sequence[Frame]) -> tuple[str, list[Frame]]:
    """The frames that differ in one thing, oldest first, and what they differ in."""
    run, name = [old], ""
    for frame in history:
        differing = _differing(frame, run[-1])
        if not differing or (name and differing != name) or is_plural(frame):
            break
        name = differing
        run.append(frame)
    return name, run[::-1]


def _differing(one: Frame, two: Frame) -> str:
    """The one thing in which two frames for the same operation differ, "" where there is not just one."""
    if has_operation(one) != has_operation(two) or one.move != two.move or one.level != two.level:
        return ""
    names = [n for n in _NAMES if getattr(one.slots, n) != getattr(two.slots, n)]
    if not names:
        return "years" if len(one.years) == len(two.years) == 1 and one.years != two.years else ""
    name = names[0]
    told = getattr(one.slots, name) and getattr(two.slots, name)
    return name if len(names) == 1 and told and one.years == two.years else ""
