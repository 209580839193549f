"""What is claimed of any or of all of those named: "did any New England state grow", "either of the two"."""

from __future__ import annotations

from intents.frames.parse import Parse
from intents.lexicon.words import says
from intents.model import NAMES, Mention, is_of

#: what stands between a word for any or all and the first of those named
_LIGHT = ("FILLER", "OF", "NUMBER", "BACKREF", "IN", "CLASS")


def quantified(p: Parse) -> None:
    """Whether a claim is one of some or of each of those named, and not of their sum."""
    if not p.get("claim") or p.get("found"):
        return
    if _asks_if_one(p):
        p.put(ever=True, each_member=True)
        return
    unnamed = not p.has("REGION", "CLASS", *NAMES)
    if unnamed and any(_is_any_of_those(p, m) for m in p.items):
        p.put(ever=True, each_member=True, of_those=True)  # "did any of them fall?", "did either fall?"
        return
    for named in (m for m in p.items if is_of(m, "REGION", *NAMES)):
        word = _leading(p, named)
        if word is None:
            continue
        several = "REGION" in named or p.has("OR", "AND", "COMMA")
        if several and (says(word, "any_of") or says(word, "either_of")):
            p.put(ever=True, each_member=True)
        elif several and says(word, "every"):
            p.put(each_member=True)
        return


def _asks_if_one(p: Parse) -> bool:
    """Whether it is asked if one of two did something: "did Ohio or Utah grow"; not which of them more."""
    names = [m for m in p.items if is_of(m, *NAMES)]
    joined = len(names) == 2 and is_of(p.next(names[0], skip=set()), "OR") and p.has("MOVE", "GROWTH", "OVER")
    compared = p.has("MORE", "SUPER", "VS", "THAN", "COMPARE", "DIFFERENCE", "WHICH", "CLAIM")
    return joined and not compared and says(p.items[0], "asserting_verbs")


def _is_any_of_those(p: Parse, word: Mention) -> bool:
    """Whether a word means some of those before, who did something."""
    if not (says(word, "any_of") or says(word, "either_of")):
        return False
    did = p.next(word, skip={"FILLER", "OF", "BACKREF", "GIVE"})
    return is_of(did, "MOVE", "GROWTH", "OVER", "UNDER", "SELL", "BUY", "FLOW")


def _leading(p: Parse, named: Mention) -> Mention | None:
    """The word for any or all that stands before a name, if one does."""
    for word in reversed(p.items[: p.index(named)]):
        if says(word, "any_of") or says(word, "either_of") or says(word, "every"):
            return word
        if not is_of(word, *_LIGHT):
            return None
    return None
