"""What can become of a call of Slack's Web API, told from its answer."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from slack_sdk.errors import SlackApiError

_DEFAULT_WAIT = 30.0
_MAX_WAIT = 900.0
_BAD_BLOCKS = {
    "invalid_blocks",
    "invalid_blocks_format",
    "invalid_arguments",
    "msg_blocks_too_long",
    "msg_too_long",
    "cannot_parse_attachment",
}
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
    is_over: bool = True  # Slack has ended the call; False: it may still be at work on it


Outcome = Posted | Limited | BadBlocks | Refused | Unknown


class Response(Protocol):
    """What the SDK's responses have in common."""

    def get(self, key: str, default: Any = None) -> Any:
        """A field of the body."""


def outcome_of(call: Callable[[], Response]) -> Outcome:
    """Make a call; whatever happens is an outcome."""
    try:
        answer = call()
    except SlackApiError as error:
        return _api_outcome(error)
    except Exception as error:  # timeout, reset, an answer cut short: the SDK raises many kinds
        return Unknown(type(error).__name__, is_over=not isinstance(error, TimeoutError))
    return Posted(answer.get("ts") or answer.get("message_ts"))


def _api_outcome(error: SlackApiError) -> Outcome:
    status, headers = _status(error), _headers(error)
    name = error_name(error) or ""
    if status == 429 or name in {"ratelimited", "rate_limited"}:
        return Limited(_wait(headers))
    if status >= 500 or not name or " " in name or name in _TRANSIENT:  # a sentence is the SDK's, not Slack's
        return Unknown(name or f"status {status}")
    if name in _BAD_BLOCKS:
        return BadBlocks(f"{name} {_details(error)}".strip())
    return Refused(name)


def webhook_outcome(status: int, body: str, headers: Mapping[str, Any]) -> Outcome:
    """The outcome of a message to a response_url."""
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


def error_name(error: BaseException) -> str | None:
    """Slack's word for what went wrong, where Slack said one."""
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
