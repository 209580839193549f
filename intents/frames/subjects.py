"""Who trades, the nation or a partner: "who sells" is told by the name before the verb."""

from __future__ import annotations

from intents.frames.joining import later_us
from intents.frames.parse import Parse
from intents.lexicon.words import begins, ends, holds, says
from intents.model import Mention, is_of


def subject_of(p: Parse, verb: Mention) -> str:
    """NATION, PARTNER or "": who does it, the nearest name before the verb that no preposition governs."""
    if _is_relative(p, verb):
        return "PARTNER"
    for at in range(p.index(verb) - 1, -1, -1):
        m = p.items[at]
        if _asks_who(p, verb, at):
            return "PARTNER"
        if (
            "COMMA" in m
            and at < p.index(verb) - 1
            and any("WHICH" in x or "HOWMUCH" in x for x in p.items[at:])
        ):
            break
        ours, theirs = later_us(m), _means_partner(p, verb, at)
        governed = (ours or theirs) and _is_governed(p.previous(m), m)
        if ours and not governed:
            following = p.items[at + 1] if at + 1 < len(p.items) else None
            if is_of(following, "TECH", "DEFINITION"):
                continue
            return "NATION"
        if _resumes_nation(p, at):
            return "NATION"
        if (theirs and not governed) or (begins(m, "who") and not p.has("AREA")):
            return "PARTNER"
    return ""


def _asks_who(p: Parse, verb: Mention, at: int) -> bool:
    """Whether a word asks who does it, of partners that are named: "which one sells"."""
    if "WHICH" not in p.items[at] or "FLOW" in verb:
        return False
    ones = all(says(m, "one") for m in p.items[at + 1 : p.index(verb)])
    return ones and p.has("PARTNER") and not p.has("CLASS", "AREA")


def _resumes_nation(p: Parse, at: int) -> bool:
    """Whether "it" behind "than" is who did the thing before: "the US sold less to Italy than it bought"."""
    if not (at and says(p.items[at], "it") and is_of(p.items[at - 1], "THAN")):
        return False
    verbs = [m for m in p.items[: at - 1] if is_of(m, "SELL", "BUY", "GO_TO")]
    return bool(verbs) and subject_of(p, verbs[0]) == "NATION"


def _means_partner(p: Parse, verb: Mention, at: int) -> bool:
    """Whether a word names partners, or stands for them: "what did foreigners pay for it", "they"."""
    m = p.items[at]
    if "PARTNER" in m or m.get("CLASS") == "partner":
        return True
    theirs = m.get("NATION") == "them" and p.previous(verb) is m
    return theirs or (says(m, "they") and p.has("PARTNER") and _names_before(p, at))


def _is_governed(before: Mention | None, m: Mention) -> bool:
    """Whether a name is no subject: behind a preposition, or "us" in "sell us chips but buy software"."""
    prepositional = is_of(before, "TO", "FROM", "WITH", "OF") and "GIVE" not in m
    prepositional = prepositional or (is_of(before, "GO_TO") and ends(before, "to_at_the_end"))
    return prepositional or (says(m, "us") and is_of(before, "SELL", "GO_TO"))


def _is_relative(p: Parse, verb: Mention) -> bool:
    """Whether a clause on partners closes a preposition: "countries we have a deficit with that bought"."""
    that = p.previous(verb, skip=set())
    joint = p.previous(that, skip=set()) if is_of(that, "BACKREF") else None
    return is_of(joint, "WITH") and bool(p.all("CLASS", "partner"))


def _names_before(p: Parse, at: int) -> bool:
    """Whether the last name before a place is a partner, so that "they" are the partners."""
    named = [m for m in p.items[:at] if "PARTNER" in m or "AREA" in m]
    return bool(named) and "PARTNER" in named[-1]


def sells(mention: Mention) -> bool | None:
    """Whether a verb sells, buys, or neither."""
    if "BUY" in mention or mention.get("FLOW") == "imports":
        return False
    sold = "GO_TO" in mention and holds(mention, "exporting")
    return True if sold or "SELL" in mention or mention.get("FLOW") == "exports" else None


def is_asked_whose(p: Parse, verb: Mention) -> bool:
    """Whether it is asked who does it: "which exporter exported", "which one exported"."""
    who = p.previous(verb)
    asked = p.previous(who, skip={"FILLER", "SUPER", "NUMBER", "OF"}) if who is not None else None
    if who is None or says(verb, "plural"):
        return False
    member = who.get("CLASS") in ("partner", "place")
    return is_of(who, "WHICH") or (member and is_of(asked, "WHICH", "COUNT", "LIST"))
