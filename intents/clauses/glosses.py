"""What only explains a category: "communications equipment (phones)", "planes (the aerospace line)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from intents.lexicon.words import GROUPS, says
from intents.model import Mention, is_of

#: what may stand in an explanation, and what may stand before a word that opens one
_INSIDE = {"FILLER", "STOP", "UNKNOWN", "COVERS", "AND", "OR", "COMMA", "CATEGORY", "AS", "ELLIPSIS", "CLASS"}
_BEFORE = {"CATEGORY", "COMMA", "CLASS", "FLOW", "YEAR", "MARK", "DASH"}
#: what ends the name that is explained
_APART = {"EXCEPT", "NOT", "COUNTING", "SUM", "VS"}
#: dimension of a class word -> the type of those that may be called so behind a comma
_NAMED = {"partner": "PARTNER", "techarea": "CATEGORY", "category": "CATEGORY", "area": "AREA"}
#: what may be said there besides a superlative, and what ends it
_PRAISE = {"SUPER", "NUMBER", "NATION", "FILLER", "OF", "TECH", "DEFINITION", "BACKREF"}
_CLOSING = {"COMMA", "MARK", "QMARK", "DASH"}
#: what opens an explanation: a mark with that which closes it, or a word
_BRACKETS, _GLOSSING = {"(": ")", "-": "-"}, frozenset(GROUPS["glossing"])
#: the fewest things that explain a name without a word that says so
_FEWEST = 2


def without_glosses(mentions: list[Mention]) -> list[Mention]:
    """The mentions with what only explains the one category of a sentence as words that ask nothing."""
    for start, end in _members(mentions):
        mentions = [*mentions[:start], *mentions[end:]]
    for start, end in _appositions(mentions):
        _pass_over(mentions[start:end])
    for start, end, opened in _segments(mentions):
        part, rest = mentions[start:end], [*mentions[:start], *mentions[end:]]
        if _APART & {kind for m in mentions for kind in m.kinds} or any(says(m, "limiting") for m in part):
            continue
        if _explains(part, opened) and len(_codes(rest)) == 1:
            _pass_over(part)
        elif _names_line(part, opened or _is_behind_good(mentions, start)) and _codes(rest) <= _codes(part):
            lines = [m for m in part if is_of(m, "CLASS", "PARTNER") and not is_of(m, "CATEGORY")]
            goods = (m for at, m in enumerate(rest) if _is_good(m) or _is_of_gear(rest, at))
            _pass_over([*lines, *goods, *_said_of(mentions[:start], part)])
    return mentions


def _appositions(mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Where those named are only said to come first: "Japan and China, our two largest Asian markets"."""
    commas = [i for i, m in enumerate(mentions) if "COMMA" in m.kinds]
    if not commas or any(is_of(m, "WHICH", "EXCEPT", "NOT", "SHARE") for m in mentions):
        return
    for at in commas:
        end = next((i for i in range(at + 1, len(mentions)) if is_of(mentions[i], *_CLOSING)), len(mentions))
        part, rest = mentions[at + 1 : end], [*mentions[:at], *mentions[end:]]
        if _asks(rest) and _praises(part, mentions[:at]):
            yield at, end


