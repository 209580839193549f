"""X as a share of Y: which phrase is the part, which the whole."""

from __future__ import annotations

from intents.constructions.sectors import asks_tech, is_tech_in_all
from intents.frames.parse import Parse
from intents.lexicon.words import begins, ends, says
from intents.model import Mention, is_of


def shares(p: Parse) -> None:
    """X as a share of Y; what part of Y is X; X's share."""
    cue = _share_cue(p) if not p.get("everyone") else None
    if cue is None:
        return
    p.put(level="share")
    if "QUANTITY" not in cue:
        p.use(cue)
    for other in p.all("SHARE") + p.all("PERCENT"):
        p.use(other)
    whole = _whole_after(p, cue) or _whole_before(p, cue)
    if whole and _in_that(p, whole[-1]):
        return
    before = p.previous(cue)
    part = [m for m in p.items if m.is_entity and "SOURCE" not in m and m not in whole and m.role == ""]
    leans = (
        any(m.is_group or {"FLOW", "TOTAL", "PRODUCT"} & set(m.kinds) for m in whole)
        or p.has("BACKREF")
        or (before is not None and "AS" in before)
        or cue is p.items[0]
        or begins(cue, "as_at_the_beginning")
    )
    if (
        whole
        and p.all("YEAR")
        and len({m.get("YEAR") for m in p.all("YEAR")}) == 2
        and _year_inside(p, whole)
    ):
        p.put(crossed_years=True)
    split = _part_in_whole(p, whole)
    if len(split) == 2 and not _narrow(part):
        whole = split[1]
    elif not (whole and (_narrow(part) or (leans and not part))):
        return
    for mention in whole:
        mention.role = "base" if not {"YEAR", "SPAN"} & set(mention.kinds) else mention.role
    p.put(tech_part=is_tech_in_all(whole, part))


def _in_that(p: Parse, last: Mention) -> bool:
    """Whether a pointing word behind "in" is the whole, and what stands before it the part: "R&D in that"."""
    joint = p.next(last)
    pointer = p.next(joint) if joint is not None and {"IN", "OF"} & set(joint.kinds) else None
    return pointer is not None and "BACKREF" in pointer


def _year_inside(p: Parse, whole: list[Mention]) -> bool:
    """Whether the base is of another year: "... were what percent of its 2019 exports"."""
    start, end = p.index(whole[0]), p.index(whole[-1])
    inside = [m for m in p.items[max(start - 1, 0) : end + 1] if "YEAR" in m]
    return len(inside) == 1


def _share_cue(p: Parse) -> Mention | None:
    cues = [m for m in p.all("SHARE") if m.role == "" and not (_owes_jobs(p, m) or _equates(p, m))]
    percents = bool(cues) and all("PERCENT" in m for m in cues)
    two_points = p.get("span") or len(p.get("years", ())) == 2
    few = len(names_of(p)) < 3 or len(_narrow(names_of(p))) < 2
    if two_points and percents and few and not any(_of_follows(p, m) for m in cues):
        return None
    if cue := _of_a_hundred(p) or _how_much_of(p) or _strict_cue(p, cues):
        return cue
    moves = p.has("GROWTH", "CAGR") or any(m.role == "" for m in p.all("MOVE"))
    if moves and percents and len(_narrow(names_of(p))) < 2:
        return None
    if cue := _cue_of(p, cues, moves):
        return cue
    if moves or p.has("TIMES_CUE", "RATIO"):
        return None
    if cue := _percent_of(p) or _asking_cue(p, cues):
        return cue
    return cues[0] if cues and len(names_of(p)) >= 2 and not p.has("RANK", "SUPER") else None


def _owes_jobs(p: Parse, cue: Mention) -> bool:
    """Whether a word only says to whom jobs are owed: "jobs thanks to Canada", with no share asked for."""
    jobs = any("jobs" in m.get("MEASURE") for m in p.all("MEASURE"))
    shares = [m for m in p.all("SHARE") + p.all("PERCENT") if not says(m, "owed_to")]
    asked = shares or any(says(m, "how_much") for m in p.all("HOWMUCH"))
    if not says(cue, "owed_to") or not jobs or asked:
        return False
    p.use(cue)
    return True


def _equates(p: Parse, cue: Mention) -> bool:
    """Whether a verb says what that before is: "what growth rate, what percent of it does that represent"."""
    closed = is_of(p.previous(cue), "BACKREF") and is_of(p.next(cue), "QMARK", "MARK")
    equal = closed and (p.has("GROWTH") or any(_of_follows(p, m) for m in p.all("SHARE") if m is not cue))
    p.use(cue if equal else None)
    return equal


def _of_a_hundred(p: Parse) -> Mention | None:
    """A hundred dollars of which so many are asked for: "of every $100 of imports, how many were chips"."""
    for quantity in p.all("QUANTITY"):
        before, after = p.previous(quantity), p.next(quantity)
        of_each = before is not None and says(before, "every") and after is not None and "OF" in after
        if of_each and quantity.get("QUANTITY") == (100, "USD"):
            p.use(quantity, *p.all("COUNT"))
            p.retype(quantity, {"SHARE": ""})
            return quantity
    return None


