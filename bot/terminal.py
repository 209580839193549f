"""A reply, an explanation or a table as a person reads it in a terminal."""

from __future__ import annotations

import os
import re
import shutil
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from bot.conversation import Explanation
    from bot.reply import Reply

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
NUMERIC = re.compile(r"[-+\u2212]?\$?\d[\d,.]*( ?(%|[a-z_]+))?|[-\u2013]?", re.IGNORECASE)
NARROWEST = 24  # columns that a folded cell keeps
WIDEST = 100  # columns; longer lines are hard to read


@dataclass(frozen=True, slots=True)
class Screen:
    """How text may be shown: plain, or with styles and folded at a width."""

    styled: bool = False
    width: int = 0  # columns to fold at; 0 leaves lines as they are

    def paint(self, text: str, *codes: int) -> str:
        """Text in ANSI styles: 1 bold, 2 faint, 31 red, 33 yellow, 36 cyan."""
        if not self.styled or not text or not codes:
            return text
        return f"\x1b[{';'.join(map(str, codes))}m{text}\x1b[0m"

    def fold(self, text: str, indent: str = "") -> str:
        """Text broken between words; lines after the first are indented."""
        if not self.width or len(text) <= self.width:
            return text
        return textwrap.fill(text, self.width, subsequent_indent=indent, break_on_hyphens=False)


def screen_for(stream: TextIO, environment: Mapping[str, str] = os.environ) -> Screen:
    """Styles and folding for a terminal, neither for a file or a pipe; NO_COLOR and TERM=dumb are heeded."""
    if not stream.isatty():
        return Screen()
    plain = bool(environment.get("NO_COLOR")) or environment.get("TERM") == "dumb"
    return Screen(not plain, min(shutil.get_terminal_size().columns, WIDEST))


def printable(text: str) -> str:
    """Text without the control characters that a quoted question could smuggle into a terminal."""
    return CONTROL.sub("", text)


def render_reply(reply: Reply, screen: Screen, numbered: bool = False) -> str:
    """The text of a reply, each line styled by what it is.

    With `numbered`, what can be asked next has numbers to choose by: the options of a question back,
    else the suggestions. Offers that the text does not list are added below it.
    """
    offers = offers_of(reply) if numbered else ()
    lines = [_render_line(line, reply, offers, screen) for line in printable(reply.text).splitlines()]
    told = {_bare(line) for line in reply.text.splitlines()}
    missing = [offer for offer in offers if offer not in told]
    lines += [screen.fold(_numbered(offer, offers, screen), "     ") for offer in missing]
    return "\n".join(lines)


def offers_of(reply: Reply) -> tuple[str, ...]:
    """What can be chosen by number after this reply."""
    return reply.options or reply.suggestions


def render_explanation(explanation: Explanation, screen: Screen) -> str:
    """A question word by word: what each span is and became, what was corrected, where slots came from."""
    words = [(row.text, row.role, row.meaning) for row in explanation.rows]
    slots = [(slot, value, origin) for slot, value, origin in explanation.slots]
    parts = [_titled("Word by word", align(("text", "role", "meaning"), words, screen), screen)]
    if explanation.corrections:
        parts.append(_titled("Corrected", "\n".join(map(str, explanation.corrections)), screen))
    if slots:
        parts.append(_titled("Read as", align(("slot", "value", "from"), slots, screen), screen))
    return "\n\n".join(parts)


def align(header: Sequence[str], rows: Iterable[Sequence[str]], screen: Screen) -> str:
    """Rows in columns two spaces apart, columns of figures to the right; the header is faint.

    Where the screen is too narrow, the first column is folded.
    """
    cells = [[printable(cell) for cell in row] for row in rows]
    columns = list(zip(header, *cells, strict=True))
    widths = [max(map(len, column)) for column in columns]
    is_right = [bool(cells) and all(NUMERIC.fullmatch(cell) for cell in column[1:]) for column in columns]
    if screen.width:
        widths[0] = min(widths[0], max(screen.width - sum(widths[1:]) - 2 * len(widths[1:]), NARROWEST))
    first, *others = (_line(row, widths, is_right) for row in [header, *cells])
    return "\n".join([screen.paint(first, 2), *others])


def _line(row: Sequence[str], widths: Sequence[int], is_right: Sequence[bool]) -> str:
    """One row; what does not fit into the first column goes on below it."""
    first, *rest = textwrap.wrap(row[0], widths[0]) or [""]
    cells = zip((first, *row[1:]), widths, is_right, strict=True)
    line = "  ".join(
        cell.rjust(width) if right else cell.ljust(width) for cell, width, right in cells
    ).rstrip()
    return "\n".join([line, *rest])


def _titled(title: str, body: str, screen: Screen) -> str:
    return f"{screen.paint(title, 1)}\n{body}"


def _bare(line: str) -> str:
    """A line without the mark or number of a list."""
    return re.sub(r"^\s*(?:[-*\u2022]|\d+[.)])\s+", "", line).strip()


def _numbered(offer: str, offers: Sequence[str], screen: Screen) -> str:
    number = screen.paint(f"{offers.index(offer) + 1:>3}", 36)
    return f"{number}  {screen.paint(printable(offer), 36)}"


def _render_line(line: str, reply: Reply, offers: Sequence[str], screen: Screen) -> str:
    line = line.rstrip()
    bare = _bare(line)
    if bare in offers:
        return _numbered(bare, offers, screen)
    indent = " " * (len(line) - len(bare)) if line.endswith(bare) else ""
    folded = screen.fold(line, indent)
    return "\n".join(screen.paint(part, *_styles(bare, reply)) for part in folded.splitlines()) or ""


def _styles(bare: str, reply: Reply) -> tuple[int, ...]:
    """The styles of a line by which part of the reply it is."""
    if bare and bare == printable(reply.headline):
        return (1,)
    if any(caveat in bare for caveat in reply.caveats):
        return (33,)
    if bare in (*reply.options, *reply.suggestions, *reply.others):
        return (36,)
    if any(part and part in bare for part in (reply.reading, reply.source_line, reply.definition)):
        return (2,)
    return ()
