"""Which of a class: ranks, places, and what stands next to a name in a ranking."""

from __future__ import annotations

from itertools import pairwise

from intents.constructions.places_held import is_behind_first, is_placed_in_time
from intents.constructions.shares import names_of
from intents.frames.parse import Parse
from intents.lexicon.words import begins, holds, says
from intents.model import ALL_PLACES, NAMES, Limit, Mention, is_of

_MOST_PLACES = 61  # more than any ranking has
_COUNTED = {"FILLER", "TECH", "FLOW", "DEFINITION", "SUPER"}
#: the side of a ranking that a word for a neighbour means
_SIDES = {"below": 1, "above": -1, "around": 0}
LINKING = {"FILLER", "CLASS", "OF", "TECH", "FLOW", "GROUP_WORD", "NATION", "DEFINITION", "TOTAL"}


def next_places(p: Parse) -> None:
    """How many come next after a ranking: "next three?", "the five after those"."""
    for m in p.saying("next"):
        number = p.next(m, skip=set())
        if (
            number is not None
            and "NUMBER" in number
            and ((n := p.next(number)) is None or n.get("CLASS") != "year")
        ):
            p.put(next_places=int(number.get("NUMBER")))
            p.use(m, number)
    for number in p.free("NUMBER"):
        cue = p.next(number, skip=set())
        if cue is None or not says(cue, "below_it") or not 0 < number.get("NUMBER") < _MOST_PLACES:
            continue
        if (pointer := p.next(cue)) is None or is_of(pointer, "BACKREF", "MARK", "QMARK"):
            p.put(next_places=int(number.get("NUMBER")))
            p.use(number, cue)


def so_many_places(p: Parse) -> None:
    """Which or how many places there are to be instead: "make it 5", "only the first 3", "4 to 6?"."""
    numbers = p.free("NUMBER")
    if len(numbers) not in (1, 2) or p.says("last"):
        return
    rest = [m for m in p.items if m not in numbers and not {"MARK", "QMARK", "COMMA"} & set(m.kinds)]
    light = {"FILLER", "ELLIPSIS", "AND"} | ({"TO", "DASH"} if len(numbers) > 1 else set())
    if rest and "LIST" in rest[0] and len(numbers) == 1 and is_of(p.next(numbers[0]), "CLASS"):
        light |= {"LIST", "CLASS"}  # "name three states"
    places = [m for m in rest if says(m, "numbered_places") and len(numbers) == 2]
    bare = all(light & set(m.kinds) or says(m, "instead") or m in places for m in rest)
    if len(numbers) == 2 and bare and (pair := _places(p)):
        for m in places:
            p.retype(m, {"FILLER": m.text})
        p.use(*places)
        p.put(pick="best", places=pair, order="max", first_of_list=True)
    elif len(numbers) == 1 and bare and 0 < numbers[0].get("NUMBER") < _MOST_PLACES:
        p.put(so_many=int(numbers[0].get("NUMBER")))
        p.use(numbers[0])


def ranks(p: Parse) -> None:
    """Where A ranks; who is n-th; who is just above A."""
    if _neighbour(p) or _standing_between(p) or _place_from_end(p):
        return
    cues = [m for m in p.all("RANK") if m.role == ""] + _where_it_stands(p) + _numbered_places(p)
    if len(cues) == 1 and _names_table(p, cues[0]):
        p.use(*cues)
        return
    ordinals = p.free("ORDINAL")
    if len(cues) == 1 and _is_class_ranked(p, cues[0]):
        p.put(pick="best", places=ALL_PLACES, order="max")
        p.use(*cues)
    elif (cues or p.has("WHICH") or _opens_places(p)) and (pair := _places(p)):
        p.put(pick="best", places=pair, order="max")
        p.use(*cues)
        named = p.frame.setdefault("classes", [])
        named += [m for m in p.all("CLASS", "place") if m not in named]  # "places 11 to 20"
    elif cues and not p.has("SUPER") and not ordinals:
        pointing = p.has("BACKREF", "ELLIPSIS") or any(holds(m, "points_within") for m in cues)
        if names_of(p) or pointing or sum(not is_of(m, "QMARK", "AND") for m in p.items) <= 4:
            p.put(level="rank")
        p.use(*cues)
    elif ordinals:
        _ordinal(p, ordinals, cues)


