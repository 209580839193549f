"""The workspace as a web page, to be looked at."""

from __future__ import annotations

from html import escape
from typing import Any

from tests.slack_standin.workspace import BOT_USER, Workspace

_STYLE = """
body{font:15px/1.46 Lato,Arial,sans-serif;color:#1d1c1d;margin:24px;max-width:760px}
.m{margin:0 0 18px;padding-left:48px;position:relative}.m.r{margin-left:48px}
.m:before{content:"";position:absolute;left:0;top:2px;width:36px;height:36px;border-radius:6px;background:#c8a}
.m.bot:before{background:#2b6cb0}.who{font-weight:900;font-size:15px}.b{margin:4px 0}
.context{color:#616061;font-size:13px}.header{font-weight:900;font-size:18px}
button{border:1px solid #bbb;border-radius:4px;background:#fff;padding:4px 10px;margin:2px 6px 2px 0;
font:700 13px Lato,Arial,sans-serif;max-width:320px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
table{border-collapse:collapse;font-size:13px}td,th{border:1px solid #ddd;padding:4px 10px;text-align:left}
td.n{text-align:right}caption{caption-side:bottom;color:#616061;text-align:left;font-size:12px}
.chart{border:1px solid #ddd;border-radius:8px;padding:8px 12px;width:440px}
"""


def page(workspace: Workspace) -> str:
    """All channels and their messages."""
    parts = []
    for channel, messages in sorted(workspace.channels.items()):
        parts.append(f"<h3>{escape(channel)}</h3>")
        parts += map(_message, sorted(messages, key=lambda m: (m.get("thread_ts", m["ts"]), m["ts"])))
    parts.append("<h3>only seen by one person</h3>")
    parts += map(_message, workspace.whispers)
    return f"<!doctype html><meta charset=utf-8><style>{_STYLE}</style>{''.join(parts)}"


def _message(message: dict[str, Any]) -> str:
    is_bot = message.get("user") in {BOT_USER, None}
    kind = "m" + (" bot" if is_bot else "") + (" r" if message.get("thread_ts") else "")
    who = "tradefacts" if is_bot else escape(str(message.get("user")))
    blocks = message.get("blocks")
    body = "".join(map(_block, blocks)) if blocks else f"<div class=b>{_lines(message.get('text', ''))}</div>"
    return f"<div class='{kind}'><div class=who>{who}</div>{body}</div>"


def _block(block: dict[str, Any]) -> str:
    kind = block["type"]
    if kind in {"section", "header"}:
        inner = _text(block["text"])
    elif kind == "context":
        inner = " ".join(map(_text, block["elements"]))
    elif kind in {"actions", "context_actions"}:
        inner = "".join(map(_element, block["elements"]))
    elif kind in {"data_table", "table"}:
        inner = _table(block)
    elif kind == "data_visualization":
        inner = _chart(block)
    else:
        inner = "<hr>"
    return f"<div class='b {kind}'>{inner}</div>"


def _text(text: dict[str, Any]) -> str:
    shown = _lines(text["text"], is_escaped=text["type"] == "mrkdwn")
    if text["type"] == "mrkdwn" and shown.startswith("*") and shown.endswith("*"):
        return f"<b>{shown[1:-1]}</b>"
    return shown


def _lines(text: str, is_escaped: bool = False) -> str:
    return (text if is_escaped else escape(text)).replace("\n", "<br>")


def _element(element: dict[str, Any]) -> str:
    if element["type"] == "feedback_buttons":
        return "<button>&#128077;</button><button>&#128078;</button>"
    return f"<button>{escape(element['text']['text'])}</button>"


def _table(block: dict[str, Any]) -> str:
    rows = []
    shown = block["rows"][: 1 + block.get("page_size", 99)]
    for number, row in enumerate(shown):
        tag = "td" if number else "th"
        rows.append("".join(f"<{tag} class={cell['type'][4]}>{escape(cell['text'])}</{tag}>" for cell in row))
    caption = f"<caption>{escape(block.get('caption', ''))} ({len(block['rows']) - 1} rows)</caption>"
    return f"<table>{caption}{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def _chart(block: dict[str, Any]) -> str:
    chart = block["chart"]
    values = [point["value"] for series in chart["series"] for point in series["data"]]
    low, high = min(0, *values), max(0, *values)
    span = (high - low) or 1
    count = len(chart["axis_config"]["categories"])
    drawn = []
    for number, series in enumerate(chart["series"]):
        xs = [20 + 400 * (i + 0.5) / count for i in range(count)]
        ys = [140 - 120 * (point["value"] - low) / span for point in series["data"]]
        colour = ("#2b6cb0", "#c05621", "#2f855a", "#b83280", "#744210", "#4a5568")[number % 6]
        if chart["type"] == "line":
            path = " ".join(f"{x:.0f},{y:.0f}" for x, y in zip(xs, ys, strict=True))
            drawn.append(f"<polyline points='{path}' fill=none stroke='{colour}' stroke-width=2 />")
        else:
            wide = 300 / count / len(chart["series"])
            drawn += [
                f"<rect x={x + wide * (number - 0.5):.0f} y={y:.0f} width={wide:.0f} "
                f"height={140 - y:.0f} fill='{colour}'/>"
                for x, y in zip(xs, ys, strict=True)
            ]
    labels = "".join(
        f"<text x={20 + 400 * (i + 0.5) / count:.0f} y=156 font-size=10 "
        f"text-anchor=middle>{escape(name)}</text>"
        for i, name in enumerate(chart["axis_config"]["categories"])
    )
    names = ", ".join(escape(series["name"]) for series in chart["series"])
    unit = escape(chart["axis_config"].get("y_label", ""))
    return (
        f"<div class=chart><b>{escape(block['title'])}</b><div class=context>{names} ({unit})</div>"
        f"<svg width=440 height=164>{''.join(drawn)}{labels}</svg></div>"
    )
