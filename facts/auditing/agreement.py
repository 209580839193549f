"""When a printed figure agrees with what the other cells make of it: rounding, hedges, last digits."""

from __future__ import annotations

from dataclasses import dataclass

from facts.model import Bound, Observation
from facts.reading.printed import Interval

UNDECLARED = "undeclared"
ROUNDING = "rounding"
EPSILON = 1e-12  # of the figure: what adding floats may lose
_LAST_DIGIT = 1e-6  # of the last printed digit: what adding floats may lose
_NEARLY = 0.9  # "nearly 15" is said of 13.5 and more


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A printed figure and what it should be by the other cells."""

    observation: Observation
    recomputed: float  # base units
    check: str  # what was recomputed: printing, balance, sum, change, growth, share, rank, count
    kind: str = UNDECLARED  # as declared by the pack

    @property
    def difference(self) -> float:
        """Printed less recomputed, in base units."""
        return self.observation.value - self.recomputed


def compare(observation: Observation, other: Interval, check: str) -> Contradiction | None:
    """A contradiction, of kind rounding where only the last digit is off; None where both agree."""
    if not _agrees(observation, other):
        return Contradiction(observation, other.value, check)
    step = 2 * observation.half_width * (1 - _LAST_DIGIT)
    is_off = 0 < step <= abs(observation.value - other.value) and not observation.bound
    return Contradiction(observation, other.value, check, ROUNDING) if is_off else None


def _agrees(observation: Observation, other: Interval) -> bool:
    size, actual = abs(observation.value), abs(other.value)
    slack = observation.half_width + other.half_width + EPSILON * max(size, actual, 1.0)
    if (
        observation.half_width == other.half_width
        and observation.unit == "USD"
        and _is_reprint(observation, other)
    ):
        slack = EPSILON * max(size, 1.0)
    if observation.value * other.value < 0 and size > slack:
        return False
    if observation.bound is Bound.OVER:
        return actual >= size - slack
    if observation.bound is Bound.UNDER:
        return actual <= size + slack
    if observation.bound is Bound.NEARLY:
        return size * _NEARLY <= actual <= size + slack
    return abs(observation.value - other.value) <= slack


def _is_reprint(observation: Observation, other: Interval) -> bool:
    return observation.half_width > 0 and abs(observation.value - other.value) <= 2 * observation.half_width
