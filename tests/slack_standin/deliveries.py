"""How the workspace tells the bot: over a socket or by signed requests, again until it is acknowledged."""

from __future__ import annotations

import hashlib
import hmac
import http.client
import json
import socket
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urlsplit

from websockets.exceptions import ConnectionClosed
from websockets.sync.server import ServerConnection, serve

from tests.slack_standin.faults import Faults

Payload = dict[str, Any]
SIGNING_SECRET = "standin-signing-secret"


@dataclass(slots=True)
class Envelope:
    """One thing to tell the bot."""

    type: str
    payload: Payload
    redelivers: bool
    id: str = field(default_factory=lambda: uuid.uuid4().hex)
    sent: int = 0
    due: float = 0.0
    begun: float = 0.0
    acknowledged_after: float | None = None


class Sockets:
    """The Socket Mode end: as many connections as come, each delivery to one of them."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults
        self._lock = threading.Lock()
        self._open: list[ServerConnection] = []
        self._turn = 0
        self._deaf: set[ServerConnection] = set()
        self.connected = 0  # how often, so far
        self.refused_as_too_many = 0  # how many of the next connections are sent away again
        self.on_ack: Callable[[str], None] = lambda _id: None
        self._server = serve(self._serve, "127.0.0.1", 0, ping_interval=None, close_timeout=1)
        self.url = f"ws://127.0.0.1:{self._server.socket.getsockname()[1]}/link/?ticket=t0p-s3cret"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def send(self, envelope: Envelope) -> bool:
        """Send to the next connection; False if there is none."""
        with self._lock:
            ready = [connection for connection in self._open if connection not in self._deaf]
            self._turn += 1
            connection = ready[self._turn % len(ready)] if ready else None
        if connection is None:
            return False
        frame = {
            "envelope_id": envelope.id,
            "type": envelope.type,
            "payload": envelope.payload,
            "accepts_response_payload": envelope.type != "events_api",
            "retry_attempt": max(0, envelope.sent - 1),
            "retry_reason": "timeout" if envelope.sent > 1 else "",
        }
        try:
            if self._faults.happens(self._faults.cut):
                self._cut(connection)
                return False
            connection.send(json.dumps(frame))
            if self._faults.happens(self._faults.doubled):
                connection.send(json.dumps(frame))
        except (ConnectionClosed, OSError):
            return False
        return True

    def cut_all(self) -> None:
        """Cut every connection without a word."""
        with self._lock:
            connections = list(self._open)
        for connection in connections:
            self._cut(connection)

    def ask_to_reconnect(self) -> None:
        """Slack's polite way."""
        with self._lock:
            connections = list(self._open)
        for connection in connections:
            connection.send(json.dumps({"type": "disconnect", "reason": "refresh_requested"}))

    def deafen(self) -> None:
        """Keep the connections open, but neither answer nor send anything on them any more."""
        with self._lock:
            self._deaf.update(self._open)
            for connection in self._open:
                connection.protocol.receive_data = lambda _data: None  # type: ignore[method-assign, assignment]  # deaf

    def stop(self) -> None:
        """End all connections."""
        self._server.shutdown()
        self.cut_all()

    @staticmethod
    def _cut(connection: ServerConnection) -> None:
        try:
            connection.socket.shutdown(socket.SHUT_RDWR)
        except OSError:
            connection.socket.close()

    def _serve(self, connection: ServerConnection) -> None:
        connection.send(json.dumps({"type": "hello", "num_connections": 1}))
        with self._lock:
            self._open.append(connection)
            self.connected += 1
        try:
            if self.refused_as_too_many > 0:
                self.refused_as_too_many -= 1
                connection.send(json.dumps({"type": "disconnect", "reason": "too_many_websockets"}))
            for message in connection:
                fields = json.loads(message)
                if "envelope_id" in fields and not self._faults.happens(self._faults.ack_lost):
                    self.on_ack(fields["envelope_id"])
        except (ConnectionClosed, OSError):
            pass
        finally:
            with self._lock:
                self._open.remove(connection)

    @property
    def is_open(self) -> bool:
        """Whether somebody is connected."""
        return self.open_count > 0

    @property
    def open_count(self) -> int:
        """How many connections there are now."""
        with self._lock:
            return sum(connection not in self._deaf for connection in self._open)


