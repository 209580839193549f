"""The app's manifest asks for what the bot uses, and for nothing else."""

from __future__ import annotations

import json

from tests.conftest import ROOT

MANIFEST = json.loads((ROOT / "manifest.json").read_text("utf-8"))
SCOPES_OF_EVENTS = {
    "app_mention": "app_mentions:read",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
}


def test_every_event_has_its_scope_and_every_scope_its_reason() -> None:
    events = MANIFEST["settings"]["event_subscriptions"]["bot_events"]
    scopes = set(MANIFEST["oauth_config"]["scopes"]["bot"])
    needed = {SCOPES_OF_EVENTS[event] for event in events if event in SCOPES_OF_EVENTS}
    assert needed <= scopes
    assert scopes - needed == {"assistant:write", "chat:write", "commands"}
    page = (ROOT / "docs" / "slack.md").read_text("utf-8")
    assert all(f"`{scope}`" in page for scope in scopes)
    assert "user" not in MANIFEST["oauth_config"]["scopes"]


def test_the_agent_experience_is_the_new_one() -> None:
    features = MANIFEST["features"]
    assert "assistant_view" not in features
    assert len(features["agent_view"]["suggested_prompts"]) <= 4
    assert len(features["agent_view"]["agent_description"]) <= 300
    assert features["app_home"]["messages_tab_enabled"]
    assert not features["app_home"]["messages_tab_read_only_enabled"]


def test_texts_keep_to_slacks_lengths() -> None:
    shown = MANIFEST["display_information"]
    assert len(shown["name"]) <= 35
    assert len(shown["description"]) <= 140
    assert 175 <= len(shown["long_description"]) <= 4_000


def test_the_slack_cli_finds_its_hooks() -> None:
    hooks = json.loads((ROOT / ".slack" / "hooks.json").read_text("utf-8"))["hooks"]
    assert hooks["start"].endswith("tradefacts slack")
    assert "get_hooks" in hooks["get-hooks"]
    assert json.loads((ROOT / ".slack" / "config.json").read_text("utf-8"))["manifest"]["source"] == "local"
