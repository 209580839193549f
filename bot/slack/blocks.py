"""A reply as a Slack message: blocks to read at a glance, and a text that says it all without them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from slackblocks import (
    ActionsBlock,
    Block,
    Button,
    ContextActionsBlock,
    ContextBlock,
    Element,
    FeedbackButton,
    FeedbackButtons,
    HeaderBlock,
    InvalidUsageError,
    Markdown,
    Message,
    PlainText,
    SectionBlock,
)

from bot.reply import Reply, ReplyStatus, Table
from bot.slack import payloads
from bot.slack.escape import escape, plain, shorten
from bot.slack.figures import chart_block, data_table, shown_rows, simple_table, table_lines
from bot.slack.payloads import ButtonValue
from bot.slack.pieces import context, sections
from bot.slack.working import working_blocks, working_text
from bot.state import reference

Payload = dict[str, Any]
MAX_TEXT = 12_000  # Slack cuts at 40,000; nobody reads that in a chat
_HEADER = 150
_LONG_HEADER = 500  # in bold; escaping may make it six times as long
_BUTTON = 75
_MAX_OPTIONS = 10
_MAX_CAVEATS = 5
_MAX_SUGGESTIONS = 3


@dataclass(frozen=True, slots=True)
class Rendered:
    """One message in all its forms."""

    text: str  # the whole answer, for notifications, screen readers, and where no block is shown
    variants: tuple[tuple[Payload, ...], ...]  # richest first; the last is empty: text alone


@dataclass(frozen=True, slots=True)
class View:
    """Who sees the message, and how."""

    key: str  # of the question
    is_private: bool = False  # seen by the asker alone: can be shared
    is_open: bool = False  # with the working
    asker: str | None = None  # a user id, where the message must say who asked what
    stamp: str = "0"  # changes with every redrawing: Slack wants new block ids then


def render(reply: Reply, view: View) -> Rendered:
    """The message for `reply`; a block that Slack's limits forbid is left out, never the answer."""
    variants: list[tuple[Payload, ...]] = []
    for form in _FORMS:
        with suppress(InvalidUsageError, ValueError):  # a limit that nothing here knows of: the next form
            made = _resolved(_blocks(reply, view, form), view)
            if made and made not in variants:
                variants.append(made)
    return Rendered(_text(reply, view), (*variants, ()))


def _text(reply: Reply, view: View) -> str:
    parts = [reply.text or reply.headline or reply.reading]
    if view.is_open:
        parts.append(working_text(reply))
    asked = f"<@{view.asker}> asked: {escape(reply.question)}\n" if view.asker else ""
    said = shorten(escape("\n\n".join(part for part in parts if part)).strip(), MAX_TEXT)
    return (asked + said) or "No words."


Figures = Callable[[Reply], list[Block]]
Votes = Callable[[Reply, View], list[Block]]


@dataclass(frozen=True, slots=True)
class _Form:
    """How rich a message is."""

    figures: Figures  # of the answer
    working: Figures  # of its working: a message takes only one simple table
    votes: Votes


def _blocks(reply: Reply, view: View, form: _Form) -> list[Block]:
    blocks: list[Block] = []
    if view.asker:
        question = escape(shorten(reply.question, 500))
        blocks.append(ContextBlock([Markdown(f"<@{view.asker}> asked: {question}", verbatim=True)]))
    blocks += _answer(reply)
    blocks += form.figures(reply)
    if view.is_open:
        blocks += working_blocks(reply, form.working)
    blocks += _notes(reply)
    blocks += _buttons(reply, view)
    if reply.values:
        blocks += form.votes(reply, view)
    return blocks


def _answer(reply: Reply) -> list[Block]:
    if reply.status is ReplyStatus.CLARIFY or not reply.headline:
        return sections(reply.text)
    if not reply.values:  # a refusal, a greeting, help, a definition
        return sections(reply.headline) + sections(reply.comparison)
    headline = " ".join(plain(reply.headline).split()) or "Answer"
    is_short = len(headline) <= _HEADER
    first: Block = (
        HeaderBlock(PlainText(headline))
        if is_short
        else SectionBlock(Markdown(f"*{escape(shorten(headline, _LONG_HEADER))}*", verbatim=True))
    )
    return [first, *sections(reply.comparison), *context(reply.reading)]


def _notes(reply: Reply) -> list[Block]:
    caveats = reply.caveats[:_MAX_CAVEATS] if reply.headline else ()
    blocks = context("Note: " + "\n".join(caveats)) if caveats else []
    table = reply.table
    if table is not None and len(shown_rows(table)) < len(table.rows):
        blocks += context(f"Showing {len(shown_rows(table))} of {len(table.rows)} rows.")
    if reply.source_line and reply.headline:
        blocks += context(f"Source: {reply.source_line.removeprefix('Source: ')}")
    return blocks


