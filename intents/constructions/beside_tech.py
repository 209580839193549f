"""Tech beside the other sectors of all exports, and the sectors that are those of technology."""

from __future__ import annotations

from intents.frames.parse import Parse
from intents.lexicon.words import holds
from intents.model import Mention, is_of


def held_against_tech(p: Parse) -> None:
    """Tech as one line of all exports beside another: "which category is larger than tech", "tech vs oil"."""
    lines = p.all("CLASS", "sector")
    for m in lines if lines and _is_within_technology(p) else []:
        p.retype(m, {"CLASS": "category"})
    sector = next((line for m in p.all("CATEGORY") for line in m.get("CATEGORY")), "")
    for tech in _neighbours(p):
        product = "services" if any(m.get("PRODUCT") == "services" for m in p.items) else "products"
        p.retype(tech, {"CATEGORY": (p.lexicon.kinds.tech_lines[product],)})
    if p.has("COMPARE", "VS", "THAN") and (line := p.lexicon.kinds.tech_beside.get(sector)):
        for m in p.all("TECH"):
            p.retype(m, {"CATEGORY": (line,)})
    if p.has("CATEGORY", "DEFINITION", "QUANTITY") or not p.has("PRODUCT"):
        return
    if any(is_of(p.next(cue), "TECH") for cue in p.all("THAN")):
        for m in p.all("CLASS", "category"):
            p.retype(m, {"CLASS": "sector"})


def _neighbours(p: Parse) -> list[Mention]:
    """Tech as the sector that another stands next to: "which services sector sits right behind tech"."""
    if not p.has("NEAR"):
        return []
    ranging = p.all("CLASS", "sector") or (p.all("CLASS", "category") and p.has("PRODUCT"))
    other = p.has("CATEGORY", "AREA", "PARTNER", "DEFINITION")
    near = (p.next(cue, skip={"FILLER", "OF", "TO"}) for cue in p.all("NEAR"))
    return [m for m in near if m is not None and is_whole_tech(m)] if ranging and not other else []


def is_whole_tech(mention: Mention) -> bool:
    """Whether tech is named, with or without its product: "tech", "tech services"."""
    return "TECH" in mention or ("PRODUCT" in mention and holds(mention, "tech"))


def _is_within_technology(p: Parse) -> bool:
    """Whether the sectors are those of technology: "the top sector of ATP exports", "leads tech exports"."""
    behind = [p.previous(m, skip={"OF", "IN", "FILLER"}) for m in p.all("TECH") if is_of(p.next(m), "FLOW")]
    led = any(m is not None and (is_of(m, "SUPER") or m.get("CLASS") == "sector") for m in behind)
    named = any(m.get("DEFINITION") not in p.lexicon.kinds.sectors for m in p.all("DEFINITION"))
    return named or (led and p.has("SUPER"))
