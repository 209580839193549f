"""Whose figures a query is to give: who is asked for, members to be listed, a group and one of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from facts.computing.query import Level, PickKind, Query, Reduce
from facts.model import HOME, Dimension
from intents.lexicon.words import GROUPS, begins, says
from intents.model import Mention, is_of

_WHOM = frozenset(GROUPS["whom"])


def unnamed(mentions: Sequence[Mention], query: Query) -> tuple[str, ...]:
    """The words for somebody or for members of whom the answer would tell nothing."""
    tests = (_unasked, _unlisted, _beside_its_part, _unchosen, _with_all_others)
    return tuple(word for test in tests for word in test(mentions, query))


def is_measured(query: Query) -> bool:
    """Whether something else than trade is asked for, which a source may print as a growth."""
    return any(key.measure != "trade" for line in query.lines for key in line.keys)


def _unasked(mentions: Sequence[Mention], query: Query) -> Iterator[str]:
    """Words that ask who it is, where nobody is named by the answer: "who is behind the deficit?"."""
    asking = [m for m in mentions if m.word in _WHOM or _asks_who(m)]
    if not asking:
        return
    keys = [key for line in query.lines for key in (*line.keys, *line.base)]
    partners = query.over is Dimension.PARTNER or any(key.partner for key in keys)
    several = query.over is not None or query.claim or any(key.category for key in keys)
    named = partners or several or {key.area for key in keys} - {HOME}
    for mention in asking:
        if says(mention, "whom") and not partners:
            yield mention.text  # "which state exports most, and to whom?"
        elif _asks_who(mention) and not named:
            yield mention.text


def _asks_who(mention: Mention) -> bool:
    asks = "WHICH" in mention.kinds or "TOPIC" in mention.kinds
    return asks and begins(mention, "who") and not says(mention, "owning")


def _unlisted(mentions: Sequence[Mention], query: Query) -> Iterator[str]:
    """Members asked for where the figure of the whole would be given: "ATP exports of the countries"."""
    named = any(key.partner or key.area != HOME for line in query.lines for key in line.keys)
    if query.over is not None or query.by_time or named or query.claim or is_measured(query):
        return
    for at, mention in enumerate(mentions):
        lead = next((m for m in reversed(mentions[:at]) if not is_of(m, "FILLER", "TOTAL")), None)
        asked = mention.get("CLASS") in ("partner", "area") and says(mention, "members")
        if asked and not is_of(lead, "TO", "FROM", "WITH", "BY", "SELL", "BUY"):
            yield mention.text


def _beside_its_part(mentions: Sequence[Mention], query: Query) -> Iterator[str]:
    """A group whose share would stand beside that of one of its members, where nothing lists the two."""
    named = [i for i, m in enumerate(mentions) if "PARTNER" in m.kinds]
    if query.level is not Level.SHARE or len(query.lines) < 2:
        return
    for first, last in pairwise(named):
        between = mentions[first + 1 : last]
        listed = any(is_of(m, "AND", "COMMA", "OR", "VS", "COMPARE", "THAN", "EACH") for m in between)
        if mentions[first].is_group is not mentions[last].is_group and not listed:
            yield mentions[first].text


def _unchosen(mentions: Sequence[Mention], query: Query) -> Iterator[str]:
    """Which one is the mean, where only the figure would be given: "which country has the median surplus"."""
    if query.reduce not in (Reduce.MEAN, Reduce.MEDIAN) or query.pick.kind is not PickKind.ALL:
        return
    for which, noun in pairwise(m for m in mentions if not is_of(m, "FILLER", "WITH")):
        if is_of(which, "WHICH") and is_of(noun, "CLASS") and not noun.genitive:
            yield noun.text


def _with_all_others(mentions: Sequence[Mention], query: Query) -> Iterator[str]:
    """What a country trades with all, where ours with it would be given: "which country exports most"."""
    if query.over is not Dimension.PARTNER or any("NATION" in m.kinds for m in mentions):
        return
    flows = {key.flow for line in query.lines for key in line.keys}
    words = [m for m in mentions if "FILLER" not in m.kinds]
    for which, noun, verb, behind in zip(words, words[1:], words[2:], words[3:], strict=False):
        asked = is_of(which, "WHICH") and noun.kinds.get("CLASS") == "partner" and says(verb, "trading_verbs")
        if asked and flows == {verb.kinds.get("FLOW")} and not is_of(behind, "MOVE", "GROWTH"):
            yield verb.text