def _neighbour(p: Parse) -> bool:
    """Whether the one next to a name in a ranking is asked for: "just above Texas"."""
    for cue in p.all("NEAR"):
        target = p.next(cue, skip={"FILLER", "OF", "TO"})
        owner = p.previous(cue, skip=set())
        if says(cue, "neighbours") and owner is not None and owner.genitive and p.has("RANK"):
            target = owner
        if target is None or not {"AREA", "PARTNER", "CATEGORY"} & set(target.kinds) or p.has("QUANTITY"):
            continue
        ranging = p.has("WHICH", "RANK", "CLASS") or not p.has("THAN")
        if ranging and (target is owner or not _names_before(p, target, cue)):
            other = [
                m for m in p.all("NEAR") if (n := p.next(m)) is None or "BACKREF" in n or _joins(p, n, cue)
            ]
            sides = {cue.get("NEAR")} | {m.get("NEAR") for m in other}
            p.put(pick="near", near=_SIDES[cue.get("NEAR")] if len(sides) == 1 else 0)
            p.use(cue, *other, *p.all("RANK"))
            if says(cue, "after") and p.has("SUPER"):
                _last_of_all(p, target)
            else:
                target.role = "near"
                p.use(target)
            _how_many_neighbours(p)
            return True
    return False


def _joins(p: Parse, joint: Mention, cue: Mention) -> bool:
    """Whether a word only joins two sides: "just above and just below Ohio"."""
    return "AND" in joint and p.next(joint) is cue


def _last_of_all(p: Parse, first: Mention) -> None:
    """Those behind which the next is asked for, "the biggest after Texas and California", from either end."""
    cue = p.all("SUPER")[0]
    p.put(order="min" if cue.get("SUPER") == "min" else "max")
    p.use(cue)
    name: Mention | None = first
    while name is not None and {"AREA", "PARTNER", "CATEGORY"} & set(first.kinds) & set(name.kinds):
        name.role = "near"
        p.use(name)
        joint = p.next(name)
        name = p.next(joint) if joint is not None and {"AND", "COMMA"} & set(joint.kinds) else None


