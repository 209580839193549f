"""X as a share of Y: which phrase is the part, which the whole."""

from __future__ import annotations

from intents.constructions.sectors import asks_tech, is_tech_in_all
from intents.constructions.wholes import (
    is_half_the,
    narrow,
    opens_clause,
    part_in_whole,
    told_group,
    whole_after,
    whole_before,
    whole_behind,
)
from intents.frames.parse import Parse
from intents.lexicon.words import begins, ends, says
from intents.model import NAMES, Mention, is_of


def shares(p: Parse) -> None:
    """X as a share of Y; what part of Y is X; X's share."""
    cue = _share_cue(p) if not p.get("everyone") or p.has("SUPER") else None
    if cue is None:
        return
    p.put(level="share")
    if "QUANTITY" not in cue:
        p.use(cue)
    for other in p.all("SHARE") + p.all("PERCENT"):
        p.use(other)
    whole = whole_after(p, cue) or whole_before(p, cue) or whole_behind(p, cue)
    whole = whole if any("PARTNER" in m for m in whole) else [*told_group(p, cue), *whole]
    if whole and _in_that(p, whole[-1]):
        return
    before = p.previous(cue)
    part = [m for m in p.items if m.is_entity and "SOURCE" not in m and m not in whole and m.role == ""]
    leans = (
        any(m.is_group or {"FLOW", "TOTAL", "PRODUCT"} & set(m.kinds) for m in whole)
        or p.has("BACKREF")
        or (before is not None and "AS" in before)
        or all(is_of(m, "AND", "ELLIPSIS", "FILLER") for m in p.items[: p.index(cue)])
        or begins(cue, "as_at_the_beginning")
    )
    if (
        whole
        and p.all("YEAR")
        and len({m.get("YEAR") for m in p.all("YEAR")}) == 2
        and _year_inside(p, whole)
    ):
        p.put(crossed_years=True)
    split = part_in_whole(p, whole)
    if len(split) == 2 and not narrow(part):
        whole = split[1]
    elif not (whole and (narrow(part) or (leans and not part))):
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
    for m in p.all("SHARE") if p.has("MOVE") and p.says("possessives", of="BACKREF") else []:
        if _is_part_lost(p, m):
            p.retype(m, {"PERCENT": ""})
    cues = [m for m in p.all("SHARE") if m.role == "" and not (_owes_jobs(p, m) or _equates(p, m))]
    percents = bool(cues) and all("PERCENT" in m for m in cues)
    if percents and p.has("HOW_DOING") and p.has("AREA") and not any(_of_follows(p, m) for m in cues):
        return None  # "how did Idaho do, in percent"
    one_more = p.get("year_word") == "first" or p.get("year_word") == "previous"
    two_points = p.get("span") or len(p.get("years", ())) + one_more == 2
    named = names_of(p) if percents else []
    few = len(named) < 3 or len(narrow(named)) < 2
    if two_points and percents and few and not any(_of_follows(p, m) for m in cues):
        return None
    if cue := _of_a_hundred(p) or _how_much_of(p) or _strict_cue(p, cues):
        return cue
    moves = p.has("GROWTH", "CAGR") or any(m.role == "" for m in p.all("MOVE"))
    if moves and percents and len(narrow(names_of(p))) < 2 and not any(_is_part_in_all(p, m) for m in cues):
        return None
    if cue := _cue_of(p, cues, moves):
        return cue
    if moves or p.has("TIMES_CUE", "RATIO"):
        return None
    if cue := _percent_of(p) or _asking_cue(p, cues):
        return cue
    return cues[0] if cues and len(names_of(p)) >= 2 and not p.has("RANK", "SUPER") else None


def _is_part_in_all(p: Parse, cue: Mention) -> bool:
    """Whether a percentage is that of a part in its whole: "the percentage of products in all imports"."""
    part = p.next(cue, skip={"FILLER", "OF"})
    joint = p.next(part) if part is not None and _of_follows(p, cue) else None
    return is_of(part, "PRODUCT", *NAMES) and is_of(joint, "IN") and is_of(p.next(joint or cue), "TOTAL")


def _is_part_lost(p: Parse, cue: Mention) -> bool:
    """Whether it is asked what part of its own trade one lost: "what share of its exports did Ohio lose"."""
    own = p.next(cue, skip={"OF", "FILLER", "PERCENT", "MARK"})
    moved = [
        m for m in p.items[p.index(cue) :] if is_of(m, "MOVE") and is_of(p.previous(m), *NAMES, "NATION")
    ]
    return own is not None and says(own, "possessives") and bool(moved) and not p.has("PARTNER")


def _owes_jobs(p: Parse, cue: Mention) -> bool:
    """Whether a word only says to whom jobs are owed: "jobs thanks to Canada", with no share asked for."""
    jobs = any("jobs" in m.get("MEASURE") for m in p.all("MEASURE"))
    percents = (
        [] if p.has("MOVE", "GROWTH") else p.all("PERCENT")
    )  # "the increase in jobs owed to exports, in percent"
    shares = [
        m
        for m in p.all("SHARE") + percents
        if not (says(m, "owed_to") or (m in p.all("PERCENT") and not percents))
    ]
    asked = shares or p.says("how_much", of="HOWMUCH")
    if not says(cue, "owed_to") or not jobs or asked:
        return False
    p.use(cue)
    return True


