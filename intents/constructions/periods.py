"""Years, spans and words for years."""

from __future__ import annotations

from intents.constructions.counted_years import counted_from, shifted
from intents.constructions.years_from_now import last_years, later_years, years_together
from intents.frames.parse import Parse
from intents.lexicon.words import begins, ends, holds, says
from intents.model import Mention, is_of


def periods(p: Parse) -> None:
    """YEAR, SPAN and words for years."""
    for span in p.all("SPAN"):
        p.put(span=span.get("SPAN"))
        p.use(span)
    bounded = counted_from(p) or _between_bounds(p)
    meant = [year for year in p.all("YEAR") if not _is_denied(p, year)]  # "in 2020, not 2018"
    years = [year.get("YEAR") for year in meant or p.all("YEAR") if not (bounded or _opens_span(p, year))]
    p.use(*p.all("YEAR"))
    if years:
        p.put(years=tuple(dict.fromkeys(_standard_last(p, years))))
        _close_span(p)
    for word in p.free("YEARWORD"):
        if years and _is_denied(p, word):
            p.use(word, p.previous(word))  # "for 2018, not last year"
        else:
            _year_word(p, word)
    last_years(p)
    later_years(p)
    shifted(p)
    years_together(p)
    listed = [m for m in p.all("CLASS") if m.get("CLASS") == "year" and _is_list(p.previous(m, skip=set()))]
    if listed and not p.has("OVER", "UNDER"):  # not "list all years with exports over $59 billion"
        p.put(each_year=True)
        p.use(*listed)
    pair = len(years) == 1 and p.get("year_word") == "previous"  # "annual rise in 2020 on the year before"
    if not pair and any(not ("SUPER" in cue or _is_latest(p, cue)) for cue in p.all("EACHYEAR")):
        p.put(each_year=True)


def _standard_last(p: Parse, years: list[int]) -> list[int]:
    """The years with the one last that the other is held against: "were they higher than 2018 in 2020"."""
    if len(years) != 2 or len(p.all("THAN")) != 1:
        return years
    standard = p.next(p.all("THAN")[0], skip={"FILLER", "IN", "BACKREF"})
    return years[::-1] if standard is not None and standard.get("YEAR") == years[0] else years


def _is_denied(p: Parse, year: Mention) -> bool:
    """Whether a year is said to be none of those that are meant."""
    return is_of(p.previous(year), "NOT")


def _is_latest(p: Parse, cue: Mention) -> bool:
    """Whether the figure of one year is asked for: "the latest annual value"."""
    led = any(is_of(p.previous(word), "TO") for word in p.all("YEARWORD"))
    return says(cue, "yearly") and p.get("year_word") == "latest" and not (p.get("span") or led)


def _close_span(p: Parse) -> None:
    """The later year that ends an open span of a move: "in 2006, which grew most since 2000"; else none."""
    span, years = p.get("span"), p.get("years")
    if not span or span[1]:
        return
    p.frame.pop("span")
    if len(years) == 1 and years[0] > span[0] > 1 and p.has("GROWTH", "MOVE"):
        p.frame.pop("years")
        p.put(span=(span[0], years[0]))


def _is_list(mention: Mention | None) -> bool:
    """Whether what follows is wanted one by one: "show me all", "list all"."""
    return mention is not None and "LIST" in mention and ends(mention, "all")


def _opens_span(p: Parse, year: Mention) -> bool:
    """Whether a year is the first or last of a span, "since 2017", "up to 2020"; puts that span."""
    before, after = p.previous(year, skip=set()), p.next(year, skip=set())
    opener, closer = (m.text.lower() if m is not None else "" for m in (before, after))
    alone = len(p.all("YEAR")) == 1
    if says(opener, "since") or (says(opener, "from_year") and says(closer, "onwards")):
        p.put(span=(year.get("YEAR"), 0))
    elif (
        says(opener, "past_year")
        and alone
        and not p.has("SPAN", "GROWTH", "MOVE", "HOWFAST", "COMPARE", "MORE")
    ):
        p.put(span=(year.get("YEAR") + 1, 0))
    elif (says(opener, "until") or _opens_aside(p, before)) and not p.has("SPAN") and alone:
        p.put(span=(1, year.get("YEAR")))
        p.use(before)
    elif alone and (latest := _up_to_latest(p, after)) is not None:
        p.put(span=(year.get("YEAR"), 0))
        p.use(latest)
    elif says(opener, "moved_since") and alone and _is_compared(p, before):
        p.put(span=(year.get("YEAR"), 0))
        p.use(before)
    else:
        return False
    return True


