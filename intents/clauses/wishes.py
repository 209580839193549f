"""A list of wishes, each with an operation of its own: "growth of Ohio, rank of Utah", "growth / rank"."""

from __future__ import annotations

from dataclasses import replace

from intents.clauses.pairs import NAMES, SECOND
from intents.lexicon.words import GROUPS, says
from intents.model import Mention, is_of

#: what belongs to every wish of a list, whichever of them says it
_SHARED = ("YEAR", "SPAN", "TECH", "DEFINITION", "PRODUCT", "NATION", "SOURCE")
#: what holds together what stands on both sides of a joint
_HOLDING = {
    "DIFFERENCE", "BETWEEN", "VS", "COMPARE", "CLAIM", "THAN", "RATIO", "TIMES_CUE", "SUM", "MEAN", "MEDIAN",
    "OR", "NUMBER", "BY", "COUNT", "NEAR", "CORRELATION",
}  # fmt: skip
_PLUS = frozenset((*GROUPS["plus"], "/"))
_LIGHT = ("FILLER", "GIVE", "OF", "IN", "BACKREF", "QMARK", "MARK")


def each_wished(mentions: list[Mention]) -> list[list[Mention]]:
    """Each wish as a question with what they share, or none where it is no such list."""
    colon = next((at for at, m in enumerate(mentions) if at and m.text == ":"), 0)
    if colon and (wished := each_wished(mentions[colon + 1 :])):
        return [[*_copies(mentions[:colon]), *one] for one in wished]
    mentions = _both_ends(mentions)
    kinds = {kind for m in mentions for kind in m.kinds}
    if wished := _of_those(mentions):
        return wished
    if not kinds & (_HOLDING - {"COMPARE"}) and (wished := _of_head(mentions)):
        return wished
    parts = _parts(mentions)
    if len(parts) < 2 or kinds & _HOLDING or not all(parts):
        return []
    return _of_one(parts) or _each_of_its_own(parts) or _each_chosen(parts) or _each_apart(parts)


def _both_ends(mentions: list[Mention]) -> list[Mention]:
    """The mentions with the superlative of the first before the second, too: "biggest gainer and loser"."""
    for at in range(len(mentions) - 3):
        first, one, joint, other = mentions[at : at + 4]
        moved = all({"CLASS", "MOVE"} <= set(m.kinds) for m in (one, other))
        if "SUPER" in first and moved and "AND" in joint and one.get("MOVE") != other.get("MOVE"):
            return [*mentions[: at + 3], replace(first), *mentions[at + 3 :]]
    return mentions


def slashed(mentions: list[Mention]) -> list[Mention]:
    """The mentions with a comma for a slash or dash before an operation: "exports 2020 / growth / rank"."""
    return [
        replace(m, kinds={"COMMA": ""}, text=",") if _is_slash(mentions, at) else m
        for at, m in enumerate(mentions)
    ]


def _is_slash(mentions: list[Mention], at: int) -> bool:
    """Whether a slash or dash parts two operations or one from what is named before it."""
    if mentions[at].text not in ("/", "-") or not 0 < at < len(mentions) - 1:
        return False
    sides = mentions[:at], mentions[at + 1 :]
    named = [any(NAMES & set(m.kinds) for m in side) for side in sides]
    if named[1]:
        return bool(_op(sides[0][-2:]) and _op(sides[1][:2]))
    asks = [m for m in sides[1][:2] if "FILLER" not in m]
    return bool(asks) and bool(_op(asks[:1])) and named[0]


def _parts(mentions: list[Mention]) -> list[list[Mention]]:
    parts: list[list[Mention]] = [[]]
    for at, mention in enumerate(mentions):
        joins = is_of(mention, "COMMA", "AND") or mention.word in _PLUS or says(mention, "and_the")
        if not joins:
            parts[-1].append(mention)
        elif parts[-1] or not at:
            parts.append([])
    return parts


def _op(part: list[Mention]) -> str:
    """The one operation that a part asks for, "" for none or several: "value" is one."""
    asked = {kind for m in part for kind in SECOND & set(m.kinds)} - {"HOWFAST"}
    valued = any(says(m, "amounts") for m in part)
    found = sorted(asked) + ["VALUE"] * valued
    return found[0] if len(found) == 1 else ""


def _of_those(mentions: list[Mention]) -> list[list[Mention]]:
    """Another operation on those that are chosen: "the top 5 states and their growth"."""
    for at, joint in enumerate(mentions[:-1]):
        if not at or not (
            is_of(joint, "AND", "WITH", "COMMA") or joint.word in _PLUS or says(joint, "and_the")
        ):
            continue
        left, right = mentions[:at], [m for m in mentions[at + 1 :] if not is_of(m, "AND") or m.word == ""]
        if _chooses(left) and _asks_further(
            right, apart=is_of(left[-1], "COMMA") and not is_of(joint, "COMMA")
        ):
            kinds = {kind for m in left for kind in m.kinds}
            unsaid = kinds.isdisjoint(("FLOW", "TECH", "DEFINITION", "MEASURE")) and _is_of_states(left)
            opening = Mention({"ELLIPSIS": ""}, joint.start, joint.end, "and")
            return [[*left, *([_exports(left[-1])] if unsaid else []), _mark(left[-1])], [opening, *right]]
    return []


