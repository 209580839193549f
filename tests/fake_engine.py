"""An engine that needs no facts: it echoes, asks back and declines on demand."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.reply import Citation, Reply, ReplyStatus, Value

REPORT = Citation("report", "A report", "A publisher", "2021", 9, "Table 1", "Oregon", "2020", None)
STATUSES = {"which": ReplyStatus.CLARIFY, "unknown": ReplyStatus.DECLINED}


@dataclass(frozen=True, slots=True)
class FakeTurn:
    """What a turn gives: the reply and what the thread remembers."""

    reply: Reply
    context: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FakeRow:
    """One span of an explained question."""

    text: str
    role: str
    meaning: str


@dataclass(frozen=True, slots=True)
class FakeExplanation:
    """A question accounted for word by word."""

    rows: tuple[FakeRow, ...]
    corrections: tuple[tuple[str, str], ...] = ()
    slots: tuple[tuple[str, str, str], ...] = ()


@dataclass(slots=True)
class FakeEngine:
    """Answers with the turns so far; "which" is asked back, "unknown" declined, "crash" raises."""

    asked: list[str] = field(default_factory=list)

    def reply(self, utterance: str, context: tuple[str, ...] | None) -> FakeTurn:
        """The reply to an utterance after the turns in `context`."""
        if utterance == "crash":
            raise ZeroDivisionError("division by zero")
        self.asked.append(utterance)
        turns = (*(context or ()), utterance)
        status = STATUSES.get(utterance, ReplyStatus.ANSWERED)
        return FakeTurn(_reply(utterance, turns, status), turns)

    def explain(self, utterance: str, context: tuple[str, ...] | None) -> FakeExplanation:
        """Each word as a mention of itself."""
        rows = tuple(FakeRow(word, "mention", word.upper()) for word in utterance.split())
        return FakeExplanation(rows, (("oregn", "Oregon"),), (("period", "2020", "default"),))


def _reply(question: str, turns: tuple[str, ...], status: ReplyStatus) -> Reply:
    headline = f"{len(turns)} turns: {' / '.join(turns)}"
    answered = status is ReplyStatus.ANSWERED
    return Reply(
        question=question,
        status=status,
        reading="Turns of a conversation",
        text=f"{headline}\nTurns of a conversation\nSource: A report, p. 9",
        headline=headline,
        source_line="Source: A report, p. 9",
        values=(Value("turns", len(turns), "count", citations=(0,)),) if answered else (),
        citations=(REPORT,) if answered else (),
        options=("North Carolina", "South Carolina") if status is ReplyStatus.CLARIFY else (),
        suggestions=("And Texas?",) if answered else (),
    )
