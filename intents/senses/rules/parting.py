"""One figure set over another or taken from it: "take A's away from B's", "A's exports over the nation's"."""

from __future__ import annotations

from collections.abc import Sequence

from intents.model import NAMES, Mention, is_of
from intents.senses.rules.beside import has


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