def _chooses(part: list[Mention]) -> bool:
    """Whether members are chosen by their level: "the top 5 states", "states over 10 billion"."""
    kinds = {kind for m in part for kind in m.kinds}
    chosen = "SUPER" in kinds or ("QUANTITY" in kinds and bool(kinds & {"OVER", "UNDER"}))
    return chosen and "CLASS" in kinds and not kinds & (SECOND | {"MOVE", "SUM", "COUNT", "CLAIM"})


def _asks_further(part: list[Mention], apart: bool) -> bool:
    """Whether it asks nothing but an operation of each of them; `apart`: behind a comma and "and"."""
    kinds = {kind for m in part for kind in m.kinds}
    pointing = bool(kinds & _EACH) or any(says(m, "theirs") for m in part)
    flows = ("FLOW", "WITH", "TO", "FROM") if pointing else ()
    bare = all(is_of(m, "YEAR", "SPAN", *_EACH, *SECOND, *_LIGHT, *flows) for m in part)
    others = any(m.genitive and not says(m, "theirs") for m in part)  # "and the second one's growth"
    return bare and bool(kinds & {*SECOND, *flows[:1]}) and (pointing or apart) and not others


_EACH = {"EACH", "BREAKDOWN", "PER"}


def _is_of_states(mentions: list[Mention]) -> bool:
    return any(m.get("CLASS") == "area" for m in mentions)


def _of_head(mentions: list[Mention]) -> list[list[Mention]]:
    """Operations on what stands before them: "compare Ohio and Utah: level, growth and rank"."""
    at = next((i for i, m in enumerate(mentions) if i and (m.text == ":" or says(m, "on_topics"))), 0)
    head, parts = mentions[:at], _parts(mentions[at + 1 :])
    ops = [_op(part) or ("VALUE" if all(is_of(m, "FLOW", *_LIGHT) for m in part) else "") for part in parts]
    bare = all(is_of(m, *SECOND, "HOWMUCH", "FLOW", "YEAR", *_LIGHT) for part in parts for m in part)
    named = any(NAMES & set(m.kinds) for m in head)
    if not (named and bare and len(parts) > 1 and all(parts) and all(ops)) or len(set(ops)) < len(ops):
        return []
    if not any("COMPARE" in m for m in head) and "VALUE" not in ops:
        return []
    return [[*_copies(head), *part, _mark(part[-1])] for part in parts]


def _of_one(parts: list[list[Mention]]) -> list[list[Mention]]:
    """Operations with one thing behind the last: "growth, rank and value for Florida"."""
    ops = [_op(part) for part in parts]
    bare = all(is_of(m, *SECOND, "HOWMUCH", *_LIGHT) for part in parts[:-1] for m in part)
    named = any(NAMES & set(m.kinds) for m in parts[-1])
    if len(parts) < 3 or not all(ops) or len(set(ops)) < len(ops) or not (bare and named):
        return []
    at = next(i for i, m in enumerate(parts[-1]) if _op([m]))
    rest = parts[-1][at + 1 :]
    return [[*part, *_copies(rest), _mark(part[-1])] for part in parts[:-1]] + [parts[-1]]


def _each_of_its_own(parts: list[list[Mention]]) -> list[list[Mention]]:
    """Operations each with a name of its own: "Ohio's growth and Utah's rank", "value of A, growth of B"."""
    ops = [_op(part) or ("VALUE" if _is_level(part) else "") for part in parts]
    names = [[(kind, str(m.get(kind))) for m in part for kind in NAMES & set(m.kinds)] for part in parts]
    alike = {kind for named in names for kind, _ in named}
    if not all(ops) or len(set(ops)) < 2 or len(alike) != 1 or any(len(named) != 1 for named in names):
        return []
    if any(is_of(m, "CLASS", "SUPER", "WHICH", "MOVE") for part in parts for m in part):
        return []
    valued = [bool(_op(part)) for part in parts]
    led = any(is_of(part[0], "OF", "IN", "FROM") for part in parts) and not all(valued)
    if led or any("BACKREF" in m for part in parts for m in part):
        return []  # "of all exports to Asia, what part went to China"
    if "VALUE" in ops[1:] and not (all(valued) or _ends_in_op(parts[0])):
        return []  # "growth of Texas and Ohio's exports"
    unsaid = not any("FLOW" in m for part in parts for m in part)
    if unsaid and "VALUE" in ops and "GROWTH" in ops[: ops.index("VALUE")]:
        if alike != {"AREA"}:
            return []  # "growth of China, level of Japan"
        parts = [[*part, _exports(part[-1])] for part in parts]
    return _with_shared(parts, ("FLOW",))


