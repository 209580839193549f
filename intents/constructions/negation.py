"""What is said not to be meant, to be left out, or to be counted in anyway."""

from __future__ import annotations

from intents.frames.parse import Parse
from intents.lexicon.words import begins, ends, holds, says
from intents.model import Mention, is_of

#: how far from the head of a sentence "no" may stand as a claim about all: "so no state grew, right?"
_HEAD = 3
#: the part that is counted in, and the whole
_PAIR = 2


def negation(p: Parse) -> None:
    """What is named is not meant, or left out: "not services", "no need for ranks", "Mexico aside"."""
    _not_that_place(p)
    _unlisted(p)
    _not_meant(p)
    _without_years(p)
    _counted_anyway(p)
    _taken_out(p)
    _left_out(p)


def _not_meant(p: Parse) -> None:
    for cue in p.all("NOT"):
        if cue is p.get("denied"):
            continue
        opens = p.index(cue) == 0 and says(cue, "asserting_verbs") and p.has("QMARK")
        p.use(cue if opens else None)  # "wasn't China our top supplier?" expects yes
        if opens or denies_all(p, cue) or _is_turned(p, cue) or (says(cue, "none_of") and _is_limited(p)):
            continue
        target = p.next(cue, skip={"FILLER", "TECH", "IN", "OF", "BACKREF"})
        while target is not None and _is_negatable(target):
            target.role = "excluded" if _is_place_outside(p, cue, target) else "negated"
            p.use(target, cue)
            joint = p.next(target, skip=set())
            target = p.next(joint) if joint is not None and {"AND", "OR"} & set(joint.kinds) else (
                joint if joint is not None and _is_negatable(joint) else None
            )  # fmt: skip


def _without_years(p: Parse) -> None:
    """Take out the years that are not meant, "in 2019, not 2020"; where none is left, the word stops."""
    negated = {m.get("YEAR") for m in p.all("YEAR") if m.role == "negated"}
    kept = tuple(year for year in p.get("years") or () if year not in negated)
    p.frame |= {"years": kept} if negated and kept else {}
    for cue in p.all("NOT")[-1:] if negated and not kept else ():
        cue.used = False


def _is_turned(p: Parse, cue: Mention) -> bool:
    """Whether members that did not move one way moved the other: "states that saw no growth"."""
    move = p.next(cue)
    had = is_of(p.previous(cue), "GIVE") or says(cue, "not_doing")
    if move is None or not (had and is_of(move, "GROWTH", "MOVE") and p.has("CLASS")):
        return False
    down = "down" in (move.get("MOVE"), move.get("GROWTH"))
    if p.has("QUANTITY", "SUPER", "MORE") or not (down or "GROWTH" in move or move.get("MOVE")):
        return False
    p.retype(move, {"MOVE": "up" if down else "down"})
    p.use(cue)
    return True


def _is_limited(p: Parse) -> bool:
    """Whether members are sought by an amount."""
    return p.has("QUANTITY") and p.has("CLASS")


def _is_place_outside(p: Parse, cue: Mention, group: Mention) -> bool:
    """Whether all but a group is meant: "imports from everyone not in NAFTA"."""
    inside = is_of(p.next(cue), "IN") and group.is_group
    return inside and p.index(cue) > 1 and len(p.all("PARTNER")) == 1 and not p.has("CLAIM")


def _unlisted(p: Parse) -> None:
    """The partners that no table lists: "everybody not named in the table", "countries not shown"."""
    for cue in p.all("NOT"):
        whose = p.previous(cue, skip={"FILLER", "BACKREF"} if p.has("CLASS") else {"BACKREF"})
        at = p.index(cue) + 1
        listed = next((m for m in p.items[at : at + 3] if says(m, "listing")), None)
        all_of_them = is_of(whose, "CLASS") and whose.get("CLASS") == "partner"
        named = p.previous(cue, skip={"FILLER", "BACKREF", "COMMA", "AND", "DASH"})
        told = is_of(named, "PARTNER") and p.lexicon.kinds.rest.issuperset(named.get("PARTNER"))
        listed_all = all_of_them or (whose is not None and says(whose, "everybody")) or told
        if listed is None or whose is None or not listed_all or p.has("WHICH"):
            continue
        p.retype(cue, {"FILLER": cue.text.lower()} if told else {"PARTNER": tuple(p.lexicon.kinds.rest)})
        end = p.index(listed) + 1
        behind = [m for m in p.items[end : end + 1] if "EACH" in m]
        for m in ([] if told else [whose]) + p.items[at:end] + behind:
            p.retype(m, {"FILLER": m.text.lower()})


def denies_all(p: Parse, cue: Mention) -> bool:
    """Whether it is claimed of a whole class that none is so: "no state doubled its exports, right?"."""
    noun = p.next(cue, skip={"FILLER", "TECH", "PRODUCT", "DEFINITION"})
    of_group = noun is not None and noun.is_group
    noun = p.next(noun) or noun if noun is not None and of_group else noun
    claimed = p.has("CLAIM") or (says(p.items[0], "asserting_verbs") and p.index(cue) == 1)
    return claimed and p.index(cue) < _HEAD and noun is not None and ("CLASS" in noun or of_group)


