"""What a reader must know beside a figure: defaults, the sources' caveats, their contradictions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.words.naming import period_of
from bot.words.wording import amount, find, listed, say
from facts.computing.answer import Answer
from facts.computing.figures import Figure
from facts.computing.query import Compare, Level, Move, PickKind, Query, Reduce
from facts.model import HOME, Bound, Dimension, Finding, Key, MeasureKind, Observation, Period, Status
from facts.store import Store

#: cells whose caveats are looked at: long lists repeat themselves
MAX_CELLS = 12
#: kinds of contradictions that only matter to who asks for the very cell
_SMALL = ("rounding", "one-dollar slip")


def assumptions_of(names: Sequence[str], query: Query) -> Iterator[str]:
    """The defaults that were taken; one about years is left out where there is no year to name."""
    period = period_of(query)
    for name in names:
        if find(f"assumptions.{name}") and (period or name not in ("latest", "latest_growth", "last_year")):
            form = f"{name}_some" if len(period) > 4 and find(f"assumptions.{name}_some") else name
            yield say(f"assumptions.{form}", period=period)


def caveats_of(answer: Answer, cells: Sequence[Observation], store: Store) -> tuple[str, ...]:
    """The caveats of the documents, contradictions that touch the answer, and what was left out."""
    said = [text for cell in cells[:MAX_CELLS] for text in store.caveats(cell)]
    own = [cell for figure in answer.figures for cell in (*figure.inputs, *figure.printed_by)]
    said += _estimates(own, said)
    said += [finding.text for finding in findings_of(answer, cells, store)]
    said += [text for figure in answer.figures if (text := _printed_otherwise(figure))]
    said += [*answer.remarks, *_passed(answer.query)]
    return tuple(dict.fromkeys(said))


def _passed(query: Query) -> list[str]:
    """When one line came to stand above the other, where it is claimed to have passed it."""
    if query.claim is None or not query.claim.since:
        return []
    others = [line.label for line in query.lines if line.label != query.claim.winner]
    return [say("passed", first=query.claim.winner, second=listed(others), year=query.claim.since)]


def _estimates(cells: Sequence[Observation], said: Sequence[str]) -> list[str]:
    """Which of the figures are no measurements, where no caveat says so already."""
    if any("stimate" in text or "projection" in text for text in said):
        return []
    out = []
    for status in (Status.ESTIMATED, Status.FORECAST):
        years = sorted({str(cell.period.end) for cell in cells if cell.status is status})
        if years:
            out.append(say(f"status.{status.value}", years=listed(years)))
    return out


def _printed_otherwise(figure: Figure) -> str:
    """The source's own figure, where it is not what the cells give."""
    if figure.published is None or not figure.printed_by:
        return ""
    printed = figure.printed_by[0]
    apart = abs(figure.value - figure.published) > printed.half_width * 1.0001 + 1e-9
    if not apart or printed.bound is not Bound.EXACT:
        return ""
    return say(
        "printed", printed=amount(figure.published, figure.unit, signed=True), place=printed.place.table
    )


# contradictions -------------------------------------------------------------------------------------------


def findings_of(answer: Answer, cells: Sequence[Observation], store: Store) -> tuple[Finding, ...]:
    """The declared contradictions that touch an answer; of rivals those of the cited document."""
    query = answer.query
    found = [one for cell in cells[:MAX_CELLS] for one in store.findings(cell.key, cell.period)]
    found = [one for one in found if _matters(one, query)]
    found += [*_of_all_states(query, store), *_of_counts(answer, store), *_of_growth_ranks(query, store)]
    cited = {cell.place.source for cell in cells}
    chosen: list[Finding] = []
    for one in dict.fromkeys(found):
        rivals = [
            other
            for other in found
            if (other.key, other.period, other.kind) == (one.key, one.period, one.kind)
        ]
        if one.place.source in cited or not any(rival.place.source in cited for rival in rivals):
            chosen.append(one)
    return tuple(chosen)


def _matters(finding: Finding, query: Query) -> bool:
    plain = query.level is Level.VALUE and query.move is Move.NONE and query.reduce is Reduce.EACH
    if finding.kind in _SMALL:
        return plain and query.pick.kind is PickKind.ALL
    if finding.kind != "other base":
        return True
    keys = [key for line in query.lines for key in (*line.keys, *line.base)] + list(query.whole)
    with_states = any(key.area != HOME for key in keys)
    return with_states or (
        plain and len(query.lines) == 1 and len(query.lines[0].periods or query.periods) == 1
    )


def _of_all_states(query: Query, store: Store) -> Iterator[Finding]:
    """The sum of all states is not the nation's figure."""
    keys = [key for line in query.lines for key in line.keys]
    if query.over is not Dimension.AREA and len(query.lines[0].keys) < 2:
        return
    summed = keys if query.reduce is Reduce.SUM else list(query.lines[0].keys)
    if len(summed) < 2 or len(set(summed)) < len(store.members(summed[0], Dimension.AREA)):
        return
    for period in query.periods:
        yield from store.findings(summed[0].with_(area=HOME), period)


def _of_counts(answer: Answer, store: Store) -> Iterator[Finding]:
    """A count that the document also prints: "32 states exported more than $1 billion"."""
    query = answer.query
    limits = query.pick.conditions
    if (
        query.over is None
        or query.level is not Level.VALUE
        or query.move is not Move.NONE
        or len(limits) != 1
    ):
        return
    if limits[0].compare not in (Compare.OVER, Compare.AT_LEAST):
        return
    key = query.lines[0].keys[0]
    for count in (
        one for pack in store.packs for resource in pack.descriptor.resources for one in resource.counts
    ):
        if (count.of, count.along, count.low) == (key.measure, query.over.value, limits[0].limit):
            whole = Key(key.definition, count.measure, key.flow, product=key.product)
            for period in query.periods:
                yield from store.findings(whole, period)


def _of_growth_ranks(query: Query, store: Store) -> Iterator[Finding]:
    """What a document says grew fastest, where the ranking by growth is asked."""
    first = query.pick.kind is PickKind.BEST and query.pick.first == 1
    ranked = (first or query.level is Level.RANK) and query.pick.descending
    if not ranked or query.move is not Move.GROWTH or not query.spans or query.by_time:
        return
    keys = {key.with_(category="") for line in (query.peers or query.lines) for key in line.keys}
    span = Period(query.spans[-1][0].start, query.spans[-1][1].end)
    for finding in store.all_findings:
        measure = store.measure(finding.key.measure)
        if finding.period != span or measure.kind is not MeasureKind.RANK or not measure.base:
            continue
        grown = store.measure(measure.base)
        is_growth = grown.kind is MeasureKind.GROWTH
        if is_growth and finding.key.with_(measure=grown.base, category="") in keys:
            yield finding
