"""What is claimed of the figures, of some of them or of none; the limits that they are held against."""

from __future__ import annotations

from dataclasses import replace

from facts.computing.query import Claim, Compare, Condition, Level, Move, PickKind, Query, Reduce
from facts.model import Period
from intents.mark import Mark
from intents.model import Decline, Limit
from intents.resolve.lines import name_of
from intents.resolve.paired import is_paired, paired_claim
from intents.resolve.state import NoReadingError, Resolution
from intents.resolve.years import no_year

#: moves of a figure that have a sign
CHANGES = (Move.GROWTH, Move.CHANGE)
#: comparisons with the other sign
_TURNED = {
    Compare.OVER: Compare.UNDER,
    Compare.AT_LEAST: Compare.AT_MOST,
    Compare.UNDER: Compare.OVER,
    Compare.AT_MOST: Compare.AT_LEAST,
}
#: in percent: the part that only one of them can have alone
_HALF = 50


def condition_of(r: Resolution, limit: Limit, deficit: bool, move: Move) -> Condition:
    """A limit as the store holds it: a deficit or a fall over a limit is a figure below its negative."""
    compare, value = Compare(limit.compare), limit.value
    if r.frame.level == "share" and ((limit.unit == "USD" and value) or _takes_several(r, limit)):
        raise NoReadingError(Decline("unused", ("share",), frame=r.frame))  # dollars limit no share
    signed = move in CHANGES and not (
        deficit and move is Move.CHANGE
    )  # a gap that narrowed did so by +$2bn, -6 %
    fall = r.frame.down and signed and value > 0 and not limit.end
    traded = r.slots.measures in {(), ("trade",)}  # a share of deficits is not negative itself
    level = move is Move.NONE or bool(limit.end)
    below = deficit and value > 0 and traded and level and limit.unit not in {"rank", "percent"}
    narrows = deficit and r.frame.down and value == 0 and move is not Move.NONE
    if below or fall or narrows:
        compare, value = _TURNED.get(compare, compare), -value
    return Condition(compare, value, Period.year(limit.year) if limit.year else None, limit.end)


def _takes_several(r: Resolution, limit: Limit) -> bool:
    """Whether it is asked how many make more than half together, which no single one does."""
    over = Compare(limit.compare) in (Compare.OVER, Compare.AT_LEAST)
    return r.frame.reduce == "count" and over and limit.value >= _HALF and not r.frame.claim


def count_from_start(r: Resolution, ranked: int) -> None:
    """Put a claim to be among the last of so many as one of a place: "is Hawaii in the bottom ten"."""
    f = r.frame
    if f.reduce == "winner" and f.order == "min":
        raise NoReadingError(Decline("unused", ("lower",), frame=f))  # places are counted from the first
    if not (f.claim and f.order == "min" and len(f.limits) == 1):
        return
    (limit,) = f.limits
    if not ranked or not r.slots.areas or r.slots.measures:  # a printed ranking is that of the first only
        raise NoReadingError(Decline("unused", ("bottom",), frame=f))
    turned = _TURNED.get(Compare(limit.compare), Compare.EQUAL)
    first = Limit(turned.value, ranked + 1 - limit.value, "rank")
    r.frame = f.with_(order="max", limits=(first,))


def claim_of(r: Resolution, query: Query) -> Claim | None:
    """What is claimed of the members or of the figures; None where the words claim nothing."""
    asserts = r.frame.claim or _is_limited(r, query)
    return _of_members(r, query) or (_of_figures(r, query) if asserts else None)


def _of_figures(r: Resolution, query: Query) -> Claim | None:
    """What is asserted of the figures, of some of them or of none; None where the words assert nothing."""
    claim = _asserted(r, query)
    marks = r.frame.marks
    if claim is None:
        return None
    anywhere = Mark.NEVER in marks or Mark.EVER in marks
    return replace(claim, anywhere=anywhere, negated=(Mark.NEVER in marks) is not (Mark.DENIED in marks))


