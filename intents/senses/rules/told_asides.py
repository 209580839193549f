"""Words beside the question: what one knows already, what one is to say no to, from when to when."""

from __future__ import annotations

from collections.abc import Sequence

from intents.lexicon.words import says
from intents.model import NAMES, Mention, is_of
from intents.senses.rules.beside import after, before, has

#: how far into a question a phrase may stand that opens it
_OPENING = 5


def leads_to_mean(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "a year on" only leads to "average": "how much a year on average"."""
    return says(mentions[at], "a_year_on") and is_of(after(mentions, at), "MEAN")


def leads_to_denial(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "or" joins the two sides that a claim may come out on: "confirm or refute"."""
    verb = after(mentions, at)
    return is_of(before(mentions, at), "CLAIM") and verb is not None and says(verb, "refuting")


def is_other_side(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a verb is the other side of such a pair: "confirm or refute that exports rose"."""
    joint = before(mentions, at)
    return joint is not None and says(joint, "or_alone") and is_of(before(mentions, at - 1), "CLAIM")


def is_while(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "when" only says what is taken together: "when the whole period is taken together"."""
    rest = mentions[at + 1 :]
    told = has(mentions[:at], "HOWMUCH") and is_of(mentions[0], "HOWMUCH")
    taken = bool(rest) and any(is_of(m, "SUM") or says(m, "looked_at") for m in rest[2:])
    return told and taken and has(rest, "YEARWORD", "SPAN") and not has(rest, "FLOW", "MOVE")


def is_known(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a level is one that the asker says to know: "I know it reached over $9 billion, but by"."""
    ends = [i for i, m in enumerate(mentions) if says(m, "but_alone") and is_of(before(mentions, i), "COMMA")]
    told = mentions[: ends[0]] if ends else []
    amount = any(is_of(m, "QUANTITY") and (m.get("QUANTITY") or ("", ""))[1] == "USD" for m in told)
    knows = any(says(m, "knowing") for m in told[:3])
    return bool(ends) and at < ends[0] and knows and amount and has(mentions[ends[0] :], "HOWFAST", "HOWMUCH")


def is_no_more(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it is said who was so before and is no more: "China, and no longer Japan, the top supplier"."""
    rest = after(mentions, at)
    return rest is not None and says(rest, "longer") and is_of(after(mentions, at + 1), *NAMES)


def is_size_told(mentions: Sequence[Mention], at: int) -> bool:
    """Whether the size of a class is told, or both kinds are named: "(13 in total)", "A and B together"."""
    led, follow = before(mentions, at), after(mentions, at)
    counted = has(mentions, "COUNT") and has(mentions, "CLASS")
    size = led is not None and led.text.isdigit() and is_of(before(mentions, at - 1), "MARK", "COMMA")
    sized = size and (follow is None or is_of(follow, "MARK", "QMARK", "COMMA"))
    both = led is not None and led.get("PRODUCT") == "both" and is_of(follow, "COMMA") and at < _OPENING
    return counted and (sized or both)
