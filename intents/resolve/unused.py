"""What was said and would not be part of the query."""

from __future__ import annotations

from collections.abc import Iterator

from facts.computing.query import Level, Move, PickKind, Query, Reduce
from facts.model import CodeKind, Dimension, LineKind, MeasureKind, Shared
from intents.mark import Mark
from intents.resolve.classifications import with_lines
from intents.resolve.lines import name_of
from intents.resolve.state import Resolution

#: what is made of several figures only
_OF_SEVERAL = (Reduce.SUM, Reduce.MEAN, Reduce.MEDIAN, Reduce.COUNT)
#: fewer than these are named in passing, and are none to choose from
_TO_CHOOSE_FROM = 3
#: fewer dollars than these no state is chosen by
_LEAST_DOLLARS = 1000


def unused_words(r: Resolution, query: Query) -> tuple[str, ...]:
    """What was said and would not be part of the query: then it is another question."""
    return (
        *_missing_names(r, query),
        *_missing_years(r, query),
        *_missing_operations(r, query),
        *_passed_over(r, query),
        *(("years",) if _is_of_later_year(r, query) else ()),
        *(("percent",) if _is_of_amounts(r, query) else ()),
        *(("sum",) if _sums_rates(query) or _sums_unsaid_years(r, query) else ()),
        *(name_of(r, d, code) for d, _, code in _kept_in(r, query)),
    )


def _is_of_later_year(r: Resolution, query: Query) -> bool:
    """Whether an earlier year is held against a later one: "how many percent more in 2019 than in 2020"."""
    f = r.frame
    earlier = len(f.years) == 2 and f.years[0] < f.years[1] and not f.span and not query.claim
    apart = query.move is Move.GROWTH and Mark.THAN in f.marks and query.over is None
    return earlier and apart and len(query.lines) == 1


def _sums_rates(query: Query) -> bool:
    """Whether percentages of several would be added up."""
    rates = query.reduce is Reduce.SUM and query.move in (Move.GROWTH, Move.CAGR)
    return rates and query.pick.kind is not PickKind.BEST


def _kept_in(r: Resolution, query: Query) -> Iterator[tuple[str, str, str]]:
    """What was to be left out, where no members of its dimension are gone through."""
    sectors = set(with_lines(r.store, LineKind.SECTOR)) - {line.keys[0].definition for line in query.lines}
    for each in r.frame.excluded:
        dimension, _, code = parts = each.partition(":")
        other = dimension == "category" and code.partition("/")[0] in sectors  # areas "without cars"
        if query.over is None or query.over != dimension or other:
            yield parts


def counts_years_too(query: Query) -> bool:
    """Whether members of several years would be counted together, each as often as there are years."""
    where = query.pick.kind is PickKind.ALL or (query.pick.kind is PickKind.WHERE and not query.pick.every)
    return query.over is not None and not query.by_time and where and len(query.periods) > 1


def only_some_said(r: Resolution, query: Query) -> bool:
    """Whether documents give figures of some members in their text, and no table of all to choose from."""
    is_trade = all(key.measure == Shared.TRADE for line in query.lines for key in line.keys)
    free = query.over is Dimension.PARTNER and not r.frame.slots.partners
    if free and is_trade and query.move is Move.NONE:
        return len(query.lines) < _TO_CHOOSE_FROM
    f = r.frame
    largest = f.pick == "best" and f.order == "max" and f.deficit  # which the text tells of all
    if query.reduce is not Reduce.COUNT and (largest or f.pick not in ("best", "where")):
        return False
    tables = [t for t in r.store.tables if t.source == r.slots.source and t.get(Dimension.MEASURE)]
    traded = [t for t in tables if Shared.TRADE in t.get(Dimension.MEASURE)]
    return bool(traded) and all(t.is_prose for t in traded)


def _missing_names(r: Resolution, query: Query) -> Iterator[str]:
    """The places, partners and categories that no line has, where the members of theirs are not asked for."""
    s = r.frame.slots
    keys = [k for line in (*query.lines, *query.peers) for k in (*line.keys, *line.base)] + list(query.whole)
    for dimension, codes in ((Dimension.AREA, s.areas), (Dimension.PARTNER, s.partners)):
        found = {key.get(dimension) for key in keys} if codes else set()
        for code in codes:
            if code not in found and query.over is not dimension:
                yield name_of(r, dimension, code)
    found = {key.category for key in keys} | _sets(r) if s.categories else set()
    for name in s.categories:
        codes = tuple(code.split("/", 1)[1] for code in name.split("|"))
        if found.isdisjoint(codes) and query.over is not Dimension.CATEGORY:
            yield name_of(r, "category", name)
    traded = {key.flow for key in keys} - {""}
    yield from (flow for flow in s.flows if traded and flow not in traded and not _nets(flow, traded))
    kinds = s.products if s.measures or len(s.products) > 1 else ()
    for product in kinds if "both" not in s.products else ():
        if product not in {key.product for key in keys}:
            yield name_of(r, "product", product)
    if s.definition and s.measures and all(k.definition != s.definition for k in keys):
        yield next((d.label for d in r.store.definitions if d.code == s.definition), s.definition)
    if s.country and s.country not in {r.store.nation(k.definition, k.area) for k in keys}:
        yield name_of(r, "area", s.country)


