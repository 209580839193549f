"""Several operations in one sentence, as questions of their own: "value, growth and rank"."""

from __future__ import annotations

from dataclasses import replace

from intents.clauses.ends import both_ends
from intents.clauses.pairs import NAMES, SECOND, asks_of_found, is_joined, names_what, opening, pair_of
from intents.clauses.wishes import each_wished, slashed
from intents.lexicon.words import GROUPS, holds, says
from intents.model import Mention, is_of

#: what the sizes of a move are asked with, where nothing else is named
_SIZING = {
    "DIFFERENCE", "HOWFAST", "MEASURE", "DOLLARS", "PERCENT", "SHARE", "HOWMUCH", "FILLER", "COMMA", "QMARK",
    "MARK",
}  # fmt: skip
_JOINTS = frozenset((*GROUPS["plus"], *GROUPS["and_the"]))


def clauses(mentions: list[Mention]) -> list[list[Mention]]:
    """Two operations on one thing as two questions: "Chemicals: value and share of exports"."""
    mentions = slashed(mentions)
    sized = _in_both_units(mentions) or _in_two_sizes(mentions) or _in_percent_too(mentions)
    return each_wished(mentions) or sized or _at_joints(mentions)


def _at_joints(mentions: list[Mention]) -> list[list[Mention]]:
    """The questions that the first of the words that join parts."""
    joints = [at for at, mention in enumerate(mentions[:-1]) if _joins(mention)]
    joining = bool(joints) and is_joined(mentions)
    for at in joints:
        mention, left, right = mentions[at], mentions[:at], _behind(mentions, at)
        mark = Mention({"QMARK": "?"}, mention.start, mention.end, "?")
        if mention.text != "," and not joining and (both := _both_of(left, right)):
            return [[*part, mark] for part in both]
        if mention.text != "," and not joining and (both := both_ends(left, right, mark)):
            return [part if any("QMARK" in m for m in part) else [*part, mark] for part in both]
        if "AND" in mention and _asks_net(left, right):
            return [[*left, *_years(right, left), mark], [*right, *_names(left), *_years(left, right)]]
        if "AND" in mention and right and asks_of_found(left, right):
            return [[*left, mark], [opening(mention), *right]]
        if "AND" in mention and (_asks_of_it(left, right) or _asks_their_sum(left, right)):
            return [[*left, mark], right]
        if _is_remark(mention, left, right):
            return [left, right]
        lead = left if _is_told_before(left, right) else [*left, mark]
        sized = mention.text == "," and lead is left and _asks_size(right)
        asks_again = any(_asks_again(left, part, mention.text == ",") for part in (right, _to_joint(right)))
        if not (joining or sized) and asks_again:
            return [lead, *_each_asked(mention, right, mark)]
        if mention.text == ";" and _is_whole_clause(left) and (_is_whole_clause(right) or _is_of_both(right)):
            return [lead, *clauses([*right, mark])]
    return pair_of(mentions) or [mentions]


def _to_joint(mentions: list[Mention]) -> list[Mention]:
    """The mentions up to the next word that may join."""
    at = next((i for i, m in enumerate(mentions) if i and _joins(m)), len(mentions))
    return mentions[:at] or mentions


def _is_remark(joint: Mention, left: list[Mention], right: list[Mention]) -> bool:
    """Whether an amount is asked for behind a whole remark: "is that so, and what was it in 2016"."""
    if not right or "HOWMUCH" not in right[0]:
        return False
    if "AND" in joint:
        return any("CLAIM" in m for m in left) and all(is_of(m, "CLAIM", "COMMA", "FILLER") for m in left)
    traded = any("FLOW" in m for m in right) and not any("PERCENT" in m for m in right)
    return joint.text == ";" and traded and _is_told_before(left, right)


def _is_told_before(left: list[Mention], right: list[Mention]) -> bool:
    """Whether a move is only told that the rest asks about: "exports fell; what does that amount to"."""
    asking = {"HOWMUCH", "WHICH", "COUNT", "LIST", "DIFFERENCE", "HOWFAST", "GIVE", "QMARK"}
    kinds = [{kind for m in part for kind in m.kinds} for part in (left, right)]
    asks = bool(asking & kinds[1]) or {"GROWTH", "QMARK"} <= kinds[1]
    more = {"MORE", "THAN"} <= kinds[0] or any("GROWTH" in m and says(m, "grew") for m in left)
    opened = not left or says(left[0], "asserting_verbs") or is_of(left[0], "GIVE", "SHARE")
    told = ("MOVE" in kinds[0] or more) and not opened
    return asks and told and not (asking - {"GIVE"}) & kinds[0]


