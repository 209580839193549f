"""Whether a word that is harmless elsewhere narrows what is traded: "office exports", "chips for students".

Where it stands decides: right before what is traded (unless it is a verb that has it as its object),
right behind it as a participle or noun, at the end of a phrase behind it, or in a clause about it.
"""

from __future__ import annotations

from collections.abc import Sequence

from intents.lexicon.types import HEAVY
from intents.lexicon.words import ends, says
from intents.model import Mention, is_of

#: what is traded: goods, services, and how they are summed up
_GOODS = {"CATEGORY", "TECH", "PRODUCT", "DEFINITION", "MEASURE"}
#: what a phrase behind it narrows as well
_NAMED = {*_GOODS, "FLOW", "AREA", "PARTNER", "NATION", "YEAR", "SPAN", "YEARWORD", "BUY", "SELL", "SUPER"}
_VERBS, _NOUNS = ("task", "course"), ("people", "papers", "matters")
#: what may stand between a name and its verb: "still", "has"
_BETWEEN = ("adverbs", "grammar")
#: cues that are nouns as well: "tank", "ship", "market"
NOUNS_TOO = {
    "MOVE",
    "GIVE",
    "SELL",
    "BUY",
    "HOW_DOING",
    "TREND",
    "RANKISH",
    "GO_TO",
    "STREAK",
    "SMALLTALK",
    "CLASS",
}
#: what a verb stands before where it is the noun that ends a phrase: "by mail in 2020"
_ENDS = {"IN", "MARK", "QMARK", "COMMA", "YEAR", "SPAN"}
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
    if _is_noun(mentions, at) or _is_shipped(mentions, at):
        return True
    if says(mentions[at], "goods_too") and "GIVE" in mentions[at]:
        return _leads(mentions, at) and not _has_object(mentions, at)
    if not is_heavy(mentions[at]) or mentions[at].genitive:
        return False
    return (
        (_leads(mentions, at) and not _has_object(mentions, at))
        or _is_counted(mentions, at)
        or _trails(mentions, at)
        or _closes(mentions, at)
        or (mentions[at].get("FILLER") in ("people", "matters", "task") and relates(mentions, at))
        or parts(mentions, at)
    )


def parts(mentions: Sequence[Mention], at: int) -> bool:
    """Whether an adjective says which part is asked for: "how much of the exports was secret"."""
    if not at or not says(mentions[at - 1], "be") or not any(is_traded(m) for m in mentions[:at]):
        return False
    asked = [i for i, m in enumerate(mentions[:at]) if says(m, "how_much") or is_of(m, "SHARE", "COUNT")]
    asked = [i for i in asked if not any("WHICH" in m for m in mentions[i:at])]
    return any("OF" in m or ends(m, "of_at_the_end") for i in asked for m in mentions[i : i + 2])


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
    led = at - 1 if at > 1 and mentions[at - 1].text == "(" else at
    return led > 0 and is_traded(mentions[led - 1])


def _leads(mentions: Sequence[Mention], at: int) -> bool:
    """Whether what is traded follows at once, or joined: "office exports", "office and chip exports"."""
    behind, own = at + 1, bool(at) and says(mentions[at - 1], "determiners")
    if behind + 1 < len(mentions) and is_of(mentions[behind], "AND", "OR"):
        if mentions[at].get("FILLER") in _VERBS or own:
            return False
        behind += 1
    if behind < len(mentions) and is_of(mentions[behind], "NATION", "AREA") and not own:
        behind += mentions[at].get("FILLER") not in _VERBS
    if behind >= len(mentions):
        return False
    participle = mentions[at].get("FILLER") in _VERBS and mentions[at].word.endswith(("ed", "ing"))
    sort = "CLASS" in mentions[behind] and (participle or mentions[at].get("FILLER") in ("opinions", *_NOUNS))
    return sort or is_traded(mentions[behind])


