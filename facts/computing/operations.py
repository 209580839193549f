"""The arithmetic: small pure functions from figures to a figure, or to Undefined with the reason.

The tables at the end name them for the parts of a query. A new operation is a function here and a line there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from statistics import median as middle

from facts.computing.figures import Figure, Undefined, joined, number, operand, period_of
from facts.computing.query import Level, Move, Reduce

#: units of which only the order means something
_ORDERED = {"rank": "Ranks", "year": "Years"}
#: quotients of different units that mean something: factor and unit of the result
_CROSSED = {("USD", "jobs"): (1.0, "USD_per_job"), ("jobs", "USD"): (1e9, "jobs_per_USD_billion")}


def total(figures: Sequence[Figure]) -> Figure | Undefined:
    """The sum of figures of one unit; a single one stays as it is."""
    if fault := _same_unit(figures, "sum"):
        return fault
    if len(figures) == 1:
        return figures[0]
    return _computed(sum(f.value for f in figures), figures[0].unit, figures, _sum_text(figures))


def mean(figures: Sequence[Figure]) -> Figure | Undefined:
    """The arithmetic mean of figures of one unit."""
    if fault := _same_unit(figures, "average"):
        return fault
    value = sum(f.value for f in figures) / len(figures)
    return _computed(value, figures[0].unit, figures, f"({_sum_text(figures)}) / {len(figures)}")


def median(figures: Sequence[Figure]) -> Figure | Undefined:
    """The middle figure; the mean of the middle two where their number is even."""
    if fault := _same_unit(figures, "median"):
        return fault
    value = middle(f.value for f in figures)
    return _computed(value, figures[0].unit, figures, f"median of {len(figures)} figures")


def difference(first: Figure, second: Figure) -> Figure | Undefined:
    """First less second; percents differ by percentage points."""
    if fault := _same_unit((first, second), "difference"):
        return fault
    unit = "percentage_point" if first.unit == "percent" else first.unit
    formula = f"{operand(first)} - {operand(second)}"
    return _computed(first.value - second.value, unit, (first, second), formula)


def size(figure: Figure) -> Figure:
    """A balance without its sign: a deficit of 5 billion dollars is as large as a surplus of 5 billion."""
    return replace(figure, value=abs(figure.value))


def quotient(first: Figure, second: Figure) -> Figure | Undefined:
    """First as a multiple of second; USD per job and jobs per billion USD where the units say so."""
    factor, unit = _CROSSED.get((first.unit, second.unit), (1.0, "ratio"))
    if unit == "ratio" and (fault := _same_unit((first, second), "ratio")):
        return fault
    if second.value == 0:
        return Undefined(f"{second.label or 'The base'} is zero, so nothing can be divided by it.")
    formula = f"{operand(first)} / {operand(second)}"
    if factor != 1:
        formula += f" x {number(factor)}"
    return _computed(factor * first.value / second.value, unit, (first, second), formula)


def share(part: Figure, whole: Figure) -> Figure | Undefined:
    """Part as percent of a whole of the same unit."""
    if fault := _same_unit((part, whole), "share"):
        return fault
    if whole.value == 0:
        return Undefined(f"{whole.label or 'The base'} is zero, so nothing can be divided by it.")
    formula = f"{operand(part)} / {operand(whole)}"
    return _computed(100 * part.value / whole.value, "percent", (part, whole), formula, part.label)


def growth(before: Figure, after: Figure) -> Figure | Undefined:
    """Change in percent of the earlier figure.

    Undefined from zero and between figures of different sign. A negative balance grows with its size.
    """
    if fault := _same_unit((before, after), "growth"):
        return fault
    if before.value == 0:
        return Undefined(f"Growth from zero is undefined ({before.period}).")
    if before.value * after.value < 0:
        return Undefined(
            f"The figure changes sign, from {number(before.value)} in {before.period} to "
            f"{number(after.value)} in {after.period}, so a percent change says nothing."
        )
    value = 100 * (after.value - before.value) / before.value
    formula = f"({operand(after)} - {operand(before)}) / {operand(before)}"
    return _computed(value, "percent", (before, after), formula, before.label)


def cagr(before: Figure, after: Figure, years: int) -> Figure | Undefined:
    """Compound growth in percent a year over `years` years: (after / before) ^ (1 / years) - 1."""
    if fault := _same_unit((before, after), "growth"):
        return fault
    if years < 1 or before.value == 0 or after.value / before.value <= 0:
        return Undefined("A compound rate needs two figures of one sign and at least one year between them.")
    value = 100 * ((after.value / before.value) ** (1 / years) - 1)
    formula = f"({operand(after)} / {operand(before)}) ^ (1 / {years}) - 1"
    return _computed(value, "percent", (before, after), formula, before.label)


# operations by name ---------------------------------------------------------------------------------------

Pairwise = Callable[[Figure, Figure], Figure | Undefined]
#: from the earlier figure, the later one, and the years between them
Between = Callable[[Figure, Figure, int], Figure | Undefined]

#: a level that needs a base: (part, whole)
OF_BASE: Mapping[Level, Pairwise] = {Level.SHARE: share, Level.RATIO: quotient}

#: growth that is worked out once for two figures: a ranking takes that of every line
_growth = lru_cache(maxsize=4096)(growth)

#: a move between two periods
MOVES: Mapping[Move, Between] = {
    Move.CHANGE: lambda before, after, _years: difference(after, before),
    Move.GROWTH: lambda before, after, _years: _growth(before, after),
    Move.CAGR: cagr,
    Move.TIMES: lambda before, after, _years: quotient(after, before),
}

#: one figure of many
OF_SERIES: Mapping[Reduce, Callable[[Sequence[Figure]], Figure | Undefined]] = {
    Reduce.SUM: total,
    Reduce.MEAN: mean,
    Reduce.MEDIAN: median,
}

#: one figure of two, in the order said
OF_PAIR: Mapping[Reduce, Pairwise] = {
    Reduce.DIFFERENCE: difference,
    Reduce.RATIO: quotient,
    Reduce.EXCESS: lambda first, second: growth(second, first),
}


def _same_unit(figures: Sequence[Figure], what: str) -> Undefined | None:
    """Why `what` makes no sense of figures in their units; None if it does."""
    if not figures:
        return Undefined(f"There are no figures for the {what}.")
    units = {figure.unit for figure in figures}
    if len(units) > 1:
        return Undefined(f"The {what} needs figures of one unit, not {' and '.join(sorted(units))}.")
    ordered = _ORDERED.get(figures[0].unit)
    return Undefined(f"{ordered} have no {what}.") if ordered else None


def _computed(value: float, unit: str, figures: Sequence[Figure], formula: str, label: str = "") -> Figure:
    return Figure(value, unit, label, period_of(figures), inputs=joined(figures), formula=formula)


def _sum_text(figures: Sequence[Figure]) -> str:
    return " + ".join(operand(figure) for figure in figures)
