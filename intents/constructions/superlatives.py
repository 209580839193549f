"""The greatest, the least, the top five, and claims to be one of them."""

from __future__ import annotations

from intents.constructions.chosen_among import how_many, members_counted
from intents.constructions.moves import is_down
from intents.constructions.places_held import is_placed_in_time
from intents.constructions.shares import names_of
from intents.frames.parse import Parse
from intents.lexicon.words import begins, ends, holds, says
from intents.model import ALL_PLACES, NAMES, Limit, Mention, is_of

#: how many are given where several are asked for
_SEVERAL = 3
#: what may stand before a thing that is traded
_BEFORE_THING = frozenset(["GROWTH", "MOVE", "FILLER", "TECH", "PRODUCT", "DEFINITION", "NATION"])


def superlatives(p: Parse) -> None:
    """The largest, the top five, the two smallest."""
    cues = [m for m in p.free("SUPER") if m.role == "" and not _is_limit(p, m)]
    if members_counted(p, cues):
        return
    cues = [m for m in cues if not m.used]
    cues = _without_record(p, cues)
    if not cues or p.get("pick") or p.get("places"):
        return
    if p.get("level") == "rank":
        p.use(*cues)
        p.put(order="min" if cues[0].get("SUPER") == "min" else "max")
    elif not _is_year_claimed(p, cues) and not _is_place_claimed(p, cues):
        _pick_best(p, cues)


def lead_of_first(p: Parse) -> None:
    """By how much the first is ahead of the second: "which state leads, and by how much?"."""
    cues = [m for m in p.all("DIFFERENCE") if says(m, "by_how_much") or says(m, "by_a_lead")]
    first = p.get("pick") == "best" and p.get("order") == "max" and p.get("places") in (None, (1, 1))
    leads = any(says(m, "by_a_lead") for m in cues) or p.says("leading") or p.all("ORDINAL", 1)
    other = (
        p.get("moved") or p.get("level") or p.get("when") or p.has("AREA", "PARTNER", "CATEGORY", "YEARWORD")
    )
    if cues and first and leads and p.has("WHICH") and not other and not p.all("CLASS", "year"):
        p.frame |= {"places": (1, 2), "difference": True}
        p.use(*cues, *p.all("BACKREF"), *p.all("RANK"))


def one_thing(p: Parse) -> None:
    """One of the things that are traded is chosen: "the fourth largest tech product import"."""
    cue = next((m for m in p.all("SUPER") if not says(m, "of_levels")), None)
    noun = p.next(cue, skip=_BEFORE_THING) if cue is not None and p.get("pick") == "best" else None
    after = p.next(noun) if noun is not None else None
    closed = after is None or is_of(after, "OF", "IN", "QMARK", "COMMA", "YEAR", "YEARWORD", "MARK")
    other = p.has("AREA", "PARTNER", "CLASS", "WHEN", "MEASURE", "BREAKDOWN")
    grown = is_of(p.next(cue), "GROWTH", "MOVE") if cue is not None else False
    if noun is None or not says(noun, "one_traded"):
        noun = _thing_that(p)
        closed = grown = noun is not None
    other = other or (p.has("MOVE", "GROWTH") and not grown)
    goods = p.has("TECH", "PRODUCT", "DEFINITION")
    if noun is not None and says(noun, "one_traded") and closed and goods and not other:
        p.put(over="category")


def _thing_that(p: Parse) -> Mention | None:
    """The word for a thing that is traded before what is told of it: "the tech import that grew fastest"."""
    things = p.saying("one_traded")
    return next((m for m in things if (n := p.next(m)) is not None and says(n, "relatives")), None)


def _is_year_claimed(p: Parse, cues: list[Mention]) -> bool:
    """Whether a year is said to be the greatest or least: "exports peaked in 2019, right?"."""
    years = p.get("years") or ()
    if not p.get("claim") or len(years) != 1 or not p.has("FLOW") or p.get("moved"):
        return False
    narrow = [m for m in names_of(p) if {"AREA", "PARTNER", "CATEGORY"} & set(m.kinds)]
    years_named = p.has("WHEN") or bool(p.all("CLASS", "year"))
    of_years = years_named or any(holds(m, "peaks") for m in cues)
    if not of_years and (narrow or p.has("CLASS", "RANK")):
        return False
    p.frame.pop("years")
    worst = cues[0].get("SUPER") == "worst" and not p.all("FLOW", "deficit")
    p.put(
        pick="best",
        order="min" if worst or cues[0].get("SUPER") == "min" else "max",
        when=True,
        peak=next(iter(years)),
    )
    p.use(*cues, *p.all("CLASS", "year"), *p.all("WHEN"))
    return True


