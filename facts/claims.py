"""Whether what a person claims holds: "Did Texas export more than 100 billion?", "Is it 18.5 percent?"."""

from __future__ import annotations

from facts.figures import Figure
from facts.outcomes import Answer
from facts.query import Claim, Compare, Condition
from facts.reducing import by_size

_ABOUT = 0.06  # "about 25" is said of 23.5 to 26.5
_DOLLARS = 0.05  # dollar amounts are said in round figures: "40 billion" of 38 to 42
_FLOATS = 1.0001  # what the rounding of floats may add


def verdict(claim: Claim | None, answer: Answer) -> bool | None:
    """True or False where something was claimed and there is a figure to hold it against."""
    if claim is None or not answer.figures:
        return None
    truth = _truth(claim, answer)
    return None if truth is None else truth is not claim.negated


def _truth(claim: Claim, answer: Answer) -> bool | None:
    if answer.query.pick.every and answer.query.pick.conditions:
        return True  # a line was kept, so it met the conditions throughout
    if claim.winner:
        return by_size(answer.figures, answer.query)[0].label == claim.winner
    if claim.conditions:
        return all(_holds(condition, answer.figures[0]) for condition in claim.conditions)
    return None


def _holds(condition: Condition, figure: Figure) -> bool:
    """Equality within the precision of the claim: 18.5 is right for 18.48, 25 is not."""
    if condition.compare not in (Compare.EQUAL, Compare.ABOUT):
        return condition.holds(figure.value)
    limit = abs(condition.limit)
    slack = max(_DOLLARS * limit, 1.0) if figure.unit == "USD" else 0.5 * 10 ** -_decimals(condition.limit)
    if condition.compare is Compare.ABOUT:
        slack = max(slack, _ABOUT * limit)
    return abs(figure.value - condition.limit) <= slack * _FLOATS


def _decimals(limit: float) -> int:
    text = f"{limit:.10g}"
    return len(text.split(".")[1]) if "." in text and "e" not in text else 0
