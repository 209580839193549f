"""`tradefacts slack`: start, serve, and end without leaving anything half done."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from slack_bolt import App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.logs import Log, configure_logs
from bot.settings import Settings, SettingsError, SlackSettings
from bot.slack.answering import Answerer, Engine
from bot.slack.app import build_app
from bot.slack.catching_up import catch_up
from bot.slack.delivery import Delivery
from bot.slack.escape import plain, shorten
from bot.slack.http_mode import PATH, HttpMode
from bot.slack.intake import HELP, Identity
from bot.slack.ledger import Steps
from bot.slack.outage import Outage
from bot.slack.receiver import Receiver
from bot.slack.socket_mode import SocketMode
from bot.slack.web import Web, quiet_client
from bot.slack.workers import Workers, housekeeping
from bot.state import DamagedError, State, StateError, open_state, set_aside

_FAILED = 2
_TRIES = 4
_MAX_PROMPTS = 4


class StartError(Exception):
    """The bot cannot start; the message is one line that says why and what to do."""


@dataclass(frozen=True, slots=True)
class Brain:
    """The engine, and how it reads a stored context."""

    engine: Engine
    read_context: Callable[[dict[str, Any]], Any]


def run(settings: Settings, brain: Callable[[], Brain] | None = None, steps: Steps | None = None) -> int:
    """Serve until SIGTERM or SIGINT; the exit status: 0, or 2 with one line on standard error.

    `brain` makes the engine (default the real one), `steps` is told how far each answer is.
    """
    log = configure_logs(settings.logs_questions)
    try:
        slack = settings.slack()
        state = _open_state(settings, log)
        try:
            _serve(settings, slack, state, brain or (lambda: _load_brain(settings, log)), steps, log)
        finally:
            state.close()
    except (SettingsError, StateError, StartError) as error:
        sys.stderr.write(f"tradefacts slack: {error}\n")
        return _FAILED
    return 0


def _open_state(settings: Settings, log: Log) -> State:
    """The state; a fresh one where the file is damaged, which keeps another name."""
    try:
        return open_state(settings.state_url, settings.timing.lease)
    except DamagedError as error:
        log.error(
            "the state was damaged and is set aside",
            reason=str(error),
            file=str(set_aside(settings.state_url).resolve()),
            todo="check the disk; docs/slack.md says how to read the file",
        )
    return open_state(settings.state_url, settings.timing.lease)


def _serve(
    settings: Settings,
    slack: SlackSettings,
    state: State,
    make_brain: Callable[[], Brain],
    steps: Steps | None,
    log: Log,
) -> None:
    timing = settings.timing
    ended = _ended_by_signal()
    http = None if slack.is_socket_mode else _http(slack)
    client = quiet_client(slack.bot_token, slack.api_url, timing.request)
    me = _identity(client, slack, timing.patience)
    brain = make_brain()
    web = Web(client, me, timing.request)
    answerer = Answerer(brain.engine, brain.read_context, state, log)
    delivery = Delivery(state, web, answerer, timing, log, steps)
    outage = Outage(state, web, log, timing.outage)
    workers = Workers(delivery.step, lambda: None, timing.poll, log, outage.note)
    receiver = Receiver(state, outage, me, log, timing.hold, workers.wake.set)
    workers.idle = housekeeping(receiver, state, timing)
    app = build_app(client, slack.signing_secret, me, receiver.receive, _suggester(web, answerer))
    freed = state.outbox.release_dead(timing.settle)
    log.info("starting", waiting=state.outbox.open_count(), freed=freed)
    stop = _listen(settings, slack, app, http, log)
    workers.start(settings.workers)
    _in_background("outage", outage.run, workers.stopping, timing.poll, receiver.write_down)
    _in_background("catch-up", catch_up, state, web, receiver, me, timing.recall, log)
    ended.wait()
    log.info("stopping")
    stop()
    workers.stop(timing.drain)
    log.info("stopped", waiting=_open_count(state))


def _in_background(name: str, work: Callable[..., None], *args: object) -> None:
    threading.Thread(target=work, args=args, name=name, daemon=True).start()


def _open_count(state: State) -> int | None:
    """How many questions wait; None if that cannot be read, which must not spoil the exit status."""
    with suppress(StateError):
        return state.outbox.open_count()
    return None


def _listen(
    settings: Settings, slack: SlackSettings, app: App, http: HttpMode | None, log: Log
) -> Callable[[], None]:
    """Take deliveries from now on; returns what ends that."""
    if http is not None:
        http.start(app, slack.signing_secret or "")
        log.info("listening", mode="http", host=slack.host, port=http.port, path=PATH)
        return http.stop
    socket = SocketMode(app, slack.app_token or "", settings.timing, log)
    _patiently(socket.start, slack, "SLACK_APP_TOKEN", settings.timing.patience)
    log.info("listening", mode="socket")
    return socket.stop


def _http(slack: SlackSettings) -> HttpMode:
    try:
        return HttpMode(slack.host, slack.port)
    except OSError as error:
        raise StartError(
            f"HOST {slack.host}, PORT {slack.port}: cannot listen there ({error.strerror or error}); "
            "end the other program or set another PORT."
        ) from error


def _identity(client: WebClient, slack: SlackSettings, patience: float) -> Identity:
    found: list[Identity] = []

    def ask() -> None:
        answer = client.auth_test()
        found.append(Identity(*(str(answer.get(name) or "") for name in ("team_id", "user_id", "bot_id"))))

    _patiently(ask, slack, "SLACK_BOT_TOKEN", patience)
    return found[0]


def _patiently(call: Callable[[], None], slack: SlackSettings, token: str, patience: float) -> None:
    """Call Slack, a few times if it has a bad moment; raises StartError if it refuses or stays away."""
    for attempt in range(_TRIES):
        try:
            call()
            return
        except SlackApiError as error:
            name = str(error.response.get("error", ""))
            if error.response.status_code < 429 and " " not in name:
                raise StartError(
                    f"{token}: Slack refuses it ({name}); check it at https://api.slack.com/apps, your app."
                ) from error
            reason = name or str(error.response.status_code)
        except Exception as error:  # refused, reset, timed out: the SDK raises many kinds
            reason = f"{type(error).__name__}: {error}"
        if attempt + 1 < _TRIES:
            time.sleep(patience / 2 ** (_TRIES - 1 - attempt))
    reason = shorten(reason, 200)
    raise StartError(f"SLACK_API_URL: no answer from {slack.api_url} ({reason}); is it reachable?")


def _load_brain(settings: Settings, log: Log) -> Brain:
    from bot.conversation import Context, load_engine

    engine = load_engine(settings.packs)
    for fault in engine.store.faults:
        log.warning("a pack is left out", fault=str(fault))
    return Brain(engine, Context.from_json)


def _suggester(web: Web, answerer: Answerer) -> Callable[[str], None]:
    def suggest(channel: str) -> None:
        questions = answerer.reply_to(HELP, HELP).suggestions[:_MAX_PROMPTS]
        if questions:
            web.suggest(channel, [{"title": shorten(plain(text), 60), "message": text} for text in questions])

    return suggest


def _ended_by_signal() -> threading.Event:
    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.set())
    return ended
