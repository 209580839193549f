"""Which class is asked for: states, countries, categories, years."""

from __future__ import annotations

from intents.frames.parse import Parse
from intents.lexicon.words import ends, says
from intents.model import ENTITIES, NAMES, Mention, is_of

#: the fewest that are several
_SEVERAL = 2


def classes(p: Parse) -> None:
    """Which dimension is asked for: states, countries, categories, years."""
    _first_or_last(p)
    years = [m for m in p.free("WHEN") if (after := p.next(m, skip={"TO"})) is None or "YEAR" not in after]
    for m in p.all("CLASS"):
        value = m.get("CLASS")
        if (value == "year" and not m.used) or m.role in ("everyone", "apposed"):
            continue
        if _is_asked_class(p, m):
            p.frame.setdefault("classes", []).append(m)
    if not p.get("classes"):
        for m in p.all("PRODUCT"):
            if _is_kind_asked(p, m):
                p.put(classes=[m], over="category")
        if flow := _asked_flow(p):
            p.put(classes=[flow], over="techarea" if p.has("DEFINITION") else "category")
    if years:
        p.put(when=True)
        p.use(*years)
    elif any(m.get("CLASS") == "year" and _is_asked(p, m) for m in p.free("CLASS")):
        p.put(when=True)


def _asked_flow(p: Parse) -> Mention | None:
    """The flow that stands for its kinds: "which exports fell in 2020", "which imports topped 50 billion"."""
    several = any(p.several("AREA", "PARTNER").values())
    if several or p.has("CATEGORY", "CLASS", "PRODUCT", "OR", "AND", "VS") or len(p.all("FLOW")) != 1:
        return None
    flow = p.all("FLOW")[0]
    before = p.previous(flow, skip={"FILLER", "TECH", "NATION", "DEFINITION", "OF"})
    verb = p.next(flow, skip={"FILLER", "GIVE", "OF", "FROM", "TO", "AREA", "PARTNER"})
    chosen = is_of(verb, "SUPER") and verb is not p.next(flow, skip=set())
    chosen = chosen or is_of(verb, "MOVE", "GROWTH", "OVER", "UNDER")
    asks = before is not None and (says(before, "which_one") or says(before, "what")) and "WHICH" in before
    governed = before is not None and is_of(p.previous(before), "BY", "IN", "OF", "FROM", "TO")
    return flow if chosen and asks and not governed and ends(flow, "plural") else None


def asked_regions(p: Parse) -> list[Mention]:
    """The regions whose states are gone through, not added up: "which New England states grew"."""
    return [
        m
        for m in p.all("REGION")
        if ends(m, "state_nouns")
        and (b := p.previous(m, skip={"FILLER", "OF", "NUMBER"})) is not None
        and {"WHICH", "COUNT", "LIST"} & set(b.kinds)
        and not p.has("SUM")
    ]


def is_of_each(p: Parse) -> bool:
    """Whether the figures of all members are asked for: "exports in each area"; not whether each grew."""
    asked = p.get("classes") or ()
    each = any(is_of(p.previous(m, skip={"PRODUCT", "TECH", "DEFINITION"}), "EACH") for m in asked)
    return each and not (p.get("claim") or p.get("pick") or p.has("WHICH", "COUNT", "LISTS"))


def which_of_those(p: Parse) -> bool:
    """Whether those before are gone through: "which of them grew?", "which ones fell"."""
    moves = p.all("GROWTH") + p.all("MOVE")
    subject = p.previous(moves[0], skip={"FILLER", "BACKREF", "OF", "GIVE"}) if moves else None
    asked = is_of(subject, "WHICH", "COUNT") or (subject is not None and says(subject, "which_ones"))
    return asked and not any(m.is_entity or is_of(m, "CLASS", "POINTS") for m in p.items)


def count_those(p: Parse) -> None:
    """Those before that moved one way are counted: "how many grew?"."""
    if (counts := p.free("COUNT")) and which_of_those(p):
        p.put(reduce="count")
        p.use(*counts)


def _is_chosen_from(p: Parse, mention: Mention) -> bool:
    """Whether one of a kind is chosen: "the least imported of the tech services"."""
    joint = p.previous(mention)
    flow = p.previous(joint, skip={"FILLER", "DASH"}) if joint is not None and "OF" in joint else None
    chosen = p.previous(flow) if flow is not None and "FLOW" in flow else flow
    named = p.has("CATEGORY", "AREA", "CLASS") or mention.get("PRODUCT") == "both"
    return chosen is not None and "SUPER" in chosen and "FLOW" in (flow or chosen) and not named


