"""Words that make a turn lean on the one before: "take Utah", "2019 too"."""

from __future__ import annotations

from collections.abc import Sequence

from intents.lexicon.words import says
from intents.model import NAMES, Mention, is_of
from intents.senses.rules.beside import before, has, is_closed

#: what a turn may name that only puts a name in the place of another
_NAMED = (*NAMES, "YEAR", "FLOW", "PRODUCT", "MEASURE")
#: what may stand beside it
_LIGHT = ("FILLER", "SMALLTALK", "COMMA", "ELLIPSIS", "MARK", "QMARK", "AND", "IN", "BUY", "GIVE", "CLASS")


def picks_name(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a verb at the head only chooses another name: "take Utah instead", "let's do imports"."""
    led = all(is_of(m, "FILLER", "SMALLTALK", "COMMA", "ELLIPSIS", "AND") for m in mentions[:at])
    object_ = next((m for m in mentions[at + 1 :] if not says(m, "articles")), None)
    return led and is_of(object_, *_NAMED) and _only_names(mentions[at + 1 :])


def closes_names(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a word at the end only adds the name before it: "ah ok, 2019 too please"."""
    rest = all(is_of(m, "FILLER", "SMALLTALK") for m in mentions[at + 1 :])
    named = at > 0 and is_of(mentions[at - 1], *_NAMED)
    return named and (rest or is_closed(mentions, at)) and _only_names(mentions)


def _only_names(mentions: Sequence[Mention]) -> bool:
    return all(is_of(m, *_NAMED, *_LIGHT) for m in mentions)


def is_verb_of_it(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "change to" is a move of what "it" is: "how many percent did it change to 2019"."""
    return is_of(before(mentions, at), "BACKREF") and is_of(before(mentions, at - 1), "GIVE")


def opens_correction(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "no" only opens what puts the turn before right: "hmm no, actually make it Iowa"."""
    opens = all(is_of(m, "FILLER", "SMALLTALK", "COMMA", "ELLIPSIS") for m in mentions[:at])
    behind = [m for m in mentions[at + 1 :] if not is_of(m, "FILLER", "COMMA", "CLAIM")]
    return opens and bool(behind) and is_of(behind[0], "ELLIPSIS") and has(behind[1:], *NAMES)


def leads_to_part(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a word only leads to a part of those told before: "how many of those are due to services"."""
    behind = next((m for m in mentions[at + 1 :] if "FILLER" not in m), None)
    asked = has(mentions[:at], "COUNT", "SHARE") and has(mentions[:at], "BACKREF")
    return asked and is_of(behind, "PRODUCT") and not has(mentions, "FLOW", "AREA", "PARTNER", "CATEGORY")
