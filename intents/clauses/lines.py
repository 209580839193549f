"""Lines and items of a message: which are torn, which are whole questions, which ask anything."""

from __future__ import annotations

from intents.frames.frames import Sentence
from intents.model import ENTITIES, Mention
from intents.threads.context import is_complete

_ASKING = {
    "GROWTH", "MOVE", "RANK", "SHARE", "SUPER", "COUNT", "YEAR", "SPAN", "DIFFERENCE", "QUANTITY",
    "NUMBER", "UNKNOWN", "STOP", "WHICH",
}  # fmt: skip


def is_torn(sentence: Sentence) -> bool:
    """Whether a line names something and asks nothing whole, as where a message is wrapped."""
    names = not sentence.kinds.isdisjoint(ENTITIES | {"YEAR", "SPAN"})
    return names and not is_complete(sentence.frame)


def is_whole(sentences: list[list[Mention]]) -> bool:
    """Whether an item of a list asks something by itself: what is traded, of whom or when."""
    kinds = {kind for mentions in sentences for m in mentions for kind in m.kinds}
    names = bool({"AREA", "PARTNER", "CATEGORY", "REGION"} & kinds)
    asks = bool({"FLOW", "MEASURE", "RANK", "GROWTH", "SHARE", "MOVE"} & kinds)
    return names + asks + bool({"YEAR", "SPAN"} & kinds) > 1


def asks_or_names(mentions: list[Mention]) -> bool:
    """Whether a sentence names something or asks for anything."""
    asks = any(m.is_entity or set(m.kinds) & _ASKING for m in mentions)
    return asks or {"TOPIC", "HOWMUCH"} <= {kind for m in mentions for kind in m.kinds}
