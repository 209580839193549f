"""Greetings and scenes: sentences that ask for no figure, whatever years or dollars they name."""

from __future__ import annotations

from collections.abc import Sequence

from intents.frames.parse import Parse
from intents.lexicon.words import says
from intents.model import Mention, is_of


def is_background(p: Parse) -> bool:
    """Greetings and scene-setting: no entity but the nation or tech, no operation."""
    if not any(c.isalnum() for m in p.items for c in m.text):
        return True  # "#$%^&*+"
    if any(
        m.is_entity and not {"NATION", "TECH", "SOURCE"} & set(m.kinds) and m.role != "negated"
        for m in p.items
    ):
        return False
    strong = {
        "members", "level", "move", "pick", "reduce", "times", "difference", "limits", "trend", "places",
        "when", "sector", "whole_span", "so_many", "next_places", "whole", "it_trades", "numbered",
        "compared",
    }  # fmt: skip
    if strong & set(p.frame) or (
        p.has("DOLLARS") and p.has("COUNT", "HOWMUCH") and p.has("BACKREF", "UNKNOWN")
    ):
        return False
    if p.has("PERCENT") and p.has("BACKREF", "TECH") and p.has("HOWMUCH", "COUNT", "QMARK", "SHARE"):
        return False  # "what percent is that?"
    if p.has("HOWMUCH") and p.has("BACKREF") and p.has("BUY", "SELL"):
        return False  # "and how much do we buy from there?"
    on_year = opens_with_year(p.items)  # "2019 was a strange year."
    return not (p.get("years") or p.get("span") or p.get("year_word")) or (
        not on_year
        and not p.has("HOWMUCH", "BACKREF", "ELLIPSIS", "QMARK")
        and len(p.items) > 5
        and not _orders_years(p)
    )


def opens_with_year(mentions: Sequence[Mention]) -> bool:
    """Whether a statement is on the year that it opens with: "In 2019 we were surprised."."""
    words = [m for m in mentions if not (is_of(m, "SMALLTALK", "COMMA", "IN", "MARK") or says(m, "articles"))]
    return bool(words) and is_of(words[0], "YEAR", "SPAN")


def _orders_years(p: Parse) -> bool:
    """Whether nothing but figures of years are ordered: "Give me the 2016 and 2020 values."."""
    words = [m for m in p.items if "SMALLTALK" not in m and m.get("FILLER") != "courtesy"]
    light = ("GIVE", "LIST", "FILLER", "AND", "YEAR", "SPAN", "IN", "COMMA", "MARK", "EACH")
    return bool(words) and says(words[0], "imperatives") and all(is_of(m, *light) for m in words)
