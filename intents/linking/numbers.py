"""Numerals -> YEAR, SPAN, NUMBER, ORDINAL and QUANTITY mentions."""

from __future__ import annotations

from collections.abc import Sequence

from intents.lexicon.number_words import MULTIPLES, NUMBER_WORDS, ORDINALS, PARTS, SCALES, WORDS, word_of
from intents.lexicon.words import GROUPS, any_says, begins, ends, says
from intents.linking.scales import with_scales
from intents.linking.years import century, is_year, join_spans
from intents.model import Mention, is_of

#: no figure of the sources is larger; what is typed beyond it is cut
MAX_NUMBER = 1e15
#: numbers behind a word for a place are below this
_MOST_PLACES = 60
_COUNTED = NUMBER_WORDS.union(*(GROUPS[group] for group in ("a", "double", "first", "half", "one")))


def read_numbers(mentions: list[Mention]) -> list[Mention]:
    """Settle every numeral: what it counts follows from its neighbours."""
    out: list[Mention] = []
    mentions, at = _plus_behind(mentions) if any_says(mentions, "plus") else mentions, 0
    while at < len(mentions):
        mention, taken = _read(mentions, at, out)
        out.append(mention)
        at += taken
    return with_scales(join_spans(out))


def _plus_behind(mentions: list[Mention]) -> list[Mention]:
    """The mentions with a plus behind the scale that it stands before: "10+ billion", "5-plus million"."""
    out = [m for i, m in enumerate(mentions) if not (m.text == "-" and _is_plus(mentions[i + 1 : i + 3]))]
    for at, plus in enumerate(out[1:-1], 1):
        if _is_plus(out[at : at + 2]) and "NUMERAL" in out[at - 1]:
            out[at], out[at + 1] = out[at + 1], plus
    return out


def _is_plus(mentions: Sequence[Mention]) -> bool:
    """Whether these are a plus and a scale in words."""
    after = mentions[1] if len(mentions) > 1 else None
    scaled = after is not None and _scale(after) > 0 and len(word_of(after)) > 1
    return (scaled or is_of(after, "PERCENT")) and says(mentions[0], "plus")


def _read(mentions: Sequence[Mention], at: int, before: list[Mention]) -> tuple[Mention, int]:
    mention = mentions[at]
    if "PLACE_WORD" in mention.kinds:
        return _made(mention, "ORDINAL", int(mention.get("PLACE_WORD"))), 1
    if "NUMERAL" in mention.kinds:
        return _numeral(mentions, at, before)
    if mention.word not in _COUNTED:
        return mention, 1
    return (
        _multiple(mentions, at)
        or _part(mentions, at)
        or _place(mentions, at, before)
        or _count(mentions, at)
        or (mention, 1)
    )


def _multiple(mentions: Sequence[Mention], at: int) -> tuple[Mention, int] | None:
    """A factor, "doubled"; ten percent for "double digits"."""
    mention = mentions[at]
    rest = [m for m in mentions[at + 1 : at + 3] if m.text != "-"]
    following = rest[0] if rest else None
    word = word_of(mention)
    if word in MULTIPLES and not says(word_of(following), "digits"):
        return _made(mention, "MULTIPLE", MULTIPLES[word]), 1
    if says(word, "double") and following is not None:
        many = mentions.index(following) - at + 1
        return _span(mention, following, "QUANTITY", (10.0, "percent")), many
    return None


def _part(mentions: Sequence[Mention], at: int) -> tuple[Mention, int] | None:
    """A fraction as percent, "a third of"; half a million as dollars."""
    mention, following = mentions[at], mentions[at + 1] if at + 1 < len(mentions) else None
    word = word_of(mention)
    if (
        says(word, "half")
        and says(word_of(following), "a")
        and at + 2 < len(mentions)
        and _scale(mentions[at + 2])
    ):
        return _span(mention, mentions[at + 2], "QUANTITY", (0.5 * _scale(mentions[at + 2]), "USD")), 3
    if says(word, "half") and following is not None and len(word_of(following)) > 1 and _scale(following):
        return _span(mention, following, "QUANTITY", (0.5 * _scale(following), "USD")), 2
    parts = PARTS.get(word_of(following).removesuffix("s"))
    if word in WORDS and WORDS[word] > 1 and parts and word_of(following).endswith("s"):
        return _span(mention, following or mention, "QUANTITY", (WORDS[word] * parts, "percent")), 2
    if word not in PARTS:
        return None
    counted = (
        at > 0
        and says(mentions[at - 1], "a_or_one")
        and not is_of(following, "SUPER", "CLASS")
        and not says(word_of(following), "place")
    )
    ranked = says(word_of(following), "ranked_nouns")
    if counted or (not ranked and _is_part(mentions, at)):
        return _made(mention, "QUANTITY", (PARTS[word], "percent")), 1
    return None


