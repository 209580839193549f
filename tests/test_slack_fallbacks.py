"""Slack at its worst: refused blocks, limits, lost answers, cut and silent connections; one answer each."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from tests.slack_standin import BotProcess, Fault, StandIn
from tests.slack_standin import faults as f
from tests.slack_standin.runner import SHORT

OREGON, TEXAS = "tech exports of Oregon", "tech exports of Texas"
RANKING = "top 5 states by tech exports"


@pytest.fixture(scope="module")
def bot_and_slack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[BotProcess, StandIn]]:
    folder = tmp_path_factory.mktemp("fallbacks")
    with (
        StandIn(redeliver=0.5) as standin,
        BotProcess(standin, folder, engine="real", timing={"request": 1.0}) as bot,
    ):
        yield bot, standin


@pytest.fixture
def slack(bot_and_slack: tuple[BotProcess, StandIn]) -> Iterator[StandIn]:
    standin = bot_and_slack[1]
    yield standin
    standin.faults.planned.clear()
    standin.workspace.echoes_metadata = True


def _ask(slack: StandIn, channel: str, quiet: float = 0.9) -> tuple[str, list[str]]:
    """Ask once; the text of the one answer and its kinds of blocks."""
    ts = slack.mention(RANKING, channel)
    slack.wait_for_answer(channel, ts)
    slack.settle(quiet)
    answers = slack.workspace.answers(channel)
    assert len(answers) == 1
    return answers[0]["text"], [block["type"] for block in answers[0].get("blocks", ())]


def test_without_data_tables_and_charts_a_simple_table_is_sent(slack: StandIn) -> None:
    slack.faults.planned.append(Fault("chat.postMessage", f.REFUSED, 9, block="data_table"))
    _, types = _ask(slack, "C-simple", quiet=0.2)
    assert "table" in types
    assert "data_visualization" not in types


def test_without_any_table_the_figures_are_written_out(slack: StandIn) -> None:
    for block in ("data_table", "table", "context_actions"):
        slack.faults.planned.append(Fault("chat.postMessage", f.REFUSED, 9, block=block))
    _, types = _ask(slack, "C-bare", quiet=0.2)
    assert set(types) == {"header", "section", "context", "actions"}


@pytest.mark.parametrize("error", ["invalid_blocks", "msg_blocks_too_long", "msg_too_long"])
def test_without_any_block_the_text_says_it_all(slack: StandIn, error: str) -> None:
    slack.faults.planned.append(Fault("chat.postMessage", f.REFUSED, 3, error=error))
    text, types = _ask(slack, f"C-{error}", quiet=0.2)
    assert types == []
    assert "1. Texas: $44.85 billion" in text
    assert "p. 9" in text


UNKNOWN = (f.LOST_AFTER, f.LOST_BEFORE, f.BROKEN_AFTER, f.BROKEN_BEFORE, f.GARBLED, f.SLOW)


def test_an_answer_of_unknown_fate_is_looked_for_before_it_is_posted_again(slack: StandIn) -> None:
    """Each fault in a channel of its own, all at once; in direct messages it hits the second of two."""
    for kind in UNKNOWN:
        for place in ("C", "D"):
            skip = 1 if place == "D" else 0
            fault = Fault("chat.postMessage", kind, skip=skip, seconds=1.5, channel=f"{place}-{kind}")
            slack.faults.planned.append(fault)
        slack.mention(OREGON, f"C-{kind}")
        slack.say(OREGON, f"D-{kind}")
        slack.say(OREGON, f"D-{kind}")
    for kind in UNKNOWN:
        slack.wait_for_answer(f"C-{kind}", None)
        slack.wait_for_answer(f"D-{kind}", None, 2)
    slack.settle(0.9)
    found = {kind: [len(slack.workspace.answers(f"{place}-{kind}")) for place in "CD"] for kind in UNKNOWN}
    assert found == {key: [1, 2] for key in UNKNOWN}


def test_a_server_that_forgets_metadata_is_asked_by_marks_and_words(slack: StandIn) -> None:
    """The blocks carry marks; a text that went out without blocks is known by what it says."""
    slack.workspace.echoes_metadata = False
    slack.faults.planned += [
        Fault("chat.postMessage", f.LOST_AFTER, channel="C-marks"),
        Fault("chat.postMessage", f.REFUSED, 3, channel="C-words"),
        Fault("chat.postMessage", f.LOST_AFTER, channel="C-words"),
    ]
    asked = {channel: slack.mention(RANKING, channel) for channel in ("C-marks", "C-words")}
    for channel, ts in asked.items():
        slack.wait_for_answer(channel, ts)
    slack.settle(0.9)
    assert [len(slack.workspace.answers(channel)) for channel in asked] == [1, 1]


def test_a_server_that_cannot_be_asked_is_asked_later(slack: StandIn) -> None:
    slack.faults.planned += [
        Fault("chat.postMessage", f.LOST_AFTER),
        Fault("conversations.replies", f.BROKEN_BEFORE),
    ]
    _ask(slack, "C-later")


def test_where_nobody_may_look_an_answer_of_unknown_fate_is_posted_again(slack: StandIn) -> None:
    """Without the scope a second copy may appear; silence would be worse."""
    slack.faults.planned += [
        Fault("chat.postMessage", f.LOST_BEFORE),
        Fault("conversations.replies", f.REFUSED, 9, error="missing_scope"),
    ]
    _ask(slack, "C-blind")


@pytest.mark.parametrize(("retry_after", "waited"), [("1", 1.0), ("0", 0.0)])
def test_a_limit_is_kept_and_other_channels_go_on(slack: StandIn, retry_after: str, waited: float) -> None:
    channel = f"C-limit-{retry_after}"
    slack.faults.planned.append(
        Fault("chat.postMessage", f.LIMITED, retry_after=retry_after, channel=channel)
    )
    first = slack.mention(OREGON, channel)
    slack.wait(lambda: any(c.body["channel"] == channel for c in slack.workspace.called("chat.postMessage")))
    begun = time.monotonic()
    other = slack.mention(TEXAS, "C-free")
    slack.wait_for_answer("C-free", other)
    slack.wait_for_answer(channel, first)
    calls = [c for c in slack.workspace.called("chat.postMessage") if c.body["channel"] == channel]
    assert calls[1].at - calls[0].at >= waited
    assert time.monotonic() - begun < 25  # a pause that was not understood is half a minute
    assert len(calls) == 2


@pytest.mark.parametrize(("said", "seconds"), [(None, 30.0), ("soon", 30.0), ("3600", 900.0), ("-5", 0.0)])
def test_a_limit_without_a_sensible_length_has_one_of_ours(
    slack: StandIn, bot_and_slack: tuple[BotProcess, StandIn], said: str | None, seconds: float
) -> None:
    channel = f"C-length-{said}"
    known = len(bot_and_slack[0].events("Slack wants silence"))
    slack.faults.planned.append(Fault("chat.postMessage", f.LIMITED, retry_after=said, channel=channel))
    slack.mention(OREGON, channel)
    slack.wait(lambda: len(bot_and_slack[0].events("Slack wants silence")) > known, what="the log line")
    assert bot_and_slack[0].events("Slack wants silence")[-1]["seconds"] == seconds


def test_a_refusal_for_good_is_logged_and_not_repeated(
    slack: StandIn, bot_and_slack: tuple[BotProcess, StandIn]
) -> None:
    errors = {"channel_not_found", "is_archived", "token_revoked"}
    for error in errors:
        slack.faults.planned.append(Fault("chat.postMessage", f.REFUSED, error=error, channel=f"C-{error}"))
        slack.mention(OREGON, f"C-{error}")
    refused = bot_and_slack[0]
    slack.wait(lambda: {e["error"] for e in refused.events("Slack refuses the answer")} >= errors)
    slack.settle(0.5)
    assert [slack.workspace.answers(f"C-{error}") for error in errors] == [[], [], []]


def test_a_private_answer_of_unknown_fate_is_replaced(slack: StandIn) -> None:
    count = len(slack.workspace.whispers)
    slack.faults.planned += [Fault("response_url", f.LOST_AFTER), Fault("response_url", f.BROKEN_BEFORE)]
    for text in (OREGON, TEXAS):
        slack.command(text)
    slack.wait_for_whisper(count + 2)
    slack.settle(0.9)
    assert len(slack.workspace.whispers) == count + 2


def test_an_expired_response_address_is_replaced_by_an_ephemeral_message(slack: StandIn) -> None:
    count = len(slack.workspace.whispers)
    url = slack.command(OREGON, "C-expired")
    slack.response_urls.pop(url)
    whisper = slack.wait_for_whisper(count + 1)
    assert whisper["user"] == "U1"
    assert whisper["channel"] == "C-expired"


def test_an_edit_survives_a_lost_answer(slack: StandIn) -> None:
    ts = slack.mention(OREGON, "C-lost-edit")
    answer = slack.wait_for_answer("C-lost-edit", ts)
    slack.faults.planned.append(Fault("chat.update", f.LOST_BEFORE))
    slack.edit("C-lost-edit", ts, "<@U0BOT> tech exports of Utah")
    slack.wait(lambda: answer["text"].startswith("$1.78 billion: Utah's"))


def test_unknown_methods_do_no_harm(slack: StandIn) -> None:
    slack.unknown_methods |= {"assistant.threads.setSuggestedPrompts", "chat.update"}
    slack.open_messages_tab("D-unknown")
    ts = slack.mention(OREGON, "C-unknown")
    count = len(slack.workspace.whispers)
    slack.click(slack.wait_for_answer("C-unknown", ts), "Show the working", "C-unknown")
    assert "12,184,689,158" in slack.wait_for_whisper(count + 1)["text"]
    slack.unknown_methods.clear()


def test_lost_acknowledgements_and_doubled_deliveries_change_nothing(slack: StandIn) -> None:
    slack.faults.ack_lost, slack.faults.doubled = 0.5, 0.5
    asked = [slack.mention(OREGON, "C-acks") for number in range(6)]
    for ts in asked:
        slack.wait_for_answer("C-acks", ts)
    slack.faults.ack_lost = slack.faults.doubled = 0.0
    slack.settle(0.6)
    assert slack.counts("C-acks", asked) == {"asked": 6, "once": 6, "twice": 0, "never": 0}


def test_a_cut_connection_is_replaced_within_seconds(slack: StandIn) -> None:
    connected = slack.sockets.connected
    slack.sockets.cut_all()
    begun = time.monotonic()
    slack.wait(lambda: slack.sockets.connected > connected, 15, "a new connection")
    assert time.monotonic() - begun < 14
    _ask(slack, "C-cut", quiet=0.2)


def test_a_connection_with_nobody_at_the_other_end_is_replaced(slack: StandIn) -> None:
    connected = slack.sockets.connected
    slack.settle(0.6)  # long enough for a ping and its answer
    slack.sockets.deafen()
    slack.wait(lambda: slack.sockets.connected > connected, 15, "a new connection")
    _ask(slack, "C-deaf", quiet=0.2)


def test_a_polite_reconnect_loses_nothing(slack: StandIn) -> None:
    connected = slack.sockets.connected
    slack.sockets.ask_to_reconnect()
    ts = slack.mention(OREGON, "C-polite")
    slack.wait_for_answer("C-polite", ts)
    slack.wait(lambda: slack.sockets.connected > connected, 10, "a new connection")


def test_a_bot_that_is_one_too_many_tries_again_in_peace(slack: StandIn) -> None:
    """Slack sends it away at once; that must not become a loop as fast as the network."""
    connected = slack.sockets.connected
    slack.sockets.refused_as_too_many = 1_000
    slack.sockets.cut_all()
    time.sleep(2)
    assert 1 <= slack.sockets.connected - connected <= 2 / SHORT["ping"] + 2
    slack.sockets.refused_as_too_many = 0
    _ask(slack, "C-crowd", quiet=0.2)


def test_a_locked_state_delays_and_loses_nothing(
    slack: StandIn, bot_and_slack: tuple[BotProcess, StandIn]
) -> None:
    """Nothing is acknowledged that could not be written down; Slack delivers it again."""
    with bot_and_slack[0].state() as state, state.database.write():
        ts = slack.mention(OREGON, "C-locked")
        time.sleep(2.5)
        assert slack.workspace.answers("C-locked") == []
    slack.wait_for_answer("C-locked", ts)
    slack.settle(0.5)
    assert len(slack.workspace.answers("C-locked")) == 1


def test_votes_are_kept_last_one_per_person(
    slack: StandIn, bot_and_slack: tuple[BotProcess, StandIn]
) -> None:
    ts = slack.mention(OREGON, "C-votes")
    answer = slack.wait_for_answer("C-votes", ts)
    for label, user in (("up", "U1"), ("down", "U1"), ("up", "U2"), ("up", "U2")):
        slack.click(answer, label, "C-votes", user=user)
    slack.deliveries.drain()
    with bot_and_slack[0].state() as state:
        verdicts = [v for v in state.notes.verdicts() if v.question == OREGON]
    assert sorted((v.is_positive, v.reading) for v in verdicts) == [
        (False, "Tech product exports, Oregon, 2020"),
        (True, "Tech product exports, Oregon, 2020"),
    ]


def test_misses_are_kept_without_the_asker(slack: StandIn, bot_and_slack: tuple[BotProcess, StandIn]) -> None:
    ts = slack.mention("wheat exports, <@U3>?", "C-miss")
    slack.wait_for_answer("C-miss", ts)
    slack.settle(0.2)
    with bot_and_slack[0].state() as state:
        misses = [(miss.question, miss.words) for miss in state.misses()]
    assert misses == [("wheat exports, ?", ("wheat",))]


def test_logs_hold_neither_tokens_nor_questions(
    slack: StandIn, bot_and_slack: tuple[BotProcess, StandIn]
) -> None:
    ts = slack.mention("zebra", "C-log")
    slack.wait_for_answer("C-log", ts)
    log = bot_and_slack[0].log
    for secret in (
        "zebra",
        "xoxb-standin",
        "xapp-standin",
        "standin-signing-secret",
        "t0p-s3cret",
        "/response/",
    ):
        assert secret not in log
    assert '"ref": "TF-' in log
