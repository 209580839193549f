"""The Slack edge: `run` is the bot, everything else is its parts."""

from bot.slack.service import run

__all__ = ["run"]
