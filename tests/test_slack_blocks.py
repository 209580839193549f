"""A reply as a Slack message: what stands where, within Slack's limits, with nothing smuggled in."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from bot.reply import Chart, Citation, Reply, ReplyStatus, Step, Table, Value
from bot.slack.answering import freeze, thaw
from bot.slack.blocks import View, render
from bot.slack.escape import MAX_UTTERANCE, escape, plain, read_text
from bot.slack.payloads import VALUE_LIMIT, ButtonValue
from tests.slack_standin.stub_engine import StubEngine
from tests.slack_standin.validate import faults_in_message, live_markup

VIEW = View("T:C:1.0")
SERIES = StubEngine().reply("series", None).reply
HOSTILE = "<!channel> <@U1> <http://evil.example|Texas> *b* _i_ ~s~ `c` & \u202e"


def _bodies(reply: Reply, view: View = VIEW) -> list[dict[str, Any]]:
    rendered = render(reply, view)
    return [{"text": rendered.text, "blocks": list(blocks)} for blocks in rendered.variants]


def _types(body: dict[str, Any]) -> list[str]:
    return [block["type"] for block in body["blocks"]]


def test_the_forms_go_from_native_figures_down_to_text() -> None:
    native, simple, bare, text = map(_types, _bodies(SERIES))
    assert {"data_table", "data_visualization", "context_actions"} <= set(native)
    assert "table" in simple
    assert not {"data_table", "data_visualization"} & set(simple)
    assert set(bare) == {"header", "section", "context", "actions"}
    assert text == []


def test_the_text_holds_the_whole_answer_in_every_form() -> None:
    for body in _bodies(SERIES):
        assert body["text"] == escape(SERIES.text)


def test_a_chart_is_drawn_in_billions_under_a_title_that_fits() -> None:
    assert SERIES.chart is not None
    long = replace(SERIES, chart=replace(SERIES.chart, title="Exports rose in every single year " * 3))
    chart = next(b for b in _bodies(long)[0]["blocks"] if b["type"] == "data_visualization")
    assert chart["title"] == SERIES.reading
    assert chart["chart"]["axis_config"]["y_label"] == "USD billion"
    assert chart["chart"]["series"][0]["data"][-1] == {"label": "2020", "value": 12.185}


def test_a_reply_without_figures_has_no_thumbs_and_no_working() -> None:
    declined = StubEngine().reply("wheat", None).reply
    assert _types(_bodies(declined)[0]) == ["section", "context", "actions"]


def test_everything_is_escaped_wherever_it_comes_from() -> None:
    hostile = Reply(
        question=HOSTILE,
        status=ReplyStatus.ANSWERED,
        reading=HOSTILE,
        text=HOSTILE,
        values=(Value(HOSTILE, 1.0, "USD", HOSTILE, 2.0, (0,)),),
        names=(HOSTILE,),
        inputs=(Value(HOSTILE, 1.0, "USD", citations=(0,)),),
        citations=(Citation("x", HOSTILE, HOSTILE, HOSTILE, 1, HOSTILE, HOSTILE, HOSTILE, HOSTILE),),
        caveats=(HOSTILE,),
        options=(HOSTILE,),
        suggestions=(HOSTILE,),
        headline=HOSTILE,
        comparison=HOSTILE,
        source_line=HOSTILE,
        working=(Step(HOSTILE, HOSTILE),),
        definition=HOSTILE,
        others=(HOSTILE,),
        table=Table(HOSTILE, (HOSTILE, HOSTILE), ((HOSTILE, 1.0),), ("", "USD")),
        chart=Chart("bar", HOSTILE, ("a", "b"), ((HOSTILE, (1.0, 2.0)),), HOSTILE),
    )
    for status in ReplyStatus:
        for view in (VIEW, View("T:C:1.0", is_private=True, is_open=True, asker="U9")):
            for body in _bodies(replace(hostile, status=status), view):
                assert faults_in_message(body) == []
                assert set(live_markup(body)) <= {"<@U9>"}
                assert not set("*_~`\u202e") & set(body["text"])
                assert "<@U1>" not in json.dumps(body)


QUICK = (Phase.explicit, Phase.reuse, Phase.generate)  # big replies take minutes to shrink
words = st.text(min_size=0, max_size=400)
labels = st.text(min_size=0, max_size=60)
numbers = st.floats(-1e13, 1e13, allow_nan=False)
units = st.sampled_from(["USD", "percent", "jobs", "rank", "ratio", "year", "count"])


@st.composite
def replies(draw: st.DrawFn) -> Reply:
    """Replies of any size and shape."""
    count = draw(st.sampled_from([1, 2, 19, 21, 130]))
    width = draw(st.sampled_from([1, 3, 24]))
    cell = draw(labels)
    rows: tuple[tuple[str | float, ...], ...] = tuple(
        (cell, *(float(i) for i in range(width))) for _ in range(count)
    )
    names = tuple(f"{cell}{number}" for number in range(count))
    series = tuple(
        (f"{cell}{number}", tuple(map(float, range(count)))) for number in range(draw(st.integers(1, 8)))
    )
    return Reply(
        question=draw(words),
        status=draw(st.sampled_from(list(ReplyStatus))),
        reading=draw(words),
        text=draw(st.text(min_size=1, max_size=5_000)),
        values=(Value(draw(labels), draw(numbers), draw(units), "2020", draw(numbers), (0,)),),
        options=tuple(draw(st.lists(labels.filter(str.strip), max_size=14))),
        suggestions=tuple(draw(st.lists(words.filter(str.strip), max_size=5))),
        headline=draw(words),
        comparison=draw(words),
        source_line=draw(words),
        working=(Step(draw(labels), draw(words)),),
        definition=draw(words),
        others=tuple(draw(st.lists(words.filter(str.strip), max_size=5))),
        table=Table(draw(words), tuple(map(str, range(width + 1))), rows, ("", *["USD"] * width)),
        chart=Chart(draw(st.sampled_from(["line", "bar"])), draw(words), names, series, draw(labels)),
    )


@settings(max_examples=30, deadline=None, phases=QUICK)
@given(replies(), st.booleans(), st.booleans())
def test_every_reply_fits_into_slacks_limits_in_every_form(
    reply: Reply, is_private: bool, is_open: bool
) -> None:
    for body in _bodies(reply, View("T:C:1.0", is_private=is_private, is_open=is_open, asker="U9")):
        assert faults_in_message(body) == []
    assert len(render(reply, VIEW).variants) >= 2


@settings(max_examples=20, deadline=None, phases=QUICK)
@given(replies())
def test_a_frozen_reply_thaws_to_itself(reply: Reply) -> None:
    assert thaw(freeze(reply)) == reply


@given(st.text(max_size=3_000), st.text(max_size=3_000), st.booleans())
def test_a_button_carries_what_it_can_within_its_limit(question: str, previous: str, is_option: bool) -> None:
    value = ButtonValue("T:C:1.0", question, is_option, previous)
    encoded = value.encode()
    assert len(encoded) <= VALUE_LIMIT
    assert "<" not in encoded
    if len(question) < 300 and len(previous) < 300 and encoded.isascii() and "\\" not in encoded:
        assert ButtonValue.decode(encoded) == value


@pytest.mark.parametrize("value", ["", "{", "[]", "1", '{"q": "x"}', '{"k": 1}'])
def test_a_foreign_value_is_no_button_of_ours(value: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (any kind of it)
        ButtonValue.decode(value)


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("<@U0BOT> Oregon &amp; Texas?", "Oregon & Texas?"),
        ("<https://a.example/x|Oregon> and <https://b.example>", "Oregon and https://b.example"),
        ("exports of &lt;b&gt; in <#C1|trade>", "exports of <b> in trade"),
        ("more than &amp;lt; 5", "more than &lt; 5"),
        ("since <!date^1392734382^{date}|2014>", "since 2014"),
        ("two\n lines\u200b\u202e", "two lines"),
        ("x" * 50_000, "x" * MAX_UTTERANCE),
    ],
)
def test_slacks_markup_is_read_as_a_person_means_it(raw: str, read: str) -> None:
    spoken = read_text(raw)
    assert spoken.text == read


@pytest.mark.parametrize(
    ("raw", "others"), [("<!here> lunch?", True), ("@anna look", True), ("mail a@b.example", False)]
)
def test_talk_to_others_is_noticed(raw: str, others: bool) -> None:
    assert read_text(raw).is_for_others is others


def test_angle_brackets_never_stand_in_plain_places() -> None:
    assert plain("<!channel>") == "‹!channel›"


def test_reading_hostile_text_is_quick() -> None:
    for text in ("<" * 4_000, "<!" * 2_000, "&lt;" * 1_000, "a|" * 2_000, "\u202e" * 4_000):
        assert len(read_text(text).text) <= MAX_UTTERANCE
