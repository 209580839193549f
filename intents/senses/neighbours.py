"""Words whose sense the word beside them decides: "in May 2020", "paper imports", "state the value"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from intents.lexicon.words import GROUPS, begins, ends, says
from intents.model import Mention
from intents.senses.narrowing import NOUNS_TOO, closes, follows_traded, narrows, parts

_TRADED = {"CATEGORY", "TECH", "PRODUCT", "DEFINITION"}


def settle_neighbours(mentions: list[Mention]) -> list[Mention]:
    """Every mention with the senses that the rules for its types and words give it."""
    for at, mention in enumerate(mentions):
        rule = _next_rule(mention, 0)
        while rule < len(_RULES):
            _, fits, kinds = _RULES[rule]
            if fits(mentions, at):
                mention.kinds = {kind: value or mention.text.lower() for kind, value in kinds.items()}
            rule = _next_rule(mention, rule + 1)
    return mentions


def _next_rule(mention: Mention, first: int) -> int:
    """The first rule from a place on that is about a mention; behind the last where none is."""
    keys = (*mention.kinds, mention.text.lower())
    return min((n for key in keys for n in _ABOUT.get(key, ()) if n >= first), default=len(_RULES))


def _after(mentions: Sequence[Mention], at: int) -> Mention | None:
    return mentions[at + 1] if at + 1 < len(mentions) else None


def _is_part_of_state(mentions: list[Mention], at: int) -> bool:
    """Whether a region is a part of a state: "West Texas"."""
    following = _after(mentions, at)
    return (
        "REGION" in mentions[at]
        and "AREA" not in mentions[at]
        and following is not None
        and "AREA" in following
    )


def _is_mild(mentions: list[Mention], at: int) -> bool:
    """Whether an adjective that would narrow stands before no name: "a military expert"."""
    following = _after(mentions, at)
    names = following is not None and (following.is_entity or "UNKNOWN" in following)
    return mentions[at].get("STOP") == "adjective" and not (
        names or closes(mentions, at) or follows_traded(mentions, at) or parts(mentions, at)
    )


def _is_balance(mentions: list[Mention], at: int) -> bool:
    """Whether "position" is what a balance is: "the net U.S. position in technology"."""
    return says(mentions[at], "standings") and any(
        m.get("FLOW") == "balance" for m in mentions[max(at - 2, 0) : at]
    )


def _is_agent(mentions: list[Mention], at: int) -> bool:
    """Whether those who trade stand for their place: "Wisconsin companies ship", not "which companies"."""
    if (
        not says(mentions[at], "agents")
        or not at
        or not {"AREA", "NATION", "PARTNER"} & set(mentions[at - 1].kinds)
    ):
        return False
    before, after = mentions[at - 2] if at > 1 else None, _after(mentions, at)
    asked = {"COUNT", "WHICH", "SUPER", "NUMBER", "HOWMUCH", "EACH", "RANK"}
    if before is not None and asked & set(before.kinds):
        return False
    acts = after is not None and bool({"SELL", "BUY", "FLOW", "GO_TO", "EARN"} & set(after.kinds))
    return acts or mentions[at].genitive or (before is not None and "BY" in before)


def _is_praise(mentions: list[Mention], at: int) -> bool:
    """Whether a word only says that the answer before pleased: "good, exports in 2003 then"."""
    return not at and says(mentions[at], "praise") and len(mentions) > 1 and "COMMA" in mentions[1]


def _is_hurry(mentions: list[Mention], at: int) -> bool:
    """Whether a clause says how much time the asker has, with its number: ", deadline in 10 min"."""
    if not says(mentions[at], "minutes"):
        return _is_hurry(mentions, at + 1) if "NUMBER" in mentions[at] and at + 1 < len(mentions) else False
    since = next((i for i in range(at, -1, -1) if "COMMA" in mentions[i]), None)
    apart = ("YEAR" in m or "EACH" in m or m.is_entity for m in mentions[since or 0 : at])
    return since is not None and not any(apart)


def _is_rate(mentions: list[Mention], at: int) -> bool:
    """Whether a figure is wanted for each hour or day, which no yearly figure gives: "exports a day"."""
    led = [
        *mentions[at].text.lower().split()[:-1],
        *(mentions[at - 1].text.lower().split()[-1:] if at else []),
    ]
    if not ends(mentions[at], "short_times") or not any(says(word, "each_one") for word in led[:1]):
        return False
    light = {"FILLER", "IN", "EACH", "PER", "TOTAL", "MEAN", "SUM"}
    before = next((m for m in reversed(mentions[:at]) if not light & set(m.kinds)), None)
    return before is not None and (before.is_entity or bool({"SELL", "BUY", "YEAR"} & set(before.kinds)))


def _asks_for_one(mentions: list[Mention], at: int) -> bool:
    """Whether "who did" asks for one chosen of several: "who did we have our largest deficit with"."""
    return says(mentions[at], "who_did") and any({"SUPER", "ORDINAL"} & set(m.kinds) for m in mentions[at:])


def _is_own_paper(mentions: list[Mention], at: int) -> bool:
    """Whether it is what the asker writes, not a good: "for a paper I need the mean", "our annual report"."""
    if not says(mentions[at], "own_papers"):
        return _is_frequency(mentions, at) and _is_own_paper(mentions, at + 1)
    before = [m for m in mentions[max(at - 4, 0) : at] if not _is_frequency([m], 0)]
    led = len(before) > 1 and {"IN", "FILLER"} & set(before[-2].kinds) and says(before[-1], "whose_papers")
    after = mentions[at + 1] if at + 1 < len(mentions) else None
    return bool(led) and (after is None or not {"FLOW", "OF"} & set(after.kinds))


def _is_frequency(mentions: Sequence[Mention], at: int) -> bool:
    return says(mentions[at], "frequencies") and (len(mentions) == 1 or at + 1 < len(mentions))


def _is_forecast(mentions: list[Mention], at: int) -> bool:
    """Whether a question is about years to come: "will Oregon's exports grow", not "will you tell me"."""
    following = next((m for m in mentions[at + 1 :] if not says(m, "articles") and not says(m, "we")), None)
    named = following is not None and (following.is_entity or "CLASS" in following)
    return says(mentions[at], "future") and named


def _is_noun(mentions: list[Mention], at: int) -> bool:
    """Whether a verb of moving is a noun: "a contract", "a slide"."""
    led = at > 0 and ("UNKNOWN" in mentions[at - 1] or says(mentions[at - 1], "determiners"))
    return "MOVE" in mentions[at] and led and says(mentions[at], "nouns_too")


def _asks_meaning(mentions: list[Mention], at: int) -> bool:
    """Whether "mean" is the verb: "what does IT services mean"."""
    mean = says(mentions[at], "mean") and at > 1
    return mean and mentions[at - 1].is_entity and "GIVE" in mentions[at - 2]


def _is_month(mentions: list[Mention], at: int) -> bool:
    """Whether a word that is also a month stands for it: "in May 2020"."""
    if not says(mentions[at], "months_too") or mentions[at].is_entity:
        return False
    following = _after(mentions, at)
    within = at > 0 and bool({"IN", "OF", "FROM", "TO"} & set(mentions[at - 1].kinds))
    apart = following is None or not {"FILLER", "NATION"} & set(following.kinds)
    return (following is not None and "YEAR" in following) or (within and apart)


def _is_order(mentions: list[Mention], at: int) -> bool:
    """Whether "state" is the verb: "please state the value", "be so kind as to state chip exports"."""
    following = _after(mentions, at)
    if not says(mentions[at], "states_too") or following is None:
        return False
    before = mentions[at - 1] if at else None
    if before is not None and says(before, "before_verbs") and (following.is_entity or "FLOW" in following):
        return True
    if not says(following, "articles"):
        return False
    governs = {"OF", "IN", "FROM", "BY", "PER", "WHICH", "UNKNOWN"}
    return before is None or not (
        before.is_entity or says(before, "determiners") or governs & set(before.kinds)
    )


def _is_taken_away(mentions: list[Mention], at: int) -> bool:
    """Whether "less" takes one figure from another: "2020 less 2019", "A exports less B exports"."""
    before, after = mentions[at - 1] if at else None, _after(mentions, at)
    if before is None or after is None or mentions[at].get("MORE") != "down":
        return False
    years = "YEAR" in before and "YEAR" in after
    names = {"AREA", "PARTNER", "CATEGORY"}
    lines = (
        "FLOW" in before
        and bool(names & set(after.kinds))
        and any(names & set(m.kinds) for m in mentions[:at])
    )
    names_beside = says(mentions[at], "less") and any(k in before and k in after for k in names)
    return years or lines or (names_beside and not any("THAN" in m for m in mentions))


def _is_abroad(mentions: list[Mention], at: int) -> bool:
    """Whether "other countries" beside a state only means abroad."""
    rest = mentions[at].get("PARTNER") == ("REST",) and not mentions[at].genitive
    return rest and any("AREA" in m or m.get("CLASS") == "area" for m in mentions)


def _is_by_technology(mentions: list[Mention], at: int) -> bool:
    """Whether "by technology" belongs to what follows: "by technology exports"."""
    after = _after(mentions, at)
    return mentions[at].get("BREAKDOWN") == "techarea" and after is not None and "FLOW" in after


def _asks_limit(mentions: list[Mention], at: int) -> bool:
    """Whether "over" stands before what is asked for: "was over what amount"."""
    after = _after(mentions, at)
    return bool({"OVER", "UNDER"} & set(mentions[at].kinds)) and after is not None and "HOWMUCH" in after


def _is_placed(mentions: list[Mention], at: int) -> bool:
    """Whether "come in" places something: "where tech comes in second", "where does Peru come in"."""
    after = _after(mentions, at)
    asked = any("RANK" in m or ("WHICH" in m and begins(m, "where")) for m in mentions[:at])
    ordered = after is not None and "ORDINAL" in after
    return {"RANKISH", "FLOW"} <= set(mentions[at].kinds) and (ordered or asked)


def _is_sorting(mentions: list[Mention], at: int) -> bool:
    """Whether "first" only says how to sort: "biggest loss first"."""
    after = _after(mentions, at)
    last = after is None or bool({"MARK", "QMARK"} & set(after.kinds))
    return (
        mentions[at].get("ORDINAL") == 1 and last and any("SUPER" in m for m in mentions[max(at - 2, 0) : at])
    )


def _leaves_out(mentions: list[Mention], at: int) -> bool:
    """Whether a verb leaves out what stands before "aside" or "out": "leaving D.C. aside"."""
    return says(mentions[at], "leaving_verbs") and _particle(mentions, at) is not None


def _is_left_behind(mentions: list[Mention], at: int) -> bool:
    """Whether "aside" or "out" belongs to such a verb."""
    verbs = (i for i in range(max(at - 4, 0), at) if says(mentions[i], "leaving_verbs"))
    return says(mentions[at], "aside_or_out") and any(_particle(mentions, i) == at for i in verbs)


def _particle(mentions: list[Mention], at: int) -> int | None:
    """Where the particle of a verb of leaving out stands: behind one or more names."""
    names = 0
    for i in range(at + 1, min(at + 5, len(mentions))):
        if {"AREA", "PARTNER", "CATEGORY", "PRODUCT"} & set(mentions[i].kinds):
            names += 1
        elif says(mentions[i], "aside_or_out"):
            return i if names else None
        elif not {"FILLER", "AND", "COMMA"} & set(mentions[i].kinds):
            return None
    return None


def _is_noun_part(mentions: list[Mention], at: int) -> bool:
    """Whether "part" only closes a name: "only the products part"."""
    before, after = mentions[at - 1] if at else None, _after(mentions, at)
    named = before is not None and bool({"PRODUCT", "CATEGORY", "FLOW"} & set(before.kinds))
    return (
        says(mentions[at], "part_words")
        and named
        and not (after is not None and {"OF", "IN"} & set(after.kinds))
    )


def _stands_above(mentions: list[Mention], at: int) -> bool:
    """Whether one name is said to stand above another: "New Mexico sits above Nevada"."""
    return mentions[at].get("NEAR") == "above" and _is_between_names(mentions, at)


def _stands_below(mentions: list[Mention], at: int) -> bool:
    """Whether one name is said to stand below another."""
    return mentions[at].get("NEAR") == "below" and _is_between_names(mentions, at)


def _is_between_names(mentions: list[Mention], at: int) -> bool:
    before, after = mentions[at - 1] if at else None, _after(mentions, at)
    if before is None or after is None:
        return False
    return any(kind in before and kind in after for kind in ("AREA", "PARTNER", "CATEGORY"))


def _is_jointly(mentions: list[Mention], at: int) -> bool:
    """Whether "between them" adds up what is named: "the two Dakotas exported between them"."""
    if not says(mentions[at], "between_them"):
        return False
    apart = {"DIFFERENCE", "MORE", "COMPARE", "RATIO", "TIMES_CUE", "THAN"}
    named = any({"AREA", "PARTNER", "CATEGORY", "REGION"} & set(m.kinds) for m in mentions[:at])
    kinds = {kind for m in mentions[:at] for kind in m.kinds}
    return (named or {"CLASS", "SUPER", "NUMBER"} <= kinds) and all(
        apart.isdisjoint(m.kinds) for m in mentions
    )


def _is_support(mentions: list[Mention], at: int) -> bool:
    """Whether "behind" joins jobs to the exports that support them: "jobs behind tech exports"."""
    before = mentions[at - 1] if at else None
    return "NEAR" in mentions[at] and before is not None and ("MEASURE" in before or says(before, "workers"))


def _is_within_name(mentions: list[Mention], at: int) -> bool:
    """Whether "+" or "plus" stands inside a name: "cloud computing + data storage"."""
    before, after = mentions[at - 1] if at else None, _after(mentions, at)
    if "SUM" not in mentions[at] or before is None or after is None:
        return False
    return "CATEGORY" in before and before.get("CATEGORY") == after.get("CATEGORY")


def _is_in_whole(mentions: list[Mention], at: int) -> bool:
    """Whether "in total" belongs to what follows: "in total exports"."""
    after = _after(mentions, at)
    whole = {"FLOW", "TECH", "DEFINITION", "PRODUCT"}
    return says(mentions[at], "in_total") and after is not None and not whole.isdisjoint(after.kinds)


def _is_earning(mentions: list[Mention], at: int) -> bool:
    """Whether what comes in is earned by exports: "what did weapons exports bring in"."""
    others = [m for m in mentions if m is not mentions[at] and m.get("FLOW") == "exports"]
    return mentions[at].get("FLOW") == "imports" and bool(others) and says(mentions[at], "earning_verbs")


def _says_how_hard(mentions: list[Mention], at: int) -> bool:
    """Whether a word only says how far something moved: "fell hard", not "fell hard disk exports"."""
    if not at or not says(mentions[at], "hard") or not {"MOVE", "GROWTH"} & set(mentions[at - 1].kinds):
        return False
    following = _after(mentions, at)
    return following is None or not (
        following.is_entity or {"UNKNOWN", "STOP", "CLASS"} & set(following.kinds)
    )


def _is_elsewhere(mentions: list[Mention], at: int) -> bool:
    """A name or word that means another place: "Georgia the country", "world chip exports"."""
    mention, later = mentions[at], mentions[at + 1 : at + 3]
    if "AREA" in mention and "PARTNER" not in mention:
        return bool(later) and says(later[0], "the_country")
    leads = bool(later) and bool(_TRADED & set(later[0].kinds))
    governed = at > 0 and bool({"TO", "FROM", "WITH", "IN"} & set(mentions[at - 1].kinds))
    return says(mention, "world") and "NATION" in mention and leads and not governed


def _is_in_all(mentions: list[Mention], at: int) -> bool:
    """Whether "in all" adds up, behind what it adds: "the ten smallest exported in all"."""
    after = _after(mentions, at)
    closed = after is None or bool({"MARK", "QMARK", "COMMA"} & set(after.kinds))
    return at > 2 and closed and says(mentions[at], "all") and "IN" in mentions[at - 1]


def _is_every_good(mentions: list[Mention], at: int) -> bool:
    """Whether it asks for whatever a state exports: "exports of Ohio, every product"."""
    before, after = mentions[at - 1] if at else None, _after(mentions, at)
    closed = after is None or bool({"MARK", "QMARK", "COMMA"} & set(after.kinds))
    every = before is not None and says(before.text.split()[-1].lower(), "every")
    place = any("AREA" in m for m in mentions)
    return every and closed and place and not any({"TECH", "DEFINITION"} & set(m.kinds) for m in mentions)


def _is_two_of_class(mentions: list[Mention], at: int) -> bool:
    """Whether "the two" counts those that are chosen: "the two states with the least", "the two largest"."""
    if not says(mentions[at], "the_two") or (at > 1 and _is_of_those(mentions[at - 2 : at])):
        return False
    rest = [m for m in mentions[at + 1 :] if "FILLER" not in m]
    chosen = next((i for i, m in enumerate(rest) if "SUPER" in m), None)
    noun = next((i for i, m in enumerate(rest) if _is_class(m)), None)
    if chosen is None or noun is None:
        return False
    before_noun = rest[: max(noun, 0)]
    return all(_LEADING & set(m.kinds) for m in before_noun) and not any(
        "COMMA" in m for m in rest[: chosen + 1]
    )


#: what may stand between a number and the class that it counts
_LEADING = {
    "SUPER",
    "TECH",
    "FLOW",
    "PRODUCT",
    "NATION",
    "DEFINITION",
    "GROUP_WORD",
    "MOVE",
    "GROWTH",
    "SELL",
    "BUY",
    "DASH",
}


def _is_class(mention: Mention) -> bool:
    """Whether a word names a class: states, "European countries"."""
    group = any(not code.isupper() for code in mention.get("PARTNER") or ())
    return group or bool({"CLASS", "REGION"} & set(mention.kinds))


def _is_of_those(before: Sequence[Mention]) -> bool:
    """Whether one of those before is asked for: "which of the two states"."""
    return "OF" in before[-1] and bool({"WHICH", "COUNT"} & set(before[0].kinds))


def _is_tag(mentions: list[Mention], at: int) -> bool:
    """Whether "no" only asks to agree: "Ohio is fifth, no?"."""
    after = _after(mentions, at)
    closed = after is None or "QMARK" in after
    return says(mentions[at], "tags") and at > 1 and closed and "COMMA" in mentions[at - 1]


def is_stranded(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a preposition has nothing behind it: "... by in 2018?", "... by?"."""
    after = _after(mentions, at)
    apart = {"IN", "COMMA", "MARK", "QMARK", "YEAR", "SPAN", "DASH"}
    return "BY" in mentions[at] and (after is None or bool(apart & set(after.kinds)))


