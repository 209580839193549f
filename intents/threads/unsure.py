"""Turns that cannot be completed for sure by the one before."""

from __future__ import annotations

from intents.mark import Mark
from intents.model import SLOTS_OF, Frame
from intents.threads.context import has_operation
from intents.threads.periods import names_one_end
from intents.threads.runs import is_plural


def is_above_another_kind(new: Frame, old: Frame) -> bool:
    """Whether members are held against what is none of them: "US exports", "which state is above it?"."""
    pointed = new.reduce == "winner" and Mark.BACKREF in new.marks and new.over in SLOTS_OF
    return pointed and not (old.over or getattr(old.slots, SLOTS_OF[new.over]))


def is_of_chosen_years(new: Frame, old: Frame) -> bool:
    """Whether other figures of several years chosen before are asked for: "exports in those years"."""
    chosen = old.over == "year" and old.pick == "where" and Mark.THEM in new.marks
    return chosen and bool(new.slots.named) and not new.years


def is_rate_of_move(new: Frame, old: Frame) -> bool:
    """Whether it is open if a rate or the move of each year is asked for: "growth since 2002", "per year"."""
    bare = new.each_year and not (has_operation(new.with_(each_year=False)) or new.slots.named or new.years)
    return bool(bare and old.move and not (old.over or old.reduce))


def is_part_of_nothing(new: Frame, old: Frame) -> bool:
    """Whether something of fewer is asked for where nothing was asked of more: "top 5", "of the top 3"."""
    fewer = new.pick == "best" and Mark.OF_FIRST in new.marks and not (new.level or new.reduce or new.move)
    fewer = fewer and Mark.REST not in new.marks and not new.slots.named
    return fewer and old.pick == "best" and not (old.level or old.reduce or old.move)


def is_of_open_class(new: Frame, old: Frame) -> bool:
    """Whether it was left open of what the best was asked: "best in the country?", then "who was second"."""
    s = old.slots
    unnamed = old.pick == "best" and not (old.over or s.partners or s.areas or s.categories)
    several = len(s.flows) > 1 and not old.over and new.pick == "best"  # "trade with Japan", "who was second"
    return (unnamed or several) and Mark.WHO in new.marks and not new.slots.named


def is_share_of_group(new: Frame, old: Frame) -> bool:
    """Whether it is open whose share it is: "worst Asian deficit", then "share of the total deficit"."""
    s = new.slots
    named = s.areas or s.partners or s.categories or s.summed or new.over or new.pick
    if new.everyone and old.pick and not named:
        return True  # "top five?", then "share of all states"
    return new.level == "share" and old.pick == "best" and not (old.over or named)


def is_claim_of_several(new: Frame, old: Frame) -> bool:
    """Whether one figure is said of several: "which states export most?", then "I have 12 billion"."""
    said = new.claim and len(new.limits) == 1 and new.limits[0].compare == "="
    said = said and bool(old.over) and Mark.BACKREF not in new.marks
    return said and not (new.slots.named or new.pick or new.over or new.move or new.reduce)


def is_sum_of_one(new: Frame, old: Frame) -> bool:
    """Whether only one figure was told before what is to be added up: "Ohio's exports", then "combined"."""
    whole = {Mark.LEANS, Mark.WHOLE} & set(new.marks)  # "and the total one?"
    named = whole or new.slots.named not in ((), ("total",)) or has_operation(new.with_(reduce=""))
    bare = new.reduce in {"sum", "mean", "median"} and not named
    timed = new.years or new.span or new.whole_span or new.each_year or new.year_word
    if bare and new.reduce == "sum" and old.pick == "best" and old.places in (None, (1, 1)):
        return not timed  # "the largest deficit?", "the largest surplus?", "both?"
    share = old.level == "share" and new.reduce == "sum" and not is_plural(old)
    open_ = has_operation(old) and not share
    return bare and not (timed or is_plural(old) or open_ or old.whole_span or old.slots.summed)


def is_part_of_figure(new: Frame, old: Frame) -> bool:
    """Whether a part of a figure is to be worked out, which is no share: "10% of that is?"."""
    part = new.level == "share" and bool(new.limits) and not (new.claim or new.base or new.over or new.pick)
    return part and Mark.BACKREF in new.marks and not (new.slots.named or old.level == "share")


def is_percent_of_one(new: Frame, old: Frame) -> bool:
    """Whether one figure is to be told in percent: as a share, if pointed to ("what percent is that")."""
    dated = new.years or new.year_word
    bare = new.unit == "percent" and not (new.slots.named or dated or has_operation(new))
    return bare and not (is_plural(old) or has_operation(old) or old.span or old.whole_span or old.each_year)


