"""Growth, change and compound rates."""

from __future__ import annotations

from itertools import pairwise

from intents.constructions.earlier_years import is_against_previous, is_than_before, more_than_before
from intents.constructions.either_way import other_way, way
from intents.constructions.move_units import unit_of_move
from intents.constructions.shares import names_of
from intents.frames.parse import Parse
from intents.lexicon.words import begins, ends, holds, says
from intents.model import Mention, is_of

#: what may be said to be extra, and what may stand between
_ADDED, _LED = {"FLOW", "MEASURE", "DOLLARS"}, {"TECH", "DEFINITION", "CATEGORY", "PRODUCT", "NATION"}
#: what else may be asked of a year than how trade did
_ELSE = frozenset(
    ["SHARE", "RANK", "SUPER", "MORE", "DIFFERENCE", "COMPARE", "VS", "CLASS", "QUANTITY", "MEASURE"]
)


def moves(p: Parse) -> None:
    """Growth, change, compound rates: percent against dollars picks the measure."""
    if p.get("times"):
        return
    extra = _is_extra(p)
    growth = [m for m in p.all("GROWTH") if m.role == ""]
    for m in [m for m in p.all("MOVE") if _leaves_top(p, m)]:
        p.retype(m, {"FILLER": m.text.lower()})
    move = [m for m in p.all("MOVE") if m.role == "" and not _reaches(p, m)]
    if any(not _is_mean_of_levels(p, m) for m in p.all("CAGR")):
        _compound(p, growth + move)
    elif more_than_before(p):
        return
    elif not growth and move and _is_net_made(p, move):
        p.use(*move)
    elif not growth and not move and _moved_without_verb(p, extra):
        pass
    elif p.get("level") == "share":
        _share_moved(p, growth, move)
    elif not growth and _rank_moved(p, move):
        return
    else:
        _moved(p, growth, move)
    if not (growth or move) and p.get("claim") and p.get("move") and _is_said_lower(p):
        p.frame["down"] = True


def _is_said_lower(p: Parse) -> bool:
    """Whether the later of two years is said to be the lower one: "were they lower in 2020 than in 2016"."""
    years, ways = tuple(p.get("years") or ()), [m.get("MORE") for m in p.all("MORE")]
    than = p.has("THAN") and len(years) == 2 and len(ways) == 1
    return than and ways[0] == ("down" if years[0] > years[1] else "up")


def _moved_without_verb(p: Parse, extra: bool) -> bool:
    """Whether a move can be told without a word for one: by "extra", a course, a year before or a unit."""
    if extra or is_against_previous(p) or is_than_before(p):
        p.put(move="change", moved=True, unit="USD")
    elif _asks_course(p):
        p.put(move="growth", moved=True, unit="percent")
        p.frame.pop("claim", None)
        p.use(*p.all("PERCENT"), *p.all("TREND"))
        for m in p.all("TREND"):
            m.role = "done"
    elif p.has("HOWFAST"):
        return False
    else:
        _moved_in_percent(p)
    return True


def _reaches(p: Parse, mention: Mention) -> bool:
    """Whether a word for a fall reaches a quantity instead: "hit 20 percent"."""
    after = p.next(mention)
    return "OVER" in mention and after is not None and "QUANTITY" in after


def _leaves_top(p: Parse, mention: Mention) -> bool:
    """Whether a fall is one out of the first places: "dropped out of the top five"."""
    out = p.next(mention)
    top = p.next(out) if out is not None and begins(out, "out_of") else None
    return top is not None and "SUPER" in top


def _compound(p: Parse, beside: list[Mention]) -> None:
    """A rate a year, whatever other words for growth stand beside it."""
    p.put(move="cagr")
    for kind in ("CAGR", "PERCENT", "HOWFAST", "MEAN", "EACHYEAR"):
        p.use(*p.all(kind))
    p.use(*beside)
    p.frame.pop("each_year", None)


def _is_net_made(p: Parse, move: list[Mention]) -> bool:
    """Whether a net figure is said to be gained or lost, which asks for its value."""
    net = p.says("net", of="FLOW")
    return net and all(says(m, "made_or_lost") for m in move)


