"""What the lexicon files say, checked: forms of words with their types and values, fillers, regions.

Faults that are found: what cannot be read, a name that is there twice or is none that is known, what is no
list or no text, a form that is entered twice or has two values, a member or measure that there is not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from facts.errors import Fault
from intents.errors import LexiconError
from intents.lexicon.file import FOLDER, LexiconFile, Node
from intents.lexicon.forms import Entry, Words, inflect
from intents.lexicon.types import CAREFUL, FILLER_GROUPS, LIGHT, TYPES, UNKNOWN_KINDS


@dataclass(frozen=True, slots=True)
class Region:
    """Several states under one name."""

    name: str
    members: tuple[str, ...]  # codes of areas
    forms: tuple[Words, ...]  # the name is one of them
    is_ambiguous: bool  # asks which of the members is meant


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the lexicon files say."""

    cues: tuple[Entry, ...]  # of entities, cues and topics
    unknowns: Mapping[Words, str]  # known unknown -> what kind of thing it is
    regions: tuple[Region, ...]
    fillers: Mapping[Words, str]  # words that narrow nothing -> their group
    careful: frozenset[str]  # lower-case codes that are also words
    quiet: frozenset[str]  # measures that are not found by their names
    earned: frozenset[str]  # measures of what the workers of jobs earn
    asking: frozenset[str]  # what begins a name of a measure that is a question


def read_vocabulary(areas: Collection[str], measures: Collection[str], folder: Path = FOLDER) -> Vocabulary:
    """The lexicon files of a folder; `areas` and `measures`: the codes that there are.

    Raises LexiconError with all faults of all files, and OSError where a file cannot be opened.
    """
    faults: list[Fault] = []

    def file(name: str) -> LexiconFile:
        return LexiconFile(folder / f"{name}.yaml", faults)

    cues = tuple(entry for name in TYPES for entry in _cues(file(name), name))
    fillers, careful = _fillers(file("fillers"))
    vocabulary = Vocabulary(
        cues=cues,
        unknowns=_unknowns(file("unknowns"), fillers),
        regions=tuple(_regions(file("regions"), areas)),
        fillers=fillers,
        careful=careful,
        **_measures(file("measures"), measures),
    )
    if faults:
        raise LexiconError(faults)
    return vocabulary


def _cues(file: LexiconFile, name: str) -> Iterator[Entry]:
    """The entries of a file that maps types to values to forms."""
    for kind, values in file.entries(file.root):
        if not file.is_known(kind, "", TYPES[name], "type"):
            continue
        known, said = TYPES[name][kind.value], dict[Words, str]()
        for value, forms in file.entries(values, kind.value):
            field = f"{kind.value}.{value.value}" if value.value else kind.value
            if known is None or file.is_known(value, kind.value, known, f"value of {kind.value}"):
                for _, words in _spelled(file, forms, field, said):
                    yield words, kind.value, value.value


def _spelled(
    file: LexiconFile, forms: Node, field: str, said: dict[Words, str]
) -> Iterator[tuple[Node, Words]]:
    """The inflected forms of a list; each stands once in it, and in one of the lists that `said` spans."""
    for form in file.texts_once(forms, field):
        for words in inflect(form.value):
            if not words:
                file.fault(form, field, "Nothing is left of this form.", "Write at least one word.")
            elif (other := said.setdefault(words, field)) != field:
                rule = f'"{" ".join(words)}" is under {other} already.'
                file.fault(form, field, rule, "Take it out of one of the two.")
            else:
                yield form, words


def _unknowns(file: LexiconFile, fillers: Mapping[Words, str]) -> Mapping[Words, str]:
    """The known unknowns with their kinds; none may be a filler that is harmless everywhere."""
    said: dict[Words, str] = {}
    for kind, forms in file.entries(file.root):
        if file.is_known(kind, "", UNKNOWN_KINDS, "kind of known unknown"):
            for form, words in _spelled(file, forms, kind.value, said):
                if fillers.get(words) in LIGHT:
                    rule = f'"{" ".join(words)}" is a filler that is harmless wherever it stands.'
                    file.fault(form, kind.value, rule, "Take it out of one of the two.")
    return said


def _fillers(file: LexiconFile) -> tuple[Mapping[Words, str], frozenset[str]]:
    """Words -> the one group that they are in; and the codes that are also words."""
    said: dict[Words, str] = {}
    careful: frozenset[str] = frozenset()
    for group, forms in file.entries(file.root):
        if group.value == CAREFUL:
            careful = frozenset(code.value for code in file.texts_once(forms, CAREFUL))
        elif file.is_known(group, "", FILLER_GROUPS, "group of fillers"):
            for _ in _spelled(file, forms, group.value, said):
                pass
    return {(code,): CAREFUL for code in careful} | said, careful


def _regions(file: LexiconFile, areas: Collection[str]) -> Iterator[Region]:
    said: dict[Words, str] = {}
    for name, properties in file.entries(file.root):
        found = {
            key.value: value
            for key, value in file.entries(properties, name.value)
            if file.is_known(key, name.value, ("members", "forms", "ambiguous"), "property of a region")
        }
        forms = found.get("forms")
        spelled = _spelled(file, forms, f"{name.value}.forms", said) if forms else ()
        yield Region(
            name.value,
            _members(file, name, found.get("members"), areas),
            (*inflect(name.value), *(words for _, words in spelled)),
            _is_true(file, found.get("ambiguous"), f"{name.value}.ambiguous"),
        )


def _members(file: LexiconFile, name: Node, members: Node | None, areas: Collection[str]) -> tuple[str, ...]:
    """The codes of a region's states: at least two, each once."""
    field = f"{name.value}.members"
    if members is None:
        file.fault(name, name.value, "A region has members.", "Write `members: [OR, WA]`.")
        return ()
    codes = [code for code in file.texts(members, field) if file.is_known(code, field, areas, "area")]
    if len({code.value for code in codes}) != len(codes) or len(codes) == 1:
        file.fault(members, field, "A region has several states, each once.", "Mend the list.")
    return tuple(code.value for code in codes)


def _is_true(file: LexiconFile, node: Node | None, field: str) -> bool:
    if node is None or not file.is_text(node, field):
        return False
    return file.is_known(node, field, ("true", "false"), "answer") and node.value == "true"


def _measures(file: LexiconFile, measures: Collection[str]) -> dict[str, frozenset[str]]:
    """The parts of the file on names of measures: `quiet` and `earned` hold measures, `asking` words."""
    found = {"quiet": frozenset[str](), "earned": frozenset[str](), "asking": frozenset[str]()}
    for part, texts in file.entries(file.root):
        if file.is_known(part, "", found, "part of this file"):
            listed = file.texts_once(texts, part.value)
            if part.value != "asking":
                listed = [code for code in listed if file.is_known(code, part.value, measures, "measure")]
            found[part.value] = frozenset(text.value for text in listed)
    return found
