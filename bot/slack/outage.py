"""While the state cannot be used: questions wait in memory, and people who wait long are told so."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from bot.logs import Log
from bot.slack.outcomes import Posted
from bot.slack.web import Web
from bot.state import Ask, State, StateError, reference

WriteDown = Callable[[Ask], None]
MAX_HELD = 1_000  # questions in memory; what comes beyond is not acknowledged and so comes again
_SORRY = (
    "Sorry, I cannot write anything down at the moment, so this has to wait. "
    "I will answer as soon as I can; if nothing has come in an hour, please ask again."
)
_AT_ONCE = 5  # people told at each look
_REPEAT = 60.0  # seconds between log lines about the same fault


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody who was told to wait; `ts` names the message where it can be taken back."""

    channel: str
    ts: str | None


class Outage:
    """A time in which nothing can be written; every method may be called from several threads."""

    def __init__(self, state: State, web: Web, log: Log, patience: float) -> None:
        self._state = state
        self._web = web
        self._log = log
        self._patience = patience
        self._lock = threading.Lock()
        self._held: dict[str, Ask] = {}
        self._told: dict[str, Told] = {}
        self._since: float | None = None  # monotonic; None: all is well
        self._logged = 0.0

    @property
    def is_on(self) -> bool:
        """Whether the last attempt to write failed."""
        return self._since is not None

    def hold(self, ask: Ask) -> bool:
        """Keep a question in memory until it can be written down; False if there are too many."""
        with self._lock:
            if self._since is None:  # it ended this moment; look once more
                self._since = time.monotonic()
            if len(self._held) < MAX_HELD:
                self._held[ask.key] = ask
            return ask.key in self._held

    def note(self, error: StateError) -> None:
        """The state could not be used: say so in the log, at first and once a minute."""
        now = time.monotonic()
        with self._lock:
            is_news = self._since is None or now - self._logged > _REPEAT
            self._since = now if self._since is None else self._since
            self._logged = now if is_news else self._logged
        if is_news:
            self._log.error("the state cannot be used", reason=str(error), held=len(self._held))

    def run(self, stopping: threading.Event, poll: float, write_down: WriteDown) -> None:
        """Look every `poll` seconds whether it is over."""
        while not stopping.wait(poll):
            if self._since is not None:
                self._look(write_down, self._since)

    def _look(self, write_down: WriteDown, since: float) -> None:
        """Write down what waits in memory, if that works again; otherwise tell who has waited long."""
        try:
            self._state.database.touch()
            while ask := self._next():
                self._write(ask, write_down)
        except StateError as error:
            self.note(error)
            if time.monotonic() - since > self._patience:
                self._tell_some()
        else:
            self._log.warning("the state can be used again", seconds=round(time.monotonic() - since))
            self._take_back()

    def _write(self, ask: Ask, write_down: WriteDown) -> None:
        """One that the state can never take must not keep the others waiting."""
        try:
            write_down(ask)
        except StateError:
            raise
        except Exception as error:
            self._log.error("a question is lost", ref=reference(ask.key), kind=type(error).__name__)
        with self._lock:
            self._held.pop(ask.key, None)

    def _next(self) -> Ask | None:
        """A question that waits; if there is none, the outage is over."""
        with self._lock:
            ask = next(iter(self._held.values()), None)
            self._since = None if ask is None else self._since
            return ask

    def _take_back(self) -> None:
        """The answers take the place of what was told."""
        for told in self._told.values():
            if told.ts:
                self._web.delete(told.channel, told.ts)
        self._told.clear()

    def _tell_some(self) -> None:
        with self._lock:
            held = tuple(self._held.values())
        waiting = (ask for ask in (*held, *self._stuck()) if ask.key not in self._told)
        for ask in islice(waiting, _AT_ONCE):
            self._told[ask.key] = self._tell(ask)

    def _stuck(self) -> tuple[Ask, ...]:
        """Questions that were written down in time, if at least that can be read."""
        try:
            return self._state.outbox.unanswered()
        except StateError:
            return ()

    def _tell(self, ask: Ask) -> Told:
        if ask.response_url:
            outcome = self._web.respond(ask.response_url, _SORRY, (), is_replacing=False)
        else:
            outcome = self._web.post(ask.channel, ask.thread_ts, _SORRY, (), f"{ask.key}:wait")
        self._log.info("told to wait", ref=reference(ask.key))
        return Told(ask.channel, outcome.ts if isinstance(outcome, Posted) else None)
