"""Conditions on more than one flow: "countries that buy more than $5bn from us and sell us less"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from intents.constructions.signs import SIGNS
from intents.frames.parse import Parse
from intents.model import Limit, Mention


def each_limited(p: Parse, flow_of: Callable[[Parse, Mention], str]) -> tuple[str, ...]:
    """The flows of members that meet a condition in each of them, () where one flow has all conditions.

    A limit is that of the word of trade before it, or behind it where that one has its own; a sign is a
    condition itself.
    """
    limits = p.get("limits")
    if not limits or not p.get("classes"):
        return ()
    quantities = [m for m in p.all("QUANTITY") if m.used]
    apart = p.get("moved") or p.get("level") or p.get("among_limits") or p.has("THAN", "BETWEEN", "EXCEPT")
    if len(quantities) != len(limits) or apart:
        return ()
    words = [m for m in p.items if _trades(m)]
    owners = _owners(p, words, quantities)
    flows = {id(word): flow_of(p, word) for word in words}
    found = {
        word: replace(limit, flow=flows[word]) for word, limit in zip(map(id, owners), limits, strict=False)
    }
    for word in words:
        if id(word) not in found and word.get("FLOW") in SIGNS:
            found[id(word)] = Limit(SIGNS[word.get("FLOW")], 0, "USD", flow="balance")
    limited = tuple(dict.fromkeys(found[id(word)].flow for word in words if id(word) in found))
    if len(owners) != len(limits) or len(limited) < 2 or not set(flows.values()) <= set(limited):
        return ()
    p.frame["limits"] = tuple(found[id(word)] for word in words if id(word) in found)
    p.put(pick="where")
    p.put(**{str(word.get("FLOW")): True for word in words if word.get("FLOW") in SIGNS})
    p.use(*words)
    return limited


def _trades(mention: Mention) -> bool:
    """Whether a word says which way goods go, or is a balance."""
    if "FLOW" in mention:
        return mention.role == "" and mention.get("FLOW") != "trade"
    return bool({"SELL", "BUY", "GO_TO"} & set(mention.kinds)) and not mention.is_entity


def _owners(p: Parse, words: list[Mention], quantities: list[Mention]) -> list[Mention]:
    """The word of trade that each quantity is a limit of."""
    owners: list[Mention] = []
    for quantity in quantities:
        before = [m for m in words if p.index(m) < p.index(quantity)][-1:]
        after = [m for m in words if p.index(m) > p.index(quantity)][:1]
        owners += [m for m in (*before, *after) if not any(m is o for o in owners)][:1]
    return owners