def _asks_course(p: Parse) -> bool:
    """Whether it is asked how trade did in a year: "what happened to exports in 2020"."""
    if not p.has("HOW_DOING", "PERCENT"):
        return False
    how = p.all("HOW_DOING")
    done = bool(how) and (p.says("done") or any(holds(m, "a_year") for m in how))
    judged = p.says("judging", of="HOWMUCH") and any(begins(m, "asked_in") for m in p.all("PERCENT"))
    flows = {m.get("FLOW") for m in p.all("FLOW")}
    of_year = flows in ({"exports"}, {"imports"}) and len(p.get("years", ())) == 1
    other = p.has(*_ELSE) or any(not says(m, "done") for m in p.all("TREND"))
    other = other or p.says("amounts", of="DOLLARS")
    return (done or judged) and of_year and not other


def _is_extra(p: Parse) -> bool:
    """Whether what came on top of before is asked for: "how many extra dollars", "the additional exports"."""
    asked = p.get("years") or p.has("COUNT", "DOLLARS", "HOWMUCH")
    added = [m for m in p.saying("extra") + p.saying("new") if asked and _comes_on_top(p, m)]
    p.use(*added)
    return bool(added) or any(begins(m, "extra") for m in p.all("DOLLARS"))


def _comes_on_top(p: Parse, word: Mention) -> bool:
    """Whether a word says of what follows that it was added: "extra exports", "new jobs"."""
    noun, work = p.next(word, skip=_LED), p.next(word, skip=_LED | {"FLOW", "DASH", "FILLER"})
    if noun is None or ends(noun, "data"):
        return False
    jobs = work is not None and "MEASURE" in work
    extra = says(word, "extra")
    return (extra and bool(_ADDED & set(noun.kinds))) or ((extra or says(word, "new")) and jobs)


def _names_more(p: Parse) -> bool:
    """Whether a turn says more than whose move is wanted: "and Ohio's, in dollars?" names only a place."""
    opens = "AND" in p.items[0] or "ELLIPSIS" in p.items[0]
    whose = {"AREA", "PARTNER", "CATEGORY"} if opens and not p.has("YEAR", "SPAN") else set()
    return any(m.is_entity and not whose & set(m.kinds) for m in p.items)


def _moved_in_percent(p: Parse) -> None:
    """A unit alone, "in percent?"; percent between two years is growth."""
    previous = p.get("years") and p.get("year_word") == "previous"
    two = p.get("span") or len(p.get("years", ())) == 2 or previous
    if not _names_more(p) and not p.get("level"):
        percents = [m for m in p.all("PERCENT") if m.role == ""]
        dollars = [m for m in p.all("DOLLARS") if m.role == "" and not says(m, "amounts")]
        p.put(unit="percent" if percents and not dollars else "USD" if dollars and not percents else "")
        p.use(*percents)
    if p.has("POINTS") and two and p.get("level") == "share":
        p.put(move="change", moved=True)
    if p.has("PERCENT") and p.has("COMPARE") and p.get("year_word") == "previous":
        p.put(move="growth", moved=True, unit="percent")
        p.use(*p.all("PERCENT"), *p.all("COMPARE"))
    if p.get("claim") and p.get("level") not in {"share", "rank"} and _is_up_by_percent(p):
        p.put(move="growth", moved=True, unit="percent")
    two = two or (p.has("HOW_DOING") and p.has("AREA"))
    if p.has("PERCENT") and two and p.get("level") != "share" and not p.has("QUANTITY"):
        p.put(move="growth", moved=True, unit="percent")
        p.use(*p.all("PERCENT"))


def _is_up_by_percent(p: Parse) -> bool:
    """Whether a rise is stated without a verb: "up 18.5 %"."""
    stated = (m for m in p.all("QUANTITY") if m.get("QUANTITY")[1] == "percent")
    before = (p.previous(m, skip={"ABOUT"}) for m in stated)
    return any(m is not None and says(m, "up") for m in before)


def _rank_moved(p: Parse, move: list[Mention]) -> bool:
    """Whether a place is said to have moved, "climb in the ranking", which asks for that of both years."""
    light = {"FILLER", "IN", "OF", "BY", "TECH", "FLOW", "DEFINITION", "CLASS", "PRODUCT", "NEAR"}
    of_it = [
        m for m in move if (b := p.previous(m)) is None or not says(b, "to_export")
    ]  # no "export decline"
    beside = [p.next(m, skip=light) for m in move] + [p.previous(m, skip=light) for m in of_it]
    placed = [m for m in beside if m is not None and "RANK" in m and "CLASS" not in m]
    if p.has("SUPER") and not names_of(p) and any(_is_in_ranking(p, m, light) for m in move):
        p.retype(move[0], {"UNKNOWN": move[0].text.lower()})  # "who rose the most in the ranking"
        return True
    if not placed or not names_of(p) or p.has("PERCENT", "DOLLARS", "QUANTITY", "ORDINAL", "NUMBER", "SUPER"):
        return False
    years = tuple(p.get("years") or ())
    if len(years) == 1:
        p.frame["years"] = (years[-1] - 1, years[-1])
    elif not (years or p.get("span")):
        p.put(whole_span=True)
    p.frame.pop("claim", None)
    p.put(level="rank")
    p.use(*move, *p.all("RANK"), *p.all("DIFFERENCE"))
    return True


