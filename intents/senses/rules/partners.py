"""Words for who trades with whom: "Ohio companies", "all countries", "our neighbours", "outside", "us"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from intents.frames.joining import later_us
from intents.lexicon.words import begins, ends, holds, says
from intents.model import NAMES, Mention, is_of
from intents.senses.rules.beside import SIGNS, after, before, has, is_closed
from intents.senses.rules.names import TRADED
from intents.senses.rules.totals import is_of_one


def is_agent(mentions: Sequence[Mention], at: int) -> bool:
    """Whether those who trade stand for their place: "Wisconsin companies ship", not "which companies"."""
    if _are_of_place(mentions, at):
        return True
    if not is_of(before(mentions, at), "AREA", "NATION", "PARTNER"):
        return False
    leading = before(mentions, at - 1)
    if is_of(leading, "COUNT", "WHICH", "SUPER", "NUMBER", "HOWMUCH", "EACH", "RANK"):
        return False
    if is_of(leading, "OF") and at > 2 and "AREA" in mentions[at - 1] and is_of(mentions[at - 3], "FLOW"):
        return True
    acts = is_of(after(mentions, _past_goods(mentions, at)), "SELL", "BUY", "FLOW", "GO_TO", "EARN")
    if mentions[at - 1].get("NATION") == "them" and leading is not None:
        return acts or is_of(leading, "FROM", "TO", "BUY", "SELL")
    return acts or mentions[at].genitive or is_of(leading, "BY", "BUY", "SELL")


def is_made_there(mentions: Sequence[Mention], at: int) -> bool:
    """Whether goods are said to come from a partner: "Swiss-sourced", "Irish-built"."""
    return is_of(before(mentions, at), "DASH") and is_of(before(mentions, at - 1), "PARTNER")


def _are_of_place(mentions: Sequence[Mention], at: int) -> bool:
    """Whether their place is named behind them: "what did firms in Utah sell", "by companies in Texas"."""
    lead, joint = before(mentions, at), after(mentions, at)
    placed = is_of(joint, "IN") and is_of(after(mentions, at + 1), "AREA", "NATION")
    led = is_of(lead, "GIVE", "BY") or (lead is not None and says(lead, "articles"))
    sells = is_of(after(mentions, at + 2), "SELL", "FLOW", "EARN") or is_of(lead, "BY")
    return placed and led and sells and not has(mentions[:at], "COUNT", "WHICH", "NUMBER", "SUPER")


def _past_goods(mentions: Sequence[Mention], at: int) -> int:
    """The last of those who trade and of what they make: "U.S. producers of life science technology"."""
    goods = is_of(after(mentions, at), "OF") and is_of(
        after(mentions, at + 1), "CATEGORY", "TECH", "DEFINITION"
    )
    return at + 2 if goods else at


def are_who_trade(mentions: Sequence[Mention], at: int) -> bool:
    """Whether all partners are those who do something, each of them: "did all countries buy more"."""
    governed = is_of(before(mentions, at), "TO", "FROM", "WITH", "IN", "OF", "BY", "TOTAL", "SUM")
    acts = is_of(after(mentions, at), "SELL", "BUY", "FLOW", "MOVE", "GROWTH")
    return acts and not governed and has(mentions, "MOVE", "GROWTH", "MORE") and not has(mentions, "HOWMUCH")


def goes_into_us(mentions: Sequence[Mention], at: int) -> bool:
    """Whether goods are said to come in by "into" alone: "biotech that cleared into the US"."""
    home = next((m for m in mentions[at + 1 :] if "FILLER" not in m), None)
    ours = home is not None and home.get("NATION") not in (None, "them")
    ours = ours and not is_of(before(mentions, at), "PARTNER")  # "from Peru into the US" says it all
    goods = has(mentions[:at], "CATEGORY", "PRODUCT", "TECH", "DEFINITION")
    others = [m for i, m in enumerate(mentions) if i != at]
    return ours and goods and not has(others, "FLOW", "SELL", "BUY", "GO_TO", "MOVE", "MEASURE", "BECOME")


def is_of_a_group(mentions: Sequence[Mention], at: int) -> bool:
    """Whether each member of a group is meant: "each of the NAFTA neighbours", not "both Asia and Europe"."""
    first = next(
        (m for m in mentions[at + 1 :] if not is_of(m, "FILLER", "OF", "NUMBER", "GROUP_WORD")), None
    )
    if first is None or not first.is_group:
        return False
    groups = [m for m in mentions if is_of(m, "PARTNER", "AREA", "CATEGORY")]
    each = begins(mentions[at], "each_member") or _are_all_said(mentions, at, first)
    return len(groups) == 1 and each


def _are_all_said(mentions: Sequence[Mention], at: int, group: Mention) -> bool:
    """Whether something is said of all members: "do we run a deficit with all Asian economies"."""
    signed = any(m.get("FLOW") in {"surplus", "deficit"} for m in mentions[:at])
    stated = has(mentions[:at], "GIVE") and not has(mentions, "HOWMUCH", "WHICH", "SUM", "SUPER")
    return signed and stated and says(mentions[at], "all") and group.word.endswith("s")


def is_of_one_group(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a sum is the figure of a group, which is one line: "exports to NAFTA as a group"."""
    behind = begins(mentions[at], "as_at_the_beginning")
    names = [m for m in (mentions[:at] if behind else mentions) if is_of(m, *NAMES)]
    added = is_of(before(mentions, at), "MOVE", "SUM")  # "add together exports to the NAFTA partners"
    return len(names) == 1 and names[0].is_group and not added and (behind or is_of_one(mentions, at))


