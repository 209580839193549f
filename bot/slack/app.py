"""The Bolt app: a delivery is written to the inbox before it is acknowledged; then nothing is left to do."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping
from typing import Any

from slack_bolt import App, BoltResponse
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot.slack.intake import Identity

Prompts = Callable[[str], None]
_ANY = re.compile(".*", re.DOTALL)


def build_app(
    client: WebClient,
    signing_secret: str | None,
    me: Identity,
    receive: Callable[[Mapping[str, Any]], bool],
    suggest: Prompts,
) -> App:
    """An app whose listeners acknowledge everything, also what a later Slack may send."""
    logger = logging.getLogger("slack_bolt")

    def write_down(body: dict[str, Any], next: Callable[[], BoltResponse]) -> BoltResponse:  # noqa: A002 (Bolt's)
        return next() if receive(body) else BoltResponse(status=503)  # Slack delivers it again

    app = App(
        client=client,
        signing_secret=signing_secret or "",
        authorize=lambda: _authorized(client, me),
        before_authorize=write_down,
        request_verification_enabled=bool(signing_secret),
        logger=logger,
    )
    _listen(app, suggest)
    return app


def _authorized(client: WebClient, me: Identity) -> AuthorizeResult:
    """What auth.test said at the start: no call to Slack stands between a delivery and its ack."""
    return AuthorizeResult(
        enterprise_id=None, team_id=me.team, bot_user_id=me.user, bot_id=me.bot, bot_token=client.token
    )


def _listen(app: App, suggest: Prompts) -> None:
    def opened(event: dict[str, Any]) -> None:
        if event.get("tab") == "messages" and isinstance(event.get("channel"), str):
            suggest(event["channel"])

    def nothing() -> None:
        """The inbox has it."""

    def acknowledge(ack: Callable[[], BoltResponse]) -> None:
        ack()

    app.event("app_home_opened")(opened)
    app.event(_ANY)(nothing)
    app.command(_ANY)(acknowledge)
    app.action(_ANY)(acknowledge)
    app.shortcut(_ANY)(acknowledge)
    app.view(_ANY)(acknowledge)
    app.view_closed(_ANY)(acknowledge)
