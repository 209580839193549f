"""Countries and cities without figures are refused by name, never respelled into a word or a partner."""

from __future__ import annotations

import pytest

from bot.conversation import Engine
from bot.reply import ReplyStatus


@pytest.mark.parametrize("place", ["Macao", "Quito", "Benin", "Dominica", "Chiba", "Beijing", "Los Angeles"])
def test_a_place_without_figures_is_refused_by_its_name(real_engine: Engine, place: str) -> None:
    reply = real_engine.reply(f"tech exports to {place} in 2020").reply
    assert reply.status is ReplyStatus.DECLINED
    assert place.split()[0] in reply.text


@pytest.mark.parametrize("typed", ["Oregn", "Texs", "Calfornia", "Minesota"])
def test_a_slip_in_a_name_is_corrected(real_engine: Engine, typed: str) -> None:
    assert real_engine.reply(f"tech exports of {typed} in 2020").reply.status is ReplyStatus.ANSWERED