def _up_to_latest(p: Parse, to: Mention | None) -> Mention | None:
    """The word for the latest year that a year leads to: "2017 to the last year"."""
    word = p.next(to) if is_of(to, "TO") or (is_of(to, "AND") and p.has("BETWEEN")) else None
    return word if word is not None and word.get("YEARWORD") in {"latest", "last"} else None


def _is_compared(p: Parse, opener: Mention | None) -> bool:
    """Whether a level is held against that of a year: "up on 2019"; not "Ohio and Iowa on 2020 exports"."""
    moved = p.has("GROWTH", "MOVE", "HOWFAST", "MORE")
    course = opener is not None and says(opener, "from_year") and p.has("TREND", "EACHYEAR", "STREAK")
    return moved or course or (p.has("COMPARE") and not (is_of(opener, "IN") and p.has("AND", "VS", "COMMA")))


def _between_bounds(p: Parse) -> bool:
    """Whether all years named are bounds, "after 2001 but no later than 2004"; puts the span between them."""
    bounds = [_bound(p, year) for year in p.all("YEAR")]
    sides = {side for side, _ in bounds}
    if "at" in sides <= {"at", ""}:
        p.put(years=tuple(dict.fromkeys(year for _, year in bounds)))
        return True  # "the year before 2005", "in 2005 than in the year before 2005"
    first = max((year for side, year in bounds if side == "first"), default=1)
    last = min((year for side, year in bounds if side == "last"), default=0)
    if (
        p.has("SPAN")
        or not bounds
        or any(side not in {"first", "last"} for side, _ in bounds)
        or 0 < last < first
    ):
        return False
    p.put(span=(first, last))
    return True


def _bound(p: Parse, mention: Mention) -> tuple[str, int]:
    """Whether a year bounds those that are meant, and the first or last of them; "" for neither."""
    before, after, year = p.previous(mention, skip=set()), p.next(mention, skip=set()), mention.get("YEAR")
    step = int(says(before or "", "after_year")) - int(says(before or "", "before_year"))
    if before is not None and (away := _years_away(p, before, step)):
        return "at", year + away
    if step:
        more = p.has("MORE") and not p.has("THAN", "QUANTITY", "WHICH", "COUNT", "SUPER", "OVER")
        moved = p.has("GROWTH", "MOVE", "MULTIPLE") or more  # "bought ever more after 2001"
        return "first" if step > 0 else "last", year + (0 if step > 0 and moved else step)
    noun = p.previous(before, skip=set()) if before is not None else None
    if noun is not None and says(noun, "the_year"):
        return "", year  # "the year ending 2006" is that year
    if says(before or "", "from_then") or says(after or "", "or_later"):
        return "first", year
    if says(before or "", "till_then") or says(after or "", "or_earlier"):
        return "last", year
    return "", year


def _years_away(p: Parse, joint: Mention, step: int) -> int:
    """How far a year is from the one it is told by: "the year before 2005", "two years after 2003"."""
    if "YEARWORD" in joint and (ends(joint, "after_year") or ends(joint, "before_year")):
        p.use(joint)
        return 1 if ends(joint, "after_year") else -1
    counted = p.previous(joint, skip=set()) if step else None
    if counted is None or not (
        counted.get("CLASS") == "year" or "YEARWORD" in counted or says(counted, "the_year")
    ):
        return 0
    number = p.previous(counted, skip=set())
    if "CLASS" in counted and not (is_of(number, "NUMBER") and not number.used):
        return 0
    p.use(counted, number if "CLASS" in counted else None)
    many = number.get("NUMBER") if "CLASS" in counted and number is not None else 1
    return step * (2 if counted.get("YEARWORD") == "both" else int(many))


def is_till(p: Parse) -> bool:
    """Whether a year is the one by which something had come about: "the gain by 2006"."""
    had = (
        p.next(m, skip={"FILLER", "BACKREF"}) for m in p.saying("pluperfect")
    )  # "had they recovered in 2006"
    moved = any(is_of(m, "MOVE", "GROWTH") for m in had)
    return any(moved or is_of(p.previous(m, skip={"FILLER"}), "BY") for m in p.all("YEAR"))


def _opens_aside(p: Parse, to: Mention | None) -> bool:
    """Whether "to" leads from the first year there is: "record year (to 2006)", "the years to 2006"."""
    lead = p.previous(to, skip=set()) if to is not None and "TO" in to else None
    years = lead is not None and ends(lead, "spans_of_years")
    return (
        to is not None
        and "TO" in to
        and (lead is None or years or is_of(lead, "MARK", "COMMA", "AND", "ELLIPSIS"))
    )