def _asserted(r: Resolution, query: Query) -> Claim | None:
    f = r.frame
    deficit = query.deficit
    if query.reduce is Reduce.WINNER and query.lines:
        beside = f.limits and f.level != "share"
        return _said_first(r, query) if Mark.THAN in f.marks and not beside else None
    conditions = tuple(condition_of(r, limit, deficit, query.move) for limit in f.limits)
    if query.pick.kind is PickKind.ALL and conditions:
        refuse_other_units(r, query)
    if query.pick.kind is PickKind.ALL and is_paired(f):
        return paired_claim(f, query, conditions)
    if query.pick.kind is PickKind.ALL and conditions:
        moved = (_moved(f.down, query),) if any(limit.end == "start" for limit in f.limits) else ()
        return Claim(conditions + moved, way=f.way if query.move is Move.NONE else "")
    chosen = query.pick.kind is PickKind.WHERE and not query.pick.every
    if chosen and query.over is not None:
        return None  # those that meet the condition say nothing of the rest
    latest = f.year_word == "latest_and"
    if query.move in CHANGES and f.order and Mark.THAN in f.marks and (latest or len(f.years) == 2):
        rose = (f.order == "max") is (latest or f.years[0] > f.years[1])
        return Claim((Condition(Compare.OVER if rose else Compare.UNDER, 0.0),))
    if query.move in CHANGES and f.move:
        return Claim((_moved(f.down, query),))
    if query.pick.every:
        return Claim()
    if (f.surplus or f.deficit) and query.pick.kind is PickKind.ALL and query.level is Level.VALUE:
        return Claim((Condition(Compare.UNDER if f.deficit else Compare.OVER, 0.0),))
    return None


def _moved(down: bool, query: Query) -> Condition:
    """The condition of a move the way that is said."""
    falling = down and not (query.narrowing and query.move is Move.CHANGE)
    return Condition(Compare.UNDER if falling else Compare.OVER, 0.0)


def _said_first(r: Resolution, query: Query) -> Claim:
    """The claim that what is named first is the greater: a name, or a year of the one thing named."""
    earlier = (
        not r.frame.years and Mark.BACKREF not in r.frame.marks
    )  # "chip exports are higher than a year ago"
    latest = r.frame.year_word == "latest_and" or earlier
    if len(query.lines) == 1 and (r.frame.years or r.frame.year_word == "previous"):
        years = sorted(str(period) for period in query.periods)
        return Claim(period=years[-1 * latest] if latest or not r.frame.years else str(r.frame.years[0]))
    return Claim(winner=query.lines[0].label)


def refuse_other_units(r: Resolution, query: Query) -> None:
    """A percentage is held against no amount: neither growth nor a share was asked for."""
    is_amount = query.level is Level.VALUE and query.move is Move.NONE and query.reduce is not Reduce.RATIO
    amounts = {r.store.measure(key.measure).unit for line in query.lines for key in line.keys}
    if is_amount and "percent" not in amounts and any(limit.unit == "percent" for limit in r.frame.limits):
        raise NoReadingError(Decline("unused", ("percent",), frame=r.frame))


def _of_members(r: Resolution, query: Query) -> Claim | None:
    """What is claimed of the members or years chosen: which, whether any, how many; None where nothing is."""
    f = r.frame
    if f.peak:
        years = tuple(period.start for period in query.periods)
        if f.peak not in years:
            raise NoReadingError(no_year(r, f.peak, years))
        return Claim(period=str(f.peak))
    if f.found:
        if query.pick.kind is not PickKind.WHERE:
            raise NoReadingError(Decline("unused", ("any" if f.found == "some" else "none",), frame=f))
        return Claim(found=f.found == "some", none=f.found == "none")
    if f.sole:
        return Claim(only=name_of(r, *f.sole.split(":", 1)))
    if query.reduce is not Reduce.COUNT or not (f.counted or f.counted_part):
        return None
    if f.counted and query.level is Level.SHARE:  # each of them, or all together: "two states make up 40 %"
        raise NoReadingError(Decline("unused", (str(f.counted),), frame=f))
    many = float(f.counted) or f.counted_part / 100 * len(query.lines)
    return Claim((Condition(Compare(f.counted_is or "="), many),))


def _is_limited(r: Resolution, query: Query) -> bool:
    """Whether a limit is held against one or two figures, rather than choosing among members."""
    plain = query.pick.kind is PickKind.ALL and query.reduce in (Reduce.EACH, Reduce.RATIO)
    return bool(r.frame.limits) and not r.frame.names and plain and len(query.lines) <= 2
