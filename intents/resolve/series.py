"""Slots -> lines of the store: which series is meant, by which definition, with which defaults."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product as cross

from facts.computing.query import Line
from facts.model import HOME, CodeKind, Dimension, Flow, Key, Period, ProductKind
from facts.store import Store
from intents.model import Slots
from intents.resolve.classifications import (
    defaults_for,
    definitions_of,
    first_year_of_partners,
    tells_products_apart,
)

FLOWS = tuple(Flow)
#: what was said of products and services -> the code
PRODUCTS = {"both": "", **{kind.value: kind.value for kind in ProductKind}}


@dataclass(frozen=True, slots=True)
class Spec:
    """The codes of one line as said; None where nothing was said."""

    area: str | None = None
    partner: str | None = None
    category: str | None = None  # "definition/code", several with "|" where the word is ambiguous
    product: str | None = None
    flow: str | None = None
    measure: str = "trade"
    country: str = HOME  # the nation whose whole is meant where no area is named


@dataclass(frozen=True, slots=True)
class Found:
    """A line with what was taken for granted."""

    line: Line
    assumed: tuple[str, ...] = ()


def specs(slots: Slots) -> Iterator[Spec]:
    """One spec a line: the codes of each dimension crossed, in the order said."""
    for area, partner, category, product, flow, measure in cross(
        slots.areas or (None,),
        slots.partners or (None,),
        slots.categories or (None,),
        slots.products or (None,),
        slots.flows or (None,),
        slots.measures or ("trade",),
    ):
        yield Spec(area, partner, category, product, flow, measure, slots.country or HOME)


def definitions_for(spec: Spec, slots: Slots, store: Store, years: Sequence[int] = ()) -> tuple[str, ...]:
    """The definitions to try, the likeliest first."""
    if spec.category:
        return tuple(dict.fromkeys(c.split("/")[0] for c in spec.category.split("|")))
    if slots.definition:
        return (slots.definition,)
    every = definitions_of(store, spec.country)
    if spec.partner and spec.product is not None:
        apart = tuple(d for d in every if tells_products_apart(store, d)) or every
        if not any(year < first_year_of_partners(store, apart) for year in years):
            return apart
    if slots.source:
        return _definitions_of(store, slots.source)
    if spec.partner and spec.product is None and spec.measure == "trade":
        return tuple(dict.fromkeys((*defaults_for(store, Dimension.PARTNER, spec.country), *every)))
    return every


@lru_cache(maxsize=64)
def _definitions_of(store: Store, source: str) -> tuple[str, ...]:
    """The definitions that a document prints figures of."""
    keys = store.keys()
    found = {
        key.definition
        for key in keys
        for period in store.periods(key)
        for other in store.printings(key, period)
        if other.place.source == source
    }
    return tuple(d.code for d in store.definitions if d.code in found)


@lru_cache(maxsize=4096)
def keys_for(spec: Spec, definition: str, store: Store) -> tuple[Key, ...]:
    """The series of one definition that fit a spec; several only where the product is open."""
    category = next(
        (c.split("/", 1)[1] for c in (spec.category or "").split("|") if c.startswith(f"{definition}/")), ""
    )
    codes = {
        "definition": definition,
        "measure": spec.measure,
        "area": spec.area or spec.country,
        "partner": spec.partner or "",
        "category": category,
    }
    if spec.flow is not None:
        codes["flow"] = spec.flow
    found = store.keys(**codes)
    if spec.product is not None and not category:
        return tuple(k for k in found if k.product == PRODUCTS[spec.product])
    if spec.product in {"products", "services"} and category:
        return tuple(k for k in found if k.product in ("", spec.product))
    whole = tuple(k for k in found if k.product == "")
    return whole or tuple(k for k in found if k.product == "products") or found


def label_of(key: Key, store: Store, varied: frozenset[str]) -> str:
    """What a line is called: the dimensions in which the lines differ, else what is most particular."""
    parts = [
        name
        for dim in ("area", "partner", "category", "product", "flow")
        if dim in varied and (name := code_label(store, dim, key))
    ]
    if parts:
        return ", ".join(parts)
    for dim in ("area", "partner", "category"):
        if getattr(key, dim) and not (dim == "area" and store.is_nation(key.area)):
            return code_label(store, dim, key)
    return code_label(store, "area" if key.area != HOME else "product", key)


def code_label(store: Store, dimension: str, key: Key) -> str:
    """The label of one code of a key, "" for a whole."""
    code = getattr(key, dimension)
    if dimension == "flow":
        return str(code)
    if not code and dimension != "product":
        return ""
    found = store.code(dimension, code, key.definition if dimension == "category" else "")
    return found.label if found else code


def is_group(store: Store, dimension: str, code: str) -> bool:
    """Whether a code is a printed group, a set, or the rest."""
    found = store.code(dimension, code)
    return found is not None and found.kind in (CodeKind.GROUP, CodeKind.SET)


def years_of(store: Store, key: Key, source: str = "") -> tuple[int, ...]:
    """The single years of a series; those of its main table first where several documents print it."""
    years = store.years(key)
    if source:
        return tuple(
            y for y in years if any(o.place.source == source for o in store.printings(key, Period.year(y)))
        )
    return years


@lru_cache(maxsize=4096)
def main_years(store: Store, key: Key, source: str = "") -> tuple[int, ...]:
    """The years of the document that prints most of the series: its latest is the default."""
    by_source: dict[str, list[int]] = {}
    for year in years_of(store, key, source):
        cell = store.get(key, Period.year(year))
        if cell is not None:
            by_source.setdefault(cell.place.source, []).append(year)
    best = max(by_source.values(), key=len, default=[])
    return tuple(best)


@lru_cache(maxsize=1024)
def member_lines(
    store: Store,
    template: Key,
    dimension: str,
    group: str = "",
    excluded: tuple[str, ...] = (),
    product: str | None = None,
) -> tuple[Line, ...]:
    """One line a member along a dimension."""
    templates = [template]
    if dimension == "category" and product is None:
        templates = [template.with_(product=p) for p in ("products", "services", "")]
    lines: list[Line] = []
    for each in templates:
        for key in store.members(each, dimension):
            out = excluded and _is_left_out(store, dimension, key, excluded)
            if out or (group and not _is_in(store, dimension, getattr(key, dimension), group)):
                continue
            lines.append(Line(code_label(store, dimension, key), (key,)))
    unique: dict[Key, Line] = {}
    for line in lines:
        unique.setdefault(line.keys[0], line)
    return tuple(unique.values())


def _is_left_out(store: Store, dimension: str, key: Key, excluded: Sequence[str]) -> bool:
    """Whether a member or a group that it is in is left out: "which country outside Asia"."""
    code, kind = key.get(Dimension(dimension)), f"{key.definition}/" if dimension == "category" else ""
    found = store.code(dimension, code, key.definition) if kind else store.code(dimension, code)
    codes = (code, *(found.parents if found is not None else ()))
    return any(f"{dimension}:{kind}{each}" in excluded for each in codes)


def _is_in(store: Store, dimension: str, code: str, group: str) -> bool:
    found = store.code(dimension, code)
    return found is not None and group in found.parents


def summed(lines: Sequence[Line], label: str) -> Line:
    """Several lines as one."""
    return Line(label, tuple(k for line in lines for k in line.keys))


def with_base(line: Line, base: Sequence[Key]) -> Line:
    """The line with a denominator."""
    return replace(line, base=tuple(base))
