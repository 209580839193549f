"""What is written down about a delivery, from the frozen reply to its end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from bot.logs import Log
from bot.settings import Timing
from bot.slack.answering import Answer, thaw
from bot.slack.outcomes import BadBlocks, Limited, Outcome, Posted, Refused, Unknown
from bot.slack.pacing import Silences, wait_after
from bot.state import Question, QuestionState, State

Reach = Callable[[str, str], None]  # a step, and the key of the question


@dataclass(frozen=True, slots=True)
class Steps:
    """Told at each step of a delivery; tests stop the process there."""

    reach: Reach = lambda _step, _key: None


@dataclass(frozen=True, slots=True)
class Ledger:
    """The state's side of a delivery; every method may be called from several threads."""

    state: State
    timing: Timing
    log: Log
    steps: Steps
    silences: Silences = field(default_factory=Silences)

    def reach(self, step: str, question: Question) -> None:
        """Tell that the delivery of `question` has come to `step`."""
        self.steps.reach(step, question.ask.key)

    def keep(self, question: Question, answer: Answer) -> bool:
        """Freeze the answer: from now on it may be in Slack. False if the question is no longer ours."""
        fresh = answer.reply if answer.reply != question.reply and answer.reply else None
        kept = self.state.outbox.keep_reply(question, fresh, answer.context_before, answer.context_after)
        self.reach("kept", question)
        return kept

    def settle(self, question: Question, outcome: Outcome) -> Posted | None:
        """What Slack has; if it has nothing, the question is due later, or dead where that would not help."""
        match outcome:
            case Posted():
                return outcome
            case Limited(seconds):
                self.silences.keep(question.ask.channel, seconds)
                self.log.warning("Slack wants silence", ref=question.reference, seconds=seconds)
                self.state.outbox.defer(question, question.state, seconds)
            case Unknown(error, is_over):
                self.try_later(question, error, is_over)
            case BadBlocks(error) | Refused(error):
                self.log.error("Slack refuses the answer", ref=question.reference, error=error)
                self.state.outbox.bury(question)
        return None

    def try_later(self, question: Question, error: str, is_over: bool = True) -> None:
        """It may be in Slack. Try again later, and later each time, but not while it may still arrive."""
        least = self.timing.settle if is_over else self.timing.grace
        wait = max(least, wait_after(question.attempts, self.timing.grace))
        self.log.warning("not delivered yet", ref=question.reference, error=error, seconds=wait)
        is_ours = self.state.outbox.defer(question, QuestionState.SENDING, wait)
        if not is_ours and question.ask.kind.posts:
            self.state.outbox.sweep_again(question, wait)

    def close(self, question: Question, event: str) -> None:
        """The end of what needs no look for second copies; `event` names it in the log."""
        self.state.outbox.sent(question, None, None)
        self.log.info(event, ref=question.reference)
        self.reach("sent", question)

    def note(self, question: Question, answer: Answer) -> None:
        """What the conversation remembers from now on, and what could not be answered."""
        ask = question.ask
        if ask.conversation and answer.context_after:
            self.state.notes.remember(ask.conversation, answer.context_after, ask.key, since=ask.asked_at)
        self.note_miss(question, answer)

    def note_miss(self, question: Question, answer: Answer) -> None:
        """What could not be answered, if so."""
        reply = thaw(answer.reply)
        if reply.missed:
            self.state.notes.miss(question.reference, question.ask.text, reply.missed, reply.reading)
