"""A against B: which is larger, by how much, in how many one flow exceeds the other."""

from __future__ import annotations

from intents.constructions.moves import two_lines
from intents.frames.parse import Parse
from intents.lexicon.words import begins, says
from intents.model import Limit, Mention


def comparisons(p: Parse) -> None:
    """Which is larger, A or B; is A larger than B; A against B."""
    if p.get("times") or p.get("difference"):
        p.use(*p.all("VS"), *p.all("COMPARE"))
        return
    more = [m for m in p.free("MORE") if m.role == ""]
    if more and (_asks_gap(p, more) or _is_said_otherwise(p, more) or _is_sign(p, more)):
        return
    two_years = len(p.get("years", ())) == 2
    if more and (two_lines(p) or p.has("BACKREF", "THAN", "OR") or two_years):
        if _crosses(p):
            p.put(crossing=True, when=True)
        p.put(reduce="winner", order="min" if more[0].get("MORE") == "down" else "max")
        p.put(exceeds=_exceeds(p, more[0]))
        p.use(*more, *p.all("THAN"), *p.all("COMPARE"), *p.all("VS"))
    elif p.get("pick") == "best" and two_lines(p) and not p.get("places") and not p.get("classes_asked"):
        p.put(reduce="winner")
    for cue in p.all("COMPARE") + p.all("VS"):
        p.put(compared=True)
        p.use(cue)
    if p.all("THAN") and (p.get("span") or two_years):
        p.use(*p.all("THAN"))


def _exceeds(p: Parse, more: Mention) -> bool:
    """Whether a verb sets one thing above another: "Ohio's exports topped Utah's"."""
    sides = p.previous(more), p.next(more, skip={"FILLER", "NATION", "TECH", "DEFINITION"})
    named = {"AREA", "PARTNER", "CATEGORY", "PRODUCT", "FLOW", "REGION", "YEAR", "BACKREF"}
    return not p.has("OR", "WHICH") and all(m is not None and named & set(m.kinds) for m in sides)


def _crosses(p: Parse) -> bool:
    """Whether it is asked in which years one of two lines is above the other, or when it first was."""
    if not two_lines(p) or p.get("claim"):
        return False
    first = [m for m in p.all("FIRST_TIME") if not p.get("years")]
    p.use(*first)
    return bool(p.get("when") or first)


def _asks_gap(p: Parse, more: list[Mention]) -> bool:
    """Whether it is asked by how much: "how many dollars more", "by what amount did A exceed B"."""
    counted = any(begins(m, "how_many") for m in p.all("DOLLARS")) or any(
        (n := p.next(m)) is not None and "DOLLARS" in n for m in p.all("COUNT")
    )
    amount = any(says(m, "what_sum") for m in p.all("HOWMUCH"))
    two = two_lines(p)
    two_years = len(p.get("years", ())) == 2
    if not ((counted and (two or p.has("BACKREF") or two_years)) or (amount and (two or two_years))):
        return False
    p.put(difference=True)
    p.use(*more, *p.all("THAN"))
    return True


def _is_said_otherwise(p: Parse, more: list[Mention]) -> bool:
    """Whether another word says what is computed: growth between two years, a difference, a rank."""
    growth = p.get("move") == "growth" and len(p.get("years", ())) == 2 and not two_lines(p)
    if not (growth or p.has("DIFFERENCE") or p.get("level") == "rank"):
        return False
    p.use(*more, *p.all("THAN"), *(p.all("COMPARE") if growth else ()))
    return True


def _is_sign(p: Parse, more: list[Mention]) -> bool:
    """Whether members are meant where one flow exceeds the other: "in how many areas did imports lead"."""
    ranging = p.get("classes") or p.get("when") or p.has("FIRST_TIME")
    sign = _sign_of(p, more[0]) if ranging else ""
    if not sign:
        return False
    p.put(flow_pair=("balance",), limits=(Limit(sign, 0, "USD"),), pick="where")
    p.use(*more, *p.all("THAN"))
    return True


def _sign_of(p: Parse, more: Mention) -> str:
    """The sign of the balance where one flow exceeds the other: "imports outrun exports", "" for neither."""
    said = [m.get("FLOW") for m in p.all("FLOW") if m.role == ""]
    if set(said) != {"exports", "imports"} or len(said) != 2:
        return ""
    return ">" if (said[0] == "exports") is (more.get("MORE") != "down") else "<"
