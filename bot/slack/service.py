"""`tradefacts slack`: start, serve, and end without leaving anything half done."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from slack_bolt import App

from bot.logs import Log, configure_logs
from bot.settings import Settings, SettingsError, SlackSettings
from bot.slack.answering import Answerer, Engine
from bot.slack.app import build_app
from bot.slack.catching_up import catch_up
from bot.slack.delivery import Delivery
from bot.slack.escape import plain, shorten
from bot.slack.http_mode import PATH, HttpMode
from bot.slack.intake import HELP
from bot.slack.ledger import Steps
from bot.slack.outage import Outage
from bot.slack.receiver import Receiver
from bot.slack.socket_mode import SocketMode
from bot.slack.starting import StartError, learn_identity, patiently, take_port
from bot.slack.web import Web, quiet_client
from bot.slack.workers import Workers, housekeeping
from bot.state import DamagedError, State, StateError, open_state, set_aside

_FAILED = 2
_MAX_PROMPTS = 4


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
    http = None if slack.is_socket_mode else take_port(slack)
    client = quiet_client(slack.bot_token, slack.api_url, timing.request)
    me = learn_identity(client, slack, timing.patience)
    brain = make_brain()
    web = Web(client, me, timing.request)
    answerer = Answerer(brain.engine, brain.read_context, state, log)
    outage = Outage(state, web, log, timing.outage)
    workers = Workers(Delivery(state, web, answerer, timing, log, steps).step, timing.poll, log, outage.note)
    receiver = Receiver(state, outage, me, log, timing.hold, workers.wake.set)
    app = build_app(client, slack.signing_secret, me, receiver.receive, _suggester(web, answerer))
    freed = state.outbox.release_dead(timing.settle)
    log.info("starting", waiting=state.outbox.open_count(), freed=freed)
    stop = _listen(settings, slack, app, http, log)
    workers.start(settings.workers, housekeeping(receiver, state, timing))
    _in_background("outage", outage.run, workers.stopping, timing.poll, receiver.write_down)
    _in_background("catch-up", catch_up, state, web, receiver, me, timing.recall, log)
    ended.wait()
    _end(stop, workers, timing.drain, state, log)


def _end(stop: Callable[[], None], workers: Workers, drain: float, state: State, log: Log) -> None:
    log.info("stopping")
    stop()
    workers.stop(drain)
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
    patiently(socket.start, slack, "SLACK_APP_TOKEN", settings.timing.patience)
    log.info("listening", mode="socket")
    return socket.stop


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
