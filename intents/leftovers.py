"""Which words of a sentence nothing explains, and which of them may be passed over."""

from __future__ import annotations

from intents.model import Mention
from intents.parse import Parse
from intents.senses import ends_phrase
from intents.words import says

#: types that carry no content of their own once the frame is built
_LIGHT = {
    "FILLER", "MARK", "QMARK", "COMMA", "AND", "OR", "OF", "TO", "FROM", "IN", "WITH", "BY", "AS", "DASH",
    "PER", "HOWMUCH", "WHICH", "WHEN", "EACH", "TOTAL", "GROUP_WORD", "GIVE", "LIST", "UNITS", "DOLLARS",
    "ELLIPSIS", "BACKREF", "CLAIM", "HOW_DOING", "ABOUT", "COUNTING", "GO_TO", "SELL", "BUY", "EACHYEAR",
    "PERCENT", "NATION", "TECH", "BREAKDOWN", "BECOME", "STREAK", "COMPARE", "SUM", "VS", "TREND", "NOT",
    "EVER",
}  # fmt: skip
#: words of the light types that do narrow
_CONTENT = {
    "STOP", "UNKNOWN", "NUMBER", "QUANTITY", "ORDINAL", "SUPER", "MORE", "OVER", "UNDER", "GROWTH", "MOVE",
    "SHARE", "RANK", "NEAR", "DIFFERENCE", "TIMES_CUE", "MULTIPLE", "CAGR", "MEDIAN", "MEAN", "EXCEPT",
    "COVERS", "AREA", "PARTNER", "CATEGORY", "MEASURE", "REGION", "FLOW",
}  # fmt: skip


def is_left(m: Mention, p: Parse) -> bool:
    """Whether a mention carries content that nothing explains or uses."""
    if m.role == "excluded" and "PRODUCT" in m and len({x.get("PRODUCT") for x in p.all("PRODUCT")}) > 1:
        return True
    if m.used:
        return False
    kinds = set(m.kinds)
    if kinds == {"UNKNOWN"} and (_is_scene(m, p) or _is_aside(m, p)):
        return False
    if m.role == "negated" or ("QUANTITY" in m and any(x.get("TOPIC") == "source" for x in p.items)):
        return False
    if kinds & {"STOP", "UNKNOWN"} and not kinds & {"AREA", "PARTNER", "CATEGORY"}:
        return True
    return not kinds & _LIGHT and bool(kinds & _CONTENT)


_CORE = {"HOWMUCH", "WHICH", "COUNT", "SUPER", "HOWFAST", "LIST", "MEAN", "SUM", "SHARE", "RANK", "GROWTH"}


def _is_scene(m: Mention, p: Parse) -> bool:
    """An unknown word in what one says of oneself before the question: "I'm filling a gap: what did ..."."""
    at = p.items.index(m)
    core = next(
        (
            i
            for i, x in enumerate(p.items)
            if (_CORE & set(x.kinds)) or (x.is_entity and not {"NATION", "TECH"} & set(x.kinds))
        ),
        len(p.items),
    )
    if at >= core or (at + 1 == core and core < len(p.items) and p.items[core].is_entity):
        return False
    return any(says(x, "scenes") for x in p.items[:at])


def _is_aside(m: Mention, p: Parse) -> bool:
    """A verb or adverb that is not known and stands before no name: "sorted", "expressed", "averaging"."""
    at = p.items.index(m)
    following = p.items[at + 1] if at + 1 < len(p.items) else None
    names = (following is not None and (following.is_entity or "UNKNOWN" in following)) or ends_phrase(
        p.items, at
    )
    return m.text.islower() and m.text.endswith(("ed", "ing", "ly")) and not names
