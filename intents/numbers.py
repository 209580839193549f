"""Numerals -> YEAR, SPAN, NUMBER, ORDINAL and QUANTITY mentions."""

from __future__ import annotations

from collections.abc import Sequence

from intents.model import Mention

_SCALES = {
    "thousand": 1e3, "k": 1e3,
    "million": 1e6, "millions": 1e6, "m": 1e6, "mn": 1e6, "mln": 1e6, "mio": 1e6, "mil": 1e6,
    "billion": 1e9, "billions": 1e9, "b": 1e9, "bn": 1e9, "bil": 1e9, "bln": 1e9,
    "trillion": 1e12, "trillions": 1e12, "t": 1e12, "tn": 1e12,
}  # fmt: skip
_WORDS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "dozen": 12, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100, "twenty five": 25,
}  # fmt: skip
_ORDINALS = {
    "zeroth": 0, "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
    "fifteenth": 15, "twentieth": 20,
}  # fmt: skip
_PARTS = {"half": 50.0, "quarter": 25.0, "third": 100 / 3, "tenth": 10.0, "fifth": 20.0}
_MULTIPLES = {
    "double": 2.0, "doubled": 2.0, "doubling": 2.0, "twice": 2.0, "twofold": 2.0,
    "triple": 3.0, "tripled": 3.0, "tripling": 3.0, "treble": 3.0, "trebled": 3.0, "thrice": 3.0,
    "threefold": 3.0,
    "quadruple": 4.0, "quadrupled": 4.0, "fourfold": 4.0, "fivefold": 5.0, "sixfold": 6.0, "tenfold": 10.0,
    "halve": 0.5, "halved": 0.5, "halving": 0.5,
}  # fmt: skip
#: words that a place follows
_NUMBERED = {"number", "no", "place", "rank", "position", "spot"}
#: no figure of the sources is larger; what is typed beyond it is cut
MAX_NUMBER = 1e15
#: words that are numbers, never misspellings
NUMBER_WORDS = frozenset(_WORDS) | frozenset(_ORDINALS) | frozenset(_PARTS) | frozenset(_MULTIPLES)
_YEAR_RANGE = range(1900, 2101)


def read_numbers(mentions: list[Mention]) -> list[Mention]:
    """Settle every numeral: what it counts follows from its neighbours."""
    out: list[Mention] = []
    at = 0
    while at < len(mentions):
        mention, taken = _read(mentions, at, out)
        out.append(mention)
        at += taken
    return _join_spans(out)


def _word(mention: Mention | None) -> str:
    return mention.text.lower() if mention is not None else ""


def _read(mentions: Sequence[Mention], at: int, before: list[Mention]) -> tuple[Mention, int]:
    mention = mentions[at]
    if "PLACE_WORD" in mention:
        return _made(mention, "ORDINAL", int(mention.get("PLACE_WORD"))), 1
    if "NUMERAL" in mention:
        return _numeral(mentions, at, before)
    return (
        _multiple(mentions, at)
        or _part(mentions, at)
        or _place(mentions, at, before)
        or _count(mentions, at)
        or (mention, 1)
    )


def _multiple(mentions: Sequence[Mention], at: int) -> tuple[Mention, int] | None:
    """A factor, "doubled"; ten percent for "double digits"."""
    mention, following = mentions[at], mentions[at + 1] if at + 1 < len(mentions) else None
    word = _word(mention)
    if word in _MULTIPLES and _word(following) not in {"digit", "digits"}:
        return _made(mention, "MULTIPLE", _MULTIPLES[word]), 1
    if word == "double":
        return _span(mention, following, "QUANTITY", (10.0, "percent")), 2
    return None


def _part(mentions: Sequence[Mention], at: int) -> tuple[Mention, int] | None:
    """A fraction as percent, "a third of"; half a million as dollars."""
    mention, following = mentions[at], mentions[at + 1] if at + 1 < len(mentions) else None
    word = _word(mention)
    if word == "half" and _word(following) == "a" and at + 2 < len(mentions) and _scale(mentions[at + 2]):
        return _span(mention, mentions[at + 2], "QUANTITY", (0.5 * _scale(mentions[at + 2]), "USD")), 3
    if word not in _PARTS:
        return None
    counted = (
        at > 0
        and _word(mentions[at - 1]) in {"a", "one"}
        and not (following is not None and {"SUPER", "CLASS"} & set(following.kinds))
        and _word(following) != "place"
    )
    ranked = _word(following) in {"place", "largest", "biggest", "highest", "quarter"}
    if counted or (not ranked and _is_part(mentions, at)):
        return _made(mention, "QUANTITY", (_PARTS[word], "percent")), 1
    return None


