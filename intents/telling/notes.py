"""The notes of the documents, found by the words that ask for them: what a term means, who published, why."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import chain

from facts.model import Note
from facts.store import Store
from intents.frames.frames import Sentence
from intents.lexicon.asks import WORDS
from intents.lexicon.forms import words_of
from intents.lexicon.words import GROUPS, begins, says
from intents.model import Mention, is_of
from intents.threads.context import has_operation

#: the share of an alias's words that must occur in the question, and in a "why"
MIN_COVER, WHY_COVER = 0.7, 0.8
#: the share of the words of a "why" that a note must hold
MIN_SHARED = 0.5
#: the share of the question's weight that a note must hold, and the weight of a word in no note
MIN_WEIGHT, UNSEEN = 0.6, 3.0
#: the share of the words of a numbered class that names it
MIN_NUMBERED = 0.5
#: types of words that say nothing of what a note is about
_LIGHT = frozenset((
    "DEFINITION", "SOURCE", "FILLER", "HOWMUCH", "MARK", "QMARK", "IN", "OF", "TO", "AND", "WHICH",
    "COMMA", "GIVE", "TECH", "NATION", "COUNT", "ELLIPSIS",
))  # fmt: skip
_NOTE_FILLERS = frozenset(GROUPS["note_fillers"])
_ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ed", "es", "s", "ly", "e")


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """A word without its ending."""
    if not word.endswith(_ENDINGS):
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset([stem(w) for w in words if w not in _NOTE_FILLERS])


def _places_of(bags: Iterable[frozenset[str]]) -> dict[str, list[int]]:
    """Word -> the places of the bags that it is in."""
    found: dict[str, list[int]] = {}
    for at, bag in enumerate(bags):
        for word in bag:
            found.setdefault(word, []).append(at)
    return found


def _counted(words: Iterable[str], places: Mapping[str, list[int]]) -> Counter[int]:
    """How many of some words are in the bag of each place that has any."""
    return Counter(chain.from_iterable([places.get(word, ()) for word in words]))


class Notes:
    """The notes of the store, indexed by the words that ask for them."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._classes = tuple(_classes(store.notes))

    @cached_property
    def bags(self) -> list[tuple[Note, frozenset[str]]]:
        """Each note with the stems of its words, built when one is first looked for."""
        return [
            (note, _stems(w for form in (note.label, *note.aliases, note.text) for w in words_of(form)))
            for note in self.store.notes
        ]

    @cached_property
    def weight(self) -> dict[str, float]:
        """What a stem weighs: the fewer notes have it, the more."""
        counts = Counter(word for _, bag in self.bags for word in bag)
        return {word: math.log(1 + len(self.bags) / count) for word, count in counts.items()}

    @cached_property
    def phrases(self) -> list[tuple[Note, frozenset[str], bool]]:
        """Each phrase that asks for a note, as stems, and whether it asks for a reason."""
        return [
            (note, _stems(words_of(alias)), note.topic == "reason" or alias.lower().startswith(WORDS["whys"]))
            for note in self.store.notes
            for alias in (note.label, *note.aliases)
        ]

    @cached_property
    def _holding(self) -> dict[str, list[int]]:
        """Stem -> the places of the phrases that hold it."""
        return _places_of(phrase for _, phrase, _ in self.phrases)

    @cached_property
    def _having(self) -> dict[str, list[int]]:
        """Stem -> the places of the notes that have it."""
        return _places_of(bag for _, bag in self.bags)

    def find(self, sentence: Sentence, why: bool, strict: bool = False) -> Note | None:
        """The note whose phrase the question holds, and that concerns what the question names.

        Strict: the phrase must hold every content word of the question.
        """
        asked = _stems(w for m in sentence.mentions for w in words_of(m.text))
        asks_why = "WHY" in sentence.kinds or any(begins(m, "why") for m in sentence.mentions)
        asked |= _stems([WORDS["whys"][0]]) if asks_why else frozenset()  # "how come", "the reason for"
        named = sentence.frame.slots.source
        needed = _content(sentence) if strict else frozenset[str]()
        cover = WHY_COVER if why else MIN_COVER
        best: tuple[float, float, int] = (0.0, 0.0, 0)
        found: Note | None = None
        held = _counted(asked, self._holding)
        for at in sorted(at for at, many in held.items() if many >= cover * len(self.phrases[at][1])):
            note, phrase, reasons = self.phrases[at]
            if named and note.place.source != named:
                continue
            shared = phrase & asked
            if reasons and note.topic != "reason" and not (why or asks_why):
                continue
            if not needed <= phrase or (why and not (reasons and _holds_why(phrase, shared, sentence))):
                continue
            if not self._concerns(note, phrase, sentence):
                continue
            coded = any(w.isdigit() for w in shared)
            score = (coded + len(shared) * len(shared) / len(phrase), len(shared) / len(phrase), -at)
            if score > best and (len(shared) > 1 or len(asked) <= 3 or next(iter(shared)).isdigit()):
                best, found = score, note
        return found

    def search(self, sentence: Sentence) -> Note | None:
        """The note that holds most of what the question's words weigh; None below MIN_WEIGHT."""
        asked = _asked(sentence)
        best: tuple[float, int] = (0.0, 0)
        found: Note | None = None
        named = sentence.frame.slots.source
        beside = _beside(sentence)
        words = (*sentence.mentions, *sentence.left)  # which may be of another sentence of the message
        unknown = [_stems(words_of(m.text)) for m in words if {"UNKNOWN", "STOP"} & set(m.kinds)]
        needed = frozenset[str]().union(*unknown)
        shared = _counted(asked, self._having)
        for at in sorted(at for at, many in shared.items() if many > 1):
            note, bag = self.bags[at]
            if (named and note.place.source != named) or not needed <= bag:
                continue
            score = self._held(asked - (beside - bag), bag)
            if score >= MIN_WEIGHT and (score, -at) > best and self._concerns(note, bag, sentence):
                best, found = (score, -at), note
        return found

    def numbered(self, sentence: Sentence, before: str = "") -> Note | None:
        """The note on a numbered class of a named classification: "which NAICS is hosting under?".

        `before`: the classification of which a class was asked for in the turn before.
        """
        counted = sentence.frame.slots.measures and not sentence.kinds.isdisjoint(("COUNT", "MOVE"))
        if sentence.frame.slots.flows or sentence.frame.years or counted:
            return None
        words = {w for m in sentence.mentions for w in words_of(m.text.lower())}
        if before and sentence.frame.slots.named == ("categories",) and not has_operation(sentence.frame):
            words.add(before)
        best, found = (0.0, 0), None
        categories = {
            c.split("/")[-1] for m in sentence.mentions if "CATEGORY" in m for c in m.get("CATEGORY")
        }
        for at, (note, name, number, bag) in enumerate(self._classes):
            coded = number in words and _names_code(sentence)
            if name not in words and not coded:
                continue
            named = any(code in categories for _, code in note.codes)
            score = 2.0 if number in words else named + len(_stems(words) & bag) / len(bag)
            if score >= MIN_NUMBERED and (score, -at) > best:
                best, found = (score, -at), note
        return found

    def held(self, note: Note, sentence: Sentence) -> float:
        """How much of what the question's words weigh a note holds, from 0 to 1."""
        bag = self.words(note)
        return self._held(_asked(sentence) - (_beside(sentence) - bag), bag)

    def words(self, note: Note, without_nation: bool = False) -> frozenset[str]:
        """The stems of the words of a note; without the nation's name "states" is not among them."""
        if not without_nation:
            return next(bag for mine, bag in self.bags if mine is note)
        nations = [c.label for c in self.store.codes("area") if self.store.is_nation(c.code)]
        texts = (note.label, *note.aliases, note.text)
        for name in nations:
            texts = tuple(text.replace(name, "") for text in texts)
        return _stems(w for text in texts for w in words_of(text))

    def lacks_year(self, note: Note, sentence: Sentence) -> bool:
        """Whether a year is asked for that a note does not mention."""
        years = {w for w in _asked(sentence) if w.isdigit() and len(w) == 4}
        return not years <= self.words(note)

    def _held(self, asked: frozenset[str], bag: frozenset[str]) -> float:
        total = sum([self.weight.get(word, UNSEEN) for word in asked])
        return sum([self.weight[word] for word in asked & bag]) / total if total else 0.0

    def _concerns(self, note: Note, phrase: frozenset[str], sentence: Sentence) -> bool:
        """Every name in the question is one that the note is about."""
        codes = {code for _, code in note.codes}
        named = {c.split("/")[-1] for m in sentence.mentions if "CATEGORY" in m for c in m.get("CATEGORY")}
        if note.topic == "reason" and any(
            dimension == "category" and code not in named for dimension, code in note.codes
        ):
            return False
        measured = "MEASURE" in sentence.kinds
        if note.topic == "reason" and not measured and any(d == "measure" for d, _ in note.codes):
            return False
        for mention in sentence.mentions:
            if mention.role == "negated":
                continue
            for kind in ("AREA", "PARTNER", "CATEGORY", "REGION"):
                if kind not in mention or "PRODUCT" in mention:
                    continue
                named = mention.get(kind)
                mine = {c.split("/")[-1] for c in ((named,) if isinstance(named, str) else named)}
                if not mine & codes and not _stems(words_of(mention.text)) <= phrase:
                    return False
            if kind_differs(mention, note):
                return False
            if "STOP" in mention and not _stems(words_of(mention.text)) <= phrase:
                return False
        return True


