"""Whether a query does what each operator word asks; a word that it passes over makes it another question."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from facts.computing.query import Compare, Level, Move, PickKind, Query, Reduce
from facts.model import Dimension
from intents.lexicon.words import GROUPS, begins, ends, says
from intents.model import Mention, is_of
from intents.resolve.compared import passed_comparisons
from intents.resolve.quantities import passed_amounts
from intents.resolve.whose import is_measured, unnamed

#: how many words "and what do we import" has at least
_SHORT = 3


def _is_chosen(query: Query) -> bool:
    return bool(query.pick.conditions or query.claim) or query.pick.kind is not PickKind.ALL


def _is_picked(query: Query) -> bool:
    """Whether members or years are chosen, or claimed to be so without another figure of their own."""
    ratio = query.claim is not None and query.reduce is Reduce.RATIO
    return _is_chosen(query) and not ratio


def _is_in_points(query: Query) -> bool:
    apart = query.reduce is Reduce.DIFFERENCE and (query.move is Move.GROWTH or query.level is Level.SHARE)
    return apart or (query.level is Level.SHARE and query.move is Move.CHANGE)


def _is_summed(query: Query) -> bool:
    """Unless shares of one line each stand side by side, or changes of several spans are added up."""
    several = len(query.lines) > 1 and any(len(line.base) < 2 for line in query.lines)
    beside = query.level is Level.SHARE and query.reduce is Reduce.EACH and several
    return not beside and not (query.reduce is Reduce.SUM and len(query.spans) > 1)


def _is_of_balance(query: Query) -> bool:
    return any(key.flow == "balance" for line in query.lines for key in line.keys)


def _is_apart(query: Query) -> bool:
    """A difference, a balance, or what two moments or members are apart."""
    moved = query.move is not Move.NONE or len(query.periods) > 1
    several = query.reduce not in (Reduce.EACH, Reduce.SUM)
    printed = _is_of_balance(query) or is_measured(query) or query.level is not Level.VALUE
    return several or moved or printed or _is_chosen(query)


def _is_moved(query: Query) -> bool:
    """A move, or what may say "up", "down" or "add" without one: a difference, a sum, a printed figure."""
    apart = _is_apart(query) and query.level is not Level.SHARE
    return apart or query.move is not Move.NONE or query.reduce is Reduce.SUM or is_measured(query)


def _is_ranked(query: Query) -> bool:
    """Whether those whose ranks are asked for stand among others; not "the ranks of all states"."""
    alone = query.level is Level.RANK and query.over is not None and not query.peers
    return not alone or is_measured(query) or _is_chosen(query)


def _lists(query: Query) -> bool:
    """Whether members are listed, each with its figure."""
    return query.reduce is Reduce.EACH and not query.by_time


#: type of an operator word -> whether a query does what it asks
_SERVED: Mapping[str, Callable[[Query], bool]] = {
    "BECOME": lambda q: q.pick.kind is not PickKind.BEST or not _is_of_balance(q),
    "DIFFERENCE": _is_apart,
    "EARN": is_measured,
    "EVER": lambda q: q.claim is not None or _is_chosen(q) or q.reduce is not Reduce.WINNER,
    "FIRST_TIME": lambda q: _is_chosen(q) or is_measured(q) or q.move is not Move.NONE or len(q.periods) > 1,
    "GROWTH": lambda q: q.move is not Move.NONE or q.level is Level.RANK or _is_picked(q) or is_measured(q),
    "MOVE": _is_moved,
    "CAGR": lambda q: q.move is Move.CAGR or q.reduce is Reduce.MEAN,
    "MEAN": lambda q: q.reduce in (Reduce.MEAN, Reduce.MEDIAN) or q.move is Move.CAGR,
    "MEDIAN": lambda q: q.reduce is Reduce.MEDIAN,
    "MULTIPLE": lambda q: q.reduce is Reduce.RATIO or q.move is not Move.NONE or _is_chosen(q),
    "NEAR": _is_chosen,
    "POINTS": _is_in_points,
    "RANK": lambda q: _is_ranked(q) and (q.level is not Level.SHARE or q.over is not None or is_measured(q)),
    "STREAK": lambda q: q.reduce is Reduce.COUNT or _is_chosen(q),
    "SUM": _is_summed,
    "SUPER": lambda q: q.pick.kind is not PickKind.WHERE or not _lists(q) or is_measured(q),
    "TIMES_CUE": lambda q: q.reduce is Reduce.RATIO or q.move is Move.TIMES,
}


#: types of words that a query may pass over
_CHECKED = frozenset({*_SERVED, "NUMBER"})
_WHAT_WERE = frozenset(GROUPS["what_were"])
#: types and words that say of which members or in which case it is asked
_NARROWING = frozenset(("FLOW", "LIST", "LISTS", "MORE", "ABOUT"))
_NARROWING_WORDS = frozenset().union(
    *(GROUPS[group] for group in ("last_one", "beside_above", "if_so", "negative"))
)


def _unanswered(mentions: Sequence[Mention], query: Query) -> Iterator[str]:
    """What a second half asks and the answer to the first does not hold."""
    near = query.pick.kind is PickKind.NEAR
    for at, mention in enumerate(mentions[:-1]):
        if not (near or "AND" in mention.kinds or mention.word in _WHAT_WERE):
            continue
        rest = mentions[at + 1 :]
        asks = is_of(mention, "AND") and is_of(rest[0], "HOWMUCH")
        if asks and says(rest[0], "how_much") and query.over is not None and is_measured(query):
            yield rest[0].text  # "who buys most of our services and how much do they pay?"
        elif is_of(mention, "AND") and is_of(rest[0], "COUNT") and query.level is Level.SHARE:
            yield rest[0].text  # "what percent of jobs are in goods, and how many are that?"
        elif asks and query.over is Dimension.PARTNER and _asks_goods(rest):
            yield rest[0].text  # "which country do we import most from, and what do we import?"
        elif query.move is not Move.NONE and says(mention, "what_were") and says(rest[0], "they"):
            # "given that exports to Mexico fell, what were they in 2003?"
            yield from [mention.text for m in mentions[:at] if is_of(m, "COMMA")]
        elif near and _is_moving_neighbour(mention, rest[0], query):
            yield rest[0].text
        elif query.reduce is Reduce.WINNER and asks and is_of(rest[-1], "TOTAL", "QMARK") and _ends(rest):
            yield rest[-2].text  # "which is the largest and what is the total?"


def _parted(mentions: Sequence[Mention], query: Query) -> Iterator[str]:
    """A growth and a rank joined by a word, where only ranks by growth are given: "growth and rank of"."""
    if query.level is not Level.RANK or query.move is Move.NONE:
        return
    for at, joint in enumerate(mentions[1:-1], 1):
        behind = next((m for m in mentions[at + 1 :] if not is_of(m, "FILLER", "HOWMUCH", "GIVE")), joint)
        pair = (mentions[at - 1], behind)
        if is_of(joint, "AND", "COMMA", "DASH") and {"GROWTH", "RANK"} <= {k for m in pair for k in m.kinds}:
            yield behind.text


def _ends(rest: Sequence[Mention]) -> bool:
    return any(is_of(m, "TOTAL") for m in rest[-2:])


def _narrowing(mentions: Sequence[Mention], query: Query) -> Iterator[str]:
    """Words that say of which members or in which case it is asked, and that the query passes over."""
    single = query.over is None and len(query.lines) == 1
    conditions = query.pick.conditions
    for at, mention in enumerate(mentions[:-1]):
        if _NARROWING.isdisjoint(mention.kinds) and mention.word not in _NARROWING_WORDS:
            continue
        behind = mentions[at + 1]
        signed = mention.get("FLOW") in ("surplus", "deficit") and is_of(behind, "CLASS")
        if signed and single and not query.by_time and any(is_of(m, "SUM") for m in mentions):
            yield behind.text  # "surplus areas together"
        elif is_of(mention, "LIST") and single and is_of(behind, "PARTNER") and ends(behind, "countries_of"):
            yield behind.text  # "list European countries by imports"
        elif says(mention, "last_one") and conditions and is_of(behind, "OF") and _points(mentions[at + 2 :]):
            yield mention.text  # "32 states exported over a billion; which is the last of them?"
        elif _is_passed_over(mentions, at, query):
            yield mention.text


def _is_passed_over(mentions: Sequence[Mention], at: int, query: Query) -> bool:
    """Whether a word stands for nothing that the query does."""
    mention = mentions[at]
    if is_of(mention, "LISTS") and ends(mention, "both_of"):  # "its rank in both lists"
        return query.over is None and len(query.lines) == 1 and is_measured(query) and not query.claim
    if says(mention, "beside_above"):  # "which sector is right above tech?"
        return query.over is not None and not _is_chosen(query)
    if is_of(mention, "MORE") and mentions[at + 1].get("CLASS") == "area":  # "did more states grow or shrink"
        return query.reduce is Reduce.WINNER and query.over is None
    if is_of(mention, "ABOUT"):  # "which state exported about 7 billion?"
        return not query.claim and any(c.compare is Compare.ABOUT for c in query.pick.conditions)
    return (says(mention, "if_so") and _is_unreal(mentions, at)) or (
        says(mention, "negative") and _is_growth_of_flow(mentions)
    )


def _is_growth_of_flow(mentions: Sequence[Mention]) -> bool:
    """Whether the growth of one flow is called negative, no balance: "negative growth of imports"."""
    flows = {m.get("FLOW") for m in mentions}
    return bool(flows & {"exports", "imports"}) and any(is_of(m, "GROWTH") for m in mentions)


def _points(rest: Sequence[Mention]) -> bool:
    return bool(rest) and is_of(rest[0], "BACKREF")


def _is_unreal(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a figure is asked for a case that is not so: "if Texas had not fallen, what would it be"."""
    rest = mentions[at + 1 :]
    clause = rest[: next((i for i, m in enumerate(rest) if is_of(m, "COMMA")), len(rest))]
    moved = any(is_of(m, "MOVE", "GROWTH") for m in clause)
    return moved and any(says(m, "would") for m in mentions)


