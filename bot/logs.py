"""Structured logs on standard error: a JSON object a line, never a token, no question unless asked for."""

from __future__ import annotations

import json
import logging
import re
import sys
from datetime import UTC, datetime
from typing import Any, TextIO

_ROOT = "tradefacts"
_SECRETS = (
    re.compile(r"(?:xoxe\.)?xox[a-z]-[\w-]+|xoxe-[\w-]+|xapp-[\w-]+"),
    re.compile(r"(?<=Bearer )[^\s\"',]+"),
    re.compile(r"(?<=://)[^\s/:@]+:[^\s/@]+(?=@)"),  # user:password of a database address
    re.compile(r"https?://[^\s\"']*(?:/(?:services|commands|actions|response)/)[^\s\"']+"),  # response_url
    re.compile(r"(?<=ticket=)[^\s&\"']+"),  # of a Socket Mode address
)
_QUIET = ("slack_sdk", "waitress", "sqlalchemy")


def redact(text: str) -> str:
    """`text` without tokens, passwords, and addresses that act like tokens."""
    for pattern in _SECRETS:
        text = pattern.sub("[redacted]", text)
    return text


class JsonLines(logging.Formatter):
    """A record as one JSON object: time, level, event, fields; a traceback under `error`."""

    def format(self, record: logging.LogRecord) -> str:
        """The line for `record`, redacted."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
        }
        if not record.name.startswith(_ROOT):
            line["logger"] = record.name
        line |= getattr(record, "fields", {})
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return redact(json.dumps(line, ensure_ascii=False, default=str))


class Log:
    """Writes events with fields; `text` fields are dropped unless questions may be logged."""

    def __init__(self, shows_questions: bool = False) -> None:
        self._logger = logging.getLogger(_ROOT)
        self._shows_questions = shows_questions

    def info(self, event: str, **fields: Any) -> None:
        """Something worth knowing happened."""
        self._write(logging.INFO, event, fields)

    def warning(self, event: str, **fields: Any) -> None:
        """Something went wrong that the bot puts right by itself."""
        self._write(logging.WARNING, event, fields)

    def error(self, event: str, failure: BaseException | None = None, **fields: Any) -> None:
        """Somebody should look."""
        self._write(logging.ERROR, event, fields, failure)

    def _write(
        self, level: int, event: str, fields: dict[str, Any], failure: BaseException | None = None
    ) -> None:
        if not self._shows_questions:
            fields = {name: value for name, value in fields.items() if name != "text"}
        self._logger.log(level, event, extra={"fields": fields}, exc_info=failure)


def configure_logs(shows_questions: bool = False, stream: TextIO | None = None) -> Log:
    """Send everything through one redacting handler; libraries speak from WARNING on."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("slack_bolt").setLevel(logging.ERROR)  # it warns of what we do on purpose
    logging.getLogger("websocket").setLevel(logging.CRITICAL)  # slack_bolt says the same
    return Log(shows_questions)
