"""Slack's rules for messages, written down a second time: what real Slack would reject is rejected here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

Block = dict[str, Any]
MESSAGE_BLOCKS = {
    "actions",
    "context",
    "context_actions",
    "data_table",
    "data_visualization",
    "divider",
    "header",
    "section",
    "table",
}
LIVE = re.compile(r"<[!@#][^>]*>|<[a-z]+:[^>]*>")  # a mention or a link


def faults_in_message(body: dict[str, Any]) -> list[str]:
    """Everything that is wrong with a message."""
    faults = []
    text, blocks = body.get("text"), body.get("blocks") or []
    if not isinstance(text, str) or not text.strip():
        faults.append("no text")
    elif len(text) > 40_000:
        faults.append("text over 40,000 characters")
    if len(blocks) > 50:
        faults.append("more than 50 blocks")
    ids = [block.get("block_id") for block in blocks]
    if len(set(ids)) < len(ids):
        faults.append("a block_id twice")
    if sum(block.get("type") == "data_visualization" for block in blocks) > 2:
        faults.append("more than two charts")
    if sum(block.get("type") == "table" for block in blocks) > 1:
        faults.append("more than one table")
    for block in blocks:
        faults += [f"{block.get('type')}: {fault}" for fault in _faults_in_block(block)]
    return faults


def live_markup(body: dict[str, Any]) -> list[str]:
    """Mentions and links that would come alive, in the text or in any block."""
    strings = [body.get("text") or "", *_strings(body.get("blocks") or [])]
    return [found for text in strings for found in LIVE.findall(text)]


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)


def _faults_in_block(block: Block) -> Iterator[str]:
    kind = block.get("type")
    if kind not in MESSAGE_BLOCKS:
        yield "unknown type"
        return
    if len(str(block.get("block_id", ""))) > 255:
        yield "block_id over 255 characters"
    if kind == "section":
        yield from _text(block.get("text"), 3_000)
    elif kind == "header":
        yield from _text(block.get("text"), 150, kinds=("plain_text",))
    elif kind == "context":
        yield from _context(block)
    elif kind in {"actions", "context_actions"}:
        yield from _elements(block, 25 if kind == "actions" else 5)
    elif kind == "data_table":
        yield from _data_table(block)
    elif kind == "table":
        yield from _table(block)
    elif kind == "data_visualization":
        yield from _chart(block)


def _text(text: Any, limit: int, kinds: tuple[str, ...] = ("plain_text", "mrkdwn")) -> Iterator[str]:
    if not isinstance(text, dict) or text.get("type") not in kinds:
        yield f"text is none of {kinds}"
    elif not 1 <= len(text.get("text", "")) <= limit:
        yield f"text is empty or over {limit} characters"


def _context(block: Block) -> Iterator[str]:
    if not 1 <= len(block.get("elements", [])) <= 10:
        yield "1 to 10 elements"
    for element in block.get("elements", []):
        yield from _text(element, 2_000)


def _elements(block: Block, limit: int) -> Iterator[str]:
    elements = block.get("elements", [])
    if not 1 <= len(elements) <= limit:
        yield f"1 to {limit} elements"
    ids = [element.get("action_id") for element in elements]
    if len(set(ids)) < len(ids) or not all(ids):
        yield "action_ids are not unique"
    for element in elements:
        if element.get("type") == "button":
            yield from _button(element)
        elif element.get("type") == "feedback_buttons":
            yield from _button(element.get("positive_button", {}))
            yield from _button(element.get("negative_button", {}))
        else:
            yield "unknown element"


def _button(button: dict[str, Any]) -> Iterator[str]:
    yield from _text(button.get("text"), 75, kinds=("plain_text",))
    if len(button.get("value", "")) > 2_000:
        yield "value over 2,000 characters"


def _data_table(block: Block) -> Iterator[str]:
    rows = block.get("rows", [])
    if not 2 <= len(rows) <= 201 or not 1 <= len(rows[0]) <= 20:
        yield "2 to 201 rows of 1 to 20 columns"
    elif any(len(row) != len(rows[0]) for row in rows):
        yield "ragged rows"
    if not block.get("caption"):
        yield "no caption"
    if not 1 <= block.get("page_size", 5) <= 100:
        yield "page_size from 1 to 100"
    cells = [cell for row in rows for cell in row]
    if any(cell.get("type") not in {"raw_text", "raw_number"} or not cell.get("text") for cell in cells):
        yield "an empty or unknown cell"
    if any(not isinstance(cell.get("value"), int | float) for cell in cells if cell["type"] == "raw_number"):
        yield "a number without value"
    if sum(len(cell.get("text", "")) for cell in cells) > 10_000:
        yield "over 10,000 characters"


def _table(block: Block) -> Iterator[str]:
    rows = block.get("rows", [])
    if not 1 <= len(rows) <= 100 or any(not 1 <= len(row) <= 20 for row in rows):
        yield "1 to 100 rows of 1 to 20 columns"
    if any(cell.get("type") != "raw_text" or not cell.get("text") for row in rows for cell in row):
        yield "an empty or unknown cell"


def _chart(block: Block) -> Iterator[str]:
    chart = block.get("chart", {})
    categories = chart.get("axis_config", {}).get("categories", [])
    if not 1 <= len(block.get("title", "")) <= 50:
        yield "title of 1 to 50 characters"
    if chart.get("type") not in {"line", "bar", "area"}:
        yield "unknown chart"
    if not 1 <= len(categories) <= 20 or len(set(categories)) < len(categories):
        yield "1 to 20 different categories"
    if not 1 <= len(chart.get("series", [])) <= 6:
        yield "1 to 6 series"
    for series in chart.get("series", []):
        if [point["label"] for point in series["data"]] != categories:
            yield "a series without the categories"
        if len(series["name"]) > 20 or any(len(label) > 20 for label in categories):
            yield "a label over 20 characters"
