"""What is taken from the packs: names of places, partners, categories, measures and documents, as entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from facts.model import HOME, Code, CodeKind, Dimension, Measure, MeasureKind
from facts.store import Store
from intents.lexicon.forms import Entry, Meanings, Words, both_numbers, words_of
from intents.lexicon.vocabulary import Vocabulary
from intents.lexicon.words import GROUPS

_TYPES = {Dimension.AREA: "AREA", Dimension.PARTNER: "PARTNER", Dimension.CATEGORY: "CATEGORY"}
_WHOLES = {CodeKind.TOTAL, CodeKind.WORLD}
_DERIVED = {MeasureKind.CHANGE, MeasureKind.GROWTH, MeasureKind.SHARE, MeasureKind.RANK}
_SHORTENED = re.compile(r"([A-Za-z]+)\.")


def code_entries(store: Store) -> Iterator[Entry]:
    """The names of nations, sets of areas, areas, partners and categories."""
    for dimension in _TYPES:
        for code in store.codes(dimension):
            if code.kind in _WHOLES or not code.code:
                yield from _nation(code)
            elif _is_region(code):
                for form in (code.label, *code.aliases):
                    yield words_of(form), "REGION", code.label
            else:
                yield from _names(code)
                yield from _kindred(code)


def measure_entries(store: Store, vocabulary: Vocabulary, forms: Mapping[Words, Meanings]) -> Iterator[Entry]:
    """The names of measures, but for quiet ones, those that are computed, questions, and what `forms` has.

    The measure of a pack may be named by a word for selling or buying.
    """
    own = {measure.code for pack in store.packs for measure in pack.descriptor.measures}
    for measure in store.measures:
        if measure.code in vocabulary.quiet or _is_computed(measure):
            continue
        other = {"MEASURE", "SELL", "BUY"} if measure.code in own else {"MEASURE"}
        for form in (measure.label, *measure.aliases):
            for words in both_numbers(form):
                if words[0] not in vocabulary.asking and set(forms.get(words, ())) <= other:
                    yield words, "MEASURE", (measure.code,)


def title_entries(store: Store) -> Iterator[Entry]:
    """The names of documents and of classifications."""
    for source in store.sources.values():
        for form in (source.title, source.short, *source.aliases):
            if form == source.title or not any(c.isdigit() for c in form):
                yield words_of(form), "SOURCE", source.key
    for definition in store.definitions:
        for form in (definition.label, *definition.aliases):
            yield words_of(form), "DEFINITION", definition.code


def regions(store: Store) -> Mapping[str, tuple[str, ...]]:
    """The sets of areas by name, each with its members."""
    areas = store.codes(Dimension.AREA)
    return {
        one.label: tuple(code.code for code in areas if one.code in code.parents)
        for one in areas
        if _is_region(one)
    }


def postal_codes(store: Store) -> Mapping[str, str]:
    """Codes of two letters, in lower case -> area."""
    areas = [code for code in store.codes(Dimension.AREA) if code.kind not in _WHOLES]
    return {
        form.lower(): code.code
        for code in areas
        if code.code and not _is_region(code)
        for form in (code.code, code.label, *code.aliases)
        if _is_postal(form)
    }


def partner_codes(store: Store) -> frozenset[str]:
    """Country codes of two letters, in lower case."""
    return frozenset(code.code.lower() for code in store.codes(Dimension.PARTNER) if _is_postal(code.code))


def placeless(store: Store) -> frozenset[str]:
    """Classifications that have partners and no places inside a nation."""
    every = store.keys()
    placed = {key.definition for key in every if not store.is_nation(key.area)}
    return frozenset(key.definition for key in every if key.partner) - placed


def shortened_words(store: Store) -> frozenset[str]:
    """Words that names write with a full stop, in lower case: "Meas."."""
    return frozenset(
        word.lower()
        for dimension in _TYPES
        for code in store.codes(dimension)
        for form in (code.label, *code.aliases)
        for word in _SHORTENED.findall(form)
    )


def _nation(code: Code) -> Iterator[Entry]:
    """The nation that a document is about; the United States and the world are in entities.yaml."""
    is_own = code.dimension is Dimension.AREA and code.kind is CodeKind.TOTAL
    if is_own and code.code not in {"", HOME}:
        for form in (code.label, *code.aliases, *code.adjectives):
            yield words_of(form), "NATION", code.code


def _names(code: Code) -> Iterator[Entry]:
    """The names of an area, partner or category, its flag and its adjectives; postal codes stand apart."""
    is_area = code.dimension is Dimension.AREA
    names = [form for form in (code.label, *code.aliases) if not (is_area and _is_postal(form))]
    if code.kind is CodeKind.GROUP:  # "Asian nations", "European trading partners"
        names += [
            f"{adjective} {noun}" for adjective in code.adjectives for noun in GROUPS["members_of_a_group"]
        ]
    for form in (*names, *code.adjectives):
        for words in both_numbers(form):
            yield words, _TYPES[code.dimension], _value(code)
    if code.dimension is Dimension.PARTNER and len(code.code) == 2:
        yield (f"flag{code.code.lower()}",), "PARTNER", _value(code)


def _kindred(code: Code) -> Iterator[Entry]:
    """Things that a category covers."""
    for form in code.covers:
        for words in both_numbers(form):
            yield words, "COVERS", _value(code)


def _value(code: Code) -> tuple[str, ...]:
    return (f"{code.definition}/{code.code}" if code.dimension is Dimension.CATEGORY else code.code,)


def _is_region(code: Code) -> bool:
    return code.kind is CodeKind.SET and code.dimension is Dimension.AREA


def _is_postal(form: str) -> bool:
    return len(form) == 2 and form.isupper()


def _is_computed(measure: Measure) -> bool:
    """Whether a measure is derived from another one, which an operation finds."""
    return measure.kind in _DERIVED and bool(measure.base)
