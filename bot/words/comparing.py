"""What gives a figure its meaning: the year before, its rank, its share, the next in the ranking."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from bot.words.matter import Matter
from bot.words.naming import all_of, areas_text, subject_of
from bot.words.wording import amount, capitalized, listed, say
from facts.computing.figures import Figure
from facts.computing.query import Level, Move
from facts.model import Dimension, Key, Observation, Period, Shared
from facts.store import Store

#: parts of a sum that are shown one by one
MAX_PARTS = 6


@dataclass(frozen=True, slots=True)
class Comparison:
    """A sentence and the cells that its figures are from."""

    text: str = ""
    cells: tuple[Observation, ...] = ()


def comparison_of(matter: Matter) -> Comparison:
    """The comparison that fits the kind of answer; an empty one where there is none."""
    compare = _COMPARISONS.get(matter.kind)
    return compare(matter) if compare and matter.figures else Comparison()


def _level(matter: Matter) -> Comparison:
    """A single level against the year before, among its peers and in its total."""
    figure = matter.figures[0]
    if len(matter.figures) == 1 and 1 < len(figure.inputs) <= MAX_PARTS:
        return _printed_parts(matter)
    cell = figure.inputs[0] if len(figure.inputs) == 1 else None
    if (
        len(matter.figures) != 1
        or cell is None
        or not cell.period.is_year
        or cell.key.measure != Shared.TRADE
    ):
        return Comparison()
    parts = [found for find in (_before, _place, _part) if (found := find(cell, matter.store)).text]
    text = capitalized("; ".join(part.text for part in parts))
    cells = tuple(cell for part in parts for cell in part.cells)
    return Comparison(say("sentence", text=text) if text else "", cells)


def _printed_parts(matter: Matter) -> Comparison:
    """The lines of the table that a region or a set of categories adds up."""
    cells = matter.figures[0].inputs
    names = [next((name for _, name in cell.names if name), "") for cell in cells]
    if len(set(names)) < len(names) or "" in names:
        return Comparison()
    unit = matter.figures[0].unit
    shown = listed(f"{name} {amount(cell.value, unit)}" for name, cell in zip(names, cells, strict=True))
    return Comparison(say("sentence", text=shown))


def _before(cell: Observation, store: Store) -> Comparison:
    before = store.get(cell.key, Period.year(cell.period.start - 1))
    if before is None or before.place.source != cell.place.source or before.value * cell.value <= 0:
        return Comparison()
    change = 100 * (cell.value - before.value) / before.value
    way = "flat" if not change else "up" if change > 0 else "down"
    form = f"before.deficit.{way}" if cell.value < 0 else f"before.{way}"
    size = amount(abs(before.value), "USD")
    return Comparison(
        say(form, change=amount(abs(change), "percent"), year=before.period, before=size), (before,)
    )


def _place(cell: Observation, store: Store) -> Comparison:
    rank = store.get(cell.key.with_(measure=Shared.TRADE_RANK), cell.period)
    if rank is None or not cell.names or Dimension.AREA not in dict(cell.names):
        return Comparison()
    among, lead = _ranking(cell.key.with_(area=""), cell.period, store)
    text = say("ranked", place=amount(rank.value, "rank"), among=among)
    if lead is None or rank.value == 1:
        return Comparison(text, (rank,))
    return Comparison(say("behind", text=text, name=lead.name(Dimension.AREA)), (rank, lead))


@lru_cache(maxsize=256)
def _ranking(template: Key, period: Period, store: Store) -> tuple[str, Observation | None]:
    """All areas that a series is printed of in words, and the rank of the first of them."""
    peers = store.members(template, Dimension.AREA)
    lead = next((first for key in peers if (first := _first(key, period, store))), None)
    return areas_text({key.area for key in peers}), lead


def _first(key: Key, period: Period, store: Store) -> Observation | None:
    """The rank of a line, if it is the first."""
    rank = store.get(key.with_(measure=Shared.TRADE_RANK), period)
    return rank if rank is not None and rank.value == 1 else None


def _part(cell: Observation, store: Store) -> Comparison:
    """A category's exports or imports in those of all its kind."""
    key = cell.key
    if not key.category or key.flow not in ("exports", "imports") or key.partner:
        return Comparison()
    whole = store.get(key.with_(category=""), cell.period)
    if whole is None or not whole.value:
        return Comparison()
    share = amount(100 * cell.value / whole.value, "percent")
    return Comparison(say("part_of", share=share, whole=subject_of(whole.key, store).owned), (whole,))


def _next(matter: Matter) -> Comparison:
    """The figure that a single winner of a ranking is ahead of."""
    query, figure = matter.query, matter.figures[0]
    if len(matter.figures) != 1 or query.pick.kind.value != "best":
        return Comparison()
    least_first = not query.pick.descending if figure.unit != "rank" else query.pick.descending
    ordered = sorted(matter.answer.cells, key=_value, reverse=not least_first)
    at = next((i for i, cell in enumerate(ordered) if cell == figure), len(ordered))
    if at + 1 >= len(ordered):
        return Comparison()
    following = ordered[at + 1]
    name = following.period if query.by_time else following.label
    name += f" in {following.period}" if query.in_any_period else ""
    return Comparison(say("next", name=name, figure=matter.figure(following)), following.inputs)


def _value(figure: Figure) -> float:
    return figure.value


def _out_of(matter: Matter) -> Comparison:
    lines = matter.query.peers or matter.query.lines
    if matter.query.by_time or len(lines) < 2 or matter.is_ranked:
        return Comparison()
    return Comparison(say("out_of", everyone=all_of(matter.query, lines)))


def _parts(matter: Matter) -> Comparison:
    """The figures that were added up or averaged, where they are few."""
    cells = matter.answer.cells
    if len(cells) == 1:
        return _level(matter)
    if len(cells) > MAX_PARTS:
        return Comparison()
    shown = listed(f"{_part_name(matter, cell)} {matter.figure(cell)}" for cell in cells)
    return Comparison(say("sentence", text=capitalized(shown)))


def _part_name(matter: Matter, figure: Figure) -> str:
    labels = {cell.label for cell in matter.answer.cells}
    return figure.label if len(labels) > 1 else figure.period


def _moved_levels(matter: Matter) -> Comparison:
    """The levels behind the growth of a single winner."""
    if matter.query.move is Move.NONE or matter.query.level is not Level.VALUE:
        return _next(matter)
    figure = matter.figures[0]
    cells = sorted(figure.inputs, key=_period) if len(figure.inputs) == 2 else []
    levels = [_level_text(cell) for cell in cells]
    following = _next(matter)
    text = say("from_levels", levels=say("to").join(levels)) if levels and len(matter.figures) == 1 else ""
    return Comparison(" ".join(part for part in (text, following.text) if part), following.cells)


def _period(cell: Observation) -> Period:
    return cell.period


def _level_text(cell: Observation) -> str:
    return f"{amount(cell.value, {'job': 'jobs'}.get(cell.unit, cell.unit))} in {cell.period}"


_COMPARISONS: dict[str, Callable[[Matter], Comparison]] = {
    "value": _level, "best": _moved_levels, "where": _out_of, "count": _out_of, "sum": _parts, "mean": _parts,
}  # fmt: skip
