"""Headlines over figures made of several: sums, averages, differences, ratios, comparisons."""

from __future__ import annotations

from bot.words.conditions import condition_text
from bot.words.matter import Matter
from bot.words.naming import noun
from bot.words.wording import amount, listed, phrased, say
from facts.computing.answer import Answer
from facts.computing.figures import Figure
from facts.computing.operations import difference, size
from facts.model import Dimension

#: names of those that are added up
MAX_NAMES = 10


def added_text(matter: Matter) -> str:
    """A sum, average or median."""
    figure = matter.figures[0]
    if matter.kind != "median" and len(matter.answer.cells) == 1:
        return say("value", figure=matter.figure(figure), subject=matter.theme, period=matter.period)
    who = _who(matter)
    if matter.kind == "median" and len(matter.query.lines) == 1:
        return say("median_years", figure=matter.figure(figure), theme=matter.theme, period=matter.period)
    return say(
        matter.kind, figure=matter.figure(figure), theme=matter.theme, who=who,
        owner=f": {listed(matter.answer.names)}" if matter.answer.names else "", everyone=_everyone(matter),
        period="" if matter.query.by_time or who == matter.period else f", {matter.period}",
    )  # fmt: skip


def _everyone(matter: Matter) -> str:
    """All that went into a figure; with a condition only those that meet it."""
    if not matter.query.pick.conditions or matter.query.by_time:
        return matter.everyone
    return say("conditions.those", noun=noun(matter.query, 2), what=condition_text(matter))


def _who(matter: Matter) -> str:
    """Whose figures are added up or averaged."""
    labels = matter.answer.names
    if matter.query.by_time or (len(matter.query.lines) == 1 and len(matter.query.periods) > 1):
        return matter.period
    return listed(labels) if 0 < len(labels) <= MAX_NAMES else say("all", everyone=_everyone(matter))


def two_text(matter: Matter) -> str:
    """A figure made of two: a difference or a ratio."""
    figure, first, second = matter.figures[:3]
    rest = phrased(matter.theme, matter.period)
    return say(
        matter.kind,
        figure=matter.figure(figure),
        first=matter.beside(first),
        second=matter.beside(second),
        rest=rest,
    )


def winner_text(matter: Matter) -> str:
    """The one asked for, and what it is ahead of or behind."""
    best, others = first_and_rest(matter)
    name = matter.answer.names[0] if matter.answer.names else best.label
    shown = listed(f"{_other_name(matter, one)} ({matter.figure(one)})" for one in others)
    rest = phrased(matter.theme, matter.period)
    gap = gap_of(matter.answer)
    by = say("ahead_by", gap=amount(abs(gap.value), gap.unit)) if gap else ""
    least = 0 <= best.value < min((one.value for one in others), default=best.value)
    behind = least and best.unit != "rank"
    kind = "winner_behind" if behind else "winner"
    return say(kind, name=name, figure=matter.figure(best), others=shown + by, rest=rest)


def gap_of(answer: Answer) -> Figure | None:
    """How far two compared figures are apart: exports less imports, or the greater less the smaller."""
    if len(answer.figures) != 2 or {figure.unit for figure in answer.figures} - {"USD", "percent"}:
        return None
    one, two = map(size, answer.figures) if answer.query.sizes else answer.figures
    flows = [figure.inputs[0].key.flow if figure.inputs else "" for figure in (one, two)]
    sides = {"exports", "imports"} == set(flows)
    turned = flows[0] == "imports" if sides else one.value < two.value
    got = difference(two, one) if turned else difference(one, two)
    return got if isinstance(got, Figure) else None


def _other_name(matter: Matter, figure: Figure) -> str:
    return figure.period if matter.query.by_time else matter.named(figure)


def first_and_rest(matter: Matter) -> tuple[Figure, list[Figure]]:
    """The figure of the first name, and the others."""
    names, figures = matter.answer.names, matter.figures
    first = names[0] if names else ""
    dimension = matter.query.over or Dimension.AREA
    best = next(
        (
            one
            for one in figures
            if first in (one.label, one.period) or _printed_name(one, dimension) == first
        ),
        figures[0],
    )
    return best, [one for one in figures if one is not best]


def _printed_name(figure: Figure, dimension: Dimension) -> str:
    return figure.inputs[0].name(dimension) if figure.inputs else ""


def part_text(matter: Matter) -> str:
    """The share of several together."""
    figure, part = matter.figures[0], matter.figures[1] if len(matter.figures) > 1 else None
    shown = f" ({amount(part.value, part.unit)})" if part else ""
    return say(
        "part",
        figure=matter.figure(figure),
        who=_who(matter),
        part=shown,
        whole=matter.whole,
        period=matter.period,
    )
