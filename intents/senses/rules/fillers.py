"""Words that only fill, or narrow: "a military expert", "jobs behind tech exports"; see also narrowing.py."""

from __future__ import annotations

from collections.abc import Sequence

from intents.clauses.topics import is_topic
from intents.lexicon.words import ends, holds, says
from intents.linking.places import is_place
from intents.model import NAMES, Mention, is_of
from intents.senses.narrowing import closes, follows_traded, parts
from intents.senses.rules.beside import after, before, has

#: how far behind its verb what something is rounded to may stand
_ROUNDING = 4

#: groups of fillers that are who says something: "my notes", "colleagues"
_TELLERS = frozenset(("papers", "people", "asking"))


def heads_question(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a table is only where it is looked up: "regarding the state table, what share of"."""
    led = all(is_of(m, "FILLER", "IN", "FROM", "TO", "OF", "BY") for m in mentions[:at])
    return led and is_of(after(mentions, at), "COMMA")


def is_mild(mentions: Sequence[Mention], at: int) -> bool:
    """Whether an adjective that would narrow stands before no name: "a military expert"."""
    following = after(mentions, at)
    if is_of(following, "IN") and says(mentions[at], "used"):
        return has(mentions[at + 2 : at + 4], "GROUP_WORD", "SOURCE")  # "the tabulations used for the tables"
    names = following is not None and (
        following.is_entity or is_of(following, "UNKNOWN", "CLASS", "SHARE", "RANK")
    )
    sold = is_topic(mentions, at) or is_of(before(mentions, at), "SELL", "BUY")  # "we ship used gear"
    names = names or sold
    return mentions[at].get("STOP") == "adjective" and not (
        names or closes(mentions, at) or follows_traded(mentions, at) or parts(mentions, at)
    )


def is_made_here(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a word parts goods made here from those only passed on: "domestic exports"."""
    return is_of(after(mentions, at), "FLOW", "TECH", "CATEGORY", "PRODUCT", "DEFINITION")


def is_support(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "behind" joins jobs to the exports that support them: "jobs behind tech exports"."""
    leading, following = before(mentions, at), after(mentions, at)
    if (
        leading is not None
        and says(leading, "be")
        and is_of(following, "TECH", "PRODUCT", "FLOW", "CATEGORY")
    ):
        leading = before(mentions, at - 1)  # "how many jobs are behind tech exports"
    return leading is not None and ("MEASURE" in leading or says(leading, "workers"))


def is_dated(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a year, or a partner alone, says that figures are asked for, not which years there are."""
    behind = [m for m in mentions[at + 1 :] if not is_of(m, "QMARK", "MARK")]
    return has(mentions, "YEAR") or (len(behind) == 1 and "PARTNER" in behind[0])


def heads_line(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a word only heads what follows its colon: "Measure: tech exports", "State: Ohio"."""
    following, told = after(mentions, at), after(mentions, at + 1)
    return following is not None and following.text == ":" and told is not None and "MARK" not in told


def is_rounding(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a part or number only says how to round: "rounded to a tenth", "to 3 significant figures"."""
    following = after(mentions, at)
    if following is not None and "UNITS" in following and holds(following, "decimal_words"):
        return True
    leads = [m for m in mentions[max(at - _ROUNDING, 0) : at] if not is_of(m, "FILLER", "OF", "TO")]
    to = before(mentions, at - (at > 0 and says(mentions[at - 1], "articles")))
    apart = (
        is_of(to, "TO") and to is not None and is_of(before(mentions, mentions.index(to)), "COMMA", "DOLLARS")
    )
    return bool(leads) and (says(leads[-1], "rounding") or (apart and says(mentions[at], "round_parts")))


def closes_source(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a series or paper is that of a document: "in the NSF series", "the Foundation's paper"."""
    goods = is_of(after(mentions, at), "FLOW", "SELL", "BUY", "CATEGORY", "TECH", "AND", "OR")
    source = before(mentions, at)
    return is_of(source, "SOURCE") and (source.genitive or says(mentions[at], "series")) and not goods


def is_counted_scheme(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it is that of an office whose classes are counted: "in the Census Bureau's scheme"."""
    led = any(ends(m, "offices") for m in mentions[max(at - 2, 0) : at])
    return led and has(mentions, "MEASURE") and has(mentions, "COUNT")


def tells_paper(mentions: Sequence[Mention], at: int) -> bool:
    """Whether an unknown word says what kind of paper a figure is for: "for my geography quiz"."""
    following = mentions[at + 1] if at + 1 < len(mentions) else None
    trade, paper = following is not None and says(following, "trade_word"), False
    following = after(mentions, at + 1) if trade else following  # "for a Portland trade group"
    if following is not None:
        asks = says(following, "groups_who_ask") and (trade or " " in following.word)
        paper = following.get("FILLER") == "papers" or asks
    if mentions[at].get("STOP") not in (None, "measure"):
        return False  # a good or place narrows: "for a textile project"
    return paper and at > 1 and says(mentions[at - 1], "a_or_ones_own") and says(mentions[at - 2], "purpose")


def is_in_use(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "used" says what a document or class is for, not used goods: "the classification used for"."""
    leads = is_of(after(mentions, at), "IN", "TO", "BY") or (
        at + 1 < len(mentions) and says(mentions[at + 1], "purpose")
    )
    goods = is_of(before(mentions, at), "CATEGORY", "TECH", "PRODUCT", "DEFINITION", "FLOW")
    return says(mentions[at], "used") and leads and not goods


def is_reported(mentions: Sequence[Mention], at: int) -> bool:
    """Whether somebody says something, not told to: "my notes say that", "our paper is going to say that"."""
    if at == 0 or not says(mentions[at], "say_that"):
        return False
    teller = mentions[at - 1]
    several = teller.get("FILLER") in _TELLERS and teller.text.lower().endswith("s")
    return several or (at > 1 and says(teller, "going_to"))


def is_order(mentions: Sequence[Mention], at: int) -> bool:
    """Whether an unknown word that opens a sentence is a verb with an object: "pinpoint the year"."""
    opens = not any(m.is_entity or is_of(m, "UNKNOWN", "STOP") for m in mentions[:at])
    led = at == 0 or is_of(mentions[at - 1], "COMMA", "SMALLTALK") or says(mentions[at - 1], "pleading")
    following = mentions[at + 1] if at + 1 < len(mentions) else None
    plural = mentions[at].text.lower().endswith("s")
    asked = following is not None and says(following, "after_an_order")
    named = is_place(mentions[at].text)
    return opens and led and not (plural or named) and asked and any(m.is_entity for m in mentions[at:])


def is_no_rounding(mentions: Sequence[Mention], at: int) -> bool:
    """Whether what is nearest to a name is sought: "nearest to Oregon", not "to the nearest million"."""
    return is_of(after(mentions, at), "TO") or has(mentions[at + 1 :], *NAMES)


def is_bound_in_time(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a time is said by what came then: "exports before covid"; "the year before covid" is a year."""
    led = next((m for m in reversed(mentions[:at]) if not says(m, "articles")), None)
    return led is not None and says(led, "around_a_time") and not has(mentions, "YEAR")


def closes_range(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it only closes a range of amounts: "states in the 3-4 billion range"."""
    return is_of(before(mentions, at), "QUANTITY", "DOLLARS") and has(
        mentions[max(at - 4, 0) : at], "DASH", "TO"
    )


def are_counted_apart(mentions: Sequence[Mention], _at: int) -> bool:
    """Whether workers are held against others, with no jobs named: "how many more workers do exports ..."."""
    return has(mentions, "DIFFERENCE", "SHARE") and not has(mentions, "MEASURE", "EARN")


def is_for(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a digit is typed for a word: "top 3 markets 4 tech exports"."""
    led = is_of(before(mentions, at), "CLASS", "FLOW", "TECH", "RANK", "SHARE")
    return led and is_of(after(mentions, at), "NATION", "TECH", "PRODUCT", "YEAR", *NAMES)
