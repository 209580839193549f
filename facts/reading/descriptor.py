"""What a pack says about its document and its files: the content of datapackage.yaml."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from facts.model import Dimension, LineKind, Measure, Observation, Period, Source, Status

FILE_NAME = "datapackage.yaml"
PERIOD_COLUMN = "period"
_PERIOD = re.compile(r"(\d{4})(?:\s*[-\N{EN DASH}/]\s*(\d{4}|\d{2}))?")


class ResourceKind(StrEnum):
    """What a file of a pack holds."""

    TABLE = "table"
    STATEMENTS = "statements"
    NOTES = "notes"
    CODES = "codes"
    CONTRADICTIONS = "contradictions"


@dataclass(frozen=True, slots=True)
class Definition:
    """A classification: which goods and services count. Figures of two are never combined."""

    code: str
    label: str
    aliases: tuple[str, ...] = ()
    note: str = ""  # what it includes, in our words
    lines: LineKind = LineKind.CATEGORY  # what its lines are called
    default_for: tuple[
        Dimension, ...
    ] = ()  # meant where one of these is asked for and no definition is named


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a table file."""

    name: str
    dimension: str = ""  # a Dimension or "period": the cell names a code (or a period)
    value: str = ""  # the column with the figure, where the cell itself is a name (ranking lists)
    printed: str = ""  # the figure itself, where the cell is a name and the heading says it for all: "#1"
    period: Period | None = None
    multiplier: int = 0  # 0: as the resource says
    status: Status | None = None
    codes: tuple[tuple[str, str], ...] = ()  # codes that hold for the figures of this column


@dataclass(frozen=True, slots=True)
class Resource:
    """One file of a pack."""

    name: str
    path: str
    kind: ResourceKind
    title: str = ""
    table: str = ""  # as a citation names it
    page: int | None = None
    fields: tuple[Field, ...] = ()
    missing: frozenset[str] = frozenset({""})
    defaults: tuple[tuple[str, str], ...] = ()  # codes that hold for every figure
    period: Period | None = None
    multiplier: int = 1
    status: Status = Status.NORMAL
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # row label -> codes
    cells: tuple[CellRule, ...] = ()
    sums: tuple[str, ...] = ()  # dimensions along which the lines add up to the printed totals
    counts: tuple[Count, ...] = ()
    origins: tuple[str, ...] = ()  # who gathered the figures, as the document names them
    number: int = 0  # its place in the list of resources, for complaints


@dataclass(frozen=True, slots=True)
class Count:
    """A measure that counts lines, or adds up other counts."""

    measure: str
    of: str = ""  # the measure whose lines are counted
    along: str = ""  # the dimension along which they vary
    low: float = -math.inf  # a line counts if its figure is between the two
    high: float = math.inf
    parts: tuple[str, ...] = ()  # measures that it is the sum of


@dataclass(frozen=True, slots=True)
class CellRule:
    """A status that holds for some cells only; empty means any row, any column."""

    rows: frozenset[str]
    columns: frozenset[str]
    status: Status


@dataclass(frozen=True, slots=True)
class Caveat:
    """What a reader must know about some of the figures."""

    text: str
    tables: frozenset[str] = frozenset()  # as cited; empty: all
    codes: tuple[tuple[Dimension, frozenset[str]], ...] = ()
    periods: frozenset[Period] = frozenset()

    def is_about(self, observation: Observation) -> bool:
        """Whether it is to be told with this figure; what it does not name is free."""
        return (
            (not self.tables or observation.place.table in self.tables)
            and (not self.periods or observation.period in self.periods)
            and all(getattr(observation.key, dimension) in codes for dimension, codes in self.codes)
        )


@dataclass(frozen=True, slots=True)
class Descriptor:
    """A pack's datapackage.yaml."""

    folder: Path
    source: Source
    version: str
    definition: str  # that figures belong to where nothing else is said
    definitions: tuple[Definition, ...]
    measures: tuple[Measure, ...]
    caveats: tuple[Caveat, ...]
    resources: tuple[Resource, ...]
    ambiguous: frozenset[str]  # names that stand for more than one code on purpose


def parse_period(text: object) -> Period | None:
    """2020, "2020", "2019-2020" or "2000-06" as a period; None for anything else."""
    found = _PERIOD.fullmatch(str(text).strip())
    if found is None:
        return None
    start, end = int(found[1]), found[2] or found[1]
    last = int(end) if len(end) == 4 else start // 100 * 100 + int(end)
    if last == start:
        return Period.year(start)
    return Period(start, last) if last > start else None
