"""Single figures as text, for table cells and the working."""

from __future__ import annotations

_SUFFIX = {"percent": "%", "percentage_point": " percentage points", "jobs": " jobs"}


def exact_figure(value: float, unit: str) -> str:
    """A figure with all its whole digits, or six places: '$12,184,689,158', '18.482666%', '3.14'."""
    number = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.6f}".rstrip("0").rstrip(".")
    return _with_unit(number, unit)


def figure(value: float, unit: str) -> str:
    """A figure as a table shows it: whole numbers whole, others with one place."""
    number = f"{value:,.0f}" if float(value).is_integer() or unit == "USD" else f"{value:,.1f}"
    return _with_unit(number, unit)


def _with_unit(number: str, unit: str) -> str:
    if unit == "year":
        return number.replace(",", "")
    if unit == "USD":
        return f"-${number[1:]}" if number.startswith("-") else f"${number}"
    return number + _SUFFIX.get(unit, "")
