"""What comes of a query: its cells, and an answer or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass

from facts.computing.figures import Figure, Undefined
from facts.computing.query import Line, Query
from facts.model import Period


@dataclass(frozen=True, slots=True)
class NoData:
    """Why there is no answer, and what there is instead."""

    reason: str  # period, rank, or a sentence
    line: Line | None = None
    period: Period | None = None
    periods: tuple[Period, ...] = ()  # the years that the line has


@dataclass(frozen=True, slots=True)
class Cell:
    """What a line has in a period or over a span."""

    result: Figure | Undefined | NoData
    support: tuple[Figure, ...] = ()  # the levels that a growth, share or rank was computed from


@dataclass(frozen=True, slots=True)
class Answer:
    """What the store says to a query."""

    query: Query
    figures: tuple[Figure, ...]  # the answer, in the order asked
    names: tuple[str, ...]  # the entities that are the answer or that the figures belong to
    cells: tuple[Figure, ...] = ()  # everything that was computed, for tables and working
    support: tuple[Figure, ...] = ()  # the levels behind a growth, share or rank
    verdict: bool | None = None  # whether what the person claimed holds; None where nothing was claimed
    remarks: tuple[str, ...] = ()  # reasons for what is left out
