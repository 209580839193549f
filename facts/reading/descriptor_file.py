"""Reads datapackage.yaml into a Descriptor.

The Data Package v2 properties keep their meaning; the properties that are ours are explained in
packs/README.md, one by one. Everything is checked here, every fault is noted with its line.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from facts.errors import Fault
from facts.model import Balance, Dimension, Key, LineKind, Measure, MeasureKind, Places, Source, Status
from facts.reading import properties
from facts.reading.descriptor import (
    FILE_NAME,
    PERIOD_COLUMN,
    Caveat,
    CellRule,
    Count,
    Definition,
    Descriptor,
    Field,
    Resource,
    ResourceKind,
)
from facts.reading.properties import Properties
from facts.reading.yaml_lines import YamlFile
from facts.units import unit_of

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
    "kind", "table", "page", "defaults", "multiplier", "status", "labels", "cells", "identities",
])  # fmt: skip
_MEASURE = frozenset([
    "code", "label", "unit", "kind", "base", "aliases", "places", "part_of_all", "balance", "upper",
])  # fmt: skip
_KEY_NAMES = frozenset(Key._fields)
_FIELD = (
    _STANDARD | _KEY_NAMES | frozenset(["dimension", "value", "printed", "period", "multiplier", "status"])
)


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


class _Reader(Properties):
    """Reads the properties of one descriptor and notes what is wrong with them."""

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

    def _definition(self, path: properties.Path, data: Mapping[str, Any]) -> Definition:
        self._known(path, data, frozenset({"code", "label", "aliases", "note", "lines", "default_for"}))
        code = self._text(path, data, "code", is_needed=True)
        return Definition(
            code=code,
            label=self._text(path, data, "label") or code,
            aliases=self._texts(path, data, "aliases"),
            note=self._text(path, data, "note"),
            lines=LineKind(self._choice(path, data, "lines", LineKind, LineKind.CATEGORY)),
            default_for=tuple(map(Dimension, self._choices(path, data, "default_for", Dimension))),
        )

    def _measure(self, path: properties.Path, data: Mapping[str, Any]) -> Measure:
        self._known(path, data, _MEASURE)
        balance = self._choice(path, data, "balance", Balance, None)
        code = self._text(path, data, "code", is_needed=True)
        return Measure(
            code=code,
            label=self._text(path, data, "label") or code,
            unit=unit_of(self._text(path, data, "unit", is_needed=True)),
            kind=MeasureKind(self._choice(path, data, "kind", MeasureKind, MeasureKind.LEVEL)),
            base=self._text(path, data, "base"),
            aliases=self._texts(path, data, "aliases"),
            places=self._places((*path, "places"), self._mapping(path, data, "places")),
            part_of_all=self._text(path, data, "part_of_all"),
            upper=self._text(path, data, "upper"),
            balance=Balance(balance) if balance else None,
        )

    def _places(self, path: properties.Path, data: Mapping[str, Any]) -> Places | None:
        self._known(path, data, frozenset({"of", "along", "first", "last"}))
        if not data:
            return None
        of = self._text(path, data, "of", is_needed=True)
        along = self._choice(path, data, "along", Dimension, Dimension.AREA)
        first = self._number(path, data, "first", 1) or 0
        last = self._number(path, data, "last", first) or 0
        if not 1 <= first <= last:
            self._fault(
                path, f"{first} to {last}", "Places run from the first on.", "Write 1 and 3, or 2 and 2."
            )
            return None
        return Places(of, Dimension(along), first, last)

    def _caveat(self, path: properties.Path, data: Mapping[str, Any]) -> Caveat:
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

    def _resource(self, path: properties.Path, data: Mapping[str, Any]) -> Resource:
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
            labels=self._labels(path, data),
            cells=tuple(self._cell((*path, "cells", i), d) for i, d in self._items(path, data, "cells")),
            sums=self._sums(path, data),
            counts=self._counts(path, data),
            origins=tuple(str(o.get("title", "")) for _, o in self._items(path, data, "sources")),
            number=int(path[1]),
        )

    def _field(self, path: properties.Path, data: Mapping[str, Any]) -> Field:
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

    def _labels(self, path: properties.Path, data: Mapping[str, Any]) -> dict[str, dict[str, str]]:
        labels = self._mapping(path, data, "labels")
        for label, codes in labels.items():
            self._known((*path, "labels", label), codes, _KEY_NAMES)
        return {str(label): dict(_codes(codes)) for label, codes in labels.items()}

    def _cell(self, path: properties.Path, data: Mapping[str, Any]) -> CellRule:
        self._known(path, data, frozenset({"rows", "columns", "status"}))
        status = Status(self._choice(path, data, "status", Status, Status.NORMAL))
        rows, columns = self._texts(path, data, "rows"), self._texts(path, data, "columns")
        return CellRule(frozenset(rows), frozenset(columns), status)

    def _sums(self, path: properties.Path, data: Mapping[str, Any]) -> tuple[str, ...]:
        identities = self._mapping(path, data, "identities")
        in_identities = (*path, "identities")
        self._known(in_identities, identities, frozenset({"sums", "counts"}))
        sums = self._texts(in_identities, identities, "sums")
        for name in sums:
            if name not in _KEY_NAMES:
                self._fault(
                    (*in_identities, "sums"),
                    name,
                    f"Sums run along one of {properties.join_names(_KEY_NAMES)}.",
                    "Choose one.",
                )
        return tuple(name for name in sums if name in _KEY_NAMES)

    def _counts(self, path: properties.Path, data: Mapping[str, Any]) -> tuple[Count, ...]:
        inside = (*path, "identities")
        items = self._items(inside, self._mapping(path, data, "identities"), "counts")
        return tuple(self._count((*inside, "counts", i), item) for i, item in items)

    def _count(self, path: properties.Path, data: Mapping[str, Any]) -> Count:
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


def _codes(data: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name, "" if data[name] is None else str(data[name])) for name in Key._fields if name in data
    )
