"""The units of figures: which there are, and what they are called; facts.operations keeps them apart."""

from __future__ import annotations

from functools import cache
from pathlib import Path

UNITS = Path(__file__).with_name("units.txt")
_REPLY_NAMES = {"job": "jobs"}  # CONTRACT.md writes the plural


@cache
def _units() -> dict[str, str]:
    """Every name and abbreviation of units.txt with the unit it stands for."""
    lines = UNITS.read_text(encoding="utf-8").splitlines()
    units = [[name.strip() for name in line.split("=")] for line in lines if line and line[0] != "#"]
    return {name: unit[0] for unit in units for name in unit}


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
