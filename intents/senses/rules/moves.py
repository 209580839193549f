"""Words of a rise, a fall or a course: "how many percent up", "up or down", "moved from 2000 to 2006"."""

from __future__ import annotations

from collections.abc import Sequence

from intents.lexicon.words import begins, ends, says
from intents.model import Mention, is_of
from intents.senses.rules.beside import Test, after, has

_SIGNS = {"balance", "surplus", "deficit"}


def is_up_in_percent(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "up" is a rise: "how many percent up is that", "up more than 10 percent", "up between ..."."""
    light = ("OVER", "UNDER", "ABOUT", "FILLER", "BETWEEN", "AND", "NUMBER")
    amount = next((m for m in mentions[at + 1 :] if not is_of(m, *light)), None)
    by_part = amount is not None and "QUANTITY" in amount and amount.get("QUANTITY")[1] == "percent"
    return by_part or (at > 0 and begins(mentions[at - 1], "percent_asked"))


def asks_rise(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it is asked how much something rose: "so up how much"."""
    amount = after(mentions, at)
    return amount is not None and says(amount, "how_much")


def is_up_or_down(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "up or down" asks for a move, in percent or dollars or of one year, not for the course."""
    dated = sum("YEAR" in m for m in mentions) == 1 and has(mentions, "AREA", "FLOW")
    stands = "FLOW" in mentions[at]  # "were we up or down?", a balance
    return not stands and (has(mentions, "PERCENT", "DOLLARS") or dated)


def is_good_in_year(mentions: Sequence[Mention], _at: int) -> bool:
    """Whether "good or bad" asks how trade went in a year, not for an opinion on a deficit."""
    return has(mentions, "YEAR") and not _flows(mentions) & _SIGNS


def worsens(mentions: Sequence[Mention], _at: int) -> bool:
    """Whether what gets worse becomes less: a balance, a surplus, or only exports."""
    flows = _flows(mentions)
    return flows == {"exports"} or (bool(flows & _SIGNS) and "deficit" not in flows)


def improves(mentions: Sequence[Mention], _at: int) -> bool:
    """Whether what gets better becomes less: a deficit."""
    return _flows(mentions) & _SIGNS == {"deficit"}


def is_first_sign(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it is asked when there first was a deficit or surplus: "the first U.S. deficit came when"."""
    signs = [i for i, m in enumerate(mentions) if m.get("FLOW") in _SIGNS - {"balance"}]
    if len(signs) != 1 or "ORDINAL" not in mentions[at] or not has(mentions, "WHEN"):
        return False
    between = mentions[min(at, *signs) + 1 : max(at, *signs)]
    return not (has(between, "CLASS", "COMMA", "AND", "FLOW") or has(mentions, "SUPER", "RANK", "BACKREF"))


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
        return following is not None and following.get("MORE") == way and not compared

    return is_become


def is_become(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "larger" only says which way something became."""
    return at > 0 and "MOVE" in mentions[at - 1] and says(mentions[at - 1], "becoming")


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
        compared = has(mentions, "THAN", "OR", "VS", "COMPARE", "AND")
        return mentions[at].get("MORE") == way and had and is_of(flow, "FLOW") and not compared

    return is_moved


def hardly_moves(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a move is said to be next to none, which no limit tells: "barely changed"."""
    return is_of(after(mentions, at), "MOVE", "GROWTH")


def reaches_level(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a move only leads to the level it ended at: "exports rose to $12.2 billion", not "by"."""
    light = {"FILLER", "ABOUT", "OVER", "UNDER", "NEAR", "MORE", "THAN", "DOLLARS"}
    amount = next((m for m in mentions[at + 2 :] if light.isdisjoint(m.kinds)), None)
    if not is_of(after(mentions, at), "TO") or not is_of(amount, "QUANTITY") or amount is None:
        return False
    level = amount.get("QUANTITY")[1] in {"USD", "jobs"} or has(mentions[:at], "SHARE")
    return level and sum("QUANTITY" in m for m in mentions) == 1
