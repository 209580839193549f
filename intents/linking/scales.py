"""The first of two amounts of dollars, where only the second tells the scale: "between $2 and $5 billion"."""

from __future__ import annotations

from intents.lexicon.number_words import SCALES
from intents.model import Mention, is_of

#: what joins two amounts of one scale, and from what on an amount has no scale to share
_JOINTS, _LEAST_WHOLE = ("AND", "TO", "DASH", "OR", "IN"), 1000.0


def with_scales(mentions: list[Mention]) -> list[Mention]:
    """The mentions with the scale of the second amount in the first; others stay as they are."""
    for (at, first), last in zip(enumerate(mentions), mentions[2:], strict=False):
        joint = mentions[at + 1]
        if is_of(first, "QUANTITY") and is_of(last, "QUANTITY") and is_of(joint, *_JOINTS):
            (low, unit), (_, other) = first.get("QUANTITY"), last.get("QUANTITY")
            scale = _scale_of(last)
            if unit == other == "USD" and low < _LEAST_WHOLE and scale and not _scale_of(first):
                first.kinds = {**first.kinds, "QUANTITY": (low * scale, unit)}
    return mentions


def _scale_of(mention: Mention) -> float:
    """The scale that an amount is told with, 0 for none."""
    words = mention.text.lower().replace("$", " ").split()
    return max((SCALES.get(word, 0.0) for word in words), default=0.0)
