"""The constructions: each looks for cues of one kind and says what they make of the question."""

from __future__ import annotations

from collections.abc import Callable

from intents.model import Limit, Mention
from intents.parse import Parse

_BE = {"is", "are", "was", "were", "be", "been"}
_COMPARABLE = ("AREA", "PARTNER", "CATEGORY", "PRODUCT", "FLOW", "REGION")
_LINKING = {"FILLER", "CLASS", "OF", "TECH", "FLOW", "GROUP_WORD", "NATION", "DEFINITION", "TOTAL"}


# periods --------------------------------------------------------------------------------------------------


def periods(p: Parse) -> None:
    """YEAR, SPAN and words for years."""
    for span in p.all("SPAN"):
        p.put(span=span.get("SPAN"))
        p.use(span)
    years: list[int] = []
    for year in p.all("YEAR"):
        before = p.previous(year, skip=set())
        opener = before.text.lower() if before else ""
        after = p.next(year, skip=set())
        closer = after.text.lower() if after else ""
        if opener in {"since", "from", "after", "out of"} and (opener == "since" or closer in {"on", "onward", "onwards", "to now", "forward"}):
            p.put(span=(year.get("YEAR"), 0))
        elif opener in {"through", "until", "up to", "thru", "till", "up until"} and not p.has("SPAN") and len(p.all("YEAR")) == 1:
            p.put(span=(1, year.get("YEAR")))
            p.use(before)
        elif len(p.all("YEAR")) == 1 and opener in {"from", "on", "versus", "vs", "against", "than", "compared with", "compared to", "since", "over", "relative to", "after"} and p.has("GROWTH", "MOVE", "HOWFAST", "COMPARE", "MORE"):
            p.put(span=(year.get("YEAR"), 0))
            p.use(before)
        else:
            years.append(year.get("YEAR"))
        p.use(year)
    if years:
        p.put(years=tuple(dict.fromkeys(years)))
        if p.get("span") and not p.get("span")[1]:
            p.frame.pop("span")
    for word in p.all("YEARWORD"):
        _year_word(p, word)
    _last_years(p)
    _later_years(p)
    for cue in p.all("EACHYEAR"):
        if "SUPER" not in cue:
            p.put(each_year=True)


def _year_word(p: Parse, word: Mention) -> None:
    value = word.get("YEARWORD")
    if value == "all":
        p.put(whole_span=True)
    elif value == "both":
        p.put(both_years=True)
    elif value == "decade":
        p.put(year_word="decade")
    else:
        p.put(year_word=value)
    p.use(word)


def _later_years(p: Parse) -> None:
    """ "Three years later", "two years earlier"."""
    for m in p.all("CLASS"):
        number, after = p.previous(m, skip=set()), p.next(m, skip=set())
        word = after.text.lower() if after is not None else ""
        if m.get("CLASS") == "year" and number is not None and "NUMBER" in number and word in {"later", "after", "on", "earlier", "before", "prior", "ago"}:
            step = int(number.get("NUMBER")) * (1 if word in {"later", "after", "on"} else -1)
            p.put(year_word=f"shift:{step}")
            p.use(m, number, after)


def next_places(p: Parse) -> None:
    """ "Next three?" after a ranking."""
    for m in p.items:
        number = p.next(m, skip=set()) if m.text.lower() == "next" else None
        if number is not None and "NUMBER" in number and ((n := p.next(number)) is None or n.get("CLASS") != "year"):
            p.put(next_places=int(number.get("NUMBER")))
            p.use(m, number)


def per_job(p: Parse) -> None:
    """Dollars per job, jobs per billion dollars: exports and jobs in one ratio."""
    if any("jobs" not in m.get("MEASURE") for m in p.all("MEASURE")):
        return
    jobs = [m for m in p.all("MEASURE") if "jobs" in m.get("MEASURE")] or [m for m in p.items if m.text.lower() in {"job", "worker", "jobs"}]
    pers = p.all("PER") + [m for m in p.all("RATIO") if m.text not in {"/"}] + [m for m in p.all("TIMES_CUE")] + [m for m in p.items if m.text.lower() in {"a", "every", "each", "per"} and (n := p.next(m, skip={"FILLER", "TECH", "FLOW"})) is not None and n in jobs]
    money = [m for m in p.items if {"DOLLARS", "FLOW", "QUANTITY", "HOWMUCH"} & set(m.kinds)]
    if not jobs or not pers or not money:
        return
    per = pers[0]
    after = p.items[p.index(per) + 1 :]
    jobs_first = any(m in jobs for m in p.items[: p.index(per)]) and any({"DOLLARS", "QUANTITY"} & set(m.kinds) or m.text.lower().startswith(("billion", "$", "dollar")) for m in after) and not any(m in jobs for m in after)
    if not jobs_first and not any(m in jobs for m in after):
        return
    p.put(per_job="jobs" if jobs_first else "money")
    p.use(*pers, *jobs, *p.all("DOLLARS"), *p.all("QUANTITY"), *p.all("MEAN"), *p.all("COUNT"), *p.free("NUMBER"))
    for m in jobs:
        m.role = "jobs"


def _last_years(p: Parse) -> None:
    """ "over the last three years"."""
    for number in p.free("NUMBER"):
        after, before = p.next(number), p.previous(number, skip=set())
        if after is not None and after.get("CLASS") == "year" and len(p.get("years", ())) == int(number.get("NUMBER")):
            p.use(number, after, before)
            continue
        if after is not None and after.get("CLASS") == "year" and before is not None and before.text in {"last", "past", "latest", "previous", "recent", "final"}:
            p.put(year_word=f"last:{int(number.get('NUMBER'))}")
            p.use(number, after, before)


# negation and exclusion -----------------------------------------------------------------------------------


