"""The vocabulary: forms of words and names -> typed meanings, matched longest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from facts.model import Code, CodeKind, Dimension, MeasureKind
from facts.store import HOME, Store
from intents.normalize import clean, tokenize
from intents.words import read

_DERIVED = {MeasureKind.CHANGE, MeasureKind.GROWTH, MeasureKind.SHARE, MeasureKind.RANK}
_TYPES = {Dimension.AREA: "AREA", Dimension.PARTNER: "PARTNER", Dimension.CATEGORY: "CATEGORY"}
_VOWELS = re.compile("[aeiouy]+")
#: marks that stand for a word
SPELLED: dict[str, str] = read("abbreviations")["marks"]
_MARKS = {",", "-", "/", ".", "(", ")", ":"}


@dataclass(slots=True)
class Lexicon:
    """Forms as token tuples -> {type: value}."""

    forms: dict[tuple[str, ...], dict[str, Any]] = field(default_factory=dict)
    lengths: dict[str, tuple[int, ...]] = field(
        default_factory=dict
    )  # first token -> lengths of its forms, longest first
    fillers: frozenset[str] = frozenset()
    stops: dict[str, str] = field(default_factory=dict)  # known unknown -> what kind of thing it is
    codes: dict[str, str] = field(default_factory=dict)  # postal codes in capitals -> area
    careful: frozenset[str] = frozenset()  # lower-case codes that are also words
    strong: frozenset[str] = frozenset()  # single words that name or ask something
    stopped: frozenset[str] = frozenset()  # words that names write with a full stop: "Meas."
    light: frozenset[str] = frozenset()  # fillers that may stand before any name
    short: dict[str, str] = field(default_factory=dict)  # short forms of words
    partners: frozenset[str] = frozenset()  # two-letter country codes
    asked: set[str] = field(default_factory=set)  # regions that are a question back
    vocabulary: dict[str, tuple[str, ...]] = field(
        default_factory=dict
    )  # first letter -> words to correct to

    def entries(self, words: tuple[str, ...]) -> dict[str, Any] | None:
        """The meanings of exactly these words."""
        return self.forms.get(words)


def load_lexicon(store: Store) -> Lexicon:
    """The words of the lexicon files and the names of the packs; raises LexiconError."""
    lexicon = Lexicon()
    for name in ("entities", "cues", "topics"):
        for kind, values in read(name).items():
            for value, forms in values.items():
                for form in forms:
                    for words in inflect(str(form)):
                        _add(lexicon, words, kind, value)
    _add_store(lexicon, store)
    _add_regions(lexicon, store)
    lexicon.partners = frozenset(
        c.code.lower() for c in store.codes("partner") if len(c.code) == 2 and c.code.isupper()
    )
    shortened = read("abbreviations")
    lexicon.stopped = frozenset((*shortened["words"], *shortened["stopped"])) | frozenset(
        word.lower()
        for c in (*store.codes("area"), *store.codes("category"), *store.codes("partner"))
        for form in (c.label, *c.aliases)
        for word in re.findall(r"([A-Za-z]+)\.", form)
    )
    lexicon.light = frozenset(
        w for name in ("grammar", "polite", "modifiers") for f in read("fillers")[name] for w in _flat(str(f))
    )
    lexicon.fillers = frozenset(w for group in read("fillers").values() for f in group for w in _flat(str(f)))
    lexicon.stops = {
        " ".join(w): kind for kind, forms in read("unknowns").items() for f in forms for w in inflect(str(f))
    }
    for words, kind in {tuple(k.split()): v for k, v in lexicon.stops.items()}.items():
        if not _is_from_pack(lexicon, words):
            _add(lexicon, words, "STOP", kind)
    _finish(lexicon)
    return lexicon


def words_of(form: str) -> tuple[str, ...]:
    """A form as tokens, the way an utterance is read; marks that only join words fall away."""
    if form.islower() and form.isascii() and form.replace(" ", "").isalpha():
        return tuple(form.split())  # most forms are plain words, and reading them all takes half of the start
    tokens = tokenize(clean(form))
    return tuple(SPELLED.get(t.text, t.text) for t in tokens if t.text not in _MARKS or len(tokens) == 1)


def _flat(form: str) -> Iterator[str]:
    for words in inflect(form):
        yield " ".join(words)


def inflect(form: str) -> Iterator[tuple[str, ...]]:
    """The forms behind "ship/v" and "state/n"; a plain form stands for itself.

    >>> [" ".join(w) for w in inflect("supply/v")]
    ['supply', 'supplies', 'supplied', 'supplying']
    """
    head, mark, tail = form.partition("/v")
    if mark and (not tail or tail.startswith(" ")):
        for verb in _verb(head):
            yield words_of(verb + tail)
        return
    head, mark, tail = form.partition("/n")
    if mark and (not tail or tail.startswith(" ")):
        yield words_of(head + tail)
        yield words_of(_plural(head) + tail)
        return
    yield words_of(form)


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def _verb(verb: str) -> tuple[str, ...]:
    stem = verb
    if verb.endswith("e"):
        past, going = verb + "d", verb[:-1] + "ing"
    elif verb.endswith("y") and verb[-2:-1] not in "aeiou":
        past, going = verb[:-1] + "ied", verb + "ing"
    elif (
        verb[-1] in "bdglmnpt"
        and len(_VOWELS.findall(verb)) == 1
        and _VOWELS.findall(verb)[0] in "aeiou"
        and verb[-2] in "aeiou"
    ):
        stem = verb + verb[-1]
        past, going = stem + "ed", stem + "ing"
    else:
        past, going = verb + "ed", verb + "ing"
    return verb, _plural(verb), past, going


def _add(lexicon: Lexicon, words: tuple[str, ...], kind: str, value: Any) -> None:
    if not words:
        return
    entry = lexicon.forms.setdefault(words, {})
    if isinstance(value, tuple):
        entry[kind] = tuple(dict.fromkeys((*entry.get(kind, ()), *value)))
    else:
        entry.setdefault(kind, value)


# names from the packs -------------------------------------------------------------------------------------


def _add_store(lexicon: Lexicon, store: Store) -> None:
    for dimension, kind in _TYPES.items():
        for code in store.codes(dimension):
            if code.kind is CodeKind.TOTAL or not code.code:
                _add_nation(lexicon, code)
                continue
            if code.kind is CodeKind.SET and dimension is Dimension.AREA:
                _add_set(lexicon, store, code)
            else:
                _add_code(lexicon, dimension, kind, code)
    _add_measures(lexicon, store)
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
        for words in _numbers(form):
            _add(lexicon, words, "COVERS", value)


def _add_measures(lexicon: Lexicon, store: Store) -> None:
    said = read("measures")
    quiet, asking = set(said["quiet"]), set(said["asking"])
    own = {measure.code for pack in store.packs for measure in pack.descriptor.measures}
    loud = (m for m in store.measures if m.code not in quiet and not (m.kind in _DERIVED and m.base))
    for measure in loud:
        for form in (measure.label, *measure.aliases):
            for words in _numbers(form):
                taken = set(lexicon.forms.get(words, ())) - {"STOP", "MEASURE"}
                free = not taken or (measure.code in own and taken <= {"SELL", "BUY"})
                if words[0] not in asking and free:
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
    for words in _numbers(form):
        _add(lexicon, words, kind, value)
    if postal and len(postal) == 2 and postal.isupper():
        lexicon.codes[postal.lower()] = value[0]


def _numbers(form: str) -> Iterable[tuple[str, ...]]:
    """A name and its plural or singular in the last word."""
    words = words_of(form)
    if not words:
        return ()
    last = words[-1]
    other = last[:-1] if last.endswith("s") and len(last) > 4 and not last.endswith("ss") else _plural(last)
    return (words, (*words[:-1], other)) if len(last) > 3 and last.isalpha() else (words,)


def _is_from_pack(lexicon: Lexicon, words: tuple[str, ...]) -> bool:
    entry = lexicon.forms.get(words, {})
    return not {"AREA", "PARTNER", "CATEGORY", "MEASURE"}.isdisjoint(entry)


def _add_regions(lexicon: Lexicon, store: Store) -> None:
    known = {code.code for code in store.codes(Dimension.AREA)}
    for name, region in read("regions").items():
        members = tuple(m for m in region["members"] if m in known)
        if not members:
            continue
        if region.get("ambiguous"):
            lexicon.asked.add(name)
        for form in (name, *region.get("forms", ())):
            for words in inflect(str(form)):
                lexicon.forms.setdefault(words, {})["REGION"] = name
        lexicon.forms.setdefault(("region", name), {})["MEMBERS"] = members


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
    lexicon.short = dict(read("abbreviations")["words"])
    lexicon.careful = frozenset(str(w) for w in read("fillers").get("careful_codes", ()))
