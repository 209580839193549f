"""The phrase that names the whole of a share."""

from __future__ import annotations

from intents.constructions.sectors import asks_tech
from intents.frames.parse import Parse
from intents.lexicon.words import begins, ends, says
from intents.model import NAMES, Mention, is_of


def is_half_the(quantity: Mention, after: Mention | None) -> bool:
    """Whether half has its whole right behind it, without "of": "over half our imports"."""
    return says(quantity, "half") and after is not None and says(after, "behind_a_part")


def opens_clause(p: Parse, at: int) -> bool:
    """Whether the nation is who does it: "of what we sold to", but not in "of sales to us is"."""
    before = p.previous(p.items[at])
    named = before is not None and bool(before.get("NATION"))
    return named and not (before is not None and is_of(p.previous(before), "TO", "FROM"))


def whole_after(p: Parse, cue: Mention) -> list[Mention]:
    """The whole behind a word for a share: "percent of all imports"; empty where there is none."""
    at = p.index(cue) + 1
    leads = (
        says(cue.text.split()[-1], "of_or_in") or says(cue, "relative_to") or says(cue, "before_its_whole")
    )
    ends_in_of = leads or is_half_the(cue, p.next(cue, skip=set()))
    pointed = not ends_in_of and any("BACKREF" in m for m in p.items[at : at + 2])  # "which share is this of"
    stated = {"FILLER", "QUANTITY", "ABOUT", "OVER", "UNDER", "PERCENT", "MARK"}
    stated |= {"BACKREF"} if pointed else set()
    while at < len(p.items) and stated & set(p.items[at].kinds) and (pointed or not says(p.items[at], "be")):
        ends_in_of = ends_in_of or ends(p.items[at], "of_at_the_end")
        at += 1
    if not ends_in_of:
        if at >= len(p.items) or not (is_of(p.items[at], "OF", "IN") or _leads_to_all(p, p.items[at])):
            return []
        at += "TOTAL" not in p.items[at]  # "account for in total exports"
    return _phrase(p, at)


def whole_behind(p: Parse, cue: Mention) -> list[Mention]:
    """The whole behind the verb of its part: "what share do chips have in all tech exports"."""
    at = p.index(cue)
    for i in range(at + 2, len(p.items)):
        verb = is_of(p.previous(p.items[i]), "GIVE", "SHARE", "BUY", "SELL")
        if not (verb and is_of(p.items[i], "IN") and any(m.is_entity for m in p.items[at + 1 : i])):
            continue
        whole = _phrase(p, i if "TOTAL" in p.items[i] else i + 1)
        return whole if any(is_of(m, "FLOW") for m in whole) else []
    return []


def whole_before(p: Parse, cue: Mention) -> list[Mention]:
    """The whole that opens a question: "of everything the NAFTA partners bought, what percent ..."."""
    if asks_tech(p, cue):
        return [m for m in p.items[: p.index(cue)] if (m.is_entity or "TOTAL" in m) and m.role == ""]
    for mention in p.items[: p.index(cue)]:
        headed = not any(
            is_of(m, *NAMES, "FLOW") for m in p.items[: p.index(mention)]
        )  # "From NSF: of all ..."
        cut = headed and _is_cut(p.previous(mention, skip=set()))
        opens = (
            mention is p.items[0] or cut or (told_group(p, cue) and _is_cut(p.previous(mention, skip=set())))
        )
        if ("OF" in mention and opens) or (says(mention, "of_a_whole") and p.index(mention) <= 1):
            return _phrase(p, p.index(mention) + 1, stop_at_comma=True)
    return _pointed_at(p, cue)


def told_group(p: Parse, cue: Mention) -> list[Mention]:
    """The group told first, one of which is the part: "in Asia, what share of imports came from China?"."""
    at, grouped = p.index(cue), p.lexicon.kinds.grouped
    groups = [m for m in p.items[:at] if m.is_group and m.role == ""]
    ones = [m for m in p.items[at:] if "PARTNER" in m and not m.is_group and m.role == ""]
    if len(groups) != 1 or len(ones) != 1 or p.has("VS", "COMPARE", "THAN", "QUANTITY", "SUPER"):
        return []
    inside = {(one, group) for one in ones[0].get("PARTNER") for group in groups[0].get("PARTNER")}
    told = _is_cut(p.next(groups[0], skip={"FILLER", "TOTAL", "IN", "SOURCE"}))
    return groups if told and inside & grouped and not is_of(p.previous(ones[0]), "AND") else []