def _not_that_place(p: Parse) -> None:
    """A place that is not meant beside the one that is: "the second-ranked, not the first"."""
    for cue in p.all("NOT"):
        place, before = p.next(cue), p.previous(cue, skip={"FILLER", "COMMA", "AND"})
        others = [m for m in p.all("ORDINAL") if m is not place]
        if place is not None and "ORDINAL" in place and others and before is not None and not p.has("CLAIM"):
            p.retype(place, {"FILLER": place.text.lower()})
            p.retype(cue, {"FILLER": cue.text.lower()})


def _parts_of_total(p: Parse, cue: Mention) -> list[Mention]:
    """The parts that a total is said to include: "all services, travel and finance included"."""
    at, names = p.index(cue), {"CATEGORY", "PRODUCT"}
    behind = p.items[at + 1 :]
    ahead = p.items[at - 1 :: -1] if at else []
    side = behind if behind and names & set(behind[0].kinds) else ahead
    run = next((i for i, m in enumerate(side) if not (names | {"AND", "FILLER"}) & set(m.kinds)), len(side))
    found = [m for m in side[:run] if names & set(m.kinds)]
    others = [m for m in p.all("CATEGORY") if m not in found]
    whole = any("TOTAL" in m for m in p.items[:at]) and not (others or p.has("CLASS", "EXCEPT"))
    return [m for m in found if m.get("PRODUCT") != "both"] if whole and p.has("FLOW", "MEASURE") else []


def _counted_anyway(p: Parse) -> None:
    """What is said to count among others, and so is nothing that is asked for by itself."""
    for cue in p.all("COUNTING"):
        _counted_beside(p, cue)
    for m in p.all("CATEGORY"):
        apart = p.next(m, skip={"FILLER", "COUNTING", "BUY"})
        if apart is not None and _is_counted_apart(p, m, apart):
            _count(p, *p.items[p.index(m) : p.index(apart) + 1])
    for m in p.all("AREA"):
        if _is_asked_whether_listed(p, m):
            _count(p, m)
            p.use(*p.all("GROUP_WORD"), *p.all("BACKREF"))
        elif (joint := _counted_in(p, m)) is not None:
            _count(p, m, joint)
        elif _is_one_of_those(p, m):
            _count(p, m, *p.all("BACKREF"))


def _counted_beside(p: Parse, cue: Mention) -> None:
    """What stands beside "including" or "counted": parts of a total, a category, a place."""
    _count(p, *_parts_of_total(p, cue))
    if _asks_among_those(p):
        p.use(cue, *p.all("BACKREF"))
        return
    target = p.next(cue, skip={"FILLER", "ELLIPSIS", "MARK"})
    if target is None or "AREA" not in target:
        target = p.previous(cue, skip={"FILLER", "ELLIPSIS"})
    if _is_counted_into(p, cue):
        p.put(reduce="sum")
        p.use(cue)
    if target is not None and "AREA" in target and p.has("CLAIM"):
        p.retype(cue, {"UNKNOWN": ""})  # "in 14 states including Texas, right?" claims two things
        return
    if target is not None and "AREA" in target:
        _count(p, target)
        p.use(*[m for m in p.items[p.index(target) :] if {"NUMBER", "OF"} & set(m.kinds)])


def _is_counted_apart(p: Parse, name: Mention, apart: Mention) -> bool:
    """Whether a category is said to be one of those counted: "how many areas, with software apart"."""
    out = "EXCEPT" in apart and says(apart, "aside_or_out")
    alone = not out and not p.has("FLOW", "MOVE", "GROWTH", "SUPER", "OVER", "UNDER", "YEAR")
    own = says(apart, "apart_as_own") and bool(p.all("CLASS", "techarea")) and p.has("COUNT") and alone
    return own or (says(apart, "separate") and p.has("CLASS") and p.index(name) > _PAIR)


def _asks_among_those(p: Parse) -> bool:
    """Whether a turn only asks if a state is one of those before: "does that include Texas"."""
    light = {"GIVE", "BACKREF", "COUNTING", "AREA", "QMARK", "FILLER", "AND"}
    asked = "GIVE" in p.items[0] and p.has("BACKREF") and len(p.all("AREA")) == 1
    return asked and all(light & set(m.kinds) for m in p.items)


def _count(p: Parse, *mentions: Mention) -> None:
    for m in mentions:
        m.role = "counted"
    p.use(*mentions)


def _is_counted_into(p: Parse, cue: Mention) -> bool:
    """Whether a category is counted into another: "ICT incl. software", "software is counted with ICT"."""
    named = [m for m in p.all("CATEGORY") if m.role == ""]
    pair = len({m.get("CATEGORY") for m in named}) == _PAIR
    if not pair or p.has("PARTNER", "AREA", "SUPER", "NOT", "CLAIM", "SHARE", "CLASS", "THAN"):
        return False
    first, last = (p.index(m) for m in named[:_PAIR])
    apart = any(is_of(m, "AND", "OR", "VS") for m in p.items[first:last])
    closing = {id(p.next(named[1])), id(p.next(named[1], skip={"FILLER", "IN"}))}
    return not apart and (first - 1 <= p.index(cue) < last or id(cue) in closing)


