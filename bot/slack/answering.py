"""From a question in the inbox to a frozen reply: the only place where Slack meets the engine."""

from __future__ import annotations

import json
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any, Protocol

from bot.logs import Log
from bot.reply import Chart, Citation, Reply, ReplyStatus, Step, Table, Value
from bot.slack.intake import SOURCES
from bot.state import AskKind, Question, State, StateError

MAX_ATTEMPTS = 8  # it may have taken the process down so often; up to three others go down with it each time

_PARTS = {"values": Value, "inputs": Value, "citations": Citation, "working": Step}
_WHOLES = {"table": Table, "chart": Chart}


class Context(Protocol):
    """What a conversation remembers, as the engine makes it."""

    def to_json(self) -> dict[str, Any]:
        """As plain values."""


class Turn(Protocol):
    """A reply and what the conversation remembers after it."""

    @property
    def reply(self) -> Reply:
        """What is said."""

    @property
    def context(self) -> Context:
        """What is remembered."""


class Engine(Protocol):
    """What answers questions."""

    def reply(self, utterance: str, context: Any) -> Turn:
        """The reply to `utterance` after `context`."""

    def sources_reply(self) -> Reply:
        """What there are figures about."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A frozen reply with the contexts before and after it, all as JSON."""

    reply: str
    context_before: str | None = None
    context_after: str | None = None


class Answerer:
    """Asks the engine, one question at a time, and survives what it raises."""

    def __init__(
        self, engine: Engine, read_context: Callable[[dict[str, Any]], Any], state: State, log: Log
    ) -> None:
        self._engine = engine
        self._read_context = read_context
        self._state = state
        self._log = log
        self._turn = threading.Lock()

    def answer(self, question: Question) -> Answer:
        """The answer to `question`; an apology with its reference if that fails.

        Raises StateError if what the thread remembers cannot be read.
        """
        if question.attempts >= MAX_ATTEMPTS:
            self._log.error("question given up", ref=question.reference, attempts=question.attempts)
            return Answer(freeze(apology(question.ask.text, question.reference)))
        try:
            return self._asked(question)
        except StateError:
            raise  # the question is asked again when the state can be read
        except Exception as error:
            self._complain(question.reference, error)
            return Answer(freeze(apology(question.ask.text, question.reference)))

    def reply_to(self, text: str, reference: str) -> Reply:
        """The reply to a complete question, outside any conversation; an apology if that fails."""
        try:
            with self._turn:
                return self._engine.reply(text, None).reply
        except Exception as error:
            self._complain(reference, error)
            return apology(text, reference)

    def _complain(self, reference: str, error: Exception) -> None:
        self._log.error(
            "engine failed", ref=reference, kind=type(error).__name__, at=_places(error), text=str(error)
        )

    def _asked(self, question: Question) -> Answer:
        ask = question.ask
        if ask.kind is AskKind.PRIVATE and ask.text.lower() == SOURCES:
            return Answer(freeze(self._engine.sources_reply()))
        with self._turn:
            before = None if ask.fresh else self._context(question)
            turn = self._engine.reply(ask.text, self._read_context(json.loads(before)) if before else None)
            after = json.dumps(turn.context.to_json(), ensure_ascii=False)
        return Answer(freeze(turn.reply), before, after)

    def _context(self, question: Question) -> str | None:
        """What is remembered: by an edited question's own past, by the answer clicked, or by the thread."""
        ask = question.ask
        target = self._state.outbox.find(ask.target) if ask.target else None
        if ask.kind is AskKind.EDIT:
            return target.context_before if target else None
        if target is not None and target.context_after:
            return target.context_after
        if ask.previous:
            return json.dumps(self._engine.reply(ask.previous, None).context.to_json())
        if ask.conversation is None:
            return None
        return self._state.notes.context(ask.conversation, ask.channel, ask.thread_ts)


def _places(error: Exception) -> list[str]:
    """Where it happened; the message of an error may hold the question, its places do not."""
    return [f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)[-4:]]


def apology(text: str, reference: str) -> Reply:
    """What a person reads when something broke; never the reason, always the reference."""
    sorry = (
        "Sorry, something went wrong on my side and I could not answer this. "
        f"Please ask again; if it stays, tell whoever looks after me the number {reference}."
    )
    return Reply(question=text, status=ReplyStatus.DECLINED, reading="", text=sorry)


def freeze(reply: Reply) -> str:
    """A reply as JSON, with everything that rendering needs."""
    return json.dumps(asdict(reply), ensure_ascii=False)


def thaw(text: str) -> Reply:
    """The reply that was frozen; raises ValueError if another version froze it in another shape."""
    try:
        return _thawed(text)
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"not a reply of this version: {error}") from error


def kept_reply(text: str | None) -> Reply | None:
    """The reply that was frozen; None if there is none that can be read."""
    with suppress(ValueError):
        return thaw(text) if text else None
    return None


def _thawed(text: str) -> Reply:
    fields = {name: _tuples(value) for name, value in json.loads(text).items()}
    fields["status"] = ReplyStatus(fields["status"])
    for name, part in _PARTS.items():
        fields[name] = tuple(part(**values) for values in fields[name])
    for name, whole in _WHOLES.items():
        fields[name] = None if fields[name] is None else whole(**fields[name])
    return Reply(**fields)


def _tuples(value: Any) -> Any:
    """`value` with tuples for lists, all the way down."""
    if isinstance(value, list):
        return tuple(map(_tuples, value))
    if isinstance(value, dict):
        return {name: _tuples(part) for name, part in value.items()}
    return value