def _how_many_neighbours(p: Parse) -> None:
    """The number of neighbours: "the three states just ahead of Iowa"; two of both sides are one on each."""
    if p.get("next_places"):
        p.put(places=(1, p.frame.pop("next_places")))
        return
    for number in p.free("NUMBER"):
        counted = p.next(number, skip=_COUNTED)
        if counted is not None and ({"CLASS", "NEAR"} & set(counted.kinds)):
            many = int(number.get("NUMBER"))
            first = many if p.get("near") and says(counted, "one_place") else 1
            p.put(places=(first, many if p.get("near") else max(many // 2, 1)))
            p.use(number)
            return
    if p.has("COUNT"):
        p.put(places=ALL_PLACES)  # "how many states are behind Arkansas"


def _standing_between(p: Parse) -> bool:
    """Whether those between two names in a ranking are asked for: "which state is between Ohio and Utah"."""
    asked = p.has("WHICH") or (p.has("LIST", "HOWMUCH") and p.get("classes"))
    ranging = asked and p.has("RANK", "RANKISH")
    if not ranging or p.has("MORE", "SUPER", "DIFFERENCE", "MOVE", "GROWTH", "QUANTITY", "SUM"):
        return False
    for cue in p.all("BETWEEN"):
        first = p.next(cue)
        joint = p.next(first) if first is not None else None
        last = p.next(joint) if joint is not None and "AND" in joint else None
        if first is None or last is None or not {"AREA", "PARTNER"} & set(first.kinds) & set(last.kinds):
            continue
        if any({"AREA", "PARTNER", "WHICH"} & set(m.kinds) for m in p.items[p.index(last) + 1 :]):
            continue
        first.role = last.role = "near"
        p.put(pick="near", near=0)
        p.use(cue, first, last, *p.all("RANK"), *p.all("RANKISH"))
        return True
    return False


def _place_from_end(p: Parse) -> bool:
    """Whether a place is counted from the end: "second to last"."""
    from_end = p.all("FROM_END")
    if not from_end:
        return False
    place = int(from_end[0].get("FROM_END"))
    p.put(pick="best", order="min", places=(place, place))
    p.use(*from_end, *p.all("RANK"), *p.all("SUPER"), *p.free("ORDINAL"))
    return True


def _where_it_stands(p: Parse) -> list[Mention]:
    """Verbs that ask for a place where the question asks where: "where does Texas stand"."""
    rankish = p.all("RANKISH")
    p.use(*rankish)
    surplus = any(m.get("FLOW") == "surplus" for m in p.all("FLOW"))
    subject = any(is_of(b := p.previous(m), *NAMES) and _is_free(p, b) for m in rankish)
    placed = subject or p.has("AREA", "CLASS", "GROUP_WORD") or (surplus and p.has("CLASS"))
    asked = [m for m in p.all("WHICH") if begins(m, "where")]
    if asked and not (rankish or p.has("GROWTH", "MOVE", "SUPER", "SHARE", "PARTNER", "CATEGORY")):
        name = p.next(asked[0])  # "where is Ohio in tech exports"
        return asked if is_of(name, "AREA") and is_of(p.next(name), "IN") else []
    return rankish if placed and asked else []


def _is_free(p: Parse, name: Mention) -> bool:
    """Whether no preposition governs a name."""
    before = p.previous(name)
    return before is None or not {"WITH", "TO", "FROM", "OF", "IN"} & set(before.kinds)


def _numbered_places(p: Parse) -> list[Mention]:
    """The word before a range of places, "places 6 to 8", which are those of a class not named."""
    found = [m for m in p.saying("numbered_places") if is_of(p.next(m), "NUMBER") and not m.used]
    traded = p.has("FLOW", "TECH", "DEFINITION", "PRODUCT", "SELL", "BUY")
    if found and traded and not (p.get("classes") or p.has("CATEGORY", "AREA", "PARTNER", "MEASURE")):
        p.retype(found[0], {"CLASS": "place"})
        p.frame["classes"] = found[:1]
    return found


def _names_table(p: Parse, cue: Mention) -> bool:
    """Whether a ranking is only where the figure stands: "chemicals in the sector ranking"."""
    beside = (p.previous(cue, skip=set()), p.next(cue, skip={"FILLER", "OF", "PRODUCT", "FLOW", "TECH"}))
    sector = any(m is not None and m.get("CLASS") == "sector" for m in beside) and says(cue, "rankings")
    chosen = any("DIFFERENCE" not in m for m in p.all("SUPER"))
    return sector and p.has("CATEGORY") and not chosen and not p.has("WHICH", "ORDINAL", "CLAIM")


def _is_class_ranked(p: Parse, cue: Mention) -> bool:
    """Whether a whole class is to be put in order: "rank the lines by imports", "rank Asia by"."""
    first = p.next(cue, skip={"FILLER"})
    if is_of(first, "PARTNER") and first.is_group and len(p.all("PARTNER")) == 1 and p.has("BY"):
        p.put(over="partner")
        return all(is_of(m, "FILLER", "COMMA", "SMALLTALK") for m in p.items[: p.index(cue)])
    linked = p.next(cue, skip=LINKING)
    ranked = linked if linked in p.get("classes", []) else p.next(cue, skip=LINKING - {"CLASS"} | {"PRODUCT"})
    before = p.previous(cue, skip=LINKING - {"CLASS"} | {"YEAR"})  # "state export rankings 2020"
    ranked = before if ranked is None or "YEAR" in ranked else ranked
    named = p.has("AREA", "PARTNER", "CATEGORY", "REGION", "BACKREF", "WHICH", "HOWMUCH", "SUPER")
    return ranked in p.get("classes", []) and not named and not p.has("ORDINAL", "NUMBER", "SORT")


def _names_before(p: Parse, target: Mention, cue: Mention) -> bool:
    """Whether the target is compared with a name before the cue: "is Oregon above Texas"."""
    kinds = {"AREA", "PARTNER", "CATEGORY"} & set(target.kinds)
    others = [m for m in p.items[: p.index(cue)] if kinds & set(m.kinds)]
    return any(m.kinds.get(kind) != target.kinds[kind] for m in others for kind in kinds)


def _opens_places(p: Parse) -> bool:
    """Whether a word for places stands before the first number: "places 16 to 20"."""
    numbers = p.free("NUMBER") + p.free("ORDINAL")
    before = p.previous(numbers[0], skip=set()) if numbers else None
    return before is not None and (before.get("CLASS") == "place" or says(before, "places"))


def _places(p: Parse) -> tuple[int, int] | None:
    """The first and last place of "ranks 6 to 10"."""
    numbers = p.free("NUMBER") + p.free("ORDINAL")
    for first, last in pairwise(numbers):
        between = p.items[p.index(first) + 1 : p.index(last)]
        if between and all({"TO", "DASH", "MARK", "FILLER"} & set(m.kinds) for m in between):
            p.use(first, last)
            return int(first.get("NUMBER") or first.get("ORDINAL")), int(
                last.get("NUMBER") or last.get("ORDINAL")
            )
    return _listed_places(p)


def _listed_places(p: Parse) -> tuple[int, int] | None:
    """The first and last of places that are told one by one: "places 6, 7 and 8"."""
    numbers = p.free("NUMBER")
    places = [int(m.get("NUMBER")) for m in numbers]
    between = p.items[p.index(numbers[0]) : p.index(numbers[-1])] if len(numbers) > 1 else []
    joined = all({"NUMBER", "COMMA", "AND", "FILLER"} & set(m.kinds) for m in between)
    if not between or not joined or places != list(range(places[0], places[-1] + 1)):
        return None
    p.use(*numbers)
    return places[0], places[-1]


def _ordinal(p: Parse, ordinals: list[Mention], cues: list[Mention]) -> None:
    n = ordinals[0].get("ORDINAL")
    named = [m for m in names_of(p) if {"AREA", "PARTNER", "REGION"} & set(m.kinds)]
    p.use(*ordinals[:1], *cues)
    supers = p.all("SUPER")
    p.use(*supers)
    order = "min" if any(m.get("SUPER") == "min" for m in supers) else "max"
    if is_of(p.previous(ordinals[0]), "RANKISH") and named and not p.has("WHICH", "HOWMUCH", "COUNT", "LIST"):
        p.put(claim=True)  # "Florida came in third for tech exports"
    if (p.get("claim") and named) or (supers and is_placed_in_time(p, supers[0])):
        p.put(level="rank", order=order, limits=(Limit("=", n, "rank"),))
        return
    for number in ordinals[1:]:
        p.use(number)
    told = [m.get("ORDINAL") for m in ordinals]
    if is_behind_first(p, ordinals):
        told, n = [1, *told], 1
        p.put(ends=told[-1] > 2)
    in_turn = len(told) == 2 or told == list(range(int(n), int(n) + len(told)))  # "the #1, #2 and #3"
    last = told[-1] if in_turn else n
    if p.get("difference") or p.get("times"):
        n = 1 if supers and len(ordinals) == 1 else n  # "the gap between the top state and the second"
        p.put(ends=last > n)
    p.put(pick="best", places=(n, last) if last > n else (n, n), order=order)
