"""Which numerals are years, and which years make a span."""

from __future__ import annotations

from collections.abc import Sequence

from intents.lexicon.number_words import SCALES, word_of
from intents.lexicon.words import begins, says
from intents.model import Mention, is_of

_YEAR_RANGE = range(1900, 2101)
#: mentions from the first year of a span to its last, at most: "2000 and going all the way up to 2006"
_WIDEST = 8


def century(year: int) -> int:
    """A year of two digits in full: 21 is 2021, 98 is 1998."""
    return 2000 + year if year < 50 else 1900 + year


def is_year(raw: str, mentions: Sequence[Mention], at: int, before: list[Mention]) -> bool:
    """Whether digits are a year: four of them in range, or two where the words around say so."""
    following = mentions[at + 1] if at + 1 < len(mentions) else None
    if not raw.isdigit() or (
        following is not None and _is_amount(raw, following) and not _is_before_unit(mentions, at, before)
    ):
        return False
    if len(raw) == 4:
        return int(raw) in _YEAR_RANGE
    if len(raw) != 2 or _is_placed(before):
        return False
    if raw[0] == "0":
        return following is None or "CLASS" not in following
    two = int(raw)
    return (
        (len(before) > 1 and before[-1].text in {"-", "/"} and "YEAR" in before[-2])
        or (_is_second(two, before) and not _is_counted(following))
        or _is_first(two, mentions, at, before)
        or (two in _SHORT_YEARS and (_is_paired(mentions, at) or _is_led(before, following)))
    )


def _is_before_unit(mentions: Sequence[Mention], at: int, before: Sequence[Mention]) -> bool:
    """Whether four digits behind what is traded are a year, with its unit: "tech exports 2020 k USD"."""
    unit = at + 2 < len(mentions) and is_of(mentions[at + 2], "DOLLARS")
    traded = bool(before) and is_of(before[-1], "FLOW", "TECH", "AREA", "CATEGORY", "PRODUCT", "DEFINITION")
    return unit and traded and len(mentions[at].text) == 4


def _is_amount(raw: str, following: Mention) -> bool:
    """Whether digits count millions or percent: "2020 billion", "20 percent", not "20 percent change"."""
    change = says(following, "percent_change") or begins(following, "percent_asked")
    percent = "PERCENT" in following and not change and len(raw) < 4
    return percent or word_of(following) in SCALES


def _is_paired(mentions: Sequence[Mention], at: int) -> bool:
    """Whether two digits stand before two others: "19-20"."""
    pair = mentions[at + 1 : at + 3]
    if len(pair) < 2 or pair[0].text not in {"-", "/"}:
        return False
    return "NUMERAL" in pair[1] and len(pair[1].text) == 2


def _is_led(before: Sequence[Mention], following: Mention | None) -> bool:
    """Whether a word before two digits makes them a year: "in 19", but not "in 19 states"."""
    led = bool(before) and says(before[-1].text, "before_short_year")
    return led and (following is None or "CLASS" not in following)


#: years of two digits that need no zero: "17 and 18"
_SHORT_YEARS = range(15, 22)
#: what keeps two numbers places or amounts: "ranked 15 to 20", "more than 16 and 17"
_COUNTING = {"RANK", "SUPER", "ORDINAL", "OVER", "UNDER", "NEAR", "SUM"}


def _is_second(two: int, before: Sequence[Mention]) -> bool:
    """Whether two digits follow a year that they go on from: "2018 vs 19", "17 and 18"."""
    if len(before) < 2 or not _joins(before[-1]) or "YEAR" not in before[-2]:
        return False
    return before[-2].get("YEAR") < century(two) and two in range(22)


def _is_first(two: int, mentions: Sequence[Mention], at: int, before: Sequence[Mention]) -> bool:
    """Whether two digits are joined to a later two, with nothing around that would count or rank."""
    if two not in _SHORT_YEARS or at + 2 >= len(mentions) or not _joins(mentions[at + 1]):
        return False
    other, behind = mentions[at + 2], mentions[at + 3] if at + 3 < len(mentions) else None
    later = str(other.get("NUMERAL") or "")
    short = len(later) == 2 and later.isdigit() and int(later) in _SHORT_YEARS and int(later) > two
    full = len(later) == 4 and later.isdigit() and century(two) < int(later) < century(two) + 10
    if not (short or full) or _is_counted(behind):
        return False
    if before and ("DOLLARS" in before[-1] or before[-1].text == "$"):
        return False
    return not any(_COUNTING & set(m.kinds) for m in (*before, *mentions[at + 3 :]))


