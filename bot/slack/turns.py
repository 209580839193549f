"""Whose turn it is: who asked much within a minute is answered, but after the others."""

from __future__ import annotations

import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable

MANY = 20  # in a minute: nobody reads more answers than that, and who pastes a list can wait for its end
_MINUTE = 60.0
NOTICE = (
    f"You have asked more than {MANY} questions within a minute. "
    "I answer all of them, but questions of others come first."
)


class Turns:
    """How many questions of each person were taken up lately; safe for several threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._taken: defaultdict[str, deque[float]] = defaultdict(deque)
        self._told: set[str] = set()

    def last(self) -> frozenset[str]:
        """Who comes after the others now."""
        with self._lock:
            self._forget()
            return frozenset(user for user, times in self._taken.items() if len(times) >= MANY)

    def take(self, user: str) -> None:
        """A question of `user` is taken up."""
        with self._lock:
            self._taken[user].append(self._clock())

    def tells(self, user: str) -> bool:
        """Whether `user` is to be told, which happens once until a minute of theirs is quiet."""
        with self._lock:
            is_news = user not in self._told
            self._told.add(user)
            return is_news

    def _forget(self) -> None:
        """Drop what is over a minute old, and who has nothing left."""
        since = self._clock() - _MINUTE
        for user, times in list(self._taken.items()):
            while times and times[0] < since:
                times.popleft()
            if not times:
                del self._taken[user]
        self._told &= self._taken.keys()
