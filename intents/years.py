"""Which numerals are years, and which years make a span."""

from __future__ import annotations

from collections.abc import Sequence

from intents.model import Mention
from intents.number_words import SCALES, word_of
from intents.words import says

_YEAR_RANGE = range(1900, 2101)


def century(year: int) -> int:
    """A year of two digits in full: 21 is 2021, 98 is 1998."""
    return 2000 + year if year < 50 else 1900 + year


def is_year(raw: str, mentions: Sequence[Mention], at: int, before: list[Mention]) -> bool:
    """Whether digits are a year: four of them in range, or two where the words around say so."""
    following = mentions[at + 1] if at + 1 < len(mentions) else None
    if following is not None and (
        word_of(following) in SCALES
        or ("PERCENT" in following and not says(following, "percent_change") and len(raw) < 4)
    ):
        return False
    if len(raw) == 4 and raw.isdigit():
        return int(raw) in _YEAR_RANGE
    if len(raw) != 2 or not raw.isdigit():
        return False
    previous = before[-1] if before else None
    two = int(raw)
    if raw[0] == "0":
        return following is None or "CLASS" not in following
    if previous is not None and previous.text in {"-", "/"} and len(before) > 1 and "YEAR" in before[-2]:
        return True
    paired = (
        following is not None
        and following.text in {"-", "/"}
        and at + 2 < len(mentions)
        and "NUMERAL" in mentions[at + 2]
        and len(mentions[at + 2].text) == 2
    )
    return 15 <= two <= 21 and (
        paired
        or (
            previous is not None
            and says(previous.text, "before_short_year")
            and (following is None or "CLASS" not in following)
        )
    )


def join_spans(mentions: list[Mention]) -> list[Mention]:
    """YEAR - YEAR, from YEAR to YEAR, between YEAR and YEAR -> SPAN."""
    out: list[Mention] = []
    at = 0
    while at < len(mentions):
        got = _span_at(mentions, at)
        if got is None:
            out.append(mentions[at])
            at += 1
            continue
        mention, taken = got
        while out and says(out[-1], "opens_span"):
            out.pop()
        out.append(mention)
        at += taken
    return out


def _span_at(mentions: Sequence[Mention], at: int) -> tuple[Mention, int] | None:
    if "YEAR" not in mentions[at] or at + 2 >= len(mentions):
        return None
    middle, last = mentions[at + 1], mentions[at + 2]
    taken = 3
    if (
        "YEAR" not in last
        and at + 3 < len(mentions)
        and "YEAR" in mentions[at + 3]
        and says(last, "inside_span")
    ):
        last, taken = mentions[at + 3], 4
    if "YEAR" not in last:
        return None
    start, end = mentions[at].get("YEAR"), last.get("YEAR")
    opener = mentions[at - 1].text.lower() if at else ""
    joins = (
        says(middle, "joins_span")
        or "TO" in middle
        or (says(opener, "between") and "AND" in middle)
        or middle.text == "→"
    )
    if not joins or start >= end:
        return None
    return Mention({"SPAN": (start, end)}, mentions[at].start, last.end, f"{start}-{end}"), taken
