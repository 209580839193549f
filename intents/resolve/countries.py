"""Whose trade is meant: of the United States, or of another nation that a document is about."""

from __future__ import annotations

from dataclasses import replace

from facts.model import HOME
from intents.lexicon.words import holds
from intents.model import Decline, Slots
from intents.resolve.lines import name_of
from intents.resolve.state import NoReadingError, Resolution

_GENERAL = {"trade", "jobs"}  # measures of any nation


def settle_country(r: Resolution) -> None:
    """Take the nation that is named, or the only one that has what is named; two at once are no query."""
    f = r.frame
    said = [s for s in (r.slots, f.base, f.second) if s is not None]
    named = {c for s in said for c in s.country.split("|") if c}
    named |= {HOME for s in said if s.nation and not s.country and named}
    named |= {_of_place(r, area) for s in said for area in s.areas}
    country = named.pop() if len(named) == 1 else "" if named else _implied(r, r.slots)
    if named:
        raise NoReadingError(
            Decline("unused", tuple(sorted(name_of(r, "area", c) for c in {country, *named} - {""})), frame=f)
        )
    if country in ("", HOME):
        return
    if f.everyone or f.per_job or f.sector or (_says_tech(said) and not _has_tech(r, country)):
        raise NoReadingError(Decline("unused", (name_of(r, "area", country),), frame=f))
    r.slots = replace(r.slots, country=country)
    if f.second is not None:
        r.frame = f.with_(second=replace(f.second, country=country))


def _of_place(r: Resolution, area: str) -> str:
    """The nation of a place: by its code, or by the document that has its figures."""
    keys = r.store.keys(area=area)
    return r.store.nation(keys[0].definition if keys else "", area)


def _implied(r: Resolution, s: Slots) -> str:
    """The one nation that has the category, classification, document, measure or partner that is named."""
    store = r.store
    if s.nation:
        return ""
    if s.categories:
        definitions = {c.split("/")[0] for codes in s.categories for c in codes.split("|")}
        found = {store.nation(d) for d in definitions}
    elif s.definition:
        found = {store.nation(s.definition)}
    elif s.measures and s.measures[0] not in _GENERAL:
        found = {store.nation(k.definition, k.area) for k in store.keys(measure=s.measures[0])}
    elif s.source:
        pack = next((p for p in store.packs if p.source.key == s.source), None)
        found = {store.nation(o.key.definition, o.key.area) for o in pack.observations} if pack else set()
    elif s.partners:
        found = {store.nation(k.definition, k.area) for p in s.partners for k in store.keys(partner=p)}
    else:
        found = set()
    return "" if HOME in found or len(found) != 1 or any(map(store.is_world, found)) else found.pop()


def _says_tech(said: list[Slots]) -> bool:
    return any(s.tech and not s.categories for s in said)


def _has_tech(r: Resolution, country: str) -> bool:
    """Whether a classification of this nation calls itself technology."""
    definitions = [d for d in r.store.definitions if country in r.store.nations(d.code)]
    return any(holds(name.lower(), "tech") for d in definitions for name in (d.code, d.label, *d.aliases))
