"""Which single years a reading is about: those that the words ask for, those that the lines have."""

from __future__ import annotations

from collections.abc import Sequence

from facts.computing.query import Line
from facts.model import MeasureKind
from intents.mark import Mark
from intents.model import Decline
from intents.resolve import series as ln
from intents.resolve.state import NoReadingError, Resolution


def chosen_from(r: Resolution, wanted: tuple[int, ...]) -> tuple[int, ...]:
    """The years wanted; one year is refused where a year is to be chosen: "which year was best, 2006"."""
    f = r.frame
    if f.over == "year" and f.pick == "best" and not f.move and len(wanted) == 1 and f.years:
        raise NoReadingError(Decline("unused", (str(wanted[0]),), frame=f))
    return wanted


def default_years(r: Resolution, main: Sequence[int], latest: int, single: bool) -> tuple[int, ...]:
    """The years where none is named: all for a sum or mean of one line or for "every", else the latest."""
    if r.frame.reduce in {"mean", "sum", "median"} and single and r.frame.year_word != "latest":
        r.assumed.append("all_years")
        return tuple(main)
    if r.frame.every:
        return tuple(main)
    if not r.frame.year_word:
        r.assumed.append("latest")
    return (latest,)


def common_years(r: Resolution, lines: list[Line]) -> tuple[int, ...]:
    """The years that all lines have; where there are none, those of figures derived from them."""
    sets = [set(ln.years_of(r.store, k, r.slots.source)) for line in lines for k in line.keys]
    shared = set.intersection(*sets) if sets else set()
    if not shared and sets:
        shared = set.union(*sets) if r.frame.pick else set()
    derived = {
        p.end for line in lines for k in line.keys
        for m in r.store.derived(k.measure, MeasureKind.SHARE, MeasureKind.GROWTH, MeasureKind.CHANGE)
        for p in r.store.periods(k.with_(measure=m.code))
    } if not shared else set()  # fmt: skip
    return tuple(sorted(shared or derived))


def wanted_years(r: Resolution, have: Sequence[int], main: Sequence[int], latest: int) -> tuple[int, ...]:
    """The years that the words ask for; raises NoReadingError at one that the lines do not have."""
    years = asked_years(r, main, latest)
    if not years and r.frame.move == "cagr" and len(main) > 1:
        r.assumed.append("all_years")
        return (min(main), latest)
    for year in years:
        if year not in have:
            raise NoReadingError(no_year(r, year, have))
    return tuple(dict.fromkeys(years))


def asked_years(r: Resolution, main: Sequence[int], latest: int) -> list[int]:
    """The years that the words ask for, first and last of a span, whether or not there are figures."""
    f = r.frame
    if f.whole_span and not f.span:
        return [min(main), latest]
    if not f.span:
        return years_of_word(r, main, latest)
    first = min(main) if f.span[0] == 1 else f.span[0]
    if not f.span[1] and first >= latest:
        return [first - 1, first]
    return [first, f.span[1] or latest]


def years_of_word(r: Resolution, main: Sequence[int], latest: int) -> list[int]:
    """The years named, with those that a word adds: previous, first, last, next, the last n."""
    years, word = list(r.frame.years), r.frame.year_word
    if word == "previous" and r.frame.move and {Mark.COMPARED, Mark.THAN} & set(r.frame.marks) and not years:
        return [latest - 1, latest]
    if word in {"and_latest", "latest_and"}:
        return [*years, latest] if word == "and_latest" else [latest, *years]
    if word == "previous" and r.frame.reduce == "winner" and not years:
        return [latest - 1, latest]
    if word == "previous":
        return [*years, years[0] - 1] if years else [latest - 1]
    if word == "first":
        return [min(main), *years]
    if word.startswith("last:"):
        many = int(word[5:])
        return [min(main) if many == len(main) else latest - many + (0 if r.frame.move else 1), latest]
    if word == "last" and not years:
        r.assumed.append("last_year")
        return [latest]
    return [latest + 1] if word == "next" and not years else years


def no_year(r: Resolution, year: int, have: Sequence[int]) -> Decline:
    """The refusal of a year, with the years there are."""
    detail = {
        "year": str(year),
        "first": str(min(have)),
        "last": str(max(have)),
        "years": ", ".join(map(str, have)),
    }
    return Decline("year", (str(year),), detail, r.frame)


def years_between(r: Resolution, wanted: Sequence[int], have: Sequence[int]) -> tuple[int, ...]:
    """All years from the first to the last wanted where a span is meant, else those named."""
    if len(wanted) < 2:
        return tuple(wanted or have)
    if r.frame.span or r.frame.whole_span or r.frame.year_word.startswith("last:") or r.frame.trend:
        return tuple(y for y in have if min(wanted) <= y <= max(wanted))
    return tuple(wanted)