def _tops_by(mentions: list[Mention], at: int) -> bool:
    """Whether "top" sets one against another: "how much did imports top exports by in 2018"."""
    if not {"SUPER", "MORE"} <= set(mentions[at].kinds) or at == 0:
        return False
    asked = any("HOWMUCH" in m for m in mentions)
    return asked and any(is_stranded(mentions, i) for i in range(at, len(mentions)))


def _is_better_year(mentions: list[Mention], at: int) -> bool:
    """Whether the better of several years is asked for: "the better year, 2019 or 2020"."""
    after = _after(mentions, at)
    year = after is not None and (after.get("CLASS") == "year" or says(after, "year"))
    return year and mentions[at].get("MORE") == "up" and not any("THAN" in m for m in mentions)


def _is_weaker_year(mentions: list[Mention], at: int) -> bool:
    """Whether the weaker of several years is asked for."""
    after = _after(mentions, at)
    year = after is not None and (after.get("CLASS") == "year" or says(after, "year"))
    return year and mentions[at].get("MORE") == "down" and not any("THAN" in m for m in mentions)


def _is_worse_year(mentions: list[Mention], at: int) -> bool:
    """Whether the worse of several years is asked for."""
    after = _after(mentions, at)
    year = after is not None and (after.get("CLASS") == "year" or says(after, "year"))
    return year and says(mentions[at], "worse") and not any("THAN" in m for m in mentions)


