"""Recomputes what the documents print and lists where they contradict themselves or each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from facts.auditing import recompute
from facts.auditing.agreement import ROUNDING, Contradiction, compare
from facts.auditing.declarations import claim_of, declaration_of
from facts.model import Dimension, Finding, Key, MeasureKind, Observation, Period, Place
from facts.reading.descriptor import Count, Resource
from facts.reading.printed import Interval
from facts.store import Store

__all__ = ["Audit", "AuditRow", "Contradiction", "audit", "place_text"]


@dataclass(frozen=True, slots=True)
class Audit:
    """The outcome of recomputing everything."""

    checked: int  # figures that could be recomputed, a figure once for each way
    known: tuple[Contradiction, ...]  # declared by the packs
    undeclared: tuple[Contradiction, ...]
    rounded: tuple[Contradiction, ...]  # off by a last digit or more, but within the rounding of the parts
    stale: tuple[Finding, ...]  # declared, but the cells do not show it

    @property
    def is_clean(self) -> bool:
        """Whether the packs declare exactly what there is."""
        return not self.undeclared and not self.stale

    def rows(self) -> tuple[AuditRow, ...]:
        """The table that `check` prints: contradictions first, then declarations without one."""
        found = [
            _row(c.observation, c.recomputed, c.kind, c.check)
            for c in (*self.undeclared, *self.known, *self.rounded)
        ]
        return (*found, *map(_stale_row, self.stale))


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One line of the table that `check` prints."""

    place: str
    printed: str
    recomputed: float
    difference: float  # printed less recomputed, base units
    unit: str
    kind: str
    check: str


def audit(store: Store) -> Audit:
    """Every contradiction in the store, those that the packs declare apart from the others."""
    outcomes = [*_printings(store), *_derived(store), *_balances(store), *_sums(store), *_counts(store)]
    found = _unique(c for c in outcomes if c is not None)
    findings = store.all_findings
    numbers = [declaration_of(store, contradiction) for contradiction in found]
    declared = [
        replace(c, kind=findings[n].kind) for c, n in zip(found, numbers, strict=True) if n is not None
    ]
    others = [c for c, n in zip(found, numbers, strict=True) if n is None]
    claims = {n: claim_of(store, finding) for n, finding in enumerate(findings) if n not in set(numbers)}
    return Audit(
        checked=len(outcomes),
        known=(*declared, *(claim for claim in claims.values() if claim is not None)),
        undeclared=tuple(c for c in others if c.kind != ROUNDING),
        rounded=tuple(c for c in others if c.kind == ROUNDING),
        stale=tuple(findings[n] for n, claim in claims.items() if claim is None),
    )


def place_text(place: Place) -> str:
    """A place in one line: source, page, table, row, column."""
    page = None if place.page is None else f"p. {place.page}"
    parts = (place.source, page, place.table, place.row, place.column)
    return ", ".join(part for part in parts if part is not None)


# the ways to recompute; each yields None for a figure that agrees


def _printings(store: Store) -> Iterator[Contradiction | None]:
    for key, period in _figures(store):
        same = store.printings(key, period)
        for other in same[1:]:
            yield compare(other, Interval(same[0].value, same[0].half_width), "printing")


def _derived(store: Store) -> Iterator[Contradiction | None]:
    for observation in store.observations():
        key, period = observation.key, observation.period
        kind = store.measure(key.measure).kind
        if kind is MeasureKind.RANK:
            places = recompute.places(store, key, period) if store.measure(key.measure).base else None
            if places is not None:
                is_right = places[0] <= observation.value <= places[1]
                yield None if is_right else Contradiction(observation, places[0], "rank")
            continue
        derived = recompute.derived(store, key, period)
        if derived is not None:
            yield compare(observation, derived, kind.value)
        elif observation is store.get(key, period) and recompute.printed(store, key, period) is not None:
            of_set = recompute.level(store, key, period)
            if of_set is not None and of_set.value != observation.value:
                yield compare(observation, of_set, "sum")


