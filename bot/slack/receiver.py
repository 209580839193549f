"""Before Slack gets its acknowledgement: whatever a delivery asks for is written down."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from bot.logs import Log
from bot.slack.answering import thaw
from bot.slack.intake import Heard, Identity, Overheard, read_delivery
from bot.slack.outage import Outage
from bot.state import Ask, AskKind, State, StateError, Vote, reference

MAX_HELD = 1_000
_ON_ANSWERS = {AskKind.CLICK, AskKind.WORKING, AskKind.FOLDED}


class Receiver:
    """Takes deliveries into the inbox and wakes the workers."""

    def __init__(
        self, state: State, outage: Outage, me: Identity, log: Log, hold: float, wake: Callable[[], None]
    ) -> None:
        self._state = state
        self._outage = outage
        self._me = me
        self._log = log
        self._hold = hold
        self._wake = wake
        self._held: dict[str, tuple[Overheard, float]] = {}  # never on disk: it may be none of our business
        self._holding = threading.Lock()

    def receive(self, body: Mapping[str, Any]) -> bool:
        """Keep everything that concerns us; False if Slack should deliver it again."""
        try:
            done = [self._hear(heard) for heard in read_delivery(body, self._me)]
            return all(done)
        except StateError as error:
            self._outage.note(error)
            return False

    def write_down(self, ask: Ask) -> None:
        """Put a question into the inbox; raises StateError if that fails."""
        is_new = self._state.inbox.receive(self._placed(ask) if ask.kind in _ON_ANSWERS else ask)
        self._log.info(
            "received" if is_new else "received again", ref=reference(ask.key), kind=ask.kind, text=ask.text
        )
        if is_new:
            self._wake()

    def retry_held(self) -> None:
        """Look again at thread messages that may have overtaken the mention that makes them ours."""
        with self._holding:
            waiting = list(self._held.items())
        for key, (heard, until) in waiting:
            if self._is_ours(heard):
                self._take(heard.ask)
            elif time.monotonic() < until:
                continue
            with self._holding:
                self._held.pop(key, None)

    def _hear(self, heard: Heard) -> bool:
        if isinstance(heard, Vote):
            self._take_vote(heard)
            return True
        return self._overhear(heard) if isinstance(heard, Overheard) else self._take(heard)

    def _take(self, ask: Ask) -> bool:
        """Write a question down, or keep it in memory; False if Slack should deliver it again.

        A kill empties the memory, so messages come again; commands and clicks Slack delivers only once.
        """
        if not self._outage.is_on:  # otherwise each one would wait for a lock that is known to be held
            try:
                self.write_down(ask)
                return True
            except StateError as error:
                self._outage.note(error)
        return self._outage.hold(ask) and ask.kind is not AskKind.MESSAGE

    def _placed(self, ask: Ask) -> Ask:
        """A click where its answer stands, which the state knows better than what came with the click."""
        target = self._state.outbox.find(ask.target or "")
        if target is None or ask.conversation is None:
            return ask
        if target.ask.kind is AskKind.PRIVATE:
            kind = AskKind.PRIVATE if ask.kind is AskKind.CLICK else ask.kind
            return replace(ask, kind=kind, thread_ts=None, conversation=None, engages=False)
        if target.ask.conversation is None:
            return ask
        return replace(ask, thread_ts=target.ask.thread_ts, conversation=target.ask.conversation)

    def _take_vote(self, vote: Vote) -> None:
        question = self._state.outbox.find(vote.key)
        text = question.ask.text if question else ""
        self._state.notes.vote(vote, text, _reading(question.reply) if question else "")
        self._log.info("vote", ref=reference(vote.key), is_positive=vote.is_positive)

    def _overhear(self, heard: Overheard) -> bool:
        conversation = heard.ask.conversation or ""
        if heard.is_for_others:
            if heard.people:
                self._state.inbox.address(conversation, heard.people)
        elif heard.ask.user in self._state.inbox.people(conversation):
            return True  # answers somebody else
        elif self._is_ours(heard):
            return self._take(heard.ask)
        elif not heard.ask.edited_at:
            with self._holding:
                if len(self._held) < MAX_HELD:
                    self._held[heard.ask.key] = (heard, time.monotonic() + self._hold)
        return True

    def _is_ours(self, heard: Overheard) -> bool:
        ask = heard.ask
        if ask.edited_at and self._state.outbox.find(ask.key) is None:
            return False  # an older message between people was put right
        return self._state.inbox.is_engaged(
            ask.conversation or "", ask.channel, heard.thread_ts, ask.asked_at
        )


def _reading(reply: str | None) -> str:
    return thaw(reply).reading if reply else ""
