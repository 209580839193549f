"""Somebody asks very much at once: all of it is answered, but nobody else waits for that."""

from __future__ import annotations

from pathlib import Path

from bot.slack.turns import MANY, NOTICE, Turns
from bot.state import Ask, AskKind, open_state
from tests.slack_standin import BotProcess, StandIn


def _ask(user: str, channel: str, ts: str) -> Ask:
    key = f"T0TEAM:{channel}:{ts}"
    return Ask(key, AskKind.MESSAGE, "T0TEAM", channel, user, "Oregon?", float(ts), ts, key)


def test_a_flood_slows_nobody_else_and_is_answered_to_its_end(tmp_path: Path) -> None:
    """All of it waits when the bot starts; the question of somebody else is the last of all."""
    url = f"sqlite:///{tmp_path / 'state.db'}"
    state = open_state(url)
    with StandIn() as slack:
        flood = [slack.workspace.next_ts() for _ in range(4 * MANY)]
        for ts in flood:
            state.inbox.receive(_ask("U1", "C-flood", ts))
        other = slack.workspace.next_ts()
        state.inbox.receive(_ask("U2", "C-other", other))
        state.close()
        with BotProcess(slack, tmp_path, state=url, environ={"STANDIN_WORKERS": "1"}) as bot:
            for ts in flood:
                slack.wait_for_answer("C-flood", ts)
            answer = slack.wait_for_answer("C-other", other)
            slack.settle(0.3)
            earlier = [told for told in slack.workspace.answers("C-flood") if told["ts"] < answer["ts"]]
            assert len(earlier) == MANY
            assert len(bot.events("many questions")) == 1
        assert slack.counts("C-flood", flood)["once"] == len(flood)
        notices = [whisper for whisper in slack.workspace.whispers if whisper["text"] == NOTICE]
        assert [(notice["user"], notice["channel"]) for notice in notices] == [("U1", "C-flood")]


def test_who_asks_much_comes_last_and_hears_of_it_once_until_a_minute_is_quiet() -> None:
    now = [0.0]
    turns = Turns(lambda: now[0])
    for _ in range(MANY):
        turns.take("U1")
    turns.take("U2")
    assert turns.last() == {"U1"}
    assert [turns.tells("U1"), turns.tells("U1")] == [True, False]
    now[0] = 61.0
    assert turns.last() == frozenset()
    assert turns.tells("U1")


def test_who_asks_much_but_waits_for_nothing_hears_nothing(tmp_path: Path) -> None:
    with StandIn() as slack, BotProcess(slack, tmp_path):
        for _ in range(MANY + 3):
            slack.wait_for_answer("C1", slack.mention("Oregon?"))
        slack.settle(0.2)
        assert slack.workspace.whispers == []


def test_a_crowd_leaves_nothing_behind() -> None:
    now = [0.0]
    turns = Turns(lambda: now[0])
    for number in range(1_000):
        turns.take(f"U{number}")
    now[0] = 61.0
    turns.last()
    assert not turns._taken
