"""After a long absence: what was asked while Slack had given up delivering."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.logs import Log
from bot.slack.intake import Identity
from bot.slack.receiver import Receiver
from bot.slack.web import Web
from bot.state import State, StateError

_MAX_PLACES = 50  # calls of Slack; the most recent places first


def catch_up(state: State, web: Web, receiver: Receiver, me: Identity, within: float, log: Log) -> None:
    """Read on in every place where something was asked lately; what is known already changes nothing.

    A fault ends it with a log line: the bot answers what is delivered all the same.
    """
    try:
        for event in _unheard(state, web, within):
            receiver.receive({"team_id": me.team, "event": event})
    except StateError as error:
        log.warning("cannot catch up", reason=str(error))
    except Exception as error:
        log.warning("cannot catch up", kind=type(error).__name__, text=str(error))


def _unheard(state: State, web: Web, within: float) -> Iterator[dict[str, Any]]:
    """Messages after the last one that is known of each channel and thread, as events."""
    places: dict[tuple[str, str | None], float] = {}
    for channel, thread_ts, heard in state.outbox.last_heard(within):
        for place in {(channel, thread_ts), (channel, None)}:
            places[place] = max(heard, places.get(place, 0.0))
    recent = sorted(places.items(), key=lambda item: -item[1])[:_MAX_PLACES]
    for (channel, thread_ts), heard in recent:
        messages = web.read(channel, thread_ts, heard) or []
        for message in sorted(messages, key=lambda message: str(message.get("ts"))):
            if str(message.get("ts")) > f"{heard:.6f}":
                yield {"type": "message", **message, "channel": channel}
