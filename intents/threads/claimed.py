"""Which those are of whom something was claimed: "did any of them grow?", then "which?"."""

from __future__ import annotations

from intents.mark import Mark
from intents.model import Frame, Limit
from intents.threads.context import has_operation


def those_claimed(new: Frame, old: Frame) -> tuple[Frame, Frame]:
    """The turn that chooses those of whom a claim is true, and what it was claimed of."""
    bare = new.names and not (
        new.slots.named or new.years or new.span or has_operation(new.with_(names=False))
    )
    if not (bare and old.claim and Mark.EVER in old.marks and old.move in ("growth", "change", "open")):
        return new, old
    limits = old.limits or (Limit("<" if old.down else ">", 0),)
    marks = (*new.marks, Mark.BACKREF, Mark.THEM)
    asked = new.with_(move=old.move, down=old.down, unit=old.unit, pick="where", limits=limits, marks=marks)
    told = old.with_(claim=False, move="", unit="", down=False, limits=(), marks=())
    return asked.with_(elliptic=True), told
