"""A damaged state: found at the start, set aside with nothing lost, and no question answered twice for it."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.state import Ask, AskKind, DamagedError, StateError, open_state, set_aside
from tests.slack_standin import BotProcess, StandIn


def _overwrite(file: Path, start: int, end: int, fill: bytes) -> None:
    with file.open("r+b") as content:
        content.seek(start)
        content.write(fill * ((end - start) // len(fill)))


DAMAGES: dict[str, Callable[[Path], None]] = {
    "tables": lambda file: _overwrite(file, 4096, 12288, b"\x00\xff"),
    "header": lambda file: _overwrite(file, 16, 4096, b"x"),
    "zeros": lambda file: _overwrite(file, 0, 4096, b"\0"),
    "cut": lambda file: os.truncate(file, 20_000),
    "cut in the header": lambda file: os.truncate(file, 100),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_set_aside_as_it_is(damage: str, tmp_path: Path) -> None:
    file = tmp_path / "state.db"
    url = f"sqlite:///{file}"
    open_state(url).close()
    DAMAGES[damage](file)
    content = file.read_bytes()
    with pytest.raises(
        DamagedError, match=r"^TRADEFACTS_STATE: .*state\.db is damaged \(.*\): the Slack bot"
    ):
        open_state(url)
    aside = set_aside(url)
    assert aside.name.startswith("state.damaged-")
    assert aside.read_bytes() == content
    open_state(url).close()


def test_the_last_commits_are_in_the_file_that_is_set_aside(tmp_path: Path) -> None:
    """After a kill they stand in a log beside the file, which must not stay beside the fresh one."""
    (tmp_path / "alive").mkdir()
    alive, file = tmp_path / "alive" / "state.db", tmp_path / "state.db"
    open_state(f"sqlite:///{alive}").close()
    state = open_state(f"sqlite:///{alive}")
    state.inbox.receive(Ask("T:C:last", AskKind.MESSAGE, "T", "C", "U1", "?", 1.0))
    for part in ("", "-wal"):
        shutil.copy(f"{alive}{part}", f"{file}{part}")
    state.close()
    assert b"T:C:last" not in file.read_bytes()
    _overwrite(file, 4096, 12288, b"\x00\xff")
    with pytest.raises(DamagedError):
        open_state(f"sqlite:///{file}")
    assert b"T:C:last" in set_aside(f"sqlite:///{file}").read_bytes()


def test_a_log_that_sqlite_cannot_read_goes_with_its_file(tmp_path: Path) -> None:
    file = tmp_path / "state.db"
    open_state(f"sqlite:///{file}").close()
    file.with_name("state.db-wal").mkdir()
    aside = set_aside(f"sqlite:///{file}")
    assert aside.with_name(aside.name + "-wal").exists()
    assert not file.with_name("state.db-wal").exists()


def test_a_damaged_file_that_another_process_uses_stays_where_it_is(tmp_path: Path) -> None:
    file = tmp_path / "state.db"
    other = open_state(f"sqlite:///{file}")
    _overwrite(file, 4096, 12288, b"\x00\xff")
    with pytest.raises(StateError, match="another process uses it"):
        set_aside(f"sqlite:///{file}")
    other.close()
    assert file.exists()


def test_what_was_asked_before_the_state_was_made_may_have_been_answered(tmp_path: Path) -> None:
    state = open_state(f"sqlite:///{tmp_path / 'state.db'}")
    made_at = state.database.made_at
    asks = [Ask(f"T:C:{at}", AskKind.MESSAGE, "T", "C", "U1", "?", at) for at in (made_at - 1, made_at + 1)]
    for ask in asks:
        state.inbox.receive(ask)
    found = [state.outbox.find(ask.key) for ask in asks]
    state.close()
    assert [question.state.value for question in found if question] == ["sending", "new"]
    again = open_state(f"sqlite:///{tmp_path / 'state.db'}")
    assert again.database.made_at == made_at
    again.close()


def test_damage_while_the_bot_runs_is_found_and_named(tmp_path: Path) -> None:
    with StandIn() as slack, BotProcess(slack, tmp_path, timing={"check": 0.2}) as bot:
        slack.wait_for_answer("C1", slack.mention("Oregon?"))
        open_state(f"sqlite:///{tmp_path / 'state.db'}").close()
        with sqlite3.connect(tmp_path / "state.db") as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        _overwrite(tmp_path / "state.db", 8192, 40960, b"\x00\xff")
        slack.wait(lambda: bot.events("the state cannot be used"), what="the log line")
        assert "is damaged (" in bot.events("the state cannot be used")[0]["reason"]
        assert "sets it aside when it starts" in bot.events("the state cannot be used")[0]["reason"]
        bot.kill()


def test_the_bot_starts_afresh_and_answers_nothing_twice(tmp_path: Path) -> None:
    """The acknowledgement of an answered question was lost, the bot was killed, then the file broke."""
    file = tmp_path / "state.db"
    with StandIn(redeliver=0.4) as slack:
        slack.faults.ack_lost = 1.0
        with BotProcess(slack, tmp_path) as bot:
            old = slack.mention("Oregon?")
            slack.wait_for_answer("C1", old)
            slack.wait(lambda: bot.events("answered"), what="the end of the delivery")
            bot.kill()
        open_state(f"sqlite:///{file}").close()  # what the log holds would hide the damage
        _overwrite(file, 4096, 12288, b"\x00\xff")
        slack.faults.ack_lost = 0.0
        with BotProcess(slack, tmp_path) as bot:
            new = slack.mention("Texas?")
            slack.wait_for_answer("C1", new)
            slack.settle(0.8)
            line = bot.events("the state was damaged and is set aside")[0]
            assert line["level"] == "error"
            assert "is damaged (" in line["reason"]
            assert Path(line["file"]).exists()
            assert bot.stop() == 0
        assert slack.counts("C1", [old, new]) == {"asked": 2, "once": 2, "twice": 0, "never": 0}
