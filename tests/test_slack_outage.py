"""A state that cannot be written while the bot runs: no silence, no loss, and the log says why."""

from __future__ import annotations

import resource
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bot.logs import Log
from bot.slack.intake import Identity
from bot.slack.outage import Outage
from bot.slack.web import Web, quiet_client
from bot.state import Ask, AskKind, StateError, open_state
from tests.slack_standin import BotProcess, Fault, StandIn
from tests.slack_standin import faults as f

QUICK = {"outage": 0.5}
SORRY = "I cannot write anything down at the moment"
ASK = Ask("T:C:1.0", AskKind.MESSAGE, "T", "C", "U1", "Oregon? " * 5_000, 1.0)


@pytest.mark.parametrize(
    ("pragma", "words"),
    [
        ("max_page_count=1", r"\(database or disk is full\): make room on its disk"),
        ("query_only=ON", r"\(attempt to write a readonly database\): let this user write to it"),
    ],
)
def test_a_fault_of_the_state_says_what_where_and_what_to_do(pragma: str, words: str, tmp_path: Path) -> None:
    state = open_state(f"sqlite:///{tmp_path / 'state.db'}")
    with state.database.read() as connection:
        connection.exec_driver_sql(f"PRAGMA {pragma}")
    with pytest.raises(StateError, match=rf"^TRADEFACTS_STATE: .*state\.db cannot be used .*{words}\.$"):
        state.inbox.receive(ASK)
    state.close()


def test_a_locked_state_says_who_is_to_end(tmp_path: Path) -> None:
    state, other = (open_state(f"sqlite:///{tmp_path / 'state.db'}") for _ in range(2))
    with other.database.write(), pytest.raises(StateError, match=r"locked.*end the other program"):
        state.database.touch()
    with other.database.write():
        assert state.outbox.unanswered() == ()  # reading needs no lock
    state.close()
    other.close()


@contextmanager
def _no_room(bot: BotProcess) -> Iterator[None]:
    """No file of the bot's may grow beyond what its log needs: the kernel refuses to write the state."""
    before = resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE, (40_000, before[1]))
    yield
    if bot.process.poll() is None:
        resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE, before)


def _is_answered(slack: StandIn, ts: str) -> bool:
    """Whether an answer, and nothing else, stands under the question."""
    return [SORRY in message["text"] for message in slack.workspace.answers("C1", ts)] == [False]


@pytest.mark.parametrize("mode", ["socket", "http"])
def test_while_nothing_can_be_written_people_are_told_and_answered_afterwards(
    mode: str, tmp_path: Path
) -> None:
    with StandIn(redeliver=0.4) as slack, BotProcess(slack, tmp_path, mode, timing=QUICK) as bot:
        first = slack.mention("Oregon?")
        answer = slack.wait_for_answer("C1", first)
        slack.settle(0.2)
        with _no_room(bot):
            asked = [slack.mention(f"Texas {number}?") for number in range(2)]
            slack.command("Utah?", "C2")
            slack.click(answer, "How does Texas compare?")
            slack.wait(lambda: len(bot.events("told to wait")) >= 4, what="four apologies")
            told = [slack.workspace.answers("C1", ts) for ts in asked]
            assert [len(messages) for messages in told] == [1, 1]
            assert all(SORRY in messages[0]["text"] for messages in told)
            assert sum(SORRY in whisper["text"] for whisper in slack.workspace.whispers) == 2
        slack.wait(lambda: all(_is_answered(slack, ts) for ts in asked), what="the answers")
        slack.wait(lambda: "Utah?" in slack.workspace.whispers[-1]["text"])
        slack.wait_for_answer("C1", first, 2)
        slack.deliveries.drain()
        slack.settle(0.6)
        assert slack.counts("C1", asked) == {"asked": 2, "once": 2, "twice": 0, "never": 0}
        assert len(slack.workspace.answers("C1", first)) == 2
        assert slack.workspace.violations == []
        faults = bot.events("the state cannot be used")
        assert len(faults) == 1
        assert (
            "state.db cannot be used as the state (disk I/O error): look at its disk" in faults[0]["reason"]
        )
        assert len(bot.events("the state can be used again")) == 1
        assert "Traceback" not in bot.log


def test_a_question_that_was_written_down_in_time_is_not_met_with_silence_either(tmp_path: Path) -> None:
    """Slack wanted a pause, and when it was over another program held the file."""
    with StandIn(redeliver=0.4) as slack, BotProcess(slack, tmp_path, timing=QUICK) as bot:
        slack.faults.planned.append(Fault("chat.postMessage", f.LIMITED, retry_after="1"))
        ts = slack.mention("Oregon?")
        slack.wait(lambda: bot.events("Slack wants silence"), what="the pause")
        with bot.state() as state:
            slack.wait(state.outbox.unanswered, what="the end of the attempt")
            with state.database.write():
                assert SORRY in slack.wait_for_answer("C1", ts)["text"]
        slack.wait(lambda: _is_answered(slack, ts), what="the answer")
        slack.settle(0.5)
        assert slack.counts("C1", [ts])["once"] == 1


def test_a_short_lock_is_sat_out_without_a_word(tmp_path: Path) -> None:
    with StandIn(redeliver=30) as slack, BotProcess(slack, tmp_path, timing={"outage": 8.0}) as bot:
        with bot.state() as state, state.database.write():
            ts = slack.mention("Oregon?")
            slack.wait(lambda: bot.events("the state cannot be used"), what="the log line")
        begun = time.monotonic()
        slack.wait_for_answer("C1", ts)
        assert time.monotonic() - begun < 25  # from memory, long before Slack delivers again
        assert bot.events("told to wait") == []


def test_the_bot_ends_in_peace_while_nothing_can_be_written(tmp_path: Path) -> None:
    with StandIn(redeliver=0.4) as slack:
        with BotProcess(slack, tmp_path, timing=QUICK) as bot, _no_room(bot):
            ts = slack.mention("Oregon?")
            slack.wait_for_answer("C1", ts)
            assert bot.stop() == 0
        with BotProcess(slack, tmp_path, timing=QUICK):
            slack.wait(lambda: "18.5 percent" in slack.workspace.answers("C1", ts)[-1]["text"])


def test_a_question_that_no_state_can_take_does_not_keep_the_others_waiting(tmp_path: Path) -> None:
    """In a real outage it would come up between two others."""
    state = open_state(f"sqlite:///{tmp_path / 'state.db'}")
    web = Web(quiet_client("xoxb-test", "http://127.0.0.1:9/api/", 1), Identity("T", "U0", "B0"), 1)
    outage, written = Outage(state, web, Log(), 60), list[str]()

    def write_down(ask: Ask) -> None:
        if ask.key == "T:C:2":
            raise ValueError("A string literal cannot contain NUL (0x00) characters.")
        written.append(ask.key)

    for number in range(1, 4):
        assert outage.hold(replace(ASK, key=f"T:C:{number}"))
    watch = threading.Thread(target=outage.run, args=(stopping := threading.Event(), 0.01, write_down))
    watch.start()
    while outage.is_on:
        time.sleep(0.01)
    stopping.set()
    watch.join()
    state.close()
    assert written == ["T:C:1", "T:C:3"]