def _is_cut(mention: Mention | None) -> bool:
    return is_of(mention, "COMMA", "DASH")


def _leads_to_all(p: Parse, joint: Mention) -> bool:
    """Whether "from" leads to a whole: "how many percent from the whole services exports"."""
    return is_of(joint, "FROM") and (is_of(p.next(joint), "TOTAL") or begins(joint, "out_of"))


def _pointed_at(p: Parse, cue: Mention) -> list[Mention]:
    """The group before that "of that" points at: "take all from Asia, what percent of that is from China"."""
    before, pointer = p.items[: p.index(cue)], p.next(cue, skip={"FILLER", "OF"})
    opened = any("COMMA" in m for m in before) and any("TOTAL" in m for m in before)
    one = any(is_of(m, "PARTNER") and not m.is_group for m in p.items[p.index(cue) :])
    if not (is_of(pointer, "BACKREF") and opened and one and any(m.is_group for m in before)):
        return []
    return [m for m in before if (m.is_entity or "TOTAL" in m) and "SOURCE" not in m and m.role == ""]


def _phrase(p: Parse, at: int, stop_at_comma: bool = False) -> list[Mention]:
    """The entities of the noun phrase that begins here."""
    found: list[Mention] = []
    while at < len(p.items):
        m = p.items[at]
        following = p.items[at + 1] if at + 1 < len(p.items) else None
        if (
            says(m, "be")
            or (found and says(m, "would"))
            or (
                {"GIVE", "GO_TO", "QMARK", "SHARE", "CLAIM", "THAN", "RANKISH"} & set(m.kinds)
                and not m.is_entity
                and not ("GO_TO" in m and (opens_clause(p, at) or (stop_at_comma and _leads_on(p, m, found))))
                and not (stop_at_comma and "GO_TO" in m and says(m.text.lower().split()[0], "going"))
            )
        ):
            break
        if says(m, "relatives") and found and not _goes_on(p, m, found):
            break
        if "COMMA" in m and (stop_at_comma or found) and not _goes_on_list(p, at, found):
            break
        if _gives_part(p, m, found):
            break
        if (
            {"SELL", "BUY"} & set(m.kinds)
            and not stop_at_comma
            and not _trades_with_group(p, m)
            and not (found and (found[-1].get("NATION") or "PARTNER" in found[-1]))
            and not _sold_to_group(p, m, found)
        ):
            break
        if is_of(m, "FROM") and is_of(following, "PRODUCT") and found and "MEASURE" in found[-1]:
            break
        if (
            {"FROM"} & set(m.kinds)
            and any("FLOW" in f for f in found)
            and following is not None
            and "PARTNER" in following
            and not (stop_at_comma or _is_group_of(p, following))
        ):
            break
        if (m.is_entity and "SOURCE" not in m) or "TOTAL" in m:
            found.append(m)
        at += 1
    return found


def _trades_with_group(p: Parse, noun: Mention) -> bool:
    """Whether a noun of trade leads to a group, one of which is the part: "sales to the NAFTA partners"."""
    way = p.next(noun)
    group = p.next(way, skip={"FILLER", "GROUP_WORD"}) if is_of(way, "TO", "FROM") else None
    beyond = p.items[p.index(group) + 1 :] if group is not None and group.is_group else []
    traded = says(noun, "noun_of_selling") or says(noun, "noun_of_buying")
    return traded and any("PARTNER" in m and not m.is_group for m in beyond)


def _goes_on_list(p: Parse, at: int, found: list[Mention]) -> bool:
    """Whether a comma parts names of one kind, the last of which "and" leads: "share of A, B and C in"."""
    kind = next((k for k in NAMES if k in found[-1]), "") if found else ""
    rest = [m for m in p.items[at + 1 :] if not is_of(m, "COMMA", "FILLER")]
    last = next((i for i, m in enumerate(rest) if kind not in m), len(rest)) if kind else 0
    more = kind and (last or len(found) > 1) and last + 1 < len(rest)
    listed = more and is_of(rest[last], "AND", "SUM") and kind in rest[last + 1]
    single = not any(m.is_group for m in (*found, *rest[:last]))
    return bool(listed) and single and all(kind in m for m in found)


