"""Answers that change in place, after an edit of the question or a click; twice does no harm."""

from __future__ import annotations

from dataclasses import dataclass

from bot.slack.answering import Answer, thaw
from bot.slack.blocks import Payload, Rendered, View
from bot.slack.drawing import Drawing, Send, asker_of
from bot.slack.ledger import Ledger
from bot.slack.outcomes import Outcome, Posted, Refused
from bot.slack.web import Web
from bot.state import AskKind, Question, reference


@dataclass(frozen=True, slots=True)
class Redrawing:
    """Replaces messages of ours."""

    ledger: Ledger
    web: Web
    drawing: Drawing

    def replace(self, question: Question, answer: Answer) -> None:
        """A question was edited: its answer is written anew."""
        target = self.ledger.state.outbox.find(question.ask.target or "")
        ts = target.message_ts if target else None
        if target is None or ts is None or _is_overtaken(question, target):
            self.ledger.close(question, "nothing to replace")
            return
        if not self.ledger.keep(question, answer):
            return
        key = target.ask.key
        rendered = self.drawing.draw(thaw(answer.reply), View(key, stamp=f"e{question.ask.edited_at}"))
        channel = question.ask.channel
        if self._sent(
            question, rendered, lambda text, blocks: self.web.update(channel, ts, text, blocks, key)
        ):
            self.ledger.state.notes.replace_answer(question, answer.reply, answer.context_after)
            self.ledger.note_miss(question, answer)
            self.ledger.close(question, "replaced")

    def redraw(self, question: Question) -> None:
        """Show or hide the working."""
        ask = question.ask
        target = self.ledger.state.outbox.find(ask.target or "")
        view = View(
            ask.target or ask.key,
            is_private=ask.conversation is None,
            is_open=ask.kind is AskKind.WORKING,
            asker=asker_of(target),
            stamp=reference(ask.key)[-6:],
        )
        rendered = self.drawing.draw(self.drawing.reply_of(target, question), view)
        if self._sent(question, rendered, lambda text, blocks: self._send(question, text, blocks)):
            self.ledger.close(question, "redrawn")

    def _sent(self, question: Question, rendered: Rendered, send: Send) -> Posted | None:
        self.ledger.reach("sending", question)
        outcome = self.drawing.send(rendered, send)
        self.ledger.reach("posted", question)
        return self.ledger.settle(question, outcome)

    def _send(self, question: Question, text: str, blocks: tuple[Payload, ...]) -> Outcome:
        """In place; as a message of its own to the one who clicked where that is refused."""
        ask = question.ask
        outcome: Outcome = Refused("no message")
        if ask.conversation is None and ask.response_url:
            outcome = self.web.respond(ask.response_url, text, blocks, is_replacing=True)
        elif ask.conversation is not None and ask.message_ts:
            outcome = self.web.update(ask.channel, ask.message_ts, text, blocks, ask.target or ask.key)
        if isinstance(outcome, Refused):
            return self.web.post_ephemeral(ask.channel, ask.user, ask.thread_ts, text, blocks)
        return outcome


def _is_overtaken(edit: Question, target: Question) -> bool:
    """Whether a later edit of the same question was delivered first."""
    return bool(target.ask.edited_at) and float(target.ask.edited_at or 0) > edit.ask.asked_at