def _is_moving_neighbour(name: Mention, verb: Mention, query: Query) -> bool:
    """Whether one is said to move or to pass another, which is more than to stand beside it in an order."""
    moves = is_of(verb, "MOVE") or (is_of(verb, "GROWTH") and says(verb, "grew"))
    passes = is_of(name, "MORE") and says(name, "overtaking")
    return (name.role == "near" and moves) or (passes and not query.claim)


def _asks_goods(rest: Sequence[Mention]) -> bool:
    """Whether it is asked what is traded: "and what do we import?"."""
    asked = begins(rest[0], "what") and not says(rest[0], "how_much") and len(rest) > _SHORT
    kinds = (("GIVE",), ("NATION",), ("FLOW", "BUY", "SELL"))
    return asked and all(is_of(m, *kind) for m, kind in zip(rest[1:], kinds, strict=False))


def _is_coverage(mentions: Sequence[Mention], query: Query) -> bool:
    """Whether one flow is to be a percentage of the other: "exports are what percent of imports"."""
    if query.level is not Level.SHARE or _is_of_other_flow(query):
        return False
    flows = [i for i, m in enumerate(mentions) if m.get("FLOW") in ("exports", "imports")]
    if len(flows) != 2 or len({mentions[i].get("FLOW") for i in flows}) != 2:
        return False
    between = mentions[flows[0] + 1 : flows[1]]
    shared = any(is_of(m, "SHARE", "PERCENT") for m in mentions[: flows[1]])
    return shared and not any(is_of(m, "AND", "OR", "VS", "COMMA", "COMPARE") for m in between)


