"""A move that may be a rise or a fall: "did exports rise or fall"."""

from __future__ import annotations

from intents.frames.parse import Parse
from intents.lexicon.words import ends
from intents.model import Mention


def other_way(ways: list[tuple[Mention, str]]) -> str:
    """The way that is not that of the first word, which stays unused: "which grew while the nation fell"."""
    return {"up": "down", "down": "up"}.get(ways[0][1], "") if ways else ""


def either_way(p: Parse) -> None:
    """A rise or a fall, where it is asked which of the two: "did exports rise or fall"."""
    for joint in p.all("OR"):
        sides = p.previous(joint), p.next(joint, skip={"FILLER", "IN"})
        first, last = (way(m) for m in sides)
        if not first or not last or first == last:
            continue
        for m in sides:
            if m is not None:
                _without_way(p, m)
        p.frame.pop("claim", None)
        p.frame.pop("yes_no", None)


def way(mention: Mention | None) -> str:
    """Which way a word says that something moves, "" for none."""
    if mention is None or not {"MOVE", "GROWTH"} & set(mention.kinds):
        return ""
    down = "down" in {mention.get("MOVE"), mention.get("GROWTH")}
    return "down" if down else "up" if "GROWTH" in mention or mention.get("MOVE") == "up" else ""


def _without_way(p: Parse, mention: Mention) -> None:
    """Take a word for a move as one that says neither way; with no time named, one for the whole course."""
    timed = p.get("years") or p.get("span") or p.get("year_word") or p.get("whole_span")
    ends_asked = any(ends(m, "levels") or ends(m, "data") or ends(m, "amounts") for m in p.all("YEARWORD"))
    going = ends_asked or (not timed and ends(mention, "going_on"))
    p.retype(mention, {"TREND": ""} if going else {"MOVE": ""})
