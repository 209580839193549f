"""The tradefacts command: what goes where, and how it ends."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import pytest

from bot import cli
from bot.reply import Reply, ReplyStatus
from bot.terminal.chat import converse
from bot.terminal.screen import Screen, align, screen_for
from bot.terminal.terminal import render_explanation, render_reply
from tests.fake_engine import FakeEngine

STYLED = Screen(styled=True, width=80)


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> FakeEngine:
    """The engine that the command opens."""
    fake = FakeEngine()
    monkeypatch.setattr(cli, "open_engine", lambda: fake)
    return fake


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("question", "status"),
    [("hello", 0), ("which", 3), ("unknown", 4)],
    ids=["answered", "asked back", "declined"],
)
def test_ask_ends_by_how_it_was_answered(engine: FakeEngine, question: str, status: int) -> None:
    assert cli.main(["ask", question]) == status


def test_ask_prints_the_text_alone(engine: FakeEngine, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["ask", "hello"])
    out, err = capsys.readouterr()
    assert out == "1 turns: hello\nTurns of a conversation\nSource: A report, p. 9\n"
    assert err == ""


def test_ask_takes_words_without_quotation_marks(engine: FakeEngine) -> None:
    cli.main(["ask", "how", "much", "--json"])
    assert engine.asked == ["how much"]


def test_ask_takes_a_question_that_looks_like_an_option(engine: FakeEngine) -> None:
    cli.main(["ask", "--", "-5 %?"])
    assert engine.asked == ["-5 %?"]


def test_ask_json_prints_the_reply_object(engine: FakeEngine, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["ask", "--json", "hello"])
    shown = json.loads(capsys.readouterr().out)
    assert list(shown) == [
        "id", "question", "status", "verdict", "reading", "text", "values", "names", "inputs", "formula",
        "citations", "caveats", "options", "suggestions",
    ]  # fmt: skip
    assert shown["values"] == [
        {"label": "turns", "value": 1, "unit": "count", "period": None, "published": None, "citations": [0]}
    ]


def test_ask_explain_accounts_for_every_word(engine: FakeEngine, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["ask", "--explain", "how much"])
    out = capsys.readouterr().out
    assert "how   mention  HOW\nmuch  mention  MUCH\n" in out
    assert "typed  read as\noregn  Oregon\n" in out
    assert "period   2020  default" in out


def test_ask_json_explain_adds_one_key(engine: FakeEngine, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["ask", "--json", "--explain", "how"])
    assert json.loads(capsys.readouterr().out)["explanation"]["words"] == [
        {"text": "how", "role": "mention", "meaning": "HOW"}
    ]


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        pytest.param(
            ["ask"],
            "tradefacts ask: Missing argument 'QUESTION'. See \"tradefacts ask --help\".",
            id="no question",
        ),
        pytest.param(
            ["ask", "\udcff"],
            "tradefacts ask: The question is not UTF-8; set the terminal to UTF-8 and type it again. "
            'See "tradefacts ask --help".',
            id="another encoding",
        ),
        pytest.param(
            ["frobnicate"],
            "tradefacts: No such command 'frobnicate'. See \"tradefacts --help\".",
            id="unknown command",
        ),
        pytest.param(
            ["batch", "no/such.txt"],
            "tradefacts batch: Invalid value for '[FILE]': 'no/such.txt': No such file or directory "
            'See "tradefacts batch --help".',
            id="no file",
        ),
    ],
)
def test_wrong_usage_is_one_line(
    engine: FakeEngine, capsys: pytest.CaptureFixture[str], arguments: list[str], line: str
) -> None:
    assert cli.main(arguments) == 2
    out, err = capsys.readouterr()
    assert (out, err) == ("", line + "\n")


def test_a_directory_in_place_of_a_file_is_one_line(
    engine: FakeEngine, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert cli.main(["batch", str(tmp_path)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_batch_reads_a_file_and_writes_one(engine: FakeEngine, tmp_path: Path) -> None:
    questions, replies = tmp_path / "questions.jsonl", tmp_path / "replies.jsonl"
    questions.write_text('{"id": 1, "turns": ["a"]}\nb\n', "utf-8")
    assert cli.main(["batch", str(questions), "--out", str(replies)]) == 0
    assert [json.loads(line)["id"] for line in replies.read_text("utf-8").splitlines()] == [1, None]


def test_batch_ends_with_2_if_a_line_was_not_valid(
    engine: FakeEngine, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'a\n{"id": 3}\n')))
    assert cli.main(["batch"]) == 2
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 2
    assert err == 'tradefacts batch: 1 line was not valid; its reply holds "error".\n'


def test_batch_does_not_overwrite_its_questions(
    engine: FakeEngine, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "questions.txt"
    file.write_text("a\n", "utf-8")
    assert cli.main(["batch", str(file), "--out", str(file)]) == 2
    assert file.read_text("utf-8") == "a\n"
    assert "is the file of questions itself" in capsys.readouterr().err


def test_export_writes_the_figures_of_one_source(tmp_path: Path) -> None:
    file = tmp_path / "figures.csv"
    assert cli.main(["export", "--source", "comptia-2021", "--out", str(file)]) == 0
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert {row["source"] for row in rows} == {"comptia-2021"}
    oregon = [row for row in rows if (row["row"], row["column"]) == ("Oregon", "2020")]
    assert [(row["value"], row["unit"], row["page"]) for row in oregon] == [("12184689158", "USD", "9")]


def test_export_names_the_sources_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["export", "--source", "nobody"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("tradefacts export: There is no source nobody; there are ")
    assert "comptia-2021" in err


def test_a_pack_at_fault_is_left_out_and_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("TRADEFACTS_PACKS", str(tmp_path / "none"))
    assert cli.main(["export", "--source", "comptia-2021"]) == 0
    out, err = capsys.readouterr()
    assert "Oregon" in out
    assert err == (
        "tradefacts: A pack is left out. none/datapackage.yaml: "
        f"There is no pack folder {tmp_path / 'none'}. Give the path of a folder that exists.\n"
    )


def chat(*typed: str) -> tuple[list[str], str]:
    """What an engine was asked in a chat, and what the person saw."""
    fake, out, lines = FakeEngine(), io.StringIO(), list(typed)

    def read(_: str) -> str:
        if not lines:
            raise EOFError
        return lines.pop(0)

    converse(fake, Screen(), out, read)  # type: ignore[arg-type]  # a stand-in for the engine
    return fake.asked, out.getvalue()


def test_chat_is_one_conversation_until_it_is_left() -> None:
    asked, shown = chat("a", "", "b", "/quit", "c")
    assert asked == ["a", "b"]
    assert "2 turns: a / b" in shown


def test_chat_ends_with_the_input() -> None:
    assert chat("a")[0] == ["a"]


def test_chat_numbers_the_options_of_a_question_back() -> None:
    asked, shown = chat("which", "2")
    assert "  1  North Carolina\n  2  South Carolina\n" in shown
    assert asked == ["which", "South Carolina"]


def test_chat_takes_a_number_that_stands_for_nothing_as_a_turn() -> None:
    assert chat("which", "2020")[0] == ["which", "2020"]


def test_chat_suggestions_can_be_chosen_too() -> None:
    assert chat("a", "1")[0] == ["a", "And Texas?"]


def test_chat_options_hold_for_one_turn() -> None:
    assert chat("which", "unknown", "2")[0] == ["which", "unknown", "2"]


def test_a_terminal_gets_styles_and_folding() -> None:
    screen = screen_for(Terminal(), {})
    assert screen.styled
    assert 0 < screen.width <= 100


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=["NO_COLOR", "dumb"])
def test_a_terminal_without_colours_gets_plain_text(environment: dict[str, str]) -> None:
    assert not screen_for(Terminal(), environment).styled


def test_a_pipe_gets_the_text_as_it_is() -> None:
    assert screen_for(io.StringIO(), {}) == Screen(styled=False, width=0)


def test_styles_add_nothing_and_lose_nothing() -> None:
    reply = FakeEngine().reply("hello", None).reply
    shown = render_reply(reply, STYLED)
    assert "\x1b[1m1 turns: hello\x1b[0m" in shown
    assert _plain(shown) == render_reply(reply, Screen())


def test_a_question_cannot_steer_the_terminal() -> None:
    reply = Reply("", ReplyStatus.DECLINED, "", 'Nothing on "\x1b[2J\u202eevil\x07".')
    assert render_reply(reply, STYLED) == 'Nothing on "[2Jevil".'


def test_long_lines_are_folded_between_words() -> None:
    reply = Reply("", ReplyStatus.ANSWERED, "", "word " * 30)
    lines = render_reply(reply, Screen(width=40)).splitlines()
    assert max(map(len, lines)) <= 40
    assert lines[1].startswith("word")


def test_figures_stand_to_the_right_and_words_to_the_left() -> None:
    rows = [("Oregon", "12,184"), ("Texas", "-7")]
    assert align(("state", "million"), rows, Screen()).splitlines() == [
        "state   million",
        "Oregon   12,184",
        "Texas        -7",
    ]


def test_an_explanation_without_words_is_still_shown() -> None:
    shown = render_explanation(FakeEngine().explain("", None), Screen())  # type: ignore[arg-type]  # a stand-in
    assert shown.startswith("Word by word\ntext  role  meaning")


def _plain(text: str) -> str:
    return "".join(
        part.partition("m")[2] if number else part for number, part in enumerate(text.split("\x1b["))
    )
