"""The words for the end of a ranking: "the fastest growth of", "the largest deficit"."""

from __future__ import annotations

from bot.words.matter import Matter
from bot.words.wording import say
from facts.computing.figures import Figure
from facts.computing.query import Level, Move


def superlative(matter: Matter, figure: Figure) -> str:
    """What the first of a ranking is: "fastest growth of tech product exports"."""
    query = matter.query
    most = query.pick.descending
    if figure.unit == "rank":
        most = not most
    kind = query.move.value if query.move is not Move.NONE else _level(query.level)
    rising = figure.value > 0
    if matter.is_balance and query.move is Move.NONE and query.level is not Level.SHARE:
        most = most if rising else not most
    end = (
        ("most" if most else "least")
        if rising or kind in ("value", "share")
        else ("most_fall" if not most else "least_fall")
    )
    if query.pick.by_size:
        end = "most_either" if most else "least_either"
    is_level = query.level is Level.VALUE or query.move is not Move.NONE
    subject = matter.about.after_superlative if is_level else matter.theme
    return say(f"superlatives.{kind}.{end}", subject=subject)


def _level(level: Level) -> str:
    return "share" if level in (Level.SHARE, Level.RATIO) else "value"
