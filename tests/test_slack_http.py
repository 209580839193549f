"""HTTP mode: forged, stale, malformed and oversized requests never get as far as Bolt."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.slack.app import build_app
from bot.slack.http_mode import MAX_BODY, HttpMode
from bot.slack.intake import Identity, read_delivery
from bot.slack.web import quiet_client
from tests.slack_standin.deliveries import SIGNING_SECRET, request, signed

ME = Identity("T0TEAM", "U0BOT", "B0BOT")
ASKED = {"type": "app_mention", "channel": "C1", "user": "U1", "ts": "1.000001", "text": "<@U0BOT> hi"}
EVENT = {"type": "event_callback", "team_id": "T0TEAM", "event_id": "Ev1", "event": ASKED}
JSON = {"Content-Type": "application/json"}


class Listener:
    """HTTP mode with a receiver that only remembers."""

    def __init__(self) -> None:
        self.received: list[Mapping[str, Any]] = []
        self.fails = False
        self.http = HttpMode("127.0.0.1", 0)
        client = quiet_client("xoxb-test", "http://127.0.0.1:9/api/", 1)
        app = build_app(client, SIGNING_SECRET, ME, self.receive, lambda _channel: None)
        self.http.start(app, SIGNING_SECRET)
        self.url = f"http://127.0.0.1:{self.http.port}/slack/events"

    def receive(self, body: Mapping[str, Any]) -> bool:
        if not self.fails:
            self.received.append(body)
        return not self.fails

    def send(self, body: bytes, headers: dict[str, str] | None = None, kind: dict[str, str] = JSON) -> int:
        return request(self.url, body, (signed(body) if headers is None else headers) | kind)


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    made = Listener()
    yield made
    made.http.stop()


def test_a_signed_event_is_received_and_acknowledged(listener: Listener) -> None:
    count = len(listener.received)
    assert listener.send(json.dumps(EVENT).encode()) == 200
    assert len(listener.received) == count + 1


def test_what_cannot_be_written_down_is_not_acknowledged(listener: Listener) -> None:
    listener.fails = True
    assert listener.send(json.dumps(EVENT).encode()) == 503
    listener.fails = False


BODY = json.dumps(EVENT).encode()


@pytest.mark.parametrize(
    "sign",
    [
        dict,
        lambda: signed(BODY, secret="another secret"),
        lambda: signed(BODY, at=time.time() - 301),
        lambda: signed(BODY, at=time.time() + 400),
        lambda: signed(b"another body"),
        lambda: signed(BODY) | {"X-Slack-Request-Timestamp": "abc"},
        lambda: signed(BODY) | {"X-Slack-Request-Timestamp": "9" * 400},
        lambda: signed(BODY) | {"X-Slack-Signature": "v0=\xe4"},
    ],
    ids=["unsigned", "forged", "stale", "ahead", "changed", "no time", "long time", "not ascii"],
)
def test_what_is_not_signed_is_refused(listener: Listener, sign: Callable[[], dict[str, str]]) -> None:
    """Signed when the test runs: a time ahead of the clock would be the present a few minutes later."""
    count = len(listener.received)
    assert listener.send(BODY, sign()) == 401
    assert len(listener.received) == count


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"null", b"{", b'"text"', b"[" * 100_000],
    ids=["empty", "list", "null", "cut", "text", "deep"],
)
def test_a_signed_body_that_is_no_object_is_refused(listener: Listener, body: bytes) -> None:
    assert listener.send(body) == 400


def test_a_body_that_is_no_text_is_refused(listener: Listener) -> None:
    assert listener.send(b"\xff\xfe{}") == 401


def test_a_form_with_a_broken_payload_is_refused(listener: Listener) -> None:
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert listener.send(b"payload=%5B1%5D", kind=form) == 400
    assert listener.send(b"payload=" + b"%5B" * 50_000, kind=form) == 400


def test_a_body_over_the_limit_is_refused_before_it_is_read(listener: Listener) -> None:
    assert listener.send(b"{" + b" " * MAX_BODY + b"}", {}) in {0, 413}


def test_other_paths_and_methods_are_refused(listener: Listener) -> None:
    assert request(listener.url.replace("events", "other"), b"", {}) == 404
    assert request(listener.url, b"", {}, "GET") == 405
    assert request(listener.url.replace("/slack/events", "/health"), b"", {}, "GET") == 200


def test_the_address_check_of_slack_is_answered(listener: Listener) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "abc"}).encode()
    assert listener.send(body) == 200


@pytest.mark.parametrize("kind", ["view_submission", "shortcut", "message_action", "view_closed"])
def test_what_a_later_slack_may_send_is_acknowledged(listener: Listener, kind: str) -> None:
    payload = {"type": kind, "team": {"id": "T0TEAM"}, "user": {"id": "U1"}, "callback_id": "x"}
    view = {"view": {"type": "modal", "callback_id": "x", "id": "V1"}} if kind.startswith("view") else {}
    assert listener.send(json.dumps(payload | view).encode()) == 200


shapes = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
NAMES = (
    "type",
    "subtype",
    "channel",
    "user",
    "ts",
    "text",
    "thread_ts",
    "message",
    "edited",
    "bot_id",
    "actions",
)


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.sampled_from(["event", "command", "type", "team", "container", *NAMES]), shapes),
    st.dictionaries(st.sampled_from(NAMES), shapes),
)
def test_no_shape_of_a_delivery_raises(outer: dict[str, Any], inner: dict[str, Any]) -> None:
    read_delivery(outer, ME)
    read_delivery(outer | {"event": inner | {"type": "message"}}, ME)
    read_delivery(outer | {"event": ASKED | inner}, ME)
    read_delivery(outer | {"type": "block_actions", "actions": [inner | {"value": '{"k": "x"}'}]}, ME)
