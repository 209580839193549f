"""In surplus, in deficit, rising, falling: conditions without a figure."""

from __future__ import annotations

from dataclasses import replace

from intents.constructions.classes import asked_regions, count_those, has_sign, is_of_each, which_of_those
from intents.constructions.differences import two_lines
from intents.constructions.limits import TURNED
from intents.constructions.periods import is_till
from intents.frames.parse import Parse
from intents.lexicon.words import begins, holds, says
from intents.model import ALL_PLACES, Limit, Mention, is_of

#: the first and the last year there is, in limits on members that changed
FIRST, LAST = 1, -1
#: what each sign of a balance is against zero
SIGNS = {"surplus": ">", "deficit": "<"}


def signs(p: Parse) -> None:
    """In surplus, in deficit, rising, falling: conditions without a figure."""
    if p.get("limits") or p.get("level") in {"share", "rank"} or p.get("times") or p.get("difference"):
        _in_some_or_no_year(p)
        if p.get("limits") and p.has("STREAK"):
            _limited_streak(p)
        return
    for cue in p.all("BECOME"):
        word = cue.text.split()[-1].lower()
        if says(word, "negative") or says(word, "positive"):
            p.retype(cue, {"FLOW": "deficit" if says(word, "negative") else "surplus", "BECOME": ""})
    ranging = _is_ranging(p) and not is_of_each(p)
    streak = p.all("STREAK") + (p.all("EACHYEAR") if ranging else [])
    if p.get("pick") or not (ranging or streak or p.has("FIRST_TIME", "BECOME")):
        return
    said = [str(m.get("FLOW")) for m in p.all("FLOW") if m.role == "" and m.get("FLOW") in SIGNS]
    if _changes_sign(p, _with_sign_before(p, said) if ranging or p.get("claim") else said):
        return
    flows = {m.get("FLOW") for m in p.all("FLOW") if m.role == ""}
    moving = p.get("moved") and flows <= {*SIGNS, "balance"}  # "in which years did the deficit narrow"
    if said and _is_predicate(p) and not moving and not (p.has("MORE") and len(p.get("years", ())) == 2):
        sign = "surplus" if "surplus" in said else "deficit"
        _put_sign(p, sign)
    elif p.get("moved") and (ranging or p.get("when") or p.has("FIRST_TIME")):
        _chosen_by_move(p)
    _in_both_years(p)
    _in_some_or_no_year(p)
    if streak:
        _streak(p, streak)


def _chosen_by_move(p: Parse) -> None:
    """Those that moved the way that is said, or all in the order of their moves: "a list by growth"."""
    if _orders_by_move(p):
        p.put(pick="best", order="max", places=ALL_PLACES)
    elif not p.has("MEDIAN", "MEAN"):
        p.put(limits=(Limit("<" if p.get("down") else ">", 0, ""),), pick="where")
        count_those(p)


def _orders_by_move(p: Parse) -> bool:
    """Whether a move only puts members in order: "a list of states by growth"."""
    led = p.has("CLASS") and any(
        is_of(p.previous(m, skip={"FLOW", "TECH", "PRODUCT"}), "BY") for m in p.all("GROWTH")
    )
    asks = p.has("WHICH", "COUNT", "CLAIM", "NUMBER", "QUANTITY", "MORE", "THAN") or p.get("when")
    return led and not (asks or p.get("claim"))


def _limited_streak(p: Parse) -> None:
    """A limit met in every year, or so many years running: "have exports always been above $5 billion"."""
    if p.get("classes") or p.has("COUNT"):
        _streak(p, p.all("STREAK"))
    elif p.get("claim") and not (p.get("years") or p.get("span")):
        p.put(each_year=True)
        p.use(*p.all("STREAK"))


def _is_ranging(p: Parse) -> bool:
    """Whether members or years are gone through, to see which of them meet a condition."""
    if not (p.has("CLASS", "WHICH", "COUNT", "LIST", "REGION", "OR") or _has_members(p)):
        return False
    groups = [m for m in p.all("PARTNER") if m.role == "" and m.is_group]
    if len(groups) > 1 and p.has("MORE", "OR", "THAN", "VS"):
        return False  # "which had the larger deficit, NAFTA or Asia"
    names = {m.get("CLASS") for m in p.all("CLASS")}
    if groups and p.has("HOWMUCH") and not p.has("WHICH", "COUNT", "LIST") and _is_governed(p):
        return False  # "the surplus with the countries in Asia grew: what was the increase"
    listed = (p.has("PARTNER") and names == {"partner"}) or (_are_meant(p) and names == {"area"})
    picked = p.get("moved") and p.has("WHICH", "LIST", "COUNT") and not p.has("MORE", "SUPER", "THAN")
    picked = picked and (which_of_those(p) or (two_lines(p) and p.has("WHICH", "LIST")))
    picked = picked or (two_lines(p) and _asks_which_of_these(p))
    return bool(
        picked
        or p.get("counted_part")
        or (p.get("classes") and not (listed and not groups))
        or p.get("when")
        or asked_regions(p)
        or (p.has("BREAKDOWN") and p.has("WHICH"))
        or (p.has("COUNT") and p.has("CLASS"))
        or (groups and p.has("WHICH", "LIST", "COUNT"))
    )


