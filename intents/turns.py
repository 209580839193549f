"""Questions of one message that are read as turns of a thread, where together one of them would be lost."""

from __future__ import annotations

import re
from collections.abc import Sequence

from intents.lexicon.words import GROUPS, any_says
from intents.model import NAMES, Clarify, Decline, Mention, Reading, Slots, Told, is_of
from intents.read import Understood
from intents.threads.context import has_operation

Outcome = Reading | Clarify | Decline | Told
#: behind what a question ends, and before what another begins that is joined to it
_ENDS = re.compile(r"(?<=[?;])\s+(?=\S)")
_JOINTS = re.compile(rf"\s+(?=(?:{'|'.join(GROUPS['joining_a_wish'])})\b)")
_COMMA_JOINTS = re.compile(rf"(?<=,){_JOINTS.pattern}")


def questions(utterance: str) -> list[str]:
    """The message cut behind its question marks: "Ohio in 2019? Iowa?"; itself where it has one question."""
    parts = [part for part in _ENDS.split(utterance.strip()) if any(map(str.isalnum, part))]
    return parts if len(parts) > 1 and "\n" not in utterance else [utterance]


def joined(utterance: str) -> list[str]:
    """The message cut before what joins another wish to it: "Ohio's exports, and how fast they grew"."""
    behind_comma = _COMMA_JOINTS.split(utterance.strip(), maxsplit=1)
    return behind_comma if len(behind_comma) > 1 else _JOINTS.split(utterance.strip(), maxsplit=1)


def are_turns(whole: Understood, parts: Sequence[str]) -> bool:
    """Whether a message has several questions, none of which only adds to a refused one."""
    refused = isinstance(whole.outcomes[0], Decline)
    return len(parts) > 1 and (not refused or len(whole.outcomes) == len(parts))


def passes_over(whole: Understood, parts: Sequence[str]) -> bool:
    """Whether a message that may hold another wish has one answer."""
    readings = [one for one in whole.outcomes if isinstance(one, Reading)]
    one = len(parts) > 1 and len(readings) == 1 and not any(isinstance(o, Decline) for o in whole.outcomes)
    return one and (parts[0].endswith(",") or not all(_joins_names(s.mentions) for s in whole.sentences))


def _joins_names(mentions: Sequence[Mention]) -> bool:
    """Whether all that "and" joins are two names or two years of one kind: "Ohio and Utah"."""
    joints = [at for at, m in enumerate(mentions) if "AND" in m.kinds and 0 < at < len(mentions) - 1]
    sides = ((mentions[at - 1], mentions[at + 1]) for at in joints)
    alike = all(any(is_of(a, kind) and is_of(b, kind) for kind in (*NAMES, "YEAR", "FLOW")) for a, b in sides)
    return bool(joints) and alike


def is_a_wish(parts: Sequence[str], read: Understood, whole: Understood) -> bool:
    """Whether what is joined is no part of one name, and no other name without a comma before "and"."""
    joint = f"{parts[0].split()[-1]} {parts[1].split()[0]}".lower()
    if any(joint in mention.text.lower() for s in whole.sentences for mention in s.mentions):
        return False
    comma = parts[0].endswith(",")
    return comma or all(has_operation(s.frame) or not _names(s.frame.slots) for s in read.sentences)


def _names(slots: Slots) -> bool:
    return bool(slots.areas or slots.partners or slots.categories or slots.products)


def is_the_first(part: Understood, whole: Understood) -> bool:
    """Whether the first question by itself gives all, or the refusal, that the message gives."""
    readings = [one for one in whole.outcomes if isinstance(one, Reading)]
    given = (whole.outcomes[0], *(readings if len(readings) == 1 else ()))
    return len(part.outcomes) == 1 and any(_is_same(part.outcomes[0], one) for one in given)


def answers_alone(part: Understood) -> bool:
    """Whether the first of joined wishes is a plain figure, which a message read as one may lose."""
    asked = [sentence for sentence in part.sentences if not sentence.is_background]
    traded = all(s.frame.slots.flows or s.frame.slots.measures for s in asked)
    plain = bool(asked) and traded and not any(has_operation(s.frame) or s.frame.claim for s in asked)
    told = any(any_says(sentence.mentions, "speakers") for sentence in part.sentences)
    return plain and not told and len(part.outcomes) == 1 and isinstance(part.outcomes[0], Reading)


def is_all(part: Understood, whole: Understood) -> bool:
    """Whether a later wish computes something and gives all that the message read as one gives."""
    computed = all(has_operation(sentence.frame) for sentence in part.sentences)
    return (
        computed
        and len(part.outcomes) == len(whole.outcomes) == 1
        and _is_same(part.outcomes[0], whole.outcomes[0])
    )


def goes_on(part: Understood, before: Understood) -> bool:
    """Whether a later question asks something else than the one before it."""
    asked = all(isinstance(one, Reading) for one in part.outcomes)
    told = any(any_says(sentence.mentions, "speakers") for sentence in part.sentences)
    repeats = any(_is_same(one, other) for one in part.outcomes for other in before.outcomes)
    return asked and not told and not repeats and not _only_dates(part, before)


def _only_dates(part: Understood, before: Understood) -> bool:
    """Whether a sentence only says again what the question is of: "don't we sell more? for 2020 I mean"."""
    if any(has_operation(sentence.frame) or sentence.frame.unit for sentence in part.sentences):
        return False
    told, other = (_cells(found.outcomes[-1]) for found in (part, before))
    return told is not None and told == other


def _cells(outcome: Outcome) -> tuple[object, ...] | None:
    """What a query looks at: the keys of its lines, and when."""
    if not isinstance(outcome, Reading):
        return None
    query = outcome.query
    keys = frozenset(key for line in query.lines for key in line.keys)
    return keys, query.periods, query.spans, query.level, query.pick


def _is_same(one: Outcome, other: Outcome) -> bool:
    match one, other:
        case Reading(), Reading():
            return one.query == other.query
        case Decline(), Decline():
            return (one.reason, one.words) == (other.reason, other.words)
        case Told(), Told():
            return (one.kind, one.note, one.code) == (other.kind, other.note, other.code)
        case Clarify(), Clarify():
            return (one.question, one.options) == (other.question, other.options)
        case _:
            return False