def _is_up_in_percent(mentions: list[Mention], at: int) -> bool:
    """Whether "up" is a rise: "how many percent up is that"."""
    return says(mentions[at], "up") and at > 0 and begins(mentions[at - 1], "percent_asked")


def _is_up_or_down(mentions: list[Mention], at: int) -> bool:
    """Whether "up or down" asks for a move, in percent or dollars, not for the course."""
    return says(mentions[at], "up_or_down") and any({"PERCENT", "DOLLARS"} & set(m.kinds) for m in mentions)


def _is_course(mentions: list[Mention], at: int) -> bool:
    """Whether "moved from" or "went from" leads to the years of a course: "moved from 2000 to 2006"."""
    after = _after(mentions, at)
    return ends(mentions[at], "from_at_the_end") and after is not None and "SPAN" in after


def _describes_course(mentions: list[Mention], at: int) -> bool:
    """Whether "describe" asks for the course over years, not for what something is."""
    timed = any("SPAN" in m for m in mentions) or sum("YEAR" in m for m in mentions) > 1
    traded = any("FLOW" in m for m in mentions)
    return says(mentions[at], "describing") and timed and traded


def _only_joins(mentions: list[Mention], at: int) -> bool:
    """Whether "plus" joins what is to be shown, nothing to be added up: "direction plus the two figures"."""
    after = next((m for m in mentions[at + 1 :] if "FILLER" not in m), None)
    named = after is not None and (after.is_entity or bool({"YEAR", "NUMBER", "SPAN"} & set(after.kinds)))
    return says(mentions[at], "plus") and not named and any("TREND" in m for m in mentions[:at])


