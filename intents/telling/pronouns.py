"""Pronouns that stand for what no source has: "We cover King County. What did it sell abroad?"."""

from __future__ import annotations

from collections.abc import Sequence

from intents.frames.frames import Sentence
from intents.lexicon.words import any_says, begins, says
from intents.linking.places import are_places
from intents.mark import Mark
from intents.model import NAMES, Clarify, Decline, Frame, Mention, is_of
from intents.telling.unread import unexplained

#: words of a question for one value of one trader: "How much tech did it sell abroad in 2020?"
_PLAIN = {
    "HOWMUCH", "FILLER", "GIVE", "BACKREF", "TECH", "PRODUCT", "FLOW", "IN", "OF", "YEAR", "YEARWORD",
    "QMARK", "AND", "ELLIPSIS", "NATION", "FROM", "TO", "BUY", "SELL",
}  # fmt: skip


def unnamed(
    sentence: Sentence, read: Sequence[Sentence], frame: Frame, before: Frame | None
) -> Decline | Clarify | None:
    """The refusal or question back where a pronoun stands for what no source has, or for nothing."""
    if outside := _meant_outside(sentence, read):
        return unexplained(outside)
    alone = before is None and not sentence.left
    hangs = alone and (_hangs(sentence, read) or _is_part_unsaid(sentence, read))
    return Clarify("subject", frame=frame) if hangs else None


def _meant_outside(sentence: Sentence, read: Sequence[Sentence]) -> tuple[Mention, ...]:
    """What no source has and a pronoun stands for: "We cover King County. What did it sell abroad?"."""
    pronoun = _leaning_on_name(sentence)
    bare = pronoun < 0 and not any(m.is_entity or is_of(m, "CLASS", "UNKNOWN") for m in sentence.mentions)
    if pronoun < 0 and not bare:
        return ()
    at = next((i for i, s in enumerate(read) if s.mentions[:1] == sentence.mentions[:1]), 0)
    told = [sentence.mentions[: max(pronoun, 0)], *(s.mentions for s in reversed(read[:at]))]
    named = next((items for items in told if _names_any(items)), ())
    if bare and not any(is_of(m, "MOVE", "GROWTH") for m in named):
        return ()  # "Zenith wants the exports. And the growth?"
    return () if any("QMARK" in m for m in named) else _outside(named)


def _hangs(sentence: Sentence, read: Sequence[Sentence]) -> bool:
    """Whether a pronoun stands for a name that nothing gives: "What were its tech exports?"."""
    if "HOWMUCH" not in sentence.kinds or _leaning_on_name(sentence) < 0:
        return False
    plain = all(_PLAIN & set(m.kinds) and not says(m, "yonder") for m in sentence.mentions)
    at = next((i for i, s in enumerate(read) if s.mentions[:1] == sentence.mentions[:1]), 0)
    told = any(m.is_entity and ("NATION" not in m or _is_nation(m)) for s in read[:at] for m in s.mentions)
    return plain and not told


def _is_part_unsaid(sentence: Sentence, read: Sequence[Sentence]) -> bool:
    """Whether a part is asked for that nothing gives: "what percent is that of U.S. tech exports?"."""
    frame = sentence.frame
    part = frame.level == "share" and Mark.BACKREF in frame.marks and not frame.slots.products
    return (
        part
        and len(read) == 1
        and sentence.kinds.isdisjoint((*NAMES, "REGION", "CLASS", "MEASURE", "SUPER", "SELL", "BUY"))
    )


def _leaning_on_name(sentence: Sentence) -> int:
    """Where a pronoun stands for the trader or the good, "its exports", "how much of them", or -1."""
    items, slots = sentence.mentions, sentence.frame.slots
    if slots.areas or slots.partners or slots.categories or not any_says(items, "third_persons"):
        return -1
    at = next(i for i, m in enumerate(items) if says(m, "third_persons"))
    buys = is_of(items[at - 1], "GIVE") and is_of(items[min(at + 1, len(items) - 1)], "BUY")
    of = bool(at) and ("OF" in items[at - 1] or buys)
    whose = says(items[at], "yonder") or not any(is_of(m, "FLOW", "NATION") for m in items[:at])
    return at if of or (whose and not any(map(_is_nation, items))) else -1


def _names_any(items: Sequence[Mention]) -> bool:
    """Whether a place, a line or what no source has is named."""
    return bool(_outside(items)) or any(is_of(m, *NAMES, "REGION") for m in items)


def _outside(items: Sequence[Mention]) -> tuple[Mention, ...]:
    """The words for a place, company or good that no source has."""
    stops = {"place_word", "company"}
    if not any(is_of(m, *NAMES, "REGION") or _is_nation(m) for m in items):
        stops |= {"good"}
        unknown = tuple(m for i, m in enumerate(items) if set(m.kinds) == {"UNKNOWN"} and _is_noun(items, i))
    else:
        unknown = ()
    return tuple(m for m in items if m.get("STOP") in stops or m in unknown)


def _is_nation(mention: Mention) -> bool:
    return "NATION" in mention and not (begins(mention, "we") or says(mention.text, "us_spoken"))


def _is_noun(items: Sequence[Mention], at: int) -> bool:
    """Whether an unknown word is a name in capitals, or what something is about: "a memo about yachts"."""
    word = items[at]
    if word.text[0].isupper():
        return at > 0 or are_places([word.text])
    led = at > 0 and (is_of(items[at - 1], "ABOUT") or says(items[at - 1], "governing"))
    return led and not word.text.endswith(("ed", "ing", "ly"))
