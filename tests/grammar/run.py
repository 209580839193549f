"""Answers generated sentences with an engine and holds the replies against what was expected."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from bot.conversation import Engine
from tests.grammar.expected import fault
from tests.grammar.near_misses import near_misses
from tests.grammar.sentences import Grammar, Item


@dataclass(frozen=True, slots=True)
class Outcome:
    """A sentence, and what is not right with its reply."""

    item: Item
    fault: str  # "" where the reply is right

    @property
    def kind(self) -> str:
        """right, wrong, declined, figure."""
        return self.fault.partition(":")[0] or "right"

    @property
    def sort(self) -> str:
        """The kind of sentence: plain, a distortion, a near miss."""
        return self.item.twist or "plain" if self.item.expected else f"near miss: {self.item.twist}"

    @property
    def group(self) -> str:
        """What failures are grouped by: the phrasing, or the near miss with its subject."""
        if self.item.expected is None:
            return f"{self.item.twist} ({self.item.subject})"
        return f"{self.item.pattern}: {self.item.template}"


def answer_many(engine: Engine, n: int, seed: int = 0) -> list[Outcome]:
    """n sentences: a third as they are, a third distorted, a third near misses."""
    grammar = Grammar(engine.store, seed)
    third = -(-n // 3)
    items = [item for pair in islice(grammar.pairs(), third) for item in pair]
    items += islice(near_misses(grammar), third)
    return [
        Outcome(item, fault(item.expected, engine.reply(item.text).reply, grammar.names))
        for item in items[:n]
    ]
