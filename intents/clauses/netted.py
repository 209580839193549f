"""A comparison of the two flows with the balance asked for behind it: one question on the balance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from intents.frames.frames import Sentence
from intents.mark import Mark
from intents.model import ALL_PLACES, UNSAID, Frame, Slots, is_of
from intents.threads.context import has_operation

_FLOWS = {"exports", "imports"}
_COMPARING = {Mark.THAN, Mark.THAN_THAT, Mark.COMPARES}


def netted(asked: Sequence[Sentence]) -> list[Sentence]:
    """The questions, with "does it buy more chips than it sells? The 2020 balance?" as one on a deficit."""
    for at, (first, second) in enumerate(pairwise(asked)):
        frame = _joined(first, second)
        if frame is not None:
            both = replace(second, frame=frame, mentions=first.mentions + second.mentions, left=first.left)
            return [*asked[:at], both, *netted(asked[at + 2 :])]
    return list(asked)


def with_end(read: Sequence[Sentence], asked: list[Sentence]) -> list[Sentence]:
    """The one question with what a bare sentence behind it asks of it: "first and last values please"."""
    if len(asked) != 1 or read[-1] is asked[0] or read[-1].left:
        return asked
    frame, said = asked[0].frame, read[-1].frame
    if (joined := _joined(asked[0], read[-1])) is not None:
        return [replace(asked[0], frame=joined)]
    if said == Frame(whole_span=True) and frame.move in ("open", "growth") and not _timed(frame):
        return [replace(asked[0], frame=frame.with_(move="", unit="", trend=True))]
    if said.level == "share" and _is_part(asked[0]) and said.with_(level="", base=None, marks=()) == UNSAID:
        return [replace(asked[0], frame=frame.with_(level="share", base=said.base))]
    rate = said.move in ("growth", "cagr") and said.with_(move="", unit="") == UNSAID
    if rate and frame.slots.flows and not has_operation(frame):
        return [replace(asked[0], frame=frame.with_(move=said.move, unit=said.unit))]
    return asked


def _is_part(sentence: Sentence) -> bool:
    """Whether it is asked how one name stands in the nation's trade: "how big was Ohio in U.S. exports"."""
    mentions, frame = sentence.mentions, sentence.frame
    inside = any(
        is_of(name, "AREA") and is_of(joint, "IN") and is_of(whole, "NATION")
        for name, joint, whole in zip(mentions, mentions[1:], mentions[2:], strict=False)
    )
    return inside and len(frame.slots.areas) == 1 and not has_operation(frame)


def _timed(frame: Frame) -> bool:
    """Whether it is said of when something is asked."""
    return bool(frame.years or frame.span or frame.year_word)


def _joined(first: Sentence, second: Sentence) -> Frame | None:
    """The one claim that both sentences make; None where each stands by itself."""
    if _holds_flows(first.frame) and _asks_balance(second):
        return _as_sign(first.frame, second.frame)
    if _holds_years(first.frame) and (size := _size(second)):
        return _as_move(first.frame, *size)
    if first.frame.pick == "best" and not second.left and _only_places(first.frame, second.frame):
        return _with_places(first.frame, second.frame)
    if not second.left and _only_limits(first.frame) and _asks_which(second.frame):
        slots = replace(first.frame.slots, total=False)
        return first.frame.with_(slots=slots, over=second.frame.over, pick="where", names=True, marks=())
    claimed = first.frame.claim and (first.frame.deficit or first.frame.surplus)
    dated = second.frame.years and second.frame == Frame(years=second.frame.years) and not second.left
    joins = claimed and dated and not _timed(first.frame)
    return first.frame.with_(years=second.frame.years) if joins else None


def _only_limits(frame: Frame) -> bool:
    """Whether a sentence only says what is to be above or below an amount: "2020 tech exports over $5bn."."""
    plain = frame.with_(limits=(), slots=Slots(), years=(), marks=()) == UNSAID
    named = frame.slots.areas or frame.slots.partners or frame.slots.categories
    return bool(frame.limits and frame.slots.flows) and plain and not named


