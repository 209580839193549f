"""All packs as one frozen store, with look-ups on plain dictionaries built once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType

from facts.errors import Fault, PackError
from facts.key_index import KeyIndex
from facts.model import (
    HOME,
    Bound,
    Code,
    CodeKind,
    Dimension,
    Finding,
    Key,
    Measure,
    MeasureKind,
    Note,
    Observation,
    Period,
    Source,
)
from facts.reading.codes import CodeBook, Library, read_library
from facts.reading.descriptor import FILE_NAME, Definition, Resource, ResourceKind
from facts.reading.packs import Pack, load_pack, pack_folders


@dataclass(frozen=True, slots=True)
class TableInfo:
    """What one table or passage of a document holds."""

    source: str
    name: str  # of the resource
    table: str  # as cited
    title: str
    page: int | None
    figures: int  # how many
    periods: tuple[Period, ...]
    codes: tuple[tuple[Dimension, tuple[str, ...]], ...]  # the codes of each dimension, in printed order
    origins: tuple[str, ...] = ()  # who gathered the figures
    is_prose: bool = False  # figures in sentences, not a table

    def get(self, dimension: Dimension) -> tuple[str, ...]:
        """The codes of one dimension, in printed order."""
        return dict(self.codes)[dimension]


class Store:
    """Everything that the packs say. Nothing in it changes after it is built."""

    def __init__(self, packs: Sequence[Pack], library: Library, faults: Iterable[Fault] = ()) -> None:
        self.packs = tuple(packs)
        self.faults = tuple(faults)  # of packs that were left out
        self.sources: Mapping[str, Source] = MappingProxyType({p.source.key: p.source for p in self.packs})
        self._measures = {m.code: m for m in library.measures}
        self._measures.update({m.code: m for p in self.packs for m in p.descriptor.measures})
        self._definitions = {d.code: d for d in library.definitions}
        self._definitions.update({d.code: d for p in self.packs for d in p.descriptor.definitions})
        self._book = _merged_book(self.packs, library)
        self._observations = tuple(observation for pack in self.packs for observation in pack.observations)
        self._printings = _by_figure(self._observations)
        periods: dict[Key, list[Period]] = {}
        for key, period in self._printings:
            periods.setdefault(key, []).append(period)
        self._periods = {key: tuple(sorted(found)) for key, found in periods.items()}
        self._index = KeyIndex(tuple(self._periods), self._is_member)
        self._findings: dict[tuple[Key, Period], list[Finding]] = {}
        for finding in self.all_findings:
            self._findings.setdefault((finding.key, finding.period), []).append(finding)
        self._caveats = {pack.source.key: pack.caveats for pack in self.packs}
        self._told = lru_cache(maxsize=4096)(self._caveats_of)  # of figures that are asked for

    # figures

    def get(self, key: Key, period: Period) -> Observation | None:
        """The figure in its finest printing."""
        found = self._printings.get((key, period))
        return found[0] if found else None

    def printings(self, key: Key, period: Period) -> tuple[Observation, ...]:
        """All places that print the figure, finest first, tables before prose."""
        return self._printings.get((key, period), ())

    def derived_print(self, key: Key, kind: MeasureKind, period: Period) -> Observation | None:
        """The source's own growth, share, change or rank of a series, where it prints one."""
        return self._derived_prints.get((key, kind, period))

    @cached_property
    def _derived_prints(self) -> dict[tuple[Key, MeasureKind, Period], Observation]:
        found: dict[tuple[Key, MeasureKind, Period], Observation] = {}
        for measure in self.measures:
            for key in self.keys(measure=measure.code) if measure.base else ():
                for period in self.periods(key):
                    base = key.with_(measure=measure.base)
                    found.setdefault((base, measure.kind, period), self._printings[key, period][0])
        return found

    def periods(self, key: Key) -> tuple[Period, ...]:
        """The periods that have the figure, in order."""
        return self._periods.get(key, ())

    def years(self, key: Key) -> tuple[int, ...]:
        """The single years that have the figure, in order."""
        return self._years.get(key, ())

    @cached_property
    def _years(self) -> dict[Key, tuple[int, ...]]:
        return {key: tuple(p.start for p in own if p.is_year) for key, own in self._periods.items()}

    def observations(self) -> tuple[Observation, ...]:
        """Every printed figure, in printed order, document by document."""
        return self._observations

    # keys

    def keys(self, **codes: str) -> tuple[Key, ...]:
        """The keys that have exactly these codes, in printed order; dimensions not named are free."""
        return self._index.keys(**codes)

    def members(self, key: Key, dimension: str) -> tuple[Key, ...]:
        """The single lines along `dimension`, with the other codes as in `key`: see KeyIndex."""
        return self._index.members(key, dimension)

    def _is_member(self, dimension: Dimension, code: str, definition: str) -> bool:
        found = self._book.get(dimension, code, definition)
        return found is not None and found.kind is CodeKind.MEMBER

    # nations

    def nation(self, definition: str, area: str = "") -> str:
        """The area that is the whole for `area`, or for a definition where no area is named.

        A nation is an area of kind total. A place belongs to the nation among its parents; without one, to
        the first nation that the definition has figures of. The home nation where there is none.
        """
        return self._nation_of.get(area) or next(iter(self.nations(definition)), HOME)

    @cached_property
    def _nation_of(self) -> dict[str, str]:
        areas = [area for area in self.codes(Dimension.AREA) if area.code]
        wholes = {area.code for area in areas if area.kind in (CodeKind.TOTAL, CodeKind.WORLD)}
        return {a.code: next(filter(wholes.__contains__, (a.code, *a.parents)), "") for a in areas}

    def nations(self, definition: str) -> tuple[str, ...]:
        """The nations that a definition has figures of, the home country first."""
        return self._nations.get(definition, ())

    def is_nation(self, area: str) -> bool:
        """Whether an area is a whole, not a place inside one."""
        return self._nation_of.get(area) == area

    def is_world(self, area: str) -> bool:
        """Whether an area is the whole of all nations, whose trade is nobody's own."""
        found = self._book.get(Dimension.AREA, area, "") if area else None
        return found is not None and found.kind is CodeKind.WORLD

    @cached_property
    def _nations(self) -> dict[str, tuple[str, ...]]:
        nations: dict[str, dict[str, None]] = {}
        for key in self.keys():
            if self.is_nation(key.area):
                nations.setdefault(key.definition, {})[key.area] = None
        return {name: tuple(sorted(found, key=HOME.__ne__)) for name, found in nations.items()}

    # words

    def code(self, dimension: str, code: str, definition: str = "") -> Code | None:
        """A code; a category is looked up in its definition, "" is the whole of a dimension."""
        return self._book.get(dimension, code, definition)

    def codes(self, dimension: str) -> tuple[Code, ...]:
        """All codes of a dimension, list by list in printed order."""
        return self._codes.get(dimension, ())

    @cached_property
    def _codes(self) -> dict[str, tuple[Code, ...]]:
        every = self._book.all()
        return {name.value: tuple(code for code in every if code.dimension is name) for name in Dimension}

    def measure(self, code: str) -> Measure:
        """A measure; raises KeyError if there is none of that code."""
        return self._measures[code]

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """All measures."""
        return tuple(self._measures.values())

    def derived(self, base: str, *kinds: MeasureKind) -> tuple[Measure, ...]:
        """The measures of these kinds that are derived from a measure."""
        return tuple(measure for measure in self._derived.get(base, ()) if measure.kind in kinds)

    @cached_property
    def _derived(self) -> dict[str, list[Measure]]:
        derived: dict[str, list[Measure]] = {}
        for measure in self.measures:
            derived.setdefault(measure.base, []).append(measure)
        return derived

    @cached_property
    def definitions(self) -> tuple[Definition, ...]:
        """All classifications."""
        return tuple(self._definitions.values())

    # what surrounds the figures

    @cached_property
    def all_findings(self) -> tuple[Finding, ...]:
        """Every declared contradiction."""
        return tuple(finding for pack in self.packs for finding in pack.findings)

    def findings(self, key: Key, period: Period) -> tuple[Finding, ...]:
        """The declared contradictions about one figure."""
        return tuple(self._findings.get((key, period), ()))

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """Definitions, methods, sources and reasons, in our words."""
        return tuple(note for pack in self.packs for note in pack.notes)

    def caveats(self, observation: Observation) -> tuple[str, ...]:
        """What a reader must know about this figure."""
        return self._told(observation)

    def _caveats_of(self, observation: Observation) -> tuple[str, ...]:
        caveats = self._caveats.get(observation.place.source, ())
        return tuple(caveat.text for caveat in caveats if caveat.is_about(observation))

    @cached_property
    def tables(self) -> tuple[TableInfo, ...]:
        """What each table and each kind of prose figures holds, document by document."""
        return tuple(
            _table_info(pack.source.key, resource, observations)
            for pack in self.packs for resource, observations in pack.by_resource
        )  # fmt: skip