def _buttons(reply: Reply, view: View) -> list[Block]:
    previous = reply.question
    options = [ButtonValue(view.key, text, True, previous) for text in _shown(reply.options, _MAX_OPTIONS)]
    others = [ButtonValue(view.key, text) for text in _shown(reply.others, _MAX_SUGGESTIONS)]
    suggestions = [ButtonValue(view.key, text) for text in _shown(reply.suggestions, _MAX_SUGGESTIONS)]
    blocks: list[Block] = []
    if own := _own_buttons(reply, view):
        blocks.append(ActionsBlock(own))
    if options:
        blocks.append(ActionsBlock(_ask_buttons(options, "option")))
    if others:
        blocks += [*context("Or did you mean"), ActionsBlock(_ask_buttons(others, "other"))]
    if suggestions:
        blocks += [*context("Ask next"), ActionsBlock(_ask_buttons(suggestions, "next"))]
    return blocks


def _shown(texts: Sequence[str], limit: int) -> list[str]:
    return [text for text in texts if plain(text).strip()][:limit]


def _own_buttons(reply: Reply, view: View) -> list[Element]:
    value = ButtonValue(view.key, reply.question).encode()
    buttons: list[Element] = []
    if reply.values and (reply.working or reply.inputs or reply.definition):
        label, action = (
            ("Hide the working", payloads.FOLDED) if view.is_open else ("Show the working", payloads.WORKING)
        )
        buttons.append(Button(label, action_id=action, value=value))
    if view.is_private and reply.status is ReplyStatus.ANSWERED and reply.values:
        buttons.append(Button("Share", action_id=payloads.SHARE, value=value))
    return buttons


def _ask_buttons(values: Sequence[ButtonValue], row: str) -> list[Element]:
    return [
        Button(
            PlainText(shorten(plain(value.question), _BUTTON)),
            action_id=f"{payloads.ASK}_{row}_{number}",
            value=value.encode(),
        )
        for number, value in enumerate(values)
    ]


def _thumbs(reply: Reply, view: View) -> list[Block]:
    up, down = _vote_values(reply, view)
    thumbs = FeedbackButtons(
        FeedbackButton(PlainText("Good answer"), up, "This answer is good"),
        FeedbackButton(PlainText("Bad answer"), down, "This answer is not good"),
        action_id=payloads.VOTE,
    )
    return [ContextActionsBlock([thumbs])]


def _vote_buttons(reply: Reply, view: View) -> list[Block]:
    up, down = _vote_values(reply, view)
    good = Button("Good answer", action_id=f"{payloads.VOTE}_up", value=up)
    return [ActionsBlock([good, Button("Bad answer", action_id=f"{payloads.VOTE}_down", value=down)])]


def _vote_values(reply: Reply, view: View) -> tuple[str, str]:
    up = ButtonValue(view.key, reply.question, is_positive=True)
    down = ButtonValue(view.key, reply.question, is_positive=False)
    return up.encode(), down.encode()


def _native_figures(reply: Reply) -> list[Block]:
    return _figures(reply, data_table, with_chart=True)


def _simple_figures(reply: Reply) -> list[Block]:
    caption = context(reply.table.caption) if reply.table and reply.table.rows else []
    return caption + _figures(reply, simple_table, with_chart=False)


def _written_figures(reply: Reply) -> list[Block]:
    if reply.table is None:
        return []
    return context(reply.table.caption) + sections(table_lines(reply.table))


def _figures(reply: Reply, draw: Callable[[Table], Block], with_chart: bool) -> list[Block]:
    blocks: list[Block] = []
    if with_chart and reply.chart is not None:
        with suppress(InvalidUsageError, ValueError):  # a limit of Slack's: table and words say it
            blocks += filter(None, [chart_block(reply.chart, reply.reading)])
    if reply.table is not None and reply.table.rows:
        try:
            blocks.append(draw(reply.table))
        except (InvalidUsageError, ValueError):
            blocks += _written_figures(reply)
    return blocks


_FORMS = (
    _Form(_native_figures, _native_figures, _thumbs),
    _Form(_simple_figures, _written_figures, _thumbs),
    _Form(_written_figures, _written_figures, _vote_buttons),
)


def _resolved(blocks: Sequence[Block], view: View) -> tuple[Payload, ...]:
    mark = f"{reference(view.key)}-{view.stamp}"
    made: list[Payload] = Message(channel="C0", text="-", blocks=list(blocks)).to_dict()["blocks"]
    return tuple(block | {"block_id": f"{mark}-{number}"} for number, block in enumerate(made))
