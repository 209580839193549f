"""A short sentence behind a question that asks on without a mark: "and the year before", "same for Ohio"."""

from __future__ import annotations

from intents.frames.frames import Sentence
from intents.lexicon.words import says
from intents.mark import Mark
from intents.model import Frame, is_of
from intents.threads.context import has_operation, is_complete

#: the longest sentence that asks so, its marks and fillers aside
_LONGEST = 6
_LIGHT = ("MARK", "QMARK", "COMMA", "FILLER", "DASH", "SMALLTALK")
#: what may stand beside it
_BESIDE = ("BACKREF", "IN", "DOLLARS", "PERCENT", "NUMBER", "CLASS", "EACH", "MORE")
#: what alone asks for another figure of what was named
_OPERATIONS = (
    "RANK", "GROWTH", "HOWFAST", "SHARE", "DIFFERENCE", "RATIO", "TIMES_CUE", "MEAN", "MEDIAN", "CAGR",
    "SUPER", "SUM",
)  # fmt: skip


def asks_further(sentence: Sentence, question: Sentence) -> bool:
    """Whether it asks another thing of what the question before it is about."""
    words = [m for m in sentence.mentions if not is_of(m, *_LIGHT)]
    if not words or len(words) > _LONGEST or not (question.is_question or is_complete(question.frame)):
        return False
    if is_of(sentence.mentions[0], "ELLIPSIS", "AND"):
        return True
    if (
        sentence.left
        or Mark.PUTS_RIGHT in sentence.frame.marks
        or any(is_of(m, "NOT") or says(m, "speakers") for m in sentence.mentions)
    ):
        return False
    asked, placed = question.frame, sentence.kinds.intersection(("NUMBER", "CLASS"))
    if any(is_of(m, *_OPERATIONS) for m in words) and all(is_of(m, *_OPERATIONS, *_BESIDE) for m in words):
        leaning = asked.reduce == "winner" or (asked.claim and not has_operation(asked))
        asks = any(is_of(m, *_OPERATIONS) and (placed or "SUPER" not in m) for m in words)
        return asks and not leaning and has_operation(sentence.frame)
    if sentence.frame.pick and sentence.frame.places and asked.pick:
        return True  # "top ten? ranks 11 to 15"
    return sentence.frame.elliptic or _names_others(sentence.frame, question.frame)


def asks_besides(sentence: Sentence, question: Sentence) -> bool:
    """Whether what names nothing asks for another unit, flow or whole: "and in dollars?", "nationally?"."""
    said, asked = sentence.frame, question.frame
    if sentence.left or Mark.PUTS_RIGHT in said.marks:
        return False
    if _asks_alone(sentence, question):
        return True
    other = bool(asked.move or asked.level == "share") and said.unit not in ("", asked.unit)
    other = other or bool(said.slots.flows) or Mark.VALUE in said.marks
    return said.elliptic and other and asks_further(sentence, question)


def _asks_alone(sentence: Sentence, question: Sentence) -> bool:
    """Whether all it says is the nation or each year, of which the question asks only a part."""
    said, asked = sentence.frame, question.frame
    words = [
        m for m in sentence.mentions if not is_of(m, *_LIGHT, "AND", "ELLIPSIS", "IN", "TOTAL", "HOWMUCH")
    ]
    narrow = asked.slots.areas or asked.slots.partners or asked.slots.categories
    whole = bool(narrow) and not asked.slots.nation and asked.level != "share"
    whole = whole and (sentence.is_question or said.elliptic)
    nation = whole and said.slots.nation and all("NATION" in m for m in words)
    yearly = said.each_year and not asked.each_year and all("EACHYEAR" in m for m in words)
    return bool(words) and is_complete(asked) and (nation or yearly)


def _names_others(said: Frame, asked: Frame) -> bool:
    """Whether all it names stands in the place of what the question names: "Ohio in 2019? Utah"."""
    if has_operation(said) or said.claim:
        return False
    slots = [name for name in said.slots.named if getattr(said.slots, name) != getattr(asked.slots, name)]
    dated = bool(said.years) and said.years != asked.years
    replaced = all(getattr(asked.slots, name) for name in said.slots.named)
    return replaced and (bool(slots) or dated) and (not said.years or bool(asked.years))
