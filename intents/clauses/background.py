"""Whole clauses before a question that say who asks and why: "I lost my glasses, so what was ...".

Their words ask nothing, known or not. A clause is one only where it has a subject and a verb of its own and
names nothing that the question behind could be of, and where that question says itself what is traded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from intents.clauses.topics import OBJECTS, deals, is_restricting, leaves_open
from intents.lexicon.words import begins, says
from intents.linking.places import is_place
from intents.model import ENTITIES, NAMES, Mention, is_of

#: what a clause may hold: words that join, verbs and what is said of anybody's doings
_TOLD = {
    "FILLER", "COMMA", "DASH", "MARK", "AND", "OR", "OF", "TO", "FROM", "IN", "WITH", "BY", "AS", "BACKREF",
    "GIVE", "SELL", "BUY", "GO_TO", "MOVE", "GROWTH", "BECOME", "STREAK", "EVER", "NUMBER", "ORDINAL",
    "TOTAL", "OVER", "UNDER", "NEAR", "NOT", "ABOUT", "SMALLTALK", "ELLIPSIS", "RANKISH", "SUPER", "EARN",
    "UNITS", "CLAIM", "EACH", "UNKNOWN", "NATION", "THAN", "MORE", "TOPIC", "GROUP_WORD", "OTHER_WAY",
}  # fmt: skip
#: what no clause may hold, whatever else a word may mean
_NARROWING = (ENTITIES | {"YEAR", "SPAN", "YEARWORD", "PERCENT", "SHARE", "RANK", "CLASS", "QUANTITY"}) - {
    "NATION"
}
#: what is a finite verb, in a clause that is told
_VERBS = ("MOVE", "GROWTH", "BECOME", "SELL", "BUY", "GIVE", "GO_TO", "RANKISH", "SUPER")
#: what would be asked for by verbs of such a clause, beside an open question
_MOVING = ("MOVE", "GROWTH", "SUPER")
#: what asks, behind words of courtesy
_ASKING = ("HOWMUCH", "WHICH", "WHEN", "COUNT", "LIST", "QMARK")
#: what is traded or done, so that a question is of it
_SUBJECTS = ("FLOW", "MEASURE", "SELL", "BUY", "RANK", "GROWTH", "SUPER", "CLASS")
#: known unknowns that may stand in a clause: a good, and who makes it
_HARMLESS = {"good", "company"}
#: what may be wished for, so that it narrows the question
_WISHED = ("UNKNOWN", "STOP", "SUPER", "MORE", "NUMBER", "ORDINAL", "TOTAL", "MOVE", "GROWTH")
#: how far behind a wish what is wished for may stand
_NEAR = 4


def told_first(mentions: list[Mention]) -> tuple[list[Mention], list[Mention]] | None:
    """The background and the question behind it, or nothing where a sentence has not both."""
    for at in range(len(mentions) - 2, 1, -1):
        if not (_parts_clauses(mentions[at]) or _is_dash(mentions, at)):
            continue
        head, rest = mentions[:at], mentions[at + 1 :]
        core = _core(rest)
        if not (_asks_whole(rest, core) and is_background(head, rest)):
            continue
        if leaves_open(head, rest[core:]):
            for mention in head if any("FLOW" in m for m in rest) else ():
                mention.kinds = {"UNKNOWN": ""} if is_of(mention, *_MOVING) else mention.kinds
            return None
        for mention in (*head, *(m for m in rest[:core] if "BACKREF" in m)):
            mention.kinds, mention.corrected = {"FILLER": ""}, ""
        return head, _opened(rest)
    return None


def is_background(head: Sequence[Mention], rest: Sequence[Mention]) -> bool:
    """Whether all that is said before a question is told, and none of it narrows the question."""
    head = [_as_typed(m) for m in head]
    again = {(kind, _value(m, kind)) for m in rest for kind in m.kinds if kind in _NARROWING}
    if not all(_is_harmless(head, at, again) for at in range(len(head))):
        return False
    narrowed = is_restricting(head) or _wishes(head) or _tells_figures(head)
    return not narrowed and all(map(_is_clause, _parts(head)))


def without_owned(mentions: list[Mention]) -> list[Mention]:
    """The mentions without a clause on what one has: "goods only, I've got services already, for 2017"."""
    ends = [i for i, m in enumerate(mentions) if _parts_clauses(m)]
    for start, end in pairwise([-1, *ends]):
        part, rest = mentions[start + 1 : end], [*mentions[: max(start, 0)], *mentions[end + (start < 0) :]]
        owned = len(part) > 1 and says(part[0], "speakers") and any(says(m, "having") for m in part[1:3])
        light = all(is_of(m, "FILLER", "GIVE", "PRODUCT", "CATEGORY") for m in part)
        if owned and light and any(is_of(m, "PRODUCT", "CATEGORY") for m in rest):
            return rest
        if owned and _is_other_flow(part, rest):
            return rest
    return mentions


def _is_other_flow(owned: Sequence[Mention], asked: Sequence[Mention]) -> bool:
    """Whether one has the one flow and asks for the other: "I have the drop in exports; I lack imports"."""
    told, wanted = ({m.get("FLOW") for m in part if "FLOW" in m} for part in (owned, asked))
    bare = all(is_of(m, "FILLER", "GIVE", "PRODUCT", "FLOW", "MOVE", "GROWTH", "IN", "OF") for m in owned)
    return bare and bool(told) and bool(wanted) and told.isdisjoint(wanted)


def _as_typed(mention: Mention) -> Mention:
    """A word that was only taken for another that asks something as the unknown one that it is: "cat"."""
    taken = mention.corrected and not is_of(mention, *NAMES)
    return replace(mention, kinds={"UNKNOWN": ""}, text=mention.corrected) if taken else mention


def _parts_clauses(mention: Mention) -> bool:
    return is_of(mention, "COMMA") or says(mention, "clause_marks")


def _is_dash(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a dash stands before a question, and not within a word."""
    return mentions[at].text == "-" and is_of(mentions[at + 1], *_ASKING)