def _has_object(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a word is a verb with what is traded as its object: "discuss exports"."""
    group = mentions[at].get("FILLER")
    word = mentions[at].text.lower()
    if group not in _VERBS and "GIVE" not in mentions[at]:
        return False
    if at == 0:
        return not word.endswith("ed") and not (group == "course" and word.endswith("ing"))
    before = mentions[at - 1]
    if _takes_noun(mentions, at) or says(before, "determiners") or says(before, "articles"):
        return False
    clause = is_of(before, "CLASS", "WHICH", "BACKREF")
    names = before.is_entity or clause
    if not names and (says(before, "governing") or "-" in before.text):
        return word.endswith("ing")
    if word.endswith("ed"):
        adverb = before.get("FILLER") in _BETWEEN and not says(before, "be")
        return adverb or (names if group == "course" else clause)
    if word.endswith(("ing", "s")):
        return group != "course" or word.endswith("s")  # "emerging tech exports"
    return says(before, "before_verbs") or (names and any(says(m, "helping") for m in mentions[:at]))


def _takes_noun(mentions: Sequence[Mention], at: int) -> bool:
    """Whether no verb can stand here: "what were ... chip exports", "Ohio's ... tech exports"."""
    before = mentions[at - 1] if at else None
    if before is None or before.genitive:
        return before is not None
    asked = "HOWMUCH" in before or (at > 1 and "HOWMUCH" in mentions[at - 2])
    return asked and says(before.text.lower().split()[-1], "be")


def _is_noun(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a cue or verb of asking stands where only a noun can: "what were tank chip exports"."""
    mention = mentions[at]
    word = mention.text.lower()
    cue = set(mention.kinds) <= NOUNS_TOO and not ("CLASS" in mention and says(mention, "apposed_classes"))
    governs = " " in word and says(word.split()[-1], "governing")
    done = any(part.endswith("ed") for part in word.split())  # "wiped off"
    if governs or done or not (cue or mention.get("FILLER") == "asking"):
        return False
    grows = "MOVE" in mention and word.endswith("ing")
    return not grows and not mention.genitive and _takes_noun(mentions, at) and _leads(mentions, at)


def _is_shipped(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a cue or verb of asking ends a phrase where only goods can: "exports of books in 2020"."""
    if at < 2 or not (says(mentions[at - 1], "of") and is_traded(mentions[at - 2])):
        return False
    cue = set(mentions[at].kinds) <= NOUNS_TOO - {"CLASS"} or mentions[at].get("FILLER") in (
        "asking",
        "figures",
    )
    following = mentions[at + 1] if at + 1 < len(mentions) else None
    return cue and (following is None or bool(_ENDS & set(following.kinds)))


def _is_counted(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a noun is what is asked for: "how many desks did the U.S. export"."""
    asked = at > 0 and (says(mentions[at - 1], "how_many") or says(mentions[at - 1], "how_much"))
    return asked and mentions[at].get("FILLER") in _NOUNS


def _trails(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a participle or noun stands right behind what is traded: "exports planned in 2020"."""
    led = at
    while led and says(mentions[led - 1], "before_a_time"):
        led -= 1  # "exports last week"
    named = 0 < led < at and is_of(mentions[led - 1], *_NAMED)
    if not (named or follows_traded(mentions, led)):
        return False
    group = mentions[at].get("FILLER")
    word = mentions[at].text.lower()
    return group == "matters" or (group == "task" and word.endswith(("ed", "ing")))


def _closes(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a noun ends a phrase behind what is traded; in a paper with an article a figure stands."""
    group = mentions[at].get("FILLER")
    if group == "papers" and not says(mentions[at - 1], "governing"):
        return False
    if group == "people" and _is_told_figures(mentions, at):
        return False
    following = mentions[at + 1] if at + 1 < len(mentions) else None
    if following is not None and following.get("FILLER") == "papers":
        return False  # "for a team meeting"
    if group in _VERBS and following is not None and not _ENDS & set(following.kinds):
        return False
    return not (following is not None and following.is_entity) and closes(mentions, at)


def _is_told_figures(mentions: Sequence[Mention], at: int) -> bool:
    """Whether somebody is only whom figures are for: "export figures for the senator"."""
    led = at - 2 if says(mentions[at - 1], "articles") else at - 1
    return led > 0 and says(mentions[led - 1].text.lower().split()[-1], "asked_for")


def relates(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a word stands in a clause about what is traded: "exports that the office paid"."""
    for pronoun in range(at - 1, max(at - _CLAUSE, 1) - 1, -1):
        if is_of(mentions[pronoun], "COMMA", "MARK"):
            return False
        if says(mentions[pronoun], "relating") and is_traded(mentions[pronoun - 1]):
            return True
    return False
