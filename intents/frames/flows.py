"""Who sells to whom decides between exports and imports."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from intents.frames.directions import from_classes, from_origin, from_prepositions, lists_sign
from intents.frames.joining import are_of_partner, asked_twice, goes_to_them, joined, later_us
from intents.frames.limited import each_limited
from intents.frames.parse import Parse
from intents.frames.subjects import is_asked_whose, subject_of
from intents.lexicon.words import begins, ends, says
from intents.model import Mention, is_of

_PLAIN_FLOWS = ("exports", "imports", "balance")
#: what may stand between a flow and whose it is
_BEFORE_FLOW = frozenset(["FILLER", "TECH", "DEFINITION", "CATEGORY", "TOTAL", "YEAR"])


def flows(p: Parse) -> tuple[str, ...]:
    """The flows in the order asked; marks deficit and surplus on the frame."""
    if limited := each_limited(p, _flow_of):
        return limited
    found = _named(p)
    sides = [m for m in p.of("SELL", "BUY", "GO_TO") if not m.is_entity]
    found += _other_side(p, found, sides)
    trading = [] if found else p.all("FLOW", "trade") + [m for m in p.items if ends(m, "trade_behind")]
    if trading and p.has("MEASURE"):
        found = ["exports"]  # of jobs from trade, those that exports support
    if not found and not (trading and p.has("PARTNER") and p.has("WITH")):
        found = _from_sides(p, sides) or from_classes(p) or from_prepositions(p) or from_origin(p)
    p.use(*sides)
    if _is_between_partners(p):
        p.put(bilateral=True)
    if not found and trading and (p.has("PARTNER") or len(p.items) < 8):
        return _PLAIN_FLOWS
    balances = p.get("difference") or p.get("deficit") or p.get("surplus")
    if "balance" in found and len(found) > 1 and balances and not lists_sign(p):
        found = ["balance"] if not {"exports", "imports"} <= set(found) else found
    return tuple(found)


def _is_between_partners(p: Parse) -> bool:
    """Whether goods go from one partner to another: "Ireland to Germany tech exports"."""
    if p.has("RATIO", "SHARE", "COMPARE", "BETWEEN", "DIFFERENCE", "MOVE", "GROWTH", "BECOME", "TIMES_CUE"):
        return False
    if not p.has("TO") or len(p.all("PARTNER")) < 2:
        return False
    triples = zip(p.items, p.items[1:], p.items[2:], strict=False)
    return any("PARTNER" in a and "TO" in b and "PARTNER" in c for a, b, c in triples)


def _named(p: Parse) -> list[str]:
    """The flows that words name, each once; a deficit or surplus is a balance."""
    found: list[str] = []
    mentions = [m for m in p.all("FLOW") if m.role in ("", "base")]
    p.use(*mentions, *p.all("FLOWS"))
    mentions = [m for m in mentions if m.get("FLOW") != "trade"]
    parts = [m for m in mentions if m.role != "base"] or mentions
    for mention in mentions:
        value = str(mention.get("FLOW"))
        if value in {"deficit", "surplus"}:
            p.put(**{value: True})
            value = "balance"
        if value in {"exports", "imports"} and parts == [mention] and not says(mention, "into"):
            value = _flipped(p, mention, value)
            p.retype(mention, {**mention.kinds, "FLOW": value})
        found.append(value)
    pairs = (flow for pair in p.all("FLOWS") for flow in pair.get("FLOWS"))
    return list(dict.fromkeys([*found, *pairs]))


def _are_home_goods(p: Parse, near: Sequence[Mention]) -> bool:
    """Whether goods of this nation are named, not as sold somewhere: "how much U.S. technology"."""
    goods = ("TECH", "DEFINITION", "CATEGORY", "PRODUCT")
    led = [m for m in near if not is_of(p.previous(m), "TO", "FROM", "IN", "GO_TO")]
    whole = any("DEFINITION" in m and begins(m, "of_this_nation") for m in led)
    return whole or any(later_us(m) and is_of(p.next(m), *goods) for m in led)


def _takes_home_goods(p: Parse, verb: Mention) -> bool:
    """Whether a partner imports what is made here: "who imported the most American technology"."""
    others = ("FLOW", "SELL", "BUY", "GO_TO", "THAN", "FROM", "TO")
    rest = p.items[p.index(verb) + 1 :]
    end = next((i for i, m in enumerate(rest) if is_of(m, *others)), len(rest))
    inside = rest[1:end] if rest and is_of(rest[0], "IN") else []  # "import in American technology"
    light = [m for m in inside if "FILLER" not in m]
    ours = light[1:2] if light and later_us(light[0]) else []
    named = bool(ours) and is_of(ours[0], "TECH", "DEFINITION", "CATEGORY", "PRODUCT")
    named = named or (bool(light) and "DEFINITION" in light[0] and begins(light[0], "of_this_nation"))
    return says(verb, "import_forms") and (named or _are_home_goods(p, rest[:end]))


def _is_done_by_partner(p: Parse, verb: Mention) -> bool:
    """Whether a partner trades with nobody named: "how much did China export"."""
    partner = helping = p.previous(verb, skip={"FILLER", "SUM"})
    while is_of(helping, "PARTNER", "AND", "COMMA") and is_of(partner, "PARTNER"):
        helping = p.previous(helping)
    return says(verb, "to_export") and helping is not None and says(helping, "auxiliaries")


def _other_side(p: Parse, found: list[str], sides: list[Mention]) -> list[str]:
    """What a flow is set against in a ratio: "how much we import for each dollar we sell"."""
    if not p.get("times") or len(found) != 1 or found[0] == "balance":
        return []
    other = [m for m in sides if (flow := _side(p, m)) and flow not in found][:1]
    named = [m for m in p.all("FLOW") if m.role in ("", "base")]
    if other and named and p.index(other[0]) < p.index(named[0]):  # "the ratio of weapons sales to imports"
        found.insert(0, _side(p, other[0]))
        return []
    return [_side(p, m) for m in other]


def _flipped(p: Parse, mention: Mention, value: str) -> str:
    """What a partner sends is a U.S. import: "China's exports to the US"; what it takes, a U.S. export."""
    after = p.items[p.index(mention) + 1 :]
    way = "TO" if value == "exports" else "FROM"
    at_home, abroad = joined(after, way, "NATION"), joined(after, way, "PARTNER")
    from_partner = value == "exports" and joined(after, "FROM", "PARTNER")
    subject = subject_of(p, mention) == "PARTNER"
    if _is_between_others(p, mention, abroad):
        p.put(bilateral=True)
    if value == "imports" and are_of_partner(p.items[p.index(mention) :]):
        return "exports"
    theirs = is_of(p.previous(mention, skip=_BEFORE_FLOW), "PARTNER") or subject or from_partner
    they = (who := p.previous(mention)) is not None and says(who, "they") and not p.has("PARTNER")
    theirs = theirs or (at_home and not p.has("AREA") and (they or is_asked_whose(p, mention)))
    if from_partner and begins(mention, "foreign") and not at_home:
        return "imports"  # "foreign purchases of technology from China"
    if abroad or (at_home and not theirs and not joined(after, "BY", "PARTNER")):
        return value
    if subject and value == "imports" and _takes_home_goods(p, mention):
        return "exports"
    if subject and _is_done_by_partner(p, mention):
        if value == "imports" and _are_home_goods(p, p.items[: p.index(mention)]):
            return "exports"
        if not p.has("NATION"):
            p.put(bilateral=True)
    if theirs and at_home:
        return "imports" if value == "exports" else "exports"
    return value


def _is_between_others(p: Parse, mention: Mention, abroad: bool) -> bool:
    """Whether a partner trades with others: "China's exports to Japan", "did China import from Japan"."""
    owner = p.previous(mention, skip=_BEFORE_FLOW)
    if (
        mention.get("FLOW") == "exports"
        and is_of(owner, "PARTNER")
        and goes_to_them(p.items[p.index(mention) + 1 :])
    ):
        return True
    takes = mention.get("FLOW") == "imports" and subject_of(p, mention) == "PARTNER"
    return abroad and mention.role != "base" and (takes or (is_of(owner, "PARTNER") and owner.genitive))


def _from_sides(p: Parse, sides: list[Mention]) -> list[str]:
    """Exports or imports from who sells, who buys, and the preposition before the partner."""
    every = [flow for mention in sides if not _is_sent_on(p, mention) and (flow := _side(p, mention))]
    both = tuple(dict.fromkeys(every))
    held = p.get("times") or p.get("difference") or asked_twice(p.items)
    if len(both) == 2 and (held or p.has("THAN", "VS", "AND", "MORE")) and not p.has("CLASS"):
        return list(both)
    return every[:1]


def _is_sent_on(p: Parse, noun: Mention) -> bool:
    """Whether the word behind a noun says where the goods come from: "shipments arriving from Thailand"."""
    verb = p.next(noun, skip=_BEFORE_FLOW | {"OF", "PRODUCT"})
    return says(noun, "noun_of_selling") and is_of(verb, "SELL") and ends(verb, "from_at_the_end")


def _flow_of(p: Parse, mention: Mention) -> str:
    """The flow that one word of trade means."""
    named = str(mention.get("FLOW") or "")
    if named in {"exports", "imports"}:
        return _flipped(p, mention, named)
    return "balance" if named else _side(p, mention)


def _side(p: Parse, mention: Mention) -> str:
    """The flow that one word of selling, buying or going means, "" where it means none."""
    after = p.items[p.index(mention) :]
    if "GO_TO" in mention:
        to = Mention({"TO": ""}, mention.start, mention.end, mention.text)
        own = [to, *takewhile(lambda m: not is_of(m, "SELL", "BUY", "GO_TO"), after[1:])]
        if joined(own, "TO", "NATION"):
            return "imports"
        if joined(own, "FROM", "PARTNER") and not joined(own, "TO", "PARTNER"):
            return "imports"
        if _is_money(p, mention) and p.has("PARTNER"):
            return "imports"
        abroad = p.has("PARTNER", "CLASS") or any(m.get("NATION") == "them" for m in after)
        abroad = abroad or is_of(p.next(mention, skip=set()), "BACKREF")  # "and goods sent to it?"
        return "exports" if abroad else ""
    subject, sells = subject_of(p, mention), "SELL" in mention
    if (
        subject == "PARTNER"
        and joined(after, "TO" if sells else "FROM", "PARTNER")
        and not p.has("THAN", "VS")
    ):
        p.put(bilateral=True)
    return _sold(p, mention, subject) if sells else _bought(p, mention, subject)


def _is_money(p: Parse, mention: Mention) -> bool:
    """Whether it is money that goes: "the money that flowed to Ireland for technology" pays for imports."""
    goes = p.previous(mention, skip={"FILLER", "BACKREF"})
    return goes is not None and says(goes, "payments")


def _sold(p: Parse, mention: Mention, subject: str) -> str:
    """Exports, unless a partner is who sells or the United States is where it goes."""
    after = p.items[p.index(mention) :]
    if says(mention, "sourcing"):
        return "exports" if (origin := p.next(mention)) is not None and later_us(origin) else "imports"
    if joined(after, "BY", "NATION") or _are_sold_abroad(p, after):
        return "exports"
    if joined(after, "TO", "PARTNER"):
        return "imports" if subject == "PARTNER" and joined(after, "FROM", "PARTNER") else "exports"
    from_partner = (
        joined(after, "FROM", "PARTNER")
        or joined(after, "BY", "PARTNER")
        or (says(mention.text.lower().split()[-1], "from_or_in") and p.has("PARTNER"))
        or _owned_by_partner(p, mention)
    )
    home = joined(after[1:], "TO", "NATION") or subject == "PARTNER"
    return "imports" if home or from_partner else "exports"


def _are_sold_abroad(p: Parse, after: Sequence[Mention]) -> bool:
    """Whether home goods are sold, or something is sold there: "China: sales of US tech", "sales there"."""
    goods = ("TECH", "DEFINITION", "CATEGORY", "PRODUCT")
    light = [m for m in after if "FILLER" not in m]
    of_ours = len(light) > 3 and "OF" in light[1] and later_us(light[2]) and is_of(light[3], *goods)
    before = [m for m in p.items[: p.index(after[0])] if "FILLER" not in m]
    ours = len(before) > 1 and later_us(before[-2]) and is_of(before[-1], *goods)
    of_ours = of_ours or (
        ours
        and says(after[0], "noun_of_selling")
        and not is_of(before[-3] if before[2:] else None, "PARTNER")
    )
    led = says(after[0].text.lower().split()[-1], "from_or_in") or any("FROM" in m for m in after)
    return of_ours or (not led and any(says(m, "over_there") for m in after))


def _bought(p: Parse, mention: Mention, subject: str) -> str:
    """Imports where the nation buys, exports where a partner does, "" where nothing is named."""
    after = p.items[p.index(mention) :]
    buyer = p.previous(mention, skip={"FILLER", "TECH", "DEFINITION", "CATEGORY", "PRODUCT"})
    if says(mention, "noun_of_buying") and buyer is not None and later_us(buyer):
        theirs = is_of(p.previous(buyer), "PARTNER") or joined(after, "FROM", "NATION")
        return "exports" if theirs else "imports"  # "Ireland: rise in US tech purchases"
    opens = [m for m in p.items[:2] if "FROM" in m] and p.index(mention) < 4
    opens = opens or (
        (subject != "PARTNER" or says(mention, "noun_of_buying"))
        and (joined(after, "FROM", "BACKREF") or joined(after, "FROM", "CLASS"))
    )
    opens = opens or _joins_them(after, "FROM")
    if (joined(after, "BY", "NATION") and not _joins_them(after, "BY")) or opens:
        return "imports"
    theirs = _owned_by_partner(p, mention) or are_of_partner(after) or _joins_them(after, "BY")
    if theirs or joined(after, "FROM", "NATION") or joined(after, "BY", "PARTNER"):
        return "exports"
    off = says(mention.text.lower().split()[-1], "from_or_off") and subject != "PARTNER"
    if off or joined(after, "FROM", "PARTNER"):
        return "imports"
    if subject:
        return "exports" if subject == "PARTNER" else "imports"
    return _bought_by_none(p, p.previous(mention))


def _joins_them(after: Sequence[Mention], preposition: str) -> bool:
    """Whether others abroad buy or sell: "paid for hosting by foreigners", "bought in from overseas"."""
    return any(preposition in joint and who.get("NATION") == "them" for joint, who in pairwise(after))


def _bought_by_none(p: Parse, before: Mention | None) -> str:
    """The flow of a purchase that has no subject: "the mean of American purchases in the three years"."""
    if is_of(before, "BACKREF"):
        return ""
    if _is_state(before) or (before is not None and later_us(before)):
        return "imports"
    if any(not is_of(p.previous(m), "CATEGORY") for m in p.all("CLASS")):
        return "exports"
    return "imports" if p.has("PARTNER", "CATEGORY", "TECH", "DEFINITION") else ""


def _is_state(mention: Mention | None) -> bool:
    return mention is not None and ("AREA" in mention or mention.get("CLASS") == "area")


def _owned_by_partner(p: Parse, mention: Mention) -> bool:
    return is_of(p.previous(mention, skip={"FILLER", "TECH", "DEFINITION"}), "PARTNER")
