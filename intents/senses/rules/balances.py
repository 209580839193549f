"""Words that stand for a balance beside others: "we lost to Japan", "where did we stand"."""

from __future__ import annotations

from collections.abc import Sequence

from intents.lexicon.words import ends, holds, says
from intents.model import NAMES, Mention, is_of
from intents.senses.rules.beside import SIGNS, Test, after, before, has, is_closed

#: how far from a balance its verb may stand
_REACH = 5
#: what is lost besides money, or between years
_LOST = ("SPAN", "MEASURE", "SHARE", "RANK", "GROWTH", "PERCENT", "YEARWORD", "CATEGORY", "PRODUCT", "AREA")


def is_divisor(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "by" leads to what one is divided by: "divide Ohio's exports by Utah's"."""
    return any(says(m, "divide") for m in mentions[:at]) and has(mentions[:at], *NAMES, "FLOW")


def is_to_divide(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a verb is told by what leads to the divisor."""
    return any(is_divisor(mentions, i) for i, m in enumerate(mentions) if i > at and says(m, "divide_by"))


def is_set_over(mentions: Sequence[Mention], at: int) -> bool:
    """Whether one is set against another: "Kentucky over Indiana by how much"."""
    sides = before(mentions, at), after(mentions, at)
    alike = any(all(is_of(m, kind) for m in sides) for kind in (*NAMES, "FLOW"))
    owner = next((m for m in reversed(mentions[:at]) if is_of(m, *NAMES)), None)
    owned = is_of(sides[0], "FLOW") and any(is_of(owner, kind) and is_of(sides[1], kind) for kind in NAMES)
    alike = alike or owned  # "computer imports over communications imports: the difference"
    return alike and has(mentions, "DIFFERENCE", "RATIO", "TIMES_CUE")


def relates_two(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "proportion" is the ratio of two flows: "the proportion between exports and imports"."""
    between = is_of(after(mentions, at), "BETWEEN", "OF") and is_of(after(mentions, at + 1), "FLOW")
    both = is_of(after(mentions, at + 2), "AND", "TO") and is_of(after(mentions, at + 3), "FLOW")
    return says(mentions[at], "proportion") and between and both


def loses_sign(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a verb leads from a surplus or a deficit to the other: "when did we lose our surplus"."""
    return has(mentions, "WHEN") and any(is_lost(sign)(mentions, i) for sign in SIGNS for i in _around(at))


def _around(at: int) -> range:
    return range(max(at - _REACH, 0), at + _REACH)


def is_lost(sign: str) -> Test:
    """Whether it is asked when this sign of a balance was lost: "when did the surplus vanish"."""

    def lost(mentions: Sequence[Mention], at: int) -> bool:
        named = at < len(mentions) and sign in mentions[at].word and has(mentions, "WHEN")
        if not named or has(mentions, "SUPER", "QUANTITY", "PERCENT", "DOLLARS"):
            return False
        led = [m for m in mentions[max(at - _REACH, 0) : at] if says(m, "losing_a_sign")]
        behind = is_closed(mentions, at + 1) and any(says(m, "vanishing") for m in mentions[at + 1 : at + 2])
        alone = sum("FLOW" in m for m in mentions) == 1
        return alone and (bool(led) or behind)

    return lost


def is_net_move(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "net" only says that a move is counted up: "net dollar gain", "net increase of exports"."""
    move = next((m for m in mentions[at + 1 : at + 3] if not is_of(m, "DOLLARS", "FILLER")), None)
    others = [m for i, m in enumerate(mentions) if i != at]
    return is_of(move, "MOVE", "GROWTH", "DIFFERENCE") and has(others, "FLOW")


def gains(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "adding" is a rise by what follows, no sum: "states adding over $250 million"."""
    return is_of(after(mentions, at), "OVER", "UNDER", "ABOUT", "QUANTITY") and has(
        mentions[:at], "CLASS", *NAMES
    )


def is_net(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a word is the balance of a trade, nothing taken away: "the net of trade with Peru"."""
    flows = [m.get("FLOW") for i, m in enumerate(mentions) if "FLOW" in m and i != at]
    traded = flows or any(ends(m, "trade_behind") for m in mentions[at:])
    named = bool(traded) and says(mentions[at], "net_of")
    return all(flow == "trade" for flow in flows) and (named or says(mentions[at], "net_alone"))


def offsets(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a surplus is held against a deficit: "did the aerospace surplus cover the weapons deficit"."""
    sides = [[m.get("FLOW") for m in side if "FLOW" in m] for side in (mentions[:at], mentions[at + 1 :])]
    return sides == [["surplus"], ["deficit"]]


def is_balance(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "position" is what a balance is: "the net U.S. position in technology"."""
    return any(m.get("FLOW") == "balance" for m in mentions[max(at - 2, 0) : at])


def loses_with(mentions: Sequence[Mention], at: int) -> bool:
    """Whether losing on trade with somebody is a deficit: "with whom did we lose the most"."""
    ours = any("NATION" in m for m in mentions[:at]) and sum("YEAR" in m for m in mentions) < 2
    traded = {m.get("FLOW") for m in mentions if "FLOW" in m} <= {"balance", "trade", "deficit"}
    whose = has(mentions, "PARTNER") or any(says(m, "whose") for m in mentions)
    return ours and traded and whose and not has(mentions, *_LOST)


def loses_to(*, compared: bool) -> Test:
    """Whether losing to somebody is a balance, or a deficit where it is held against others.

    "how badly are we losing to Taiwan", "did we lose more to Japan than to Mexico"
    """

    def is_lost(mentions: Sequence[Mention], at: int) -> bool:
        rest = [m for m in mentions[at + 1 :] if not is_of(m, "MORE", "SUPER", "FILLER", "COMMA")]
        named = len(rest) > 1 and is_of(rest[0], "TO") and is_of(rest[1], "PARTNER", "WHICH")
        flows = {m.get("FLOW") for m in mentions} - {None, "trade"}
        held = has(mentions, "MORE", "THAN", "SUPER") is compared
        return named and held and flows <= SIGNS and not has(mentions, "AREA")

    return is_lost


def wins(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it is asked who is on top: "with Japan, did we come out on top", "did we win or lose"."""
    ours = is_of(before(mentions, at), "NATION") or has(mentions[max(at - 3, 0) : at], "NATION")
    either = is_of(after(mentions, at), "OR") and any(says(m, "losing") for m in mentions[at + 2 : at + 3])
    flows = {m.get("FLOW") for m in mentions} - {None, "trade", *(SIGNS if either else ())}
    against = (either or has(mentions, "WITH", "VS")) and sum("PARTNER" in m for m in mentions) == 1
    return ours and against and not flows and not has(mentions, "WHICH", "CLASS", "RANK", "ORDINAL")


def is_with_each(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a balance is one of those with single countries: "the worst bilateral deficit"."""
    return has(mentions[:at], "SUPER", "ORDINAL") and not has(mentions, "PARTNER", "CLASS")


def is_widest(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a gap or a balance is a deficit: "when was it deepest", "by how much did the gap grow"."""
    others = {m.get("FLOW") for i, m in enumerate(mentions) if i != at} - {None, "trade"}
    moves = has(mentions, "MOVE", "GROWTH") or (
        has(mentions, "DIFFERENCE", "MORE") and sum("YEAR" in m for m in mentions) > 1
    )
    deep = any("SUPER" in m and says(m, "deep") for m in mentions) and not moves
    most = any(m.get("SUPER") == "max" for m in mentions) or has(mentions, "WHICH", "COUNT", "LIST")
    most = most or has(mentions, "WHEN", "OVER", "UNDER")  # "was the trade gap above $90 billion"
    had = at > 1 and says(mentions[at - 1], "articles") and is_of(mentions[at - 2], "GIVE")
    gap = (says(mentions[at], "trade_gap") or says(mentions[at], "gap")) and (most or moves or had)
    wider = any(says(m, "widening") for m in mentions)
    apart = has(mentions, "DIFFERENCE") and not moves
    return not others and (wider or (not apart and (gap or deep)))


def is_own_gap(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a gap is the deficit of one thing: "which areas had a gap", "the nuclear gap deepened"."""
    beside = has(mentions, "FLOW", "THAN", "BETWEEN", "VS", "COMPARE", "POINTS", "AND", "SELL", "BUY")
    said = [m for m in mentions[:at] if "FILLER" not in m]
    held = bool(said) and "GIVE" in said[-1] and has(said, "CLASS")
    moved = has(mentions, "MOVE") and has(mentions, "YEAR", "SPAN")
    one = sum(is_of(m, *NAMES) for m in mentions) < 2 and not is_of(after(mentions, at), "TO")
    return one and not beside and (held or (moved and has(mentions, *NAMES, "TECH", "DEFINITION")))


def is_of_trade_with(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a gap is that of trade with a partner: "the advanced technology trade gap with China"."""
    trade = before(mentions, at)
    led = is_of(trade, "DEFINITION", "TECH") and ends(trade, "trade_behind")
    return led and is_of(after(mentions, at), "WITH", "IN") and has(mentions[at:], "PARTNER", "CATEGORY")


def is_with_one(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it only says that a balance is one with a country: "our bilateral deficit with Japan"."""
    partnered = any(m.get("CLASS") == "partner" for m in mentions) or has(mentions, "PARTNER")
    return partnered and has(mentions[at + 1 : at + 4], "FLOW")


def is_of_trade(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a position is the balance of a trade: "the technology trade position with Peru"."""
    leading = before(mentions, at)
    return leading is not None and ends(leading, "trade_behind") and is_of(after(mentions, at), "WITH", "IN")


def goes_for_us(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it is asked how trade with a partner went for us: "how did we come out against France"."""
    verb, whom = before(mentions, at), after(mentions, at)
    if verb is None or not (says(verb, "going_for") and has(mentions[: at - 1], "HOW_DOING", "WHICH")):
        return False
    in_kind = is_of(whom, "CATEGORY") and says(verb, "coming_out")
    return _is_ours(mentions, at) and (in_kind or is_of(whom, "PARTNER"))


def leaves_us(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it is asked where a balance leaves us: "nuclear 2001, how much were we up"."""
    stands = any(
        ends(m, "be_at_the_end") for m in (*mentions[max(at - 4, 0) : at], *mentions[at + 1 : at + 2])
    )
    several = has(mentions, "SPAN", "THAN", "VS", "PERCENT", "QUANTITY", "SHARE", "RANK")
    return stands and not several and _is_ours(mentions, at)


def is_where_we_stand(mentions: Sequence[Mention], at: int) -> bool:
    """Whether trade with a partner is asked about as a balance: "in trade with China, where did we stand"."""
    if mentions[at].get("FLOW") != "trade" or not has(mentions, "PARTNER"):
        return False
    return any(is_of(m, "RANKISH") and is_of(before(mentions, i), "NATION") for i, m in enumerate(mentions))


def is_outcome(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it is asked how trade with a partner came out: "how did we come out with Japan"."""
    out = after(mentions, at)
    asked = has(mentions[:at], "HOW_DOING") and out is not None and says(out, "out")
    named = any(is_of(m, "WITH") and has(mentions[i + 1 : i + 4], "PARTNER") for i, m in enumerate(mentions))
    return asked and named and not any(m.get("FLOW") not in (None, "trade") for m in mentions)


def _is_ours(mentions: Sequence[Mention], at: int) -> bool:
    """Whether nobody but the nation is named before, and nothing but its trade."""
    flows = {m.get("FLOW") for i, m in enumerate(mentions) if i != at} - {None, "trade"}
    said_before = mentions[max(at - 3, 0) : at]
    asked = has(mentions[:at], "DOLLARS") and not is_of(after(mentions, at + 2), "OF")
    said = mentions[at + 1 : at + 3] if asked and has(mentions[at + 2 : at + 3], "NATION") else said_before
    return not flows and has(said, "NATION") and not has(said, "PARTNER", "AREA", "CATEGORY", "TECH")


def is_excess(mentions: Sequence[Mention], at: int) -> bool:
    """Whether an excess is that of one flow over the other: "the excess of chip exports over imports"."""
    return any(says(m, "one_over_the_other") for m in mentions[at:])


def is_sign_had(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "the minus" or "a plus" is a balance that somebody has, nothing taken away or added."""
    led = at > 0 and (says(mentions[at - 1], "determiners") or says(mentions[at - 1], "what"))
    had = is_of(after(mentions, at), "OF", "WITH", "IN", "GIVE", "NATION", "FROM")
    led = led or (is_of(before(mentions, at), "IN") and is_of(after(mentions, at), "WITH"))
    if is_of(mentions[at], "SUPER"):
        return False  # "which country bought the less from us"
    flows = {m.get("FLOW") for m in mentions if not says(m, "minus") and not says(m, "plus")}
    signs = {"balance", "deficit", "surplus"} if is_of(after(mentions, at), "WITH") else set()
    return (led and had and flows <= {None, "trade", *signs}) or _is_sign_reached(mentions, at)


def _is_sign_reached(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a sign is one that a balance took or left: "turned to plus in which year", "from minus to"."""
    light = ("FILLER", "TO", "IN")
    verb = next((m for m in reversed(mentions[:at]) if not is_of(m, *light)), None)
    went = is_of(verb, "BECOME", "GO_TO", "MOVE", "FROM", "FLOW") or is_of(before(mentions, at), "TO")
    came = verb is not None and says(verb, "amounting_to")
    flows = {m.get("FLOW") for m in mentions} - {None, "trade"}
    closed = is_closed(mentions, at) or is_of(after(mentions, at), "WHEN", "WITH", "IN", "TO")
    return has(mentions, "WHEN") and (went or came) and flows <= SIGNS and closed


def is_balance_with(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a balance is had with who stands behind "vs": "the tech balance vs Taiwan"."""
    flows = {m.get("FLOW") for m in mentions if "FLOW" in m}
    named = is_of(before(mentions, at), *NAMES, "YEAR", "SPAN") or has(mentions[:at], "PARTNER")
    return bool(flows) and flows <= SIGNS and is_of(after(mentions, at), "PARTNER") and not named


def gains_or_loses(mentions: Sequence[Mention], at: int) -> bool:
    """Whether gaining or losing is how a balance may turn out: "did we gain or lose with Sweden"."""
    pair = (
        mentions[at + 2 : at + 3] if is_of(after(mentions, at), "OR") else mentions[max(at - 2, 0) : at - 1]
    )
    joined = is_of(after(mentions, at), "OR") or is_of(before(mentions, at), "OR")
    rest = [m for i, m in enumerate(mentions) if i != at and m not in pair]
    ours = has(rest, "NATION") and has(rest, "PARTNER", "CATEGORY")
    other = has(rest, "MEASURE", "SHARE", "RANK", "PERCENT", "JOBS") or {m.get("FLOW") for m in rest} - {
        None,
        "trade",
    }
    return joined and any(says(m, "made_or_lost") for m in pair) and ours and not other


def is_recorded(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "record" is the verb of a balance: "how many categories record a deficit"."""
    following = after(mentions, at)
    return following is not None and says(following, "articles") and is_of(after(mentions, at + 1), "FLOW")


def is_against(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a balance with somebody is meant, no fall: "how did we come off against Peru?"."""
    return is_of(after(mentions, at), "VS", "WITH")


def is_what_is_left(mentions: Sequence[Mention], at: int) -> bool:
    """Whether what remains is the balance told: "what remained once imports are taken off exports"."""
    led = all(is_of(m, "HOWMUCH", "FILLER", "COMMA", "FLOW") for m in mentions[:at]) and has(
        mentions[:at], "HOWMUCH"
    )
    return led and any(m.get("FLOW") == "balance" and holds(m, "importing") for m in mentions)
