"""HTTP mode: a guard in front of Bolt, on a server that ends cleanly."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any
from urllib.parse import parse_qs

from slack_bolt import App
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_sdk.signature import SignatureVerifier
from waitress.server import create_server

PATH = "/slack/events"
HEALTH = "/health"
MAX_BODY = 1 << 20  # bytes; Slack sends far less
_DRAIN = 5  # seconds

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Wsgi = Callable[[Environ, StartResponse], Iterable[bytes]]


class Guard:
    """Refuses what is too long, unsigned, stale or no object, before anything else reads it."""

    def __init__(self, inner: Wsgi, signing_secret: str) -> None:
        self._inner = inner
        self._verifier = SignatureVerifier(signing_secret)

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """One request."""
        if environ.get("PATH_INFO") == HEALTH and environ.get("REQUEST_METHOD") == "GET":
            return _answer(start_response, "200 OK", b"ok")
        if environ.get("PATH_INFO") != PATH:
            return _answer(start_response, "404 Not Found")
        if environ.get("REQUEST_METHOD") != "POST":
            return _answer(start_response, "405 Method Not Allowed")
        body = environ["wsgi.input"].read(MAX_BODY + 1)
        if len(body) > MAX_BODY:
            return _answer(start_response, "413 Content Too Large")
        if not self._is_signed(environ, body):
            return _answer(start_response, "401 Unauthorized")
        if not _is_object(environ.get("CONTENT_TYPE", ""), body):
            return _answer(start_response, "400 Bad Request")
        again = {"wsgi.input": BytesIO(body), "CONTENT_LENGTH": str(len(body))}
        return self._inner(environ | again, start_response)

    def _is_signed(self, environ: Environ, body: bytes) -> bool:
        timestamp = environ.get("HTTP_X_SLACK_REQUEST_TIMESTAMP", "")
        signature = environ.get("HTTP_X_SLACK_SIGNATURE", "")
        is_time = timestamp.isascii() and timestamp.isdecimal() and len(timestamp) < 16
        if not (is_time and signature.isascii()):
            return False
        try:
            return self._verifier.is_valid(body, timestamp, signature)
        except UnicodeDecodeError:
            return False


class HttpMode:
    """Listens for Slack's requests."""

    def __init__(self, host: str, port: int) -> None:
        """Take the port; raises OSError if it is in use."""
        self._app: Wsgi = _starting
        self._server = create_server(
            self._dispatch,
            host=host,
            port=port,
            threads=8,
            max_request_body_size=MAX_BODY,
            clear_untrusted_proxy_headers=True,
            ident=None,
        )
        self.port = int(self._server.effective_port)  # type: ignore[union-attr]  # one address, one socket
        self._thread = threading.Thread(target=self._server.run, name="http", daemon=True)

    def start(self, app: App, signing_secret: str) -> None:
        """Serve `app` from now on."""
        self._app = Guard(SlackRequestHandler(app, path=PATH), signing_secret)
        self._thread.start()

    def stop(self) -> None:
        """Take no more requests, and end those that were begun."""
        self._server.task_dispatcher.shutdown(cancel_pending=False, timeout=_DRAIN)
        self._server.close()

    def _dispatch(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        return self._app(environ, start_response)


def _starting(_environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    return _answer(start_response, "503 Service Unavailable")


def _answer(start_response: StartResponse, status: str, body: bytes = b"") -> Iterable[bytes]:
    start_response(status, [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))])
    return [body]


def _is_object(content_type: str, body: bytes) -> bool:
    """Whether the body is a JSON object, a form with one as payload, or the form of a slash command."""
    try:
        text = body.decode()
        if "json" not in content_type and not text.lstrip().startswith("{"):
            payload = parse_qs(text, max_num_fields=100).get("payload")
            return payload is None or isinstance(json.loads(payload[0]), dict)
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False