def sectors(p: Parse) -> None:
    """Tech as one sector of all exports: "states where tech is the number one export", "is tech the top export of Idaho"."""
    techs = [m for m in p.items if ("TECH" in m or "PRODUCT" in m) and m.role == ""]
    if not techs:
        return
    if _is_last_asked(p, techs[-1]):
        p.put(sector=True)
        p.use(*p.all("RANK"))
        return
    ranked = [m for m in p.items if {"SUPER", "ORDINAL", "RANK"} & set(m.kinds) and not m.used]
    after = [m for m in ranked if p.index(m) > p.index(techs[0])]
    heads = [m for m in p.items if m.get("FLOW") == "exports" or m.get("CLASS") in {"category", "sector"}]
    all_exports = any(m.get("CLASS") in {"category", "sector"} for m in heads) or any(p.index(h) > p.index(m) for h in heads for m in after)
    verb = any(m.text.lower() in _BE | {"has", "have", "with", "having", "rank", "ranks", "ranked", "claim", "put", "rate"} or {"RANK", "AS", "GIVE"} & set(m.kinds) for m in p.items)
    techs = [t for t in techs if (n := p.next(t, skip={"FLOW", "FILLER", "PRODUCT"})) is None or "CLASS" not in n or n.get("CLASS") == "sector"]
    if not techs:
        return
    ranked = [m for m in ranked if p.index(m) > p.index(techs[0])]
    after = [m for m in after if p.index(m) > p.index(techs[0])]
    if any(m.get("FLOW") not in {"exports", None} for m in p.items):
        return
    if not after or not verb or not all_exports or p.has("QUANTITY", "GROWTH", "MOVE", "DEFINITION", "SHARE", "CATEGORY_ONLY"):
        return
    if techs[0].get("PRODUCT") in {"services"} and not p.has("TECH") and "tech" not in techs[0].text.lower():
        return
    if any("CATEGORY" in m and "PRODUCT" not in m for m in p.items):
        return
    if p.has("CLASS") and any(m.get("CLASS") in {"partner", "techarea", "year"} for m in p.all("CLASS")):
        return
    p.put(sector=True, **_sector_place(p, after))
    p.use(*after)


def _is_last_asked(p: Parse, tech: Mention) -> bool:
    """ "In which place among all services exports is tech?"."""
    before = p.previous(tech, skip=set())
    last = [m for m in p.items if not {"QMARK", "MARK", "IN", "YEAR"} & set(m.kinds)][-1]
    heads = any(m.get("CLASS") in {"category", "sector"} for m in p.all("CLASS"))
    return tech is last and "TECH" in tech and before is not None and before.text.lower() in _BE and p.has("RANK") and heads


def _sector_place(p: Parse, ranked: list[Mention]) -> dict[str, object]:
    first = ranked[0]
    if "ORDINAL" in first:
        return {"sector_place": ("=", first.get("ORDINAL"))}
    number = p.next(first)
    if number is not None and "NUMBER" in number:
        p.use(number)
        return {"sector_place": ("<=", int(number.get("NUMBER")))}
    if number is not None and "ORDINAL" in number:
        p.use(number)
        return {"sector_place": ("=", int(number.get("ORDINAL")))}
    return {"sector_place": ("=", 1)} if "SUPER" in first else {}


def negation(p: Parse) -> None:
    """ "not services", "no need for ranks", "Mexico aside": what is named there is claimed as excluded."""
    for cue in p.all("NOT"):
        target = p.next(cue, skip={"FILLER", "TECH", "IN", "OF"})
        while target is not None and _is_negatable(target):
            target.role = "negated"
            p.use(target, cue)
            joint = p.next(target, skip=set())
            target = p.next(joint) if joint is not None and {"AND", "OR"} & set(joint.kinds) else (
                joint if joint is not None and _is_negatable(joint) else None
            )  # fmt: skip
    for cue in p.all("COUNTING"):
        target = p.next(cue)
        if target is None or "AREA" not in target:
            target = p.previous(cue)
        if target is not None and "AREA" in target:
            target.role = "counted"
            p.use(target, *[m for m in p.items[p.index(target) :] if {"NUMBER", "OF"} & set(m.kinds)])
    for cue in p.all("EXCEPT"):
        target = p.next(cue)
        if cue.text in {"aside", "apart"} or target is None or not _is_name(target):
            target = p.previous(cue)
        while target is not None and _is_name(target):
            target.role = "excluded"
            p.use(target, cue)
            joint = p.next(target, skip=set())
            target = p.next(joint) if joint is not None and {"AND", "OR", "COMMA"} & set(joint.kinds) else None


def _is_name(mention: Mention) -> bool:
    return bool({"AREA", "PARTNER", "CATEGORY", "PRODUCT", "REGION"} & set(mention.kinds))


def _is_negatable(mention: Mention) -> bool:
    return mention.is_entity or bool(
        {"RANK", "GROWTH", "SHARE", "CLASS", "MOVE", "PERCENT", "DOLLARS", "TREND", "COUNT", "LIST", "YEAR", "UNKNOWN", "STOP"} & set(mention.kinds)
    )


# topics that are no figures -------------------------------------------------------------------------------


def claims(p: Parse) -> None:
    """ "..., right?", "is it true that", and questions that begin with a verb."""
    for cue in p.all("CLAIM"):
        cue.only("CLAIM")
        p.put(claim=True, tagged=True)
        p.use(cue)
    first = _opening_verb(p)
    if first is None:
        return
    text = first.text.lower()
    after = p.next(first, skip=set())
    verb = text in {"is", "are", "was", "were", "did", "does", "do", "has", "have", "had", "isn't", "didn't", "doesn't", "weren't", "aren't"}
    if verb and not (after is not None and after.text.lower() in {"you", "u", "there", "i", "anyone", "we have", "anybody"} and text in {"do", "did", "have", "are", "is"} and after.text.lower() != "there"):
        p.put(claim=True, yes_no=True)


def _opening_verb(p: Parse) -> Mention | None:
    """The word that a question opens with; a year or a courtesy may stand before it."""
    light = {"MARK", "COMMA", "ELLIPSIS", "AND", "CLAIM", "YEAR", "SPAN", "IN", "SMALLTALK", "DASH"}
    colons = [i for i, m in enumerate(p.items) if m.text == ":"]
    for m in p.items[colons[-1] + 1 if colons else 0 :]:
        if light & set(m.kinds) or (m.text.lower() in {"please", "so", "well", "ok", "okay", "tell", "me", "could", "can", "you", "would", "kindly", "check", "say", "know", "quick", "question", "one"} and p.has("QMARK")):
            continue
        return m
    return None


# shares ---------------------------------------------------------------------------------------------------