def _is_net(mentions: list[Mention], at: int) -> bool:
    """Whether a word is the balance of a trade, nothing taken away: "the net of trade with Peru"."""
    flows = [m for m in mentions if "FLOW" in m and m is not mentions[at]]
    traded = flows or [m for m in mentions[at:] if ends(m, "trade_behind")]
    only = all(m.get("FLOW") == "trade" for m in flows)
    named = bool(traded) and says(mentions[at], "net_of")
    return only and (named or says(mentions[at], "net_alone"))


def _is_recording(mentions: list[Mention], at: int) -> bool:
    """Whether "record" is the verb of a name: "what gain did Delaware record", not "a record"."""
    names = bool(at) and bool({"AREA", "PARTNER", "CATEGORY", "NATION"} & set(mentions[at - 1].kinds))
    return says(mentions[at], "record") and names and any(says(m, "helping") for m in mentions[: at - 1])


def _is_money_apart(mentions: list[Mention], at: int) -> bool:
    """Whether dollars are asked for between two names: "how many dollars behind Ohio was Utah"."""
    before = mentions[at - 1] if at else None
    return before is not None and "DOLLARS" in before and not any("WHICH" in m for m in mentions)


def _is_percent_more(mentions: list[Mention], at: int) -> bool:
    """Whether a percentage asks how trade moved: "how many percent less did Ohio export in 2020"."""
    after, kinds = _after(mentions, at), {kind for m in mentions for kind in m.kinds}
    apart = kinds & {"THAN", "VS", "COMPARE", "BACKREF", "GROWTH", "MOVE", "OR"}
    return after is not None and "MORE" in after and "YEAR" in kinds and not apart


