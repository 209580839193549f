"""The refusal of words that nothing explains."""

from __future__ import annotations

from collections.abc import Sequence

from intents.linking.places import are_places
from intents.model import UNSAID, Decline, Frame, Mention


def unexplained(left: Sequence[Mention], frame: Frame | None = None) -> Decline:
    """A refusal that names the words that nothing explains."""
    stops = [m for m in left if "STOP" in m]
    kind = stops[0].get("STOP") if stops else "words"
    if kind == "words" and are_places([m.text for m in left]):
        kind = "place_word"
    return Decline(kind, tuple(m.text for m in (stops or left)), {}, frame or UNSAID)