def shares(p: Parse) -> None:
    """X as a share of Y; what part of Y is X; X's share."""
    cue = _share_cue(p) if not p.get("everyone") else None
    if cue is None:
        return
    p.put(level="share")
    p.use(cue)
    for other in p.all("SHARE") + p.all("PERCENT"):
        p.use(other)
    whole = _whole_after(p, cue) or _whole_before(p, cue)
    part = [m for m in p.items if m.is_entity and m not in whole and m.role == ""]
    leans = any({"FLOW", "TOTAL", "PRODUCT"} & set(m.kinds) or "PARTNER" in m and not m.get("PARTNER")[0].isupper() for m in whole) or p.has("BACKREF") or (p.previous(cue) is not None and "AS" in p.previous(cue)) or cue is p.items[0] or cue.text.lower().startswith("as ")  # type: ignore[operator]
    if whole and p.all("YEAR") and len({m.get("YEAR") for m in p.all("YEAR")}) == 2 and _year_inside(p, whole):
        p.put(crossed_years=True)
    if whole and (_narrow(part) or (leans and not part)):
        for mention in whole:
            mention.role = "base" if not {"YEAR", "SPAN"} & set(mention.kinds) else mention.role
    elif whole and len(split := _part_in_whole(p, whole)) == 2:
        for mention in split[1]:
            mention.role = "base"


def _year_inside(p: Parse, whole: list[Mention]) -> bool:
    """ "... were what percent of its 2019 exports": the base is of another year."""
    start, end = p.index(whole[0]), p.index(whole[-1])
    inside = [m for m in p.items[max(start - 1, 0) : end + 1] if "YEAR" in m]
    return len(inside) == 1


def _share_cue(p: Parse) -> Mention | None:
    cues = [m for m in p.all("SHARE") if m.role == ""]
    two_points = p.get("span") or len(p.get("years", ())) == 2
    if two_points and cues and all("PERCENT" in m for m in cues) and len(_names_of(p)) < 3 and not any(_of_follows(p, m) for m in cues):
        return None
    moves = p.has("GROWTH", "CAGR") or any(m.role == "" for m in p.all("MOVE"))
    if (how_much := _how_much_of(p)) is not None:
        return how_much
    for cue in cues:
        strict = "PERCENT" not in cue
        if strict and not (cue.text.lower() in {"part", "due to", "weight", "pie"} and len(cues) > 1):
            return cue
    if moves and cues and all("PERCENT" in m for m in cues) and len(_narrow(_names_of(p))) < 2:
        return None
    for cue in cues:
        if _of_follows(p, cue):
            if not moves or not any("MOVE" in m or "GROWTH" in m for m in p.items[: p.index(cue)]):
                return cue
    if moves or p.has("TIMES_CUE", "RATIO"):
        return None
    for quantity in p.all("QUANTITY"):
        after = p.next(quantity, skip=set())
        if quantity.get("QUANTITY")[1] == "percent" and after is not None and "OF" in after:
            return after
    for cue in cues:
        before, after = p.previous(cue, skip=set()), p.next(cue)
        if before is not None and ("AS" in before or "HOWMUCH" in before or "COUNT" in before or "WHICH" in before):
            return cue
        if after is not None and ({"GO_TO", "GIVE", "SELL", "BUY"} & set(after.kinds) or after.text in _BE):
            return cue
    return cues[0] if cues and len(_names_of(p)) >= 2 and not p.has("RANK", "SUPER") else None


def _how_much_of(p: Parse) -> Mention | None:
    """ "How much of the deficit is biotech?": a share where a name follows the verb."""
    for cue in p.all("HOWMUCH"):
        after = p.next(cue, skip=set())
        if cue.text.lower() != "how much" or after is None or "OF" not in after:
            continue
        verb = next((i for i, m in enumerate(p.items) if i > p.index(after) and (m.text.lower() in _BE or {"GIVE", "GO_TO", "SELL"} & set(m.kinds))), None)
        between = p.items[p.index(after) : verb] if verb else []
        if not any({"FLOW", "TOTAL", "BACKREF", "BUY", "SELL"} & set(m.kinds) for m in between):
            continue
        if verb is not None and _narrow([m for m in p.items[verb:] if m.is_entity]):
            return after
    return None


def _of_follows(p: Parse, cue: Mention) -> bool:
    after = p.next(cue, skip=set())
    return cue.text.split()[-1].lower() == "of" or (after is not None and "OF" in after)


def _names_of(p: Parse) -> list[Mention]:
    return [m for m in p.items if m.is_entity and "TECH" not in m and "NATION" not in m]


def _whole_after(p: Parse, cue: Mention) -> list[Mention]:
    at = p.index(cue) + 1
    ends_in_of = cue.text.split()[-1] in {"of", "in"}
    while at < len(p.items) and "FILLER" in p.items[at] and p.items[at].text not in _BE:
        at += 1
    if not ends_in_of:
        if at >= len(p.items) or not {"OF", "IN"} & set(p.items[at].kinds):
            return []
        at += 1
    return _phrase(p, at)


def _whole_before(p: Parse, cue: Mention) -> list[Mention]:
    """ "Of everything the NAFTA partners bought, what percent ..."."""
    for mention in p.items[: p.index(cue)]:
        if "OF" in mention and mention is p.items[0] or mention.text.lower() in {"of", "out of"} and p.index(mention) <= 1:
            return _phrase(p, p.index(mention) + 1, stop_at_comma=True)
    return []


def _phrase(p: Parse, at: int, stop_at_comma: bool = False) -> list[Mention]:
    """The entities of the noun phrase that begins here."""
    found: list[Mention] = []
    while at < len(p.items):
        m = p.items[at]
        following = p.items[at + 1] if at + 1 < len(p.items) else None
        if m.text.lower() in _BE or {"GIVE", "GO_TO", "QMARK", "SHARE", "CLAIM", "THAN"} & set(m.kinds) and not m.is_entity:
            break
        if m.text.lower() in {"that", "which", "with"} and found:
            break
        if "COMMA" in m and (stop_at_comma or found):
            break
        if {"SELL", "BUY"} & set(m.kinds) and not stop_at_comma and not (found and (found[-1].get("NATION") or "PARTNER" in found[-1])):
            break
        if {"FROM"} & set(m.kinds) and any("FLOW" in f for f in found) and following is not None and "PARTNER" in following and not stop_at_comma:
            break
        if m.is_entity or "TOTAL" in m:
            found.append(m)
        at += 1
    return found


def _narrow(mentions: list[Mention]) -> list[Mention]:
    """Those that single something out, as a part of a whole does."""
    return [m for m in mentions if {"AREA", "PARTNER", "CATEGORY", "PRODUCT", "REGION", "MEASURE", "COVERS"} & set(m.kinds) or ({"TECH", "DEFINITION"} & set(m.kinds) and all({"TECH", "DEFINITION"} & set(x.kinds) for x in mentions))]