def _balances(store: Store) -> Iterator[Contradiction | None]:
    for observation in store.observations():
        key = observation.key
        if key.flow == "balance" and store.measure(key.measure).kind is MeasureKind.LEVEL:
            balance = recompute.balance(store, key, observation.period)
            if balance is not None:
                yield compare(observation, balance, "balance")


def _sums(store: Store) -> Iterator[Contradiction | None]:
    for pack in store.packs:
        for resource, observations in pack.by_resource:
            for name in resource.sums:
                yield from _sums_along(store, resource, Dimension(name), observations)


def _sums_along(
    store: Store, resource: Resource, dimension: Dimension, observations: tuple[Observation, ...]
) -> Iterator[Contradiction | None]:
    levels = [o.key for o in observations if store.measure(o.key.measure).kind is MeasureKind.LEVEL]
    lines = tuple(dict.fromkeys(levels))
    periods = tuple(dict.fromkeys(observation.period for observation in observations))
    wholes = [line.with_(**{dimension.value: recompute.whole_of(store, line, dimension)}) for line in lines]
    for key in dict.fromkeys((*wholes, *lines)):
        if dimension is Dimension.CATEGORY and not key.product and "product" in resource.sums:
            continue  # all lines of goods and services: the two subtotals are checked instead
        parts = [line for line in lines if line != key and _is_beside(line, key, dimension)]
        for period in periods:
            total = recompute.total(store, key, period, dimension, parts)
            if total is not None:
                yield from (compare(printing, total, "sum") for printing in store.printings(key, period))


def _is_beside(line: Key, key: Key, dimension: Dimension) -> bool:
    return line.with_(**{dimension.value: key.get(dimension)}) == key


def _counts(store: Store) -> Iterator[Contradiction | None]:
    for pack in store.packs:
        for resource, _ in pack.by_resource:
            for count in resource.counts:
                for observation in store.observations():
                    if observation.key.measure == count.measure:
                        yield _count(store, count, observation)


def _count(store: Store, count: Count, observation: Observation) -> Contradiction | None:
    """The first count that differs; what is said of a span must hold in each of its years."""
    period = observation.period
    for year in range(period.start, period.end + 1):
        found = _counted(store, count, observation.key, Period.year(year))
        wrong = compare(observation, Interval(found), "count") if found is not None else None
        if wrong is not None:
            return wrong
    return None


def _counted(store: Store, count: Count, key: Key, year: Period) -> int | None:
    """How many lines meet the condition, or the sum of the parts; None where no figure is there to count."""
    lines = store.members(key.with_(measure=count.of), count.along) if count.of else ()
    figures = [store.get(line, year) for line in (*lines, *(key.with_(measure=part) for part in count.parts))]
    values = [figure.value for figure in figures if figure is not None]
    if not values:
        return None
    return int(sum(values)) if count.parts else sum(count.low < value < count.high for value in values)


def _figures(store: Store) -> Iterator[tuple[Key, Period]]:
    for key in store.keys():  # noqa: SIM118 (not a mapping)
        for period in store.periods(key):
            yield key, period


def _unique(found: Iterator[Contradiction]) -> list[Contradiction]:
    seen: dict[tuple[object, float], Contradiction] = {}
    for contradiction in found:
        seen.setdefault((id(contradiction.observation), round(contradiction.recomputed, 6)), contradiction)
    return list(seen.values())


def _row(observation: Observation, recomputed: float, kind: str, check: str) -> AuditRow:
    difference = observation.value - recomputed
    flow = f" ({observation.key.flow})" if observation.key.flow else ""
    place = place_text(observation.place) + flow
    return AuditRow(place, observation.printed, recomputed, difference, observation.unit, kind, check)


def _stale_row(finding: Finding) -> AuditRow:
    place, difference = place_text(finding.place), finding.value - finding.recomputed
    return AuditRow(
        place, finding.printed, finding.recomputed, difference, finding.unit, "not confirmed", finding.kind
    )
