"""Slack's Web API as we need it: each call ends in an outcome, never in an exception."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from slack_sdk import WebClient
from slack_sdk.webhook import WebhookClient

from bot.slack.blocks import Payload
from bot.slack.intake import Identity
from bot.slack.outcomes import Outcome, Unknown, error_name, outcome_of, webhook_outcome

EVENT_TYPE = "tradefacts_answer"
_PAGE = 200
_MAX_PAGES = 10
_NOTHING_THERE = {"thread_not_found", "message_not_found"}
_CLOSED = {"missing_scope", "not_in_channel", "channel_not_found"}  # it will not be readable later either


@dataclass(frozen=True, slots=True)
class Looks:
    """How an answer of ours is known again."""

    key: str  # in its metadata
    mark: str  # its block ids begin with it
    text: str  # what it says, where a server gives neither metadata nor blocks back
    others: Callable[[], frozenset[str]]  # messages that are known to answer other questions


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
        return outcome_of(
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
        return outcome_of(
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
        return outcome_of(
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
            return Unknown(type(error).__name__, is_over=not isinstance(error, TimeoutError))
        return webhook_outcome(answer.status_code, answer.body or "", answer.headers)

    def delete(self, channel: str, ts: str) -> Outcome:
        """Take a message of ours away."""
        return outcome_of(lambda: self._client.chat_delete(channel=channel, ts=ts))

    def find(self, channel: str, thread_ts: str | None, since: float, looks: Looks) -> tuple[str, ...] | None:
        """Our messages that look so, oldest first; None if Slack cannot be asked now.

        None are found where we may never look: a second copy is better than silence.
        """
        messages = self.read(channel, thread_ts, since)
        if messages is None:
            return None
        return tuple(sorted({m["ts"] for m in messages if self._is_ours(m, looks)}, key=float))

    def read(self, channel: str, thread_ts: str | None, since: float) -> list[dict[str, Any]] | None:
        """What was said in a thread, or in a channel outside its threads; None if Slack cannot be asked."""
        messages: list[dict[str, Any]] = []
        cursor: str | None = None
        for _ in range(_MAX_PAGES):
            page = self._page(channel, thread_ts, since, cursor)
            if page is None:
                return None
            messages += [message for message in page.get("messages") or () if isinstance(message, dict)]
            cursor = (page.get("response_metadata") or {}).get("next_cursor")
            if not cursor or not page.get("has_more"):
                break
        return messages

    def suggest(self, channel: str, prompts: list[dict[str, str]]) -> Outcome:
        """Prompts to press above an empty conversation (agent experience: without a thread)."""
        body = {"channel_id": channel, "prompts": prompts, "title": "Ask for a figure"}
        return outcome_of(lambda: self._client.api_call("assistant.threads.setSuggestedPrompts", json=body))

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
            return {"messages": []} if error_name(error) in _NOTHING_THERE | _CLOSED else None
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
