"""Counts, sums, means, comparisons, trends."""

from __future__ import annotations

from intents.constructions.classes import asked_regions, has_sign
from intents.constructions.counted_years import over_all_years
from intents.constructions.differences import two_lines
from intents.constructions.places import LINKING
from intents.frames.parse import Parse
from intents.lexicon.words import begins, says
from intents.model import ALL_PLACES, NAMES, Mention, is_of


def counts(p: Parse) -> None:
    """How many states; in how many years."""
    for cue in p.all("COUNT"):
        if cue.role or "OF" in cue or _counts_fields_of_bureau(p):
            continue
        if "WHEN" in cue:
            p.put(reduce="count", over="year", when=True)
            p.use(cue)
            return
        target = p.next(
            cue, skip=LINKING - {"CLASS"} | {"SUPER", "PARTNER", "AREA", "GIVE", "NUMBER", "COUNT", "PRODUCT"}
        )
        if target is not None and ("CLASS" in target or target in asked_regions(p)):
            p.put(reduce="count")
            if target.get("CLASS") == "year":
                p.put(over="year", when=True)
            p.use(cue, target)
            return
        of_other_things = {"MEASURE", "DOLLARS", "PERCENT", "TIMES_CUE", "UNITS", "POINTS"}
        if target is not None and of_other_things & set(target.kinds):
            p.use(cue)
            continue
        if _are_counted(p, cue, target):
            p.put(reduce="count")
            p.use(cue)
            return


def _counts_fields_of_bureau(p: Parse) -> bool:
    """Whether the areas of somebody else's classification are counted, which has others than the tables."""
    fields = p.all("CLASS", "techarea") and any(says(m, "bureau") for m in p.items)
    return bool(fields) and not p.has("FLOW", "SUPER", "MOVE", "GROWTH", "YEAR", "SPAN", "SOURCE")


def _are_counted(p: Parse, cue: Mention, target: Mention | None) -> bool:
    """Whether members named elsewhere are counted: "how many of them", "of the services lines, how many"."""
    if target is not None and "BACKREF" in target and not p.has("MEASURE"):
        return True
    if (target is None or "QMARK" in target) and _opens_with_years(p):
        p.put(over="year", when=True)  # "years it was in deficit, how many"
        return True
    members = [m for m in p.get("classes", []) if m.get("CLASS") != "year"]
    target_number = p.next(cue, skip={"FILLER", "TECH"})
    if target_number is not None and "NUMBER" in target_number and p.next(target_number) in members:
        p.put(size=int(target_number.get("NUMBER")))
        p.use(target_number)
        return True
    if target_number in members:
        return True
    groups = [m for m in p.all("PARTNER") if m.role == "" and m.is_group]
    listed = any(p.index(m) < p.index(cue) for m in members) or bool(groups)
    if p.get("among") and not p.has("WHICH"):
        return True
    chosen = p.has("WHICH") or any("SUPER" in m and "GIVE" not in m for m in p.items)
    return listed and not chosen and (target is not None or is_of(p.previous(cue), "COMMA", "DASH"))


def _opens_with_years(p: Parse) -> bool:
    """Whether the years of which something is so are named first."""
    first = next((m for m in p.items if "FILLER" not in m), None)
    return first is not None and first.get("CLASS") == "year"


def statistics(p: Parse) -> None:
    """Sum, mean, median."""
    if p.all("MEDIAN"):
        p.put(reduce="median")
        p.use(*p.all("MEDIAN"))
    means = [m for m in p.all("MEAN") if not (m.used or _is_bound(p, m))]
    if means and p.get("move") != "cagr" and not p.get("per_job"):
        p.put(reduce="mean")
        p.use(*means, *p.all("EACHYEAR"))
        p.frame.pop("each_year", None)
    _sorted(p)
    _summed(p)
    _held_together(p)


def _is_bound(p: Parse, mean: Mention) -> bool:
    """Whether members are sought by a mean, which no query does: "beat the average", "higher average"."""
    lead = p.previous(mean, skip={"FILLER", "NATION", "CLASS", "TECH", "THAN", "PRODUCT"})
    named = p.has("AREA", "PARTNER", "CATEGORY")
    if (p.has("WHICH") and p.has("MORE") and p.has("OR", "AND")) or (is_of(lead, "VS") and named):
        return True
    return is_of(lead, "MORE", "OVER", "UNDER", "NEAR") and bool(p.get("classes")) and not named


