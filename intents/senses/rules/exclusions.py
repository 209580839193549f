"""Verbs that leave something out: "leaving D.C. aside"."""

from __future__ import annotations

from collections.abc import Sequence

from intents.lexicon.words import says
from intents.model import NAMES, Mention, is_of
from intents.senses.rules.beside import after, before, has

#: how far from its verb a particle may stand
_REACH = 4
#: what may stand beside an order and its names
_LIGHT = ("FILLER", "SMALLTALK", "AND", "COMMA", "MARK", "QMARK", "ELLIPSIS", "GIVE")


def leaves_out(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a verb leaves out what stands before "aside" or "out": "leaving D.C. aside"."""
    return _particle(mentions, at) is not None


def is_counted_too(mentions: Sequence[Mention], at: int) -> bool:
    """Whether one place more is only counted among the others: "every state that fell, D.C. too"."""
    name, bound = before(mentions, at), before(mentions, at - 1)
    if is_of(bound, "AND"):
        bound = before(mentions, at - 2)
    several = (
        not has(mentions[:at], "SUPER", "RANK")
        and any(m.get("CLASS") == "area" for m in mentions[:at])
        and not has(mentions[: at - 1], "AREA")
    )
    bounded = is_of(bound, "COMMA") or (bound is not None and bound.text == "(")
    return is_of(name, "AREA") and bounded and several and not has(mentions[at + 1 :], "AREA")


def is_left_behind(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "aside" or "out" belongs to such a verb."""
    verbs = (i for i in range(max(at - _REACH, 0), at) if says(mentions[i], "leaving_verbs"))
    return any(_particle(mentions, i) == at for i in verbs)


def _particle(mentions: Sequence[Mention], at: int) -> int | None:
    """Where the particle of a verb of leaving out stands: behind one or more names."""
    names = 0
    for i in range(at + 1, min(at + _REACH + 1, len(mentions))):
        if is_of(mentions[i], *NAMES, "PRODUCT"):
            names += 1
        elif says(mentions[i], "aside_or_out"):
            return i if names else None
        elif not is_of(mentions[i], "FILLER", "AND", "COMMA"):
            return None
    return None


def orders_out(mentions: Sequence[Mention], at: int) -> bool:
    """Whether all that is said is what to leave out: "drop Texas", "now remove Mexico please"."""
    opens = all(is_of(m, *_LIGHT) for m in mentions[:at])
    rest = mentions[at + 1 :]
    return opens and has(rest, *NAMES) and all(is_of(m, *_LIGHT, *NAMES, "PRODUCT") for m in rest)


def is_kept_apart(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it is told that a table prints two lines apart: "the table keeps software and ICT apart"."""
    verb = next(
        (i for i in range(at) if says(mentions[i], "keeping") and not has(mentions[:i], "HOWMUCH")), None
    )
    asks = has(mentions, "QMARK", "COUNT", "HOWMUCH", "SUPER", "SHARE")
    table = has(mentions, "GROUP_WORD", "SOURCE", "COUNTING")
    return verb is not None and table and not asks and has(mentions, "CATEGORY")


def takes_out_name(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a place or category is taken out, not only unmentioned: "Europe without the UK"."""
    return is_of(after(mentions, at), *NAMES)


def is_altogether(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "altogether" only stresses what is left out: "out of the picture altogether"."""
    return is_of(before(mentions, at), "EXCEPT")


def is_all_but(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "but" leaves out one of all: "imports from all Asian countries but Japan"."""
    said = has(mentions[max(at - 3, 0) : at], "TOTAL", "BREAKDOWN", "EACH", "EVERY")
    every = said and is_of(mentions[at - 1], *NAMES, "CLASS", "TOTAL", "BREAKDOWN")
    lead = mentions[at - 1] if at else None
    every = every or (lead is not None and (says(lead, "everybody") or says(lead, "all_partners")))
    return every and is_of(after(mentions, at), *NAMES)


def is_own_line(mentions: Sequence[Mention], at: int) -> bool:
    """Whether what is taken out is a line by itself: "takes software out as its own thing"."""
    lead = is_of(after(mentions, at), "AS") and has(mentions[:at], "CATEGORY")
    return lead and any(
        says(word, "own") for m in mentions[at + 2 : at + 4] for word in m.text.lower().split()
    )


def is_another_place(mentions: Sequence[Mention], at: int) -> bool:
    """Whether other places are meant besides one that is named: "to Canada and elsewhere"."""
    return at > 1 and is_of(mentions[at - 1], "AND", "OR") and is_of(mentions[at - 2], *NAMES, "NATION")


def counts_services_in(mentions: Sequence[Mention], at: int) -> bool:
    """Whether services are only counted in with all else: "total tech exports incl services"."""
    other = any(m.get("PRODUCT") not in (None, "services") for m in mentions)
    services = mentions[at].get("PRODUCT") == "services" and is_of(before(mentions, at), "COUNTING")
    return services and has(mentions[:at], "FLOW") and not (other or has(mentions, "AREA", "MEASURE"))
