"""Words that hold something against something else, where a query has only one of the two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from facts.computing.query import Level, Move, PickKind, Query, Reduce
from intents.lexicon.words import any_says, begins, says
from intents.model import Mention, is_of

#: what a move may be said to be more than, that is no amount
_STANDARDS = ("NATION", "TOTAL", "MEAN", "MEDIAN", "CLASS", "BREAKDOWN", "REGION")
#: what a phrase of a standard closes with
_CLOSING = ("COMMA", "MARK", "QMARK", "AND")


def passed_comparisons(mentions: Sequence[Mention], query: Query) -> Iterator[str]:
    """The words for what something is held against, or for a gap that moves, that a query passes over."""
    yield from _of_that_level(mentions, query)
    yield from _shares_unsaid(mentions, query)
    yield from _other_end(mentions, query)
    if query.move is Move.NONE:
        return
    yield from _unheld(mentions, query)
    yield from _moving_gap(mentions, query)


def _of_that_level(mentions: Sequence[Mention], query: Query) -> Iterator[str]:
    """The level of a year that other years are held against: "when did it get back above the 2000 level"."""
    asked = query.by_time or any(is_of(m, "WHEN") or m.get("CLASS") == "year" for m in mentions)
    for year, noun in pairwise(mentions):
        if asked and is_of(year, "YEAR") and says(noun, "level_nouns"):
            yield noun.text


def _shares_unsaid(mentions: Sequence[Mention], query: Query) -> Iterator[str]:
    """A unit that makes a gap in points of a gap in percent: "how much larger was the first, percent"."""
    apart = query.level is Level.SHARE and query.reduce is Reduce.DIFFERENCE
    told = any(is_of(m, "POINTS", "RATIO") or (is_of(m, "SHARE") and "PERCENT" not in m) for m in mentions)
    larger = any(is_of(m, "DIFFERENCE") and begins(m, "how_much") for m in mentions)
    if apart and larger and not told:
        yield from (m.text for m in mentions if is_of(m, "PERCENT"))


def _other_end(mentions: Sequence[Mention], query: Query) -> Iterator[str]:
    """The other end of an order, where only one is given: "best and worst state by growth"."""
    one = query.pick.kind is PickKind.BEST and not (query.ends or query.pick.ends)
    words = [m for m in mentions if not is_of(m, "FILLER", "NUMBER") and m.role == ""]
    for first, joint, last in zip(words, words[1:], words[2:], strict=False):
        ends = {m.get("SUPER") for m in (first, last)}
        if one and is_of(joint, "AND") and ends == {"max", "min"} and query.reduce is Reduce.EACH:
            yield last.text


def _unheld(mentions: Sequence[Mention], query: Query) -> Iterator[str]:
    """A standard that a claimed move is held against: "did Ohio fall more than the nation"."""
    if query.claim is None or query.over is not None or len(query.lines) != 1 or len(query.spans) > 1:
        return
    for at, mention in enumerate(mentions):
        if not is_of(mention, "THAN"):
            continue
        behind = mentions[at + 1 :]
        end = next((i for i, m in enumerate(behind) if is_of(m, *_CLOSING)), len(behind))
        held = [m for m in behind[:end] if is_of(m, *_STANDARDS)]
        if held and not any(is_of(m, "QUANTITY", "NUMBER", "YEAR", "YEARWORD") for m in behind[:end]):
            yield held[0].text


def _moving_gap(mentions: Sequence[Mention], query: Query) -> Iterator[str]:
    """A gap between two that is said to move: "did the lead of Texas over California shrink"."""
    gap = next((m for m in mentions if is_of(m, "DIFFERENCE") and any_says([m], "gaps_of_two")), None)
    moves = [m for m in mentions if is_of(m, "MOVE")]
    if gap is not None and moves and query.over is None and len(query.lines) == 2:
        yield moves[-1].text
