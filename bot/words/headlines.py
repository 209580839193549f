"""The headline of an answer: its figure and what it is, in one sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.words import combining, listing
from bot.words.conditions import condition_text
from bot.words.levels import from_to
from bot.words.matter import Matter
from bot.words.naming import noun, part_of
from bot.words.superlatives import superlative
from bot.words.wording import amount, capitalized, listed, ordinal, phrased, say
from facts.computing.claims import exceptions
from facts.computing.figures import Figure
from facts.computing.query import Level, Line, Move
from facts.computing.ranking import printed_places
from facts.model import HOME

#: exceptions that a headline names
_FEW = 4


def headline_of(matter: Matter) -> str:
    """The answer in one sentence; "Yes." or "No." before it where something was claimed."""
    verdict = matter.answer.verdict
    said = "" if verdict is None else say(f"verdict.{'true' if verdict else 'false'}") + " "
    if not matter.figures:
        return said + _none(matter)
    if against := exceptions(matter.answer):
        said = _not_so(matter, against) + " "
    claim = matter.query.claim
    if verdict is False and claim is not None and claim.winner and matter.kind == "where":
        said = say("verdict.but_one", name=claim.winner) + " "
    one = len(matter.figures) == 1
    write = (_SINGLE if one else _SEVERAL).get(matter.kind) or (_value if one else listing.list_text)
    return said + capitalized(write(matter))


def _none(matter: Matter) -> str:
    """That none meets a condition, with those that were asked of where they are few."""
    names = tuple(dict.fromkeys(figure.label for figure in matter.answer.cells))
    among = (
        say("where_none_among", names=listed(names)) if matter.query.over is None and len(names) > 1 else ""
    )
    what, period = condition_text(matter), matter.period
    return say("where_none", noun=noun(matter.query, 1), among=among, what=what, period=period)


def _not_so(matter: Matter, against: Sequence[Figure]) -> str:
    """No, with those against what was claimed of all: "No, not in 2003 (-$888.40 million)."."""
    if len(against) == len(matter.figures):
        return say("verdict.but_all", all=len(against))
    if len(against) > _FEW:
        return say("verdict.but_many", count=len(against), all=len(matter.figures))
    named = (one.period if matter.is_series else matter.named(one) for one in against)
    shown = listed(f"{name} ({matter.figure(one)})" for name, one in zip(named, against, strict=True))
    return say("verdict.but_years" if matter.is_series else "verdict.but_not", shown=shown)


def _value(matter: Matter) -> str:
    (figure,) = matter.figures[:1]
    return say("value", figure=matter.with_sign(figure), subject=matter.subject, period=figure.period)


def _moved(matter: Matter) -> str:
    figure, support = matter.figures[0], matter.answer.support
    if len(support) < 2:
        return say("moved_bare", figure=matter.figure(figure), theme=matter.theme, period=matter.period)
    form = _form_of_move(matter)
    subject = matter.subject if matter.query.level is Level.VALUE else _share_theme(matter)
    return say(form, figure=matter.figure(figure), subject=subject, **from_to(support[0], support[-1]))


def _share_theme(matter: Matter) -> str:
    return say("theme.share", subject=part_of(matter.query.lines[0], matter.store), whole=matter.whole)


def _form_of_move(matter: Matter) -> str:
    """The sentence of a move."""
    return "moved_a_year" if matter.kind == "cagr" else "moved"


def _share(matter: Matter) -> str:
    figure, support = matter.figures[0], matter.answer.support
    if len(support) < 2:
        return say("value", figure=matter.figure(figure), subject=matter.subject, period=figure.period)
    form = "share" if matter.query.level is Level.SHARE else "multiple"
    form = "percentage" if form == "share" and _is_beside(matter.query.lines[0]) else form
    part, total = (amount(level.value, level.unit) for level in support[:2])
    return say(
        form, figure=matter.figure(figure), label=part_of(matter.query.lines[0], matter.store),
        whole=matter.whole, period=figure.period, part=part, total=total,
    )  # fmt: skip


def _is_beside(line: Line) -> bool:
    """Whether one is held against another, which is no whole of it: two states, two flows."""
    key, base = line.keys[0], line.base[0]
    places = ((key.area, base.area), (key.partner, base.partner))  # codes of groups are in small letters
    apart = any(part != whole and part and whole != HOME and whole.isupper() for part, whole in places)
    apart = apart or (key.category != base.category and bool(key.category and base.category))
    return apart or key.flow != base.flow


def _rank(matter: Matter) -> str:
    figure, query = matter.figures[0], matter.query
    if len(query.peers) < 2:
        leader = _holder(matter) or _printed_leader(matter, figure)
        text = say("value", figure=matter.figure(figure), subject=matter.subject, period=figure.period)
        return text.removesuffix(".") + leader + "." if leader else text
    end = _end_of_ranking(matter)
    levels = [level for level in matter.answer.support if level.unit != "rank"]
    level = amount(levels[0].value, levels[0].unit) if levels else ""
    text = say("rank", figure=matter.figure(figure) + end, among=matter.everyone, subject=_ranked(matter))
    level += f" {say('in')} {matter.period}" if level else matter.period
    return say("sentence", text=phrased(text, level) + (_holder(matter) or _leader(matter, figure)))


def _end_of_ranking(matter: Matter) -> str:
    """Where the ranking starts, if not with the greatest; balances start with the largest deficit."""
    query = matter.query
    if query.pick.descending:
        return ""
    is_balance = query.move is Move.NONE and query.lines[0].keys[0].flow == "balance"
    return say("by_deficit" if is_balance else "from_bottom")


def _ranked(matter: Matter) -> str:
    if matter.query.move is Move.NONE:
        return matter.subject
    return say(f"theme.{matter.query.move.value}", subject=matter.subject)


def _leader(matter: Matter, figure: Figure) -> str:
    """The first, "(1st: Texas)", beside a place that is not the first."""
    query = matter.query
    if figure.value == 1 or not query.periods or query.move is not Move.NONE:
        return ""
    get, period = matter.store.get, query.periods[0]
    cells = [(cell.value, line.label) for line in query.peers if (cell := get(line.keys[0], period))]
    if not cells:
        return ""
    first = (max(cells) if query.pick.descending else min(cells))[1]
    return _at_place(1, first)


def _holder(matter: Matter) -> str:
    """The one that has the place which was claimed of another: "(2nd: Florida, $10.9 billion)"."""
    claim, held = matter.query.claim, matter.answer.support[-1:]
    if claim is None or matter.answer.verdict is not False or not held or len(matter.answer.names) < 2:
        return ""
    level = "" if held[0].unit == "rank" else amount(held[0].value, held[0].unit)
    return _at_place(int(claim.conditions[0].limit), phrased(held[0].label, level))


def _at_place(place: int, name: str) -> str:
    return f" ({say('holder', place=ordinal(place), name=name)})"


def _printed_leader(matter: Matter, figure: Figure) -> str:
    """The first of a ranking that the source prints, beside a place that is not the first."""
    if figure.unit != "rank" or figure.value == 1 or not matter.query.periods:
        return ""
    first = next((one for one, at in printed_places(matter.query, matter.store) if at == 1), None)
    return _at_place(1, first.label) if first else ""


def _best(matter: Matter) -> str:
    figure = matter.figures[0]
    name = matter.answer.names[0] if matter.answer.names else figure.label
    if figure.unit == "rank" and not figure.formula:
        return say(
            "best_rank", name=name, figure=matter.figure(figure), theme=matter.subject, period=matter.period
        )
    among = say("of" if matter.query.by_time else "among")
    place = "" if matter.query.pick.first < 2 else ordinal(matter.query.pick.first) + " "
    chosen = f" in {figure.period}" if matter.query.in_any_period else ""
    period = "" if matter.query.by_time else f"{chosen}, {matter.period}"
    return say(
        "best", name=name, figure=matter.with_sign(figure), superlative=place + superlative(matter, figure),
        among=among, everyone=matter.everyone, period=period,
    )  # fmt: skip


def _near(matter: Matter) -> str:
    figure, query = matter.figures[0], matter.query
    name = matter.answer.names[0] if matter.answer.names else figure.label
    way = "below" if query.pick.offset > 0 else "above" if query.pick.offset < 0 else "beside"
    return say(
        f"near.{way}", name=name, figure=matter.figure(figure), of=matter.neighbours,
        theme=matter.theme, period=matter.period,
    )  # fmt: skip


_MADE: dict[str, Callable[[Matter], str]] = {
    "where": listing.where_text,
    "run": listing.where_text,
    "lists": listing.lists_text,
    "count": listing.count_text,
    "sum": combining.added_text,
    "mean": combining.added_text,
    "median": combining.added_text,
    "difference": combining.two_text,
    "excess": combining.two_text,
    "winner": combining.winner_text,
    "part": combining.part_text,
}
_SINGLE: dict[str, Callable[[Matter], str]] = {
    **_MADE,
    "growth": _moved,
    "change": _moved,
    "cagr": _moved,
    "times": _moved,
    "share": _share,
    "ratio": _share,
    "rank": _rank,
    "best": _best,
    "near": _near,
}
_SEVERAL: dict[str, Callable[[Matter], str]] = {
    **_MADE,
    "best": listing.ranking_text,
    "near": listing.neighbours_text,
    "ratio": combining.two_text,
}