def _are_meant(p: Parse) -> bool:
    """Whether places are named that are not left out: not "which states besides Oregon grew"."""
    return any(m.role != "excluded" for m in p.all("AREA"))


def _has_members(p: Parse) -> bool:
    """Whether there are members or years that something is found to be so of."""
    return bool(p.get("counted_part") or p.get("classes") or p.get("when"))


def _asks_which_of_these(p: Parse) -> bool:
    """Whether some of those named are asked for by a sign.

    "A, B, C: with which of these was a deficit", "where do we have a surplus, A or B".
    """
    leads = (p.next(m) for m in p.all("WHICH"))
    these = any(is_of(m, "OF") and is_of(p.next(m), "BACKREF") for m in leads if m is not None)
    signs_said = [m for m in p.all("FLOW") if m.get("FLOW") in SIGNS]
    if (
        these
        or len(signs_said) != 1
        or p.has("MORE", "SUPER", "THAN", "MOVE", "GROWTH", "SOURCE", "DIFFERENCE")
    ):
        return these and bool(signs_said)
    led = p.previous(signs_said[0], skip=set())
    asked = p.has("WHICH") and p.has("AND", "OR", "COMMA")
    if not asked and p.has("OR") and p.get("claim"):
        p.frame.update(claim=False, yes_no=False)  # "is it A or B that has a surplus"
        p.put(one_of=True)
        asked = True
    return asked and led is not None and not says(led, "the")


def _put_sign(p: Parse, sign: str) -> None:
    """The sign that is asked for; where another was lost, its first year: "when did it lose its surplus"."""
    p.put(limits=(Limit(SIGNS[sign], 0, "USD"),), pick="where")
    if p.get("when") and any(begins(m, "losing_sign") for m in p.all("BECOME")):
        p.put(first_time="turn")


def _is_governed(p: Parse) -> bool:
    """Whether every class word only says with whom: "the balance with the selected countries"."""
    leads = [p.previous(m, skip={"FILLER", "GROUP_WORD"}) for m in p.all("CLASS")]
    return bool(leads) and all(is_of(m, "WITH", "TO", "FROM") for m in leads)


def _changes_sign(p: Parse, said: list[str]) -> bool:
    """Whether a balance has one sign and then the other: "went from surplus to deficit"."""
    paired = _years_of_signs(p)
    if not (p.has("BECOME") or paired) or set(said) != set(SIGNS):
        return False
    if years := paired or _ends_of_change(p):
        limits = tuple(Limit(SIGNS[s], 0, "USD", y) for s, y in zip(said, years, strict=False))
        p.frame |= {"years": tuple(sorted(y for y in years if y > FIRST))}
        p.put(limits=limits, pick="where", every=True)
        if p.has("HOW_DOING") and not p.has("CLASS"):
            p.put(claim=True)  # "how did it turn a deficit into a surplus" claims that it did
        p.frame["year_word"] = "first" if FIRST in years else "and_latest" if LAST in years else ""
        p.frame.pop("span", None)
    elif p.get("when"):
        p.put(limits=(Limit(SIGNS[said[-1]], 0, "USD"),), pick="where", first_time="first")
    elif p.has("CLASS") and p.has("WHICH", "COUNT", "LIST") and not p.get("years"):
        p.retype(p.all("BECOME")[0], {"STOP": "measure"})  # from which year to which is not said
        return True
    else:
        return False
    p.use(*p.all("BECOME"))
    return True


def _with_sign_before(p: Parse, said: list[str]) -> list[str]:
    """The signs said, with the one before of those that turned to another: "flipped to a surplus"."""
    led = (p.next(m, skip={"FILLER", "TO", "IN", "BECOME"}) for m in p.all("BECOME"))
    turned = any(is_of(m, "FLOW") and m.get("FLOW") in SIGNS for m in [*p.all("BECOME"), *led])
    if not turned or len(set(said)) != 1 or p.get("when") or p.has("STREAK", "EVER", "EACHYEAR"):
        return said
    return [next(sign for sign in SIGNS if sign != said[0]), said[0]]


def _ends_of_change(p: Parse) -> list[int]:
    """The years before and after a change: "between 2000 and 2003", "in 2003", "since 2000", "by 2006"."""
    years = sorted(p.get("years", ()))
    if (span := p.get("span")) and not years:
        years = [max(span[0], FIRST), span[1] or LAST]
    if len(years) == 1 and not p.get("when"):
        return [FIRST if is_till(p) or p.get("year_word") == "first" else years[0] - 1, years[0]]
    return years if len(years) == 2 and years != [FIRST, LAST] else []


