"""Slack's Web API as we need it: each call ends in one of five outcomes, never in an exception."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient

from bot.slack.blocks import Payload
from bot.slack.intake import Identity

EVENT_TYPE = "tradefacts_answer"
_DEFAULT_WAIT = 30.0
_MAX_WAIT = 900.0
_PAGE = 200
_MAX_PAGES = 10
_BAD_BLOCKS = {
    "invalid_blocks",
    "invalid_blocks_format",
    "invalid_arguments",
    "msg_blocks_too_long",
    "msg_too_long",
    "cannot_parse_attachment",
}
_NOTHING_THERE = {"thread_not_found", "message_not_found"}
_TRANSIENT = {"internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org"}


@dataclass(frozen=True, slots=True)
class Posted:
    """Slack has it; `ts` names the message where there is one."""

    ts: str | None


@dataclass(frozen=True, slots=True)
class Limited:
    """Certainly not posted: too many calls; wait so many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class BadBlocks:
    """Certainly not posted: Slack does not accept these blocks, or their length."""

    error: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Certainly not posted, and trying again would not help."""

    error: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nobody knows whether it arrived: no answer, a broken one, or a fault of Slack's."""

    error: str


Outcome = Posted | Limited | BadBlocks | Refused | Unknown


@dataclass(frozen=True, slots=True)
class Looks:
    """How an answer of ours is known again."""

    key: str  # in its metadata
    mark: str  # its block ids begin with it
    text: str  # what it says, where a server gives neither metadata nor blocks back
    others: Callable[[], frozenset[str]]  # messages that are known to answer other questions


class Response(Protocol):
    """What the SDK's responses have in common."""

    def get(self, key: str, default: Any = None) -> Any:
        """A field of the body."""


def quiet_client(token: str, api_url: str, timeout: float) -> WebClient:
    """A client that never repeats a call by itself: a repeated post is a second message."""
    return WebClient(token=token, base_url=api_url, timeout=max(1, round(timeout)), retry_handlers=[])


class Web:
    """Posting, replacing and finding our own messages."""

    def __init__(self, client: WebClient, me: Identity, timeout: float) -> None:
        self._client = client
        self._me = me
        self._timeout = max(1, round(timeout))

    def post(
        self, channel: str, thread_ts: str | None, text: str, blocks: tuple[Payload, ...], key: str
    ) -> Outcome:
        """A new message that carries `key`, so that it can be found again."""
        return _outcome(
            lambda: self._client.chat_postMessage(
                channel=channel,
                thread_ts=thread_ts,
                text=text,
                blocks=list(blocks) or None,
                metadata={"event_type": EVENT_TYPE, "event_payload": {"key": key}},
                parse="none",
                link_names=False,
                unfurl_links=False,
                unfurl_media=False,
            )
        )

    def update(self, channel: str, ts: str, text: str, blocks: tuple[Payload, ...], key: str) -> Outcome:
        """Another content for a message of ours; doing it twice does no harm."""
        return _outcome(
            lambda: self._client.chat_update(
                channel=channel,
                ts=ts,
                text=text,
                blocks=list(blocks),
                metadata={"event_type": EVENT_TYPE, "event_payload": {"key": key}},
                parse="none",
                link_names=False,
            )
        )

    def post_ephemeral(
        self, channel: str, user: str, thread_ts: str | None, text: str, blocks: tuple[Payload, ...]
    ) -> Outcome:
        """A message that one person sees."""
        return _outcome(
            lambda: self._client.chat_postEphemeral(
                channel=channel,
                user=user,
                thread_ts=thread_ts,
                text=text,
                blocks=list(blocks) or None,
                parse="none",
                link_names=False,
            )
        )

    def respond(
        self, url: str, text: str, blocks: tuple[Payload, ...], is_replacing: bool, is_public: bool = False
    ) -> Outcome:
        """A message through the address that came with a command or a click."""
        body: dict[str, Any] = {
            "response_type": "in_channel" if is_public else "ephemeral",
            "replace_original": is_replacing,
            "text": text,
            "unfurl_links": False,
            "unfurl_media": False,
        }
        if blocks or is_replacing:
            body["blocks"] = list(blocks)
        hook = WebhookClient(url, timeout=self._timeout, retry_handlers=[])
        try:
            answer = hook.send_dict(body)
        except Exception as error:
            return Unknown(type(error).__name__)
        return _webhook_outcome(answer.status_code, answer.body or "", answer.headers)

    def delete(self, channel: str, ts: str) -> Outcome:
        """Take a message of ours away."""
        return _outcome(lambda: self._client.chat_delete(channel=channel, ts=ts))

    def find(self, channel: str, thread_ts: str | None, since: float, looks: Looks) -> tuple[str, ...] | None:
        """Our messages that look so, oldest first; None if Slack cannot be asked now."""
        found: list[str] = []
        cursor: str | None = None
        for _ in range(_MAX_PAGES):
            page = self._page(channel, thread_ts, since, cursor)
            if page is None:
                return None
            found += [m["ts"] for m in page.get("messages") or () if self._is_ours(m, looks)]
            cursor = (page.get("response_metadata") or {}).get("next_cursor")
            if not cursor or not page.get("has_more"):
                break
        return tuple(sorted(set(found), key=float))

    def suggest(self, channel: str, prompts: list[dict[str, str]]) -> Outcome:
        """Prompts to press above an empty conversation (agent experience: without a thread)."""
        body = {"channel_id": channel, "prompts": prompts, "title": "Ask for a figure"}
        return _outcome(lambda: self._client.api_call("assistant.threads.setSuggestedPrompts", json=body))

    def _page(
        self, channel: str, thread_ts: str | None, since: float, cursor: str | None
    ) -> Mapping[str, Any] | None:
        common: dict[str, Any] = {
            "channel": channel,
            "limit": _PAGE,
            "include_all_metadata": True,
            "oldest": f"{since:.6f}",
            "inclusive": True,
        }
        if cursor:
            common["cursor"] = cursor
        try:
            if thread_ts:
                answer = self._client.conversations_replies(ts=thread_ts, **common)
            else:
                answer = self._client.conversations_history(**common)
        except Exception as error:
            return (
                {"messages": []} if _error_name(error) in {"thread_not_found", "message_not_found"} else None
            )
        return answer.data if isinstance(answer.data, dict) else None

    def _is_ours(self, message: Any, looks: Looks) -> bool:
        if not isinstance(message, dict) or not isinstance(message.get("ts"), str):
            return False
        metadata = message.get("metadata")
        if isinstance(metadata, dict) and isinstance(metadata.get("event_payload"), dict):
            return bool(metadata["event_payload"].get("key") == looks.key)
        if blocks := message.get("blocks"):
            marks = (str(block.get("block_id", "")) for block in blocks if isinstance(block, dict))
            return any(mark.startswith(looks.mark) for mark in marks)
        is_from_us = message.get("user") == self._me.user or message.get("bot_id") == self._me.bot
        return is_from_us and message.get("text") == looks.text and message["ts"] not in looks.others()


