"""The stand-in as one value: start it, act as people in its workspace, look at what the bot did."""

from __future__ import annotations

import json
import threading
import time
import uuid
from dataclasses import replace
from http.server import ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

from tests.slack_standin.deliveries import Deliveries, Envelope, EventsRequests, Sockets
from tests.slack_standin.faults import Faults
from tests.slack_standin.web_api import Handler
from tests.slack_standin.workspace import BOT_USER, TEAM, Message, Workspace

Payload = dict[str, Any]
PATIENCE = 60.0  # a wait ends as soon as it can; only a failing test on a busy machine gets this far


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A cut connection is one of our own faults."""


class StandIn:
    """A workspace with a bot in it, over Socket Mode, or over HTTP once `events_url` is set."""

    def __init__(self, redeliver: float = 1.0, tries: int = 30) -> None:
        self.workspace = Workspace()
        self.faults = Faults()
        self.users = {"U1", "U2", "U3"}
        self.unknown_methods: set[str] = set()
        self.closed_channels: set[str] = set()
        self.response_urls: dict[str, int] = {}
        self.response_channels: dict[str, str] = {}
        self.response_places: dict[str, str] = {}  # clicks on a private message speak in its place
        handler = type("BoundHandler", (Handler,), {"slack": self})
        self._http = _Server(("127.0.0.1", 0), handler)
        self.http_url = f"http://127.0.0.1:{self._http.server_port}"
        self.sockets = Sockets(self.faults)
        self.requests = EventsRequests()
        self.deliveries = Deliveries(self.sockets, self.requests, self.faults, redeliver, tries)
        threading.Thread(target=self._http.serve_forever, daemon=True).start()

    @property
    def api_url(self) -> str:
        """The base of the Web API."""
        return f"{self.http_url}/api/"

    @property
    def socket_url(self) -> str:
        """Where Socket Mode connects."""
        return self.sockets.url

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.deliveries.stop()
        self.sockets.stop()
        self._http.shutdown()
        self._http.server_close()

    # --- what people do ---------------------------------------------------------------------------

    def mention(
        self, text: str, channel: str = "C1", user: str = "U1", thread_ts: str | None = None, ts: str = ""
    ) -> str:
        """Mention the bot: two events for one message. Its ts."""
        message = self._said(f"<@{BOT_USER}> {text}", channel, user, thread_ts, ts)
        events = [message | {"type": "app_mention", "channel": channel}, message | {"channel": channel}]
        for event in events:
            self.deliveries.add(self._event(event))
        return str(message["ts"])

    def say(
        self,
        text: str,
        channel: str = "C1",
        user: str = "U1",
        thread_ts: str | None = None,
        ts: str = "",
        **more: Any,
    ) -> str:
        """Say something without a mention; in a channel that begins with D, to the bot. Its ts."""
        message = self._said(text, channel, user, thread_ts, ts) | more
        kind = "im" if channel.startswith("D") else "channel"
        self.deliveries.add(self._event(message | {"channel": channel, "channel_type": kind}))
        return str(message["ts"])

    def tell(self, event: Payload) -> None:
        """Tell the bot of some other event."""
        self.deliveries.add(self._event({"ts": self.workspace.next_ts(), **event}))

    def again(self) -> None:
        """Deliver everything once more that the bot has acknowledged, as Slack may hours later."""
        for envelope in list(self.deliveries.done):
            self.deliveries.add(replace(envelope, due=0.0, acknowledged_after=None))

    def edit(self, channel: str, ts: str, text: str) -> None:
        """Change what was said."""
        old = self.workspace.find(channel, ts)
        assert old is not None
        new = old | {"text": text, "edited": {"user": old["user"], "ts": self.workspace.next_ts()}}
        old.update(new)
        event = {"type": "message", "subtype": "message_changed", "channel": channel, "message": new}
        self.deliveries.add(self._event(event | {"ts": self.workspace.next_ts(), "previous_message": old}))

    def command(self, text: str, channel: str = "C1", user: str = "U1") -> str:
        """Call /tradefacts; its response address."""
        url = self._response_url(channel)
        payload = {
            "command": "/tradefacts",
            "text": text,
            "team_id": TEAM,
            "channel_id": channel,
            "user_id": user,
            "user_name": "somebody",
            "response_url": url,
            "trigger_id": uuid.uuid4().hex,
        }
        self.deliveries.add(Envelope("slash_commands", payload, redelivers=False))
        return url

    def click(
        self, message: Message, label: str, channel: str = "C1", user: str = "U1", more: Payload | None = None
    ) -> Envelope:
        """Press the button with this label, or a thumb ("up", "down")."""
        action = find_button(message, label)
        is_private = "url" in message
        url = self._response_url(channel)
        if is_private and message["url"]:
            self.response_places[url] = message["url"]
        container: Payload = {"channel_id": channel, "message_ts": message["ts"], "is_ephemeral": is_private}
        payload: Payload = {
            "type": "block_actions",
            "team": {"id": TEAM},
            "user": {"id": user},
            "channel": {"id": channel},
            "container": container,
            "actions": [action | {"action_ts": self.workspace.next_ts()}],
            "response_url": url,
            "trigger_id": uuid.uuid4().hex,
        }
        if not is_private:
            shown = {name: message[name] for name in ("ts", "text", "thread_ts") if name in message}
            payload["message"] = shown
            container |= {"thread_ts": message["thread_ts"]} if "thread_ts" in message else {}
        return self.deliveries.add(Envelope("interactive", payload | (more or {}), redelivers=False))

    def open_messages_tab(self, channel: str = "D1", user: str = "U1") -> None:
        """Open the conversation with the bot."""
        event = {"type": "app_home_opened", "tab": "messages", "channel": channel, "user": user}
        self.deliveries.add(self._event(event))

    def _said(self, text: str, channel: str, user: str, thread_ts: str | None, ts: str) -> Message:
        message: Message = {
            "type": "message",
            "user": user,
            "text": text,
            "ts": ts or self.workspace.next_ts(),
        }
        if thread_ts:
            message["thread_ts"] = thread_ts
        self.workspace.add(channel, dict(message))
        return message

    def _event(self, event: Payload) -> Envelope:
        payload = {
            "type": "event_callback",
            "team_id": TEAM,
            "api_app_id": "A0APP",
            "event": event,
            "event_id": f"Ev{uuid.uuid4().hex[:12]}",
            "event_time": int(time.time()),
            "authorizations": [{"team_id": TEAM, "user_id": BOT_USER, "is_bot": True}],
        }
        return Envelope("events_api", payload, redelivers=True)

    def _response_url(self, channel: str) -> str:
        url = f"{self.http_url}/response/{uuid.uuid4().hex}"
        self.response_urls[url] = 5
        self.response_channels[url] = channel
        return url

    # --- what the bot did -------------------------------------------------------------------------

    def wait_for_answer(
        self, channel: str, root: str | None, count: int = 1, timeout: float = PATIENCE
    ) -> Message:
        """The `count`-th answer in a thread (or channel), as soon as it is there."""
        self.wait(lambda: len(self.workspace.answers(channel, root)) >= count, timeout, "an answer")
        return self.workspace.answers(channel, root)[count - 1]

    def wait_for_whisper(self, count: int = 1, timeout: float = PATIENCE) -> Message:
        """The `count`-th private message, as soon as it is there."""
        self.wait(lambda: len(self.workspace.whispers) >= count, timeout, "a private message")
        return self.workspace.whispers[count - 1]

    def wait(self, condition: Any, timeout: float = PATIENCE, what: str = "it") -> None:
        """Wait until something is true; fails after `timeout` seconds."""
        until = time.monotonic() + timeout
        with self.workspace.changed:
            while not condition():
                left = until - time.monotonic()
                if left <= 0:
                    raise AssertionError(f"waited {timeout} seconds for {what}")
                self.workspace.changed.wait(min(left, 0.05))

    def settle(self, seconds: float = 0.5) -> None:
        """Wait until everything is acknowledged and nothing has happened for a while."""
        self.deliveries.drain()
        quiet_since, seen = time.monotonic(), -1
        while time.monotonic() - quiet_since < seconds:
            now = len(self.workspace.calls)
            if now != seen:
                quiet_since, seen = time.monotonic(), now
            time.sleep(0.02)

    def counts(self, channel: str, asked: list[str]) -> dict[str, int]:
        """How many of the questions (their ts) were answered once, twice or more, and never."""
        found = [len(self.workspace.answers(channel, ts)) for ts in asked]
        return {
            "asked": len(asked),
            "once": found.count(1),
            "twice": sum(number > 1 for number in found),
            "never": found.count(0),
        }


def find_button(message: Message, label: str) -> Payload:
    """The action that a press sends."""
    for block in message.get("blocks") or ():
        for element in block.get("elements") or ():
            if element.get("type") == "feedback_buttons" and label in {"up", "down"}:
                side = element["positive_button" if label == "up" else "negative_button"]
                return {**_action(element, block), "value": side["value"]}
            if element.get("type") == "button" and element["text"]["text"].startswith(label):
                return {**_action(element, block), "value": element["value"]}
    raise AssertionError(f"no button {label!r} in {json.dumps(message, ensure_ascii=False)[:2000]}")


def _action(element: Payload, block: Payload) -> Payload:
    return {"type": element["type"], "action_id": element["action_id"], "block_id": block.get("block_id")}
