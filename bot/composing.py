"""Answer -> the words, table and chart of a reply."""

from __future__ import annotations

from dataclasses import dataclass

from bot.reply import Chart, Table
from bot.wording import amount, figure_text, say, subject
from facts.answer import Answer
from facts.figures import Figure
from facts.model import Dimension, Key
from facts.query import Level, Move, PickKind, Query, Reduce
from facts.store import Store

#: lines of a table that are written out in the text
MAX_ROWS = 60


@dataclass(frozen=True, slots=True)
class Worded:
    """The parts of an answer's text."""

    reading: str
    headline: str
    comparison: str = ""
    rows: tuple[str, ...] = ()
    table: Table | None = None
    chart: Chart | None = None


def compose(answer: Answer, store: Store) -> Worded:
    """The words for an answer: reading, headline, rows."""
    query = answer.query
    common = _common(query, store)
    period = _period(query)
    headline = _headline(answer, common, period, store)
    rows = _rows(answer) if _is_list(answer) else ()
    table = _table(answer, headline) if len(answer.figures) > 1 else None
    return Worded(_reading(query, common, period), headline, _comparison(answer, store), rows, table, _chart(answer, headline))


def _common(query: Query, store: Store) -> str:
    """The subject that all lines share."""
    keys = [line.keys[0] for line in query.lines]
    key = keys[0]
    if len(query.lines) == 1 and len(query.lines[0].keys) == 1:
        return subject(key, store)
    if len(query.lines) == 1:
        return f"{subject(key, store, label=False)}, {query.lines[0].label}"
    same = Key(**{n: getattr(key, n) if len({getattr(k, n) for k in keys}) == 1 else _whole(n, key) for n in key.__dataclass_fields__})
    if query.over is Dimension.CATEGORY or (len({k.category for k in keys}) > 1):
        same = same.with_(category="")
    if len({k.flow for k in keys}) > 1:
        text = subject(same.with_(flow=""), store)
    else:
        text = subject(same, store)
    if query.over is None and len(query.lines) > 1:
        labels = [line.label for line in query.lines]
        text += f", {' and '.join(labels) if len(labels) < 3 else ', '.join(labels[:8])}"
    return text


def _whole(name: str, key: Key) -> str:
    return {"area": "US", "definition": key.definition, "measure": key.measure}.get(name, "")


def _period(query: Query) -> str:
    years = [p.start for p in query.periods] + [y.start for span in query.spans for y in span]
    ends = [p.end for p in query.periods] + [y.end for span in query.spans for y in span]
    if not years:
        return ""
    return str(years[0]) if min(years) == max(ends) else f"{min(years)} to {max(ends)}"


def _kind(query: Query) -> str:
    if query.reduce is not Reduce.EACH and query.reduce is not Reduce.SHARE:
        return query.reduce.value
    if query.pick.kind is PickKind.BEST:
        return "best"
    if query.pick.kind is PickKind.NEAR:
        return "near"
    if query.pick.kind in (PickKind.WHERE, PickKind.LONGEST):
        return "where"
    if query.move is not Move.NONE:
        return query.move.value
    return query.level.value if query.level is not Level.VALUE else "value"


def _reading(query: Query, common: str, period: str) -> str:
    kind = _kind(query)
    text = say(f"reading.{kind if kind in _READINGS else 'value'}", subject=common, period=period, whole=query.whole_label or "the total")
    if query.move is not Move.NONE and kind not in ("growth", "change", "cagr", "times"):
        text = f"{text} ({query.move.value})"
    return text[:1].upper() + text[1:]


_READINGS = {"value", "growth", "change", "cagr", "times", "share", "rank", "best", "where", "count", "sum", "mean", "median", "difference", "ratio", "winner", "near"}


def _is_list(answer: Answer) -> bool:
    kind = _kind(answer.query)
    return len(answer.figures) > 1 and kind not in ("winner",)


def _rows(answer: Answer) -> tuple[str, ...]:
    numbered = answer.query.pick.kind is PickKind.BEST
    first = answer.query.pick.first
    several_years = len({f.period for f in answer.figures}) > 1
    several_labels = len({f.label for f in answer.figures}) > 1
    out = []
    for i, f in enumerate(answer.figures[:MAX_ROWS]):
        name = ", ".join(x for x in (f.label if several_labels or not several_years else "", f.period if several_years else "") if x)
        signed = answer.query.move is not Move.NONE
        out.append(f"{first + i}. {name}: {amount(f.value, f.unit, signed)}" if numbered else f"{name}: {amount(f.value, f.unit, signed)}")
    return tuple(out)