def _without_record(p: Parse, cues: list[Mention]) -> list[Mention]:
    """The cues without "record" where one year is named and no class or year is asked for."""
    claimed = any("CLASS" in m for m in cues)  # "were 2006 exports a record"
    if len(p.get("years") or ()) != 1 or p.get("classes") or p.get("when") or claimed:
        return cues
    p.use(*(m for m in cues if says(m, "record")))
    return [m for m in cues if not says(m, "record")]


def _is_place_claimed(p: Parse, cues: list[Mention]) -> bool:
    """Whether a place is asserted of a name: "Texas is the largest exporter"; puts the place as a limit."""
    order = "max" if cues[0].get("SUPER") == "max" else "min"
    year = p.next(cues[0])
    if p.get("when") and year is not None and year.get("CLASS") == "year":
        return False  # "Korea as a supplier: best year"
    if p.has("EVER") and p.has("BACKREF") and not names_of(p):
        return False  # "is that the highest ever?", of all years
    kinds = {"AREA", "PARTNER", "CATEGORY", "REGION"}
    named = [m for m in names_of(p) if kinds & set(m.kinds) and m.role == ""]
    grouped = [m for m in named if m.is_group]
    claims = (p.get("claim") or _is_stated(p, named)) and (len(named) == 1 or _are_joined(p, named, cues))
    if (p.get("claim") and not named and p.has("BACKREF")) or (
        order == "max" and is_placed_in_time(p, cues[0])
    ):
        lost = p.get("first_time") == "turn"
        n = 0 if lost or named else how_many(p, cues)  # "is it in the top 25?"
        limits: tuple[Limit, ...] = (Limit(">" if lost else "<=" if n > 1 else "=", n or 1, "rank"),)
    elif claims and _ranks_levels(p) and (order == "max" or (n := how_many(p, cues)) > 1):
        n = how_many(p, cues) if order == "max" else n
        left = any(begins(b, "out_of") for cue in cues if (b := p.previous(cue)) is not None)
        limits = (Limit(">" if left else "<=" if n > 1 else "=", n or 1, "rank"),)
        limits = () if not n and _is_one_of_several(p, cues[0]) else limits
    else:
        if p.get("claim") and len(named) - len(grouped) == 1 and len(grouped) < 2 and not p.free("NUMBER"):
            _is_said_first(p, next(m for m in named if m not in grouped))
        return False
    p.put(level="rank", order=order, limits=limits)
    p.use(*cues, *p.all("RANK"), *p.all("EACH"))
    return True


def _are_joined(p: Parse, named: list[Mention], cues: list[Mention]) -> bool:
    """Whether several are each said to be among so many: "are Oregon and Florida both in the top five"."""
    kinds = [kind for kind in NAMES if all(kind in m for m in named)]
    joined = all(is_of(p.next(m, skip={"FILLER"}), "AND", "COMMA", *NAMES) for m in named[:-1])
    single = bool(kinds) and joined and not any(m.is_group for m in named)
    number = next((m.get("NUMBER") for cue in cues if "NUMBER" in (m := p.next(cue) or cue)), 0)
    return single and number >= len(named) > 1 and not p.has("OR", "VS", "THAN", "SUM")


def _is_one_of_several(p: Parse, cue: Mention) -> bool:
    """Whether a place among the first is claimed, and not how many they are: "one of the top exporters"."""
    noun = p.next(cue, skip=_BEFORE_THING | {"FLOW", "CATEGORY"})
    behind_among = (p.next(m, skip={"FILLER"}) for m in p.items[: p.index(cue)] if says(m, "among"))
    return any(is_of(m, "CLASS") and m.word.endswith("s") for m in (noun, *behind_among) if m is not None)


def _is_said_first(p: Parse, name: Mention) -> None:
    """Take a name for the one that is said to be chosen: "Nevada grew fastest, right?"."""
    kind = next((k for k in ("AREA", "PARTNER", "CATEGORY") if k in name), "")
    own = p.says("its_own", of="BACKREF")
    if kind and not own and not p.has("WHICH", "COUNT", "LIST", "WHEN"):
        name.role = "sole"
        p.put(over=kind.lower())
        p.use(name, *p.all("CLASS"))


def _is_stated(p: Parse, named: list[Mention]) -> bool:
    """Whether nothing is asked and the one name is of the class that stands beside it."""
    classes = [m.get("CLASS") for m in p.items if "CLASS" in m]
    if len(named) != 1 or not classes or p.has("WHICH", "HOWMUCH", "LIST", "COUNT", "WHEN"):
        return False
    kind = {"partner": "PARTNER", "area": "AREA"}.get(classes[0], "")
    return kind in named[0] and not named[0].is_group and not p.free("NUMBER")


