"""datapackage.yaml: what a pack says about its document and its files.

The Data Package v2 properties keep their meaning; the properties that are ours are explained in
packs/README.md, one by one. Everything is checked here, every fault is noted with its line.
"""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml

from facts.errors import Fault
from facts.model import Dimension, Key, Measure, MeasureKind, Period, Source, Status
from facts.units import unit_of
from facts.yaml_lines import YamlFile, show_path

FILE_NAME = "datapackage.yaml"
PERIOD_COLUMN = "period"
_STANDARD = frozenset([
    "name", "title", "description", "version", "created", "keywords", "homepage", "image", "licenses",
    "contributors", "profile", "$schema", "id", "sources", "format", "mediatype", "encoding", "bytes", "hash",
    "dialect", "type", "constraints", "example", "path", "resources", "schema", "fields", "missingValues",
    "primaryKey",
])  # fmt: skip
_PACKAGE = _STANDARD | frozenset([
    "short", "publisher", "published", "url", "aliases", "definition", "definitions", "measures", "caveats",
    "ambiguous",
])  # fmt: skip
_RESOURCE = _STANDARD | frozenset([
    "kind", "table", "page", "defaults", "multiplier", "status", "rows", "cells", "identities",
])  # fmt: skip
_KEY_NAMES = frozenset(Key.__slots__)
_FIELD = (
    _STANDARD | _KEY_NAMES | frozenset(["dimension", "value", "printed", "period", "multiplier", "status"])
)
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
    rows: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # row label -> codes
    cells: tuple[CellRule, ...] = ()
    sums: tuple[str, ...] = ()  # dimensions along which the lines add up to the printed totals
    counts: tuple[Count, ...] = ()


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
    return Period(start, last) if last >= start else None


def read_descriptor(folder: Path, faults: list[Fault]) -> Descriptor | None:
    """The descriptor of `folder`; None, with the faults noted, if it cannot be used at all."""
    file = folder / FILE_NAME
    try:
        document = YamlFile(file)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        faults.append(_unreadable(folder, file, error))
        return None
    return _Reader(document, faults).descriptor(folder)


def _unreadable(folder: Path, file: Path, error: Exception) -> Fault:
    if not folder.is_dir():
        remedy = "Give the path of a folder that exists."
        return Fault(folder / FILE_NAME, None, "", "", f"There is no pack folder {folder}.", remedy)
    if isinstance(error, FileNotFoundError):
        rule = f"A pack folder holds a {FILE_NAME}."
        return Fault(file, None, "", "", rule, "Add it, as packs/README.md shows.")
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark is not None else None
    problem = str(getattr(error, "problem", None) or error)
    return Fault(file, line, "", problem, "The file must be readable YAML in UTF-8.", "Mend that line.")


