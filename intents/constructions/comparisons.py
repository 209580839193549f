"""A against B: which is larger, by how much, in how many one flow exceeds the other."""

from __future__ import annotations

from intents.constructions.differences import asks_how_much_it_is, two_lines
from intents.constructions.limits import turn_limits
from intents.constructions.of_groups import groups_gone_through
from intents.constructions.shares import names_of
from intents.frames.joining import later_us
from intents.frames.parse import Parse
from intents.frames.subjects import sells, subject_of
from intents.lexicon.words import begins, says
from intents.model import ALL_PLACES, Limit, Mention, is_of
from intents.senses.rules.comparisons import is_stranded


def comparisons(p: Parse) -> None:
    """Which is larger, A or B; is A larger than B; A against B."""
    if p.get("times") or p.get("difference"):
        p.use(*p.all("VS"), *p.all("COMPARE"))
    elif p.has("MORE", "VS", "COMPARE", "THAN") or p.get("pick") == "best":
        _compared(p)


def _compared(p: Parse) -> None:
    """Settle what is held against another, where no multiple and no difference is asked."""
    both = p.all("GROWTH") if two_lines(p) else []  # "outgrow" grows and compares
    more = [_active(p, m) for m in p.all("MORE") if m.role == "" and (not m.used or m in both)]
    if more and any(
        said(p, more)
        for said in (_is_between, _asks_gap, _beside_name, _is_said_otherwise, _is_sign, _is_reason)
    ):
        return
    two_years = len(p.get("years", ())) == 2
    if more and _is_better_year(p):
        p.put(pick="best", order="min" if more[0].get("MORE") == "down" else "max", when=True)
        p.frame.pop("claim", None)
        p.use(*more, *p.all("THAN"), *p.all("COMPARE"), *p.all("VS"), *p.all("CLASS", "year"))
    elif more and p.get("move") == "growth" and p.get("year_word") == "previous" and not two_lines(p):
        p.use(*more, *p.all("THAN"))  # "by how many percent did it import more than the year before"
    elif more and (two_lines(p) or p.has("BACKREF", "THAN", "OR") or two_years):
        if _crosses(p) or _is_overtaking_claimed(p, more[0]):
            p.put(crossing=True, when=True)
            p.frame.pop("order", None)  # "replaced as the largest": who is above is said by the verb
        gap = asks_how_much_it_is(p)
        p.put(
            reduce="difference" if gap else "winner", order="min" if more[0].get("MORE") == "down" else "max"
        )
        p.put(exceeds=_exceeds(p, more[0]))
        p.frame["claim"] = p.get("claim") and len({m.get("MORE") for m in more}) == 1  # not "but less than"
        p.use(*more, *p.all("THAN"), *p.all("COMPARE"), *p.all("VS"))
    elif p.get("pick") == "best" and two_lines(p) and not p.get("places") and not p.get("classes_asked"):
        p.put(reduce="winner")
    _name_both_years(p)
    for cue in p.all("COMPARE") + p.all("VS"):
        p.put(compared=True)
        p.use(cue)
    if p.all("THAN") and (p.get("span") or two_years):
        p.use(*p.all("THAN"))


def _is_between(p: Parse, more: list[Mention]) -> bool:
    """Whether members between two others are asked for: "more than Ohio but less than Oregon"."""
    asked = p.has("CLASS") and p.has("WHICH", "COUNT", "LIST")
    return asked and len({m.get("MORE") for m in more}) > 1


def _name_both_years(p: Parse) -> None:
    """Two years that are held against each other, not those between: "compare between 2016 and 2020"."""
    first, last = p.get("span") or (0, 0)
    between = [m for m in p.all("SPAN") if begins(m, "between")]
    other = p.get("moved") or p.get("move") or p.get("level") or p.get("classes") or p.get("trend")
    if between and p.has("COMPARE") and 1 < first < last and not (other or p.get("each_year")):
        p.frame.pop("span")
        p.put(years=(first, last))


def _exceeds(p: Parse, more: Mention) -> bool:
    """Whether a verb sets one thing above another: "Ohio's exports topped Utah's"."""
    sides = p.previous(more), p.next(more, skip={"FILLER", "NATION", "TECH", "DEFINITION"})
    named = {
        "AREA",
        "PARTNER",
        "CATEGORY",
        "PRODUCT",
        "FLOW",
        "REGION",
        "YEAR",
        "BACKREF",
        "TECH",
        "DEFINITION",
    }
    return not p.has("OR", "WHICH") and all(m is not None and named & set(m.kinds) for m in sides)


