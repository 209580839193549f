"""What a printed figure should be by the other cells: levels, changes, growth, shares, ranks, sums.

Everything here returns an interval: the value by the cells as printed, and how far the rounding of those
cells can move it. None means that the documents do not print what is needed.
"""

from __future__ import annotations

from collections.abc import Iterable

from facts.model import CodeKind, Dimension, Key, MeasureKind, Period
from facts.reading.printed import Interval
from facts.store import Store

_RANKED = (Dimension.AREA, Dimension.PARTNER, Dimension.CATEGORY)
_SHARED = (Dimension.CATEGORY, Dimension.PARTNER, Dimension.AREA, Dimension.PRODUCT)


def whole_of(store: Store, key: Key, dimension: Dimension) -> str:
    """The code of the whole along a dimension: the nation of a place, "" for the others."""
    return store.nation(key.definition, key.area) if dimension is Dimension.AREA else ""


def is_within(store: Store, key: Key, dimension: Dimension) -> bool:
    """Whether a line is one of several along a dimension, not their whole."""
    return key.get(dimension) not in ("", whole_of(store, key, dimension))


def printed(store: Store, key: Key, period: Period) -> Interval | None:
    """The finest printing of a figure."""
    found = store.get(key, period)
    return Interval(found.value, found.half_width) if found is not None else None


def level(store: Store, key: Key, period: Period) -> Interval | None:
    """The figure as printed, or as the sum of its parts where the line is a set that no table prints."""
    set_of = next((d for d in _SHARED if _kind(store, key, d) is CodeKind.SET), None)
    if set_of is not None:
        return _total(_parts_of_set(store, key, set_of), store, period)
    return printed(store, key, period)


def derived(store: Store, key: Key, period: Period) -> Interval | None:
    """A change, growth, share or rank from the figures of its base measure."""
    measure = store.measure(key.measure)
    if not measure.base:
        return None
    base = key.with_(measure=measure.base)
    if measure.kind is MeasureKind.SHARE:
        return _share(store, base, period)
    if measure.kind is MeasureKind.RANK:
        return None  # ranks are intervals of places: see `places`
    if period.is_year or measure.kind not in (MeasureKind.CHANGE, MeasureKind.GROWTH):
        return None
    ends = _ends(store, base, period)
    if ends is None:
        return None
    start, end = ends
    return _change(start, end) if measure.kind is MeasureKind.CHANGE else _growth(start, end)


def places(store: Store, key: Key, period: Period) -> tuple[int, int] | None:
    """The best and the worst rank that the base figures allow; they differ only where figures are tied."""
    measure = store.measure(key.measure)
    base = key.with_(measure=measure.base)
    is_set = any(_kind(store, key, dimension) is CodeKind.SET for dimension in _RANKED)
    base = base.with_(product="") if is_set else base
    for dimension in (d for d in _RANKED if is_within(store, key, d)):
        own = _level_or_derived(store, base.with_(product=key.product), period)
        lines = (
            p
            for p in _lines(store, base, dimension)
            if key.get(dimension) not in _parents(store, p, dimension)
        )
        peers = [_level_or_derived(store, peer, period) for peer in lines]
        known = [peer for peer in peers if peer is not None]
        if own is not None and len(known) > 1:
            return _place(own, known)
    return None


def balance(store: Store, key: Key, period: Period) -> Interval | None:
    """Exports less imports."""
    exports = level(store, key.with_(flow="exports"), period)
    imports = level(store, key.with_(flow="imports"), period)
    return _change(imports, exports) if exports is not None and imports is not None else None


def total(
    store: Store, key: Key, period: Period, dimension: Dimension, lines: Iterable[Key]
) -> Interval | None:
    """The sum of the lines that make up `key` along `dimension`, of those that the table prints."""
    by_code = {line.get(dimension): line for line in lines}
    groups = {code for code, line in by_code.items() if _kind(store, line, dimension) is CodeKind.GROUP}
    whole = key.get(dimension)
    is_group = is_within(store, key, dimension)
    parts = []
    for line in by_code.values():
        kind, parents = _kind(store, line, dimension), _parents(store, line, dimension)
        is_part = (whole in parents) if is_group else not groups.intersection(parents)
        if is_part and kind in (
            (CodeKind.MEMBER,) if is_group else (CodeKind.MEMBER, CodeKind.GROUP, CodeKind.REST)
        ):
            parts.append(line)
    return _total(parts, store, period) if len(parts) > 1 else None


