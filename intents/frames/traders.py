"""With whom one trades, where nothing else is asked."""

from __future__ import annotations

from intents.frames.parse import Parse
from intents.lexicon.words import begins, says
from intents.model import Slots, is_of

#: what asks something else of those who trade
_ELSE = ("MOVE", "GROWTH", "TREND", "OR", "RANK", "CLAIM", "CLASS", "COUNT", "MORE", "SHARE", "NEAR")


def asks_trader(p: Parse, slots: Slots) -> bool:
    """Whether nothing is asked but with whom one trades: "who supplies our chips", "where do exports go".

    Then the three greatest are asked for: of the technology areas no more of them are printed.
    """
    if not any(says(m, "whose") or begins(m, "where") for m in p.all("WHICH")) or p.has(*_ELSE):
        return False
    verb = p.has("SELL", "BUY", "GO_TO") or any(
        says(m, "trade_verbs") or is_of(p.previous(m, skip=set()), "WHICH")
        for m in p.all("FLOW")
        if m.get("FLOW") in {"exports", "imports"}
    )
    verb = verb or p.says("going_there")
    settled = slots.partners or slots.measures or p.get("claim") or p.get("level") or p.get("reduce")
    if settled or not verb:
        return False
    p.put(pick="best", order="max", places=(1, 3))
    return True
