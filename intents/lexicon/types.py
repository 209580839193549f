"""What may stand in the lexicon files: the types and values that the constructions know."""

from __future__ import annotations

from collections.abc import Mapping

#: the values of a type; None where they are codes of the packs
Values = frozenset[str] | None


def _plain(types: str) -> dict[str, Values]:
    """Types without values: the form alone says all."""
    return dict.fromkeys(types.split(), frozenset({""}))


def _values(text: str, *others: str) -> Values:
    return frozenset((*text.split(), *others))


_NUMBERS = _values("2 3 4 5 6 7 8 9")

_ENTITIES: Mapping[str, Values] = {
    "NATION": None,
    "PRODUCT": _values("products services both"),
    "SOURCE": None,
    "DEFINITION": None,
    "YEARWORD": _values("latest previous next last all both first decade nineties"),
    **_plain("TECH GROUP_WORD"),
}

_CUES: Mapping[str, Values] = {
    "FLOW": _values("exports imports balance surplus deficit trade"),
    "LISTS": _values("both first"),
    "GROWTH": _values("down flat", ""),
    "MOVE": _values("up down", ""),
    "NEAR": _values("below above around"),
    "FROM_END": _NUMBERS,
    "SUPER": _values("max min worst"),
    "MORE": _values("up down"),
    "OVER": _values("> >="),
    "UNDER": _values("< <="),
    "ABOUT": _values("~"),
    "FIRST_TIME": _values("first last only"),
    "BREAKDOWN": _values("area partner category techarea", ""),
    "CLASS": _values("area partner category techarea sector year place"),
    "HOWMUCH": _values("amount", ""),
    "SORT": _values("up down"),
    "EVER": _values("ever never"),
    "ELLIPSIS": _values("retract another", ""),
    "PLACE_WORD": _NUMBERS,
    **_plain("SELL BUY GO_TO GIVE CAGR TIMES_CUE RATIO SHARE PERCENT POINTS DOLLARS RANK BETWEEN SUM MEAN"),
    **_plain("MEDIAN DIFFERENCE COMPARE VS TREND EACHYEAR STREAK BECOME LIST COUNT HOWFAST WHICH"),
    **_plain("WHEN AND OR COMMA DASH OF TO FROM IN WITH BY THAN PER AS NOT EXCEPT COUNTING TOTAL RANKISH"),
    **_plain("CLAIM EARN WHY SHOULD HOW_DOING EACH BACKREF UNITS FILLER OTHER_WAY"),
}

_TOPICS: Mapping[str, Values] = {
    "TOPIC": _values("define method source coverage"),
    "SMALLTALK": _values("greeting thanks bye help identity alive abuse"),
}

#: file -> type -> values
TYPES: Mapping[str, Mapping[str, Values]] = {"entities": _ENTITIES, "cues": _CUES, "topics": _TOPICS}

#: kinds of known unknowns, each with a refusal of its own
UNKNOWN_KINDS = ("adjective", "good", "measure", "time", "place_word", "company", "instruction")

#: groups of fillers that are harmless wherever they stand
LIGHT = ("grammar", "courtesy", "asking", "figures", "goods", "plain", "adverbs", "phrases", "slips")
#: groups of fillers that are harmless only away from what is traded
HEAVY = ("people", "papers", "matters", "opinions", "task", "course")
CAREFUL = "careful_codes"  # lower-case codes that are also words
FILLER_GROUPS = (*LIGHT, *HEAVY, CAREFUL)