def _place(mentions: Sequence[Mention], at: int, before: list[Mention]) -> tuple[Mention, int] | None:
    """A place in an order, "number two", "third"; "first exceeded" stays a word."""
    mention, following = mentions[at], mentions[at + 1] if at + 1 < len(mentions) else None
    word = _word(mention)
    numbered = at and before and before[-1].text.lower() in _NUMBERED
    if word in _WORDS and numbered and _WORDS[word] < 60:
        return _made(mention, "ORDINAL", _WORDS[word]), 1
    if (
        word == "first"
        and following is not None
        and {"MORE", "OVER", "UNDER", "BECOME", "GIVE", "MOVE", "SELL", "BUY"} & set(following.kinds)
        and "SUPER" not in following
    ):
        return mention, 1
    if word in _ORDINALS and (word not in {"second"} | set(_PARTS) or _is_place(mentions, at)):
        return _made(mention, "ORDINAL", _ORDINALS[word]), 1
    return None


def _count(mentions: Sequence[Mention], at: int) -> tuple[Mention, int] | None:
    """A number in words, "three", "a billion"; not the "one" of "which one"."""
    mention, following = mentions[at], mentions[at + 1] if at + 1 < len(mentions) else None
    word = _word(mention)
    if word == "one" and not _counts_one(following):
        return None
    scaled = word == "a" and following is not None and _scale(following) and len(_word(following)) > 2
    return _number(mentions, at, float(_WORDS.get(word, 1)), mention) if word in _WORDS or scaled else None


def _counts_one(following: Mention | None) -> bool:
    """Whether "one" counts: in "one billion", "one state"; not in "which one" or "quick one"."""
    return following is not None and (
        _word(following) in _SCALES or "PERCENT" in following or "CLASS" in following
    )


