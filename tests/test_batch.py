"""Batch: one line in, one reply object out, whatever the line holds."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.terminal.batch import LINE_LIMIT, LineError, answer_lines, parse_line, read_lines
from tests.fake_engine import FakeEngine

if TYPE_CHECKING:
    from bot.conversation import Engine


def run(data: bytes) -> tuple[list[dict[str, Any]], int, list[str]]:
    """The reply objects, the number of faulty lines, and the notes for a batch of bytes."""
    out = io.StringIO()
    notes: list[str] = []
    engine = cast("Engine", FakeEngine())
    faulty = answer_lines(read_lines(io.BytesIO(data)), engine, out, notes.append)
    return [json.loads(line) for line in out.getvalue().splitlines()], faulty, notes


@pytest.mark.parametrize(
    ("line", "turns", "id_"),
    [
        pytest.param(b"Oregon's exports", ("Oregon's exports",), None, id="plain text"),
        pytest.param(b"\xef\xbb\xbfOregon", ("Oregon",), None, id="byte order mark"),
        pytest.param(b'"Oregon\\u0021"', ("Oregon!",), None, id="JSON string"),
        pytest.param(b'{"id": 7, "turns": ["a", "b"], "x": 1}', ("a", "b"), 7, id="object with other keys"),
        pytest.param(b'{"id": {"n": [1]}, "turns": ["a"]}', ("a",), {"n": [1]}, id="any id"),
        pytest.param(b'{"turns": ["a"]}', ("a",), None, id="no id"),
        pytest.param(b"2020", ("2020",), None, id="a number is text"),
        pytest.param(b'"Tech exports" of Oregon', ('"Tech exports" of Oregon',), None, id="quoted words"),
        pytest.param(b"[Oregon] exports", ("[Oregon] exports",), None, id="bracketed words"),
        pytest.param(b'"\\ud83d"', ("\ufffd",), None, id="half a character"),
        pytest.param(b"", ("",), None, id="empty"),
        pytest.param(b" \x00\t", ("\x00",), None, id="control characters"),
    ],
)
def test_a_line_is_read(line: bytes, turns: tuple[str, ...], id_: object) -> None:
    item = parse_line(line)
    assert (item.turns, item.id) == (turns, id_)


@pytest.mark.parametrize(
    ("line", "message", "id_"),
    [
        pytest.param(
            b'{"id": 1, "turns": [',
            "It is broken JSON at column 21: Expecting value.",
            None,
            id="broken object",
        ),
        pytest.param(
            b'"Oregon',
            "It is broken JSON at column 1: Unterminated string starting at.",
            None,
            id="broken string",
        ),
        pytest.param(
            b'{"id": "x"}',
            'It has no "turns"; write a list of one or more texts: "turns": ["..."].',
            "x",
            id="no turns",
        ),
        pytest.param(
            b'{"id": "x", "turns": [1]}',
            'It has an unusable "turns"; write a list of one or more texts: "turns": ["..."].',
            "x",
            id="turns of other things",
        ),
        pytest.param(
            b'["a"]',
            'It is JSON but no question; write text, or an object such as {"id": 1, "turns": ["..."]}.',
            None,
            id="a list",
        ),
        pytest.param(
            b"null",
            'It is JSON but no question; write text, or an object such as {"id": 1, "turns": ["..."]}.',
            None,
            id="null",
        ),
        pytest.param(
            b"Cura\xe7ao", "It is not UTF-8 at byte 5; save the file as UTF-8.", None, id="another encoding"
        ),
        pytest.param(
            b"[" * 100_000,
            "Its JSON is nested too deeply; an object needs no more than a list of turns.",
            None,
            id="deep nesting",
        ),
        pytest.param(
            b'{"id": NaN, "turns": ["a"]}',
            "It holds a number that JSON does not know: NaN.",
            None,
            id="not a number",
        ),
        pytest.param(
            b"x" * (LINE_LIMIT + 1),
            f"It is longer than {LINE_LIMIT:,} bytes; ask in fewer words.",
            None,
            id="too long",
        ),
    ],
)
def test_a_faulty_line_says_what_is_wrong(line: bytes, message: str, id_: object) -> None:
    with pytest.raises(LineError) as caught:
        parse_line(line)
    assert (str(caught.value), caught.value.id) == (message, id_)


def test_replies_come_in_order_with_their_ids() -> None:
    replies, faulty, _ = run(b'{"id": 2, "turns": ["b"]}\n{"id": 1, "turns": ["a"]}\nc')
    assert [(reply["id"], reply["question"]) for reply in replies] == [(2, "b"), (1, "a"), (None, "c")]
    assert faulty == 0


def test_the_turns_of_a_line_are_one_conversation_and_lines_are_strangers() -> None:
    replies, _, _ = run(b'{"turns": ["a", "b"]}\nc\n')
    assert [reply["text"].splitlines()[0] for reply in replies] == ["2 turns: a / b", "1 turns: c"]


def test_a_faulty_line_is_answered_by_its_error_and_the_rest_goes_on() -> None:
    replies, faulty, _ = run(b'a\n{"id": 5}\n\xff\nb\n')
    assert [sorted(reply) == ["error", "id"] for reply in replies] == [False, True, True, False]
    assert replies[1]["id"] == 5
    assert replies[1]["error"].startswith("Line 2: ")
    assert faulty == 2


def test_a_fault_of_ours_costs_one_line_only() -> None:
    replies, faulty, notes = run(b'{"id": 1, "turns": ["crash"]}\nb\n')
    assert replies[0] == {"id": 1, "error": "Line 1: This question could not be answered."}
    assert replies[1]["question"] == "b"
    assert (faulty, notes) == (1, ["line 1 could not be answered: ZeroDivisionError: division by zero"])


def test_line_ends_of_other_systems_and_separators_within_a_line_are_kept_apart() -> None:
    replies, _, _ = run("a\r\nb\u2028c\x0bd\ne".encode())
    assert [reply["question"] for reply in replies] == ["a", "b\u2028c\x0bd", "e"]


def test_an_id_that_cannot_be_written_again_is_null() -> None:
    deep = b"[" * 900 + b"]" * 900
    replies, _, _ = run(b'{"id": 1e999, "turns": ["a"]}\n{"id": ' + deep + b', "turns": ["b"]}\n')
    assert replies[0]["id"] is None
    assert [reply["question"] for reply in replies] == ["a", "b"]


def test_a_long_question_is_passed_on_whole() -> None:
    replies, _, _ = run(b"x" * 100_000)
    assert len(replies[0]["question"]) == 100_000


def test_after_a_line_over_the_limit_the_next_one_is_read() -> None:
    replies, faulty, _ = run(b"x" * (3 * LINE_LIMIT) + b"\nb\n")
    assert [("error" in reply) for reply in replies] == [True, False]
    assert faulty == 1


@given(st.lists(st.binary(max_size=40)))
def test_every_line_gets_one_object(lines: list[bytes]) -> None:
    data = b"".join(line.replace(b"\n", b"") + b"\n" for line in lines)
    replies, faulty, _ = run(data)
    assert len(replies) == len(lines)
    assert faulty == sum("error" in reply for reply in replies)
