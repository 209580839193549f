"""The real bot as a process of its own, with short waits; it can be told to die at one step.

STANDIN_TIMING   JSON of fields of Timing
STANDIN_ENGINE   "stub" for the small engine, otherwise the real one
STANDIN_DIE_AT   a step; the process kills itself there the way the kernel would
STANDIN_STOP_AT  a step; the process freezes there, once, until it gets SIGCONT
STANDIN_DIE_FOR  both only for keys that hold this
STANDIN_WORKERS  how many questions are worked on at once; with one, the order of answers is that of claims
STANDIN_CLOCK    seconds by which the host's clock is ahead
STANDIN_OFF      a protection to switch off, for the chaos plan
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from bot.settings import Settings, Timing, load_settings
from bot.slack import run
from bot.slack.ledger import Steps
from bot.slack.receiver import Receiver
from bot.slack.service import Brain
from bot.state import Ask
from bot.state.inbox import Inbox
from tests.slack_standin.stub_engine import StubContext, StubEngine
from tests.slack_standin.unprotected import switch_off

STEPS = (
    "received",
    "written",
    "committed",
    "claimed",
    "answered",
    "kept",
    "sending",
    "posted",
    "noted",
    "sent",
)


def _steps() -> Steps:
    at, stop_at = os.environ.get("STANDIN_DIE_AT", ""), os.environ.get("STANDIN_STOP_AT", "")
    part = os.environ.get("STANDIN_DIE_FOR", "")
    signals = {at: signal.SIGKILL, stop_at: signal.SIGSTOP}

    def reach(step: str, key: str) -> None:
        if part in key and (number := signals.pop(step, None)):
            # To this very thread: a signal to the process may stop another one first, and this one goes on.
            signal.pthread_kill(threading.get_ident(), number)

    receive, insert = Receiver.receive, Inbox._insert

    def watched(self: Receiver, body: Any) -> bool:
        ts = str(body.get("event", {}).get("ts", ""))
        reach("received", ts)
        is_kept = receive(self, body)
        reach("committed", ts)
        return is_kept

    def watched_insert(self: Inbox, connection: Connection, ask: Ask) -> bool:
        is_new = insert(self, connection, ask)
        reach("written", ask.key)
        return is_new

    if {at, stop_at} & {"received", "written", "committed"}:
        Receiver.receive = watched  # type: ignore[method-assign]  # a step before its own
        Inbox._insert = watched_insert  # type: ignore[method-assign]  # the same
    return Steps(reach)


def _shift_clock(seconds: float) -> None:
    true_time = time.time
    time.time = lambda: true_time() + seconds


def main() -> int:
    """Run the bot."""
    _shift_clock(float(os.environ.get("STANDIN_CLOCK", "0")))
    settings: Settings = load_settings()
    timing = Timing(**json.loads(os.environ.get("STANDIN_TIMING", "{}")))
    steps = _steps()
    switch_off(os.environ.get("STANDIN_OFF", ""))
    stub = os.environ.get("STANDIN_ENGINE") == "stub"
    brain = (lambda: Brain(StubEngine(), StubContext.from_json)) if stub else None
    workers = int(os.environ.get("STANDIN_WORKERS", settings.workers))
    return run(replace(settings, timing=timing, workers=workers), brain, steps)


if __name__ == "__main__":
    sys.exit(main())
