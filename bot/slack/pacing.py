"""How long to wait before the next try."""

from __future__ import annotations

import threading
import time

_LONGEST = 20  # times the grace


class Silences:
    """Channels in which Slack wants to hear nothing for a while; the others go on."""

    def __init__(self) -> None:
        self._until: dict[str, float] = {}  # channel -> monotonic time
        self._lock = threading.Lock()

    def keep(self, channel: str, seconds: float) -> None:
        """Say nothing in `channel` for so long."""
        with self._lock:
            self._until[channel] = time.monotonic() + seconds

    def left(self, channel: str) -> float:
        """Seconds that are left; none or less: speak."""
        with self._lock:
            return self._until.get(channel, 0.0) - time.monotonic()


def wait_after(attempts: int, grace: float) -> float:
    """Seconds before the next try: an eighth of the grace, doubled each time, at most 20 times it."""
    return grace * min(2.0 ** min(attempts, 10) / 8, _LONGEST)
