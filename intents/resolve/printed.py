"""Figures that a document prints itself where no table has them: a first year, a count of places."""

from __future__ import annotations

from dataclasses import replace

from facts.model import Balance, Dimension, LineKind
from intents.resolve.state import Resolution


def settle_first_time(r: Resolution) -> None:
    """The year of the first deficit of a category where a document prints it: its table may begin later."""
    f, s = r.frame, r.slots
    plain = s.flows == ("balance",) and f.deficit and not (s.partners or f.years or f.span or f.move)
    if f.first_time != "first" or len(s.categories) != 1 or not plain:
        return
    own = [c.partition("/")[2] for c in s.categories[0].split("|")]
    dated = [m.code for m in r.store.measures if m.balance is Balance.DEFICIT and m.unit == "year"]
    found = tuple(m for m in dated for c in own if r.store.keys(measure=m, category=c))[:1]
    if found:
        r.slots = replace(s, measures=found)
        r.frame = f.with_(pick="", over="", limits=(), first_time="", deficit=False, names=False)


def settle_top_three(r: Resolution) -> None:
    """In how many areas a partner is one of the first three is printed; the ranking of each area is not."""
    f, s = r.frame, r.slots
    counted = f.over == LineKind.TECHNOLOGY_AREA and f.reduce == "count" and f.pick == "best"
    if counted and s.partners and s.flows == ("exports",) and not (s.measures or s.categories):
        r.slots = replace(s, measures=_counts_of_places(r, f.places))


def _counts_of_places(r: Resolution, places: tuple[int, int] | None) -> tuple[str, ...]:
    """The measure that counts the categories in which something has one of these places."""
    counts = ((m.code, m.places) for m in r.store.measures if m.places is not None)
    found = (code for code, p in counts if p.along is Dimension.CATEGORY and (p.first, p.last) == places)
    return tuple(found)[:1]
