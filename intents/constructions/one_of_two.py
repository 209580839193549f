"""One of two named again as the greater: "Ohio and Utah, 2019 tech exports: was Utah the larger?"."""

from __future__ import annotations

from intents.frames.parse import Parse
from intents.model import NAMES, is_of


def one_of_two(p: Parse) -> None:
    """Take what is named again before the comparison for what is claimed to be the greater of the two."""
    more = [m for m in p.all("MORE") if "SUPER" not in m and "OVER" not in m]
    if not p.get("claim") or len(more) != 1 or p.has("THAN", "WHICH", "MOVE", "GROWTH", "DIFFERENCE"):
        return
    for kind in NAMES:
        named = [m for m in p.all(kind) if m.role == ""]
        again = named[-1] if len(named) == 3 else None
        if again is None or again.get(kind) not in (named[0].get(kind), named[1].get(kind)):
            continue
        told = p.index(named[1]) < p.index(again) < p.index(more[0])
        joined = is_of(p.next(named[0]), "VS", "AND", "OR", "COMMA")
        if told and joined and named[0].get(kind) != named[1].get(kind):
            p.retype(more[0], {"MORE": more[0].get("MORE"), "THAN": ""})
            p.put(first=f"{kind.lower()}:{again.get(kind)[0]}")
