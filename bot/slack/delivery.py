"""From the inbox to Slack: claim a question, answer it, and bring the answer where it belongs."""

from __future__ import annotations

import time

from bot.logs import Log
from bot.settings import Timing
from bot.slack.answering import Answer, Answerer, kept_reply
from bot.slack.copies import Copies
from bot.slack.drawing import Drawing
from bot.slack.ledger import Ledger, Steps
from bot.slack.posting import Posting
from bot.slack.redrawing import Redrawing
from bot.slack.turns import MANY, NOTICE, Turns
from bot.slack.web import Web
from bot.slack.whispering import Whispering
from bot.state import AskKind, Question, State


class Delivery:
    """Works off what the inbox holds; `step` may be called from several threads."""

    def __init__(
        self,
        state: State,
        web: Web,
        answerer: Answerer,
        timing: Timing,
        log: Log,
        steps: Steps | None = None,
    ) -> None:
        drawing = Drawing(state, answerer, log)
        self._answerer = answerer
        self._web = web
        self._turns = Turns()
        self._ledger = Ledger(state, timing, log, steps or Steps())
        self._posting = Posting(self._ledger, web, drawing, Copies(state, web, drawing, log))
        self._whispering = Whispering(self._ledger, web, drawing)
        self._redrawing = Redrawing(self._ledger, web, drawing)

    def step(self) -> bool:
        """Bring one question further; False if nothing is due."""
        begun = time.monotonic()
        question = self._ledger.state.outbox.claim(self._turns.last())
        if question is None:
            return False
        self._ledger.reach("claimed", question)
        if question.is_sweep:
            self._posting.sweep(question)
        elif time.time() - question.received_at > self._ledger.timing.give_up:
            self._ledger.log.error("too late to answer", ref=question.reference)
            self._ledger.state.outbox.bury(question)
        else:
            self._deliver(question, begun)
            self._count(question)
        return True

    def _count(self, question: Question) -> None:
        """Whoever has to wait for having asked so much learns once why."""
        ask, outbox = question.ask, self._ledger.state.outbox
        self._turns.take(ask.user)
        is_last = ask.user in self._turns.last()
        if is_last and outbox.open_count(ask.user) >= MANY and self._turns.tells(ask.user):
            self._ledger.log.info("many questions", ref=question.reference)
            self._web.post_ephemeral(ask.channel, ask.user, ask.thread_ts, NOTICE, ())

    def _deliver(self, question: Question, begun: float) -> None:
        answer = self._answer(question)
        self._ledger.reach("answered", question)
        match question.ask.kind:
            case AskKind.EDIT:
                self._redrawing.replace(question, answer)
            case AskKind.WORKING | AskKind.FOLDED:
                self._redrawing.redraw(question)
            case AskKind.PRIVATE:
                self._whispering.deliver(question, answer)
            case AskKind.MESSAGE | AskKind.CLICK | AskKind.SHARE:
                self._posting.deliver(question, answer, begun)

    def _answer(self, question: Question) -> Answer:
        """The answer that was frozen before, or else a new one where the engine is asked at all."""
        if question.ask.kind.answers and kept_reply(question.reply) is None:
            return self._answerer.answer(question)
        return Answer(question.reply or "", question.context_before, question.context_after)