def _is_placed(before: Sequence[Mention]) -> bool:
    """Whether two digits are a place in a ranking, or the second of two: "places 16 to 20"."""
    at = len(before) - 1
    while at >= 0 and ("NUMBER" in before[at] or _joins(before[at])) and len(before) - at < 4:
        at -= 1
    return at >= 0 and (before[at].get("CLASS") == "place" or says(before[at], "places"))


def _joins(mention: Mention) -> bool:
    return bool({"TO", "AND", "OR", "VS", "COMMA"} & set(mention.kinds)) or mention.text in {"-", "/", "&"}


def _is_counted(following: Mention | None) -> bool:
    """Whether a number counts what follows: "17 states", "18 percent", "19 billion"."""
    if following is None:
        return False
    counted = bool({"CLASS", "DOLLARS", "MEASURE", "POINTS", "TIMES_CUE"} & set(following.kinds))
    percent = "PERCENT" in following and not begins(following, "percent_asked")
    return counted or percent or word_of(following) in SCALES


def join_spans(mentions: list[Mention]) -> list[Mention]:
    """YEAR - YEAR, from YEAR to YEAR, between YEAR and YEAR -> SPAN."""
    out: list[Mention] = []
    at = 0
    while at < len(mentions):
        got = _span_at(mentions, at) if "YEAR" in mentions[at].kinds else None
        if got is None:
            out.append(mentions[at])
            at += 1
            continue
        mention, taken = got
        for _ in range(_named_before(out)):
            mention = _with_opener(mention, out.pop())
        while out and (says(out[-1], "opens_span") or (taken > 3 and says(out[-1], "starts_span"))):
            mention = _with_opener(mention, out.pop())
        out.append(mention)
        at += taken
    return out


def _named_before(mentions: Sequence[Mention]) -> int:
    """How many words for years stand between what opens a span and its first year: "between the years"."""
    many = 0
    while many < len(mentions) and says(mentions[-1 - many], "words_for_years"):
        many += 1
    return many if many < len(mentions) and says(mentions[-1 - many], "opens_span") else 0


def _with_opener(span: Mention, opener: Mention) -> Mention:
    """A span with the word before it: "over 2016-2018"."""
    return Mention(dict(span.kinds), opener.start, span.end, f"{opener.text} {span.text}")


def _span_at(mentions: Sequence[Mention], at: int) -> tuple[Mention, int] | None:
    if at + 2 >= len(mentions):
        return None
    lead = at - 1 - _named_before(mentions[:at])
    opener = mentions[lead].text.lower() if at else ""
    end = _end_of_span(mentions, at, opener)
    if end is None or mentions[at].get("YEAR") >= mentions[end].get("YEAR"):
        return None
    start, last = mentions[at], mentions[end]
    span = (start.get("YEAR"), last.get("YEAR"))
    return Mention({"SPAN": span}, start.start, last.end, f"{span[0]}-{span[1]}"), end + 1 - at


def _end_of_span(mentions: Sequence[Mention], at: int, opener: str) -> int | None:
    """Where the last year of a span stands that the year at a place may begin."""
    later = (i for i in range(at + 2, min(at + _WIDEST, len(mentions))) if "YEAR" in mentions[i])
    end = next(later, None)
    if end is None:
        return None
    middle = mentions[at + 1]
    hyphened = all(is_of(m, "TO", "DASH") or says(m, "joins_span") for m in mentions[at + 1 : end])
    if hyphened and end <= at + 4:
        return end  # "2000-to-2006"
    joins = says(middle, "joins_span") or "TO" in middle or middle.text == "→"
    joins = joins or (says(opener, "between") and ("AND" in middle or says(middle, "and_the")))
    if joins and all(says(m, "inside_span") for m in mentions[at + 2 : end]):
        return end
    between = [m for m in mentions[at + 1 : end] if not {"COMMA", "AND"} & set(m.kinds)]
    runs = says(" ".join(m.text.lower() for m in between), "runs_to")
    return end if runs and (says(opener, "opens_span") or says(opener, "starts_span")) else None
