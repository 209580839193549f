"""Utterance + context -> outcomes: one for each question in the message."""

from __future__ import annotations

from dataclasses import dataclass, replace

from facts.store import Store
from intents.clauses.asides import scenes, with_persons
from intents.clauses.clauses import after_colon, asked_sentences
from intents.clauses.dating import announced, dated, time_told
from intents.clauses.filling import completed, in_scene, of_topic
from intents.clauses.glosses import without_glosses
from intents.clauses.goods import goods_told
from intents.clauses.joining import goes_on, leads_on
from intents.clauses.lines import asks_or_names, is_torn, is_whole
from intents.clauses.retracting import corrected, is_bare_retraction, put_right, takes_back
from intents.clauses.scenes import (
    carries_over,
    led_to,
    left_unread,
    pointing_at_refused,
    sets_scene,
    unplaced,
)
from intents.clauses.several import clauses
from intents.frames.frames import Sentence, build
from intents.lexicon.languages import foreign_language
from intents.lexicon.lexicon import Lexicon, load_lexicon
from intents.lexicon.words import says
from intents.linking.link import link
from intents.linking.normalize import (
    MAX_CHARACTERS,
    Token,
    asked_items,
    clean,
    joined_items,
    joined_lines,
    lined_items,
    sentences,
    tokenize,
)
from intents.linking.numbers import read_numbers
from intents.mark import Mark
from intents.model import ENTITIES, Clarify, Decline, Frame, Mention, Reading, Told
from intents.resolve import resolve
from intents.resolve.averaged import each_averaged
from intents.resolve.served import unserved
from intents.telling.asking import asks_amount, asks_words, names_measure, refusals_kept
from intents.telling.notes import notes_of
from intents.telling.pronouns import unnamed
from intents.telling.told import (
    as_said,
    asks_for_help,
    chooses,
    is_talk,
    nothing,
    told,
)
from intents.telling.unread import unexplained
from intents.threads.among import among_all
from intents.threads.context import Context, is_headless
from intents.threads.finding import found_by
from intents.threads.following import follow
from intents.threads.introduced import introduced
from intents.threads.kept import without_kept
from intents.threads.options import SHORT_TURN, chosen_option, in_area
from intents.threads.pointing import resolve_pointers
from intents.threads.refused import in_its_place
from intents.threads.sectors import among_sectors