def _part_in_whole(p: Parse, whole: list[Mention]) -> tuple[list[Mention], ...]:
    """ "share of services in all tech exports": the phrase holds part and whole."""
    for i in range(1, len(whole)):
        between = p.items[p.index(whole[i - 1]) + 1 : p.index(whole[i])]
        if any({"IN", "OF", "WITH"} & set(m.kinds) for m in between) and _narrow(whole[:i]):
            rest = whole[i:]
            if any("FLOW" in m or "TOTAL" in m or "PRODUCT" in m or "TECH" in m for m in rest):
                return whole[:i], rest
    return (whole,)


# ratios, differences, moves -------------------------------------------------------------------------------


def times(p: Parse) -> None:
    """How many times, by what factor, the ratio of A to B, B for every dollar of A."""
    cues = p.all("TIMES_CUE") + [m for m in p.all("RATIO") if m.text != "/" or _between_flows(p, m)]
    multiple = next(iter(p.all("MULTIPLE")), None)
    if p.all("SUM") and any(m.text.lower().startswith("add") for m in p.all("MOVE")):
        for m in p.all("MOVE"):
            if m.text.lower() in {"add", "adds", "added"}:
                m.kinds = {"SUM": ""}
    if multiple is not None and p.get("level") != "share":
        compare, value = _compare_before(p, multiple), multiple.get("MULTIPLE")
        if value < 1:
            compare = {">": "<", ">=": "<="}.get(compare, compare)
            p.put(move="growth", moved=True, down=True, limits=(Limit(compare, 100 * (value - 1), "percent!"),))
            p.use(multiple)
            return
        p.put(limits=(*p.get("limits", ()), Limit(compare, value, "ratio")))
        cues.append(multiple)
    if not cues or p.get("level") == "share" or p.get("per_job"):
        return
    reversed_ = _base_first(p, cues) or any(m.text.lower().startswith(("for every", "for each", "per dollar")) and not any("FLOW" in x for x in p.items[: p.index(m)]) for m in cues)
    p.put(times=True, reversed_ratio=reversed_)
    p.use(*cues, *p.all("GROWTH"), *p.all("MOVE"), *p.all("MORE"), *p.all("THAN"), *p.all("SUM"), *p.all("DIFFERENCE"), *p.all("COMPARE"))
    for m in p.all("COUNT") + p.all("FROM") + p.all("DOLLARS"):
        p.use(m)


def _between_flows(p: Parse, mention: Mention) -> bool:
    before, after = p.previous(mention), p.next(mention)
    return before is not None and after is not None and "FLOW" in before and "FLOW" in after


def _base_first(p: Parse, cues: list[Mention]) -> bool:
    """ "How many times as large as B were A": the base stands right behind the cue."""
    for cue in cues:
        if "TIMES_CUE" not in cue or any(m.is_entity and not {"NATION", "TECH"} & set(m.kinds) for m in p.items[: p.index(cue)]):
            continue
        at = p.index(cue) + 1
        while at < len(p.items) and ({"FILLER", "MORE", "NATION", "TECH", "SUPER"} & set(p.items[at].kinds)) and not {"AS", "THAN"} & set(p.items[at].kinds):
            at += 1
        if cue.text.lower().endswith(" as") or (at < len(p.items) and {"AS", "THAN"} & set(p.items[at].kinds) and "FLOW" not in p.items[at - 1]):
            return True
    return False


def _compare_before(p: Parse, mention: Mention) -> str:
    before = p.previous(mention, skip={"FILLER", "MOVE", "GROWTH"})
    if before is not None:
        for kind in ("OVER", "UNDER", "ABOUT"):
            if kind in before:
                p.use(before)
                return str(before.get(kind))
    return "="


def moves(p: Parse) -> None:
    """Growth, change, compound rates: percent against dollars picks the measure."""
    if p.get("times"):
        return
    cagr = p.all("CAGR")
    growth = [m for m in p.all("GROWTH") if m.role == ""]
    move = [m for m in p.all("MOVE") if m.role == ""]
    if cagr:
        p.put(move="cagr")
        p.use(*cagr, *growth, *move, *p.all("PERCENT"), *p.all("HOWFAST"), *p.all("MEAN"), *p.all("EACHYEAR"))
        p.frame.pop("each_year", None)
        return
    if _more_than_before(p):
        return
    if any(m.text.lower() in {"net", "netted"} for m in p.all("FLOW")) and not growth and move and all(m.text.lower() in _MADE for m in move):
        p.use(*move)
        return
    if not growth and not move and any(m.text.lower().startswith(("extra", "additional")) for m in p.all("DOLLARS")):
        p.put(move="change", moved=True, unit="USD")
        return
    if not growth and not move and not p.has("HOWFAST"):
        two = p.get("span") or len(p.get("years", ())) == 2 or (p.get("years") and p.get("year_word") == "previous")
        if not any(m.is_entity for m in p.items) and not p.get("level"):
            percents = [m for m in p.all("PERCENT") if m.role == ""]
            dollars = [m for m in p.all("DOLLARS") if m.role == ""]
            p.put(unit="percent" if percents and not dollars else "USD" if dollars and not percents else "")
            p.use(*percents)
        if p.has("PERCENT") and two and p.get("level") != "share" and not p.has("QUANTITY"):
            p.put(move="growth", moved=True, unit="percent")
            p.use(*p.all("PERCENT"))
        return
    if p.get("level") == "share":
        if p.has("POINTS") or p.get("span") or len(p.get("years", ())) == 2:
            p.put(move="change")
        p.use(*growth, *move, *p.all("HOWFAST"), *p.all("POINTS"))
        p.put(down=_is_down(growth, move))
        return
    if not growth and not move and p.has("MORE", "DIFFERENCE"):
        p.use(*p.all("HOWFAST"))
        p.put(unit="percent")
    unit = _unit(p, growth)
    p.put(move={"percent": "growth", "USD": "change"}.get(unit, ""), moved=True, unit=unit, down=_is_down(growth, move))
    p.use(*growth, *move, *p.all("HOWFAST"), *p.all("PERCENT"), *p.all("POINTS"))
    for cue in p.all("SHARE"):
        if "PERCENT" in cue:
            p.use(cue)


