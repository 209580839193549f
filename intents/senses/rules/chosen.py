"""How many are chosen and by what: "which trio of states", "the 3 winners", "the largest negative change"."""

from __future__ import annotations

from collections.abc import Sequence

from intents.lexicon.words import says
from intents.model import NAMES, Mention, is_of
from intents.senses.rules.beside import after, before, has, is_closed


def counts_class(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a word for a group counts a class: "which trio of states", not "the trio of Ohio, Utah"."""
    if has(mentions, "NUMBER"):
        return False
    light = ("FILLER", "TECH", "FLOW", "SUPER", "PRODUCT", "DEFINITION", "NATION")
    noun = next((m for m in mentions[at + 1 :] if not is_of(m, *light) or m.is_group), None)
    chosen = is_of(before(mentions, at), "SUPER")
    group = noun is not None and noun.is_group
    return chosen or group or (is_of(noun, "CLASS") and not has(mentions, *NAMES))


def closes_order(mentions: Sequence[Mention], at: int) -> bool:
    """Whether the first so many of an order are asked for: "rank them by growth, give the first three"."""
    number = after(mentions, at)
    ordered = has(mentions, "RANK", "SORT") and has(mentions, "CLASS")
    upward = any(m.get("SORT") == "up" for m in mentions) or has(mentions, "SUPER")
    return ordered and not upward and is_of(number, "NUMBER") and _ends(mentions, at + 1)


def are_so_many(mentions: Sequence[Mention], at: int) -> bool:
    """Whether so many are told to have moved most: "who were the 3 winners by dollars"."""
    alone = not has(mentions, "SUPER", "COUNT", "CLAIM", *NAMES)
    moved = has([*mentions[:at], *mentions[at + 1 :]], "MOVE", "GROWTH")
    return alone and moved and is_of(before(mentions, at), "NUMBER") and is_of(mentions[at], "MOVE")


def signs_move(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a sign says which way a change went: "the largest negative dollar change"."""
    moved = next((m for m in mentions[at + 1 :] if not is_of(m, "FILLER", "DOLLARS", "PERCENT")), None)
    return is_of(mentions[at], "FLOW") and is_of(moved, "MOVE", "GROWTH")


def leads_limit(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a verb of sums leads to what each must exceed: "which states' exports came to over $5bn"."""
    rest = [m for m in mentions[at + 1 :] if not is_of(m, "FILLER", "DOLLARS")]
    if len(rest) > 1 and is_of(rest[0], "MORE") and is_of(rest[1], "THAN"):
        rest = rest[1:]
    limits = ("OVER", "UNDER", "ABOUT", "NEAR", "THAN")
    limit = len(rest) > 1 and is_of(rest[0], *limits) and is_of(rest[1], "QUANTITY")
    dollars = limit and rest[1].get("QUANTITY")[1] == "USD"
    asked = has(mentions[:at], "WHICH", "COUNT", "LIST") and has(mentions[:at], "CLASS", "BACKREF")
    others = any("SUM" in m for i, m in enumerate(mentions) if i != at)
    return dollars and asked and not (others or has(mentions, "SUPER"))


def _ends(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a phrase ends here, with a colon too."""
    return is_closed(mentions, at) or is_of(after(mentions, at), "DASH")


def leads_name(mentions: Sequence[Mention], at: int) -> bool:
    """Whether one name is said to be ahead of another: "Pennsylvania led Ohio in tech exports"."""
    sides = before(mentions, at), after(mentions, at)
    alike = any(all(is_of(m, kind) for m in sides) for kind in NAMES)
    return alike and says(mentions[at], "leading") and not has(mentions, "WHICH", "COUNT", "LIST", "NUMBER")


def checks_nothing(mentions: Sequence[Mention], _at: int) -> bool:
    """Whether "check for me" leads to a question or a bare figure, and to nothing that is claimed."""
    asked = has(mentions, "WHICH", "HOWMUCH", "COUNT", "WHEN", "LIST", "QMARK")
    return asked or not has(mentions, "MORE", "THAN", "OVER", "UNDER", "ORDINAL", "SUPER", "QUANTITY")


def adds_several(mentions: Sequence[Mention], at: int) -> bool:
    """Whether an aggregate is that of several named: "the aggregate value of exports from Ohio and Utah"."""
    several = any(sum(kind in m for m in mentions[at:]) > 1 for kind in NAMES)
    return several and not has(mentions, "SUM", "CLASS", "SHARE", "DIFFERENCE", "RATIO", "EACH")


def leads_class(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "lead" chooses members, and is no lead over another: "which states lead tech exports"."""
    members = is_of(before(mentions, at), "CLASS") and has(mentions[:at], "WHICH")
    traded = ("PRODUCT", "TECH", "FLOW", "NATION", "DEFINITION", "BREAKDOWN")
    return members and is_of(after(mentions, at), *traded)


def makes_up_areas(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it is asked what a classification holds: "which areas make up ATP"."""
    areas = any(m.get("CLASS") == "techarea" for m in mentions[:at])
    return areas and is_of(after(mentions, at), "DEFINITION") and is_closed(mentions, at + 1)


def is_who_wins(mentions: Sequence[Mention], at: int) -> bool:
    """Whether nothing is asked but who of those before is ahead: "so who's the winner?"."""
    light = ("FILLER", "QMARK", "MARK", "SMALLTALK", "ELLIPSIS", "AND", "WHICH", "COMMA")
    return all(is_of(m, *light) for i, m in enumerate(mentions) if i != at)


def orders_class(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a verb at the head orders all of a class: "order the services categories by exports"."""
    opens = all(is_of(m, "FILLER", "SMALLTALK", "COMMA") for m in mentions[:at])
    classed = next((i for i, m in enumerate(mentions) if i > at and "CLASS" in m), 0)
    named = is_of(after(mentions, at), "OF") or has(
        mentions[at:classed], *NAMES
    )  # "rank of software among all"
    return (
        opens and classed > 0 and not named and has(mentions[classed:], "BY") and not has(mentions, "SUPER")
    )
