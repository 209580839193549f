"""Turns whose words could stand alone, and which leave their place to the turn before."""

from __future__ import annotations

from intents.mark import Mark
from intents.model import Frame
from intents.threads.context import has_operation


def goes_to_partner(new: Frame, old: Frame) -> bool:
    """Whether it is asked where what came before went: "how much went to France?" after aerospace."""
    narrowed = (old.slots.categories or old.slots.areas) and not (old.slots.partners or new.years or new.span)
    return bool(narrowed and new.slots.named == ("partners", "flows") and new.slots.flows == old.slots.flows)


def leaves_place(new: Frame, old: Frame) -> bool:
    """Whether what is sold of the state before is asked for in whole words: "the growth of tech exports?"."""
    named = set(new.slots.named)
    placed = old.slots.areas and not (new.over or new.base or new.everyone or new.sector)
    return bool(placed) and new.slots.flows == ("exports",) and named <= {"flows", "tech"}


def is_other_kind(new: Frame, old: Frame) -> bool:
    """Whether only another kind of the same place is named: a state's rank, then "services jobs?"."""
    bare = new.slots.named == ("products", "measures") and not (has_operation(new) or Mark.VALUE in new.marks)
    return bare and bool(old.slots.areas or old.slots.partners or old.over == "area")


def adds_only(new: Frame) -> bool:
    """Whether only a state is added, or the way of a partner: "and Texas?", "from Japan?"."""
    s = new.slots
    if new.partner_flow and s.named == ("partners", "flows") and not new.years:
        return True
    return not has_operation(new) and not s.flows and not s.tech and bool(s.areas) and not s.measures