def _more_than_before(p: Parse) -> bool:
    """ "Which categories exported more in 2020 than in 2019": a rise of each, not a comparison of two."""
    more = p.all("MORE")
    two = p.get("span") or len(p.get("years", ())) == 2
    if not (more and p.all("THAN") and two and p.has("CLASS") and p.has("WHICH", "COUNT", "LIST")) or p.has("QUANTITY"):
        return False
    down = more[0].get("MORE") == "down"
    p.put(move="change", moved=True, down=down, limits=(Limit("<" if down else ">", 0, ""),), pick="where")
    p.use(*more, *p.all("THAN"))
    return True


#: words for making or losing money: with a net figure they ask for its value
_MADE = {"lose", "lost", "loses", "losing", "loss", "gain", "gained", "gains"}


def _is_down(growth: list[Mention], move: list[Mention]) -> bool:
    return any(m.get("GROWTH") == "down" for m in growth) or any(m.get("MOVE") == "down" for m in move)


def _unit(p: Parse, growth: list[Mention]) -> str:
    dollars = [m for m in p.all("DOLLARS") if m.role == ""]
    quantity = [m.get("QUANTITY")[1] for m in p.all("QUANTITY")]
    percents = [m for m in p.all("PERCENT") if m.role == ""]
    if percents or p.has("HOWFAST") or "percent" in quantity:
        return "percent"
    if any("dollar" in m.text.lower() for m in p.all("DIFFERENCE")) or any(m.text.lower() in {"by what sum", "what sum", "by what amount"} for m in p.all("HOWMUCH")):
        return "USD"
    if dollars or "USD" in quantity or (p.has("COUNT") and p.has("MEASURE")):
        return "USD"
    return "percent" if growth else ""


def everyone(p: Parse) -> None:
    """ "All 50 states added up": the sum of the state table, beside a part of it or the nation."""
    states = [m for m in p.all("CLASS") if m.get("CLASS") == "area"]
    summing = [m for m in p.items if "SUM" in m or m.text.lower() in {"sum", "total of", "sum of"}]
    if not states or not summing or not p.has("SHARE", "PERCENT", "DIFFERENCE") or p.has("SUPER", "ORDINAL", "QUANTITY"):
        return
    p.put(everyone=True)
    p.use(*states, *summing, *p.free("NUMBER"))
    for m in states + summing:
        m.role = "everyone"
    for m in p.all("AREA"):
        before = p.previous(m)
        if before is not None and "AND" in before and p.index(m) - p.index(states[0]) in range(1, 4):
            m.role = "counted"
            p.use(m)
    if p.has("SHARE", "PERCENT"):
        p.put(level="share")
        p.use(*p.all("SHARE"), *p.all("PERCENT"))


def bilateral(p: Parse) -> None:
    """ "Trade between Japan and Germany": nothing that the sources have."""
    partners = [m for m in p.all("PARTNER") if m.role == ""]
    if p.has("BETWEEN") and p.has("FLOW") and len(partners) == 2 and not p.has("DIFFERENCE", "COMPARE", "VS", "MORE", "WHICH") and "AND" in (p.next(partners[0]) or partners[0]):
        p.put(bilateral=True)
        p.use(*p.all("BETWEEN"))


def differences(p: Parse) -> None:
    """The gap between A and B, how much more A than B."""
    cues = [m for m in p.all("DIFFERENCE") if m.role == ""]
    two_years = p.get("span") or len(p.get("years", ())) == 2
    for cue in cues:
        if cue.text.lower() in {"gap", "gaps", "the gap"} and not _two_lines(p) and not two_years and not p.has("FLOW", "THAN", "BETWEEN", "POINTS") and p.has("CATEGORY", "PARTNER", "TECH", "DEFINITION", "PRODUCT", "NATION"):
            cue.kinds = {"FLOW": "deficit"}
    cues = [m for m in cues if "DIFFERENCE" in m]
    if not cues:
        return
    if p.get("moved") and not p.has("THAN") and not _two_lines(p):
        p.use(*cues)
        return
    if two_years and not _two_lines(p) and any(m.role == "" for m in p.all("PERCENT")):
        p.put(move="growth", moved=True, unit="percent")
        p.use(*cues, *p.all("MORE"), *p.all("THAN"), *p.all("PERCENT"), *p.all("COMPARE"))
        return
    p.put(difference=True)
    p.use(*cues, *p.all("MORE"), *p.all("THAN"), *p.all("COMPARE"), *p.all("POINTS"), *p.all("BETWEEN"))


def _two_lines(p: Parse) -> bool:
    return any(len({_side(m, kind) for m in p.all(kind) if m.role == ""} - {"trade"}) >= 2 for kind in _COMPARABLE)


def _side(mention: Mention, kind: str) -> str:
    value = str(mention.get(kind))
    return "balance" if kind == "FLOW" and value in {"surplus", "deficit"} else value


# choosing -------------------------------------------------------------------------------------------------


def classes(p: Parse) -> None:
    """Which dimension is asked for: states, countries, categories, years."""
    _first_or_last(p)
    years = [m for m in p.all("WHEN") if (after := p.next(m, skip=set())) is None or "YEAR" not in after]
    for m in p.all("CLASS"):
        value = m.get("CLASS")
        if value == "year" and not m.used:
            continue
        if _is_asked_class(p, m):
            p.frame.setdefault("classes", []).append(m)
    if years:
        p.put(when=True)
        p.use(*years)
    elif any(m.get("CLASS") == "year" and _is_asked(p, m) for m in p.free("CLASS")):
        p.put(when=True)


def _is_asked_class(p: Parse, mention: Mention) -> bool:
    """Not the "markets" of "sold to foreign markets", nor the "state" of "Washington state"."""
    before, after = p.previous(mention, skip=set()), p.next(mention, skip=set())
    if "NATION" in mention:
        return False
    if before is not None and (before.get("NATION") == "them" or {"AREA", "PARTNER", "CATEGORY"} & set(before.kinds) and mention.text.lower() in {"state", "country", "nation", "category", "area", "line", "sector", "categories"}):
        return False
    if after is not None and mention.text.lower() == "state" and "AREA" in after:
        return False
    if before is not None and before.text.lower() in {"what", "what are", "whats"}:
        return True
    asking = {"WHICH", "COUNT", "SUPER", "ORDINAL", "NUMBER", "EACH", "LIST", "TOTAL", "GROUP_WORD", "FIRST_TIME", "BREAKDOWN", "MEAN", "MEDIAN"}
    before = p.previous(mention, skip={"FILLER", "TECH", "DEFINITION", "NATION", "FLOW", "OF", "PRODUCT"})
    return before is None or bool(asking & set(before.kinds)) or p.has("SUPER", "RANK", "ORDINAL", "COUNT", "WHICH", "LIST", "OVER", "UNDER", "NEAR", "STREAK", "MEAN", "MEDIAN", "RANKISH")


