"""What is asked of a list or a rank told before: "exports by state?", then "which grew?"."""

from __future__ import annotations

from typing import Any

from intents.mark import Mark
from intents.model import Frame
from intents.threads.context import is_list


def of_listed(new: Frame, old: Frame) -> dict[str, Any]:
    """What is asked of each of a list told before: "exports by state?", then "which of those grew?"."""
    alone = new.over and Mark.BREAKDOWN in new.marks and not (new.move or new.pick or new.reduce or new.level)
    if alone and old.move and not (old.pick or old.over or old.reduce):
        return {"move": old.move, "unit": old.unit}  # "growth of tech exports?", then "by category?"
    if not is_list(old) or new.over or new.slots.areas or new.slots.partners or new.slots.categories:
        return {}
    if new.pick or new.limits or new.reduce == "count":
        return {"over": old.over}
    each = new.move and Mark.BREAKDOWN in old.marks
    return {"over": old.over, "marks": (*new.marks, Mark.BREAKDOWN)} if each else {}


def ranked_by(new: Frame, old: Frame) -> dict[str, Any]:
    """The place in another order: a rank, then "and by growth?"."""
    other = (
        Mark.BY_MOVE in new.marks and old.level == "rank" and not (new.over or new.level or new.slots.named)
    )
    return {"level": "rank", "over": old.over, "names": old.names} if other else {}
