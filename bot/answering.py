"""Answer -> Reply: figures with their citations, working and caveats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from bot.reply import Reply, ReplyStatus, Step, Value
from bot.words.caveats import assumptions_of, caveats_of
from bot.words.citing import Cells
from bot.words.combining import gap_of
from bot.words.composing import compose
from bot.words.matter import kind_of
from bot.words.wording import capitalized, say
from facts.computing.answer import Answer
from facts.computing.figures import Figure, number
from facts.computing.query import Level, Move, PickKind, Query, Reduce
from facts.model import Observation
from facts.store import Store
from facts.units import reply_unit
from intents.model import Reading

#: cells that a figure, and a reply, shows: a sum of all states over two years is 102
MAX_CELLS, MAX_INPUTS = 60, 120


def answered(
    utterance: str,
    reading: Reading,
    answer: Answer,
    store: Store,
    kept: str = "",
    suggestions: tuple[str, ...] = (),
) -> Reply:
    """The reply to a question that has an answer; `kept` says what it took from the thread."""
    worded, cells = compose(answer, store), Cells(store)
    shown = shown_figures(answer)
    values = tuple(_value(figure, cells, answer.query) for figure in shown)
    used = _used(answer)
    inputs = tuple(_input(cell, cells) for cell in dict.fromkeys((*used, *worded.comparison.cells)))
    caveats = _caveats(reading, answer, used, store, kept)
    sources = cells.source_line()
    return Reply(
        question=utterance, status=ReplyStatus.ANSWERED, reading=worded.reading,
        text=worded.text(caveats, sources), source_line=sources, headline=worded.headline,
        verdict=answer.verdict, values=values, beside=_beside(answer, shown), names=_names(answer),
        inputs=inputs, formula=_formula(answer), working=_working(answer, cells),
        citations=cells.citations(), caveats=caveats, comparison=worded.comparison.text,
        definition=_definition(answer.query, store), others=reading.others,
        table=worded.table, chart=worded.chart, suggestions=suggestions,
    )  # fmt: skip


def _names(answer: Answer) -> tuple[str, ...]:
    """Whom the answer is about: the one of whom it was claimed first, where it is none of those found."""
    claim = answer.query.claim
    asked = claim.winner if claim is not None and answer.verdict is False else ""
    return (asked, *answer.names) if asked and asked not in answer.names else answer.names


def shown_figures(answer: Answer) -> tuple[Figure, ...]:
    """The figures that are the answer; where years are chosen, the year stands beside its figure."""
    query = answer.query
    chosen = query.by_time and query.pick.kind is not PickKind.ALL
    if query.claim is not None or (query.ends and not chosen):
        return (*answer.figures, *_behind(answer))
    timed = query.by_time or query.in_any_period
    if not timed or query.pick.kind is PickKind.ALL or query.reduce is not Reduce.EACH:
        return answer.figures
    pairs = (
        (_year(figure), figure) if query.names_first else (figure, _year(figure)) for figure in answer.figures
    )
    return tuple(figure for pair in pairs for figure in pair)


def _beside(answer: Answer, shown: Sequence[Figure]) -> int:
    """How many of the shown figures, the last ones, were not asked for but stand behind the others."""
    return len(shown) - len(answer.figures) if shown[: len(answer.figures)] == answer.figures else 0


def _behind(answer: Answer) -> tuple[Figure, ...]:
    """What a claim is held against beside its figures: levels of a move, the move of a rank, a gap."""
    query = answer.query
    if query.reduce is Reduce.COUNT:
        return ()
    if query.by_time and query.pick.kind is not PickKind.ALL:
        return tuple(_year(figure) for figure in answer.figures)
    ranked = query.level is Level.RANK or {f.unit for f in answer.figures} == {"rank"}
    if (query.move is not Move.NONE or ranked) and len(answer.figures) == 1:
        own = tuple(f for f in answer.support if f.label == answer.figures[0].label)
        return own if own and (query.over is not None or query.claim is None) else answer.support
    if query.reduce is Reduce.WINNER and (gap := gap_of(answer)) is not None:
        return (replace(gap, label=capitalized(say("labels.difference"))),)
    return ()


def _year(figure: Figure) -> Figure:
    last = float(figure.period[-4:])
    return replace(figure, value=last, unit="year", label=figure.period, published=None)


def _value(figure: Figure, cells: Cells, query: Query) -> Value:
    at = cells.indexes((*figure.inputs[:MAX_CELLS], *figure.printed_by))
    label = figure.label or capitalized(say(f"labels.{kind_of(query)}"))
    return Value(label, figure.value, figure.unit, figure.period or None, figure.published, at)


def _used(answer: Answer) -> tuple[Observation, ...]:
    figures = (*answer.figures, *answer.support)
    cells = [cell for figure in figures for cell in (*figure.inputs, *figure.printed_by)]
    if not cells:
        cells = [cell for figure in answer.cells for cell in figure.inputs]
    return tuple(dict.fromkeys(cells))[:MAX_INPUTS]


def _input(cell: Observation, cells: Cells) -> Value:
    return Value(*_printed(cell), (cells.index(cell),))


@lru_cache(maxsize=4096)
def _printed(cell: Observation) -> tuple[str, float, str, str, None]:
    """A cell as an input: label, value, unit, period, and no other figure beside it."""
    names = [name for _, name in cell.names if name]
    label = ", ".join(names) or cell.place.row or cell.place.table
    period = str(cell.period)
    return f"{label}, {period}", cell.value, reply_unit(cell.unit), period, None


def _caveats(
    reading: Reading, answer: Answer, used: Sequence[Observation], store: Store, kept: str
) -> tuple[str, ...]:
    taken = assumptions_of(reading.assumptions, answer.query)
    said = (kept, *taken, *caveats_of(answer, used, store))
    return tuple(dict.fromkeys(text for text in said if text))


def _formula(answer: Answer) -> str | None:
    return next((figure.formula for figure in answer.figures if figure.formula), None)


def _definition(query: Query, store: Store) -> str:
    definition = query.lines[0].keys[0].definition
    return next((one.note for one in store.definitions if one.code == definition), "")


def _working(answer: Answer, cells: Cells) -> tuple[Step, ...]:
    shown = (*answer.support, *answer.figures)[:MAX_CELLS]
    steps = (Step(*_worked(figure), cells.indexes(figure.inputs[:MAX_CELLS])) for figure in shown)
    return tuple(dict.fromkeys(steps))


@lru_cache(maxsize=4096)
def _worked(figure: Figure) -> tuple[str, str]:
    """What a figure is called in the working, and how it was made."""
    made = f"{figure.formula} = {number(figure.value)}" if figure.formula else number(figure.value)
    return f"{figure.label}, {figure.period}".strip(", "), f"{made} {figure.unit}"
