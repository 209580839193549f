"""What the state can complain about.

StateError
  DamagedError
"""

from __future__ import annotations

from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from bot.state.damage import is_damage

# What the database says, and what a person can do about it.
_REMEDIES = (
    ("disk is full", "make room on its disk"),
    ("No space left", "make room on its disk"),
    ("disk I/O error", "look at its disk, and at limits for the size of files"),
    ("locked", "end the other program that holds it"),
    ("readonly", "let this user write to it"),
    ("not a database", "name another file"),
)
_ELSE = "check it, or name another file or database"


class StateError(Exception):
    """The state cannot be used; the message is one line that says what, where and what to do."""


class DamagedError(StateError):
    """The SQLite file is damaged; `set_aside` makes room for a fresh one."""


def complaint(url: URL, error: Exception) -> StateError:
    """What a person should read instead of `error`, which the database at `url` raised."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    what = (str(cause).strip().splitlines() or [type(cause).__name__])[0]
    if is_damage(cause, url.database):
        return damaged(url, what)
    is_file = url.get_backend_name() == "sqlite"
    where = url.database if is_file else url.render_as_string(hide_password=True)
    todo = next((remedy for sign, remedy in _REMEDIES if sign in what), _ELSE)
    return StateError(f"TRADEFACTS_STATE: {where} cannot be used as the state ({what}): {todo}.")


def damaged(url: URL, found: str) -> DamagedError:
    """The same for damage that a check found."""
    what = " ".join(found.split())
    return DamagedError(
        f"TRADEFACTS_STATE: {url.database} is damaged ({what}): the Slack bot sets it aside when it starts."
    )
