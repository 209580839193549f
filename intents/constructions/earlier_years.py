"""What is held against an earlier year: "how much less than in 2019", "in dollars, vs the prior year"."""

from __future__ import annotations

from intents.constructions.differences import two_lines
from intents.constructions.shares import names_of
from intents.frames.marks import says_all
from intents.frames.parse import Parse
from intents.lexicon.words import begins, ends
from intents.model import Limit, Mention, is_of

#: what may stand between "than" and a year
_LEADS_TO_YEAR = frozenset(["FILLER", "IN"])


def is_against_previous(p: Parse) -> bool:
    """Whether dollars are held against those of an earlier year: "in dollars, vs the prior year"."""
    if not p.has("DOLLARS"):
        return False
    years = p.all("YEAR")
    if len(years) > 1 and not p.has("HOW_DOING"):  # "what did 2020 cost, in dollars against 2019"
        years = [m for m in years[-1:] if is_of(p.previous(p.previous(m) or m), "DOLLARS")]
    against = (p.previous(m) for m in p.all("YEARWORD", "previous") + years)
    asked = any(begins(m, "asked_in") for m in p.all("DOLLARS")) and not two_lines(p)
    return asked and any(m is not None and {"VS", "COMPARE"} & set(m.kinds) for m in against)


def is_than_before(p: Parse) -> bool:
    """Whether dollars of one line are held against an earlier year: "how much less than in 2019"."""
    if not p.has("THAN"):
        return False
    asked = p.free("DIFFERENCE") or (p.has("COUNT") and p.has("DOLLARS"))
    years = p.get("years") or ()
    times = [m for m in p.of("YEAR", "YEARWORD") if is_of(p.previous(m, skip=_LEADS_TO_YEAR), "THAN")]
    other = p.has(
        "PERCENT", "POINTS", "SHARE", "CLASS", "SUPER", "QUANTITY", "MULTIPLE", "CLAIM"
    ) or two_lines(p)
    if not (asked and len(times) == 1) or other or len(years) > 1 or not names_of(p):
        return False
    if "YEAR" in times[0]:
        p.put(year_word="latest_and")
        if p.get("claim") and p.has("MORE"):
            p.put(order="min" if p.all("MORE")[0].get("MORE") == "down" else "max")  # which year is above
    elif years or times[0].get("YEARWORD") != "previous":
        return False
    for cue in p.all("DIFFERENCE"):
        cue.role = "done"
    p.use(*p.all("DIFFERENCE"), *p.all("DOLLARS"), *p.all("COUNT"), *p.all("MORE"), *p.all("THAN"))
    return True


def more_than_before(p: Parse) -> bool:
    """A rise of each, no comparison of two: "which, did all categories export more in 2020 than in 2019"."""
    more = p.all("MORE")
    if not more:
        return False
    two = p.get("span") or len(p.get("years", ())) == 2 or p.get("year_word") == "previous"
    asked, every = p.has("WHICH", "COUNT", "LIST"), says_all(p) and not p.has("SUM")
    opens = is_of(p.items[0], "CLASS") and "BREAKDOWN" not in p.items[0]  # "countries we sold less to than"
    asked = asked or opens or any(m.role == "sole" for m in p.items)
    which = [p.next(m, skip={"FILLER", "TECH", "OF"}) for m in p.of("WHICH", "COUNT", "LIST")]
    which += [m for m in p.items if is_of(p.next(m, skip={"COMMA"}), "WHICH")]  # "of the Asian partners, who"
    groups = any(m is not None and m.is_group and ends(m, "countries_of") for m in which)
    groups = groups or any(is_of(m, "PRODUCT") for m in which)
    members = ((p.has("CLASS") or groups) and asked) or every
    held = p.of("COMPARE", "VS") if "SUPER" not in more[0] else []  # not "the top 10 compared with 2019"
    against = p.all("THAN") + [m for m in held if is_of(p.next(m), "YEAR", "YEARWORD")]
    than = (against and two) or any(_is_more_of(p, m) for m in more)
    if not (than and members) or p.has("QUANTITY"):
        return False
    years = p.get("years", ())
    earlier = len(years) == 2 and years[0] < years[1] and p.has("THAN")  # "more in 2019 than in 2020": fell
    down = (more[0].get("MORE") == "down") is not earlier
    p.put(move="change", moved=True, down=down, limits=(Limit("<" if down else ">", 0, ""),), pick="where")
    p.put(claim=every and not asked)
    for m in p.all("RANK"):
        p.retype(m, {"FILLER": m.text.lower()})  # "of the entries in the state ranking, how many"
    p.use(*more, *against)
    return True


def _is_more_of(p: Parse, more: Mention) -> bool:
    """Whether more was traded of a thing than the year before: "which goods did we sell more of"."""
    of = p.next(more)
    ended = of is not None and is_of(p.next(of) or of, "OF", "IN", "YEAR", "QMARK", "MARK")
    once = len(p.of("SELL", "BUY")) + len(p.all("FLOW")) == 1 and len(p.get("years", ())) < 2
    return is_of(of, "OF") and ended and once and not p.get("span")
