"""Utterance + context -> outcomes: one for each question in the message."""

from __future__ import annotations

from dataclasses import dataclass, replace

from facts.store import Store
from intents.context import Context, follow, has_operation, is_complete
from intents.frames import Sentence, build
from intents.lexicon import Lexicon, load_lexicon
from intents.link import link
from intents.model import Clarify, Decline, Frame, Mention, Reading
from intents.normalize import Token, clean, sentences, tokenize
from intents.numbers import read_numbers
from intents.resolve import Outcome, resolve


@dataclass(frozen=True, slots=True)
class Understood:
    """What a message asks: outcomes in order, and how each sentence was read."""

    outcomes: tuple[Outcome, ...]
    sentences: tuple[Sentence, ...]
    corrections: tuple[tuple[str, str], ...]  # typed, read as


class Reader:
    """The vocabulary and the store, ready to read."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.lexicon: Lexicon = load_lexicon(store)

    def read(self, utterance: str, context: Context | None = None) -> Understood:
        """Read one message in the light of what the thread remembers."""
        read = [build(read_numbers(link(part, self.lexicon)), self.lexicon) for part in self._parts(utterance)]
        corrections = tuple((m.corrected, m.text) for s in read for m in s.mentions if m.corrected)
        outcomes = self._outcomes(read, context or Context())
        return Understood(tuple(outcomes), tuple(read), corrections)

    def _parts(self, utterance: str) -> tuple[tuple[Token, ...], ...]:
        return sentences(tokenize(clean(utterance)))

    def _outcomes(self, read: list[Sentence], context: Context) -> list[Outcome]:
        outcomes: list[Outcome] = []
        frame, earlier = context.frame, context.earlier
        if chosen := self._option(read, context):
            return [resolve(chosen, self.store)]
        working = [s for s in read if not s.is_background]
        if not working:
            return [self._nothing(read)]
        for at, sentence in enumerate(working):
            merged = follow(sentence.frame, frame, earlier) if frame is not None else sentence.frame
            is_scene = len(working) > 1 and not sentence.is_question and at + 1 < len(working)
            if is_scene:
                frame = merged
                continue
            outcome = self._outcome(sentence, merged)
            outcomes.append(outcome)
            if isinstance(outcome, Reading):
                frame, earlier = merged, frame
        return outcomes or [self._nothing(read)]

    def _outcome(self, sentence: Sentence, frame: Frame) -> Outcome:
        if sentence.left:
            return unexplained(sentence, frame)
        if asked := self._ambiguous(sentence, frame):
            return asked
        return resolve(frame, self.store)

    def _nothing(self, read: list[Sentence]) -> Outcome:
        left = tuple(m for s in read for m in s.left)
        if left:
            return Decline("words", tuple(m.text for m in left))
        return Clarify("nothing")

    def _ambiguous(self, sentence: Sentence, frame: Frame) -> Clarify | None:
        """A name that stands for several: Carolina, Dakota."""
        for mention in sentence.mentions:
            region = mention.get("REGION")
            if region in self.lexicon.asked and "AREA" not in mention:
                codes = self.lexicon.forms[("region", region)]["MEMBERS"]
                found = [c for c in self.store.codes("area") if c.code in codes]
                frames = tuple((c.label, frame.with_(slots=replace(frame.slots, areas=(c.code,), summed=""))) for c in found)
                return Clarify("which", tuple(c.label for c in found), frame, mention.text, frames)
        return None

    def _option(self, read: list[Sentence], context: Context) -> Frame | None:
        """A short turn that picks one of the options asked about."""
        words = {t for s in read for m in s.mentions for t in m.text.lower().split()}
        fits = [f for label, f in context.options if words & {w.lower() for w in label.split()} and len(words) <= 8]
        return fits[0] if len(fits) == 1 else None


def unexplained(sentence: Sentence, frame: Frame) -> Decline:
    """A refusal that names the words that nothing explains."""
    stops = [m for m in sentence.left if "STOP" in m]
    kind = stops[0].get("STOP") if stops else "words"
    return Decline(kind, tuple(m.text for m in (stops or sentence.left)), {}, frame)


__all__ = ["Context", "Mention", "Reader", "Understood", "has_operation", "is_complete", "replace"]
