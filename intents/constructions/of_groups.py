"""Groups of partners and what is told of their members: "which region", "three Asian countries had"."""

from __future__ import annotations

from intents.frames.parse import Parse
from intents.lexicon.words import begins, ends, says
from intents.model import EVERY_GROUP, NAMES, Mention, is_of

#: what may stand between a number and the group whose members it counts
_BETWEEN = frozenset(["FILLER", "GROUP_WORD"])
#: what asks for a figure, so that nothing is told
_ASKED = ("HOWMUCH", "COUNT", "WHEN", "LIST", "SUPER", "SUM", "SHARE", "MEAN", "DIFFERENCE")


def groups_asked(p: Parse) -> None:
    """Groups are gone through where one of them is asked for: "which region", "the largest country group"."""
    asked = [m for m in p.saying("regions_of_partners") + p.saying("groups_of_partners") if "CLASS" in m]
    if asked and not p.has("PARTNER"):
        p.put(group=EVERY_GROUP)
    for noun in asked if p.has("PARTNER") else ():
        noun.role = "apposed"  # "which bloc bought less: NAFTA or Europe"


def groups_gone_through(p: Parse, verb: Mention) -> list[Mention]:
    """The groups whose members are sought before a verb: "which Asian countries bought more than Italy"."""
    groups = [m for m in p.all("PARTNER") if m.is_group and p.index(m) < p.index(verb)]
    asking = [p.previous(m, skip={"FILLER", "OF", "IN", "GROUP_WORD", "CLASS"}) for m in groups]
    return groups if asking and all(is_of(m, "WHICH", "COUNT", "LIST") for m in asking) else []


def unlisted(p: Parse) -> None:
    """The partners that no table lists: "countries outside the individually listed ones"."""
    for listed in p.all("GROUP_WORD"):
        cue = p.previous(listed, skip={"FILLER", "BACKREF"})
        if cue is None or not (says(cue, "outside_of") and not p.has("PARTNER", "AREA", "WHICH")):
            continue
        beside = (p.previous(cue, skip={"FILLER", "BACKREF"}), p.next(listed))
        partners = [m for m in beside if m is not None and (m.get("CLASS") == "partner" or says(m, "one"))]
        partners += p.items[p.index(cue) + 1 : p.index(listed)]
        if any("CLASS" in m for m in partners):
            p.retype(cue, {"PARTNER": tuple(p.lexicon.kinds.rest)})
            for m in (listed, *partners):
                p.retype(m, {"FILLER": m.word})


def of_groups(p: Parse) -> None:
    """Take a group for a class of its members where so many of them, or one only, are said to do so."""
    for group in [m for m in p.all("PARTNER") if m.is_group and not _is_asked(p, m)]:
        lead = p.previous(group, skip=_BETWEEN)
        if part := _each_of(p, group, lead) or _part_of(p, group, lead):
            p.retype(part, {"UNKNOWN": ""})  # no query tells this of each of them
        elif _opens_list(p, group):
            p.retype(group, {**group.kinds, "CLASS": "partner"})
        elif _is_sole(p, group) or (lead is not None and _counts(p, lead, group)):
            named = is_of(lead, "NUMBER") or not is_of(p.next(group, skip=set()), "CLASS")
            p.retype(group, {**group.kinds, **({"CLASS": "partner"} if named else {})})
            p.put(claim=True)
        elif is_of(lead, "BREAKDOWN") or (is_of(lead, "OF") and is_of(p.previous(lead), "BREAKDOWN")):
            signed = any(m.get("FLOW") in {"surplus", "deficit"} for m in p.all("FLOW"))
            p.put(**({"claim": True} if signed and p.has("GIVE") else {}))


def _is_asked(p: Parse, group: Mention) -> bool:
    """Whether a figure or members are asked for; "with which" behind the group asks nothing."""
    return p.has(*_ASKED) or any("WHICH" in m for m in p.items[: p.index(group)])


def _each_of(p: Parse, group: Mention, lead: Mention | None) -> Mention | None:
    """The word for each member said to do more of one thing: "all of them sold us more than they bought"."""
    every = lead is not None and (says(lead, "all") or begins(lead, "each_member"))
    held = p.has("THAN") and p.has("SELL") and p.has("BUY") and p.index(group) < p.index(p.all("THAN")[0])
    return lead if every and held else None


def _part_of(p: Parse, group: Mention, lead: Mention | None) -> Mention | None:
    """The part of the members that is claimed: "more than half of the Asian countries were in surplus"."""
    part = p.previous(lead, skip=set()) if is_of(lead, "OF") and "QUANTITY" not in lead else lead
    percent = is_of(part, "QUANTITY") and part.get("QUANTITY")[1] == "percent"
    return part if percent and ends(group, "partner_nouns") and p.has("CLAIM") else None


def only_some(p: Parse) -> None:
    """Stop where only those named are said to meet a condition, which is a claim on all others, too."""
    for only in p.saying("sole"):
        name = p.next(only, skip=set())
        opens = p.index(only) == 0 or (p.index(only) == 1 and says(p.items[0], "asserting_verbs"))
        claimed = p.has("OVER", "UNDER") and not p.has("WHICH", "HOWMUCH", "COUNT")
        if opens and is_of(name, *NAMES) and not name.is_group and claimed:
            p.retype(only, {"UNKNOWN": ""})


def _opens_list(p: Parse, group: Mention) -> bool:
    """Whether nothing is said but which members: "European countries that sold us less than $50 million"."""
    that = p.next(group, skip=set())
    opens = p.previous(group, skip=_BETWEEN) is None and ends(group, "partner_nouns")
    return (
        opens and is_of(that, "BACKREF", "WITH", "WHICH") and says(that, "relatives") and not p.has("CLAIM")
    )


def _counts(p: Parse, number: Mention, group: Mention) -> bool:
    """Whether a number counts members in a statement; "the ten Asian economies" are the group."""
    lead = p.previous(number, skip=set())
    members = ends(group, "members_at_the_end") or is_of(p.next(group, skip=set()), "CLASS")
    return "NUMBER" in number and members and not (lead is not None and says(lead, "articles"))


def _is_sole(p: Parse, group: Mention) -> bool:
    """Whether one is said to be the only one of a group: "Hungary is the only European country with"."""
    only = p.previous(group, skip={"GROUP_WORD"})
    told = any(not m.is_group for m in p.all("PARTNER") if p.index(m) < p.index(group))
    return only is not None and says(only, "sole") and told
