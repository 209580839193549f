"""What is written before Slack gets its acknowledgement."""

from __future__ import annotations

import json
from dataclasses import replace

from sqlalchemy import Connection, and_, or_, select, update

from bot.state.database import Database
from bot.state.records import Ask, AskKind, QuestionState
from bot.state.schema import conversations, questions


class Inbox:
    """Questions come in once, however often they are delivered."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def receive(self, ask: Ask) -> bool:
        """Keep `ask`, and say whether it is new. Committed when this returns."""
        with self._database.write() as connection:
            kept = self._as_edit(connection, ask) if ask.edited_at else ask
            if kept is None:
                return False
            if kept.engages and kept.conversation:
                self._engage(connection, kept, kept.conversation)
            return self._insert(connection, kept)

    def is_engaged(self, conversation: str, channel: str, thread_ts: str, at: float) -> bool:
        """Whether the bot took part in this thread at that time: mentioned in it, or its answer began it."""
        known = select(conversations.c.key).where(
            conversations.c.key == conversation, conversations.c.since <= at
        )
        begun = select(questions.c.key).where(
            questions.c.channel == channel, questions.c.message_ts == thread_ts
        )
        with self._database.read() as connection:
            return (
                connection.execute(known).first() is not None or connection.execute(begun).first() is not None
            )

    def people(self, conversation: str) -> frozenset[str]:
        """Users who were addressed by somebody else in the thread, and have not asked the bot since."""
        with self._database.read() as connection:
            return _people(connection, conversation)

    def address(self, conversation: str, users: frozenset[str]) -> None:
        """Remember that somebody spoke to these users; does nothing in a thread without the bot."""
        with self._database.write() as connection:
            self._set_people(connection, conversation, _people(connection, conversation) | users)

    def _engage(self, connection: Connection, ask: Ask, conversation: str) -> None:
        row = {"key": conversation, "people": "[]", "since": ask.asked_at, "updated_at": self._database.now()}
        connection.execute(self._database.insert(conversations).values(row).on_conflict_do_nothing())
        earlier = (conversations.c.key == conversation) & (conversations.c.since > ask.asked_at)
        connection.execute(update(conversations).where(earlier).values(since=ask.asked_at))
        self._set_people(connection, conversation, _people(connection, conversation) - {ask.user})

    @staticmethod
    def _set_people(connection: Connection, conversation: str, users: frozenset[str]) -> None:
        connection.execute(
            update(conversations)
            .where(conversations.c.key == conversation)
            .values(people=json.dumps(sorted(users)))
        )

    @staticmethod
    def _as_edit(connection: Connection, ask: Ask) -> Ask | None:
        """The edit of a question that is known, None if the text is the same, else a new question."""
        texts = connection.execute(
            select(questions.c.text)
            .where(
                or_(
                    questions.c.key == ask.key,
                    and_(questions.c.target == ask.key, questions.c.kind == AskKind.EDIT.value),
                )
            )
            .order_by(questions.c.asked_at.desc())
        ).all()
        if not texts:
            return ask
        if texts[0].text == ask.text:
            return None
        changed_at = float(ask.edited_at or ask.asked_at)
        return replace(
            ask, key=f"{ask.key}:{ask.edited_at}", kind=AskKind.EDIT, target=ask.key, asked_at=changed_at
        )

    def _insert(self, connection: Connection, ask: Ask) -> bool:
        row = {
            "key": ask.key,
            "kind": ask.kind.value,
            "team": ask.team,
            "channel": ask.channel,
            "user": ask.user,
            "text": ask.text,
            "asked_at": ask.asked_at,
            "thread_ts": ask.thread_ts,
            "conversation": ask.conversation,
            "target": ask.target,
            "clicked_ts": ask.message_ts,
            "response_url": ask.response_url,
            "fresh": ask.fresh,
            "previous": ask.previous,
            "edited_at": ask.edited_at,
            "received_at": self._database.now(),
            "state": self._first_state(ask).value,
            "lease_until": 0.0,
            "not_before": 0.0,
            "attempts": 0,
        }
        statement = self._database.insert(questions).values(row).on_conflict_do_nothing()
        return connection.execute(statement.returning(questions.c.key)).first() is not None

    def _first_state(self, ask: Ask) -> QuestionState:
        """Whether the answer may be in Slack: what was asked before this state was made, another knew.

        A damaged file was set aside, or somebody deleted it, or moved to another database.
        """
        was_before = ask.kind.posts and ask.asked_at < self._database.made_at
        return QuestionState.SENDING if was_before else QuestionState.NEW


def _people(connection: Connection, conversation: str) -> frozenset[str]:
    found = connection.execute(
        select(conversations.c.people).where(conversations.c.key == conversation)
    ).scalar()
    return frozenset(json.loads(found)) if found else frozenset()
