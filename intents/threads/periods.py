"""The years of a follow-up: kept, changed, or those between which something moved."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from intents.mark import Mark
from intents.model import Frame, Slots
from intents.threads.context import has_operation, stood_before
from intents.threads.keeping import NAMED


def over_whole_span(new: Frame, old: Frame) -> Frame:
    """A move over years that are said to be meant in total: "since 2016 instead, in total"."""
    spanned = new.reduce == "sum" and new.span is not None and not new.span[1]
    moved = old.move in {"growth", "change", "open"} and not (old.over or old.reduce)
    if not (spanned and moved) or new.slots.named not in ((), ("total",)):
        return new
    return new.with_(reduce="", slots=replace(new.slots, total=False))


def other_end(new: Frame, old: Frame) -> Frame:
    """Another end of the span before, or another start, put right: "from 2000 to 2006?", "sorry, 2004"."""
    if not (names_one_end(new, old) and Mark.PUTS_RIGHT in new.marks and old.span):
        return new
    (first, last), year = old.span, new.years[0]
    if not last:
        return new.with_(years=(), span=(year, 0))
    return (
        new if year == first else new.with_(years=(), span=(min(first, year), last if year < first else year))
    )


def names_one_end(new: Frame, old: Frame) -> bool:
    """Whether one year is named where the move over several came before: "from 2000 to 2006?", "2004?"."""
    bare = not (has_operation(new) or new.slots.named or new.span) and len(new.years) == 1
    moved = bool(old.move) and old.span is not None and old.over != "year"
    stood = Mark.STOOD in new.marks and stood_before(new, old)
    return bare and moved and not stood and Mark.VALUE not in new.marks


def of_all_years(new: Frame, old: Frame) -> Frame:
    """The years one of which was chosen, for their mean: "which year was best?", "average?"."""
    timed = new.slots.named or new.years or new.span or new.over or new.pick or old.move
    if new.reduce not in {"mean", "median"} or old.over != "year" or old.pick != "best" or timed:
        return old
    return old.with_(over="", pick="", order="", places=None, whole_span=not old.span)


def in_same_year(new: Frame, old: Frame) -> Frame:
    """A whole question without a year, of the year before if it changes one thing: "weapons exports"."""
    timed = new.years or new.span or new.whole_span or new.year_word
    if timed or len(old.years) != 1 or old.span or has_operation(new) or has_operation(old):
        return new
    s, o = new.slots, old.slots
    elsewhere = any(
        getattr(s, n) not in (getattr(o, n), "", ()) for n in ("measures", "source", "definition")
    )
    differing = [name for name in (*NAMED, "flows") if getattr(s, name) != getattr(o, name)]
    return new.with_(years=old.years) if len(differing) == 1 and not elsewhere else new


def is_other_year(new: Frame, old: Frame) -> bool:
    """Whether a turn asks the same of another year: "tech exports 2019" after those of Idaho in 2020.

    So does one that names what states have, and no nation: "Utah's growth?", then "tech exports".
    """
    s, o = new.slots, old.slots
    same = replace(s, tech=False) == Slots(flows=s.flows) and s.tech and o.areas and not has_operation(new)
    return bool(same and o.flows in ((), ("exports",)) and s.flows == ("exports",) and not old.over)


def peaked(new: Frame, old: Frame) -> Frame:
    """The year before, claimed to be the highest of all: "is that a record?", "is it the highest?"."""
    claimed = new.claim and Mark.BACKREF in new.marks and not (new.slots.named or new.years or new.span)
    if not claimed or has_operation(old) or len(old.years) > 1 or old.span:
        return new
    of_years = new.over == "year" and new.pick == "best"
    first = new.level == "rank" and [(one.compare, one.value) for one in new.limits] == [("=", 1)]
    if first and not any(getattr(old.slots, name) for name in NAMED):
        new, of_years = new.with_(level="", limits=(), over="year", pick="best"), True
    return new.with_(peak=next(iter(old.years), 0)) if of_years else new


def against_year(new: Frame, old: Frame) -> Frame:
    """What came before held against the same of another year: "was it bigger in 2019?"."""
    pointed = new.reduce == "winner" and new.claim and Mark.BACKREF in new.marks
    if not pointed or new.slots.named or new.over or old.span or len(old.years) > 1 or has_operation(old):
        return new
    than = Mark.THAN in new.marks
    marks = tuple(dict.fromkeys((*new.marks, Mark.THAN, Mark.COMPARES)))
    if not old.years:
        word = new.year_word or ("latest_and" if than else "and_latest") * len(new.years)
        return new.with_(year_word=word, marks=marks)
    years = (old.years[0] - 1,) if new.year_word == "previous" else new.years
    if len(years) != 1 or years == old.years:
        return new
    return new.with_(years=(*old.years, *years) if than else (*years, *old.years), year_word="", marks=marks)


def _beside_year(new: Frame, old: Frame) -> Frame:
    """What came before beside the same of a year before it: "how does that compare with 2000?"."""
    if Mark.COMPARED in new.marks and new.year_word == "previous" and len(old.years) == 1 and not new.move:
        new = new.with_(years=(old.years[0] - 1,), year_word="")
    bare = not (has_operation(new) or has_operation(old) or new.slots.named or new.span or old.span)
    earlier = len(new.years) == 1 and new.years[0] < min(old.years, default=new.years[0] + 1)
    if Mark.COMPARED not in new.marks or new.unit or not (bare and earlier) or len(old.years) > 1:
        return new
    return new.with_(span=(new.years[0], 0), years=())


def between_years(new: Frame, old: Frame, earlier: Frame | None) -> Frame:
    """A move from the year before to this one, or between the years of the last two turns."""
    new = _beside_year(against_year(peaked(new, old), old), old)
    other = len(new.years) == 1 and len(old.years) == 1 and new.years != old.years
    dated = other or (new.year_word == "previous" and len(old.years) == 1)
    against = new.year_word == "previous" or {Mark.COMPARED, Mark.THAN, Mark.BACKREF} & set(new.marks)
    sized = new.unit == "percent" or (new.unit and against)  # "and in 2006, in dollars?" asks for a level
    if sized and not new.move and dated and not has_operation(old):
        new = new.with_(move="growth" if new.unit == "percent" else "change")
    apart = new.reduce in {"difference", "times"} and new.reduce != old.reduce  # "that gap in 2019"
    moves = new.move or apart
    further = Mark.TILL in new.marks and old.move and not (has_operation(new) or Mark.STOOD in new.marks)
    if (moves or further) and (span := _from_told(new, old)):
        return new.with_(span=span, years=())
    if not moves or new.span:
        return new
    latest = earlier is not None and earlier.slots == old.slots and not (earlier.years or earlier.year_word)
    if latest and old.year_word == "previous" and not (old.years or old.move or new.years):
        return new.with_(year_word="latest")  # "prior year?", then "so by how much did it change?"
    if other and not old.move:
        if Mark.THAN in new.marks and new.unit == "percent" and new.years > old.years:
            return new.with_(marks=(Mark.LEANS, Mark.TOO_FEW))  # "by what percent is that less than in 2006?"
        return new.with_(span=_span(*new.years, *old.years), years=())
    if new.years or earlier is None or earlier.slots != old.slots or earlier.years == old.years:
        return new
    s = old.slots
    if new.reduce == "difference" and max(map(len, (s.areas, s.partners, s.categories))) > 1:
        return new  # between those two, in the year told last
    pair = (*earlier.years, *old.years)
    one_each = len(earlier.years) == 1 and len(old.years) == 1
    return new.with_(span=_span(*pair)) if one_each else new


def _from_told(new: Frame, old: Frame) -> tuple[int, int] | None:
    """From the year where a move was told to start or end, up to the one now named: "the gain by 2006?"."""
    if Mark.SINCE in new.marks and len(old.years) == 1 and not new.years:
        return old.years[0], 0
    till = new.years if Mark.TILL in new.marks else new.span[1:] if new.span and new.span[0] == 1 else ()
    first, last = old.span or (old.years[0] if len(old.years) == 1 else 0, 0)
    start = last if last and old.move and new.down != old.down else first
    return (start, till[0]) if len(till) == 1 and start and start < till[0] else None


def _span(*years: int) -> tuple[int, int]:
    return min(years), max(years)


def yearly(new: Frame, old: Frame) -> Frame:
    """The mean of a growth is its rate a year: "per year on average?"; of a change, it is asked."""
    if new.reduce != "mean" or old.move not in {"growth", "change", "open"} or not old.span:
        return new
    if new.slots.named or new.over or old.over:
        return new
    if old.move == "growth":
        return new.with_(reduce="", move="cagr")
    return new.with_(marks=(*new.marks, Mark.LEANS, Mark.TOO_FEW))


def _is_of_every_year(new: Frame) -> bool:
    """Whether every year is asked of, or claimed to be so: "each year?", "was it always in deficit?"."""
    dated = new.years or new.span or new.year_word
    claimed = new.every or (new.each_year and new.claim and new.limits)
    listed = new.each_year and not has_operation(new.with_(each_year=False))
    return listed or bool(claimed and not dated)


def times_of_turn(new: Frame, old: Frame) -> dict[str, Any]:
    """The years of the new frame, from those of the old one where the words leave or shift them."""
    if new.slots.measures and new.slots.measures != old.slots.measures:
        return {"years": new.years, "span": new.span}
    if _is_of_every_year(new) and len(old.years) == 1:
        return {"years": new.years, "span": new.span, "whole_span": new.whole_span or not new.span}
    if not (new.years or new.span or new.whole_span or new.year_word):
        if new.level == "rank" and not new.move and old.move and not old.over:
            last = old.span[1] if old.span else max(old.years, default=0)
            return {"years": (last,) if last else ()}
        return {name: getattr(old, name) for name in ("years", "span", "whole_span", "year_word")}
    if not old.years:
        return {}
    if new.span and not new.span[1] and len(old.years) == 1 and old.years[0] > new.span[0]:
        return {"span": (new.span[0], old.years[0])}
    if new.year_word == "previous" and (new.move or new.reduce == "difference"):
        return {"years": old.years}
    if new.year_word.startswith("shift:"):
        step = int(new.year_word[6:])
    elif new.year_word in {"previous", "next"}:
        step = -1 if new.year_word == "previous" else 1
    else:
        return {}
    return {"years": tuple(y + step for y in old.years), "year_word": ""}
