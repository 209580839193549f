"""The values language is made of: mentions, slots, frames, and the outcomes of reading an utterance."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from itertools import compress
from operator import attrgetter
from typing import Any, TypeGuard

from facts.computing.query import Query
from facts.model import Observation
from facts.store import TableInfo
from intents.mark import Mark

#: mention types that name something the store knows
ENTITIES = frozenset(
    {
        "AREA",
        "REGION",
        "PARTNER",
        "CATEGORY",
        "PRODUCT",
        "FLOW",
        "MEASURE",
        "NATION",
        "TECH",
        "DEFINITION",
        "SOURCE",
        "POINT",
    }
)


@dataclass(slots=True)
class Mention:
    """A span of tokens with what it may mean; `role` and `used` are filled in while reading."""

    kinds: dict[str, Any]  # type -> value: {"AREA": "OR"}
    start: int  # first token
    end: int  # one past the last token
    text: str
    genitive: bool = False  # "Oregon's"
    corrected: str = ""  # what was typed, where spelling was corrected
    role: str = ""  # base, excluded, near, second ...
    used: bool = False
    has_group: bool = False  # whether a partner that it may name is a group
    word: str = field(init=False, repr=False, compare=False)  # the text in lower case

    def __post_init__(self) -> None:
        self.word = self.text.lower()

    def __contains__(self, kind: str) -> bool:
        return kind in self.kinds

    def get(self, kind: str) -> Any:
        """The value for a type, None where the span has not that type."""
        return self.kinds.get(kind)

    def only(self, kind: str) -> None:
        """Settle on one type."""
        self.kinds = {kind: self.kinds[kind]}

    @property
    def is_group(self) -> bool:
        """Whether it names a group of partners, whose members may be gone through."""
        return self.has_group and "PARTNER" in self.kinds

    @property
    def is_entity(self) -> bool:
        """Whether it names something the store knows."""
        return not ENTITIES.isdisjoint(self.kinds)


#: types of what has lines in tables
NAMES = ("AREA", "PARTNER", "CATEGORY")


def is_of(mention: Mention | None, *types: str) -> TypeGuard[Mention]:
    """Whether there is a mention, of one of these types at least."""
    return mention is not None and not mention.kinds.keys().isdisjoint(types)


@dataclass(frozen=True, slots=True)
class Slots:
    """Which lines are meant. Several codes of one dimension are several lines."""

    areas: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()  # "definition/code"
    products: tuple[str, ...] = ()  # products, services, both
    flows: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    definition: str = ""
    source: str = ""
    nation: bool = False
    country: str = ""  # the nation, where it is not the United States; several with "|"
    total: bool = False
    tech: bool = False
    summed: str = ""  # the slot whose codes are added up into one line
    years: tuple[int, ...] = ()

    def merged(self, other: Slots) -> Slots:
        """These slots, with what they leave open taken from another."""
        changes = {name: getattr(self, name) or getattr(other, name) for name in self.__slots__}
        return Slots(**changes)

    @property
    def named_lines(self) -> bool:
        """Whether places, partners, categories or the nation are named."""
        return bool(self.areas or self.partners or self.categories or self.nation)

    @property
    def named(self) -> tuple[str, ...]:
        """Names of the slots that are filled."""
        return tuple(compress(self.__slots__, _FILLED(self)))


#: what every slot holds
_FILLED = attrgetter(*Slots.__slots__)


#: the places of a ranking that is asked for as a whole
ALL_PLACES = (1, 60)
#: the group that the members are limited to, where it is the groups themselves that are gone through
EVERY_GROUP = "*"
#: dimension -> the slot with its codes
SLOTS_OF = {"area": "areas", "partner": "partners", "category": "categories"}


@dataclass(frozen=True, slots=True)
class Limit:
    """A condition as said: compare and value, with the unit that the words give it."""

    compare: str
    value: float
    unit: str = ""  # USD, percent, ratio, rank, "" where no unit was said
    year: int | None = None
    flow: str = ""  # the flow that it is a condition on, where there are several
    end: str = ""  # start, end: a level that a move began or ended at: "rose by 5 percent to $12 billion"


@dataclass(frozen=True)
class Frame:
    """What an utterance says, before the store is asked: slots, operation, choice, claim.

    It has a dictionary instead of slots, of which `with_` copies all fields at once.
    """

    slots: Slots = Slots()
    base: Slots | None = None  # of a share or ratio
    second: Slots | None = None  # the other side of a comparison, where it differs in more than one slot
    excluded: tuple[str, ...] = ()  # what is left out, as "partner:DE"
    years: tuple[int, ...] = ()
    span: tuple[int, int] | None = None  # from, to
    whole_span: bool = False  # all the years there are
    year_word: str = ""  # latest, previous, last, decade
    level: str = ""  # share, ratio, rank
    move: str = ""  # growth, change, cagr, times
    down: bool = False  # the move is asked as a fall
    unit: str = ""  # percent or USD, where the words say which
    over: str = ""  # area, partner, category, year
    pick: str = ""  # best, where, near, longest
    order: str = ""  # max, min
    places: tuple[int, int] | None = None
    limits: tuple[Limit, ...] = ()
    every: bool = False  # in every year
    near: int = 0
    next_places: int = 0  # the next n of the ranking before
    so_many: int = 0  # n places of the ranking before, in the place of as many as there were
    per_job: str = ""  # money: dollars per job; jobs: jobs per billion dollars
    everyone: bool = False  # the sum of all states
    among: int = 0  # choose among the n greatest (least where negative) only
    among_limits: tuple[Limit, ...] = ()  # choose among those only whose level meets these
    among_moved: str = ""  # choose among those only that moved so: up, down
    found: str = ""  # whether some or none of the members are claimed to be
    first: str = ""  # who is to stand first in the reply, as "area:OR"
    ways: tuple[str, ...] = ()  # up or down: how each of several things is claimed to have moved
    way: str = ""  # up or down: how the level that is claimed is said to have been reached
    sole: str = ""  # who is said to be the only one of those chosen, as "area:OR"
    lists: str = ""  # lists held against each other: both, first (in it but not in the second)
    sector: tuple[Any, ...] = ()  # tech among all export sectors: compare and place
    sector_whole: tuple[Any, ...] = ()  # the place that the states are to have of which a part is asked
    peak: int = 0  # the year that is claimed to be the one chosen
    counted: int = 0  # how many members are claimed to be found
    counted_part: float = 0.0  # how many percent of the members are claimed to be
    counted_is: str = ""  # how they compare with that: more, fewer
    size: int = 0  # how many members there are said to be to choose from
    reduce: str = ""  # sum, mean, median, count, difference, ratio, winner
    deficit: bool = False
    surplus: bool = False
    group: str = ""  # the partner group the members are limited to
    trend: bool = False
    each_year: bool = False
    claim: bool = False
    names: bool = False  # asked for names or years
    first_time: str = ""
    table: bool = False  # membership of a printed list
    topic: str = ""  # what was told: definition, or the classification of a numbered class
    subject: str = ""  # whose neighbours are asked for, as "area:OR"
    how_doing: bool = False
    elliptic: bool = False  # leans on the turn before
    partner_flow: str = ""  # the flow that stands with a partner alone: "and to Canada?"
    trades: str = ""  # what those before do: bought, sold, they_bought, they_sold, other_way
    counted_before: int = 0  # how many of those before are meant: "all three together"
    marks: tuple[Mark, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Plain values that `from_json` reads back."""
        shown: dict[str, Any] = _plain(self)
        return shown

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Frame:
        """A frame from what `to_json` gave."""
        slots = {k: Slots(**_tuples(data[k])) if data.get(k) else None for k in ("slots", "base", "second")}
        said = {f.name for f in fields(Limit)}
        limits, among_limits = (
            tuple(Limit(**{k: v for k, v in limit.items() if k in said}) for limit in data.get(key, ()))
            for key in ("limits", "among_limits")
        )
        marks = tuple(map(Mark, data.get("marks", ())))
        apart = {"slots", "base", "second", "limits", "among_limits", "marks"}
        names = {f.name for f in fields(cls)} - apart  # an older version may have written others
        rest = {k: v for k, v in _tuples(data).items() if k in names}
        return cls(
            slots["slots"] or Slots(),
            slots["base"],
            slots["second"],
            limits=limits,
            among_limits=among_limits,
            marks=marks,
            **rest,
        )

    def with_(self, **changes: Any) -> Frame:
        """The same frame with some fields replaced."""
        if all(getattr(self, name) is value for name, value in changes.items()):
            return self
        changed = object.__new__(type(self))
        changed.__dict__.update(self.__dict__, **changes)
        return changed