def _year_word(p: Parse, word: Mention) -> None:
    value = word.get("YEARWORD")
    if value in ("previous", "next") and _tells_year(p, word):
        return
    after = p.next(word, skip=set()) if value == "both" else None
    if after is not None and (says(after, "later") or says(after, "earlier")):
        p.put(year_word="shift:2" if says(after, "later") else "shift:-2")
        p.use(after)
    elif value == "all":
        p.put(whole_span=True)
    elif value == "both":
        lead = p.previous(word, skip=set())
        last = is_of(lead, "FILLER") and lead is not None and says(lead, "latest")
        p.put(**{"year_word": "last:2"} if last else {"both_years": True})  # "over the last two years"
    elif value == "decade":
        p.put(year_word="decade")
    elif value == "first" and len(p.get("years", ())) == 1 and _is_held_against(p, word):
        p.put(span=(1, p.frame.pop("years")[0]))
    else:
        lead = p.previous(word, skip=set())
        if lead is not None and says(lead, "over_before") and p.has("GROWTH", "MOVE"):
            p.put(compared=True)  # "how much did it grow over the prior year"
        too = "and_latest" if _is_year_too(p, word) else "latest_and" if _leads_to_year(p, word) else value
        p.put(year_word=too if value == "latest" else value)
    p.use(word)


def _is_held_against(p: Parse, word: Mention) -> bool:
    """Whether a year is compared with the first there is: "less in 2006 than in the first year"."""
    lead = p.previous(word, skip={"FILLER", "IN", "NATION", "GIVE", "BACKREF"})
    return is_of(lead, "THAN", "COMPARE", "VS") and p.has("WHICH", "LIST", "COUNT") and p.has("CLASS")


def _is_year_too(p: Parse, word: Mention) -> bool:
    """Whether the latest year stands beside one that is named: "in 2017 and again in the final year"."""
    joint = p.previous(word, skip={"FILLER", "IN", "BACKREF", "FLOW"})
    apart = is_of(joint, "AND", "WITH", "VS", "COMMA", "COMPARE") and not is_of(p.next(word), "YEAR")
    told = len(p.get("years", ())) == 1 and p.index(p.all("YEAR")[0]) < p.index(word)
    opposed = is_of(joint, "AND", "VS", "COMPARE") or begins(word, "and_before_now")
    today = opposed and says(word, "now_beside_a_year")
    return told and ((apart and says(word, "latest_years")) or today)


def _leads_to_year(p: Parse, word: Mention) -> bool:
    """Whether a year that is named stands behind the latest one: "now vs 2016", "today and in 2019"."""
    joint = p.next(word, skip={"FILLER", "FLOW", "COMMA"})
    held = joint is not None and is_of(joint, "AND", "VS", "COMPARE", "THAN")
    year = p.next(joint, skip={"FILLER", "IN", "BACKREF", "GIVE"}) if held and joint is not None else None
    return is_of(year, "YEAR") and len(p.get("years", ())) == 1 and says(word, "now_beside_a_year")


_BEFORE_APPOSED = {"COMMA", "IN", "FILLER", "MARK", "DASH"}


def _tells_year(p: Parse, word: Mention) -> bool:
    """Whether the year a word means is told behind it: "a year earlier, in 2019", "the year before 2020"."""
    if _is_apposed(p, word):
        p.use(word)
        return True
    year = p.next(word, skip=_BEFORE_APPOSED)
    if year is None or "YEAR" not in year or (p.get("moved") or p.has("GROWTH", "MOVE")):
        return False
    p.use(word)
    beside = p.next(word, skip=set()) is year
    named = beside and holds(word, "pandemic")  # "the pre-pandemic year 2019"
    if beside and not named and p.get("years") == (year.get("YEAR"),):
        step = -1 if word.get("YEARWORD") == "previous" else 1
        p.frame["years"] = (year.get("YEAR") + step,)
    return not beside or len(p.get("years")) == 1


def _is_apposed(p: Parse, word: Mention) -> bool:
    """Whether the year told before is named again by what came after it: "2019, the year before covid"."""
    before = p.previous(word, skip={"FILLER", "DASH"})
    after = p.next(word, skip=set())
    while after is not None and "FILLER" in after and not says(after, "pandemic"):
        after = p.next(after, skip=set())
    crisis = holds(word, "pandemic") or (after is not None and says(after, "pandemic"))
    return crisis and is_of(before, "COMMA", "YEAR", "MARK") and p.has("YEAR")