def _parents(store: Store, key: Key, dimension: Dimension) -> tuple[str, ...]:
    code = store.code(dimension, key.get(dimension), key.definition)
    return code.parents if code is not None else ()


def _level_or_derived(store: Store, key: Key, period: Period) -> Interval | None:
    return level(store, key, period) or derived(store, key, period)


def _lines(store: Store, base: Key, dimension: Dimension) -> tuple[Key, ...]:
    """The lines to be ranked: those of the measure itself, or of the one that it derives from."""
    lines = store.members(base, dimension)
    measure = store.measure(base.measure)
    of_base = store.members(base.with_(measure=measure.base), dimension) if measure.base else ()
    return tuple(dict.fromkeys((*lines, *(line.with_(measure=base.measure) for line in of_base))))


def _place(own: Interval, peers: list[Interval]) -> tuple[int, int]:
    above = sum(peer.value - own.value > peer.half_width + own.half_width for peer in peers)
    not_below = sum(own.value - peer.value <= peer.half_width + own.half_width for peer in peers)
    return above + 1, max(not_below, above + 1)


def _ends(store: Store, base: Key, period: Period) -> tuple[Interval, Interval] | None:
    """The levels at both ends by one document; the first may follow from the last and a printed change.

    None where no document prints both, or only as a bound: "over $21 billion" has no growth, and what two
    documents call the same may have been revised between them.
    """
    first, last = Period.year(period.start), Period.year(period.end)
    end = level(store, base, last)
    start = level(store, base, first)
    if start is not None and end is not None:
        return (start, end) if _is_of_one(store, (base, first), (base, last)) else None
    if end is not None and start is None:
        start = _before(store, base, period, end)
    return (start, end) if start is not None and end is not None else None


def _before(store: Store, base: Key, period: Period, end: Interval) -> Interval | None:
    for measure in store.measures:
        if measure.base == base.measure and measure.kind is MeasureKind.CHANGE:
            key = base.with_(measure=measure.code)
            change = printed(store, key, period)
            if change is not None and _is_of_one(store, (key, period), (base, Period.year(period.end))):
                return Interval(end.value - change.value, end.half_width + change.half_width)
    return None


def _is_of_one(store: Store, *figures: tuple[Key, Period]) -> bool:
    """Whether one document prints all of these without a bound; a set is printed by none and passes."""
    printings = [store.printings(key, period) for key, period in figures]
    exact = [{one.place.source for one in same if not one.bound} for same in printings if same]
    return not exact or bool(set.intersection(*exact))


def _share(store: Store, base: Key, period: Period) -> Interval | None:
    part = level(store, base, period)
    for dimension in (d for d in _SHARED if is_within(store, base, d)):
        whole = level(store, base.with_(**{dimension.value: whole_of(store, base, dimension)}), period)
        if part is not None and whole is not None and whole.value:
            return _percent(part, whole)
    return None


def _change(start: Interval, end: Interval) -> Interval:
    return Interval(end.value - start.value, start.half_width + end.half_width)


def _growth(start: Interval, end: Interval) -> Interval | None:
    if not start.value:
        return None
    percent = _percent(end, start)
    return Interval((end.value - start.value) / abs(start.value) * 100, percent.half_width)


def _percent(part: Interval, whole: Interval) -> Interval:
    """Percent, with the rounding of both sides to first order."""
    slack = part.half_width / abs(whole.value) + abs(part.value) * whole.half_width / whole.value**2
    return Interval(part.value / whole.value * 100, slack * 100)


def _total(parts: Iterable[Key], store: Store, period: Period) -> Interval | None:
    found = [printed(store, part, period) for part in parts]
    known = [part for part in found if part is not None]
    if not known or len(known) < len(found):
        return None
    return Interval(sum(part.value for part in known), sum(part.half_width for part in known))


def _parts_of_set(store: Store, key: Key, dimension: Dimension) -> tuple[Key, ...]:
    name = key.get(dimension)
    codes = [c for c in store.codes(dimension) if name in c.parents and c.definition in ("", key.definition)]
    return tuple(key.with_(**{dimension.value: code.code}) for code in codes)


def _kind(store: Store, key: Key, dimension: Dimension) -> CodeKind | None:
    code = store.code(dimension, key.get(dimension), key.definition)
    return code.kind if code is not None else None
