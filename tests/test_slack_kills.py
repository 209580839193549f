"""kill -9 at every step, on a SQLite file: each question is still answered once."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.slack_standin import BotProcess, StandIn
from tests.slack_standin.bot_process import STEPS

GROWTH = "what was Oregon's tech export growth?"


def test_no_kill_at_any_step_loses_or_doubles_a_question(tmp_path: Path) -> None:
    """One bot after another, each dying at the next step of its own question, each taking over the last."""
    asked: list[str] = []
    with StandIn(redeliver=0.4) as slack:
        for step in STEPS:
            ts = slack.workspace.next_ts()
            with BotProcess(slack, tmp_path, "http", "real", die_at=step, die_for=ts) as bot:
                for earlier in asked:
                    slack.wait_for_answer("C1", earlier)
                asked.append(slack.mention(GROWTH, ts=ts))
                assert bot.wait_dead() == -9, step
        with BotProcess(slack, tmp_path, "http", "real") as bot:
            for ts in asked:
                assert "+18.5 %: Oregon's" in slack.wait_for_answer("C1", ts)["text"]
            slack.deliveries.drain()
            slack.settle(1.0)
            assert bot.events("work failed") == []
        counts = slack.counts("C1", asked)
        assert counts == {"asked": len(STEPS), "once": len(STEPS), "twice": 0, "never": 0}
        assert slack.workspace.violations == []


def test_private_answers_clicks_and_edits_survive_a_kill_too(tmp_path: Path) -> None:
    with StandIn(redeliver=0.4) as slack:
        with BotProcess(slack, tmp_path, "http", "real"):
            ts = slack.mention(GROWTH)
            answer = slack.wait_for_answer("C1", ts)
            slack.settle(0.2)
        acts: dict[str, Callable[[], object]] = {
            ":command:": lambda: slack.command("tech exports of Texas"),
            ":click:": lambda: slack.click(answer, "Where does Oregon rank in tech exports?"),
            f":{ts}:": lambda: slack.edit("C1", ts, "<@U0BOT> tech exports of Utah"),
        }
        for part, act in acts.items():
            with BotProcess(slack, tmp_path, "http", "real", die_at="posted", die_for=part) as bot:
                act()
                assert bot.wait_dead() == -9
        with BotProcess(slack, tmp_path, "http", "real"):
            slack.wait(lambda: answer["text"].startswith("$1.78 billion: Utah's"), what="the edit")
            slack.settle(0.8)
        assert len(slack.workspace.answers("C1", ts)) == 2
        assert len(slack.workspace.whispers) == 1


def test_a_restart_drains_loses_nothing_and_forgets_nothing(tmp_path: Path) -> None:
    with StandIn(redeliver=0.3) as slack:
        with BotProcess(slack, tmp_path, engine="real") as bot:
            asked = [slack.mention(GROWTH) for _ in range(8)]
            slack.deliveries.drain()
            assert bot.stop() == 0
            assert bot.events("stopped")[0]["waiting"] == 0
            assert slack.counts("C1", asked)["once"] == 8
        asked.append(slack.mention("tech exports of Texas"))
        forgotten = [
            slack.workspace.add(
                "C1", {"type": "message", "user": "U1", "text": "<@U0BOT> tech exports of Ohio"}
            ),
            slack.workspace.add("C1", {"type": "message", "user": "U1", "text": "nothing for you"}),
            slack.workspace.add(
                "C1", {"type": "message", "user": "U1", "text": "and Iowa?", "thread_ts": asked[1]}
            ),
        ]
        with BotProcess(slack, tmp_path, engine="real"):
            slack.wait_for_answer("C1", asked[-1])
            slack.say("and Utah?", thread_ts=asked[0])
            assert "Growth of tech product exports, Utah" in slack.wait_for_answer("C1", asked[0], 2)["text"]
            slack.wait_for_answer("C1", forgotten[0])
            slack.wait_for_answer("C1", asked[1], 2)
            slack.settle(0.3)
        assert slack.counts("C1", [*asked[2:], forgotten[0]])["once"] == 8
        assert slack.workspace.answers("C1", forgotten[1]) == []


@pytest.mark.parametrize("mode", ["socket", "http"])
def test_what_is_delivered_again_after_a_restart_is_not_answered_again(mode: str, tmp_path: Path) -> None:
    with StandIn() as slack:
        with BotProcess(slack, tmp_path, mode) as bot:
            ts = slack.mention("Oregon?")
            slack.command("Texas?")
            slack.wait_for_answer("C1", ts)
            slack.wait_for_whisper()
            slack.settle(0.2)
            assert bot.stop() == 0
        slack.again()
        with BotProcess(slack, tmp_path, mode) as bot:
            slack.settle(0.5)
            assert len(bot.events("received again")) == 3
        assert slack.counts("C1", [ts])["once"] == 1
        assert len(slack.workspace.whispers) == 1


def test_a_kill_during_the_start_leaves_nothing_half_done(tmp_path: Path) -> None:
    """From before the file is made until after the tables are; the next start completes it."""
    with StandIn(redeliver=0.4) as slack:
        ts = slack.mention("Oregon?")
        made = tmp_path / "state.db"
        for delay in (0, 0.003, 0.01, 0.03):
            for part in tmp_path.glob("state.db*"):
                part.unlink()
            bot = BotProcess(slack, tmp_path)
            while not made.exists():
                time.sleep(0.0005)
            time.sleep(delay)
            bot.kill()
            with BotProcess(slack, tmp_path):
                slack.wait_for_answer("C1", ts)
        slack.settle(0.4)
        assert slack.counts("C1", [ts])["once"] == 1
