"""One resolution: the frame, the store, and what is settled on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from facts.store import Store
from intents.model import Clarify, Decline, Frame, Reading, Slots


class NoReadingError(Exception):
    """Ends a resolution with a question back or a refusal."""

    def __init__(self, outcome: Clarify | Decline) -> None:
        super().__init__()
        self.outcome = outcome


#: the whole way from a frame to its outcome, for queries made of several
Resolve = Callable[[Frame, Store], Reading | Clarify | Decline]


@dataclass(slots=True)
class Resolution:
    """What is known while a frame becomes a query; `slots` and `frame` are narrowed as defaults are taken."""

    frame: Frame
    store: Store
    slots: Slots
    wanted_years: tuple[int, ...] = ()  # the years that were named
    assumed: list[str] = field(default_factory=list)  # defaults that were taken, as keys of the wording
    others: list[str] = field(default_factory=list)  # other readings, as questions


def narrows(slots: Slots) -> bool:
    """Whether anything narrower than the nation's total is named."""
    return bool(slots.areas or slots.partners or slots.categories or slots.products or slots.measures)


def asks_order(frame: Frame) -> bool:
    """Whether only the order of things is asked, which printed ranks can answer."""
    return frame.reduce == "winner"