def _headline(answer: Answer, common: str, period: str, store: Store) -> str:
    query, figures = answer.query, answer.figures
    kind = _kind(query)
    verdict = "" if answer.verdict is None else say(f"verdict.{'true' if answer.verdict else 'false'}")
    if not figures:
        return verdict + say("where_none", subject=common, period=period)
    one = figures[0]
    match kind:
        case "growth" | "change" | "cagr" | "times" if len(figures) == 1:
            text = _moved(answer, common)
        case "share" if len(figures) == 1:
            text = _shared(answer, common, period)
        case "rank" if len(figures) == 1:
            peers = len(query.peers)
            common += _leader(query, one, store)
            text = say("rank", figure=figure_text(one), count=peers, subject=common, period=one.period) if peers > 1 else say("rank_printed", figure=figure_text(one), subject=common, period=one.period)
        case "count":
            names = f" ({', '.join(answer.names[:20])})" if answer.names and one.value <= 20 else ""
            text = say("count", figure=amount(one.value, "count"), what=f"{common}, {period}{names}")
        case "sum" | "mean" | "median":
            what = common if query.over is None or len(answer.names) > 12 else f"{common}, {', '.join(answer.names)}"
            owner = f" ({answer.names[0]})" if kind == "median" and answer.names else ""
            text = say(kind, figure=figure_text(one, query.move is not Move.NONE), what=f"{what}, {period}", owner=owner)
        case "difference":
            text = say("difference", figure=figure_text(one), first=_short(figures[1]), second=_short(figures[2])) + f" ({common}, {period})"
        case "ratio":
            text = say("ratio", figure=figure_text(one), first=_short(figures[1]), second=_short(figures[2])) + f" ({common}, {period})"
        case "winner":
            best, others = _winner(answer)
            name = answer.names[0] if answer.names else best.label
            text = say("winner", name=name, figure=amount(best.value, best.unit), rest=", ".join(_short(f) for f in others)) + f" ({common}, {period})"
        case "best" | "near" if len(figures) == 1:
            name = answer.names[0] if answer.names else one.label
            text = say("best_one", name=name, figure=figure_text(one, query.move is not Move.NONE), subject=common, period=one.period)
        case "best" | "near":
            text = say("best_many", subject=common, period=period)
        case "where":
            text = say("where_many", count=len(answer.names), subject=common, period=period, names=", ".join(answer.names))
        case _ if len(figures) > 1:
            text = _series(answer, common)
        case _:
            text = _valued(one, common)
    return verdict + text[:1].upper() + text[1:]


def _leader(query: Query, one: Figure, store: Store) -> str:
    """ "(1st: Texas)" beside a place that is not the first."""
    if one.value == 1 or not query.periods or query.level is not Level.RANK:
        return ""
    cells = [(cell.value, line.label) for line in query.peers if (cell := store.get(line.keys[0], query.periods[0]))]
    if not cells:
        return ""
    best = max(cells) if query.pick.descending else min(cells)
    return f" (1st: {best[1]})"


def _winner(answer: Answer) -> tuple[Figure, list[Figure]]:
    """The figure of the first name, and the others."""
    query, figures = answer.query, answer.figures
    by_time = len({f.label for f in figures}) < len(figures)
    first = answer.names[0] if answer.names else ""
    best = next((f for f in figures if first in (f.label, f.period) or any(first == name for cell in f.inputs for _, name in cell.names)), figures[0])
    if by_time:
        ordered = sorted(figures, key=lambda f: f.value, reverse=query.pick.descending is not query.deficit)
        best = ordered[0]
    return best, [f for f in figures if f is not best]


def _short(f: Figure) -> str:
    return f"{f.label} {amount(f.value, f.unit)}" + (f" ({f.period})" if f.period else "")


def _sign_word(value: float) -> str:
    return say("balance_word.positive" if value > 0 else "balance_word.negative" if value < 0 else "balance_word.zero")


def _valued(f: Figure, common: str) -> str:
    text = figure_text(f)
    if common.endswith("balance") or "trade balance" in common:
        text = f"{text} ({_sign_word(f.value)})"
    return say("single_value", figure=text, bound="", subject=common, period=f.period)


def _levels(answer: Answer) -> tuple[Figure, Figure] | None:
    support = answer.support
    return (support[0], support[-1]) if len(support) >= 2 else None