def _years_of_signs(p: Parse) -> list[int]:
    """The year of each of two signs said in turn: "a deficit in 2000 and a surplus in 2006"."""
    said = [m for m in p.items if m.role == "" and (_year_of(m) is not None or m.get("FLOW") in SIGNS)]
    dated = [_year_of(m) is not None for m in said]
    in_turn = len(said) == 4 and dated[0] is not dated[1] and dated[2] is not dated[3]
    return [year for m in said if (year := _year_of(m)) is not None] if in_turn else []


def _year_of(mention: Mention) -> int | None:
    """The year that a word names, the first or the last there is; None for others."""
    ends = {"first": FIRST, "latest": LAST, "last": LAST}
    named = mention.get("YEAR")
    return named if named is not None else ends.get(str(mention.get("YEARWORD")))


def _in_both_years(p: Parse) -> None:
    """Members must meet a limit in both of two years: "a surplus in both 2000 and 2006"."""
    both = [m for m in p.all("EACH") + p.all("LISTS") if says(m, "both")]
    if both and p.get("limits") and len(p.get("years", ())) == 2 and p.get("classes"):
        p.put(every=True)
        p.use(*both)


def _in_some_or_no_year(p: Parse) -> None:
    """Members that met a condition in some year, or in none: "which areas never ran a deficit"."""
    cue = next(iter(p.all("EVER")), None)
    if (
        cue is None
        or cue.used
        or p.get("when")
        or p.get("moved")
        or not (p.get("limits") and p.get("classes"))
    ):
        return
    if cue.get("EVER") == "never" and not _is_said_twice(p, cue):
        turned = (replace(x, compare=TURNED.get(x.compare, x.compare)) for x in p.get("limits"))
        p.frame |= {"limits": tuple(turned)}
    if cue.get("EVER") == "never":
        p.put(every=True)
    if not (p.get("years") or p.get("span")):
        p.put(whole_span=True)
    p.use(cue)


def _is_said_twice(p: Parse, never: Mention) -> bool:
    """Whether "never" only denies the other sign of a limit: "always a surplus, never a deficit"."""
    denied = p.next(never, skip={"FILLER", "IN", "GIVE", "BACKREF"})
    sign = SIGNS.get(str(denied.get("FLOW"))) if denied is not None else None
    return sign is not None and all(x.compare != sign and not x.value for x in p.get("limits"))


def _streak(p: Parse, streak: list[Mention]) -> None:
    """In how many years running; in every year."""
    p.use(*streak)
    counts_years = p.has("STREAK") and not (p.get("classes") or _counts_members(p))
    if p.has("COUNT") and counts_years:
        p.put(pick="longest", over="year", reduce="count")
        p.use(*p.all("COUNT"))
        p.frame["pick"] = "longest"
    elif p.get("limits") and not (p.get("when") and p.has("WHEN", "FIRST_TIME")):
        p.put(every=True)


def _counts_members(p: Parse) -> bool:
    """Whether the members of a group are counted: "with how many Asian economies in deficit"."""
    groups = [m for m in p.all("PARTNER") if m.is_group]
    return any(is_of(p.previous(m, skip={"FILLER", "OF", "BACKREF"}), "COUNT") for m in groups)


def _is_predicate(p: Parse) -> bool:
    """Whether a sign is asserted, as in "recorded a deficit", "in surplus"; not in "the surplus of"."""
    if p.has("SUM") and not p.get("when"):
        return _tells_sign_of_members(p)
    if p.has("MEAN") or (p.has("TREND") and not p.get("when")):
        return False
    asked = (
        p.has("WHICH", "COUNT", "LIST", "WHEN", "FIRST_TIME", "BECOME")
        or p.get("when")
        or p.get("one_of")
        or (p.get("classes") and not _is_of_all(p))
        or p.has("STREAK")
    )
    return bool(asked)


def _tells_sign_of_members(p: Parse) -> bool:
    """Whether only members with a sign are added up: "the sum of deficits across deficit areas"."""
    signs = [m.get("FLOW") for m in p.all("FLOW") if m.get("FLOW") in SIGNS]
    told = any(holds(m, "signs_of_members") or has_sign(p, m) for m in p.all("CLASS"))
    return bool(p.get("classes")) and len(set(signs)) == 1 and (len(signs) > 1 or told)


def _is_of_all(p: Parse) -> bool:
    """Whether a class behind a sign only says that nothing is left out: "deficit, all technologies"."""
    at = next((p.index(m) for m in p.all("FLOW")), len(p.items))
    whole = (p.index(m) > at and is_of(p.previous(m), "TOTAL") for m in p.all("CLASS"))
    return p.has("CLASS") and all(whole)