#: the frame of which nothing is said
UNSAID = Frame()


def _plain(value: Any) -> Any:
    if hasattr(value, "__dataclass_fields__"):
        shown = {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
        return {k: v for k, v in shown.items() if v not in (None, "", [], False, 0)}
    return [_plain(v) for v in value] if isinstance(value, (tuple, list)) else value


def _tuples(data: dict[str, Any]) -> dict[str, Any]:
    return {k: tuple(v) if isinstance(v, list) else v for k, v in data.items()}


@dataclass(frozen=True, slots=True)
class Reading:
    """A query with how it is said."""

    query: Query
    frame: Frame
    assumptions: tuple[str, ...] = ()  # defaults that were taken
    others: tuple[str, ...] = ()  # other readings, each a question


@dataclass(frozen=True, slots=True)
class Clarify:
    """A question back."""

    question: str  # key of a wording
    options: tuple[str, ...] = ()
    frame: Frame = UNSAID
    detail: str = ""
    frames: tuple[tuple[str, Frame], ...] = ()  # the frame of each option that a word alone cannot give


@dataclass(frozen=True, slots=True)
class Decline:
    """Why there is no answer."""

    reason: str  # key of a wording
    words: tuple[str, ...] = ()  # what stopped it
    detail: dict[str, str] = field(default_factory=dict)
    frame: Frame = UNSAID


@dataclass(frozen=True, slots=True)
class Told:
    """Something to say that is no figure: a note, a definition, what is covered, small talk."""

    # note, covers, code, definition, coverage, source, origin, quoted, years, members, listed, extent, talk
    kind: str
    note: Any = None  # facts.model.Note
    code: str = ""  # definition/category
    word: str = ""  # the thing inside the category
    frame: Frame = UNSAID
    tables: tuple[TableInfo, ...] = ()  # that a question about the documents is about
    cells: tuple[Observation, ...] = ()  # that a quoted figure can be
    names: tuple[str, ...] = ()  # what the tables list
