"""A damaged SQLite file is set aside, with all that belongs to it, so that the bot can start."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.engine import make_url

from bot.state.errors import StateError

_PARTS = ("-wal", "-shm", "")  # the log first: beside a new file SQLite would drop it


def set_aside(url: str) -> Path:
    """Rename the file of the state at `url`; where it is now, as in tradefacts.damaged-20260131-235959.db.

    Raises StateError if another process has the file open: it would go on writing to the renamed one.
    """
    file = Path(make_url(url).database or "")
    if _is_in_use(file):
        raise StateError(f"{file} is damaged, and another process uses it: end that first, then start again.")
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    aside = file.with_name(f"{file.stem}.damaged-{stamp}{file.suffix}")
    try:
        for name in _PARTS:
            part = file.with_name(file.name + name)
            if part.exists():
                part.rename(aside.with_name(aside.name + name))
    except OSError as error:
        raise StateError(
            f"{file} is damaged and cannot be renamed ({error.strerror}): move it away."
        ) from error
    return aside


def _is_in_use(file: Path) -> bool:
    connection = sqlite3.connect(file, timeout=0, isolation_level=None)
    try:
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        return error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
    finally:
        connection.close()
    return False
