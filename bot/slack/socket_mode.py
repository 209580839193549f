"""Socket Mode: one connection, and a watchdog that notices when nobody is at the other end."""

from __future__ import annotations

import logging
import socket
import threading
import time
from contextlib import suppress

from slack_bolt import App
from slack_bolt.adapter.socket_mode.websocket_client import SocketModeHandler
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.websocket_client import SocketModeClient
from websocket import WebSocketApp, WebSocketException

from bot.logs import Log
from bot.settings import Timing

_CONCURRENCY = 1  # deliveries are written down in the order in which they come


class _Handler(SocketModeHandler):
    """Bolt's, which stumbles when the connection ends before the acknowledgement is out."""

    log: Log

    def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override]  # as Bolt
        """Dispatch one delivery; without an acknowledgement it simply comes again."""
        try:
            super().handle(client, req)
        except (AttributeError, WebSocketException, OSError) as error:
            self.log.warning("not acknowledged", kind=type(error).__name__)


class SocketMode:
    """Keeps a connection to Slack."""

    def __init__(self, app: App, app_token: str, timing: Timing, log: Log) -> None:
        self._log = log
        self._timing = timing
        self._handler = _Handler(app, app_token, ping_interval=timing.ping, concurrency=_CONCURRENCY)
        self._handler.log = log
        self._reconnect = self._handler.client.connect_to_new_endpoint
        self._handler.client.connect_to_new_endpoint = self._renew  # type: ignore[method-assign]  # no hook
        self._stopped = threading.Event()
        self._watchdog = threading.Thread(target=self._watch, name="watchdog", daemon=True)

    def start(self) -> None:
        """Connect; raises SlackApiError if Slack does not let us."""
        self._handler.connect()  # type: ignore[no-untyped-call]  # the adapter's
        self._watchdog.start()

    def stop(self) -> None:
        """Take no more deliveries; what was not acknowledged comes again."""
        self._stopped.set()
        client = self._handler.client
        client.closed, client.auto_reconnect_enabled = True, False
        for runner in (client.message_processor, client.current_app_monitor, client.current_session_runner):
            runner.event.set()
        for name in ("slack_bolt", "websocket"):
            logging.getLogger(name).setLevel(logging.CRITICAL)  # they report our own end as an error
        client.message_workers.shutdown(wait=True)  # the delivery under way is written down and acknowledged
        _cut(client.current_session)  # its own `close` would wait up to ten seconds for its reader

    def _renew(self, force: bool = False) -> None:
        """A new connection. Where Slack asks for one, the old is cut, which makes the client get a new one.

        The client itself would replace it, and then wait up to ten seconds for the reader of the old one.
        """
        if force:
            _cut(self._handler.client.current_session)
        else:
            self._reconnect()

    def _watch(self) -> None:
        while not self._stopped.wait(self._timing.ping):
            session = self._handler.client.current_session
            if session is None or not session.last_pong_tm:
                continue  # a server that never answered a ping is not asked to
            if time.time() - session.last_pong_tm > self._timing.silence:
                self._log.warning("connection is silent, making a new one")
                _cut(session)


def _cut(session: WebSocketApp | None) -> None:
    """End a connection at once: closing it politely would wake its reader only ten seconds later."""
    if session is not None and session.sock is not None and session.sock.sock is not None:
        with suppress(OSError):
            session.sock.sock.shutdown(socket.SHUT_RDWR)
