"""How a follow-up leans on the turn before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from intents.mark import Mark
from intents.model import SLOTS_OF, Frame, Slots
from intents.telling.instead import other_whole, place_instead, who_instead
from intents.threads.chosen import (
    beside_another,
    in_same_unit,
    is_limit_of_another_kind,
    is_sum_of_moved,
    of_share,
    shares_of_turns,
)
from intents.threads.claimed import those_claimed
from intents.threads.context import has_operation, is_complete, returned_to
from intents.threads.found import (
    among_before,
    near_before,
    nth_of_two,
    of_all_members,
    of_found,
    of_mover,
    of_next,
    of_nth,
    of_those,
    other_places,
    within_region,
)
from intents.threads.keeping import asks_value, operation_of_turn, slots_of_turn, whole_before
from intents.threads.leaving import adds_only, goes_to_partner, is_other_kind, leaves_place
from intents.threads.listed import of_series
from intents.threads.pairs import against_nation, beside, of_both_ends, paired
from intents.threads.periods import (
    between_years,
    in_same_year,
    is_other_year,
    of_all_years,
    other_end,
    over_whole_span,
    times_of_turn,
    yearly,
)
from intents.threads.runs import (
    beside_nation,
    counts_others,
    is_plural,
    joined,
    share_of_each,
    share_of_ranking,
    who_is_ahead,
)
from intents.threads.unsure import UNSURE, is_percent_of_one
from intents.threads.unsure_choices import CHOICES, is_crossed_list


def follow(
    new: Frame,
    old: Frame,
    history: Sequence[Frame] = (),
    found: tuple[str, str] = ("", ""),
    partnered: Sequence[str] = (),
) -> Frame:
    """The new frame with what it leaves open taken from the old one, and from those before it.

    `found`: the dimension and code that the answer before gave; `partnered`: the classifications that are
    meant where a partner is named.
    """
    if (returned := returned_to(new, old, history))[0] is not old:
        (old, history), found = returned, ("", "")
    new, old = those_claimed(of_series(new, old), old)
    before = old
    old = of_next(old, new, history)
    new, old = of_both_ends(nth_of_two(new, old), old, history)
    new = of_those(share_of_each(new, old), old, found[1], history)
    new, old = of_found(new, old, *found)
    new, old = within_region(*of_nth(*of_mover(new, old, *found), *found), *found)
    if whole := other_whole(new, old) or beside_nation(new, old, history) or share_of_ranking(new, old):
        return whole
    old = shares_of_turns(new, old, history)
    new = of_share(_moved_by(_apart(new, old), old), old)
    if is_other_year(new, old) or goes_to_partner(new, old):
        new = new.with_(elliptic=True, marks=new.marks if new.years else (*new.marks, Mark.VALUE))
    new = who_is_ahead(new, old, history)
    new, old = other_end(in_same_unit(new, old), old), of_all_years(new, old)
    leans = new.elliptic or adds_only(new) or _is_part_of_before(new, old) or is_other_kind(new, old)
    leans = leans or leaves_place(new, old) or is_crossed_list(new, old)
    if is_complete(new) and not leans:
        return in_same_year(new, old)
    if several := joined(new, before, history):
        return several
    unsure = (counts_others, is_limit_of_another_kind, is_sum_of_moved, *UNSURE, *CHOICES)
    if any(test(new, old) for test in unsure):
        return new.with_(marks=(Mark.LEANS, Mark.TOO_FEW))
    if other := who_instead(new, old) or place_instead(new, old) or _whole_instead(new, old, partnered):
        return other
    old, new = _left_out(of_all_members(new, old), new)
    new = _traded_other_way(over_whole_span(new, old), old)
    if asks_value(new, old):
        new = new.with_(unit="")
    new = _leaning(new, old, history[0] if history else None)
    new, old = other_places(new, old)
    changes: dict[str, Any] = {"slots": slots_of_turn(new, old), **times_of_turn(new, old)}
    if new.unit == "USD" and old.level in {"rank", "share"} and not new.move:
        old = old.with_(level="", base=None)
    changes |= operation_of_turn(new, old) | beside_another(new, old)
    return new.with_(**changes)


def _whole_instead(new: Frame, old: Frame, partnered: Sequence[str]) -> Frame | None:
    """The whole of which a part came before: "and the total one?"; asks back where there are several."""
    asked = {("total",): True, (): old.slots.partners, ("total", "tech"): old.slots.categories}
    bare = new.slots.named in asked and not (new.years or new.span)
    sums = (new.reduce == "sum" and Mark.LEANS in new.marks) or Mark.WHOLE in new.marks
    if not (bare and sums):
        return None
    if is_plural(old) or old.over or old.level or not asked[new.slots.named]:
        return None if new.slots.named == ("total",) else new.with_(marks=(Mark.LEANS, Mark.TOO_FEW))
    s = old.slots
    if s.areas or (s.categories and s.partners) or not (s.categories or s.partners):
        return new.with_(marks=(Mark.LEANS, Mark.TOO_FEW)) if s.areas or s.categories else None
    definitions = dict.fromkeys(code.split("/")[0] for name in s.categories for code in name.split("|"))
    if set(definitions).difference(partnered):
        return new.with_(marks=(Mark.LEANS, Mark.TOO_FEW))
    definition = s.definition or next(iter((*definitions, *partnered)), "")
    slots = replace(s, categories=(), partners=(), definition=definition, total=True)
    return old.with_(slots=slots, elliptic=True)


def _traded_other_way(new: Frame, old: Frame) -> Frame:
    """Who is pointed to buys or sells: "the U.S. sold to Spain", then "how much did it buy"."""
    if new.trades == "they_sold" and old.slots.areas and not (old.slots.partners or new.slots.partners):
        return new.with_(slots=replace(new.slots, flows=("exports",)))  # "Utah and Idaho. Who sold more?"
    if not new.trades or old.slots.flows not in (("exports",), ("imports",)):
        return new
    partnered = old.slots.partners or "partner" in (old.over, new.over)
    theirs = bool(partnered) and not old.slots.areas
    buys = new.trades.endswith("bought")
    if new.trades == "other_way" or (theirs and not new.trades.startswith("they") and old.slots.nation):
        flow = "imports" if old.slots.flows == ("exports",) else "exports"
    else:
        flow = "exports" if buys is theirs else "imports"
    return new.with_(slots=replace(new.slots, flows=(flow,)))


def _left_out(old: Frame, new: Frame) -> tuple[Frame, Frame]:
    """The turn before without the names that this one leaves out: "without Ohio"."""
    out = {each.partition(":")[2] for each in new.excluded}
    kept: dict[str, Any] = {
        name: tuple(code for code in getattr(old.slots, name) if code not in out)
        for name in ("areas", "partners", "categories")
        if len(getattr(old.slots, name)) > 1 and out & set(getattr(old.slots, name))
    }
    if not kept or not all(kept.values()):
        return old, new
    alone = {"reduce": ""} if all(len(codes) == 1 for codes in kept.values()) else {}
    return old.with_(slots=replace(old.slots, **kept), **alone), new.with_(excluded=())


def _leaning(new: Frame, old: Frame, earlier: Frame | None) -> Frame:
    """What a follow-up takes from the turn before: a base, a second year, a class that only names."""
    new = whole_before(_named_only(new, old), old)
    if _is_part_of_all(new, old):
        return new.with_(everyone=True, base=None, over="area" if new.pick else new.over)
    if _is_part_of_before(new, old):
        if old.reduce == "sum" and old.pick:
            return new.with_(marks=(*new.marks, Mark.TOO_FEW))  # a share of those chosen
        tech = (Mark.TECH_PART,) if new.slots.named == ("tech",) else ()
        new = new.with_(base=old.slots, marks=(*new.marks, *tech))
    if new.pick == "near" and not new.subject:
        new = near_before(new, old)
    leans = Mark.BACKREF in new.marks or Mark.LEANS in new.marks
    asked = old.slots.measures or (new.trades and not new.limits)
    if new.reduce == "count" and not new.over and leans and asked:
        new = new.with_(
            reduce="", slots=replace(new.slots, flows=() if old.slots.measures else new.slots.flows)
        )
    new = among_before(beside(paired(against_nation(new, old), old), old), old)
    new = yearly(_in_unit(new, old), old)
    if Mark.WHO in new.marks and (over := "area" if old.slots.areas else old.over) not in ("", "year"):
        new = new.with_(over=over)
    new = between_years(new, old, earlier)
    if not has_operation(new) and old.over == "year" and old.pick and not new.names and not new.slots.named:
        new = new.with_(names=False, marks=(*new.marks, Mark.VALUE_FIRST))
    return new


def _named_only(new: Frame, old: Frame) -> Frame:
    """A class word that only repeats what was named before asks for no members: "that state's rank"."""
    slot = {"techarea": "categories", **SLOTS_OF}.get(new.over, "")
    only = not (new.pick or new.limits or new.reduce or new.level or new.slots.total)
    return new.with_(over="", names=False) if slot and getattr(old.slots, slot) and only else new


def _moved_by(new: Frame, old: Frame) -> Frame:
    """How far the one thing before it moved, where nothing else is named: "exports fell", "by how much?"."""
    moved = old.move in {"open", "change", "growth"} and not (old.reduce or old.over or old.level)
    said = new.base or new.slots.named or Mark.ITS in new.marks
    if moved and new.level == "share" and Mark.BACKREF in new.marks and not said:
        return new.with_(level="", move="growth", unit="percent")  # "what percent does that represent?"
    bare = not (new.years or new.span or {*new.marks} - {Mark.HOW_FAR} or new.move) and new.slots.named in (
        (),
        ("measures",),
    )
    same = set(new.slots.measures) <= set(old.slots.measures)
    asked = new.reduce == "difference" and moved and bare and same
    return new.with_(reduce="", elliptic=True) if asked else new


def _apart(new: Frame, old: Frame) -> Frame:
    """By how much or what percent two things compared before differ: "Ohio or Utah, who sold more?"."""
    s = old.slots
    if new.reduce == "difference" and old.move and _is_of_both(new, old):
        return new.with_(move=old.move, unit=old.unit, span=old.span)  # "who grew faster?", "by how much?"
    most = max(map(len, (s.areas, s.partners, s.categories, s.products, s.flows)))
    two = most > 1 and not (old.level or old.move)
    bare = (new.reduce == "difference" or not has_operation(new)) and not (new.slots.named or new.years)
    sized = new.unit == "percent" and (bare or Mark.LEANS in new.marks)
    if not (two and sized and old.reduce in {"winner", "difference"}):
        return new
    marks = (*new.marks, Mark.LEANS, *{Mark.THAN}.intersection(old.marks))
    return new.with_(move="", reduce="difference", order=new.order or old.order or "max", marks=marks)


def _is_of_both(new: Frame, old: Frame) -> bool:
    """Whether only the size of a gap is asked for between things that were compared before."""
    names = {slot: set(getattr(old.slots, slot)) for slot in SLOTS_OF.values()}
    bare = not (new.years or new.span or new.move or new.unit == "USD" or set(new.slots.named) - set(names))
    same = all(set(getattr(new.slots, slot)) <= known for slot, known in names.items())
    return bare and same and max(map(len, names.values())) > 1 and old.reduce in ("", "winner", "difference")


def _is_part_of_before(new: Frame, old: Frame) -> bool:
    """Whether the share asked for is one of the figure before: "share going to France?" after aerospace."""
    s, o = new.slots, old.slots
    named = s.partners or s.categories or s.areas or s.tech
    if new.level != "share" or new.base is not None or not named:
        return False
    if s.named == ("tech",) and (o.products or o.areas) and not o.tech:
        return True
    crossed = s.named in {("partners",), ("partners", "flows")} and o.categories and not o.partners
    return Mark.BACKREF in new.marks or bool(crossed and not has_operation(old))


def _is_part_of_all(new: Frame, old: Frame) -> bool:
    """Whether a share is one of all states: "add them up", then "what share have Ohio, the ten largest?"."""
    part = new.slots.areas or (new.over in ("", "area") and new.pick == "best")
    added = old.reduce == "sum" and old.over == "area" and not old.pick
    return bool(new.level == "share" and added and part and new.base in (None, Slots(total=True)))


def _in_unit(new: Frame, old: Frame) -> Frame:
    """The same move in another unit: "in percent", "not percent, dollars"."""
    if new.reduce == "difference" and old.move and old.down and not new.slots.named:
        new = new.with_(down=True)  # "the deficit shrank in 2006. By how much compared with 2005?"
    if not new.unit or new.move not in ("", "open") or new.level or not _fills_same(new, old):
        return new
    two = len(old.years) == 2 or old.span is not None
    if is_percent_of_one(new, old):
        return new.with_(level="share", unit="") if Mark.BACKREF in new.marks else new
    if new.unit == "percent" and (old.move in {"change", "open"} or (two and not old.move and not old.level)):
        return new.with_(
            move="growth",
            down=old.down,
            over=old.over,
            pick=old.pick,
            order=old.order,
            places=old.places,
            limits=old.limits,
        )
    if new.unit == "USD" and old.trend and two and not (old.move or old.over or new.slots.named):
        return new.with_(move="change", span=old.span, years=old.years)  # "up or down from 2019?"
    if new.unit == "USD" and old.move in {"growth", "open"}:
        return new.with_(
            move="change", down=old.down, over=old.over, pick=old.pick, order=old.order, places=old.places
        )
    return new


def _fills_same(new: Frame, old: Frame) -> bool:
    """Whether a turn names nothing, or one thing where one of its class was named before."""
    filled = ((getattr(new.slots, name), getattr(old.slots, name)) for name in new.slots.named)
    return all(
        len(mine) == len(before) == 1 if isinstance(mine, tuple) else mine == before
        for mine, before in filled
    )
