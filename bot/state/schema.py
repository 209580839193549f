"""The tables. Times are seconds since 1970 by the database's clock, except `asked_at`: Slack's."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, Index, Integer, MetaData, String, Table, Text

SCHEMA_VERSION = 1

metadata = MetaData()

schema = Table("tradefacts_schema", metadata, Column("version", Integer, primary_key=True))

origin = Table("tradefacts_origin", metadata, Column("made_at", Float(53), primary_key=True))

questions = Table(
    "questions",
    metadata,
    Column("key", String(400), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("team", String(64), nullable=False),
    Column("channel", String(64), nullable=False),
    Column("user", String(64), nullable=False),
    Column("text", Text, nullable=False),
    Column("asked_at", Float(53), nullable=False),
    Column("thread_ts", String(64)),
    Column("conversation", String(200)),
    Column("target", String(400)),
    Column("clicked_ts", String(64)),
    Column("response_url", Text),
    Column("fresh", Boolean, nullable=False),
    Column("previous", Text),
    Column("edited_at", String(64)),
    Column("received_at", Float(53), nullable=False),
    Column("state", String(16), nullable=False),
    Column("owner", String(120)),
    Column("lease_until", Float(53), nullable=False),
    Column("not_before", Float(53), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("sending_at", Float(53)),
    Column("sweep_at", Float(53)),
    Column("reply", Text),
    Column("context_before", Text),
    Column("context_after", Text),
    Column("message_ts", String(64)),
    Index("questions_due", "state", "not_before"),
    Index("questions_conversation", "conversation", "state"),
    Index("questions_answer", "channel", "message_ts"),
    Index("questions_target", "target"),
)

conversations = Table(
    "conversations",
    metadata,
    Column("key", String(200), primary_key=True),
    Column("context", Text),
    Column("last_question", String(400)),
    Column("people", Text, nullable=False),  # JSON: who was addressed by others and has not asked the bot
    Column("since", Float(53), nullable=False),  # Slack's clock: messages from then on are for the bot
    Column("updated_at", Float(53), nullable=False),
)

votes = Table(
    "votes",
    metadata,
    Column("team", String(64), primary_key=True),
    Column("channel", String(64), primary_key=True),
    Column("message_ts", String(64), primary_key=True),
    Column("user", String(64), primary_key=True),
    Column("is_positive", Boolean, nullable=False),
    Column("question", Text, nullable=False),
    Column("reading", Text, nullable=False),
    Column("voted_at", Float(53), nullable=False),
)

misses = Table(
    "misses",
    metadata,
    Column("reference", String(16), primary_key=True),
    Column("question", Text, nullable=False),
    Column("words", Text, nullable=False),  # JSON: what stopped the answer
    Column("reading", Text, nullable=False),
    Column("missed_at", Float(53), nullable=False),
)