def _is_part(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it is a part: "more than half of", "a third of", "over a quarter"; not "the third largest"."""
    following = _word(mentions[at + 1]) if at + 1 < len(mentions) else ""
    previous = _word(mentions[at - 1]) if at else ""
    return (
        following in {"of", "the", "its", "our", "their"}
        and previous
        in {
            "a",
            "one",
            "than",
            "over",
            "about",
            "under",
            "nearly",
            "almost",
            "least",
            "exactly",
            "around",
            "roughly",
            "more than",
            "less than",
            "at least",
        }
    ) or (
        mentions[at].text.lower() == "half"
        and previous
        in {"than", "over", "about", "more than", "less than", "nearly", "almost", "under", "at least"}
    )


def _is_place(mentions: Sequence[Mention], at: int) -> bool:
    following = mentions[at + 1] if at + 1 < len(mentions) else None
    previous = _word(mentions[at - 1]) if at else ""
    if following is None or previous in {
        "ranked",
        "rank",
        "ranks",
        "came",
        "placed",
        "finished",
        "the",
        "ranking",
        "is",
        "was",
    }:
        return previous not in {"a", "one", "per"}
    return bool(
        {
            "SUPER",
            "CLASS",
            "RANK",
            "QMARK",
            "FLOW",
            "TECH",
            "IN",
            "MEASURE",
            "PRODUCT",
            "MARK",
            "CATEGORY",
            "COMMA",
        }
        & set(following.kinds)
    ) or _word(following) in {"place", "in", "on", "among"}


def _made(mention: Mention, kind: str, value: object) -> Mention:
    return Mention(
        {kind: value}, mention.start, mention.end, mention.text, mention.genitive, mention.corrected
    )


def _span(first: Mention, last: Mention | None, kind: str, value: object) -> Mention:
    end = last or first
    return Mention(
        {kind: value}, first.start, end.end, f"{first.text} {end.text}" if last else first.text, end.genitive
    )


def _numeral(mentions: Sequence[Mention], at: int, before: list[Mention]) -> tuple[Mention, int]:
    mention = mentions[at]
    raw = mention.get("NUMERAL")
    if raw.startswith("#"):
        return _made(mention, "ORDINAL", int(raw[1:])), 1
    if raw[-2:] in {"st", "nd", "rd", "th"}:
        return _made(mention, "ORDINAL", int(raw[:-2])), 1
    if raw.startswith("'"):
        return _made(mention, "YEAR", _century(int(raw[1:]))), 1
    value = _value(raw)
    if (
        before
        and before[-1].text.lower()
        in {"number", "no", "nr", "place", "rank", "position", "spot", "#", "what number"}
        and value < 60
        and float(value).is_integer()
        and not _is_scaled(mentions, at)
    ):
        return _made(mention, "ORDINAL", int(value)), 1
    dollars = bool(before) and before[-1].text == "$"
    if dollars:
        before.pop()
    elif _is_year(raw, mentions, at, before):
        return _made(mention, "YEAR", _century(int(value)) if value < 100 else int(value)), 1
    return _number(mentions, at, value, mention, dollars)


def _is_scaled(mentions: Sequence[Mention], at: int) -> bool:
    following = mentions[at + 1] if at + 1 < len(mentions) else None
    return following is not None and (
        _word(following) in _SCALES or bool({"PERCENT", "TO", "DASH", "MARK"} & set(following.kinds))
    )


def _value(raw: str) -> float:
    """The value of digits, with thousands ("44,854,154,003") or a decimal comma ("16,4")."""
    head, comma, tail = raw.rpartition(",")
    if comma and len(tail) != 3 and "." not in raw and "," not in head:
        return float(f"{head}.{tail}")
    return min(float(raw.replace(",", "") or 0), MAX_NUMBER)


def _century(year: int) -> int:
    return 2000 + year if year < 50 else 1900 + year


def _is_year(raw: str, mentions: Sequence[Mention], at: int, before: list[Mention]) -> bool:
    following = mentions[at + 1] if at + 1 < len(mentions) else None
    if following is not None and (
        _word(following) in _SCALES
        or ("PERCENT" in following and _word(following) != "percent change" and len(raw) < 4)
    ):
        return False
    if len(raw) == 4 and raw.isdigit():
        return int(raw) in _YEAR_RANGE
    if len(raw) != 2 or not raw.isdigit():
        return False
    previous = before[-1] if before else None
    two = int(raw)
    if raw[0] == "0":
        return following is None or "CLASS" not in following
    if previous is not None and previous.text in {"-", "/"} and len(before) > 1 and "YEAR" in before[-2]:
        return True
    paired = (
        following is not None
        and following.text in {"-", "/"}
        and at + 2 < len(mentions)
        and "NUMERAL" in mentions[at + 2]
        and len(mentions[at + 2].text) == 2
    )
    return 15 <= two <= 21 and (
        paired
        or (
            previous is not None
            and previous.text in {"in", "for", "since", "back in"}
            and (following is None or "CLASS" not in following)
        )
    )


def _number(
    mentions: Sequence[Mention], at: int, value: float, first: Mention, dollars: bool = False
) -> tuple[Mention, int]:
    """A count, or a quantity where a scale or a unit follows."""
    taken, scaled, last = 1, False, None
    following = mentions[at + 1] if at + 1 < len(mentions) else None
    if (
        following is not None
        and following.text == "-"
        and at + 2 < len(mentions)
        and _word(mentions[at + 2]) in _SCALES
    ):
        taken, following = 2, mentions[at + 2]
    if following is not None and _scale(following):
        value, scaled, last = value * _scale(following), True, following
        taken += 1
        following = mentions[at + taken] if at + taken < len(mentions) else None
    unit, joined = _unit(following, value, scaled) if following is not None else ("", False)
    if joined:
        last, taken = following, taken + 1
    if unit == "times":
        return _span(first, following, "MULTIPLE", value), taken
    unit = unit or ("USD" if dollars or scaled else "")
    if not unit:
        return _made(first, "NUMBER", value), 1
    return _span(first, last, "QUANTITY", (value, unit)), taken


def _unit(mention: Mention, value: float, scaled: bool) -> tuple[str, bool]:
    """The unit that the word after a number gives, and whether the word is part of the quantity."""
    word = _word(mention)
    percent = "PERCENT" in mention and not word.startswith(("in ", "as ", "what", "how", "which"))
    if "POINTS" in mention:
        return "percentage_point", True
    if percent or word.startswith(("percent", "per cent")):
        return "percent", "PERCENT" in mention
    if "DOLLARS" in mention and not (word == "dollar" and value > 1 and not scaled):
        return "USD", True
    if "MEASURE" in mention and "jobs" in mention.get("MEASURE"):
        return "jobs", False
    if "TIMES_CUE" in mention or word in {"x", "fold", "-fold"}:
        return "times", True
    return "", False


def _scale(mention: Mention) -> float:
    """The scale that a word gives: "million", "billion dollars"."""
    words = _word(mention).split()
    return _SCALES.get(words[0], 0.0) if words and (len(words) == 1 or "DOLLARS" in mention) else 0.0


def _join_spans(mentions: list[Mention]) -> list[Mention]:
    """YEAR - YEAR, from YEAR to YEAR, between YEAR and YEAR -> SPAN."""
    out: list[Mention] = []
    at = 0
    while at < len(mentions):
        got = _span_at(mentions, at)
        if got is None:
            out.append(mentions[at])
            at += 1
            continue
        mention, taken = got
        while out and out[-1].text.lower() in {"from", "between", "over"}:
            out.pop()
        out.append(mention)
        at += taken
    return out


def _span_at(mentions: Sequence[Mention], at: int) -> tuple[Mention, int] | None:
    if "YEAR" not in mentions[at] or at + 2 >= len(mentions):
        return None
    middle, last = mentions[at + 1], mentions[at + 2]
    taken = 3
    if (
        "YEAR" not in last
        and at + 3 < len(mentions)
        and "YEAR" in mentions[at + 3]
        and _word(last) in {"the", "year", "and", "to", "level", ">", "in"}
    ):
        last, taken = mentions[at + 3], 4
    if "YEAR" not in last:
        return None
    start, end = mentions[at].get("YEAR"), last.get("YEAR")
    opener = mentions[at - 1].text.lower() if at else ""
    joins = (
        middle.text.lower() in {"-", "/", "up to", "up until", "through to"}
        or "TO" in middle
        or (opener == "between" and "AND" in middle)
        or middle.text == "→"
    )
    if not joins or start >= end:
        return None
    return Mention({"SPAN": (start, end)}, mentions[at].start, last.end, f"{start}-{end}"), taken