def _is_asked(p: Parse, mention: Mention) -> bool:
    before = p.previous(mention, skip={"FILLER", "NUMBER", "OF"})
    return before is not None and bool({"WHICH", "COUNT", "SUPER", "ORDINAL", "FIRST_TIME", "HOWMUCH"} & set(before.kinds))


def ranks(p: Parse) -> None:
    """Where A ranks; who is n-th; who is just above A."""
    for cue in p.all("NEAR"):
        target = p.next(cue, skip={"FILLER", "OF", "TO"})
        if target is not None and _is_name(target) and not p.has("QUANTITY") and (p.has("WHICH", "RANK", "CLASS") or "THAN" not in {k for m in p.items for k in m.kinds}):
            if _names_before(p, target, cue):
                continue
            target.role = "near"
            p.put(pick="near", near={"below": 1, "above": -1, "around": 0}[cue.get("NEAR")])
            p.use(cue, target, *p.all("RANK"))
            return
    cues = [m for m in p.all("RANK") if m.role == ""]
    asks_where = any(m.text.lower().startswith("where") for m in p.all("WHICH"))
    rankish = p.all("RANKISH")
    if rankish and asks_where and (p.has("AREA", "CLASS", "GROUP_WORD") or "surplus" in {m.get("FLOW") for m in p.all("FLOW")} and p.has("CLASS")):
        cues = cues + rankish
    p.use(*rankish)
    ordinals = p.free("ORDINAL")
    if (cues or p.has("WHICH")) and (pair := _places(p)):
        p.put(pick="best", places=pair, order="max")
        p.use(*cues)
        return
    if cues and not p.has("SUPER") and not ordinals:
        if _names_of(p) or p.has("BACKREF") or len(p.items) <= 4:
            p.put(level="rank")
        p.use(*cues)
    elif ordinals:
        _ordinal(p, ordinals, cues)


def _names_before(p: Parse, target: Mention, cue: Mention) -> bool:
    """ "Is Oregon above Texas": a comparison, not a neighbour."""
    kinds = {"AREA", "PARTNER", "CATEGORY"} & set(target.kinds)
    return any(kinds & set(m.kinds) for m in p.items[: p.index(cue)])


def _places(p: Parse) -> tuple[int, int] | None:
    """ "ranks 6 to 10"."""
    numbers = p.free("NUMBER") + p.free("ORDINAL")
    for first, last in zip(numbers, numbers[1:], strict=False):
        between = p.items[p.index(first) + 1 : p.index(last)]
        if between and all({"TO", "DASH", "MARK", "FILLER"} & set(m.kinds) for m in between):
            p.use(first, last)
            return int(first.get("NUMBER") or first.get("ORDINAL")), int(last.get("NUMBER") or last.get("ORDINAL"))
    return None


def _ordinal(p: Parse, ordinals: list[Mention], cues: list[Mention]) -> None:
    n = ordinals[0].get("ORDINAL")
    named = [m for m in _names_of(p) if {"AREA", "PARTNER", "REGION"} & set(m.kinds)]
    p.use(*ordinals[:1], *cues)
    supers = p.all("SUPER")
    p.use(*supers)
    order = "min" if any(m.get("SUPER") == "min" for m in supers) else "max"
    if p.get("claim") and named:
        p.put(level="rank", order=order, limits=(Limit("=", n, "rank"),))
        return
    for number in ordinals[1:]:
        p.use(number)
    last = ordinals[-1].get("ORDINAL") if len(ordinals) == 2 else n
    p.put(pick="best", places=(n, last) if last > n else (n, n), order=order)


def superlatives(p: Parse) -> None:
    """The largest, the top five, the two smallest."""
    cues = [m for m in p.free("SUPER") if m.role == "" and not _is_limit(p, m)]
    if _members_counted(p, cues):
        return
    if p.get("years") and len(p.get("years")) == 1 and not p.get("classes") and not p.get("when"):
        for m in cues:
            if m.text.lower() == "record":
                p.use(m)
        cues = [m for m in cues if m.text.lower() != "record"]
    if not cues or p.get("pick") or p.get("places"):
        return
    if p.get("level") == "rank":
        p.use(*cues)
        p.put(order="min" if cues[0].get("SUPER") == "min" else "max")
        return
    cue = cues[0]
    order = {"max": "max", "min": "min", "worst": "min"}[cue.get("SUPER")]
    named = [m for m in _names_of(p) if {"AREA", "PARTNER", "CATEGORY", "REGION"} & set(m.kinds) and m.role == ""]
    if p.get("claim") and not named and p.has("BACKREF"):
        p.put(level="rank", order=order, limits=(Limit("=", 1, "rank"),))
        p.use(*cues)
        return
    stated = not p.has("WHICH", "HOWMUCH", "LIST", "COUNT", "WHEN") and any("CLASS" in m for m in p.items) and len(named) == 1 and not p.free("NUMBER") and {"partner": "PARTNER", "area": "AREA"}.get(next(m.get("CLASS") for m in p.items if "CLASS" in m), "") in named[0] and not any(not c.isupper() for c in named[0].get("PARTNER") or ())
    if (p.get("claim") or stated) and len(named) == 1 and order == "max" and not p.has("MOVE", "GROWTH"):
        n = _how_many(p, cues)
        p.put(level="rank", order=order, limits=(Limit("<=" if n > 1 else "=", n or 1, "rank"),))
        p.use(*cues)
        return
    if cue.get("SUPER") == "worst" and _is_down(p.all("GROWTH"), p.all("MOVE")):
        order = "max"
    if cue.get("SUPER") == "worst" and any(m.get("FLOW") == "deficit" for m in p.all("FLOW")):
        order = "max"
    if any(m.text.lower() in {"fastest", "quickest", "slowest"} for m in cues) and not p.get("moved") and not p.get("move"):
        p.put(move="growth", moved=True)
    n = _how_many(p, cues)
    p.put(pick="best", order=order, worst=cue.get("SUPER") == "worst")
    if n:
        p.put(places=(1, n))
    p.use(*cues, *p.all("RANK"))
    if not p.get("moved") and not p.get("level") and p.get("classes") and (percents := [m for m in p.all("PERCENT") if m.role == ""]):
        p.put(move="growth", moved=True)
        p.use(*percents)
    if any("year" in m.text.lower() for m in cues):
        p.put(when=True)


