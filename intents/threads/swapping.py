"""A name of the turn before that another takes the place of: "Utah instead of Idaho", "the region?"."""

from __future__ import annotations

from intents.lexicon.code_kinds import CodeKinds
from intents.lexicon.words import says
from intents.model import NAMES, SLOTS_OF, Frame, Mention, is_of
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
_PAIR = 2
#: what may stand between the name that is not meant and the other: "replace Ohio with Utah", "not 2018, 2019"
_JOINTS = (
    "COMMA",
    "DASH",
    "WITH",
    "BY",
    "TO",
    "IN",
    "FILLER",
    "AND",
    "ELLIPSIS",
    "SMALLTALK",
    "MARK",
    "VS",
    "BUY",
    "GIVE",
)


def swapped(mentions: list[Mention], context: Context) -> list[Mention]:
    """All that was named before, with a new name in the place of the one that is not meant."""
    if (taken := _taken_for_each_other(mentions, context.frame)) is not None:
        return taken
    mentions = _unsure_move(mentions, context.frame)
    at = _denying(mentions) if context.frame is not None else -1
    if at < 0 or context.frame is None:
        return mentions
    ordered = says(mentions[at], "replacing") or says(mentions[at], "forgetting")
    for kind in (*NAMES, "YEAR", "FLOW", "PRODUCT"):
        names = [i for i, m in enumerate(mentions) if kind in m]
        before = _named_before(context.frame, kind)
        if len(names) != len({_value(mentions[i], kind) for i in names}) or len(names) != 2:
            continue
        denied = next((i for i in names if _value(mentions[i], kind) in before), None)
        denied = at + 1 if denied is None and not (before or ordered) and at + 1 in names else denied
        new = next((i for i in names if i != denied), at)
        if denied is None or not (ordered or denied == at + 1) or _value(mentions[new], kind) in before:
            continue
        return _exchanged(mentions, kind, {at, denied}, new, before or [_value(mentions[denied], kind)])
    if says(mentions[at], "replacing") and sum(is_of(m, *NAMES, "YEAR") for m in mentions) > 1:
        mentions[at].kinds = {"UNKNOWN": ""}  # what is to be replaced was not named
    return mentions


def _taken_for_each_other(mentions: list[Mention], before: Frame | None) -> list[Mention] | None:
    """The turn that puts right which of two was meant: "I confused Ohio with Utah"; None if it does not.

    The one meant is the one that was not named before; where that does not tell, the verb stops the answer.
    """
    at = next((i for i, m in enumerate(mentions) if says(m, "mistaking")), -1)
    if at < 0:
        return None
    for kind in (*NAMES, "YEAR", "FLOW", "PRODUCT"):
        names = {_value(m, kind): i for i, m in reversed([*enumerate(mentions)]) if kind in m and i > at}
        told = _named_before(before, kind) if before is not None else []
        if len(names) != _PAIR:
            continue
        new = [value for value in names if value not in told]
        if len(new) == 1:
            kept = {*names.values()}.union(i for i, m in enumerate(mentions) if not is_of(m, kind, *_JOINTS))
            rest = [m for i, m in enumerate(mentions) if i in kept and i != at]
            denied = next(i for i, m in enumerate(rest) if kind in m and _value(m, kind) != new[0])
            return _exchanged(rest, kind, {denied}, rest.index(mentions[names[new[0]]]), told)
        mentions[at].kinds = {"UNKNOWN": ""}
    return None


def _unsure_move(mentions: list[Mention], before: Frame | None) -> list[Mention]:
    """The turn with a POINT where it is open if the year or what moved is meant: "change 2019 to 2020"."""
    words = [m for m in mentions if not is_of(m, "SMALLTALK", "COMMA", "FILLER", "MARK", "QMARK")]
    if before is None or before.move or len(words) != _PAIR or not is_of(words[0], "MOVE"):
        return mentions
    span = words[1].get("SPAN")
    if says(words[0], "replacing") and span and before.years == (span[0],):
        words[0].kinds = {"POINT": ("", ())}
    return mentions


def _denying(mentions: list[Mention]) -> int:
    """Where a turn says what is not meant, -1 if nowhere: "not", or "replace" and "forget" at its head."""
    head = next((i for i, m in enumerate(mentions) if not is_of(m, "SMALLTALK", "COMMA", "AND")), -1)
    if head >= 0 and (says(mentions[head], "replacing") or says(mentions[head], "forgetting")):
        return head
    return next((i for i, m in enumerate(mentions[:-1]) if "NOT" in m), -1)


def _value(mention: Mention, kind: str) -> tuple[object, ...]:
    """What a mention names, as `_named_before` has it."""
    return tuple(mention.get(kind)) if kind in NAMES else (mention.get(kind),)


def _kind_value(value: tuple[object, ...], kind: str) -> object:
    """What a mention has under a kind, from what `_value` gave."""
    return value if kind in NAMES else value[0]


def _named_before(frame: Frame, kind: str) -> list[tuple[object, ...]]:
    """What the turn before named of one kind, each with its codes."""
    if kind in NAMES:
        return [tuple(c.split("|")) for c in getattr(frame.slots, SLOTS_OF[kind.lower()])]
    span = frame.span if frame.span and all(frame.span) else ()
    told = {"YEAR": frame.years or span, "FLOW": frame.slots.flows, "PRODUCT": frame.slots.products}[kind]
    return [(each,) for each in told]


def _exchanged(
    mentions: list[Mention], kind: str, gone: set[int], at: int, before: list[tuple[object, ...]]
) -> list[Mention]:
    """The turn without what is denied, and with all of before in the place of the new name."""
    new, last = mentions[at], max(gone)
    between = range(min(last, at) + 1, max(last, at))
    if all(is_of(mentions[i], *_JOINTS) for i in between):
        gone = gone | set(between)
    denied = _value(mentions[next(i for i in gone if kind in mentions[i])], kind)
    both: list[Mention] = [Mention({"ELLIPSIS": "retract"}, new.start, new.start, new.text)]
    for code in before:
        both += [Mention({"AND": ""}, new.start, new.end, "and")] if len(both) > 1 else []
        both.append(
            new if code == denied else Mention({kind: _kind_value(code, kind)}, new.start, new.end, new.text)
        )
    rest = [i for i, m in enumerate(mentions) if i not in gone and not says(m, "adding_more")]
    return [each for i in rest for each in (both if i == at else [mentions[i]])]


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
