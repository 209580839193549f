"""Printed figures to numbers: "$335 billion", "-4,521,880,928", "18.5%", "2nd", "-$17.1 b"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

SCALES = {
    "": 1, "k": 10**3, "thousand": 10**3, "m": 10**6, "mn": 10**6, "million": 10**6,
    "b": 10**9, "bn": 10**9, "billion": 10**9, "t": 10**12, "tn": 10**12, "trillion": 10**12,
}  # fmt: skip
COUNTED_UNITS = frozenset({"USD", "job", "count", "rank", "year"})
_FIGURE = re.compile(
    r"""(?P<open>\()?\s*(?P<sign>[-+\N{MINUS SIGN}\N{EN DASH}])?\s*(?:\#|(?:US)?\$)?\s*(?P<minus>-)?
        (?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)
        [\s-]*(?P<scale>trillion|billion|million|thousand|tn|bn|mn|[tbmk])?
        [\s-]*(?:%|percent|percentage\ points?|pp|st|nd|rd|th|fold|times|jobs?|x|\.)?\s*\)?""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Interval:
    """A value and the half-width that rounding leaves it, in base units."""

    value: float  # signed
    half_width: float = 0.0  # of a print: half a unit of its last digit; 0 for things counted one by one


@lru_cache(maxsize=8192)
def parse_figure(printed: str, unit: str, multiplier: int = 1) -> Interval | None:
    """The number that `printed` shows, times `multiplier`; None if it is not one plain figure.

    A whole number of dollars, jobs, things or ranks is taken as exact; everything else was rounded to its
    last printed digit.
    """
    found = _FIGURE.fullmatch(printed.strip())
    if found is None or (found["sign"] and found["minus"]):
        return None
    digits = found["digits"].replace(",", "")
    scale = SCALES[(found["scale"] or "").lower()] * multiplier
    sign = found["sign"] or found["minus"] or found["open"] or "+"
    is_negative = sign != "+"
    decimals = len(digits.partition(".")[2])
    is_exact = scale == 1 and decimals == 0 and unit in COUNTED_UNITS
    value = Decimal(digits) * scale
    half_width = Decimal(0) if is_exact else Decimal(scale) / (2 * 10**decimals)
    return Interval(float(-value if is_negative else value), float(half_width))
