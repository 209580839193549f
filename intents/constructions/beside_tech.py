"""Tech beside the other sectors of all exports, and the sectors that are those of technology."""

from __future__ import annotations

from intents.frames.parse import Parse
from intents.lexicon.words import holds
from intents.model import Mention, is_of


def held_against_tech(p: Parse) -> None:
    """Tech as one line of all exports beside another: "which category is larger than tech", "tech vs oil"."""
    if _is_within_technology(p):
        for m in p.all("CLASS", "sector"):
            p.retype(m, {"CLASS": "category"})
    sector = next((line for m in p.all("CATEGORY") for line in m.get("CATEGORY")), "")
    for tech in _neighbours(p):
        product = "services" if any(m.get("PRODUCT") == "services" for m in p.items) else "products"
        p.retype(tech, {"CATEGORY": (p.lexicon.kinds.tech_lines[product],)})
    if p.has("COMPARE", "VS", "THAN") and (line := p.lexicon.kinds.tech_beside.get(sector)):
        for m in p.all("TECH"):
            p.retype(m, {"CATEGORY": (line,)})
    techs = [p.next(cue) for cue in p.all("THAN")]
    other = p.has("CATEGORY", "DEFINITION", "QUANTITY") or not p.has("PRODUCT")
    for m in p.all("CLASS", "category"):
        if not other and any(tech is not None and "TECH" in tech for tech in techs):
            p.retype(m, {"CLASS": "sector"})


def _neighbours(p: Parse) -> list[Mention]:
    """Tech as the sector that another stands next to: "which services sector sits right behind tech"."""
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
