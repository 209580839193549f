"""Inbox and outbox: a question comes in once, belongs to one worker at a time, and keeps its turn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.state import Ask, AskKind, QuestionState, State, Vote, open_state

ASK = Ask(
    key="T:C:1.0",
    kind=AskKind.MESSAGE,
    team="T",
    channel="C",
    user="U1",
    text="Oregon?",
    asked_at=1.0,
    thread_ts="1.0",
    conversation="T:C:1.0",
    engages=True,
)
FOLLOW_UP = replace(ASK, key="T:C:2.0", asked_at=2.0, text="and Texas?", engages=False)


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    opened = open_state(f"sqlite:///{tmp_path / 'state.db'}", lease=30)
    yield opened
    opened.close()


@pytest.fixture
def rival(state: State, tmp_path: Path) -> Iterator[State]:
    """A second process on the same file, whose leases end at once."""
    opened = open_state(f"sqlite:///{tmp_path / 'state.db'}", lease=-1)
    yield opened
    opened.close()


def test_a_question_comes_in_once_however_often_it_is_delivered(state: State) -> None:
    assert [state.inbox.receive(ASK) for _ in range(3)] == [True, False, False]


def test_a_question_is_claimed_by_one(state: State, rival: State) -> None:
    state.inbox.receive(ASK)
    assert state.outbox.claim() is not None
    assert rival.outbox.claim() is None
    assert state.outbox.claim() is None


def test_a_follow_up_waits_for_the_question_before_it_also_when_it_comes_first(state: State) -> None:
    state.inbox.receive(FOLLOW_UP)
    state.inbox.receive(ASK)
    first = state.outbox.claim()
    assert first is not None
    assert first.ask.key == ASK.key
    assert state.outbox.claim() is None
    state.outbox.sent(first, "1.5", None)
    second = state.outbox.claim()
    assert second is not None
    assert second.ask.key == FOLLOW_UP.key


def test_an_expired_lease_goes_to_the_next_and_the_first_can_do_no_more(state: State, rival: State) -> None:
    state.inbox.receive(ASK)
    late = rival.outbox.claim()
    taken = state.outbox.claim()
    assert late is not None
    assert taken is not None
    assert not rival.outbox.keep_reply(late, "{}", None, None)
    assert not rival.outbox.sent(late, "9.9", None)
    assert state.outbox.keep_reply(taken, "{}", None, None)
    assert state.outbox.sent(taken, "1.5", None)


def test_a_deferred_question_rests_and_keeps_its_reply(state: State) -> None:
    state.inbox.receive(ASK)
    question = state.outbox.claim()
    assert question is not None
    state.outbox.keep_reply(question, '{"text": "frozen"}', None, None)
    state.outbox.defer(question, QuestionState.SENDING, 60)
    assert state.outbox.claim() is None
    found = state.outbox.find(ASK.key)
    assert found is not None
    assert (found.state, found.reply) == (QuestionState.SENDING, '{"text": "frozen"}')


def test_a_sweep_comes_due_after_the_answer(state: State) -> None:
    state.inbox.receive(ASK)
    question = state.outbox.claim()
    assert question is not None
    state.outbox.sent(question, "1.5", sweep_in=-1)
    sweep = state.outbox.claim()
    assert sweep is not None
    assert sweep.is_sweep
    state.outbox.swept(sweep, "1.5")
    assert state.outbox.claim() is None


def test_an_edit_is_a_wish_of_its_own_unless_the_words_are_the_same(state: State) -> None:
    state.inbox.receive(ASK)
    assert not state.inbox.receive(replace(ASK, edited_at="3.0"))
    edit = replace(ASK, text="Utah?", edited_at="3.0")
    assert state.inbox.receive(edit)
    assert not state.inbox.receive(edit)
    assert state.inbox.receive(replace(ASK, text="Oregon?", edited_at="4.0"))


def test_a_thread_is_the_bots_from_its_first_mention_on(state: State) -> None:
    assert not state.inbox.is_engaged("T:C:1.0", "C", "1.0", 5.0)
    state.inbox.receive(ASK)
    assert state.inbox.is_engaged("T:C:1.0", "C", "1.0", 5.0)
    assert not state.inbox.is_engaged("T:C:1.0", "C", "1.0", 0.5)


def test_the_last_vote_of_each_person_counts(state: State) -> None:
    for user, is_positive in (("U1", True), ("U2", True), ("U1", False)):
        state.notes.vote(Vote("T", "C", "1.5", user, is_positive, ASK.key), "Oregon?", "Exports")
    assert sorted(v.is_positive for v in state.notes.verdicts()) == [False, True]


def test_a_miss_is_kept_once_and_without_a_person(state: State) -> None:
    for _ in range(2):
        state.notes.miss("TF-1", "wheat?", ("wheat",), "")
    assert [(m.question, m.words) for m in state.misses()] == [("wheat?", ("wheat",))]


def test_old_questions_are_forgotten_but_open_ones_stay(state: State) -> None:
    state.inbox.receive(ASK)
    state.inbox.receive(replace(ASK, key="T:D:1.0", conversation="T:D"))
    question = state.outbox.claim()
    assert question is not None
    state.outbox.sent(question, "1.5", None)
    state.purge(older_than=-1)
    assert state.outbox.find(question.ask.key) is None
    assert state.outbox.open_count() == 1


def test_a_power_cut_takes_nothing_that_was_acknowledged(state: State) -> None:
    """Each commit waits for the disk; what a cut does to a file can only be tried with a machine to cut."""
    with state.database.read() as connection:
        modes = [connection.exec_driver_sql(f"PRAGMA {n}").scalar() for n in ("journal_mode", "synchronous")]
    assert modes == ["wal", 2]
