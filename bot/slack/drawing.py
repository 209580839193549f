"""Which message a question ends in."""

from __future__ import annotations

from collections.abc import Callable

from bot.logs import Log
from bot.reply import Reply
from bot.slack.answering import Answer, Answerer, kept_reply, thaw
from bot.slack.blocks import Payload, Rendered, View, render
from bot.slack.escape import escape
from bot.slack.outcomes import BadBlocks, Outcome
from bot.state import AskKind, Question, State, reference

Send = Callable[[str, tuple[Payload, ...]], Outcome]
_SHORT = 3_900


class Drawing:
    """Finds the reply that belongs into a message, and draws it."""

    def __init__(self, state: State, answerer: Answerer, log: Log) -> None:
        self._state = state
        self._answerer = answerer
        self._log = log

    def message(self, question: Question, answer: Answer) -> Rendered:
        """The message that answers `question`, or shares the answer of another."""
        ask = question.ask
        if ask.kind is AskKind.SHARE:
            reply = self.reply_of(self._state.outbox.find(ask.target or ""), question)
        else:
            reply = thaw(answer.reply)
        asker = ask.user if ask.kind in {AskKind.SHARE, AskKind.CLICK} else None
        return self.draw(reply, View(ask.key, is_private=ask.kind is AskKind.PRIVATE, asker=asker))

    def reply_of(self, target: Question | None, question: Question) -> Reply:
        """The reply that a click belongs to; computed again where the state has forgotten it."""
        kept = kept_reply(target.reply) if target else None
        return kept or self._answerer.reply_to(question.ask.text, question.reference)

    def draw(self, reply: Reply, view: View) -> Rendered:
        """The message; its words alone if drawing it fails, since silence would be worse."""
        try:
            return render(reply, view)
        except Exception as error:
            self._log.error(
                "cannot draw", ref=reference(view.key), kind=type(error).__name__, text=str(error)
            )
            return Rendered(escape(reply.text), ((),))

    def send(self, rendered: Rendered, send: Send) -> Outcome:
        """Try the richest form first; each form that Slack rejects was certainly not posted."""
        outcome: Outcome = BadBlocks("no form")
        for blocks in rendered.variants:
            outcome = send(rendered.text, blocks)
            if not isinstance(outcome, BadBlocks):
                return outcome
            self._log.warning("blocks rejected", error=outcome.error, blocks=len(blocks))
        return send(rendered.text[:_SHORT], ())


def asker_of(target: Question | None) -> str | None:
    """Who the message names, so that redrawing keeps it."""
    if target is not None and target.ask.kind in {AskKind.CLICK, AskKind.SHARE}:
        return target.ask.user
    return None