def _place(mentions: Sequence[Mention], at: int, before: list[Mention]) -> tuple[Mention, int] | None:
    """A place in an order, "number two", "third"; "first exceeded" stays a word."""
    mention, following = mentions[at], mentions[at + 1] if at + 1 < len(mentions) else None
    word = word_of(mention)
    numbered = at and before and says(before[-1], "numbered")
    if word in WORDS and numbered and WORDS[word] < 60:
        return _made(mention, "ORDINAL", WORDS[word]), 1
    if says(word, "first") and following is not None and _is_done(following, mentions[at + 2 : at + 3]):
        return mention, 1
    if word in ORDINALS and (not (says(word, "second") or word in PARTS) or _is_place(mentions, at)):
        return _made(mention, "ORDINAL", ORDINALS[word]), 1
    return None


def _is_done(verb: Mention, rest: Sequence[Mention]) -> bool:
    """Whether what follows "first" is a verb: "first exceeded", "first top $60 billion"."""
    verbs = {"MORE", "OVER", "UNDER", "BECOME", "GIVE", "MOVE", "SELL", "BUY"}
    amount = "OVER" in verb and any(says(m, "money") for m in rest)
    return bool(verbs & set(verb.kinds)) and ("SUPER" not in verb or amount)


def _count(mentions: Sequence[Mention], at: int) -> tuple[Mention, int] | None:
    """A number in words, "three", "a billion"; not the "one" of "which one"."""
    mention, following = mentions[at], mentions[at + 1] if at + 1 < len(mentions) else None
    word = word_of(mention)
    if says(word, "one") and not _counts_one(following, mentions[at + 2 : at + 3]):
        return None
    scaled = says(word, "a") and following is not None and _scale(following) and len(word_of(following)) > 1
    return _number(mentions, at, float(WORDS.get(word, 1)), mention) if word in WORDS or scaled else None


def _counts_one(following: Mention | None, beyond: Sequence[Mention]) -> bool:
    """Whether "one" counts: in "one billion", "one Asian country"; not in "which one" or "quick one"."""
    if following is not None and "PARTNER" in following:
        return ends(following, "members_at_the_end") or (bool(beyond) and "CLASS" in beyond[0])
    return following is not None and (
        word_of(following) in SCALES or "PERCENT" in following or "CLASS" in following
    )


