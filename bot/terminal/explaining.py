"""A question accounted for: what each span is, what was corrected, where each slot came from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.words.wording import say
from facts.store import Store
from intents.model import Frame, Mention, Slots
from intents.read import Understood
from intents.threads.context import Context

#: mention types that are figures and years rather than names
_NUMBERS = {"YEAR", "SPAN", "YEARWORD", "QUANTITY", "NUMBER", "ORDINAL"}
_JOINTS = {"FILLER", "MARK", "QMARK", "COMMA", "AND", "OF", "IN", "TO", "FROM"}
_STOPPING = {"UNKNOWN", "STOP"}
#: slots and mention types that hold codes, and their dimensions
_CODED = {
    **{"areas": "area", "partners": "partner", "categories": "category"},
    **{"AREA": "area", "PARTNER": "partner", "CATEGORY": "category"},
}


@dataclass(frozen=True, slots=True)
class ExplainRow:
    """One span of the question."""

    text: str
    role: str  # mention, construction, filler, unknown
    meaning: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """The question accounted for word by word."""

    rows: tuple[ExplainRow, ...]
    corrections: tuple[tuple[str, str], ...]  # typed, read as
    slots: tuple[tuple[str, str, str], ...]  # slot, value, origin: said, thread, default


def explain_reading(understood: Understood, context: Context | None, store: Store) -> Explanation:
    """Account for a question word by word."""
    mentions = [mention for sentence in understood.sentences for mention in sentence.mentions]
    rows = tuple(ExplainRow(one.text, _role(one), _meaning(one, store)) for one in mentions)
    frames = [
        frame for outcome in understood.outcomes if (frame := getattr(outcome, "frame", None)) is not None
    ]
    slots = frames[0].slots if frames else Slots()
    said = [sentence.frame.slots for sentence in understood.sentences]
    before = context.frame if context else None
    origins = tuple(
        (name, _value(name, slots, store), _origin(name, slots, said, before)) for name in slots.named
    )
    return Explanation(rows, understood.corrections, origins)


def _origin(name: str, slots: Slots, said: Iterable[Slots], before: Frame | None) -> str:
    value = getattr(slots, name)
    if any(getattr(one, name) == value for one in said):
        return "said"
    return "thread" if before is not None and getattr(before.slots, name) == value else "default"


def _value(name: str, slots: Slots, store: Store) -> str:
    return in_words(name, getattr(slots, name), store)


def in_words(name: str, value: Any, store: Store) -> str:
    """The value of a slot or mention: names for codes, no notation of the language it is written in."""
    if isinstance(value, (tuple, list, frozenset, set)):
        return ", ".join(in_words(name, one, store) for one in value)
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {in_words(name, one, store)}".strip() for key, one in value.items())
    if isinstance(value, bool) or value is None:
        return say(f"explain.{'yes' if value else 'no'}")
    return label_of(_CODED[name], str(value), store) if name in _CODED else _bare(value)


def _bare(value: object) -> str:
    fields = getattr(value, "__dataclass_fields__", None)
    return (
        str(value)
        if fields is None
        else " ".join(str(shown) for name in fields if (shown := getattr(value, name)))
    )


def label_of(dimension: str, code: str, store: Store) -> str:
    """The label of a code; of a category, which is written definition/code, all that it may be."""
    labels = []
    for one in code.split("|"):
        definition, _, bare = one.rpartition("/")
        found = store.code(dimension, bare, definition)
        labels.append(found.label if found else one)
    return " or ".join(dict.fromkeys(labels))


def _role(mention: Mention) -> str:
    kinds = set(mention.kinds)
    if kinds & _STOPPING:
        return "unknown"
    if mention.is_entity or kinds & _NUMBERS:
        return "mention"
    return "filler" if kinds <= _JOINTS else "construction"


def _meaning(mention: Mention, store: Store) -> str:
    return "; ".join(_kind(name, value, store) for name, value in mention.kinds.items())


def _kind(name: str, value: Any, store: Store) -> str:
    shown = in_words(name, value, store)
    return f"{name.lower()} {shown}".strip() if shown.lower() != name.lower() else name.lower()