def _is_of_both(right: list[Mention]) -> bool:
    """Whether a clause asks for the difference or sum of those before it: "; the gap between them"."""
    kinds = {kind for m in right for kind in m.kinds}
    return bool({"DIFFERENCE", "SUM"} & kinds) and not ({*NAMES, "YEAR", "FLOW"} & kinds)


def _in_both_units(mentions: list[Mention]) -> list[list[Mention]]:
    """A move in two units as two questions: "how much did it fall, in dollars and in percent"."""
    moved = any("MOVE" in m.kinds or "GROWTH" in m.kinds for m in mentions)
    ats = range(1, len(mentions) - 1) if moved else ()
    for at in (i for i in ats if says(mentions[i].text.lower().split()[0], "both_units")):
        pair = {_unit(mentions[at - 1]): mentions[at - 1], _unit(mentions[at + 1]): mentions[at + 1]}
        if {"PERCENT", "DOLLARS"} == set(pair):
            left, rest = mentions[: at - 1], mentions[at + 2 :]
            mark = Mention({"QMARK": "?"}, mentions[-1].end, mentions[-1].end, "?")
            money = replace(pair["DOLLARS"], kinds={"DOLLARS": ""})
            move = [replace(pair["PERCENT"], kinds={"MOVE": ""})] if "GROWTH" in pair["PERCENT"] else []
            asked = {"DOLLARS": [money, *move], "PERCENT": [pair["PERCENT"]]}
            return [_copies([*left, *asked[unit], *rest, mark]) for unit in pair]
    return []


def _in_two_sizes(mentions: list[Mention]) -> list[list[Mention]]:
    """The sizes of a move told before, each asked for: "by how many jobs, and by how many percent?"."""
    if any(not m.kinds.keys() <= _SIZING and not says(m, "both_units") for m in mentions):
        return []
    for at, joint in enumerate(mentions):
        if not says(joint, "both_units"):
            continue
        left, right = mentions[:at], mentions[at + 1 :]
        kinds = [{kind for m in part for kind in m.kinds} for part in (left, right)]
        sizes = [next((kind for kind in ("DIFFERENCE", "HOWFAST") if kind in found), "") for found in kinds]
        if all(found <= _SIZING for found in kinds) and set(sizes) == {"DIFFERENCE", "HOWFAST"}:
            return [[*left, Mention({"QMARK": "?"}, joint.start, joint.end, "?")], [opening(joint), *right]]
    return []


def _in_percent_too(mentions: list[Mention]) -> list[list[Mention]]:
    """A change asked for in percent as well: "how many more than in 2017, and what is that in percent"."""
    at = max((i for i, m in enumerate(mentions) if "AND" in m.kinds), default=0)
    if not at:
        return []
    left, right = mentions[:at], mentions[at + 1 :]
    kinds = {kind for m in left for kind in m.kinds}
    mark = Mention({"QMARK": "?"}, mentions[at].start, mentions[at].end, "?")
    if _asks_percent_too(left, right):
        picked, flow = "SUPER" in kinds, [m for m in left if "FLOW" in m]
        after = [replace(m, kinds={"STOP": "words"}) if picked and _unit(m) else m for m in right]
        return [[*left, mark], [opening(mentions[at]), *after, *(_copies(flow) if picked else []), mark]]
    named = [m for m in left if NAMES & set(m.kinds)]
    moved = "DIFFERENCE" in kinds and {"MOVE", "GROWTH", "THAN"} & kinds and {"FLOW", "MEASURE"} & kinds
    if not moved or len(named) > 1 or not _asks_size(right) or any(_unit(m) == "PERCENT" for m in left):
        return []
    return [[*_copies(left), replace(mark, kinds={"DOLLARS": ""}), mark], [*left, *right, mark]]


