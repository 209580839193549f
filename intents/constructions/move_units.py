"""The unit in which a move is asked, and the amounts that are none of it."""

from __future__ import annotations

from intents.frames.parse import Parse
from intents.lexicon.words import holds, says
from intents.model import Mention, is_of


def unit_of_move(p: Parse, growth: list[Mention]) -> str:
    """The unit in which a move is asked, percent or USD, "" where nothing says which."""
    counted = [p.next(m) for m in p.all("COUNT") + p.all("DIFFERENCE")]
    bare = (p.next(m) for m in p.all("COUNT") + [m for m in p.all("DIFFERENCE") if says(m, "by_how_many")])
    alone = p.has("MEASURE") and any(noun is None or is_of(noun, "IN", "QMARK", "GIVE") for noun in bare)
    if growth and (alone or any(is_of(noun, "MEASURE") for noun in counted)):
        return "USD"
    dollars = [m for m in p.all("DOLLARS") if m.role == ""]
    quantity = [m.get("QUANTITY")[1] for m in p.all("QUANTITY") if not describes_members(p, m)]
    percents = [m for m in p.all("PERCENT") if m.role == ""]
    fast = [m for m in p.all("HOWFAST") if not dollars or holds(m, "percent")]  # "in dollars, how strongly"
    if percents or fast or "percent" in quantity:
        return "percent"
    differs = any(holds(m, "dollar") or says(m, "by_how_many_dollars") for m in p.all("DIFFERENCE"))
    if differs or any(_asks_sum(p, m) for m in p.all("HOWMUCH")):
        return "USD"
    added = p.has("SUPER", "HOWMUCH") and p.says("adding", of="MOVE")  # "who added most"
    if added or dollars or "USD" in quantity or (not growth and p.has("MEASURE")):
        return "USD"
    signed = any(m.get("FLOW") in ("deficit", "surplus", "balance") for m in p.all("FLOW"))
    if growth and signed and p.says("the_most", of="SUPER"):
        return "USD"  # "with whom did the deficit grow most"
    return "percent" if growth else ""


def describes_members(p: Parse, quantity: Mention) -> bool:
    """Whether an amount says of which members it is asked, not by how much they moved."""
    at = p.index(quantity)
    nouns = [m for m in p.items[:at] if "CLASS" in m or "REGION" in m]
    if not nouns:
        return False
    between = p.items[p.index(nouns[-1]) : at]
    after = p.next(quantity)
    moving = after is not None and bool({"MOVE", "GROWTH"} & set(after.kinds))
    had = any("GIVE" in m for m in between) and moving
    bound = p.previous(quantity)
    stands = (
        p.previous(bound, skip=set()) if is_of(bound, "OVER", "UNDER", "NEAR") and bound is not None else None
    )
    if stands is not None and says(stands, "be") and not moving:
        return True  # "grew but are below $1 billion"
    if stands is not None and says(stands, "level_verbs") and not moving:
        return True  # "that grew exported more than $4 billion"
    return not had and not any({"MOVE", "GROWTH", "DIFFERENCE"} & set(m.kinds) for m in between)


def _asks_sum(p: Parse, amount: Mention) -> bool:
    """Whether a sum is asked for by name: "what sum did it lose", "how much value was lost"."""
    asked = p.previous(amount, skip={"FLOW", "TECH", "DEFINITION", "IN"})
    return says(amount, "what_sum") or (
        says(amount, "value_lost") and asked is not None and says(asked, "how_much")
    )
