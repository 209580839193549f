"""Utterance + context -> outcomes: one for each question in the message."""

from __future__ import annotations

from dataclasses import dataclass, replace

from facts.store import Store
from intents.context import Context, has_operation, is_complete
from intents.following import follow
from intents.frames import Sentence, build
from intents.lexicon import Lexicon, load_lexicon
from intents.link import link
from intents.model import Clarify, Decline, Frame, Mention, Reading, Told
from intents.normalize import Token, clean, sentences, tokenize
from intents.numbers import read_numbers
from intents.resolve import resolve
from intents.topics import covers, has_cue, notes_of, small_talk

Outcome = Reading | Clarify | Decline | Told


_ASKING = {
    "GROWTH",
    "MOVE",
    "RANK",
    "SHARE",
    "SUPER",
    "COUNT",
    "YEAR",
    "SPAN",
    "DIFFERENCE",
    "QUANTITY",
    "NUMBER",
    "UNKNOWN",
    "STOP",
    "WHICH",
}


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
        read = [build(mentions, self.lexicon) for mentions in self._mentions(utterance)]
        corrections = tuple((m.corrected, m.text) for s in read for m in s.mentions if m.corrected)
        outcomes = self._outcomes(read, context or Context())
        return Understood(tuple(outcomes), tuple(read), corrections)

    def _mentions(self, utterance: str) -> list[list[Mention]]:
        """The mentions of each sentence; "Is that right?" belongs to the sentence before it."""
        parts: list[list[Mention]] = []
        for mentions in (
            part
            for tokens in self._parts(utterance)
            for part in _clauses(_after_colon(read_numbers(link(tokens, self.lexicon))))
        ):
            if (
                parts
                and any("CLAIM" in m for m in mentions)
                and not any(m.is_entity or set(m.kinds) & _ASKING for m in mentions)
            ):
                parts[-1] += [m for m in mentions if "CLAIM" in m]
            else:
                parts.append(mentions)
        return parts

    def _parts(self, utterance: str) -> tuple[tuple[Token, ...], ...]:
        return sentences(tokenize(clean(utterance)), self.lexicon.stopped)

    def _outcomes(self, read: list[Sentence], context: Context) -> list[Outcome]:
        outcomes: list[Outcome] = []
        frame, earlier = context.frame, context.earlier
        if chosen := self._option(read, context):
            return [resolve(chosen, self.store)]
        working = [s for s in read if not s.is_background]
        if not working and context.frame is not None and read and _leans(read[-1]):
            working = [read[-1]]
        if not working:
            return [self._nothing(read, context)]
        if any(is_complete(s.frame) for s in working):
            working = [s for s in working if s.is_question or _names(s)]
        working = _with_trailing(_in_percent(read, working))
        for at, sentence in enumerate(working):
            merged = (
                follow(sentence.frame, frame, earlier, context.found) if frame is not None else sentence.frame
            )
            later = working[at + 1 :]
            is_scene = (
                bool(later)
                and not sentence.is_question
                and any(s.is_question or is_complete(s.frame) for s in later)
            )
            if is_scene and _is_said(sentence) and not any(_points_back(s.frame) for s in later):
                continue
            if is_scene:
                frame = merged
                continue
            outcome = self._outcome(sentence, merged, frame)
            outcomes.append(outcome)
            if isinstance(outcome, Reading):
                frame, earlier = merged, frame
        return outcomes or [self._nothing(read, context)]

    def _outcome(self, sentence: Sentence, frame: Frame, before: Frame | None) -> Outcome:
        outcome = self._figure_or_note(sentence, frame, before)
        if isinstance(outcome, (Reading, Told)) or outcome == Clarify("nothing"):
            return outcome
        if isinstance(outcome, Clarify) and (before is not None or not is_talk(sentence)):
            return outcome
        if isinstance(outcome, Decline) and outcome.reason == "why":
            return outcome
        bare = not any(m.is_entity or {"UNKNOWN", "TOPIC"} & set(m.kinds) for m in sentence.mentions)
        note = None if bare else notes_of(self.store).search(sentence)
        if note is None:
            return outcome
        word = outcome.reason if isinstance(outcome, Decline) else ""
        return Told("note" if is_talk(sentence) else "instead", note, frame=frame, word=word)

    def _figure_or_note(self, sentence: Sentence, frame: Frame, before: Frame | None) -> Outcome:
        if told := self._told(sentence, frame, before):
            return told
        if (
            before is None
            and sentence.left
            and not any(
                m.is_entity or {"UNKNOWN", "STOP", "NUMBER", "QUANTITY"} & set(m.kinds)
                for m in sentence.mentions
            )
        ):
            return Clarify("subject", frame=frame)
        if (asked := self._ambiguous(sentence, frame)) and len(sentence.left) < 3:
            return asked
        if sentence.left:
            note = notes_of(self.store).find(sentence, False, strict=True)
            return Told("note", note, frame=frame) if note else unexplained(sentence, frame)
        if before is None and _is_headless(frame):
            return Clarify("subject", frame=frame)
        outcome = resolve(frame, self.store)
        if not isinstance(outcome, Reading) and (
            note := notes_of(self.store).find(sentence, False, strict=True)
        ):
            return Told("note" if is_talk(sentence) else "instead", note, frame=frame)
        return outcome

    def _told(self, sentence: Sentence, frame: Frame, before: Frame | None) -> Outcome | None:
        """What no figure answers: why, should, what it means, who says so, which years."""
        if any("WHY" in m for m in sentence.mentions):
            if (
                before is None
                and not any(
                    m.is_entity or {"TOPIC", "CLASS", "UNKNOWN", "MEASURE"} & set(m.kinds)
                    for m in sentence.mentions
                )
                and not sentence.left
            ):
                return Clarify("subject", frame=frame)
            note = notes_of(self.store).find(sentence, True)
            return Told("note", note, frame=frame) if note else Decline("why", (), {}, frame)
        if any("SHOULD" in m for m in sentence.mentions):
            if has_cue(sentence, "source") and (cited := notes_of(self.store).find(sentence, False)):
                return Told("note", cited, frame=frame)
            return Decline("should", (), {}, frame)
        inside = covers(sentence)
        asks = has_cue(sentence, "define") or any("CLASS" in m for m in sentence.mentions)
        plain = not sentence.frame.years and not has_operation(sentence.frame)
        if (
            inside
            and (asks or plain)
            and not sentence.frame.slots.flows
            and not sentence.frame.slots.measures
        ):
            return Told("covers", code=inside.code, word=inside.word, frame=frame)
        bare = _is_bare(sentence)
        if not (has_cue(sentence, "define", "source", "method", "coverage") or bare):
            return None
        if sentence.frame.slots.measures and any("COUNT" in m for m in sentence.mentions):
            return None
        if (
            has_cue(sentence, "source")
            and _is_reference(sentence)
            and before is not None
            and (before.slots.flows or before.slots.measures)
        ):
            return Told("source", frame=before)
        asks_value = bool(
            (sentence.frame.slots.flows and sentence.frame.years)
            or (sentence.frame.slots.measures and any("COUNT" in m for m in sentence.mentions))
        )
        is_figure = (
            is_complete(frame)
            and not sentence.left
            and (asks_value or not has_cue(sentence, "define", "coverage", "source"))
        )
        if note := notes_of(self.store).find(sentence, False, strict=is_figure):
            return Told("note", note, frame=frame)
        return self._meaning(sentence, frame, bare)

    def _meaning(self, sentence: Sentence, frame: Frame, bare: bool) -> Outcome | None:
        slots = sentence.frame.slots
        if (has_cue(sentence, "define") or bare) and not sentence.frame.trend:
            if slots.categories:
                return Told("code", code=slots.categories[0].split("|")[0], frame=frame)
            if slots.definition:
                return Told("definition", code=slots.definition, frame=frame)
        if (
            slots.source
            and (has_cue(sentence, "coverage") or has_cue(sentence, "source"))
            and not slots.flows
        ):
            topic = "scope" if has_cue(sentence, "coverage") else "source"
            for note in self.store.notes:
                if note.place.source == slots.source and note.topic == topic:
                    return Told("note", note, frame=frame)
        if has_cue(sentence, "coverage") and (
            slots.categories or slots.partners or slots.areas or slots.flows
        ):
            covered = resolve(
                frame.with_(
                    pick="",
                    over="",
                    reduce="",
                    names=False,
                    slots=replace(slots, flows=slots.flows or ("exports",)),
                ),
                self.store,
            )
            return (
                Told("coverage", frame=covered.frame, code="", word="")
                if isinstance(covered, Reading)
                else None
            )
        return None

    def _nothing(self, read: list[Sentence], context: Context) -> Outcome:
        mentions = [m for s in read for m in s.mentions]
        for sentence in read:
            if found := self._told(sentence, sentence.frame, context.frame):
                return found
            if not (sentence.left or has_cue(sentence, "define", "source", "method", "coverage")):
                continue
            note = notes_of(self.store).find(sentence, False, strict=True) or notes_of(self.store).search(
                sentence
            )
            if note is not None and not any("SMALLTALK" in m for m in sentence.mentions):
                return Told("note" if is_talk(sentence) else "instead", note)
        left = tuple(m for s in read for m in s.left)
        stops = tuple(m for m in left if "STOP" in m)
        if stops:
            return Decline(stops[0].get("STOP"), tuple(m.text for m in stops))
        if talk := small_talk(mentions):
            return Told(talk.kind)
        if left:
            return Decline("words", tuple(m.text for m in left))
        if not any(c.isalnum() for m in mentions for c in m.text):
            return Decline("empty")
        return Clarify("nothing")

    def _ambiguous(self, sentence: Sentence, frame: Frame) -> Clarify | None:
        """A name that stands for several: Carolina, Dakota."""
        for mention in sentence.mentions:
            region = mention.get("REGION")
            if region in self.lexicon.asked and "AREA" not in mention:
                codes = self.lexicon.forms[("region", region)]["MEMBERS"]
                found = [c for c in self.store.codes("area") if c.code in codes]
                frames = tuple(
                    (c.label, frame.with_(slots=replace(frame.slots, areas=(c.code,), summed="")))
                    for c in found
                )
                return Clarify("which", tuple(c.label for c in found), frame, mention.text, frames)
        return None

    def _option(self, read: list[Sentence], context: Context) -> Frame | None:
        """A short turn that picks one of the options asked about."""
        words = {t.removesuffix("ern") for s in read for m in s.mentions for t in m.text.lower().split()}
        options = context.options or self._siblings(context.frame)
        fits = [f for label, f in options if words & {w.lower() for w in label.split()} and len(words) <= 8]
        return fits[0] if len(fits) == 1 else None

    def _siblings(self, frame: Frame | None) -> tuple[tuple[str, Frame], ...]:
        """The states that share the noun of the one before: "South Carolina", then "I meant north"."""
        if frame is None or len(frame.slots.areas) != 1:
            return ()
        areas = self.store.codes("area")
        own = next((c.label for c in areas if c.code == frame.slots.areas[0]), "")
        longer = [c for c in areas if own and c.label.endswith(f" {own}")]
        if longer:
            return tuple(
                (
                    c.label.removesuffix(own),
                    frame.with_(slots=replace(frame.slots, areas=(c.code,), summed="")),
                )
                for c in longer
            )
        if " " not in own:
            return ()
        others = [
            c
            for c in areas
            if c.label.split()[-1] == own.split()[-1] and len(c.label.split()) == 2 and c.label != own
        ]
        return tuple(
            (c.label.split()[0], frame.with_(slots=replace(frame.slots, areas=(c.code,)))) for c in others
        )