def _asks_percent_too(left: list[Mention], right: list[Mention]) -> bool:
    """Whether a number asked for is wanted in percent as well: "how many jobs, and at what growth rate"."""
    kinds = {kind for m in left for kind in m.kinds}
    counted = {"DOLLARS", "MEASURE"} & kinds and {"COUNT", "SUPER", "HOWMUCH"} & kinds
    moved = {"FLOW", "MOVE"} & kinds and not {"DIFFERENCE", "THAN", "PERCENT", "SHARE"} & kinds
    return bool(counted and moved) and _asks_size(right)


def _asks_size(mentions: list[Mention]) -> bool:
    """Whether only a size in percent is asked for: "by what percent", "and what is that in percent"."""
    light = _SIZING | {"BACKREF", "GIVE", "AND"}
    return any(_unit(m) == "PERCENT" for m in mentions) and all(m.kinds.keys() <= light for m in mentions)


def _names(mentions: list[Mention]) -> list[Mention]:
    """What is named, to be read once more."""
    return _copies([m for m in mentions if m.is_entity and "FLOW" not in m])


def _years(said: list[Mention], other: list[Mention]) -> list[Mention]:
    """The years of one part that the other leaves open."""
    found, dated = ([m for m in part if {"YEAR", "SPAN"} & set(m.kinds)] for part in (said, other))
    return [] if dated else _copies(found)


def _copies(mentions: list[Mention]) -> list[Mention]:
    """The same mentions to be read once more."""
    return [replace(mention, kinds=dict(mention.kinds)) for mention in mentions]


def _unit(mention: Mention) -> str:
    """The unit that a word asks a move in: PERCENT, DOLLARS (a number as well), or "" for none."""
    sized = {"GROWTH", "HOWFAST"} & set(mention.kinds) and holds(mention, "percent")
    sized = sized or ("HOWFAST" in mention and holds(mention, "rates"))
    if "PERCENT" in mention or sized:
        return "PERCENT"
    return "DOLLARS" if "DOLLARS" in mention or says(mention, "numbers_too") else ""


def _asks_net(left: list[Mention], right: list[Mention]) -> bool:
    """Whether a comparison of the two flows goes on to the balance: "..., and what was the net?"."""
    compared = bool(left) and says(left[0], "asserting_verbs") and any("MORE" in m for m in left)
    balance = any(m.get("FLOW") in {"balance", "surplus", "deficit"} for m in right)
    named = any(NAMES & set(m.kinds) for m in right)
    return compared and bool(right) and "HOWMUCH" in right[0] and balance and not named


def _both_of(left: list[Mention], right: list[Mention]) -> list[list[Mention]]:
    """Two operations with one "of" as two questions: "the value and rank of Ohio's exports"; else none."""
    asked = {"RANK", "GROWTH", "SHARE"}
    light = (
        i for i, m in enumerate(right) if "FILLER" not in m and (says(m, "amounts") or "DOLLARS" not in m)
    )
    at = next(light, len(right) - 1)
    pair = (*left[-1:], right[at])
    ops = [bool(asked & set(m.kinds)) for m in pair]
    both = any(ops) and all(op or says(m, "amounts") for op, m in zip(ops, pair, strict=True))
    before = any(NAMES & set(m.kinds) or "BY" in m for m in left)
    if not left or not both or before or not any(NAMES & set(m.kinds) for m in right[at:]):
        return []
    return [left + right[at + 1 :], right]


def _joins(mention: Mention) -> bool:
    """Whether a word may join two operations: "and", "plus", a comma."""
    return "AND" in mention.kinds or "COMMA" in mention.kinds or mention.word in _JOINTS


def _behind(mentions: list[Mention], at: int) -> list[Mention]:
    """The mentions behind a joint; "and the" gives its article back."""
    joint = mentions[at]
    the = Mention({"FILLER": ""}, joint.start, joint.end, joint.text.split()[-1])
    return ([the] if says(joint, "and_the") else []) + mentions[at + 1 :]


def _each_asked(joint: Mention, asked: list[Mention], mark: Mention) -> list[list[Mention]]:
    """The operations of a list as questions on what was named before it: "growth, rank and share"."""
    parts: list[list[Mention]] = [[]]
    for at, mention in enumerate(asked):
        if at and _joins(mention) and any(SECOND & set(m.kinds) for m in _opened(asked[at + 1 :])[:1]):
            parts.append([])
        else:
            parts[-1].append(mention)
    return [[opening(joint), *part, mark] for part in parts if part]


