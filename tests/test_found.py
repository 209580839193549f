"""A follow-up is about what the answer before it found."""

from __future__ import annotations

import pytest

from bot.conversation import Engine


@pytest.mark.parametrize(
    ("question", "follow_up", "names"),
    [
        ("top 3 states by tech exports in 2020", "how did they grow?", ["Texas", "California", "Oregon"]),
        ("which state had the largest tech exports in 2020?", "its growth?", ["Texas"]),
        ("top 2 partners by ATP exports in 2006", "and what did they buy in 2000?", ["China", "Canada"]),
    ],
)
def test_a_pronoun_means_what_was_found(
    real_engine: Engine, question: str, follow_up: str, names: list[str]
) -> None:
    context = real_engine.reply(question).context
    assert list(real_engine.reply(follow_up, context).reply.names) == names