def _strict_cue(p: Parse, cues: list[Mention]) -> Mention | None:
    """The first cue that can only mean a share, as "percent" does not."""
    several = len(cues) > 1
    if several and any("PERCENT" not in m and not says(m, "weak_shares") and _of_follows(p, m) for m in cues):
        cues = [m for m in cues if _of_follows(p, m)]
    strict = next((m for m in cues if "PERCENT" not in m and not (several and says(m, "weak_shares"))), None)
    after = p.next(strict) if strict is not None else None
    asked = after in cues and not _whole_after(p, strict) if strict is not None else False
    return after if asked else strict  # "made up what percent of total exports"


def _cue_of(p: Parse, cues: list[Mention], moves: bool) -> Mention | None:
    """The first cue with "of" behind it, and no growth before it."""
    for cue in cues:
        before = p.items[: p.index(cue)] if moves else []
        if _of_follows(p, cue) and not any("MOVE" in m or "GROWTH" in m for m in before):
            return cue
    return None


def _percent_of(p: Parse) -> Mention | None:
    """The "of" behind a percentage: "10 percent of exports"."""
    for quantity in p.all("QUANTITY"):
        after = p.next(quantity, skip=set())
        if quantity.get("QUANTITY")[1] == "percent" and ends(quantity, "of_at_the_end"):
            return quantity
        if quantity.get("QUANTITY")[1] == "percent" and is_of(after, "OF"):
            return after
        if _is_half_the(quantity, after):
            return quantity
    return None


def _is_half_the(quantity: Mention, after: Mention | None) -> bool:
    """Whether half has its whole right behind it, without "of": "over half our imports"."""
    return says(quantity, "half") and after is not None and says(after, "behind_a_part")


def _asking_cue(p: Parse, cues: list[Mention]) -> Mention | None:
    """The first cue that is asked for, "what percent", or that a verb follows, "percent went to"."""
    for cue in cues:
        before, after = p.previous(cue, skip=set()), p.next(cue)
        if asks_tech(p, cue):
            return cue
        if before is not None and {"AS", "HOWMUCH", "COUNT", "WHICH"} & set(before.kinds):
            return cue
        if after is not None and (
            {"GO_TO", "GIVE", "SELL", "BUY"} & set(after.kinds) or says(after.text, "be")
        ):
            return cue
    return None


def _how_much_of(p: Parse) -> Mention | None:
    """A share where a name follows the verb: "how much of the deficit is biotech?"."""
    for cue in p.all("HOWMUCH"):
        after = p.next(cue, skip=set())
        if not says(cue, "how_much") or after is None or "OF" not in after:
            continue
        if p.has("PERCENT") and len(_narrow(names_of(p))) > 1 and not p.has("GO_TO"):
            return after
        verbs = [
            i
            for i, m in enumerate(p.items)
            if i > p.index(after) and (says(m, "be") or {"GIVE", "GO_TO", "SELL"} & set(m.kinds))
        ]
        verb = next((i for i in verbs if not _opens_clause(p, i)), None)
        if verb is not None and says(p.items[verb], "helping") and _is_lost(p, verb):
            continue
        between = p.items[p.index(after) : verb] if verb else []
        if not any({"FLOW", "TOTAL", "BACKREF", "BUY", "SELL", "GO_TO"} & set(m.kinds) for m in between):
            continue
        if verb is not None and _narrow([m for m in p.items[verb:] if m.is_entity]):
            return after
    return None


def _is_lost(p: Parse, verb: int) -> bool:
    """Whether what follows the names is a move: "how much of its surplus did aerospace lose"."""
    rest = [m for m in p.items[verb + 1 :] if not m.is_entity and "FILLER" not in m]
    return bool(rest) and "MOVE" in rest[0]


def _opens_clause(p: Parse, at: int) -> bool:
    """Whether the nation is who does it: "of what we sold to"."""
    before = p.previous(p.items[at])
    return before is not None and bool(before.get("NATION"))


def _of_follows(p: Parse, cue: Mention) -> bool:
    after = p.next(cue, skip=set())
    return says(cue.text.split()[-1].lower(), "of") or (after is not None and "OF" in after)


def names_of(p: Parse) -> list[Mention]:
    """The mentions that name something other than tech and the nation."""
    return [m for m in p.items if m.is_entity and "TECH" not in m and "NATION" not in m]


def _whole_after(p: Parse, cue: Mention) -> list[Mention]:
    at = p.index(cue) + 1
    ends_in_of = says(cue.text.split()[-1], "of_or_in") or _is_half_the(cue, p.next(cue, skip=set()))
    pointed = not ends_in_of and any("BACKREF" in m for m in p.items[at : at + 2])  # "which share is this of"
    stated = {"FILLER", "QUANTITY", "ABOUT", "OVER", "UNDER", *(("BACKREF",) if pointed else ())}
    while at < len(p.items) and stated & set(p.items[at].kinds) and (pointed or not says(p.items[at], "be")):
        ends_in_of = ends_in_of or ends(p.items[at], "of_at_the_end")
        at += 1
    if not ends_in_of:
        if at >= len(p.items) or not {"OF", "IN"} & set(p.items[at].kinds):
            return []
        at += 1
    return _phrase(p, at)


