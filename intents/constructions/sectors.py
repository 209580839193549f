"""Tech as one sector of all exports: its place, in which states it has one, in how many."""

from __future__ import annotations

from intents.constructions.beside_tech import held_against_tech
from intents.constructions.tech_on_top import tech_on_top
from intents.constructions.tech_place import (
    OTHER,
    asks_place,
    is_among_exports,
    is_led_by_exports,
    is_other,
    leads_to_tech,
)
from intents.frames.parse import Parse
from intents.lexicon.words import begins, holds, says
from intents.model import Mention, is_of

#: what asks for a number, or tells one
_NUMBERING = ("COUNT", "HOWMUCH", "NUMBER", "QUANTITY", "CLAIM", "SHARE", "PERCENT")
#: what tells a place
_PLACING = ("SUPER", "ORDINAL", "RANK", "RANKISH", "MORE")


def sectors(p: Parse) -> None:
    """Tech as one sector of all exports: "is tech the top export of Idaho"."""
    _listed(p)
    _all_of_kind(p)
    held_against_tech(p)
    techs = [m for m in p.of("TECH", "PRODUCT") if m.role == ""] if p.has(*_PLACING) else []
    if not techs or tech_on_top(p) or _placed_in_state(p, techs[0]):
        return
    if _is_bare_standing(p):
        p.put(level="rank")
        p.use(*p.all("RANKISH"))
        return
    if asks_place(p, techs):
        p.put(sector=True)
        p.use(*p.all("RANK"), *p.all("RANKISH"))
        return
    if (leading := leads_to_tech(p, techs[-1])) is not None and not is_other(p, techs[-1]):
        p.put(sector=True, sector_place=_place(p, leading))
        p.use(leading)
        return
    _placed_among_exports(p, techs)


def _placed_among_exports(p: Parse, techs: list[Mention]) -> None:
    """Take the place that tech is said to have among all exports: "is tech the top export of Idaho"."""
    tech = next((m for m in techs if not _describes_class(p, m)), None)
    before = p.previous(tech) if tech is not None else None
    asked = before is not None and (says(before, "question_words") or _is_one_wanted(p, before, tech))
    if tech is None or is_other(p, tech) or asked:
        return
    after = _places_of(p, tech, techs)
    share = p.has("SHARE", "PERCENT")
    if share and len(after) == 1 and _is_part_of_states(p):
        p.put(sector=True, sector_place=_place(p, after[0]), sector_whole=("?", 0))
        return
    if not after or not is_among_exports(p, after) or (share and len(after) < 2):
        return
    told = [m for m in after if set(m.kinds) != {"RANK"}] or after
    p.put(sector=True, sector_place=_place(p, told[-1] if share else told[0]))
    if is_led_by_exports(p):
        p.put(claim=True)
    if share:
        p.put(sector_whole=_place(p, after[0]))
        p.use(*p.all("SHARE"), *p.all("PERCENT"), *p.free("NUMBER"))
    p.use(*after, *_counted(p))


def _is_one_wanted(p: Parse, before: Mention, tech: Mention | None) -> bool:
    """Whether one of the tech lines is to be named: "name the tech service that earns the least"."""
    following = p.next(tech, skip=set()) if tech is not None else None
    return is_of(before, "LIST") and following is not None and says(following, "relatives")


def _is_part_of_states(p: Parse) -> bool:
    """Whether a part of the states is asked for: "what percent of states have tech as their top export"."""
    wholes = (p.next(m, skip={"FILLER", "OF", "TOTAL", "NUMBER"}) for m in p.of("SHARE", "PERCENT"))
    return any(m is not None and m.get("CLASS") == "area" for m in wholes)


def _places_of(p: Parse, tech: Mention, techs: list[Mention]) -> list[Mention]:
    """The places named behind tech, or all: "second place: how many states have tech there"."""
    where = any(begins(m, "where") for m in p.all("WHICH"))
    kinds = {"SUPER", "ORDINAL", "RANK"} | ({"RANKISH"} if where else set())
    ranked = [m for m in p.items if kinds & set(m.kinds) and not m.used]
    behind = (p.next(m) for m in techs)
    pointed = any(m is not None and says(m, "there") for m in behind)
    return [m for m in ranked if pointed or p.index(m) > p.index(tech)]


