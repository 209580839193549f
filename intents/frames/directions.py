"""Exports or imports by where goods come from or go to."""

from __future__ import annotations

from intents.frames.joining import joined
from intents.frames.parse import Parse
from intents.lexicon.words import holds, says
from intents.model import NAMES, Mention, is_of


def from_prepositions(p: Parse) -> list[str]:
    """Exports to a partner, imports from one, where no other word says which: "advanced tech to Japan"."""
    if not p.has("PARTNER") or p.has("FLOW", "MEASURE", "BETWEEN"):
        return []
    items = [Mention({}, 0, 0, ""), Mention({}, 0, 0, ""), *p.items]  # "us" at the head is no object
    if joined(items, "TO", "NATION") or joined(items, "FROM", "PARTNER"):
        return ["imports"]
    return ["exports"] if joined(items, "TO", "PARTNER") or joined(items, "FROM", "NATION") else []


def from_origin(p: Parse) -> list[str]:
    """Imports where goods from abroad are meant and no partner: "spend on foreign semiconductors"."""
    goods = {"CATEGORY", "TECH", "DEFINITION"}
    after = (p.next(m) for m in p.all("NATION") if says(m, "foreign"))
    return (
        ["imports"]
        if any(m is not None and goods & set(m.kinds) for m in after) and not p.has("PARTNER")
        else []
    )


def from_classes(p: Parse) -> list[str]:
    """The flow that a class of partners has: exports to markets, imports from suppliers."""
    found = []
    for m in p.all("CLASS"):
        home = p.has("AREA") or p.all("CLASS", "area")
        buys = holds(m, "importers") and (home or sends_here(p))  # "is Iowa a bigger importer than Ohio"
        supplies = holds(m, "suppliers") and m.get("CLASS") != "place"
        sends = buys or supplies or (holds(m, "exporters") and sends_here(p))
        exports = holds(m, "customers") or (holds(m, "exporters") and (home or p.has("CATEGORY")))
        found += ["imports"] if sends else ["exports"] if exports else []
    both = list(dict.fromkeys(found))
    return both if len(p.all("AS")) > 1 and p.has("PARTNER") else sorted(both, reverse=True)[:1]


def sends_here(p: Parse) -> bool:
    """Whether goods come to the nation: "the largest exporter of tech goods to America"."""
    return joined(p.items, "TO", "NATION")


def flows_of_share(p: Parse) -> tuple[str, ...]:
    """The flow of a part and the other one that it is held against: "exports as a share of imports"."""
    if p.get("level") != "share":
        return ()
    cues = p.all("SHARE") + [m for m in p.all("QUANTITY") if m.get("QUANTITY")[1] == "percent"]
    light = {"OF", "FILLER", "NATION", "BACKREF", "TOTAL", "TECH", "DEFINITION", *NAMES}
    behind = [m for cue in cues if is_of(m := p.next(cue, skip=light), "FLOW")]
    sides = [{m.get("FLOW") for m in p.all("FLOW") if (m in behind) is late} for late in (False, True)]
    sides[0] = sides[0] or {flow for m in p.of("SELL", "BUY", "GO_TO") if (flow := _of_verb(p, m))}
    twice = len(cues) > 1 or p.has("VS", "COMPARE", "THAN", "AND")
    if twice or any(len(side) != 1 for side in sides):
        return ()
    part, whole = (str(next(iter(side))) for side in sides)
    part = "balance" if part in {"surplus", "deficit"} else part
    traded = {"exports", "imports"}
    return (part, whole) if whole in traded and part in {*traded, "balance"} and part != whole else ()


def _of_verb(p: Parse, verb: Mention) -> str:
    """The flow of a part that a verb of the nation tells: "sales to China", "what we buy from Japan"."""
    after, ours = p.items[p.index(verb) :], is_of(p.previous(verb), "NATION")
    if is_of(verb, "GO_TO"):
        return "exports" if ours and is_of(p.next(verb), "PARTNER") else ""
    if is_of(verb, "SELL"):
        return (
            "exports" if joined(after, "TO", "PARTNER") or (ours and is_of(p.next(verb), "PARTNER")) else ""
        )
    return "imports" if joined(after, "FROM", "PARTNER") and ours else ""


def lists_sign(p: Parse) -> bool:
    """Whether a surplus or deficit is asked for beside another flow: "imports and the deficit"."""
    if p.has("MOVE", "GROWTH", "CLAIM", "THAN", "WHICH", "CLASS") or p.get("difference"):
        return False
    signs = [m for m in p.all("FLOW") if m.get("FLOW") in ("deficit", "surplus")]
    joined = len(signs) == 1 and is_of(p.previous(signs[0], skip={"FILLER"}), "AND", "ELLIPSIS")
    return joined and not any(is_of(m, *NAMES, "PRODUCT") for m in p.items[p.index(signs[0]) :])
