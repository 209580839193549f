"""How many percent one of two is above the other."""

from __future__ import annotations

from intents.constructions.differences import part_flows, two_lines
from intents.constructions.shares import names_of
from intents.frames.parse import Parse
from intents.lexicon.words import says
from intents.model import Mention, is_of

#: what may stand beside a size that is all that is asked
_POLITE = ("FILLER", "MARK", "QMARK", "COMMA", "AND", "ELLIPSIS")


def percent_apart(p: Parse) -> None:
    """By what percent one of two is above the other: "how many percent more did Texas export than Ohio"."""
    cues = [m for m in p.all("PERCENT") + p.all("HOWFAST") if says(m, "percent_apart")]
    if p.has("HOWFAST") and all(m in cues or is_of(m, *_POLITE) for m in p.items):
        p.put(leans=True)  # "by what percent?", which may be of two things compared before
    if not cues or p.has("GROWTH", "MOVE", "SUPER", "CLASS", "POINTS"):
        return
    more, named = p.all("MORE"), [m for m in names_of(p) if "SOURCE" not in m]
    bare = bool(more) and not any(m.is_entity for m in p.items) and not p.has("YEAR", "SPAN", "THAN")
    if _is_against_year(p, more):
        p.put(move="growth", moved=True, unit="percent", leans=True)
        p.use(*cues, *more, *p.all("THAN"))
        return
    of_it = any((n := p.next(m, skip=set())) is not None and "OF" in n for m in cues)
    if of_it or not (named or bare):
        return
    part_flows(p)
    if bare or p.has("FLOWS") or (more and two_lines(p)):
        less = bool(more) and more[0].get("MORE") == "down"
        p.put(difference=True, unit="percent", order="min" if less else "max", leans=bare)
        opens = [m for m in p.items[:2] if {"COMPARE", "VS"} & set(m.kinds)]
        p.put(reversed_ratio=bool(opens))  # "compared with Oregon, how many percent more ..."
        p.use(*cues, *more, *p.all("THAN"), *p.all("VS"))
        for cue in cues:
            p.retype(cue, {"FILLER": cue.text.lower()})


def _is_against_year(p: Parse, more: list[Mention]) -> bool:
    """Whether what came before is held against a year: "how many percent more is that than in 2002"."""
    points = bool(more) and p.has("BACKREF") and p.has("THAN") and not any(m.is_entity for m in p.items)
    return points and len(p.all("YEAR")) == 1 and is_of(p.previous(p.all("YEAR")[0], skip={"IN"}), "THAN")
