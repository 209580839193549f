"""Who has claimed a question: host, process and claim, as in `web-1:4026531836/4711/5f0c2a9e/17`."""

from __future__ import annotations

import os
import socket
import uuid
from pathlib import Path


def this_host() -> str:
    """The host and its space of process numbers: containers may share the name, but not that."""
    try:
        space = Path("/proc/self/ns/pid").stat().st_ino
    except OSError:
        space = 0
    return f"{socket.gethostname()}:{space}"[:60]


def this_process(host: str) -> str:
    """A name that no other process has, also not a later one with the same number."""
    return f"{host}/{os.getpid()}/{uuid.uuid4().hex[:8]}"


def is_alive(owner: str) -> bool:
    """Whether the process on this host that signed so still runs; our own number was another's before us."""
    number = int(owner.split("/")[1])
    if number == os.getpid():
        return False
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
