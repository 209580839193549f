"""A figure that a question quotes: where is it printed?"""

from __future__ import annotations

from dataclasses import dataclass

from facts.model import Dimension, Observation
from facts.store import Store
from intents.frames.frames import Sentence
from intents.model import Mention

#: a bare number is a quoted figure from here on; smaller ones count things
_LARGE = 500
#: how far a quoted figure may be from the printed one, as a part of it
_LOOSE = 0.02
_UNITS = {"jobs": "job"}
#: "75 million" is read as dollars, and can be people
_COULD_BE = {"USD": {"USD", "job", "count"}}


@dataclass(frozen=True, slots=True)
class Quoted:
    """A figure as a question says it."""

    value: float
    unit: str  # "" where none was said
    text: str


def quoted_figure(sentence: Sentence) -> Quoted | None:
    """The figure that a question quotes, if any."""
    for mention in sentence.mentions:
        if "QUANTITY" in mention:
            value, unit = mention.get("QUANTITY")
            return Quoted(float(value), _UNITS.get(unit, unit), mention.text)
        if "NUMBER" in mention and mention.get("NUMBER") >= _LARGE:
            return Quoted(float(mention.get("NUMBER")), "", mention.text)
    return None


def quoted_cells(quoted: Quoted, sentence: Sentence, store: Store) -> tuple[Observation, ...]:
    """The printed figures that a quoted one can be, nearest first: those of what the question names."""
    years = sentence.frame.years
    width = _width(quoted.value)
    found = [
        (_names(cell, sentence), -abs(abs(cell.value) - quoted.value), cell)
        for cell in store.observations()
        if (not quoted.unit or cell.unit in _COULD_BE.get(quoted.unit, {quoted.unit}))
        and abs(abs(cell.value) - quoted.value) <= max(width, min(cell.half_width, _LOOSE * quoted.value))
        and (not years or cell.period.end in years)
        and _fits(cell, sentence)
    ]
    if not sentence.kinds.isdisjoint(("MEASURE", "FLOW")):
        found = [(names, near, cell) for names, near, cell in found if names or -near <= cell.half_width]
    best = max(((names, near) for names, near, _ in found), default=None)
    return tuple(cell for names, near, cell in found if (names, near) == best)


def _width(value: float) -> float:
    """Half a unit of the last digit that is not 0, at most a small part of the value."""
    digits = f"{value:.0f}" if value == int(value) else ""
    zeros = len(digits) - len(digits.rstrip("0"))
    return min(0.5 * 10**zeros if digits else 0.05, _LOOSE * value)


def _fits(cell: Observation, sentence: Sentence) -> bool:
    """Whether a figure is about every place, partner and category that the question names."""
    return all(_about(cell, mention) is not False for mention in sentence.mentions)


def _names(cell: Observation, sentence: Sentence) -> int:
    """How much of what the question names a figure is about."""
    return sum(_about(cell, mention) is True for mention in sentence.mentions)


def _about(cell: Observation, mention: Mention) -> bool | None:
    """Whether a figure is about what a mention names; None where the mention does not decide."""
    if "SOURCE" in mention:
        return bool(cell.place.source == mention.get("SOURCE"))
    for kind, dimension in (("AREA", Dimension.AREA), ("PARTNER", Dimension.PARTNER)):
        if kind in mention:
            return cell.key.get(dimension) in mention.get(kind)
    if "CATEGORY" in mention and "PRODUCT" not in mention:
        return any(name.partition("/")[2] == cell.key.category for name in mention.get("CATEGORY"))
    if "FLOW" in mention:
        flow = {"deficit": "balance", "surplus": "balance"}.get(mention.get("FLOW"), mention.get("FLOW"))
        return cell.key.flow == flow or None
    if "DEFINITION" in mention:
        return mention.get("DEFINITION") == cell.key.definition or None
    if "MEASURE" in mention:
        return cell.key.measure in mention.get("MEASURE") or None
    return None
