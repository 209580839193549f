"""One figure taken from another, set over it or held to a limit: "take A's away from B's", "$5bn club"."""

from __future__ import annotations

from collections.abc import Sequence

from intents.lexicon.words import begins, says
from intents.model import NAMES, Mention, is_of
from intents.senses.rules.beside import after, before, has, is_closed


def takes_from(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "take" at the head leads to one figure that is taken from another of its kind."""
    opens = all(is_of(m, "FILLER", "COMMA", "SMALLTALK", "HOWMUCH") for m in mentions[:at])
    joint = next((i for i, m in enumerate(mentions) if i > at and "FROM" in m), 0)
    sides = mentions[at + 1 : joint], mentions[joint + 1 :]
    alike = any(all(has(side, kind) for side in sides) for kind in (*NAMES, "FLOW"))
    return opens and alike and is_of(sides[1][0] if sides[1] else None, "FILLER", "FLOW", *NAMES)


def parts_nation(mentions: Sequence[Mention], at: int) -> bool:
    """Whether one state's figure is set over the nation's: "Ohio's exports over the nation's, in %"."""
    before, behind = mentions[:at], [m for m in mentions[at + 1 :] if not is_of(m, "FILLER")]
    one = sum(1 for m in mentions if "AREA" in m) == 1 and has(before, "AREA") and has(before, "FLOW")
    nation = bool(behind) and is_of(behind[0], "NATION") and has(behind, "FLOW")
    ratio = is_of(mentions[at], "RATIO") or any(is_of(m, "PERCENT") for m in mentions)
    return one and nation and ratio and not has(mentions, "MOVE", "GROWTH", "MORE", "THAN", "SPAN", "CLASS")


def opens_division(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "take" only opens a sum in words: "take Ohio's exports and divide them by Utah's"."""
    opens = all(is_of(m, "FILLER", "COMMA", "SMALLTALK") for m in mentions[:at])
    return opens and has(mentions[at:], "FLOW") and any(says(m, "divide") for m in mentions[at:])


def is_of_class_chosen(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "come first" chooses so many of a class: "which four states come first in tech exports"."""
    number = next((i for i, m in enumerate(mentions[:at]) if "NUMBER" in m), at)
    chosen = is_of(after(mentions, number), "CLASS") and is_of(before(mentions, number), "WHICH")
    first = mentions[at].get("ORDINAL") == 1 and is_of(before(mentions, at), "RANKISH")
    return first and chosen and is_of(after(mentions, at), "IN", "FOR", "QMARK", "BY")


def opens_places(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "one" is the first of places in a row: "which states took places one to four"."""
    led = at > 0 and (says(mentions[at - 1], "numbered_places") or is_of(mentions[at - 1], "RANK"))
    return led and is_of(after(mentions, at), "TO", "DASH") and is_of(after(mentions, at + 1), "NUMBER")


def is_leading_group(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "big" before a number is the largest of a class: "the big four of the exporting states"."""
    light = ("FILLER", "OF", "TECH", "PRODUCT", "FLOW", "DEFINITION", "NATION")
    rest = [m for m in mentions[at + 2 :] if not is_of(m, *light) or m.is_group]
    named = bool(rest) and (is_of(rest[0], "CLASS") or rest[0].is_group)
    members = (named or has(mentions[:at], "CLASS")) and not has(mentions, "SUPER")
    return members and says(mentions[at], "big") and is_of(after(mentions, at), "NUMBER")


def counts_named(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a number only says how many are named: "the three-state total (Maine, Ohio and Utah)"."""
    rest = [m for m in mentions[at + 1 :] if not is_of(m, "DASH", "FILLER")]
    named = any(sum(kind in m for m in mentions[at:]) == mentions[at].get("NUMBER") for kind in NAMES)
    total = len(rest) > 1 and is_of(rest[0], "CLASS") and is_of(rest[1], "TOTAL", "SUM")
    return total and named and not has(mentions, "SUPER", "WHICH")


def is_more_than_amount(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a comparison leads to an amount: "which states did better than $5 billion"."""
    than = after(mentions, at)
    amount = is_of(than, "THAN") and is_of(after(mentions, at + 1), "QUANTITY")
    return amount and has(mentions[:at], "CLASS") and has(mentions[:at], "WHICH", "COUNT", "LIST")


def joins_amount(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "than" stands between the words of a limit and its amount."""
    return is_of(before(mentions, at), "OVER", "UNDER") and is_of(after(mentions, at), "QUANTITY")


def is_told_limit(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a word names an amount that is pointed at: "set the bar at $5 billion: who is above it"."""
    joint, amount = after(mentions, at), after(mentions, at + 1)
    led = is_of(joint, "IN", "OF") and is_of(amount, "QUANTITY")
    return led and any(points_at_limit(mentions, i) for i in range(at + 3, len(mentions)))


def points_at_limit(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it is asked who is above or below an amount said before: "which states are above it"."""
    pointer = after(mentions, at)
    closed = is_of(pointer, "BACKREF") and (
        is_closed(mentions, at + 1) or is_of(after(mentions, at + 1), "IN", "YEAR")
    )
    return closed and is_of(mentions[at], "OVER", "UNDER") and has(mentions[:at], "CLASS")


def is_catching_up(mentions: Sequence[Mention], at: int) -> bool:
    """Whether what one would need to reach another is asked: "how many dollars would A need to match B"."""
    asked = has(mentions, "DIFFERENCE") or (has(mentions, "COUNT", "HOWMUCH") and has(mentions, "DOLLARS"))
    sides = mentions[:at], mentions[at + 1 :]
    alike = any(
        sum(kind in m for m in side) == 1 for kind in NAMES for side in sides[:1] if has(sides[1], kind)
    )
    needed = any(says(m, "needing") for m in mentions) or has(mentions, "STOP")
    return asked and alike and needed and not has(mentions, "CLASS", "WHICH", "SUPER")


def leads_to_match(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a word of need leads to such a match: "would have needed to match"."""
    return says(after(mentions, at) or "", "matching") and is_catching_up(mentions, at + 1)


def is_standing(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "come in" asks how a name did: "how did Iowa come in"."""
    name = before(mentions, at)
    return (
        is_of(name, *NAMES)
        and is_of(before(mentions, at - 1), "HOW_DOING")
        and has(mentions, "DOLLARS", "RANK")
    )


def is_factor(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a number that is multiplied by is asked for: "multiply Ohio's by what number to get Utah's"."""
    return is_of(before(mentions, at), "BY") and any(says(m, "multiplied") for m in mentions[:at])


def names_flow(mentions: Sequence[Mention], at: int) -> bool:
    """Whether the flow follows that "the other way" stands for: "now the other direction, imports"."""
    rest = [m for m in mentions[at + 1 :] if not is_of(m, "COMMA", "DASH", "FILLER")]
    return (bool(rest) and is_of(rest[0], "FLOW")) or is_of(before(mentions, at), "FLOW")


def is_flow_beside(mentions: Sequence[Mention], at: int) -> bool:
    """Whether another flow is only asked for, too: "exports to Peru 2006 + imports from there"."""
    apart = is_of(after(mentions, at), "FLOW") and not is_of(before(mentions, at), "FLOW")
    flows = [m.get("FLOW") for m in mentions if "FLOW" in m]
    led = any(is_of(m, "FROM", "TO") for m in mentions[at + 1 :])
    if apart and next(m for m in mentions[at + 1 :]).get("FLOW") == "balance":
        return True  # "exports and imports 2020 + balance"
    return apart and led and len(flows) == len(set(flows)) == 2 and not has(mentions[:at], "SUM")


def spells_out(mentions: Sequence[Mention], at: int) -> bool:
    """Whether the states follow that a region stands for: "northern New England, so Maine and Vermont"."""
    rest = [m for m in mentions[at + 1 :] if not is_of(m, "COMMA", "DASH")]
    return len(rest) > 3 and says(rest[0], "spelling_out") and is_of(rest[1], "AREA")


def goes_down_list(mentions: Sequence[Mention], at: int) -> bool:
    """Whether one only reads a list from the top: "if you go down the list, where is Colorado"."""
    rest = [m for m in mentions[at + 1 :] if not says(m, "the")]
    return bool(rest) and begins(rest[0], "list_nouns") and has(mentions[at:], "RANK", "RANKISH")


def closes_sum(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a word only stands for what a sum comes to: "Georgia less Wisconsin equals?"."""
    return is_closed(mentions, at) and has(mentions[:at], "DIFFERENCE", "SUM", "RATIO")


def is_of_club(mentions: Sequence[Mention], at: int) -> bool:
    """Whether an amount is the least of those of a group: "the $5-billion-plus club of exporting states"."""
    amount = next((m for m in reversed(mentions[:at]) if not is_of(m, "DASH", "SUM", "FILLER")), None)
    pointed = any(points_at_limit(mentions, i) for i in range(at, len(mentions)))
    moved = any(says(m, "joining_a_club") for m in mentions)  # those that are in it, not those new to it
    return is_of(amount, "QUANTITY") and has(mentions, "CLASS", *NAMES) and not (pointed or moved)


def leads_to_club(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it stands between the amount and the group: "-plus"."""
    club = next((i for i in range(at + 1, min(at + 3, len(mentions))) if says(mentions[i], "clubs")), 0)
    return club > 0 and is_of_club(mentions, club) and has(mentions[max(at - 2, 0) : at], "QUANTITY")


def denies_rate(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it is only said that no rate is wanted: "in dollars, not as a rate"."""
    rest = [m for m in mentions[at + 1 :] if not is_of(m, "AS", "IN") and not says(m, "articles")]
    return has(mentions[:at], "DOLLARS") and bool(rest) and says(rest[0], "rates") and len(rest) < 3


def says_so(mentions: Sequence[Mention], at: int) -> bool:
    """Whether members are asked of whom a limit said before is true: "which states can say that"."""
    limited = has(mentions[:at], "QUANTITY") and has(mentions[:at], "CLASS")
    return limited and is_closed(mentions, at) and says(before(mentions, at) or "", "able_to")


def is_looking_at(mentions: Sequence[Mention], looking: Mention) -> bool:
    """Whether one looks at something, and wishes for nothing: "looking at state exports in 2019"."""
    at = next(i for i, m in enumerate(mentions) if m is looking)
    return says(looking, "looking_on") and says(after(mentions, at) or "", "at_a_thing")


def is_on_topic(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a sentence opens with what one looks at."""
    return not at and is_looking_at(mentions, mentions[at])


def adds_to_match(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a rise is only what one would need to match another: "would have had to add to match"."""
    to = next((i for i in range(at + 1, len(mentions)) if not is_of(mentions[i], "TO", "FILLER")), at)
    return to > at and says(mentions[to], "matching") and is_catching_up(mentions, to)


def is_remainder(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it is asked what remains without some: "what's left after Texas and California?"."""
    return is_of(before(mentions, at), "HOWMUCH") and has(mentions[at:], *NAMES) and not has(mentions, "FLOW")