def _placed_in_state(p: Parse, tech: Mention) -> bool:
    """Take a place of tech in a state, or the states where it has one; whether there is one."""
    if _stands_in_state(p, tech):
        cue = next((m for m in p.items if is_of(m, "SUPER", "ORDINAL")), None)
        p.put(sector=True, sector_place=_place(p, cue) if cue is not None else ("?", 0))
        p.use(*p.of("SUPER", "ORDINAL", "RANK", "RANKISH"))
        return True
    where = _asks_where(p, tech)
    if not (where or _outsells(p, tech)):
        return False
    place = _place(p, p.next(tech) or tech) if where else ("=", 1)
    p.put(sector=True, sector_place=place, claim=not where, over="area" if where else "")
    p.use(*p.of("SUPER", "MORE", "SELL", "TOTAL", "ORDINAL", "RANK"))
    return True


def _outsells(p: Parse, tech: Mention) -> bool:
    """Whether tech is said to be the first export of a state: "in Idaho tech outsells all else"."""
    cue = p.next(tech)
    area = p.next(cue) if cue is not None else None
    if cue is None or len(p.all("AREA")) != 1 or p.has(*OTHER, "WHICH", "COUNT", "LIST", "CLASS", "PARTNER"):
        return False
    if is_of(cue, "HOWMUCH"):
        return begins(cue, "what") and is_of(area, "AREA") and bool(p.all("SUPER", "max"))
    return (is_of(area, "TOTAL") and is_of(cue, "MORE")) or {"SELL", "SUPER"} <= set(cue.kinds)


def _asks_where(p: Parse, tech: Mention) -> bool:
    """Whether it is asked in which states tech has a place: "where is tech the top export"."""
    where = p.previous(tech, skip=set())
    placed = where is not None and begins(where, "where") and is_of(p.next(tech), "SUPER", "ORDINAL")
    return placed and p.has("FLOW") and not p.has(*OTHER, "AREA", "PARTNER", "CLASS")


def _stands_in_state(p: Parse, tech: Mention) -> bool:
    """Whether tech itself has a place in one state: "is tech number 1 in Idaho", "what rank is tech in"."""
    joint = p.next(tech, skip={"FILLER", "SUPER", "ORDINAL", "NUMBER", "RANK", "RANKISH", "GIVE", "HOWMUCH"})
    area = p.next(joint) if is_of(joint, "IN") else None
    verb, behind = p.previous(tech, skip=set()), p.next(tech, skip=set())
    led = verb is not None and (says(verb, "be") or "GIVE" in verb)
    if p.get("claim") and behind is not None and says(behind, "be") and "FLOW" not in tech:
        led, area = True, area or (verb if is_of(p.items[0], "IN") else None)  # "in Idaho tech is first"
    last = area is not None and is_of(
        p.next(area) or area, "AREA", "FLOW", "QMARK", "MARK", "CLAIM", "YEAR", "IN", "TECH", "COMMA"
    )
    ranked = p.has("SUPER", "ORDINAL", "RANK") and not p.has(*OTHER, "CLASS", "PARTNER", "COUNT")
    ranked = ranked and all("SUPER" in m for m in p.all("MORE"))
    return led and last and is_of(area, "AREA") and len(p.all("AREA")) == 1 and ranked


def _is_bare_standing(p: Parse) -> bool:
    """Whether the place of tech is all that is asked: "where does tech stand?"."""
    light = ("WHICH", "GIVE", "TECH", "RANKISH", "FILLER", "QMARK", "AND")
    where = any(begins(m, "where") for m in p.all("WHICH")) and p.has("RANKISH")
    return where and len(p.all("TECH")) == 1 and all(is_of(m, *light) for m in p.items)


def among_all_goods(p: Parse) -> None:
    """All goods as what tech has its place among; of anything else the documents have no such figure."""
    for m in p.all("STOP") if p.get("sector") else []:
        if says(m, "every_good"):
            p.retype(m, {"PRODUCT": "products"})
            p.use(m)


def _listed(p: Parse) -> None:
    """The states themselves where a printed count of them is named and no number asked for."""
    for m in p.all("MEASURE"):
        if begins(m, "states_where") and not p.has(*_NUMBERING):
            p.retype(m, {"CLASS": "area", "TECH": "tech"})
            p.put(sector=True, sector_place=("=", 1), over="area")
            p.use(m)