def _in_percent(read: list[Sentence], working: list[Sentence]) -> list[Sentence]:
    """Ask for the rate of what was said: "Nevada soared in 2020. What % are we talking?"."""
    last = read[-1]
    if len(working) != 1 or last is working[0]:
        return working
    frame = working[0].frame
    if frame.reduce == "winner" and len(frame.years) == 2:
        frame = frame.with_(reduce="")
    kinds = {k for m in last.mentions for k in m.kinds}
    opens = last.mentions[0].text.lower().split()[0] if last.mentions else ""
    asks = kinds & {"HOWMUCH", "QMARK"} or opens in {"what", "how", "which"}
    if "PERCENT" in kinds and asks and not has_operation(frame):
        return [replace(working[0], frame=frame.with_(move="growth"))]
    return working


def _is_said(sentence: Sentence) -> bool:
    """Whether a statement only names something and asks nothing: "I'm from Texas."."""
    frame = sentence.frame
    return not (
        has_operation(frame) or frame.slots.flows or frame.slots.measures or frame.years or frame.span
    )


def _points_back(frame: Frame) -> bool:
    """Whether a question leaves something to the sentence before it: "exports there", "its growth"."""
    return not is_complete(frame) or "backref" in frame.unsure


def _names(sentence: Sentence) -> bool:
    """Whether a sentence names anything that could be asked about."""
    return any(
        (m.is_entity and not {"NATION", "TECH"} & set(m.kinds))
        or {"YEAR", "SPAN", "QUANTITY", "CLASS"} & set(m.kinds)
        for m in sentence.mentions
    )