def _asks_which(frame: Frame) -> bool:
    """Whether it is only asked which of a class they are: "Which states are left?"."""
    return bool(frame.over) and frame.names and frame.with_(over="", names=False, marks=()) == UNSAID


def _only_places(frame: Frame, said: Frame) -> bool:
    """Whether of a ranking only so many places are wanted: "fell most? Just the three biggest drops"."""
    bare = {"pick": "", "places": None, "order": "", "move": "", "down": False, "names": False, "so_many": 0}
    if frame.places not in (None, ALL_PLACES) or said.elliptic or said.over not in ("", frame.over):
        return False
    first, last = said.places or (1, said.so_many)
    if first != 1 or last < 2 or said.with_(over="", unit="", marks=(), **bare) != UNSAID:
        return False
    same = not _says_end(said) or _is_lowest(said) == _is_lowest(frame) or Mark.OF_FIRST in said.marks
    return same or frame.places == ALL_PLACES


def _with_places(frame: Frame, said: Frame) -> Frame:
    """The ranking with so many places, or of so many: "grew most? Only among the top ten"."""
    places = said.places or (1, said.so_many)
    if Mark.OF_FIRST in said.marks and frame.move and not said.move:
        return frame.with_(among=-places[1] if said.order == "min" else places[1])
    lowest = _is_lowest(said if _says_end(said) else frame)
    return frame.with_(places=places, order="min" if lowest != frame.down else "max")


def _is_lowest(frame: Frame) -> bool:
    """Whether the least, or the greatest falls, come first."""
    return (frame.order == "min") != frame.down


def _says_end(said: Frame) -> bool:
    """Whether so many are wanted of one end of a ranking; the "top five" are those that come first."""
    return bool(said.move) or said.order == "min"


def _holds_flows(frame: Frame) -> bool:
    """Whether it is asked if one flow is more than the other."""
    return frame.claim and frame.reduce == "winner" and set(frame.slots.flows) == _FLOWS and not frame.base


def _holds_years(frame: Frame) -> bool:
    """Whether it is asked if a figure was more, or less, in a year than in one before it."""
    dated = len(frame.years) == 2 and frame.years[0] > frame.years[1]
    return frame.claim and frame.reduce == "winner" and dated and len(frame.slots.flows) == 1


def _size(sentence: Sentence) -> tuple[str, str] | None:
    """The move and unit that a bare "by how much?", "by what percent?" or "in dollars?" asks for."""
    frame = sentence.frame.with_(elliptic=False, marks=())
    if sentence.left or frame.with_(reduce="", move="", unit="") != UNSAID:
        return None
    if frame.unit == "percent" or frame.move == "growth":
        return "growth", "percent"
    return ("change", "USD") if frame.reduce == "difference" or frame.unit else None


def _as_move(frame: Frame, move: str, unit: str) -> Frame:
    """The claim that a figure rose, or fell, from the one year to the other."""
    span, marks = (min(frame.years), max(frame.years)), tuple(m for m in frame.marks if m not in _COMPARING)
    changes = {"years": (), "span": span, "reduce": "", "order": "", "marks": marks}
    return frame.with_(move=move, unit=unit, down=frame.order == "min", **changes)


def _asks_balance(sentence: Sentence) -> bool:
    """Whether nothing but the balance of what stands before is asked for, and when."""
    frame, when = sentence.frame, {"years": (), "span": None}
    bare = Frame(slots=Slots(flows=("balance",)), deficit=frame.deficit, surplus=frame.surplus)
    return not sentence.left and frame.with_(elliptic=False, marks=(), **when) == bare


def _as_sign(first: Frame, second: Frame) -> Frame:
    """The claim that there is a deficit, or a surplus, as the first says which flow is the greater."""
    slots = replace(first.slots, flows=("balance",))
    short = (first.slots.flows[0] == "imports") == (first.order == "max")
    sign = {"deficit": True} if short else {"surplus": True}
    timed = second if second.years or second.span else first
    marks = tuple(m for m in first.marks if m not in _COMPARING)
    return first.with_(
        slots=slots, years=timed.years, span=timed.span, reduce="", order="", marks=marks, **sign
    )