def _nets(flow: str, traded: set[str]) -> bool:
    """Whether a flow is one side of a balance that is given, or the balance of two sides."""
    return "balance" in traded or flow not in ("exports", "imports")


def _sets(r: Resolution) -> set[str]:
    """The names for several categories."""
    return {c.code for c in r.store.codes("category") if c.kind is CodeKind.SET}


def _missing_years(r: Resolution, query: Query) -> Iterator[str]:
    periods = (*query.periods, *(period for span in query.spans for period in span))
    years = {year for period in periods for year in (period.start, period.end)}
    yield from (str(year) for year in r.frame.years if year not in years)
    if r.frame.year_word == "next" and (r.frame.years or r.frame.span or r.frame.whole_span):
        yield "next year"


def _missing_operations(r: Resolution, query: Query) -> Iterator[str]:
    """What was to be computed, chosen or compared and is not."""
    f, s = r.frame, r.frame.slots
    if f.move and f.move != "open" and query.move is Move.NONE and query.level is not Level.RANK:
        yield f.move
    if f.trades == "other_way" and s.flows not in (("exports",), ("imports",)):
        yield "the other way"
    if _is_unlimited(r, query):
        yield "limit"
    chosen = f.pick or f.limits or f.reduce == "count"
    ranged = query.over is not None or query.by_time or s.areas or s.partners or f.sector
    members = f.over == "area" and not (f.whole_span or s.total)  # "exports of the states that ..."
    if f.over in ("area", "partner") and (chosen or members) and not ranged:
        yield f.over
    alone = len(query.lines) == 1 and not spans_or_years(query)
    against = Mark.AGAINST in f.marks and alone
    if against or ({Mark.AGAINST, Mark.COMPARED} & set(f.marks) and query.reduce is Reduce.SUM):
        yield "against"
    if f.over == "year" and query.reduce is Reduce.WINNER and len(query.lines) > 1:
        yield "year"
    bare = any(not limit.unit and 0 < limit.value < _LEAST_DOLLARS for limit in f.limits)
    if bare and f.over == "area" and query.level is Level.VALUE and query.move is Move.NONE and not f.sector:
        yield "limit"  # "states above 5"
    counts_all = query.reduce is Reduce.COUNT and query.pick.kind is PickKind.ALL
    if counts_all and f.order and Mark.THAN in f.marks:
        yield "count"  # "how many states had lower exports in 2020 than"
    if query.reduce in _OF_SEVERAL and _cells(query) == 1:
        yield query.reduce.value
    yield from _missing_choices(r, query)
    yield from _missing_signs(r, query)
    yield from _missing_winner(r, query)


def _is_of_amounts(r: Resolution, query: Query) -> bool:
    """Whether a sum or mean of amounts is wanted in percent of nothing: "the median?", "in percent?"."""
    reduced = query.reduce in (Reduce.SUM, Reduce.MEAN, Reduce.MEDIAN)
    plain = query.level is Level.VALUE and query.move is Move.NONE and not query.claim
    return r.frame.unit == "percent" and reduced and plain and not query.pick.conditions


def _sums_unsaid_years(r: Resolution, query: Query) -> bool:
    """Whether years would be added up that nobody named: "what do Texas and the others export together"."""
    f = r.frame
    dated = f.years or f.span or f.whole_span or f.year_word or f.each_year or f.over == "year"
    one = query.reduce is Reduce.SUM and len(query.lines) == 1 and len(query.periods) > 1
    return one and not dated


def _is_unlimited(r: Resolution, query: Query) -> bool:
    """Whether a limit is no condition, or is an amount where only places are printed."""
    limits = r.frame.limits
    if not any(limit.unit in ("USD", "percent") and limit.value for limit in limits):
        return bool(limits) and not (query.claim or query.pick.conditions)
    keys = [key for line in query.lines for key in line.keys]
    placed = any(r.store.measure(key.measure).kind is MeasureKind.RANK for key in keys)
    return placed or not (query.claim or query.pick.conditions)


