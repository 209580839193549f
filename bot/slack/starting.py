"""Where Slack or the port may refuse at the start: each refusal is one line that says what to do."""

from __future__ import annotations

import time
from collections.abc import Callable

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.settings import SlackSettings
from bot.slack.escape import shorten
from bot.slack.http_mode import HttpMode
from bot.slack.intake import Identity

_TRIES = 4


class StartError(Exception):
    """The bot cannot start; the message is one line that says why and what to do."""


def take_port(slack: SlackSettings) -> HttpMode:
    """The listener of HTTP mode; raises StartError if its address is not to be had."""
    try:
        return HttpMode(slack.host, slack.port)
    except OSError as error:
        raise StartError(
            f"HOST {slack.host}, PORT {slack.port}: cannot listen there ({error.strerror or error}); "
            "end the other program or set another PORT."
        ) from error


def learn_identity(client: WebClient, slack: SlackSettings, patience: float) -> Identity:
    """Who the bot token makes us; raises StartError if Slack refuses it or stays away."""
    found: list[Identity] = []

    def ask() -> None:
        answer = client.auth_test()
        found.append(Identity(*(str(answer.get(name) or "") for name in ("team_id", "user_id", "bot_id"))))

    patiently(ask, slack, "SLACK_BOT_TOKEN", patience)
    return found[0]


def patiently(call: Callable[[], None], slack: SlackSettings, token: str, patience: float) -> None:
    """Call Slack, a few times if it has a bad moment; raises StartError if it refuses or stays away."""
    for attempt in range(_TRIES):
        try:
            call()
            return
        except SlackApiError as error:
            name = str(error.response.get("error", ""))
            if error.response.status_code < 429 and " " not in name:
                raise StartError(
                    f"{token}: Slack refuses it ({name}); check it at https://api.slack.com/apps, your app."
                ) from error
            reason = name or str(error.response.status_code)
        except Exception as error:  # refused, reset, timed out: the SDK raises many kinds
            reason = f"{type(error).__name__}: {error}"
        if attempt + 1 < _TRIES:
            time.sleep(patience / 2 ** (_TRIES - 1 - attempt))
    reason = shorten(reason, 200)
    raise StartError(f"SLACK_API_URL: no answer from {slack.api_url} ({reason}); is it reachable?")
