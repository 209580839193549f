"""What sort of thing a code of the packs is, as far as a sentence is read by it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from facts.model import Balance, CodeKind, Dimension, LineKind, MeasureKind, Shared
from facts.store import Store
from intents.lexicon.forms import words_of


@dataclass(frozen=True, slots=True)
class Counted:
    """The lines that a printed number counts."""

    lines: LineKind
    balance: Balance


@dataclass(frozen=True, slots=True)
class CodeKinds:
    """The codes of each sort."""

    groups: frozenset[str]  # partners that are several
    grouped: frozenset[tuple[str, str]]  # a partner, and one that is several of which it is a member
    adjectives: frozenset[str]  # of partners: "german"
    rest: frozenset[str]  # partners that are all others
    sectors: frozenset[str]  # classifications whose lines are sectors
    tech_lines: Mapping[str, str]  # product -> tech itself as one of the sectors
    tech_beside: Mapping[str, str]  # a sector, "definition/code" -> tech as the sector of the same product
    partnered: tuple[str, ...]  # classifications that are meant where a partner is named
    counted: Mapping[str, Counted]  # measure -> the lines with a surplus or deficit that it counts
    stated: Mapping[str, frozenset[str]]  # measure that only statements give -> the words that name it

    def is_sector(self, category: str) -> bool:
        """Whether a category, "definition/code", is a line of a classification of sectors."""
        return category.partition("/")[0] in self.sectors

    def has_group(self, partners: Iterable[str]) -> bool:
        """Whether any of these partners stands for several."""
        return not self.groups.isdisjoint(partners)


def code_kinds(store: Store) -> CodeKinds:
    """What the descriptors and code lists of all packs say."""
    definitions = store.definitions
    return CodeKinds(
        groups=_partners(store, CodeKind.GROUP, CodeKind.SET),
        grouped=frozenset((c.code, group) for c in store.codes(Dimension.PARTNER) for group in c.parents),
        adjectives=frozenset(a.lower() for c in store.codes(Dimension.PARTNER) for a in c.adjectives),
        rest=_partners(store, CodeKind.REST),
        sectors=frozenset(d.code for d in definitions if d.lines is LineKind.SECTOR),
        tech_lines=_tech_lines(store),
        tech_beside=_tech_beside(store),
        partnered=tuple(d.code for d in definitions if Dimension.PARTNER in d.default_for),
        counted=_counted(store),
        stated=_stated(store),
    )


def _tech_lines(store: Store) -> dict[str, str]:
    """Tech itself as a line of a wider classification, by product; of several the first."""
    whole = [code for code in store.codes(Dimension.CATEGORY) if code.whole_of]
    return {code.product: f"{code.definition}/{code.code}" for code in reversed(whole)}


def _tech_beside(store: Store) -> dict[str, str]:
    """Each line of a classification that holds tech itself, with tech as the line of its product."""
    lines = _tech_lines(store)
    whole = {line.partition("/")[0] for line in lines.values()}
    return {
        f"{code.definition}/{code.code}": lines[code.product]
        for code in store.codes(Dimension.CATEGORY)
        if code.definition in whole and code.product in lines
    }


def _partners(store: Store, *kinds: CodeKind) -> frozenset[str]:
    return frozenset(code.code for code in store.codes(Dimension.PARTNER) if code.kind in kinds)


def _counted(store: Store) -> dict[str, Counted]:
    lines = {definition.code: definition.lines for definition in store.definitions}
    return {
        measure.code: Counted(lines[key.definition], measure.balance)
        for measure in store.measures
        if measure.balance is not None and measure.kind is MeasureKind.COUNT
        for key in store.keys(measure=measure.code)
    }


def _stated(store: Store) -> dict[str, frozenset[str]]:
    """The measures that are neither shared nor derived from one, each with the words of its names."""
    return {
        measure.code: frozenset(w for form in (measure.label, *measure.aliases) for w in words_of(form))
        for measure in store.measures
        if measure.code not in set(Shared)
        and measure.kind in {MeasureKind.OTHER, MeasureKind.LEVEL, MeasureKind.COUNT}
    }
