"""What a delivery from Slack means: a question, a click, a vote, or nothing for us."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.slack import payloads
from bot.slack.escape import Spoken, read_text
from bot.slack.payloads import ButtonValue
from bot.state import Ask, AskKind, Vote

HELP = "help"
SOURCES = "sources"
_HUMAN_SUBTYPES = {None, "file_share", "thread_broadcast", "me_message"}
_TS = re.compile(r"[0-9]{1,12}(\.[0-9]{1,9})?")
_REDRAWN = {payloads.WORKING: AskKind.WORKING, payloads.FOLDED: AskKind.FOLDED}


@dataclass(frozen=True, slots=True)
class Identity:
    """Who we are, as auth.test says."""

    team: str
    user: str
    bot: str


@dataclass(frozen=True, slots=True)
class Overheard:
    """A message in a thread that does not mention us: a follow-up, if we take part and it is for us."""

    ask: Ask
    thread_ts: str
    people: frozenset[str]  # who is addressed instead
    is_for_others: bool


Heard = Ask | Overheard | Vote


def read_delivery(body: Mapping[str, Any], me: Identity) -> tuple[Heard, ...]:
    """Everything in one delivery that concerns us; nothing if it is malformed or not for us."""
    if isinstance(body.get("event"), dict):
        heard = _read_event(body, body["event"], me)
        return () if heard is None else (heard,)
    if isinstance(body.get("command"), str):
        return (_read_command(body, me),)
    if body.get("type") == "block_actions":
        return tuple(_read_clicks(body, me))
    return ()


def _read_event(body: Mapping[str, Any], event: Mapping[str, Any], me: Identity) -> Heard | None:
    kind, subtype = event.get("type"), event.get("subtype")
    message: Mapping[str, Any] = event
    if kind == "message" and subtype == "message_changed" and isinstance(event.get("message"), dict):
        place = {"channel": event.get("channel"), "channel_type": event.get("channel_type")}
        message = {**event["message"], **place}
        if not message.get("edited"):
            return None  # a link was unfolded, or a thread got a reply
    if not _is_well_formed(message) or kind not in ("message", "app_mention"):
        return None
    if message.get("subtype") not in _HUMAN_SUBTYPES or message["user"] == me.user:
        return None
    if message.get("bot_id") or message.get("bot_profile"):
        return None
    return _read_message(_team(body, me), message, kind == "app_mention", me)


def _is_well_formed(message: Mapping[str, Any]) -> bool:
    """Whether a message has what a person's message has, in the types that it should have."""
    edited = message.get("edited")
    times = [message.get("ts"), message.get("thread_ts") or "0"]
    if edited is not None:
        times.append(edited.get("ts") if isinstance(edited, dict) else None)
    named = all(isinstance(message.get(name), str) and message[name] for name in ("channel", "user"))
    typed = all(isinstance(message.get(name), str | None) for name in ("text", "subtype", "thread_ts"))
    return named and typed and all(isinstance(ts, str) and _TS.fullmatch(ts) for ts in times)


def _read_message(team: str, message: Mapping[str, Any], is_mention: bool, me: Identity) -> Heard | None:
    channel, ts, thread_ts = message["channel"], message["ts"], message.get("thread_ts")
    spoken = read_text(message.get("text") or "")
    edited = message.get("edited")
    ask = Ask(
        key=f"{team}:{channel}:{ts}",
        kind=AskKind.MESSAGE,
        team=team,
        channel=channel,
        user=message["user"],
        text=spoken.text or HELP,
        asked_at=_seconds(ts),
        edited_at=edited["ts"] if edited else None,
    )
    if channel.startswith("D") or message.get("channel_type") == "im":
        return _in_direct_message(ask, ts, thread_ts)
    if is_mention or me.user in spoken.people:
        root = thread_ts or ts
        return replace(ask, thread_ts=root, conversation=f"{team}:{channel}:{root}", engages=True)
    if not thread_ts or thread_ts == ts or not spoken.text:
        return None
    return _overheard(ask, thread_ts, spoken)


def _in_direct_message(ask: Ask, ts: str, thread_ts: str | None) -> Ask:
    """The answer comes in the conversation itself, or in the thread in which the question stands."""
    conversation = f"{ask.team}:{ask.channel}"
    if thread_ts and thread_ts != ts:
        return replace(ask, thread_ts=thread_ts, conversation=f"{conversation}:{thread_ts}")
    return replace(ask, conversation=conversation)


