"""Everything that facts can complain about.

FactsError
├── PackError     one or more faults in the files of a pack or of the shared code lists
└── UnitError     a unit that is not in units.txt, or arithmetic that makes no sense
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


class FactsError(Exception):
    """The root of all errors of this package."""


class UnitError(FactsError):
    """A unit that is unknown, or quantities that cannot be combined."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong in one place of one file, and what to do about it."""

    file: Path
    line: int | None  # counted from 1; None where the fault is not in one line
    field: str  # column of a CSV file or path of a property in YAML, "" for the whole line or file
    text: str  # what stands there
    rule: str  # what must hold, a full sentence
    remedy: str  # what to do, a full sentence
    column: int | None = None  # of the text in its line, counted from 1; None where the field says it

    def __str__(self) -> str:
        line = f", line {self.line}" if self.line is not None else ""
        line += f", column {self.column}" if self.column is not None else ""
        field = f", {self.field}" if self.field else ""
        text = f' "{self.text}".' if self.text else ""
        return f"{self.file.parent.name}/{self.file.name}{line}{field}:{text} {self.rule} {self.remedy}"


class PackError(FactsError):
    """All faults that were found, in the order of the files."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))