def is_bound_for(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it is told where goods go: "Brazil-bound exports"."""
    joined = is_of(before(mentions, at), "DASH") and is_of(before(mentions, at - 1), "PARTNER")
    return joined or is_of(before(mentions, at), "PARTNER")


def are_asked_for(mentions: Sequence[Mention], at: int) -> bool:
    """Whether the names of other countries are asked for: "which other countries buy chips"."""
    return is_of(before(mentions, at), "WHICH", "COUNT")


def are_all_abroad(mentions: Sequence[Mention], at: int) -> bool:
    """Whether other countries are all abroad: beside a category or services there is no row of the rest."""
    others = [*mentions[:at], *mentions[at + 1 :]]
    listed = has(others, "PARTNER", "DEFINITION", "WHICH", "SUPER", "ORDINAL", "GROUP_WORD", "SOURCE", "SUM")
    listed = listed or any(m.get("CLASS") not in (None, "year") for m in others)
    kept = has(others, "EXCEPT", "THAN", "VS", "SHARE", "AND")
    if any(m.get("CLASS") == "category" for m in others) and not has(others, "PARTNER", "DEFINITION"):
        return not kept and is_of(mentions[at], "PARTNER")  # "which category do we buy most of from others"
    left_out = (
        has(others, "EXCEPT") and has(others, "PARTNER") and not has(others, "THAN", "VS", "SHARE", "AND")
    )
    if left_out and is_of(mentions[at], "PARTNER"):
        return True  # "from the rest of the world besides China"
    if not kept and _are_whom_we_trade_with(mentions, at, others):
        return True
    apart = has(others, "CATEGORY") or any(m.get("PRODUCT") == "services" for m in others)
    return apart and not (listed or kept) and is_of(mentions[at], "PARTNER")


def _are_whom_we_trade_with(mentions: Sequence[Mention], at: int, others: Sequence[Mention]) -> bool:
    """Whether others are all but ourselves: "what do we export to other countries", "what do others buy"."""
    ours = any(later_us(m) and (says(m, "we") or says(m, "us")) for m in others)
    named = has(others, "PARTNER", "WHICH", "SUPER", "ORDINAL", "GROUP_WORD", "SOURCE", "SUM", "TOTAL")
    classed = any(m.get("CLASS") not in (None, "year") for m in others)
    return ours and not (named or classed) and is_of(mentions[at], "PARTNER")


def is_supplier(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a source is one of imports: "the largest source of ATP imports", "top ten as a source"."""
    leading = next((m for m in reversed(mentions[:at]) if "FILLER" not in m), None)
    rest = mentions[at + 1 :]
    figures = any(says(m, "data") or holds(m, "data") for m in rest)
    who = any(m.get("CLASS") == "partner" for m in mentions) and has(rest, "PRODUCT", "TECH", "DEFINITION")
    bought = any(m.get("FLOW") == "imports" for m in rest) or who
    if is_of(leading, "AS"):
        return has(mentions, "SUPER", "ORDINAL", "RANK") and any(
            m.get("CLASS") == "partner" for m in mentions
        )
    return is_of(leading, "SUPER", "ORDINAL", "FROM_END", "NUMBER") and bought and not figures


def is_named_supplier(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a country is said to be one that sells to us: "Israel as a source of advanced tech"."""
    leading = next((i for i in range(at - 1, -1, -1) if "FILLER" not in mentions[i]), 0)
    traded = is_of(after(mentions, at), "TECH", "DEFINITION", "PRODUCT", "NATION")
    named = is_of(mentions[leading], "AS") and is_of(before(mentions, leading), "PARTNER")
    return traded and named and not has(mentions, "FLOW")


def is_of_partners(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "our" only says whose partners they are: "shipments to our NAFTA partners"."""
    following = after(mentions, at)
    return is_of(following, "PARTNER") or (following is not None and following.get("CLASS") == "partner")


def gets_goods(mentions: Sequence[Mention], at: int) -> bool:
    """Whether to get is to buy: "countries from which we got high tech", "India got more U.S. technology"."""
    if has(mentions, "FLOW", "AREA") or not has(mentions, *TRADED):
        return False
    behind = mentions[at + 1 : at + 3]
    if says(mentions[at], "picking_up") and len(behind) > 1 and is_of(behind[0], "FROM"):
        return is_of(behind[1], "PARTNER", "BACKREF", "NATION")
    led = any(is_of(a, "FROM") and is_of(b, "WHICH", "CLASS") for a, b in pairwise(mentions[:at]))
    theirs = any(is_of(m, "PARTNER") or m.get("CLASS") == "partner" or says(m, "who") for m in mentions[:at])
    ours = any(
        (later_us(m) and is_of(after(mentions, i), *TRADED)) or begins(m, "of_this_nation")
        for i, m in enumerate(mentions)
    )
    return led or (theirs and ours)


def are_named(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "neighbours" only says who the partners behind it are: "our neighbours Canada and Mexico"."""
    lead = next((m for m in reversed(mentions[:at]) if not is_of(m, "NUMBER", "FILLER")), None)
    named = next((m for m in mentions[at + 1 :] if not is_of(m, "COMMA", "DASH")), None)
    ours = is_of(lead, "NATION") or (lead is not None and says(lead, "our_own"))
    return ours and is_of(named, "PARTNER") and named is not None and not named.is_group


def is_one_of_partners(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "the country" is one that we trade with: "the country with which the US had its largest"."""
    others = [m for i, m in enumerate(mentions) if i != at]
    ours = any(m.get("NATION") not in (None, "them") for m in others)
    alone = not has(others, "AREA", "REGION", "PARTNER", "CLASS")
    governed = mentions[at].genitive or is_of(before(mentions, at), "IN", "OF")
    signed = any(m.get("FLOW") in SIGNS for m in others) or is_of(before(mentions, at), "LIST", "WHICH")
    named = is_of(after(mentions, at), "WITH") and signed
    chosen = alone and not governed and has(others, "SUPER", "ORDINAL")
    return "NATION" in mentions[at] and (ours or named) and chosen


def asks_members(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "what" asks which members of a group: "what Asian countries did we run a deficit with"."""
    group = next((m for m in mentions[at + 1 : at + 4] if not is_of(m, "FILLER", "OF", "GROUP_WORD")), None)
    return group is not None and group.is_group and ends(group, "partner_nouns")


def is_abroad(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "outside" is abroad, with nothing that it leaves out: "bought from outside in 2000"."""
    ended = is_closed(mentions, at) or is_of(after(mentions, at), "YEAR", "SPAN", "IN")
    left_out = any(says(m, "leaving_verbs") for m in mentions[:at])
    return ended and not left_out and has(mentions, "BUY", "SELL", "FLOW", "GO_TO")


def is_partner_speaking(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "us" is a partner: "what did America sell to us, the Netherlands", "Canada here: ..."."""
    if "NATION" not in mentions[at] or sum("PARTNER" in m for m in mentions) != 1:
        return False
    light = ("COMMA", "IN", "FILLER")
    named = next((m for m in mentions[at + 1 :] if not is_of(m, *light)), None)
    home = any(_is_other_home(mentions, i) for i in range(at))
    return (home and is_of(named, "PARTNER")) or _is_traded_with(mentions, at)


def is_asker_unnamed(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "us" is a partner that is not named: "how much did America buy from us"."""
    return "NATION" in mentions[at] and not has(mentions, "PARTNER") and _is_traded_with(mentions, at)


def _is_traded_with(mentions: Sequence[Mention], at: int) -> bool:
    """Whether the nation, named as by others, sells to or buys from who is named at a place."""
    home = [i for i in range(at) if _is_other_home(mentions, i)]
    between = mentions[home[-1] + 1 : at] if home else []
    traded = all(is_of(m, "SELL", "BUY", "TO", "FROM", "FILLER", *TRADED) for m in between)
    return traded and has(between, "SELL", "BUY")


def _is_other_home(mentions: Sequence[Mention], at: int) -> bool:
    """Whether the nation is named as by others: "America", "the US", not "we" or "us"."""
    mention, lead = mentions[at], before(mentions, at)
    written = mention.text.isupper() or (lead is not None and says(lead, "articles"))
    return later_us(mention) and not says(mention, "we") and (written or not says(mention, "us"))


def is_thing_sold(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a kind of goods is the best sold: "which category is our first seller"."""
    chosen = is_of(mentions[at - 1], "SUPER", "ORDINAL") if at else False
    return chosen and any(m.get("CLASS") in ("category", "techarea") for m in mentions[:at])


def are_as_many(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a number only says how many were named: "Peru, Chile and Cuba, lump the 3 together"."""
    led = at > 0 and (says(mentions[at - 1], "articles") or is_of(mentions[at - 1], "TOTAL", "EACH"))
    many = (sum(kind in m for m in mentions[:at]) for kind in NAMES)
    return led and mentions[at].get("NUMBER") in many and is_of(after(mentions, at), "SUM", "QMARK", "COMMA")


def are_regions_asked(mentions: Sequence[Mention], at: int) -> bool:
    """Whether groups of partners are gone through: "which region did we buy most from"; not one of states."""
    led = next(
        (m for m in reversed(mentions[:at]) if not is_of(m, "FILLER", "OF", "NUMBER", "GROUP_WORD")), None
    )
    asked = is_of(led, "WHICH", "COUNT", "SUPER", "LIST", "RANK", "SORT", "ORDINAL", "WHEN")
    asked = asked or (led is not None and led is mentions[0] and says(led, "what"))
    signed = any(m.get("FLOW") in {*SIGNS, "imports"} for m in mentions)
    ours = any(later_us(m) for m in mentions)
    who = any(m.get("CLASS") == "partner" for m in mentions)
    traded = (
        signed or who or has(mentions, "BUY", "DEFINITION") or (ours and has(mentions, "SELL", "WITH", "TO"))
    )
    named = sum(is_of(m, "PARTNER") for m in mentions)
    return (
        asked
        and (traded or named > 1)
        and named != 1
        and not has(mentions, "AREA", "REGION", "MEASURE", "CATEGORY")
    )


def is_region_sought(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a region is asked for that is none of partners: "which region exports the most tech"."""
    return is_of(before(mentions, at), "WHICH", "COUNT") and "CLASS" not in mentions[at]


def leaves_out_member(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "no" leaves one out of those that were named together: "exports to Asia, no China"."""
    named = after(mentions, at)
    whole = any(m.is_group or "REGION" in m for m in mentions[:at])
    return whole and is_of(named, "PARTNER", "AREA") and named is not None and not named.is_group
