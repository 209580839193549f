"""Utterance + context -> Turn: joins the layers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bot.answering import answered
from bot.documents import every_source
from bot.refusing import ask_back, missing_data, refuse
from bot.remembering import kept_text, remember
from bot.reply import Reply, ReplyStatus
from bot.suggesting import Suggester
from bot.telling import tell
from bot.terminal.explaining import ExplainRow, Explanation, explain_reading
from bot.words.merging import merge
from bot.words.wording import listed, say
from facts.computing.answer import Answer, NoData, compute
from facts.store import Store, load_store
from intents.model import Clarify, Decline, Reading, Told
from intents.read import Reader, Understood
from intents.threads.context import Context
from intents.turns import (
    answers_alone,
    are_turns,
    goes_on,
    is_a_wish,
    is_all,
    is_the_first,
    joined,
    passes_over,
    questions,
)

__all__ = ["Context", "Engine", "ExplainRow", "Explanation", "Turn", "load_engine"]


@dataclass(frozen=True, slots=True)
class Turn:
    """A reply, and what the conversation remembers after it."""

    reply: Reply
    context: Context


class Engine:
    """The store and the vocabulary, ready to answer."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.reader = Reader(store)
        self._suggester = Suggester(store, self.reader)
        names = (store.codes(dimension) for dimension in ("area", "partner", "category"))
        self._labels = {code.label.lower(): code.label for codes in names for code in codes}

    def reply(self, utterance: str, context: Context | None = None) -> Turn:
        """Answer one message in the light of the thread."""
        before = context or Context()
        understood = self.reader.read(utterance, before)
        turn = self._turn(utterance, understood, before)
        parts = self._parts(utterance, understood, turn.context)
        several = self._by_turns(parts, understood, before) if parts else None
        return replace(several, reply=replace(several.reply, question=utterance)) if several else turn

    def _parts(self, utterance: str, whole: Understood, after: Context) -> Sequence[str]:
        """The questions of a message that may be turns of their own, none where it has but one."""
        if are_turns(whole, parts := questions(utterance)):
            return parts
        if not passes_over(whole, parts := joined(utterance)):
            return ()
        return parts if is_a_wish(parts, self.reader.read(parts[1], after), whole) else ()

    def _by_turns(self, parts: Sequence[str], whole: Understood, before: Context) -> Turn | None:
        """The questions of a message as turns of the thread, where read as one a later of them was lost."""
        replies: list[Reply] = []
        context, last, led = before, whole, False
        for part in parts:
            understood = self.reader.read(part, context)
            if not replies:
                led = is_the_first(understood, whole)
                fits = led or (not part.endswith(("?", ";")) and answers_alone(understood))
            else:
                fits = goes_on(understood, last) and (led or is_all(understood, whole))
            if not fits:
                return None
            turn, last = self._turn(part, understood, context), understood
            context = turn.context
            replies.append(turn.reply)
        return Turn(merge(replies, parts), context)

    def _turn(self, utterance: str, understood: Understood, before: Context) -> Turn:
        """The answers to what was read, as one reply."""
        answers: list[Answer] = []
        parts = []
        for outcome in understood.outcomes:
            kept = (
                kept_text(understood, outcome.frame, before, self.store)
                if isinstance(outcome, Reading)
                else ""
            )
            parts.append(self._part(utterance, outcome, answers, kept))
        reply = parts[0] if len(parts) == 1 else merge(parts, _asked(understood))
        return Turn(self._with_corrections(reply, understood), remember(understood, before, answers))

    def _part(
        self, utterance: str, outcome: Reading | Clarify | Decline | Told, answers: list[Answer], kept: str
    ) -> Reply:
        """The reply to one question of a message; what was computed is added to `answers`."""
        match outcome:
            case Reading():
                answer = compute(outcome.query, self.store)
                if isinstance(answer, NoData):
                    missing = missing_data(answer, outcome.frame, self.store)
                    return refuse(utterance, missing, self.store, self._suggester)
                answers.append(answer)
                suggestions = self._suggester.suggest_next(outcome.frame, (outcome.query,))
                return answered(utterance, outcome, answer, self.store, kept, suggestions)
            case Clarify():
                return ask_back(utterance, outcome, self._suggester)
            case Told():
                return tell(utterance, outcome, self.store, self._suggester)
            case Decline():
                return refuse(utterance, outcome, self.store, self._suggester)

    def _with_corrections(self, reply: Reply, understood: Understood) -> Reply:
        """The reply, saying which words were read as others."""
        if not understood.corrections or reply.status is not ReplyStatus.ANSWERED:
            return reply
        pairs = [(typed, self._labels.get(read.lower(), read)) for typed, read in understood.corrections]
        said = say("corrected", words=listed(say("read_as", typed=typed, read=read) for typed, read in pairs))
        return replace(reply, text=f"{reply.text}\n{said}", caveats=(*reply.caveats, said))

    def explain(self, utterance: str, context: Context | None = None) -> Explanation:
        """Account for a question word by word."""
        return explain_reading(self.reader.read(utterance, context), context, self.store)

    def sources_reply(self) -> Reply:
        """What the store holds, as a reply."""
        return every_source("sources", self.store)


def _asked(understood: Understood) -> Sequence[str]:
    """The words of each part of a message, "" where parts and sentences do not pair off."""
    sentences = [sentence for sentence in understood.sentences if not sentence.is_background]
    if len(sentences) != len(understood.outcomes):
        return [""] * len(understood.outcomes)
    return [
        " ".join(mention.text for mention in sentence.mentions if mention.text.strip("?.!,"))
        for sentence in sentences
    ]


def load_engine(extra_packs: Sequence[Path] = ()) -> Engine:
    """The engine over the project's packs and those of extra folders; packs with faults are left out."""
    return Engine(load_store(tuple(extra_packs)))
