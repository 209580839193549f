"""Starting and ending the bot as a process."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from bot.state import State, open_state
from tests.slack_standin.deliveries import SIGNING_SECRET
from tests.slack_standin.standin import PATIENCE, StandIn
from tests.slack_standin.web_api import APP_TOKEN, BOT_TOKEN

ROOT = Path(__file__).parent.parent.parent
SHORT = {
    "request": 2.0,
    "lease": 4.0,
    "grace": 0.4,
    "settle": 0.3,
    "sweep": 0.6,
    "poll": 0.1,
    "drain": 5.0,
    "hold": 3.0,
    "ping": 0.5,
    "silence": 2.0,
}


class BotProcess:
    """The bot, running against a stand-in."""

    def __init__(
        self,
        slack: StandIn,
        folder: Path,
        mode: str = "socket",
        engine: str = "stub",
        state: str | None = None,
        timing: dict[str, float] | None = None,
        die_at: str = "",
        die_for: str = "",
        stop_at: str = "",
        off: str = "",
        environ: dict[str, str] | None = None,
        command: tuple[str, ...] = ("-m", "tests.slack_standin.bot_process"),
    ) -> None:
        self._slack = slack
        self._mode = mode
        self._log = folder / f"bot-{time.monotonic_ns()}.log"
        self._environ = {
            "PATH": os.environ.get("PATH", ""),
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": os.environ.get("PYTHONDONTWRITEBYTECODE", ""),
            "SLACK_BOT_TOKEN": BOT_TOKEN,
            "SLACK_SIGNING_SECRET": SIGNING_SECRET,
            "SLACK_API_URL": slack.api_url,
            "PORT": "0",
            "TRADEFACTS_STATE": state or f"sqlite:///{folder / 'state.db'}",
            "STANDIN_TIMING": json.dumps(SHORT | (timing or {})),
            "STANDIN_ENGINE": engine,
            "STANDIN_DIE_AT": die_at,
            "STANDIN_DIE_FOR": die_for,
            "STANDIN_STOP_AT": stop_at,
            "STANDIN_OFF": off,
        }
        if mode == "socket":
            self._environ["SLACK_APP_TOKEN"] = APP_TOKEN
        self._environ |= environ or {}
        self._folder = folder
        self._command = command
        self.process = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        with self._log.open("wb") as log:
            return subprocess.Popen(
                [sys.executable, *self._command],
                cwd=self._folder,
                env=self._environ,
                stdout=log,
                stderr=log,
            )

    def __enter__(self) -> Self:
        self.wait_until_ready()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.stop()

    @property
    def log(self) -> str:
        """What it wrote."""
        return self._log.read_text("utf-8", "replace")

    def events(self, name: str) -> list[dict[str, Any]]:
        """Log lines with this event."""
        lines = (json.loads(line) for line in self.log.splitlines() if line.startswith("{"))
        return [line for line in lines if line["event"] == name]

    def wait_until_ready(self, timeout: float = PATIENCE) -> None:
        """Wait until it listens; in HTTP mode the stand-in gets its address."""
        until = time.monotonic() + timeout
        while not (listening := self.events("listening")):
            assert self.process.poll() is None, f"the bot ended: {self.log}"
            assert time.monotonic() < until, f"the bot does not listen: {self.log}"
            time.sleep(0.03)
        if self._mode == "http":
            self.url = f"http://127.0.0.1:{listening[0]['port']}/slack/events"
            self._slack.requests.urls.append(self.url)
        while self._mode == "socket" and not self._slack.sockets.is_open:
            assert time.monotonic() < until, f"the bot does not connect: {self.log}"
            time.sleep(0.03)

    @contextmanager
    def state(self) -> Iterator[State]:
        """What it keeps."""
        opened = open_state(self._environ["TRADEFACTS_STATE"])
        try:
            yield opened
        finally:
            opened.close()

    def kill(self) -> None:
        """kill -9."""
        self.process.kill()
        self.wait_dead()

    def wait_frozen(self, timeout: float = PATIENCE) -> None:
        """Wait until it has stopped at its step."""
        until = time.monotonic() + timeout
        while not os.waitid(os.P_PID, self.process.pid, os.WSTOPPED | os.WNOHANG | os.WNOWAIT):
            assert time.monotonic() < until, f"the bot does not stop: {self.log}"
            time.sleep(0.03)

    def wait_dead(self, timeout: float = PATIENCE) -> int:
        """Wait for its end; the exit status."""
        status = self.process.wait(timeout)
        if self._mode == "http" and getattr(self, "url", None) in self._slack.requests.urls:
            self._slack.requests.urls.remove(self.url)
        return status

    def stop(self, timeout: float = PATIENCE) -> int:
        """SIGTERM; the exit status."""
        self.process.send_signal(signal.SIGTERM)
        self.process.send_signal(signal.SIGCONT)  # it may be frozen
        return self.wait_dead(timeout)
