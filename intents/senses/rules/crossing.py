"""A limit that is passed in time: "first topped $20 billion", "the $5 billion mark was crossed"."""

from __future__ import annotations

from collections.abc import Sequence

from intents.lexicon.words import says
from intents.model import Mention, is_of
from intents.senses.rules.beside import SIGNS, after, before, has


def is_first_above(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "first" stands by a limit: "when did it first top 20 billion", "over it first in which"."""
    led = is_of(after(mentions, at), "OVER", "UNDER") and is_of(after(mentions, at + 1), "QUANTITY")
    behind = is_of(before(mentions, at), "QUANTITY") and has(mentions[:at], "OVER", "UNDER")
    return (led or behind) and has(mentions, "WHEN")


def tops_amount(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a word for the highest is a verb with an amount: "imports top 20 billion dollars"."""
    verb = "OVER" in mentions[at] and is_of(
        before(mentions, at), "ORDINAL", "FIRST_TIME", "FLOW", "GIVE", "PARTNER"
    )
    amount = after(mentions, at)
    return verb and amount is not None and (amount.get("QUANTITY") or ("", ""))[1] == "USD"


def is_bar(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a word only tells that an amount is a limit: "the $20 billion line"."""
    return is_of(before(mentions, at), "QUANTITY") and has(
        mentions, "WHEN", "FIRST_TIME", "OVER", "UNDER", "CLASS"
    )


def leads_amount(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "over the" stands before an amount and no time: "over the $20 billion line"."""
    return is_of(after(mentions, at), "QUANTITY")


def is_never_until(mentions: Sequence[Mention], at: int) -> bool:
    """Whether what never was so began some time: "had never been over $20 billion until what year"."""
    behind = mentions[at + 1 :]
    until = [i for i, m in enumerate(behind) if says(m, "until")]
    return bool(until) and has(behind, "OVER", "UNDER") and is_of(after(behind, until[0]), "WHEN")


def is_first_of_limit(mentions: Sequence[Mention], at: int) -> bool:
    """Whether the first year with a limit passed is asked for: "the first of the years when it did"."""
    limited = has(mentions[at:], "OVER", "UNDER") and has(mentions[at:], "QUANTITY")
    return limited and mentions[at].get("YEARWORD") == "first"


def closes_year(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a verb only says with what sign a year ended: "closed the year 2006 with a deficit"."""
    rest = [m for m in mentions[at + 1 :] if "FILLER" not in m]
    signed = any(m.get("FLOW") in SIGNS for m in mentions)
    return signed and bool(rest) and is_of(rest[0], "YEAR", "WHEN") and has(rest[1:], "WITH", "IN")


def falls_into_year(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a verb leads a height to its year: "the high point of exports came in which year"."""
    height = has(mentions[:at], "SUPER") and has(mentions[:at], "FLOW")
    return height and is_of(after(mentions, at), "WHEN")


def supplies_part(mentions: Sequence[Mention], at: int) -> bool:
    """Whether one supplies a part of all: "of U.S. imports, China supplied more than 25 percent"."""
    rest = [m for m in mentions[at + 1 :] if not is_of(m, "OVER", "UNDER", "ABOUT", "FILLER")]
    part = bool(rest) and (rest[0].get("QUANTITY") or ("", ""))[1] == "percent"
    return part and is_of(before(mentions, at), "PARTNER") and has(mentions[:at], "FLOW")


def stands_by_class(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a word only stands between a number and its class: "the three individual countries"."""
    return is_of(before(mentions, at), "NUMBER") and is_of(after(mentions, at), "CLASS")
