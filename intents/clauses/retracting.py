"""What is taken back in the same breath: "Georgia, sorry, I mean Virginia", "2017... no wait, 2018"."""

from __future__ import annotations

from collections.abc import Sequence

from intents.lexicon.words import GROUPS, says
from intents.model import Mention, is_of

#: what one word can stand for in the place of another
_SORTS = ({"AREA"}, {"PARTNER"}, {"CATEGORY"}, {"PRODUCT"}, {"FLOW"}, {"YEAR", "SPAN", "YEARWORD"})
_SORTED = frozenset().union(*_SORTS)
_NOS = frozenset(GROUPS["nos"])
_LIGHT = {"COMMA", "DASH", "MARK", "FILLER", "SMALLTALK", "IN", "TO", "FROM", "NOT"}
#: what may stand beside a word between two names
_BESIDE = ("COMMA", "DASH", "MARK", "IN", "TO", "FROM", "OF")


def takes_back(mentions: Sequence[Mention]) -> bool:
    """Whether a sentence opens by taking back the one before: "Scratch that, ..."."""
    first = next((m for m in mentions if not _LIGHT & set(m.kinds)), None)
    return first is not None and first.get("ELLIPSIS") == "retract"


def is_bare_retraction(mentions: Sequence[Mention]) -> bool:
    """Whether nothing else is said: "No wait."."""
    return takes_back(mentions) and all(
        "ELLIPSIS" in m or (_LIGHT | {"QMARK"}) & set(m.kinds) for m in mentions
    )


def corrected(mentions: list[Mention]) -> list[Mention]:
    """The mentions with what was put right in the place of what it puts right."""
    for at, cue in enumerate(mentions[1:], 1):
        bare = cue.word in _NOS and _is_between_marks(mentions, at)
        said = _end_of_said(mentions, at)
        if not (bare or said or cue.kinds.get("ELLIPSIS") == "retract"):
            continue
        new = _next_named(mentions, at)
        if new is None and _stands_last(mentions, at):
            new = at - 1
        sort = next((s for s in _SORTS if new is not None and s & set(mentions[new].kinds)), None)
        if new is None or sort is None:
            continue
        old = _replaced(mentions, said or min(at, new), sort)
        if old is not None:
            return corrected(_exchanged(mentions, old, new, at))
    return _without_doubted(_without_broken(mentions))


def _without_doubted(mentions: list[Mention]) -> list[Mention]:
    """The mentions without names that are taken back by the next of their sort, or denied."""
    for new in range(2, len(mentions)):
        if _SORTED.isdisjoint(mentions[new].kinds):
            continue
        if (old := _doubted(mentions, new)) is not None:
            rest = mentions[new + 1 :]
            while rest and (rest[0].text == ")" or rest[0].get("ELLIPSIS") == "retract"):
                rest = rest[1:]
            return corrected([*mentions[:old], mentions[new], *rest])
    return _without_denied(mentions)


def _without_broken(mentions: list[Mention]) -> list[Mention]:
    """The mentions without a name that is broken off and taken back."""
    for at, cue in enumerate(mentions[1:-1], 1):
        broken = _broken_off(mentions, at) if cue.kinds.get("ELLIPSIS") == "retract" else None
        if broken is not None:
            return [*mentions[:broken], *mentions[at + 1 :]]
    return mentions


def _broken_off(mentions: list[Mention], at: int) -> int | None:
    """Where a name stands that was broken off before the one meant: "exports to Vietn.. no wait, Chile"."""
    end = at
    while end and is_of(mentions[end - 1], "DASH", "COMMA"):
        end -= 1
    new = _next_named(mentions, at)
    led = end > 1 and is_of(mentions[end - 2], "TO", "FROM", "IN", "OF", "WITH")
    named = new is not None and is_of(mentions[new], "PARTNER", "AREA", "CATEGORY")
    return end - 1 if led and named and end < at and "UNKNOWN" in mentions[end - 1] else None


def put_right(before: Sequence[Mention], mentions: Sequence[Mention]) -> list[Mention] | None:
    """Two sentences as one, where the second denies a name of the first, or one of those to choose from.

    "Exports in 2018? Not exports, imports.", "Which state sold most? Not Texas."; None where it does not.
    """
    if len(mentions) < 2 or "NOT" not in mentions[0] or any("QMARK" in m for m in mentions):
        return None
    name, rest = mentions[1], [m for m in mentions[2:] if "MARK" not in m]
    kept = [m for m in before if not is_of(m, "MARK", "QMARK")]
    told = any(m.kinds == name.kinds for m in kept) and not _SORTED.isdisjoint(name.kinds)
    asked = any("QMARK" in m for m in before)
    if told and any(not _SORTED.isdisjoint(m.kinds) for m in rest):
        right = corrected([*kept, *mentions])
        return [*right, *(m for m in before if "QMARK" in m)] if len(right) < len(kept) + len(rest) else None
    chosen = is_of(name, "AREA", "PARTNER", "CATEGORY") and any("SUPER" in m for m in before)
    comma = Mention({"COMMA": ""}, mentions[0].start, mentions[0].start, ",")
    return [*kept, comma, *mentions] if chosen and asked and not (told or rest) else None


