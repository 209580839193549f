"""Words that add up or net out: "between them", "in all", "plus", "the net of trade"."""

from __future__ import annotations

from collections.abc import Sequence

from intents.lexicon.words import begins, ends, holds, says
from intents.model import NAMES, Mention, is_of
from intents.senses.rules.beside import SIGNS, after, before, has, is_closed

#: how many years or partners are more than one
_SEVERAL = 2
#: the most words from a category to the one that it is counted with
_FAR = 6


def is_left_over(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it is asked what a balance comes to: "where does that leave the deficit"."""
    noun = next((m for m in mentions[at + 1 :] if not is_of(m, "FILLER")), None)
    return noun is not None and noun.get("FLOW") in {"balance", "surplus", "deficit"}


def is_what_is_left(mentions: Sequence[Mention], at: int) -> bool:
    """Whether what remains of the two flows before is asked for: "what's left if you subtract"."""
    bare = not any(m.is_entity or is_of(m, "YEAR", "FROM", "THAN", "VS") for m in mentions)
    left = any(says(m, "what_is_left") for m in mentions)
    return bare and left and says(mentions[at], "taking_away") and has(mentions, "HOWMUCH")


def is_of_whole(mentions: Sequence[Mention], at: int) -> bool:
    """Whether one thing is held against its whole: "chips relative to the total, to tech exports"."""
    whole = next((m for m in mentions[at + 1 :] if not is_of(m, "FILLER", "NATION")), None)
    flows = {m.get("FLOW") for m in mentions} - {None}
    kind = is_of(whole, "PRODUCT", "TECH") and has(mentions[:at], "CATEGORY") and len(flows) == 1
    above = is_of(whole, "TOTAL") or (kind and not has(mentions[at:], "CATEGORY"))
    return above and not has(mentions, "MOVE", "GROWTH", "TIMES_CUE")


def is_to_add(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a sum is ordered: "add the exports to the NAFTA partners in 2004"."""
    head = max((i for i, m in enumerate(mentions[:at]) if is_of(m, "COMMA")), default=0)
    led = all(is_of(m, "FILLER", "COMMA", "SMALLTALK") for m in mentions[head:at])
    return led and is_of(mentions[at], "MOVE") and has(mentions[at:], "FLOW")


def is_of_one(mentions: Sequence[Mention], _at: int) -> bool:
    """Whether a total is the figure of one thing in one year: "the latest total of Utah's tech exports"."""
    several = {"SPAN", "CLASS", "REGION", "SUPER", "BACKREF", "BREAKDOWN", "EACHYEAR", "EACH", "DIFFERENCE"}
    counted = {k: sum(k in m for m in mentions) for k in (*NAMES, "FLOW", "PRODUCT", "YEAR", "SUM")}
    word = any(m.get("YEARWORD") not in {None, "latest"} for m in mentions)
    return not (has(mentions, *several) or word) and all(many < 2 for many in counted.values())


def is_of_so_many(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a total adds up a number of members: "the total for the five services sectors"."""
    rest = [
        m for m in mentions[at + 1 : at + 7] if not is_of(m, "FILLER", "TECH", "PRODUCT", "FLOW", "NATION")
    ]
    if len(rest) > 3 and is_of(rest[1], "SUPER") and is_of(after(mentions, at), "IN", "OF"):
        del rest[1]  # "the total of the top five sectors"
    led = 0 if ends(mentions[at], "of_at_the_end") else 1
    counted = len(rest) > 1 and is_of(rest[0], "IN", "OF") and is_of(rest[1], "NUMBER")
    told = rest[led : led + 1] if counted or not led else []
    if told and "NUMBER" in told[0] and all(is_of(m, "QMARK", "MARK", "SMALLTALK") for m in rest[led + 1 :]):
        return not has(mentions[:at], *NAMES)  # "total for the three", which were told before
    counted = counted and len(rest) > 2
    return counted and rest[2].get("CLASS") in {"sector", "category", "area", "techarea"}


def is_one_whole(mentions: Sequence[Mention], at: int) -> bool:
    """Whether one line is held as a whole: "how has the combined balance moved", "% of combined exports"."""
    following, named = after(mentions, at), [m for m in mentions if is_of(m, "PARTNER", "AREA", "REGION")]
    noun = is_of(following, "NATION", "FLOW", "TECH", "DEFINITION", "PRODUCT")
    plain = noun and len(named) < 2 and not has(mentions, "AND", "YEARS", "EACH")
    part = has(mentions[:at], "SHARE", "PERCENT") and not has(mentions, "SPAN", "MOVE")
    course = has(mentions, "SPAN") and has(mentions, "MOVE", "GROWTH", "TREND")
    return plain and (part or (course and not has(mentions, "CATEGORY", "HOWFAST")))


def is_of_each(mentions: Sequence[Mention], _at: int) -> bool:
    """Whether every partner is said to be one whole: "to Asia as one bloc and Europe as one bloc"."""
    behind = [after(mentions, i) for i, m in enumerate(mentions) if "PARTNER" in m.kinds]
    return len(behind) > 1 and all(is_of(m, "AS", "TOTAL", "SUM") and not is_of(m, "AND") for m in behind)


def asks_part_of_first(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a part of a whole is asked for: "of all we ship, how much in percent went to", "of imports"."""
    if is_of(after(mentions, at), "OF") and says(mentions[at], "percent_apart"):
        return not has(mentions, "MOVE", "GROWTH", "SPAN") and has(
            mentions[at:], "FLOW", "TOTAL", "SELL", "BUY"
        )
    whole = is_of(after(mentions, at), "OF") and says(mentions[at], "how_much")
    if whole and has(mentions[at:], "PERCENT") and has(mentions, "BACKREF"):
        return has(mentions[at:], "FLOW") and not has(mentions, "MOVE", "GROWTH", "SPAN", "SHARE")
    if whole and has(mentions, "BACKREF") and has(mentions[at:], "NATION", "TOTAL"):
        return not has(
            mentions, "FLOW", "BUY", "SELL", "MOVE", "GROWTH", *NAMES
        )  # "how much of the US is that"
    moved = has(mentions, "MOVE", "GROWTH", "SPAN", "THAN", "MORE")
    if "HOWFAST" in mentions[at] and is_of(after(mentions, at), "OF") and not moved:
        return has(
            mentions[at:], "GO_TO", "FROM", "SELL", "BUY", "RANKISH"
        )  # "how much in percent of imports came from Japan"
    if not is_of(mentions[0], "OF"):
        return False
    goes = is_of(after(mentions, at), "GO_TO") or (
        is_of(after(mentions, at), "SELL") and has(mentions, "FROM")
    )
    percent = "HOWFAST" in mentions[at] or has(mentions[at:], "PERCENT")
    return goes and percent and has(mentions[:at], "COMMA", "DASH")


def is_unit_of_move(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "in percent of" tells the unit of a move, no share: "the increase in percent of imports"."""
    moved = is_of(before(mentions, at), "MOVE", "GROWTH", "CAGR")
    return moved and says(mentions[at], "in_percent_of") and not is_of(after(mentions, at), "TOTAL")


def is_added_to_name(mentions: Sequence[Mention], at: int) -> bool:
    """Whether one thing is added to another, each named: "biotechnology added to life sciences"."""
    sides = (reversed(mentions[:at]), mentions[at + 2 :])
    pair = [next((m for m in side if not is_of(m, "FLOW", "FILLER", "DEFINITION")), None) for side in sides]
    return _leads_to(mentions, at) and all(is_of(m, *NAMES) for m in pair)


def are_added(mentions: Sequence[Mention], at: int) -> bool:
    """Whether those named before are put together: "exports to Germany and France added in 2004"."""
    named = max(sum(kind in m for m in mentions[:at]) for kind in NAMES) > 1 and has(
        mentions[:at], "AND", "COMMA"
    )
    chosen = has(mentions[:at], "NUMBER") and has(mentions[:at], "SUPER") and has(mentions[:at], "CLASS")
    asked = has(mentions[:at], "HOWMUCH", "COUNT", "HOWFAST", "DOLLARS", "CLAIM", "WHICH", "GIVE")
    closed = is_closed(mentions, at) or is_of(after(mentions, at), "IN", "DASH")
    return says(mentions[at], "added") and (named or chosen) and closed and not asked


def adds_to_whole(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it is asked what a part adds to a whole, no move: "what did aerospace add to the total"."""
    whole = next((m for m in mentions[at + 2 :] if "FILLER" not in m), None)
    part = has(mentions[:at], *NAMES) and not has(mentions, "COUNT", "DOLLARS", "PERCENT", "THAN", "COMPARE")
    return _leads_to(mentions, at) and part and is_of(whole, "TOTAL")


def _leads_to(mentions: Sequence[Mention], at: int) -> bool:
    return says(mentions[at], "adding_to") and is_of(after(mentions, at), "TO")


def is_size_sold(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a sum is only how much went to one: "who supplied the smallest amount to us"."""
    return is_of(before(mentions, at), "SUPER") and ends(mentions[at], "amount_to")


def is_of_chosen_one(mentions: Sequence[Mention], _at: int) -> bool:
    """Whether a total is the figure of the one that is chosen: "total exports of the top state"."""
    classes = [i for i, m in enumerate(mentions) if "CLASS" in m]
    others = has(mentions, "NUMBER", "SPAN", "EACHYEAR", "REGION", "AND", "BACKREF", "MEAN", *NAMES)
    if others or len(classes) != 1:
        return False
    noun = mentions[classes[0]]
    several = ends(noun, "of_several") if noun.genitive else noun.text.lower().endswith("s")
    return not several and is_of(before(mentions, classes[0]), "SUPER")


def is_jointly(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "between them" adds up what is named: "the two Dakotas exported between them"."""
    if has(mentions, "DIFFERENCE", "MORE", "COMPARE", "RATIO", "TIMES_CUE", "THAN"):
        return False
    said = mentions[:at]
    chosen = all(has(said, kind) for kind in ("CLASS", "SUPER", "NUMBER"))
    return chosen or has(said, *NAMES, "REGION")


def is_each_listed(mentions: Sequence[Mention], at: int) -> bool:
    """Whether every one that is so is to be listed, none added up: "list every state with growth above"."""
    ordered = has(mentions[:at], "LIST") or says(mentions[0], "imperatives")
    listed = ordered and has(mentions, "OVER", "UNDER", "MOVE", "GROWTH")
    return listed and says(mentions[at], "every") and is_of(after(mentions, at), "CLASS")


def counts_in(mentions: Sequence[Mention], at: int) -> bool:
    """Whether one is named as counted among all rows: "all the rows, with D.C., add up to"."""
    named = next((i for i in range(at + 1, len(mentions)) if "FILLER" not in mentions[i]), at)
    one = "AREA" in mentions[named] and not is_of(after(mentions, named), "AND", "OR")
    rows = has(mentions[:at], "TOTAL") and has(mentions[:at], "CLASS") and has(mentions, "SUM", "MEAN")
    return rows and one and is_of(before(mentions, at), "COMMA", "CLASS")


def is_behind_several(mentions: Sequence[Mention], at: int) -> bool:
    """Whether several names are taken together: "Texas and California all together as % of"."""
    if not at:
        return True  # "all together, as % of U.S. exports"
    several = any(sum(kind in m for m in mentions[:at]) > 1 for kind in NAMES)
    return several and not has(mentions[at + 1 : at + 3], *NAMES, "FLOW", "TECH", "PRODUCT", "CLASS")


def joins_choices(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "+" only parts those one is chosen of or that are set in order: "of Ohio + Utah, which"."""
    first, last = before(mentions, at), after(mentions, at)
    named = any(is_of(first, kind) and is_of(last, kind) for kind in NAMES)
    opens = next(i for i, m in enumerate(mentions) if is_of(m, *NAMES)) if named else 0
    chosen = is_of(mentions[opens - 1], "OF", "BETWEEN", "IN") and has(mentions, "WHICH", "SUPER")
    others = [m for m in mentions if is_of(m, "AND", "VS", "WITH", "TO") and not says(m, "plus")]
    held = has(mentions, "COMPARE") and not others
    ordered = has(mentions, "RANK") or any(says(m, "ordering") for m in mentions)
    return says(mentions[at], "plus") and named and ((bool(opens) and chosen) or held or ordered)


def is_in_all(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "in all" adds up, behind what it adds: "the ten smallest exported in all"."""
    following = after(mentions, at)
    rest = [m for m in mentions[at + 2 :] if "FILLER" not in m and not says(m, "the_year")]
    dated = is_of(following, "IN") and bool(rest) and is_of(rest[0], "YEAR")  # "in all during the year 2020"
    part = following is not None and begins(following, "as_at_the_beginning")
    closed = is_closed(mentions, at) or dated or is_of(following, "AS") or part
    return at > 2 and closed and "IN" in mentions[at - 1] and not closes_whole(mentions, at - 1)


def is_in_whole(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "in total" belongs to what follows: "in total exports"."""
    return is_of(after(mentions, at), "FLOW", "TECH", "DEFINITION", "PRODUCT")


def closes_whole(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "in total" says that all is the whole of a share: "chips, percent of tech exports in total"."""
    whole = is_of(before(mentions, at), "FLOW") and has(mentions[:at], "SHARE") and has(mentions[:at], "TECH")
    return whole and sum("CATEGORY" in m for m in mentions) < _SEVERAL


def only_joins(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "plus" joins what is to be shown, nothing to be added up: "direction plus the two figures"."""
    following = next((m for m in mentions[at + 1 :] if "FILLER" not in m), None)
    named = following is not None and (following.is_entity or is_of(following, "YEAR", "NUMBER", "SPAN"))
    return says(mentions[at], "plus") and not named and has(mentions[:at], "TREND")


def is_apart_from(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "differ from" holds two totals apart: "by how many dollars does that differ from the total"."""
    asked = any("DIFFERENCE" in m or says(m, "what_sum") or says(m, "how_much") for m in mentions[:at])
    return says(mentions[at], "differing") and asked and not is_of(after(mentions, at), "YEAR", "YEARWORD")


def joins_inside(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "and the" joins two names, and does not open a turn: "Oregon's growth and the U.S. growth"."""
    return has(mentions[:at], *NAMES, "NATION") and not is_of(mentions[at - 1], "COMMA", "MARK", "QMARK")


def is_with_another(mentions: Sequence[Mention], at: int) -> bool:
    """Whether what came before is added to a name, nothing else said: "and the total with Ohio"."""
    opens = all(is_of(m, "FILLER", "ELLIPSIS", "AND", "HOWMUCH") for m in mentions[:at])
    return opens and is_of(after(mentions, at), "WITH") and is_of(after(mentions, at + 1), "CATEGORY", "AREA")


def leads_greatest(mentions: Sequence[Mention], at: int) -> bool:
    """Whether somebody only has the greatest, no share of it: "who accounted for the deepest deficit"."""
    noun = next((m for m in mentions[at + 1 :] if not is_of(m, "FILLER", "NATION")), None)
    return is_of(noun, "SUPER", "ORDINAL") and not has(mentions, "PERCENT") and has(mentions[:at], "WHICH")


def adds_chosen(mentions: Sequence[Mention], at: int) -> bool:
    """Whether an order to add is about those chosen or all of a class: "add the top 3 states' exports"."""
    opens = all(is_of(m, "FILLER", "COMMA", "AND", "GIVE") for m in mentions[:at])
    several = at + 1 < len(mentions) and says(mentions[at + 1], "several_before")
    if opens and several and has(mentions[at:], "HOWMUCH", "DASH"):
        return any(sum(kind in m for m in mentions[at:]) > 1 for kind in NAMES)
    rest = mentions[at + 1 : at + 8]
    chosen = has(rest, "SUPER") and has(rest, "NUMBER", "CLASS")
    return opens and (chosen or has(rest, "BREAKDOWN") or (has(rest, "TOTAL") and has(rest, "CLASS")))


def adds_named(mentions: Sequence[Mention], at: int) -> bool:
    """Whether those named before are to be added: "Ohio, Utah and Iowa in 2020 - add them up"."""
    several = (sum(kind in m for m in mentions[:at]) > 1 for kind in NAMES)
    return at + 1 < len(mentions) and says(mentions[at + 1], "several_before") and any(several)


def counts_as(mentions: Sequence[Mention], at: int) -> bool:
    """Whether one category is to be counted with another: "if we treat software as ICT"."""
    names = [i for i, m in enumerate(mentions) if "CATEGORY" in m]
    if len(names) != _SEVERAL or names[1] - names[0] > _FAR or not names[0] - _SEVERAL <= at < names[1]:
        return False
    if not any(says(m, "treating") for m in mentions):
        return False
    return any(says(m, "counted_into") for m in mentions[names[0] + 1 : names[1]])


def is_its_size(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "by how much" asks for the size of one balance: "by how much were we in the red with China"."""
    flows = {m.get("FLOW") for m in mentions} - {None, "trade"}
    other = (
        "MORE", "THAN", "VS", "MOVE", "GROWTH", "OVER", "UNDER", "SUPER", "SPAN", "COMPARE", "AND", "BECOME",
    )  # fmt: skip
    once = sum("YEAR" in m for m in mentions) < _SEVERAL and sum("PARTNER" in m for m in mentions) < _SEVERAL
    one_word = not any("FLOW" in m and holds(m, "importing") for m in mentions)
    named = has(mentions, "NATION") or (one_word and has(mentions, "CATEGORY", "DEFINITION", "PARTNER"))
    sized = begins(mentions[at], "by_how_much") or begins(mentions[at], "by_how_many")
    return named and bool(flows) and flows <= SIGNS and once and sized and not has(mentions, *other)
