"""The same question in other words gives the same figures or none: likes.yaml says which words are alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

from bot.conversation import Context, Engine
from bot.reply import Reply, ReplyStatus
from tests.test_understanding import groups

LIKES = Path(__file__).parent / "likes.yaml"
#: questions tried for each pair, from all over the cases
TRIED = 12


def pairs() -> Iterator[tuple[str, str]]:
    """Each word with each of its likes."""
    for word, likes in yaml.safe_load(LIKES.read_text("utf-8")).items():
        yield from ((word, like) for like in likes)


@cache
def answered() -> tuple[str, ...]:
    """The questions of one turn among the cases that are answered."""
    told = [group for _, group in groups() if not ({"status", "xfail"} & group.keys())]
    return tuple(said for group in told for said in group["say"] if " | " not in said)


def asked_with(word: str) -> list[str]:
    """Some of those that have a word once."""
    whole = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])", re.IGNORECASE)
    having = [said for said in answered() if len(whole.findall(said)) == 1]
    return having[:: max(len(having) // TRIED, 1)][:TRIED]


def reworded(said: str, word: str, like: str) -> str:
    """The question with the like in the place of the word, with its capital."""
    whole = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])", re.IGNORECASE)
    return whole.sub(lambda m: like[:1].upper() + like[1:] if m[0][:1].isupper() else like, said)


def figures(reply: Reply) -> tuple[object, ...]:
    """What must not differ."""
    values = tuple((round(value.value, 6), value.unit, value.period) for value in reply.values)
    return (frozenset(values), frozenset(reply.names), reply.verdict)


@pytest.mark.parametrize(("word", "like"), list(pairs()))
def test_a_like_gives_the_same_figures_or_none(real_engine: Engine, word: str, like: str) -> None:
    other = []
    for said in asked_with(word):
        first, second = (
            real_engine.reply(text, Context()).reply for text in (said, reworded(said, word, like))
        )
        told = second.values or second.names or second.verdict is not None
        if (
            first.status is second.status is ReplyStatus.ANSWERED
            and told
            and figures(first) != figures(second)
        ):
            other.append((reworded(said, word, like), second.reading))
    assert other == []
