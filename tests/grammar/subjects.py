"""What a sentence can be about: the lines of one table, with the names that people call them by."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from facts.model import CodeKind, Dimension, Key
from facts.store import Store
from tests.grammar.expected import Names

#: dimensions whose codes have names
NAMED = (Dimension.AREA, Dimension.PARTNER, Dimension.CATEGORY)


@dataclass(frozen=True, slots=True)
class Subject:
    """Lines along one dimension of one table, and how they are said."""

    name: str
    years: tuple[int, ...]
    spellings: dict[Key, tuple[str, ...]]  # line -> its names, the usual one first
    forms: tuple[str, ...]  # "{x}'s ^tech exports"; "^" is where a narrowing word would stand
    joint: tuple[str, ...] = ()  # forms whose {x} may be "Texas and Utah"
    one: str = ""  # state
    many: str = ""  # states
    ranked: tuple[str, ...] = ()  # what they are ranked by
    whole: str = ""  # what a share is of
    crossed: tuple[str, ...] = ()  # what no table crosses
    outside: tuple[int, ...] = ()  # years that the table has not
    says: dict[str, list[str]] = field(default_factory=dict)  # pattern -> sentences of its own

    @property
    def lines(self) -> tuple[Key, ...]:
        """Its lines, in printed order."""
        return tuple(self.spellings)


def read_subject(
    name: str, entry: dict[str, Any], years_outside: dict[str, list[int]], store: Store
) -> Subject:
    """A subject of grammar.yaml, its lines and their names looked up in the store."""
    key: dict[str, str] = entry["key"]
    spellings: dict[Key, tuple[str, ...]] = (
        {Key(**key, product=product): (said,) for said, product in entry["lines"].items()}
        if "lines" in entry
        else _spellings(store, entry["along"], key, CodeKind(entry.get("kind", "member")))
    )
    return Subject(
        name=name,
        years=tuple(entry["years"]),
        spellings=spellings,
        forms=tuple(entry["forms"]),
        joint=tuple(entry.get("joint", ())),
        one=entry.get("one", ""),
        many=entry.get("many", ""),
        ranked=tuple(entry.get("ranked", ())),
        whole=entry.get("whole", ""),
        crossed=tuple(entry.get("crossed", ())),
        outside=tuple(entry.get("outside", years_outside[key["definition"]])),
        says=entry.get("says", {}),
    )


def _spellings(store: Store, along: str, codes: dict[str, str], kind: CodeKind) -> dict[Key, tuple[str, ...]]:
    """The lines along a dimension, each with its names; names of two codes are left out."""
    others = {"area": "US", "partner": "", "category": ""} | codes
    others.pop(along)
    clear = _clear_names(store, along)
    found: dict[Key, tuple[str, ...]] = {}
    for key in store.keys(**others):
        code = store.code(along, key.get(Dimension(along)), key.definition)
        if code is not None and code.code and code.kind is kind:
            found[key] = (code.label, *(alias for alias in code.aliases if alias.casefold() in clear))
    return found


def _clear_names(store: Store, along: str) -> frozenset[str]:
    """Names of one code only that are no abbreviations."""
    owners: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for code in store.codes(along):
        for name in (code.label, *code.aliases):
            owners[name.casefold()].add((code.definition, code.code))
    return frozenset(n for n, codes in owners.items() if len(codes) == 1 and "." not in n and len(n) > 3)


def all_names(store: Store) -> Names:
    """Every name of every code, as replies may print it."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for dimension in NAMED:
        for code in store.codes(dimension):
            for name in (code.label, *code.aliases):
                found[name.casefold()].add((dimension.value, code.code))
    return found
