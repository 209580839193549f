"""The bot with one protection less, so that the chaos plan can be seen to find something."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from typing import Any

from slack_sdk import WebClient

from bot.slack import service
from bot.slack.intake import Identity
from bot.slack.receiver import Receiver
from bot.slack.web import Web

ACK_FIRST = "ack-first"  # acknowledge, then write down, as a usual listener does
EVENT_ID = "event-id"  # one question per event, not per message
NO_LOOK_UP = "no-look-up"  # post again without asking Slack
SDK_RETRIES = "sdk-retries"  # the SDK repeats posts by itself
AT_MOST_ONCE = "at-most-once"  # what may have been posted is taken for posted
PROTECTIONS = (ACK_FIRST, EVENT_ID, NO_LOOK_UP, SDK_RETRIES, AT_MOST_ONCE)


def switch_off(names: Iterable[str]) -> None:
    """Take these protections away, in this process."""
    switches = {
        ACK_FIRST: _ack_first,
        EVENT_ID: _by_event_id,
        NO_LOOK_UP: _no_look_up,
        SDK_RETRIES: _sdk_retries,
        AT_MOST_ONCE: _at_most_once,
    }
    for name in names:
        if name:
            switches[name]()


def _ack_first() -> None:
    receive = Receiver.receive

    def later(self: Receiver, body: Any) -> None:
        threading.Timer(0.05, receive, (self, dict(body))).start()

    Receiver.receive = later  # type: ignore[method-assign]


def _by_event_id() -> None:
    receive = Receiver.receive

    def with_event_id(self: Receiver, body: Any) -> None:
        me: Identity = self._me
        self._me = Identity(str(body.get("event_id", me.team)), me.user, me.bot)
        try:
            receive(self, {name: body[name] for name in body if name != "team_id"})
        finally:
            self._me = me

    Receiver.receive = with_event_id  # type: ignore[method-assign]


def _no_look_up() -> None:
    Web.find = lambda *_args: ()  # type: ignore[method-assign, assignment]


def _at_most_once() -> None:
    Web.find = lambda _self, _channel, _thread, since, _looks: (f"{since:.6f}",)  # type: ignore[method-assign]


def _sdk_retries() -> None:
    def retrying(token: str, api_url: str, timeout: float) -> WebClient:
        return WebClient(token=token, base_url=api_url, timeout=max(1, round(timeout)))

    service.quiet_client = retrying
