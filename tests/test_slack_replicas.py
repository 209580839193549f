"""Two replicas on one PostgreSQL: each question is answered once, whoever dies or freezes."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.state import QuestionState, State
from bot.state.schema import questions
from tests.slack_standin import BotProcess, Fault, StandIn
from tests.slack_standin import faults as f
from tests.slack_standin.bot_process import STEPS
from tests.slack_standin.postgres import new_database, postgres, stopped

QUICK = {"lease": 5.0}  # well above `request`: only who is stopped loses a question


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("postgres")


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[str]:
    with postgres(folder) as address:
        yield address


def test_two_replicas_share_the_questions_and_one_takes_over_when_the_other_dies(
    server: str, tmp_path: Path
) -> None:
    state = new_database(server, "share")
    with StandIn(redeliver=0.5) as slack:
        first = BotProcess(slack, tmp_path, state=state, timing=QUICK)
        with BotProcess(slack, tmp_path, state=state, timing=QUICK) as second:
            first.wait_until_ready()
            slack.wait(lambda: slack.sockets.open_count >= 2, what="both replicas")
            asked = [slack.mention(f"Oregon {number}?") for number in range(12)]
            slack.wait(lambda: len(slack.workspace.answers("C1")) >= 3)
            first.kill()
            asked += [slack.mention(f"Texas {number}?") for number in range(4)]
            for ts in asked:
                slack.wait_for_answer("C1", ts)
            slack.deliveries.drain()
            slack.settle(1.0)
            assert second.events("work failed") == []
        assert slack.counts("C1", asked) == {"asked": 16, "once": 16, "twice": 0, "never": 0}


def test_a_replica_dies_in_the_middle_and_the_other_finishes(server: str, tmp_path: Path) -> None:
    state = new_database(server, "dies")
    with StandIn(redeliver=0.5) as slack:
        ts = slack.workspace.next_ts()
        doomed = BotProcess(slack, tmp_path, "http", state=state, timing=QUICK, die_at="posted", die_for=ts)
        doomed.wait_until_ready()
        slack.mention("Oregon?", ts=ts)
        assert doomed.wait_dead() == -9
        with BotProcess(slack, tmp_path, "http", state=state, timing=QUICK):
            slack.wait_for_answer("C1", ts)
            slack.settle(0.8)
        assert slack.counts("C1", [ts])["once"] == 1


def test_no_kill_at_any_step_loses_or_doubles_a_question_here_either(server: str, tmp_path: Path) -> None:
    """As on a SQLite file, where each bot takes over what the last one left."""
    state = new_database(server, "kills")
    asked: list[str] = []
    with StandIn(redeliver=0.4) as slack:
        for step in STEPS:
            ts = slack.workspace.next_ts()
            with BotProcess(slack, tmp_path, "http", state=state, die_at=step, die_for=ts) as bot:
                for earlier in asked:
                    slack.wait_for_answer("C1", earlier)
                asked.append(slack.mention("Oregon?", ts=ts))
                assert bot.wait_dead() == -9, step
        with BotProcess(slack, tmp_path, "http", state=state):
            for ts in asked:
                slack.wait_for_answer("C1", ts)
            slack.deliveries.drain()
            slack.settle(1.0)
        counts = slack.counts("C1", asked)
    assert counts == {"asked": len(STEPS), "once": len(STEPS), "twice": 0, "never": 0}


def test_a_clock_that_is_an_hour_off_changes_nothing(server: str, tmp_path: Path) -> None:
    """The leases go by the clock of the server."""
    state = new_database(server, "clocks")
    with StandIn(redeliver=0.5) as slack:
        ahead, behind = (
            BotProcess(slack, tmp_path, state=state, timing=QUICK, environ={"STANDIN_CLOCK": seconds})
            for seconds in ("3600", "-3600")
        )
        with ahead, behind:
            slack.wait(lambda: slack.sockets.open_count >= 2, what="both replicas")
            asked = [slack.mention(f"Oregon {number}?") for number in range(12)]
            for ts in asked:
                slack.wait_for_answer("C1", ts)
            slack.deliveries.drain()
            slack.settle(1.5)
            assert ahead.events("answered")
            assert behind.events("answered")
        assert slack.counts("C1", asked) == {"asked": 12, "once": 12, "twice": 0, "never": 0}


@pytest.mark.parametrize("is_lost", [False, True])
def test_a_frozen_replica_that_wakes_up_leaves_one_answer(is_lost: bool, server: str, tmp_path: Path) -> None:
    """It stops after its last check, longer than its lease; the other answers; then it posts all the same.

    The other looks for a second copy before that, and Slack's answer to the second post may be lost.
    """
    state = new_database(server, f"frozen-{is_lost}")
    with StandIn(redeliver=0.5) as slack:
        ts = slack.workspace.next_ts()
        with (
            BotProcess(slack, tmp_path, state=state, timing=QUICK, stop_at="sending", die_for=ts) as frozen,
            frozen.state() as kept,
        ):
            slack.mention("Oregon?", ts=ts)
            frozen.wait_frozen()
            assert slack.workspace.called("chat.postMessage") == []
            with BotProcess(slack, tmp_path, state=state, timing=QUICK):
                slack.wait_for_answer("C1", ts)
                slack.wait(lambda: _is_swept(kept), what="the look for a second copy")
                slack.faults.planned += [Fault("chat.postMessage", f.LOST_AFTER)] * is_lost
                frozen.process.send_signal(signal.SIGCONT)
                slack.wait(
                    lambda: len(slack.workspace.called("chat.postMessage")) == 2, what="the second post"
                )
                slack.wait(lambda: len(slack.workspace.deleted) == 1, what="the end of the second copy")
                slack.settle(1.5)
                assert len(slack.workspace.deleted) == 1
        assert slack.counts("C1", [ts])["once"] == 1


def _is_swept(state: State) -> bool:
    """Whether the only question is answered and nobody will look for a second copy."""
    with state.database.read() as connection:
        row = connection.execute(select(questions.c.state, questions.c.sweep_at)).one()
    return tuple(row) == (QuestionState.SENT.value, None)


def test_a_replica_frozen_while_it_writes_does_not_hold_up_the_other(server: str, tmp_path: Path) -> None:
    """Its open transaction holds the row of the question, which Slack delivers to the other one, too."""
    state = new_database(server, "writing")
    with StandIn(redeliver=0.5, tries=200) as slack:
        ts = slack.workspace.next_ts()
        with BotProcess(slack, tmp_path, state=state, timing=QUICK, stop_at="written", die_for=ts) as frozen:
            slack.mention("Oregon?", ts=ts)
            frozen.wait_frozen()
            with BotProcess(slack, tmp_path, state=state, timing=QUICK):
                slack.wait_for_answer("C1", ts)
                slack.wait_for_answer("C1", slack.mention("Texas?"))
                frozen.process.send_signal(signal.SIGCONT)
                slack.settle(1.5)
            assert frozen.events("work failed") == []
        assert slack.counts("C1", [ts])["once"] == 1


@pytest.mark.parametrize("mode", ["fast", "immediate"])
def test_the_server_restarts_while_questions_are_under_way(
    mode: str, server: str, folder: Path, tmp_path: Path
) -> None:
    """Some wait for Slack, some are claimed, some come while it is down; Slack is at its worst, too."""
    state = new_database(server, f"restart-{mode}")
    with StandIn(redeliver=0.5) as slack, BotProcess(slack, tmp_path, state=state, timing=QUICK) as first:
        with BotProcess(slack, tmp_path, state=state, timing=QUICK) as second:
            slack.wait(lambda: slack.sockets.open_count >= 2, what="both replicas")
            for kind in (f.SLOW, f.LOST_AFTER, f.BROKEN_AFTER):
                slack.faults.planned.append(Fault("chat.postMessage", kind, 2, seconds=1.0))
            asked = [slack.mention(f"Oregon {number}?") for number in range(12)]
            slack.wait(lambda: slack.workspace.answers("C1"), what="the first answer")
            with stopped(folder, mode):
                asked += [slack.mention(f"Texas {number}?") for number in range(6)]
                slack.wait(lambda: first.events("the state cannot be used"), what="the first log line")
                slack.wait(lambda: second.events("the state cannot be used"), what="the second log line")
            asked += [slack.mention(f"Utah {number}?") for number in range(2)]
            for ts in asked:
                slack.wait_for_answer("C1", ts)
            slack.deliveries.drain()
            slack.settle(1.5)
            assert first.events("work failed") == second.events("work failed") == []
            assert "postgres" in first.events("the state cannot be used")[0]["reason"]
        assert slack.counts("C1", asked) == {"asked": 20, "once": 20, "twice": 0, "never": 0}
