"""What a follow-up kept of the turn before and cannot be answered with, so that it is left out again."""

from __future__ import annotations

from intents.model import Decline, Frame


def without_kept(outcome: object, said: Frame, merged: Frame) -> Frame | None:
    """The frame without what was only kept where that stops the answer; None where nothing was."""
    kept = _is_of_kept_year(outcome, said, merged)
    return merged.with_(years=(), span=None) if kept else None


def _is_of_kept_year(outcome: object, said: Frame, merged: Frame) -> bool:
    """Whether there is no ranking of the year before, and none was said: "and for services imports?"."""
    kept = bool(merged.years) and not (said.years or said.span or said.year_word or said.whole_span)
    return kept and isinstance(outcome, Decline) and outcome.reason == "no_members"
