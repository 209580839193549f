"""Threads that work off the inbox, and what they do while nothing is due."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.logs import Log
from bot.settings import Timing
from bot.slack.receiver import Receiver
from bot.state import State, StateError

_PURGE_EVERY = 3600.0


@dataclass(slots=True)
class Workers:
    """Threads that work off the inbox until they are told to stop."""

    step: Callable[[], bool]
    poll: float
    log: Log
    troubled: Callable[[StateError], None]
    wake: threading.Event = field(default_factory=threading.Event)
    stopping: threading.Event = field(default_factory=threading.Event)
    threads: list[threading.Thread] = field(default_factory=list)

    def start(self, count: int, idle: Callable[[], None]) -> None:
        """Begin to work; `idle` is done while nothing is due."""
        for number in range(count):
            name = f"worker-{number}"
            thread = threading.Thread(target=self._work, args=(idle,), name=name, daemon=True)
            thread.start()
            self.threads.append(thread)

    def stop(self, drain: float) -> None:
        """Finish what is begun and what is due, for at most `drain` seconds; the rest stays in the state."""
        self.stopping.set()
        self.wake.set()
        until = time.monotonic() + drain
        for thread in self.threads:
            thread.join(max(0.0, until - time.monotonic()))

    def _work(self, idle: Callable[[], None]) -> None:
        while True:
            try:
                if self.step():
                    continue
                if self.stopping.is_set():
                    return
                idle()
            except Exception as error:  # the question stays where it is
                self._complain(error)
                if self.stopping.wait(self.poll):
                    return
            self.wake.wait(self.poll)
            self.wake.clear()

    def _complain(self, error: Exception) -> None:
        if isinstance(error, StateError):
            self.troubled(error)
        else:
            self.log.error("work failed", kind=type(error).__name__, text=str(error))


def housekeeping(receiver: Receiver, state: State, timing: Timing) -> Callable[[], None]:
    """What is done while nothing is due: look again at held messages, take over from the dead, tidy up."""
    due = {"release": 0.0, "purge": 0.0, "check": 0.0}

    def is_due(task: str, every: float) -> bool:
        now = time.monotonic()
        if now < due[task]:
            return False
        due[task] = now + every
        return True

    def idle() -> None:
        receiver.retry_held()
        if is_due("release", timing.settle):
            state.outbox.release_dead(timing.settle)
        if is_due("purge", _PURGE_EVERY):
            state.purge(timing.keep)
        if is_due("check", timing.check):
            state.database.check()

    return idle
