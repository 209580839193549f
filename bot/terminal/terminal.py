"""A reply or an explanation as a person reads it in a terminal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto
from itertools import groupby
from typing import TYPE_CHECKING

from bot.terminal.screen import BOLD, CYAN, FAINT, YELLOW, Screen, align, printable

if TYPE_CHECKING:
    from bot.conversation import Explanation
    from bot.reply import Reply

ROW = re.compile(r"(?P<number>\d+\. )?(?P<name>[^:]{1,60}): (?P<figure>[-+\u2212$\d][^:]{0,40})")
MARK = re.compile(r"^\s*(?:[-*\u2022]|\d+[.)])\s+")
BETWEEN_OFFERS = " | "


class Part(Enum):
    """What a line of a reply is."""

    HEADLINE = auto()
    ROW = auto()
    READING = auto()
    CAVEAT = auto()
    SOURCE = auto()
    OFFER = auto()
    TEXT = auto()


STYLES = {Part.HEADLINE: (BOLD,), Part.READING: (FAINT,), Part.CAVEAT: (YELLOW,), Part.SOURCE: (FAINT,)}


def render_reply(reply: Reply, screen: Screen, numbered: bool = False) -> str:
    """The text of a reply: as it is for a file, set out and styled for a terminal.

    With `numbered`, what can be asked next has numbers to choose by: the options of a question back,
    else the suggestions. Offers that the text does not list are added below it.
    """
    text = printable(reply.text)
    if not screen.width and not numbered:
        return text
    lines = [part for line in text.splitlines() for part in _unfolded(line, reply)]
    if numbered:
        lines += [offer for offer in offers_of(reply) if offer not in map(_bare, lines)]
    grouped = groupby(lines, key=lambda line: _part(line, reply))
    return "\n".join(_render_part(part, list(group), reply, screen, numbered) for part, group in grouped)


def offers_of(reply: Reply) -> tuple[str, ...]:
    """What can be chosen by number after this reply."""
    return tuple(map(printable, reply.options or reply.suggestions))


def render_explanation(explanation: Explanation, screen: Screen) -> str:
    """A question word by word: what each span is and became, what was corrected, where slots came from."""
    words = [(row.text, row.role, row.meaning) for row in explanation.rows]
    parts = [_titled("Word by word", align(("text", "role", "meaning"), words, screen), screen)]
    if explanation.corrections:
        corrected = align(("typed", "read as"), explanation.corrections, screen)
        parts.append(_titled("Corrected", corrected, screen))
    if explanation.slots:
        parts.append(_titled("Slots", align(("slot", "value", "from"), explanation.slots, screen), screen))
    return "\n\n".join(parts)


def _titled(title: str, body: str, screen: Screen) -> str:
    return f"{screen.paint(title, BOLD)}\n{body}"


def _unfolded(line: str, reply: Reply) -> list[str]:
    """Offers that share a line get a line each."""
    offers = offers_of(reply)
    if len(offers) < 2 or not line.endswith(BETWEEN_OFFERS.join(offers)):
        return [line.rstrip()]
    return [line[: line.index(offers[0])].rstrip(), *offers]


def _bare(line: str) -> str:
    """A line without the mark or number of a list."""
    return MARK.sub("", line).strip()


def _part(line: str, reply: Reply) -> Part:
    """Which part of the reply a line is; the parts of several answers in one are found inside their sum."""
    bare = _bare(line)
    known = {
        Part.HEADLINE: (printable(reply.headline),),
        Part.READING: (printable(reply.reading),),
        Part.CAVEAT: tuple(map(printable, reply.caveats)),
        Part.SOURCE: (printable(reply.source_line),),
        Part.OFFER: (*offers_of(reply), *map(printable, reply.others)),
    }
    for part, texts in known.items():
        if bare in texts or line in texts:
            return part
    if ROW.fullmatch(line):
        return Part.ROW
    is_headline = bare and bare in known[Part.HEADLINE][0]
    return Part.HEADLINE if is_headline else Part.TEXT


def _render_part(part: Part, lines: Sequence[str], reply: Reply, screen: Screen, numbered: bool) -> str:
    if part is Part.ROW and len(lines) > 1:
        return _render_rows(lines)
    if part is Part.OFFER:
        return "\n".join(_render_offer(_bare(line), reply, screen, numbered) for line in lines)
    return "\n".join(screen.paint(screen.fold(line), *STYLES.get(part, ())) for line in lines)


def _render_rows(lines: Sequence[str]) -> str:
    """Rows with their figures below each other."""
    rows = [match.groups(default="") for line in lines if (match := ROW.fullmatch(line))]
    place, name, figure = (max(map(len, column)) for column in zip(*rows, strict=True))
    return "\n".join(f"  {row[0]:>{place}}{row[1]:<{name}}  {row[2]:>{figure}}" for row in rows)


def _render_offer(offer: str, reply: Reply, screen: Screen, numbered: bool) -> str:
    offers = offers_of(reply)
    mark = f"{offers.index(offer) + 1:>3}  " if numbered and offer in offers else "  - "
    return screen.paint(screen.fold(mark + offer, " " * len(mark)), CYAN)
