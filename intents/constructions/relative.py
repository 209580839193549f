"""Those that rose or fell, among whom one is chosen by its level: "the largest exporter that shrank"."""

from __future__ import annotations

from intents.constructions.moves import is_down
from intents.frames.parse import Parse
from intents.lexicon.words import says
from intents.model import Mention, is_of

_MOVES = ("MOVE", "GROWTH")
#: what is made of all of them: "the average exports of the states that grew"
_STATISTICS = ("MEAN", "MEDIAN", "SUM", "TOTAL")
#: what may stand between a relative pronoun and its verb
_SUBJECT = frozenset(["FILLER", "FLOW", "TECH", "BUY", "SELL", "PRODUCT", "TOTAL"])
#: what may stand between a noun and its clause: "exporters of tech that fell"
_OF_TECH = frozenset(["FILLER", "OF", "TECH", "PRODUCT"])
#: what makes it another question: a second choice, an amount, a share
_ELSE = ("QUANTITY", "NUMBER", "SHARE", "DIFFERENCE", "COUNT", "THAN", "RANK", "LEVEL", "PERCENT", "NEAR")


def moved_members(p: Parse) -> None:
    """Choose by the level among the members that a clause says to have risen or fallen."""
    verbs, cues = p.of(*_MOVES), p.of("SUPER", *_STATISTICS)
    cues = [m for m in cues if "TOTAL" not in m or (_totals(p, m) and not p.has("SUPER"))]
    asked = len(verbs) == 1 or (cues and is_of(cues[0], *_STATISTICS) and len(verbs) == 2)
    if not asked or len(cues) != 1 or p.has(*_ELSE) or not p.has("CLASS"):
        return
    verb, cue = verbs[-1], cues[0]
    clause = _clause(p, verb)
    plain = cue.get("SUPER") == "worst" or says(cue, "fastest") or cue in (verb, p.next(verb))
    if not clause or cue in clause or plain or len(p.get("years", ())) > 1 or p.get("span"):
        return
    down = is_down(*([m for m in clause if kind in m] for kind in ("GROWTH", "MOVE")))
    p.put(among_moved="down" if down else "up")
    for mention in clause:
        if is_of(mention, *_MOVES, "BACKREF", "WHICH"):
            p.retype(mention, {"FILLER": "clause"})
    if "TOTAL" in cue:
        p.retype(cue, {"SUM": ""})  # of those members, not of the nation
    p.use(*clause)


def _totals(p: Parse, cue: Mention) -> bool:
    """Whether what follows is added up: "total exports of"; not "every category whose exports"."""
    return is_of(p.next(cue, skip=_OF_TECH), "FLOW") and not says(cue, "all")


def _clause(p: Parse, verb: Mention) -> list[Mention]:
    """The clause that a verb is in, where it says which members are meant: "whose exports fell"."""
    at = p.index(verb)
    after, before = p.next(verb, skip=set()), p.previous(verb)
    if is_of(after, "CLASS") and is_of(before, "OF", "IN"):
        return [verb]  # "of the shrinking states"
    start = at - 1
    while start > 0 and p.items[start].kinds.keys() <= _SUBJECT:
        start -= 1
    opens = start > 0 and is_of(p.items[start], "BACKREF", "WHICH") and says(p.items[start], "opens_clause")
    noun = p.previous(p.items[start], skip=_OF_TECH) if opens else None
    return p.items[start : at + 1] if is_of(noun, "CLASS") else []
