"""What the workspace holds: messages, private messages, and whatever was wrong with them."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import Any

Message = dict[str, Any]
TEAM, BOT_USER, BOT_ID = "T0TEAM", "U0BOT", "B0BOT"


@dataclass(slots=True)
class Call:
    """One call of the Web API or of a response_url."""

    method: str
    body: dict[str, Any]
    at: float


@dataclass(slots=True)
class Workspace:
    """Channels and what was said in them; safe for several threads."""

    channels: dict[str, list[Message]] = field(default_factory=dict)
    whispers: list[Message] = field(default_factory=list)  # ephemeral messages, as they are seen now
    deleted: list[Message] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    echoes_metadata: bool = True
    changed: threading.Condition = field(default_factory=threading.Condition)
    _last: float = 0.0

    def next_ts(self) -> str:
        """A timestamp that no message has yet."""
        with self.changed:
            self._last = max(self._last + 0.0001, time.time())
            return f"{self._last:.6f}"

    def add(self, channel: str, message: Message) -> str:
        """Put a message into a channel; its ts."""
        ts: str = message.setdefault("ts", self.next_ts())
        with self.changed:
            self.channels.setdefault(channel, []).append(message)
            self.changed.notify_all()
        return ts

    def whisper(self, message: Message, instead_of: str | None) -> str:
        """Show a message to one person, in the place of another if there is one."""
        ts = self.next_ts()
        with self.changed:
            kept = [old for old in self.whispers if instead_of is None or old["url"] != instead_of]
            self.whispers[:] = [*kept, message | {"ts": ts}]
            self.changed.notify_all()
        return ts

    def find(self, channel: str, ts: str) -> Message | None:
        """The message with this ts."""
        with self.changed:
            return next((m for m in self.channels.get(channel, ()) if m["ts"] == ts), None)

    def replace(self, channel: str, ts: str, body: dict[str, Any]) -> bool:
        """Change a message of the bot's."""
        with self.changed:
            for message in self.channels.get(channel, ()):
                if message["ts"] == ts and message.get("user") == BOT_USER:
                    message.update(body)
                    message["revisions"] = message.get("revisions", 0) + 1
                    self.changed.notify_all()
                    return True
        return False

    def delete(self, channel: str, ts: str) -> bool:
        """Take a message of the bot's away."""
        with self.changed:
            for message in list(self.channels.get(channel, ())):
                if message["ts"] == ts and message.get("user") == BOT_USER:
                    self.channels[channel].remove(message)
                    self.deleted.append(message)
                    self.changed.notify_all()
                    return True
        return False

    def thread(self, channel: str, root: str) -> list[Message]:
        """A message and its replies, in order."""
        with self.changed:
            found = [m for m in self.channels.get(channel, ()) if root in (m["ts"], m.get("thread_ts"))]
        return sorted(found, key=lambda m: float(m["ts"]))

    def answers(self, channel: str, root: str | None = None) -> list[Message]:
        """What the bot says in a channel, or in one thread."""
        with self.changed:
            messages = list(self.channels.get(channel, ()))
        return [
            m for m in messages if m.get("user") == BOT_USER and (root is None or m.get("thread_ts") == root)
        ]

    def called(self, method: str) -> list[Call]:
        """All calls of a method, in order."""
        with self.changed:
            return [call for call in self.calls if call.method == method]
