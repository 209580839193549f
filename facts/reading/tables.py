"""Printed tables: one CSV row per printed row, one column per printed column, cells as printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from facts.errors import Fault
from facts.model import Dimension, Observation, Period, Status
from facts.reading.csv_lines import Row, check_columns, read_rows
from facts.reading.descriptor import FILE_NAME, PERIOD_COLUMN, Field, Resource, parse_period
from facts.reading.drafts import Draft, FigureReader, Names, place_of
from facts.reading.yaml_lines import YamlFile, show_path

_LABELS = (
    Dimension.AREA,
    Dimension.PARTNER,
    Dimension.CATEGORY,
)  # what a row of a table is usually called by


@dataclass(frozen=True, slots=True)
class _Head:
    """What the name cells of one row say about all its figures."""

    label: str
    codes: Mapping[str, str]
    period: Period | None
    names: Names


def read_table(reader: FigureReader, resource: Resource) -> tuple[Observation, ...]:
    """The observations of a printed table, row by row; faults go to the reader."""
    columns, rows = read_rows(reader.descriptor.folder / resource.path, reader.faults)
    fields = _fields(resource, columns)
    names = [field.name for field in fields]
    file = reader.descriptor.folder / resource.path
    if not columns or not check_columns(file, columns, names, names, reader.faults):
        return ()
    faults_before = len(reader.faults)
    _check_names(reader, resource, columns, rows)
    if len(reader.faults) > faults_before:
        return ()
    return tuple(o for row in rows for o in _row(reader, resource, fields, row))


def _check_names(
    reader: FigureReader, resource: Resource, columns: Sequence[str], rows: Sequence[Row]
) -> None:
    """What the descriptor says about rows and columns must be about some that there are."""
    cells = {cell for row in rows for cell in row.cells.values()}
    for label in resource.labels:
        _check_name(reader, resource, ("labels", label), label, cells)
    for number, rule in enumerate(resource.cells):
        for name, given, known in (("rows", rule.rows, cells), ("columns", rule.columns, set(columns))):
            for text in sorted(given):
                _check_name(reader, resource, ("cells", number, name), text, known)
    for number, field in enumerate(resource.fields):
        if field.value:
            _check_name(reader, resource, ("schema", "fields", number, "value"), field.value, set(columns))


def _check_name(
    reader: FigureReader, resource: Resource, path: tuple[str | int, ...], text: str, known: Set[str]
) -> None:
    if text not in known:
        file, where = reader.descriptor.folder / FILE_NAME, ("resources", resource.number, *path)
        rule, remedy = (
            f"There is no such row or column in {resource.path}.",
            "Write it exactly as it is there.",
        )
        reader.faults.append(Fault(file, YamlFile(file).line(where), show_path(where), text, rule, remedy))


def _fields(resource: Resource, columns: Sequence[str]) -> tuple[Field, ...]:
    """The declared fields; a column that is named by its year needs no declaration."""
    declared = {field.name for field in resource.fields}
    years = [name for name in columns if name not in declared and parse_period(name) is not None]
    return (*resource.fields, *(Field(name) for name in years))


def _row(
    reader: FigureReader, resource: Resource, fields: Sequence[Field], row: Row
) -> Iterator[Observation]:
    head = _head(reader, resource, fields, row)
    if head is not None:
        used = {field.value for field in fields}
        for field in fields:
            if field.value or field.printed:
                yield from _ranked(reader, resource, field, row, head)
            elif not field.dimension and field.name not in used and _is_figure(resource, field, head):
                yield from _figure(reader, resource, field, row, head, field.name, head.label)


def _is_figure(resource: Resource, field: Field, head: _Head) -> bool:
    """Whether a column holds figures: it has a measure, or at least a year."""
    measures = (
        dict(field.codes).get("measure"),
        dict(resource.defaults).get("measure"),
        head.codes.get("measure"),
    )
    return any(measures) or (field.period or parse_period(field.name)) is not None


def _head(reader: FigureReader, resource: Resource, fields: Sequence[Field], row: Row) -> _Head | None:
    naming = [field for field in fields if field.dimension and not (field.value or field.printed)]
    labelling = [field for field in naming if field.dimension in _LABELS] or naming
    label = row.cells.get(labelling[0].name, "") if labelling else ""
    fixed = resource.labels.get(label, {})
    codes = {**dict(resource.defaults), **fixed}
    names: list[tuple[Dimension, str]] = []
    period = resource.period
    for field in naming:
        text = row.cells.get(field.name, "")
        if field.dimension == PERIOD_COLUMN:
            period = reader.period(row, field.name, text)
            if period is None:
                return None
            continue
        dimension = Dimension(field.dimension)
        names.append((dimension, text))
        if dimension not in fixed and text not in resource.missing:
            code = reader.resolve(row, field.name, dimension, text, reader.definition(codes))
            if code is None:
                return None
            codes[dimension] = code
    return _Head(label, codes, period, tuple(names))


def _ranked(
    reader: FigureReader, resource: Resource, field: Field, row: Row, head: _Head
) -> Iterator[Observation]:
    """A list of names: the cell says what the figure is about, which stands in another column or heading."""
    name = row.cells.get(field.name, "")
    if name in resource.missing:
        return
    dimension = Dimension(field.dimension)
    codes = {**head.codes, **dict(field.codes)}
    code = reader.resolve(row, field.name, dimension, name, reader.definition(codes))
    if code is not None:
        named = _Head(
            head.label, {**head.codes, dimension.value: code}, head.period, (*head.names, (dimension, name))
        )
        yield from _figure(reader, resource, field, row, named, field.value, head.label or name)


def _figure(
    reader: FigureReader, resource: Resource, field: Field, row: Row, head: _Head, column: str, label: str
) -> Iterator[Observation]:
    printed = field.printed or row.cells.get(column, "")
    if printed in resource.missing:
        return
    observation = reader.observation(
        Draft(
            row=row,
            column=column or field.name,
            codes={**head.codes, **dict(field.codes)},
            period=field.period or parse_period(field.name) or head.period,
            printed=printed,
            multiplier=field.multiplier or resource.multiplier,
            place=place_of(reader.descriptor, resource, label or None, field.name),
            names=head.names,
            status=_status(resource, field, label),
        )
    )
    if observation is not None:
        yield observation


def _status(resource: Resource, field: Field, label: str) -> Status:
    for rule in resource.cells:
        if (not rule.rows or label in rule.rows) and (not rule.columns or field.name in rule.columns):
            return rule.status
    return field.status or resource.status
