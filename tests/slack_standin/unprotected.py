"""The bot with one protection less, so that the chaos plan can be seen to find something."""

from __future__ import annotations

import threading
from typing import Any

from slack_sdk import WebClient

from bot.slack import service
from bot.slack.delivery import Delivery
from bot.slack.intake import Identity, read_delivery
from bot.slack.receiver import Receiver
from bot.slack.web import Web
from bot.state import Ask, Question, QuestionState

INBOX = "inbox"  # acknowledge, then answer from memory, as a usual listener does
MESSAGE_KEY = "message key"  # one question per event, not per message
LOOK_UP = "look-up"  # post again without asking Slack
OWN_RETRIES = "own retries"  # the SDK repeats posts by itself
SECOND_POST = "second post"  # what may have been posted is taken for posted
PROTECTIONS = (INBOX, MESSAGE_KEY, LOOK_UP, OWN_RETRIES, SECOND_POST)


def switch_off(name: str) -> None:
    """Take this protection away, in this process."""
    switches = {
        INBOX: _without_inbox,
        MESSAGE_KEY: _by_event_id,
        LOOK_UP: _without_look_up,
        OWN_RETRIES: _with_sdk_retries,
        SECOND_POST: _at_most_once,
    }
    if name:
        switches[name]()


def _without_inbox() -> None:
    """What most bots do: remember in memory what was seen, answer in a thread, post, hope."""
    bots: list[Delivery] = []
    make = Delivery.__init__

    def watched(self: Delivery, *args: Any, **more: Any) -> None:
        make(self, *args, **more)
        bots.append(self)

    def answer(ask: Ask) -> None:
        question = Question(ask, QuestionState.NEW, 0, ask.asked_at, None, None, None, None, None)
        kept = bots[0]._answerer.answer(question)
        text = bots[0]._posting.drawing.message(question, kept).text
        bots[0]._posting.web.post(ask.channel, ask.thread_ts, text, (), ask.key)

    seen: set[str] = set()

    def receive(self: Receiver, body: Any) -> bool:
        for heard in read_delivery(body, self._me):
            if isinstance(heard, Ask) and heard.key not in seen:
                seen.add(heard.key)
                threading.Thread(target=answer, args=(heard,)).start()
        return True

    Delivery.__init__ = watched  # type: ignore[method-assign]  # taken away
    Receiver.receive = receive  # type: ignore[method-assign]  # taken away


def _by_event_id() -> None:
    receive = Receiver.receive

    def with_event_id(self: Receiver, body: Any) -> bool:
        me = self._me
        self._me = Identity(str(body.get("event_id", me.team)), me.user, me.bot)
        try:
            return receive(self, {name: body[name] for name in body if name != "team_id"})
        finally:
            self._me = me

    Receiver.receive = with_event_id  # type: ignore[method-assign]  # taken away


def _without_look_up() -> None:
    Web.find = lambda *_args: ()  # type: ignore[method-assign]  # taken away


def _at_most_once() -> None:
    def always(_web: Web, _channel: str, _thread: str | None, since: float, _looks: Any) -> tuple[str, ...]:
        return (f"{since:.6f}",)

    Web.find = always  # type: ignore[method-assign, assignment]  # taken away


def _with_sdk_retries() -> None:
    def retrying(token: str, api_url: str, timeout: float) -> WebClient:
        return WebClient(token=token, base_url=api_url, timeout=max(1, round(timeout)))

    service.quiet_client = retrying  # type: ignore[attr-defined]  # taken away
