"""What is asserted, and what is said not to be meant."""

from __future__ import annotations

from intents.constructions.negation import denies_all
from intents.frames.parse import Parse
from intents.lexicon.words import says
from intents.model import NAMES, Limit, Mention, is_of


def claims(p: Parse) -> None:
    """What is asserted: "..., right?", "is it true that", and questions that begin with a verb."""
    for cue in (m for m in p.items[:5] if _is_denied(p, m)):
        p.retype(cue, {"CLAIM": ""})
        p.put(claim_denied=True)
    for cue in p.all("CLAIM"):
        p.retype(cue, {"CLAIM": cue.get("CLAIM")})
        p.put(claim=not _leaves_years(p))
        p.use(cue)
    if _is_reported(p) or _is_one_of_before(p) or _is_own_figure(p):
        p.put(claim=True)
        return
    first = _opening_verb(p)
    if first is None or is_of(first, "WHICH") or _weighs_years(p) or _asks_inside(p, first):
        return
    after = p.next(first, skip=set())
    if says(first, "asserting_verbs") and not (
        after is not None and says(after, "addressed") and says(first, "addressing_verbs")
    ):
        p.put(**({"when": True} if _offers_years(p) else {"claim": True, "yes_no": True}))


def _offers_years(p: Parse) -> bool:
    """Whether one of two years is to be chosen: "was 2005 or 2006 the bigger year for exports"."""
    chosen = any((n := p.next(m)) is not None and n.get("CLASS") == "year" for m in p.all("SUPER"))
    offered = any(is_of(p.previous(m), "YEAR") and is_of(p.next(m), "YEAR") for m in p.all("OR"))
    return chosen and offered


def _leaves_years(p: Parse) -> bool:
    """Whether two years are held against each other, and which is meant is not said: "smaller or not"."""
    joints = [m for m in p.all("VS") + p.all("THAN") if says(m, "versus")]
    held = [is_of(p.previous(m), "YEAR") and is_of(p.next(m), "YEAR") for m in joints]
    return any(held) and p.has("MORE") and len(joints) == len(p.all("VS") + p.all("THAN"))


def _weighs_years(p: Parse) -> bool:
    """Whether it is asked which of two years had more: "was it bigger in 2019 or 2020, and by how much"."""
    either = [is_of(p.previous(m), "YEAR") and is_of(p.next(m), "YEAR") for m in p.all("OR")]
    return any(either) and p.has("MORE") and not p.has("THAN")


def _asks_inside(p: Parse, first: Mention) -> bool:
    """Whether it is asked if the papers say who or how much: "do the tables say how many countries ..."."""
    rest = [m for m in p.items[p.index(first) + 1 :] if "FILLER" not in m]
    at = next(
        (
            i
            for i, m in enumerate(rest)
            if is_of(m, "WHICH", "COUNT", "WHEN", "HOWMUCH") and not says(m, "data")
        ),
        0,
    )
    if len(rest) > 1 and says(rest[0], "there") and is_of(rest[1], "HOWMUCH"):
        return True  # "is there a number for ..."
    told = at > 0 and all(
        is_of(m, "GROUP_WORD", "SOURCE", "GIVE", "LIST", "TOPIC", "HOWMUCH") for m in rest[:at]
    )
    return told and says(first, "asserting_verbs")


def _is_denied(p: Parse, cue: Mention) -> bool:
    """Whether what follows is said not to be so: "is it false that Texas grew"."""
    if not says(cue, "untrue"):
        return False
    after = p.next(cue, skip=set())
    before = p.previous(cue, skip=set())
    either = is_of(before, "OR") or (before is not None and says(before, "speakers"))
    return not either and after is not None and says(after, "that_it_is")