def _is_in_ranking(p: Parse, move: Mention, light: set[str]) -> bool:
    """Whether a move is one of places, of which no figure is printed."""
    lead = p.next(move, skip={"FILLER", "SUPER"})
    placed = p.next(lead, skip=light) if lead is not None and "IN" in lead else None
    return is_of(placed, "RANK") and not is_of(p.previous(move, skip=set()), "RANK")


def _share_moved(p: Parse, growth: list[Mention], move: list[Mention]) -> None:
    """How a share moved: a change in points, where two points in time are named."""
    if _asks_move_of_share(p, move) or p.has("POINTS") or p.get("span") or len(p.get("years", ())) == 2:
        p.put(move="change")
    p.use(*growth, *move, *p.all("HOWFAST"), *p.all("POINTS"))
    p.put(down=is_down(growth, move))


def _asks_move_of_share(p: Parse, move: list[Mention]) -> bool:
    """Whether a share is said to move, and is no part of a move: "how did the share of chips change"."""
    nouns = (
        is_of(before := p.previous(m, skip=set()), "YEAR") or says(before or "", "articles") for m in move
    )
    asked = p.has("HOW_DOING") or (p.has("FLOW") and p.has("HOWMUCH", "DIFFERENCE"))
    return bool(move) and asked and not (any(nouns) or p.has("CLASS", "SUPER", "QUANTITY"))


def _moved(p: Parse, growth: list[Mention], move: list[Mention]) -> None:
    """How a figure moved: growth or change as the unit says, open where it says neither."""
    if not growth and not move and p.has("MORE", "DIFFERENCE"):
        p.use(*p.all("HOWFAST"), *(n for m in p.all("HOWFAST") if (n := p.next(m)) and "MORE" in n))
        p.put(unit="percent")
    unit = unit_of_move(p, growth)
    kind = {"percent": "growth", "USD": "change"}.get(unit, "")
    p.put(move=kind, moved=True, unit=unit, down=is_down(growth, move))
    if any(says(m, "up_or_down") for m in move):
        p.frame.pop("claim", None)
    if p.has("CLASS") and p.has("WHICH", "COUNT", "LIST") and not p.has("SUPER"):
        ways = [(m, way(m)) for m in growth + move if way(m) and m not in map(p.next, p.all("OR"))]
        growth, move = ([m for m in found if (m, other_way(ways)) not in ways] for found in (growth, move))
    if _is_year_by_year(p, growth):
        p.put(each_year=True)
    p.use(*growth, *move, *p.all("HOWFAST"), *p.all("PERCENT"), *p.all("POINTS"))
    p.use(*(cue for cue in p.all("SHARE") if "PERCENT" in cue))


def _is_year_by_year(p: Parse, growth: list[Mention]) -> bool:
    """Whether each year has a move of its own: "yearly growth 2017-2020", "growth in 2018 and in 2019"."""
    years = p.get("years", ())
    if p.get("span") or p.get("whole_span"):
        return any(says(m.text.lower().replace(" - ", " "), "yearly_growth") for m in growth)
    if len(years) == 2 and len(growth) == 2:
        return all((n := p.next(m, skip={"FILLER", "IN", "OF"})) is not None and "YEAR" in n for m in growth)
    if len(years) == 2 and not p.has("THAN", "VS", "COMPARE", "DIFFERENCE", "MORE"):
        governed = (p.previous(m, skip={"FILLER", "CLASS", "WHEN"}) for m in p.all("YEAR"))
        return all(m is not None and ends(m, "in_at_the_end") for m in governed)
    return len(years) > 2 and all(b - a == 1 for a, b in pairwise(years))


def _is_mean_of_levels(p: Parse, cue: Mention) -> bool:
    """Whether "per year on average" stands with no word for growth."""
    return "MEAN" in cue and not p.has("GROWTH", "MOVE", "HOWFAST", "PERCENT")


def is_down(growth: list[Mention], move: list[Mention]) -> bool:
    """Whether any word for growth or movement means a fall."""
    return any(m.get("GROWTH") == "down" for m in growth) or any(m.get("MOVE") == "down" for m in move)
