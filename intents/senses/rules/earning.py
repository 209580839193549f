"""What trade brings in or leaves owing: "what did weapons exports bring in", "semis def 2020"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from intents.lexicon.words import holds, says
from intents.model import NAMES, Mention, is_of
from intents.senses.rules.beside import after, before, has


def is_earning(mentions: Sequence[Mention], at: int) -> bool:
    """Whether what comes in is earned by exports: "what did weapons exports bring in"."""
    if mentions[at].get("FLOW") != "imports":
        return False
    comes = says(mentions[at], "coming_verbs") and is_of(after(mentions, at), "FROM")
    if not (comes or says(mentions[at], "earning_verbs")):
        return False
    others = (m for i, m in enumerate(mentions) if i != at)
    sold = any(is_of(a, "SELL") and b.get("NATION") == "them" for a, b in pairwise(mentions[at:]))
    sold = sold or (is_of(after(mentions, at), "FROM") and is_of(after(mentions, at + 1), "SELL"))
    exports = sold or any(m.get("FLOW") == "exports" for m in others)  # "from tech that it ships abroad"
    own = before(mentions, at)
    return exports and (not has(mentions, "RATIO") or (own is not None and own.get("FLOW") == "exports"))


def is_brought_by_goods(mentions: Sequence[Mention], at: int) -> bool:
    """Whether goods or services bring in what they earn abroad: "what did IT services bring in"."""
    if any(says(m, "sellers_abroad") for m in mentions[:at]) and not has(mentions[:at], "WHICH", "COUNT"):
        return True  # "what did Ohio's exporters bring in"
    goods = is_of(before(mentions, at), "CATEGORY", "PRODUCT", "TECH", "DEFINITION")
    led = goods and at > 1 and is_of(mentions[at - 2], "GIVE")
    led = led and not has(mentions[at:], "GROWTH", "MOVE")  # "did goods brought in from abroad grow"
    clients = any("CLASS" in m and holds(m, "customers") for m in mentions[at - 1 : at])
    ours = any(m.get("NATION") not in (None, "them") or "PARTNER" in m for m in mentions[:at])
    earned = (led or (clients and has(mentions[:at], "CATEGORY"))) and not ours
    bare = not has(mentions, "CATEGORY", "PRODUCT", "TECH", "DEFINITION", "NATION", "PARTNER", "FROM")
    if is_of(before(mentions, at), "BACKREF") and is_of(before(mentions, at - 1), "GIVE") and bare:
        return says(mentions[at], "earning_verbs")  # "travel is the largest: how much did it bring in"
    paid = any("FROM" in a and "CLASS" in b and holds(b, "customers") for a, b in pairwise(mentions[at:]))
    return (earned or paid) and says(mentions[at], "earning_verbs")


def earns_abroad(mentions: Sequence[Mention], at: int) -> bool:
    """Whether the nation earns by selling: "how much did we make on software abroad", not "make there"."""
    lead = next((m for m in reversed(mentions[:at]) if "FILLER" not in m), None)
    classed = lead is not None and lead.get("CLASS") in ("category", "techarea") and "WHICH" in mentions[0]
    if classed or (is_of(lead, "WHICH") and has(mentions, "CATEGORY", "PRODUCT")):
        return any(m.get("NATION") == "them" for m in mentions[at + 1 :])  # "which earned more abroad?"
    away = any(m.get("NATION") == "them" for m in mentions[at + 1 :])
    behind = (m for m in mentions[at + 1 :] if m.get("NATION") != "them" and not (away and "MORE" in m))
    following = next(behind, None)
    ours = is_of(following, "NATION") and following.get("NATION") == "US"
    if following is None or not (ours or says(following, "earned_on") or "FROM" in following):
        return False
    goods = is_of(before(mentions, at), "CATEGORY", "PRODUCT")  # "what did IT services make from abroad"
    home = ours or goods or any(m.get("NATION") == "US" for m in mentions[:at])
    rest = mentions if following is after(mentions, at) else (*mentions[:at], *mentions[at + 1 :])
    return home and away and not has(rest, "FLOW", "BUY", "SELL", "MEASURE")


def earns_most(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it is asked what earns most abroad: "which tech services line earns us the most abroad"."""
    asked = next(
        (m for m in mentions[:at] if m.get("CLASS") in ("category", "techarea") or "PRODUCT" in m), None
    )
    abroad = any(m.get("NATION") == "them" or says(m, "foreign") for m in mentions[at + 1 :])
    flows = any("FLOW" in m for m in mentions if m is not mentions[at])
    chosen = asked is not None and abroad and has(mentions[at + 1 :], "SUPER") and not flows
    return chosen and not has(mentions, "BUY", "SELL", "MEASURE", "AREA", "PARTNER")


def is_paid_abroad(mentions: Sequence[Mention], at: int) -> bool:
    """Whether dollars leave for what comes in: "for every dollar that went abroad for cloud services"."""
    lead = next((m for m in reversed(mentions[:at]) if not is_of(m, "BACKREF", "FILLER")), None)
    away = after(mentions, at)
    return is_of(lead, "RATIO", "DOLLARS") and away is not None and away.get("NATION") == "them"


def is_home_firm(mentions: Sequence[Mention], at: int) -> bool:
    """Whether firms stand for the nation that sells: "bought from American companies"."""
    lead = next((i for i in range(at - 1, -1, -1) if not is_of(mentions[i], "TECH", "DEFINITION")), 0)
    nation = mentions[lead] if at else None
    ours = nation is not None and nation.get("NATION") not in (None, "them")
    return ours and says(mentions[at], "home_firms") and is_of(before(mentions, lead), "FROM", "BY")


def is_depended_on(mentions: Sequence[Mention], at: int) -> bool:
    """Whether jobs depend on a market: "what share of export-supported jobs depends on Mexico"."""
    verb, market = before(mentions, at), after(mentions, at)
    depends = verb is not None and says(verb, "depending") and is_of(market, "PARTNER", "PRODUCT")
    return depends and has(mentions[:at], "MEASURE") and has(mentions[:at], "SHARE", "COUNT", "PERCENT")


def is_sign_in_short(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a short form means the sign of a balance: "semis def 2016 vs 2020"; not "def of ATP"."""
    owner = before(mentions, at)
    owned = is_of(owner, *NAMES, "TECH", "DEFINITION", "PRODUCT", "TOTAL")
    return owned and has(mentions, "YEAR", "SPAN", "GROWTH", "VS") and not has(mentions, "FLOW")