def _is_kind_asked(p: Parse, mention: Mention) -> bool:
    """Whether a kind of product stands for its categories: "list the services with", "which goods grew"."""
    if _is_chosen_from(p, mention) or _are_numbered(p, mention):
        return True
    before = p.previous(mention, skip={"FILLER", "TECH", "NATION", "OF", "NUMBER"})
    after = p.next(mention)
    if p.has("CATEGORY", "AREA", "CLASS") or after is None or mention.get("PRODUCT") == "both":
        return False
    asked = before is not None and bool({"WHICH", "COUNT", "LIST"} & set(before.kinds))
    if (
        asked
        and before is not None
        and any(says(m, "kinds_of") for m in p.items[p.index(before) + 1 : p.index(mention)])
    ):
        moved = is_of(after, "MOVE", "GROWTH") or _is_flow_chosen(p, mention, after)
        return (
            moved or p.has("SUPER", "ORDINAL", "RANK", "RANKISH") or ("FLOW" not in after and _conditions(p))
        )
    if before is not None and says(before, "among") and p.has("SUPER") and "FLOW" in after:
        return True
    if _is_flow_chosen(p, mention, after) and asked:
        return True
    if before is not None and says(before, "rank_verbs") and before is p.items[0] and "BY" in after:
        return True
    described = "WITH" in after and p.has("SUPER", "OVER", "UNDER", "QUANTITY")
    signed = after.get("FLOW") in {"surplus", "deficit"}
    counted = asked and not ({"FLOW", "MEASURE", "DASH", "AND"} & set(after.kinds) and not signed)
    return counted or described


def _are_numbered(p: Parse, mention: Mention) -> bool:
    """Whether so many of a kind are asked for or told: "the top 3 services imports", "the seven services"."""
    number = p.previous(mention, skip={"FILLER", "TECH", "NATION", "OF", "SUPER"})
    if (
        number is None
        or "NUMBER" not in number
        or number.get("NUMBER") < _SEVERAL
        or mention.get("PRODUCT") == "both"
    ):
        return False
    chosen = p.has("SUPER", "SORT", "RANK", "LIST", "WHICH")
    if p.has("SORT") and not p.has("SUPER"):  # "put the seven services in order"
        p.put(size=int(number.get("NUMBER")))
        p.use(number)
    return chosen and not p.has("CATEGORY", "AREA", "PARTNER", "CLASS", "AND", "COUNT")


def _is_flow_chosen(p: Parse, mention: Mention, flow: Mention) -> bool:
    """Whether the one kind of product is gone through: "which services exports fell"."""
    verb = p.next(flow)
    governed = any((b := p.previous(m)) is not None and "IN" in b for m in p.all("WHICH"))
    alone = p.all("PRODUCT") == [mention] and "FLOW" in flow and not governed
    return alone and verb is not None and bool({"MOVE", "GROWTH", "OVER", "UNDER", "SUPER"} & set(verb.kinds))


#: types right before a class that is asked for: "which states", "the top five states", "by state"
_ASKING = (
    "WHICH", "COUNT", "SUPER", "ORDINAL", "FROM_END", "NUMBER", "EACH", "LIST", "TOTAL", "GROUP_WORD",
    "FIRST_TIME", "BREAKDOWN", "MEAN", "MEDIAN", "SUM", "SORT",
)  # fmt: skip


#: types anywhere in a question that goes through the members of a class
_RANGING = (
    "SUPER", "RANK", "ORDINAL", "FROM_END", "COUNT", "WHICH", "LIST", "OVER", "UNDER", "NEAR", "STREAK",
    "MEAN", "MEDIAN", "RANKISH",
)  # fmt: skip


def _is_asked_class(p: Parse, mention: Mention) -> bool:
    """Not the "markets" of "sold to foreign markets", nor the "state" of "Washington state"."""
    if "NATION" in mention or _is_apposed(p, mention):
        return False
    beside = p.previous(mention, skip=set())
    if beside is not None and says(beside, "what_are"):
        return True
    before = p.previous(mention, skip={"FILLER", "TECH", "DEFINITION", "NATION", "FLOW", "OF", "PRODUCT"})
    ordered = before is not None and before is p.items[0] and says(before, "imperatives")
    ranging = p.has(*_RANGING) or (p.has("SUM", "TOTAL") and has_sign(p, mention))
    ranging = ranging or _trade_together(p, mention)
    return before is None or ordered or is_of(before, *_ASKING) or ranging


def _trade_together(p: Parse, mention: Mention) -> bool:
    """Whether it is asked what all of a class trade together: "what do the other states export together"."""
    rest = p.items[p.index(mention) + 1 :]
    named = p.has("REGION") or any(m.role == "" for m in p.all("AREA") + p.all("PARTNER"))
    traded = any("FLOW" in m for m in rest) and any("SUM" in m and says(m, "together_too") for m in rest)
    return traded and not named


def has_sign(p: Parse, mention: Mention) -> bool:
    """Whether members are told by their sign: "area deficits", "countries that run deficits"."""
    told = p.next(mention, skip={"FILLER", "BACKREF", "GIVE", "IN", "WITH"})
    signed = told is not None and told.get("FLOW") in {"surplus", "deficit"}
    light = ({"FILLER", "WITH"}, {"FILLER", "OF", "IN", "TOTAL", "EACH"})
    leads = (p.previous(mention, skip=skip) for skip in light)
    return signed or any(m is not None and says(m, "each_with_a_sign") for m in leads)


