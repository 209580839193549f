"""Two years that were told before, in place of the words that point to them: "between those two years"."""

from __future__ import annotations

from collections.abc import Sequence

from intents.lexicon.words import says
from intents.model import Mention, is_of
from intents.threads.context import Context


def with_years_told(
    mentions: list[Mention], before: Sequence[list[Mention]], context: Context
) -> list[Mention]:
    """The sentence with the two years that it points to; what points to none of them stops the answer."""
    at = next((i for i, m in enumerate(mentions) if m.get("YEARWORD") == "both"), -1)
    named = {m.get("YEAR") for m in mentions if "YEAR" in m}
    if at < 0 or named or any("SPAN" in m for m in mentions):
        own = len(named) == 2  # "for 2001 and 2004: exports in the two years"
        return [m for m in mentions if not (own and m is mentions[at])] if at >= 0 else mentions
    word, lead = mentions[at], at
    if any(says(m, "later") or says(m, "earlier") for m in mentions[at + 1 : at + 2]):
        return mentions  # "what was it two years later?"
    while lead and (is_of(mentions[lead - 1], "BACKREF") or says(mentions[lead - 1], "articles")):
        lead -= 1
    pointed = any(is_of(m, "BACKREF") for m in mentions[lead:at])
    if years := _years_of(before, context):
        joint = Mention({"AND": ""}, word.start, word.end, "and")
        first, last = (_as_year(word, year) for year in years)
        return [*mentions[:lead], first, joint, last, *mentions[at + 1 :]]
    stopped = Mention({"STOP": "time"}, word.start, word.end, word.text)
    return [*mentions[:lead], stopped, *mentions[at + 1 :]] if pointed and context.frame is None else mentions


def _years_of(before: Sequence[list[Mention]], context: Context) -> list[int]:
    """The two years of the last sentence that names any, or of the turn before, in their order; else none."""
    for mentions in reversed(before):
        spans = [year for m in mentions for year in m.get("SPAN") or ()]
        if named := {m.get("YEAR") for m in mentions if "YEAR" in m} | set(spans):
            return sorted(named) if len(named) == 2 else []
    told = context.frame.years if context.frame is not None and not before else ()
    return sorted(told) if len(told) == 2 else []


def _as_year(word: Mention, year: int) -> Mention:
    return Mention({"YEAR": year}, word.start, word.end, str(year))
