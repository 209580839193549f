"""What a follow-up keeps of the turn before: its names, its years and what was computed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from intents.mark import Mark
from intents.model import Frame, Slots
from intents.threads.chosen import NO_CHOICE, listed_before, moved_otherwise, other_limit, signed_otherwise
from intents.threads.context import has_operation, stood_before
from intents.threads.listed import of_listed, ranked_by
from intents.threads.pairs import gap_of_ranking
from intents.threads.runs import is_plural
from intents.threads.same_again import keeps_measure, one_of_summed, reduced_again

#: fields of a frame that say what is computed
_OPERATION = (
    "base", "level", "move", "down", "unit", "over", "pick", "order", "places", "limits", "every", "near",
    "reduce", "trend", "each_year", "first_time", "names", "excluded", "deficit", "surplus", "sector",
    "among", "everyone", "per_job",
)  # fmt: skip
#: marks that say how it is computed
_HOW = {Mark.REVERSED, Mark.MOVED, Mark.MINUS, Mark.SIZES, Mark.NATION_HELD, Mark.RISEN}
_PAIR = 2
#: slots whose names can be ranked
NAMED = ("areas", "partners", "categories")


def slots_of_turn(new: Frame, old: Frame) -> Slots:
    """What the turn names, and what of the turn before it leaves standing."""
    s, o = _beside(new, old), old.slots
    if s.measures and s.measures != o.measures:
        o = replace(o, flows=())
    if new.partner_flow and o.partners and o.flows in (("exports",), ("imports",)):
        o = replace(o, flows=(new.partner_flow,))
    same = new.partner_flow and s.named == ("partners", "flows") and o.partners  # "and to Ireland?"
    if s.flows and o.measures and not (same or keeps_measure(new, old)):
        o = replace(o, measures=())
    if max(map(len, (s.products, s.categories, s.partners, s.areas))) > 1:
        o = replace(o, total=False)  # its parts are asked for, not their sum
    within = new.level == "rank" and s.named == ("products",)  # "rank in services?"
    categories = o.categories if within or not s.products else ()
    products = () if s.categories else o.products
    o = replace(o, categories=categories, products=products)
    o = _of_nation(s, o, is_place=new.level == "rank")
    if s.total and s.categories and not s.partners:
        o = replace(o, partners=())
    if s.areas and o.partners:
        o = replace(o, partners=())
    if s.categories and s.flows and not s.areas and (s.source or s.definition or s.nation):
        o = replace(o, areas=())  # another subject: no state has categories
    if s.definition and s.definition != o.definition:
        classed = bool(o.categories) and all(f"{s.definition}/" in c for c in o.categories)
        o = replace(o, source=o.source if classed else "", categories=(), products=())
    summed = s.summed if (s.areas or s.partners or s.categories) else (s.summed or o.summed)
    summed = "last" if new.everyone and old.reduce == "sum" and not s.areas else summed
    return replace(s.merged(o), summed=summed)


def whole_before(new: Frame, old: Frame) -> Frame:
    """A share of the total of what was meant before: "tech product deficit", "how much of all is chips"."""
    base, products = new.base, old.slots.products
    if base is None or not base.total or base.tech or base.products or not new.slots.categories:
        return new
    return new.with_(base=replace(base, products=products))


def _beside(new: Frame, old: Frame) -> Slots:
    """The new slots with what stays of before in front of them: all to which more is added, one of a pair."""
    name = new.slots.named[0] if new.slots.named else ""
    if name not in NAMED:
        return new.slots
    mine, before = getattr(new.slots, name), getattr(old.slots, name)
    pair = old.reduce in {"winner", "difference", "times"} and len(before) == len(mine) + 1 == _PAIR
    other = pair and mine[0] not in before and new.slots.named == (name,) and not has_operation(new)
    kept = before if Mark.ADDS in new.marks else before[: int(other)]
    both: dict[str, Any] = {name: tuple(dict.fromkeys(kept + mine))}
    return replace(new.slots, **both)


def _of_nation(s: Slots, o: Slots, is_place: bool) -> Slots:
    """The old slots without the place that a nation named instead stands for; a place is one within it."""
    bare = s.named in {("nation",), ("nation", "total")} and not is_place
    if not is_place and s.nation and not s.areas and (s.flows or s.tech or s.total or s.products or bare):
        products = s.products or o.products or ("products",) * bool(bare and o.areas)
        o = replace(o, areas=(), products=products)  # what states have, of the nation
    if bare:
        o = replace(o, partners=())
    return replace(o, country="") if s.nation and not s.country else o


def asks_value(new: Frame, old: Frame) -> bool:
    """Whether a turn asks for the figure itself, of which the rank or growth came before."""
    bare = not (new.slots.areas or new.slots.partners or new.slots.categories)
    moved = old.level or (old.move and (bare or new.years or Mark.BACKREF in new.marks))
    own = Mark.ITS in new.marks and new.slots.named in (("flows",), ("flows", "tech"))
    asked = own or Mark.VALUE in new.marks or (Mark.STOOD in new.marks and stood_before(new, old))
    same = asked and new.slots.flows in ((), old.slots.flows or ("exports",))
    among = old.over and not (
        old.level == "rank" and len(old.slots.partners + old.slots.areas) == 1
    )  # "Ireland leads our customers"
    return bool(moved and same and not (has_operation(new) or among or old.pick or old.reduce))


def _same_operation(new: Frame, old: Frame) -> dict[str, Any]:
    """The old operation on what the new words name."""
    if asks_value(new, old):
        return {}
    changes = {name: getattr(old, name) for name in _OPERATION} | {"excluded": old.excluded + new.excluded}
    told = new.slots.named or new.years or new.span or old.claim  # "is that right?" claims nothing by itself
    still = old.sector or Mark.PUTS_RIGHT in new.marks
    changes["claim"] = bool((new.claim and told) or (old.claim and still))
    if old.claim and not (changes["claim"] or old.over) and all(one.compare == "=" for one in old.limits):
        changes["limits"] = ()  # an amount was said of what stood before
    if _told_again(new, old):
        changes |= {"reduce": new.reduce, "names": new.names}
    kept = (_HOW | {Mark.BREAKDOWN}).intersection(old.marks)
    changes["marks"] = (*new.marks, *sorted(kept.difference(new.marks)))
    if new.slots.flows and new.slots.flows != ("balance",):
        changes |= {"deficit": False, "surplus": False}
        if (old.deficit or old.surplus) and all(limit.value == 0 for limit in old.limits):
            changes |= {"limits": (), "pick": "", "over": "", "first_time": ""}  # its sign is nobody else's
    one_of_two = len(new.slots.flows) == 1 and len(old.slots.flows) == 2
    if one_of_two and old.reduce in {"winner", "difference", "times"}:
        changes |= {"reduce": "", "order": ""}  # "did we sell more than we bought?", then "what was the net?"
    changes |= one_of_summed(new, old) | signed_otherwise(new, old) | _without_pick(new, old)
    if len(new.years) == 1 and old.span and not old.move and not old.reduce:
        changes["span"] = None
    return changes


def _without_pick(new: Frame, old: Frame) -> dict[str, Any]:
    """A name in the place of the class that was asked for: its figure, not the ranking again."""
    named: dict[str, tuple[Any, ...]] = {
        "area": new.slots.areas,
        "partner": new.slots.partners,
        "category": new.slots.categories,
        "techarea": new.slots.categories,
        "year": new.years if len(new.years) == 1 and (old.pick == "best" or new.slots.flows) else (),
    }
    if named.get(old.over) and not _is_group_to_choose_in(new, old):
        if listed := listed_before(new, old):
            return listed
        ranked = old.level == "rank" and not old.pick and any(getattr(old.slots, n) for n in NAMED)
        level = "rank" if old.pick == "best" and not old.move else old.level
        level = "" if level == "rank" and not ranked else level
        return {**NO_CHOICE, "limits": (), "order": "", "level": level}
    return {}


def _is_group_to_choose_in(new: Frame, old: Frame) -> bool:
    """Whether the group to choose in is all that is named: "top 3 suppliers?", then "and in Europe?"."""
    grouped = len(new.slots.partners) == 1 and not new.slots.partners[0].isupper()
    plain = old.pick in {"best", "where"} and not (old.slots.partners or old.reduce or old.move or old.level)
    return grouped and plain and new.slots.named == ("partners",) and Mark.VALUE not in new.marks


def operation_of_turn(new: Frame, old: Frame) -> dict[str, Any]:
    """What is computed: a new choice among the old members, or the same on what the turn names."""
    chosen = has_operation(new) and not _told_again(new, old)
    return _kept_operation(new, old) if chosen else _same_operation(new, old)


def _told_again(new: Frame, old: Frame) -> bool:
    """Whether those chosen before are only counted or named: "which states fell?", "how many is that?"."""
    bare = not (new.limits or new.move or new.level or new.pick or new.slots.named or new.years or new.sector)
    counted = new.reduce == "count" and old.pick == "where"
    named = new.names and new.over and not new.reduce and old.pick in {"where", "best"}
    return bool(counted or named) and bare and new.over in ("", old.over)


def _kept_operation(new: Frame, old: Frame) -> dict[str, Any]:
    """A new choice among the old members: "lowest year?", "ranks 6 to 10?"."""
    changes = _kept_sign(new, old) | _kept_sum(new, old) | reduced_again(new, old)
    if other := _placed_tech(new, old) or other_limit(new, old) or moved_otherwise(new, old):
        return other
    if new.pick == "best" and not new.over and not new.level:
        changes["over"] = old.over or _over_of_series(old)
        if Mark.OF_LIST in new.marks and old.pick == "best" and new.order == "max":
            changes |= {"order": old.order, "down": old.down, "among": old.among}
        if not new.move:
            same = old.pick == new.pick and old.down and new.order == old.order
            changes |= {"move": old.move, "down": new.down or same}
    by_move = new.move and not (new.pick or new.over or new.reduce or new.level or new.slots.named)
    if by_move and old.pick == "best" and old.over != "year" and Mark.BACKREF not in new.marks:
        changes |= {"over": old.over, "pick": "best", "order": old.order, "places": old.places}
    if old.move and (new.pick == "near" or (new.level == "rank" and old.pick == "best")):
        changes["move"] = old.move
    changes |= (
        _shared_ranking(new, old) | _year_of_share(new, old) | of_listed(new, old) | ranked_by(new, old)
    )
    chosen = old.pick == "best" or (old.over and (old.pick or old.sector or old.reduce in {"mean", "median"}))
    if new.reduce and not new.over and not is_plural(new) and chosen:
        changes |= {
            "sector": old.sector,
            "over": old.over,
            "pick": old.pick,
            "order": old.order,
            "places": _fewer(new) or _both(new, old) or old.places,
            "limits": new.limits or old.limits,
        }
        changes |= gap_of_ranking(new, old)
    if new.over == "year" and new.pick and (old.span or len(old.years) > 1):
        changes["span"] = old.span
    if new.over == "year" and old.years and len(old.years) == 1:
        changes["years"] = ()
    return changes


def _year_of_share(new: Frame, old: Frame) -> dict[str, Any]:
    """The share before, of which a year is chosen: "its share of exports?", "when was it highest?"."""
    chosen = new.over == "year" and new.pick == "best" and not new.slots.named
    return {"level": "share", "base": old.base} if chosen and old.level == "share" else {}


def _shared_ranking(new: Frame, old: Frame) -> dict[str, Any]:
    """The share of those ranked before, or of another number of them: "combined share?", "of the top 3?"."""
    if old.pick != "best" or old.over == "year" or new.over or new.reduce or new.pick not in ("", "best"):
        return {}
    if shares_ranking(new) and not (old.level or old.move):
        return {name: getattr(old, name) for name in ("over", "pick", "order", "places")}
    if Mark.OF_FIRST in new.marks and Mark.REST not in new.marks and not (new.level or new.move):
        return {name: getattr(old, name) for name in ("level", "base", "reduce")}
    return {}


def shares_ranking(new: Frame) -> bool:
    """Whether the share is asked for that several before have together, none of them named."""
    b = new.base
    whole = b is None or not (b.areas or b.partners or b.categories)
    return new.level == "share" and new.slots.named == ("summed",) and whole and not (new.pick or new.over)


def _fewer(new: Frame) -> tuple[int, int] | None:
    """Those of the ranking before that are summed: "total of the top 3"."""
    summed = new.reduce in {"sum", "mean", "median"} and new.pick == "best"
    return new.places if summed and (new.places or (0, 0))[0] == 1 else None


def _over_of_series(old: Frame) -> str:
    """What one is chosen from where a single line was told for several years: "which was the smallest"."""
    s = old.slots
    one = all(len(names) < 2 for names in (s.areas, s.partners, s.categories, s.products, s.flows))
    years = old.span or len(old.years) > 1 or old.whole_span or old.each_year or old.trend
    listed = years and not (old.move or old.level or old.reduce)
    return "year" if one and listed else ""


def _both(new: Frame, old: Frame) -> tuple[int, int] | None:
    """The first and second place: "second?", then "both together?"."""
    return (1, 2) if new.reduce == "sum" and old.places == (2, 2) and not new.slots.named else None


def _kept_sum(new: Frame, old: Frame) -> dict[str, Any]:
    """The sum of before, asked about as one thing: "Texas and Ohio together?", then "what share is that?"."""
    asked = new.level == "share" or (new.move and Mark.BACKREF in new.marks)
    asked = asked and not (new.pick or new.reduce or new.over or new.slots.areas)
    one = asked and Mark.THEM not in new.marks and is_plural(old)
    plain = old.reduce == "sum" and not (old.over or old.level or old.move)
    return {"reduce": "sum"} if one and plain else {}


def _kept_sign(new: Frame, old: Frame) -> dict[str, Any]:
    """The deficit or surplus of before, whose worst is the largest."""
    if new.deficit or new.surplus or new.slots.flows or not (old.deficit or old.surplus):
        return {}
    worst = {"order": "max"} if old.deficit and Mark.WORST in new.marks else {}
    worst |= {"order": "min"} if old.deficit and Mark.PRAISED in new.marks else {}
    return {"deficit": old.deficit, "surplus": old.surplus, **worst}


def _placed_tech(new: Frame, old: Frame) -> dict[str, Any]:
    """Another place of tech among all exports: "in how many states is it the top export?", then "2nd?"."""
    if not (old.sector and new.pick == "best") or new.over not in ("", old.over):
        return {}
    share = new.level == "share" and Mark.BACKREF in new.marks
    if new.order == "min" or not (new.places or share):
        return {"marks": (*new.marks, Mark.LEANS, Mark.TOO_FEW)}  # no table has its last places
    first, last = new.places or (1, 1)
    place = ("=", last) if first == last else ("<=", last)
    reduce = "" if new.names else old.reduce
    whole = {"sector_whole": old.sector, "level": "", "counted_before": 0} if share else {}
    kept = {"sector": place, "over": old.over, "reduce": reduce}
    return {**kept, **whole, "pick": "", "places": None, "order": ""}