def _with_trailing(working: list[Sentence]) -> list[Sentence]:
    """Join what is named after a question to it: "How many states grew? Tech exports, I mean"."""
    if (
        len(working) < 2
        or working[-1].is_question
        or (has_operation(working[-1].frame) and not working[-1].frame.over)
        or not (working[-2].is_question or has_operation(working[-2].frame))
    ):
        return working
    last, asked = working[-1], working[-2]
    slots = asked.frame.slots.merged(last.frame.slots)
    over = asked.frame.over or last.frame.over
    pick = asked.frame.pick or ("where" if asked.frame.limits and over and not asked.frame.claim else "")
    frame = asked.frame.with_(slots=slots, years=asked.frame.years or last.frame.years, over=over, pick=pick)
    joined = replace(asked, frame=frame, mentions=asked.mentions + last.mentions, left=asked.left + last.left)
    return [*working[:-2], joined]


def _is_headless(frame: Frame) -> bool:
    """Whether a flow stands with nothing that it could be of: "and the balance?"."""
    s = frame.slots if frame.base is None else frame.base.merged(frame.slots)
    return not (
        s.areas
        or s.partners
        or s.categories
        or s.measures
        or s.tech
        or s.nation
        or s.definition
        or s.source
        or s.products
        or frame.years
        or (frame.over and s.flows)
    )


