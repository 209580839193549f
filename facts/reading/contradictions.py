"""Contradictions that a pack declares by cell: what is printed there, and what the cells say."""

from __future__ import annotations

from collections.abc import Sequence

from facts.model import Finding, Observation
from facts.reading.csv_lines import Row, check_columns, read_rows
from facts.reading.descriptor import Resource, parse_period
from facts.reading.drafts import FigureReader
from facts.reading.printed import parse_figure

_COLUMNS = ("kind", "table", "row", "column", "measure", "flow", "period", "printed", "recomputed", "about",
            "text")  # fmt: skip
_NEEDED = ("kind", "table", "printed", "recomputed", "text")


def read_contradictions(
    reader: FigureReader, resource: Resource, observations: Sequence[Observation]
) -> tuple[Finding, ...]:
    """The declared contradictions, each tied to the one observation of the pack that it names."""
    file = reader.descriptor.folder / resource.path
    columns, rows = read_rows(file, reader.faults)
    if not columns or not check_columns(file, columns, _NEEDED, _COLUMNS, reader.faults):
        return ()
    by_printed: dict[tuple[str, str], list[Observation]] = {}
    for observation in observations:
        by_printed.setdefault((observation.place.table, observation.printed), []).append(observation)
    found = [_finding(reader, row, by_printed) for row in rows]
    return tuple(finding for finding in found if finding is not None)


def _finding(
    reader: FigureReader, row: Row, by_printed: dict[tuple[str, str], list[Observation]]
) -> Finding | None:
    cells = row.cells
    observation = _meant(reader, row, by_printed.get((cells["table"], cells["printed"]), []))
    if observation is None:
        return None
    recomputed = parse_figure(cells["recomputed"], observation.unit)
    if recomputed is None:
        reader.faults.append(
            row.fault("recomputed", "The figure is not a number.", "Write it in base units.")
        )
        return None
    about = reader.codes(row, "about", observation.key.definition)
    return Finding(
        kind=cells["kind"],
        place=observation.place,
        key=observation.key.with_(**{dimension.value: code for dimension, code in about}),
        period=observation.period,
        printed=observation.printed,
        value=observation.value,
        recomputed=recomputed.value,
        unit=observation.unit,
        text=cells["text"],
        half_width=recomputed.half_width,
    )


def _meant(reader: FigureReader, row: Row, same: Sequence[Observation]) -> Observation | None:
    """The one figure that a declaration is about; None, with a fault, where none or several fit it."""
    meant = [observation for observation in same if _is_meant(row, observation)]
    if len(meant) == 1:
        return meant[0]
    rule = f"{len(meant)} figures of the pack fit this declaration, not one."
    remedy = "Give table, row, column and the printed figure exactly as they are in the pack."
    reader.faults.append(row.fault("printed", rule, remedy))
    return None


def _is_meant(row: Row, observation: Observation) -> bool:
    cells, place, key = row.cells, observation.place, observation.key
    pairs = (
        (cells.get("row"), place.row),
        (cells.get("column"), place.column),
        (cells.get("measure"), key.measure),
        (cells.get("flow"), key.flow),
    )
    period = cells.get("period")
    return all(not given or given == there for given, there in pairs) and (
        not period or parse_period(period) == observation.period
    )