def _is_better_year(p: Parse) -> bool:
    """Whether it is asked which of two years had more: "2019 or 2020: in which did Kansas export more"."""
    if two_lines(p) or p.get("moved") or p.get("level"):
        return False
    if p.get("when") and p.has("BACKREF") and not p.has("THAN", "OR", "FLOW"):
        return True
    if len(p.get("years", ())) != 2:
        return False
    joined = any(
        (b := p.previous(m)) is not None
        and (n := p.next(m, skip={"FILLER", "IN"})) is not None
        and "YEAR" in b
        and "YEAR" in n
        for m in p.all("OR")
    )
    return joined or (p.has("WHICH") and not p.has("CLASS", "THAN") and bool(names_of(p)))


def _crosses(p: Parse) -> bool:
    """Whether it is asked in which years one of two lines is above the other, or when it first was."""
    if not two_lines(p) or p.get("claim"):
        return False
    first = [m for m in p.all("FIRST_TIME") if not p.get("years")]
    p.use(*first)
    return bool(p.get("when") or first)


def _is_overtaking_claimed(p: Parse, more: Mention) -> bool:
    """Whether one is said to have passed the other in a year: "China overtook Japan in 2003, right?"."""
    years = tuple(p.get("years") or ())
    flows = {"exports", "imports"} <= {m.get("FLOW") for m in p.all("FLOW")} and says(more, "exceeding_too")
    stated = p.get("claim") and len(years) == 1 and two_lines(p) and says(more, "overtaking")
    if not stated or flows or p.get("moved") or p.get("level") == "share":
        return False
    for key in ("years", "claim", "pick", "level", "limits", "places"):
        p.frame.pop(key, None)
    ordinal = next(iter(p.all("ORDINAL")), None)
    place = int(ordinal.get("ORDINAL")) if ordinal is not None else int(p.has("SUPER"))
    p.put(peak=years[0], places=(place, place) if place else None)
    p.use(*p.all("SUPER"), *p.all("ORDINAL"))
    return True


def _asks_gap(p: Parse, more: list[Mention]) -> bool:
    """Whether it is asked by how much: "how many dollars more", "by what amount did A exceed B"."""
    counted = any(begins(m, "how_many") for m in p.all("DOLLARS")) or any(
        is_of(p.next(m), "DOLLARS") for m in p.all("COUNT") + p.saying("how_much")
    )
    amount = p.says("what_sum", of="HOWMUCH") or _ends_on_by(p) or _asks_how_far(p, more)
    two = two_lines(p) or _names_two_times(p) or (p.has("BUY") and p.has("SELL"))
    points = p.has("POINTS") and ((p.get("moved") and two_lines(p)) or (p.get("level") == "share" and two))
    leaning = p.has("BACKREF") or not names_of(p)
    if not (points or (counted and (two or leaning)) or (amount and two)):
        return False
    p.put(difference=True)
    if more[0].get("MORE") == "down" and p.all("FLOW", "deficit"):
        p.put(down=True)
    p.use(*more, *p.all("THAN"))
    return True


def _names_two_times(p: Parse) -> bool:
    """Whether one year is held against another, or against the year before."""
    before = p.get("years") and p.get("year_word") == "previous"
    return bool(before or p.get("span")) or len(p.get("years", ())) == 2


def _asks_how_far(p: Parse, more: list[Mention]) -> bool:
    """Whether it is asked how far one is above another: "how much did exports to A beat those to B"."""
    verb = next((n for m in p.saying("how_much") if (n := p.next(m)) is not None), None)
    return is_of(verb, "GIVE") and says(verb, "helping") and "OVER" in more[0] and not p.has("THAN")


def _ends_on_by(p: Parse) -> bool:
    """Whether "by" stands behind its verb: "how much did imports top exports by in 2018"."""
    return p.has("HOWMUCH") and any(is_stranded(p.items, p.index(m)) for m in p.all("BY"))


def _is_said_otherwise(p: Parse, more: list[Mention]) -> bool:
    """Whether another word says what is computed: growth between two years, a difference, a rank."""
    growth = p.get("move") == "growth" and len(p.get("years", ())) == 2 and not two_lines(p)
    if not (growth or p.has("DIFFERENCE") or p.get("level") == "rank"):
        return False
    p.use(*more, *p.all("THAN"), *(p.all("COMPARE") if growth else ()))
    return True


def _is_sign(p: Parse, more: list[Mention]) -> bool:
    """Whether members are meant where one flow exceeds the other: "in how many areas did imports lead"."""
    groups = p.has("WHICH", "LIST", "COUNT") and any(m.is_group for m in p.all("PARTNER"))
    ranging = p.get("classes") or p.get("when") or p.has("FIRST_TIME", "STREAK") or groups
    sign = (_sign_of(p, more[0]) or _sign_of_sides(p, more[0])) if ranging else ""
    if not sign:
        return False
    always = p.all("STREAK") if p.get("classes") else []
    turn_limits(p, sign)
    p.put(flow_pair=("balance",), limits=(Limit(sign, 0, "USD"),), pick="where", every=bool(always))
    p.use(*always, *more, *p.all("THAN"))
    return True


