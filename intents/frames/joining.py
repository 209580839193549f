"""What a preposition joins to a word: "to ... us", "from ... Japan"."""

from __future__ import annotations

from collections.abc import Sequence

from intents.lexicon.words import begins, says
from intents.model import Mention, is_of


def joined(items: Sequence[Mention], preposition: str, kind: str) -> bool:
    """Whether "to ... NATION" follows, with only fillers between."""
    for at, mention in enumerate(items):
        if preposition in mention.kinds:
            for later in items[at + 1 : at + 4]:
                if _leads_to_home(later) if kind == "NATION" else kind in later:
                    return True
                if not {"FILLER", "CLASS", "MARK", "GROUP_WORD", "COMMA", "TOTAL"} & set(later.kinds):
                    break
        bare = at == 0 or not {"TO", "FROM"} & set(items[0].kinds)
        nation = kind == "NATION" and later_us(mention) and says(mention, "us")
        if nation and preposition in {"TO", "FROM"} and at <= 1 and bare:
            return True
    return False


def _leads_to_home(mention: Mention) -> bool:
    """Whether the nation is named, by itself or before its goods: "from the US advanced technology"."""
    return later_us(mention) or ("DEFINITION" in mention and begins(mention, "of_this_nation"))


def later_us(mention: Mention) -> bool:
    """Whether this names a nation whose trade is told: the United States, or that of another document."""
    return "NATION" in mention.kinds and mention.kinds["NATION"] != "them"


def are_of_partner(after: Sequence[Mention]) -> bool:
    """Whether a partner takes goods of the nation: "the purchases of Japan of American technology"."""
    light = [m for m in after[1:] if "FILLER" not in m][:4]
    whose = len(light) == 4 and is_of(light[0], "OF") and is_of(light[1], "PARTNER")
    return whose and is_of(light[2], "OF") and later_us(light[3])


def goes_to_them(after: Sequence[Mention]) -> bool:
    """Whether it goes to other nations: "China's exports to other countries"."""
    return any(
        "TO" in m and any(other.get("NATION") == "them" for other in after[i + 1 : i + 4])
        for i, m in enumerate(after)
    )


def asked_twice(items: Sequence[Mention]) -> bool:
    """Whether an amount is asked for twice: "bought from us how much, sold us how much"."""
    return len([m for m in items if m.get("HOWMUCH") == "amount"]) > 1
