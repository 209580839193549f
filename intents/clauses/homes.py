"""Where those who ask are from, and whether they ask about that place: "I'm from Texas. Our exports?"."""

from __future__ import annotations

from intents.frames.frames import Sentence
from intents.lexicon.words import says
from intents.mark import Mark
from intents.model import Frame, Slots, is_of


def tells_home(scene: Sentence) -> bool:
    """Whether one only says where one is, which no figure of a kind of goods is of: "I'm from Texas."."""
    words = [m for m in scene.mentions if not is_of(m, "MARK", "COMMA", "SMALLTALK")]
    placed = len(words) > 1 and is_of(words[-2], "FROM", "IN") and is_of(words[-1], "AREA")
    return placed and says(words[0], "oneself_or_us")


def is_of_goods(frame: Frame) -> bool:
    """Whether kinds of goods are asked about that no state has, and not those "of ours"."""
    named = frame.slots.categories or frame.slots.products or frame.over in ("techarea", "category")
    return bool(named) and Mark.OURS not in frame.marks


def is_home(frame: Frame, theirs: Slots) -> bool:
    """Whether "our exports" are those of the one state that the sentence before is from."""
    mine = frame.slots
    ours = Mark.OURS in frame.marks and not (mine.nation or mine.categories or mine.definition)
    return ours and len(theirs.areas) == 1 and not theirs.flows and set(mine.flows) <= {"exports"}