def _is_apposed(p: Parse, mention: Mention) -> bool:
    """Whether a class word belongs to a name: "Washington state", "the state of Ohio", "them states"."""
    before, after = p.previous(mention, skip=set()), p.next(mention, skip=set())
    if before is not None and before.get("NATION") == "them":
        return True
    named = is_of(before, *NAMES) and says(mention, "apposed_classes")
    told = p.previous(mention, skip={"FILLER", "GROUP_WORD", "NUMBER", "MARK", "COMMA", "DASH"})
    if is_of(before, "GROUP_WORD") and is_of(told, "PARTNER"):
        return p.index(told) < p.index(mention) - 1 - is_of(before, "GROUP_WORD")
    if "RANK" in mention and after is not None and says(after, "auxiliaries"):
        return True
    return named or (says(mention, "state") and is_of(after, "AREA"))


def _is_asked(p: Parse, mention: Mention) -> bool:
    """Whether a class word is asked for: "which year", "record ATP deficit year", "year ATP in surplus"."""
    after = p.next(mention, skip=set())
    if is_of(after, "YEAR", "DASH", "NUMBER", "CLASS"):
        return False
    before = p.previous(mention, skip={"FILLER", "NUMBER", "OF"})
    if before is None or is_of(before, "DASH", "COMMA") or says(before, "there_was"):
        return is_of(after, *ENTITIES, "WITH", "IN") and _conditions(p)
    named = {"FILLER", "NATION", "TECH", "DEFINITION", "FLOW", *NAMES, "PRODUCT", "GROWTH", "MOVE"}
    chosen = p.previous(mention, skip=named) if says(mention, "one_year") else None
    asking = {"WHICH", "COUNT", "SUPER", "ORDINAL", "FIRST_TIME", "HOWMUCH"}
    if is_of(after, "WITH", "IN", "WHEN") and _conditions(p):
        asking |= {"LIST", "GIVE"}  # "list the years with exports over $59 billion"
    return is_of(before, *asking) or is_of(chosen, "SUPER") or _is_the_only(p, mention)


def _is_the_only(p: Parse, year: Mention) -> bool:
    """Whether something is said to be so of one year, which is sought: "under $50 billion only one year"."""
    one = p.previous(year, skip={"FILLER"})
    said = (one is not None and one.get("NUMBER") == 1) or says(year, "one_year")
    return (
        said and _conditions(p) and not p.has("MOVE", "GROWTH", "YEAR", "SPAN") and len(p.all("CLASS")) == 1
    )


def _conditions(p: Parse) -> bool:
    """Whether something is said that is so of some years only: a limit, a sign, the greatest."""
    signed = any(m.get("FLOW") in {"surplus", "deficit"} for m in p.all("FLOW"))
    return signed or p.has("SUPER", "OVER", "UNDER", "BECOME", "FIRST_TIME")


def _is_bare(p: Parse, first: Mention) -> bool:
    """Whether a turn is about the list before: "just the first three thanks"."""
    light = {
        "FILLER",
        "MARK",
        "QMARK",
        "COMMA",
        "SMALLTALK",
        "ELLIPSIS",
        "NUMBER",
        "AND",
        "GIVE",
        "LIST",
        "OF",
        "BACKREF",
    }
    return all(m is first or light & set(m.kinds) for m in p.items)


def _first_or_last(p: Parse) -> None:
    """The ends of a ranking: "the last five entries", "the first three states"."""
    for m in p.items if p.says("first", "last") else []:
        if (says(m, "last") or says(m, "first")) and "SUPER" not in m:
            number = p.next(m, skip=set())
            if number is not None and "CLASS" in number and number.get("CLASS") != "year":
                number = p.previous(m, skip=set())  # "the ten first states"
            counts = number is not None and "NUMBER" in number and not number.used
            behind = m if number is not None and p.index(number) < p.index(m) else number
            after = p.next(behind) if behind is not None and counts else None
            members = after is not None and "CLASS" in after and after.get("CLASS") != "year"
            closing = counts and is_of(p.previous(m), "COMMA", "DASH") and _closes_order(p, number)
            if members or (counts and (closing or _is_bare(p, m))):
                p.put(first_of_list=not (members or closing))
                p.retype(m, {"SUPER": "min" if says(m, "last") else "max"})


def _closes_order(p: Parse, number: Mention | None) -> bool:
    """Whether so many first or last places end an order that is asked for: "rank the states, first ten"."""
    after = p.next(number, skip={"FILLER", "SMALLTALK", "MARK"}) if number is not None else None
    ordered = p.has("RANK", "SORT", "LIST") and p.has("CLASS", "BREAKDOWN")
    return ordered and (after is None or "QMARK" in after)
