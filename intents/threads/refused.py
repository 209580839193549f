"""What was asked of a name that no document has, and of another in its place: "Ontario?", "then Iowa?"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from intents.clauses.dating import is_untimed
from intents.frames.frames import Sentence
from intents.mark import Mark
from intents.model import Clarify, Decline, Frame, Mention, Reading, Told
from intents.threads.context import Context, has_operation

Outcome = Reading | Clarify | Decline | Told
#: reasons of a refusal for a word that narrows what is traded
_NARROWING = frozenset(("good", "measure", "time", "adjective"))


def of_unknown(
    outcomes: Sequence[Outcome], read: Sequence[Sentence], before: Frame | None = None
) -> Frame | None:
    """What figure was asked of a place that no document has: "Ontario's exports in 2019".

    `before`: what was asked of another such place, which one that only is named takes on.
    """
    refusal, frame = outcomes[0] if outcomes else None, read[0].frame if read else Frame()
    if len(outcomes) != 1 or len(read) != 1 or not isinstance(refusal, Decline):
        return None
    named = refusal.reason == "place_word" or (
        refusal.reason == "words" and all(word[:1].isupper() for word in refusal.words)
    )
    chosen = frame.over or frame.pick or frame.reduce or frame.claim or frame.limits
    lines = frame.slots.areas or frame.slots.partners or frame.slots.categories
    if not named or lines or chosen:
        return None
    asks = has_operation(frame) or frame.slots.measures
    if not is_untimed(frame) or asks:
        return frame
    return None if frame.slots.flows else before


def what_stopped(outcomes: Sequence[Outcome], read: Sequence[Sentence]) -> tuple[str, ...]:
    """The kind and the words that narrowed a question of a named place too far: "Ohio's toy exports"."""
    refusal = outcomes[0] if len(outcomes) == len(read) == 1 else None
    if not isinstance(refusal, Decline) or refusal.reason not in _NARROWING or not refusal.words:
        return ()
    slots = read[0].frame.slots
    return (refusal.reason, *refusal.words) if slots.areas or slots.partners else ()


def in_its_place(read: list[Sentence], known: Context) -> tuple[list[Sentence], Context]:
    """A turn that names another in the place of the one refused, and its context.

    What narrowed the question before narrows it still: "Ohio's toy exports", "and Iowa?".
    """
    if known.stopped and _only_names(read):
        kind, *words = known.stopped
        left = tuple(Mention({"STOP": kind}, 0, 0, word) for word in words)
        return [replace(read[0], left=left)], known
    return read, _of_another(read, known)


def _only_names(read: Sequence[Sentence]) -> bool:
    """Whether a turn says nothing but a place or a partner, and perhaps when: "and Iowa?"."""
    frame = read[0].frame if len(read) == 1 and not read[0].left else Frame()
    slots = frame.slots
    more = (
        slots.flows or slots.measures or slots.categories or slots.products or slots.definition or slots.tech
    )
    return bool(slots.areas or slots.partners) and not (more or slots.source or has_operation(frame))


def _of_another(read: Sequence[Sentence], known: Context) -> Context:
    """The context of a turn that names another in the place of the one refused.

    The year, the flow and the operation are those of before; what names nobody is not asked of anybody else.
    """
    refused = known.refused
    if refused is None or len(read) != 1 or read[0].left:
        return known
    frame = read[0].frame
    slots, bare = frame.slots, not (has_operation(frame) or frame.slots.measures)
    same = slots.flows in ((), refused.slots.flows) or Mark.PUTS_RIGHT in frame.marks
    same = same or bool(refused.slots.measures and slots.flows == ("exports",))
    if not (same and bare and (slots.areas or slots.partners)) or slots.categories:
        return known
    filled = replace(refused.slots, areas=slots.areas, partners=slots.partners)
    refused = refused.with_(slots=filled)
    return replace(known, frame=refused, earlier=None, past=(), is_asked=False, found=("", ""))