def _gives_part(p: Parse, verb: Mention, whole: list[Mention]) -> bool:
    """Whether a verb leads from a group to one of it: "of imports from Asia came from China"."""
    one = p.next(verb)
    led = "GIVE" in verb or ("SELL" in verb and says(verb.text.split()[-1], "from_or_in"))
    if "SELL" in verb and is_of(one, "IN", "FROM"):
        led, one = True, p.next(one) if one is not None else None
    last = next((m for m in reversed(whole) if not is_of(m, "NATION")), None)  # "Asia's sales to us"
    grouped = last is not None and last.is_group
    return led and grouped and is_of(one, "PARTNER") and not one.is_group


def _sold_to_group(p: Parse, sold: Mention, found: list[Mention]) -> bool:
    """Whether a noun of trade has a group behind it: "of tech sales to Asia"."""
    joint = p.next(sold, skip=set())
    whom = p.next(joint) if is_of(joint, "TO", "FROM") and joint is not None else None
    goods = bool(found) and is_of(found[-1], "TECH", "DEFINITION", "PRODUCT")
    return goods and whom is not None and whom.is_group


def _leads_on(p: Parse, verb: Mention, found: list[Mention]) -> bool:
    """Whether a verb leads on to the whole: "of the goods sold to the Asian economies, what percent ..."."""
    whom = p.next(verb, skip={"FILLER", "GROUP_WORD"})
    return not narrow(found) or (whom is not None and whom.is_group)


def _is_group_of(p: Parse, group: Mention) -> bool:
    """Whether a group of partners is the whole of another one named: "X's slice of imports from Europe"."""
    others = [m for m in p.all("PARTNER") if m is not group and not m.is_group]
    return bool(others) and group.is_group


def _goes_on(p: Parse, m: Mention, found: list[Mention]) -> bool:
    """Whether a clause belongs to the whole: "with the Asian economies", "the jobs that exports support"."""
    rest = [x for x in p.items[p.index(m) + 1 :] if says(x, "supporting") or "FILLER" not in x]
    if "MEASURE" in found[-1]:
        verb = next((i for i, x in enumerate(rest) if says(x, "supporting")), len(rest))
        return verb < len(rest) and all(x.is_entity for x in rest[:verb])
    whose = next((x for x in rest if "GROUP_WORD" not in x), None)
    if whose is None or not whose.is_group:
        return False
    traded = any(is_of(x, "BUY", "SELL", "FLOW") for x in rest)  # "of all that the NAFTA partners bought"
    return traded or ("FLOW" in found[-1] and "WITH" in m)


def narrow(mentions: list[Mention]) -> list[Mention]:
    """Those that single something out, as a part of a whole does."""
    return [
        m
        for m in mentions
        if {"AREA", "PARTNER", "CATEGORY", "PRODUCT", "REGION", "MEASURE", "COVERS"} & set(m.kinds)
        or (
            {"TECH", "DEFINITION"} & set(m.kinds)
            and all({"TECH", "DEFINITION", "FLOW"} & set(x.kinds) for x in mentions)
        )
    ]


def part_in_whole(p: Parse, whole: list[Mention]) -> tuple[list[Mention], ...]:
    """The part and the whole where one phrase holds both: "share of services in all tech exports"."""
    for i in range(1, len(whole)):
        leads = "IN" in whole[i] and "TOTAL" in whole[i]  # "in total exports"
        between = p.items[p.index(whole[i - 1]) + 1 : p.index(whole[i]) + leads]
        if any({"IN", "OF", "WITH"} & set(m.kinds) for m in between) and narrow(whole[:i]):
            rest = whole[i:]
            if any("FLOW" in m or "TOTAL" in m or "PRODUCT" in m or "TECH" in m for m in rest):
                return whole[:i], rest
    return (whole,)