def _is_altogether(mentions: list[Mention], at: int) -> bool:
    """Whether "altogether" only stresses what is left out: "out of the picture altogether"."""
    return says(mentions[at], "altogether") and at > 0 and "EXCEPT" in mentions[at - 1]


def _falls_of_balance(mentions: list[Mention], at: int) -> bool:
    """Whether what gets worse or better becomes less: a balance that worsens, a deficit that improves."""
    flows = {m.get("FLOW") for m in mentions} - {None, "trade"}
    signs = flows & {"balance", "surplus", "deficit"}
    worse = says(mentions[at], "worsening") and "deficit" not in signs
    return (worse and bool(signs or flows == {"exports"})) or (
        says(mentions[at], "improving") and signs == {"deficit"}
    )


def _asks_where(mentions: list[Mention], at: int) -> bool:
    """Whether a place is asked for, no meaning: "where does Virginia stand for export jobs"."""
    return says(mentions[at], "stand_for") and any(begins(m, "where") for m in mentions[:at] if "WHICH" in m)


def _is_rise(mentions: list[Mention], at: int) -> bool:
    """Whether "higher" says that something rose: "states that saw higher exports in 2020"."""
    return mentions[at].get("MORE") == "up" and _is_move(mentions, at)


def _is_fall(mentions: list[Mention], at: int) -> bool:
    """Whether "lower" says that something fell."""
    return mentions[at].get("MORE") == "down" and _is_move(mentions, at)