def _whole_before(p: Parse, cue: Mention) -> list[Mention]:
    """The whole that opens a question: "of everything the NAFTA partners bought, what percent ..."."""
    if asks_tech(p, cue):
        return [m for m in p.items[: p.index(cue)] if (m.is_entity or "TOTAL" in m) and m.role == ""]
    for mention in p.items[: p.index(cue)]:
        if ("OF" in mention and mention is p.items[0]) or (
            says(mention, "of_a_whole") and p.index(mention) <= 1
        ):
            return _phrase(p, p.index(mention) + 1, stop_at_comma=True)
    return []


def _phrase(p: Parse, at: int, stop_at_comma: bool = False) -> list[Mention]:
    """The entities of the noun phrase that begins here."""
    found: list[Mention] = []
    while at < len(p.items):
        m = p.items[at]
        following = p.items[at + 1] if at + 1 < len(p.items) else None
        if says(m, "be") or (
            {"GIVE", "GO_TO", "QMARK", "SHARE", "CLAIM", "THAN", "RANKISH"} & set(m.kinds)
            and not m.is_entity
            and not ("GO_TO" in m and (_opens_clause(p, at) or (stop_at_comma and _leads_on(p, m, found))))
            and not (stop_at_comma and "GO_TO" in m and says(m.text.lower().split()[0], "going"))
        ):
            break
        if says(m, "relatives") and found and not _goes_on(p, m, found):
            break
        if "COMMA" in m and (stop_at_comma or found):
            break
        if _gives_part(p, m, found):
            break
        if (
            {"SELL", "BUY"} & set(m.kinds)
            and not stop_at_comma
            and not (found and (found[-1].get("NATION") or "PARTNER" in found[-1]))
        ):
            break
        if (
            {"FROM"} & set(m.kinds)
            and any("FLOW" in f for f in found)
            and following is not None
            and "PARTNER" in following
            and not (stop_at_comma or _is_group_of(p, following))
        ):
            break
        if (m.is_entity and "SOURCE" not in m) or "TOTAL" in m:
            found.append(m)
        at += 1
    return found


def _gives_part(p: Parse, verb: Mention, whole: list[Mention]) -> bool:
    """Whether a verb leads from a group to one of it: "of imports from Asia came from China"."""
    one = p.next(verb)
    led = "GIVE" in verb or ("SELL" in verb and says(verb.text.split()[-1], "from_or_in"))
    grouped = bool(whole) and whole[-1].is_group
    return led and grouped and is_of(one, "PARTNER") and not one.is_group


def _leads_on(p: Parse, verb: Mention, found: list[Mention]) -> bool:
    """Whether a verb leads on to the whole: "of the goods sold to the Asian economies, what percent ..."."""
    whom = p.next(verb)
    return not _narrow(found) or (whom is not None and whom.is_group)


def _is_group_of(p: Parse, group: Mention) -> bool:
    """Whether a group of partners is the whole of another one named: "X's slice of imports from Europe"."""
    others = [m for m in p.all("PARTNER") if m is not group and not m.is_group]
    return bool(others) and group.is_group


def _goes_on(p: Parse, m: Mention, found: list[Mention]) -> bool:
    """Whether a clause belongs to the whole: "with the Asian economies", "the jobs that exports support"."""
    rest = [x for x in p.items[p.index(m) + 1 :] if says(x, "supporting") or "FILLER" not in x]
    if "MEASURE" in found[-1]:
        verb = next((i for i, x in enumerate(rest) if says(x, "supporting")), len(rest))
        return verb < len(rest) and all(x.is_entity for x in rest[:verb])
    return "FLOW" in found[-1] and "WITH" in m and bool(rest) and rest[0].is_group


def _narrow(mentions: list[Mention]) -> list[Mention]:
    """Those that single something out, as a part of a whole does."""
    return [
        m
        for m in mentions
        if {"AREA", "PARTNER", "CATEGORY", "PRODUCT", "REGION", "MEASURE", "COVERS"} & set(m.kinds)
        or (
            {"TECH", "DEFINITION"} & set(m.kinds)
            and all({"TECH", "DEFINITION", "FLOW"} & set(x.kinds) for x in mentions)
        )
    ]


def _part_in_whole(p: Parse, whole: list[Mention]) -> tuple[list[Mention], ...]:
    """The part and the whole where one phrase holds both: "share of services in all tech exports"."""
    for i in range(1, len(whole)):
        leads = "IN" in whole[i] and "TOTAL" in whole[i]  # "in total exports"
        between = p.items[p.index(whole[i - 1]) + 1 : p.index(whole[i]) + leads]
        if any({"IN", "OF", "WITH"} & set(m.kinds) for m in between) and _narrow(whole[:i]):
            rest = whole[i:]
            if any("FLOW" in m or "TOTAL" in m or "PRODUCT" in m or "TECH" in m for m in rest):
                return whole[:i], rest
    return (whole,)