def _opened(mentions: list[Mention]) -> list[Mention]:
    """The mentions from the first that says which operation is asked for."""
    rest = mentions
    light = {"HOWMUCH", "BACKREF", "HOW_DOING", "FILLER", "GIVE"}
    while len(rest) > 1 and not SECOND & set(rest[0].kinds):
        if not (says(rest[0], "second_openers") or light & set(rest[0].kinds)):
            break
        rest = rest[1:]
    return rest


def _asks_of_it(left: list[Mention], right: list[Mention]) -> bool:
    """Whether a second question points back at the first: "... and is that more than Texas?"."""
    beside = "WHICH" in right[0] and any("NEAR" in m for m in right)  # "and which state is right above it?"
    verb = says(right[0], "asking_again") or beside
    return verb and len(left) > 3 and any("BACKREF" in m for m in right)


def _asks_their_sum(left: list[Mention], right: list[Mention]) -> bool:
    """Whether those that are counted are also to be added up: "..., and what do they total"."""
    kinds = {kind for m in right for kind in m.kinds}
    counted = any("COUNT" in m for m in left) and any("CLASS" in m for m in left)
    light = _SIZING | {"BACKREF", "GIVE", "SUM", "TOTAL", "FLOW"}
    return counted and "BACKREF" in kinds and bool(kinds & {"SUM", "TOTAL"}) and kinds <= light


def _asks_again(left: list[Mention], right: list[Mention], listed: bool) -> bool:
    """Whether another operation is asked for on what the first names; `listed`: behind a comma only."""
    opens = _opened(right)[0]
    if _sizes_comparison(left, right) or is_of(left[0] if left else None, "OF"):
        return False  # "of every dollar of exports, what percent was from Peru"
    again = (
        ("HOWMUCH" in right[0] or (says(right[0], "how_many") and any("DOLLARS" in m for m in right[1:2])))
        and any("BACKREF" in m for m in right)
        and {"FLOW", "DOLLARS"} & {k for m in right for k in m.kinds}
    )
    other = again and any({"RANK", "GROWTH"} & set(m.kinds) for m in left)
    if not (_is_second(opens, right) or other) or any(is_of(m, *NAMES) for m in right if "PRODUCT" not in m):
        return False
    if listed and (names_what(left) or any({"TECH", "FLOW"} & set(m.kinds) for m in right)):
        return False
    kinds = {"HOWMUCH", "RANK", "RANKISH", "GROWTH", "MOVE", "DOLLARS"}
    dated = any("YEAR" in m for m in left) and sum(bool(SECOND & set(m.kinds)) for m in right) > 1
    kinds |= {"FLOW"} if dated or not listed else set()
    named = any((NAMES | {"PRODUCT"}) & set(m.kinds) for m in left)
    return named and any(kinds & set(m.kinds) or holds(m, "value") for m in left)


def _sizes_comparison(left: list[Mention], right: list[Mention]) -> bool:
    """Whether only the unit of a move or part is asked for: "lower than in 2016, by what %"."""
    part = any(says(m, "how_much") for m in left) and any("OF" in m for m in left)
    years = {m.get("YEAR") for m in left if "YEAR" in m}
    two = len(years) > 1 and any({"MORE", "MOVE"} & set(m.kinds) for m in left)
    asked = not left or "HOWMUCH" in left[0] or any({"WHICH", "LIST", "SUPER"} & set(m.kinds) for m in left)
    return (part or (two and not asked)) and all(m.kinds.keys() <= _SIZING for m in right)


def _is_whole_clause(mentions: list[Mention]) -> bool:
    """Whether the words before or behind a semicolon name something and what is asked of it."""
    kinds = {kind for m in mentions for kind in m.kinds}
    return bool(NAMES & kinds and {"FLOW", "MEASURE", *SECOND} & kinds)


def _is_second(opens: Mention, right: list[Mention]) -> bool:
    """Whether a clause asks for a rank, a share, growth, or how "that" moved."""
    led = right[: right.index(opens)]
    rises = "MOVE" in opens or says(opens, "up")
    moved = rises and any("BACKREF" in m or says(m, "second_openers") for m in led)
    sized = any(says(m, "how_big") for m in (*led, opens)) and not any("FLOW" in m for m in right)
    return bool(SECOND & set(opens.kinds)) or moved or sized
