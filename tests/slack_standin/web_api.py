"""The Web API and the response addresses of the stand-in."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

from tests.slack_standin import faults as f
from tests.slack_standin.page import page
from tests.slack_standin.validate import faults_in_message, live_markup
from tests.slack_standin.workspace import BOT_ID, BOT_USER, TEAM, Call

if TYPE_CHECKING:
    from tests.slack_standin.standin import StandIn

BOT_TOKEN, APP_TOKEN = "xoxb-standin-token", "xapp-standin-token"
Body = dict[str, Any]


def api(slack: StandIn, method: str, token: str, body: Body) -> Body:
    """The answer to a call of the Web API."""
    if token != (APP_TOKEN if method == "apps.connections.open" else BOT_TOKEN):
        return {"ok": False, "error": "invalid_auth"}
    known: dict[str, Callable[[StandIn, Body], Body]] = {
        "auth.test": _auth_test,
        "apps.connections.open": _connections_open,
        "chat.postMessage": _post,
        "chat.update": _update,
        "chat.delete": _delete,
        "chat.postEphemeral": _post_ephemeral,
        "conversations.replies": _replies,
        "conversations.history": _history,
        "assistant.threads.setSuggestedPrompts": lambda _slack, _body: {"ok": True},
    }
    answer = known.get(method) if method not in slack.unknown_methods else None
    return answer(slack, body) if answer else {"ok": False, "error": "unknown_method"}


def _auth_test(_slack: StandIn, _body: Body) -> Body:
    return {"ok": True, "team_id": TEAM, "user_id": BOT_USER, "bot_id": BOT_ID, "url": "http://standin/"}


def _connections_open(slack: StandIn, _body: Body) -> Body:
    return {"ok": True, "url": slack.socket_url}


def _checked(slack: StandIn, body: Body) -> Body | None:
    found = faults_in_message(body)
    allowed = {f"<@{user}>" for user in slack.users}
    live = [markup for markup in live_markup(body) if markup not in allowed]
    slack.workspace.violations += [*found, *(f"live markup: {markup}" for markup in live)]
    if found:
        return {"ok": False, "error": "invalid_blocks", "response_metadata": {"messages": found}}
    return None


def _post(slack: StandIn, body: Body) -> Body:
    if bad := _checked(slack, body):
        return bad
    if body["channel"] in slack.closed_channels:
        return {"ok": False, "error": "not_in_channel"}
    message = {
        "type": "message",
        "user": BOT_USER,
        "bot_id": BOT_ID,
        **{name: body[name] for name in ("text", "blocks", "thread_ts", "metadata") if body.get(name)},
    }
    ts = slack.workspace.add(body["channel"], message)
    return {"ok": True, "channel": body["channel"], "ts": ts, "message": message}


def _update(slack: StandIn, body: Body) -> Body:
    if bad := _checked(slack, body):
        return bad
    changed: Body = {name: body[name] for name in ("text", "blocks", "metadata") if name in body}
    if not slack.workspace.replace(body["channel"], body["ts"], changed):
        return {"ok": False, "error": "message_not_found"}
    return {"ok": True, "channel": body["channel"], "ts": body["ts"], "text": body["text"]}


def _delete(slack: StandIn, body: Body) -> Body:
    gone = slack.workspace.delete(body["channel"], body["ts"])
    return {"ok": True, "ts": body["ts"]} if gone else {"ok": False, "error": "message_not_found"}


def _post_ephemeral(slack: StandIn, body: Body) -> Body:
    if bad := _checked(slack, body):
        return bad
    kept = {name: body.get(name) for name in ("text", "blocks", "channel", "user", "thread_ts")}
    return {"ok": True, "message_ts": slack.workspace.whisper(kept | {"url": None}, None)}


def _replies(slack: StandIn, body: Body) -> Body:
    return _page(slack, slack.workspace.thread(body["channel"], body["ts"]), body)


def _history(slack: StandIn, body: Body) -> Body:
    with slack.workspace.changed:
        messages = [m for m in slack.workspace.channels.get(body["channel"], ()) if "thread_ts" not in m]
    return _page(slack, sorted(messages, key=lambda m: -float(m["ts"])), body)


def _page(slack: StandIn, messages: list[dict[str, Any]], body: Body) -> Body:
    oldest = float(body.get("oldest") or 0)
    shown = [m for m in messages if float(m["ts"]) >= oldest or m["ts"] == body.get("ts")]
    if not (slack.workspace.echoes_metadata and body.get("include_all_metadata") in ("1", 1, True, "true")):
        shown = [{name: m[name] for name in m if name != "metadata"} for m in shown]
    start, limit = int(body.get("cursor") or 0), int(body.get("limit") or 100)
    more = start + limit < len(shown)
    metadata = {"next_cursor": str(start + limit)} if more else {}
    return {
        "ok": True,
        "messages": shown[start : start + limit],
        "has_more": more,
        "response_metadata": metadata,
    }


def respond(slack: StandIn, url: str, body: Body) -> Body:
    """The answer to a message sent to a response address."""
    if url not in slack.response_urls:
        return {"ok": False, "error": "expired_url"}
    slack.response_urls[url] -= 1
    if slack.response_urls[url] < 0:
        return {"ok": False, "error": "used_url"}
    if bad := _checked(slack, body):
        return bad
    kept = {name: body.get(name) for name in ("text", "blocks")}
    channel = slack.response_channels[url]
    if body.get("response_type") == "in_channel" and not body.get("replace_original"):
        slack.workspace.add(channel, kept | {"user": BOT_USER, "bot_id": BOT_ID})
    else:
        place = slack.response_places.get(url, url)
        slack.workspace.whisper(
            kept | {"channel": channel, "url": place}, place if body.get("replace_original") else None
        )
    return {"ok": True}


class Handler(BaseHTTPRequestHandler):
    """One HTTP request; the faults happen here."""

    protocol_version = "HTTP/1.1"
    slack: StandIn

    def log_message(self, *_args: Any) -> None:
        """Stay silent."""

    def do_GET(self) -> None:
        """The page, or a call that is made with GET."""
        if urlsplit(self.path).path == "/":
            self._send(200, page(self.slack.workspace).encode(), "text/html; charset=utf-8")
        else:
            self.do_POST()

    def do_POST(self) -> None:
        """A call."""
        body = self._body()
        path = urlsplit(self.path).path
        is_api = path.startswith("/api/")
        method = path.removeprefix("/api/") if is_api else "response_url"
        self._record(method, body)
        types = {block.get("type") for block in body.get("blocks") or ()}
        fault = self.slack.faults.next(method, types, str(body.get("channel", "")))
        if fault and self._fails_before(fault):
            return
        token = (self.headers.get("Authorization") or "").removeprefix("Bearer ") or body.get("token", "")
        if is_api:
            answer = api(self.slack, method, str(token), body)
        else:
            answer = respond(self.slack, self.slack.http_url + path, body)
        if not (fault and self._fails_after(fault)):
            self._send(200, json.dumps(answer).encode())

    def _record(self, method: str, body: Body) -> None:
        with self.slack.workspace.changed:
            self.slack.workspace.calls.append(Call(method, body, time.monotonic()))
            self.slack.workspace.changed.notify_all()

    def _fails_before(self, fault: f.Fault) -> bool:
        if fault.kind == f.LIMITED:
            headers = {} if fault.retry_after is None else {"Retry-After": fault.retry_after}
            self._send(429, b'{"ok": false, "error": "ratelimited"}', headers=headers)
        elif fault.kind == f.BROKEN_BEFORE:
            self._send(503, b"busy", "text/plain")
        elif fault.kind == f.LOST_BEFORE:
            self._cut()
        elif fault.kind == f.REFUSED:
            self._send(200, json.dumps({"ok": False, "error": fault.error}).encode())
        else:
            return False
        return True

    def _fails_after(self, fault: f.Fault) -> bool:
        if fault.kind == f.BROKEN_AFTER:
            self._send(500, b"oops", "text/plain")
        elif fault.kind == f.LOST_AFTER:
            self._cut()
        elif fault.kind == f.GARBLED:
            self._send(200, b"<html>not JSON", "text/html")
        elif fault.kind == f.SLOW:
            time.sleep(fault.seconds)
            self._cut()
        else:
            return False
        return True

    def _body(self) -> Body:
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        query: Body = dict(parse_qsl(urlsplit(self.path).query))
        if raw.startswith("{"):
            fields: Body = json.loads(raw)
            return query | fields
        form = dict(parse_qsl(raw))
        return query | form

    def _cut(self) -> None:
        self.close_connection = True
        self.connection.close()

    def _send(
        self, status: int, body: bytes, kind: str = "application/json", headers: dict[str, str] | None = None
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
