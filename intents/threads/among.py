"""All members of a dimension, where one of them alone came before: "Japan's imports?", "who sold most?"."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from facts.model import LineKind
from intents.lexicon.code_kinds import CodeKinds
from intents.mark import Mark
from intents.model import SLOTS_OF, Frame

#: the dimension of lines that go by another name
_LINES = {str(LineKind.TECHNOLOGY_AREA): "category"}
#: what points to the one named before
_POINTING = {Mark.BACKREF, Mark.ITS, Mark.REST, Mark.COMPARED, Mark.ADDS}


def among_all(new: Frame, old: Frame, kinds: CodeKinds) -> Frame:
    """The turn before without the one name that others of its kind are now chosen or counted beside."""
    slot = SLOTS_OF.get(_LINES.get(new.over, new.over), "")
    if not slot or old.over or getattr(new.slots, slot) or new.level == "rank" or _POINTING & set(new.marks):
        return old
    named = getattr(old.slots, slot)
    chooses = new.pick or new.limits or new.reduce in ("count", "sum", "mean", "median") or new.names
    chooses = chooses and new.pick != "near"  # "who is ahead?" of it
    if len(named) != 1 or kinds.has_group(named) or kinds.is_sector(named[0]) or not chooses or new.claim:
        return old
    classed = old.slots.definition or (named[0].partition("/")[0] if slot == "categories" else "")
    without: dict[str, Any] = {slot: (), "definition": classed}
    return old.with_(slots=replace(old.slots, **without))