def _is_reported(p: Parse) -> bool:
    """Whether somebody says what something was: "the deck says Oregon was 3rd in tech exports"."""
    if p.has("QMARK", "WHICH", "HOWMUCH", "COUNT", "WHEN", "WHY"):
        return False
    said = next((p.index(m) for m in p.saying("reporting")), len(p.items))
    names = [p.index(m) for m in p.items[said:] if {"AREA", "PARTNER", "CATEGORY"} & set(m.kinds)]
    verbs = [p.index(m) for m in p.items[said:] if says(m, "be") or says(m, "placing_verbs")]
    asserts = any({"ORDINAL", "SUPER", "QUANTITY"} & set(m.kinds) for m in p.items[said:])
    return bool(names and verbs and asserts) and names[0] < verbs[-1]


def _is_own_figure(p: Parse) -> bool:
    """Whether somebody only says what figure they have: "are you sure? I have 12 billion"."""
    if not p.has("QUANTITY", "ORDINAL"):
        return False
    light = ("FILLER", "MARK", "COMMA", "BACKREF", "GIVE", "ELLIPSIS", "ABOUT", "CLAIM", "IN")
    rest = [m for m in p.items if not is_of(m, *light)]
    told = p.items and (p.has("CLAIM") or says(p.items[0], "speakers") or p.says("having", "reporting"))
    if not told or len(rest) != 1 or not is_of(rest[0], "QUANTITY", "ORDINAL"):
        return False
    if "QUANTITY" in rest[0]:
        return bool(rest[0].get("QUANTITY")[1])
    place = Limit("=", rest[0].get("ORDINAL"), "rank")
    p.put(level="rank", order="max", limits=(place,), leans=True)
    p.use(rest[0])
    return True


def _is_one_of_before(p: Parse) -> bool:
    """Whether a name is asked to be among those before, told: "Ohio is one of them?"."""
    if not (p.has("QMARK") and p.has("BACKREF")):
        return False
    words = [m for m in p.items if not is_of(m, "ELLIPSIS", "AND")]
    opens = len(words) > 2 and is_of(words[0], *NAMES) and says(words[1], "be")
    return opens and sum(m.is_entity for m in p.items) == 1


def soles(p: Parse) -> None:
    """Who is said to be the only one: "semiconductors were the only line whose exports rose"."""
    if not p.get("claim"):
        return
    _stop_at_only_kind(p)
    kinds = {"area": "AREA", "partner": "PARTNER", "category": "CATEGORY", "techarea": "CATEGORY"}
    groups = [m for m in p.all("PARTNER") if m.is_group]
    for m in p.all("CLASS") + groups:
        kind = kinds.get(m.get("CLASS"), "")
        named = [x for x in p.all(kind) if p.index(x) < p.index(m) and not _is_group(x)]
        before = p.previous(m, skip={"TECH", "PRODUCT", "FLOW", "DEFINITION", "PARTNER"})
        single = [x for x in p.all(kind) if not _is_group(x)]
        if before is not None and says(before, "sole") and len(named) == 1 and named == single:
            named[0].role = "sole"
            p.use(named[0], m)
            p.frame.setdefault("classes", []).append(m)
        elif before is not None and says(before, "sole") and len(named) > 1:
            p.retype(before, {"UNKNOWN": ""})  # "A and B were the only ones" claims more than of each
        elif (kind or m in groups) and (found := _found(p, m, before)):
            p.put(found=found, **({"over": "partner"} if m in groups else {}))
            p.use(m, *(cue for cue in p.all("NOT") if denies_all(p, cue)))
            p.frame.setdefault("classes", []).append(m)


def _stop_at_only_kind(p: Parse) -> None:
    """Stop at a choice among kinds that have no class word: "the only product whose exports rose"."""
    for cue in p.saying("sole"):
        if is_of(p.next(cue, skip={"TECH", "DEFINITION", "PARTNER"}), "FLOW") and any(
            is_of(m, *NAMES) for m in p.items[: p.index(cue)]
        ):
            p.retype(cue, {"UNKNOWN": ""})  # "Ireland was the only European deficit"
    for cue in p.saying("sole") if not p.has("CLASS") else []:
        noun = p.next(cue, skip={"FILLER", "TECH"})
        after = p.next(noun) if noun is not None and "PRODUCT" in noun else None
        if is_of(after, "BACKREF", "WHICH", "IN", "TO", "WITH"):
            p.retype(cue, {"UNKNOWN": ""})