def _all_of_kind(p: Parse) -> None:
    """All goods or services as the whole of tech or of another sector: "tech's share of all services"."""
    if not p.has("STOP") or not p.has("SHARE", "PERCENT"):
        return
    named = [code for m in p.all("CATEGORY") for code in m.get("CATEGORY")]
    part = all(map(p.lexicon.kinds.is_sector, named)) if named else p.has("TECH", "PRODUCT")
    leaning = not (named or part) and (p.has("BACKREF") or is_of(p.items[0], "ELLIPSIS"))
    if not (part or leaning) or p.has("AREA", "PARTNER", "GROWTH", "MOVE"):
        return
    for m in p.all("STOP"):
        if says(m, "all_goods") or says(m, "all_services"):
            p.retype(m, {"PRODUCT": "services" if says(m, "all_services") else "products"})
            p.put(all_kind=leaning)


def _describes_class(p: Parse, tech: Mention) -> bool:
    """Whether tech only says of what kind the members are: "tech export categories"."""
    joint = p.previous(tech, skip=set())
    if is_of(joint, "OF") and (of_class := p.previous(joint)) is not None and "CLASS" in of_class:
        return str(of_class.get("CLASS")) == "category"  # "which category of tech"
    after = p.next(tech, skip={"FLOW", "FILLER", "PRODUCT"})
    return after is not None and "CLASS" in after and after.get("CLASS") not in {"sector", "place"}


def _place(p: Parse, ranked: Mention) -> tuple[str, int]:
    """The place that words name, or at least: "second", "top three", "number 1", "first"."""
    if "ORDINAL" in ranked:
        first_of = p.previous(ranked, skip=set())
        if ranked.get("ORDINAL") == 1 and first_of is not None and "NUMBER" in first_of:
            p.use(first_of)
            return "<=", int(first_of.get("NUMBER"))
        if ranked.get("ORDINAL") == 1 and (number := p.next(ranked)) is not None and "NUMBER" in number:
            p.use(number)
            return "<=", int(number.get("NUMBER"))
        return "=", int(ranked.get("ORDINAL"))
    led, number = p.previous(ranked, skip=set()), p.next(ranked)
    if led is not None and "NUMBER" in led and "SUPER" in ranked:  # "among the three leading exports"
        p.use(led)
        return "<=", int(led.get("NUMBER"))
    if number is not None and {"NUMBER", "ORDINAL"} & set(number.kinds):
        p.use(number)
        return ("<=", int(number.get("NUMBER"))) if "NUMBER" in number else ("=", int(number.get("ORDINAL")))
    return ("=", 1) if "SUPER" in ranked else ("?", 0)


def _counted(p: Parse) -> list[Mention]:
    """How many states are said to have tech in that place: "the leading export in 14 states, right?"."""
    if not p.get("claim"):
        return []
    for m in p.all("CLASS"):
        number = p.previous(m, skip=set())
        if m.get("CLASS") == "area" and number is not None and "NUMBER" in number:
            p.put(counted=int(number.get("NUMBER")), reduce="count")
            return [number]
    return []


def is_tech_in_all(whole: list[Mention], part: list[Mention]) -> bool:
    """Whether tech is a part of all trade of its kind: "tech services in all services exports"."""
    kinds = {m.get("PRODUCT") for m in whole if "PRODUCT" in m and not holds(m, "tech")}
    mine = {m.get("PRODUCT") for m in part if "PRODUCT" in m and holds(m, "tech")}
    narrow = any(is_of(m, "TECH", "AREA", "PARTNER") for m in whole)
    return len(kinds) == 1 and kinds == mine and not narrow


def asks_tech(p: Parse, cue: Mention) -> bool:
    """Whether the part of a whole named before it is tech: "all services exports: what percent is tech?"."""
    be = p.next(cue, skip=set())
    tech = p.next(be) if be is not None and says(be, "be") else None
    if tech is None or p.all("TECH") != [tech] or not is_of(p.next(tech) or tech, "QMARK", "MARK", "TECH"):
        return False
    return all(p.index(m) < p.index(cue) for m in p.all("FLOW"))
