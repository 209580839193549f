"""Which declared contradiction is about which recomputed one, and which is about another key or period."""

from __future__ import annotations

from collections.abc import Iterator

from facts.auditing.agreement import EPSILON, Contradiction
from facts.model import Finding, Key, Period
from facts.store import Store

OTHER_DEFINITION = "other definition"
OTHER_PERIOD = "other period"


def declaration_of(store: Store, found: Contradiction) -> int | None:
    """The number of the finding that declares a contradiction: same place, print and recomputed figure."""
    for number, finding in enumerate(store.all_findings):
        if finding.place == found.observation.place and finding.printed == found.observation.printed:
            size = max(abs(finding.recomputed), 1.0)
            if abs(finding.recomputed - found.recomputed) <= max(finding.half_width, EPSILON * size):
                return number
    return None


def claim_of(store: Store, finding: Finding) -> Contradiction | None:
    """A figure that would be right for another key: another line, another definition or another period."""
    places = (o for o in store.observations() if o.place == finding.place and o.printed == finding.printed)
    printing = next(places, None)
    for key, period in _meant_instead(store, finding) if printing is not None else ():
        found = store.get(key, period)
        if found is None or printing is None or found.place == printing.place:
            continue
        if abs(found.value - finding.recomputed) <= finding.half_width:
            return Contradiction(printing, found.value, "claim", finding.kind)
    return None


def _meant_instead(store: Store, finding: Finding) -> Iterator[tuple[Key, Period]]:
    key, period = finding.key, finding.period
    if finding.kind == OTHER_DEFINITION:
        others = store.keys(measure=key.measure, flow=key.flow, area=key.area, partner=key.partner)
        yield from ((other, period) for other in others if other.definition != key.definition)
    elif finding.kind == OTHER_PERIOD:
        yield from ((key, other) for other in store.periods(key) if other != period)
    else:
        yield key, period
