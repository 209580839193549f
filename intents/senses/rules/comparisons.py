"""Words that hold one thing against another: "less", "above", "top ... by", "the better year"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from intents.lexicon.words import begins, says
from intents.model import NAMES, Mention, is_of
from intents.senses.rules.beside import Test, after, before, has, is_closed


def counts_places(mentions: Sequence[Mention], at: int) -> bool:
    """Whether places are counted by which something moved: "rose by how many places", "the most places"."""
    counted = is_of(before(mentions, at), "DIFFERENCE", "SUPER")
    return counted and has(mentions, "MOVE", "GROWTH") and not has(mentions, "MEASURE")


def lies_between(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "between them" is the gap of two: "how many dollars lie between them"."""
    verb = before(mentions, at)
    asked = verb is not None and says(verb, "what_is") and has(mentions[at:], "DOLLARS")
    lies = verb is not None and (says(verb, "be") or says(verb, "lying") or asked)
    return lies and has(mentions[:at], "HOWMUCH", "COUNT", "DOLLARS")


def _is_over_those_of_year(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a year is held against another: "in how many states were 2020 exports below those of 2019"."""
    behind = mentions[at + 1 : at + 4]
    kinds = ("BACKREF", "OF", "YEAR")
    return len(behind) == len(kinds) and all(k in m for k, m in zip(kinds, behind, strict=True))


def is_over_another(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a claim holds a figure against another: "is the deficit with Malaysia over that with Japan"."""
    if is_of(before(mentions, at), "DIFFERENCE") and is_of(after(mentions, at), *NAMES):
        return True  # "by how much over California?"
    light = ("FILLER", "NATION", "TECH", "CATEGORY")
    other = next((m for m in mentions[at + 1 :] if says(m, "one") or not is_of(m, *light)), None)
    dated = has(mentions[at + 1 : at + 3], "YEAR", "SPAN", "QUANTITY", "NUMBER", "YEARWORD")
    asked = any(says(m, "be") for m in mentions[:at])
    one = other is not None and says(other, "one")
    of_year = _is_over_those_of_year(mentions, at)
    counted = has(mentions, "COUNT") and not of_year
    other_asked = counted or has(mentions, "MORE", "SPAN", "HOWMUCH", "WHEN")
    held = asked and has(mentions[:at], "FLOW") and not other_asked
    return held and (one or (is_of(other, "FLOW", "BACKREF") and not dated))


def is_taken_away(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "less" takes one figure from another: "2020 less 2019", "A exports less B exports"."""
    first, last = before(mentions, at), after(mentions, at)
    if first is None or last is None or mentions[at].get("MORE") != "down":
        return False
    years = "YEAR" in first and "YEAR" in last and "THAN" not in mentions[at]
    lines = (
        "FLOW" in first and is_of(last, *NAMES) and has(mentions[:at], *NAMES) and says(mentions[at], "less")
    )
    flows = is_of(first, "FLOW") and is_of(last, "FLOW") and says(mentions[at], "less")
    beside = says(mentions[at], "less") and _is_between_names(mentions, at)
    sold = has(mentions[max(at - 3, 0) : at], "SELL", "BUY") and has(mentions[at + 1 : at + 4], "SELL", "BUY")
    beside = beside or (says(mentions[at], "less") and is_of(last, "HOWMUCH") and sold)
    return years or lines or ((flows or beside) and not has(mentions, "THAN"))


def stands(side: str) -> Test:
    """Whether one name is said to stand above or below another: "New Mexico sits above Nevada"."""

    def is_between(mentions: Sequence[Mention], at: int) -> bool:
        return mentions[at].get("NEAR") == side and _is_between_names(mentions, at)

    return is_between


def _is_between_names(mentions: Sequence[Mention], at: int) -> bool:
    first = next((m for m in reversed(mentions[:at]) if not says(m, "be")), None)
    return any(is_of(first, kind) and is_of(after(mentions, at), kind) for kind in NAMES)


def is_topping(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "top" is a verb between two names or flows: "did Irish imports top imports from Peru"."""
    if not {"SUPER", "MORE"} <= set(mentions[at].kinds) or not 0 < at < len(mentions) - 1:
        return False
    sides = (*NAMES, "FLOW")
    apart = is_of(mentions[at - 1], *sides, "NATION", "YEAR") and is_of(mentions[at + 1], *sides)
    return apart and any(has(mentions[:at], kind) and has(mentions[at:], kind) for kind in sides)


def divides(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a slash sets a part over its whole, in percent: "Florida / U.S. exports, %"."""
    first, last = before(mentions, at), after(mentions, at)
    whole = is_of(last, "NATION", "TOTAL") or (is_of(first, *NAMES) and is_of(last, "TECH", "PRODUCT"))
    return "RATIO" in mentions[at] and has(mentions, "PERCENT") and is_of(first, *NAMES, "PRODUCT") and whole


def tops_by(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "top" sets one against another: "imports always top exports", "imports top exports by"."""
    if at == 0 or "MORE" not in mentions[at]:
        return False
    lead = next((m for m in reversed(mentions[:at]) if not is_of(m, "STREAK", "FILLER")), None)
    if is_of(lead, "FLOW") and "STREAK" in mentions[at - 1] and is_of(after(mentions, at), "FLOW"):
        return True
    return has(mentions, "HOWMUCH") and any(is_stranded(mentions, i) for i in range(at, len(mentions)))


def is_stranded(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a preposition has nothing behind it: "... by in 2018?", "... by?"."""
    following = after(mentions, at)
    apart = following is None or is_of(following, "IN", "COMMA", "MARK", "QMARK", "YEAR", "SPAN", "DASH")
    return "BY" in mentions[at] and apart


def asks_place(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "where ... among the states" or "Texas among states" asks for a place in their order."""
    noun = next((m for m in mentions[at + 1 :] if "FILLER" not in m), None)
    where = any("WHICH" in m and begins(m, "where") for m in mentions[:at])
    bare = all(is_of(m, *NAMES, "FILLER", "ELLIPSIS", "OF", "SMALLTALK", "COMMA") for m in mentions[:at])
    asked = (where or bare) and is_of(noun, "CLASS") and has(mentions[:at], *NAMES, "BACKREF")
    return asked and (where or not _asks_if_one_of(mentions, at))


def _asks_if_one_of(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it is asked if one is like those told of: "is Ohio among the states that grew"."""
    rest = [m for m in mentions[at + 1 :] if "FILLER" not in m]
    told = len(rest) > 1 and is_of(rest[0], "CLASS") and is_of(rest[1], "BACKREF", "WHICH")
    return told and says(mentions[0], "be") and (says(rest[1], "where") or not has(rest, "SUPER"))


def asks_place_on_list(mentions: Sequence[Mention], at: int) -> bool:
    """Whether the place of a name on a list is asked for: "where is Ohio on the tech exports list"."""
    where = any("WHICH" in m and begins(m, "where") for m in mentions[:at])
    return where and has(mentions[:at], *NAMES) and has(mentions[:at], "IN") and is_closed(mentions, at)


def is_placed(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "come in" places something: "where tech comes in second", "where does Peru come in"."""
    asked = any("RANK" in m or ("WHICH" in m and begins(m, "where")) for m in mentions[:at])
    asked = asked or has(mentions[at + 1 : at + 4], "RANK")  # "tech comes in at what place"
    asked = asked or (is_of(after(mentions, at), "IN") and has(mentions[at + 2 : at + 3], "ORDINAL"))
    return "FLOW" in mentions[at] and (
        asked or is_of(after(mentions, at), "ORDINAL", "OVER", "UNDER", "QUANTITY")
    )


def comes_after(mentions: Sequence[Mention], at: int) -> bool:
    """Whether the one next in a ranking is asked for: "the biggest exporter after Texas"."""
    first = next((m for m in mentions if is_of(m, *NAMES)), None)
    return has(mentions[:at], "SUPER") and first is not None and after(mentions, at) is first


def is_tag(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a word at the end only asks to agree: "Ohio is fifth, no?", "Ohio is fifth yeah?"."""
    following = after(mentions, at)
    closed = following is None or "QMARK" in following
    asked = has(mentions, "HOWMUCH", "WHICH", "COUNT", "LIST", "WHEN", "WHY", "NOT")
    stated = following is not None and any(says(m, "be") for m in mentions[:at]) and not asked
    return at > 1 and closed and ("COMMA" in mentions[at - 1] or stated)


def is_per_dollar(mentions: Sequence[Mention], at: int) -> bool:
    """Whether one flow is told for each dollar of the other: "for every chip dollar exported, how many"."""
    named = [m for m in mentions[at + 1 : at + 4] if "FILLER" not in m]
    led = len(named) > 1 and is_of(named[0], "CATEGORY", "TECH", "PRODUCT") and "DOLLARS" in named[1]
    flows = {m.get("FLOW") for m in mentions if "FLOW" in m}
    return led and flows == {"exports", "imports"} and not has(mentions, "MEASURE")


def is_beside(mentions: Sequence[Mention], at: int) -> bool:
    """Whether two are to be shown side by side, no ranking: "exports to Germany next to those to Italy"."""
    named = has(mentions[:at], *NAMES) and has(mentions[at + 1 :], *NAMES)
    asked = has(mentions, "WHICH") and not has(mentions[at + 1 :], "MORE")
    return named and not asked and not has(mentions, "RANK", "RANKISH", "CLASS")


def is_money_apart(mentions: Sequence[Mention], at: int) -> bool:
    """Whether dollars are asked for between two names: "how many dollars behind Ohio was Utah"."""
    between = "NEAR" in mentions[at] or is_of(after(mentions, at), "AREA")
    return between and is_of(before(mentions, at), "DOLLARS") and not has(mentions, "WHICH")


def is_delta(mentions: Sequence[Mention], _at: int) -> bool:
    """Whether a delta is that between two names, not between two years: "Ohio vs Iowa 2020, delta"."""
    named = max(sum(kind in m for m in mentions) for kind in NAMES)
    if not has(mentions, *NAMES, "FLOW", "TECH", "YEAR", "SPAN", "YEARWORD", "PERCENT"):
        return True  # "what's the delta between the two?"
    return named > 1 and not has(mentions, "SPAN") and sum("YEAR" in m for m in mentions) < 2


def leads_beside(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a verb of ranking leads to who stands beside a name: "who ranks above Oregon"."""
    beside = after(mentions, at)
    sided = beside is not None and ("NEAR" in beside or says(beside, "above_it") or says(beside, "below_it"))
    return sided and has(mentions[:at], "WHICH") and is_of(after(mentions, at + 1), *NAMES)


def is_ranked_beside(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a side word follows such a verb, a class or a place: "one spot under", "next state after"."""
    if at == 0 or not is_of(after(mentions, at), *NAMES) or has(mentions, "QUANTITY"):
        return False
    leading = mentions[at - 1]
    asked = has(mentions, "WHICH", "RANK", "CLASS")
    close = is_of(mentions[at], "ABOUT") or says(leading, "close_by")
    ranking = has(mentions, "RANK") or (at > 1 and says(mentions[at - 2], "next"))
    classed = is_of(leading, "CLASS") and leading.get("CLASS") != "year" and ranking
    placed = says(leading, "ranking_verbs") or says(leading, "one_place")
    return asked and (close or classed or placed)


def is_at_the_end(mentions: Sequence[Mention], at: int) -> bool:
    """Whether the end of a ranking is asked for: "which state is last in tech exports"."""
    leading = before(mentions, at)
    placed = leading is not None and (says(leading, "ranking_verbs") or says(leading, "whose"))
    placed = placed or (leading is not None and says(leading, "be"))
    behind = is_closed(mentions, at) or is_of(after(mentions, at), "IN", "BY", "OF", "FLOW", "TECH")
    tops = [m for m, n in pairwise(mentions) if is_of(m, "SUPER") and is_of(n, "NUMBER")]
    others = [m for m in mentions if is_of(m, "SUPER") and m not in tops]  # "last in the top ten"
    return placed and behind and has(mentions[:at], "WHICH") and not (others or has(mentions, "WHEN"))


def leads_class(mentions: Sequence[Mention], at: int) -> bool:
    """Whether those of a class are ahead of all others: "which five states lead in tech exports"."""
    leading, following = before(mentions, at), after(mentions, at)
    verb = "SUPER" in mentions[at] and is_of(leading, "CLASS", "NUMBER") and not leading.genitive
    asked = next((m for m in reversed(mentions[:at]) if not is_of(m, "CLASS", "NUMBER", "FILLER")), None)
    return verb and is_of(following, "IN", "AS", "QMARK", "MARK") and is_of(asked, "WHICH")


def is_row_of(mentions: Sequence[Mention], at: int) -> bool:
    """Whether an amount stands beside a name in a table: "the amount next to oil and gas"."""
    leading = [m for m in mentions[max(at - 2, 0) : at] if says(m, "amounts") or says(m, "data")]
    return bool(leading) and is_of(after(mentions, at), *NAMES) and not has(mentions[:at], *NAMES, "WHICH")


def asks_order(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "should" asks which of several comes first: "which one should be on top"."""
    ahead = mentions[at + 1 : at + 3]
    return has(mentions[:at], "WHICH") and any(is_of(m, "SUPER", "ORDINAL") for m in ahead)


def leads_to_next(mentions: Sequence[Mention], at: int) -> bool:
    """Whether the one behind a name in a ranking is sought: "after Texas, which state exports most"."""
    light = [m for m in mentions[1:] if not is_of(m, "FILLER", "OF", "MARK") and not says(m, "state")]
    named = not at and bool(light) and is_of(light[0], "AREA", "PARTNER", "CATEGORY")
    greatest = any(m.get("SUPER") == "max" for m in mentions)
    listed = has(mentions, "RANK") and has(mentions, "RANKISH")
    greatest = greatest or listed or any(says(m, "next") for m in mentions[at + 1 :])
    parted = named and len(light) > 1 and is_of(light[1], "COMMA")
    asked = has(mentions[2:], "WHICH", "HOWMUCH") and has(mentions[2:], "CLASS")
    return parted and greatest and (asked or any(begins(m, "who") for m in mentions[2:]))


def is_told_by_next(mentions: Sequence[Mention], _at: int) -> bool:
    """Whether a ranking is that in which the one behind a name is sought."""
    return is_of(mentions[0], "NEAR") and says(mentions[0], "after_a_name")


def is_winner(mentions: Sequence[Mention], at: int) -> bool:
    """Whether the larger of some names comes out ahead, and no balance: "ahead in exports, Iowa or Ohio"."""
    flows = {m.get("FLOW") for i, m in enumerate(mentions) if "FLOW" in m and i != at}
    compared = flows in ({"exports"}, {"imports"}) or (not flows and has(mentions, "AREA"))
    several = sum(is_of(m, *NAMES) for m in mentions) > 1 and has(mentions, "OR", "VS", "AND")
    return "FLOW" in mentions[at] and compared and several and not has(mentions, "SUPER", "MORE", "COUNT")


def asks_points(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it is asked by how many points, of what came before: "A outgrew B: how many points"."""
    return is_of(after(mentions, at), "POINTS") and is_closed(mentions, at + 1)


def is_ratio(mentions: Sequence[Mention], _at: int) -> bool:
    """Whether two names are set over each other: "Texas to Ohio proportion", "MN over IA as a relation"."""
    joints = [i for i, m in enumerate(mentions[1:-1], 1) if is_of(m, "TO", "OVER") or says(m, "over")]
    sides = ((mentions[i - 1], mentions[i + 1]) for i in joints)
    return any(is_of(a, kind) and is_of(b, kind) for a, b in sides for kind in NAMES)


def is_between_two(mentions: Sequence[Mention], at: int) -> bool:
    """Whether what leads past a level leads past another name: "the year China rose above Japan"."""
    sides = before(mentions, at), after(mentions, at)
    return has(mentions, "WHEN") and all(is_of(side, *NAMES) for side in sides)


def is_or_turned(mentions: Sequence[Mention], at: int) -> bool:
    """Whether the other order is only the other answer: "was Oregon ahead of Florida or the other way"."""
    two = sum(is_of(m, *NAMES, "FLOW") for m in mentions[:at]) > 1 and has(mentions[:at], "MORE")
    return two and is_of(before(mentions, at), "OR") and is_closed(mentions, at)