def _is_move(mentions: list[Mention], at: int) -> bool:
    """Whether a word that compares stands between a verb of having and a flow, with nothing compared."""
    before, rest = mentions[at - 1] if at else None, mentions[at + 1 :]
    flow = next((m for m in rest if not {"FILLER", "TECH", "PRODUCT", "DEFINITION"} & set(m.kinds)), None)
    compared = any({"THAN", "OR", "VS", "COMPARE", "AND"} & set(m.kinds) for m in mentions)
    had = before is not None and "GIVE" in before and any("CLASS" in m or "AREA" in m for m in mentions[:at])
    return had and flow is not None and "FLOW" in flow and not compared


def _is_most_of(mentions: list[Mention], at: int) -> bool:
    """Whether more than half of a class are meant: "most states lost exports"."""
    following, before = _after(mentions, at), mentions[at - 1] if at else None
    led = before is None or bool({"CLAIM", "GIVE", "QMARK"} & set(before.kinds))
    return says(mentions[at], "most") and led and following is not None and "CLASS" in following


def _denies(mentions: list[Mention], at: int) -> bool:
    """Whether "isn't" says that something is not so, no tag: "Florida isn't among the first three"."""
    named = any({"AREA", "PARTNER", "CATEGORY"} & set(m.kinds) for m in mentions[:at])
    following = _after(mentions, at)
    return says(mentions[at], "is_not") and named and following is not None and "QMARK" not in following


