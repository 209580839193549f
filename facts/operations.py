"""The arithmetic: small pure functions from figures to a figure, or to Undefined with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median as middle

from facts.figures import Figure, Undefined, joined, number, operand, period_of

#: units that may be added, averaged and divided
EXTENSIVE = {"USD", "jobs", "count"}


def _same_unit(figures: Sequence[Figure], what: str) -> Undefined | None:
    units = {figure.unit for figure in figures}
    if len(units) > 1:
        return Undefined(f"{what} needs figures of one unit, not {' and '.join(sorted(units))}.")
    if units == {"rank"}:
        return Undefined(f"Ranks have no {what}.")
    return None


def total(figures: Sequence[Figure]) -> Figure | Undefined:
    """The sum of figures of one extensive unit."""
    if fault := _same_unit(figures, "sum"):
        return fault
    if len(figures) == 1:
        return figures[0]
    formula = " + ".join(operand(figure) for figure in figures)
    return Figure(
        sum(f.value for f in figures),
        figures[0].unit,
        "",
        period_of(figures),
        None,
        joined(figures),
        (),
        formula,
    )


def mean(figures: Sequence[Figure]) -> Figure | Undefined:
    """The arithmetic mean."""
    if fault := _same_unit(figures, "average"):
        return fault
    value = sum(f.value for f in figures) / len(figures)
    formula = f"({' + '.join(operand(f) for f in figures)}) / {len(figures)}"
    return Figure(value, figures[0].unit, "", period_of(figures), None, joined(figures), (), formula)


def median(figures: Sequence[Figure]) -> Figure | Undefined:
    """The middle figure; the mean of the middle two where their number is even."""
    if fault := _same_unit(figures, "median"):
        return fault
    value = middle(f.value for f in figures)
    formula = f"median of {len(figures)} figures"
    return Figure(value, figures[0].unit, "", period_of(figures), None, joined(figures), (), formula)


def difference(first: Figure, second: Figure) -> Figure | Undefined:
    """First less second; percents differ by percentage points."""
    if fault := _same_unit((first, second), "difference"):
        return fault
    unit = "percentage_point" if first.unit == "percent" else first.unit
    formula = f"{operand(first)} - {operand(second)}"
    return Figure(
        first.value - second.value,
        unit,
        "",
        period_of((first, second)),
        None,
        joined((first, second)),
        (),
        formula,
    )


def quotient(first: Figure, second: Figure) -> Figure | Undefined:
    """First as a multiple of second; USD per job and jobs per billion USD where the units say so."""
    units = (first.unit, second.unit)
    scale, unit = {("USD", "jobs"): (1.0, "USD_per_job"), ("jobs", "USD"): (1e9, "jobs_per_USD_billion")}.get(
        units, (1.0, "ratio")
    )
    if unit == "ratio" and (fault := _same_unit((first, second), "ratio")):
        return fault
    if second.value == 0:
        return Undefined(f"{second.label or 'The base'} is zero, so nothing can be divided by it.")
    formula = f"{operand(first)} / {operand(second)}"
    if unit == "jobs_per_USD_billion":
        formula += " x 1,000,000,000"
    value = scale * first.value / second.value
    return Figure(value, unit, "", period_of((first, second)), None, joined((first, second)), (), formula)


def share(part: Figure, whole: Figure) -> Figure | Undefined:
    """Part as percent of the whole."""
    got = quotient(part, whole)
    if isinstance(got, Undefined):
        return got
    return Figure(
        100 * got.value,
        "percent",
        part.label,
        got.period,
        None,
        got.inputs,
        (),
        f"{operand(part)} / {operand(whole)}",
    )


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
    formula = f"({operand(after)} - {operand(before)}) / {operand(before)}"
    value = 100 * (after.value - before.value) / before.value
    return Figure(
        value, "percent", before.label, period_of((before, after)), None, joined((before, after)), (), formula
    )


def cagr(before: Figure, after: Figure, years: int) -> Figure | Undefined:
    """Compound growth in percent a year over `years` years."""
    if fault := _same_unit((before, after), "growth"):
        return fault
    if years < 1 or before.value == 0 or after.value / before.value <= 0:
        return Undefined("A compound rate needs two figures of one sign and at least one year between them.")
    value = 100 * ((after.value / before.value) ** (1 / years) - 1)
    formula = f"({operand(after)} / {operand(before)}) ^ (1 / {years}) - 1"
    return Figure(
        value, "percent", before.label, period_of((before, after)), None, joined((before, after)), (), formula
    )