def is_talk(sentence: Sentence) -> bool:
    """Whether a sentence asks what documents say rather than for a figure."""
    kinds = {k for m in sentence.mentions for k in m.kinds}
    first = next((m.text.lower().split()[0] for m in sentence.mentions if "MARK" not in m), "")
    if any("FLOW" in m and m.get("FLOW") != "trade" for m in sentence.mentions) and not kinds & {
        "TOPIC",
        "WHY",
    }:
        return False
    asks_figure = (
        kinds & {"COUNT", "SUPER", "RANK", "QUANTITY", "GROWTH", "SHARE", "HOWFAST", "TIMES_CUE", "STOP"}
        or {"FLOW", "YEAR"} <= kinds
        or "how much" in {m.text.lower() for m in sentence.mentions}
    )
    return not asks_figure and bool(
        kinds & {"TOPIC", "WHY"}
        or first
        in {
            "who",
            "whose",
            "does",
            "do",
            "which",
            "what",
            "why",
            "how",
            "from",
            "where",
            "upon",
            "for",
            "to",
            "in",
            "when",
            "is",
            "are",
            "did",
            "according",
        }
    )


def _after_colon(mentions: list[Mention]) -> list[Mention]:
    """The mentions without what stands before a colon and names nothing: "On the top of my list: ..."."""
    at = next((i for i, m in enumerate(mentions) if m.text == ":"), 0)
    head, tail = mentions[:at], mentions[at + 1 :]
    if at < 3 or any(
        m.is_entity or {"NUMBER", "YEAR", "STOP", "QUANTITY", "CLASS", "CLAIM"} & set(m.kinds) for m in head
    ):
        return mentions
    light = sum(
        1 for m in head if {"FILLER", "IN", "OF", "TO", "BY", "COMMA", "SMALLTALK", "HOWMUCH"} & set(m.kinds)
    )
    return tail if light >= 0.5 * len(head) and any(m.is_entity for m in tail) else mentions


