"""A construction that is passed over would have changed nothing: what it is about leaves out no cue."""

from __future__ import annotations

from typing import Any

import pytest

from bot.conversation import Engine
from intents.constructions import CONSTRUCTIONS, Construction
from intents.frames import frames
from intents.frames.parse import Parse
from tests.test_understanding import groups, spelled_out


def _state(p: Parse) -> tuple[Any, ...]:
    """What a construction may change of a sentence."""
    put = {name: list(value) if isinstance(value, list) else value for name, value in p.frame.items()}
    return put, [(m.kinds, m.role, m.used) for m in p.items]


def _tried(one: Construction, changed: list[str]) -> Construction:
    """A construction that is always tried, noting what it changes where it would be passed over."""

    def settle(p: Parse) -> None:
        before = _state(p) if one.about and p.keys.isdisjoint(one.about) else None
        one.settle(p)
        if before is not None and before != _state(p):
            changed.append(f"{one.settle.__name__}: {' '.join(m.text for m in p.items)}")

    return Construction(settle)


def test_a_construction_that_is_passed_over_would_have_changed_nothing(
    real_engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed: list[str] = []
    monkeypatch.setattr(frames, "CONSTRUCTIONS", [_tried(one, changed) for one in CONSTRUCTIONS])
    for _, group in groups():
        for said in group["say"]:
            for turn in spelled_out(said).split(" | "):
                real_engine.reader.read(turn)
    assert not changed