def is_percent_of_nothing(new: Frame, old: Frame) -> bool:
    """Whether it is open what one figure is a percent of: "Ohio's exports", then "in percent?"."""
    return is_percent_of_one(new, old) and Mark.BACKREF not in new.marks


def is_share_of_other_flow(new: Frame, old: Frame) -> bool:
    """Whether one flow is to be a percent of another, or its own share: "the deficit", "as % of exports?"."""
    other = len(new.slots.flows) == 1 and len(old.slots.flows) == 1 and new.slots.flows != old.slots.flows
    same = set(new.slots.named) <= {"flows", "partners"} and new.slots.partners in ((), old.slots.partners)
    share = new.level == "share" and new.base is not None and Mark.OF_FIRST not in new.marks
    return other and same and share and not (new.over or new.pick or has_operation(old))


def is_ratio_of_counts(new: Frame, old: Frame) -> bool:
    """Whether members counted turn by turn are set against each other: "how many rose?", "ratio?"."""
    bare = not (new.slots.named or new.over or new.pick or new.years or new.move)
    return new.reduce == "times" and bare and old.pick == "where"


def is_instead_of_denied(new: Frame, old: Frame) -> bool:
    """Whether it is asked which sector is the first, of which only tech is known: "what is then?"."""
    bare = not (new.slots.named or has_operation(new) or new.claim or new.years or new.year_word or new.unit)
    return bare and old.claim and bool(old.sector)


def is_place_by_move(new: Frame, old: Frame) -> bool:
    """Whether it is open if the move or the figure is said to be first: "growth?", "is that the worst?"."""
    placed = new.claim and new.level == "rank" and bool(new.limits) and not new.slots.named
    moved = old.move and not (old.over or old.pick) and Mark.BACKREF in new.marks
    return bool(placed and moved and (new.down or not new.move))


def is_move_of_place(new: Frame, old: Frame) -> bool:
    """Whether it is open if the place or the figure moved: "Michigan's rank in 2019?", "up or down?"."""
    bare = not (new.slots.named or new.years or new.over or new.pick or new.unit or new.reduce)
    return new.move == "open" and bare and old.level == "rank" and not (old.move or old.over)


def is_count_of_moved(new: Frame, old: Frame) -> bool:
    """Whether it is open of how many those are that moved: "bottom three by growth?", "how many fell?"."""
    return new.reduce == "count" and bool(new.move) and not new.over and old.pick == "best" and bool(old.move)


def is_end_or_year(new: Frame, old: Frame) -> bool:
    """Whether it is open if a year ends the span before or is one by itself: "2000 to 2006?", "2004?"."""
    first, last = old.span or (0, 1)
    return names_one_end(new, old) and (not last or last - first > 1)


def is_one_of_two(new: Frame, old: Frame) -> bool:
    """Whether it is open which of two before a name takes the place of: "Ohio or Utah?", "Iowa, sorry"."""
    slot = new.slots.named[0] if len(new.slots.named) == 1 else ""
    if slot not in SLOTS_OF.values() or Mark.PUTS_RIGHT not in new.marks or has_operation(new):
        return False
    mine, before = getattr(new.slots, slot), getattr(old.slots, slot)
    return len(mine) == 1 and len(before) > 1 and mine[0] not in before and not old.over


def asks_part_of_sum(new: Frame, old: Frame) -> bool:
    """Whether it is asked if a state is in what was made of several: "does the median include DC"."""
    among = new.claim and new.slots.named == ("areas",) and Mark.BACKREF in new.marks
    return among and old.reduce in {"sum", "mean", "median"} and not has_operation(new)


def is_before_ranking(new: Frame, old: Frame) -> bool:
    """Whether it is open if a place or a year is meant: "top five?", "the one before?"."""
    bare = Mark.LEANS in new.marks and not (new.slots.named or has_operation(new) or new.years)
    return bare and new.year_word == "previous" and old.pick == "best"


def is_on_no_list(new: Frame, old: Frame) -> bool:
    """Whether no list came before on which somebody could be: "Ohio's exports?", "Utah on the list?"."""
    pointed = new.claim and {Mark.LEANS, Mark.ON_LIST} <= set(new.marks)
    several = any(len(getattr(old.slots, name)) > 1 for name in SLOTS_OF.values())
    return pointed and not (old.pick in {"best", "where"} or old.sector or several)


#: tests that a turn must not meet
def is_mean_of_move(new: Frame, old: Frame) -> bool:
    """Whether it is open if moves or figures are averaged: "Utah's growth?", "the average?"."""
    bare = new.reduce in {"mean", "median"} and new.slots.named in ((), ("nation",))
    timed = new.years or new.span or new.whole_span or new.each_year or new.year_word
    return bare and bool(old.move) and not (timed or old.over or is_plural(old))