def load_store(extra_folders: Sequence[Path] = ()) -> Store:
    """The store of the project's packs and of `extra_folders`.

    A pack with faults is left out, and its faults are in `store.faults`: the caller decides what to do.
    Raises PackError if the shared code lists are at fault.
    """
    faults: list[Fault] = []
    library = read_library(faults)
    if faults:
        raise PackError(faults)
    packs: dict[str, Pack] = {}
    for folder in (*pack_folders(), *extra_folders):
        try:
            pack = load_pack(folder, library)
        except PackError as error:
            faults.extend(error.faults)
            continue
        same = packs.setdefault(pack.source.key, pack)
        if same is not pack:
            rule = f"The pack {same.descriptor.folder} has this name already."
            place = folder / FILE_NAME
            faults.append(Fault(place, None, "name", pack.source.key, rule, "Choose another name."))
    return Store(tuple(packs.values()), library, faults)


def _merged_book(packs: Sequence[Pack], library: Library) -> CodeBook:
    book = library.book.copy()
    for pack in packs:
        if pack.book is not library.book:
            for code in pack.book.all():
                if library.book.get(code.dimension, code.code, code.definition) != code:
                    book.add(code, pack.descriptor.ambiguous)
    return book


def _by_figure(printed: Sequence[Observation]) -> dict[tuple[Key, Period], tuple[Observation, ...]]:
    found: dict[tuple[Key, Period], list[Observation]] = {}
    for observation in sorted(printed, key=lambda one: not one.names):  # tables first: they have an order
        found.setdefault((observation.key, observation.period), []).append(observation)
    return {figure: tuple(sorted(same, key=_coarseness)) for figure, same in found.items()}


def _coarseness(observation: Observation) -> tuple[float, bool]:
    """Finer printings first, bounds last; among equals those of a table with rows come before prose."""
    hedge = 0.0 if observation.bound is Bound.EXACT else abs(observation.value)
    return observation.half_width + hedge, not observation.names


def _table_info(source: str, resource: Resource, observations: Sequence[Observation]) -> TableInfo:
    codes = tuple(
        (dimension, tuple(dict.fromkeys(observation.key.get(dimension) for observation in observations)))
        for dimension in Dimension
    )
    periods = tuple(sorted({observation.period for observation in observations}))
    return TableInfo(
        source, resource.name, resource.table or resource.name, resource.title, resource.page,
        len(observations), periods, codes, resource.origins, resource.kind is ResourceKind.STATEMENTS,
    )  # fmt: skip