def _clauses(mentions: list[Mention]) -> list[list[Mention]]:
    """Two operations on one thing as two questions: "Chemicals: value and share of exports"."""
    names = {"AREA", "PARTNER", "CATEGORY", "REGION", "PRODUCT"}
    for at, mention in enumerate(mentions):
        if "AND" not in mention or at + 1 >= len(mentions):
            continue
        left, right = mentions[:at], mentions[at + 1 :]
        opens = right[0]
        if (
            opens.text.lower() in {"is", "are", "was"}
            and any("BACKREF" in m for m in right)
            and len(left) > 3
        ):
            return [[*left, Mention({"QMARK": "?"}, mention.start, mention.end, "")], right]
        if (
            opens.text.lower() in {"what", "how", "its", "the", "their", "also"}
            and len(right) > 1
            and not {"SHARE", "RANK", "GROWTH", "HOWFAST"} & set(opens.kinds)
        ):
            opens = right[1]
        second = {"SHARE", "RANK", "GROWTH", "HOWFAST"} & set(opens.kinds)
        asked = any(
            {"HOWMUCH", "RANK", "GROWTH", "MOVE", "DOLLARS"} & set(m.kinds) or "value" in m.text.lower()
            for m in left
        )
        named = any(names & set(m.kinds) for m in left)
        other = any({"AREA", "PARTNER", "CATEGORY", "REGION"} & set(m.kinds) for m in right)
        if (
            second
            and asked
            and named
            and not other
            and not any({"DIFFERENCE", "BETWEEN", "VS", "COMPARE", "CLAIM"} & set(m.kinds) for m in mentions)
        ):
            return [
                [*left, Mention({"QMARK": "?"}, mention.start, mention.end, "")],
                [Mention({"ELLIPSIS": ""}, mention.start, mention.end, "and"), *right],
            ]
    return [mentions]


def _is_bare(sentence: Sentence) -> bool:
    """Whether there is a term and nothing asked of it: "What is ATP?"."""
    first = next((m for m in sentence.mentions if "MARK" not in m), None)
    slots = sentence.frame.slots
    named = bool(slots.categories or slots.definition) and not (
        slots.flows or slots.partners or slots.areas or slots.measures
    )
    opens = first is not None and first.text.lower() in {"what is", "whats", "what's", "what are", "what"}
    return (
        opens
        and named
        and not has_operation(sentence.frame)
        and not (sentence.frame.years or sentence.frame.span or sentence.frame.year_word)
    )


def _is_reference(sentence: Sentence) -> bool:
    """Whether the question points back: "Where is that from?"."""
    return (
        any("BACKREF" in m for m in sentence.mentions)
        or len([m for m in sentence.mentions if m.is_entity]) == 0
    )


def _leans(sentence: Sentence) -> bool:
    """A turn that only makes sense with the one before: "in millions", "the state", "and that one?"."""
    kinds = {k for m in sentence.mentions for k in m.kinds}
    return (
        bool(kinds & {"UNITS", "DOLLARS", "BACKREF", "EACHYEAR", "ELLIPSIS", "HOWMUCH", "PERCENT"})
        and not kinds & {"SMALLTALK"}
    ) or bool(kinds & {"CLASS"} and len(sentence.mentions) <= 4)


def unexplained(sentence: Sentence, frame: Frame) -> Decline:
    """A refusal that names the words that nothing explains."""
    stops = [m for m in sentence.left if "STOP" in m]
    kind = stops[0].get("STOP") if stops else "words"
    return Decline(kind, tuple(m.text for m in (stops or sentence.left)), {}, frame)


__all__ = ["Context", "Mention", "Reader", "Understood", "has_operation", "is_complete", "replace"]
