"""What is picked and how it is reduced."""

from __future__ import annotations

from dataclasses import replace

from facts.computing.query import Compare, Condition, Level, Line, Move, Pick, PickKind, Query, Reduce
from facts.model import Dimension, Key, MeasureKind, Period
from intents.mark import Mark
from intents.model import Clarify, Decline, Frame
from intents.resolve import series as ln
from intents.resolve.bases import bases_of
from intents.resolve.claims import CHANGES, claim_of, condition_of, count_from_start, refuse_other_units
from intents.resolve.lines import name_of, sources_of
from intents.resolve.members import peers_of
from intents.resolve.periods import sums_moves, two_points
from intents.resolve.state import NoReadingError, Resolution


def move_of(r: Resolution, balance: bool, spanned: bool, n: int) -> Move:
    """What is taken between two periods; an open "how did it move" is dollars for balances, percent else."""
    f = r.frame
    if f.reduce == "times" and spanned and n == 1:
        return Move.TIMES
    if f.reduce == "difference" and spanned:
        by_rate = f.move == "growth" or (Mark.POINTS in f.marks and f.level != "share")
        return Move.GROWTH if by_rate else Move.CHANGE
    if not spanned:
        return Move.NONE
    if f.move == "open":
        by_money = balance or f.level == "share" or "USD" in {x.unit for x in f.limits} or sums_moves(f)
        return Move.CHANGE if by_money else Move.GROWTH
    return Move(f.move) if f.move else Move.NONE


def _prints_growth(r: Resolution, lines: list[Line], spans: tuple[tuple[Period, Period], ...]) -> bool:
    """Whether a document prints in percent how one line moved over just these years."""
    ends = [(line.keys[0], Period(a.start, b.end)) for line in lines for a, b in spans]
    return len(ends) == 1 and r.store.derived_print(ends[0][0], MeasureKind.GROWTH, ends[0][1]) is not None


def reduce_of(
    r: Resolution,
    lines: list[Line],
    periods: tuple[Period, ...],
    spans: tuple[tuple[Period, Period], ...],
    level: Level,
) -> Reduce:
    """What is made of the figures; raises NoReadingError where their number does not allow what is asked."""
    f = r.frame
    cells = 2 if _two_chosen(r) else max(1, len(lines)) * max(1, len(periods) or len(spans))
    match f.reduce:
        case "times":
            if len(lines) == 1 and not two_points(r) and Mark.MOVED not in f.marks:
                raise NoReadingError(Decline("nothing_to_compare", frame=f))
            return Reduce.RATIO if cells == 2 and not (spans and len(lines) == 1) else Reduce.EACH
        case "difference":
            if spans and len(lines) == 1:
                return Reduce.EACH
            if cells != 2:
                raise NoReadingError(Clarify("difference", frame=f))
            relative = f.unit == "percent" and level is Level.VALUE and not f.move
            return Reduce.EXCESS if relative else Reduce.DIFFERENCE
        case "sum" | "mean" | "median" | "count" | "winner":
            if f.reduce == "winner" and cells < 2:
                raise NoReadingError(Decline("nothing_to_compare", frame=f))
            if f.reduce == "sum" and cells == 1:
                return Reduce.EACH
            if f.reduce == "sum" and level is Level.SHARE:
                return Reduce.SHARE if f.pick else Reduce.SUM
            return Reduce(f.reduce)
        case _:
            return Reduce.EACH


def _two_chosen(r: Resolution) -> bool:
    """Whether two of the members are chosen: "highest minus lowest", "the gap between the top two"."""
    first, last = r.frame.places or (0, 0)
    return r.frame.pick == "best" and (Mark.ENDS in r.frame.marks or (first > 0 and last == first + 1))


def pick_of(
    r: Resolution, lines: list[Line], deficit: bool, level: Level, ranged: bool, move: Move
) -> tuple[Pick, tuple[Line, ...]]:
    """Which figures are kept, and the lines that a neighbour is looked for beside."""
    f = r.frame
    falling = f.down and move in CHANGES and not deficit
    negative = deficit and move is Move.NONE and level is not Level.SHARE  # a share of a deficit is above 0
    descending = (f.order != "min") is not negative
    if falling and f.pick == "best":
        descending = f.order == "min"
    if Mark.WORST in f.marks and deficit is False:
        descending = False
    if f.reduce == "winner":
        return Pick(descending=(f.order != "min") is not falling), ()
    if f.pick == "best":
        if not (ranged or f.over == "year" or len(lines) > 1):
            if _is_only_one(r, lines):
                r.frame = f.with_(pick="", order="")  # "the record deficit that CPA mentions"
                return Pick(), ()
            raise NoReadingError(Clarify("of_what", frame=f))
        return _best(r, descending, level, move), ()
    if f.pick == "near":
        return _neighbours(r, lines, descending)
    limited = ranged and bool(f.limits) and not (f.pick or f.claim)
    runs = f.every and not f.claim  # a claim on one line keeps its years, so that those against it are seen
    several = ranged or f.over == "year" or runs or len(lines) > 1
    if limited or (f.pick in {"where", "longest"} and several):
        conditions = tuple(condition_of(r, limit, deficit, move) for limit in f.limits)
        kind_ = PickKind.LONGEST if f.pick == "longest" else PickKind.WHERE
        if kind_ is PickKind.LONGEST and not conditions and move in CHANGES:
            conditions = (Condition(Compare.UNDER if falling else Compare.OVER, 0.0),)
        latest = f.first_time == "last" and f.over == "year"
        turned = f.first_time == "turn" and f.over == "year"
        return Pick(kind_, 1, 1, descending, conditions, latest=latest, turned=turned, every=f.every), ()
    return Pick(descending=descending), ()


