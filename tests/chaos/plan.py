"""One chaos run: questions come, calls fail, the bot is killed again and again; then all is counted."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass
from pathlib import Path

from tests.slack_standin import BotProcess, StandIn
from tests.slack_standin import faults as f

CHANNELS = ("C1", "C2", "C3")
ODDS = {
    f.LOST_AFTER: 0.05,
    f.BROKEN_AFTER: 0.04,
    f.BROKEN_BEFORE: 0.04,
    f.LIMITED: 0.04,
    f.LOST_BEFORE: 0.03,
}
QUESTIONS_PER_SECOND = 8.0
QUESTIONS_PER_KILL = 15  # on average: the bot lives about two seconds


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked of the bot, and by what chance."""

    questions: int
    seed: int
    off: str = ""  # a protection that is switched off
    engine: str = "stub"


@dataclass(frozen=True, slots=True)
class Count:
    """What became of the questions."""

    asked: int
    once: int
    twice: int
    never: int
    kills: int
    seconds: float


def run_plan(plan: Plan, folder: Path) -> Count:
    """Carry a plan out and count."""
    chance = random.Random(plan.seed)
    begun = time.monotonic()
    with StandIn(redeliver=0.5, tries=200) as slack:
        slack.faults.chance = random.Random(plan.seed + 1)
        slack.faults.odds = dict(ODDS)
        slack.faults.ack_lost, slack.faults.doubled, slack.faults.cut = 0.05, 0.05, 0.02
        asked, kills = _storm(plan, slack, folder, chance)
        slack.faults.odds = {}
        slack.faults.ack_lost = slack.faults.doubled = slack.faults.cut = 0.0
        with _bot(plan, slack, folder):
            slack.deliveries.drain(60)
            _calm_down(slack, asked)
        numbers = [len(slack.workspace.answers(channel, ts)) for channel, ts in asked]
    return Count(
        asked=len(asked),
        once=numbers.count(1),
        twice=sum(number > 1 for number in numbers),
        never=numbers.count(0),
        kills=kills,
        seconds=time.monotonic() - begun,
    )


def _storm(
    plan: Plan, slack: StandIn, folder: Path, chance: random.Random
) -> tuple[list[tuple[str, str]], int]:
    """Ask while the bot dies and is started again; every message that was asked, and how often it died."""
    asked: list[tuple[str, str]] = []
    kills = 0
    bot = _bot(plan, slack, folder)
    bot.wait_until_ready()
    next_kill = chance.randint(1, 2 * QUESTIONS_PER_KILL)
    for number in range(plan.questions):
        channel = chance.choice(CHANNELS)
        asked.append((channel, slack.mention(f"Oregon {number}?", channel)))
        time.sleep(chance.expovariate(QUESTIONS_PER_SECOND))
        if number >= next_kill:
            bot.kill()
            kills += 1
            next_kill = number + chance.randint(1, 2 * QUESTIONS_PER_KILL)
            bot = _bot(plan, slack, folder)
            bot.wait_until_ready()
    bot.kill()
    return asked, kills + 1


def _bot(plan: Plan, slack: StandIn, folder: Path) -> BotProcess:
    return BotProcess(slack, folder, engine=plan.engine, off=plan.off)


def _calm_down(slack: StandIn, asked: list[tuple[str, str]], timeout: float = 25.0) -> None:
    """Wait until every question has an answer, or nothing has happened for a while."""
    until = time.monotonic() + timeout
    while time.monotonic() < until:
        slack.settle(1.5)
        if all(slack.workspace.answers(channel, ts) for channel, ts in asked):
            slack.settle(1.5)  # a second copy may still be swept away
            return
        if not slack.workspace.calls or time.monotonic() - slack.workspace.calls[-1].at > 6:
            return
