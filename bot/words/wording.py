"""Sentences, units and rounding of replies: the only place that rounds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from facts.computing.figures import Figure
from facts.model import Bound

_FILE = Path(__file__).with_name("wording.yaml")
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
#: units whose figures are written with this many digits and these words
_FORMS = {
    "year": "{:.0f}",
    "USD_per_job": "${:,.0f} per job",
    "jobs_per_USD_billion": "{:,.0f} jobs per $1 billion",
    "jobs": "{:,.0f} jobs",
}


@lru_cache(maxsize=1)
def sentences() -> dict[str, Any]:
    """The sentences of wording.yaml."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loaded: dict[str, Any] = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=loader)
    return loaded


@lru_cache(maxsize=1024)
def find(path: str) -> Any:
    """What wording.yaml holds under a dotted path; None where it holds nothing."""
    found: Any = sentences()
    for part in path.split("."):
        found = found.get(part) if isinstance(found, dict) else None
    return found


def say(path: str, **values: Any) -> str:
    """One sentence, its names filled in; raises KeyError for a path that wording.yaml has not."""
    sentence = find(path)
    if sentence is None:
        raise KeyError(f"wording.yaml has no sentence {path!r}.")
    return str(sentence).format(**values)


def listed(words: Iterable[str], last: str = " and ") -> str:
    """A, B and C."""
    every = tuple(words)
    return last.join((", ".join(every[:-1]), every[-1])) if len(every) > 1 else "".join(every)


def phrased(*parts: str) -> str:
    """The parts that are there, with commas between them."""
    return ", ".join(part for part in parts if part)


def capitalized(text: str) -> str:
    """The text with a capital first letter; the rest as it is."""
    return text[:1].upper() + text[1:]


def years_text(years: Sequence[int]) -> str:
    """2000 to 2006 where none is missing, else each year; two years are "2019 and 2020"."""
    every = sorted(set(years))
    if len(every) > 2 and every[-1] - every[0] == len(every) - 1:
        return f"{every[0]} to {every[-1]}"
    return listed(map(str, every))


def money(value: float) -> str:
    """$12.18 billion, $129 billion where the figure is that round, $39,700."""
    size = abs(value)
    sign = "-" if value < 0 else ""
    for scale, name in _SCALES:
        if size >= scale * 0.9995:
            digits = 0 if size % scale == 0 else 2 if size / scale < 1000 else 1
            return f"{sign}${size / scale:,.{digits}f} {name}"
    return f"{sign}${size:,.0f}"


def ordinal(place: int) -> str:
    """1st, 2nd, 3rd, 11th."""
    ending = "th" if place % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"


def amount(value: float, unit: str, signed: bool = False) -> str:
    """A figure as a person reads it; signed: a rise has a plus."""
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
            return f"{value:,.{2 if abs(value) < 100 else 1}f} times"
        case _:
            return plus + _FORMS.get(unit, "{:,.0f}").format(value)


def _digits(value: float) -> int:
    return 1 if abs(value) >= 1 or value == 0 else 2


def figure_text(figure: Figure, signed: bool = False) -> str:
    """A figure with the source's hedge, "over $21 billion", and its words where it counts: "$1 in $5"."""
    cell = figure.inputs[0] if len(figure.inputs) == 1 and not figure.formula else None
    counted = cell is not None and cell.unit == "percent" and " in " in cell.printed
    bound = cell.bound if cell is not None else Bound.EXACT
    words = f" ({cell.printed})" if cell is not None and counted else ""
    return phrased_bound(bound) + amount(figure.value, figure.unit, signed) + words


def phrased_bound(bound: Bound) -> str:
    """The hedge of a source, with the space that follows it."""
    return say(f"bounds.{bound.value}") + " " if bound is not Bound.EXACT else ""
