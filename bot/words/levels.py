"""Levels and moves between them in words: deficits widen, everything else rises."""

from __future__ import annotations

from bot.words.wording import amount, say
from facts.computing.figures import Figure


def sign_word(value: float) -> str:
    """Surplus, deficit or balanced."""
    return say("signs.positive" if value > 0 else "signs.negative" if value < 0 else "signs.zero")


def from_to(before: Figure, after: Figure) -> dict[str, str]:
    """The words of a move between two levels; deficits widen and narrow, without their sign."""
    both = before.value < 0 and after.value < 0
    sizes = (abs(before.value), abs(after.value)) if both else (before.value, after.value)
    way = "up" if sizes[1] > sizes[0] else "down" if sizes[1] < sizes[0] else "flat"
    verb = say(f"{'deficit_verbs' if both else 'verbs'}.{way}")
    signed = (before.value < 0) is not (after.value < 0) and before.unit == "USD"
    return {
        "verb": verb, "start": before.period, "end": after.period,
        "before": _level(sizes[0], before, signed), "after": _level(sizes[1], after, signed),
    }  # fmt: skip


def _level(size: float, figure: Figure, signed: bool) -> str:
    """A level, with the word for its sign where the other one has another sign."""
    return amount(size, figure.unit) + (f" ({sign_word(figure.value)})" if signed else "")
