"""Answers that everybody sees: look before posting again, post once, sweep afterwards."""

from __future__ import annotations

import time
from dataclasses import dataclass

from bot.slack.answering import Answer
from bot.slack.blocks import Payload
from bot.slack.copies import Copies
from bot.slack.drawing import Drawing
from bot.slack.ledger import Ledger
from bot.slack.outcomes import Outcome, Refused
from bot.slack.web import Web
from bot.state import AskKind, Question, QuestionState


@dataclass(frozen=True, slots=True)
class Posting:
    """Brings an answer into a channel, thread or direct message, once."""

    ledger: Ledger
    web: Web
    drawing: Drawing
    copies: Copies

    def deliver(self, question: Question, answer: Answer, begun: float) -> None:
        """Post the answer unless it is there; `begun` is the monotonic time of the claim."""
        if question.state is QuestionState.SENDING and not self._is_missing(question, answer):
            return
        if not self._may_post(question, answer, begun):
            return
        rendered = self.drawing.message(question, answer)
        self.ledger.reach("sending", question)
        outcome = self.drawing.send(rendered, lambda text, blocks: self._send(question, text, blocks))
        self.ledger.reach("posted", question)
        if posted := self.ledger.settle(question, outcome):
            self._finish(question, answer, posted.ts, is_swept=question.state is QuestionState.SENDING)

    def sweep(self, question: Question) -> None:
        """A while after an answer was posted again: only its oldest copy stays."""
        outbox = self.ledger.state.outbox
        found = self.copies.find(question)
        if found is None:
            outbox.sent(question, question.message_ts, self.ledger.timing.sweep)
            return
        self.copies.tidy(question, found)
        outbox.swept(question, found[0] if found else None)

    def _is_missing(self, question: Question, answer: Answer) -> bool:
        """Whether an answer that may be in Slack is certainly not there; if it is, it is written down."""
        found = self.copies.find(question)
        if found is None:
            self.ledger.try_later(question, "cannot look")
        elif found:
            self.ledger.reach("found", question)
            self.copies.tidy(question, found)
            self._finish(question, answer, found[0], is_swept=True)
        return found == ()

    def _may_post(self, question: Question, answer: Answer, begun: float) -> bool:
        """Freeze the answer, unless Slack wants silence in this channel or too much of the lease is gone."""
        if not self.ledger.keep(question, answer):
            return False
        wait = self.ledger.silences.left(question.ask.channel)
        is_late = time.monotonic() - begun > self.ledger.timing.lease / 2
        if wait > 0 or is_late:
            self.ledger.state.outbox.defer(question, question.state, max(wait, 0))
        return wait <= 0 and not is_late

    def _send(self, question: Question, text: str, blocks: tuple[Payload, ...]) -> Outcome:
        ask = question.ask
        outcome = self.web.post(ask.channel, ask.thread_ts, text, blocks, ask.key)
        if ask.kind is AskKind.SHARE and isinstance(outcome, Refused) and ask.response_url:
            # Nobody invited the bot into this channel; the address of the click may speak there all the same.
            return self.web.respond(ask.response_url, text, blocks, is_replacing=False, is_public=True)
        return outcome

    def _finish(self, question: Question, answer: Answer, ts: str | None, is_swept: bool) -> None:
        """The answer is out. If somebody else took the question over meanwhile, only one copy may stay."""
        is_share = question.ask.kind is AskKind.SHARE
        if is_share:
            self._note_share(question, ts)
        else:
            self.ledger.note(question, answer)
        self.ledger.reach("noted", question)
        sweep_in = self.ledger.timing.sweep if is_swept else None
        if self.ledger.state.outbox.sent(question, ts, sweep_in):
            self.ledger.log.info("answered", ref=question.reference, attempts=question.attempts + 1)
        else:
            self.ledger.log.warning("taken over", ref=question.reference)
            self.ledger.state.outbox.sweep_again(question, 0)
        self.ledger.reach("sent", question)
        if is_share and question.ask.response_url:  # the channel has the answer: take the button away
            self.web.respond(question.ask.response_url, "Shared with this channel.", (), is_replacing=True)

    def _note_share(self, question: Question, ts: str | None) -> None:
        """The thread under a shared answer goes on where the private one ended."""
        ask = question.ask
        target = self.ledger.state.outbox.find(ask.target or "")
        if ts and target:
            conversation = f"{ask.team}:{ask.channel}:{ts}"
            self.ledger.state.notes.remember(conversation, target.context_after, ask.key, since=float(ts))
