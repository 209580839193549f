"""The units of figures: which there are, and arithmetic that refuses nonsense (pint)."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from facts.errors import UnitError

if TYPE_CHECKING:
    from pint import Quantity, UnitRegistry

UNITS = Path(__file__).with_name("units.txt")
_NO_ARITHMETIC = frozenset({"rank", "year"})
_REPLY_NAMES = {"job": "jobs"}  # CONTRACT.md writes the plural


@cache
def _units() -> dict[str, str]:
    """Every name and abbreviation of units.txt with the unit it stands for, read without importing pint."""
    lines = UNITS.read_text(encoding="utf-8").splitlines()
    units = [[name.strip() for name in line.split("=")] for line in lines if line and line[0] != "#"]
    return {name: unit[0] for unit in units for name in (unit[0], *unit[2:]) if name != "_"}


def unit_names() -> frozenset[str]:
    """The units of units.txt."""
    return frozenset(_units().values())


def is_unit(name: str) -> bool:
    """Whether units.txt has this unit."""
    return name in unit_names()


def unit_of(name: str) -> str:
    """The unit that a name or abbreviation stands for (jobs: job, %: percent), or the name itself."""
    return _units().get(name, name)


def reply_unit(name: str) -> str:
    """The name of a unit as replies and exports write it."""
    return _REPLY_NAMES.get(name, name)


@cache
def registry() -> UnitRegistry[Any]:
    """Our own pint registry; importing pint costs 0.2 s, so only what calculates with units asks for it."""
    import pint

    return pint.UnitRegistry(str(UNITS))


def quantity(value: float, unit: str) -> Quantity[float]:
    """A figure with its unit; raises UnitError if units.txt has no such unit."""
    if not is_unit(unit):
        raise UnitError(f'There is no unit "{unit}"; units.txt has {", ".join(sorted(unit_names()))}.')
    made: Quantity[float] = registry().Quantity(value, unit)
    return made


def add(first: Quantity[float], second: Quantity[float]) -> Quantity[float]:
    """The sum; raises UnitError for different units, ranks and years."""
    _check_same(first, second, "added")
    total: Quantity[float] = first + second
    return total


def subtract(first: Quantity[float], second: Quantity[float]) -> Quantity[float]:
    """The difference; percent less percent is percentage points. Raises UnitError as `add` does."""
    _check_same(first, second, "subtracted")
    if str(first.units) == "percent":
        return quantity(first.magnitude - second.magnitude, "percentage_point")
    difference: Quantity[float] = first - second
    return difference


def divide(first: Quantity[float], second: Quantity[float]) -> Quantity[float]:
    """The ratio of two figures of one unit, USD per job for two; raises UnitError as `add` does."""
    _check_arithmetic(first, second, "divided")
    if first.units == second.units:
        return quantity(first.magnitude / second.magnitude, "ratio")
    result: Quantity[float] = first / second
    return result


def _check_same(first: Quantity[float], second: Quantity[float], verb: str) -> None:
    _check_arithmetic(first, second, verb)
    if first.units != second.units:
        raise UnitError(f"Figures in {first.units} and {second.units} cannot be {verb}.")


def _check_arithmetic(first: Quantity[float], second: Quantity[float], verb: str) -> None:
    for one in (first, second):
        if str(one.units) in _NO_ARITHMETIC:
            raise UnitError(f"Figures in {one.units} cannot be {verb}: they only have an order.")
