"""What goes into the state and comes out of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum


class AskKind(StrEnum):
    """What a person wants; it decides where the answer goes."""

    MESSAGE = "message"  # a message in a channel, thread or direct message: answered there
    CLICK = "click"  # a button with a question: answered in the thread of the message
    PRIVATE = "private"  # a slash command, or a click on its answer: only the asker sees the answer
    EDIT = "edit"  # a question was edited: its answer is replaced
    SHARE = "share"  # a private answer is shown to the channel
    WORKING = "working"  # an answer is redrawn with its working
    FOLDED = "folded"  # an answer is redrawn without its working

    @property
    def answers(self) -> bool:
        """Whether the engine is asked."""
        return self in {AskKind.MESSAGE, AskKind.CLICK, AskKind.PRIVATE, AskKind.EDIT}

    @property
    def posts(self) -> bool:
        """Whether a new message appears that everybody in the conversation can see."""
        return self in {AskKind.MESSAGE, AskKind.CLICK, AskKind.SHARE}


class QuestionState(StrEnum):
    """How far a question has come."""

    NEW = "new"  # received; certainly not answered
    SENDING = "sending"  # the answer is stored and may or may not have reached Slack
    SENT = "sent"
    DEAD = "dead"  # Slack refuses the answer, or it came too late


@dataclass(frozen=True, slots=True)
class Ask:
    """A question or a wish as it is written to the inbox before Slack gets its acknowledgement."""

    key: str  # team:channel:message ts, or what else names one wish once
    kind: AskKind
    team: str
    channel: str
    user: str
    text: str
    asked_at: float  # Slack's clock, seconds
    thread_ts: str | None = None  # where the answer goes; None is the conversation itself
    conversation: str | None = None  # whose context is used and kept; None has none
    target: str | None = None  # key of the question that an edit, a share or a working belongs to
    message_ts: str | None = None  # the message that was clicked
    response_url: str | None = None  # where a private answer goes
    fresh: bool = False  # the text is a complete question: no context
    previous: str | None = None  # what was asked before, should the state have forgotten it
    engages: bool = False  # from now on the thread's messages are for the bot
    edited_at: str | None = None  # when the person changed the text


@dataclass(frozen=True, slots=True)
class Question:
    """A claimed row of the inbox, with what is known about its answer."""

    ask: Ask
    state: QuestionState
    attempts: int
    received_at: float
    sending_at: float | None
    reply: str | None  # the frozen reply as JSON
    context_before: str | None
    context_after: str | None
    message_ts: str | None  # of the answer
    claim: str | None = None  # signed by the worker that has it; None outside a claim
    is_sweep: bool = False  # the answer is out; only second copies are looked for

    @property
    def reference(self) -> str:
        """The number that a person can quote and a log line carries."""
        return reference(self.ask.key)


@dataclass(frozen=True, slots=True)
class Vote:
    """A thumb, up or down; the last one per person and answer counts."""

    team: str
    channel: str
    message_ts: str
    user: str
    is_positive: bool
    key: str  # of the question


def reference(key: str) -> str:
    """A short stable number for the question with this key, as in TF-3F9A2C71."""
    return "TF-" + hashlib.sha256(key.encode()).hexdigest()[:8].upper()