def _sorted(p: Parse) -> None:
    """The order of a whole ranking, or of places: "sorted by exports", "in ascending order"."""
    sorts = p.all("SORT")
    if (
        sorts
        and p.get("level") == "rank"
        and p.has("AREA", "PARTNER", "CATEGORY")
        and "RANK" not in p.items[0]
    ):
        p.put(order="min" if sorts[0].get("SORT") == "up" else "max")
        p.use(*sorts)
    elif sorts:
        p.frame.pop("level", None)
        p.put(pick="best", order="min" if sorts[0].get("SORT") == "up" else "max", places=ALL_PLACES)
        p.use(*sorts)


def _summed(p: Parse) -> None:
    """What is added up: the figures asked for, a part, or one side of a comparison."""
    sums = [m for m in p.all("SUM") if not m.used and m.role == ""] + _totals_of_spans(p) + over_all_years(p)
    if sums and _is_of_one_year(p, sums):
        p.use(*sums)
        return
    if sums:
        p.use(*sums)
        if p.get("difference") or p.get("level") == "share":
            p.put(summed="last")
        elif side := _side_summed(p):
            p.put(summed=side)
        elif not ((p.get("when") or p.has("TREND")) and any(says(m, "together_too") for m in sums)):
            p.put(reduce="sum")
        elif max(len(p.all(kind)) for kind in NAMES) > 1:
            p.put(summed="all")


def _held_together(p: Parse) -> None:
    """Names whose part is claimed have it together: "do Ohio and Utah make up more than 3 percent"."""
    names = max(([m for m in p.all(kind) if m.role == ""] for kind in NAMES), key=len)
    limited = any(limit.unit == "percent" for limit in p.get("limits") or ())
    claimed = p.get("claim") and p.get("level") == "share" and limited and not p.get("reduce")
    if not claimed or len(names) < 2 or p.has("EACH", "VS", "OR", "THAN", "MORE"):
        return
    if all(is_of(p.next(m), "AND", "COMMA") for m in names[:-1]):
        p.put(summed="last")
        p.frame.pop("classes", None)


def _side_summed(p: Parse) -> str:
    """What of a comparison is put together: "all", or the sides, parted behind so many names; "" for none."""
    names = [p.index(m) for m in max((p.all(kind) for kind in NAMES), key=len) if m.role == ""]
    if not p.has("MORE", "THAN", "VS", "COMPARE") or len(names) < 2:
        return ""
    opening = ("THAN", "OR", "VS", "MORE", *(("WITH", "TO") if p.has("COMPARE") else ()))
    joints = (p.index(m) for m in p.items if is_of(m, *opening) or _opens_second(p, m))
    between = [at for at in joints if names[0] < at < names[-1]]
    if between and (p.get("claim") or p.has("WHICH", "OR", "VS") or not p.has("HOWMUCH", "COUNT")):
        return str(sum(at < between[-1] for at in names))
    return ("all" if p.has("QUANTITY") else "1") if p.get("claim") else ""


def _opens_second(p: Parse, comma: Mention) -> bool:
    """Whether a comma parts a sum from what is held against it: "add A's and B's deficits, is C's bigger"."""
    at = p.index(comma)
    added = "COMMA" in comma and any("SUM" in m for m in p.items[:at])
    return added and at + 1 < len(p.items) and says(p.items[at + 1], "asserting_verbs")


def _is_of_one_year(p: Parse, sums: list[Mention]) -> bool:
    """Whether a verb only leads to the amount of one line: "what did chip exports come to"."""
    timed = p.has("SPAN", "EACHYEAR", "EACH", "BACKREF") or p.get("whole_span") or len(p.get("years", ())) > 1
    grouped = p.get("classes") or p.get("places") or p.has("REGION", "SUPER", "BREAKDOWN", "CLASS")
    several = two_lines(p) or any(m.is_group for m in p.all("PARTNER") + p.all("AREA"))
    return all(says(m, "amounting_to") for m in sums) and not (timed or grouped or several)


def _totals_of_spans(p: Parse) -> list[Mention]:
    """A total said of a span of years: "2016-2018 total", "total spent, 2016-2020, all five years"."""
    chosen = p.has("SUPER") and (p.has("WHEN") or p.all("CLASS", "year"))
    if chosen or any(not begins(m, "across_years") for m in p.all("TREND")):
        return []
    spans = p.all("SPAN")
    totals, spread = [m for m in p.all("TOTAL") if "SUM" not in m], _is_spread(p)
    tests = (_is_counted, _is_of_all_years, _runs_over)
    over = [m for m in totals if spans and (_closes_span(p, m, spans) or any(test(p, m) for test in tests))]
    over = over or [m for m in totals if _closes_ranking(p, m) or _is_of_signs(p)]
    return over or [m for m in totals if spread and says(m, "totals_of_years")]


