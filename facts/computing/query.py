"""The typed question: which lines, which periods, what to compute, what to choose."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from facts.model import Dimension, Key, Period


class Level(StrEnum):
    """What is taken of each line in each period."""

    VALUE = "value"
    SHARE = "share"  # percent of the line's base
    RATIO = "ratio"  # times the line's base
    RANK = "rank"  # place among the query's peers


class Move(StrEnum):
    """What is taken of a level between two periods."""

    NONE = "none"
    CHANGE = "change"  # later less earlier
    GROWTH = "growth"  # percent of the earlier
    CAGR = "cagr"  # compound percent a year
    TIMES = "times"  # later as a multiple of the earlier


class PickKind(StrEnum):
    """Which of the computed cells are kept."""

    ALL = "all"
    BEST = "best"  # places `first` to `last`, best first
    WHERE = "where"  # those that meet every condition
    NEAR = "near"  # the neighbour of a line in the ranking
    LONGEST = "longest"  # the longest run of periods that meets the conditions


class Reduce(StrEnum):
    """What is made of the kept cells."""

    EACH = "each"
    SUM = "sum"
    MEAN = "mean"
    MEDIAN = "median"
    COUNT = "count"
    DIFFERENCE = "difference"
    RATIO = "ratio"
    EXCESS = "excess"  # by what percent the first is above the second; below it, where the order is upwards
    SHARE = "share"  # the sum of the kept cells as percent of the query's whole
    WINNER = "winner"  # the greatest, the others beside it


class Compare(StrEnum):
    """How a figure is held against a limit."""

    OVER = ">"
    AT_LEAST = ">="
    UNDER = "<"
    AT_MOST = "<="
    EQUAL = "="
    ABOUT = "~"


@dataclass(frozen=True, slots=True)
class Condition:
    """A limit that a cell must meet; with a period, the cell of that period."""

    compare: Compare
    limit: float  # in the unit of the cells
    period: Period | None = None
    end: str = ""  # start, end: of the level that a move began or ended at: "rose from 10 to 12 billion"

    def holds(self, value: float) -> bool:
        """Whether a value meets the limit."""
        match self.compare:
            case Compare.OVER:
                return value > self.limit
            case Compare.AT_LEAST:
                return value >= self.limit
            case Compare.UNDER:
                return value < self.limit
            case Compare.AT_MOST:
                return value <= self.limit
            case _:
                return value == self.limit


@dataclass(frozen=True, slots=True)
class Pick:
    """Which cells are kept, and in which order."""

    kind: PickKind = PickKind.ALL
    first: int = 1  # BEST: from this place; NEAR: so many places away
    last: int = 1  # BEST: to this place; NEAR: how many on a side
    descending: bool = True  # BEST, NEAR: greatest first
    conditions: tuple[Condition, ...] = ()  # WHERE, LONGEST: all must hold
    offset: int = 0  # NEAR: +1 is the next one down the ranking
    by_size: bool = False  # BEST: by how far they are from zero, on either side
    ends: bool = False  # BEST: only the first and the last of these places
    latest: bool = False  # WHERE: the latest first
    turned: bool = False  # WHERE: only figures before which, in time, one of the line did not meet them
    every: bool = False  # WHERE: a line is kept only if all its periods meet the conditions


@dataclass(frozen=True, slots=True)
class Line:
    """A named line: one series, or several added up."""

    label: str
    keys: tuple[Key, ...]  # added up
    base: tuple[Key, ...] = ()  # SHARE, RATIO: the denominator, added up
    periods: tuple[Period, ...] = ()  # only where they differ from the query's

    def __post_init__(self) -> None:
        if not self.keys:
            raise ValueError(f"The line {self.label!r} has no series.")
        if len({key.definition for key in self.keys + self.base}) > 1:
            raise ValueError(f"The line {self.label!r} mixes definitions.")


@dataclass(frozen=True, slots=True)
class Claim:
    """What a person asserts of the answer."""

    conditions: tuple[Condition, ...] = ()  # a limit of all figures, a value of the first
    anywhere: bool = False  # a limit that one of the figures must meet: "at any point", "ever"
    winner: str = ""  # the line said to be first
    since: str = ""  # the year in which it came to be first
    found: bool = False  # any is kept
    none: bool = False  # none is kept
    only: str = ""  # the line said to be the only one of those kept
    period: str = ""  # the year said to be the one chosen
    negated: bool = False  # the claim is that it is not so
    paired: bool = False  # each of the figures has the condition of its place
    way: str = ""  # up or down: how the figure is said to have come from that of the year before


@dataclass(frozen=True, slots=True)
class Query:
    """One question to the store.

    Cells are computed for each line and period (or span), picked, and reduced to the figures of the answer.
    """

    lines: tuple[Line, ...]
    periods: tuple[Period, ...] = ()
    spans: tuple[tuple[Period, Period], ...] = ()  # for a move
    level: Level = Level.VALUE
    move: Move = Move.NONE
    pick: Pick = Pick()
    reduce: Reduce = Reduce.EACH
    over: Dimension | None = None  # along what the lines vary; None with several periods means time
    peers: tuple[Line, ...] = ()  # RANK, NEAR: the lines it is ranked among
    whole: tuple[Key, ...] = ()  # reduce SHARE: the base of the kept cells' sum
    deficit: bool = False  # asked as a deficit: moves and order follow its size
    narrowing: bool = False  # asked by how much a deficit narrowed
    absolute: bool = False  # a gap or margin: no sign
    sizes: bool = False  # a deficit is held against a surplus: their sizes count, not their signs
    names_first: bool = False  # asked for names, years or a count rather than for figures
    by_time: bool = False  # the periods are what is chosen from
    source: str = ""  # only this source's printings
    beside: tuple[Query, ...] = ()  # other lists: only those are kept that all of them have
    apart: bool = False  # ... or that none of them has
    claim: Claim | None = None
    ends: bool = False  # the levels at both ends of a move are asked for too
    whole_label: str = ""  # how the base is called

    @property
    def in_any_period(self) -> bool:
        """Whether one is chosen of all lines in all periods: "which country had the most, and when"."""
        several = max(len(self.periods), len(self.spans)) > 1
        return self.pick.kind is PickKind.BEST and self.over is not None and several and not self.by_time
