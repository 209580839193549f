"""What a question that no figure answers is about: small talk, a meaning, what a category covers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from facts.model import Note
from intents.frames.frames import Sentence
from intents.lexicon.words import any_says, begins, says
from intents.model import Mention, is_of
from intents.telling.asking import asked


@dataclass(frozen=True, slots=True)
class Topic:
    """A question answered from a note or with small talk."""

    kind: str  # note, covers, greeting, help, thanks, ...
    note: Note | None = None
    code: str = ""  # covers: definition/category
    word: str = ""  # covers: the thing inside the category
    notes: tuple[Note, ...] = ()


def small_talk(mentions: Iterable[Mention]) -> Topic | None:
    """Greetings and the like, the most particular kind first."""
    found = [m.get("SMALLTALK") for m in mentions if "SMALLTALK" in m]
    for kind in ("abuse", "identity", "help", "alive", "bye", "thanks", "greeting"):
        if kind in found:
            return Topic(kind)
    return None


def covers(sentence: Sentence) -> Topic | None:
    """The category that a thing is part of: "optical fiber cable: which area?"."""
    for mention in sentence.mentions:
        if "COVERS" in mention:
            return Topic("covers", code=mention.get("COVERS")[0], word=mention.text)
    return None


def has_cue(sentence: Sentence, *values: str) -> bool:
    """Whether a cue for one of these topics occurs."""
    if "define" in values and (_asks_meaning(sentence) or "meaning" in asked(sentence)):
        return True
    if "TOPIC" not in sentence.kinds:
        return False
    return any(m.get("TOPIC") in values for m in sentence.mentions if "TOPIC" in m)


def _asks_meaning(sentence: Sentence) -> bool:
    """Whether "what does ... mean?" frames the sentence: there "mean" is no average, "take in" no import."""
    if "CATEGORY" not in sentence.kinds and not any_says(sentence.mentions, "means"):
        return False
    words = [m for m in sentence.mentions if not is_of(m, "MARK", "QMARK", "FILLER")]
    if len(words) > 3 and is_of(words[-1], "GROUP_WORD", "SOURCE"):
        head = [m for m in words[:-1] if "BACKREF" not in m]  # "what does biotech mean in these tables"
        words = head[:-1] if is_of(head[-1], "IN") else head
    if len(words) < 3 or not begins(words[0], "what"):
        return False
    holds = is_of(words[-3], "CATEGORY") and says(f"{words[-2].word} {words[-1].word}", "taking_in")
    return holds or says(words[-1], "means")


def asks_class(sentence: Sentence) -> bool:
    """Whether it is asked into which class a category falls: "under which area do they classify software"."""
    slots = sentence.frame.slots
    classed = not slots.flows and slots.categories and "CLASS" in sentence.kinds
    return bool(classed) and slots.named == ("categories",) and has_cue(sentence, "define")
