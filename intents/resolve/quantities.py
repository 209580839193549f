"""Words for amounts, ratios and distances that a query passes over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from facts.computing.query import Level, Move, PickKind, Query, Reduce
from facts.model import Shared
from intents.lexicon.words import begins, ends, says
from intents.model import Mention, is_of

#: what asks how something moved
_MOVING = frozenset(("GROWTH", "MOVE"))
#: classes whose members are counted
_MEMBERS = frozenset(("area", "partner", "category", "techarea"))


def passed_amounts(mentions: Sequence[Mention], query: Query) -> Iterator[str]:
    """The words for amounts that ask for more, or for another figure, than the query gives."""
    yield from _dollars_of_jobs(mentions, query)
    yield from _beside_moves(mentions, query)
    yield from _earlier_over_later(mentions, query)
    yield from _far_from_amount(mentions, query)
    yield from _of_one_chosen(mentions, query)
    yield from _part_of_move(mentions, query)
    yield from _counted_or_ordered(mentions, query)


def _part_of_move(mentions: Sequence[Mention], query: Query) -> Iterator[str]:
    """A part of a move that is asked for: "how much of the drop came from products"; no query has one."""
    for at, (first, second) in enumerate(pairwise(mentions)):
        shared = is_of(first, "SHARE") and any(is_of(m, "SELL") for m in mentions[at + 1 :])
        led = (is_of(second, "OF") and is_of(first, "HOWMUCH")) or (shared and ends(first, "of_at_the_end"))
        start = at + 2 if is_of(second, "OF") else at + 1
        behind = [m for m in mentions[start : start + 4] if not is_of(m, "FILLER", "YEAR", "NATION", "TECH")]
        if led and behind and is_of(behind[0], *_MOVING) and query.move is not Move.NONE:
            yield behind[0].text


def _counted_or_ordered(mentions: Sequence[Mention], query: Query) -> Iterator[str]:
    """Members to be counted where none is, or to be ordered by a flow where a move orders them."""
    moved = query.move in (Move.GROWTH, Move.CHANGE) and query.pick.kind is PickKind.BEST
    apart = query.over is None and query.reduce is Reduce.DIFFERENCE and query.level is Level.VALUE
    two = query.over is None and query.reduce is Reduce.EACH and len(query.lines) == 2
    for at, (first, second) in enumerate(pairwise(mentions)):
        led = at > 0 and is_of(mentions[at - 1], "IN", "OF") and query.level is Level.RANK and query.peers
        other = (first.get("NUMBER") or 0) not in (len(query.peers), len(query.peers) - 1)
        if led and is_of(first, "NUMBER") and second.get("CLASS") in _MEMBERS and other and not query.claim:
            yield first.text  # "its rank among 49 states"
        if two and is_of(first, "BETWEEN") and second.is_entity and any(is_of(m, "WHICH") for m in mentions):
            yield first.text  # "which states lie between Ohio and Nevada"
        named = [m for m in mentions[at + 1 : at + 4] if not is_of(m, "FILLER", "TECH", "PRODUCT")]
        if apart and is_of(first, "COUNT") and second.get("CLASS") in _MEMBERS:
            yield first.text  # "how many states separate Ohio and Utah"
        behind = mentions[at + 1 + mentions[at + 1 :].index(named[0]) :] if named else []
        told = len(behind) > 1 and is_of(behind[1], "BACKREF") and any(is_of(m, *_MOVING) for m in behind)
        if moved and is_of(first, "BY") and told and is_of(behind[0], "FLOW"):
            yield first.text  # "the largest state by exports that grew"


def _of_one_chosen(mentions: Sequence[Mention], query: Query) -> Iterator[str]:
    """What is asked of one that is chosen by something else: "the growth of the biggest exporter"."""
    if query.pick.kind is not PickKind.BEST or query.by_time:
        return
    for at, mention in enumerate(mentions):
        behind = [m for m in mentions[at + 1 :] if not is_of(m, "FILLER")]
        if not is_of(mention, "OF") or not behind or not is_of(behind[0], "SUPER"):
            continue
        asked, chosen = ({kind for m in part for kind in m.kinds} for part in (mentions[:at], behind[:4]))
        moved, other = asked & _MOVING, chosen & _MOVING
        if "CLASS" in chosen and not asked & {"WHICH", "SUPER", "COUNT", "LIST", "SUM", "MEAN"}:
            told = ("RANK" in asked) or (bool(moved) is not bool(other) and asked & {"FLOW", *_MOVING})
            yield from [behind[0].text] * bool(told)


def _far_from_amount(mentions: Sequence[Mention], query: Query) -> Iterator[str]:
    """How far from an amount something is, where it is only told whether it is above it or below."""
    for far, side, *rest in zip(mentions, mentions[1:], mentions[2:], mentions[3:], strict=False):
        limited = is_of(side, "UNDER", "OVER", "MORE", "NEAR") and any("QUANTITY" in m for m in rest)
        if query.claim is not None and limited and begins(far, "far_from"):
            yield far.text  # "how far under 1 billion did it end up"


def _beside_moves(mentions: Sequence[Mention], query: Query) -> Iterator[str]:
    """A second condition that a query of a move has not: "grew but stayed below 1 billion"."""
    limits = [(abs(condition.limit), "USD") for condition in query.pick.conditions]
    for at, mention in enumerate(mentions if query.move is not Move.NONE else ()):
        before, behind = mentions[:at], mentions[at + 1 :]
        moved = any(is_of(m, "GROWTH", "MOVE", "MORE") for m in before)
        limited = any(m.kinds.get("QUANTITY") in limits for m in behind)  # held against the move instead
        traded = any(is_of(m, "BUY", "SELL") for m in before) and any(is_of(m, "BUY", "SELL") for m in behind)
        if says(mention, "but") and moved and (limited or traded):
            yield mention.text


def _earlier_over_later(mentions: Sequence[Mention], query: Query) -> Iterator[str]:
    """A ratio of an earlier year to a later one, which would be turned round: "ratio of 2019 to 2020"."""
    if query.move in (Move.GROWTH, Move.CHANGE) and query.over is None and query.claim is None:
        yield from _above_later(mentions)
    if query.move is not Move.TIMES:
        return
    for first, cue, last in zip(mentions, mentions[1:], mentions[2:], strict=False):
        dated = "YEAR" in first.kinds and "YEAR" in last.kinds
        if "RATIO" in cue.kinds and dated and first.kinds["YEAR"] < last.kinds["YEAR"]:
            yield cue.text  # "2019 divided by 2020"
    yield from (a.text for a, b in pairwise(mentions) if says(a, "ratio_of") and "SPAN" in b.kinds)


def _above_later(mentions: Sequence[Mention]) -> Iterator[str]:
    """A word that holds an earlier year against a later one: "2019 exports above those of 2020"."""
    years = [(at, m.get("YEAR")) for at, m in enumerate(mentions) if "YEAR" in m]
    if len(years) != 2 or not years[0][1] < years[1][1]:
        return
    between = mentions[years[0][0] + 1 : years[1][0]]
    yield from (m.text for m in between if is_of(m, "OVER", "UNDER") and is_of(m, "MORE"))


def _dollars_of_jobs(mentions: Sequence[Mention], query: Query) -> Iterator[str]:
    """Dollars that are asked for by their number, where a number of jobs is all that would be given."""
    jobs = all(key.measure == Shared.JOBS for line in query.lines for key in line.keys)
    if jobs and query.level is Level.VALUE and query.reduce is Reduce.EACH:
        yield from (b.text for a, b in pairwise(mentions) if is_of(a, "COUNT") and is_of(b, "DOLLARS"))
