"""How damage of a SQLite file is told from other faults."""

from __future__ import annotations

import sqlite3
from pathlib import Path

_OUR_HEADERS = (b"SQLite format 3\0", b"\0" * 16)  # zeros: what a power cut may leave of a file


def is_damage(error: BaseException | None, file: str | None) -> bool:
    """Whether `error` says that `file` is a database that broke, rather than no database at all."""
    if not isinstance(error, sqlite3.DatabaseError):
        return False
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code == sqlite3.SQLITE_CORRUPT or (code == sqlite3.SQLITE_NOTADB and _was_ours(file))


def _was_ours(file: str | None) -> bool:
    with Path(file or "").open("rb") as content:
        return content.read(16) in _OUR_HEADERS
