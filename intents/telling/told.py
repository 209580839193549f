"""What is answered with words rather than figures: why, what a term means, who says so, what is covered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from facts.model import Note
from facts.store import Store
from intents.frames.frames import Sentence
from intents.lexicon.words import any_says, says
from intents.mark import Mark
from intents.model import ENTITIES, Clarify, Decline, Frame, Reading, Told, is_of
from intents.resolve import resolve
from intents.telling.asking import (
    asks_document,
    asks_extent,
    asks_of_bot,
    asks_part,
    asks_reason,
    asks_words,
    data_words,
)
from intents.telling.documents import about_documents, origin_before
from intents.telling.naming import names_it
from intents.telling.notes import notes_of, stem
from intents.telling.topics import Topic, asks_class, covers, has_cue, small_talk
from intents.telling.unread import unexplained
from intents.threads.context import has_operation, is_complete

_TOPICS = ("define", "source", "method", "coverage")
_FIGURES = {"COUNT", "SUPER", "RANK", "QUANTITY", "GROWTH", "SHARE", "HOWFAST", "TIMES_CUE", "STOP"}
#: types that ask for more than help
_NO_HELP = frozenset(_FIGURES | {"CLASS", "YEAR", "SPAN", "MOVE", "SUM", "NUMBER"})
#: what a note must hold of the question to answer it, and to be said instead of a figure
_ANSWERED, _BESIDE = 0.65, 0.6


def told(
    sentence: Sentence, frame: Frame, before: Frame | None, store: Store
) -> Told | Clarify | Decline | None:
    """What no figure answers: why, should, what it means, who says so, which years; None for the rest."""
    if not (sentence.frame.subject or asks_class(sentence)) and (
        found := about_documents(sentence, frame, before, store)
    ):
        return found
    if asks_reason(sentence):
        return _why(sentence, frame, before, store)
    if "SHOULD" in sentence.kinds:
        cited = notes_of(store).find(sentence, False, strict=not has_cue(sentence, "source"))
        judged = cited is None or (cited.topic == "reason" and not has_cue(sentence, "source"))
        return Decline("should", (), {}, frame) if judged else Told("note", cited, frame=frame)
    if any(m.get("STOP") == "measure" for m in sentence.left):
        return None
    if placed := _placed(sentence, frame, before, store):
        return placed
    bare = _is_bare(sentence) or _is_defined_too(sentence, before)
    if not (bare or has_cue(sentence, *_TOPICS)):
        return _said(sentence, frame, store)
    counted = sentence.frame.slots.measures and "COUNT" in sentence.kinds
    if counted and not asks_document(sentence):
        return None
    if before is not None and _asks_its_source(sentence, before):
        return origin_before(sentence, before, store) or Told("source", frame=before)
    note = notes_of(store).find(sentence, False, strict=_asks_figure(sentence, frame))
    if note is not None and not (note.topic == "definition" and has_cue(sentence, "coverage")):
        defines = "definition" if note.topic == "definition" else ""
        return Told("note", note, frame=frame.with_(topic=defines))
    return (
        _meaning(sentence, frame, bare) or _document(sentence, frame, store) or _said(sentence, frame, store)
    )


def _placed(sentence: Sentence, frame: Frame, before: Frame | None, store: Store) -> Told | None:
    """The category that a thing is part of, or the numbered class of a classification."""
    if (inside := _asked_part(sentence)) and not any(m.get("STOP") == "measure" for m in sentence.left):
        return Told("covers", code=inside.code, word=inside.word, frame=frame)
    note = notes_of(store).numbered(sentence, before.topic if before else "")
    topic = note.label.split()[0].lower() if note else ""
    return Told("note", note, frame=frame.with_(topic=topic)) if note else None


def _asks_its_source(sentence: Sentence, before: Frame) -> bool:
    """Whether the source of the figure before is asked for: "Where is that from?"."""
    told_figure = bool(before.slots.flows or before.slots.measures)
    return told_figure and has_cue(sentence, "source") and _is_reference(sentence)


def _said(sentence: Sentence, frame: Frame, store: Store) -> Told | None:
    """Which document says a thing: the note that holds it, with its place."""
    if not asks_document(sentence) or sentence.frame.sector:
        return None
    note = notes_of(store).find(sentence, False) or notes_of(store).search(sentence)
    named = {code for name in (frame.slots.areas, frame.slots.partners) for code in name}
    if note and {code for kind, code in note.codes if kind in ("area", "partner")} <= named:
        return Told("note", note, frame=frame)
    plain = is_complete(frame) and not has_operation(frame) and not frame.over and not sentence.left
    return Told("source", frame=frame) if plain else None


def _why(sentence: Sentence, frame: Frame, before: Frame | None, store: Store) -> Told | Clarify | Decline:
    """The reason that a document gives; a question back where nothing is named to give a reason for."""
    kinds = {"TOPIC", "CLASS", "UNKNOWN", "MEASURE"}
    named = not sentence.kinds.isdisjoint(ENTITIES | kinds)
    notes = notes_of(store)
    note = notes.find(sentence, True)
    if note is None and before is None and not named and not sentence.left:
        return Clarify("subject", frame=frame)
    if note is None and (near := notes.search(sentence)) and near.topic == "reason":
        fits = notes.held(near, sentence) >= _ANSWERED and not notes.lacks_year(near, sentence)
        note = near if fits else None
    if note is None and sentence.left:
        return unexplained(sentence.left, frame)  # no figure shows what is not understood
    own = sentence.frame.move or sentence.frame.deficit or sentence.frame.surplus or before is None
    unsaid = {} if own else {"unsaid": "premise"}  # "what was Ohio's growth?", "why is that?"
    return Told("reason", note, frame=frame) if note else Decline("why", (), unsaid, frame)


def _asked_part(sentence: Sentence) -> Topic | None:
    """The thing whose category is asked for: "optical fiber cable: which area?"; None beside a figure."""
    frame = sentence.frame
    if frame.slots.flows:
        return None
    if asks_part(sentence) and frame.slots.categories and not frame.years:
        return covers(sentence)
    asks = has_cue(sentence, "define") or "CLASS" in sentence.kinds
    plain = not frame.years and not has_operation(frame)
    if not (asks or plain or asks_part(sentence)) or frame.slots.measures:
        return None
    return covers(sentence)


def _asks_figure(sentence: Sentence, frame: Frame) -> bool:
    """Whether a figure answers as well, so that a note must hold every word."""
    dated = sentence.frame.slots.flows and (sentence.frame.years or sentence.frame.limits)
    worded = has_cue(sentence, "define", "coverage", "source")
    return is_complete(frame) and not sentence.left and bool(dated or not worded)


def _meaning(sentence: Sentence, frame: Frame, bare: bool) -> Told | None:
    """What a category or classification is, where that is asked."""
    slots = sentence.frame.slots
    if not (has_cue(sentence, "define") or bare) or sentence.frame.trend:
        return None
    measured = any(m.get("HOWMUCH") == "amount" for m in sentence.mentions)
    if measured and any("STOP" in m for m in sentence.left):
        return None
    said = sentence.frame
    if slots.flows and (has_operation(said) or said.span or said.years or said.year_word):
        return None
    about = frame.with_(topic="definition")
    if slots.categories:
        return Told("code", code=slots.categories[0].split("|")[0], frame=about)
    return Told("definition", code=slots.definition, frame=about) if slots.definition else None


def _document(sentence: Sentence, frame: Frame, store: Store) -> Told | None:
    """What a named document is or covers; which years there are of what is named."""
    slots, coverage = sentence.frame.slots, has_cue(sentence, "coverage")
    if slots.source and not slots.flows and (coverage or has_cue(sentence, "source")):
        topic = "scope" if coverage else "source"
        for note in store.notes:
            if note.place.source == slots.source and note.topic == topic:
                return Told("note", note, frame=frame)
    if not coverage or not (slots.categories or slots.partners or slots.areas or slots.flows):
        return None
    any_flow = replace(slots, flows=slots.flows or ("exports",))
    covered = resolve(frame.with_(pick="", over="", reduce="", names=False, slots=any_flow), store)
    return Told("coverage", frame=covered.frame) if isinstance(covered, Reading) else None


def nothing(read: Sequence[Sentence], before: Frame | None, store: Store) -> Told | Clarify | Decline:
    """The reply to a message that asks for no figure: a note, small talk, or the words that are not known."""
    for sentence in read:
        if found := told(sentence, sentence.frame, before, store) or _nearest(sentence, store):
            return found
    mentions = [m for s in read for m in s.mentions]
    left = [m for s in read for m in s.left]
    if any("STOP" in m for m in left):
        return unexplained(left)
    if any(asks_for_help(sentence) for sentence in read):
        return Told("help")
    if any(_asks_for_data(sentence) for sentence in read):
        return Clarify("nothing")
    if (talk := small_talk(mentions)) and not (left and talk.kind == "alive"):
        return Told(talk.kind)
    if left:
        return unexplained(left)
    if not any(c.isalnum() for m in mentions for c in m.text):
        return Decline("empty")
    return Clarify("nothing")


def asks_for_help(sentence: Sentence) -> bool:
    """Whether what the bot can be asked or is for is asked: "what sort of things can I ask you?"."""
    mentions = sentence.mentions
    more = not sentence.kinds.isdisjoint(_NO_HELP)
    if more or any(m.is_entity and not says(m, "us") for m in mentions):
        return False
    asked = any_says(mentions, "able") and not sentence.kinds.isdisjoint(("WHICH", "HOWMUCH"))
    speaks = asked and any_says(mentions, "you_or_i") and any_says(mentions, "asking_or_telling")
    return speaks or asks_of_bot(sentence)


def _asks_for_data(sentence: Sentence) -> bool:
    """Whether data is wanted and not said which: "could you send me the numbers?"."""
    named = any(m.is_entity and "NATION" not in m for m in sentence.mentions)
    wanted = sentence.is_question or any(
        m.get("FILLER") == "asking" or "GIVE" in m for m in sentence.mentions
    )
    return wanted and not named and any(m.word in data_words() for m in sentence.mentions)


def _nearest(sentence: Sentence, store: Store) -> Told | None:
    """The note nearest to words that nothing explains."""
    notes = notes_of(store)
    talk = "SMALLTALK" in sentence.kinds
    if not (sentence.left or has_cue(sentence, *_TOPICS)):
        plain = notes.find(sentence, False, strict=True) if sentence.is_question and not talk else None
        return Told("note", plain, frame=sentence.frame) if plain and plain.topic != "reason" else None
    note = notes.find(sentence, False, strict=True) or notes.search(sentence)
    if note is None or talk:
        return None
    return as_said(sentence, note, sentence.frame, store)


def is_talk(sentence: Sentence) -> bool:
    """Whether a sentence asks what documents say rather than for a figure."""
    kinds = sentence.kinds
    topical = bool(kinds & {"TOPIC", "WHY"})
    if not topical and any("FLOW" in m and m.get("FLOW") != "trade" for m in sentence.mentions):
        return False
    amounts = (m for m in sentence.mentions if m.get("HOWMUCH") == "amount" and m.word not in data_words())
    counted = any_says(sentence.mentions, "how_much") or any(amounts)
    if kinds & _FIGURES or {"FLOW", "YEAR"} <= kinds or counted:
        return False
    first = next((m.text.lower().split()[0] for m in sentence.mentions if "MARK" not in m), "")
    return topical or says(first, "talk_openers")


def as_said(sentence: Sentence, note: Note, frame: Frame, store: Store, word: str = "") -> Told | None:
    """A note as the answer, or said instead of a figure; None where it is beside the point."""
    notes = notes_of(store)
    if sentence.frame.years and notes.lacks_year(note, sentence):
        return None
    if "STOP" in sentence.kinds and chooses(sentence):
        return None
    measured = frame.slots.measures and not any(kind == "measure" for kind, _ in note.codes)
    places = {code for kind, code in note.codes if kind == "area"}
    if measured and frame.slots.areas:
        return None
    if places and frame.slots.areas and places.isdisjoint(frame.slots.areas):
        return None
    held = notes.held(note, sentence)
    known = notes.words(note)
    classes = {stem(w) for m in sentence.mentions if "CLASS" in m for w in m.text.lower().split()}
    ranked = {"RANK", "AREA"} <= sentence.kinds
    listed = classes <= notes.words(note, without_nation=True)
    worded = asks_words(sentence, known) and listed and not (ranked or asks_extent(sentence))
    counted = asks_part(sentence) and "COUNTING" in sentence.kinds
    worded = (worded or (counted and not any("STOP" in m for m in sentence.left))) and word != "only_some"
    if word != "should" and (is_talk(sentence) or (held >= _ANSWERED and worded)):
        return Told("note", note, frame=frame)
    if held >= _BESIDE and names_it(sentence, note, frame, store):
        return Told("note", note, frame=frame)
    if held < _BESIDE or notes.lacks_year(note, sentence):
        return None
    return Told("instead", note, frame=frame, word=word)


def chooses(sentence: Sentence) -> bool:
    """Whether a question goes for a change, a year or a place in an order, which a note does not give."""
    chosen = not sentence.kinds.isdisjoint(("GROWTH", "MOVE", "SUPER", "YEAR", "SPAN"))
    return chosen or {"RANK", "AREA"} <= sentence.kinds


def _is_bare(sentence: Sentence) -> bool:
    """Whether there is a term and nothing asked of it: "What is ATP?"."""
    frame, slots = sentence.frame, sentence.frame.slots
    first = next((m for m in sentence.mentions if "MARK" not in m), None)
    if first is None or not says(first, "what_is"):
        return False
    named = slots.categories or slots.definition
    if any("HOWMUCH" in m and is_of(then, "IN", "OF") for m, then in pairwise(sentence.mentions[1:])):
        return False  # "what's the figure for biotechnology"
    more = slots.flows or slots.partners or slots.areas or slots.measures or has_operation(frame)
    dated = frame.years or frame.span or frame.year_word
    return bool(named) and not (more or dated or Mark.VALUE in frame.marks)


def _is_defined_too(sentence: Sentence, before: Frame | None) -> bool:
    """Whether only a category is named, where the meaning of one was told before: "and biotechnology?"."""
    told_before = before is not None and before.topic == "definition"
    return told_before and sentence.frame.slots.named == ("categories",) and not has_operation(sentence.frame)


def _is_reference(sentence: Sentence) -> bool:
    """Whether the question points back: "Where is that from?"."""
    return "BACKREF" in sentence.kinds or sentence.kinds.isdisjoint(ENTITIES)
