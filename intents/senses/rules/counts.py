"""Words beside numbers: "the two largest", "biggest loss first", "over what amount"."""

from __future__ import annotations

from collections.abc import Sequence

from intents.lexicon.words import ends, says
from intents.model import NAMES, Mention, is_of
from intents.senses.rules.beside import SIGNS, after, before, has, is_closed

_PAIR = 2
#: what may stand between a number and the class that it counts
_LEADING = (
    "SUPER", "TECH", "FLOW", "PRODUCT", "NATION", "DEFINITION", "GROUP_WORD", "MOVE", "GROWTH", "SELL", "BUY",
    "DASH",
)  # fmt: skip


def is_top(mentions: Sequence[Mention], at: int) -> bool:
    """Whether the first so many are the top: "the first 15 tech exporters", "the first ten buyers"."""
    rest = [m for m in mentions[at + 2 : at + 5] if not is_of(m, "FILLER", "TECH", "NATION", "DEFINITION")]
    members = bool(rest) and rest[0].get("CLASS") not in (None, "year")
    return is_of(after(mentions, at), "NUMBER") and members


def are_two_lists(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "the two" are lists: "in the two top-ten lists", "make the top five in the two"."""
    if has(mentions, "LISTS") or any(says(m, "limiting") for m in mentions):
        return False  # "in the two rankings, who is under services but not under products"
    listed = any(says(m, "list_words") or is_of(m, "RANK") for m in mentions[:at])
    of_top = (
        ("QUANTITY", "MEASURE") if is_of(after(mentions, at), "SUPER") else ()
    )  # "the two top-25 job lists"
    light = ("SUPER", "DASH", "NUMBER", "FILLER", *of_top)
    rest = [m for m in mentions[at + 1 : at + 6] if not is_of(m, *light)]
    named = bool(rest) and says(rest[0], "list_words") and is_of(before(mentions, at), "IN", "EACH")
    closing = all(is_of(m, "QMARK", "MARK") for m in mentions[at + 1 :])
    return named or (closing and listed and is_of(before(mentions, at), "IN") and has(mentions[:at], "SUPER"))


def is_two_of_class(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "the two" counts those that are chosen: "the two states with the least", "the two largest"."""
    if is_of(after(mentions, at), "SUPER"):
        return "BACKREF" in mentions[at]
    if says(mentions[at], "of_the_two") or (at > 1 and _is_of_those(mentions[at - 2 : at])):
        return False
    rest = [m for m in mentions[at + 1 :] if "FILLER" not in m]
    if len(rest) > 2 and says(rest[0], "relatives") and is_of(rest[1], "MOVE", "GROWTH", "SUPER"):
        return "BACKREF" in mentions[at] and has(rest[1:3], "SUPER")  # "the two that fell the most"
    chosen = next((i for i, m in enumerate(rest) if "SUPER" in m), None)
    noun = next((i for i, m in enumerate(rest) if m.is_group or is_of(m, "CLASS", "REGION")), None)
    if chosen is None or noun is None:
        return False
    return all(is_of(m, *_LEADING) for m in rest[:noun]) and not has(rest[: chosen + 1], "COMMA")


def _is_of_those(leading: Sequence[Mention]) -> bool:
    """Whether one of those before is asked for: "which of the two states"."""
    return "OF" in leading[-1] and is_of(leading[0], "WHICH", "COUNT")


def is_of_value(mentions: Sequence[Mention]) -> bool:
    """Whether it is asked how many exports or imports "were", which is their value."""
    value = len(mentions) > 1 and says(mentions[0], "be") and "IN" not in mentions[1]
    traded = any(m.get("FLOW") in {"exports", "imports"} for m in mentions)
    other = ("CLASS", "MEASURE", "WHEN", "WHICH", "SUPER", "MOVE", "GROWTH")
    return value and traded and not has(mentions, *other)


def asks_figure(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "what number" is the figure: "what number did Texas post", "what number is Ohio's exports"."""
    rest = mentions[at + 1 :]
    if any(says(m, "table_cells") for m in rest):
        return not has(rest, "RANK", "ORDINAL", "COUNT")
    if has(rest, "RANK", "RANKISH", "CLASS", "ORDINAL", "NUMBER", "LIST"):
        return False
    asked = is_of(after(mentions, at), "GIVE")  # "did Ohio export", not "is Ohio in the export list"
    verbs = (m.text.lower().split()[0] for m in rest if m.text and (asked or "FLOW" not in m))
    told = any(says(verb, "reporting_figures") for verb in verbs)
    owned = [m for m in rest[:4] if not is_of(m, "TECH", "FILLER")]
    whose = len(owned) > 1 and owned[0].genitive and "FLOW" in owned[1]
    return told or whose


def is_figure(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "the number of" leads to whose figure it is, not to what is counted."""
    end = next((i for i in range(at + 1, len(mentions)) if not is_of(mentions[i], "FILLER")), at)
    named = end > at and is_of(mentions[end], "NATION", *NAMES)
    return named and (is_closed(mentions, end) or is_of(after(mentions, end), "IN"))


def is_amount(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "how many" asks how much was traded: "how many tech products has Mexico bought, in dollars"."""
    if says(mentions[at], "how_many") and is_of_value(mentions[at + 1 :]):
        return True
    valued = has(mentions, "DOLLARS") and not has(mentions, "VS", "NOT", "EXCEPT")
    if not valued and not (has(mentions, "AREA") and has(mentions, "PARTNER")):
        return False  # no source counts goods
    rest = [m for m in mentions[at + 1 :] if "FILLER" not in m]
    goods = bool(rest) and is_of(rest[0], "PRODUCT", "TECH", "CATEGORY") and not is_of(rest[0], "CLASS")
    verb = next((i for i, m in enumerate(rest) if is_of(m, "BUY", "SELL", "FLOW")), 0)
    who = has(rest[1:verb], "NATION", "AREA", "PARTNER")
    return goods and (who or has(rest[1:], "BUY", "SELL")) and not has(mentions, "CLASS", "MEASURE", "WHEN")


def is_none(mentions: Sequence[Mention], at: int) -> bool:
    """Whether members that trade nothing are sought: "states without any tech exports", "export no tech"."""
    mention, rest = mentions[at], [m for m in mentions[at + 1 :] if "FILLER" not in m]
    denied = mention.get("NUMBER") == 0 or says(mention, "none_of")
    denied = denied or (
        says(mention, "not_doing") and any(says(m, "any_of") for m in mentions[at + 2 : at + 3])
    )
    goods = [m for m in rest if not is_of(m, "TECH", "FLOW", "PRODUCT", "QMARK", "MARK", "IN", "YEAR")]
    traded = bool(rest) and is_of(rest[0], "TECH", "FLOW", "PRODUCT") and not goods
    return denied and traded and any(m.get("CLASS") == "area" for m in mentions[:at])


def asks_for_one(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "who did" asks for one chosen of several: "who did we have our largest deficit with"."""
    return has(mentions[at:], "SUPER", "ORDINAL")


def asks_who_is_listed(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it is asked who is on one list and not on another, not who wrote it: "who made the ... but"."""
    return has(mentions[at + 1 :], "LISTS")


def counts_rows(mentions: Sequence[Mention], at: int) -> bool:
    """Whether the rows of a list are counted: "how many per column", "how many names are in the ranking"."""
    counted = has(mentions[max(at - 2, 0) : at], "COUNT")
    listed = has(mentions, "RANK", "GROUP_WORD", "LIST")
    return counted and listed and not any("CLASS" in m for m in mentions)


def is_per_column(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it stands between a count and what it counts the rows of: "how many per column"."""
    column = after(mentions, at)
    return is_of(before(mentions, at), "COUNT") and column is not None and says(column, "columns")


def is_top_list(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a dash only joins a superlative with its number: "the top-25 list"."""
    return is_of(before(mentions, at), "SUPER") and is_of(after(mentions, at), "NUMBER")


def makes_up_whole(mentions: Sequence[Mention], at: int) -> bool:
    """Whether the parts that a whole has are counted: "how many sub-sectors make up advanced technology"."""
    rest = [m for m in mentions[at + 1 :] if not is_of(m, "FILLER", "QMARK", "MARK")]
    counted = is_of(before(mentions, at), "CLASS") and has(mentions[:at], "COUNT")
    return counted and bool(rest) and all(is_of(m, "DEFINITION", "TECH", "IN", "SOURCE") for m in rest)


def is_most_of(mentions: Sequence[Mention], at: int) -> bool:
    """Whether more than half of a class are meant: "most states lost exports"."""
    leads = not at or is_of(before(mentions, at), "CLAIM", "GIVE", "QMARK")
    noun = next((m for m in mentions[at + 1 :] if not is_of(m, "OF", "FILLER")), None)
    group = noun is not None and noun.is_group and ends(noun, "partner_nouns")
    return says(mentions[at], "most") and leads and (group or is_of(after(mentions, at), "CLASS"))


def is_table_number(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a number is that of a table, which the store finds by itself: "NSF table 1"."""
    leading = before(mentions, at)
    return leading is not None and ends(leading, "table_words")


def is_table(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a table is only numbered: "table 1", no class of the things it lists."""
    return is_of(after(mentions, at), "NUMBER")


def is_part_sought(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a part of a figure is sought: "half of ATP imports, how much is that"."""
    quantity = mentions[at].get("QUANTITY") if "QUANTITY" in mentions[at] else (0, "percent")
    leading = [m for m in mentions[:at] if not is_of(m, "FILLER", "GIVE", "ELLIPSIS", "COMMA", "ABOUT")]
    opens = all(is_of(m, "HOWMUCH") for m in leading) and has(mentions, "HOWMUCH")
    led = is_of(after(mentions, at), "OF") or ends(mentions[at], "of_at_the_end")
    of = led and quantity[1] == "percent"
    return of and opens and not has(mentions, "CLAIM", "SHARE", "WHICH", "CLASS")


def is_order(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "count" asks to count a class: "count states with exports over $5bn", "count up the states"."""
    counted = next((m for m in mentions[at + 1 :] if "FILLER" not in m and m.text != "("), None)
    return says(mentions[at], "count") and not has(mentions[:at], "CLASS", "AREA") and is_of(counted, "CLASS")


def counts_figures(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a number only counts what is asked for behind a colon or comma, or lists: "two numbers:"."""
    if _counts_lists(mentions, at):
        return True
    rest = [m for m in mentions[at + 1 :] if not is_of(m, "YEAR", "FILLER")]
    figures, mark = rest[0] if rest else None, rest[1] if len(rest) > 1 else None
    counted = figures is not None and says(figures.text.lower().split()[-1], "asked_for")
    listed = is_of(mark, "DASH", "COMMA", "MARK") or any(m.text == ":" for m in rest)
    return counted and listed and not is_of(before(mentions, at), "SUPER", "ORDINAL", "BACKREF")


def leads_years(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "all" leads to the number of the years that are listed: "year by year, all seven"."""
    alone = not is_of(after(mentions, at + 1), "CLASS", *NAMES, "REGION")
    return (
        says(mentions[at], "all")
        and is_of(after(mentions, at), "NUMBER")
        and has(mentions, "EACHYEAR")
        and alone
    )


def counts_each_year(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a number counts the years of a span, all asked for: "2000-2006, list all seven"."""
    spans = [m.get("SPAN") for m in mentions if "SPAN" in m]
    every = at > 0 and ends(mentions[at - 1], "all_at_the_end")
    return every and len(spans) == 1 and spans[0][1] - spans[0][0] + 1 == mentions[at].get("NUMBER")


def closes_list(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "number" at the end counts those that meet a limit: "states with exports > $2bn, number?"."""
    leading = mentions[:at]
    limited = has(leading, "OVER", "UNDER", "MOVE") or any(m.get("FLOW") in SIGNS for m in leading)
    years = any(m.get("CLASS") == "year" for m in leading)  # in which what is named was so
    asked = has(leading, "WHICH", "LIST", "COUNT", "HOWMUCH", "SUPER", "RANK", *(() if years else NAMES))
    parted = is_closed(mentions, at) or is_of(after(mentions, at), "DASH")
    ends_here = parted and is_of(before(mentions, at), "COMMA", "DASH", "MARK")
    return ends_here and limited and not asked and has(leading, "CLASS")


def is_whole(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a hundred percent is what a share is taken of: "taking all states as 100 percent, ..."."""
    led = bool(at) and says(mentions[at - 1], "before_a_whole")
    others = [*mentions[:at], *mentions[at + 1 :]]
    closed = is_closed(mentions, at) or is_of(after(mentions, at), "DASH")
    hundred = mentions[at].get("QUANTITY") == (100, "percent")
    return hundred and led and closed and has(others, "SHARE", "PERCENT") and not _is_claim(mentions)


def _is_claim(mentions: Sequence[Mention]) -> bool:
    """Whether a sentence asks if something is so."""
    return says(mentions[0], "asserting_verbs")


def leads_to_whole(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a word leads to the hundred percent that a share is taken of: "as one hundred percent"."""
    return at + 1 < len(mentions) and is_whole(mentions, at + 1)


def asks_how_many(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "number" at the end asks how many there are: "countries with a surplus in 2006: number?"."""
    ends_there = is_closed(mentions, at) or is_of(after(mentions, at), "FLOW", "WITH")
    several = has([m for m in mentions[:at] if "NUMBER" not in m][:4], "CLASS") or mentions[0].is_group
    apart = is_of(before(mentions, at), "DASH", "COMMA", "QMARK") and not has(mentions, "SUPER")
    return ends_there and apart and several and has(mentions, "FLOW", "MOVE", "GROWTH", "OVER", "UNDER")


def opens_range(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "one" is the lower end of a range: "between one and two billion dollars"."""
    upper = mentions[at + 2 : at + 3]
    joined = is_of(before(mentions, at), "BETWEEN", "FROM") and is_of(after(mentions, at), "AND", "TO")
    return joined and bool(upper) and is_of(upper[0], "QUANTITY")


def _counts_lists(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a number counts lists: "there are two top-25 lists of states"."""
    rest = [m for m in mentions[at + 1 :] if not is_of(m, "SUPER", "NUMBER", "FILLER", "MEASURE", "DASH")]
    two = mentions[at].get("NUMBER") == _PAIR and not is_of(before(mentions, at), "SUPER")
    return two and bool(rest) and (says(rest[0], "list_words") or ends(rest[0], "list_words"))


def is_ahead_in(mentions: Sequence[Mention], at: int) -> bool:
    """Whether those with a surplus, or a deficit, are asked for: "in how many fields are we ahead"."""
    nouns = [i for i, m in enumerate(mentions[:at]) if m.get("CLASS") in {"techarea", "category", "partner"}]
    asked = bool(nouns) and has(mentions[max(nouns[0] - 3, 0) : nouns[0]], "COUNT", "WHICH")
    ours = asked and has(mentions[nouns[0] : at], "NATION")
    others = [m for i, m in enumerate(mentions) if i != at]
    alone = not has(
        others, *NAMES, "FLOW", "SUPER", "MORE", "THAN", "SPAN", "SHARE", "RANK", "MEASURE", "GROWTH"
    )
    following = after(mentions, at)
    return ours and alone and (is_closed(mentions, at) or is_of(following, "IN", "ON", "YEAR", "WITH"))


def is_counted_too(mentions: Sequence[Mention], at: int) -> bool:
    """Whether goods or services are to be counted with what came before: "and with services?"."""
    others = [m for i, m in enumerate(mentions) if i != at]
    joined = is_of(before(mentions, at), "WITH", "COUNTING") or is_of(after(mentions, at), "COUNTING")
    light = ("AND", "WITH", "COUNTING", "FILLER", "ELLIPSIS", "QMARK", "MARK", "COMMA")
    return joined and mentions[at].get("PRODUCT") != "both" and all(is_of(m, *light) for m in others)


def is_of_number(mentions: Sequence[Mention], _at: int) -> bool:
    """Whether a verb of shares stands with a number asked for: "how many jobs does Peru account for"."""
    said = [m for m in mentions if not is_of(m, "FILLER", "COMMA")]
    counted = is_of(mentions[0], "COUNT") and has(said[1:4], "MEASURE", "DOLLARS")
    return counted and not has(mentions, "PERCENT", "CLASS")


def counts_region(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a number only tells how many states a region has: "of the six New England states"."""
    the = before(mentions, at)
    return is_of(after(mentions, at), "REGION") and the is not None and says(the, "the")
