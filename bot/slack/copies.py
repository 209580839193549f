"""An answer as it is found in Slack: no copy, one, or more of them, of which only the oldest may stay."""

from __future__ import annotations

from dataclasses import dataclass

from bot.logs import Log
from bot.slack.answering import Answer
from bot.slack.drawing import Drawing
from bot.slack.web import Looks, Web
from bot.state import Question, State


@dataclass(frozen=True, slots=True)
class Copies:
    """Looks for answers of ours where they would stand."""

    state: State
    web: Web
    drawing: Drawing
    log: Log

    def find(self, question: Question) -> tuple[str, ...] | None:
        """The copies of the answer to `question`, oldest first; None if Slack cannot be asked now."""
        ask = question.ask
        looks = Looks(ask.key, question.reference, self._words(question), lambda: self._others(question))
        return self.web.find(ask.channel, ask.thread_ts, ask.asked_at - 1, looks)

    def tidy(self, question: Question, found: tuple[str, ...]) -> None:
        """Delete all copies in `found` but the oldest."""
        for ts in found[1:]:
            self.log.warning("second copy removed", ref=question.reference)
            self.web.delete(question.ask.channel, ts)

    def _words(self, question: Question) -> str:
        return self.drawing.message(question, Answer(question.reply or "")).text if question.reply else ""

    def _others(self, question: Question) -> frozenset[str]:
        return self.state.outbox.answers_in(question.ask.channel) - {question.message_ts or ""}
