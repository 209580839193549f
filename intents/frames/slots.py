"""Entities of a parse -> Slots."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from facts.model import HOME
from intents.frames.joining import later_us
from intents.frames.parse import Parse
from intents.lexicon.words import says
from intents.model import ENTITIES, Mention, Slots, is_of

#: types that fill a slot
_FILLING = ENTITIES | {"TOTAL"}


def gather(p: Parse, role: str, found_flows: tuple[str, ...] = ()) -> Slots:
    """The slots that the mentions of one role fill; marks them as used."""
    mine = [m for m in p.items if m.role == role and not _FILLING.isdisjoint(m.kinds)]
    kinds = frozenset[str]().union(*[m.kinds for m in mine])
    named = [m for m in mine if later_us(m)] if "NATION" in kinds else []
    nations = tuple(dict.fromkeys(m.get("NATION") for m in named))
    slots = Slots(
        areas=_areas(p, mine) if "AREA" in kinds or "REGION" in kinds else (),
        partners=_without_groups(p, _codes(mine, "PARTNER")) if "PARTNER" in kinds else (),
        categories=_codes(mine, "CATEGORY") if "CATEGORY" in kinds else (),
        products=_products(p, mine) if "PRODUCT" in kinds else (),
        flows=found_flows,
        measures=tuple(dict.fromkeys(c for m in mine if "MEASURE" in m for c in m.get("MEASURE")[:1])),
        definition=next((m.get("DEFINITION") for m in mine if "DEFINITION" in m), ""),
        source=_one_source(mine) if "SOURCE" in kinds else "",
        nation=any(not says(m, "we") for m in named),
        country="" if nations == (HOME,) else "|".join(nations),
        total="TOTAL" in kinds,
        tech="TECH" in kinds,
        summed=_summed(mine),
    )
    p.use(*mine)
    if set(slots.products) == {"products", "services"} and _is_with_total(p):
        return replace(slots, products=(*slots.products, "both"), total=False)
    return slots


def _is_with_total(p: Parse) -> bool:
    """Whether the total is listed behind its parts: "products, services and total"."""
    parts = [p.index(m) for m in p.all("PRODUCT")]
    for total in p.all("TOTAL"):
        before, after = p.previous(total), p.next(total)
        ends_list = after is None or not (after.is_entity or "CLASS" in after)
        joined = is_of(before, "AND", "ELLIPSIS")
        if joined and ends_list and p.index(total) > max(parts):
            return True
    return False


def _areas(p: Parse, mine: Sequence[Mention]) -> tuple[str, ...]:
    """The states that are named, with those of the regions."""
    regions = [m.get("REGION") for m in mine if "REGION" in m and "AREA" not in m]
    codes = (*_codes(mine, "AREA"), *(code for region in regions for code in members(p, region)))
    return tuple(dict.fromkeys(codes))


def members(p: Parse, region: str) -> tuple[str, ...]:
    """The states of a region."""
    return p.lexicon.regions[region]


def _one_source(mentions: Iterable[Mention]) -> str:
    """The document that is named; none where two are compared."""
    named = {m.get("SOURCE") for m in mentions if "SOURCE" in m}
    return str(next(iter(named))) if len(named) == 1 else ""


def _codes(mentions: Iterable[Mention], kind: str) -> tuple[str, ...]:
    found: list[Any] = []
    for mention in mentions:
        if kind in mention.kinds and not (kind == "CATEGORY" and ("FLOW" in mention or "PRODUCT" in mention)):
            codes = mention.get(kind)
            found.append("|".join(codes) if kind == "CATEGORY" and len(codes) > 1 else codes[0])
    return tuple(dict.fromkeys(code for code in found if not _is_said_closer(code, found)))


def _is_said_closer(code: str, found: list[Any]) -> bool:
    """Whether a name for several is told by another: "software exports for packaged software"."""
    return "|" in code and any(other in code.split("|") for other in found)


def _products(p: Parse, mine: list[Mention]) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(m.get("PRODUCT") for m in mine if "PRODUCT" in m and not _is_apposed(p, m)))
    return tuple(x for x in found if x != "both") if len(found) > 1 and p.get("level") == "share" else found


def _without_groups(p: Parse, codes: tuple[str, ...]) -> tuple[str, ...]:
    """A group beside its members.

    "Other, selected (Australia, ...)" and "the group with Australia" are the group, "European suppliers
    Ireland and France" the members.
    """
    groups = tuple(c for c in codes if c in p.lexicon.kinds.groups)
    beside = any((c, group) in p.lexicon.kinds.grouped for c in codes for group in groups)
    if not beside or p.get("pick") == "near" or _is_held_against_group(p, codes, groups):
        return codes
    if p.get("level") == "rank":
        p.put(group=groups[0])
    opened = any(_opens_members(p, m) or _is_told_by_members(p, m) for m in p.items)
    return (
        groups
        if opened
        else tuple(c for c in codes if c not in groups)
        if p.get("level") != "share"
        else codes
    )


def _is_held_against_group(p: Parse, codes: tuple[str, ...], groups: tuple[str, ...]) -> bool:
    """Whether a member and its group are two sides: "did China grow faster than Asia as a whole"."""
    if len(groups) != 1 or len(codes) != 2 or p.has("WHICH", "COUNT", "LIST"):
        return False
    first, last = (p.index(m) for m in p.all("PARTNER") if m.role == "") if _are_two(p) else (0, 0)
    between = p.items[first + 1 : last]
    if any(is_of(m, "THAN", "VS", "COMPARE") for m in between):
        return True
    return any(is_of(m, "AND") for m in between) and p.has("COMPARE", "DIFFERENCE")


def _are_two(p: Parse) -> bool:
    return sum(m.role == "" for m in p.all("PARTNER")) == 2


def _opens_members(p: Parse, mention: Mention) -> bool:
    """Whether a bracket behind a group opens its members; behind members it only says what they are."""
    told = p.previous(mention) if mention.text == "(" else None
    return is_of(told, "PARTNER") and told.get("PARTNER")[0] in p.lexicon.kinds.groups


def _is_told_by_members(p: Parse, mention: Mention) -> bool:
    """Whether a word leads from a group to some of it: "other countries, the group with Israel in it"."""
    named = is_of(p.previous(mention, skip={"FILLER", "COMMA", "DASH", "MARK"}), "PARTNER")
    joint = p.next(mention, skip={"FILLER", "BACKREF"})
    leads = (
        is_of(joint, "WITH", "COUNTING") and is_of(p.next(joint), "PARTNER") if joint is not None else False
    )
    includes = "COUNTING" in mention and is_of(p.next(mention), "PARTNER")
    return named and (includes or (says(mention, "groups_of_them") and leads))


def _is_apposed(p: Parse, mention: Mention) -> bool:
    """Whether the product word only repeats the category's kind: "navigational products"."""
    before = p.previous(mention, skip={"FILLER", "MARK"})
    after = p.next(mention, skip={"FILLER", "MARK"})
    value = mention.get("PRODUCT")
    if value in {"both", "services"}:
        return False  # "chip services" are none
    if after is not None and "CLASS" in after:
        return False
    beside = [m for m in (before, after) if m is not None and "CATEGORY" in m]
    return (bool(beside) and abs(p.index(beside[0]) - p.index(mention)) == 1) or (
        value == "products"
        and says(mention, "products")
        and (p.has("DEFINITION") or (before is not None and "CATEGORY" in before))
    )


def _summed(mine: list[Mention]) -> str:
    """Which slot's codes are one line: the states of a region."""
    if any("REGION" in m.kinds and "AREA" not in m.kinds for m in mine):
        return "areas"
    return ""
