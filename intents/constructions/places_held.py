"""Places beside others: over the years, when a name had, took or lost one, and behind the first."""

from __future__ import annotations

from intents.constructions.shares import names_of
from intents.frames.parse import Parse
from intents.model import Mention


def is_placed_in_time(p: Parse, cue: Mention) -> bool:
    """Whether it is asked when a name had a place: "in which years was China the largest supplier"."""
    held = {"AS", "BACKREF"} if p.has("BECOME") else set()  # "lost its place as the top supplier"
    noun = p.next(cue, skip={"FILLER", "TECH", "DEFINITION", "PRODUCT", "IN", "OF", *held})
    if noun is not None and noun.is_group:
        noun = p.next(noun)  # "the largest European supplier"
    name = p.previous(cue, skip={"FILLER", "BECOME", "ORDINAL", "GIVE", "NATION", "FIRST_TIME", *held})
    if noun is None or name is None or name.is_group or not p.get("when"):
        return False
    if sum(not {"TECH", "DEFINITION"} & set(m.kinds) for m in names_of(p)) > 2:
        return False
    partner = "PARTNER" in name and noun.get("CLASS") == "partner"
    if not partner and not ("AREA" in name and noun.get("CLASS") in {"area", "place"}):
        return False
    took = "first" if p.has("BECOME") else ""
    p.put(first_time="turn" if p.says("losing_place", "ceasing", of="BECOME") else took)
    p.use(*p.all("BECOME"), noun)
    return True


def is_behind_first(p: Parse, ordinals: list[Mention]) -> bool:
    """Whether the first is asked for as well: "who bought most, and who came second?"."""
    asked = [p.index(m) for m in p.all("WHICH")]
    supers = [p.index(m) for m in p.all("SUPER")]
    apart = len(asked) == 2 and len(supers) == len(ordinals) == 1
    return apart and asked[0] < supers[0] < asked[1] < p.index(ordinals[0])
