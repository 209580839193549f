"""What is claimed of each of two things: "it rose in 2019 and fell in 2020"."""

from __future__ import annotations

from intents.constructions.moves import is_down
from intents.frames.parse import Parse
from intents.lexicon.words import says
from intents.model import Mention, is_of

#: what a sign says of a balance
_SIGNS = {"surplus": "up", "deficit": "down"}


def paired(p: Parse) -> None:
    """Keep how each of two things is claimed to have moved, in the order said."""
    if not p.get("claim"):
        return
    verbs = [m for m in p.of("MOVE", "GROWTH") if m.role == ""]
    said = [m for m in p.all("FLOW") if m.role == "" and m.get("FLOW") in _SIGNS]
    places = p.of("SUPER", "ORDINAL")
    if len(places) > 1 and _joined(p, places[0], places[-1]):
        p.put(ways=("first", "second"))  # "Canada was our top customer and Mexico our second"
    both = next((pair for pair in (verbs, said) if len(pair) == 2 and _joined(p, *pair)), [])
    if both:
        p.put(ways=tuple(_SIGNS.get(m.get("FLOW")) or ("down" if is_down([m], [m]) else "up") for m in both))


def _joined(p: Parse, first: Mention, last: Mention) -> bool:
    """Whether one clause is set beside another, rather than two words telling one move."""
    between = p.items[p.index(first) + 1 : p.index(last)]
    return any(is_of(m, "AND", "COMMA") or says(m, "contrasting") for m in between)
