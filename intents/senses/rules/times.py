"""Words beside years and what is said of years: "the year 2020", "the first year", "a better year"."""

from __future__ import annotations

from collections.abc import Sequence

from intents.lexicon.words import begins, holds, says
from intents.model import Mention, is_of
from intents.senses.rules.beside import Test, after, before, has, is_closed


def is_of_year(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it only leads to a year that is told, or calls one so: "the year 2020", "2020 as the year"."""
    behind = [m for m in mentions[at + 1 :] if not is_of(m, "TO", "DASH") and not says(m, "be")]
    led = [m for m in mentions[:at] if "FILLER" not in m]
    called = len(led) > 1 and is_of(led[-1], "AS") and is_of(led[-2], "YEAR")
    first = behind[0] if behind else None
    start, end = first.get("SPAN") if first is not None and "SPAN" in first else (0, 0)
    return called or is_of(first, "YEAR") or end - start == 1  # "in the year from 2019 to 2020"


def is_year_called_so(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "year" is only what a year is called that stands beside it: "my year is 2019", "year 2019"."""
    if not says(mentions[at], "one_year") or is_of(after(mentions, at), "TO"):
        return False
    return is_of_year(mentions, at) and not is_of(before(mentions, at), "SUPER", "WHICH", "ORDINAL")


def is_both_years(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "in both" is said of years, not of lists: "in both 2019 and 2020"."""
    return is_of(after(mentions, at), "YEAR")


def is_start(mentions: Sequence[Mention], at: int) -> bool:
    """Whether the first year there is is meant: "in the first year", "from the first year on"; not "when"."""
    lead = next((m for m in reversed(mentions[:at]) if "FILLER" not in m), None)
    onward = is_of(after(mentions, at), "AND", "TO", "QMARK", "COMMA", "MARK", "VS", "BY", "WITH")
    return is_of(lead, "IN", "FROM", "TO", "THAN", "VS", "COMPARE") and (at + 1 == len(mentions) or onward)


def is_decade(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a number with an "s" is ten years, of which no table tells: "trade in the 2000s"."""
    behind = after(mentions, at)
    lead = before(mentions, at)
    owned = mentions[at].genitive and is_closed(mentions, at) and lead is not None and says(lead, "articles")
    return owned or (behind is not None and behind.text.lower() == "s" and behind.start == mentions[at].end)


def is_within_year(mentions: Sequence[Mention], at: int) -> bool:
    """Whether one year is meant throughout, not each: "throughout the year 2006"."""
    year = next((m for m in mentions[at + 1 :] if not (is_of(m, "FILLER") or says(m, "the_year"))), None)
    return says(mentions[at], "all_through") and is_of(year, "YEAR") and not has(mentions, "SPAN")


def is_whole_year(mentions: Sequence[Mention], at: int) -> bool:
    """Whether only a year is meant: "for full-year 2020", "in all of 2020"; not "all 2020 exports"."""
    rest = [m for m in mentions[at + 1 : at + 5] if not is_of(m, "FILLER", "OF", "DASH")]
    years = [m for m in rest if m.get("CLASS") != "year"]
    noun = len(years) == len(rest) and is_of(years[1] if len(years) > 1 else None, "TECH", "FLOW", "PRODUCT")
    return says(mentions[at], "whole_of") and bool(years) and is_of(years[0], "YEAR") and not noun


def is_over_years(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a total is taken over so many years: "the five-year total exports of packaged software"."""
    year = before(mentions, at)
    return year is not None and year.get("CLASS") == "year" and has(mentions[max(at - 3, 0) : at], "NUMBER")


def is_verb_over_years(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "total" is a verb said of several years: "what did exports total from 2000 to 2003"."""
    verb = has(mentions[:at], "GIVE") and has(mentions[:at], "HOWMUCH") and has(mentions[:at], "FLOW")
    open_ = is_closed(mentions, at) or is_of(after(mentions, at), "IN", "FROM", "BETWEEN", "SPAN", "YEAR")
    several = has(mentions, "SPAN") or sum("YEAR" in m for m in mentions) > 1
    return verb and open_ and several and not has(mentions, "SHARE", "MOVE", "GROWTH", "TREND")


def is_against_year(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "versus" holds the latest year against one named: "exports, percent vs 2019"."""
    first, last = before(mentions, at), after(mentions, at)
    return is_of(last, "YEAR") and not is_of(first, "YEAR", "YEARWORD") and not has(mentions[:at], "YEAR")


def is_than_in_year(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a year is held against by "more": "how much larger in 2020 relative to 2019"."""
    last = next((m for m in mentions[at + 1 :] if not is_of(m, "IN", "FILLER")), None)
    years = is_of(before(mentions, at), "YEAR") and is_of(last, "YEAR")
    return years and has(mentions, "MORE", "DIFFERENCE") and not has(mentions, "MOVE", "GROWTH", "THAN")


def is_against(mentions: Sequence[Mention], at: int) -> bool:
    """Whether one is held against another, and no multiple asked: "how did Ohio do relative to Utah"."""
    last = next((m for m in mentions[at + 1 :] if not is_of(m, "IN", "FILLER")), None)
    years = (
        is_of(before(mentions, at), "YEAR") and is_of(last, "YEAR") and has(mentions, "DOLLARS", "PERCENT")
    )
    moved = is_of(last, "YEARWORD") and has(mentions, "MOVE", "GROWTH")
    return (years or moved or has(mentions[:at], "HOW_DOING")) and not has(mentions, "TIMES_CUE", "THAN")


def is_better_year(more: str = "") -> Test:
    """Whether the better, weaker or worse of several years is asked for: "the better year, 2019 or 2020".

    Or one beyond all others: "bought more than any other". `more`: the way that the word compares, if any.
    """

    def is_chosen(mentions: Sequence[Mention], at: int) -> bool:
        following = after(mentions, at)
        year = following is not None and (following.get("CLASS") == "year" or says(following, "year"))
        year = year or (is_closed(mentions, at) and any(m.get("CLASS") == "year" for m in mentions[:at]))
        year = year or (bool(more) and _beats_all(mentions, at))
        return year and (not more or mentions[at].get("MORE") == more) and not has(mentions, "THAN")

    return is_chosen


def _beats_all(mentions: Sequence[Mention], at: int) -> bool:
    """Whether one is more or less than all others: "what country bought more chips than any other"."""
    others = any(says(m, "than_all_others") for m in mentions[at + 1 :])
    return others and not has(mentions, "SUM", "THAN", "SUPER")


def is_one_of_years(mentions: Sequence[Mention], at: int) -> bool:
    """Whether one of the years that are told is asked for: "across all five years, in which one was"."""
    classes = [m.get("CLASS") for m in mentions[:at] if "CLASS" in m]
    return is_of(before(mentions, at), "WHICH") and classes == ["year"] and has(mentions[:at], "COMMA")


def counts_years(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "how many times" asks in how many years something was so: fell, "was in deficit", in a row."""
    timed = ("SPAN", "YEAR", "YEARWORD", "IN", "FROM", "COMMA", "STREAK")
    rest = [m for m in mentions[at + 1 :] if not is_of(m, *timed)]
    signs = [m for m in rest if m.get("FLOW") in {"surplus", "deficit"}]
    happens = signs or any(m.get("MOVE") == "down" or says(m, "happening") for m in rest)
    streak = is_of(after(mentions, at), "STREAK")
    asked = bool(rest) and says(rest[0], "asserting_verbs") and bool(happens or streak)
    state = any(begins(m, "in_a_state") for m in signs)
    compared = has(rest, "AS", "RATIO", "TIMES_CUE", "SUM") or (has(rest, "THAN", "MORE") and not streak)
    return (asked or state) and not compared


def is_over_year_ago(mentions: Sequence[Mention], at: int) -> bool:
    """Whether trade is held against that of a year ago: "is Ohio exporting over a year ago"."""
    year = after(mentions, at)
    held = is_of(before(mentions, at), "FLOW") and says(mentions[0], "be")
    ago = year is not None and year.get("YEARWORD") == "previous"
    return held and ago and not has(mentions, "MOVE", "GROWTH", "MORE")


def counts_over_year_ago(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it is asked how many more there were than a year ago: "jobs: how many over the year before"."""
    return is_of(before(mentions, at), "COUNT") and begins(mentions[at], "over_before")


def are_all_years(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a figure is asked for over all years, not which they are: "in the years covered"."""
    lead = next((m for m in reversed(mentions[:at]) if "FILLER" not in m), None)
    asked = has(mentions, "SUPER", "MOVE", "GROWTH", "SUM", "MEAN", "COUNT", "OVER", "UNDER", "CAGR", "TREND")
    return is_of(lead, "IN", "OF", "OVER", "BETWEEN") and asked and has(mentions, "FLOW", "SELL", "BUY")


def is_yearly_rate(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a mean is that of a growth by the year over several: "mean yearly growth rate"."""
    yearly = holds(mentions[at], "in_each_year")
    return yearly and is_of(after(mentions, at), "GROWTH") and not has(mentions, "CAGR", "CLASS")


def is_some_year(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "a year" is some year, in which a thing was so: "was there a year it topped $50 billion"."""
    leading = before(mentions, at)
    return leading is not None and says(leading, "there_was") and not has(mentions, "MOVE", "GROWTH", "WHICH")


def is_numbered_part(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a number says which part of a year is meant: "in week 12 of 2018"."""
    return is_of(after(mentions, at), "NUMBER") and is_of(before(mentions, at), "IN", "FROM", "OF")


def leads_to_question(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "when" opens a clause and the question follows: "when both are added up, how far ...?"."""
    commas = [i for i, m in enumerate(mentions[:-1]) if "COMMA" in m]
    asked = any(says(mentions[i + 1].word.split()[0], "question_words") for i in commas)
    return at == 0 and asked


def is_most_of_decade(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a decade that is told as a whole is meant: "most of the 1990s", "throughout most of them"."""
    rest = [m for m in mentions[at + 1 : at + 5] if not is_of(m, "FILLER", "OF", "SUPER")]
    decade = next(iter(rest), None)
    most = any(says(m, "most") for m in mentions[at : at + 2])
    return most and decade is not None and decade.get("YEARWORD") == "nineties"


def is_year_sought(mentions: Sequence[Mention], at: int) -> bool:
    """Whether the year is asked for by its noun alone behind what was so: "China overtook Japan: year?"."""
    told = before(mentions, at)
    so = has(mentions, "MORE", "BECOME", "FIRST_TIME") and not has(mentions, "YEAR", "SPAN", "WHEN", "COUNT")
    return so and is_of(told, "DASH", "COMMA", "MARK") and is_closed(mentions, at)


def is_annual_level(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a flow is only called yearly between two years: "how did annual exports change from 2000"."""
    rest = next((m for m in mentions[at + 1 :] if not is_of(m, "TECH", "DEFINITION", "FILLER")), None)
    spans = has(mentions[at:], "SPAN") and has(mentions[at:], "MOVE") and not has(mentions, "GROWTH", "MEAN")
    return is_of(rest, "FLOW") and spans


def counts_span(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a number counts the years that stand behind it: "of the seven years 2000 to 2006"."""
    spans = [m.get("SPAN") for m in mentions[at + 2 : at + 4] if "SPAN" in m]
    years = after(mentions, at)
    counted = years is not None and years.get("CLASS") == "year"
    return counted and any(end - start + 1 == mentions[at].get("NUMBER") for start, end in spans)


def is_year_to_come(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a year that is to come closes a question of others: "how did it grow in 2020 next year"."""
    timed = has(mentions[:at], "YEAR", "SPAN", "YEARWORD")
    led = is_of(
        before(mentions, at), "AND", "TO", "IN", "OF", "THAN", "VS", "ELLIPSIS", "COMMA", "OR", "FROM"
    )
    led = led or says(before(mentions, at) or mentions[at], "articles")
    return mentions[at].get("YEARWORD") == "next" and timed and not led and is_closed(mentions, at)


def is_up_from_year(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "up" tells a move from a year: "is that up from 2019?"; not "from 2019 up to 2020"."""
    year = mentions[at + 2 : at + 3]
    return is_of(after(mentions, at), "FROM") and has(year, "YEAR", "YEARWORD")


def is_of_dollars(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a year says of what worth dollars are: "exports in 2019 dollars"."""
    money, led = after(mentions, at), before(mentions, at)
    return is_of(led, "IN", "STOP", "FILLER") and money is not None and says(money, "money_nouns")


def was_before(mentions: Sequence[Mention], at: int) -> bool:
    """Whether the figure of the year before is asked for: "what was it before?"; not who comes before."""
    asked = has(mentions[:at], "HOWMUCH") and has(mentions[:at], "BACKREF") and not has(mentions, "WHICH")
    light = ("HOWMUCH", "BACKREF", "FILLER", "AND", "ELLIPSIS", "QMARK", "MARK", "COMMA")
    return asked and is_closed(mentions, at) and all(is_of(m, *light) for m in mentions)


def is_now_beside_year(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "now" is the latest year beside one that is told: "2016 and now"; not "2016, now imports"."""
    behind = after(mentions, at)
    closes = behind is None or is_of(behind, "QMARK", "COMMA", "MARK")
    return closes and is_of(before(mentions, at), "YEAR") and says(mentions[at], "now_beside_a_year")