def _is_of_signs(p: Parse) -> bool:
    """Whether a total is that of the deficits of members: "what do the area deficits total"."""
    members = any(has_sign(p, m) for m in p.get("classes", ()))
    return members and p.get("pick") == "where" and not p.has("WHICH", "COUNT", "LIST", "SUPER", "MEAN")


def _is_spread(p: Parse) -> bool:
    """Whether several years are said to be gone over, and nothing is chosen, moved or shared."""
    if p.get("classes") or p.get("moved") or p.get("move") or p.get("level") or p.has("EACH", "EACHYEAR"):
        return False
    first = p.all("YEAR")[:1] if len(p.get("years", ())) > 1 else []
    before = (p.previous(m, skip=set()) for m in first)
    spread = any(m is not None and says(m, "taken_together") for m in before)
    return spread or any(begins(m, "taken_together") for m in p.all("SPAN"))


def _runs_over(p: Parse, total: Mention) -> bool:
    """Whether a total at the head is one of the years behind "over": "total exports over 2016 to 2018"."""
    if p.index(total) > 1 or p.has("MEAN", "MEDIAN", "GROWTH", "MOVE", "SHARE", "WHICH", "EACHYEAR", "CAGR"):
        return False
    lead = p.previous(p.all("SPAN")[0], skip=set())
    if lead is None or not says(lead, "taken_together"):
        return False
    lead.role = "counted"  # and asks for no course
    p.use(lead)
    return True


def _is_counted(p: Parse, total: Mention) -> bool:
    """Whether a total is that of a number of years: "the five-year total, 2016 to 2020"."""
    before = p.previous(total, skip=set())
    return before is not None and before.get("CLASS") == "year" and before.used


def _closes_span(p: Parse, total: Mention, spans: list[Mention]) -> bool:
    """Whether a total stands right behind a span, or behind a comma as the last word."""
    if p.previous(total, skip=set()) in spans:
        return True
    after = p.next(total)
    closed = after is None or bool({"MARK", "QMARK"} & set(after.kinds))
    return closed and p.previous(total, skip={"FILLER", "COMMA", "HOWMUCH"}) in spans


def _closes_ranking(p: Parse, total: Mention) -> bool:
    """Whether a total stands by itself behind those chosen: "the 5 biggest states, 2020, combined total"."""
    before, after = p.previous(total, skip={"FILLER", "TOTAL"}), p.next(total, skip={"TOTAL"})
    chosen = all(any(kind in m for m in p.items[: p.index(total)]) for kind in ("SUPER", "NUMBER", "CLASS"))
    alone = is_of(before, "COMMA", "DASH") and (after is None or is_of(after, "MARK", "QMARK", "COMMA"))
    return chosen and alone and not p.has("SPAN", "GROWTH", "MOVE", "SHARE", "PERCENT", "WHICH")


def _is_of_all_years(p: Parse, total: Mention) -> bool:
    """Whether a total at the head is that of all the years counted: "... all five years"."""
    if p.index(total) > 1 or p.has("MEAN", "MEDIAN", "GROWTH", "MOVE", "SHARE"):
        return False
    for cue in p.all("EACHYEAR") + p.all("EACH"):
        after = p.next(cue, skip=set())
        years = "EACHYEAR" in cue or (after is not None and after.get("CLASS") == "year")
        if years and begins(cue, "all_of_them"):
            p.frame.pop("each_year", None)
            return True
    return False


def _moves_in_all(p: Parse) -> bool:
    """Whether the course between two years is asked as one move: "development in percent, 2016 to 2020"."""
    unit = "percent" if p.has("PERCENT") else "USD" if p.has("DOLLARS") else ""
    if not (p.get("span") and unit) or p.get("move") or p.get("level") or p.has("EACHYEAR", "EACH"):
        return False
    p.put(move="growth" if unit == "percent" else "change", moved=True, unit=unit)
    return True


def trends(p: Parse) -> None:
    """Over time; each year."""
    cues = [m for m in p.all("TREND") if m.role == ""]
    if cues and _moves_in_all(p):
        p.use(*cues, *p.all("PERCENT"), *p.all("DOLLARS"))
    elif cues and p.get("move") != "cagr":
        if not p.get("unit") or p.get("move") not in {"growth", "change"}:
            p.put(trend=True)
            p.frame.pop("move", None)
        p.use(*cues)
    if p.get("each_year"):
        p.use(*p.all("EACHYEAR"))


def first_times(p: Parse) -> None:
    """Since when; the first year that; the only year."""
    for cue in p.all("FIRST_TIME"):
        if cue.get("FIRST_TIME") == "only" and (p.get("years") or p.get("span")):
            continue
        if not p.get("limits") and not p.get("moved"):
            continue
        p.put(first_time=cue.get("FIRST_TIME"), when=True)
        p.use(cue)
    p.use(*p.all("BECOME"))
