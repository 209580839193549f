"""Who answers which question, and how far the answer has come."""

from __future__ import annotations

from collections.abc import Collection
from itertools import count
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, case, delete, exists, func, or_, select, update

from bot.state.database import Database
from bot.state.owners import is_alive, this_host, this_process
from bot.state.records import Ask, AskKind, Question, QuestionState
from bot.state.schema import questions

_OPEN = (QuestionState.NEW.value, QuestionState.SENDING.value)


class Outbox:
    """Claims with leases: a question belongs to one worker of one process at a time."""

    def __init__(self, database: Database, lease: float) -> None:
        self._database = database
        self._lease = lease
        self._host = this_host()
        self._process = this_process(self._host)
        self._claims = count()

    def claim(self, last: Collection[str] = ()) -> Question | None:
        """The oldest question that is due, now leased to this process; None if there is none.

        Questions of the users in `last` come after those of all others. A question waits while an older
        one of its conversation is open, so that follow-ups keep order.
        """
        if self._next_is_missing():
            return None
        with self._database.write() as connection:
            is_last = case((questions.c.user.in_(last), 1), else_=0)
            due = self._due().order_by(is_last, questions.c.asked_at)
            row = connection.execute(due.with_for_update(skip_locked=True)).first()
            if row is None:
                return None
            owner = f"{self._process}/{next(self._claims)}"
            lease_until = self._database.now() + self._lease
            connection.execute(
                update(questions)
                .where(questions.c.key == row.key)
                .values(owner=owner, lease_until=lease_until, attempts=questions.c.attempts + 1)
            )
            return _question(row, owner)

    def keep_reply(
        self, question: Question, reply: str | None, context_before: str | None, context_after: str | None
    ) -> bool:
        """Freeze the reply and go to `sending`; False if the question is no longer ours."""
        values: dict[str, Any] = {"state": QuestionState.SENDING.value, "sending_at": self._database.now()}
        if reply is not None:
            values |= {"reply": reply, "context_before": context_before, "context_after": context_after}
        return self._change(question, values)

    def sent(self, question: Question, message_ts: str | None, sweep_in: float | None) -> bool:
        """The answer is out; `sweep_in` seconds later look for a second copy. False if no longer ours."""
        sweep_at = None if sweep_in is None else self._database.now() + sweep_in
        return self._release(
            question, {"state": QuestionState.SENT.value, "message_ts": message_ts, "sweep_at": sweep_at}
        )

    def sweep_again(self, question: Question, seconds: float) -> None:
        """Somebody else has answered, and what we sent is there or may come: look for it in `seconds`."""
        is_sent = and_(questions.c.key == question.ask.key, questions.c.state == QuestionState.SENT.value)
        with self._database.write() as connection:
            values = {"sweep_at": self._database.now() + seconds, "owner": None, "lease_until": 0.0}
            connection.execute(update(questions).where(is_sent).values(values))

    def swept(self, question: Question, message_ts: str | None) -> bool:
        """No second copy is left; `message_ts` is the one that stays."""
        values: dict[str, Any] = {"sweep_at": None}
        return self._release(question, values | ({"message_ts": message_ts} if message_ts else {}))

    def defer(self, question: Question, state: QuestionState, seconds: float) -> bool:
        """Give the question back, to be tried again after `seconds`."""
        return self._release(question, {"state": state.value, "not_before": self._database.now() + seconds})

    def bury(self, question: Question) -> bool:
        """Slack refuses the answer for good."""
        return self._release(question, {"state": QuestionState.DEAD.value, "sweep_at": None})

    def find(self, key: str) -> Question | None:
        """The question with this key."""
        with self._database.read() as connection:
            row = connection.execute(select(questions).where(questions.c.key == key)).first()
        return None if row is None else _question(row)

    def answers_in(self, channel: str) -> frozenset[str]:
        """Timestamps of all our known answers in a channel."""
        with self._database.read() as connection:
            rows = connection.execute(
                select(questions.c.message_ts).where(
                    questions.c.channel == channel, questions.c.message_ts.is_not(None)
                )
            )
            return frozenset(row.message_ts for row in rows)

    def last_heard(self, within: float) -> tuple[tuple[str, str | None, float], ...]:
        """Channel, thread and time of the last message, for each place where something was asked lately."""
        places = (questions.c.channel, questions.c.thread_ts)
        heard = select(*places, func.max(questions.c.asked_at)).where(
            questions.c.kind == AskKind.MESSAGE.value,
            questions.c.received_at > self._database.now() - within,
        )
        with self._database.read() as connection:
            rows = connection.execute(heard.group_by(*places)).all()
        return tuple((row[0], row[1], row[2]) for row in rows)

    def release_dead(self, settle: float) -> int:
        """Take the leases of processes of this host that are gone; how many questions that freed.

        What such a process may have posted gets `settle` seconds to appear.
        """
        with self._database.read() as connection:
            owners = connection.execute(
                select(questions.c.owner).where(questions.c.owner.like(f"{self._host}/%")).distinct()
            ).scalars()
            dead = [owner for owner in owners if not owner.startswith(self._process) and not is_alive(owner)]
        if not dead:
            return 0
        with self._database.write() as connection:
            is_sending = questions.c.state == QuestionState.SENDING.value
            waits_until = case((is_sending, self._database.now() + settle), else_=questions.c.not_before)
            changed = connection.execute(
                update(questions)
                .where(questions.c.owner.in_(dead))
                .values(owner=None, lease_until=0.0, not_before=waits_until)
            )
            return changed.rowcount

    def open_count(self, user: str | None = None) -> int:
        """How many questions wait for their answer: all, or those of one user."""
        waiting = select(func.count()).select_from(questions).where(questions.c.state.in_(_OPEN))
        if user is not None:
            waiting = waiting.where(questions.c.user == user)
        with self._database.read() as connection:
            return connection.execute(waiting).scalar_one()

    def unanswered(self) -> tuple[Ask, ...]:
        """What waits and certainly has no answer in Slack, oldest first."""
        waiting = select(questions).where(questions.c.state == QuestionState.NEW.value)
        with self._database.read() as connection:
            rows = connection.execute(waiting.order_by(questions.c.asked_at)).all()
        return tuple(_question(row).ask for row in rows)

    def purge(self, older_than: float) -> int:
        """Forget finished questions that came more than `older_than` seconds ago."""
        with self._database.write() as connection:
            gone = connection.execute(
                delete(questions).where(
                    questions.c.received_at < self._database.now() - older_than,
                    questions.c.state.not_in(_OPEN),
                )
            )
            return gone.rowcount

    def _next_is_missing(self) -> bool:
        with self._database.read() as connection:
            return connection.execute(self._due()).first() is None

    def _due(self) -> Any:
        now = self._database.now()
        older = questions.alias("older")
        waits = exists().where(
            older.c.conversation == questions.c.conversation,
            older.c.state.in_(_OPEN),
            or_(
                older.c.asked_at < questions.c.asked_at,
                and_(older.c.asked_at == questions.c.asked_at, older.c.key < questions.c.key),
            ),
        )
        answer_due = and_(questions.c.state.in_(_OPEN), questions.c.not_before <= now, ~waits)
        sweep_due = and_(questions.c.state == QuestionState.SENT.value, questions.c.sweep_at <= now)
        free: ColumnElement[bool] = questions.c.lease_until <= now
        return select(questions).where(free, or_(answer_due, sweep_due)).limit(1)

    def _release(self, question: Question, values: dict[str, Any]) -> bool:
        return self._change(question, values | {"owner": None, "lease_until": 0.0})

    def _change(self, question: Question, values: dict[str, Any]) -> bool:
        ours = and_(questions.c.key == question.ask.key, questions.c.owner == question.claim)
        with self._database.write() as connection:
            return connection.execute(update(questions).where(ours).values(values)).rowcount == 1


def _question(row: Row[Any], claim: str | None = None) -> Question:
    ask = Ask(
        key=row.key,
        kind=AskKind(row.kind),
        team=row.team,
        channel=row.channel,
        user=row.user,
        text=row.text,
        asked_at=row.asked_at,
        thread_ts=row.thread_ts,
        conversation=row.conversation,
        target=row.target,
        message_ts=row.clicked_ts,
        response_url=row.response_url,
        fresh=row.fresh,
        previous=row.previous,
        edited_at=row.edited_at,
    )
    return Question(
        ask=ask,
        state=QuestionState(row.state),
        attempts=row.attempts,
        received_at=row.received_at,
        sending_at=row.sending_at,
        reply=row.reply,
        context_before=row.context_before,
        context_after=row.context_after,
        message_ts=row.message_ts,
        claim=claim,
        is_sweep=row.state == QuestionState.SENT.value,
    )
