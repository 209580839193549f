"""Socket Mode: one connection, and a watchdog that notices when nobody is at the other end."""

from __future__ import annotations

import threading
import time

from slack_bolt import App
from slack_bolt.adapter.socket_mode.websocket_client import SocketModeHandler

from bot.logs import Log

_PING = 3.0  # seconds; also how often a lost connection is tried again
_SILENCE = 10.0  # so long after the last answered ping the connection is dead
_CONCURRENCY = 1  # deliveries are written down in the order in which they come


class SocketMode:
    """Keeps a connection to Slack."""

    def __init__(self, app: App, app_token: str, log: Log) -> None:
        self._handler = SocketModeHandler(app, app_token, ping_interval=_PING, concurrency=_CONCURRENCY)
        self._log = log
        self._stopped = threading.Event()
        self._watchdog = threading.Thread(target=self._watch, name="watchdog", daemon=True)

    def start(self) -> None:
        """Connect; raises SlackApiError if Slack does not let us."""
        self._handler.connect()  # type: ignore[no-untyped-call]  # the adapter's
        self._watchdog.start()

    def stop(self) -> None:
        """Take no more deliveries; what was not acknowledged comes again."""
        self._stopped.set()
        self._handler.close()  # type: ignore[no-untyped-call]

    def _watch(self) -> None:
        while not self._stopped.wait(_PING):
            session = self._handler.client.current_session
            if session is None or not session.last_pong_tm:
                continue  # a server that never answered a ping is not asked to
            if time.time() - session.last_pong_tm > _SILENCE:
                self._log.warning("connection is silent, making a new one")
                session.close()