def _verb(before: Figure, after: Figure) -> str:
    if before.value < 0 and after.value < 0:
        kind = "up" if after.value < before.value else "down"
        return say(f"deficit_verbs.{kind}")
    return say("verbs.up" if after.value > before.value else "verbs.down" if after.value < before.value else "verbs.flat")


def _moved(answer: Answer, common: str) -> str:
    f = answer.figures[0]
    kind = _kind(answer.query)
    signed = figure_text(f, True)
    levels = _levels(answer)
    if levels is None:
        return say("move.growth_bare", signed=signed, subject=common, period=f.period)
    before, after = levels
    return say(
        f"move.{kind}", signed=signed, figure=figure_text(f), subject=common, verb=_verb(before, after), before=amount(before.value, before.unit),
        after=amount(after.value, after.unit), start=before.period, end=after.period,
    )  # fmt: skip


def _shared(answer: Answer, common: str, period: str) -> str:
    f = answer.figures[0]
    if len(answer.support) < 2:
        return say("share_printed", figure=figure_text(f), subject=common, period=f.period)
    part, total = answer.support[0], answer.support[1]
    return say("share", figure=figure_text(f), subject=common, whole=answer.query.whole_label or "the total", period=f.period, part=amount(part.value, part.unit), total=amount(total.value, total.unit))


def _series(answer: Answer, common: str) -> str:
    figures = answer.figures
    if len({f.label for f in figures}) == 1 and len(figures) > 2 and answer.query.move is Move.NONE:
        high, low = max(figures, key=lambda f: f.value), min(figures, key=lambda f: f.value)
        first, last = figures[0], figures[-1]
        balance = "balance" in common
        show = lambda f: amount(f.value, f.unit) + (f" ({_sign_word(f.value)})" if balance else "")  # noqa: E731
        return say("trend", subject=common, verb=_verb(first, last), before=show(first), start=first.period, after=show(last), end=last.period, high=show(high), high_year=high.period, low=show(low), low_year=low.period)
    return say("list", subject=common)


def _comparison(answer: Answer, store: Store) -> str:
    """What gives a single level its meaning: the year before, and a state's rank."""
    query = answer.query
    if _kind(query) != "value" or len(answer.figures) != 1 or not answer.figures[0].inputs:
        return ""
    cell = answer.figures[0].inputs[0]
    if len(answer.figures[0].inputs) != 1 or not cell.period.is_year or cell.key.measure != "trade":
        return ""
    from facts.model import Period

    parts = []
    before = store.get(cell.key, Period.year(cell.period.start - 1))
    if before is not None and before.place.source == cell.place.source and before.value * cell.value > 0:
        change = 100 * (cell.value - before.value) / before.value
        parts.append(f"{amount(change, 'percent', True)} on {before.period} ({amount(before.value, 'USD')})")
    rank = store.get(cell.key.with_(measure="trade_rank"), cell.period)
    if rank is not None and cell.key.area != "US":
        peers = store.members(cell.key, Dimension.AREA)
        lead = next((store.get(k.with_(measure="trade"), cell.period) for k in peers if (r := store.get(k.with_(measure="trade_rank"), cell.period)) and r.value == 1), None)
        ahead = f" (1st: {lead.name(Dimension.AREA)})" if lead is not None and rank.value > 1 else ""
        parts.append(f"{amount(rank.value, 'rank')} of {len(peers)} states{ahead}")
    return "; ".join(parts)


def _table(answer: Answer, caption: str) -> Table:
    unit = answer.figures[0].unit
    name = "Year" if answer.query.by_time or len({f.label for f in answer.figures}) == 1 else "Line"
    rows = tuple((f.period if name == "Year" else (f"{f.label}, {f.period}" if len({x.period for x in answer.figures}) > 1 else f.label), f.value) for f in answer.figures[:MAX_ROWS])
    return Table(caption, (name, unit), rows, ("", unit))


def _chart(answer: Answer, title: str) -> Chart | None:
    figures = [f for f in answer.figures if f.unit == answer.figures[0].unit] if answer.figures else []
    if not 2 < len(figures) <= 20 or len({f.unit for f in figures}) > 1:
        return None
    by_year = len({f.label for f in figures}) == 1
    names = tuple(f.period if by_year else f.label for f in figures)
    if len(set(names)) < len(names):
        return None
    return Chart("line" if by_year else "bar", title[:50], names, (("", tuple(f.value for f in figures)),), figures[0].unit)
