"""What the state can complain about.

StateError
  DamagedError
"""

from __future__ import annotations


class StateError(Exception):
    """The state cannot be used; the message is one line that says what, where and what to do."""


class DamagedError(StateError):
    """The SQLite file is damaged; `set_aside` makes room for a fresh one."""
