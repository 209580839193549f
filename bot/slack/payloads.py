"""What our buttons carry: everything that is needed to answer a click, in at most 2,000 characters."""

from __future__ import annotations

import json
from dataclasses import dataclass

from bot.slack.escape import shorten

ASK = "tradefacts_ask"
SHARE = "tradefacts_share"
WORKING = "tradefacts_working"
FOLDED = "tradefacts_folded"
VOTE = "tradefacts_vote"
VALUE_LIMIT = 2_000


@dataclass(frozen=True, slots=True)
class ButtonValue:
    """The value of a button or of a thumb."""

    key: str  # of the question whose answer carries the button
    question: str = ""  # what is asked by a click, or what the answer belongs to
    is_option: bool = False  # chosen among readings: continues the question with `key`
    previous: str = ""  # that question, should the state have forgotten it
    is_positive: bool | None = None  # a thumb

    def encode(self) -> str:
        """As JSON; the previous question is left out if there is no room, `question` is cut at last.

        Angle brackets are written as escapes, so that no value looks like markup.
        """
        for previous in (self.previous, ""):
            text = self._json(self.question, previous)
            if len(text) <= VALUE_LIMIT:
                return text
        return self._json(shorten(self.question, VALUE_LIMIT // 8), "")

    def _json(self, question: str, previous: str) -> str:
        fields = {"k": self.key, "q": question, "o": self.is_option, "p": previous, "v": self.is_positive}
        kept = {name: value for name, value in fields.items() if value or (name == "v" and value is False)}
        return json.dumps(kept, ensure_ascii=False).replace("<", "\\u003c").replace(">", "\\u003e")

    @classmethod
    def decode(cls, value: str) -> ButtonValue:
        """The value of a click; raises ValueError if it is none of ours."""
        fields = json.loads(value)
        if not isinstance(fields, dict) or not isinstance(fields.get("k"), str):
            raise ValueError("The value belongs to another kind of button.")
        vote = fields.get("v")
        return cls(
            key=fields["k"],
            question=str(fields.get("q", "")),
            is_option=bool(fields.get("o")),
            previous=str(fields.get("p", "")),
            is_positive=None if vote is None else bool(vote),
        )
