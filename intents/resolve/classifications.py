"""Which classification is meant where none is named: by what the packs say of them, not by their names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from facts.model import HOME, Code, Dimension, Key, LineKind, MeasureKind
from facts.store import Store


@lru_cache(maxsize=256)
def definitions_of(store: Store, country: str = HOME) -> tuple[str, ...]:
    """The classifications with figures of a nation; what is of none belongs to the home country."""
    return tuple(d.code for d in store.definitions if _is_of(store, d.code, country))


def _is_of(store: Store, definition: str, country: str) -> bool:
    nations = store.nations(definition)
    return country in nations or (country == HOME and all(map(store.is_world, nations)))


@lru_cache(maxsize=256)
def defaults_for(store: Store, dimension: Dimension, country: str = HOME) -> tuple[str, ...]:
    """The classifications that are meant where a dimension is asked for, before all others."""
    named = {d.code for d in store.definitions if dimension in d.default_for}
    return tuple(d for d in definitions_of(store, country) if d in named)


@lru_cache(maxsize=256)
def with_lines(store: Store, kind: LineKind) -> tuple[str, ...]:
    """The classifications of the home country whose lines are called so."""
    called = {d.code for d in store.definitions if d.lines is kind}
    return tuple(d for d in definitions_of(store) if d in called)


@lru_cache(maxsize=256)
def tells_products_apart(store: Store, definition: str) -> bool:
    """Whether a classification has products and services, and not one of them only."""
    return len({key.product for key in store.keys(definition=definition)}) > 1


def of_services(store: Store, categories: tuple[str, ...]) -> tuple[str, ...]:
    """Categories in the classifications that have services: "how much of services exports is software"."""
    apart = {d for d in definitions_of(store) if tells_products_apart(store, d)}
    kept = ("|".join(one for one in c.split("|") if one.partition("/")[0] in apart) for c in categories)
    return tuple(own or c for own, c in zip(kept, categories, strict=True))


@lru_cache(maxsize=64)
def first_year_of_partners(store: Store, definitions: tuple[str, ...]) -> int:
    """The first year that these classifications have figures of a partner in; of those of another, later."""
    keys = (key for d in definitions for key in store.keys(definition=d) if key.partner)
    return min((year for key in keys for year in store.years(key)), default=0)


@lru_cache(maxsize=256)
def has_flows(store: Store, measure: str) -> bool:
    """Whether a measure is of exports, imports or the balance; jobs and ships are of none."""
    return any(key.flow for key in store.keys(measure=measure))


@lru_cache(maxsize=64)
def rank_measures(store: Store, base: str) -> tuple[str, ...]:
    """The measures that are a place in an order by another one."""
    return tuple(m.code for m in store.measures if m.kind is MeasureKind.RANK and m.base == base)


def ranked_in(store: Store, years: Sequence[int]) -> bool:
    """Whether partners have a place, if nothing else, in each of some years."""
    return _years_of_ranks(store).issuperset(years)


@lru_cache(maxsize=4)
def _years_of_ranks(store: Store) -> frozenset[int]:
    """The years in which any partner has a place."""
    keys = (key for rank in rank_measures(store, "trade") for key in store.keys(measure=rank) if key.partner)
    return frozenset(year for key in keys for year in store.years(key))


@lru_cache(maxsize=64)
def tech_sectors(store: Store) -> Mapping[str, Code]:
    """Tech itself as one line of a wider classification, by product; of several the first."""
    found: dict[str, Code] = {}
    for code in store.codes(Dimension.CATEGORY):
        if code.whole_of:
            found.setdefault(code.product, code)
    return found


def sector_ranks(store: Store) -> tuple[str, ...]:
    """The measures that rank the lines of the classifications of sectors."""
    sectors = with_lines(store, LineKind.SECTOR)
    ranks = rank_measures(store, "trade")
    return tuple(m for m in ranks if any(store.keys(definition=d, measure=m) for d in sectors))


def states_template(store: Store, flow: str) -> Key:
    """The trade of the home country in the classification that has its states."""
    (definition, *_) = defaults_for(store, Dimension.AREA)
    return Key(definition, "trade", flow, product="products")
