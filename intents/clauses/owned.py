"""What leans on the words before it, and what does not: "what was Mexico's", "it fell, I read: what was"."""

from __future__ import annotations

from collections.abc import Sequence

from intents.model import NAMES, Mention, is_of


def is_headless(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a name owns something that only the sentence before names: "what was Mexico's, for trade"."""
    mention, rest = mentions[at], mentions[at + 1 :]
    return mention.genitive and (not rest or is_of(rest[0], "COMMA", "QMARK", "MARK", "IN", "YEAR"))


def tells_of_asked(head: Sequence[Mention], tail: Sequence[Mention]) -> bool:
    """Whether only "it" is told of before a question that is whole: "It fell, I read: what was X?"."""
    light = ("BACKREF", "MOVE", "FROM", "TO", "FILLER", "YEAR", "COMMA", "CLAIM", "IN", "GIVE")
    pointed = is_of(head[0], "BACKREF") and any("CLAIM" in m for m in head)
    bare = pointed and all(is_of(m, *light) and not m.is_entity for m in head)
    asks = bool(tail) and is_of(tail[0], "HOWMUCH") and any(is_of(m, "YEAR") for m in tail)
    return bare and asks and any(is_of(m, *NAMES) for m in tail) and any(is_of(m, "FLOW") for m in tail)
