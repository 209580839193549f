"""The values that facts are made of: codes, keys, periods, observations, sources, notes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

HOME = "US"  # the nation whose trade is meant where no other is named


class Dimension(StrEnum):
    """What identifies an observation, besides its period."""

    DEFINITION = "definition"
    MEASURE = "measure"
    FLOW = "flow"
    AREA = "area"
    PARTNER = "partner"
    CATEGORY = "category"
    PRODUCT = "product"


class CodeKind(StrEnum):
    """What a line of a code list stands for."""

    MEMBER = "member"  # one area, partner, category: may be ranked and summed
    GROUP = "group"  # a printed subtotal of members: never summed with them
    TOTAL = "total"  # the whole
    WORLD = "world"  # the whole of all nations: nobody's own trade
    REST = "rest"  # "all other": summed, but never ranked
    SET = "set"  # a name for several members that no table prints as a line


class Flow(StrEnum):
    """The codes of the shared list of flows; balance is exports less imports."""

    EXPORTS = "exports"
    IMPORTS = "imports"
    BALANCE = "balance"


class ProductKind(StrEnum):
    """The codes of the shared list of products; "" is both together."""

    PRODUCTS = "products"
    SERVICES = "services"


class Shared(StrEnum):
    """The shared measures that a question asks for without their names: what they are is arithmetic."""

    TRADE = "trade"
    TRADE_SHARE = "trade_share"
    TRADE_RANK = "trade_rank"
    TRADE_SUM = "trade_sum"  # over several years
    JOBS = "jobs"


class Balance(StrEnum):
    """The two signs of a balance."""

    SURPLUS = "surplus"
    DEFICIT = "deficit"


class LineKind(StrEnum):
    """What the lines of a classification are called, so that "by sector" finds the right one."""

    CATEGORY = "category"
    TECHNOLOGY_AREA = "techarea"
    SECTOR = "sector"


class MeasureKind(StrEnum):
    """How a measure relates to the one it is derived from."""

    LEVEL = "level"
    CHANGE = "change"
    GROWTH = "growth"
    SHARE = "share"
    RANK = "rank"
    COUNT = "count"
    OTHER = "other"


class Status(StrEnum):
    """Whether the source measured, estimated or projected the figure (SDMX OBS_STATUS A, E and F)."""

    NORMAL = "normal"
    ESTIMATED = "estimated"
    FORECAST = "forecast"


class Bound(StrEnum):
    """How the source hedges a printed figure: "over $21 billion", "nearly $15 billion"."""

    EXACT = ""
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"
    NEARLY = "nearly"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A year (start == end) or a span of years, as the source prints it."""

    start: int  # first calendar year
    end: int  # last calendar year

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"A period runs forward, not from {self.start} to {self.end}.")

    @classmethod
    @lru_cache(maxsize=256)
    def year(cls, year: int) -> Period:
        """One calendar year, the same object every time: it is looked up more than anything else."""
        return cls(year, year)

    @property
    def is_year(self) -> bool:
        """Whether this is a single year."""
        return self.start == self.end

    def __str__(self) -> str:
        return str(self.start) if self.start == self.end else f"{self.start}-{self.end}"


class Key(NamedTuple):
    """What an observation is about, apart from its period.

    The fields are codes; "" where a dimension does not apply or is the whole: the category of a total over
    categories, the partner of trade with the world. The area is the home nation where nothing else is said.
    """

    definition: str  # which classification
    measure: str  # trade, jobs, trade_rank, ...
    flow: str = ""  # exports, imports, balance
    area: str = HOME
    partner: str = ""
    category: str = ""
    product: str = ""  # products, services; "" for both together

    def get(self, dimension: Dimension) -> str:
        """The code of one dimension."""
        code: str = getattr(self, dimension)
        return code

    def with_(self, **codes: str) -> Key:
        """The same key with some codes replaced."""
        return self._replace(**codes)


@dataclass(frozen=True, slots=True)
class Code:
    """One line of a code list."""

    dimension: Dimension
    code: str
    label: str  # the usual short name, for replies
    kind: CodeKind = CodeKind.MEMBER
    parents: tuple[str, ...] = ()  # groups and sets that it belongs to
    aliases: tuple[str, ...] = ()  # other names people use for exactly this
    adjectives: tuple[str, ...] = ()  # "Canadian": names the code beside a noun
    covers: tuple[str, ...] = ()  # things inside it that have no figure of their own: "robots"
    definition: str = ""  # the definition that a category belongs to; "" for shared lists
    product: str = ""  # products or services, where a category is one of them
    note: str = ""  # what it means, in our words, for "what is ...?"
    whole_of: str = ""  # the narrower definition that this line is as a whole: tech among all export sectors


@dataclass(frozen=True, slots=True)
class Places:
    """What a count counts: the lines that stand in certain places of a ranking."""

    of: str  # the measure with the rank
    along: Dimension  # of the lines
    first: int
    last: int

    def __post_init__(self) -> None:
        if not 1 <= self.first <= self.last:
            raise ValueError(f"Places run from the first on, not from {self.first} to {self.last}.")


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured, in which unit."""

    code: str
    label: str  # "exports and imports", "export-supported jobs"
    unit: str  # a name of units.txt: USD, job, percent, rank, count, ratio
    kind: MeasureKind = MeasureKind.LEVEL
    base: str = ""  # the level measure that a change, growth, share or rank is of
    aliases: tuple[str, ...] = ()
    places: Places | None = None  # of a count of lines by their place
    part_of_all: str = ""  # the flow of all trade that the classification is this share of
    balance: Balance | None = None  # of a count of lines: what they have
    upper: str = ""  # of the lower end of a printed range: the measure of its upper end


@dataclass(frozen=True, slots=True)
class Source:
    """A document."""

    key: str
    title: str
    publisher: str
    published: str | None  # "2021", "2021-06-30"; None where the document prints no date
    url: str | None
    short: str  # how a reply names it: "CompTIA Tech Trade Snapshot 2021"
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is printed."""

    source: str
    page: int | None
    table: str  # title or number as printed; for prose, what the passage is about
    row: str | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Observation:
    """One printed figure; what is printed twice is two of them."""

    key: Key
    period: Period
    value: float  # in base units (whole USD, jobs, percent), deficits and falls negative
    unit: str
    place: Place
    printed: str  # exactly as the source prints it
    half_width: float = 0.0  # half a unit of the last printed digit, in base units
    status: Status = Status.NORMAL
    bound: Bound = Bound.EXACT
    names: tuple[tuple[Dimension, str], ...] = ()  # printed names of its codes

    def name(self, dimension: Dimension) -> str:
        """The printed name of one dimension, "" where the source prints none."""
        return dict(self.names).get(dimension, "")


@dataclass(frozen=True, slots=True)
class Finding:
    """A contradiction inside or between documents, declared by a pack and recomputed by the audit."""

    kind: str  # rounding, one-dollar slip, wrong claim, other definition, other base
    place: Place  # of the figure that is contradicted
    key: Key
    period: Period
    printed: str
    value: float  # the printed figure in base units
    recomputed: float  # what the cells say
    unit: str
    text: str  # one sentence for a reply: what is printed and what the table gives
    half_width: float = 0.0  # half a unit of the last digit that `recomputed` was declared with


@dataclass(frozen=True, slots=True)
class Note:
    """Something that a document says and that is no figure, in our words."""

    topic: str  # definition, scope, method, source, reason
    label: str  # what it is about, for headings
    aliases: tuple[str, ...]  # phrases that ask for it
    text: str
    place: Place
    codes: tuple[tuple[Dimension, str], ...] = ()  # codes it explains
