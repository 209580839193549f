"""What the tests ask of the mentions beside a place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from intents.model import Mention, is_of

#: whether a rule holds for the mention at a place
Test = Callable[[Sequence[Mention], int], bool]
#: what a balance is called, of either sign or one
SIGNS = frozenset({"balance", "surplus", "deficit"})


def before(mentions: Sequence[Mention], at: int) -> Mention | None:
    """The mention before a place."""
    return mentions[at - 1] if 0 < at <= len(mentions) else None


def after(mentions: Sequence[Mention], at: int) -> Mention | None:
    """The mention behind a place."""
    return mentions[at + 1] if at + 1 < len(mentions) else None


def has(mentions: Sequence[Mention], *types: str) -> bool:
    """Whether one of several mentions is of one of these types."""
    return not frozenset[str]().union(*[mention.kinds for mention in mentions]).isdisjoint(types)


def is_closed(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a phrase ends here: with the sentence, a mark or a comma."""
    return after(mentions, at) is None or is_of(after(mentions, at), "MARK", "QMARK", "COMMA")