def is_place_of_none(new: Frame, old: Frame) -> bool:
    """Whether it is open whose place is asked for, where members were gone through: "which led?", "rank?"."""
    bare = new.level == "rank" and not (has_operation(new.with_(level="")) or new.slots.named or new.claim)
    return (
        bare and bool(old.over) and Mark.BACKREF not in new.marks and not (old.slots.named_lines or new.found)
    )


def is_year_of_several(new: Frame, old: Frame) -> bool:
    """Whether it is open of whom the best year is asked: "which state led?", "when was it highest?"."""
    timed = new.over == "year" and new.pick == "best" and not (new.slots.named or new.move or new.level)
    several = any(len(getattr(old.slots, name)) > 1 for name in SLOTS_OF.values())
    return timed and (several or old.level == "rank" or old.over in (*SLOTS_OF, "techarea"))


def is_before_span(new: Frame, old: Frame) -> bool:
    """Whether it is open what comes before several years: "2016 to 2020?", "and before that?"."""
    bare = new.year_word == "previous" and not (has_operation(new) or new.slots.named)
    return bare and bool(old.span) and old.over != "year"


def is_choice_over_move(new: Frame, old: Frame) -> bool:
    """Whether it is open if moves or figures are ranked: "growth 2000 to 2006?", "who was third?"."""
    chosen = new.pick == "best" and new.over in (*SLOTS_OF, "techarea") and not new.slots.named
    bare = not (new.move or new.years or new.span or new.level or new.reduce)
    return chosen and bare and bool(old.move and old.span) and not old.over


def is_flow_of_signed(new: Frame, old: Frame) -> bool:
    """Whether a ranking by a sign goes on to a flow: "the area with the largest deficit?", "imports?"."""
    signed = old.pick == "best" and (old.deficit or old.surplus) and not old.move
    bare = new.slots.named == ("flows",) and not has_operation(new)
    return bool(signed and bare and set(new.slots.flows) <= {"exports", "imports"})


def is_growth_of_ranking(new: Frame, old: Frame) -> bool:
    """Whether growth is asked of the one found or ranked by: "which state led?", "and the growth?"."""
    bare = bool(new.move) and not (new.slots.named or new.pick or new.over or new.limits or new.reduce)
    single = old.pick == "best" and old.over in (*SLOTS_OF, "techarea") and old.places in (None, (1, 1))
    return bare and single and not (old.move or old.level) and not {Mark.BACKREF, Mark.ITS} & set(new.marks)


def is_flow_after_jobs(new: Frame, old: Frame) -> bool:
    """Whether a bare flow comes behind another measure: "jobs from exports to Mexico?", "and imports?"."""
    bare = new.slots.named == ("flows",) and not has_operation(new)
    return bare and new.elliptic and bool(old.slots.measures) and new.slots.flows != ("exports",)


def is_limit_in_other_unit(new: Frame, old: Frame) -> bool:
    """Whether those that met a limit are asked for in another unit: "which grew 20 %?", "in dollars?"."""
    bare = bool(new.unit) and not (new.slots.named or new.limits or new.pick or new.move or new.years)
    return bare and not old.claim and any(o.unit and o.unit != new.unit and o.value for o in old.limits)


def is_count_of_figure(new: Frame, old: Frame) -> bool:
    """Whether it is counted where no members were listed: "Ohio minus Utah?", "how many is that?"."""
    bare = new.reduce == "count" and not (new.over or new.slots.named or new.limits or new.move or new.years)
    return bare and not (new.trades or old.over or old.pick or old.limits or old.sector or old.slots.measures)


UNSURE = (
    is_limit_in_other_unit,
    is_count_of_figure,
    is_flow_after_jobs,
    is_growth_of_ranking,
    is_year_of_several,
    is_before_span,
    is_choice_over_move,
    is_flow_of_signed,
    is_mean_of_move,
    is_place_of_none,
    is_on_no_list,
    is_before_ranking,
    asks_part_of_sum,
    is_above_another_kind,
    is_of_chosen_years,
    is_rate_of_move,
    is_part_of_nothing,
    is_of_open_class,
    is_share_of_group,
    is_claim_of_several,
    is_sum_of_one,
    is_part_of_figure,
    is_percent_of_nothing,
    is_share_of_other_flow,
    is_ratio_of_counts,
    is_instead_of_denied,
    is_place_by_move,
    is_move_of_place,
    is_count_of_moved,
    is_end_or_year,
    is_one_of_two,
)
