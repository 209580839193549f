"""Two things asked for in one sentence, each with words of its own: "overall and in aerospace"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from intents.lexicon.words import GROUPS, says
from intents.model import Mention, is_of

NAMES = {"AREA", "PARTNER", "CATEGORY", "REGION"}
SECOND = {"SHARE", "RANK", "GROWTH", "HOWFAST"}
#: what asks one thing of two that are joined
_OF_ONE = SECOND | {
    "DIFFERENCE", "BETWEEN", "VS", "COMPARE", "CLAIM", "TREND", "MEASURE", "SUPER", "MORE", "RATIO",
    "TIMES_CUE", "SUM", "PERCENT", "COUNT", "MEAN", "MEDIAN", "OR", "MOVE", "CLASS", "WHICH", "CAGR",
}  # fmt: skip
#: what holds the sides of "and" together
_HOLDING = {"DIFFERENCE", "BETWEEN", "VS", "COMPARE", "TREND"}
_TRADING = {"FLOW", "SELL", "BUY"}
_FIGURES = SECOND | {"FLOW"}
_JOINING, _PLUS = frozenset(("AND", "ELLIPSIS", "COMMA")), frozenset(GROUPS["plus"])


def pair_of(mentions: list[Mention]) -> list[list[Mention]]:
    """The two questions, the second leaning on the first unless it says what is traded; () for no pair."""
    for at, joint in enumerate(mentions[1:-1], 1):
        adds = joint.word in _PLUS
        if not adds and _JOINING.isdisjoint(joint.kinds):
            continue
        left, right = mentions[:at], mentions[at + 1 :]
        grown = _is_growth_beside_level(left, right) or _is_growth_beside_level(right, left)
        if not (adds or is_of(joint, "AND", "ELLIPSIS") or grown or _are_one_each(left, right)):
            continue
        mark = Mention({"QMARK": "?"}, joint.start, joint.end, "?")
        if (
            _is_beyond(left, right)
            or _picks_of_those(left, right)
            or (not adds and _is_other_good(left, right))
        ):
            return [[*left, mark], [opening(joint), *right, mark]]
        if grown and not _TRADING & _kinds([*left, *right]):
            return [[*left, mark], [replace(joint, kinds={"STOP": "words"}), *right, mark]]  # level of what?
        if grown:
            return [[*left, *_shared(left, right), mark], [*right, *_shared(right, left), mark]]
        if adds:
            continue
        if _is_whole_and_part(left, right) or _are_two(left, right):
            if any("NATION" in m and "TOTAL" in m for m in right) or _are_two(left, right):
                right = [*right, *_shared(right, left)]
            lead = [] if any(_TRADING & set(m.kinds) for m in right) else [opening(joint)]
            return [[*left, *_shared(left, right), mark], [*lead, *right, mark]]
    return []


def _picks_of_those(left: list[Mention], right: list[Mention]) -> bool:
    """Whether the first of a class is asked for, too: "how many fell and which fell the most"."""
    asked, picked = _kinds(left), _kinds(right)
    of_class = bool({"COUNT", "WHICH", "LIST"} & asked) and "CLASS" in asked
    of_all = {"HOWMUCH", "FLOW", "YEAR"} <= asked and not asked & {"CLASS", "WHICH", "COUNT"}
    chosen = (of_class or of_all) and "SUPER" not in asked
    opens = next((m for m in right if not is_of(m, "FILLER", "IN", "WITH", "OF", "TO", "FROM")), right[0])
    moves = {"MOVE", "GROWTH"}
    alike = bool(picked & {"FLOW", *moves}) or not asked & moves
    first = is_of(opens, "WHICH") and "SUPER" in picked and "COUNT" not in picked
    return chosen and first and alike and not _names(right)


def asks_of_found(left: list[Mention], right: list[Mention]) -> bool:
    """Whether more is asked of the first of a class: "who exports most, and how much did it grow"."""
    asked, further = _kinds(left), _kinds(right)
    chosen = "SUPER" in asked and bool({"WHICH", "CLASS"} & asked) and "THAN" not in asked
    if asks_which_of_those(left, right) or is_another(left, right) or asks_anew(left, right):
        return True
    if chosen and _in_other_unit(left, right):
        return True
    more = (SECOND | _TRADING | {"MOVE", "RANKISH", "YEARWORD"}) & further
    first = _kinds([m for m in right if "FILLER" not in m][:1])
    asks = {"HOWMUCH", "HOWFAST", "RANK", "COUNT", "TREND", "HOW_DOING"} & first
    asks = asks or {m.word for a, m in pairwise(right) if "BACKREF" in a and _FIGURES & set(m.kinds)}
    words = [word for m in right for word in m.word.split()]
    points = "BACKREF" in further or any(says(word, "third_persons") for word in words)
    own = further & {"SUPER", "CLASS", "SUM"}
    return bool(chosen and more and asks and not own) and points and not _names(right)


def _in_other_unit(left: list[Mention], right: list[Mention]) -> bool:
    """Whether how far the first moved is asked in another unit: "grew fastest, and by how many dollars"."""
    words = [m for m in right if not is_of(m, "FILLER", "QMARK", "MARK")]
    dollars = any("DOLLARS" in m for m in left)
    rate = any(says(m, "fastest") for m in left) or any("PERCENT" in m for m in left)
    alone = len(words) == 1 and bool({"GROWTH", "MOVE"} & _kinds(left))
    other = (
        (rate and says(words[0], "by_how_many_dollars")) or (dollars and says(words[0], "by_what_percent"))
        if alone
        else False
    )
    return bool(other)


def asks_anew(left: list[Mention], right: list[Mention]) -> bool:
    """Whether a comma and "and" lead to a question of its own: "how many jobs ..., and what are exports?"."""
    light = [m for m in right if not is_of(m, "FILLER", "IN", "OF")]
    before = [m for m in left if not is_of(m, "FILLER", "COMMA")]
    if not light or not left or not is_of(left[-1], "COMMA") or len(before) < 3 or len(light) < 2:
        return False
    opens = is_of(light[0], "HOWMUCH", "COUNT", "WHICH", "WHEN", "TIMES_CUE") and not _unit_only(right)
    asked, further = _kinds(left), _kinds(right)
    if is_of(light[0], "COUNT") and further.isdisjoint(("BACKREF", "CLASS", "MEASURE")):
        return False  # "how many jobs in 2001, and how many in 2018"
    whole = not asked & {"TREND", "STOP", "UNKNOWN", "TOPIC", "BECOME"}
    return opens and whole and (is_of(light[0], "TIMES_CUE") or not _names(right))


def _unit_only(mentions: list[Mention]) -> bool:
    """Whether only a unit or size is asked for: "and what percent"."""
    light = (
        "FILLER", "HOWMUCH", "COUNT", "PERCENT", "DOLLARS", "DIFFERENCE", "IN", "OF", "BACKREF", "QMARK",
        "MARK", "YEARWORD",
    )  # fmt: skip
    return all(is_of(m, *light) for m in mentions)


def asks_which_of_those(left: list[Mention], right: list[Mention]) -> bool:
    """Whether some of those that are chosen are asked for: "the top ten, and which of them grew"."""
    light = [m for m in right if "FILLER" not in m]
    pointed = is_of(light[0] if light else None, "WHICH") and any("BACKREF" in m for m in light[1:3])
    chosen = {"SUPER", "CLASS"} <= _kinds(left) and not {"GROWTH", "MOVE"} & _kinds(left)
    return pointed and chosen and bool({"GROWTH", "MOVE"} & _kinds(right)) and not _names(right)


def is_another(left: list[Mention], right: list[Mention]) -> bool:
    """Whether the same is asked of another behind a comma: "by how much did A widen by 2007, and B?"."""
    words = [m for m in right if not is_of(m, "FILLER", "QMARK", "MARK", "OF", "IN")]
    named = [m for m in left if NAMES & set(m.kinds) and "PRODUCT" not in m]
    behind = len(left) > 1 and (is_of(left[-1], "YEAR") or is_of(left[-1], "COMMA"))
    if len(words) != 1 or not behind or is_of(left[-2], *NAMES):
        return False
    alike = len(named) == 1 and bool(set(named[0].kinds) & set(words[0].kinds) & NAMES)
    return alike and bool({"DIFFERENCE", "MEAN", "SHARE"} & _kinds(left))


def opening(joint: Mention) -> Mention:
    """What opens a question that leans on the one before."""
    return Mention({"ELLIPSIS": ""}, joint.start, joint.end, "and")


def _is_whole_and_part(left: list[Mention], right: list[Mention]) -> bool:
    """Whether a total stands beside one of its parts: "overall and in aerospace", "Texas and total U.S."."""
    sides = (left, right)
    totals = [any("TOTAL" in m or says(m, "in_total") for m in side) for side in sides]
    named = [bool(_names(side)) for side in sides]
    if totals[0] == totals[1] or named[0] == named[1] or totals == named:
        return False
    kinds = _kinds([m for m in (*left, *right) if not says(m, "in_total")])
    return "FLOW" in kinds and not _OF_ONE & kinds


def _are_two(left: list[Mention], right: list[Mention]) -> bool:
    """Whether two of a kind are asked for in two flows or years: "exports to A and imports from B"."""
    names = _names(left), _names(right)
    if (_OF_ONE | {"TOTAL", "BACKREF"}) & _kinds([*left, *right]) or not all(names) or names[0] & names[1]:
        return False
    if {kind for kind, _ in names[0]} != {kind for kind, _ in names[1]} or not _opens_phrase(right):
        return False
    said = [(_said(left, kinds), _said(right, kinds)) for kinds in (_TRADING, {"YEAR"})]
    return any(one and two and one != two for one, two in said)


def _is_growth_beside_level(moved: list[Mention], level: list[Mention]) -> bool:
    """Whether one thing's growth stands beside the level of another: "Utah's growth and Ohio's exports"."""
    if not any("GROWTH" in m for m in moved):
        return False
    names = _names(moved), _names(level)
    if len(names[0]) != 1 or len(names[1]) != 1 or names[0] == names[1]:
        return False
    if (_OF_ONE - {"GROWTH"}) & _kinds([*moved, *level]) or "GROWTH" in _kinds(level):
        return False
    if any("GROWTH" in m and _TRADING & _kinds(moved[i:]) for i, m in enumerate(moved)):
        return False  # "growth in exports of Utah and exports of Ohio"
    at = next(i for i, m in enumerate(level) if NAMES & set(m.kinds))
    leads = [m for m in level[:at] if "FILLER" not in m]
    sized = bool(leads) and (says(leads[0], "amounts") or "FLOW" in leads[0] or "TECH" in leads[0])
    owned = level[at].genitive and bool(_TRADING & _kinds(level[at + 1 : at + 3]))
    return (sized and "AREA" in level[at]) or (owned and any(m.genitive for m in moved))


