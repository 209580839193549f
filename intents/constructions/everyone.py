"""All states together, and trade between others, which no source has."""

from __future__ import annotations

from intents.frames.joining import joined
from intents.frames.parse import Parse
from intents.lexicon.words import begins, ends, holds, says
from intents.model import Mention, is_of

#: what may stand between a partner, its trade, and what leads to another one
_BESIDE = {"FILLER", "TECH", "DEFINITION", "CATEGORY", "TOTAL", "YEAR", "FLOW", "PRODUCT"}
#: what may stand between a word for a sum and the rows that it is of
_COUNTED = {"FILLER", "NUMBER", "DASH", "OF", "MARK"}


def everyone(p: Parse) -> None:
    """The sum of the state table, beside a part of it or the nation: "all 50 states added up"."""
    summing = [m for m in p.items if "SUM" in m or says(m, "sum")] if p.has("SUM") or p.says("sum") else []
    if _is_whole_of_chosen(p, summing):
        return
    home = any(m.get("NATION") != "them" for m in p.all("NATION"))  # not "overseas"
    short = home and (_is_outside(p) or p.says("short_of"))
    states = _states(p) if summing or short else _all_rows(p)
    asked = short or p.has("SHARE", "PERCENT", "DIFFERENCE", "GROWTH")
    counted = p.has("COUNT") and p.has("GROWTH", "MOVE")
    if not states or not asked or counted or p.has("SUPER", "ORDINAL", "QUANTITY", "RANK"):
        return
    if short:
        p.put(difference=True)
        short_words = [m for m in p.all("UNDER") if says(m, "short_of")]
        p.use(*p.all("LISTS"), *p.all("COMPARE"), *p.all("VS"), *p.all("MORE"), *short_words)
    p.put(everyone=True)
    p.use(*states, *summing, *p.free("NUMBER"))
    for m in states:
        p.retype(m, {"CLASS": "area"})
    for m in states + summing:
        m.role = "everyone"
    for m in p.all("AREA"):
        before = p.previous(m)
        if is_of(before, "AND", "SUM") and p.index(m) - p.index(states[0]) in range(1, 4):
            m.role = "counted"
            p.use(m)
    p.put(summed="last" if any(_is_of_names(p, m, states) for m in summing) else "")
    if p.has("SHARE", "PERCENT") and not p.has("GROWTH"):
        p.put(level="share")
        p.use(*p.all("SHARE"), *p.all("PERCENT"))


def _is_whole_of_chosen(p: Parse, summing: list[Mention]) -> bool:
    """Whether all rows are what the greatest have a share of: "share of the top 3 in the all-state total"."""
    named = p.has("MOVE", "GROWTH", "PARTNER") or any(m.role == "" for m in p.all("AREA"))
    if not (p.has("SHARE", "PERCENT") and p.has("SUPER")) or named:
        return False
    rows = [m for m in p.items if m.get("CLASS") == "area" or m.get("BREAKDOWN") == "area" or says(m, "rows")]
    led = [m for m in rows if begins(m, "all") or is_of(p.previous(m, skip=_COUNTED), "SUM", "TOTAL")]
    wholes = [m for m in led if summing or is_of(p.next(m), "TECH", "FLOW", "TOTAL", "PRODUCT")]
    if not wholes:
        return False
    p.put(everyone=True, over="area")
    numbers = [m for m in p.all("NUMBER") if _is_all(p, m)]
    beside = [m for m in p.all("TOTAL") if p.next(m, skip=_COUNTED) in wholes or p.previous(m) in wholes]
    for m in wholes + beside + numbers + summing:
        p.retype(m, {"FILLER": m.text.lower()})
    p.use(*wholes, *beside, *numbers, *summing)
    return True


def _is_of_names(p: Parse, cue: Mention, states: list[Mention]) -> bool:
    """Whether it is the part that is added up: "what share of all states do Ohio and Utah have together"."""
    names = [m for m in p.items[: p.index(cue)] if ("AREA" in m and m.role == "") or m in states]
    return len(names) > 1 and not any(m in states for m in names[-2:])


def _states(p: Parse) -> list[Mention]:
    """The class word for the states whose sum is meant; in "all 51 rows" it is that for the rows."""
    states = [m for m in p.all("CLASS", "area") if not _is_of_name(p, m)] or p.all("BREAKDOWN", "area")
    for row in [m for m in p.all("CLASS") if says(m, "rows") and states]:
        p.retype(row, {"FILLER": row.text.lower()})  # "all rows of the state table"
    return states or _all_rows(p)


def _is_of_name(p: Parse, word: Mention) -> bool:
    """Whether a class word only closes a name: "Texas state and California"."""
    return says(word, "state") and is_of(p.previous(word, skip=set()), "AREA")


def _all_rows(p: Parse) -> list[Mention]:
    """The word for the rows of the state table, told by their number: "of all 51 places"."""
    if not (p.has("SUPER", "WHICH", "GROWTH", "MOVE") or any(m.is_entity for m in p.items)):
        whole = [m for m in p.all("BREAKDOWN", "area") + p.all("CLASS", "area") if _is_of_all(p, m)]
        return [m for m in whole if is_of(p.previous(m, skip=_COUNTED), "SHARE", "PERCENT")]
    rows = [m for m in p.all("CLASS") if says(m, "rows") or m.get("CLASS") in {"place", "area"}]
    every = [m for m in rows if _is_all(p, m) or _is_all(p, p.previous(m)) or _is_of_all_states(p, m)]
    if p.has("GROWTH", "MOVE") or not any(m.role == "" for m in p.all("AREA")):
        return []
    for row in every[:1]:
        p.retype(row, {"CLASS": "area"})
    return every[:1]


