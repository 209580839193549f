"""Words of a sum that is told: what is taken off what, what one lacks, money for what is foreign."""

from __future__ import annotations

from collections.abc import Sequence

from intents.lexicon.words import begins, holds, says
from intents.model import NAMES, Mention, is_of
from intents.senses.rules.beside import Test, after, before, has

#: what is asked besides an amount, so that it is more than the distance of two
_OTHER = (
    "MOVE",
    "GROWTH",
    "HOWFAST",
    "PERCENT",
    "SHARE",
    "WHEN",
    "SPAN",
    "SUPER",
    "CLASS",
    "TIMES_CUE",
    "MEASURE",
)


def is_to_other_flow(mentions: Sequence[Mention], at: int) -> bool:
    """Whether one flow is set against the other in one word: "the imports-to-exports figure"."""
    joined = is_of(before(mentions, at), "DASH") and is_of(after(mentions, at), "DASH")
    sides = before(mentions, at - 1), after(mentions, at + 1)
    flows = {m.get("FLOW") for m in sides if m is not None}
    return joined and flows == {"exports", "imports"} and not has(mentions, "RATIO", "FROM")


def is_needed_to_match(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a word for need leads to the one to catch up with: "what would A have needed to equal B"."""
    rest = mentions[at + 1 :]
    nexts = [i for i, m in enumerate(rest) if says(m, "catching_up")]
    traded = bool(nexts) and has(rest[: nexts[0]], "FLOW", "BUY", "SELL")  # "to import from A to match B"
    return len(nexts) == 1 and not traded and _asks_distance(mentions, at + 1 + nexts[0])


def is_catching_up(mentions: Sequence[Mention], at: int) -> bool:
    """Whether the distance is asked that one would have to make up: "needed to catch up with Ohio"."""
    needs = [i for i, m in enumerate(mentions[:at]) if says(m, "having_needed") and "FILLER" in m]
    traded = bool(needs) and has(mentions[needs[-1] : at], "FLOW", "BUY", "SELL")
    return bool(needs) and not traded and _asks_distance(mentions, at)


def _asks_distance(mentions: Sequence[Mention], at: int) -> bool:
    """Whether an amount is asked, and names of one kind stand on both sides, of one year at most."""
    asked = has(mentions[:at], "HOWMUCH", "DIFFERENCE", "COUNT")
    one_year = sum(is_of(m, "YEAR") for m in mentions) < 2
    sides = [[kind for kind in NAMES if has(part, kind)] for part in (mentions[:at], mentions[at + 1 :])]
    return asked and one_year and sides[0] == sides[1] != [] and not has(mentions, *_OTHER)


def is_taken_off(mentions: Sequence[Mention], at: int) -> bool:
    """Whether one flow is taken off the other: "what's left after you take imports off the exports"."""
    ends = [i for i in range(at + 1, len(mentions)) if says(mentions[i], "off")]
    return len(ends) == 1 and _are_imports_off(mentions[at + 1 :], ends[0] - at - 1)


def is_off_other_flow(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "off" stands behind the flow that is taken away, before the other."""
    verbs = [i for i, m in enumerate(mentions[:at]) if says(m, "take_away_verbs") and "DIFFERENCE" in m]
    return len(verbs) == 1 and _are_imports_off(mentions[verbs[0] + 1 :], at - verbs[0] - 1)


def _are_imports_off(taken: Sequence[Mention], end: int) -> bool:
    """Whether imports are taken, and exports what they are taken off."""
    sides = [[m.get("FLOW") for m in part if "FLOW" in m] for part in (taken[:end], taken[end + 1 :])]
    return sides == [["imports"], ["exports"]] and not has(taken, "MEASURE", "SHARE", "COMMA", "HOWMUCH")


def is_spent_abroad(mentions: Sequence[Mention], at: int) -> bool:
    """Whether money goes for what comes from abroad: "how many dollars went to foreign computers"."""
    whose, what = after(mentions, at), after(mentions, at + 1)
    foreign = whose is not None and whose.get("NATION") == "them" and not whose.genitive
    goods = is_of(what, "CATEGORY", "TECH", "DEFINITION") or is_of(what, "PRODUCT")
    money = has(mentions[:at], "DOLLARS") or any(says(m, "money") for m in mentions[:at])
    return foreign and goods and money and not has(mentions, "FLOW", "BUY", "SELL", "PARTNER", "AREA")


def is_taken_by_sellers(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it is told what sellers abroad get: "foreign suppliers' take from the U.S."."""
    led = [m for m in mentions[:at] if not is_of(m, "YEAR", "FILLER", "IN", "COMMA")]
    if len(led) < 2 or not is_of(after(mentions, at), "FROM", "IN") or has(mentions, "FLOW"):
        return False
    return bool(led[-2].get("NATION") == "them" and led[-1].get("CLASS") == "partner")


def is_of_documents(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a source is one of figures, nobody who sells: "the sources of the national table"."""
    rest = mentions[at + 1 :]
    own = next((i for i, m in enumerate(rest) if is_of(m, "MARK", "COMMA", "QMARK", "WHICH")), len(rest))
    figures = any(says(m, "figures_told") for m in rest[:own])
    whom = has(mentions, "SUPER", "RANK", "COUNT", "SHARE", "PARTNER", "ORDINAL")
    return figures and not whom


def is_figuring(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "figure" is the verb of a part: "by what percentage did chips figure in the total"."""
    subject = before(mentions, at)
    asked = has(mentions[:at], "GIVE") and has(mentions[:at], "HOWFAST", "SHARE", "PERCENT")
    return asked and is_of(subject, *NAMES) and is_of(after(mentions, at), "IN") and not has(mentions, "MOVE")


def is_asked_of_part(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "by what percentage" asks for such a part."""
    verbs = [i for i in range(at + 1, len(mentions)) if says(mentions[i], "figuring_in")]
    return any(is_figuring(mentions, i) for i in verbs)


def is_gap_of(sign: str) -> Test:
    """Whether the greatest or least gap is that by which one flow, named first, is above the other."""

    def test(mentions: Sequence[Mention], at: int) -> bool:
        mention = mentions[at]
        flows = [w for w in mention.word.split() if holds(w, "importing") or holds(w, "exporting")]
        paired = begins(mention, "gaps_between") and mention.get("FLOW") == "balance" and len(flows) > 1
        moved = has(mentions, "MOVE", "GROWTH", "PARTNER", "AREA")
        asked = has(mentions, "SUPER") and has(mentions, "WHEN", "WHICH")
        return paired and holds(flows[0], "importing") == (sign == "deficit") and asked and not moved

    return test
