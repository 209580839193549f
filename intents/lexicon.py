"""The vocabulary: forms of words and names -> typed meanings, matched longest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from facts.model import Code, CodeKind, Dimension, MeasureKind
from facts.store import HOME, Store
from intents.forms import both_numbers, words_of
from intents.vocabulary import FOLDER, Region, read_vocabulary

_DERIVED = {MeasureKind.CHANGE, MeasureKind.GROWTH, MeasureKind.SHARE, MeasureKind.RANK}
_TYPES = {Dimension.AREA: "AREA", Dimension.PARTNER: "PARTNER", Dimension.CATEGORY: "CATEGORY"}


@dataclass(slots=True)
class Lexicon:
    """Forms as token tuples -> {type: value}."""

    forms: dict[tuple[str, ...], dict[str, Any]] = field(default_factory=dict)
    lengths: dict[str, tuple[int, ...]] = field(
        default_factory=dict
    )  # first token -> lengths of its forms, longest first
    fillers: frozenset[str] = frozenset()
    codes: dict[str, str] = field(default_factory=dict)  # postal codes in capitals -> area
    careful: frozenset[str] = frozenset()  # lower-case codes that are also words
    strong: frozenset[str] = frozenset()  # single words that name or ask something
    stopped: frozenset[str] = frozenset()  # words that names write with a full stop: "Meas."
    light: frozenset[str] = frozenset()  # fillers that may stand before any name
    short: Mapping[str, str] = field(default_factory=dict)  # short forms of words
    partners: frozenset[str] = frozenset()  # two-letter country codes
    asked: set[str] = field(default_factory=set)  # regions that are a question back
    vocabulary: dict[str, tuple[str, ...]] = field(
        default_factory=dict
    )  # first letter -> words to correct to


def load_lexicon(store: Store, folder: Path = FOLDER) -> Lexicon:
    """The words of the lexicon files and the names of the packs; raises LexiconError."""
    areas = {code.code for code in store.codes(Dimension.AREA)}
    vocabulary = read_vocabulary(areas, {measure.code for measure in store.measures}, folder)
    lexicon = Lexicon(
        fillers=vocabulary.fillers,
        light=vocabulary.light,
        careful=vocabulary.careful,
        short=vocabulary.short,
    )
    for words, kind, value in vocabulary.cues:
        _add(lexicon, words, kind, value)
    _add_store(lexicon, store, vocabulary.quiet)
    _add_regions(lexicon, vocabulary.regions)
    lexicon.partners = frozenset(
        c.code.lower() for c in store.codes("partner") if len(c.code) == 2 and c.code.isupper()
    )
    lexicon.stopped = frozenset(
        word.lower()
        for c in (*store.codes("area"), *store.codes("category"), *store.codes("partner"))
        for form in (c.label, *c.aliases)
        for word in re.findall(r"([A-Za-z]+)\.", form)
    )
    for words, kind in vocabulary.unknowns.items():
        if not _is_from_pack(lexicon, words):
            _add(lexicon, words, "STOP", kind)
    _finish(lexicon)
    return lexicon


def _add(lexicon: Lexicon, words: tuple[str, ...], kind: str, value: Any) -> None:
    if not words:
        return
    entry = lexicon.forms.setdefault(words, {})
    if isinstance(value, tuple):
        entry[kind] = tuple(dict.fromkeys((*entry.get(kind, ()), *value)))
    else:
        entry.setdefault(kind, value)


# names from the packs -------------------------------------------------------------------------------------


def _add_store(lexicon: Lexicon, store: Store, quiet: frozenset[str]) -> None:
    for dimension, kind in _TYPES.items():
        for code in store.codes(dimension):
            if code.kind is CodeKind.TOTAL or not code.code:
                _add_nation(lexicon, code)
                continue
            if code.kind is CodeKind.SET and dimension is Dimension.AREA:
                _add_set(lexicon, store, code)
            else:
                _add_code(lexicon, dimension, kind, code)
    _add_measures(lexicon, store, quiet)
    for source in store.sources.values():
        for form in (source.title, source.short, *source.aliases):
            if form == source.title or not any(c.isdigit() for c in form):
                _add_new(lexicon, words_of(form), "SOURCE", source.key)
    for definition in store.definitions:
        for form in (definition.label, *definition.aliases):
            _add_new(lexicon, words_of(form), "DEFINITION", definition.code)


def _add_code(lexicon: Lexicon, dimension: Dimension, kind: str, code: Code) -> None:
    """The names of an area, partner or category, its flag, its adjectives and what it covers."""
    value = (f"{code.definition}/{code.code}",) if dimension is Dimension.CATEGORY else (code.code,)
    for form in (code.label, *code.aliases):
        _add_name(lexicon, form, kind, value, code.code if dimension is Dimension.AREA else "")
    if dimension is Dimension.PARTNER and len(code.code) == 2:
        _add(lexicon, (f"flag{code.code.lower()}",), kind, value)
    for form in code.adjectives:
        _add_name(lexicon, form, kind, value)
    for form in code.covers:
        for words in both_numbers(form):
            _add(lexicon, words, "COVERS", value)


def _add_measures(lexicon: Lexicon, store: Store, quiet: frozenset[str]) -> None:
    own = {measure.code for pack in store.packs for measure in pack.descriptor.measures}
    loud = (m for m in store.measures if m.code not in quiet and not (m.kind in _DERIVED and m.base))
    for measure in loud:
        for form in (measure.label, *measure.aliases):
            for words in both_numbers(form):
                taken = set(lexicon.forms.get(words, ())) - {"STOP", "MEASURE"}
                free = not taken or (measure.code in own and taken <= {"SELL", "BUY"})
                if words[0] not in {"how", "number", "what", "which"} and free:
                    _add(lexicon, words, "MEASURE", (measure.code,))


def _add_nation(lexicon: Lexicon, code: Code) -> None:
    """The nation that a document is about; the United States and the world are in entities.yaml."""
    if code.dimension is Dimension.AREA and code.code not in {"", HOME, "WORLD"}:
        for form in (code.label, *code.aliases, *code.adjectives):
            _add(lexicon, words_of(form), "NATION", code.code)


def _add_set(lexicon: Lexicon, store: Store, code: Code) -> None:
    members = tuple(c.code for c in store.codes(Dimension.AREA) if code.code in c.parents)
    lexicon.forms.setdefault(("region", code.label), {})["MEMBERS"] = members
    for form in (code.label, *code.aliases):
        _add(lexicon, words_of(form), "REGION", code.label)


def _add_new(lexicon: Lexicon, words: tuple[str, ...], kind: str, value: str) -> None:
    if words not in lexicon.forms:
        _add(lexicon, words, kind, value)


def _add_name(lexicon: Lexicon, form: str, kind: str, value: tuple[str, ...], postal: str = "") -> None:
    if postal and form.isupper() and len(form) == 2:
        lexicon.codes[form.lower()] = value[0]
        return
    for words in both_numbers(form):
        _add(lexicon, words, kind, value)
    if postal and len(postal) == 2 and postal.isupper():
        lexicon.codes[postal.lower()] = value[0]


def _is_from_pack(lexicon: Lexicon, words: tuple[str, ...]) -> bool:
    entry = lexicon.forms.get(words, {})
    return not {"AREA", "PARTNER", "CATEGORY", "MEASURE"}.isdisjoint(entry)


def _add_regions(lexicon: Lexicon, regions: Iterable[Region]) -> None:
    for region in regions:
        if region.is_ambiguous:
            lexicon.asked.add(region.name)
        for words in region.forms:
            lexicon.forms.setdefault(words, {})["REGION"] = region.name
        lexicon.forms.setdefault(("region", region.name), {})["MEMBERS"] = region.members


def _finish(lexicon: Lexicon) -> None:
    lengths: dict[str, set[int]] = {}
    words: set[str] = set()
    for form, entry in lexicon.forms.items():
        if "MEMBERS" in entry:
            continue
        lengths.setdefault(form[0], set()).add(len(form))
        if set(entry) <= {"STOP"}:
            continue
        words.update(word for word in form if len(word) >= 4 and word.isalpha() and word not in lexicon.codes)
    lexicon.lengths = {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}
    lexicon.strong = frozenset(
        form[0]
        for form, entry in lexicon.forms.items()
        if len(form) == 1 and "MEMBERS" not in entry and not {"STOP", "FILLER", "SMALLTALK"} & set(entry)
    )
    words.update(word for word in lexicon.fillers if len(word) >= 3 and word.isalpha())
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words):
        by_letter.setdefault(word[0], []).append(word)
    lexicon.vocabulary = {letter: tuple(found) for letter, found in by_letter.items()}
