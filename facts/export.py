"""Every figure of the store as tidy rows, and as CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, TextIO

from facts.model import Dimension, Observation
from facts.store import Store
from facts.units import reply_unit

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (
    "source", "page", "table", "row", "column", "measure", "flow", "area", "partner", "category", "product",
    "period", "value", "unit", "printed", "status",
)  # fmt: skip
ExportRow = Mapping[str, str]


def export_rows(store: Store, source: str | None = None) -> tuple[ExportRow, ...]:
    """One row a printed figure, in printed order; only those of `source` if one is given.

    Names are as printed, values in base units without rounding; a dimension that does not apply is "".
    Raises KeyError for a source that the store does not have.
    """
    if source is not None and source not in store.sources:
        raise KeyError(source)
    observations = (o for o in store.observations() if source in (None, o.place.source))
    return tuple(_row(store, observation) for observation in observations)


def write_csv(rows: Iterable[ExportRow], file: TextIO) -> None:
    """Writes the rows with their header."""
    writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)


def tidy_frame(store: Store) -> pd.DataFrame:
    """Every printed figure as one row, in printed order, for analysis.

    Columns: the place (source, page, table, row, column), the codes of the key (definition to product), start
    and end (calendar years), value and half_width (base units, float), unit, printed, status, bound.
    """
    import pandas as pd

    return pd.DataFrame(
        {
            **asdict(observation.place),
            **observation.key._asdict(),
            **asdict(observation.period),
            "value": observation.value,
            "half_width": observation.half_width,
            "unit": observation.unit,
            "printed": observation.printed,
            "status": observation.status.value,
            "bound": observation.bound.value,
        }
        for observation in store.observations()
    )


def _row(store: Store, observation: Observation) -> ExportRow:
    place, key = observation.place, observation.key
    return {
        "source": place.source,
        "page": "" if place.page is None else str(place.page),
        "table": place.table,
        "row": place.row or "",
        "column": place.column or "",
        "measure": store.measure(key.measure).label,
        "flow": key.flow,
        "area": _name(store, observation, Dimension.AREA),
        "partner": _name(store, observation, Dimension.PARTNER),
        "category": _name(store, observation, Dimension.CATEGORY),
        "product": key.product or ("total" if _is_over_products(store, observation) else ""),
        "period": str(observation.period),
        "value": _number(observation.value),
        "unit": reply_unit(observation.unit),
        "printed": observation.printed,
        "status": observation.status.value,
    }


def _name(store: Store, observation: Observation, dimension: Dimension) -> str:
    """The printed name; where the source prints none, the usual one; "" for a whole that it does not name."""
    printed = observation.name(dimension)
    code = observation.key.get(dimension)
    if printed or (not code and dimension is not Dimension.AREA):
        return printed
    known = store.code(dimension, code, observation.key.definition)
    return known.label if known is not None else code


def _is_over_products(store: Store, observation: Observation) -> bool:
    """Whether the figure is a total of products and services, and not of something that is neither."""
    return any(store.members(observation.key, Dimension.PRODUCT)) or bool(observation.name(Dimension.PRODUCT))


def _number(value: float) -> str:
    return str(int(value)) if value.is_integer() else repr(value)