def is_spaced_dash(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a dash parts what it stands between: "getting ready for a talk - what did ..."."""
    before, after = (mentions[at - 1] if at else None), mentions[at + 1]
    return (
        mentions[at].text == "-" and before is not None and before.end < mentions[at].start < after.start - 1
    )


def _value(mention: Mention, kind: str) -> str:
    return str(mention.get(kind))


def _is_harmless(head: Sequence[Mention], at: int, again: set[tuple[str, str]]) -> bool:
    """Whether a word may stand in what is told: it names nothing, or what the question names again."""
    mention = head[at]
    if narrowing := [kind for kind in mention.kinds if kind in _NARROWING]:
        named = all((kind, _value(mention, kind)) in again for kind in narrowing)
        return named or _only_looks_so(head, at, narrowing, again)
    if "COVERS" in mention:
        return all(("CATEGORY", str((code,))) in again for code in mention.get("COVERS"))
    if "STOP" in mention:
        told = mention.get("STOP") in _HARMLESS and mention.text.islower()
        return says(mention, "meals") or (told and not deals(head))
    if "UNKNOWN" in mention:
        proper = at > 0 and not mention.text.islower() and not says(mention, "weekdays")
        return not (proper or is_place(mention.text))
    if "WHICH" in mention:  # "every trustee who asks", not "I wonder who"
        before = head[at - 1] if at else None
        return before is not None and not (is_of(before, "COMMA") or before.get("FILLER") == "asking")
    return bool(_TOLD & mention.kinds.keys()) or says(mention, "data")


def _only_looks_so(
    head: Sequence[Mention], at: int, narrowing: list[str], again: set[tuple[str, str]]
) -> bool:
    """Whether it counts years or persons, closes what is named again, or is a flow as such beside another."""
    mention, kind = head[at], narrowing[0] if len(narrowing) == 1 else ""
    if kind == "CLASS" and mention.get("CLASS") == "year":
        return at > 0 and is_of(head[at - 1], "NUMBER")
    if kind == "CLASS" and mention.get("CLASS") == "sector":
        return at > 0 and "COVERS" in head[at - 1]  # "the drug industry"
    if kind == "QUANTITY" and "OVER" not in mention and at + 1 < len(head):
        return head[at + 1].kinds.keys() <= {"UNKNOWN", "FILLER"}
    figurative = says(mention, "figurative") or mention.get("FLOW") == "trade"
    return kind == "FLOW" and figurative and any(named == "FLOW" for named, _ in again)


def _wishes(head: Sequence[Mention]) -> bool:
    """Whether something is wished for or set down that is not known: "my boss wants the ugly ones"."""
    leads = [
        at for at, m in enumerate(head)
        if says(m, "wishes") or says(m, "setting_down") or begins(m, "wanting")
    ]  # fmt: skip
    return any(is_of(m, *_WISHED) for at in leads for m in head[at + 1 : at + 1 + _NEAR])


def _tells_figures(head: Sequence[Mention]) -> bool:
    """Whether something unknown is said of figures: "he demands smoothed figures"."""
    figures = [at for at, m in enumerate(head) if says(m, "data")]
    unknown = [at for at, m in enumerate(head) if is_of(m, "UNKNOWN", "STOP")]
    return any(abs(at - i) <= _NEAR for at in figures for i in unknown)


def _parts(head: Sequence[Mention]) -> list[list[Mention]]:
    """What is told, at its commas and colons."""
    parts: list[list[Mention]] = [[]]
    for mention in head:
        if _parts_clauses(mention):
            parts.append([])
        else:
            parts[-1].append(mention)
    return parts


def _is_clause(part: Sequence[Mention]) -> bool:
    """Whether it has a subject and a finite verb behind it: "my train leaves", "because nobody listens"."""
    words = list(part)
    while words and (says(words[0], "clause_openers") or is_of(words[0], "AND")):
        words = words[1:]
    if len(words) < 2:
        return False
    if says(words[0], "pardoning") or (part[0] is not words[0] and _tells_who(part)):
        return True
    if says(words[0], "leading_to_scenes"):
        words = words[next((i for i, m in enumerate(words) if i and says(m, "telling_pronouns")), 0) :]
    if says(words[0], "telling_pronouns"):
        return not is_of(words[1], "OF", "TO", "FROM", "IN", "WITH", "BY")
    if not (says(words[0], "telling_articles")):
        return False
    return any(_is_verb(words, at) for at in range(2, len(words)))


def _tells_who(part: Sequence[Mention]) -> bool:
    """Whether somebody is only said to be something: "as somebody who has to explain it"."""
    return is_of(part[0], "AS") and says(part[1], "as_somebody")


def _is_verb(words: Sequence[Mention], at: int) -> bool:
    mention, word = words[at], words[at].word
    if says(mention, "finite") or is_of(mention, *_VERBS):
        return True
    ending = word.endswith(("ed", "s")) and len(word) > 3 and not says(word, "no_verbs")
    return ending and is_of(mention, "FILLER", "UNKNOWN") and not says(words[at - 1], "articles")


def _core(rest: Sequence[Mention]) -> int:
    """Where the question itself begins, behind who asks: "and they want to know ..."."""
    asks = (i for i, m in enumerate(rest) if is_of(m, *NAMES, *_ASKING, *OBJECTS, *_SUBJECTS))
    return next(asks, len(rest))


def _opened(rest: list[Mention]) -> list[Mention]:
    """The question without the word that joins it to what is told: "and", "and the"."""
    if "ELLIPSIS" in rest[0] and says(rest[0], "and_the"):
        rest[0].kinds = {"FILLER": ""}
    return rest[1:] if is_of(rest[0], "AND") else rest


def _asks_whole(rest: Sequence[Mention], core: int) -> bool:
    """Whether it asks something, and points before its own words only to who asks: "they want to know"."""
    return core < len(rest) and not (core and "BACKREF" in rest[core - 1])