def _equates(p: Parse, cue: Mention) -> bool:
    """Whether a verb says what that before is: "what growth rate, what percent of it does that represent"."""
    following = p.next(cue, skip={"FILLER", "IN", "FROM", "SOURCE"})
    closed = is_of(p.previous(cue), "BACKREF") and (following is None or is_of(following, "QMARK", "MARK"))
    equal = closed and (p.has("GROWTH") or any(_of_follows(p, m) for m in p.all("SHARE") if m is not cue))
    p.use(cue if equal else None)
    return equal


def _of_a_hundred(p: Parse) -> Mention | None:
    """A hundred dollars of which so many are asked for: "of every $100 of imports, how many were chips"."""
    for quantity in p.all("QUANTITY"):
        before, after = p.previous(quantity), p.next(quantity)
        each = before is not None and (says(before, "every") or "PER" in before)
        of_each = each and is_of(after, "OF", "IN")
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
    asked = after in cues and not whole_after(p, strict) if strict is not None else False
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
        if is_half_the(quantity, after):
            return quantity
    return None


def _asking_cue(p: Parse, cues: list[Mention]) -> Mention | None:
    """The first cue that is asked for, "what percent", or that a verb follows, "percent went to"."""
    for cue in cues:
        before, after = p.previous(cue, skip=set()), p.next(cue)
        if asks_tech(p, cue):
            return cue
        if before is not None and {"AS", "HOWMUCH", "COUNT", "WHICH"} & set(before.kinds):
            return cue
        if after is not None and ({"GO_TO", "GIVE", "SELL", "BUY"} & set(after.kinds) or says(after, "be")):
            return cue
    return None


def _of_whole_told(p: Parse, cue: Mention) -> bool:
    """Whether the whole is told before how much of it is one: "of all imports, how much is Chinese"."""
    told, rest = p.items[: p.index(cue)], p.items[p.index(cue) + 1 :]
    flows = [m for m in told if is_of(m, "FLOW", "BUY", "SELL", "GO_TO")]
    of_it = is_of(p.items[0], "OF") and is_of(p.previous(cue), "COMMA") and bool(flows) and bool(rest)
    verb = of_it and (says(rest[0], "be") or is_of(rest[0], "GIVE", "GO_TO", "SELL"))
    return verb and bool(narrow([m for m in rest if m.is_entity])) and not p.has("DOLLARS", "MOVE", "GROWTH")


def _how_much_of(p: Parse) -> Mention | None:
    """A share where a name follows the verb: "how much of the deficit is biotech?"."""
    for cue in p.all("HOWMUCH"):
        after = p.next(cue, skip=set())
        if says(cue, "how_much") and _of_whole_told(p, cue):
            return cue
        if not says(cue, "how_much") or after is None or "OF" not in after:
            continue
        if p.has("PERCENT") and len(narrow(names_of(p))) > 1 and not p.has("GO_TO"):
            return after
        verbs = [
            i
            for i, m in enumerate(p.items)
            if i > p.index(after) and (says(m, "be") or {"GIVE", "GO_TO", "SELL"} & set(m.kinds))
        ]
        verbs = [i for i in verbs if not opens_clause(p, i)]
        verb = next((i for i in verbs if says(p.items[i], "be")), next(iter(verbs), None))
        if verb is not None and says(p.items[verb], "helping") and _is_lost(p, verb):
            continue
        between = p.items[p.index(after) : verb] if verb else []
        if _asks_amount_of_it(p, verb, between):
            continue
        if not any({"FLOW", "TOTAL", "BACKREF", "BUY", "SELL", "GO_TO"} & set(m.kinds) for m in between):
            continue
        rest = p.items[verb:] if verb is not None else []
        chosen = any("SUPER" in m for m in rest) and any(is_of(m, "CLASS", "PARTNER") for m in rest)
        if verb is not None and (chosen or narrow([m for m in rest if m.is_entity]) or _points(p, cue, verb)):
            return after
    return None


def _points(p: Parse, cue: Mention, verb: int) -> bool:
    """Whether the part is what came before: "how much of the total is that", "does the state hold"."""
    light = ("FILLER", "GIVE", "QMARK", "MARK", "IN", "YEAR", "COMMA")
    rest = [m for m in p.items[verb:] if not is_of(m, *light)]
    named = any(is_of(m, *NAMES) for m in p.items[: p.index(cue)])
    return len(rest) == 1 and (is_of(rest[0], "BACKREF") or (named and is_of(rest[0], "CLASS")))


def _asks_amount_of_it(p: Parse, verb: int | None, between: list[Mention]) -> bool:
    """Whether a part of what came before is asked for by its amount: "how much of it was biotechnology?"."""
    bare = all(is_of(m, "OF", "BACKREF", "FILLER") for m in between)
    return bare and verb is not None and says(p.items[verb], "be") and not p.has("PERCENT", "SHARE")


def _is_lost(p: Parse, verb: int) -> bool:
    """Whether what follows the names is a move: "how much of its surplus did aerospace lose"."""
    rest = [m for m in p.items[verb + 1 :] if not m.is_entity and "FILLER" not in m]
    return bool(rest) and "MOVE" in rest[0]


def _of_follows(p: Parse, cue: Mention) -> bool:
    after = p.next(cue, skip=set())
    return says(cue.text.split()[-1].lower(), "of") or (after is not None and "OF" in after)


def names_of(p: Parse) -> list[Mention]:
    """The mentions that name something other than tech and the nation."""
    return [m for m in p.items if m.is_entity and "TECH" not in m and "NATION" not in m]
