"""Names, units and rounding of replies: the only place that rounds."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from facts.figures import Figure
from facts.model import Bound, Dimension, Key, Observation
from facts.store import Store

_FILE = Path(__file__).with_name("wording.yaml")
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


@lru_cache(maxsize=1)
def sentences() -> dict[str, Any]:
    """The sentences of wording.yaml."""
    loaded: dict[str, Any] = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return loaded


def say(path: str, **values: Any) -> str:
    """One sentence, its names filled in."""
    found: Any = sentences()
    for part in path.split("."):
        found = found[part]
    return str(found).format(**values)


def money(value: float) -> str:
    """$12.18 billion, $24.6 million, $39,700."""
    size = abs(value)
    sign = "-" if value < 0 else ""
    for scale, name in _SCALES:
        if size >= scale * 0.9995:
            digits = 2 if size / scale < 1000 else 1
            return f"{sign}${size / scale:,.{digits}f} {name}".replace(".00 ", " ")
    return f"{sign}${size:,.0f}"


def ordinal(place: int) -> str:
    """1st, 2nd, 3rd, 11th."""
    ending = "th" if place % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"


def amount(value: float, unit: str, signed: bool = False) -> str:
    """A figure as a person reads it."""
    plus = "+" if signed and value > 0 else ""
    match unit:
        case "USD":
            return plus + money(value)
        case "percent":
            return f"{plus}{value:.{_digits(value)}f} %"
        case "percentage_point":
            return f"{plus}{value:.{_digits(value)}f} percentage points"
        case "rank":
            return ordinal(int(value))
        case "ratio":
            return f"{value:,.2f} times" if abs(value) < 100 else f"{value:,.1f} times"
        case "year":
            return str(int(value))
        case "USD_per_job":
            return f"${value:,.0f} per job"
        case "jobs_per_USD_billion":
            return f"{value:,.0f} jobs per $1 billion"
        case "jobs":
            return f"{plus}{value:,.0f} jobs"
        case _:
            return f"{plus}{value:,.0f}"


def _digits(value: float) -> int:
    return 1 if abs(value) >= 1 or value == 0 else 2


def figure_text(figure: Figure, signed: bool = False) -> str:
    """A figure with the source's hedge: "over $21 billion"."""
    text = amount(figure.value, figure.unit, signed)
    bound = figure.inputs[0].bound if len(figure.inputs) == 1 and not figure.formula else Bound.EXACT
    words = {Bound.OVER: "over ", Bound.UNDER: "less than ", Bound.ABOUT: "about ", Bound.NEARLY: "nearly "}
    return words.get(bound, "") + text


def subject(key: Key, store: Store, label: bool = True) -> str:
    """What a series counts: "tech product exports", "advanced technology imports from China"."""
    measure = store.measure(key.measure)
    category = store.code(Dimension.CATEGORY, key.category, key.definition) if key.category else None
    base = measure.base or measure.code
    if base != "trade":
        head = measure.label
        if base == "jobs":
            kind = {"products": " (tech product exports)", "services": " (tech services exports)"}.get(key.product, "")
            head += kind
    else:
        head = f"{_what(key, category.label if category else '', store)} {_flow_word(key)}".strip()
    if key.partner and label:
        partner = store.code(Dimension.PARTNER, key.partner)
        joint = {"exports": "to", "imports": "from", "balance": "with"}.get(key.flow, "with" if base != "jobs" else "to")
        head += f" {joint} {partner.label if partner else key.partner}"
    if key.area not in ("US", "") and label:
        area = store.code(Dimension.AREA, key.area)
        head = f"{area.label if area else key.area}, {head}"
    return head


def _flow_word(key: Key) -> str:
    return {"balance": "trade balance"}.get(key.flow, key.flow)


def _what(key: Key, category: str, store: Store) -> str:
    if key.definition == "tech-naics":
        if category:
            return category
        return {"products": "tech product", "services": "tech services", "": "tech (products and services)"}[key.product]
    if key.definition == "atp":
        return f"{category} (advanced technology)" if category else "advanced technology"
    if category:
        return category
    found = next((d.label for d in store.definitions if d.code == key.definition), key.definition)
    return found


def place_text(cell: Observation, store: Store) -> str:
    """CompTIA Tech Trade Snapshot 2021, p. 9, U.S. tech product exports detail, row Oregon."""
    place = cell.place
    source = store.sources[place.source]
    parts = [source.short]
    if place.page:
        parts.append(f"p. {place.page}")
    parts.append(place.table)
    if place.row:
        parts.append(f"row {place.row}")
    return ", ".join(parts)