class EventsRequests:
    """The HTTP end: signed requests to one of the bot's addresses."""

    def __init__(self) -> None:
        self.urls: list[str] = []
        self._turn = 0

    def send(self, envelope: Envelope) -> int:
        """Send once; the status, 0 if nobody answered."""
        body, kind = encode(envelope)
        self._turn += 1
        urls = list(self.urls)
        if not urls:
            return 0
        url = urls[self._turn % len(urls)]
        retry = {"X-Slack-Retry-Num": str(envelope.sent - 1)} if envelope.sent > 1 else {}
        return request(url, body, signed(body) | {"Content-Type": kind} | retry)


def encode(envelope: Envelope) -> tuple[bytes, str]:
    """The body of a request and its content type."""
    if envelope.type == "events_api":
        return json.dumps(envelope.payload).encode(), "application/json"
    fields = envelope.payload
    if envelope.type == "interactive":
        fields = {"payload": json.dumps(envelope.payload)}
    return urlencode(fields).encode(), "application/x-www-form-urlencoded"


def signed(body: bytes, at: float | None = None, secret: str = SIGNING_SECRET) -> dict[str, str]:
    """Slack's signature headers."""
    stamp = str(int(time.time() if at is None else at))
    digest = hmac.new(secret.encode(), f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}


def request(url: str, body: bytes, headers: dict[str, str], method: str = "POST") -> int:
    """Make a request; the status, 0 if nobody answered."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=3)
    try:
        connection.request(method, parts.path, body, headers)
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        connection.close()


class Deliveries:
    """Everything that the bot has to be told, until it has acknowledged it."""

    def __init__(
        self, sockets: Sockets, requests: EventsRequests, faults: Faults, redeliver: float, tries: int
    ) -> None:
        self._sockets = sockets
        self._requests = requests
        self._faults = faults
        self._redeliver = redeliver
        self._tries = tries
        self._lock = threading.Lock()
        self._open: dict[str, Envelope] = {}
        self.done: list[Envelope] = []
        self.given_up: list[Envelope] = []
        self._stopped = threading.Event()
        self._added = threading.Event()
        sockets.on_ack = self._acknowledge
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def add(self, envelope: Envelope) -> Envelope:
        """Tell the bot."""
        envelope.begun = time.monotonic()
        with self._lock:
            self._open[envelope.id] = envelope
        self._added.set()
        return envelope

    def drain(self, timeout: float = 30) -> None:
        """Wait until everything is acknowledged."""
        until = time.monotonic() + timeout
        while time.monotonic() < until:
            with self._lock:
                if not self._open:
                    return
            time.sleep(0.01)
        raise AssertionError(f"{len(self._open)} deliveries were not acknowledged")

    def stop(self) -> None:
        """Deliver nothing more."""
        self._stopped.set()
        self._added.set()
        self._thread.join(5)

    def _run(self) -> None:
        while not self._stopped.is_set():
            now = time.monotonic()
            with self._lock:
                due = [envelope for envelope in self._open.values() if envelope.due <= now]
            for envelope in due:
                self._deliver(envelope)
            self._added.wait(0.02)
            self._added.clear()

    def _deliver(self, envelope: Envelope) -> None:
        envelope.due = time.monotonic() + self._redeliver
        if self._requests.urls:
            envelope.sent += 1
            if self._requests.send(envelope) == 200 and not self._faults.happens(self._faults.ack_lost):
                self._acknowledge(envelope.id)
                if self._faults.happens(self._faults.doubled):
                    self._requests.send(envelope)
                return
        else:
            envelope.sent += 1
            if not self._sockets.send(envelope):
                envelope.sent -= 1
                envelope.due = time.monotonic() + 0.05
                return
        if envelope.sent >= self._tries or (envelope.sent > 1 and not envelope.redelivers):
            with self._lock:
                self._open.pop(envelope.id, None)
            self.given_up.append(envelope)

    def _acknowledge(self, envelope_id: str) -> None:
        with self._lock:
            envelope = self._open.pop(envelope_id, None)
        if envelope is not None:
            envelope.acknowledged_after = time.monotonic() - envelope.begun
            self.done.append(envelope)
