"""What a thread remembers is read back, also where another version of the bot has written it."""

from __future__ import annotations

from intents.model import Frame, Limit


def test_a_frame_is_read_back_as_it_was() -> None:
    frame = Frame(limits=(Limit("=", 1.0, "USD", end="start"),), years=(2019, 2020), move="change")
    assert Frame.from_json(frame.to_json()) == frame


def test_what_another_version_wrote_of_a_limit_is_passed_over() -> None:
    frame = Frame(limits=(Limit(">", 5.0, "percent"),))
    written = frame.to_json()
    written["limits"][0]["unheard_of"] = True
    assert Frame.from_json(written) == frame