def _takes_place(mentions: list[Mention], at: int) -> bool:
    """Whether a place is taken, nothing bought: "what place did Colorado take"."""
    return says(mentions[at], "taking") and any("RANK" in m for m in mentions[:at])


def _is_beside(mentions: list[Mention], at: int) -> bool:
    """Whether two are to be shown side by side, no ranking: "exports to Germany next to those to Italy"."""
    names, ranking = {"AREA", "PARTNER", "CATEGORY"}, {"WHICH", "RANK", "RANKISH", "CLASS"}
    sides = mentions[:at], mentions[at + 1 :]
    named = all(any(names & set(m.kinds) for m in side) for side in sides)
    return says(mentions[at], "next_to") and named and not any(ranking & set(m.kinds) for m in mentions)


def _is_speaking(mentions: list[Mention], at: int) -> bool:
    """Whether a paper only says something: "a paper claims that ..."."""
    following = _after(mentions, at)
    return says(mentions[at], "papers") and following is not None and says(following, "reporting")


def _comes_after(mentions: list[Mention], at: int) -> bool:
    """Whether the one next in a ranking is asked for: "the biggest exporter after Texas"."""
    following = _after(mentions, at)
    names = {"AREA", "PARTNER", "CATEGORY"}
    named = [m for m in mentions if names & set(m.kinds)]
    return any("SUPER" in m for m in mentions[:at]) and bool(named) and following is named[0]


def _counts_years(mentions: list[Mention], at: int) -> bool:
    """Whether "how many times" asks in how many years something happened: a fall, a deficit."""
    rest = mentions[at + 1 :]
    apart = {"THAN", "AS", "MORE", "RATIO", "TIMES_CUE", "SUM"}
    happens = (
        m.get("MOVE") == "down" or says(m, "happening") or m.get("FLOW") in {"surplus", "deficit"}
        for m in rest
    )
    asked = bool(rest) and says(rest[0], "asserting_verbs")
    counted = says(mentions[at], "how_often") and asked and any(happens)
    return counted and all(apart.isdisjoint(m.kinds) for m in rest)


def _typed(*types: str) -> frozenset[str]:
    return frozenset(types)


def _said(group: str) -> frozenset[str]:
    return frozenset(GROUPS[group])


