"""Which technologies or lines are asked for: "what kinds of high tech", "which tech sector"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from intents.lexicon.words import says
from intents.model import NAMES, Mention, is_of
from intents.senses.rules.beside import Test, after, before, has

#: what is so of some kinds of technology only
_CHOOSING = ("SUPER", "MOVE", "GROWTH", "OVER", "UNDER", "MORE", "BECOME", "COUNT")
#: what is said of a technology, where no noun follows that it only describes
_VERBS = ("GIVE", "SELL", "BUY", "MOVE", "GROWTH", "BECOME", "FILLER", "GO_TO", "SHARE")


def is_of_technology(mentions: Sequence[Mention], at: int) -> bool:
    """Whether technology areas are asked for: "what kinds of high tech run a deficit"."""
    rest = [m for m in mentions[at + 1 :] if not is_of(m, "FILLER", "NATION")]
    led = is_of(before(mentions, at), "WHICH", "HOWMUCH", "COUNT") and len(rest) > 1 and is_of(rest[0], "OF")
    if led and says(rest[1], "technologies"):
        return _has_sign(rest)
    return led and is_of(rest[1], "DEFINITION") and (_has_sign(rest) or has(rest, *_CHOOSING))


def is_technology_chosen(*, signed: bool) -> Test:
    """Whether some of several technologies are asked for: "what technology sold most", "is in deficit"."""

    def is_chosen(mentions: Sequence[Mention], at: int) -> bool:
        rest = [m for m in mentions[at + 1 :] if "FILLER" not in m or says(m, "be")]
        if has(mentions[:at], "CLASS") or has(rest, *NAMES, "CLASS", "OR") or signed is not _has_sign(rest):
            return False
        kinds = at > 1 and is_of(mentions[at - 1], "OF") and says(mentions[at - 2], "kinds_of")
        lead = before(mentions, at - 2 if kinds else at)
        led = is_of(lead, "WHICH") or (lead is not None and says(lead, "what"))
        verb = is_of(rest[0] if rest else None, *_VERBS, *(("FLOW",) if kinds else ()))
        traded = is_of(lead, "FLOW") and is_of(before(mentions, at - 1), "SUPER")  # "most sold technology"
        return traded or (led and verb and (signed or has(rest, "SUPER", *(_CHOOSING if kinds else ()))))

    return is_chosen


def _has_sign(mentions: Sequence[Mention]) -> bool:
    """Whether a surplus or a deficit is said, or "a gap" that something has."""
    signs = (m for m in mentions if m.get("FLOW") in {"surplus", "deficit"} or says(m, "trade_gap"))
    return next(signs, None) is not None or any(
        says(m, "gap") and "GIVE" in verb for verb, m in pairwise(m for m in mentions if "FILLER" not in m)
    )


def are_lines_asked(mentions: Sequence[Mention], at: int) -> bool:
    """Whether lines of trade are asked for: "which groups stayed under $5 billion"; not "of states"."""
    led = is_of(before(mentions, at), "WHICH", "HOWMUCH", "COUNT", "SUPER")
    others = has(mentions, "PARTNER", "AREA", "REGION", "CLASS", "MEASURE")
    goes_on = is_of(
        after(mentions, at),
        "GIVE",
        "FLOW",
        "MOVE",
        "GROWTH",
        "SELL",
        "FILLER",
        "BUY",
        "UNDER",
        "OVER",
        "STREAK",
    )
    kind = is_of(after(mentions, at), "OF") and has(mentions[at + 2 : at + 3], "PRODUCT")  # "kind of service"
    return led and (goes_on or kind) and not others and has(mentions, "FLOW", "SELL", "BUY")


def is_line_asked_for(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a line of technology is asked for: "which tech sector", "what sector of tech"."""
    mention, leading = mentions[at], before(mentions, at)
    if "CLASS" not in mention:
        return leading is not None and (is_of(leading, "WHICH") or says(leading, "what"))
    inside = mentions[at + 2 : at + 3] if is_of(after(mentions, at), "OF", "IN") else [*mentions[at - 1 : at]]
    return mention.get("CLASS") == "sector" and has(inside, "TECH")


def is_by_technology(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "by technology" belongs to what follows: "by technology exports"."""
    return mentions[at].get("BREAKDOWN") == "techarea" and is_of(after(mentions, at), "FLOW", "PRODUCT")


def sells_thing(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it is only told what is sold, to ask for its class: "if I sell robots, which area is that"."""
    thing = next((m for m in mentions[at + 1 :] if "FILLER" not in m), None)
    own = is_of(before(mentions, at), "FILLER", "NATION") and not has(mentions, "FLOW", "YEAR", "HOWMUCH")
    return own and is_of(thing, "COVERS") and any("CLASS" in m for m in mentions[at:])
