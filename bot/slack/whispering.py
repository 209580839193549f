"""Answers that one person sees; they cannot be looked up, so the next replaces one that may have arrived."""

from __future__ import annotations

from dataclasses import dataclass

from bot.slack.answering import Answer
from bot.slack.blocks import Payload
from bot.slack.drawing import Drawing
from bot.slack.ledger import Ledger
from bot.slack.outcomes import Outcome, Refused
from bot.slack.web import Web
from bot.state import Question, QuestionState


@dataclass(frozen=True, slots=True)
class Whispering:
    """Brings an answer to the asker alone."""

    ledger: Ledger
    web: Web
    drawing: Drawing

    def deliver(self, question: Question, answer: Answer) -> None:
        """Send the answer, in the place of one that may have arrived."""
        if not self.ledger.keep(question, answer):
            return
        rendered = self.drawing.message(question, answer)
        self.ledger.reach("sending", question)
        outcome = self.drawing.send(rendered, lambda text, blocks: self._send(question, text, blocks))
        self.ledger.reach("posted", question)
        if self.ledger.settle(question, outcome):
            self.ledger.note(question, answer)
            self.ledger.reach("noted", question)
            self.ledger.close(question, "answered")

    def _send(self, question: Question, text: str, blocks: tuple[Payload, ...]) -> Outcome:
        ask = question.ask
        outcome: Outcome = Refused("no response_url")
        if ask.response_url:
            is_replacing = question.state is QuestionState.SENDING
            outcome = self.web.respond(ask.response_url, text, blocks, is_replacing)
        if isinstance(outcome, Refused):
            return self.web.post_ephemeral(ask.channel, ask.user, None, text, blocks)
        return outcome
