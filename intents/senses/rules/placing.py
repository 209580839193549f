"""Places in a ranking, asked in other words than "rank": "how high was Malaysia among the suppliers"."""

from __future__ import annotations

from collections.abc import Sequence

from intents.lexicon.words import begins, holds, says
from intents.model import NAMES, Mention, is_of
from intents.senses.rules.beside import after, before, has, is_closed


def is_high_among(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it is asked how high one stands in a class: "how high was Malaysia among the suppliers"."""
    among = next((i for i, m in enumerate(mentions) if i > at and says(m, "among")), 0)
    named = has(mentions[at:among], *NAMES) and not has(mentions[at:among], "FLOW", "TECH", "CLASS")
    return named and has(mentions[among + 1 : among + 4], "CLASS")


def is_rise_among(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "up" only belongs to "how far up", which asks for a place."""
    return bool(at) and says(mentions[at - 1], "how_far") and is_high_among(mentions, at)


def ends_at_place(mentions: Sequence[Mention], at: int) -> bool:
    """Whether the verb at the end wants a place: "sorted by size, Malaysia comes in at"."""
    lined = any("CLASS" in m for m in mentions[:at]) and any(is_of(m, "BY", "SORT") for m in mentions[:at])
    return lined and is_closed(mentions, at) and is_of(before(mentions, at), *NAMES)


def is_where_on_list(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it is asked where one is found on a list: "on the list of suppliers, where do we find Peru"."""
    listed = any(is_of(m, "LIST", "GROUP_WORD") or holds(m, "list_nouns") for m in mentions)
    closed = next((m for m in mentions[at + 1 :] if is_of(m, *NAMES)), None)
    light = ("FILLER", "GIVE", "BACKREF", "NATION", "RANKISH", "QMARK", "MARK", "IN", *NAMES)
    bare = all(is_of(m, *light) or holds(m, "list_nouns") for m in mentions[at + 1 :])
    return listed and begins(mentions[at], "where") and closed is not None and bare


def ends_list(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a place is the last one wanted of a list, not the only one: "stop at number five"."""
    return any(says(m, "stopping") for m in mentions[max(at - 3, 0) : at])


def opens_guesses(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "was it" opens a question for one that is guessed at."""
    return at == 0 and bool(_other(mentions))


def is_guess(mentions: Sequence[Mention], at: int) -> bool:
    """Whether one of several guesses is named: "was it 2003, 2004 or some other year"."""
    other = _other(mentions)
    return bool(other) and at < other and is_of(mentions[at], *NAMES, "YEAR")


def closes_guesses(mentions: Sequence[Mention], at: int) -> bool:
    """Whether the year behind guesses asks which one it is."""
    other = _other(mentions)
    return bool(other) and other < at <= other + 3 and mentions[at].get("CLASS") == "year"


def _other(mentions: Sequence[Mention]) -> int:
    """Where "or some other" stands behind guesses; 0 where it does not."""
    opens = len(mentions) > 2 and says(mentions[0], "be") and is_of(mentions[1], "BACKREF")
    for at in range(3, len(mentions) - 1) if opens else ():
        words = [m for m in mentions[at + 1 : at + 4] if says(m, "another_one")]
        if is_of(mentions[at], "OR") and words and has(mentions[at + 1 : at + 5], "CLASS"):
            return at
    return 0


def counts_members(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "how often" counts those of a class in one year: "how often in the 2006 country table"."""
    members = any(m.get("CLASS") in ("partner", "area") for m in mentions[at:])
    return members and sum("YEAR" in m for m in mentions) == 1 and not has(mentions, "SPAN", *NAMES)


def is_margin(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it is asked how far one is from another: "how much did Argentina trail Chile"."""
    rest = [m for m in mentions[at + 1 :] if not is_of(m, "FILLER", "DOLLARS", "IN")][:4]
    if len(rest) < 4 or not is_of(rest[0], "GIVE") or not is_of(rest[2], "MORE"):
        return False
    return any(kind in rest[1] and kind in rest[3] for kind in NAMES)


def is_extra(mentions: Sequence[Mention], at: int) -> bool:
    """Whether dollars are those that one has more than another: "compared with A, B took how many more"."""
    two = any(sum(kind in m for m in mentions) == 2 for kind in NAMES)
    return two and has(mentions[:at], "COMPARE", "VS", "THAN") and has(mentions[:at], "COUNT", "HOWMUCH")


def is_held_against(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "relative to" only names what a figure is larger than by a sum: "larger by what sum"."""
    return is_of(after(mentions, at), "YEAR", *NAMES) and any(
        "DIFFERENCE" in m and is_of(before(mentions, i), "MORE") for i, m in enumerate(mentions)
    )


def is_spread(mentions: Sequence[Mention], at: int) -> bool:
    """Whether figures are spread over years, for their mean: "spread evenly over the four years"."""
    return any(says(m, "spreading") for m in mentions[:at])


def is_to_spread(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "spread" is that verb and no difference."""
    return any(says(m, "evenly") for m in mentions[at + 1 :])


def is_sum_over_span(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a total value is asked of several years: "the total value of imports from 2000 to 2006"."""
    spans = has(mentions, "SPAN") and has(mentions[at:], "FLOW", "BUY", "SELL")
    asks = ("MOVE", "GROWTH", "TREND", "EACHYEAR", "MEAN", "SUPER", "SHARE", "WHEN", "BREAKDOWN", "BECOME")
    return spans and not has(mentions, *asks)


def is_fraction(mentions: Sequence[Mention], at: int) -> bool:
    """Whether an ordinal is a part of all that are ranked: "in the top third", "the bottom fifth"."""
    leading, article = before(mentions, at), before(mentions, at - 1)
    ends = is_of(leading, "SUPER") and leading is not None and says(leading, "ends_of_list")
    closed = is_closed(mentions, at) or is_of(after(mentions, at), "OF")
    return ends and closed and article is not None and says(article, "articles")


def lies_between(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a place is told, and no move: "which states fall between Ohio and Utah"."""
    return is_of(after(mentions, at), "BETWEEN") and has(mentions[:at], "CLASS")


def is_owned_person(mentions: Sequence[Mention], at: int) -> bool:
    """Whether somebody of a place is all that is asked about: "Ohio's governor"."""
    owner = before(mentions, at)
    asks = ("FLOW", "TECH", "PRODUCT", "DEFINITION", "CATEGORY", "MEASURE", "GROWTH", "MOVE", "RANK", "SHARE")
    bare = not has(mentions, *asks, "SUPER", "SELL", "BUY", "BACKREF", "COUNT")
    owned = owner is not None and owner.genitive and is_of(owner, *NAMES, "NATION")
    return owned and bare and mentions[at].get("FILLER") == "people"


def is_list_told(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it is only told which list a name is on: "Malaysia's place in the top ten of imports"."""
    words = [m for m in mentions[:at] if "FILLER" not in m.kinds]
    named = [m for m in mentions if is_of(m, *NAMES) and "PRODUCT" not in m.kinds]
    led = bool(words) and is_of(words[-1], "IN") and is_of(after(mentions, at), "NUMBER")
    asked = has(mentions, "RANK", "HOWMUCH", "DOLLARS") and not has(mentions, "CLAIM", "SUM", "MEAN", "SHARE")
    told = bool(mentions) and (says(mentions[0], "be") or says(mentions[0], "helping"))
    return led and asked and not told and len(named) == 1 and any(m is named[0] for m in words)


def numbers_list(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a number is only that of the list a name is on: the ten of "in the top ten of imports"."""
    top = before(mentions, at)
    return top is not None and is_of(top, "FILLER") and says(top, "ends_of_list") and "SUPER" not in top.kinds


def is_widest_gap(mentions: Sequence[Mention], at: int) -> bool:
    """Whether the widest gap of two flows is asked for, which is a deficit: "the largest gap between"."""
    leading = before(mentions, at)
    return leading is not None and leading.get("SUPER") == "max" and has(mentions, "CLASS", "WHICH")
