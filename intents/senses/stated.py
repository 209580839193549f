"""Words about a figure that only a statement gives: what names it, and what tells of its jobs."""

from __future__ import annotations

from collections.abc import Sequence

from facts.model import Shared
from intents.lexicon.code_kinds import CodeKinds
from intents.lexicon.forms import words_of
from intents.lexicon.words import says
from intents.model import Mention

#: of known unknowns those that may name what a statement is about
_NAMING = {"measure", "company", "good"}


def settle_stated(mentions: list[Mention], kinds: CodeKinds) -> list[Mention]:
    """The mentions, of which those narrow nothing that only say over what a named figure is of."""
    measures = [code for m in mentions if "MEASURE" in m for code in m.get("MEASURE")]
    words = frozenset[str]().union(*(kinds.stated.get(code, frozenset()) for code in measures))
    counted = "jobs" in words
    of_jobs = counted or Shared.JOBS in measures
    shared = counted or any({"SHARE", "PERCENT", "COUNT"} & set(m.kinds) for m in mentions)
    for at, mention in enumerate(mentions if words or of_jobs else ()):
        unread = "UNKNOWN" in mention or mention.kinds.get("STOP") in _NAMING
        if counted and (unread or "BECOME" in mention) and says(mention, "vanishing") and _spans(mentions):
            mention.kinds = {"MOVE": "down"}
        elif (
            (unread and shared and words.issuperset(words_of(mention.text.lower())))
            or (of_jobs and (unread or "FILLER" in mention) and _tells_of_jobs(mention))
            or (of_jobs and _leads_on(mentions, at))
        ):
            if says(mention, "headcounts"):
                _count(mentions[:at])
            mention.kinds = {"FILLER": "grammar"}
    return mentions


def _count(led: Sequence[Mention]) -> None:
    """Take "how much" before a word for jobs as "how many"."""
    last = next((m for m in reversed(led) if "FILLER" not in m and "NATION" not in m), None)
    if last is not None and says(last, "how_much"):
        last.kinds = {"COUNT": last.text.lower()}


def _tells_of_jobs(mention: Mention) -> bool:
    """Whether a word says no more than that there are jobs, or that they rest on something."""
    return says(mention, "headcounts") or says(mention, "depending")


def _leads_on(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a word leads from jobs to what they rest on, or says that they are kept by it."""
    kept = "STREAK" in mentions[at] and says(mentions[at], "keeping_jobs")
    led = at > 0 and ("MEASURE" in mentions[at - 1] or says(mentions[at - 1], "headcounts"))
    traded = any({"FLOW", "TECH", "PRODUCT"} & set(m.kinds) for m in mentions[at + 1 : at + 3])
    return kept or (led and traded and "NEAR" in mentions[at] and says(mentions[at], "standing_behind"))


def _spans(mentions: Sequence[Mention]) -> bool:
    """Whether two years are named, between which something moved."""
    return any("SPAN" in m for m in mentions) or sum("YEAR" in m for m in mentions) == 2
