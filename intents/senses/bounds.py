"""Whether "over", "under" and "or more" limit a figure, compare two, or only stand before a year."""

from __future__ import annotations

from typing import Any

from intents.lexicon.words import ends, holds, says
from intents.model import NAMES, Mention, is_of
from intents.senses.rules.beside import SIGNS

_BOUNDS = frozenset(("NEAR", "OVER", "UNDER"))


def _limit_or_not(mentions: list[Mention], at: int) -> None:
    """Words of a limit that no quantity follows: "over 2018 and 2019", "below its 2000 level"."""
    mention = mentions[at]
    near = {"AREA", "PARTNER", "CATEGORY", "BACKREF"}
    if "OVER" in mention and is_crossed(mentions, at):
        return
    bare = set(mention.kinds) == {"NEAR"} and not says(mention, "neighbours")
    ranging = any("CLASS" in m for m in mentions)
    near |= {"TECH", "PRODUCT"} if ranging and _leads_tech(mentions, at) else set()
    if bare and not any(near & set(m.kinds) for m in mentions[at + 1 : at + 4]):
        if _is_of_two_before(mentions, at):
            mention.kinds = {"MORE": "down" if mention.get("NEAR") == "below" else "up"}
            return
        leads = at + 1 < len(mentions) and is_of(mentions[at + 1], "CLASS", "TECH", "FLOW", "CATEGORY")
        mention.kinds = {"UNKNOWN" if leads else "FILLER": mention.word}  # "how many neighbouring states"
    if _compares_names(mentions, at):
        mention.kinds = {"MORE": "up" if "OVER" in mention else "down", "THAN": ""}
    elif _joins_sides(mentions, at):
        mention.kinds = {"UNKNOWN": mention.word}
    elif {"OVER", "UNDER"} & set(mention.kinds):
        light = {"FILLER", "BACKREF", "ABOUT", "DOLLARS"}
        after = [set(m.kinds) for m in mentions[at + 1 : at + 5] if not set(m.kinds) <= light]
        held = any("DIFFERENCE" in m or m.get("FLOW") in SIGNS for m in mentions[:at])
        mention.kinds = _limit_before(mention, after, held)


def _is_of_two_before(mentions: list[Mention], at: int) -> bool:
    """Whether it is asked who of those named before is ahead or behind: "Ohio and Iowa: who's behind"."""
    asked = at > 1 and is_of(mentions[at - 1], "WHICH")
    return asked and any(sum(kind in m for m in mentions[:at]) > 1 for kind in NAMES)


def _compares_names(mentions: list[Mention], at: int) -> bool:
    """Whether one name is held against others: "was it over Japan", not "our surplus over Japan"."""
    lead = mentions[at - 1] if at else None
    name = next((m for m in mentions[at + 1 :] if "FILLER" not in m), None)
    bare = says(mentions[at], "over") or says(mentions[at], "under")
    if not (bare and is_of(mentions[at], "OVER", "UNDER") and is_of(name, *NAMES)):
        return False
    opens = (m for i, m in enumerate(mentions[:at]) if not i or is_of(mentions[i - 1], "COMMA", "DASH"))
    asked = any(says(m, "be") for m in opens)
    beside = any(kind in name and kind in m for m in mentions[:at] for kind in NAMES)
    return asked and beside and (is_of(lead, "BACKREF") or (is_of(lead, "FLOW") and name.genitive))


def is_crossed(mentions: list[Mention], at: int) -> bool:
    """Whether a verb tells that the amount before it was passed: "the $5 billion mark was first crossed"."""
    light = ("FILLER", "FIRST_TIME", "ORDINAL", "GIVE", "BECOME")
    rest = (m for m in reversed(mentions[:at]) if not (is_of(m, *light) or says(m, "bars")))
    amount = next(rest, None)
    return (
        says(mentions[at], "crossed_by")
        and is_of(amount, "QUANTITY")
        and not is_of(mentions[at - 1], "QUANTITY")
    )


def _joins_sides(mentions: list[Mention], at: int) -> bool:
    """Whether "over" joins two sides of which one is a sum: "exports to A over those to B and C together"."""
    light = ("FILLER", "FLOW", "TO", "FROM", "WITH", "SUM", "BACKREF")
    before = next((m for m in reversed(mentions[:at]) if "SUM" not in m), None)
    name = next((m for m in mentions[at + 1 :] if not is_of(m, *light)), None)
    if before is None or name is None or not says(mentions[at], "over"):
        return False
    summed = any("SUM" in m for m in mentions) and not any("DIFFERENCE" in m for m in mentions)
    return summed and any(kind in before and kind in name for kind in NAMES)


def _leads_tech(mentions: list[Mention], at: int) -> bool:
    """Whether tech itself is what something stands next to: "the sector right behind tech"."""
    light = (m for m in mentions[at + 1 :] if "FILLER" not in m)
    first = next(light, None)
    after = next(light, None)
    tech = first is not None and ("TECH" in first or ("PRODUCT" in first and holds(first, "tech")))
    return tech and not is_of(after, "FLOW", "CLASS", "CATEGORY", "SUPER")


def _limit_before(mention: Mention, after: list[set[str]], held: bool) -> dict[str, Any]:
    """What the words of a limit mean before mentions of these types; a limit before a quantity.

    `held`: a difference or balance is said before them, which they only lead on: "our surplus over Mexico".
    """
    text, first = mention.text.lower(), after[0] if after else set()
    way = "up" if "OVER" in mention else "down"
    counted = "NUMBER" in first and len(after) > 1 and "CLASS" in after[1]
    if (says(text, "under") and {"CATEGORY", "DEFINITION", "SOURCE"} & first) or (
        says(text, "over") and counted
    ):
        return {"IN": ""}
    if {"QUANTITY", "NUMBER", "MULTIPLE"} & first:
        return mention.kinds
    if says(text, "over") and (not after or {"TOTAL", "CLASS"} & first):
        return {"IN": ""}
    if {"YEAR", "SPAN"} & first and "SUM" in mention:
        return {"SUM": ""}
    if {"YEAR", "SPAN"} & first:
        if says(text, "across_years"):
            return {"IN": ""}
        if says(text, "until"):
            return {"TO": ""}
        compared = {"MORE": way, "THAN": ""} if ends(mention, "ending_in_than") else {"MOVE": way}
        return mention.kinds if "THAN" in mention else compared
    if set(mention.kinds) == {"OVER"} and says(text.split()[0], "limit_verbs"):
        return {"FILLER": text}
    if says(text, "bare_limits"):
        at_end = after[1:] in ([], [{"QMARK"}], [{"MARK"}])
        named = not held and (not first.isdisjoint(NAMES) or ("TECH" in first and at_end))
        return (
            {"UNKNOWN": ""} if named else {"FILLER": text}
        )  # "which state is over Georgia", "sells over tech"
    return {"MORE": way, "THAN": ""} if says(text, "comparing_limits") else mention.kinds


def settle_bounds(mentions: list[Mention]) -> list[Mention]:
    """The words of a limit without a quantity before them: "nuclear or more weapons"."""
    for at, mention in enumerate(mentions):
        if _BOUNDS.isdisjoint(mention.kinds):
            continue
        before = mentions[at - 1] if at else None
        _limit_or_not(mentions, at)
        if (
            "OVER" in mention.kinds
            and says(mention, "or_more")
            and not (before is not None and {"QUANTITY", "NUMBER"} & set(before.kinds))
        ):
            mention.kinds = {"OR": "", "MORE": "down" if ends(mention, "less") else "up"}
    return mentions
