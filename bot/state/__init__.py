"""What must survive a restart: inbox, outbox, conversations, votes, misses."""

from bot.state.database import StateError
from bot.state.records import Ask, AskKind, Question, QuestionState, Vote, reference
from bot.state.state import State, open_state

__all__ = [
    "Ask",
    "AskKind",
    "Question",
    "QuestionState",
    "State",
    "StateError",
    "Vote",
    "open_state",
    "reference",
]
