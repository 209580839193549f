"""Notes that name what is asked for, where no table tells it."""

from __future__ import annotations

from facts.model import Note
from facts.store import Store
from intents.frames.frames import Sentence
from intents.lexicon.forms import words_of
from intents.model import Frame
from intents.resolve import DIMENSIONS
from intents.telling.notes import notes_of, stem


def names_it(sentence: Sentence, note: Note, frame: Frame, store: Store) -> bool:
    """Whether a note names the one member that is asked for by its surplus or deficit."""
    chosen = (frame.pick == "best" and frame.order == "max") or (
        frame.pick == "where" and bool(sentence.left)
    )
    signed = chosen and frame.deficit is not frame.surplus and "MOVE" not in sentence.kinds
    members = [code for kind, code in note.codes if kind == DIMENSIONS.get(frame.over)]
    signs = {stem(w) for m in sentence.mentions if "FLOW" in m for w in words_of(m.text)}
    return signed and len(members) == 1 and not signs.isdisjoint(notes_of(store).words(note))
