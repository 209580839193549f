"""Two years or names held against each other: "was the deficit worse in 2020 than in 2019"."""

from __future__ import annotations

from collections.abc import Sequence

from intents.model import NAMES, Mention, is_of
from intents.senses.rules.beside import Test, has

#: how far "than" may stand behind what it compares
_BEFORE_THAN = 5


def is_of_two(mentions: Sequence[Mention], _at: int) -> bool:
    """Whether one of two years or names is chosen: "was the deficit wider in 2018 or in 2019"."""
    for kind in ("YEAR", "PARTNER", "CATEGORY"):
        held = [i for i, m in enumerate(mentions) if kind in m]
        if len(held) == 2 and any("OR" in m for m in mentions[held[0] : held[1]]):
            return not has(mentions, "THAN", "SPAN", "GROWTH")
    return False


def is_one_of_those(mentions: Sequence[Mention], at: int) -> bool:
    """Whether only one of those before is asked for: "which one is worse?"."""
    light = ("WHICH", "FILLER", "BACKREF", "OF", "QMARK", "MARK", "ELLIPSIS", "AND")
    beside = [m for i, m in enumerate(mentions) if i != at]
    return has(beside, "WHICH") and all(is_of(m, *light) for m in beside)


def is_worse(deficit: bool) -> Test:
    """Whether one of two is said to be worse: the greater of two deficits, the less of all else."""

    def is_held(mentions: Sequence[Mention], at: int) -> bool:
        held = _is_than(mentions, at) or is_of_two(mentions, at)
        return held and _is_of_deficit(mentions) is deficit

    return is_held


def is_better_deficit(mentions: Sequence[Mention], at: int) -> bool:
    """Whether one of two deficits is said to be better, which is the less of them."""
    return _is_of_deficit(mentions) and (_is_than(mentions, at) or is_of_two(mentions, at))


def _is_of_deficit(mentions: Sequence[Mention]) -> bool:
    return any(m.get("FLOW") == "deficit" for m in mentions)


def _is_than(mentions: Sequence[Mention], at: int) -> bool:
    return has(mentions[at + 1 : at + _BEFORE_THAN], "THAN") and has(mentions, "FLOW")


def is_in_percent_of(mentions: Sequence[Mention], at: int) -> bool:
    """Whether one is held against another in percent: "Ohio's exports relative to Texas's, in percent"."""
    percent = any("PERCENT" in m and "SHARE" not in m for m in mentions)
    moved = has(mentions, "GROWTH", "MOVE", "POINTS", "DIFFERENCE", "YEARWORD", "MEAN")
    return (
        percent
        and not moved
        and has(mentions[at + 1 :], *NAMES, "FLOW")
        and has(mentions[:at], *NAMES, "FLOW")
    )


def is_pace_over_years(mentions: Sequence[Mention], at: int) -> bool:
    """Whether one growth is held against another: "did A outpace B between 2018 and 2020?"."""
    return has(mentions[at:], "SPAN") and not has(mentions, "GROWTH", "CLASS")