class _Reader:
    """Reads the properties of one descriptor and notes what is wrong with them."""

    def __init__(self, document: YamlFile, faults: list[Fault]) -> None:
        self._document = document
        self._faults = faults

    def descriptor(self, folder: Path) -> Descriptor | None:
        data = self._document.data
        if not isinstance(data, dict):
            self._fault((), "", "A descriptor is a mapping of properties.", "Start with `name: ...`.")
            return None
        self._known((), data, _PACKAGE)
        definitions = tuple(
            self._definition(("definitions", i), d) for i, d in self._items((), data, "definitions")
        )
        if not definitions and not data.get("definition"):  # its own view of what counts, under its own name
            definitions = (Definition(str(data.get("name", "")), str(data.get("title", ""))),)
        own = definitions[0].code if len(definitions) == 1 else ""
        return Descriptor(
            folder=folder,
            source=self._source(data),
            version=str(data.get("version", "")),
            definition=self._text((), data, "definition") or own,
            definitions=definitions,
            measures=tuple(self._measure(("measures", i), d) for i, d in self._items((), data, "measures")),
            caveats=tuple(self._caveat(("caveats", i), d) for i, d in self._items((), data, "caveats")),
            resources=self._resources(data),
            ambiguous=frozenset(name.casefold() for name in self._texts((), data, "ambiguous")),
        )

    # what each property holds

    def _source(self, data: Mapping[str, Any]) -> Source:
        title = self._text((), data, "title", is_needed=True)
        published = self._text((), data, "published") or None
        origins = [origin for _, origin in self._items((), data, "sources")]
        url = self._text((), data, "url") or next((str(o["path"]) for o in origins if o.get("path")), None)
        return Source(
            key=self._text((), data, "name", is_needed=True),
            title=title,
            publisher=self._text((), data, "publisher", is_needed=True),
            published=published,
            url=url,
            short=self._text((), data, "short") or title,
            aliases=self._texts((), data, "aliases"),
        )

    def _definition(self, path: _Path, data: Mapping[str, Any]) -> Definition:
        self._known(path, data, frozenset({"code", "label", "aliases", "note"}))
        code = self._text(path, data, "code", is_needed=True)
        label = self._text(path, data, "label") or code
        return Definition(code, label, self._texts(path, data, "aliases"), self._text(path, data, "note"))

    def _measure(self, path: _Path, data: Mapping[str, Any]) -> Measure:
        self._known(path, data, frozenset({"code", "label", "unit", "kind", "base", "aliases"}))
        code = self._text(path, data, "code", is_needed=True)
        return Measure(
            code=code,
            label=self._text(path, data, "label") or code,
            unit=unit_of(self._text(path, data, "unit", is_needed=True)),
            kind=MeasureKind(self._choice(path, data, "kind", MeasureKind, MeasureKind.LEVEL)),
            base=self._text(path, data, "base"),
            aliases=self._texts(path, data, "aliases"),
        )

    def _caveat(self, path: _Path, data: Mapping[str, Any]) -> Caveat:
        names = frozenset(d.value for d in Dimension)
        self._known(path, data, frozenset({"text", "tables", "periods"}) | names)
        codes = tuple((d, frozenset(self._texts(path, data, d))) for d in Dimension if d in data)
        periods = [self._as_period((*path, "periods"), text) for text in self._texts(path, data, "periods")]
        text = self._text(path, data, "text", is_needed=True)
        tables = frozenset(self._texts(path, data, "tables"))
        return Caveat(text, tables, codes, frozenset(p for p in periods if p is not None))

    def _resources(self, data: Mapping[str, Any]) -> tuple[Resource, ...]:
        """The resources without faults: reading the others would only repeat their faults cell by cell."""
        found = []
        for i, item in self._items((), data, "resources", is_needed=True):
            before = len(self._faults)
            resource = self._resource(("resources", i), item)
            if len(self._faults) == before:
                found.append(resource)
        return tuple(found)

    def _resource(self, path: _Path, data: Mapping[str, Any]) -> Resource:
        self._known(path, data, _RESOURCE)
        name = self._text(path, data, "name", is_needed=True)
        schema = data.get("schema") or {}
        in_schema = (*path, "schema")
        self._known(in_schema, schema, _STANDARD)
        fallback = ResourceKind(name) if name in set(ResourceKind) else ResourceKind.TABLE
        defaults = self._mapping(path, data, "defaults")
        self._known((*path, "defaults"), defaults, _KEY_NAMES | {PERIOD_COLUMN})
        fields = [
            self._field((*in_schema, "fields", i), d) for i, d in self._items(in_schema, schema, "fields")
        ]
        return Resource(
            name=name,
            path=self._text(path, data, "path", is_needed=True),
            kind=ResourceKind(self._choice(path, data, "kind", ResourceKind, fallback)),
            title=self._text(path, data, "title"),
            table=self._text(path, data, "table") or self._text(path, data, "title"),
            page=self._number(path, data, "page", None),
            fields=tuple(fields),
            missing=frozenset(self._texts(in_schema, schema, "missingValues")) | {""},
            defaults=_codes(defaults),
            period=self._period((*path, "defaults"), defaults),
            multiplier=self._number(path, data, "multiplier", 1) or 1,
            status=Status(self._choice(path, data, "status", Status, Status.NORMAL)),
            rows=self._rows(path, data),
            cells=tuple(self._cell((*path, "cells", i), d) for i, d in self._items(path, data, "cells")),
            sums=self._sums(path, data),
            counts=self._counts(path, data),
        )

    def _field(self, path: _Path, data: Mapping[str, Any]) -> Field:
        self._known(path, data, _FIELD)
        status = self._choice(path, data, "status", Status, None)
        return Field(
            name=self._text(path, data, "name", is_needed=True),
            dimension=self._choice(path, data, "dimension", [*Dimension, PERIOD_COLUMN], "") or "",
            value=self._text(path, data, "value"),
            printed=self._text(path, data, "printed"),
            period=self._period(path, data),
            multiplier=self._number(path, data, "multiplier", 0) or 0,
            status=Status(status) if status else None,
            codes=_codes(data),
        )

    def _rows(self, path: _Path, data: Mapping[str, Any]) -> dict[str, dict[str, str]]:
        rows = self._mapping(path, data, "rows")
        for label, codes in rows.items():
            self._known((*path, "rows", label), codes, _KEY_NAMES)
        return {str(label): dict(_codes(codes)) for label, codes in rows.items()}

    def _cell(self, path: _Path, data: Mapping[str, Any]) -> CellRule:
        self._known(path, data, frozenset({"rows", "columns", "status"}))
        status = Status(self._choice(path, data, "status", Status, Status.NORMAL))
        rows, columns = self._texts(path, data, "rows"), self._texts(path, data, "columns")
        return CellRule(frozenset(rows), frozenset(columns), status)

    def _sums(self, path: _Path, data: Mapping[str, Any]) -> tuple[str, ...]:
        identities = self._mapping(path, data, "identities")
        in_identities = (*path, "identities")
        self._known(in_identities, identities, frozenset({"sums", "counts"}))
        sums = self._texts(in_identities, identities, "sums")
        for name in sums:
            if name not in _KEY_NAMES:
                self._fault(
                    (*in_identities, "sums"),
                    name,
                    f"Sums run along one of {_list(_KEY_NAMES)}.",
                    "Choose one.",
                )
        return tuple(name for name in sums if name in _KEY_NAMES)

    def _counts(self, path: _Path, data: Mapping[str, Any]) -> tuple[Count, ...]:
        inside = (*path, "identities")
        items = self._items(inside, self._mapping(path, data, "identities"), "counts")
        return tuple(self._count((*inside, "counts", i), item) for i, item in items)

    def _count(self, path: _Path, data: Mapping[str, Any]) -> Count:
        self._known(path, data, frozenset({"measure", "of", "along", "over", "under", "parts"}))
        low, high = self._number(path, data, "over", None), self._number(path, data, "under", None)
        return Count(
            measure=self._text(path, data, "measure", is_needed=True),
            of=self._text(path, data, "of"),
            along=self._choice(path, data, "along", list(Dimension), ""),
            low=-math.inf if low is None else low,
            high=math.inf if high is None else high,
            parts=self._texts(path, data, "parts"),
        )

    # types

    def _text(self, path: _Path, data: Mapping[str, Any], name: str, *, is_needed: bool = False) -> str:
        value = data.get(name)
        if isinstance(value, (dict, list)):
            self._fault((*path, name), "", f"`{name}` is one text.", "Write it on one line.")
            return ""
        text = "" if value is None else str(value).strip()
        if is_needed and not text:
            self._fault((*path, name), "", f"`{name}` is missing.", f"Add `{name}: ...`.")
        return text

    def _texts(self, path: _Path, data: Mapping[str, Any], name: str) -> tuple[str, ...]:
        value = data.get(name)
        values = value if isinstance(value, list) else [] if value is None else [value]
        if any(isinstance(one, (dict, list)) for one in values):
            self._fault((*path, name), "", f"`{name}` is a list of texts.", "Write `[one, two]`.")
            return ()
        return tuple("" if one is None else str(one).strip() for one in values)

    def _number(self, path: _Path, data: Mapping[str, Any], name: str, default: int | None) -> int | None:
        value = data.get(name)
        if value is None:
            return default
        if isinstance(value, float) and value.is_integer():
            return int(value)  # 1e6
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        if str(value).replace("_", "").isdigit():
            return int(str(value).replace("_", ""))
        self._fault((*path, name), str(value), f"`{name}` is a whole number.", "Write it in digits.")
        return default

    def _choice(self, path: _Path, data: Mapping[str, Any], name: str, allowed: Any, default: Any) -> Any:
        text = self._text(path, data, name)
        if not text or text in {str(one) for one in allowed}:
            return text or default
        rule = f"`{name}` is one of {_list(str(one) for one in allowed)}."
        near = difflib.get_close_matches(text, [str(one) for one in allowed], 1)
        self._fault((*path, name), text, rule, f"Did you mean `{near[0]}`?" if near else "Write one of them.")
        return default

    def _period(self, path: _Path, data: Mapping[str, Any]) -> Period | None:
        value = data.get(PERIOD_COLUMN)
        return None if value is None else self._as_period((*path, PERIOD_COLUMN), value)

    def _as_period(self, path: _Path, value: object) -> Period | None:
        period = parse_period(value)
        if period is None:
            rule = "A period is a year or two years, the first before the last."
            self._fault(path, str(value), rule, "Write 2020 or 2019-2020.")
        return period

    def _mapping(self, path: _Path, data: Mapping[str, Any], name: str) -> dict[str, Any]:
        value = data.get(name) or {}
        if not isinstance(value, dict):
            self._fault(
                (*path, name), str(value), f"`{name}` is a mapping.", "Write `name: value` lines below it."
            )
            return {}
        return value

    def _items(
        self, path: _Path, data: Mapping[str, Any], name: str, is_needed: bool = False
    ) -> list[tuple[int, dict[str, Any]]]:
        value = data.get(name)
        if not value and is_needed:
            self._fault((*path, name), "", f"`{name}` is missing.", f"List at least one under `{name}:`.")
        if value is not None and not isinstance(value, list):
            self._fault((*path, name), "", f"`{name}` is a list.", "Start each entry with a dash.")
            return []
        items = [(i, item) for i, item in enumerate(value or []) if isinstance(item, dict)]
        for i, item in enumerate(value or []):
            if not isinstance(item, dict):
                self._fault((*path, name, i), str(item), "An entry is a mapping.", "Write `- name: ...`.")
        return items

    def _known(self, path: _Path, data: Any, known: frozenset[str]) -> None:
        for name in data if isinstance(data, dict) else ():
            if str(name) not in known:
                rule = "There is no such property here."
                self._fault((*path, name), str(name), rule, _nearest(str(name), sorted(known)))

    def _fault(self, path: _Path, text: str, rule: str, remedy: str) -> None:
        line = self._document.line(path)
        self._faults.append(Fault(self._document.file, line, show_path(path), text, rule, remedy))


_Path = tuple[str | int, ...]


def _codes(data: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name, "" if data[name] is None else str(data[name])) for name in Key.__slots__ if name in data
    )


def _list(names: Any) -> str:
    return ", ".join(sorted(names))


def _nearest(text: str, names: Sequence[str]) -> str:
    near = difflib.get_close_matches(text, names, 1)
    return f"Did you mean `{near[0]}`?" if near else "Remove it, or see packs/README.md for what there is."
