"""Tables and charts of a reply as Slack's native blocks, or as less where a workspace knows less."""

from __future__ import annotations

from slackblocks import (
    AxisConfig,
    BarChart,
    ColumnSettings,
    DataPoint,
    DataSeries,
    DataTableBlock,
    DataVisualizationBlock,
    LineChart,
    RawNumber,
    RawText,
    RichTextBlock,
    RichTextObject,
    TableBlock,
)

from bot.reply import Chart, Table
from bot.slack.escape import plain, shorten
from bot.words.wording import amount

MAX_ROWS = 100  # without the header; both kinds of table take as many everywhere
_MAX_COLUMNS = 20
_MAX_TABLE_TEXT = 10_000
_PAGE = 10
_CHART_LABEL = 20
_CHART_TITLE = 50
_MAX_POINTS = 20
_MAX_SERIES = 6
_SCALES = ((1e9, "billion"), (1e6, "million"))

Cell = RawText | RawNumber | RichTextBlock


def data_table(table: Table) -> DataTableBlock:
    """A table that can be sorted and paged; the caption states the finding."""
    cells: list[list[Cell]] = [[RawText(_cell(name)) for name in table.columns[:_MAX_COLUMNS]]]
    cells += [
        [_typed(cell, unit) for cell, unit in zip(row, table.units, strict=True)][:_MAX_COLUMNS]
        for row in shown_rows(table)
    ]
    page = min(_PAGE, max(1, len(cells) - 1))
    caption = shorten(plain(table.caption).strip().rstrip(":"), 200) or "Figures"
    return DataTableBlock(cells, caption=caption, page_size=page)


def simple_table(table: Table) -> TableBlock:
    """The same for a workspace without data tables."""
    columns = table.columns[:_MAX_COLUMNS]
    cells: list[list[RawText | RichTextObject]] = [[_raw(_cell(name)) for name in columns]]
    cells += [
        list(map(_raw, row_text(row, table.units)))[:_MAX_COLUMNS]
        for row in shown_rows(table)[: MAX_ROWS - 1]
    ]
    right = [ColumnSettings(align="right" if unit else "left") for unit in table.units[:_MAX_COLUMNS]]
    return TableBlock(cells, column_settings=right)


def table_lines(table: Table) -> str:
    """The same as lines of text."""
    lines = [" | ".join(_cell(name) for name in table.columns)]
    lines += [" | ".join(row_text(row, table.units)) for row in shown_rows(table)]
    return "\n".join(lines)


def chart_block(chart: Chart, reading: str = "") -> DataVisualizationBlock | None:
    """A native chart; None if Slack could not draw it, which the table then says in figures."""
    first = max(0, len(chart.categories) - _MAX_POINTS) if chart.kind == "line" else 0
    labels = [shorten(plain(label), _CHART_LABEL) for label in chart.categories[first:][:_MAX_POINTS]]
    title = _title(chart.title, reading)
    scale, unit = _scale(chart)
    names = [shorten(plain(name).strip() or title, _CHART_LABEL) for name, _ in chart.series[:_MAX_SERIES]]
    if len(labels) < 2 or len(set(labels)) < len(labels) or len(set(names)) < len(names) or not names:
        return None
    series = [
        DataSeries(name, [DataPoint(label, round(value / scale, 3)) for label, value in points])
        for name, (_, values) in zip(names, chart.series, strict=False)
        if (points := list(zip(labels, values[first:], strict=False)))
    ]
    axes = AxisConfig(labels, y_label=shorten(plain(unit), _CHART_TITLE) or None)
    drawn = LineChart(series, axes) if chart.kind == "line" else BarChart(series, axes)
    return DataVisualizationBlock(title, drawn)


def _title(title: str, reading: str) -> str:
    """The chart's own title, or the reading where only that has room."""
    fitting = [text for text in (title, reading) if 0 < len(text) <= _CHART_TITLE]
    return shorten(plain((fitting or [title])[0]).strip().rstrip(":"), _CHART_TITLE) or "Chart"


def _scale(chart: Chart) -> tuple[float, str]:
    """What the figures are divided by, and the label of the axis: nobody reads eleven digits there."""
    highest = max((abs(value) for _, values in chart.series for value in values), default=0.0)
    for scale, name in _SCALES:
        if chart.unit == "USD" and highest >= scale:
            return scale, f"USD {name}"
    return 1.0, chart.unit


def shown_rows(table: Table) -> list[tuple[str | float, ...]]:
    """As many rows as fit into Slack's limits of rows and characters."""
    rows: list[tuple[str | float, ...]] = []
    room = _MAX_TABLE_TEXT - sum(map(len, table.columns))
    for row in table.rows[:MAX_ROWS]:
        room -= sum(map(len, row_text(row, table.units)))
        if room < 0:
            break
        rows.append(row)
    return rows


def row_text(row: tuple[str | float, ...], units: tuple[str, ...]) -> list[str]:
    """The cells of a row as they are read."""
    return [_shown(cell, unit) for cell, unit in zip(row, units, strict=True)]


def _raw(text: str) -> RawText | RichTextObject:
    return RawText(text)


def _typed(cell: str | float, unit: str) -> Cell:
    if isinstance(cell, str):
        return RawText(_cell(cell))
    return RawNumber(cell, _shown(cell, unit))


def _shown(cell: str | float, unit: str) -> str:
    return _cell(cell if isinstance(cell, str) else amount(cell, unit))


def _cell(text: str) -> str:
    return plain(text).strip() or "–"
