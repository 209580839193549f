"""Answers generated sentences with an engine and holds the replies against what was expected."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from bot.conversation import Context, Engine
from bot.reply import Reply
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
    """About n sentences: of ten, three as they are, the same distorted, three near misses, one follow-up."""
    grammar = Grammar(engine.store, seed)
    some = round(0.3 * n)
    items = [item for pair in islice(grammar.pairs(), some) for item in pair]
    items += [*islice(near_misses(grammar), some), *islice(grammar.threads(), round(0.1 * n))]
    return [Outcome(item, fault(item.expected, answer(engine, item.text), grammar.names)) for item in items]


def answer(engine: Engine, text: str) -> Reply:
    """The reply to a sentence, or to the last turn of a thread ("first | then")."""
    context: Context | None = None
    *before, last = text.split(" | ")
    for turn in before:
        context = engine.reply(turn, context).context
    return engine.reply(last, context).reply