def _members_counted(p: Parse, cues: list[Mention]) -> bool:
    """ "Which of the ten leading exporters increased": the choice is made among the top ten."""
    if not cues or not (p.has("OF") or any(m.text.lower() == "among" for m in p.all("IN"))) or not (p.has("MOVE", "GROWTH") or p.get("sector")) or not p.has("WHICH", "COUNT", "HOWMUCH"):
        return False
    n = _how_many(p, cues)
    before = [m for m in p.items[: p.index(cues[0])] if "OF" in m or m.text.lower() == "among"]
    if n < 2 or not before:
        if n:
            p.put(places=(1, n))
        return False
    p.put(among=(n if cues[0].get("SUPER") == "max" else -n))
    p.use(*cues)
    return True


def _first_or_last(p: Parse) -> None:
    """ "The last five entries", "the first three states": the ends of a ranking."""
    for m in p.items:
        if m.text.lower() in {"last", "first"} and "SUPER" not in m:
            number = p.next(m, skip=set())
            after = p.next(number) if number is not None and "NUMBER" in number and not number.used else None
            if after is not None and "CLASS" in after and after.get("CLASS") != "year":
                m.kinds = {"SUPER": "min" if m.text.lower() == "last" else "max"}


def _is_limit(p: Parse, mention: Mention) -> bool:
    """ "topped $50 billion": a limit, not a superlative."""
    after = p.next(mention)
    return "OVER" in mention and after is not None and bool({"QUANTITY", "MULTIPLE"} & set(after.kinds))


def _how_many(p: Parse, cues: list[Mention]) -> int:
    for cue in cues:
        for neighbour in (p.next(cue, skip={"FILLER", "AND"}), p.previous(cue)):
            if neighbour is not None and "NUMBER" in neighbour and not neighbour.used:
                p.use(neighbour)
                return int(neighbour.get("NUMBER"))
    for number in p.free("NUMBER"):
        after = p.next(number, skip={"FILLER", "SUPER", "TECH", "FLOW", "NATION"})
        if after is not None and "CLASS" in after:
            p.use(number)
            return int(number.get("NUMBER"))
    return 0


def limits(p: Parse) -> None:
    """More than Q, under Q, between Q and Q, in surplus."""
    if p.get("limits"):
        return
    found: list[Limit] = []
    quantities = [m for m in p.items if {"QUANTITY", "NUMBER"} & set(m.kinds) and not m.used]
    between = p.free("BETWEEN")
    if between and len(quantities) >= 2:
        low, high = (_amount(m) for m in quantities[:2])
        unit = low[1] or high[1]
        scale = 1.0 if low[1] or not high[1] else _like(low[0], high[0])
        found += [Limit(">=", low[0] * scale, unit), Limit("<=", high[0], unit)]
        p.use(*between, *quantities[:2])
    else:
        for quantity in quantities:
            if limit := _limit(p, quantity):
                found.append(limit)
    if len(found) == 1 and p.get("moved") and found[0].compare in {"<", "<="} and found[0].unit != "ratio":
        found.append(Limit(">", 0, found[0].unit))
    if found:
        p.put(limits=tuple(found))


def _amount(mention: Mention) -> tuple[float, str]:
    if "QUANTITY" in mention:
        value, unit = mention.get("QUANTITY")
        return float(value), str(unit)
    return float(mention.get("NUMBER")), ""


def _like(low: float, high: float) -> float:
    """ "between 1 and 2 billion": the first shares the scale of the second."""
    for scale in (1e12, 1e9, 1e6, 1e3):
        if high >= scale > low:
            return scale
    return 1.0


def _limit(p: Parse, quantity: Mention) -> Limit | None:
    value, unit = _amount(quantity)
    before = p.previous(quantity, skip={"FILLER", "BY", "OF", "DOLLARS"})
    after = p.next(quantity, skip={"MOVE", "GROWTH", "FILLER"})
    for kind, neighbour in (("OVER", before), ("UNDER", before), ("ABOUT", before), ("OVER", after), ("UNDER", after)):
        if neighbour is not None and kind in neighbour:
            if kind == "OVER" and neighbour is after and neighbour.get("OVER") == ">" and neighbour.text not in {"or more", "+", "and up", "and above", "or above", "or better"}:
                continue
            if not unit and not (p.get("claim") or p.get("classes") or p.get("when") or p.has("COUNT")):
                return None
            p.use(quantity, neighbour)
            earlier = p.previous(neighbour)
            compare = str(neighbour.get(kind))
            if earlier is not None and earlier.text in {"not", "no"} and kind == "OVER":
                compare = "<="
            return Limit(compare, value, unit)
    if unit == "jobs":
        p.use(quantity)
        return None
    if unit and (p.get("claim") or p.get("moved") or p.get("level") == "share"):
        p.use(quantity)
        return Limit(">=" if not p.get("claim") and (p.has("CLASS")) else "=", value, unit)
    return None


