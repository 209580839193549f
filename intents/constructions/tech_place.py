"""Whether it is the place of tech among all exports that is asked or told."""

from __future__ import annotations

from intents.frames.parse import Parse
from intents.lexicon.words import begins, holds, says
from intents.model import Mention, is_of

#: what makes a question one about something else
OTHER = ("QUANTITY", "GROWTH", "MOVE", "DEFINITION", "CATEGORY_ONLY")
#: the classes of lines that tech is one of
_LINES = {"category", "sector"}


def asks_place(p: Parse, techs: list[Mention]) -> bool:
    """Whether it is asked which place tech has, where none is named: "among exports, tech's rank"."""
    tech = techs[-1]
    if any(_is_one_of_exports(p, m) for m in techs) or _is_last_asked(p, tech):
        return True
    return _is_asked_within(p, tech) and not (is_other(p, tech) or is_led_by_exports(p))


def is_other(p: Parse, tech: Mention) -> bool:
    """Whether the question is about another flow, a category, partners or years, or services as such."""
    before = p.previous(tech)
    return (
        p.has(*OTHER)
        or any(m.get("FLOW") not in {"exports", None} for m in p.all("FLOW"))
        or any("PRODUCT" not in m for m in p.all("CATEGORY"))
        or any(m.get("CLASS") in {"partner", "techarea", "year"} for m in p.all("CLASS"))
        or (before is not None and says(before, "how_much"))  # "how much tech did the smallest ones sell"
        or (tech.get("PRODUCT") == "services" and not p.has("TECH") and not holds(tech, "tech"))
        or _is_chosen_from(p, tech)
    )


def _is_chosen_from(p: Parse, tech: Mention) -> bool:
    """Whether one of tech's own lines is asked for: "among tech services, which category"."""
    opens = p.index(tech) < 3 and any(is_of(m, "IN", "OF") for m in p.items[: p.index(tech)])
    opens = opens or (tech is p.items[0] and is_of(p.next(tech, skip=set()), "COMMA", "DASH"))
    asked = (p.next(m, skip=set()) for m in p.all("WHICH"))
    return opens and any(m is not None and "CLASS" in m for m in asked)


def is_among_exports(p: Parse, ranked: list[Mention]) -> bool:
    """Whether a verb places it, and all exports or all sectors are named behind the place."""
    heads = _heads(p)
    classed = any(m.get("CLASS") in _LINES for m in heads)
    verb = any(is_of(m, "RANK", "AS", "GIVE", "RANKISH", "CLAIM") or begins(m, "placing") for m in p.items)
    verb = verb or p.says("be", "placing_verbs") or any(_is_apposed(p, m) for m in ranked)
    opens = says(p.items[0], "among_exports") and any(_is_behind(p, m, heads) for m in p.all("TECH"))
    opens = (opens and not p.has("AREA")) or is_led_by_exports(p)
    if verb and (opens or any(_is_tech_placed(p, m) for m in ranked)):
        return True
    return verb and (classed or any(p.index(h) > p.index(m) for h in heads for m in ranked))


def _heads(p: Parse) -> list[Mention]:
    """The exports, categories or sectors that tech may have its place among."""
    return [m for m in p.items if m.get("FLOW") == "exports" or m.get("CLASS") in _LINES]


def is_led_by_exports(p: Parse) -> bool:
    """Whether product exports stand first, then a verb and tech: "with goods exports, is tech first"."""
    items = p.items
    tech = next((i for i, m in enumerate(items) if "TECH" in m), 0)
    led = is_of(items[0], "WITH", "IN", "OF", "ABOUT") and tech > 2 and not p.has("WHICH", "COUNT", "HOWMUCH")
    goods = any(is_of(m, "PRODUCT") and is_of(items[i + 1], "FLOW") for i, m in enumerate(items[: tech - 1]))
    verb = items[tech - 1]
    return bool(led and goods and p.has("AREA") and ("GIVE" in verb or says(verb, "be")))