def _active(p: Parse, more: Mention) -> Mention:
    """The other way round where the agent follows: "Japan was passed by Mexico"."""
    by = next((m for m in p.all("BY") if p.index(m) > p.index(more)), None)
    agent = p.next(by) if by is not None and "BY" in by else None
    if agent is not None and {"AREA", "PARTNER", "CATEGORY"} & set(agent.kinds) and says(more, "overtaking"):
        turned = "up" if more.get("MORE") == "down" else "down"
        p.retype(more, {**more.kinds, "MORE": turned})
        p.use(by)
    return more


def _beside_name(p: Parse, more: list[Mention]) -> bool:
    """Whether those above or below a name are asked for: "which states exported more than Ohio"."""
    anchor = (p.all("THAN") or more)[-1]
    target = p.next(anchor, skip={"FILLER", "THAN"})
    kinds = {"AREA": "area", "PARTNER": "partner", "CATEGORY": "category"}
    kind = next((k for k in kinds if target is not None and k in target), "")
    asked = [m for m in p.get("classes", []) if p.index(m) < p.index(more[0])]
    groups = groups_gone_through(p, more[0])
    alone = [m for m in p.all(kind) if m.role == "" and m not in groups] == [target]
    among = {kinds.get(kind), "place", *(("techarea", "sector") if kind == "CATEGORY" else ())}
    if target is None or not alone or not (groups or any(m.get("CLASS") in among for m in asked)):
        return False
    apart = p.get("level") in {"share", "rank"} or p.get("when") or len(p.get("years", ())) > 1
    if apart or p.has("QUANTITY", "SHARE", "DIFFERENCE", "SUPER", "NUMBER") or len(more) > 1:
        return False
    for key in ("limits", "pick"):
        p.frame.pop(key, None)
    below = (more[0].get("MORE") == "down") is not bool(p.get("down") and p.get("moved"))
    target.role = "near"
    p.put(pick="near", near=1 if below else -1, places=ALL_PLACES)
    p.use(target, *more, *p.all("THAN"))
    return True


def _is_reason(p: Parse, more: list[Mention]) -> bool:
    """Whether one flow is only said to exceed the other: "as we buy more than we sell, what is the gap"."""
    balances = {"balance", "deficit", "surplus"} & {m.get("FLOW") for m in p.all("FLOW") if m.role == ""}
    sides = [m for m in p.items if sells(m) is not None]
    both = {sells(m) is (subject_of(p, m) != "PARTNER") for m in sides} >= {True, False}
    asked = any(p.index(m) > p.index(more[0]) for m in p.all("HOWMUCH"))
    if not (balances and both and asked) or p.get("moved") or p.get("claim"):
        return False
    p.put(flow_pair=("balance",))
    for m in more + p.all("THAN"):
        p.retype(m, {"FILLER": m.text.lower()})
    return True


def _sign_of_sides(p: Parse, more: Mention) -> str:
    """The same by verbs: "where the U.S. sold more than it bought", "who bought more than they sold"."""
    sides = [m for m in p.items if sells(m) is not None]
    than = next((p.index(m) for m in p.all("THAN")), 0)
    if len(sides) != 2 or not p.index(sides[0]) < than < p.index(sides[1]):
        return ""
    before = p.items[: p.index(sides[0])]
    partners = [m for m in before if m.get("CLASS") == "partner" or "PARTNER" in m]
    home = [m for m in before if later_us(m) and not (partners and p.index(m) < p.index(partners[-1]))]
    crossed = partners and home and p.index(home[-1]) < p.index(partners[0])
    if sells(sides[0]) is sells(sides[1]) or crossed:
        return ""
    exporting = sells(sides[0]) is not bool(partners and not home)
    return ">" if exporting is (more.get("MORE") != "down") else "<"


def _sign_of(p: Parse, more: Mention) -> str:
    """The sign of the balance where one flow exceeds the other: "imports outrun exports", "" for neither."""
    said = [m.get("FLOW") for m in p.all("FLOW") if m.role == ""]
    if set(said) != {"exports", "imports"} or len(said) != 2:
        return ""
    return ">" if (said[0] == "exports") is (more.get("MORE") != "down") else "<"


def only_compares(p: Parse) -> bool:
    """Whether "how did" asks how several compare, not how they did: "how did Ohio and Utah stack up"."""
    several = len({code for m in p.all("AREA") for code in m.get("AREA")}) > 1
    did = p.says("done", "doing")
    return several and p.has("COMPARE") and not did