Outcome = Reading | Clarify | Decline | Told


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
        areas = store.codes("area")
        self._namesakes = {
            area.code: other.code
            for area in areas
            for other in areas
            if any(alias.startswith(f"{other.label} ") for alias in area.aliases)
        }

    def read(self, utterance: str, context: Context | None = None) -> Understood:
        """Read one message in the light of what the thread remembers."""
        told = time_told(context or Context())
        known = Context() if told or context is None else context
        utterance = self._enumerated(utterance)
        read = self._sentences(utterance, known)
        if "\n" in utterance and any(is_torn(sentence) for sentence in read):
            read = self._sentences(joined_lines(utterance), known)
        corrections = tuple((m.corrected, m.text) for s in read for m in s.mentions if m.corrected)
        read, known = in_its_place(dated(read, told, known.frame), known)
        outcomes = self._outcomes(read, known)
        if not any(isinstance(o, Reading) for o in outcomes) and (language := foreign_language(utterance)):
            outcomes = [Decline("language", (), {"language": language})]
        return Understood(tuple(outcomes), tuple(read), corrections)

    def _enumerated(self, utterance: str) -> str:
        """The message with a list of names or other parts of one question on a line; questions stay apart."""
        utterance = lined_items(utterance)
        joined, items = joined_items(utterance)
        whole = sum(is_whole(self._mentions(item)) for item in items)
        return asked_items(utterance) if whole > 1 else joined

    def _sentences(self, utterance: str, context: Context) -> list[Sentence]:
        named = introduced(self._mentions(utterance))
        pointed = resolve_pointers(named, context, self._namesakes, self.lexicon.kinds)
        return [build(mentions, self.lexicon) for mentions in pointed]

    def _mentions(self, utterance: str) -> list[list[Mention]]:
        """The mentions of each sentence; "Is that right?" belongs to the sentence before it."""
        parts: list[list[Mention]] = []
        for tokens in self._parts(utterance):
            linked = corrected(with_persons(without_glosses(read_numbers(link(tokens, self.lexicon)))))
            for mentions in (c for part in scenes(after_colon(linked)) for c in clauses(part)):
                claims = [m for m in mentions if "CLAIM" in m.kinds]
                if parts and is_bare_retraction(parts[-1]):
                    parts[-1] = [*parts[-1], *mentions]
                elif parts and (right := put_right(parts[-1], mentions)):
                    parts[-1] = right
                elif parts and claims and not asks_or_names(mentions):
                    parts[-1] += claims
                elif parts and (goes_on(parts[-1], mentions) or leads_on(parts[-1], mentions)):
                    parts[-1] += mentions
                else:
                    parts.append(mentions)
        return parts

    def _parts(self, utterance: str) -> tuple[tuple[Token, ...], ...]:
        marks_alone = not any(map(str.isalnum, utterance))  # they say nothing, whatever each stands for
        return sentences(
            tokenize(utterance[:MAX_CHARACTERS] if marks_alone else clean(utterance)), self.lexicon.stopped
        )

    def _outcomes(self, read: list[Sentence], context: Context) -> list[Outcome]:
        if chosen := chosen_option(read, context, self.store.codes("area")):
            return [resolve(chosen, self.store)]
        outcomes: list[Outcome] = []
        frame, history, found = context.frame, context.history, context.found
        scene = goods_told(read, asked := asked_sentences(read, context.frame))
        topic: Frame | None = None
        for at, sentence in enumerate(asked):
            later = asked[at + 1 :]
            merged = sentence.frame
            if frame is not None:
                merged = among_sectors(merged, frame, self.lexicon.kinds)
                before = among_all(merged, frame, self.lexicon.kinds)
                merged = follow(merged, before, history, found, self.lexicon.kinds.partnered)
                if context.is_asked and frame is context.frame:
                    merged = completed(merged, frame)
            ours = scene is not None and any(says(m, "we") for m in sentence.mentions)
            merged = in_scene(merged, scene, ours)
            about, own = of_topic(merged, topic), merged
            if about is not own:
                merged, outcomes = about, outcomes[:-1]
            if sets_scene(sentence, later):
                scene = sentence
                frame = led_to(merged, later) if carries_over(sentence, later) else frame
                continue
            told = left_unread(scene, sentence, merged) if scene is not None else ()
            refused = pointing_at_refused(sentence, topic) if about is own else ()
            if unread := (*told, *unplaced(read, sentence, merged), *refused):
                sentence = replace(sentence, left=sentence.left + unread)
            outcome = unnamed(sentence, read, merged, frame) or self._outcome(sentence, merged, frame)
            outcome, merged = self._without_kept(outcome, sentence, merged, frame)
            if takes_back(sentence.mentions) or any(m.role == "negated" for m in sentence.mentions[:3]):
                outcomes = outcomes[:-1]
            alone = each_averaged(merged) if isinstance(outcome, Reading) else ()
            outcomes += [self._outcome(sentence, one, frame) for one in alone] or [outcome]
            topic = sentence.frame if isinstance(outcome, (Clarify, Decline)) else None
            dated = isinstance(outcome, Decline) and outcome.reason == "year" and merged.years
            if isinstance(outcome, Reading) or dated:
                frame, history = merged, (*filter(None, (frame,)), *history)
                found = found_by(outcome, self.store) if later else ("", "")
        return outcomes or [announced(nothing(read, context.frame, self.store), read)]

    def _without_kept(
        self, outcome: Outcome, sentence: Sentence, merged: Frame, before: Frame | None
    ) -> tuple[Outcome, Frame]:
        """The outcome without what was only kept of before and stops it: "and for services?"."""
        loosened = without_kept(outcome, sentence.frame, merged) if before is not None else None
        if before is None or loosened is None:
            return outcome, merged
        again = self._resolved(sentence, loosened)
        told = isinstance(again, Reading) and isinstance(resolve(before, self.store), Reading)
        return (again, loosened) if told else (outcome, merged)

    def _outcome(self, sentence: Sentence, frame: Frame, before: Frame | None) -> Outcome:
        """The outcome of one sentence, or the note that comes nearest where there is no figure."""
        unnamed = sentence.left and not any(m.is_entity and "POINT" not in m for m in sentence.mentions)
        if "POINT" in sentence.kinds and not unnamed:
            return self._which_pointed(next(m for m in sentence.mentions if "POINT" in m), frame)
        outcome = self._figure_or_note(sentence, frame, before)
        if isinstance(outcome, (Reading, Told)) or outcome == Clarify("nothing"):
            return outcome
        worded = is_talk(sentence) or (asks_words(sentence) and not chooses(sentence))
        if isinstance(outcome, Clarify) and (before is not None or not worded):
            return outcome
        if isinstance(outcome, Decline) and outcome.reason in refusals_kept(sentence, before is not None):
            return outcome
        bare = sentence.kinds.isdisjoint(ENTITIES | {"UNKNOWN", "TOPIC"}) or asks_amount(sentence)
        held = before is not None and sentence.frame.claim and Mark.BACKREF in sentence.frame.marks
        note = None if bare or held else notes_of(self.store).search(sentence)
        word = outcome.reason if isinstance(outcome, Decline) else ""
        if note is None or (word == "why" and note.topic != "reason"):
            return outcome
        said = as_said(sentence, note, frame, self.store, word)
        return outcome if said is None or (said.kind == "instead" and isinstance(outcome, Clarify)) else said

    def _figure_or_note(self, sentence: Sentence, frame: Frame, before: Frame | None) -> Outcome:
        if asks_for_help(sentence):
            return Told("help", frame=frame)
        if reply := told(sentence, frame, before, self.store) or self._asked_back(sentence, frame, before):
            return reply
        outcome = self._resolved(sentence, frame)
        short = before is not None and len(sentence.mentions) <= SHORT_TURN and not sentence.left
        added = short and sentence.frame.slots.categories
        dated = isinstance(outcome, Decline) and outcome.reason == "year"
        if isinstance(outcome, Reading) or (added and isinstance(outcome, Decline)):
            return outcome
        if dated and names_measure(sentence):
            return outcome
        bare = sentence.kinds.isdisjoint(ENTITIES | {"UNKNOWN", "TOPIC", "STOP"})
        note = (
            None if bare and before is not None else notes_of(self.store).find(sentence, False, strict=True)
        )
        if note is None or (frame.over and frame.pick and isinstance(outcome, Decline)):
            return outcome
        if sentence.left:
            leans = sentence.frame.elliptic and "STOP" in sentence.kinds  # "make it adjusted for inflation"
            return Told("instead" if leans else "note", note, frame=frame)
        said = as_said(sentence, note, frame, self.store)
        instead = said is not None and said.kind == "instead" and isinstance(outcome, Clarify)
        return outcome if said is None or instead else said

    def _asked_back(self, sentence: Sentence, frame: Frame, before: Frame | None) -> Clarify | None:
        """A question back where what is asked, or of what, is not named or stands for several."""
        named = not sentence.kinds.isdisjoint(ENTITIES | {"UNKNOWN", "STOP", "NUMBER", "QUANTITY"})
        if before is None and sentence.left and not named:
            return Clarify("subject", frame=frame)
        if (asked := self._ambiguous(sentence, frame)) and len(sentence.left) < 3:
            return asked
        alone = not sentence.left and before is None and (Mark.LEANS in frame.marks or is_headless(frame))
        few = Mark.TOO_FEW in frame.marks or Mark.REST in frame.marks
        return Clarify("subject", frame=frame) if alone or few else None

    def _which_pointed(self, pointed: Mention, frame: Frame) -> Clarify:
        """Ask for the name of "the state", with those that were named."""
        dimension, codes = pointed.get("POINT")
        labels = {c.code: c.label for c in self.store.codes(dimension)} if codes else {}
        slots = {
            "area": lambda code: replace(frame.slots, areas=(code,)),
            "partner": lambda code: replace(frame.slots, partners=(code,)),
        }.get(dimension)
        frames = tuple(
            (labels[code], frame.with_(slots=slots(code))) for code in codes if slots and code in labels
        )
        return Clarify(
            "which" if frames else "pointed", tuple(label for label, _ in frames), frame, pointed.text, frames
        )

    def _resolved(self, sentence: Sentence, frame: Frame) -> Outcome:
        """The outcome of a frame; a refusal where a word is left, more exact where only a count word is."""
        if not sentence.left:
            read = resolve(frame, self.store)
            if isinstance(read, Decline):
                return replace(read, frame=frame)  # a turn after it leans on all that was asked
            passed = unserved(sentence.mentions, read.query) if isinstance(read, Reading) else ()
            return Decline("unused", passed, frame=frame) if passed else read
        outcome = resolve(frame, self.store) if all("COUNT" in m for m in sentence.left) else None
        return outcome if isinstance(outcome, Decline) else unexplained(sentence.left, frame)

    def _ambiguous(self, sentence: Sentence, frame: Frame) -> Clarify | None:
        """A name that stands for several: Carolina, Dakota."""
        for mention in sentence.mentions if "REGION" in sentence.kinds else ():
            region = mention.get("REGION")
            if region in self.lexicon.asked and "AREA" not in mention:
                codes = self.lexicon.regions[region]
                found = [c for c in self.store.codes("area") if c.code in codes]
                frames = tuple((c.label, in_area(frame, c.code)) for c in found)
                return Clarify("which", tuple(c.label for c in found), frame, mention.text, frames)
        return None


__all__ = ["Outcome", "Reader", "Understood"]
