"""Figures and notes that a document gives in prose: one a row, with its place."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import TypeVar

from facts.model import Bound, Dimension, Note, Observation, Place, Status
from facts.reading.csv_lines import Row, check_columns, read_rows, split_list
from facts.reading.descriptor import PERIOD_COLUMN, Resource
from facts.reading.drafts import Draft, FigureReader

_Choice = TypeVar("_Choice", bound=StrEnum)
_PLACE = ("page", "table", "row", "column")
_STATEMENT = (*Dimension, PERIOD_COLUMN, "printed", "value", "sign", "multiplier", "bound", "status", *_PLACE)
_NOTE = ("topic", "label", "aliases", "text", "codes", *_PLACE)


def read_statements(reader: FigureReader, resource: Resource) -> tuple[Observation, ...]:
    """The observations of a statements file."""
    rows = _rows(reader, resource, ("printed",), _STATEMENT)
    found = (_statement(reader, resource, row) for row in rows)
    return tuple(observation for observation in found if observation is not None)


def read_notes(reader: FigureReader, resource: Resource) -> tuple[Note, ...]:
    """The notes of a notes file."""
    rows = _rows(reader, resource, ("topic", "label", "text"), _NOTE)
    return tuple(
        Note(
            topic=row.cells["topic"],
            label=row.cells["label"],
            aliases=split_list(row.cells.get("aliases", "")),
            text=row.cells["text"],
            place=_place(reader, resource, row),
            codes=reader.codes(row, "codes"),
        )
        for row in rows
        if _is_filled(reader, row, ("topic", "label", "text"))
    )


def choose(reader: FigureReader, row: Row, column: str, values: type[_Choice], default: _Choice) -> _Choice:
    """The member of a closed set that a cell names; `default` for an empty or, with a fault, a wrong cell."""
    text = row.cells.get(column, "")
    if not text or text in set(values):
        return values(text) if text else default
    rule = f"A {column} is one of {', '.join(value for value in values if value)}, or empty."
    reader.faults.append(row.fault(column, rule, "Write one of them."))
    return default


def _rows(
    reader: FigureReader, resource: Resource, needed: Collection[str], allowed: Sequence[str]
) -> tuple[Row, ...]:
    file = reader.descriptor.folder / resource.path
    columns, rows = read_rows(file, reader.faults)
    is_usable = bool(columns) and check_columns(file, columns, needed, allowed, reader.faults)
    return rows if is_usable else ()


def _is_filled(reader: FigureReader, row: Row, columns: Sequence[str]) -> bool:
    empty = [column for column in columns if not row.cells.get(column)]
    for column in empty:
        reader.faults.append(row.fault(column, "The cell is empty.", "Fill it."))
    return not empty


def _is_well_formed(reader: FigureReader, row: Row) -> bool:
    """Whether the multiplier can be used; a wrong sign is noted and passed over."""
    if row.cells.get("sign") not in (None, "", "+", "-"):
        reader.faults.append(row.fault("sign", "A sign is - or empty.", "Write - for a deficit or a fall."))
    multiplier = row.cells.get("multiplier") or "1"
    if not multiplier.isdigit():
        rule, remedy = "A multiplier is a whole number.", "Write 1000000 for millions."
        reader.faults.append(row.fault("multiplier", rule, remedy))
    return multiplier.isdigit()


def _statement(reader: FigureReader, resource: Resource, row: Row) -> Observation | None:
    cells = row.cells
    if not _is_filled(reader, row, ("printed",)) or not _is_well_formed(reader, row):
        return None
    period = resource.period
    if cells.get(PERIOD_COLUMN):
        period = reader.period(row, PERIOD_COLUMN, cells[PERIOD_COLUMN])
        if period is None:
            return None
    given = {d.value: cells[d] for d in Dimension if cells.get(d)}
    draft = Draft(
        row=row,
        column="printed",
        codes={**dict(resource.defaults), **given},
        period=period,
        printed=cells["printed"],
        multiplier=int(cells.get("multiplier") or resource.multiplier),
        place=_place(reader, resource, row),
        names=(),
        status=choose(reader, row, "status", Status, resource.status),
        bound=choose(reader, row, "bound", Bound, Bound.EXACT),
        is_negated=cells.get("sign") == "-",
        value=cells.get("value", ""),
    )
    return reader.observation(draft)


def _place(reader: FigureReader, resource: Resource, row: Row) -> Place:
    page = row.cells.get("page") or str(resource.page or "")
    if page and not page.isdigit():
        reader.faults.append(row.fault("page", "A page is a whole number, or empty.", "Write it in digits."))
        page = ""
    table = row.cells.get("table") or resource.table or "text"
    cells = row.cells.get("row") or None, row.cells.get("column") or None
    return Place(reader.descriptor.source.key, int(page) if page else None, table, *cells)
