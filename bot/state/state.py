"""The state as one value: open it, use its three parts, close it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.state.database import Database, open_database
from bot.state.inbox import Inbox
from bot.state.notes import Miss, Notes
from bot.state.outbox import Outbox

DEFAULT_LEASE = 30.0


@dataclass(frozen=True, slots=True)
class State:
    """Everything that survives a restart."""

    database: Database
    inbox: Inbox
    outbox: Outbox
    notes: Notes

    def misses(self) -> tuple[Miss, ...]:
        """Questions that were not answered, with the words that stopped them; no personal data."""
        return self.notes.misses()

    def purge(self, older_than: float) -> None:
        """Forget questions, answers and threads older than `older_than` seconds."""
        self.outbox.purge(older_than)
        self.notes.forget_conversations(older_than)

    def close(self) -> None:
        """Give all connections back."""
        self.database.close()


def open_state(url: str, lease: float = DEFAULT_LEASE) -> State:
    """The state at a SQLAlchemy URL; raises StateError where it cannot be used, DamagedError if damaged."""
    database = open_database(url)
    return State(database, Inbox(database), Outbox(database, lease), Notes(database))
