"""Words of a move that only lead to a level or past it: "rose to $12 billion", "fell below zero"."""

from __future__ import annotations

from collections.abc import Sequence

from intents.lexicon.words import begins, ends, says
from intents.model import NAMES, Mention, is_of
from intents.senses.rules.beside import SIGNS, Test, after, before, has, is_closed


def hits_height(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a verb only leads to a height: "hit its biggest surplus", "dropped to its lowest"."""
    light = ("FILLER", "BACKREF", "TO")
    behind = mentions[at + 1 :]
    height = next((i for i, m in enumerate(behind) if not is_of(m, *light)), len(behind))
    led = "OVER" in mentions[at] or (is_of(after(mentions, at), "TO") and has(behind[:height], "BACKREF"))
    return led and height < len(behind) and "SUPER" in behind[height]


def passes_level(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a move only leads past a level: "exports fell below $50 billion"."""
    bound, rest = after(mentions, at), mentions[at + 2 : at + 4]
    amount = next((m for m in rest if "QUANTITY" in m), None)
    level = amount is not None and amount.get("QUANTITY")[1] in {"USD", "jobs"}
    others = [m for m in mentions if m is not bound]
    return bound is not None and says(bound, "past_a_level") and level and not has(others, "THAN", "MORE")


def reaches_place(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a move only leads to a place that is claimed: "Ohio moved up to 14th by exports, right?"."""
    behind = [m for m in mentions[at + 1 : at + 4] if not is_of(m, "FILLER", "NUMBER")]
    led = len(behind) > 1 and is_of(behind[0], "TO") and "ORDINAL" in behind[1]
    claimed = has(mentions, "CLAIM") or any(says(m, "tags") for m in mentions[-3:])
    return led and claimed and not has(mentions, "FROM")


def loses_place(*, of_partner: bool) -> Test:
    """Whether a first place is lost, which is told of partners: "when did Japan lose first place"."""

    def is_lost(mentions: Sequence[Mention], at: int) -> bool:
        owned = is_of(after(mentions, at), "BACKREF") and has(mentions[at : at + 4], "RANK", "RANKISH")
        light = ("FILLER", "BACKREF", "RANK", "AS", "NATION") if owned else ("FILLER",)
        place = next((m for m in mentions[at + 1 :] if not is_of(m, *light)), None)
        lost = is_of(place, "SUPER") and (
            ends(place, "first_places") or (owned and place.get("SUPER") == "max")
        )
        timed = has(mentions, "WHEN") or any(m.get("CLASS") == "year" for m in mentions[:2])
        among = any(m.get("CLASS") == "partner" for m in mentions[at:]) and has(mentions, "PARTNER")
        return lost and (timed and among) is of_partner

    return is_lost


def comes_to_amount(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a verb leads to an amount, no part of a whole: "alone accounts for a $144 billion deficit"."""
    rest = [m for m in mentions[at + 1 :] if not is_of(m, "FILLER", "ABOUT", "OVER", "UNDER")]
    if not rest or not says(mentions[at], "share_verbs") or not is_of(before(mentions, at), *NAMES, "FILLER"):
        return False
    if is_of(rest[0], "COUNT"):  # "accounted for how many dollars of exports"
        return is_of(rest[1] if rest[1:] else None, "DOLLARS")
    return is_of(rest[0], "QUANTITY") and rest[0].get("QUANTITY")[1] in {"USD", "jobs"}


def does_amount(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "do in" only asks how much is traded: "how much did Maine do in tech exports"."""
    asked = any(says(m, "how_much") for m in mentions[:2])
    return asked and says(mentions[at], "do_in") and any(is_of(m, "FLOW") for m in mentions[at + 1 : at + 4])


def ceases_otherwise(mentions: Sequence[Mention], at: int) -> bool:
    """Whether something else ends than a first place: "when did it stop being in surplus"."""
    return not is_of(next((m for m in mentions[at + 1 :] if not is_of(m, "FILLER", "NATION")), None), "SUPER")


def meets_zero(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a bound is one of zero, so that a balance takes another sign: "our balance fell below zero"."""
    zero = after(mentions, at)
    balance = any(m.get("FLOW") in {"balance", "surplus", "deficit"} for m in mentions)
    balance = balance or not has(mentions, "FLOW", "MOVE", "GROWTH", "PERCENT", "MEASURE", "BUY", "SELL")
    return balance and is_of(zero, "NUMBER") and zero is not None and zero.get("NUMBER") == 0


def passes_zero(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a move leads to another sign: "when did our balance fall below zero", "swing into the red"."""
    below = is_of(after(mentions, at), "NEAR", "UNDER", "OVER") and meets_zero(mentions, at + 1)
    return below or (has(mentions, "WHEN") and _is_led_to_sign(mentions, at))


def _is_led_to_sign(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a verb leads to a surplus or a deficit, with or without one that it leads from."""
    rest = [m for m in mentions[at + 1 :] if not is_of(m, "FILLER", "TO", "BECOME", "FROM")]
    led = next((i for i, m in enumerate(mentions) if rest and m is rest[0]), at)
    sign = bool(rest) and rest[0].get("FLOW") in SIGNS - {"balance"}
    return sign and (begins(rest[0], "into_a_sign") or has(mentions[at + 1 : led], "TO", "BECOME", "FROM"))


def was_zero(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a number is the zero of a bound that stands for a sign."""
    sign = before(mentions, at)
    return sign is not None and says(sign, "past_a_level") and "FLOW" in sign


def turns_sign(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "back into" leads a balance to a sign rather than adding up: "get back into surplus"."""
    led = next((m for m in mentions[at + 1 :] if not is_of(m, "FILLER", "TOTAL", "DEFINITION", "TECH")), None)
    return "BECOME" in mentions[at] and led is not None and led.get("FLOW") in SIGNS


def is_bound(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "fall under" leads to a level rather than into a class: "exports fell under $50 billion"."""
    return ends(mentions[at], "below_at_the_end") and is_of(after(mentions, at), "QUANTITY")


def asks_level(mentions: Sequence[Mention], at: int) -> bool:
    """Whether the level that a move ended at is asked for: "what had exports risen to by 2006?"."""
    led, behind = is_of(after(mentions, at), "TO"), mentions[at + 2 :]
    asked = has(mentions[:at] if led else mentions[:2], "HOWMUCH", "WHICH")
    while led and behind and is_of(behind[0], "HOWMUCH"):  # "the surplus had grown to what level"
        asked, behind = True, behind[1:]
    if not led:  # "to what had imports risen by 2006"
        led_in = "TO" in mentions[0] and not any(says(m, "extents") for m in mentions[1:4])
        asked, behind = asked and led_in, mentions[at + 1 :]
    return asked and all(
        is_of(m, "QMARK", "MARK", "IN", "BY", "YEAR", "COMMA", "FILLER", "THAN") for m in behind
    )


def reaches_level(way: str = "") -> Test:
    """Whether a move, one way or any, only leads to the level it ended at: "rose to $12.2 billion"."""

    def is_reached(mentions: Sequence[Mention], at: int) -> bool:
        light = {"FILLER", "ABOUT", "OVER", "UNDER", "NEAR", "MORE", "THAN", "DOLLARS"}
        amount = next((m for m in mentions[at + 2 :] if light.isdisjoint(m.kinds)), None)
        if not is_of(after(mentions, at), "TO") or not is_of(amount, "QUANTITY") or amount is None:
            return False
        level = amount.get("QUANTITY")[1] in {"USD", "jobs"} or has(mentions[:at], "SHARE")
        said = mentions[at].get("MOVE") or {"": "up"}.get(str(mentions[at].get("GROWTH")), "down")
        told = "" if "flat" in mentions[at].kinds.values() else said
        return level and way in ("", told) and sum("QUANTITY" in m for m in mentions) == 1

    return is_reached


def advances(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "advance" is a rise: "how far exports advanced in 2020", not "advanced chips"."""
    subject = is_of(before(mentions, at), *NAMES, "FLOW", "GIVE", "CLASS", "WHICH", "TECH", "BACKREF")
    following = next((m for m in mentions[at + 1 :] if not says(m, "articles")), None)
    ends_it = (
        "IN",
        "BY",
        "OVER",
        "UNDER",
        "FROM",
        "SPAN",
        "YEAR",
        "QMARK",
        "COMMA",
        "QUANTITY",
        "SUPER",
        "MORE",
    )
    its = following is not None and says(following, "possessives")
    return subject and (following is None or its or is_of(following, *ends_it))


def asks_how_much_more(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it is asked by how much one is more: "how much in dollars more", "what amount more than"."""
    rest = [m for m in mentions[at + 1 :] if not is_of(m, "FILLER", "DOLLARS", "IN", "HOWMUCH")]
    return (
        bool(rest)
        and is_of(rest[0], "MORE")
        and has(rest[1:], "THAN")
        and not has(mentions, "WHICH", "COUNT")
    )


def is_at_least(mentions: Sequence[Mention], at: int) -> bool:
    """Whether an amount is the least meant: "did it reach as much as 20 billion", not "twice as much"."""
    led = at > 1 and says(mentions[at - 1], "amounts_said") and is_of(mentions[at - 2], "AS")
    return led and is_of(after(mentions, at), "QUANTITY") and not has(mentions[:at], "MULTIPLE", "TIMES_CUE")


def asks_limit(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "over" stands before what is asked for: "was over what amount", not "over what we sold"."""
    traded = is_of(after(mentions, at + 1), "NATION", "PARTNER", "BUY", "SELL", "FLOW", "MOVE")
    return is_of(after(mentions, at), "HOWMUCH") and not traded


def limits_nothing(mentions: Sequence[Mention], at: int) -> bool:
    """Whether no number follows what would be a limit: "the maximum of our exports"."""
    return not is_of(after(mentions, at), "NUMBER", "QUANTITY", "PERCENT", "NUMERAL")


def closes_value(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "how many" behind the verb is the value: "imports from China in 2004 was how many"."""
    verb = before(mentions, at)
    traded = any("FLOW" in m for m in mentions[:at]) and not has(mentions, "CLASS", "MEASURE", "WHICH")
    return (
        says(mentions[at], "how_many")
        and is_closed(mentions, at)
        and verb is not None
        and says(verb, "be")
        and traded
    )


def is_of_part(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a verb only leads to the part whose share is asked for: "what share consisted of services"."""
    computed = has(mentions[:at], "SHARE", "PERCENT", "HOWFAST") or has(mentions, "GROWTH")
    return computed and has(mentions[at + 1 :], *NAMES, "PRODUCT")


def limits_share(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a word only tells above what a share is: "account for above 40 percent"."""
    share = is_of(before(mentions, at), "SHARE") and is_of(after(mentions, at), "QUANTITY")
    return share and "OVER" in mentions[at]


def is_of_place_taken(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a place is taken over and no level passed: "when did China take over?"."""
    return is_of(before(mentions, at), "BUY") and is_closed(mentions, at) and has(mentions, "WHEN")


def is_told_with(mentions: Sequence[Mention], at: int) -> bool:
    """Whether an amount is only told before dollars are asked for: "with $9 billion sold, how many"."""
    led = is_of(mentions[0], "WITH") and all(is_of(m, "ABOUT", "FILLER") for m in mentions[1:at])
    asked = next((i + 1 for i, m in enumerate(mentions[:-2]) if i > at and "COMMA" in m), 0)
    dollars = is_of(mentions[asked], "COUNT") and is_of(after(mentions, asked), "DOLLARS")
    return bool(led and asked and is_of(after(mentions, at), "OF") and dollars)


def is_gone(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it is asked how much less there is: "what percentage was gone by 2020"."""
    return has(mentions[:at], "PERCENT", "HOWMUCH") and not has(mentions, "MOVE", "GROWTH", "MEASURE")


def is_place_lost(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a place is only what was lost, "lost its place as the top supplier"; the first one is meant."""
    owned = is_of(before(mentions, at), "BACKREF") and is_of(after(mentions, at), "AS")
    return owned and is_of(before(mentions, at - 1), "BECOME") and has(mentions[at:], "SUPER")
