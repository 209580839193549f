"""What is asked of the ranking before: of the one it found, of an n-th, of other places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from intents.mark import Mark
from intents.model import SLOTS_OF, Frame, Limit
from intents.threads.context import BETWEEN_FOUND, has_operation, is_list
from intents.threads.keeping import shares_ranking
from intents.threads.pairs import gap_places
from intents.threads.runs import in_a_row, is_plural
from intents.threads.same_again import looks_again


def of_those(new: Frame, old: Frame, codes: str, history: Sequence[Frame]) -> Frame:
    """Which of those before moved one way, "which of them grew?"; none is chosen where one was named."""
    if (
        is_list(old)
        and new.names
        and (new.deficit or new.surplus)
        and not has_operation(new.with_(names=False))
    ):
        sign = Limit("<" if new.deficit else ">", 0, "USD")
        return new.with_(pick="where", limits=(sign,), elliptic=True)
    if not codes and _picks_within(new, old):
        marks = tuple(mark for mark in new.marks if mark not in (Mark.THEM, Mark.BACKREF))
        return new.with_(over=old.over, among_limits=old.limits, elliptic=True, marks=marks)
    if new.slots.named or not (new.move or new.pick == "best"):
        return new
    pointed = Mark.THEM in new.marks or (new.pick == "where" and Mark.BACKREF in new.marks)
    unsaid = bool(old.move) and new.pick == "best" and not new.move  # the largest exporter, or move
    if old.pick == "where" and old.over != "year" and pointed and (unsaid or not (codes or old.move)):
        return new.with_(marks=(*new.marks, Mark.LEANS, Mark.TOO_FEW))
    if new.pick != "where" or new.over:
        return new
    if is_list(old):
        return new.with_(elliptic=True)
    several = BETWEEN_FOUND in codes or is_plural(old) or in_a_row(old, history)
    if several and (pointed or old.pick != "where" or not old.move):
        return new.with_(elliptic=True, marks=(*new.marks, Mark.BACKREF))
    return new.with_(pick="", limits=())


def _picks_within(new: Frame, old: Frame) -> bool:
    """Whether the first of those that a limit chose in one message is asked for: "which is the least?"."""
    limited = old.pick == "where" and bool(old.limits) and old.over != "year"
    same = new.slots.named in ((), ("flows",)) and new.slots.flows in ((), old.slots.flows)
    pointed = Mark.THEM in new.marks and new.pick == "best" and new.over in ("", old.over)
    return limited and same and pointed and not (old.move or new.move or new.limits)


def _chooses_again(new: Frame, old: Frame) -> bool:
    """Whether some of those that a condition chose are asked for: "which of them is the largest?"."""
    if new.limits and not new.move and Mark.THEM in new.marks:
        return bool(old.move)
    return new.pick in {"where", "best"} or bool(new.move and not old.move)


def of_next(old: Frame, new: Frame, history: Sequence[Frame]) -> Frame:
    """The ranking of whose members a sum came before: "average of them", then "of the next five"."""
    ranking = history[0] if history else old
    summed = old.reduce in {"mean", "sum", "median"} and not old.pick and not has_operation(new)
    if not (new.next_places and summed and ranking.pick == "best" and not ranking.reduce):
        return old
    return ranking.with_(reduce=old.reduce, names=False)


def of_found(new: Frame, old: Frame, slot: str, codes: str) -> tuple[Frame, Frame]:
    """What is asked of the one that a ranking found: "how many did it buy?"."""
    s = new.slots
    others = asks_others(new, old) or _than_in_year(new, old, codes)
    if slot in ("", "years") or new.next_places or shares_ranking(new) or looks_again(new, old, codes):
        return new, old
    counted = new.counted_before not in (0, 1, len(codes.split(BETWEEN_FOUND)))
    if counted and (Mark.BACKREF in new.marks or old.pick == "where"):
        return new.with_(marks=(Mark.LEANS, Mark.TOO_FEW)), old
    if Mark.BACKREF not in new.marks and not others:
        return new, old
    renamed = new.names and Mark.THEM in new.marks and new.years and not has_operation(new)
    again = old.pick == "where" and _chooses_again(new, old)
    same = again and Mark.THEM in new.marks and SLOTS_OF.get(new.over) == slot
    crossed = new.over in SLOTS_OF and SLOTS_OF[new.over] != slot and Mark.ITS in new.marks
    if crossed and old.over in SLOTS_OF:
        return new, _instead_of_ranking(old, slot, codes)  # "top five states?", "their main partners?"
    if s.areas or s.partners or s.categories or (new.over and not same) or renamed:
        return new, old  # "who were they in 2019?": other names
    if (old.pick == "where" and not (again or others)) or gap_places(new, old):
        return new, old  # "their total": of those chosen again
    new = new.with_(over="", pick="where" if again and new.limits else new.pick)
    if slot == "partners" and new.trades in {"bought", "sold"}:
        new = new.with_(trades=f"they_{new.trades}")
    return new, _instead_of_ranking(old, slot, codes)


def asks_others(new: Frame, old: Frame) -> bool:
    """Whether other figures of those chosen are asked for: "which states grew?", "sum their exports"."""
    other = old.move or new.slots.flows != old.slots.flows
    summed = new.reduce in {"sum", "mean", "median"} or (not has_operation(new) and Mark.THEM in new.marks)
    bare = set(new.slots.named) in ({"flows"}, {"flows", "total"}, {"flows", "tech"})
    own = new.pick or new.over or new.limits or new.move
    return (
        old.pick == "where"
        and old.over in (*SLOTS_OF, "techarea")
        and bare
        and summed
        and bool(other)
        and not own
    )


def _than_in_year(new: Frame, old: Frame, codes: str) -> bool:
    """Whether the one found is held against another year: "the largest?", "how much more than in 2000?"."""
    one = old.pick == "best" and old.over != "year" and BETWEEN_FOUND not in codes
    bare = not (new.slots.named or new.over or new.pick or new.level)
    return one and bare and new.reduce == "difference" and bool(new.years or new.span)


def within_region(new: Frame, old: Frame, slot: str, codes: str) -> tuple[Frame, Frame]:
    """Which of those found are in a region: "the top three?", "which of them is in the West?"."""
    asked = (new.names or new.claim) and Mark.THEM in new.marks and new.slots.named == ("areas", "summed")
    if not asked or slot != "areas" or not old.pick or has_operation(new):
        return new, old
    inside = [code for code in codes.split(BETWEEN_FOUND) if code in new.slots.areas]
    if not inside:
        return new.with_(marks=(Mark.LEANS, Mark.TOO_FEW)), old
    bare = replace(new.slots, areas=(), summed="")
    return new.with_(slots=bare, claim=False, elliptic=True), _instead_of_ranking(
        old, slot, BETWEEN_FOUND.join(inside)
    )


def of_mover(new: Frame, old: Frame, slot: str, codes: str) -> tuple[Frame, Frame]:
    """How far the one moved that a ranking found: "which state fell the most?", "by how much?"."""
    found = old.pick == "best" and old.move and slot not in ("", "years")
    if not found or Mark.HOW_FAR not in new.marks:
        return new, old
    return new.with_(reduce="", move="", elliptic=True), _instead_of_ranking(old, slot, codes)


def _instead_of_ranking(old: Frame, slot: str, code: str) -> Frame:
    """What a ranking found, as if it had been named in place of the ranking."""
    named: dict[str, Any] = {slot: tuple(code.split(BETWEEN_FOUND))}
    return old.with_(
        slots=replace(old.slots, **named),
        over="",
        pick="",
        places=None,
        limits=(),
        names=False,
        near=0,
        subject="",
        order="",
        reduce="" if old.reduce == "count" else old.reduce,
    )


def of_nth(new: Frame, old: Frame, slot: str, codes: str) -> tuple[Frame, Frame]:
    """What is asked of one of those that a ranking found: "growth of the first?"."""
    found = codes.split(BETWEEN_FOUND) if slot not in ("", "years") else []
    nth = (new.places or (0, 0))[0]
    asks = new.move or new.level == "share" or new.slots.flows or Mark.VALUE in new.marks
    named = new.slots.areas or new.slots.partners or new.slots.categories or new.over
    if Mark.OF_NTH not in new.marks or not asks or named or not 0 < nth <= len(found):
        return new, old
    return new.with_(pick="", places=None, order="", elliptic=True), _instead_of_ranking(
        old, slot, found[nth - 1]
    )


def nth_of_two(new: Frame, old: Frame) -> Frame:
    """One of two compared before by its place: "Ohio or Utah?", "how much bigger is the first?"."""
    nth = (new.places or (0, 0))[0]
    asked = Mark.OF_NTH in new.marks and new.reduce in {"difference", "times"} and not new.slots.named
    if not asked or nth not in (1, 2) or old.pick or old.over:
        return new
    for name in SLOTS_OF.values():
        codes = getattr(old.slots, name)
        if len(codes) == 2:
            one: dict[str, Any] = {name: (codes[nth - 1],)}
            marks = tuple(mark for mark in new.marks if mark is not Mark.OF_NTH)
            return new.with_(
                slots=replace(new.slots, **one), pick="", places=None, marks=marks, elliptic=True
            )
    return new


def other_places(new: Frame, old: Frame) -> tuple[Frame, Frame]:
    """The ranking before with the places that come next, or with another number of them."""
    if Mark.REST in new.marks:
        return _rest(new, old)
    if old.pick != "best":
        return (new.with_(next_places=0) if new.year_word else new), old
    first, last = old.places or (1, 1)
    if new.next_places:
        return new.with_(next_places=0, year_word=""), old.with_(places=(last + 1, last + new.next_places))
    if new.so_many:
        single = first == last > 1  # "who is number 30?", then "31?"
        places = (new.so_many, new.so_many) if single else (first, first + new.so_many - 1)
        return new.with_(so_many=0), old.with_(places=places)
    return new, old


def _rest(new: Frame, old: Frame) -> tuple[Frame, Frame]:
    """The ranking before with the places behind it, as many as are named: "the rest of the top ten"."""
    (_, last), (_, end) = old.places or (1, 1), new.places or (1, 1)
    same = old.pick == "best" and old.order == new.order and new.over in ("", old.over)
    if not same or last >= end:
        return new, old
    marks = tuple(mark for mark in new.marks if mark is not Mark.REST)
    leaning = new.with_(pick="", places=None, order="", over="", names=False, marks=marks, elliptic=True)
    return leaning, old.with_(places=(last + 1, end))


def among_before(new: Frame, old: Frame) -> Frame:
    """A mean, sum or median of those that a ranking found: "what did they export on average?"."""
    reduced = new.reduce in {"mean", "sum", "median"} and Mark.BACKREF in new.marks
    if not reduced or old.pick != "best" or new.pick or new.over not in ("", old.over) or new.limits:
        return new
    return new.with_(over=old.over, pick="best", places=old.places, order=old.order)


def near_before(new: Frame, old: Frame) -> Frame:
    """The neighbours of what was asked about before: "who's above?"."""
    for over, name in SLOTS_OF.items():
        codes = getattr(old.slots, name)
        if len(codes) == 1:
            return new.with_(over=over, subject=f"{over}:{codes[0]}", names=True)
    if old.pick == "best" and old.over in SLOTS_OF:
        first, last = old.places or (1, 1)
        place = last + 1 if new.near > 0 else first - 1
        if new.near and place and not (new.order or new.move or new.slots.named):
            kept = {"over": old.over, "order": old.order, "down": old.down, "move": old.move}
            return new.with_(pick="best", near=0, places=(place, place), **kept)
        return new.with_(marks=(Mark.LEANS, Mark.TOO_FEW))
    if not (new.slots.named or new.subject):
        return new.with_(marks=(Mark.LEANS, Mark.TOO_FEW))  # "how many rose?", "who's next?"
    return new.with_(pick="", near=0)


def of_all_members(new: Frame, old: Frame) -> Frame:
    """The turn before without the one member, where all of its class are asked for: "all areas?"."""
    name = {"techarea": "categories", **SLOTS_OF}.get(new.over, "")
    codes = getattr(old.slots, name) if name else ()
    if not codes or not new.slots.total or getattr(new.slots, name) or new.pick or new.level == "rank":
        return old  # "its rank among all areas"
    definition = codes[0].split("/")[0] if name == "categories" and "|" not in codes[0] else ""
    free: dict[str, Any] = {name: (), "definition": old.slots.definition or definition}
    return old.with_(slots=replace(old.slots, **free))
