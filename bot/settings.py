"""The environment, and `.env` beside the working directory, as one typed value."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dotenv import dotenv_values

SLACK_API_URL = "https://slack.com/api/"
DEFAULT_STATE = "sqlite:///tradefacts.db"
DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 3000

_APPS_PAGE = "https://api.slack.com/apps"
_BOT_TOKEN_PAGE = f"{_APPS_PAGE}, your app, OAuth & Permissions, Bot User OAuth Token"
_APP_TOKEN_PAGE = (
    f"{_APPS_PAGE}, your app, Basic Information, App-Level Tokens, with the scope connections:write"
)
_SECRET_PAGE = f"{_APPS_PAGE}, your app, Basic Information, Signing Secret"
_BOT_TOKEN = re.compile(r"(xoxe\.)?xoxb-[A-Za-z0-9-]+")
_APP_TOKEN = re.compile(r"xapp-[A-Za-z0-9-]+")
_SECRET = re.compile(r"(?!xox|xapp)\S{8,}")


class SettingsError(Exception):
    """A setting is missing or malformed; the message is one line that names it and where to get it."""


@dataclass(frozen=True, slots=True)
class Timing:
    """How long things may take, in seconds. Nobody needs to change them; tests shorten them."""

    request: float = 10.0  # one call of Slack's Web API
    lease: float = 30.0  # a claimed question belongs to one worker for so long
    grace: float = (
        15.0  # after a call that timed out, until Slack is asked whether it arrived; above `request`
    )
    settle: float = 2.0  # the same after a call that was cut or failed, or whose process is gone
    sweep: float = 20.0  # after an answer was posted again: look for a second copy
    poll: float = 1.0  # look for work that no one announced (other replicas, expired leases)
    outage: float = 10.0  # with a state that cannot be used, before people are told to wait
    patience: float = 4.0  # at the start, with a Slack that does not answer
    ping: float = 3.0  # how often Slack's socket is asked for a sign of life, and a lost one tried again
    silence: float = 10.0  # without one for so long the socket is replaced
    drain: float = 10.0  # finish what was begun after SIGTERM
    give_up: float = 86400.0  # a question that old is no longer answered
    hold: float = 60.0  # a thread message waits so long for the mention that it may have overtaken
    recall: float = 86400.0  # at the start, places where nothing was asked for so long are not read again
    check: float = 86400.0  # how often the state's file is read for damage
    keep: float = 30 * 86400.0  # questions and answers stay in the state for so long


@dataclass(frozen=True, slots=True)
class SlackSettings:
    """What the Slack bot needs; exactly one of `app_token` and `signing_secret` decides the mode."""

    bot_token: str
    app_token: str | None
    signing_secret: str | None
    api_url: str
    host: str
    port: int

    @property
    def is_socket_mode(self) -> bool:
        """Socket Mode where an app-level token is set, otherwise HTTP."""
        return self.app_token is not None


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that is read from the environment; raw Slack values are checked by `slack`."""

    values: Mapping[str, str] = field(repr=False)
    timing: Timing = Timing()
    workers: int = 4

    @property
    def packs(self) -> tuple[Path, ...]:
        """Extra pack folders, separated like PATH."""
        return tuple(Path(part) for part in self.values.get("TRADEFACTS_PACKS", "").split(os.pathsep) if part)

    @property
    def state_url(self) -> str:
        """SQLAlchemy URL of conversations, inbox and outbox."""
        return self.values.get("TRADEFACTS_STATE") or DEFAULT_STATE

    @property
    def engine(self) -> str | None:
        """Where large packs live, if not in memory."""
        return self.values.get("TRADEFACTS_ENGINE") or None

    @property
    def logs_questions(self) -> bool:
        """Whether logs may hold the text of questions; off unless switched on."""
        return self.values.get("TRADEFACTS_LOG_QUESTIONS", "").lower() in {"1", "true", "yes", "on"}

    def slack(self) -> SlackSettings:
        """The Slack settings, checked.

        Raises SettingsError for the first that is missing or malformed.
        """
        app_token = self.values.get("SLACK_APP_TOKEN") or None
        secret = self.values.get("SLACK_SIGNING_SECRET") or None
        bot_token = _checked(
            self.values.get("SLACK_BOT_TOKEN"), "SLACK_BOT_TOKEN", _BOT_TOKEN, "xoxb-", _BOT_TOKEN_PAGE
        )
        if app_token is not None:
            _checked(app_token, "SLACK_APP_TOKEN", _APP_TOKEN, "xapp-", _APP_TOKEN_PAGE)
        elif secret is None:
            raise SettingsError(
                "Neither SLACK_APP_TOKEN (Socket Mode) nor SLACK_SIGNING_SECRET (HTTP) is set: "
                f"get the one at {_APP_TOKEN_PAGE}, or the other at {_SECRET_PAGE}."
            )
        else:
            _checked(secret, "SLACK_SIGNING_SECRET", _SECRET, "no token prefix", _SECRET_PAGE)
        return SlackSettings(
            bot_token=bot_token,
            app_token=app_token,
            signing_secret=secret,
            api_url=_api_url(self.values.get("SLACK_API_URL") or SLACK_API_URL),
            host=self.values.get("HOST") or DEFAULT_HOST,
            port=_port(self.values.get("PORT") or str(DEFAULT_PORT)),
        )


def load_settings(environ: Mapping[str, str] | None = None, env_file: Path | None = None) -> Settings:
    """Settings from `environ` (default the process's), which beats `env_file` (default ./.env)."""
    path = Path(".env") if env_file is None else env_file
    written = dotenv_values(path) if path.is_file() else {}
    given = os.environ if environ is None else environ
    merged = {name: value for name, value in written.items() if value is not None} | dict(given)
    return Settings({name: value.strip() for name, value in merged.items() if _is_ours(name)})


def _is_ours(name: str) -> bool:
    return name.startswith(("SLACK_", "TRADEFACTS_")) or name in {"HOST", "PORT"}


def _checked(value: str | None, name: str, pattern: re.Pattern[str], form: str, page: str) -> str:
    if not value:
        raise SettingsError(f"{name} is not set: get it at {page}.")
    if not pattern.fullmatch(value):
        wanted = "no spaces and no token prefix" if pattern is _SECRET else f"it starts with {form}"
        raise SettingsError(f"{name} is malformed ({wanted}): get it at {page}.")
    return value


def _api_url(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]+\S*", value):
        raise SettingsError(
            "SLACK_API_URL must be an http or https address: leave it out to use Slack's own."
        )
    return value.rstrip("/") + "/"


def _port(value: str) -> int:
    if not value.isdecimal() or int(value) > 65535:
        raise SettingsError("PORT must be a number from 0 to 65535: set it in .env.")
    return int(value)
