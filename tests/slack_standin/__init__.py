"""A Slack of our own: Web API, Socket Mode, signed requests, redelivery, faults on demand."""

from tests.slack_standin.faults import Fault, Faults
from tests.slack_standin.runner import BotProcess
from tests.slack_standin.standin import StandIn

__all__ = ["BotProcess", "Fault", "Faults", "StandIn"]
