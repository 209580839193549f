"""What goes wrong, and when: by method and count for tests, by chance for chaos."""

from __future__ import annotations

import random
import threading
from collections import Counter
from dataclasses import dataclass, field

LIMITED = "limited"  # 429 with Retry-After; nothing is stored
BROKEN_BEFORE = "broken before"  # 503; nothing is stored
BROKEN_AFTER = "broken after"  # 500 although it is stored
LOST_BEFORE = "lost before"  # the connection is cut; nothing is stored
LOST_AFTER = "lost after"  # stored, then the connection is cut
SLOW = "slow"  # stored, but answered too late
GARBLED = "garbled"  # stored, and the answer is no JSON
REFUSED = "refused"  # ok: false with `error`


@dataclass(slots=True)
class Fault:
    """The next `times` calls of a method go wrong, after `skip` good ones."""

    method: str
    kind: str
    times: int = 1
    skip: int = 0
    error: str = "invalid_blocks"
    retry_after: str | None = "1"
    seconds: float = 3.0
    block: str | None = None  # only calls that carry this type of block
    channel: str | None = None  # only calls about this channel

    def fits(self, method: str, types: set[str], channel: str) -> bool:
        """Whether this call is meant."""
        return (
            method == self.method
            and (self.block is None or self.block in types)
            and (self.channel is None or self.channel == channel)
        )


@dataclass(slots=True)
class Faults:
    """All faults that are planned, and the odds of others."""

    planned: list[Fault] = field(default_factory=list)
    odds: dict[str, float] = field(default_factory=dict)  # kind -> chance for each post
    ack_lost: float = 0.0  # chance that an acknowledgement is not seen
    doubled: float = 0.0  # chance that a delivery is made twice
    cut: float = 0.0  # chance that the socket is cut in the middle of a delivery
    happened: Counter[str] = field(default_factory=Counter)  # by chance, so far
    chance: random.Random = field(default_factory=lambda: random.Random(0))
    lock: threading.Lock = field(default_factory=threading.Lock)

    def next(self, method: str, types: set[str], channel: str) -> Fault | None:
        """The fault for this call."""
        with self.lock:
            for fault in self.planned:
                if fault.fits(method, types, channel):
                    if fault.skip > 0:
                        fault.skip -= 1
                        return None
                    fault.times -= 1
                    if fault.times <= 0:
                        self.planned.remove(fault)
                    return fault
            return self._by_chance(method)

    def happens(self, odds: float) -> bool:
        """Throw the dice."""
        with self.lock:
            return odds > 0 and self.chance.random() < odds

    def _by_chance(self, method: str) -> Fault | None:
        if method == "chat.postMessage":
            for kind, odds in self.odds.items():
                if self.chance.random() < odds:
                    self.happened[kind] += 1
                    return Fault(method, kind, retry_after="1", seconds=1.0)
        return None
