"""Computed figures: a value with its unit, its input cells and the arithmetic that made it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facts.model import Observation, Period


@dataclass(frozen=True, slots=True)
class Figure:
    """A value and how it came about."""

    value: float
    unit: str  # USD, percent, percentage_point, jobs, count, rank, ratio, year, ...
    label: str = ""
    period: str = ""
    published: float | None = None  # the source's own figure for the same thing
    inputs: tuple[Observation, ...] = ()  # the cells that were computed with
    printed_by: tuple[Observation, ...] = ()  # where the result itself is printed
    formula: str = ""  # "" for a plain look-up


Figures = tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Undefined:
    """A result that arithmetic does not give, and why."""

    reason: str
    label: str = ""


def number(value: float) -> str:
    """A figure as the working shows it: all digits, thousands separated."""
    if float(value).is_integer():
        return f"{value:,.0f}"
    return f"{value:,.10g}" if abs(value) < 1e6 else f"{value:,.1f}"


def operand(figure: Figure) -> str:
    """A figure inside a formula, in brackets where it is negative or computed."""
    if figure.formula:
        return f"({figure.formula})"
    return f"({number(figure.value)})" if figure.value < 0 else number(figure.value)


def joined(figures: Sequence[Figure]) -> tuple[Observation, ...]:
    """The input cells of several figures, each once, in order."""
    return tuple(dict.fromkeys(cell for figure in figures for cell in figure.inputs))


def period_of(figures: Sequence[Figure]) -> str:
    """The common period of several figures, or the span from the first to the last."""
    periods = sorted({figure.period for figure in figures if figure.period})
    if len(periods) <= 1:
        return periods[0] if periods else ""
    return f"{periods[0][:4]}-{periods[-1][-4:]}"


def span_text(start: Period, end: Period) -> str:
    """The period of a move between two years: 2019-2020."""
    return f"{start.start}-{end.start}"
