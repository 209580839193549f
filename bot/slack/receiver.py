"""Before Slack gets its acknowledgement: whatever a delivery asks for is written down."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from bot.logs import Log
from bot.slack.answering import thaw
from bot.slack.intake import Identity, Overheard, read_delivery
from bot.state import Ask, AskKind, State, Vote, reference

MAX_HELD = 1_000
_ON_ANSWERS = {AskKind.CLICK, AskKind.WORKING, AskKind.FOLDED}


class Receiver:
    """Takes deliveries into the inbox and wakes the workers."""

    def __init__(self, state: State, me: Identity, log: Log, hold: float, wake: Callable[[], None]) -> None:
        self._state = state
        self._me = me
        self._log = log
        self._hold = hold
        self._wake = wake
        self._held: dict[str, tuple[Overheard, float]] = {}  # never on disk: it may be none of our business
        self._holding = threading.Lock()

    def receive(self, body: Mapping[str, Any]) -> None:
        """Keep everything that concerns us; raises if that fails, so that Slack delivers again."""
        for heard in read_delivery(body, self._me):
            if isinstance(heard, Vote):
                self._take_vote(heard)
            elif isinstance(heard, Overheard):
                self._overhear(heard)
            else:
                self._take(heard)

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

    def _take(self, ask: Ask) -> None:
        is_new = self._state.inbox.receive(self._placed(ask) if ask.kind in _ON_ANSWERS else ask)
        self._log.info(
            "received" if is_new else "received again", ref=reference(ask.key), kind=ask.kind, text=ask.text
        )
        if is_new:
            self._wake()

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

    def _overhear(self, heard: Overheard) -> None:
        conversation = heard.ask.conversation or ""
        if heard.is_for_others:
            if heard.people:
                self._state.inbox.address(conversation, heard.people)
        elif heard.ask.user in self._state.inbox.people(conversation):
            return  # answers somebody else
        elif self._is_ours(heard):
            self._take(heard.ask)
        elif not heard.ask.edited_at:
            with self._holding:
                if len(self._held) < MAX_HELD:
                    self._held[heard.ask.key] = (heard, time.monotonic() + self._hold)

    def _is_ours(self, heard: Overheard) -> bool:
        ask = heard.ask
        if ask.edited_at and self._state.outbox.find(ask.key) is None:
            return False  # an older message between people was put right
        return self._state.inbox.is_engaged(
            ask.conversation or "", ask.channel, heard.thread_ts, ask.asked_at
        )


def _reading(reply: str | None) -> str:
    return thaw(reply).reading if reply else ""
