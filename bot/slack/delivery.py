"""From the inbox to Slack: claim, answer, post, confirm; look before posting again, sweep afterwards."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from bot.logs import Log
from bot.settings import Timing
from bot.slack.answering import Answer, Answerer, kept_reply, thaw
from bot.slack.blocks import Payload, View
from bot.slack.drawing import Drawing, asker_of
from bot.slack.outcomes import BadBlocks, Limited, Outcome, Posted, Refused, Unknown
from bot.slack.pacing import Silences, wait_after
from bot.slack.web import Looks, Web
from bot.state import AskKind, Question, QuestionState, State, reference

Reach = Callable[[str, str], None]  # a step, and the key of the question


@dataclass(frozen=True, slots=True)
class Steps:
    """Told at each step of a delivery; tests stop the process there."""

    reach: Reach = lambda _step, _key: None


class Delivery:
    """Works off what the inbox holds; every method may be called from several threads."""

    def __init__(
        self,
        state: State,
        web: Web,
        answerer: Answerer,
        timing: Timing,
        log: Log,
        steps: Steps | None = None,
    ) -> None:
        self._state = state
        self._web = web
        self._answerer = answerer
        self._drawing = Drawing(state, answerer, log)
        self._timing = timing
        self._log = log
        self._steps = steps or Steps()
        self._silences = Silences()

    def step(self) -> bool:
        """Bring one question further; False if nothing is due."""
        begun = time.monotonic()
        question = self._state.outbox.claim()
        if question is None:
            return False
        self._steps.reach("claimed", question.ask.key)
        if question.is_sweep:
            self._sweep(question)
        elif time.time() - question.received_at > self._timing.give_up:
            self._log.error("too late to answer", ref=question.reference)
            self._state.outbox.bury(question)
        else:
            self._deliver(question, begun)
        return True

    def _deliver(self, question: Question, begun: float) -> None:
        kind = question.ask.kind
        if kind.answers and kept_reply(question.reply) is None:
            answer = self._answerer.answer(question)
        else:
            answer = Answer(question.reply or "", question.context_before, question.context_after)
        self._steps.reach("answered", question.ask.key)
        if kind is AskKind.EDIT:
            self._replace(question, answer)
        elif kind in {AskKind.WORKING, AskKind.FOLDED}:
            self._redraw(question)
        elif kind is AskKind.PRIVATE:
            self._whisper(question, answer)
        else:
            self._post(question, answer, begun)

    # --- messages that everybody sees -------------------------------------------------------------

    def _post(self, question: Question, answer: Answer, begun: float) -> None:
        in_doubt = question.state is QuestionState.SENDING
        if in_doubt:
            found = self._find(question)
            if found is None:
                self._defer(question, QuestionState.SENDING, "cannot look")
                return
            if found:
                self._steps.reach("found", question.ask.key)
                self._tidy(question, found)
                self._finish(question, answer, found[0], sweep_in=self._timing.sweep)
                return
        if not self._may_post(question, answer, in_doubt, begun):
            return
        rendered = self._drawing.message(question, answer)
        self._steps.reach("sending", question.ask.key)
        outcome = self._drawing.send(rendered, lambda text, blocks: self._send_post(question, text, blocks))
        self._steps.reach("posted", question.ask.key)
        self._settle(question, answer, outcome, in_doubt)

    def _may_post(self, question: Question, answer: Answer, in_doubt: bool, begun: float) -> bool:
        """Freeze the answer, unless Slack wants silence in this channel or too much of the lease is gone."""
        if not self._keep(question, answer):
            return False
        wait = self._silences.left(question.ask.channel)
        is_late = time.monotonic() - begun > self._timing.lease / 2
        if wait > 0 or is_late:
            state = QuestionState.SENDING if in_doubt else QuestionState.NEW
            self._state.outbox.defer(question, state, max(wait, 0))
        return wait <= 0 and not is_late

    def _send_post(self, question: Question, text: str, blocks: tuple[Payload, ...]) -> Outcome:
        ask = question.ask
        outcome = self._web.post(ask.channel, ask.thread_ts, text, blocks, ask.key)
        if ask.kind is AskKind.SHARE and isinstance(outcome, Refused) and ask.response_url:
            # Nobody invited the bot into this channel; the address of the click may speak there all the same.
            return self._web.respond(ask.response_url, text, blocks, is_replacing=False, is_public=True)
        return outcome

    def _settle(self, question: Question, answer: Answer, outcome: Outcome, in_doubt: bool) -> None:
        match outcome:
            case Posted(ts):
                self._finish(question, answer, ts, sweep_in=self._timing.sweep if in_doubt else None)
            case Limited(seconds):
                self._silences.keep(question.ask.channel, seconds)
                state = QuestionState.SENDING if in_doubt else QuestionState.NEW
                self._log.warning("Slack wants silence", ref=question.reference, seconds=seconds)
                self._state.outbox.defer(question, state, seconds)
            case Unknown(error, is_over):
                self._defer(question, QuestionState.SENDING, error, is_over)
            case BadBlocks(error) | Refused(error):
                self._bury(question, error)

    def _finish(self, question: Question, answer: Answer, ts: str | None, sweep_in: float | None) -> None:
        """The answer is out. If somebody else took the question over meanwhile, only one copy may stay."""
        self._note(question, answer, ts)
        self._steps.reach("noted", question.ask.key)
        if self._state.outbox.sent(question, ts, sweep_in):
            self._log.info("answered", ref=question.reference, attempts=question.attempts + 1)
        elif found := self._find(question):
            self._log.warning("taken over", ref=question.reference, copies=len(found))
            self._tidy(question, found)
        self._steps.reach("sent", question.ask.key)
        if question.ask.kind is AskKind.SHARE:
            self._mark_shared(question)

    def _sweep(self, question: Question) -> None:
        found = self._find(question)
        if found is None:
            self._state.outbox.sent(question, question.message_ts, self._timing.sweep)
            return
        self._tidy(question, found)
        self._state.outbox.swept(question, found[0] if found else None)

    def _tidy(self, question: Question, found: tuple[str, ...]) -> None:
        """The oldest copy stays."""
        for ts in found[1:]:
            self._log.warning("second copy removed", ref=question.reference)
            self._web.delete(question.ask.channel, ts)

    def _find(self, question: Question) -> tuple[str, ...] | None:
        ask = question.ask
        looks = Looks(ask.key, question.reference, self._written(question), lambda: self._others(question))
        return self._web.find(ask.channel, ask.thread_ts, ask.asked_at - 1, looks)

    def _written(self, question: Question) -> str:
        return self._drawing.message(question, Answer(question.reply or "")).text if question.reply else ""

    def _others(self, question: Question) -> frozenset[str]:
        return self._state.outbox.answers_in(question.ask.channel) - {question.message_ts or ""}

    # --- messages that are replaced ---------------------------------------------------------------

    def _replace(self, question: Question, answer: Answer) -> None:
        """An edited question: its answer is written anew in place. Doing that twice does no harm."""
        target = self._state.outbox.find(question.ask.target or "")
        if target is None or target.message_ts is None:
            self._log.info("nothing to replace", ref=question.reference)
            self._state.outbox.sent(question, None, None)
            return
        if target.ask.edited_at and float(target.ask.edited_at) > question.ask.asked_at:
            self._state.outbox.sent(question, None, None)  # a later edit was delivered first
            return
        if not self._keep(question, answer):
            return
        view = View(target.ask.key, stamp=f"e{question.ask.edited_at}")
        rendered = self._drawing.draw(thaw(answer.reply), view)
        self._steps.reach("sending", question.ask.key)
        ts = target.message_ts
        outcome = self._drawing.send(
            rendered,
            lambda text, blocks: self._web.update(question.ask.channel, ts, text, blocks, target.ask.key),
        )
        self._steps.reach("posted", question.ask.key)
        if isinstance(outcome, Posted):
            self._state.notes.replace_answer(question, answer.reply, answer.context_after)
            self._miss(question, answer)
        self._settle_again(question, outcome)

    def _redraw(self, question: Question) -> None:
        """Show or hide the working, in place."""
        ask = question.ask
        target = self._state.outbox.find(ask.target or "")
        reply = self._drawing.reply_of(target, question)
        key = ask.target or ask.key
        is_private = ask.conversation is None
        view = View(
            key,
            is_private=is_private,
            is_open=ask.kind is AskKind.WORKING,
            asker=asker_of(target),
            stamp=reference(ask.key)[-6:],
        )
        rendered = self._drawing.draw(reply, view)
        self._steps.reach("sending", question.ask.key)
        outcome = self._drawing.send(
            rendered, lambda text, blocks: self._send_redrawn(question, key, text, blocks)
        )
        self._settle_again(question, outcome)

    def _send_redrawn(self, question: Question, key: str, text: str, blocks: tuple[Payload, ...]) -> Outcome:
        ask = question.ask
        if ask.conversation is None and ask.response_url:
            outcome = self._web.respond(ask.response_url, text, blocks, is_replacing=True)
        elif ask.conversation is not None and ask.message_ts:
            outcome = self._web.update(ask.channel, ask.message_ts, text, blocks, key)
        else:
            outcome = Refused("no message")
        if isinstance(outcome, Refused):
            return self._web.post_ephemeral(ask.channel, ask.user, ask.thread_ts, text, blocks)
        return outcome

    def _settle_again(self, question: Question, outcome: Outcome) -> None:
        """The end of something that may be repeated without harm."""
        match outcome:
            case Posted():
                self._state.outbox.sent(question, None, None)
                self._log.info("redrawn", ref=question.reference)
                self._steps.reach("sent", question.ask.key)
            case Limited(seconds):
                self._state.outbox.defer(question, QuestionState.NEW, seconds)
            case Unknown(error, is_over):
                self._defer(question, QuestionState.NEW, error, is_over)
            case BadBlocks(error) | Refused(error):
                self._bury(question, error)

    # --- messages that one person sees ------------------------------------------------------------

    def _whisper(self, question: Question, answer: Answer) -> None:
        """A private answer cannot be looked up: if its arrival is unknown, the next one takes its place."""
        in_doubt = question.state is QuestionState.SENDING
        if not self._keep(question, answer):
            return
        rendered = self._drawing.message(question, answer)
        self._steps.reach("sending", question.ask.key)
        outcome = self._drawing.send(
            rendered, lambda text, blocks: self._send_whisper(question, text, blocks, in_doubt)
        )
        self._steps.reach("posted", question.ask.key)
        self._settle(question, answer, outcome, in_doubt)

    def _send_whisper(
        self, question: Question, text: str, blocks: tuple[Payload, ...], in_doubt: bool
    ) -> Outcome:
        ask = question.ask
        outcome: Outcome = Refused("no response_url")
        if ask.response_url:
            outcome = self._web.respond(ask.response_url, text, blocks, is_replacing=in_doubt)
        if isinstance(outcome, Refused):
            return self._web.post_ephemeral(ask.channel, ask.user, None, text, blocks)
        return outcome

    def _mark_shared(self, question: Question) -> None:
        """Take the Share button away; the channel has the answer."""
        if question.ask.response_url:
            text = "Shared with this channel."
            self._web.respond(question.ask.response_url, text, (), is_replacing=True)

    # --- what they have in common -----------------------------------------------------------------

    def _keep(self, question: Question, answer: Answer) -> bool:
        fresh = answer.reply if answer.reply != question.reply and answer.reply else None
        kept = self._state.outbox.keep_reply(question, fresh, answer.context_before, answer.context_after)
        self._steps.reach("kept", question.ask.key)
        return kept

    def _note(self, question: Question, answer: Answer, ts: str | None) -> None:
        ask = question.ask
        if ask.kind is AskKind.SHARE:
            target = self._state.outbox.find(ask.target or "")
            if ts and target:
                conversation = f"{ask.team}:{ask.channel}:{ts}"
                self._state.notes.remember(conversation, target.context_after, ask.key, since=float(ts))
            return
        if ask.conversation and answer.context_after:
            self._state.notes.remember(ask.conversation, answer.context_after, ask.key, since=ask.asked_at)
        self._miss(question, answer)

    def _miss(self, question: Question, answer: Answer) -> None:
        reply = thaw(answer.reply)
        if reply.missed:
            self._state.notes.miss(question.reference, question.ask.text, reply.missed, reply.reading)

    def _defer(self, question: Question, state: QuestionState, error: str, is_over: bool = True) -> None:
        """Try again later, and later each time; not before it can be seen whether it arrived after all."""
        least = self._timing.settle if is_over else self._timing.grace
        wait = max(least, wait_after(question.attempts, self._timing.grace))
        self._log.warning("not delivered yet", ref=question.reference, error=error, seconds=wait)
        self._state.outbox.defer(question, state, wait)

    def _bury(self, question: Question, error: str) -> None:
        self._log.error("Slack refuses the answer", ref=question.reference, error=error)
        self._state.outbox.bury(question)
