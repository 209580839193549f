"""Headlines over several figures: lists, trends, rankings, those that meet a condition."""

from __future__ import annotations

from bot.words.conditions import condition_text
from bot.words.levels import from_to
from bot.words.matter import Matter
from bot.words.naming import noun
from bot.words.superlatives import superlative
from bot.words.wording import amount, listed, say
from facts.computing.figures import Figure
from facts.computing.query import Level, PickKind

#: names that a headline lists
MAX_NAMES = 20


def list_text(matter: Matter) -> str:
    """Figures side by side, a list to follow, or a trend."""
    figures = matter.figures
    if matter.is_series:
        return _trend(matter)
    if _is_pair_of_years(matter):
        ends = sorted(figures, key=lambda figure: figure.period)
        return say("trend_mixed", subject=_of_series(matter), **from_to(*ends))
    by = f" {say('by', noun=noun(matter.query, 1))}" if matter.query.over else ""
    if not matter.is_listed:
        shown = ", ".join(f"{matter.named(one)} {matter.with_sign(one)}" for one in figures)
        return say("side_by_side", figures=shown, theme=matter.theme, period=matter.period)
    return say("list", theme=matter.theme + by, period=matter.period)


def _trend(matter: Matter) -> str:
    figures = matter.figures
    subject = _of_series(matter)
    deficit = all(figure.value < 0 for figure in figures)
    moved = from_to(figures[0], figures[-1])
    if not deficit and any(figure.value < 0 for figure in figures):
        return say("trend_mixed", subject=subject, **moved)
    high, low = max(figures, key=_size), min(figures, key=_size)
    ends = {"high_year": high.period, "low_year": low.period}
    sizes = {"high": amount(_size(high), high.unit), "low": amount(_size(low), low.unit)}
    return say("trend_deficit" if deficit else "trend", subject=subject, **moved, **sizes, **ends)


def _is_pair_of_years(matter: Matter) -> bool:
    """Whether the figures are those of one line in two years."""
    figures = matter.figures
    periods = {figure.period for figure in figures if figure.period.isdigit()}
    one = len({figure.label for figure in figures}) == 1 and len(figures) == len(periods) == 2
    return one and matter.kind in (Level.VALUE.value, Level.SHARE.value)


def _of_series(matter: Matter) -> str:
    """What figures over the years are of, as the subject of a sentence."""
    return matter.subject if matter.query.level is Level.VALUE else matter.theme


def _size(figure: Figure) -> float:
    return abs(figure.value)


def ranking_text(matter: Matter) -> str:
    """The heading of a ranking."""
    figures, pick = matter.figures, matter.query.pick
    if figures[0].unit == "rank" and not figures[0].formula:
        return say("ranking.ranks", noun=noun(matter.query, 2), theme=matter.subject, period=matter.period)
    values = {
        "count": len(figures), "noun": noun(matter.query, len(figures)),
        "superlative": superlative(matter, figures[0]), "period": matter.period,
        "first": pick.first, "last": pick.first + len(figures) - 1,
    }  # fmt: skip
    return say("ranking.from_first" if pick.first == 1 else "ranking.places", **values)


def neighbours_text(matter: Matter) -> str:
    """The heading of the two beside a line in a ranking, or of all those on one side."""
    if matter.query.pick.last >= len(matter.query.lines):
        return where_text(matter)
    return say("near.both", of=matter.neighbours, theme=matter.theme, period=matter.period)


def where_text(matter: Matter) -> str:
    """Those that meet the condition, and how many they are."""
    names = matter.answer.names
    form = "where_run" if matter.query.pick.kind is PickKind.LONGEST else "where"
    shown = ":" if matter.is_listed else f": {listed(_names_with_figures(matter))}."
    return say(
        form, count=matter.count(len(names)), what=condition_text(matter), period=matter.period, names=shown
    )


def _names_with_figures(matter: Matter) -> list[str]:
    """The names, each with its figure."""
    names, figures = list(matter.answer.names), matter.figures
    if len(names) != len(figures) or (len(names) > 1 and len({figure.value for figure in figures}) == 1):
        return names
    pairs = zip(names, figures, strict=True)
    return [f"{name} ({amount(figure.value, figure.unit, matter.is_signed)})" for name, figure in pairs]


def lists_text(matter: Matter) -> str:
    """Who is in both lists, or in the first alone; the places are those of the first."""
    first, *others = matter.lists
    form = "lists.first" if matter.query.apart else "lists.both"
    names = ":" if matter.is_listed else f": {listed(matter.answer.names)}."
    count = matter.count(len(matter.answer.names))
    return say(form, count=count, first=first, others=listed(others), all=listed(matter.lists), names=names)


def count_text(matter: Matter) -> str:
    """How many meet the condition, with their names where they are few."""
    names, number = matter.answer.names, int(matter.figures[0].value)
    shown = f": {listed(names)}." if names and len(names) == number <= MAX_NAMES else "."
    return say(
        "where", count=matter.count(number), what=condition_text(matter), period=matter.period, names=shown
    )