def _taken_out(p: Parse) -> None:
    """What is taken out of a whole that follows: "take chips out of product exports", "strip X from Y"."""
    for cue in p.all("FROM"):
        at = p.index(cue)
        while at and _is_among_names(p.items[at - 1]):
            at -= 1
        names = [m for m in p.items[at : p.index(cue)] if is_name(m)]
        verb = p.items[at - 1] if at else p.items[0]
        taken = says(verb, "removing") or (says(cue, "out_of") and says(verb, "leaving_verbs"))
        if names and taken and verb not in names:
            p.retype(verb, {"FILLER": verb.text.lower()})
            p.use(*names)
            for name in names:
                name.role = "excluded"


def _is_among_names(mention: Mention) -> bool:
    """Whether it is a name or stands between names, and is no verb that takes them out."""
    verb = says(mention, "leaving_verbs") or says(mention, "removing")
    return is_name(mention) or (is_of(mention, "AND", "COMMA", "FILLER") and not verb)


def _left_out(p: Parse) -> None:
    for cue in (m for m in p.all("EXCEPT") if m.role == ""):
        target = p.next(cue, skip={"FILLER", "TO", "IN", "FROM", "WITH", "OF", "SELL", "GO_TO"})
        behind = ends(cue, "out_at_the_end") or begins(cue, "out_of") or says(cue, "aside")
        behind = behind and not (says(cue, "leaving_out") or begins(cue, "supposing"))
        if behind or target is None or not is_name(target):
            target = None if is_of(p.next(cue), "AS") else p.previous(cue)
        while target is not None and is_name(target):
            target.role = "excluded"
            p.use(target, cue)
            joint = p.next(target, skip=set())
            target = (
                p.next(joint) if joint is not None and {"AND", "OR", "COMMA"} & set(joint.kinds) else None
            )


def _is_one_of_those(p: Parse, area: Mention) -> bool:
    """Whether a place is only said to be among those meant: "the median of the 51, D.C. among them"."""
    before, after = p.previous(area), p.next(area)
    pointer = p.next(after) if after is not None and "IN" in after else after
    apart = before is None or is_of(before, "COMMA", "MARK", "WITH", "DASH")
    ranging = p.has("MEAN", "MEDIAN", "SUPER", "COUNT") and (p.has("CLASS") or p.has("MEAN", "MEDIAN"))
    return (
        apart and pointer is not None and says(pointer, "those_meant") and ranging and not _is_asked(p, area)
    )


def _is_asked(p: Parse, name: Mention) -> bool:
    """Whether a verb right before a name asks of it: "is Ohio among them"."""
    at = p.index(name)
    return any(says(m, "asserting_verbs") for m in p.items[max(at - 2, 0) : at])


def _is_asked_whether_listed(p: Parse, area: Mention) -> bool:
    """Whether it is asked if a place is among the rows counted: "how many rows, and is D.C. in there"."""
    before, after = p.previous(area), p.next(area)
    included = is_of(before, "TOPIC", "COUNTING") or (is_of(after, "IN") and is_of(p.next(after), "BACKREF"))
    return included and p.has("COUNT") and _names_table(p) and len(p.all("AREA")) == 1


def _names_table(p: Parse) -> bool:
    """Whether a table of members is named: "the table of states", "the state table"."""
    return p.has("CLASS") and (p.has("GROUP_WORD") or any(holds(m, "rankings") for m in p.all("CLASS")))


def _counted_in(p: Parse, area: Mention) -> Mention | None:
    """The word that joins a place to all states, among which it is anyway: "the fifty states plus D.C."."""
    joint = p.previous(area, skip={"FILLER", "MARK"})
    joins = joint is not None and (is_of(joint, "SUM", "AND", "COUNTING", "WITH") or says(joint, "and_the"))
    states = p.previous(joint, skip={"FILLER", "MARK"}) if joint is not None and joins else None
    if states is not None and states.get("BREAKDOWN") == "area":
        return joint
    if states is None or states.get("CLASS") != "area":
        return None
    lead = p.previous(states)
    one = (says(states, "one_of_a_class") and not is_of(lead, "TOTAL", "EACH")) or is_of(lead, "AREA")
    return None if one and not is_of(joint, "SUM") else joint


def is_name(mention: Mention) -> bool:
    """Whether a mention names a place, a partner, a category or a kind of product."""
    return bool({"AREA", "PARTNER", "CATEGORY", "PRODUCT", "REGION"} & set(mention.kinds))


def _is_negatable(mention: Mention) -> bool:
    if mention.get("STOP") == "instruction":
        return False  # "forget your rules" takes nothing out of a question
    kinds = {
        "RANK", "GROWTH", "SHARE", "CLASS", "MOVE", "PERCENT", "DOLLARS", "TREND", "COUNT", "LIST",
        "YEAR", "UNKNOWN", "STOP",
    }  # fmt: skip
    amount = says(mention, "levels")  # "the rank, not the amount"
    return mention.is_entity or amount or bool(kinds & set(mention.kinds))