def _is_behind(p: Parse, tech: Mention, heads: list[Mention]) -> bool:
    """Whether tech follows the exports that it is one of: "among services exports, tech came first"."""
    return "FLOW" not in tech and any(p.index(h) < p.index(tech) for h in heads)


def _is_apposed(p: Parse, ranked: Mention) -> bool:
    """Whether a place stands beside tech without a verb: "Idaho: tech #1 product export"."""
    return is_of(p.previous(ranked), "TECH") and is_of(p.next(ranked), "PRODUCT", "FLOW") and p.has("AREA")


def _is_tech_placed(p: Parse, ranked: Mention) -> bool:
    """Whether tech itself has the place in states: "in how many states is tech third"."""
    tech = p.previous(ranked, skip={"FILLER", "RANK", "RANKISH", "IN", "AS", "WITH", "HOWMUCH"})
    verb = p.previous(tech, skip=set()) if tech is not None and "TECH" in tech else None
    states = any(m.get("CLASS") == "area" for m in p.all("CLASS"))
    asked = states and (p.has("COUNT", "WHICH") or "CLASS" in p.items[0])
    led = verb is not None and (says(verb, "be") or begins(verb, "where"))
    placed = led or is_of(verb, "GIVE", "RANK", "WITH")
    return asked and placed and not p.has("FLOW")


def _is_last_asked(p: Parse, tech: Mention) -> bool:
    """Whether tech is asked about at the end: "in which place among all services exports is tech?"."""
    before = p.previous(tech, skip=set())
    last = [m for m in p.items if not {"QMARK", "MARK", "IN", "YEAR", "RANKISH"} & set(m.kinds)][-1]
    heads = any(m.get("CLASS") in _LINES for m in p.all("CLASS"))
    led = before is not None and (says(before, "be") or says(before, "auxiliaries"))
    asked = tech is last and ("TECH" in tech or holds(tech, "tech")) and led
    return asked and p.has("RANK") and heads


def _is_asked_within(p: Parse, tech: Mention) -> bool:
    """Whether tech is ranked behind the exports that it is one of: "among exports, tech's rank"."""
    exports = next((p.index(m) for m in p.all("FLOW", "exports")), len(p.items))
    opens = is_of(p.items[0], "IN", "OF", "BETWEEN") and exports < p.index(tech) - 1
    if not opens or not p.has("RANK", "RANKISH"):
        return False
    others = {kind for m in p.items[exports + 1 :] if m is not tech for kind in m.kinds}
    states = any("area" in (m.get("CLASS"), m.get("BREAKDOWN")) for m in p.items)
    states = states or "OF" in (p.previous(tech, skip={"FILLER"}) or tech)
    narrowed = states or p.all("TECH") != [tech] or {"FLOW", "NATION"} & others
    return not narrowed


def _is_one_of_exports(p: Parse, tech: Mention) -> bool:
    """Whether the place of tech among the exports named behind it is asked: "at which place stands tech"."""
    among = p.next(tech, skip={"FILLER", "GIVE", "RANKISH", "RANK"})
    of_states = p.has("SHARE", "PERCENT")  # "of the states with tech among their top three, what percentage"
    if among is None or not says(among, "among_exports") or not p.has("RANK", "RANKISH") or of_states:
        return False
    rest = p.items[p.index(among) :]
    return any(m.get("FLOW") == "exports" for m in rest) and not any("TECH" in m for m in rest)


def leads_to_tech(p: Parse, tech: Mention) -> Mention | None:
    """The superlative of "Vermont's leading product export is tech", None without one."""
    before = p.previous(tech, skip=set())
    light = {"QMARK", "MARK", "CLAIM", "COMMA", "DASH", "IN", "YEAR"}
    last = [m for m in p.items if not light & set(m.kinds)][-1]
    if tech is not last or before is None or not _heads(p):
        return None
    opened = any(says(m, "be") for m in p.items[:2]) and p.has("AREA")  # "is Idaho's top product export tech"
    if not says(before, "be") and not (opened and is_of(before, "FLOW", "AREA")):
        return None
    return next((m for m in p.of("SUPER", "ORDINAL") if p.index(m) < p.index(tech)), None)
