"""What threads remember, how answers were liked, and what could not be answered."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import delete, or_, select, update

from bot.state.database import Database
from bot.state.records import Question, Vote
from bot.state.schema import conversations, misses, questions, votes


@dataclass(frozen=True, slots=True)
class Miss:
    """A question that was not answered; nothing in it says who asked."""

    question: str
    words: tuple[str, ...]  # what stopped the answer
    reading: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """A person's last vote on an answer."""

    question: str
    reading: str
    is_positive: bool


class Notes:
    """Conversations, votes and misses."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def context(self, conversation: str, channel: str, thread_ts: str | None) -> str | None:
        """What the conversation remembers, as JSON; a new thread begins with what its root remembers."""
        known = select(conversations.c.context).where(conversations.c.key == conversation)
        root = select(questions.c.context_after).where(
            or_(
                questions.c.key == conversation,
                (questions.c.channel == channel) & (questions.c.message_ts == thread_ts),
            )
        )
        with self._database.read() as connection:
            return connection.execute(known).scalar() or connection.execute(root).scalar()

    def remember(self, conversation: str, context: str | None, key: str, since: float) -> None:
        """Keep the context that question `key`, asked at `since`, left behind."""
        row = {
            "key": conversation,
            "context": context,
            "last_question": key,
            "people": "[]",
            "since": since,
            "updated_at": self._database.now(),
        }
        changed = {name: row[name] for name in ("context", "last_question", "updated_at")}
        with self._database.write() as connection:
            connection.execute(
                self._database.insert(conversations)
                .values(row)
                .on_conflict_do_update(index_elements=[conversations.c.key], set_=changed)
            )

    def replace_answer(self, question: Question, reply: str, context_after: str | None) -> None:
        """Question `question` was edited: its row gets the new text and reply, its thread the new context."""
        target = question.ask.target
        with self._database.write() as connection:
            connection.execute(
                update(questions)
                .where(questions.c.key == target)
                .values(
                    text=question.ask.text,
                    edited_at=question.ask.edited_at,
                    reply=reply,
                    context_after=context_after,
                )
            )
            connection.execute(
                update(conversations)
                .where(
                    conversations.c.key == question.ask.conversation, conversations.c.last_question == target
                )
                .values(context=context_after)
            )

    def vote(self, vote: Vote, question: str, reading: str) -> None:
        """Keep a vote; a later one by the same person on the same answer takes its place."""
        row = {
            "team": vote.team,
            "channel": vote.channel,
            "message_ts": vote.message_ts,
            "user": vote.user,
            "is_positive": vote.is_positive,
            "question": question,
            "reading": reading,
            "voted_at": self._database.now(),
        }
        changed = {name: row[name] for name in ("is_positive", "question", "reading", "voted_at")}
        with self._database.write() as connection:
            connection.execute(
                self._database.insert(votes)
                .values(row)
                .on_conflict_do_update(index_elements=list(votes.primary_key.columns), set_=changed)
            )

    def verdicts(self) -> tuple[Verdict, ...]:
        """Every last vote, oldest first."""
        with self._database.read() as connection:
            rows = connection.execute(select(votes).order_by(votes.c.voted_at)).all()
        return tuple(Verdict(row.question, row.reading, row.is_positive) for row in rows)

    def miss(self, reference: str, question: str, words: tuple[str, ...], reading: str) -> None:
        """Keep a question that was not answered; once, however often that is tried."""
        row = {
            "reference": reference,
            "question": question,
            "words": json.dumps(words, ensure_ascii=False),
            "reading": reading,
            "missed_at": self._database.now(),
        }
        with self._database.write() as connection:
            connection.execute(self._database.insert(misses).values(row).on_conflict_do_nothing())

    def misses(self) -> tuple[Miss, ...]:
        """Every question that was not answered, oldest first."""
        with self._database.read() as connection:
            rows = connection.execute(select(misses).order_by(misses.c.missed_at)).all()
        return tuple(Miss(row.question, tuple(json.loads(row.words)), row.reading) for row in rows)

    def forget_conversations(self, older_than: float) -> None:
        """Drop what no thread has used for `older_than` seconds."""
        with self._database.write() as connection:
            connection.execute(
                delete(conversations).where(conversations.c.updated_at < self._database.now() - older_than)
            )
