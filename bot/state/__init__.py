"""What must survive a restart: inbox, outbox, conversations, votes, misses."""

from bot.state.errors import DamagedError, StateError
from bot.state.records import Ask, AskKind, Question, QuestionState, Vote, reference
from bot.state.setting_aside import set_aside
from bot.state.state import State, open_state

__all__ = [
    "Ask",
    "AskKind",
    "DamagedError",
    "Question",
    "QuestionState",
    "State",
    "StateError",
    "Vote",
    "open_state",
    "reference",
    "set_aside",
]
