"""A conversation in the terminal."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TextIO

from bot.terminal.screen import Screen
from bot.terminal.terminal import offers_of, render_reply

if TYPE_CHECKING:
    from bot.conversation import Context, Engine

PROMPT = "> "
WELCOME = "Ask about U.S. tech trade. A number chooses what is offered, /quit or Ctrl-D ends."
LEAVING = frozenset({"/quit", "/exit", "/q"})


def converse(engine: Engine, screen: Screen, out: TextIO, read: Callable[[str], str]) -> None:
    """Answer turn by turn until /quit or the end of input; Ctrl-C drops the line being typed.

    A number sends what the last reply offers under it; any other number is a turn like every text.
    """
    context: Context | None = None
    offers: tuple[str, ...] = ()
    while (line := _read_line(read, out)) is not None:
        if not line:
            continue
        turn = engine.reply(_chosen(line, offers), context)
        context, offers = turn.context, offers_of(turn.reply)
        print(render_reply(turn.reply, screen, numbered=True), end="\n\n", file=out, flush=True)


def read_typed(prompt: str) -> str:
    """A line from standard input, with a prompt where a person types it; raises EOFError at the end."""
    return input(prompt if sys.stdin.isatty() else "")


def enable_line_editing() -> None:
    """Arrow keys and the history of this conversation, where Python was built with readline."""
    with contextlib.suppress(ImportError):
        import readline

        readline.set_auto_history(True)


def _read_line(read: Callable[[str], str], out: TextIO) -> str | None:
    """The next line, "" where there is nothing to answer, None at the end."""
    try:
        line = read(PROMPT).strip()
    except EOFError:
        print(file=out)
        return None
    except KeyboardInterrupt:
        print(file=out)
        return ""
    return None if line.casefold() in LEAVING else line


def _chosen(line: str, offers: tuple[str, ...]) -> str:
    """What a number stands for, else the line itself."""
    if line.isascii() and line.isdigit() and 1 <= int(line) <= len(offers):
        return offers[int(line) - 1]
    return line