def _doubted(mentions: list[Mention], new: int) -> int | None:
    """Where the name stands that a word between two of a sort takes back: "Ohio, sorry, Utah", "er"."""
    sort = next((s for s in _SORTS if not s.isdisjoint(mentions[new].kinds)), None)
    if sort is None:
        return None
    at = new - 1
    while at > 0 and (is_of(mentions[at], *_BESIDE) or says(mentions[at], "hesitations")):
        at -= 1
    if sort.isdisjoint(mentions[at].kinds) or mentions[at].kinds == mentions[new].kinds:
        return None
    between = [m for m in mentions[at + 1 : new] if not is_of(m, *_BESIDE)]
    only = any(says(m, "limiting") for m in mentions[max(at - 1, 0) : new])
    whole = mentions[at].has_group or sort == {"PRODUCT"}
    if mentions[new - 1].word in _NOS and (whole or only):
        return None  # "goods only (no services)", "exports only, no imports", "Asia, no China"
    sure = any(says(m, "second_thoughts") for m in between)
    joint, *behind = [*mentions[new + 1 : new + 3], mentions[new]][:3]
    listed = is_of(joint, "AND", "OR", "VS") or (is_of(joint, "COMMA") and is_of(behind[0], *sort, "AND"))
    return at if sure or (between and not listed) else None


def _without_denied(mentions: list[Mention]) -> list[Mention]:
    """The mentions without a name that is denied and replaced: "Indiana, no, not Indiana, Illinois"."""
    for at, name in enumerate(mentions[1:], 1):
        if "NOT" not in mentions[at - 1].kinds:
            continue
        new = _next_named(mentions, at)
        sort = next((s for s in _SORTS if s & set(name.kinds)), set())
        if new is None or not sort & set(mentions[new].kinds) or mentions[new].kinds == name.kinds:
            continue
        old = next((i for i, m in enumerate(mentions[: at - 1]) if m.kinds == name.kinds), None)
        if old is not None:
            return _exchanged(mentions, old, new, at - 1)
    return mentions


def _is_between_marks(mentions: list[Mention], at: int) -> bool:
    """Whether a word, as "no", stands between two commas or dashes: "exports, no, imports"."""
    return all(is_of(m, "COMMA", "DASH") for m in mentions[at - 1 : at] + mentions[at + 1 : at + 2])


def _next_named(mentions: list[Mention], at: int) -> int | None:
    """Where the name right behind a cue stands."""
    for i in range(at + 1, len(mentions)):
        if "NOT" in mentions[i]:
            return None  # "Ohio I mean, not Iowa"
        if any(sort & set(mentions[i].kinds) for sort in _SORTS):
            return i
        if not (_LIGHT & set(mentions[i].kinds) or says(mentions[i], "articles")):
            return None
    return None


def _end_of_said(mentions: list[Mention], at: int) -> int:
    """One past the name that was said before the one that is meant: "I said Ohio but meant Utah"."""
    if not says(mentions[at], "meaning_another"):
        return 0
    end = at
    while end and is_of(mentions[end - 1], "AND", "COMMA", "FILLER", "DASH"):
        end -= 1
    led = any(says(m, "saying_by_mistake") for m in mentions[: max(end - 1, 0)])
    return end if led and any(sort & set(mentions[end - 1].kinds) for sort in _SORTS) else 0


def _stands_last(mentions: list[Mention], at: int) -> bool:
    return all(is_of(m, "MARK", "QMARK") for m in mentions[at + 1 :])


def _replaced(mentions: list[Mention], before: int, sort: set[str]) -> int | None:
    """Where the last mention of the same sort stands, if "and" does not join them."""
    for i in range(before - 1, -1, -1):
        if sort & set(mentions[i].kinds):
            return i
        if is_of(mentions[i], "AND", "OR", "VS", "TO") and i >= before - 1:
            return None
    return None


def _exchanged(mentions: list[Mention], old: int, new: int, cue: int) -> list[Mention]:
    """The mentions with the new name in the place of the old one, without what led to it."""
    first, last = min(new, cue), max(new, cue)
    start = first
    while start - 1 > old and is_of(mentions[start - 1], "COMMA", "DASH", "FILLER"):
        start -= 1
    between = mentions[old + 1 : start]
    return [*mentions[:old], mentions[new], *between, *mentions[last + 1 :]]


__all__ = ["corrected", "is_bare_retraction", "put_right", "takes_back"]
