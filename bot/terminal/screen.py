"""What a terminal can show: styles, widths, columns, and text that cannot steer it."""

from __future__ import annotations

import os
import re
import shutil
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO

BOLD, FAINT, YELLOW, CYAN = 1, 2, 33, 36
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
NUMERIC = re.compile(r"[-+\u2212]?\$?\d[\d,.]*( ?(%|[a-z_]+))?|[-\u2013]?", re.IGNORECASE)
NARROWEST = 24  # columns that a folded cell keeps
WIDEST = 100  # columns; longer lines are hard to read


@dataclass(frozen=True, slots=True)
class Screen:
    """How text may be shown: as it is, or with styles and folded at a width."""

    styled: bool = False
    width: int = 0  # columns to fold at; 0 leaves lines as they are

    def paint(self, text: str, *codes: int) -> str:
        """Text in ANSI styles, line by line."""
        if not self.styled or not codes:
            return text
        style = ";".join(map(str, codes))
        return "\n".join(f"\x1b[{style}m{line}\x1b[0m" if line else line for line in text.split("\n"))

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


def align(header: Sequence[str], rows: Iterable[Sequence[str]], screen: Screen) -> str:
    """Rows in columns two spaces apart, columns of figures to the right; the header is faint.

    Where the screen is too narrow, the first column is folded. Without a header there is no header line.
    """
    cells = [[printable(cell) for cell in row] for row in rows]
    columns = list(zip(*([header] if header else []), *cells, strict=True))
    widths = [max(map(len, column)) for column in columns]
    is_right = [all(NUMERIC.fullmatch(cell) for cell in column[bool(header) :]) for column in columns]
    if screen.width:
        widths[0] = min(widths[0], max(screen.width - sum(widths[1:]) - 2 * len(widths[1:]), NARROWEST))
    lines = [_line(row, widths, is_right) for row in cells]
    return "\n".join([screen.paint(_line(header, widths, is_right), FAINT), *lines] if header else lines)


def _line(row: Sequence[str], widths: Sequence[int], is_right: Sequence[bool]) -> str:
    """One row; what does not fit into the first column goes on below it."""
    first, *rest = textwrap.wrap(row[0], widths[0]) or [""]
    cells = zip((first, *row[1:]), widths, is_right, strict=True)
    line = "  ".join(cell.rjust(width) if right else cell.ljust(width) for cell, width, right in cells)
    return "\n".join([line.rstrip(), *rest])