def _is_part(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it is a part: "more than half of", "a third of", "over a quarter"; not "the third largest"."""
    following = word_of(mentions[at + 1]) if at + 1 < len(mentions) else ""
    previous = word_of(mentions[at - 1]) if at else ""
    bounded = at > 0 and is_of(mentions[at - 1], "OVER", "UNDER")
    if says(mentions[at], "half"):
        said = any(is_of(m, "GIVE", "BUY", "SELL", "GO_TO", "SHARE", "CLAIM") for m in mentions)
        chosen = any(is_of(m, "CLASS", "COUNT", "WHICH") for m in mentions)
        bounded = bounded or says(previous, "before_half") or (says(following, "of") and said and not chosen)
        return bounded or (says(following, "behind_a_part") and says(previous, "before_a_part"))
    return says(following, "behind_a_part") and (bounded or says(previous, "before_a_part"))


#: types behind an ordinal that is a place in an order
_BEHIND_A_PLACE = (
    "SUPER", "CLASS", "RANK", "RANKISH", "QMARK", "FLOW", "TECH", "IN", "MEASURE", "PRODUCT", "MARK",
    "CATEGORY", "COMMA",
)  # fmt: skip


def _is_place(mentions: Sequence[Mention], at: int) -> bool:
    following = mentions[at + 1] if at + 1 < len(mentions) else None
    if following is not None and following.text == "-" and at + 2 < len(mentions):
        following = mentions[at + 2]  # "third-biggest"
    previous = word_of(mentions[at - 1]) if at else ""
    if following is None or says(previous, "placed"):
        return not says(previous, "a_one_or_per")
    last = mentions[at + 2] if at + 2 < len(mentions) else None
    joined = is_of(following, "TO", "DASH", "AND") and _orders(last)  # "sixth through tenth"
    return joined or is_of(following, *_BEHIND_A_PLACE) or says(following, "behind_a_place")


def _orders(mention: Mention | None) -> bool:
    """Whether a word or numeral is an ordinal: "tenth", "10th"."""
    numeral = str(mention.get("NUMERAL") or "") if mention is not None else ""
    return word_of(mention) in ORDINALS or numeral[-2:] in {"st", "nd", "rd", "th"}


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
        return _made(mention, "YEAR", century(int(raw[1:]))), 1
    value = _value(raw)
    counts = value < _MOST_PLACES and float(value).is_integer() and not _is_scaled(mentions, at)
    if counts and _is_numbered(before):
        if before[-1].text == ".":
            before.pop()  # "the No. 2 export"
        if "NOT" in before[-1]:
            before[-1] = _made(before[-1], "FILLER", "no")  # "the no 2 export"
        return _made(mention, "ORDINAL", int(value)), 1
    dollars = bool(before) and before[-1].text == "$" and not _is_dated(raw, before, mention)
    if dollars:
        before.pop()
    elif is_year(raw, mentions, at, before):
        return _made(mention, "YEAR", century(int(value)) if value < 100 else int(value)), 1
    return _number(mentions, at, value, mention, dollars)


def _is_numbered(before: Sequence[Mention]) -> bool:
    """Whether a word for a place leads to a number: "number 2", "No. 2"."""
    words = before[:-1] if before and before[-1].text == "." else before
    led = bool(words) and says(words[-1], "numbered")
    return led or (len(words) == len(before) > 0 and says(words[-1], "numbered_in_digits"))


def _is_dated(raw: str, before: Sequence[Mention], number: Mention) -> bool:
    """Whether a year stands apart from a dollar sign: "tech exports in $ 2019"."""
    apart = before[-1].end < number.start or (len(before) > 1 and is_of(before[-2], "IN"))
    return len(raw) == 4 and raw.isdigit() and 2000 <= int(raw) <= 2030 and apart


def _is_scaled(mentions: Sequence[Mention], at: int) -> bool:
    following = mentions[at + 1] if at + 1 < len(mentions) else None
    return following is not None and (
        word_of(following) in SCALES or is_of(following, "PERCENT", "TO", "DASH", "MARK")
    )


def _value(raw: str) -> float:
    """The value of digits, with thousands ("44,854,154,003") or a decimal comma ("16,4")."""
    head, comma, tail = raw.rpartition(",")
    if comma and len(tail) != 3 and "." not in raw and "," not in head:
        return float(f"{head}.{tail}")
    return min(float(raw.replace(",", "") or 0), MAX_NUMBER)


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
        and word_of(mentions[at + 2]) in SCALES
    ):
        taken, following = 2, mentions[at + 2]
    while following is not None and _scale(following):
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
    word = word_of(mention)
    percent = "PERCENT" in mention and not begins(word, "percent_asked")
    if "POINTS" in mention:
        return "percentage_point", True
    if percent or begins(word, "percent"):
        return "percent", "PERCENT" in mention
    if "DOLLARS" in mention and not (says(word, "dollar") and value > 1 and not scaled):
        return "USD", True
    if "MEASURE" in mention and "jobs" in mention.get("MEASURE"):
        return "jobs", False
    if "TIMES_CUE" in mention or says(word, "fold"):
        return "times", True
    return "", False


def _scale(mention: Mention) -> float:
    """The scale that a word gives: "million", "billion dollars"."""
    words = word_of(mention).split()
    return SCALES.get(words[0], 0.0) if words and (len(words) == 1 or "DOLLARS" in mention) else 0.0
