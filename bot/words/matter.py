"""An answer with the words that all its sentences need."""

from __future__ import annotations

from dataclasses import dataclass

from bot.words.levels import sign_word
from bot.words.naming import Subject, all_of, noun, part_of, period_of, shared_subject, theme_of, whole_of
from bot.words.wording import amount, figure_text, listed, phrased
from facts.computing.answer import Answer
from facts.computing.figures import Figure
from facts.computing.query import Level, Move, PickKind, Query, Reduce
from facts.model import MeasureKind
from facts.store import Store

#: units of figures that get a plus where they rise
_SIGNED = (Move.CHANGE, Move.GROWTH, Move.CAGR)
#: figures that a headline names one by one
MAX_BESIDE = 3
#: kinds whose headline holds all their figures
_REDUCED = frozenset(("count", "sum", "mean", "median", "difference", "ratio", "excess", "winner", "part"))
#: kinds whose figures over the years are a trend
_SERIES = frozenset(level.value for level in Level)
_KINDS = {
    PickKind.BEST: "best",
    PickKind.NEAR: "near",
    PickKind.WHERE: "where",
    PickKind.LONGEST: "run",
}


@dataclass(frozen=True, slots=True)
class Matter:
    """What is said about an answer, before it is put into sentences."""

    answer: Answer
    store: Store
    kind: str  # value, growth, share, rank, best, where, count, sum, difference ...
    about: Subject  # what all lines share
    theme: str  # what is computed of it: "growth of Oregon's tech product exports"
    plain_theme: str  # the same for a heading: "growth of tech product exports, Oregon"
    whole: str  # the base of a share
    period: str

    @property
    def query(self) -> Query:
        """The question that was computed."""
        return self.answer.query

    @property
    def subject(self) -> str:
        """What all lines share: "Oregon's tech product exports"."""
        return self.about.owned

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of the answer."""
        return self.answer.figures

    @property
    def is_signed(self) -> bool:
        """Whether rises are written with a plus."""
        return self.query.move in _SIGNED

    @property
    def is_balance(self) -> bool:
        """Whether the figures are levels of a trade balance."""
        key = self.query.lines[0].keys[0]
        return key.flow == "balance" and self.query.level is Level.VALUE

    @property
    def neighbours(self) -> str:
        """Beside whom others are looked for in a ranking."""
        return listed([peer.label for peer in self.query.peers])

    @property
    def lists(self) -> tuple[str, ...]:
        """The lists held against each other: "U.S. tech product exports (2020)"."""
        every = (self.query, *self.query.beside)
        return tuple(f"{shared_subject(one, self.store).owned} ({period_of(one)})" for one in every)

    @property
    def is_series(self) -> bool:
        """Whether the figures are one line over more than two years."""
        labels = {figure.label for figure in self.figures}
        return len(labels) == 1 and len(self.figures) > 2 and self.kind in _SERIES

    @property
    def is_listed(self) -> bool:
        """Whether the figures are written in rows below the headline rather than in it."""
        if self.kind in _REDUCED:
            return False
        if self.is_series:
            return True
        if self.kind == "where" and len({(figure.unit, figure.value) for figure in self.figures}) == 1:
            return False
        return len(self.figures) > (1 if self.kind in ("best", "near") else MAX_BESIDE)

    def figure(self, figure: Figure) -> str:
        """A figure as the sentences of this answer write it."""
        return figure_text(figure, self.is_signed)

    def with_sign(self, figure: Figure) -> str:
        """A figure, a level of a balance with the word for its sign."""
        signed = self.is_balance and figure.unit == "USD" and not self.is_signed
        return self.figure(figure) + (f" ({sign_word(figure.value)})" if signed else "")

    def named(self, figure: Figure) -> str:
        """What tells a figure from the others: its line, its year, or both."""
        return phrased(*self._differing(figure))

    def _differing(self, figure: Figure) -> tuple[str, str]:
        labels = {one.label for one in self.figures if one.label}
        periods = {one.period for one in self.figures if one.period}
        label = figure.label if len(labels) > 1 or len(periods) < 2 else ""
        return label, figure.period if len(periods) > 1 else ""

    @property
    def is_ranked(self) -> bool:
        """Whether the series itself is a rank that the source prints."""
        return is_printed_rank(self.query, self.store)

    def beside(self, figure: Figure) -> str:
        """A figure behind its name: "Texas ($44.85 billion)"."""
        return f"{self.named(figure)} ({amount(figure.value, figure.unit, self.is_signed)})"

    def count(self, number: int) -> str:
        """31 states."""
        return f"{number} {noun(self.query, number)}"

    @property
    def everyone(self) -> str:
        """All that was ranked, counted or added up."""
        if self.query.by_time:
            return self.period
        return all_of(self.query, self.query.peers or self.query.lines)


def matter_of(answer: Answer, store: Store) -> Matter:
    """The words that all sentences about an answer need."""
    query = answer.query
    kind = kind_of(query)
    shared, balance = shared_subject(query, store), _balance(answer, kind)
    subject, plain = shared_subject(query, store, balance) if balance else shared, shared.plain
    whole = whole_of(query, store)
    if query.level is not Level.VALUE and len(query.lines) == 1 and query.level is not Level.RANK:
        plain = part_of(query.lines[0], store)
    is_rank = is_printed_rank(query, store)
    themed = plain if query.level in (Level.SHARE, Level.RATIO) else subject.owned
    theme, heading = (theme_of(query, text, whole, is_rank) for text in (themed, plain))
    return Matter(answer, store, kind, subject, theme, heading, whole, period_of(query))


def is_printed_rank(query: Query, store: Store) -> bool:
    """Whether the series are ranks that the source prints."""
    return store.measure(query.lines[0].keys[0].measure).kind is MeasureKind.RANK


def kind_of(query: Query) -> str:
    """Which sentences an answer gets."""
    if query.beside:
        return "lists"
    if query.reduce not in (Reduce.EACH, Reduce.SHARE):
        return query.reduce.value
    if query.reduce is Reduce.SHARE:
        return "part"
    if query.pick.kind is not PickKind.ALL:
        return _KINDS[query.pick.kind]
    if query.level is Level.RANK:
        return "rank"
    return query.move.value if query.move is not Move.NONE else query.level.value


def _balance(answer: Answer, kind: str) -> str:
    """Deficit or surplus where all levels of a move, trend or ranking of balances are one."""
    if any(key.flow != "balance" for line in answer.query.lines for key in line.keys):
        return ""
    is_behind = answer.query.move is not Move.NONE or answer.query.level is not Level.VALUE
    levels = answer.support if is_behind else answer.figures
    if answer.query.deficit and answer.query.move is Move.CHANGE and kind in ("where", "count", "best"):
        return "" if answer.query.narrowing else "deficit"
    if answer.query.deficit and answer.query.pick.kind is PickKind.NEAR:
        return "deficit"
    if (kind == "value" and len(levels) < 2) or not levels or kind in ("sum", "difference", "where", "count"):
        return ""
    if all(level.value < 0 for level in levels):
        return "deficit"
    return "surplus" if all(level.value > 0 for level in levels) else ""
