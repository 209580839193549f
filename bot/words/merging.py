"""Several questions in one message: their replies as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.reply import Reply, ReplyStatus, Value
from bot.words.wording import say

_MAX_OFFERED = 3


def merge(parts: Sequence[Reply], asked: Sequence[str]) -> Reply:
    """One reply: answered if any part is, with a caveat that names each part that is not.

    `asked` has the words of each part, "" where they are not known.
    """
    pairs = list(zip(parts, asked, strict=True))
    answered = _told_once([part for part in parts if part.status is ReplyStatus.ANSWERED])
    if not answered:
        return _unanswered(pairs)
    reply = answered[0]
    for other in answered[1:]:
        reply = _joined(reply, other)
    missing = tuple(_missed(part, words) for part, words in pairs if part.status is not ReplyStatus.ANSWERED)
    if not missing:
        return reply
    return replace(
        reply, text="\n\n".join((reply.text, *missing)), caveats=(*reply.caveats, *missing),
        suggestions=reply.suggestions or _offered(parts),
        missed=tuple(word for part in parts for word in part.missed),
    )  # fmt: skip


def _told_once(answered: Sequence[Reply]) -> list[Reply]:
    """The answers without those that one before them gives already."""
    told: dict[tuple[object, ...], Reply] = {}
    for at, part in enumerate(answered):
        own = part.values[: len(part.values) - part.beside]
        key = tuple((one.label, one.value, one.unit, one.period) for one in own)
        told.setdefault((key, part.names) if own else (at,), part)
    return list(told.values())


def _missed(part: Reply, words: str) -> str:
    return (
        say("unanswered", words=words, reason=part.headline)
        if words
        else say("unanswered_part", reason=part.headline)
    )


def _unanswered(pairs: Sequence[tuple[Reply, str]]) -> Reply:
    """The last part is the one that goes on; those before it say what they lack."""
    last = pairs[-1][0]
    before = tuple(
        dict.fromkeys(_missed(part, words) for part, words in pairs[:-1] if part.headline != last.headline)
    )
    parts = [part for part, _ in pairs]
    return replace(
        last, text="\n\n".join((*before, last.text)), caveats=(*last.caveats, *before),
        missed=tuple(dict.fromkeys(word for part in parts for word in part.missed)),
    )  # fmt: skip


def _offered(parts: Sequence[Reply]) -> tuple[str, ...]:
    every = dict.fromkeys(question for part in parts for question in part.suggestions)
    return tuple(every)[:_MAX_OFFERED]


def _joined(one: Reply, two: Reply) -> Reply:
    """Two answers: the figures of both, the citations of the second behind those of the first."""
    shift = len(one.citations)
    steps = tuple(replace(step, citations=_shifted(step.citations, shift)) for step in two.working)
    return replace(
        one, reading=f"{one.reading}; {two.reading}", text=f"{one.text}\n\n{two.text}",
        verdict=one.verdict if one.verdict is not None else two.verdict,
        values=_asked_first(one, two, shift), beside=one.beside + two.beside,
        names=_each_once(one.names + two.names), inputs=one.inputs + _moved(two.inputs, shift),
        formula=one.formula or two.formula,
        citations=one.citations + two.citations, caveats=_each_once(one.caveats + two.caveats),
        headline=f"{one.headline} {two.headline}", comparison=f"{one.comparison} {two.comparison}".strip(),
        source_line=" ".join(_each_once((one.source_line, two.source_line))).strip(),
        working=one.working + steps,
        definition=one.definition or two.definition, others=_each_once(one.others + two.others),
        table=one.table or two.table, chart=one.chart or two.chart,
        suggestions=_each_once(one.suggestions + two.suggestions)[:_MAX_OFFERED],
    )  # fmt: skip


def _asked_first(one: Reply, two: Reply, shift: int) -> tuple[Value, ...]:
    """The figures that were asked for, then those that stand behind them."""
    added = _moved(two.values, shift)
    own, further = len(one.values) - one.beside, len(added) - two.beside
    return (*one.values[:own], *added[:further], *one.values[own:], *added[further:])


def _moved(values: Sequence[Value], shift: int) -> tuple[Value, ...]:
    return tuple(replace(value, citations=_shifted(value.citations, shift)) for value in values)


def _shifted(citations: Sequence[int], shift: int) -> tuple[int, ...]:
    return tuple(index + shift for index in citations)


def _each_once(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