def _ends_in_op(part: list[Mention]) -> bool:
    """Whether the operation stands behind the name: "Utah's growth"."""
    return bool(_op(part[-1:]))


def _each_apart(parts: list[list[Mention]]) -> list[list[Mention]]:
    """Figures that differ in two things: "exports 2018, imports 2019", "exports to A, imports from B"."""
    kinds = {kind for part in parts for m in part for kind in m.kinds}
    if kinds & _ONE_THING:
        return []
    said = [_axes(part) for part in parts]
    axes = [axis for axis in _AXES if all(len(one[axis]) == 1 for one in said)]
    apart = [axis for axis in axes if len({frozenset(one[axis]) for one in said}) == len(said)]
    alike = len({kind for one in said for kind, _ in one["name"]}) <= 1
    clear = alike and all(
        sum(map(bool, (one[axis] for one in said))) <= 1 for axis in _AXES if axis not in axes
    )
    if len(axes) < len(_AXES) - 1 or len(apart) < len(_AXES) - 1 or not clear:
        return []
    return _with_shared(parts, ("FLOW", *(() if "name" in axes else tuple(NAMES))))


_AXES = ("flow", "name", "year")
#: what asks one thing of all that is named
_ONE_THING = SECOND | {
    "MOVE",
    "CLASS",
    "WHICH",
    "SUPER",
    "MORE",
    "TREND",
    "MEASURE",
    "BACKREF",
    "CAGR",
    "TOTAL",
}


def _axes(part: list[Mention]) -> dict[str, set[tuple[str, str]]]:
    """What a part names in each thing that figures may differ in."""
    kinds = {"flow": ("FLOW",), "name": tuple(NAMES), "year": ("YEAR", "SPAN")}
    return {
        axis: {(kind, _unsigned(str(m.get(kind)))) for m in part for kind in kinds[axis] if kind in m}
        for axis in _AXES
    }


def _unsigned(value: str) -> str:
    """A surplus or deficit as the balance that it is."""
    return "balance" if value in ("surplus", "deficit") else value


def _is_level(part: list[Mention]) -> bool:
    """Whether the words for a flow stand right beside a name: "Ohio exports", not "Ohio in tech exports"."""
    at = next((i for i, m in enumerate(part) if "FLOW" in m), 0)
    return any("FLOW" in m for m in part) and not any(is_of(m, "IN", "SHARE") for m in part[:at])


def _each_chosen(parts: list[list[Mention]]) -> list[list[Mention]]:
    """Firsts each of something else: "top state, top country, top sector", "largest surplus and deficit"."""
    chosen = [[m for m in part if "SUPER" in m] for part in parts]
    if any(
        len(supers) != 1 or not _opens(part, supers[0]) for part, supers in zip(parts, chosen, strict=True)
    ):
        return []
    if any(NAMES & set(m.kinds) for part in parts for m in part if "CLASS" not in m):
        return []
    said = [{(kind, str(m.get(kind))) for m in part for kind in _CHOSEN & set(m.kinds)} for part in parts]
    if len({frozenset(one) for one in said}) < len(said) or min(map(len, said)) < len(("SUPER", "CLASS")):
        return []
    classed = all(any("CLASS" in m and "MOVE" not in m for m in part) for part in parts)
    flows = [bool({"FLOW", "GROWTH", "MOVE"} & {k for m in part for k in m.kinds}) for part in parts]
    return _with_shared(parts, (*(() if all(flows) else ("FLOW",)), *(() if classed else ("CLASS",))))


_CHOSEN = {"SUPER", "CLASS", "FLOW", "GROWTH", "MOVE"}


def _opens(part: list[Mention], chosen: Mention) -> bool:
    """Whether a part begins with the choice: "the biggest ..."."""
    return all(is_of(m, "FILLER", "GIVE", "WHICH", "HOWMUCH") for m in part[: part.index(chosen)])


def _with_shared(parts: list[list[Mention]], further: tuple[str, ...]) -> list[list[Mention]]:
    """The parts, each with what only others of them say."""
    kinds = [{kind for m in part for kind in m.kinds} for part in parts]
    questions = []
    for part, own in zip(parts, kinds, strict=True):
        lacking = [
            m for other in parts if other is not part for m in other
            for kind in (*_SHARED, *further) if kind in m and kind not in own and "MOVE" not in m
        ]  # fmt: skip
        once = {m.word: m for m in lacking}
        questions.append([*part, *_copies(list(once.values())), _mark(part[-1])])
    return questions


def _copies(mentions: list[Mention]) -> list[Mention]:
    return [replace(mention, kinds=dict(mention.kinds)) for mention in mentions]


def _exports(after: Mention) -> Mention:
    """What alone states have, where a level is asked for and a growth came before."""
    return Mention({"FLOW": "exports"}, after.end, after.end, "exports")


def _mark(after: Mention) -> Mention:
    return Mention({"QMARK": "?"}, after.end, after.end, "?")