def _is_of_other_flow(query: Query) -> bool:
    """Whether the base of a share is the other flow of the same."""
    return all({k.flow for k in line.base} != {k.flow for k in line.keys} for line in query.lines)


def _counts_all(mention: Mention, query: Query) -> bool:
    """Whether a number counts as many as are listed, or some that are chosen: not "which four" for all."""
    listed = query.over is not None and query.reduce is Reduce.EACH and not _is_chosen(query)
    summed = query.over is not None and query.reduce in (Reduce.SUM, Reduce.MEAN) and not _is_chosen(query)
    named = mention.get("NUMBER") or 0  # "the other 46 states", but "all 50 states" with D.C.
    return not (listed or summed) or not 1 < named < len(query.lines) - summed


def _crossings(mentions: Sequence[Mention], query: Query) -> tuple[str, ...]:
    """Words for a way from one sign to the other, where only one moment is looked at."""
    changed = tuple(m.text for m in mentions if "BECOME" in m.kinds)
    if not changed:
        return ()
    signs = {m.get("FLOW") for m in mentions} & {"surplus", "deficit"}
    moments = len(query.periods) > 1 or query.spans or any(len(line.periods) > 1 for line in query.lines)
    said = moments or any("YEAR" in m for m in mentions)
    return () if said or len(signs) < 2 else changed


