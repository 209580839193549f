"""What an answer found, for a question that goes on with it: "its growth?", "in that year"."""

from __future__ import annotations

from facts.computing.answer import Answer, compute
from facts.computing.query import PickKind, Reduce
from facts.model import Dimension
from facts.store import Store
from intents.model import SLOTS_OF, Clarify, Decline, Reading, Told
from intents.threads.context import BETWEEN_FOUND

_MOST_FOUND = 10  # members of a ranking that a follow-up can be about


def found_by(outcome: Reading | Clarify | Decline | Told, store: Store) -> tuple[str, str]:
    """What the answer to one question of a message finds, for the next one."""
    if not isinstance(outcome, Reading):
        return "", ""
    answer = compute(outcome.query, store)
    first = outcome.frame.first_time == "first"
    return found_in(answer, first=first) if isinstance(answer, Answer) else ("", "")


def found_in(answer: Answer, *, first: bool) -> tuple[str, str]:
    """The slot and codes that were found, or "years" and a year; two empty words where nothing was chosen.

    `first`: the first of the years was asked for.
    """
    query = answer.query
    if query.by_time and (first or query.pick.kind is PickKind.BEST) and answer.figures:
        year = answer.figures[0].period
        return ("years", year) if year.isdigit() else ("", "")
    if query.pick.kind in (PickKind.ALL, PickKind.LONGEST) or query.by_time or query.over not in SLOTS_OF:
        return "", ""
    over, chosen = query.over, query.pick.kind is PickKind.WHERE
    if chosen and query.reduce not in (Reduce.EACH, Reduce.COUNT):
        return "", ""
    every = chosen or query.reduce is not Reduce.EACH  # of those that are counted, added up or averaged
    told = [figure.inputs if every else figure.inputs[:1] for figure in answer.figures]
    keys = [cell.key for cells in (told if every else told[:_MOST_FOUND]) for cell in cells]
    codes = [f"{k.definition}/{k.get(over)}" if over is Dimension.CATEGORY else k.get(over) for k in keys]
    return (SLOTS_OF[over], BETWEEN_FOUND.join(dict.fromkeys(codes))) if codes else ("", "")
