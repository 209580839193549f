"""The rows, table and chart of an answer with several figures."""

from __future__ import annotations

from bot.reply import Chart, Table
from bot.words.matter import Matter
from bot.words.naming import noun
from bot.words.wording import capitalized, say
from facts.computing.figures import Figure
from facts.computing.query import PickKind

#: figures that are written out in rows
MAX_ROWS = 60
#: figures that a chart holds legibly, and letters of its title
MAX_CHART, MAX_TITLE = 20, 50


def rows_of(matter: Matter) -> tuple[str, ...]:
    """One line a figure; numbered where they are a ranking that the source does not number itself."""
    if not matter.is_listed:
        return ()
    pick, figures = matter.query.pick, matter.figures[:MAX_ROWS]
    lines = [f"{_name(matter, figure)}: {matter.figure(figure)}" for figure in figures]
    if pick.kind is PickKind.BEST and figures[0].unit != "rank":
        lines = [f"{number}. {line}" for number, line in enumerate(lines, pick.first)]
    if len(matter.figures) > MAX_ROWS:
        lines.append(say("more_rows", count=len(matter.figures) - MAX_ROWS))
    return tuple(lines)


def _name(matter: Matter, figure: Figure) -> str:
    return capitalized(matter.named(figure))


def table_of(matter: Matter, caption: str) -> Table | None:
    """The figures as a table; None for a single one."""
    figures = matter.figures[:MAX_ROWS]
    if len(matter.figures) < 2:
        return None
    by_year = matter.query.by_time or len({figure.label for figure in figures}) == 1
    name = capitalized(
        say("year") if by_year else noun(matter.query, 1) if matter.query.over else say("line")
    )
    rows = tuple(
        (figure.period if by_year else _row_name(matter, figure), figure.value) for figure in figures
    )
    unit = figures[0].unit
    return Table(caption, (name, unit), rows, ("", unit))


def _row_name(matter: Matter, figure: Figure) -> str:
    return _name(matter, figure) if figure.label else capitalized(say(f"labels.{matter.kind}"))


def chart_of(matter: Matter, title: str) -> Chart | None:
    """The figures as a chart: a line over years, else bars; None where they do not make one."""
    figures = matter.figures
    if not 2 < len(figures) <= MAX_CHART or len({figure.unit for figure in figures}) > 1:
        return None
    by_year = len({figure.label for figure in figures}) == 1
    names = tuple(figure.period if by_year else figure.label for figure in figures)
    if len(set(names)) < len(names):
        return None
    values = tuple(figure.value for figure in figures)
    return Chart("line" if by_year else "bar", title[:MAX_TITLE], names, (("", values),), figures[0].unit)