def _are_one_each(left: list[Mention], right: list[Mention]) -> bool:
    """Whether a comma parts two things, each with a year or a flow: "Ohio in 2019, Utah in 2020"."""
    joined = {"AND", "ELLIPSIS", "HOWMUCH", "WHICH", "QUANTITY"} & _kinds([*left, *right])
    return not joined and len(_names(left)) == len(_names(right)) == 1 and _are_two(left, right)


def _opens_phrase(mentions: list[Mention]) -> bool:
    """Whether the word for the flow belongs to what stands first, not to a name behind another "and"."""
    flow = next((i for i, m in enumerate(mentions) if _TRADING & set(m.kinds)), 0)
    return not {"AND", "COMMA", "ELLIPSIS"} & _kinds(mentions[:flow])


def _is_other_good(left: list[Mention], right: list[Mention]) -> bool:
    """Whether another good stands beside what is known: "chip exports 2019 and wheat exports 2019"."""
    known = _names(left) and "FLOW" in _kinds(left) and not {"STOP", "UNKNOWN"} & _kinds(left)
    good = any("FLOW" in b and (a.get("STOP") == "good" or "UNKNOWN" in a) for a, b in pairwise(right))
    return bool(known and good) and not _OF_ONE & _kinds([*left, *right])


def _is_beyond(left: list[Mention], right: list[Mention]) -> bool:
    """Whether a part of it is asked for that no state has: "Utah's exports, and how much went to China"."""
    kinds = _kinds(right)
    states = "AREA" in _kinds(left) and not {"PARTNER", "CATEGORY"} & {kind for kind, _ in _names(left)}
    part = "BACKREF" in kinds and {"PARTNER", "CATEGORY"} & {kind for kind, _ in _names(right)}
    return bool(states and part and "FLOW" in _kinds(left)) and not (_OF_ONE - {"SUM"}) & (
        kinds | _kinds(left)
    )