def _is_of_all_states(p: Parse, rows: Mention) -> bool:
    """Whether what all states trade is meant: "all state tech exports", "the all-state total"."""
    every = p.previous(rows, skip={"DASH"})
    return (
        every is not None and says(every, "all") and is_of(p.next(rows), "TECH", "FLOW", "TOTAL", "PRODUCT")
    )


def _is_of_all(p: Parse, rows: Mention) -> bool:
    """Whether all rows are meant, which no name stands beside: "as a share of all states"."""
    before = p.previous(rows, skip=set())
    return begins(rows, "all") or (before is not None and says(before, "all"))


def _is_all(p: Parse, mention: Mention | None) -> bool:
    """Whether a number is that of all states."""
    return mention is not None and mention.text == str(len(p.lexicon.codes))


def numbered_states(p: Parse) -> None:
    """Take the number of all states for them where it stands alone: "all 51 together", "the 51"."""
    for m in [m for m in p.free("NUMBER") if _is_all(p, m)]:
        before = p.previous(m, skip=set())
        led = is_of(before, "TOTAL") or (before is not None and says(before, "the"))
        closed = is_of(p.next(m), "SUM", "TOTAL")
        p.put(numbered=True)
        if (led or closed) and not (is_of(p.next(m), "CLASS") or p.all("CLASS", "area")):
            p.retype(m, {"CLASS": "area"})
            p.use(m if closed else None)
            p.put(**({"over": "area"} if closed else {}))


def _is_outside(p: Parse) -> bool:
    """Whether what the state table has not is asked for: "how much of it isn't in the state table"."""
    for table in p.all("CLASS", "area"):
        cue = p.previous(table, skip={"FILLER", "IN"})
        outside = holds(table, "rankings") or (cue is not None and says(cue, "nos"))
        if outside and is_of(cue, "NOT", "CLAIM") and p.has("HOWMUCH", "DOLLARS"):
            p.use(cue)
            p.frame.pop("claim", None)
            return not p.has("AREA", "SHARE", "PERCENT")
    return False


def bilateral(p: Parse) -> None:
    """What no source has, trade between two others: "trade between Japan and Germany"."""
    if _is_between_partners(p) or _is_partners_own(p):
        p.put(bilateral=True)
    partners = [m for m in p.all("PARTNER") if m.role == ""]
    if (
        p.has("BETWEEN")
        and (p.has("FLOW") or any(ends(m, "trade_nouns") for m in p.all("DEFINITION")))
        and len(partners) == 2
        and not p.has("DIFFERENCE", "VS", "MORE", "WHICH")
        and not (p.has("COMPARE") and not is_of(p.previous(p.all("BETWEEN")[0]), "FLOW"))
        and "AND" in (p.next(partners[0]) or partners[0])
    ):
        p.put(bilateral=True)
        p.use(*p.all("BETWEEN"))


def _is_partners_own(p: Parse) -> bool:
    """Whether what a partner exports to all is asked for: "Germany's tech exports", "exports of Germany"."""
    if p.has("NATION", "SHARE", "BACKREF", "AREA") or len(p.all("PARTNER")) != 1:
        return False
    (partner,) = p.all("PARTNER")
    before, flow = p.previous(partner), p.next(partner, skip=_BESIDE - {"FLOW"})
    owner = partner.genitive or partner.text.lower() in p.lexicon.kinds.adjectives
    if before is not None and is_of(before, "OF", "FROM"):
        flow = p.previous(before)
    elif not owner or is_of(before, "TO", "WITH", "IN"):
        return False
    owned = flow is not None and flow.get("FLOW") == "exports" and partner.role == ""
    return owned and not is_of(p.next(flow or partner), "TO", "RANK", "CLASS")


def _is_owner(p: Parse, partner: Mention) -> bool:
    """Whether trade is that of a partner: "Germany's trade", "German exports", "the deficit of Germany"."""
    before = p.previous(partner)
    if is_of(before, "OF") and before is not None:
        return is_of(p.previous(before), "FLOW")
    after = p.next(partner, skip=_BESIDE - {"FLOW"})
    governed = is_of(before, "FROM", "TO", "WITH", "IN", "AND", "COMMA", "BETWEEN", "VS", "OR")
    return partner.genitive or (is_of(after, "FLOW") and not governed)


def _is_between_partners(p: Parse) -> bool:
    """Whether it is the trade of two partners with each other: "Germany's trade with China"."""
    for owner in p.all("PARTNER"):
        joint = p.next(owner, skip=_BESIDE) if _is_owner(p, owner) else None
        rest = p.items[p.index(joint) :] if joint is not None else []
        if any(is_of(joint, way) and joined(rest, way, "PARTNER") for way in ("WITH", "TO", "FROM")):
            return True
    return False
