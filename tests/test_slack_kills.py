"""kill -9 at every step, on a SQLite file: each question is still answered once."""

from __future__ import annotations

from pathlib import Path

from tests.slack_standin import BotProcess, StandIn
from tests.slack_standin.bot_process import STEPS


def test_no_kill_at_any_step_loses_or_doubles_a_question(tmp_path: Path) -> None:
    """One bot after another, each dying at the next step of its own question, each taking over the last."""
    asked = []
    with StandIn(redeliver=0.5) as slack:
        for step in STEPS:
            ts = slack.workspace.next_ts()
            with BotProcess(slack, tmp_path, die_at=step, die_for=ts) as bot:
                asked.append(slack.mention(f"Oregon, dying when {step}?", ts=ts))
                assert bot.wait_dead() == -9, step
        with BotProcess(slack, tmp_path) as bot:
            for ts in asked:
                slack.wait_for_answer("C1", ts)
            slack.deliveries.drain()
            slack.settle(1.0)
            assert bot.events("work failed") == []
        counts = slack.counts("C1", asked)
        assert counts == {"asked": len(STEPS), "once": len(STEPS), "twice": 0, "never": 0}
        assert slack.workspace.violations == []


def test_a_kill_with_private_answers_edits_and_clicks_under_way(tmp_path: Path) -> None:
    with StandIn(redeliver=0.5) as slack:
        with BotProcess(slack, tmp_path) as bot:
            first = slack.mention("Oregon?")
            answer = slack.wait_for_answer("C1", first)
            slack.settle(0.1)
            bot.process.send_signal(19)  # SIGSTOP: everything from here on is only in the socket
            slack.sockets.cut_all()
            bot.kill()
        with BotProcess(slack, tmp_path, die_at="kept"):
            slack.command("Texas?")
            slack.edit("C1", first, "<@U0BOT> Utah?")
            slack.click(answer, "How does Texas compare?")
            slack.wait(lambda: not slack.sockets.is_open, what="the death of the bot")
        with BotProcess(slack, tmp_path):
            slack.wait(lambda: answer["text"].startswith("18.5 percent: Utah?"), what="the edit")
            slack.settle(0.6)
            assert len(slack.workspace.answers("C1", first)) <= 2
            assert len(slack.workspace.whispers) <= 1


def test_sigterm_finishes_what_was_begun_and_ends_with_zero(tmp_path: Path) -> None:
    with StandIn() as slack, BotProcess(slack, tmp_path) as bot:
        asked = [slack.mention(f"Oregon {number}?") for number in range(10)]
        slack.deliveries.drain()
        assert bot.stop() == 0
        assert slack.counts("C1", asked)["once"] == 10
        assert bot.events("stopped")[0]["waiting"] == 0


def test_questions_that_arrive_while_the_bot_is_away_are_answered_when_it_is_back(tmp_path: Path) -> None:
    with StandIn(redeliver=0.3) as slack:
        asked = [slack.mention("Oregon?")]
        with BotProcess(slack, tmp_path):
            slack.wait_for_answer("C1", asked[0])
        asked.append(slack.mention("Texas?"))
        with BotProcess(slack, tmp_path):
            slack.wait_for_answer("C1", asked[1])
            slack.settle(0.3)
        assert slack.counts("C1", asked)["once"] == 2


def test_a_follow_up_after_a_restart_still_knows_the_thread(tmp_path: Path) -> None:
    with StandIn(redeliver=0.3) as slack:
        with BotProcess(slack, tmp_path):
            ts = slack.mention("Oregon?")
            slack.wait_for_answer("C1", ts)
        with BotProcess(slack, tmp_path):
            slack.say("and Texas?", thread_ts=ts)
            text = slack.wait_for_answer("C1", ts, 2)["text"]
        assert text.startswith("18.5 percent: Oregon? / and Texas?")
