"""What is named to be left out: codes, the states of a region, one of two kinds of product."""

from __future__ import annotations

from dataclasses import replace

from intents.frames.parse import Parse
from intents.model import NAMES, Slots


def left_out_codes(p: Parse, over: str) -> tuple[str, ...]:
    """What is excluded, as "dimension:code"; among the members of `over` what is negated too."""
    codes = (
        f"{kind.lower()}:{code.split('|')[0]}"
        for m in p.items
        if m.role in ("excluded", "negated")
        for kind in NAMES
        if kind in m and (m.role == "excluded" or kind.lower() == over)
        for code in m.get(kind)
    )
    return (*codes, *_region_left_out(p))


def _region_left_out(p: Parse) -> tuple[str, ...]:
    """The states of a region that is left out."""
    regions = [m for m in p.items if m.role == "excluded" and "REGION" in m]
    return tuple(f"area:{code}" for m in regions for code in p.lexicon.regions[m.get("REGION")])


def without_product(p: Parse, slots: Slots) -> Slots:
    """Of two kinds of product the other one, where neither is named: "excluding services"."""
    left_out = {m.get("PRODUCT") for m in p.items if m.role in {"excluded", "negated"} and "PRODUCT" in m}
    other = {"products": "services", "services": "products"}
    if len(left_out) == 1 and not slots.products and (kept := other.get(left_out.pop())):
        return replace(slots, products=(kept,))
    return slots