def _overheard(ask: Ask, thread_ts: str, spoken: Spoken) -> Overheard:
    follow_up = replace(ask, thread_ts=thread_ts, conversation=f"{ask.team}:{ask.channel}:{thread_ts}")
    return Overheard(follow_up, thread_ts, spoken.people, bool(spoken.people) or spoken.is_for_others)


def _read_command(body: Mapping[str, Any], me: Identity) -> Ask:
    team, channel = _team(body, me), str(body.get("channel_id") or "")
    user, url = str(body.get("user_id") or ""), body.get("response_url")
    spoken = read_text(str(body.get("text") or ""))
    once = body.get("trigger_id") or url
    if not once:  # nothing names this call: the same words within a minute are one
        once = hashlib.sha256(f"{user}:{spoken.text}:{int(time.time() // 60)}".encode()).hexdigest()[:16]
    return Ask(
        key=_key(team, channel, "command", str(once)),
        kind=AskKind.PRIVATE,
        team=team,
        channel=channel,
        user=user,
        text=spoken.text or HELP,
        asked_at=time.time(),
        response_url=url if isinstance(url, str) else None,
        fresh=True,
    )


def _read_clicks(body: Mapping[str, Any], me: Identity) -> Iterator[Heard]:
    actions = body.get("actions")
    for action in actions if isinstance(actions, list) else ():
        if not isinstance(action, dict) or not isinstance(action.get("value"), str):
            continue
        try:
            value = ButtonValue.decode(action["value"])
        except ValueError:
            continue
        if heard := _read_click(body, action, value, me):
            yield heard


def _read_click(
    body: Mapping[str, Any], action: Mapping[str, Any], value: ButtonValue, me: Identity
) -> Heard | None:
    click = _clicked(body, action, value, me)
    name = str(action.get("action_id", ""))
    if name.startswith(payloads.VOTE) and value.is_positive is not None:
        return Vote(
            click.team, click.channel, click.message_ts or "", click.user, value.is_positive, value.key
        )
    if name in _REDRAWN:
        return replace(click, kind=_REDRAWN[name])
    if name == payloads.SHARE:
        key = _key(click.team, click.channel, "share", value.key)  # an answer is shared once
        return replace(click, kind=AskKind.SHARE, key=key, conversation=None)
    return click if name.startswith(payloads.ASK) and click.text else None


def _clicked(body: Mapping[str, Any], action: Mapping[str, Any], value: ButtonValue, me: Identity) -> Ask:
    """The click as a question of its own, in the thread of the message that was clicked."""
    container, message = _part(body, "container"), _part(body, "message")
    team = _team(body, me)
    channel = str(_part(body, "channel").get("id") or container.get("channel_id") or "")
    user = str(_part(body, "user").get("id") or "")
    message_ts = str(container.get("message_ts") or message.get("ts") or "") or None
    is_private = bool(container.get("is_ephemeral", not message))
    root = container.get("thread_ts") or message.get("thread_ts")
    thread_ts = str(root or message_ts or "") if root or not channel.startswith("D") else ""
    once = action.get("action_ts") or body.get("trigger_id") or time.time()
    conversation = f"{team}:{channel}:{thread_ts}" if thread_ts else f"{team}:{channel}"
    return Ask(
        key=_key(team, channel, "click", f"{once}:{user}:{action.get('action_id')}"),
        kind=AskKind.PRIVATE if is_private else AskKind.CLICK,
        team=team,
        channel=channel,
        user=user,
        text=value.question,
        asked_at=_seconds(action.get("action_ts")),
        thread_ts=None if is_private else thread_ts or None,
        conversation=None if is_private else conversation,
        target=value.key,
        message_ts=message_ts,
        response_url=url if isinstance(url := body.get("response_url"), str) else None,
        fresh=not value.is_option,
        previous=value.previous or None,
        engages=not is_private,
    )


def _part(body: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    part = body.get(name)
    return part if isinstance(part, dict) else {}


def _team(body: Mapping[str, Any], me: Identity) -> str:
    team = body.get("team_id") or _part(body, "team").get("id") or me.team
    return str(team)


def _key(*parts: str) -> str:
    """Parts joined; too long a last part (an address) is replaced by its hash, which keeps it secret too."""
    *first, last = parts
    if len(last) > 120 or "://" in last:
        last = hashlib.sha256(last.encode()).hexdigest()[:32]
    return ":".join((*first, last))


def _seconds(ts: Any) -> float:
    if isinstance(ts, str) and _TS.fullmatch(ts):
        return float(ts)
    return time.time()
