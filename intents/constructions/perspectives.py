"""From whose side it is said: a partner's surplus is a U.S. deficit; "and how much did it buy?"."""

from __future__ import annotations

from collections.abc import Sequence

from intents.frames.joining import joined, later_us
from intents.frames.parse import Parse
from intents.lexicon.words import holds, says
from intents.model import Mention, is_of

#: what a turn names that needs no turn before
NAMING = (
    "AREA", "PARTNER", "CATEGORY", "REGION", "PRODUCT", "FLOW", "MEASURE", "DEFINITION", "CLASS", "COVERS",
)  # fmt: skip

#: what the balance of one side is for the other
_OTHER_SIDE = {"surplus": "deficit", "deficit": "surplus"}
#: what may stand between those who have a balance and the word for it
_BETWEEN = {
    "FILLER", "TECH", "DEFINITION", "TOTAL", "YEAR", "CATEGORY", "GIVE", "SUPER", "ORDINAL", "PRODUCT",
    "MORE", "OVER", "EVER", "BACKREF", "WHICH", "RANKISH", "LIST", "GROUP_WORD",
}  # fmt: skip
_GOVERNING = {"WITH", "TO", "FROM", "IN"}


def partners_balances(p: Parse) -> None:
    """Read "Japan's surplus with the U.S." and "which countries ran a deficit with us" from this side."""
    turned: list[Mention] = []
    for mention in p.all("FLOW"):
        sign = mention.get("FLOW")
        if sign not in _OTHER_SIDE:
            continue
        after = p.items[p.index(mention) + 1 :]
        with_us = [way for way in ("WITH", "VS") if joined(after, way, "NATION") or _over_us(after)]
        gap = says(mention, "trade_gap")  # of both sides
        if (with_us and not gap and _is_partners(p, mention)) or _goes_on(p, turned, mention):
            p.retype(mention, {**mention.kinds, "FLOW": _OTHER_SIDE[sign]})
            p.use(*(m for m in after if with_us and with_us[0] in m and "VS" in m))
            turned.append(mention)


def _over_us(after: Sequence[Mention]) -> bool:
    """Whether a balance is one over the nation: "a surplus on us"."""
    led = bool(after) and says(after[0], "over_whom")
    return led and next((later_us(m) for m in after[1:] if "FILLER" not in m), False)


def _goes_on(p: Parse, turned: list[Mention], mention: Mention) -> bool:
    """Whether a sign is said of the same side: "a deficit with us in 2000 and a surplus in 2006"."""
    between = p.items[p.index(turned[-1]) + 1 : p.index(mention)] if turned else []
    light = _BETWEEN | {"WITH", "VS", "NATION", "IN", "AND", "COMMA", "OR", "BY"}
    whose = between[:-1] if between and "FILLER" in between[-1] else between
    named = bool(whose) and "NATION" in whose[-1]
    return bool(turned) and not named and all(light & set(m.kinds) for m in between)


def _is_partners(p: Parse, mention: Mention) -> bool:
    """Whether a partner, or the partners asked for, are those who have a balance."""
    owner = p.previous(mention, skip=_BETWEEN)
    if owner is None:
        first = next((m for m in p.items if m.kinds.keys() != {"FILLER"}), mention)
        asked = p.next(
            first, skip=set()
        )  # "who runs the biggest surplus with us"; not "who do we have one with"
        return says(first, "who_runs") and not is_of(asked, "NATION")
    if later_us(owner) or not ("PARTNER" in owner or owner.get("CLASS") == "partner"):
        return False
    before = p.previous(owner, skip={"FILLER", "GROUP_WORD", "WHICH", "SUPER", "NUMBER"})
    if is_of(before, "IN") and owner.is_group and is_of(among := p.previous(before), "CLASS"):
        before = p.previous(among, skip={"FILLER", "GROUP_WORD", "WHICH", "SUPER", "NUMBER", "COUNT"})
        before = None if is_of(before, "COMMA", "CLAIM", "DASH") else before  # "which countries in Asia had"
    return before is None or not _GOVERNING & set(before.kinds)


#: what may stand beside the one verb of a turn: "and bought?"
_AROUND_VERB = ("FILLER", "AND", "ELLIPSIS", "QMARK", "MARK", "COMMA", "HOWMUCH", "GIVE")


def it_trades(p: Parse) -> None:
    """Who was named before buys or sells, and nobody is named: "and how much did it buy?"."""
    said = [m for m in p.all("OTHER_WAY") if says(p.previous(m, skip=set()) or m, "reporting")]
    p.use(*said)  # "the other says the reverse"
    if turned := p.free("OTHER_WAY"):
        _turn_way(p, turned)
        return
    if p.has(*NAMING, "NATION"):
        return
    verbs = [m for m in p.items if "BUY" in m or (holds(m, "exporting") and "SELL" in m)]
    if len(verbs) == 1 and all(m is verbs[0] or is_of(m, *_AROUND_VERB) for m in p.items):
        p.put(it_trades="other_way")
        p.use(*verbs)
        return
    for verb in p.all("BUY") + p.all("SELL"):
        who = p.previous(verb)
        which = p.previous(verb, skip={"FILLER", "NUMBER"})
        if (who is not None and says(who, "they")) or is_of(which, "WHICH"):
            p.put(
                it_trades=("" if says(who or verb, "it") else "they_")
                + ("bought" if "BUY" in verb else "sold")
            )


def _turn_way(p: Parse, turned: list[Mention]) -> None:
    """The flow before is turned round, where no flow is named: "and how much went the other way?"."""
    if not p.has("FLOW", "MOVE", "GROWTH", "MORE", "RATIO", "DIFFERENCE", "TIMES_CUE", "SHARE"):
        p.put(it_trades="other_way", leans=True)
        p.use(*turned)