#: which words get which types beside their neighbours: the types or words that a rule is about, the test,
#: the types with a value or the word itself
_RULES: tuple[tuple[frozenset[str], Callable[[list[Mention], int], bool], Mapping[str, str | float]], ...] = (
    (_typed("REGION"), _is_part_of_state, {"STOP": "place_word"}),
    (_typed("STOP"), _is_mild, {"FILLER": ""}),
    (_typed("STOP"), parts, {"STOP": "adjective"}),
    (_typed("FILLER", "SMALLTALK", "ORDINAL"), _is_rate, {"STOP": "time"}),
    (_typed("RANKISH"), _is_placed, {"RANKISH": ""}),
    (_said("who_did"), _asks_for_one, {"WHICH": ""}),
    (_said("own_papers") | _said("frequencies"), _is_own_paper, {"FILLER": ""}),
    (_said("praise"), _is_praise, {"FILLER": ""}),
    (_typed("NUMBER") | _said("minutes"), _is_hurry, {"FILLER": ""}),
    (_said("agents"), _is_agent, {"FILLER": ""}),
    (_said("future"), _is_forecast, {"STOP": "measure"}),
    (_said("standings"), _is_balance, {"FILLER": ""}),
    (_typed("MOVE"), _is_noun, {"FILLER": ""}),
    (_said("mean"), _asks_meaning, {"TOPIC": "define"}),
    (_said("months_too"), _is_month, {"STOP": "time"}),
    (_said("states_too"), _is_order, {"GIVE": ""}),
    (_typed("MORE"), _is_taken_away, {"DIFFERENCE": ""}),
    (_typed("MORE"), _is_rise, {"MOVE": "up"}),
    (_typed("MORE"), _is_fall, {"MOVE": "down"}),
    (_typed("SUM"), _is_within_name, {"FILLER": ""}),
    (_typed("PARTNER"), _is_abroad, {"FILLER": ""}),
    (_typed("BREAKDOWN"), _is_by_technology, {"BY": "", "TECH": "tech"}),
    (_typed("OVER", "UNDER"), _asks_limit, {"FILLER": ""}),
    (_typed("NEAR"), _is_support, {"FILLER": ""}),
    (_said("between_them"), _is_jointly, {"SUM": ""}),
    (_said("tags"), _is_tag, {"CLAIM": ""}),
    (_said("the_two"), _is_two_of_class, {"NUMBER": 2.0}),
    (_typed("NEAR"), _stands_above, {"MORE": "up", "THAN": ""}),
    (_typed("NEAR"), _stands_below, {"MORE": "down", "THAN": ""}),
    (_said("part_words"), _is_noun_part, {"FILLER": ""}),
    (_typed("ORDINAL"), _is_sorting, {"FILLER": ""}),
    (_said("aside_or_out"), _is_left_behind, {"EXCEPT": ""}),
    (_said("leaving_verbs"), _leaves_out, {"FILLER": ""}),
    (_said("all"), _is_in_all, {"SUM": ""}),
    (_typed("PRODUCT"), _is_every_good, {"STOP": "good"}),
    (_said("in_total"), _is_in_whole, {"IN": "", "TOTAL": ""}),
    (_typed("FLOW"), _is_earning, {"GIVE": ""}),
    (_said("hard"), _says_how_hard, {"FILLER": ""}),
    (_typed("AREA", "NATION"), _is_elsewhere, {"STOP": "place_word"}),
    (_typed("SUPER"), _tops_by, {"MORE": "up"}),
    (_typed("MORE"), _is_better_year, {"SUPER": "max"}),
    (_typed("MORE"), _is_weaker_year, {"SUPER": "min"}),
    (_said("worse"), _is_worse_year, {"SUPER": "worst"}),
    (_said("up"), _is_up_in_percent, {"MOVE": "up"}),
    (_said("up_or_down"), _is_up_or_down, {"MOVE": ""}),
    (_typed("BECOME"), _is_course, {"TREND": ""}),
    (_said("describing"), _describes_course, {"FILLER": ""}),
    (_typed("SUM"), _only_joins, {"AND": ""}),
    (_said("record"), _is_recording, {"GIVE": ""}),
    (_typed("PERCENT"), _is_percent_more, {"HOWFAST": ""}),
    (_typed("NEAR"), _is_money_apart, {"DIFFERENCE": ""}),
    (_said("altogether"), _is_altogether, {"FILLER": ""}),
    (_said("worsening"), _falls_of_balance, {"MOVE": "down"}),
    (_said("improving"), _falls_of_balance, {"MOVE": "down"}),
    (_said("stand_for"), _asks_where, {"RANKISH": ""}),
    (_said("most"), _is_most_of, {"UNKNOWN": ""}),
    (_said("is_not"), _denies, {"UNKNOWN": ""}),
    (_said("taking"), _takes_place, {"FILLER": ""}),
    (_said("next_to"), _is_beside, {"VS": ""}),
    (_said("papers"), _is_speaking, {"FILLER": ""}),
    (_said("after"), _comes_after, {"NEAR": "below"}),
    (_said("how_often"), _counts_years, {"COUNT": "", "WHEN": ""}),
    (_said("net_of"), _is_net, {"FLOW": "balance"}),
    (_typed("TOPIC", "FILLER", *NOUNS_TOO), narrows, {"UNKNOWN": ""}),
)
#: type or word -> the places of the rules about it
_ABOUT = {
    key: tuple(at for at, (about, _, _) in enumerate(_RULES) if key in about)
    for key in frozenset().union(*(about for about, _, _ in _RULES))
}
