"""Whether what a person claims holds: "Did Texas export more than 100 billion?", "Is it 18.5 percent?"."""

from __future__ import annotations

from facts.computing.figures import Figure
from facts.computing.outcomes import Answer
from facts.computing.query import Claim, Compare, Condition, Reduce
from facts.computing.reducing import by_size
from facts.model import Bound

_VALUES = (Compare.EQUAL, Compare.ABOUT)
_ABOUT = 0.06  # "about 25" is said of 23.5 to 26.5
_DOLLARS = 0.05  # dollar amounts are said in round figures: "40 billion" of 38 to 42
_EXACT, _EXACT_DIGITS = 0.01, 3  # with three digits they are not: "11.5 billion" of 11.4 to 11.6
_TIMES = 0.1  # "doubled" is said of 1.8 to 2.2 times
_FRACTION = 4  # with more decimals a percentage is a fraction: "a third" is about 33.3
_FLOATS = 1.0001  # what the rounding of floats may add


def verdict(claim: Claim | None, answer: Answer) -> bool | None:
    """True or False where something was claimed and there is a figure to hold it against."""
    truth = None if claim is None else _truth(claim, answer)
    return None if claim is None or truth is None else truth is not claim.negated


def _truth(claim: Claim, answer: Answer) -> bool | None:
    pick = answer.query.pick
    if pick.every and pick.conditions:
        return bool(answer.figures)  # a line is kept if it meets the conditions throughout
    if claim.found or claim.none:
        return bool(answer.figures) is claim.found
    if not answer.figures:
        return False if claim.only else None
    if claim.only:
        return {figure.label for figure in answer.figures} == {claim.only}
    if claim.winner:
        first = by_size(answer.figures, answer.query)[0]
        return first.label == claim.winner and claim.since in ("", first.period)
    if claim.period:
        figures = answer.figures
        if answer.query.reduce is Reduce.WINNER:
            figures = by_size(figures, answer.query)
        return figures[0].period == claim.period
    if claim.paired:
        held = [_holds(*pair) for pair in zip(claim.conditions, answer.figures, strict=False)]
        return all(held) if len(held) == len(answer.figures) else None
    if claim.conditions:
        return all(_holds_of(condition, claim, answer) for condition in claim.conditions)
    return None


def exceptions(answer: Answer) -> tuple[Figure, ...]:
    """The figures against what was claimed of all of them; none where one figure alone was claimed of."""
    claim = answer.query.claim
    each = answer.query.reduce is Reduce.EACH and len(answer.figures) > 2
    if claim is None or claim.anywhere or claim.paired or not each:
        return ()
    limits = [c for c in claim.conditions if c.compare not in _VALUES]
    return tuple(f for f in answer.figures if not all(_holds(condition, f) for condition in limits))


def _holds_of(condition: Condition, claim: Claim, answer: Answer) -> bool:
    """A limit is claimed of all figures, or of any where it says so; a single value of the first one."""
    if condition.end:
        level = answer.support[0 if condition.end == "start" else -1] if answer.support else None
        return level is not None and _holds(condition, level)
    if answer.query.reduce is not Reduce.EACH or condition.compare in _VALUES:
        return _holds(condition, answer.figures[0])
    flow = _flow(answer.figures[0])  # beside the balance, exports and imports only explain
    when = None if condition.period is None else str(condition.period)
    of_it = (f for f in answer.figures if _flow(f) == flow and when in (None, f.period))
    held = [_holds(condition, figure) for figure in of_it]
    return any(held) if claim.anywhere else all(held)


def _flow(figure: Figure) -> str:
    return figure.inputs[0].key.flow if figure.inputs else ""


def _holds(condition: Condition, figure: Figure) -> bool:
    """Equality within the precision of the claim: 18.5 is right for 18.48, 25 is not."""
    if condition.compare not in _VALUES:
        return condition.holds(figure.value + _beyond(figure))
    limit = abs(condition.limit)
    slack = (
        max(_rounded(limit) * limit, 1.0) if figure.unit == "USD" else 0.5 * 10 ** -_decimals(condition.limit)
    )
    slack = min(slack, _TIMES * limit) if figure.unit == "ratio" else slack
    if condition.compare is Compare.ABOUT or _decimals(limit) > _FRACTION:
        slack = max(slack, _ABOUT * limit)
    return abs(figure.value - condition.limit) <= slack * _FLOATS


def _rounded(dollars: float) -> float:
    """How far, as a part of it, an amount may be off by the way it is rounded."""
    digits = f"{dollars:.9e}".split("e")[0].replace(".", "").rstrip("0")
    return _EXACT if len(digits) >= _EXACT_DIGITS else _DOLLARS


def _beyond(figure: Figure) -> float:
    """What a figure printed as "more than 7" is beyond it (a deficit: below), "less than 7" before it."""
    bounds = {cell.bound for cell in figure.inputs} if not figure.formula else set()
    side = {Bound.OVER: 1.0, Bound.UNDER: -1.0}
    return side.get(bounds.pop(), 0.0) * 1e-9 * figure.value if len(bounds) == 1 else 0.0


def _decimals(limit: float) -> int:
    text = f"{limit:.10g}"
    return len(text.split(".")[1]) if "." in text and "e" not in text else 0
