"""What two flows or members are apart: a balance, or a difference with its sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facts.computing.query import Line
from intents.mark import Mark
from intents.resolve.state import Resolution

#: all flows that "trade" stands for, and the two that a balance is made of
_TRADE, _SIDES = {"exports", "imports", "balance"}, {"exports", "imports"}


def settle_gap(r: Resolution) -> None:
    """What exports and imports are apart is the balance: "the trade gap between the US and Switzerland"."""
    f, s = r.frame, r.slots
    one = (
        len(s.partners) < 2 and len(s.categories) < 2 and len(s.products) < 2 and not (s.areas or s.measures)
    )
    plain = one and not (f.base or f.over or f.pick or f.move or f.unit == "percent" or len(f.years) > 1)
    plain = plain and not s.total and Mark.TOTAL_APART not in f.marks
    flows = set(s.flows)
    of_trade = flows in ({"balance"}, _TRADE) and (f.trend or not f.span)
    if f.reduce == "difference" and plain and (of_trade or (f.trend and flows == _SIDES)):
        r.slots = replace(s, flows=("balance",))
        r.frame = f.with_(reduce="")


def settle_margin(r: Resolution) -> None:
    """Whether one is ahead of another by so many dollars is asked of their difference, with its sign."""
    f = r.frame
    by_dollars = len(f.limits) == 1 and f.limits[0].unit == "USD" and not f.over
    if f.reduce == "winner" and f.claim and by_dollars and f.order == "max":
        r.frame = f.with_(reduce="difference", marks=(*f.marks, Mark.MINUS))


def settle_sides(r: Resolution) -> None:
    """Whether imports ever topped exports is whether the balance ever was negative."""
    f, flows = r.frame, r.slots.flows
    at_any_time = Mark.EVER in f.marks or Mark.NEVER in f.marks
    if f.reduce != "winner" or not at_any_time or set(flows) != {"exports", "imports"}:
        return
    deficit = (flows[0] == "imports") is (f.order != "min")
    r.slots = replace(r.slots, flows=("balance",))
    r.frame = f.with_(reduce="", order="", deficit=deficit, surplus=not deficit)


def turn_gap(r: Resolution, lines: Sequence[Line]) -> None:
    """The greatest gap is that of the sign which a line has in all years, whichever flow is named first."""
    f = r.frame
    if Mark.GAP not in f.marks or f.pick != "best" or f.deficit is f.surplus or len(lines) != 1:
        return
    key = lines[0].keys[0]
    cells = [r.store.get(key, period) for period in r.store.periods(key)]
    signs = {cell.value < 0 for cell in cells if cell is not None}
    if len(signs) == 1 and f.deficit not in signs:
        r.frame = f.with_(deficit=f.surplus, surplus=f.deficit)