def _missing_choices(r: Resolution, query: Query) -> Iterator[str]:
    """What was to be chosen and is not, or not as said."""
    f, s = r.frame, r.frame.slots
    if f.pick in ("best", "near") and query.pick.kind is PickKind.ALL and query.reduce is not Reduce.WINNER:
        yield "ranking"
    if f.pick == "best" and f.deficit and f.surplus and Mark.WORST not in f.marks:
        yield "surplus"  # "in what area is the surplus largest, in what area the deficit?"
    if f.claim and query.level is Level.RANK and _is_of_group(r):
        yield "ranking"  # "is it more than any other European country?": Europe is none of those ranked
    if f.claim and f.level == "rank" and f.over and f.limits and not s.named_lines:
        yield "ranking"  # "were the top destinations the same?": each would be held to be first
    each = f.pick == "best" and not (f.claim or f.span or f.move) and query.reduce is Reduce.EACH
    if each and query.over is not None and len(f.years) > 1 and not f.each_year:
        yield "year"  # "who was first in 2000 and who in 2006": the first of all years would be given
    partnered = s.partners and set(s.flows) <= {"exports", "imports"} and not spans_or_years(query)
    compared = s.nation and Mark.COMPARED in f.marks and len(query.lines) == 1
    if compared and (s.areas or partnered):
        yield "nation"  # "compare Utah's growth with that of the nation", "the U.S. with Germany"
    if f.claim and query.pick.kind is PickKind.BEST and query.over is not None and query.claim is None:
        yield "claim"  # "is the U.S. the largest exporter?"
    if f.pick == "near" and f.reduce == "count" and s.areas and f.over == "area":
        yield "places"  # "how many spots ahead of Utah is Ohio": no member is counted
    if f.first_time and f.deficit and f.surplus and _holds_from_start(r, query):
        yield "turn"  # "when did aerospace turn from a deficit to a surplus": it never was in deficit


def _takes_turns(r: Resolution, query: Query) -> bool:
    """Whether now one line is ahead, now another."""
    if len(query.lines) < 2 or query.move is not Move.NONE or query.level is not Level.VALUE:
        return False
    first = set()
    for period in query.periods:
        levels = [
            (cell.value, line.label) for line in query.lines if (cell := r.store.get(line.keys[0], period))
        ]
        first.add(max(levels)[1] if levels else "")
    return len(first) > 1


def _is_of_group(r: Resolution) -> bool:
    """Whether what is said to have a place is a group of partners, or all of its members."""
    groups = {c.code for c in r.store.codes(Dimension.PARTNER) if c.kind in (CodeKind.GROUP, CodeKind.SET)}
    return not groups.isdisjoint(r.frame.slots.partners)


def _missing_winner(r: Resolution, query: Query) -> Iterator[str]:
    """Years of which now one line is ahead, now another: "was Japan bigger than China in 2000 to 2003"."""
    if query.reduce is Reduce.WINNER and len(query.periods) > 1 and _takes_turns(r, query):
        yield "years"


def _missing_signs(r: Resolution, query: Query) -> Iterator[str]:
    """A sign that was to tell which years or members are meant, where all would be counted or listed."""
    f, counted = r.frame, query.reduce is Reduce.COUNT
    free = not (f.limits or f.pick) and query.pick.kind is PickKind.ALL
    if f.deficit != f.surplus and free and (counted or (f.names and query.over is not None)):
        yield "deficit" if f.deficit else "surplus"
    several = f.names and f.slots.products and not (f.slots.categories or f.slots.partners)
    if f.deficit != f.surplus and free and several and query.over is None and len(query.lines) == 1:
        yield "deficit" if f.deficit else "surplus"  # "tech services: which are in deficit?"
    if counted and query.by_time and not query.pick.conditions:
        yield "years"  # "in how many years was it in net exports"
    if (
        f.pick == "where"
        and f.deficit
        and f.surplus
        and len(f.limits) == 1
        and len(f.years) + bool(f.year_word) > 1
    ):
        yield "surplus"  # "a deficit in 2000 but a surplus by 2006", where one sign was found


def _holds_from_start(r: Resolution, query: Query) -> bool:
    """Whether what a balance is said to have turned to is so in the first year there is."""
    if not (query.pick.conditions and query.periods):
        return False
    cell = r.store.get(query.lines[0].keys[0], query.periods[0])
    return cell is not None and all(condition.holds(cell.value) for condition in query.pick.conditions)


def _cells(query: Query) -> int:
    """How many figures are kept; 0 where only the figures themselves tell."""
    times = len(query.periods) or len(query.spans)
    picks = len(query.pick.conditions) == 0 and query.pick.kind in (PickKind.ALL, PickKind.BEST)
    if not picks or query.beside or query.claim:
        return 0
    if query.pick.kind is PickKind.ALL:
        return sum(len(line.periods) or times for line in query.lines)
    chosen = query.pick.last - query.pick.first + 1
    return chosen if query.by_time or times == 1 else 0


def _passed_over(r: Resolution, query: Query) -> tuple[str, ...]:
    """Words that compare and that no step uses: "how many points higher was growth than in 2018"."""
    marks = r.frame.marks
    if Mark.COMPARES not in marks or query.reduce is not Reduce.EACH or query.claim or query.pick.conditions:
        return ()
    if Mark.POINTS in marks and not (query.move is Move.CHANGE and query.level is Level.SHARE):
        return ("percentage points",)
    compared = spans_or_years(query) or query.pick.kind is not PickKind.ALL or len(query.lines) > 1
    return () if compared or query.level is Level.SHARE else ("than",)


def spans_or_years(query: Query) -> bool:
    """Whether a query sets two points in time against each other."""
    return bool(query.spans) or len(query.periods) > 1