def _outcome(call: Callable[[], Response]) -> Outcome:
    try:
        answer = call()
    except SlackApiError as error:
        return _api_outcome(error)
    except Exception as error:  # timeout, reset, an answer cut short: the SDK raises many kinds
        return Unknown(type(error).__name__)
    return Posted(answer.get("ts") or answer.get("message_ts"))


def _api_outcome(error: SlackApiError) -> Outcome:
    status, headers = _status(error), _headers(error)
    name = _error_name(error) or ""
    if status == 429 or name in {"ratelimited", "rate_limited"}:
        return Limited(_wait(headers))
    if status >= 500 or not name or " " in name or name in _TRANSIENT:  # a sentence is the SDK's, not Slack's
        return Unknown(name or f"status {status}")
    if name in _BAD_BLOCKS:
        return BadBlocks(f"{name} {_details(error)}".strip())
    return Refused(name)


def _webhook_outcome(status: int, body: str, headers: Mapping[str, Any]) -> Outcome:
    if status == 429:
        return Limited(_wait(headers))
    if status >= 500:
        return Unknown(f"status {status}")
    name = body.strip()
    if name.startswith("{"):
        try:
            fields = json.loads(name)
        except ValueError:
            return Unknown("a broken answer")
        name = "ok" if fields.get("ok") else str(fields.get("error", "error"))
    if status == 200 and name in {"", "ok"}:
        return Posted(None)
    if any(bad in name for bad in _BAD_BLOCKS):
        return BadBlocks(name[:200])
    return Refused(name[:200] or f"status {status}")


def _error_name(error: BaseException) -> str | None:
    if not isinstance(error, SlackApiError):
        return None
    try:
        name = error.response["error"]
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    return name if isinstance(name, str) else None


def _status(error: SlackApiError) -> int:
    response: Any = error.response
    status = getattr(response, "status_code", None)
    if status is None and isinstance(response, dict):
        status = response.get("status")
    return int(status or 0)


def _headers(error: SlackApiError) -> Mapping[str, Any]:
    response: Any = error.response
    headers = getattr(response, "headers", None)
    if headers is None and isinstance(response, dict):
        headers = response.get("headers")
    return headers or {}


def _wait(headers: Mapping[str, Any]) -> float:
    """Seconds to wait: what Slack says, half a minute if it says nothing readable, at most a quarter hour."""
    for name, value in headers.items():
        if name.lower() == "retry-after":
            text = value[0] if isinstance(value, list | tuple) and value else value
            try:
                return min(max(float(text), 0.0), _MAX_WAIT)
            except (TypeError, ValueError):
                break
    return _DEFAULT_WAIT


def _details(error: SlackApiError) -> str:
    try:
        metadata = error.response["response_metadata"] or {}
        return "; ".join(str(line) for line in metadata.get("messages", ()))[:300]
    except (KeyError, TypeError, AttributeError):
        return ""