def _pick_best(p: Parse, cues: list[Mention]) -> None:
    """Choose the greatest or least; the worst is the greatest where a fall or a deficit is meant."""
    worst = cues[0].get("SUPER") == "worst"
    falls = is_down(p.all("GROWTH"), p.all("MOVE")) or bool(p.all("FLOW", "deficit"))
    praised = says(cues[0], "praised") and not p.has("MOVE", "GROWTH")
    order = "max" if cues[0].get("SUPER") == "max" or (worst and falls) else "min"
    if praised and p.all("FLOW", "deficit"):
        order = "min"  # the best year of a deficit is that of the least
    if not (p.get("moved") or p.get("move")) and any(says(m, "fastest") for m in cues):
        p.put(move="growth", moved=True)
    if (p.get("difference") or p.get("times")) and len({m.get("SUPER") for m in p.all("SUPER")}) > 1:
        p.put(ends=True, places=ALL_PLACES)  # "highest minus lowest"
        worst, order = False, "max"
    n = how_many(p, cues)
    p.put(pick="best", order=order, worst=worst, praised=praised, risen=not falls and _among_risen(p))
    several = not n and _asks_several(p, cues[0])
    if n or several:
        p.put(places=(1, n or _SEVERAL), several=several)
    p.use(*cues, *p.all("RANK"))
    _grown_in_percent(p)
    if any(holds(m, "year") for m in cues):
        p.put(when=True)
    if _asks_thing(p, cues[0]):
        p.put(over="category")


def _grown_in_percent(p: Parse) -> None:
    """Members are chosen by growth where a percentage of them is asked and no share: "the top in percent"."""
    percents = [m for m in p.all("PERCENT") if m.role == ""]
    if percents and p.get("classes") and not p.get("moved") and not p.get("level"):
        p.put(move="growth", moved=True)
        p.use(*percents)


def _asks_several(p: Parse, cue: Mention) -> bool:
    """Whether the greatest are asked for and not how many of them: "the leading suppliers"."""
    noun = p.next(cue, skip=_BEFORE_THING | {"FLOW", "CATEGORY"})
    other = p.has("MOVE", "GROWTH", "SHARE", "SUM", "MEAN", "DIFFERENCE", "RANK", "PERCENT", "CLAIM")
    plural = is_of(noun, "CLASS") and noun.text.lower().endswith("s") and noun.get("CLASS") != "year"
    governed = is_of(p.previous(cue), "OF", "IN", "THAN")
    one = len({m.get("CLASS") for m in p.all("CLASS")}) == 1 and not p.has("COUNT")
    lead = p.previous(cue, skip={"CLASS"}) if p.has("WHICH") else None
    are = [m for m in p.items[: p.index(cue)] if ends(m, "several_are")]  # "who are the main ones"
    return plural and not governed and not other and one and (lead is None or bool(are))


def _asks_thing(p: Parse, cue: Mention) -> bool:
    """Whether it is asked what the nation trades most: "what does America import the most of"."""
    kind = any(says(m, "kinds_of") for m in p.items[1:2])  # "which kind of technology"
    asked = kind or any(begins(m, "what") and "HOWMUCH" in m for m in p.items[: p.index(cue)])
    behind = p.next(cue)
    closed = behind is None or is_of(
        behind, "OF", "IN", "QMARK", "COMMA", "YEAR", "NATION", "FLOW", "BUY", "SELL"
    )
    ours = any(m.get("NATION") not in (None, "them") for m in p.all("NATION"))
    other = p.has("AREA", "PARTNER", "CATEGORY", "CLASS", "WHEN", "MEASURE", "NUMBER", "MOVE", "GROWTH")
    other = other or (p.has("WHICH") and not kind)
    traded = p.has("BUY", "SELL") or any(m.get("FLOW") in {"exports", "imports"} for m in p.all("FLOW"))
    whole = says(cue, "most") or (behind is not None and is_of(p.next(cue, skip=set()), "FILLER"))
    return asked and closed and ours and traded and whole and not other


def _among_risen(p: Parse) -> bool:
    """Whether it is chosen among those that rose: "of the states that grew, which grew the least"."""
    rises = [m for m in p.items if "GROWTH" in m or m.get("MOVE") == "up"]
    opens = [m for m in p.items[: p.index(rises[0])] if "CLASS" in m] if len(rises) > 1 else []
    return any((b := p.previous(m)) is not None and {"OF", "IN"} & set(b.kinds) for m in opens)


def _ranks_levels(p: Parse) -> bool:
    """Whether a superlative ranks what a name has: its level, or its growth among all of a class."""
    return not p.has("MOVE", "GROWTH") or (p.has("GROWTH") and p.has("BREAKDOWN", "CLASS"))


def _is_limit(p: Parse, mention: Mention) -> bool:
    """Whether it is a limit, not a superlative: "topped $50 billion"."""
    after = p.next(mention)
    return "OVER" in mention and after is not None and bool({"QUANTITY", "MULTIPLE"} & set(after.kinds))