def _is_group(mention: Mention) -> bool:
    return any(not code.isupper() for code in mention.get("PARTNER") or ())


def _found(p: Parse, noun: Mention, before: Mention | None) -> str:
    """Whether some or none of a class are claimed to be found: "did any state double", "no state doubled"."""
    if any(denies_all(p, cue) and p.index(cue) < p.index(noun) for cue in p.all("NOT")):
        return "none"
    if before is not None and says(before, "there"):
        return "some"
    while before is not None and is_of(before, "OF", "FILLER", "BACKREF") and not says(before, "any_of"):
        before = p.previous(before, skip=set())
    return "some" if before is not None and says(before, "any_of") else ""


def ever(p: Parse) -> None:
    """What is said to be so in some year or in none: "did we ever run a deficit", "never had a surplus"."""
    cue = next(iter(p.all("EVER")), None)
    stated = p.has("MOVE", "GROWTH", "OVER", "UNDER") or any(
        m.get("FLOW") in {"surplus", "deficit"} for m in p.all("FLOW")
    )
    compared = p.has("MORE") and len({m.get("FLOW") for m in p.all("FLOW")}) == 2
    asked = p.has("WHICH", "WHEN", "SUPER", "FIRST_TIME", "COUNT", "RANK", "AREA") or _asks_members(p)
    if cue is not None and p.has("SUPER") and not p.has("CLASS", "WHICH", "AREA"):
        p.put(when=True)
        p.use(*([] if "SUPER" in cue else [cue]))  # "is that a record?" is chosen by the word itself
    if cue is None or asked or not (stated or compared):
        return
    p.put(claim=True, each_year=True, **{cue.get("EVER"): True})
    p.use(cue)


def _asks_members(p: Parse) -> bool:
    """Whether a class word opens the question or is to be listed: "list countries never in deficit"."""
    members = p.all("CLASS")
    leads = (p.previous(m) for m in members)
    anyone = any((b := p.previous(m, skip=set())) is not None and says(b, "any_of") for m in members)
    listed = any(lead is None or is_of(lead, "LIST", "HOWMUCH") for lead in leads)
    return listed or (anyone and bool(p.all("EVER", "never")))


def _opening_verb(p: Parse) -> Mention | None:
    """The word that a question opens with; a year or a courtesy may stand before it."""
    light = {"MARK", "COMMA", "ELLIPSIS", "AND", "CLAIM", "YEAR", "SPAN", "IN", "SMALLTALK", "DASH", "SUM"}
    colons = [i for i, m in enumerate(p.items) if m.text == ":"]
    if (asked := _asked_of_it(p)) is not None:
        return asked
    for m in p.items[colons[-1] + 1 if colons else 0 :]:
        if light & set(m.kinds) or (says(m, "courtesies") and p.has("QMARK")):
            continue
        return m
    return None


def _asked_of_it(p: Parse) -> Mention | None:
    """The verb that asks of what is named before: "if we add Japan and Taiwan, is it still less"."""
    if p.has("WHICH", "HOWMUCH", "COUNT", "WHEN", "QUANTITY") and not p.has("THAN"):
        return None
    for m in p.all("COMMA") + p.all("DASH"):
        verb = p.next(m, skip={"AND"})
        if _compares_behind(p, verb):
            return verb
        if (
            verb is not None
            and says(verb, "asserting_verbs")
            and is_of(p.next(verb, skip=set()), "BACKREF")
            and p.has("SUM", "SUPER")
        ):
            return verb
    return None


def _compares_behind(p: Parse, verb: Mention | None) -> bool:
    """Whether one is compared with another behind what it is about: "2019 exports - had A more than B"."""
    if verb is None or not says(verb, "asserting_verbs") or p.has("WHICH", "HOWMUCH", "COUNT", "LIST"):
        return False
    told, asked = p.items[: p.index(verb)], p.items[p.index(verb) :]
    compared = is_of(p.next(verb), *NAMES) and any("MORE" in m for m in asked) and p.has("THAN")
    return compared and not any(is_of(m, *NAMES, "CLAIM", "GIVE", "SUPER") for m in told)