def _classes(notes: Iterable[Note]) -> Iterator[tuple[Note, str, str, frozenset[str]]]:
    """The notes on numbered classes: classification, number, and the words that name the class."""
    for note in notes:
        name, _, number = note.label.lower().partition(" ")
        if number.isdigit():
            yield note, name, number, _stems(words_of(note.text)) - _stems([name])


def _names_code(sentence: Sentence) -> bool:
    """Whether a number is called a code, and no other kind of code: "code 518", not "area code 518"."""
    led = zip([None, *sentence.mentions], sentence.mentions, strict=False)
    return any(says(m, "code_words") and not is_of(before, "CLASS", "STOP", "UNKNOWN") for before, m in led)


def _holds_why(phrase: frozenset[str], shared: frozenset[str], sentence: Sentence) -> bool:
    """Whether a phrase holds enough of a "why", and the flows that it names."""
    flows = _stems(w for m in sentence.mentions if "FLOW" in m for w in words_of(m.text))
    return len(shared) >= MIN_SHARED * len(_content(sentence)) and flows <= phrase


def kind_differs(mention: Mention, note: Note) -> bool:
    """A flow in the question that is not the flow the note is about."""
    flows = {code for dimension, code in note.codes if dimension == "flow"}
    value = {"deficit": "balance", "surplus": "balance"}.get(mention.get("FLOW"), mention.get("FLOW"))
    return bool(flows) and "FLOW" in mention and value not in flows and value != "trade"


def _asked(sentence: Sentence) -> frozenset[str]:
    """The words of a question that say what it is about, names among them."""
    names = (w for m in sentence.mentions if m.is_entity for w in words_of(m.text))
    return _content(sentence) | _stems(names)


def _beside(sentence: Sentence) -> frozenset[str]:
    """Words that name the document or report what it says: a note need not hold them."""
    return _reporting() | _stems(w for m in sentence.mentions if "SOURCE" in m for w in words_of(m.text))


@lru_cache(maxsize=1)
def _reporting() -> frozenset[str]:
    return _stems(WORDS["asking"])


def _content(sentence: Sentence) -> frozenset[str]:
    heavy = (m for m in sentence.mentions if _LIGHT.isdisjoint(m.kinds) or "STOP" in m.kinds)
    return _stems(w for m in heavy for w in words_of(m.text))


@lru_cache(maxsize=4)
def notes_of(store: Store) -> Notes:
    """The notes of a store, indexed once."""
    return Notes(store)
