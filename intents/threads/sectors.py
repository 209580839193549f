"""Tech as one line of all that is exported, where these lines are what is talked about."""

from __future__ import annotations

from dataclasses import replace

from facts.model import LineKind
from intents.lexicon.code_kinds import CodeKinds
from intents.model import Frame, Slots


def among_sectors(new: Frame, old: Frame, kinds: CodeKinds) -> Frame:
    """Tech products or services as a line of all exports: "travel exports", "and tech services?"."""
    named = old.slots.categories
    lines = bool(named) and all(map(kinds.is_sector, named))
    placed = bool(old.sector) and not (old.over or old.slots.areas)
    listed = old.over == LineKind.SECTOR and not old.slots.categories
    asks_share = new.level == "share" and _is_whole(new.base) and (placed or listed)
    if not (asks_share or (lines and new.slots.products)) or not _is_open(new.slots):
        return new
    whole = new.base.products if new.base is not None else ()
    product = (*new.slots.products, *whole, *old.slots.products, "products")[0]
    category = kinds.tech_lines.get(product)
    if category is None or new.years or new.span:
        return new
    slots = Slots(categories=(category,), flows=("exports",) if asks_share else ())
    return new.with_(slots=slots, base=None if asks_share else new.base, elliptic=True)


def _is_whole(base: Slots | None) -> bool:
    """Whether a share is one of all exports: of nothing named, "of the total", "of services exports"."""
    return base is None or (not base.tech and _is_open(replace(base, flows=(), nation=False)))


def _is_open(slots: Slots) -> bool:
    """Whether nothing is named but tech, or one kind of product."""
    return len(slots.products) < 2 and replace(slots, products=(), tech=False, total=False) == Slots()
