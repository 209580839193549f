"""What every test stands on: no network, no settings from outside, one engine over the real packs."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import Any

import pytest

from bot.conversation import Engine, load_engine

ROOT = Path(__file__).parent.parent
LOCAL_HOSTS = {"127.0.0.1", "::1", "localhost"}


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Connections leave this machine in no test; stand-ins on it may be reached."""
    connect = socket.socket.connect

    def refuse(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in LOCAL_HOSTS:
            raise OSError(f"A test tried to reach {address[0]}.")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """The developer's own settings change no test."""
    for name in os.environ:
        if name.startswith(("SLACK_", "TRADEFACTS_")) or name in {"HOST", "PORT", "NO_COLOR"}:
            monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def real_engine() -> Engine:
    """The engine over the project's own packs, loaded once."""
    return load_engine()
