"""How an answer came about: steps, each input with its cell, the printed beside the recomputed figure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from slackblocks import Block, DividerBlock

from bot.reply import Citation, Reply, Table, Value
from bot.slack.pieces import context, sections

_MAX_STEPS = 12


def working_blocks(reply: Reply, figures: Callable[[Reply], list[Block]]) -> list[Block]:
    """The working as blocks; `figures` draws its tables the way the message draws its own."""
    blocks: list[Block] = [DividerBlock(), *context("How this was worked out")]
    blocks += sections(_steps(reply))
    for table in (_inputs(reply), _results(reply)):
        if table is not None:
            blocks += figures(replace(reply, table=table, chart=None))
    return blocks + context(reply.definition)


def working_text(reply: Reply) -> str:
    """The same as text."""
    parts = ["How this was worked out", _steps(reply)]
    for table in (_inputs(reply), _results(reply)):
        if table is not None:
            parts += [table.caption, *(": ".join(map(str, row)) for row in table.rows)]
    return "\n".join(part for part in (*parts, reply.definition) if part)


def place(citation: Citation) -> str:
    """Where a figure is printed, as in 'CompTIA 2021, p. 9, State detail, row Oregon, column 2019'."""
    parts = [
        f"{citation.publisher} {citation.published or ''}".strip(),
        f"p. {citation.page}" if citation.page is not None else "",
        citation.table or "",
        f"row {citation.row}" if citation.row else "",
        f"column {citation.column}" if citation.column else "",
    ]
    return ", ".join(part for part in parts if part)


def exact_figure(value: float, unit: str) -> str:
    """A figure with all its whole digits, or six places: '$12,184,689,158', '18.482666%', '3.14'."""
    number = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.6f}".rstrip("0").rstrip(".")
    match unit:
        case "year":
            return number.replace(",", "")
        case "USD":
            return f"-${number[1:]}" if number.startswith("-") else f"${number}"
        case "percent" | "percentage_point" | "jobs":
            return f"{number} {unit.replace('_', ' ')}"
        case _:
            return number


def _steps(reply: Reply) -> str:
    lines = [
        f"{number}. {step.label}: {step.text}" for number, step in enumerate(reply.working[:_MAX_STEPS], 1)
    ]
    if not lines and reply.formula:
        lines = [reply.formula]
    return "\n".join(lines)


def _inputs(reply: Reply) -> Table | None:
    shown = reply.inputs or reply.values
    if not shown:
        return None
    rows = tuple(
        (value.label, exact_figure(value.value, value.unit), _cells(reply, value)) for value in shown
    )
    return Table(
        "Figures used, each with its cell", ("Figure", "Value", "Where it is printed"), rows, ("",) * 3
    )


def _results(reply: Reply) -> Table | None:
    rows = tuple(
        (
            " ".join(part for part in (value.label, value.period) if part),
            exact_figure(value.value, value.unit),
            exact_figure(value.published, value.unit),
        )
        for value in reply.values
        if value.published is not None
    )
    if not rows:
        return None
    return Table("As recomputed and as printed", ("Figure", "Recomputed", "Printed"), rows, ("",) * 3)


def _cells(reply: Reply, value: Value) -> str:
    places = (place(reply.citations[index]) for index in value.citations if index < len(reply.citations))
    return "; ".join(dict.fromkeys(places)) or "–"
