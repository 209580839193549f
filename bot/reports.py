"""Reports over the whole store: the reply object, the export, the check of the packs, the misses."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.conversation import Explanation
    from bot.reply import Reply


def reply_json(reply: Reply, explanation: Explanation | None) -> str:
    """The reply object of the contract; an explanation is one key more."""
    shown: dict[str, Any] = reply.to_json()
    if explanation is not None:
        shown["explanation"] = {
            "words": [
                {"text": row.text, "role": row.role, "meaning": row.meaning} for row in explanation.rows
            ],
            "corrections": [str(correction) for correction in explanation.corrections],
            "slots": [
                {"slot": slot, "value": value, "origin": origin} for slot, value, origin in explanation.slots
            ],
        }
    return json.dumps(shown, ensure_ascii=False, indent=2)
