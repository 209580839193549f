"""The condition that figures had to meet, in words."""

from __future__ import annotations

from collections.abc import Sequence

from bot.words.matter import Matter
from bot.words.naming import part_of
from bot.words.wording import amount, listed, say
from facts.computing.query import Compare, Condition, Level, Move, PickKind

_SIGNS = {">": "positive", "<": "negative"}


def condition_text(matter: Matter) -> str:
    """What is counted or kept: "tech product exports over $1 billion", "a rise of tech product exports"."""
    text = _condition_text(matter)
    return say("conditions.turned", what=text) if matter.query.pick.turned else text


def _condition_text(matter: Matter) -> str:
    conditions = matter.query.pick.conditions
    if matter.query.pick.kind is PickKind.NEAR:
        way = "below" if matter.query.pick.offset > 0 else "above"
        return say(f"conditions.near.{way}", theme=matter.theme, of=matter.neighbours)
    if not conditions:
        return matter.theme
    if (
        len(conditions) == 1
        and conditions[0].limit == 0
        and (sign := _SIGNS.get(conditions[0].compare.value))
    ):
        if matter.query.move is not Move.NONE:
            return say(f"conditions.move.{sign}", subject=matter.subject)
        if matter.is_balance:
            return say(f"conditions.balance.{sign}", subject=matter.subject)
    if len(conditions) == 1 and conditions[0].limit == 1 and matter.query.level is Level.RATIO:
        sign = _SIGNS.get(conditions[0].compare.value)
        one = part_of(matter.query.lines[0], matter.store)
        if sign:
            return say(f"conditions.beside.{sign}", one=one, other=matter.whole)
    unit = next((cell.unit for cell in matter.answer.cells), "count")
    is_rank = unit == "rank" or matter.query.level is Level.RANK
    limits = _between(conditions, unit) or listed(_limit(one, unit, is_rank) for one in conditions)
    return say("conditions.ranked" if is_rank else "conditions.limited", limits=limits, theme=matter.theme)


def _between(conditions: Sequence[Condition], unit: str) -> str:
    """Two limits of the same period as one range, "" where they are none."""
    if [one.compare for one in conditions] != [Compare.AT_LEAST, Compare.AT_MOST] or conditions[0].period:
        return ""
    low, high = (amount(one.limit, unit) for one in conditions)
    return say("conditions.between", low=low, high=high)


def _limit(condition: Condition, unit: str, is_rank: bool) -> str:
    limit = amount(condition.limit, unit)
    if unit == "percent":
        limit = f"{condition.limit:.10g} %"
    text = say(f"conditions.{'rank' if is_rank else 'limits'}.{condition.compare.name.lower()}", limit=limit)
    return text + (f" {say('in')} {condition.period}" if condition.period else "")