def _shared(side: list[Mention], other: list[Mention]) -> list[Mention]:
    """The flow, the year and what is traded, where only the other of two things says them."""
    said = _kinds(side)
    shared = {"YEAR", "SPAN", "DEFINITION", "TECH", "PRODUCT"} | (set() if _TRADING & said else {"FLOW"})
    return [m for m in other if (shared - said) & set(m.kinds)]


def _kinds(mentions: list[Mention]) -> set[str]:
    return {kind for m in mentions for kind in m.kinds}


def _names(mentions: list[Mention]) -> set[tuple[str, str]]:
    """What is named, by kind; goods or services as such are no name."""
    return {(kind, str(m.get(kind))) for m in mentions if "PRODUCT" not in m for kind in NAMES & set(m.kinds)}


def _said(mentions: list[Mention], kinds: set[str]) -> set[tuple[str, str]]:
    return {(kind, str(m.get(kind))) for m in mentions for kind in kinds & set(m.kinds)}


def is_joined(mentions: list[Mention]) -> bool:
    """Whether words hold together what stands on both sides of "and": "the gap between A and B", "A vs B".

    What is claimed is one, but a question for an amount claims nothing, "how big is it, and what share is
    it really", nor does one that somebody is asked to check, "... and what share is that - can you check?".
    """
    at = next((i for i in range(len(mentions) - 1, 0, -1) if not is_of(mentions[i], "QMARK", "MARK")), 0)
    checked = "CLAIM" in mentions[at] and is_of(mentions[at - 1], "DASH", "COMMA")
    kinds = {kind for m in (mentions[: at - 1] if checked else mentions) for kind in m.kinds}
    claims = "CLAIM" in kinds and not is_of(mentions[0], "HOWMUCH", "COUNT", "HOWFAST")
    return claims or bool(_HOLDING & kinds)


def names_what(mentions: list[Mention]) -> bool:
    """Whether a clause only names what is traded: "what Brazil purchased from us", "tech we sold India"."""
    what = next((i for i, m in enumerate(mentions) if "HOWMUCH" in m and says(m, "what")), None)
    rest = [m for m in mentions[what + 1 :] if "FILLER" not in m] if what is not None else []
    led = len(rest) > 1 and bool({"PARTNER", "NATION"} & set(rest[0].kinds))
    if len(mentions) > 2 and says(mentions[1], "helping"):
        return _lacks_verb(mentions)
    return led and bool({"BUY", "SELL", "FLOW"} & set(rest[1].kinds))


def _lacks_verb(mentions: list[Mention]) -> bool:
    """Whether a clause breaks off before its verb: "how much did imports from Ireland, in value, grow"."""
    light = ("FROM", "TO", "OF", "IN", "BY", "FILLER", "COMMA", "HOWMUCH", "GROUP_WORD")
    nouns = [m for m in mentions if "FLOW" in m]
    bare = all(m.is_entity or is_of(m, *light) for m in mentions[2:])
    return bare and bool(nouns) and all(m.word.endswith("s") for m in nouns)
