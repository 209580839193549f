"""Turns that a choice or count before leaves open: "which year was highest?", then "who's second?"."""

from __future__ import annotations

from intents.mark import Mark
from intents.model import SLOTS_OF, Frame
from intents.threads.context import has_operation, is_list
from intents.threads.runs import is_plural


def is_yearly_of_chosen(new: Frame, old: Frame) -> bool:
    """Whether it is open of whom figures a year are asked: "top three?", "how many grew?", "per year?"."""
    bare = new.each_year and not (has_operation(new.with_(each_year=False)) or new.slots.named or new.years)
    return bool(bare and old.over in (*SLOTS_OF, "techarea") and (old.pick or old.reduce == "count"))


def is_member_after_years(new: Frame, old: Frame) -> bool:
    """Whether somebody is asked for where years were chosen from: "which year?", then "who was second?"."""
    chosen = new.pick in ("best", "near") and Mark.WHO in new.marks
    return chosen and old.over == "year" and not (new.slots.named or new.subject or new.years)


def is_made_against_year(new: Frame, old: Frame) -> bool:
    """Whether a figure made of several years is held against one: "the average?", "more than in 2016?"."""
    held = new.reduce in ("winner", "difference", "times") and Mark.BACKREF in new.marks
    made = old.over == "year" or old.reduce in ("mean", "median", "sum")
    return bool(held and made and new.years and not new.slots.named)


def is_figure_of_count(new: Frame, old: Frame) -> bool:
    """Whether figures or places are asked for where members were counted: "how many grew?", "in dollars?"."""
    bare = not (new.slots.named or new.move or new.limits or new.reduce or new.years)
    asks = new.unit == "USD" and new.over not in SLOTS_OF
    asks = asks or (new.pick in ("best", "near") and Mark.WHO in new.marks and bool(new.places or new.near))
    return bool(bare and asks and old.reduce == "count" and Mark.THEM not in new.marks)


def is_sum_of_best_year(new: Frame, old: Frame) -> bool:
    """Whether it is open what is added up where one year was chosen: "highest year?", "the total?"."""
    bare = new.reduce == "sum" and new.slots.named in ((), ("total",)) and not (new.years or new.span)
    return bare and old.over == "year" and old.pick == "best"


def is_crossed_list(new: Frame, old: Frame) -> bool:
    """Whether members of a list are chosen by a partner: "exports by area?", "which went to China?"."""
    named = new.slots.partners and old.over in ("category", "techarea", "area")
    return bool(is_list(old) and new.names and named and not new.over)


def asks_what_of_those(new: Frame, old: Frame) -> bool:
    """Whether it is asked what those before trade most, not which of them: "what do they export most?"."""
    several = bool(old.pick or old.over or is_plural(old)) and not new.over
    return several and new.pick == "best" and {Mark.VALUE, Mark.THEM} <= set(new.marks)


CHOICES = (
    is_crossed_list,
    asks_what_of_those,
    is_yearly_of_chosen,
    is_member_after_years,
    is_made_against_year,
    is_figure_of_count,
    is_sum_of_best_year,
)
