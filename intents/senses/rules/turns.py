"""Words that make a turn lean on the one before: "take Utah", "2019 too"."""

from __future__ import annotations

from collections.abc import Sequence

from intents.lexicon.words import says
from intents.model import NAMES, Mention, is_of
from intents.senses.rules.beside import SIGNS, after, before, has, is_closed

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


def closes_with_each(mentions: Sequence[Mention], at: int) -> bool:
    """Whether each of those told before is meant: "growth for each"; not "for each state"."""
    closed = all(is_of(m, "FILLER", "QMARK", "MARK", "SMALLTALK") for m in mentions[at + 1 :])
    return closed and says(mentions[at], "for_each") and not has(mentions, "CLASS", *NAMES)


def is_put_there(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a word only tells where a name is to be put: "put Idaho in there instead"."""
    put = bool(mentions) and says(mentions[0], "putting") and has(mentions[:at], *_NAMED)
    behind = mentions[at + 1 :]
    return put and all(is_of(m, "BACKREF", "ELLIPSIS", "FILLER", "MARK", "QMARK") for m in behind)


def is_signed_year(mentions: Sequence[Mention], at: int) -> bool:
    """Whether years with a sign are asked for: "any surplus years?"."""
    sign, year = before(mentions, at), mentions[at].get("CLASS") == "year"
    asked = sign is not None and sign.get("FLOW") in SIGNS - {"balance"}
    return year and asked and is_closed(mentions, at) and not has(mentions, "WHICH", "COUNT", "SUPER")


def is_one_of_those(mentions: Sequence[Mention], at: int) -> bool:
    """Whether one of those told before is asked for: "which one grew most"."""
    chosen = has(mentions[at:], "SUPER") and has(mentions[at:], "GROWTH", "MOVE", "SELL", "BUY")
    bare = not has(mentions, "CLASS", "FLOW", "PRODUCT", "TECH", "DEFINITION", "COMMA", *NAMES)
    return chosen and bare and is_of(before(mentions, at), "WHICH")


def is_among_those(mentions: Sequence[Mention], at: int) -> bool:
    """Whether one of those told before is asked for: "who among them grew fastest"."""
    return (
        says(mentions[at], "among")
        and is_of(after(mentions, at), "BACKREF")
        and is_of(before(mentions, at), "WHICH")
    )


def is_record_claimed(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it is asked if a year had the highest figure of all: "were 2006 exports a record"."""
    one = sum("YEAR" in m for m in mentions) < 2 and not has(mentions, "SPAN", "CLASS", "WHICH")
    return one and has(mentions, "YEAR") and has(mentions, "FLOW") and _is_called(mentions, at)


def is_record_pointed(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it is asked if what came before is the highest of all years: "is that a record?"."""
    named = has(mentions, "YEAR", "SPAN", "CLASS", "WHICH", "FLOW", *NAMES)
    return not named and has(mentions[:at], "BACKREF") and _is_called(mentions, at)


def _is_called(mentions: Sequence[Mention], at: int) -> bool:
    """Whether something is asked to be called by a noun that closes the question: "is it a record?"."""
    verb = next((m for m in reversed(mentions[:at]) if not says(m, "articles")), None)
    led = is_of(verb, "YEAR", "BACKREF", "FLOW", "OVER", *NAMES) or (verb is not None and says(verb, "be"))
    opens = bool(mentions) and (says(mentions[0], "be") or says(mentions[0], "helping"))
    closed = is_closed(mentions, at) or is_of(after(mentions, at), "IN", "YEAR")
    return says(before(mentions, at) or mentions[at], "articles") and led and opens and closed


def is_any_that(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "any" asks which of those before did something: "any that fell?"."""
    opens = all(is_of(m, "AND", "ELLIPSIS", "FILLER", "SMALLTALK", "COMMA") for m in mentions[:at])
    did = after(mentions, at + 1)
    return opens and is_of(after(mentions, at), "BACKREF") and is_of(did, "MOVE", "GROWTH", "OVER", "UNDER")
