"""Sentences that only say of which year the question beside them is: "Let's take 2019 as the year."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from intents.frames.frames import Sentence
from intents.lexicon.words import ends, says
from intents.mark import Mark
from intents.model import Clarify, Decline, Frame, Reading, Told, is_of
from intents.threads.context import Context, has_operation, is_headless

Outcome = Reading | Clarify | Decline | Told

#: slots that say nothing of what is traded: "we are talking about 2019", "all my questions are"
_EMPTY = {"nation", "total"}
#: what makes a sentence that points back a question: "and what was it in 2016?"
_ASKING = ("QMARK", "HOWMUCH", "WHICH")


def says_when(sentence: Sentence) -> bool:
    """Whether a year or a span is all that a sentence says; not "I joined in 2019"."""
    frame = sentence.frame
    timed = len(frame.years) == 1 or (frame.span is not None and all(frame.span))
    again = {"HOWMUCH", "BACKREF"} <= sentence.kinds  # "and what was it in 2016?"
    unread = again or sentence.left or not sentence.kinds.isdisjoint(("UNKNOWN", "STOP"))
    unread = unread and (again or not _opens_figures(sentence))
    if not timed or unread or not set(frame.slots.named) <= _EMPTY:
        return False
    asks = has_operation(frame.with_(over="" if frame.over == "year" else frame.over))
    asks = asks or ("BACKREF" in sentence.kinds and not sentence.kinds.isdisjoint(_ASKING))
    told = (m for m in sentence.mentions if m.word.endswith("ed"))
    named = any(m.is_entity and not is_of(m, "NATION", "TECH") for m in sentence.mentions)
    done = any(not says(m, "set_on") for m in told) or _tells_deed(sentence)
    return not (asks or named or frame.base or done)


def _opens_figures(sentence: Sentence) -> bool:
    """Whether one only says which year's figures are there: "I have the 2019 state table open."."""
    stated = sentence.kinds.isdisjoint(("QMARK", "WHICH", "FLOW", "MEASURE", "AREA"))
    sides = zip(sentence.mentions, sentence.mentions[1:], strict=False)
    return stated and any(
        "YEAR" in m and (ends(then, "table_words") or ends(then, "data")) for m, then in sides
    )


def _asks_again(sentence: Sentence, before: Sentence) -> bool:
    """Whether the question before is asked of another year: "services exports 2018? 2019? which higher?"."""
    bare = all(is_of(m, "YEAR", "IN", "AND", "ELLIPSIS", "QMARK") for m in sentence.mentions)
    return bare and "QMARK" in sentence.kinds and "QMARK" in before.kinds and len(before.frame.years) == 1


def _tells_deed(sentence: Sentence) -> bool:
    """Whether it is told what somebody did, and no year set: "we met in 2019"."""
    words = [m for m in sentence.mentions if not is_of(m, "SMALLTALK", "COMMA")]
    did = words[1] if len(words) > 1 and (says(words[0], "speakers") or says(words[0], "persons")) else None
    return did is not None and "task" in did.kinds.values() and not did.word.endswith("ing")


def is_untimed(frame: Frame) -> bool:
    """Whether nothing is said of the time."""
    return not (frame.years or frame.span or frame.whole_span or frame.year_word or frame.each_year)


def in_time(frame: Frame, told: Frame) -> Frame:
    """A frame that says nothing of the time, with the year or span that was told for it."""
    return frame.with_(years=told.years, span=told.span) if is_untimed(frame) else frame


def _hangs(frame: Frame) -> bool:
    """Whether a question points to what nothing names: "and how much did it ship?"."""
    return Mark.BACKREF in frame.marks and is_headless(frame)


def _only_year(sentence: Sentence) -> Sentence:
    """The sentence without the class word that only names the year: "sorry, forgot the year: 2019"."""
    return replace(sentence, frame=sentence.frame.with_(over="", names=False))


def announced(outcome: Outcome, read: Sequence[Sentence]) -> Outcome:
    """A question back that remembers the year that all to come is about: "Everything I ask is on 2019."."""
    told = next((s.frame for s in read if says_when(s)), None)
    asks = told is not None and outcome == Clarify("nothing")
    return Clarify("nothing", frame=Frame(years=told.years)) if told is not None and asks else outcome


def time_told(context: Context) -> Frame | None:
    """The year that is all a turn before said, which was answered with a question back: "I need 2019"."""
    told = context.frame if context.is_asked else None
    bare = told is not None and set(told.slots.named) <= _EMPTY and not is_untimed(told)
    return told if told is not None and bare and not has_operation(told) else None


def dated(read: Sequence[Sentence], told: Frame | None, before: Frame | None) -> list[Sentence]:
    """The sentences that say more than the year, with the year that one beside them says for them.

    `told`: the year that the turn before said; `before`: what a turn may lean on, without which a year does
    not complete "and how much did it ship?".
    """
    dating = [says_when(s) and not (at and _asks_again(s, read[at - 1])) for at, s in enumerate(read)]
    read = [_only_year(s) if dates else s for s, dates in zip(read, dating, strict=True)]
    asked = [at for at, s in enumerate(read) if not (dating[at] or s.is_background)]
    out: list[Sentence] = []
    for at, sentence in enumerate(read):
        if asked and dating[at]:
            if at < asked[-1]:
                told = sentence.frame
                continue
            if sentence.kinds.isdisjoint(("AND", "ELLIPSIS")) and is_untimed(read[asked[-1]].frame):
                back = next(i for i, s in enumerate(out) if s.mentions is read[asked[-1]].mentions)
                out[back] = replace(out[back], frame=in_time(out[back].frame, sentence.frame))
                continue
        elif told is not None and at in asked and not (before is None and _hangs(sentence.frame)):
            sentence = replace(sentence, frame=in_time(sentence.frame, told))
        out.append(sentence)
    return out
