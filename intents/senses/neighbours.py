"""Words whose sense the word beside them decides: "in May 2020", "paper imports", "state the value".

The rules are tried in the order of the tables; a later one sees what an earlier one has made of a mention.
"""

from __future__ import annotations

from functools import lru_cache

from intents.model import Mention
from intents.senses.table_of_choices import CHOSEN
from intents.senses.table_of_names import NAMED
from intents.senses.table_of_operations import ASKED
from intents.senses.table_of_sums import TOLD

RULES = (*TOLD, *NAMED, *CHOSEN, *ASKED)
#: type or word -> the places of the rules about it
_ABOUT = {
    key: tuple(at for at, rule in enumerate(RULES) if key in rule.about)
    for key in frozenset().union(*(rule.about for rule in RULES))
}


def settle_neighbours(mentions: list[Mention]) -> list[Mention]:
    """Every mention with the senses that the rules for its types and words give it."""
    for at, mention in enumerate(mentions):
        number = _first_rule(mentions, at, 0)
        while number is not None:
            kinds = RULES[number].kinds
            mention.kinds = {kind: value or mention.text.lower() for kind, value in kinds.items()}
            number = _first_rule(mentions, at, number + 1)
    return mentions


def _first_rule(mentions: list[Mention], at: int, first: int) -> int | None:
    """The first rule from a place in the table on that is about a mention and fits it."""
    for number in _about((*mentions[at].kinds, mentions[at].word)):
        if number >= first and RULES[number].fits(mentions, at):
            return number
    return None


@lru_cache(maxsize=4096)
def _about(keys: tuple[str, ...]) -> tuple[int, ...]:
    """The places of the rules about any of these types and words."""
    return tuple(sorted({number for key in keys for number in _ABOUT.get(key, ())}))
