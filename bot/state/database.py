"""One database behind SQLAlchemy: a SQLite file, or PostgreSQL for several replicas."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Float,
    Table,
    cast,
    create_engine,
    event,
    func,
    literal,
    select,
    update,
)
from sqlalchemy import insert as plain_insert
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import (
    ArgumentError,
    DataError,
    DBAPIError,
    IntegrityError,
    ProgrammingError,
    SQLAlchemyError,
)
from sqlalchemy.exc import TimeoutError as NoConnection

from bot.state.errors import StateError, complaint, damaged
from bot.state.schema import SCHEMA_VERSION, metadata, origin, schema

_BUSY_MS = 2_000  # shorter than the three seconds in which Slack wants its acknowledgement
_FROZEN_MS = 5_000  # a replica that stops in the middle of a transaction keeps the others waiting so long
_SCHEMA_LOCK = 7_203_114  # any number, the same in every replica

Insert = postgresql.Insert | sqlite.Insert


class Database:
    """Transactions, the clock, and the one statement in which the two dialects differ.

    A database that fails is a StateError; what it cannot take (a text with a zero byte) is not.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.made_at = 0.0  # seconds since 1970: what was asked earlier, this database may not know of

    @property
    def is_sqlite(self) -> bool:
        """Whether this is the file of one host."""
        return self._engine.dialect.name == "sqlite"

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that may write; committed at the end."""
        with self._explaining(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection for single reads; takes no lock."""
        with self._explaining(), self._engine.connect() as connection:
            yield connection.execution_options(isolation_level="AUTOCOMMIT")

    @contextmanager
    def _explaining(self) -> Iterator[None]:
        try:
            yield
        except (DataError, IntegrityError, ProgrammingError):
            raise
        except (DBAPIError, NoConnection) as error:
            raise complaint(self._engine.url, error) from error

    def touch(self) -> None:
        """Write something that changes nothing; raises StateError where nothing can be written."""
        with self.write() as connection:
            connection.execute(update(origin).values(made_at=self.made_at))

    def now(self) -> ColumnElement[float]:
        """The time as all replicas see it: the server's clock, or this host's for a file."""
        if self.is_sqlite:
            return literal(time.time())
        return cast(func.extract("epoch", func.clock_timestamp()), Float(53))

    def insert(self, table: Table) -> Insert:
        """An insert that knows ON CONFLICT."""
        return sqlite.insert(table) if self.is_sqlite else postgresql.insert(table)

    def check(self) -> None:
        """Read the whole file of a SQLite state; raises DamagedError. Reads and writes may never notice."""
        if not self.is_sqlite:
            return
        with self.read() as connection:
            found = connection.exec_driver_sql("PRAGMA quick_check").scalar()
        if found != "ok":
            raise damaged(self._engine.url, str(found))

    def close(self) -> None:
        """Give all connections back."""
        self._engine.dispose()


def open_database(url: str) -> Database:
    """The database at `url`, its tables made.

    Raises StateError if the URL is not understood, the file is no database, the server refuses, or a
    newer version of the bot has written it; DamagedError, which is one, if the file is damaged.
    """
    parsed = _parsed(url)
    try:
        database = Database(_engine(parsed))
        with ExitStack() as undo:
            undo.callback(database.close)  # an open connection would outlive a refusal
            _prepare(database)
            undo.pop_all()
    except (SQLAlchemyError, OSError) as error:
        raise complaint(parsed, error) from error
    return database


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise StateError(
            "TRADEFACTS_STATE is not a database address: write sqlite:///FILE or postgresql://USER@HOST/NAME."
        ) from error
    if parsed.get_backend_name() not in {"sqlite", "postgresql"}:
        raise StateError(f"TRADEFACTS_STATE: {parsed.drivername} is unknown; use sqlite or postgresql.")
    if parsed.drivername == "postgresql":
        return parsed.set(drivername="postgresql+psycopg")
    return parsed


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        engine = create_engine(
            url, pool_pre_ping=True, hide_parameters=True, connect_args={"connect_timeout": 5}
        )
        event.listen(engine, "connect", _on_postgres_connect)
        return engine
    if url.database and not Path(url.database).exists():
        os.close(os.open(url.database, os.O_CREAT | os.O_WRONLY, 0o600))
    engine = create_engine(url, hide_parameters=True, connect_args={"timeout": _BUSY_MS / 1000})
    event.listen(engine, "connect", _on_sqlite_connect)
    event.listen(engine, "begin", _on_sqlite_begin)
    return engine


def _on_postgres_connect(connection: Any, _record: Any) -> None:
    """A frozen process would otherwise hold its locks, and with them the other replicas, until it wakes."""
    connection.execute(f"SET idle_in_transaction_session_timeout = {_FROZEN_MS}")
    connection.commit()


def _on_sqlite_connect(connection: Any, _record: Any) -> None:
    """WAL and full sync: after the acknowledgement no question may be lost, not even at a power cut."""
    connection.isolation_level = None  # the driver must not begin transactions by itself
    connection.execute(f"PRAGMA busy_timeout={_BUSY_MS}")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")


def _on_sqlite_begin(connection: Connection) -> None:
    """Take the write lock at once: select and update are one step for all processes on the file.

    Single reads also come by here and take none, so that they work while another process writes.
    """
    if connection.get_execution_options().get("isolation_level") != "AUTOCOMMIT":
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _prepare(database: Database) -> None:
    database.check()
    with database.write() as connection:
        if not database.is_sqlite:
            connection.execute(select(func.pg_advisory_xact_lock(_SCHEMA_LOCK)))
        metadata.create_all(connection)
        version = connection.execute(select(func.max(schema.c.version))).scalar()
        if version is None:
            connection.execute(plain_insert(schema).values(version=SCHEMA_VERSION))
        elif version > SCHEMA_VERSION:
            raise StateError(
                f"The state was written by a newer tradefacts ({version}, here {SCHEMA_VERSION}): update it."
            )
        if connection.execute(select(origin.c.made_at)).first() is None:
            connection.execute(plain_insert(origin).values(made_at=database.now()))
        database.made_at = connection.execute(select(origin.c.made_at)).scalar_one()
