"""Whether a word that is harmless elsewhere narrows what is traded: "office exports", "chips for students".

Where it stands decides: right before what is traded (unless it is a verb that has it as its object),
right behind it as a participle or noun, at the end of a phrase with a preposition behind it, or in a clause
about it.
"""

from __future__ import annotations

from collections.abc import Sequence

from intents.lexicon_types import HEAVY
from intents.model import Mention
from intents.words import says

#: what is traded: goods, services, and how they are summed up
_GOODS = {"CATEGORY", "TECH", "PRODUCT", "DEFINITION", "MEASURE"}
#: what a phrase behind it narrows as well
_NAMED = {*_GOODS, "FLOW", "AREA", "PARTNER", "NATION", "YEAR", "SPAN", "YEARWORD"}
_VERBS, _NOUNS = ("task", "course"), ("people", "papers", "matters")
#: how far behind a relative pronoun a clause still says which part of the exports is meant
_CLAUSE = 3


def is_heavy(mention: Mention) -> bool:
    """Whether a filler is harmless only away from what is traded."""
    return mention.get("FILLER") in HEAVY


def is_traded(mention: Mention) -> bool:
    """Whether a mention is something that is traded, or how: "chips", "tech", "exports", but not "trade"."""
    return bool(_GOODS & set(mention.kinds)) or mention.get("FLOW") not in (None, "trade")


def narrows(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a filler narrows what is traded where it stands."""
    if mentions[at].get("TOPIC") and mentions[at].text.lower().endswith("ed"):
        return _leads(mentions, at)
    if not is_heavy(mentions[at]) or mentions[at].genitive:
        return False
    return (
        (_leads(mentions, at) and not _has_object(mentions, at))
        or _trails(mentions, at)
        or _closes(mentions, at)
        or _relates(mentions, at)
    )


def closes(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a word ends a phrase that says what a name is for, of, by, from: "exports for the military"."""
    before = at - 1
    while before > 0 and (says(mentions[before], "articles") or mentions[before].get("FILLER") == "plain"):
        before -= 1
    return (
        before > 0 and says(mentions[before], "governing") and bool(_NAMED & set(mentions[before - 1].kinds))
    )


def follows_traded(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a word stands right behind what is traded: "exports smuggled"."""
    return at > 0 and is_traded(mentions[at - 1])


def _leads(mentions: Sequence[Mention], at: int) -> bool:
    """Whether what is traded follows at once, or joined: "office exports", "office and chip exports"."""
    behind, own = at + 1, bool(at) and says(mentions[at - 1], "determiners")
    if behind + 1 < len(mentions) and {"AND", "OR"} & set(mentions[behind].kinds):
        if mentions[at].get("FILLER") in _VERBS or own:
            return False
        behind += 1
    if behind < len(mentions) and {"NATION", "AREA"} & set(mentions[behind].kinds) and not own:
        behind += mentions[at].get("FILLER") in (*_NOUNS, "opinions")
    if behind >= len(mentions) or not is_traded(mentions[behind]):
        return False
    counted = behind + 1 < len(mentions) and "CLASS" in mentions[behind + 1]
    return not (counted and mentions[at].get("FILLER") == "opinions")


def _has_object(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a word is a verb with what is traded as its object: "discuss exports"."""
    before = mentions[at - 1] if at else None
    word = mentions[at].text.lower()
    group = mentions[at].get("FILLER")
    if group not in _VERBS:
        return False
    names = before is not None and (
        before.is_entity or bool({"CLASS", "WHICH", "BACKREF"} & set(before.kinds))
    )
    owned = before is not None and (
        before.genitive or says(before, "determiners") or says(before, "articles")
    )
    if before is not None and not names and (owned or says(before, "governing") or "-" in before.text):
        return word.endswith("ing") and not owned
    if word.endswith("ed"):
        adverb = (
            before is not None and before.get("FILLER") in ("adverbs", "grammar") and not says(before, "be")
        )
        clause = before is not None and bool({"CLASS", "WHICH", "BACKREF"} & set(before.kinds))
        return ((names if group == "course" else clause) or adverb) and not owned
    if word.endswith("ing"):
        return not owned and not (at == 2 and says(before or "", "be"))
    if word.endswith("s"):
        return True
    helped = any(says(m, "helping") for m in mentions[:at])
    return (before is None or says(before, "before_verbs") or (names and helped)) and not owned


def _trails(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a participle or noun stands right behind what is traded: "exports planned in 2020"."""
    if not follows_traded(mentions, at):
        return False
    group, word = mentions[at].get("FILLER"), mentions[at].text.lower()
    return group == "matters" or (group == "task" and word.endswith(("ed", "ing")))


def _closes(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a noun ends a phrase behind what is traded; in a paper with an article a figure stands."""
    group, word = mentions[at].get("FILLER"), mentions[at].text.lower()
    if group not in (*_NOUNS, "opinions") or (group == "papers" and not says(mentions[at - 1], "governing")):
        return False
    following = mentions[at + 1] if at + 1 < len(mentions) else None
    names = following is not None and following.is_entity
    return not names and not word.endswith("ing") and closes(mentions, at)


def _relates(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a word stands in a clause about what is traded: "exports that the office paid"."""
    if mentions[at].get("FILLER") not in ("people", "matters", "task"):
        return False
    for pronoun in range(at - 1, max(at - _CLAUSE, 1) - 1, -1):
        if {"COMMA", "MARK"} & set(mentions[pronoun].kinds):
            return False
        if says(mentions[pronoun], "relating") and is_traded(mentions[pronoun - 1]):
            return True
    return False