def _other_moves(mentions: Sequence[Mention], query: Query) -> Iterator[str]:
    """Moves within a ranking, and both the greatest rise and fall: no query has either."""
    moves = [m for m in mentions if "MOVE" in m.kinds or "GROWTH" in m.kinds]
    if not moves:
        return
    for move in moves if query.move is not Move.NONE else ():
        behind = [
            m for m in mentions[mentions.index(move) + 1 :] if not is_of(m, "IN", "FILLER", "TECH", "FLOW")
        ]
        if is_of(move, "MOVE") and behind and is_of(behind[0], "RANK") and not is_of(behind[0], "CLASS"):
            yield behind[0].text  # "which states moved up in the ranking?"
    apart = [m for m in mentions if says(m, "moving_gaps")]
    if query.move is not Move.NONE and len(query.lines) == 2 and query.reduce is Reduce.EACH:
        yield from (m.text for m in apart)  # "by how much did that lead narrow?"
    counted = [b for a, b in pairwise(mentions) if is_of(a, "COUNT") and is_of(b, "RANK")]
    yield from (m.text for m in counted)  # "how many ranks did it climb"
    ways = {m.get("MOVE") for m in moves if "MOVE" in m} & {"up", "down"}
    cues = sum(is_of(m, "SUPER") for m in mentions)
    if len(ways) > 1 and cues > 1 and query.pick.kind is PickKind.BEST and query.reduce is Reduce.EACH:
        yield moves[-1].text  # "the biggest gainer and the biggest loser"


def unserved(mentions: Sequence[Mention], query: Query) -> tuple[str, ...]:
    """The operator words, in order, that the query passes over."""
    passed = [*_crossings(mentions, query), *unnamed(mentions, query), *_unanswered(mentions, query)]
    passed += _parted(mentions, query)
    passed += [*_narrowing(mentions, query), *_other_moves(mentions, query)]
    passed += [*passed_amounts(mentions, query), *passed_comparisons(mentions, query)]
    if _is_coverage(mentions, query):
        passed += [m.text for m in mentions if is_of(m, "SHARE")]
    return *passed, *(
        mention.text
        for mention in mentions
        if not _CHECKED.isdisjoint(mention.kinds)
        and len(mention.kinds.keys() - {"STOP"}) == 1
        and mention.role != "negated"
        and not (
            all(_SERVED[kind](query) for kind in mention.kinds if kind in _SERVED)
            and _counts_all(mention, query)
        )
    )
