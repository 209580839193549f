"""Years that are counted rather than named: "the last three years", "over five years"."""

from __future__ import annotations

from intents.constructions.counted_years import DASHES
from intents.frames.parse import Parse
from intents.lexicon.words import says
from intents.model import Mention

_MADE_OF_YEARS = {"SUM", "MEAN", "TOTAL", "GROWTH", "MOVE"}


def later_years(p: Parse) -> None:
    """A number of years from the year before: "three years later", "two years earlier"."""
    for m in p.all("CLASS"):
        number, after = p.previous(m, skip=set()), p.next(m, skip=set())
        word = after.text.lower() if after is not None else ""
        if (
            m.get("CLASS") == "year"
            and number is not None
            and "NUMBER" in number
            and (says(word, "later") or says(word, "earlier"))
        ):
            step = int(number.get("NUMBER")) * (1 if says(word, "later") else -1)
            p.put(year_word=f"shift:{step}")
            p.use(m, number, after)


def last_years(p: Parse) -> None:
    """A number of years up to the latest: "over the last three years"."""
    for number in p.free("NUMBER"):
        after, before = p.next(number), p.previous(number, skip=set())
        if (
            after is not None
            and after.get("CLASS") == "year"
            and len(p.get("years", ())) == int(number.get("NUMBER"))
        ):
            p.use(number, after, before)
            continue
        if (
            after is not None
            and after.get("CLASS") == "year"
            and before is not None
            and says(before, "latest")
        ):
            p.put(year_word=f"last:{int(number.get('NUMBER'))}")
            p.use(number, after, before)


def years_together(p: Parse) -> None:
    """A number of years that are added up or gone through: "five-year total", "over the five years"."""
    span_counted(p)
    if p.get("years") or p.get("span") or p.get("year_word"):
        return
    for number in p.free("NUMBER"):
        year = p.next(number, skip=DASHES)
        if year is None or year.get("CLASS") != "year" or not _is_whole_of_years(p, number, year):
            continue
        p.put(year_word=f"last:{int(number.get('NUMBER'))}")
        p.use(number, year)


def span_counted(p: Parse) -> None:
    """A number that only says how many years a span has: "five-year total, 2016-2020"."""
    first, last = p.get("span") or (0, 0)
    for number in p.free("NUMBER") if first > 1 and last else []:
        year = p.next(number, skip=DASHES)
        counted = year is not None and year.get("CLASS") == "year"
        if counted and int(number.get("NUMBER")) in (last - first, last - first + 1):
            p.use(number, year)


def _is_whole_of_years(p: Parse, number: Mention, year: Mention) -> bool:
    """Whether a sum, mean or move of so many years follows, or the years are all those that are meant."""
    before, after = p.previous(number, skip=set()), p.next(year)
    if after is not None and _MADE_OF_YEARS & set(after.kinds):
        return True
    return before is not None and says(before, "over_years") and p.has("SUM", "MEAN", "GROWTH", "MOVE")
