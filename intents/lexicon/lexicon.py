"""The lexicon: forms of words and names -> typed meanings, ready to be looked up, longest first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from facts.model import Dimension
from facts.store import Store
from intents.lexicon import pack_names
from intents.lexicon.abbreviations import SHORT
from intents.lexicon.code_kinds import CodeKinds, code_kinds
from intents.lexicon.file import FOLDER
from intents.lexicon.forms import Entry, Meanings, Words
from intents.lexicon.vocabulary import Vocabulary, read_vocabulary

_NAMES = {"AREA", "PARTNER", "CATEGORY", "MEASURE"}
_WEAK = {"STOP", "FILLER", "SMALLTALK"}  # types that name and ask nothing
#: letters that a word has at least if others may be slips of it
_LEAST_NAMING, _LEAST_FILLER = 4, 3


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """What linking looks up; all words are in lower case."""

    forms: Mapping[Words, Meanings]  # words -> {type: value}
    lengths: Mapping[str, tuple[int, ...]]  # first word -> lengths of its forms, longest first
    longer: Mapping[Words, tuple[int, ...]]  # first two words -> lengths of their forms and 1, longest first
    codes: Mapping[str, str]  # postal code -> area
    partners: frozenset[str]  # two-letter country codes
    regions: Mapping[str, tuple[str, ...]]  # name of a set of areas, as written -> its members
    asked: frozenset[str]  # regions that are a question back
    fillers: Mapping[str, str]  # words that narrow nothing -> their group
    careful: frozenset[str]  # postal codes that are also words
    short: Mapping[str, str]  # short forms of words
    stopped: frozenset[str]  # words that names write with a full stop: "Meas."
    strong: frozenset[str]  # single words that name or ask something
    earned: tuple[str, ...]  # measures of what the workers of jobs earn
    placeless: frozenset[str]  # classifications without figures of places: "where" asks for partners
    kinds: CodeKinds  # what sort of thing a code is
    correctable: Mapping[str, tuple[str, ...]]  # first letter -> words to correct to


def load_lexicon(store: Store, folder: Path = FOLDER) -> Lexicon:
    """The words of the lexicon files and the names of the packs; raises LexiconError."""
    areas = {code.code for code in store.codes(Dimension.AREA)}
    vocabulary = read_vocabulary(areas, {measure.code for measure in store.measures}, folder)
    forms = _forms(store, vocabulary)
    codes = pack_names.postal_codes(store)
    fillers = {words[0]: group for words, group in vocabulary.fillers.items() if len(words) == 1}
    return Lexicon(
        forms=forms,
        lengths=_lengths(forms),
        longer=_longer(forms),
        codes=codes,
        partners=pack_names.partner_codes(store),
        regions={**pack_names.regions(store), **{r.name: r.members for r in vocabulary.regions}},
        asked=frozenset(region.name for region in vocabulary.regions if region.is_ambiguous),
        fillers=fillers,
        careful=vocabulary.careful,
        short=SHORT,
        stopped=pack_names.shortened_words(store) | frozenset(SHORT),
        strong=frozenset(
            words[0] for words, found in forms.items() if len(words) == 1 and not _WEAK & set(found)
        ),
        earned=tuple(sorted(vocabulary.earned)),
        placeless=pack_names.placeless(store),
        kinds=code_kinds(store),
        correctable=_correctable(forms, fillers, codes),
    )


def _forms(store: Store, vocabulary: Vocabulary) -> dict[Words, Meanings]:
    """All meanings of all forms. What comes first decides: cues, names, measures, titles, known unknowns."""
    forms: dict[Words, Meanings] = {}
    _add(forms, vocabulary.cues)
    _add(forms, pack_names.code_entries(store))
    _add(forms, tuple(pack_names.measure_entries(store, vocabulary, forms)))
    for entry in pack_names.title_entries(store):
        if entry[0] not in forms:
            _add(forms, (entry,))
    for region in vocabulary.regions:
        for words in region.forms:
            forms.setdefault(words, {})["REGION"] = region.name
    idioms = (words for words in vocabulary.fillers if len(words) > 1 and words not in forms)
    _add(forms, [(words, "FILLER", "phrases") for words in idioms])
    unknown = vocabulary.unknowns.items()
    _add(forms, [(words, "STOP", kind) for words, kind in unknown if not _NAMES & set(forms.get(words, ()))])
    return forms


def _add(forms: dict[Words, Meanings], entries: Iterable[Entry]) -> None:
    """Adds meanings: codes to those that are there, another value of a type only where there is none."""
    for words, kind, value in entries:
        if not words:
            continue
        found = forms.setdefault(words, {})
        if isinstance(value, tuple):
            found[kind] = tuple(dict.fromkeys((*found.get(kind, ()), *value)))
        else:
            found.setdefault(kind, value)


def _lengths(forms: Collection[Words]) -> Mapping[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for words in forms:
        lengths.setdefault(words[0], set()).add(len(words))
    return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}


def _longer(forms: Collection[Words]) -> Mapping[Words, tuple[int, ...]]:
    lengths: dict[Words, set[int]] = {}
    for words in forms:
        lengths.setdefault(words[:2], {1}).add(len(words))
    return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}


def _correctable(
    forms: Mapping[Words, Meanings], fillers: Collection[str], codes: Collection[str]
) -> Mapping[str, tuple[str, ...]]:
    """The words that others may be slips of, by first letter, in order; no known unknowns and no codes."""
    known = {word for words, found in forms.items() if set(found) != {"STOP"} for word in words}
    long = {word for word in known if len(word) >= _LEAST_NAMING and word not in codes}
    words = long | {word for word in fillers if len(word) >= _LEAST_FILLER}
    by_letter: dict[str, list[str]] = {}
    for word in sorted(filter(str.isalpha, words)):
        by_letter.setdefault(word[0], []).append(word)
    return {letter: tuple(found) for letter, found in by_letter.items()}