def _is_only_one(r: Resolution, lines: list[Line]) -> bool:
    """Whether the document that is named gives one figure only, whatever it calls it."""
    source, key = r.slots.source, lines[0].keys[0]
    return bool(source) and len(ln.years_of(r.store, key, source)) == 1


def _best(r: Resolution, descending: bool, level: Level, move: Move) -> Pick:
    """The places asked for in the order; of changes that may go either way, by their size."""
    f = r.frame
    first, last = f.places or (1, 1)
    if Mark.EITHER_WAY in f.marks and move in CHANGES:
        return Pick(PickKind.BEST, first, last, f.order != "min", by_size=True)
    falling = f.down and move in CHANGES and not (f.deficit and "balance" in r.slots.flows)
    only = _only_signed(r, level, move, falling)
    return Pick(PickKind.BEST, first, last, descending, only, ends=Mark.ENDS in f.marks)


def _only_signed(r: Resolution, level: Level, move: Move, falling: bool) -> tuple[Condition, ...]:
    """The sign of those to choose among: deficits only, only those that fell."""
    f = r.frame
    levels = "balance" in r.slots.flows and move is Move.NONE and level is Level.VALUE
    if falling or (levels and f.deficit and not f.surplus):
        return (Condition(Compare.UNDER, 0.0),)
    narrowed = f.deficit and f.down and "balance" in r.slots.flows  # a deficit that shrinks rises to zero
    risen = (Mark.RISEN in f.marks or narrowed) and move in CHANGES
    return (Condition(Compare.OVER, 0.0),) if risen or (levels and f.surplus and not f.deficit) else ()


def _neighbours(r: Resolution, lines: list[Line], descending: bool) -> tuple[Pick, tuple[Line, ...]]:
    """Those beside a line in the ranking, or between two; raises NoReadingError where they are not ranked."""
    f = r.frame
    kind, _, code = f.subject.partition(":")
    if not kind:
        raise NoReadingError(Clarify("of_what", frame=f))
    codes = [c.split("/")[-1] for c in code.split("|")]
    own = [line for line in lines if line.keys[0].get(Dimension(kind)) in codes]
    if len(own) < len(codes):
        raise NoReadingError(Decline("not_ranked", tuple(name_of(r, kind, c) for c in codes), frame=f))
    first, many = f.places or (1, 1)
    return Pick(PickKind.NEAR, first=first, last=many, descending=descending, offset=f.near), tuple(own)


def query_of(
    r: Resolution,
    lines: list[Line],
    periods: tuple[Period, ...],
    spans: tuple[tuple[Period, Period], ...],
    over: str,
    ranged: bool,
) -> Query:
    """The query that the lines and times make with the operation of the frame."""
    f = r.frame
    balance = "balance" in r.slots.flows
    deficit = f.deficit and balance
    move = move_of(r, balance and not _prints_growth(r, lines, spans), bool(spans), len(lines))
    level = Level(f.level) if f.level in ("share", "rank") else Level.VALUE
    whole: tuple[Key, ...] = ()
    whole_label = ""
    if level is Level.SHARE:
        lines, whole, whole_label = bases_of(r, lines)
    reduce = reduce_of(r, lines, periods, spans, level)
    ranked = peers_of(r, lines) if level is Level.RANK and not ranged else ()
    if level is Level.RANK:
        count_from_start(r, len(ranked))
    pick, peers = pick_of(r, lines, deficit, level, ranged, move)
    peers = ranked or peers
    several = pick.kind is PickKind.BEST and pick.last > 1
    if whole and several and reduce in (Reduce.EACH, Reduce.SHARE):
        level, reduce = Level.VALUE, Reduce.SHARE
    query = Query(
        lines=tuple(lines), periods=periods, spans=spans, level=level, move=move, pick=pick, reduce=reduce,
        over=Dimension(over) if over else None, peers=peers, whole=whole, deficit=deficit,
        ends=_asks_ends(r, bool(spans)), absolute=_has_no_sign(f, reduce),
        sizes=balance and Mark.SIZES in f.marks, narrowing=deficit and f.down,
        names_first=Mark.VALUE_FIRST not in f.marks, by_time=f.over == "year",
        source=source_of(r, lines, move), whole_label=whole_label,
    )  # fmt: skip
    if query.pick.conditions:
        refuse_other_units(r, query)
    claim = claim_of(r, query)
    return query if claim is None else replace(query, claim=claim)


def _has_no_sign(f: Frame, reduce: Reduce) -> bool:
    """Whether a gap is that of the larger over the smaller: no "A minus B", nor "in percent more than B"."""
    if reduce is Reduce.EXCESS:
        return Mark.LEANS in f.marks and Mark.THAN not in f.marks
    return reduce is Reduce.DIFFERENCE and Mark.MINUS not in f.marks


def _asks_ends(r: Resolution, spanned: bool) -> bool:
    """Whether the levels at both ends are asked for with a move: "how did it move", "from start to end"."""
    f = r.frame
    return spanned and (f.move == "open" or bool(f.span and f.whole_span))


def source_of(r: Resolution, lines: list[Line], move: Move) -> str:
    """The document asked for, "" where it prints only moves; raises NoReadingError where it has nothing."""
    wanted = r.slots.source
    if wanted and not any(wanted in sources_of(r, line) for line in lines):
        if move is not Move.NONE:
            return ""
        named = {"source": r.store.sources[wanted].short}
        labels = tuple(dict.fromkeys(line.label for line in lines))
        raise NoReadingError(Decline("source_lacks", labels, named, frame=r.frame))
    return wanted