def _members(mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Where it is only said what those of a group are called: "with the countries of Asia"."""
    for at in reversed(range(len(mentions) - 2)):
        if mentions[at].get("CLASS") != "partner":
            continue
        lead = next((m for m in reversed(mentions[:at]) if not is_of(m, "FILLER", "GROUP_WORD")), None)
        led = is_of(lead, "WITH", "TO", "FROM", "BY")
        if led and is_of(mentions[at + 1], "OF", "IN") and is_of(mentions[at + 2], "PARTNER"):
            yield at, at + 2


def _praises(part: Sequence[Mention], before: Sequence[Mention]) -> bool:
    """Whether it calls the one or the several named right before it the first of their kind."""
    kind = _NAMED.get(str(part[-1].get("CLASS")), "") if part else ""
    names = [m for m in before if kind and kind in m and not m.is_group]
    if not names or before[-1] is not names[-1]:
        return False
    alike = part[-1].text.lower().endswith("s") is (len(names) > 1)
    return alike and any("SUPER" in m for m in part) and all(is_of(m, *_PRAISE, kind) for m in part[:-1])


def _asks(mentions: Sequence[Mention]) -> bool:
    """Whether a flow is asked for of those named."""
    return any(is_of(m, "FLOW", "BUY", "SELL") for m in mentions)


def _segments(mentions: Sequence[Mention]) -> Iterator[tuple[int, int, bool]]:
    """Where explanations may stand, in brackets, dashes or behind "like", and whether a word opens them."""
    for at, mention in enumerate(mentions):
        closing, later = _BRACKETS.get(mention.text), range(at + 1, len(mentions))
        if closing and (end := next((i for i in later if mentions[i].text == closing), 0)):
            yield at, end + 1, any(says(mentions[i], "glossing") for i in (at + 1, end - 1))
        elif at and mention.word in _GLOSSING and _BEFORE & set(mentions[at - 1].kinds):
            yield at, _end(mentions, at), True


def _end(mentions: Sequence[Mention], at: int) -> int:
    """Where an explanation behind a word that opens one ends."""
    end = at + 1
    while end < len(mentions) and set(mentions[end].kinds) <= _INSIDE | {"STOP"}:
        end += 1
    return end - 1 if is_of(mentions[end - 1], "COMMA") else end


def _explains(part: Sequence[Mention], opened: bool) -> bool:
    """Whether it holds nothing but goods: at least two of them where no word says that they explain."""
    marks = {"MARK", "DASH", "WHICH"}
    inner = [m for m in part if not (m in (part[0], part[-1]) and marks & set(m.kinds))]
    plain = all(set(m.kinds) <= _INSIDE and m.get("STOP") in (None, "good") for m in inner)
    whole = not is_of(part[0], "WHICH") or says(part[-1], "be")
    things = [m for m in inner if is_of(m, "STOP", "UNKNOWN", "COVERS", "CATEGORY")]
    return (
        plain
        and whole
        and any(map(_is_good, inner))
        and (opened or len(things) >= _FEWEST)
        and not (is_of(inner[0], "AND", "OR"))
    )


def _names_line(part: Sequence[Mention], opened: bool) -> bool:
    """Whether it names the category itself: "(the aerospace line)", "i.e. communications equipment"."""
    light = all(is_of(m, "FILLER", "CATEGORY", "CLASS", "MARK", "DASH") for m in part)
    lined = any(m.get("CLASS") == "category" for m in part)
    return light and len(_codes(part)) == 1 and (lined or opened)


def _is_behind_good(mentions: Sequence[Mention], at: int) -> bool:
    """Whether brackets stand right behind goods: "phones (communications equipment)"."""
    led = [m for m in mentions[:at] if not is_of(m, "FILLER", "AND")]
    if mentions[at].text == "(" and any(_is_good(m) for m in _said_of(mentions[:at], mentions[at:])):
        return True
    limited = any(says(m, "limiting") for m in mentions[:at])
    return bool(led) and mentions[at].text == "(" and _is_good(led[-1]) and not limited


def _said_of(before: Sequence[Mention], part: Sequence[Mention]) -> list[Mention]:
    """The words before brackets, where one is a thing of the line in them: "robots n factory gear ("."""
    start = len(before)
    while start and is_of(before[start - 1], "UNKNOWN", "COVERS", "STOP", "AND", "FILLER", "COMMA"):
        start -= 1
    words, codes = before[start:], {code for codes in _codes(part) for code in codes}
    inside = any(codes & set(m.get("COVERS")) for m in words if "COVERS" in m)
    return [m for m in words if is_of(m, "UNKNOWN", "COVERS")] if inside else []


def _is_good(mention: Mention) -> bool:
    """Whether it is a good that no table has a line for."""
    return mention.get("STOP") == "good" or (is_of(mention, "COVERS") and not is_of(mention, "CATEGORY"))


def _is_of_gear(mentions: Sequence[Mention], at: int) -> bool:
    """Whether an unknown word only says of what sort things are: "space gear"."""
    following = mentions[at + 1] if at + 1 < len(mentions) else None
    return is_of(mentions[at], "UNKNOWN") and following is not None and following.get("FILLER") == "goods"


def _codes(mentions: Sequence[Mention]) -> set[tuple[str, ...]]:
    return {tuple(m.get("CATEGORY")) for m in mentions if "CATEGORY" in m}


def _pass_over(mentions: Sequence[Mention]) -> None:
    """Take words for such that ask nothing."""
    for mention in mentions:
        mention.kinds = {"FILLER": mention.text.lower()}
