"""A name of the turn before that another takes the place of: "Utah instead of Idaho", "the region?"."""

from __future__ import annotations

from intents.lexicon.code_kinds import CodeKinds
from intents.lexicon.words import says
from intents.model import NAMES, SLOTS_OF, Mention, is_of
from intents.threads.context import Context

#: what may stand beside "region" where it is that of the one before
_LIGHT = (
    "FILLER",
    "ELLIPSIS",
    "TOTAL",
    "SUM",
    "AND",
    "OF",
    "IN",
    "AS",
    "QMARK",
    "MARK",
    "COMMA",
    "BACKREF",
    "CLASS",
)


def swapped(mentions: list[Mention], context: Context) -> list[Mention]:
    """All that were compared before, with a new name in the place of the one that is not meant."""
    if context.frame is None:
        return mentions
    names = [m for m in mentions if is_of(m, *NAMES)]
    at = next((i for i, m in enumerate(mentions[:-1]) if "NOT" in m and mentions[i + 1] in names), -1)
    if at < 0 or len(names) != 2:
        return mentions
    denied = mentions[at + 1]
    new = names[0] if denied is names[1] else names[1]
    kind = next((k for k in NAMES if k in denied and k in new), "")
    codes = [c.split("|") for c in getattr(context.frame.slots, SLOTS_OF[kind.lower()])] if kind else []
    if len(codes) < 2 or list(denied.get(kind)) not in codes:
        return mentions
    kept = [new.get(kind) if code == list(denied.get(kind)) else tuple(code) for code in codes]
    both: list[Mention] = []
    for code in kept:
        both += [Mention({"AND": ""}, new.start, new.end, "and")] if both else []
        both.append(Mention({kind: code}, new.start, new.end, new.text))
    rest = [m for i, m in enumerate(mentions) if i not in (at, at + 1) and not says(m, "adding_more")]
    return [each for m in rest for each in (both if m is new else [m])]


def in_its_region(mentions: list[Mention], context: Context, kinds: CodeKinds) -> list[Mention]:
    """The group of the one partner before in the place of "region"; asks which where there is none."""
    if context.frame is None:
        return mentions
    at = next((i for i, m in enumerate(mentions) if says(m, "its_region")), -1)
    if at < 0 or not all(is_of(m, *_LIGHT) for m in mentions):
        return mentions
    partners, word = context.frame.slots.partners, mentions[at]
    groups = [group for code, group in sorted(kinds.grouped) if partners == (code,)]
    kind, value = ("PARTNER", tuple(groups)) if len(groups) == 1 else ("POINT", ("", ()))
    return [*mentions[:at], Mention({kind: value}, word.start, word.end, word.text), *mentions[at + 1 :]]
