"""A name that a sentence only introduces, in the place of the pronoun behind it: "Take Ohio. Its rank?"."""

from __future__ import annotations

from collections.abc import Sequence

from intents.lexicon.words import any_says, says
from intents.model import NAMES, Mention, is_of

#: what asks or tells more than a name
_TELLING = (
    "FLOW", "MEASURE", "YEAR", "SPAN", "YEARWORD", "RANK", "SUPER", "SHARE", "QMARK", "COUNT", "WHICH",
    "HOWMUCH", "GROWTH", "MOVE", "TOPIC", "STOP", "CATEGORY", "PRODUCT", "DEFINITION", "NUMBER", "QUANTITY",
    "REGION", "SELL", "NOT", "EXCEPT", "CLAIM", "VS", "MORE", "NATION", "SOURCE",
)  # fmt: skip
_PLACES = ("AREA", "PARTNER")


def introduced(sentences: Sequence[list[Mention]]) -> list[list[Mention]]:
    """The sentences without those that only introduce a name, which stands for the pronouns behind it."""
    out: list[list[Mention]] = []
    for mentions in map(_with_place, sentences):
        if out and (several := _only_names(out[-1])) and _chooses(mentions):
            out[-1] = [*several, *mentions]
            continue
        points = bool(out) and any_says(mentions, "standing_for_one")
        name = _only_name(out[-1]) if points else None
        if name is not None and not any(is_of(m, *_PLACES, "REGION") for m in mentions):
            out.pop()
            mentions = [_named(m, name) if says(m, "standing_for_one") else m for m in mentions]
        out.append(mentions)
    return out


def _only_name(mentions: Sequence[Mention]) -> Mention | None:
    """The one place that is all a sentence names: "I'm writing about Ohio."; no town of a state."""
    names = [m for m in mentions if is_of(m, *_PLACES)]
    rest = [m for m in mentions if m not in names]
    unknown = any("UNKNOWN" in m and not m.text.islower() for m in rest[1:])
    told = unknown or any(is_of(m, *_TELLING) or says(m, "own_papers") for m in rest)
    return names[0] if len(names) == 1 and not told else None


def _only_names(mentions: Sequence[Mention]) -> list[Mention]:
    """The names of one kind that are all a sentence tells, and what joins them: "Peru and Chile compete."."""
    at = [i for i, m in enumerate(mentions) if is_of(m, *NAMES)]
    if len(at) < 2:
        return []
    inside = list(mentions[at[0] : at[-1] + 1])
    same = any(all(kind in mentions[i] for i in at) for kind in NAMES)
    rest = [m for m in mentions if m not in inside and not _is_ours(m)]
    told = any(is_of(m, *_TELLING, "REGION") for m in rest)
    joined = all(is_of(m, *NAMES, "AND", "COMMA", "WITH", "VS", "FILLER") for m in inside)
    return inside if same and joined and not told else []


def _is_ours(mention: Mention) -> bool:
    return "NATION" in mention and says(mention, "we")


def _chooses(mentions: Sequence[Mention]) -> bool:
    """Whether a sentence asks which of those named before is ahead: "Which bought more?"."""
    asked = bool(mentions) and "WHICH" in mentions[0] and "CLASS" not in mentions[0]
    named = any(is_of(m, *NAMES, "CLASS", "REGION", "THAN", "COUNT") for m in mentions)
    return asked and not named and sum(is_of(m, "MORE", "SUPER") for m in mentions) == 1


def _named(pronoun: Mention, name: Mention) -> Mention:
    """The name where a pronoun stood."""
    owns = says(pronoun, "possessives")
    text = f"{name.text}'s" if owns and not name.genitive else name.text
    return Mention(dict(name.kinds), pronoun.start, pronoun.end, text, owns, name.corrected)


def _with_place(mentions: list[Mention]) -> list[Mention]:
    """The mentions with the one partner named in the place of "there": "less than it bought from there"."""
    for at in range(2, len(mentions)):
        names = [m for m in mentions[:at] if "PARTNER" in m.kinds]
        if says(mentions[at], "there") and is_of(mentions[at - 1], "FROM", "TO") and len(names) == 1:
            mentions[at] = _named(mentions[at], names[0])
    return mentions
