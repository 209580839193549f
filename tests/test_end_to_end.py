"""The command as a process over the real packs: from a question to a cited figure."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.conversation import Engine
from bot.terminal.batch import parse_line
from bot.terminal.screen import Screen
from bot.terminal.terminal import render_explanation, render_reply

COMMAND = [sys.executable, "-m", "bot.cli"]
OREGON = "what was Oregon's tech export growth?"


def run(*arguments: str, data: bytes = b"", folder: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    """A finished run of the command; from another folder, so that nothing depends on the current one."""
    command = (
        [str(Path(sys.executable).with_name("tradefacts")), *arguments] if folder else [*COMMAND, *arguments]
    )
    return subprocess.run(command, input=data, capture_output=True, check=False, cwd=folder)


def test_ask_answers_with_reading_figures_caveat_and_place(tmp_path: Path) -> None:
    done = run("ask", OREGON, folder=tmp_path)
    text = done.stdout.decode()
    for part in (
        "+18.5 %",
        "$10.28 billion",
        "2019",
        "$12.18 billion",
        "2020",
        "products only",
        "p. 9",
        "row Oregon",
    ):
        assert part in text
    assert done.stderr == b""
    assert done.returncode == 0


def test_ask_json_holds_the_figure_at_full_precision_beside_the_printed_one() -> None:
    shown: dict[str, Any] = json.loads(run("ask", "--json", OREGON).stdout)
    (value,) = shown["values"]
    assert value["value"] == pytest.approx(100 * (12_184_689_158 - 10_283_942_324) / 10_283_942_324)
    assert (value["unit"], value["period"], value["published"]) == ("percent", "2019-2020", 18.5)
    assert {12_184_689_158, 10_283_942_324} <= {cell["value"] for cell in shown["inputs"]}
    assert {(c["source"], c["page"], c["row"]) for c in shown["citations"]} == {("comptia-2021", 9, "Oregon")}


def test_batch_answers_a_thread_and_a_broken_line_in_order() -> None:
    lines = [
        {"id": "a", "turns": ["tech exports of Oregon in 2019", "and Texas?"]},
        "broken",
        {"id": "c", "turns": [OREGON]},
    ]
    data = "\n".join('{"id": "b", ' if line == "broken" else json.dumps(line) for line in lines).encode()
    done = run("batch", data=data)
    replies = [json.loads(line) for line in done.stdout.splitlines()]
    assert [reply["id"] for reply in replies] == ["a", None, "c"]
    assert replies[0]["names"] == ["Texas"]
    assert "error" in replies[1]
    assert done.returncode == 2


def test_batch_answers_each_line_before_the_next_one_is_sent() -> None:
    with subprocess.Popen([*COMMAND, "batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        stdin, stdout = process.stdin, process.stdout
        assert stdin is not None
        assert stdout is not None
        for id_ in (1, 2):
            stdin.write(json.dumps({"id": id_, "turns": [OREGON]}).encode() + b"\n")
            stdin.flush()
            assert json.loads(stdout.readline())["id"] == id_


def test_a_reader_that_leaves_early_gets_no_traceback() -> None:
    with subprocess.Popen([*COMMAND, "export"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


def test_chat_is_a_thread() -> None:
    done = run("chat", data=b"tech exports of Oregon in 2019\nand Texas?\n/quit\nignored\n")
    assert b"Texas" in done.stdout
    assert b"> " not in done.stdout
    assert done.returncode == 0


def test_asking_loads_neither_slack_nor_the_database() -> None:
    program = "import sys; from bot.cli import main; main(['ask', 'hello']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert not loaded & {"slack_bolt", "slack_sdk", "slackblocks", "sqlalchemy", "tqdm", "readline"}


NASTY = {
    "empty": "",
    "control characters": "\x00\x01\x1b[2J Oregon",
    "zero-width characters": "Oregon\u200b's tech\u200d exports",
    "direction marks": "\u202eOregon exports",
    "half a character": "\udc80 exports",
    "Slack markup": "<@U123> *Oregon* `tech` exports <!channel> <https://a.example|b>",
    "one long word": "x" * 100_000,
    "many words": "Oregon " * 14_000,
    "many numbers": "2020 " * 20_000,
    "a long number": "top " + "9" * 5000 + " states",
    "many quotation marks": "Oregon" + "'" * 10_000,
    "many brackets": "(" * 50_000,
    "many lines": "\n" * 10_000,
    "many combining marks": "e\u0301" * 1000,
    "other digits": "exports in \u0662\u0660\u0662\u0660",
    "format fields": "%s {0} {name} {words}",
    "an impossible amount": "which states export more than 1e999 dollars",
}


@pytest.mark.parametrize("question", NASTY.values(), ids=NASTY)
def test_any_text_gets_a_reply_that_can_be_shown(real_engine: Engine, question: str) -> None:
    (turn,) = parse_line(json.dumps(question).encode()).turns
    reply = real_engine.reply(turn, None).reply
    assert json.dumps(reply.to_json()).isascii()
    shown = render_reply(reply, Screen(), numbered=True)
    shown += render_explanation(real_engine.explain(turn, None), Screen())
    assert "\x1b" not in shown