def signs(p: Parse) -> None:
    """In surplus, in deficit, rising, falling: conditions without a figure."""
    if p.get("limits") or p.get("level") in {"share", "rank"} or p.get("times") or p.get("difference"):
        return
    for cue in p.all("BECOME"):
        word = cue.text.split()[-1].lower()
        if word in {"negative", "positive"}:
            cue.kinds = {"FLOW": "deficit" if word == "negative" else "surplus", "BECOME": ""}
    groups = [m for m in p.all("PARTNER") if m.role == "" and any(not c.isupper() for c in m.get("PARTNER"))]
    names = {m.get("CLASS") for m in p.all("CLASS")}
    listed = p.has("PARTNER") and names == {"partner"} or p.has("AREA") and names == {"area"}
    picked = _two_lines(p) and p.get("moved") and p.has("WHICH", "LIST") and not p.has("MORE", "SUPER", "THAN")
    ranging = picked or (p.get("classes") and not (listed and not groups)) or p.get("when") or p.has("COUNT") and p.has("CLASS") or bool(groups) and p.has("WHICH", "LIST", "COUNT")
    streak = p.all("STREAK") + ([m for m in p.all("EACHYEAR")] if ranging else [])
    flows = [m.get("FLOW") for m in p.all("FLOW") if m.role == ""]
    if p.get("pick") or not (ranging or streak or p.has("FIRST_TIME", "BECOME")):
        return
    sign = "surplus" if "surplus" in flows else "deficit" if "deficit" in flows else ""
    if p.has("BECOME") and {"surplus", "deficit"} <= set(flows) and len(p.get("years", ())) == 2 or (
        p.has("BECOME") and {"surplus", "deficit"} <= set(flows) and p.get("span")
    ):
        order = [f for f in flows if f in {"surplus", "deficit"}]
        years = sorted(p.get("years", ()) or p.get("span"))
        p.put(limits=tuple(Limit("<" if f == "deficit" else ">", 0, "USD", y) for f, y in zip(order, years, strict=False)), pick="where", years=tuple(years), every=True)
        p.frame.pop("span", None)
        p.use(*p.all("BECOME"))
        return
    if p.has("BECOME") and {"surplus", "deficit"} <= set(flows) and p.get("when"):
        last = [f for f in flows if f in {"surplus", "deficit"}][-1]
        p.put(limits=(Limit("<" if last == "deficit" else ">", 0, "USD"),), pick="where", first_time="first")
        p.use(*p.all("BECOME"))
        return
    if sign and _is_predicate(p, sign):
        p.put(limits=(Limit(">" if sign == "surplus" else "<", 0, "USD"),), pick="where")
    elif p.get("moved") and ranging and not p.get("when"):
        p.put(limits=(Limit("<" if p.get("down") else ">", 0, ""),), pick="where")
    elif p.get("moved") and p.get("when"):
        p.put(limits=(Limit("<" if p.get("down") else ">", 0, ""),), pick="where")
    if streak:
        p.use(*streak)
        if p.has("COUNT") and p.has("STREAK") and not p.get("classes"):
            p.put(pick="longest", over="year", reduce="count")
            p.use(*p.all("COUNT"))
            p.frame["pick"] = "longest"
        elif p.get("limits"):
            p.put(every=True)


def _is_predicate(p: Parse, sign: str) -> bool:
    """ "recorded a deficit", "in surplus", "with surplus": not "the surplus of"."""
    if p.has("TREND", "SUM", "MEAN"):
        return False
    asked = p.has("WHICH", "COUNT", "LIST", "WHEN", "FIRST_TIME", "BECOME") or p.get("when") or p.get("classes") or p.has("STREAK")
    return bool(asked)


def counts(p: Parse) -> None:
    """How many states; in how many years."""
    for cue in p.all("COUNT"):
        if cue.role or "OF" in cue:
            continue
        target = p.next(cue, skip=_LINKING - {"CLASS"} | {"SUPER", "PARTNER", "AREA", "GIVE", "NUMBER", "COUNT", "PRODUCT"})
        if target is not None and "CLASS" in target:
            p.put(reduce="count")
            if target.get("CLASS") == "year":
                p.put(over="year", when=True)
            p.use(cue, target)
            return
        if target is not None and "BACKREF" in target:
            p.put(reduce="count")
            p.use(cue)
            return
        p.use(cue) if target is not None and {"MEASURE", "DOLLARS", "PERCENT", "TIMES_CUE", "UNITS"} & set(target.kinds) else None


def statistics(p: Parse) -> None:
    """Sum, mean, median."""
    if p.all("MEDIAN"):
        p.put(reduce="median")
        p.use(*p.all("MEDIAN"))
    means = [m for m in p.all("MEAN") if not m.used]
    if means and p.get("move") != "cagr" and not p.get("per_job"):
        p.put(reduce="mean")
        p.use(*means, *p.all("EACHYEAR"))
        p.frame.pop("each_year", None)
    sorts = p.all("SORT")
    if sorts:
        if p.get("level") == "rank":
            p.frame.pop("level")
        p.put(pick="best", order="min" if sorts[0].get("SORT") == "up" else "max", places=(1, 60))
        p.use(*sorts)
    sums = [m for m in p.all("SUM") if not m.used and m.role == ""]
    if sums:
        if p.get("difference") or p.get("level") == "share" or p.get("claim") and p.has("MORE", "THAN"):
            p.put(summed=True)
        else:
            p.put(reduce="sum")
        p.use(*sums)


def comparisons(p: Parse) -> None:
    """Which is larger, A or B; is A larger than B; A against B."""
    if p.get("times") or p.get("difference"):
        p.use(*p.all("VS"), *p.all("COMPARE"))
        return
    more = [m for m in p.free("MORE") if m.role == ""]
    counted = any(m.text.lower().startswith("how many") for m in p.all("DOLLARS")) or any((n := p.next(m)) is not None and "DOLLARS" in n for m in p.all("COUNT"))
    if more and counted and (_two_lines(p) or p.has("BACKREF")):
        p.put(difference=True)
        p.use(*more, *p.all("THAN"))
        return
    if more and (p.has("DIFFERENCE") or p.get("level") == "rank"):
        p.use(*more, *p.all("THAN"))
        return
    if more and (_two_lines(p) or p.has("BACKREF", "THAN", "OR") or len(p.get("years", ())) == 2):
        p.put(reduce="winner", order="min" if more[0].get("MORE") == "down" else "max")
        p.use(*more, *p.all("THAN"), *p.all("COMPARE"), *p.all("VS"))
    elif p.get("pick") == "best" and _two_lines(p) and not p.get("places") and not p.get("classes_asked"):
        p.put(reduce="winner")
    for cue in p.all("COMPARE") + p.all("VS"):
        p.put(compared=True)
        p.use(cue)
    if p.all("THAN") and (p.get("span") or len(p.get("years", ())) == 2):
        p.use(*p.all("THAN"))


def trends(p: Parse) -> None:
    """Over time; each year."""
    cues = [m for m in p.all("TREND") if m.role == ""]
    if cues and not p.get("move") == "cagr":
        if not p.get("unit") or p.get("move") not in {"growth", "change"}:
            p.put(trend=True)
            p.frame.pop("move", None)
        p.use(*cues)
    if p.get("each_year"):
        p.use(*p.all("EACHYEAR"))


def first_times(p: Parse) -> None:
    """Since when; the first year that; the only year."""
    for cue in p.all("FIRST_TIME"):
        if not p.get("limits") and not p.get("moved"):
            continue
        p.put(first_time=cue.get("FIRST_TIME"), when=True)
        p.use(cue)
    p.use(*p.all("BECOME"))


CONSTRUCTIONS: tuple[Callable[[Parse], None], ...] = (
    periods, negation, claims, next_places, per_job, sectors, everyone, bilateral, times, shares, moves, differences, classes, ranks, superlatives, limits, counts, signs,
    statistics, comparisons, trends, first_times,
)  # fmt: skip
