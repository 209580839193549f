"""CSV files read with their line numbers, every unreadable line noted as a fault."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from facts.errors import Fault


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a CSV file."""

    file: Path
    line: int  # where the row ends, counted from 1
    cells: dict[str, str]  # column -> text, spaces around it removed

    def fault(self, column: str, rule: str, remedy: str) -> Fault:
        """A fault in one cell of this row."""
        return Fault(self.file, self.line, f'column "{column}"', self.cells.get(column, ""), rule, remedy)


def read_rows(file: Path, faults: list[Fault]) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """The columns and the rows of a file; what cannot be read is noted and left out."""
    text = _text(file, faults)
    if text is None:
        return (), ()
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        columns = tuple(name.strip() for name in next(reader, ()))
        if not _is_header(file, columns, faults):
            return (), ()
        lines = [(reader.line_num, cells) for cells in reader if any(cell.strip() for cell in cells)]
    except csv.Error as error:
        rule = f"The line is not readable as CSV ({error})."
        remedy = "Close every quotation mark; double one inside a cell."
        faults.append(Fault(file, reader.line_num, "", "", rule, remedy))
        return (), ()
    return columns, tuple(
        Row(file, line, _named(file, line, columns, cells, faults)) for line, cells in lines
    )


def check_columns(
    file: Path, columns: Sequence[str], needed: Collection[str], allowed: Collection[str], faults: list[Fault]
) -> bool:
    """Whether all needed columns are there; columns that are missing or unknown are noted."""
    for name in columns:
        if name not in allowed:
            rule = f"There is no column of that name; known are {', '.join(allowed)}."
            faults.append(Fault(file, 1, f'column "{name}"', name, rule, "Rename or remove it."))
    missing = [name for name in needed if name not in columns]
    faults.extend(
        Fault(file, 1, f'column "{name}"', "", f'The column "{name}" is missing.', "Add it.")
        for name in missing
    )
    return not missing


def split_list(cell: str) -> tuple[str, ...]:
    """The parts of a cell that lists several things, separated by semicolons."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _text(file: Path, faults: list[Fault]) -> str | None:
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError:
        rule, remedy = "The file cannot be read.", "Add it, or mend `path` in datapackage.yaml."
        faults.append(Fault(file, None, "", "", rule, remedy))
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        faults.append(Fault(file, line, "", "", "The file is not UTF-8.", "Save it as UTF-8."))
    return None


def _is_header(file: Path, columns: Sequence[str], faults: list[Fault]) -> bool:
    if not columns:
        faults.append(
            Fault(file, 1, "", "", "The file is empty.", "Write the column names on its first line.")
        )
    rule, remedy = "Two columns have the same name.", "Give each its own name."
    twice = sorted({name for name in columns if columns.count(name) > 1})
    faults.extend(Fault(file, 1, f'column "{name}"', name, rule, remedy) for name in twice)
    return bool(columns) and not twice


def _named(
    file: Path, line: int, columns: Sequence[str], cells: Sequence[str], faults: list[Fault]
) -> dict[str, str]:
    if len(cells) != len(columns):
        rule = f"The line has {len(cells)} cells, the header {len(columns)}."
        remedy = "Put cells that hold a comma into quotation marks, and leave none out."
        faults.append(Fault(file, line, "", ",".join(cells), rule, remedy))
    return {name: cell.strip() for name, cell in zip(columns, cells, strict=False)}
