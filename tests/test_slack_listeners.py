"""Everything a person can do in Slack, against the real bot as a process, in both modes."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from tests.slack_standin import BotProcess, StandIn
from tests.slack_standin.workspace import Message

LONG = {"hold": 30.0}


@pytest.fixture(scope="module", params=["socket", "http"])
def mode(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def slack(mode: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[StandIn]:
    folder = tmp_path_factory.mktemp(f"listeners-{mode}")
    with StandIn() as standin, BotProcess(standin, folder, mode=mode, timing=LONG) as bot:
        yield standin
        standin.settle(0.2)
        assert standin.workspace.violations == []
        assert bot.events("work failed") == []
        assert bot.stop() == 0


def _types(message: Message) -> list[str]:
    return [block["type"] for block in message["blocks"]]


def _value(message: Message, label: str) -> dict[str, object]:
    values: list[dict[str, object]] = [
        json.loads(element["value"])
        for block in message["blocks"]
        for element in block.get("elements", ())
        if element.get("type") == "button" and element["text"]["text"] == label
    ]
    return values[0]


def test_a_mention_is_answered_in_its_thread_once_although_it_arrives_as_two_events(slack: StandIn) -> None:
    ts = slack.mention("Oregon's exports?", "C-mention")
    answer = slack.wait_for_answer("C-mention", ts)
    slack.settle(0.2)
    assert len(slack.workspace.answers("C-mention")) == 1
    assert answer["text"].startswith("18.5 percent: Oregon's exports?")
    assert "A report, p. 9" in answer["text"]


def test_the_figure_comes_first_and_the_citation_stands_in_a_context_line(slack: StandIn) -> None:
    ts = slack.mention("Oregon's exports?", "C-glance")
    blocks = slack.wait_for_answer("C-glance", ts)["blocks"]
    assert [block["type"] for block in blocks[:3]] == ["header", "section", "context"]
    contexts = [block["elements"][0]["text"] for block in blocks if block["type"] == "context"]
    assert "Source: A report (A publisher, 2021), p. 9, Table 1" in contexts


def test_a_follow_up_in_the_thread_needs_no_mention_and_keeps_its_context(slack: StandIn) -> None:
    ts = slack.mention("Oregon?", "C-follow")
    slack.wait_for_answer("C-follow", ts)
    slack.say("and Texas?", "C-follow", thread_ts=ts)
    assert slack.wait_for_answer("C-follow", ts, 2)["text"].startswith("18.5 percent: Oregon? / and Texas?")


def test_a_follow_up_that_overtakes_its_mention_is_answered_after_it(slack: StandIn) -> None:
    root, later = slack.workspace.next_ts(), slack.workspace.next_ts()
    slack.say("and Texas?", "C-order", thread_ts=root, ts=later)
    slack.settle(0.2)
    assert slack.workspace.answers("C-order") == []
    slack.mention("Oregon?", "C-order", ts=root)
    assert slack.wait_for_answer("C-order", root, 2)["text"].startswith("18.5 percent: Oregon? / and Texas?")


def test_talk_to_others_is_left_alone_and_so_is_their_reply(slack: StandIn) -> None:
    ts = slack.mention("Oregon?", "C-others")
    slack.wait_for_answer("C-others", ts)
    slack.say("<@U2> what do you think?", "C-others", thread_ts=ts)
    slack.say("<!here> lunch?", "C-others", thread_ts=ts)
    slack.say("I think it is fine", "C-others", user="U2", thread_ts=ts)
    slack.settle(0.2)
    assert len(slack.workspace.answers("C-others")) == 1
    slack.mention("Texas?", "C-others", user="U2", thread_ts=ts)
    slack.wait_for_answer("C-others", ts, 2)
    slack.say("Utah?", "C-others", user="U2", thread_ts=ts)
    slack.wait_for_answer("C-others", ts, 3)


def test_channels_and_threads_without_the_bot_are_left_alone(slack: StandIn) -> None:
    root = slack.say("how much did Oregon export?", "C-quiet")
    slack.say("no idea", "C-quiet", user="U2", thread_ts=root)
    slack.say("ask the bot", "C-quiet", thread_ts=root)
    mention = slack.mention("Oregon?", "C-quiet", thread_ts=root)
    slack.wait_for_answer("C-quiet", root)
    slack.settle(0.4)
    assert len(slack.workspace.answers("C-quiet")) == 1, mention


def test_other_bots_unfolded_links_and_joins_are_ignored(slack: StandIn) -> None:
    root = slack.mention("Oregon?", "C-noise")
    slack.wait_for_answer("C-noise", root)
    slack.say("18.5 percent", "C-noise", thread_ts=root, bot_id="B9OTHER")
    slack.say("joined", "C-noise", thread_ts=root, subtype="channel_join")
    slack.settle(0.2)
    assert len(slack.workspace.answers("C-noise")) == 1


def test_deletions_unfolded_links_and_reminders_of_threads_are_ignored(slack: StandIn) -> None:
    ts = slack.mention("Oregon?", "C-subtypes")
    slack.wait_for_answer("C-subtypes", ts)
    asked = slack.workspace.find("C-subtypes", ts)
    assert asked is not None
    unfolded = asked | {"attachments": [{"title": "A page"}], "text": "<@U0BOT> Texas?"}
    for subtype, more in (
        ("message_deleted", {"deleted_ts": ts, "previous_message": asked}),
        ("message_changed", {"message": unfolded, "previous_message": asked}),
        ("message_replied", {"message": asked}),
        ("channel_topic", {"topic": "<@U0BOT> Texas?"}),
    ):
        slack.tell({"type": "message", "subtype": subtype, "channel": "C-subtypes", "user": "U1", **more})
    slack.settle(0.3)
    assert len(slack.workspace.answers("C-subtypes")) == 1


def test_a_reply_that_is_also_sent_to_the_channel_is_a_follow_up(slack: StandIn) -> None:
    ts = slack.mention("Oregon?", "C-broadcast")
    slack.wait_for_answer("C-broadcast", ts)
    slack.say("and Texas?", "C-broadcast", thread_ts=ts, subtype="thread_broadcast")
    assert "Oregon? / and Texas?" in slack.wait_for_answer("C-broadcast", ts, 2)["text"]


def test_a_direct_message_is_answered_in_the_conversation_with_context(slack: StandIn) -> None:
    slack.say("Oregon?", "D-flat")
    first = slack.wait_for_answer("D-flat", None)
    assert "thread_ts" not in first
    slack.say("and Texas?", "D-flat")
    assert slack.wait_for_answer("D-flat", None, 2)["text"].startswith("18.5 percent: Oregon? / and Texas?")


def test_a_thread_in_a_direct_message_goes_on_from_its_root(slack: StandIn) -> None:
    ts = slack.say("Oregon?", "D-thread")
    slack.wait_for_answer("D-thread", None)
    slack.say("and Texas?", "D-thread", thread_ts=ts)
    assert slack.wait_for_answer("D-thread", ts)["text"].startswith("18.5 percent: Oregon? / and Texas?")


def test_the_same_question_twice_is_two_questions(slack: StandIn) -> None:
    slack.say("Oregon?", "D-twice")
    slack.say("Oregon?", "D-twice")
    slack.wait_for_answer("D-twice", None, 2)


def test_a_mention_without_words_gets_help(slack: StandIn) -> None:
    ts = slack.mention("", "C-help")
    assert slack.wait_for_answer("C-help", ts)["text"] == "I answer questions about trade figures."


def test_opening_the_messages_tab_suggests_prompts(slack: StandIn) -> None:
    slack.open_messages_tab("D-open")
    slack.wait(lambda: slack.workspace.called("assistant.threads.setSuggestedPrompts"))
    body = slack.workspace.called("assistant.threads.setSuggestedPrompts")[-1].body
    assert body["channel_id"] == "D-open"
    assert "thread_ts" not in body
    assert body["prompts"][0] == {"title": "Oregon's exports?", "message": "Oregon's exports?"}


def test_a_command_is_answered_for_the_asker_alone(slack: StandIn) -> None:
    count = len(slack.workspace.whispers)
    slack.command("Oregon?", "C-private")
    answer = slack.wait_for_whisper(count + 1)
    assert answer["text"].startswith("18.5 percent: Oregon?")
    assert slack.workspace.answers("C-private") == []


@pytest.mark.parametrize(
    ("words", "said"), [("help", "I answer questions"), ("", "I answer"), ("sources", "One report")]
)
def test_the_command_explains_itself(slack: StandIn, words: str, said: str) -> None:
    count = len(slack.workspace.whispers)
    slack.command(words, "C-words")
    assert slack.wait_for_whisper(count + 1)["text"].startswith(said)


def test_a_shared_answer_names_the_asker_keeps_its_source_and_can_be_continued(slack: StandIn) -> None:
    count = len(slack.workspace.whispers)
    slack.command("Oregon?", "C-share")
    private = slack.wait_for_whisper(count + 1)
    slack.click(private, "Share", "C-share")
    slack.click(private, "Share", "C-share")
    shared = slack.wait_for_answer("C-share", None)
    slack.settle(0.2)
    assert len(slack.workspace.answers("C-share")) == 1
    assert shared["text"].startswith("<@U1> asked: Oregon?\n18.5 percent")
    assert "A report, p. 9" in shared["text"]
    assert "Share" not in json.dumps(shared["blocks"])
    slack.wait(lambda: slack.workspace.whispers[count]["text"] == "Shared with this channel.", what="the end")
    slack.say("and Texas?", "C-share", thread_ts=shared["ts"])
    follow_up = slack.wait_for_answer("C-share", shared["ts"])
    assert follow_up["text"].startswith("18.5 percent: Oregon? / and Texas?")


def test_sharing_works_where_nobody_invited_the_bot(slack: StandIn) -> None:
    slack.closed_channels.add("C-closed")
    count = len(slack.workspace.whispers)
    slack.command("Oregon?", "C-closed")
    slack.click(slack.wait_for_whisper(count + 1), "Share", "C-closed")
    assert slack.wait_for_answer("C-closed", None)["text"].startswith("<@U1> asked: Oregon?")


def test_an_edited_question_is_answered_anew_in_place(slack: StandIn) -> None:
    ts = slack.mention("Oregon?", "C-edit")
    answer = slack.wait_for_answer("C-edit", ts)
    slack.edit("C-edit", ts, "<@U0BOT> Texas?")
    slack.wait(lambda: answer["text"].startswith("18.5 percent: Texas?"))
    slack.say("and Utah?", "C-edit", thread_ts=ts)
    follow_up = slack.wait_for_answer("C-edit", ts, 2)
    assert follow_up["text"].startswith("18.5 percent: Texas? / and Utah?")
    assert answer["revisions"] == 1


def test_an_edit_that_changes_no_word_changes_nothing(slack: StandIn) -> None:
    ts = slack.mention("Oregon?", "C-same")
    answer = slack.wait_for_answer("C-same", ts)
    slack.edit("C-same", ts, "<@U0BOT>  Oregon? ")
    slack.settle(0.2)
    assert "revisions" not in answer


def test_an_edited_direct_message_keeps_what_was_said_before_it(slack: StandIn) -> None:
    slack.say("Oregon?", "D-edit")
    slack.wait_for_answer("D-edit", None)
    ts = slack.say("and Texas?", "D-edit")
    answer = slack.wait_for_answer("D-edit", None, 2)
    slack.edit("D-edit", ts, "and Utah?")
    slack.wait(lambda: answer["text"].startswith("18.5 percent: Oregon? / and Utah?"))


def test_the_working_opens_in_place_and_folds_again(slack: StandIn) -> None:
    ts = slack.mention("Oregon?", "C-working")
    answer = slack.wait_for_answer("C-working", ts)
    slack.click(answer, "Show the working", "C-working")
    slack.wait(lambda: "10,283,942,324" in answer["text"])
    shown = json.dumps(answer["blocks"])
    for part in ("data_table", "18.482666", "row Oregon, column 2019", "18.5 percent", "Exports are counted"):
        assert part in shown
    assert len(slack.workspace.answers("C-working")) == 1
    slack.click(answer, "Hide the working", "C-working")
    slack.wait(lambda: "10,283,942,324" not in answer["text"])


def test_the_working_of_a_private_answer_stays_private(slack: StandIn) -> None:
    count = len(slack.workspace.whispers)
    slack.command("Oregon?", "C-private-working")
    slack.click(slack.wait_for_whisper(count + 1), "Show the working", "C-private-working")
    slack.wait(lambda: "10,283,942,324" in slack.workspace.whispers[-1]["text"])
    assert len(slack.workspace.whispers) == count + 1
    assert slack.workspace.answers("C-private-working") == []


def test_buttons_with_questions_are_answered_in_the_thread(slack: StandIn) -> None:
    ts = slack.mention("Oregon?", "C-next")
    answer = slack.wait_for_answer("C-next", ts)
    slack.click(answer, "How does Texas compare?", "C-next", user="U2")
    second = slack.wait_for_answer("C-next", ts, 2)
    assert second["text"].startswith("<@U2> asked: How does Texas compare?\n18.5 percent: How does Texas")
    slack.click(answer, "Oregon's imports?", "C-next")
    slack.wait_for_answer("C-next", ts, 3)


def test_a_question_back_has_its_readings_as_buttons(slack: StandIn) -> None:
    ts = slack.mention("Carolina?", "C-back")
    back = slack.wait_for_answer("C-back", ts)
    assert back["text"] == "Which Carolina do you mean?"
    slack.click(back, "South Carolina", "C-back")
    answer = slack.wait_for_answer("C-back", ts, 2)
    assert "Carolina? / South Carolina" in answer["text"]
    assert _value(back, "South Carolina")["p"] == "Carolina?"


def test_a_private_question_back_is_answered_privately(slack: StandIn) -> None:
    count = len(slack.workspace.whispers)
    slack.command("Carolina?", "C-private-back")
    slack.click(slack.wait_for_whisper(count + 1), "North Carolina", "C-private-back")
    assert "Carolina? / North Carolina" in slack.wait_for_whisper(count + 2)["text"]
    assert slack.workspace.answers("C-private-back") == []


def test_a_click_is_placed_by_what_the_state_knows_where_the_payload_says_little(slack: StandIn) -> None:
    ts = slack.mention("Oregon?", "C-bare")
    answer = slack.wait_for_answer("C-bare", ts)
    bare = {"container": {}, "message": {"ts": answer["ts"], "text": answer["text"]}}
    slack.click(answer, "How does Texas compare?", "C-bare", more=bare)
    slack.wait_for_answer("C-bare", ts, 2)
    count = len(slack.workspace.whispers)
    slack.command("Oregon?", "C-bare-private")
    private = slack.wait_for_whisper(count + 1)
    slack.click(private, "How does Texas compare?", "C-bare-private", more=bare)
    slack.wait_for_whisper(count + 2)
    assert slack.workspace.answers("C-bare-private") == []


def test_a_series_is_a_native_table_and_a_native_chart(slack: StandIn) -> None:
    ts = slack.mention("series?", "C-series")
    answer = slack.wait_for_answer("C-series", ts)
    assert "data_table" in _types(answer)
    assert "data_visualization" in _types(answer)
    table = next(block for block in answer["blocks"] if block["type"] == "data_table")
    assert table["caption"] == "Exports rose in each year."
    assert table["rows"][5][1] == {"type": "raw_number", "value": 12184689158.0, "text": "$12.18 billion"}


def test_an_engine_that_fails_gives_a_reference_and_no_traceback(slack: StandIn) -> None:
    ts = slack.mention("crash", "C-crash")
    text = slack.wait_for_answer("C-crash", ts)["text"]
    assert "went wrong" in text
    assert "TF-" in text
    assert "ZeroDivisionError" not in text


def test_nothing_is_smuggled_through_a_question(slack: StandIn) -> None:
    hostile = "<!channel> &lt;!here&gt; <http://evil.example|Texas> *bold* `code` &amp; <@U2> \u202eend"
    ts = slack.mention(hostile, "C-hostile")
    text = slack.wait_for_answer("C-hostile", ts)["text"]
    assert "&lt;!here&gt; Texas" in text
    assert not set("*`\u202e") & set(text)
    slack.settle(0.2)
    assert slack.workspace.violations == []


def test_an_old_or_foreign_button_is_acknowledged_and_ignored(slack: StandIn) -> None:
    ts = slack.mention("Oregon?", "C-foreign")
    answer = slack.wait_for_answer("C-foreign", ts)
    action = {"type": "button", "action_id": "other", "block_id": "x", "value": "{", "action_ts": "1.0"}
    envelope = slack.click(answer, "Show the working", "C-foreign", more={"actions": [action]})
    slack.settle(0.2)
    assert envelope.acknowledged_after is not None
    assert "revisions" not in answer


def test_acknowledgements_come_in_time(slack: StandIn) -> None:
    slack.settle(0.1)
    times = [envelope.acknowledged_after or 0 for envelope in slack.deliveries.done]
    assert max(times) < 3
