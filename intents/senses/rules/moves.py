"""Words of a rise, a fall or a course: "how many percent up", "up or down", "moved from 2000 to 2006"."""

from __future__ import annotations

from collections.abc import Sequence

from intents.lexicon.words import begins, ends, says
from intents.model import NAMES, Mention, is_of
from intents.senses.rules.beside import SIGNS, Test, after, before, has


def is_up_in_percent(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "up" is a rise: "how many percent up is that", "up more than 10 percent", "up between ..."."""
    light = ("OVER", "UNDER", "ABOUT", "FILLER", "BETWEEN", "AND", "NUMBER")
    amount = next((m for m in mentions[at + 1 :] if not is_of(m, *light)), None)
    if is_of(after(mentions, at), "HOWMUCH") and has(mentions, "DOLLARS", "PERCENT"):
        return not has(mentions, "NATION")  # "up how much in dollars"
    by_part = amount is not None and "QUANTITY" in amount and amount.get("QUANTITY")[1] == "percent"
    return by_part or (at > 0 and begins(mentions[at - 1], "percent_asked"))


def is_up_from_before(mentions: Sequence[Mention], at: int) -> bool:
    """Whether what trades "was up": "how many dollars was Ohio up in 2020"."""
    named = sum(is_of(m, *NAMES) for m in mentions)
    names = at > 1 and named < 2 and is_of(mentions[at - 1], *NAMES, "FLOW", "NATION", "BACKREF")
    verb = next((i for i in range(at - 1, -1, -1) if says(mentions[i], "be")), -1)
    said = mentions[: max(verb, 0)]
    percent = any("PERCENT" in m and begins(m, "percent_asked") for m in said) and not has(
        said, "OF"
    )  # not "what % of exports was"
    asked = percent or has(said, "HOWMUCH", "COUNT", "DOLLARS")
    until, ends = after(mentions, at), ("IN", "QMARK", "COMMA", "COMPARE", "VS", "YEAR", "FROM", "YEARWORD")
    return names and asked and (until is None or is_of(until, *ends))


def is_base_year(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a word says from which year a move is counted: "taking 2001 as the base", "on a 2001 base"."""
    moved = has(mentions, "MOVE", "GROWTH", "HOWFAST") and sum("YEAR" in m for m in mentions) == 2
    light = [m for m in mentions[:at] if "FILLER" not in m]
    led = bool(light) and (
        "YEAR" in light[-1] or (len(light) > 1 and "AS" in light[-1] and "YEAR" in light[-2])
    )
    set_at = bool(light) and "YEAR" in light[0] and is_of(before(mentions, at), "IN")
    return moved and (led or set_at or is_of(after(mentions, at), "YEAR"))


def asks_rise(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it is asked how much or if something rose: "up how many dollars", "was Florida up in 2020?"."""
    amount = after(mentions, at)
    if is_of(amount, "COUNT"):
        return is_of(after(mentions, at + 1), "DOLLARS", "PERCENT", "MEASURE")
    if amount is not None and {"SHARE", "PERCENT"} <= set(amount.kinds):
        return True  # "up how many percent"
    if is_of(before(mentions, at), "DOLLARS") and has(mentions[:at], "COUNT", "HOWMUCH"):
        return is_of(amount, "SPAN", "IN", "FROM", "YEAR")
    denied = is_of(mentions[0], "CLAIM", "NOT")  # "isn't it up?"
    named = [m for m in mentions[int(denied) : at] if not is_of(m, "FILLER", "TECH", "FLOW", "AND")]
    opens = (
        says(mentions[0], "be")
        or denied
        or (at > 1 and says(mentions[at - 1], "be") and is_of(mentions[0], "WHICH"))
    )
    names = (*NAMES, "BACKREF", "WHICH", "OF")
    asked = opens and bool(named) and all(is_of(m, *names) for m in named)
    closing = ("IN", "YEAR", "QMARK", "MARK", "FILLER", "COMMA", "OR", "NOT")  # "in 2020, please", "or not"
    ends = all(is_of(m, *closing) or says(m, "the_year") for m in mentions[at + 1 :])
    return (amount is not None and says(amount, "how_much")) or (asked and ends)


def is_up_or_down(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "up or down" asks for a move, in percent or dollars or of one year, not for the course."""
    years = sum("YEAR" in m for m in mentions)
    dated = years == 1 and has(mentions, "AREA", "FLOW", "VS")
    dated = dated or (has(mentions, "DIFFERENCE") and (years > 1 or has(mentions, "SPAN")))
    leans = has(mentions, "BACKREF") or all(is_of(m, "QMARK", "ELLIPSIS", "TREND", "MARK") for m in mentions)
    leans = leans and not has(mentions, "SPAN", "YEAR")  # "is that up or down?"
    stands = "FLOW" in mentions[at]  # "were we up or down?", a balance
    held = stands or is_either_than(mentions, at)
    return not held and (has(mentions, "PERCENT", "DOLLARS") or dated or leans)


def is_either_than(mentions: Sequence[Mention], at: int) -> bool:
    """Whether one is held against another either way: "better or worse than Japan"."""
    return is_of(after(mentions, at), "THAN") and is_of(
        mentions[min(at + 2, len(mentions) - 1)], *NAMES, "FLOW"
    )


def asks_sign(mentions: Sequence[Mention], _at: int) -> bool:
    """Whether "plus or minus" only asks for the sign of a move: "% change, plus or minus"."""
    return has(mentions, "MOVE", "GROWTH", "HOWFAST") and has(mentions, "AREA", "PARTNER", "CATEGORY")


def is_good_in_year(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "good or bad" asks how trade went in a year, not for an opinion on a deficit."""
    noun = at + 1 < len(mentions) and is_of(mentions[at + 1], "HOWMUCH", "TECH", "FLOW", "SOURCE")
    return has(mentions, "YEAR") and not (noun or _flows(mentions) & SIGNS)


def is_kind_of_year(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a word says or asks how a year was: "what kind of 2020 did Ohio have", "a good 2020"."""
    noun = next((m for m in mentions[at + 1 :] if not is_of(m, "OF") and not says(m, "articles")), None)
    return is_of(noun, "YEAR") and has(mentions, "AREA") and not has(mentions, "FLOW", "MEASURE", "SUPER")


def is_how_it_went(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a verb says how a year was for a place: "any clue how 2020 went for Oregon"."""
    led = [m for m in mentions[:at] if not is_of(m, "YEAR", "AREA")]
    asked = bool(led) and says(led[-1], "how") and len(led) < at
    onward = is_of(after(mentions, at), "FROM", "TO", "MORE", "MOVE")
    return asked and has(mentions, "AREA") and has(mentions, "YEAR") and not onward


def worsens(mentions: Sequence[Mention], _at: int) -> bool:
    """Whether what gets worse becomes less: a balance, a surplus, or only exports."""
    flows = _flows(mentions)
    return flows == {"exports"} or (bool(flows & SIGNS) and "deficit" not in flows)


def improves(mentions: Sequence[Mention], _at: int) -> bool:
    """Whether what gets better becomes less: a deficit."""
    return _flows(mentions) & SIGNS == {"deficit"}


def is_first_sign(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it is asked when there first was a deficit or surplus: "the first U.S. deficit came when"."""
    return "ORDINAL" in mentions[at] and is_last_sign(mentions, at)


def is_last_sign(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it is asked when there last was a deficit or surplus: "when did we last run a deficit"."""
    signs = [i for i, m in enumerate(mentions) if m.get("FLOW") in SIGNS - {"balance"}]
    if len(signs) != 1 or not has(mentions, "WHEN"):
        return False
    between = mentions[min(at, *signs) + 1 : max(at, *signs)]
    return not (has(between, "CLASS", "COMMA", "AND", "FLOW") or has(mentions, "SUPER", "RANK", "BACKREF"))


def is_last_year_of(mentions: Sequence[Mention], at: int) -> bool:
    """Whether the last of the years with a sign is sought: "the last year of a surplus", "of growth"."""
    signed = has(mentions[at + 1 :], "FLOW") and all(
        m.get("FLOW") in SIGNS - {"balance"} for m in mentions if "FLOW" in m
    )
    opens = at == 0 or is_of(before(mentions, at), "FILLER")
    led = opens and is_of(after(mentions, at), "OF", "WITH", "IN")
    moved = is_of(after(mentions, at + 1), "MOVE", "GROWTH") and is_of(after(mentions, at), "OF")
    apart = has(mentions, "YEAR", "SPAN", "SUPER", "PERCENT") or has(mentions[:at], "MOVE", "GROWTH")
    still = not has(mentions, "MOVE", "GROWTH")
    limited = has(mentions[at + 1 :], "OVER", "UNDER") and has(mentions[at + 1 :], "QUANTITY") and still
    return led and not apart and (moved or limited or (signed and still))


def widens(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it is asked by how much a surplus or deficit grew: in dollars, unless percent is said."""
    relative = has(mentions, "PERCENT", "HOWFAST", "CAGR", "SHARE")
    flows = _flows(mentions)
    led = is_of(after(mentions, at), "TO")  # "what did the deficit grow to"
    return has(mentions, "HOWMUCH", "DIFFERENCE") and not (relative or led) and bool(flows) and flows <= SIGNS


def _flows(mentions: Sequence[Mention]) -> set[str]:
    return {m.get("FLOW") for m in mentions} - {None, "trade"}


def is_course(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "moved from" or "went from" leads to the years of a course: "moved from 2000 to 2006"."""
    return ends(mentions[at], "from_at_the_end") and is_of(after(mentions, at), "SPAN")


def becomes(way: str) -> Test:
    """Whether something became more or less than it was: "the deficit became larger", not "than exports"."""

    def is_become(mentions: Sequence[Mention], at: int) -> bool:
        following = after(mentions, at)
        compared = has(mentions, "THAN", "OR", "VS", "COMPARE") or has(mentions[at + 2 :], "FLOW")
        first = is_of(following, "SUPER") and has(mentions[at + 2 : at + 3], "CLASS")  # "become top supplier"
        return following is not None and following.get("MORE") == way and not (compared or first)

    return is_become


def is_become(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "larger" only says which way something became."""
    return at > 0 and "MOVE" in mentions[at - 1] and says(mentions[at - 1], "becoming")


def is_of_course(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a verb only says that there was a course: "what path did exports follow"."""
    return has(mentions[:at], "TREND") and has(mentions[:at], "GIVE")


def is_apart(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "more or less" stands by itself, where it compares nothing: "in 2007, more or less?"."""
    lead, behind = before(mentions, at), after(mentions, at)
    closed = behind is None or is_of(behind, "COMMA", "MARK", "QMARK")
    return is_of(behind, "QUANTITY") or (closed and is_of(lead, "COMMA", "YEAR", "HOWMUCH"))


def describes_course(mentions: Sequence[Mention], _at: int) -> bool:
    """Whether "describe" asks for the course over years, not for what something is."""
    timed = has(mentions, "SPAN") or sum("YEAR" in m for m in mentions) > 1
    return timed and has(mentions, "FLOW")


def is_percent_more(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a percentage asks how trade moved: "how many percent less did Ohio export in 2020"."""
    more = is_of(after(mentions, at), "MORE") and has(mentions, "YEAR", "YEARWORD")
    against = [i for i, m in enumerate(mentions) if is_of(m, "THAN", "VS", "COMPARE")]
    ahead = [next((m for m in mentions[i + 1 :] if not is_of(m, "IN", "FILLER")), None) for i in against]
    timed = all(m is not None and m.get("YEARWORD") == "previous" for m in ahead)
    return more and timed and not has(mentions, "BACKREF", "GROWTH", "MOVE", "OR")


def is_had(way: str) -> Test:
    """Whether "higher" or "lower" says that something moved: "states that saw higher exports in 2020"."""

    def is_moved(mentions: Sequence[Mention], at: int) -> bool:
        light = {"FILLER", "TECH", "PRODUCT", "DEFINITION"}
        flow = next((m for m in mentions[at + 1 :] if not light & set(m.kinds)), None)
        had = at > 0 and "GIVE" in mentions[at - 1] and has(mentions[:at], "CLASS", "AREA")
        compared = has(mentions, "THAN", "OR", "VS", "COMPARE", "AND") or has(mentions[:at], "FLOW")
        return mentions[at].get("MORE") == way and had and is_of(flow, "FLOW") and not compared

    return is_moved


def hardly_moves(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a move is said to be next to none, which no limit tells: "barely changed"."""
    return is_of(after(mentions, at), "MOVE", "GROWTH")


def is_of_rate(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "which" only takes up a rate: "the rate, in percent, at which the surplus rose"."""
    led = is_of(before(mentions, at), "IN", "BY") and not is_of(after(mentions, at), "CLASS", "PRODUCT")
    return led and any(says(m, "rated") for m in mentions[: at - 1])


def makes_more(mentions: Sequence[Mention], at: int) -> bool:
    """Whether jobs were made beyond those there were: "jobs created in 2018", not "created by exports"."""
    extra = any(says(m, "extra") or says(m, "new") for m in mentions[:at])
    passive = at > 0 and ("MEASURE" in mentions[at - 1] or says(mentions[at - 1], "be"))
    return has(mentions, "MEASURE") and (extra or passive) and not is_of(after(mentions, at), "BY")


def is_of_a_whole(mentions: Sequence[Mention], at: int) -> bool:
    """Whether what a part lost is told of the whole: "what percent of U.S. exports did Alabama lose"."""
    at_part = is_of(before(mentions, at), "AREA", "PARTNER", "CATEGORY") and _is_last_but_year(mentions, at)
    led = at > 1 and is_of(mentions[at - 2], "GIVE")
    share = next((i for i, m in enumerate(mentions[:at]) if is_of(m, "SHARE", "PERCENT", "HOWMUCH")), at)
    return at_part and led and has(mentions[share:at], "NATION") and has(mentions[share:at], "OF", "SHARE")


def _is_last_but_year(mentions: Sequence[Mention], at: int) -> bool:
    """Whether nothing but a year follows."""
    return all(
        is_of(m, "IN", "YEAR", "SPAN", "YEARWORD", "FILLER", "QMARK", "MARK") for m in mentions[at + 1 :]
    )


def is_owed(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "down to" only says whose part is asked for: "what share of the deficit was down to China"."""
    behind = [m for m in mentions[at + 1 :] if not says(m, "articles")]
    whose = behind[1] if len(behind) > 1 and is_of(behind[0], "TO") else None
    part = has(mentions[:at], "SHARE", "MEASURE") or (
        has(mentions[:at], "HOWMUCH") and has(mentions[:at], "OF")
    )
    return is_of(whose, *NAMES, "TECH", "DEFINITION") and says(mentions[at], "falling_to") and part


def adds_to_move(mentions: Sequence[Mention], at: int) -> bool:
    """Whether who has most of a move in dollars is asked for: "which state contributed most to the drop"."""
    rest = mentions[at + 1 :]
    return is_of(after(mentions, at), "SUPER") and has(rest, "TO") and has(rest, "MOVE")


def asks_kinds(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "what" asks of which kinds something is so: "what goods exports grew", "run a deficit"."""
    noun = next(
        (i for i in range(at + 1, len(mentions)) if not is_of(mentions[i], "FILLER", "OF", "TECH")), at
    )
    rest = [m for m in mentions[noun + 1 :] if not is_of(m, "QMARK", "MARK")]
    if ends(mentions[noun], "plural") and rest and not has(mentions, *NAMES, "CLASS", "PRODUCT", "OR", "AND"):
        rest = [mentions[noun], *rest]  # "what tech imports fell", "what exports passed $60 billion"
    elif "PRODUCT" not in mentions[noun] or not rest:
        return False
    flow = rest[0].get("FLOW")
    if not flow and _flows(rest) & (SIGNS - {"balance"}):
        kinds = any(says(m, "kinds_of") for m in mentions[at + 1 : noun])
        return kinds or "IN" in rest[-1] or not has(rest, "NATION")
    verb, *tail = rest[1 if flow else 0 :] or [mentions[at]]
    several = flow is None or (flow not in SIGNS and ends(rest[0], "plural"))
    moved = "MOVE" in verb or says(verb, "grew") or (is_of(verb, "OVER", "UNDER") and has(tail, "QUANTITY"))
    light = ("IN", "FROM", "YEAR", "YEARWORD", "SPAN", "FILLER", "QUANTITY")
    return several and moved and all(is_of(m, *light) for m in tail)


def is_claimed_steady(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it is asked if each year was so: "did exports grow steadily from 2016 to 2020"."""
    beside = is_of(before(mentions, at), "MOVE", "GROWTH") or is_of(after(mentions, at), "MOVE", "GROWTH")
    return beside and (says(mentions[0], "helping") or says(mentions[0], "having"))
