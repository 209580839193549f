"""Settings, start-up and logs: every fault is one line that says what to do, and no line holds a secret."""

from __future__ import annotations

import io
import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from bot.logs import configure_logs, redact
from bot.settings import SettingsError, load_settings
from bot.state import StateError, open_state
from tests.slack_standin import BotProcess, StandIn
from tests.slack_standin.runner import ROOT

GOOD = {"SLACK_BOT_TOKEN": "xoxb-1-a", "SLACK_APP_TOKEN": "xapp-1-a"}


def test_socket_mode_where_there_is_an_app_token_otherwise_http() -> None:
    assert load_settings(GOOD).slack().is_socket_mode
    http = load_settings({"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "0123456789abcdef"}).slack()
    assert not http.is_socket_mode
    assert (http.host, http.port, http.api_url) == ("127.0.0.1", 3000, "https://slack.com/api/")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"SLACK_BOT_TOKEN": ""}, ("SLACK_BOT_TOKEN is not set", "OAuth & Permissions")),
        ({"SLACK_BOT_TOKEN": "xoxp-1"}, ("SLACK_BOT_TOKEN is malformed", "xoxb-", "OAuth & Permissions")),
        ({"SLACK_APP_TOKEN": "xoxb-1"}, ("SLACK_APP_TOKEN is malformed", "xapp-", "connections:write")),
        ({"SLACK_APP_TOKEN": ""}, ("SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "Basic Information")),
        (
            {"SLACK_APP_TOKEN": "", "SLACK_SIGNING_SECRET": "xoxb-123456"},
            ("SLACK_SIGNING_SECRET is malformed", "Signing Secret"),
        ),
        ({"SLACK_API_URL": "slack.com"}, ("SLACK_API_URL", "http")),
        ({"PORT": "high"}, ("PORT", "0 to 65535")),
        ({"PORT": "70000"}, ("PORT", "0 to 65535")),
    ],
)
def test_a_missing_or_malformed_setting_is_named_with_where_to_get_it(
    changed: dict[str, str], words: tuple[str, ...]
) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(GOOD | changed).slack()
    message = str(caught.value)
    assert "\n" not in message
    assert all(word in message for word in words)
    assert "xoxp-1" not in message


def test_the_environment_beats_the_file(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text('SLACK_BOT_TOKEN=xoxb-file\nPORT="4000"\n')
    found = load_settings({"SLACK_BOT_TOKEN": "xoxb-env", "SLACK_APP_TOKEN": "xapp-1"}, tmp_path / ".env")
    assert found.slack().bot_token == "xoxb-env"
    assert found.slack().port == 4000


def test_packs_and_state_have_their_defaults() -> None:
    found = load_settings({"TRADEFACTS_PACKS": "/a:/b"})
    assert found.packs == (Path("/a"), Path("/b"))
    assert found.state_url == "sqlite:///tradefacts.db"
    assert load_settings({}).packs == ()
    assert not load_settings({}).logs_questions


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("nonsense", ("not a database address", "sqlite:///")),
        ("oracle://x/y", ("oracle", "sqlite or postgresql")),
        ("postgresql://nobody@127.0.0.1:9/none", ("127.0.0.1:9", "cannot be used")),
        ("sqlite:////nowhere/at/all.db", ("/nowhere/at/all.db", "cannot be used")),
    ],
)
def test_a_state_that_cannot_be_used_says_so_in_one_line(url: str, words: tuple[str, ...]) -> None:
    with pytest.raises(StateError) as caught:
        open_state(url)
    assert "\n" not in str(caught.value)
    assert all(word in str(caught.value) for word in words)


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("Dear diary, " * 200)
    with pytest.raises(StateError, match="file is not a database"):
        open_state(f"sqlite:///{file}")
    assert file.read_text().startswith("Dear diary")


def test_the_state_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    open_state(f"sqlite:///{tmp_path / 'state.db'}").close()
    assert (tmp_path / "state.db").stat().st_mode & 0o077 == 0


def _run(folder: Path, environ: dict[str, str]) -> tuple[int, list[str]]:
    """The exit status of `tradefacts slack`, and the lines of its standard error that are no log."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.slack_standin.bot_process"],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "STANDIN_ENGINE": "stub", "STANDIN_TIMING": '{"patience": 0.1}'}
        | environ,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    return done.returncode, [line for line in done.stderr.splitlines() if not line.startswith("{")]


def test_the_bot_ends_with_two_and_one_line_where_it_cannot_start(tmp_path: Path) -> None:
    with StandIn() as slack, socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        http = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "0123456789abcdef"}
        cases = {
            "SLACK_BOT_TOKEN is not set": {},
            f"PORT {port}": http | {"PORT": port},
            "SLACK_BOT_TOKEN: Slack refuses it (invalid_auth)": GOOD | {"SLACK_API_URL": slack.api_url},
            "SLACK_API_URL: no answer from": GOOD | {"SLACK_API_URL": "http://127.0.0.1:9/api/"},
        }
        for words, environ in cases.items():
            status, lines = _run(tmp_path, environ)
            assert status == 2, words
            assert len(lines) == 1, lines
            assert words in lines[0]
            assert "Traceback" not in lines[0]


def test_a_refused_app_token_is_named(tmp_path: Path) -> None:
    with StandIn() as slack:
        bot = BotProcess(slack, tmp_path, environ={"SLACK_APP_TOKEN": "xapp-another"})
        assert bot.wait_dead() == 2
        assert "SLACK_APP_TOKEN: Slack refuses it (invalid_auth)" in bot.log


@pytest.mark.parametrize(
    "secret",
    [
        "xoxb-1234-abcd",
        "xapp-1-A0-12-ff",
        "xoxe.xoxb-1-abc",
        "xoxe-1-abc",
        "wss://x/link/?ticket=abc-def",
        "https://hooks.slack.com/commands/T0/1/abc",
        "postgresql://user:pass@host/db",
        "Authorization: Bearer something",
    ],
)
def test_no_secret_is_logged(secret: str) -> None:
    hidden = secret.split("ticket=")[-1].split("://user:")[-1].split("Bearer ")[-1].split("@")[0]
    assert hidden not in redact(f"failed with {secret} there")


def test_question_text_is_logged_only_when_switched_on() -> None:
    for shows in (False, True):
        stream = io.StringIO()
        configure_logs(shows, stream).info("received", ref="TF-1", text="zebra")
        line = json.loads(stream.getvalue())
        assert ("text" in line) is shows
        assert (line["event"], line["ref"], line["level"]) == ("received", "TF-1", "info")
