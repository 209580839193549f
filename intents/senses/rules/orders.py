"""Words that tell an order or a place in it: "from the largest down", "when states are ranked by"."""

from __future__ import annotations

from collections.abc import Sequence

from intents.lexicon.words import says
from intents.model import NAMES, Mention, is_of
from intents.senses.rules.beside import Test, after, before, has

#: where the superlative of "with the most" ends, behind "with"
_THE_MOST = 3
#: words of "top five service exports list"
_TOP_LIST = 6


def is_in_top_list(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a word only names the list that one named before is on: "travel on that top five list"."""
    top = next((i for i in range(at, max(at - _TOP_LIST, -1), -1) if says(mentions[i], "tops")), at)
    if not says(mentions[top], "tops") or top < 2:
        return False
    end = next((i for i in range(top + 1, len(mentions)) if says(mentions[i], "list_nouns")), top)
    lead = next((i for i in range(top - 1, -1, -1) if not is_of(mentions[i], "FILLER", "BACKREF")), 0)
    named = any(is_of(m, *NAMES) for m in mentions[:lead]) and not is_of(
        mentions[0], "CLAIM", "WHICH", "LIST"
    )
    number = mentions[top + 1 : end]
    counted = any(is_of(m, "NUMBER", "FILLER") for m in number[:2]) and end - top <= _TOP_LIST
    closed = end > top and not any(is_of(m, *NAMES, "SUPER") for m in mentions[end:])
    asked = says(mentions[0], "asserting_verbs") or has(mentions[:lead], "RANK", "CLASS", "WHEN")
    return named and counted and closed and says(mentions[lead], "in_or_on") and at <= end and not asked


def is_first_of_places(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a first place is only the first of several that are asked for: "the #1, #2 and #3 lines"."""
    joined = is_of(after(mentions, at), "COMMA", "AND") and is_of(after(mentions, at + 1), "ORDINAL")
    return joined and says(mentions[at], "numbered_one")


def is_sorting(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "first" only says how to sort or list: "biggest loss first", "chips first, then computers"."""
    following = after(mentions, at)
    if at > 1 and is_of(mentions[at - 1], "SUPER") and is_of(mentions[at - 2], "COMMA", "DASH"):
        return mentions[at].get("ORDINAL") == 1 and has(
            mentions[: at - 1], "SUPER"
        )  # "..., worst first, ..."
    if is_of(following, "COMMA", "DASH") and mentions[at].get("ORDINAL") == 1 and at:
        named = mentions[at - 1].is_entity and not has(mentions, "SUPER", "RANK", "CLASS")
        return named and says(mentions[min(at + 2, len(mentions) - 1)], "then")
    last = following is None or is_of(following, "MARK", "QMARK")
    return mentions[at].get("ORDINAL") == 1 and last and has(mentions[max(at - 2, 0) : at], "SUPER")


def is_of_adjective(order: str) -> Test:
    """Whether "most", or "the more" of nothing else, makes a superlative of that order: "the most small"."""

    def fits(mentions: Sequence[Mention], at: int) -> bool:
        lead, adjective = before(mentions, at), after(mentions, at)
        if adjective is None or _order(adjective) != order:
            return False
        return says(mentions[at], "most") or (says(mentions[at], "more") and _is_the_more(mentions, lead))

    return fits


def _order(adjective: Mention) -> str:
    """The order that an adjective gives a superlative, "" where it is none of size."""
    if says(adjective, "small"):
        return "min"
    return "worst" if says(adjective, "bad") else "max" if says(adjective, "big") else ""


def is_the_less(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "the less" is the least: "which country has bought the less of it"."""
    lead, behind = before(mentions, at), after(mentions, at)
    asked = has(mentions[:at], "WHICH", "CLASS") and has(mentions[:at], "BUY", "SELL", "FLOW")
    return (
        asked
        and _is_the_more(mentions, lead)
        and is_of(behind, "OF", "IN", "DEFINITION", "TECH", "FROM", "TO")
    )


def is_less(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "more" is less by its adjective: "is Ohio more small than Utah"."""
    adjective = after(mentions, at)
    return adjective is not None and says(adjective, "small") and is_of(after(mentions, at + 1), "THAN")


def is_the_more(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "more big" with its article is "the biggest"."""
    return _is_the_more(mentions, before(mentions, at))


def _is_the_more(mentions: Sequence[Mention], lead: Mention | None) -> bool:
    return lead is not None and says(lead, "the") and not has(mentions, "THAN", "OR", "VS", "MOVE", "GROWTH")


def is_of_most(mentions: Sequence[Mention], at: int) -> bool:
    """Whether an adjective only belongs to the superlative before it: "the most small"."""
    most = before(mentions, at)
    return is_of(most, "SUPER", "MORE") and (says(most, "most") or says(most, "more"))


def orders_names(mentions: Sequence[Mention], at: int) -> bool:
    """Whether names are to be put in order: "rank Ohio, Iowa and Utah", "put Ohio and Iowa in order of"."""
    named = [m for m in mentions if is_of(m, *NAMES)]
    leading, noun = mentions[:at], at + 1 < len(mentions) and "OF" in mentions[at + 1]  # "rank of Utah"
    verb = says(mentions[at], "to_rank") and not noun and not has(leading, *NAMES, "HOWMUCH", "OF")
    asked = says(mentions[at], "in_order") or (verb and not (leading and says(leading[-1], "articles")))
    return asked and len(named) > 1 and not has(mentions, "CLASS", "SUPER", "QMARK", "WHICH", "ORDINAL")


def leads_to_order(mentions: Sequence[Mention], at: int) -> bool:
    """Whether what to sort by follows, which no ranking by something else has: "in order of growth"."""
    return is_of(after(mentions, at), "OF") and has(mentions[:at], "SUPER")


def tells_order(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "when" only says by what members are ranked: "when states are ranked by exports"."""
    rest = [m for m in mentions[at + 1 :] if not is_of(m, "FILLER", "TECH", "TOTAL")][:2]
    return (
        len(rest) > 1 and is_of(rest[0], "CLASS") and is_of(rest[1], "RANK", "SORT") and has(mentions, "RANK")
    )


def opens_order(*ends_of_it: str) -> Test:
    """Whether a superlative only says from which end to sort: "from the quickest down"."""

    def fits(mentions: Sequence[Mention], at: int) -> bool:
        lead = next((m for m in reversed(mentions[:at]) if "FILLER" not in m or says(m, "order_from")), None)
        following = after(mentions, at)
        led = lead is not None and says(lead, "order_from")
        on = following is not None and says(following, "order_on")
        return led and on and mentions[at].get("SUPER") in ends_of_it

    return fits


def closes_order(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "down" or "on down" closes such an order."""
    leading = next((m for m in reversed(mentions[:at]) if "FILLER" not in m), None)
    return is_of(leading, "SORT")


def asks_height(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "how high" asks for a place in a list: "how far down is Maine in the tech export ranking"."""
    rest = mentions[at + 1 :]
    name = next(
        (m for m in rest if not (is_of(m, "FILLER", "GIVE", "MOVE", "OR") or says(m, "heights"))), None
    )
    listed = any(says(m, "listings") or "RANK" in m for m in rest)
    placed = any(says(m, "listings") and "RANKISH" in m for m in rest)  # "how high is that on the list"
    return (listed and is_of(name, *NAMES) and not name.genitive) or (placed and is_of(name, "BACKREF"))


def is_height(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "up" or "down" belongs to such a word."""
    return "RANK" in mentions[at - 1] and says(mentions[at - 1], "heights") if at else False


def leads_place(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a word only numbers the place behind it: "nr 1"."""
    return is_of(mentions[at], "UNKNOWN") and is_of(after(mentions, at), "ORDINAL")


def is_ordered_by(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "by how much" says what a class is put in order by: "order the areas by how much we sold"."""
    verb = next((i for i, m in enumerate(mentions[:at]) if says(m, "ordering")), at)
    return says(mentions[at], "by_how_much") and has(mentions[verb + 1 : at], "CLASS", "BACKREF")


def takes_place(mentions: Sequence[Mention], at: int) -> bool:
    """Whether to take is to hold a place: "who takes second place among our suppliers"."""
    rest = [m for m in mentions[at + 1 :] if not is_of(m, "FILLER")]
    first = bool(rest) and is_of(rest[0], "SUPER") and says(rest[0].word.split()[-1], "spots")
    return first or (has(rest[:1], "ORDINAL") and not has(rest[1:2], "SUPER"))


def orders_class(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a verb puts a class in order: "I'd like to order the technology areas by exports"."""
    rest = [m for m in mentions[at + 1 :] if "FILLER" not in m]
    return len(rest) > 1 and is_of(rest[0], "CLASS") and is_of(rest[1], "BY", "DIFFERENCE")


def is_area_chosen(mentions: Sequence[Mention], at: int) -> bool:
    """Whether one of the technology areas is asked for: "in which area was the deficit deepest"."""
    rest = mentions[at + 1 :]
    return has(rest, "SUPER") and has(rest, "FLOW", "SELL", "BUY") and not has(rest, *NAMES, "CLASS")


def are_those_left(mentions: Sequence[Mention], at: int) -> bool:
    """Whether members are those that were not named, which nothing tells: "the other four categories"."""
    light = ("NUMBER", "TECH", "PRODUCT", "FLOW", "NATION", "DASH")
    noun = next((m for m in mentions[at + 1 :] if not is_of(m, *light)), None)
    lead = is_of(after(mentions, at), "NUMBER") or (at > 0 and says(mentions[at - 1], "the"))
    led = lead and not has(mentions, *NAMES, "SUPER", "WHICH", "COUNT")
    return led and noun is not None and noun.get("CLASS") == "category"


def counts_ranked(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a number only counts a class that is put in order or one is chosen of: "rank the six lines"."""
    light = ("FILLER", "TOTAL", "OF", "EACH")
    led = is_of(mentions[0], "RANK") and all(is_of(m, *light) for m in mentions[1:at])
    behind = [m for m in mentions[at + 1 :] if not is_of(m, "PRODUCT", "TECH", "FLOW", "FILLER", "NATION")]
    led = led and not has(mentions, "SUPER", "ORDINAL")
    lead = [m for m in mentions[:at] if not says(m, "articles")][-3:]
    one = len(lead) == 3 and is_of(lead[0], "WHICH") and says(lead[1], "one") and is_of(lead[2], "OF")
    return (led or one) and bool(behind) and is_of(behind[0], "CLASS")


def numbers_item(mentions: Sequence[Mention], at: int) -> bool:
    """Whether an ordinal only numbers what is asked: "First, how much did Ohio export?"."""
    rest = mentions[at + 2 :]
    leads = at == 0 and is_of(after(mentions, at), "COMMA", "DASH") and bool(rest)
    listed = leads and is_of(rest[0], "ORDINAL", "NUMBER", "SUPER", "AND", "OR", "BY", "QMARK", "MARK")
    return leads and not listed and has(rest, "FLOW", "SELL", "BUY", "TECH", "DEFINITION", "MEASURE")


def leads_top(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it is only said to be among the first: "is Virginia part of the top 20"."""
    return is_of(next((m for m in mentions[at + 1 :] if "FILLER" not in m), None), "SUPER", "ORDINAL")


def are_first_of_list(mentions: Sequence[Mention], at: int) -> bool:
    """Whether the first so many are the top of a list: "in the first ten by jobs"."""
    led = next((m for m in reversed(mentions[:at]) if "FILLER" not in m), None)
    listed = is_of(led, "IN") and is_of(after(mentions, at), "NUMBER") and has(mentions, "MEASURE", "FLOW")
    on = is_of(after(mentions, at + 1), "IN", "BY", "EXCEPT", "LISTS")
    return listed and on and not has(mentions, "YEAR", "WHEN")


def is_place_left(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a place is one that was moved to or from over years: "went from largest to third by 2020"."""
    ranked = ("SUPER", "ORDINAL")
    to = is_of(before(mentions, at), "TO") and is_of(before(mentions, at - 1), *ranked)
    led = [m for m in mentions[: max(at - 2, 0)] if "FILLER" not in m]
    moved = has(led, "BECOME", "MOVE") and is_of(led[-1], "BECOME", "FROM")
    return to and moved and has(mentions, "SPAN", "YEAR") and not has(mentions, "SORT")


def leads_years(mentions: Sequence[Mention], at: int) -> bool:
    """Whether the years stand behind a word for all: "over the years 2004, 2005 and 2006", "2000 to 2006"."""
    summed = says(mentions[at], "over_all_years")  # "over the whole period 2000-2006"
    behind = is_of(after(mentions, at), "YEAR", *(() if summed else ("SPAN",)))
    return mentions[at].get("YEARWORD") == "all" and behind


def is_second(mentions: Sequence[Mention], _at: int) -> bool:
    """Whether those chosen by one order are to stand in another: "top 5 by exports in order of growth"."""
    return has(mentions, "SUPER") and has(mentions, "BY", "GROWTH")


def is_among_all(mentions: Sequence[Mention], _at: int) -> bool:
    """Whether a place is that among all states: "how does Idaho rank nationally"."""
    return has(mentions, "AREA") and has(mentions, "RANK", "RANKISH", "ORDINAL")


def leads_to_ranked(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "with" leads to what places are by: "where is Utah among the states with the most exports"."""
    asked = bool(mentions[:at]) and (has(mentions[:at], "RANK") or says(mentions[0].word.split()[0], "where"))
    placed = asked and has(mentions[:at], *NAMES) and is_of(before(mentions, at), "CLASS")
    return placed and any(m.get("SUPER") == "max" for m in mentions[at + 1 : at + _THE_MOST])


def is_of_ranked(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a superlative only says from which end those places are counted."""
    led = at - 2 if at > 1 and says(mentions[at - 1], "the") else at - 1
    return (
        led > 0
        and "BY" in mentions[led]
        and says(mentions[led], "with_the_most")
        and "CLASS" in mentions[led - 1]
    )


def leads_to_other(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a gap is asked for to a name, not to an amount: "how far short of Florida was Illinois"."""
    return is_of(after(mentions, at), *NAMES)


def asks_where_on_list(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a verb asks for a place in a list: "where does Utah land in the list of states"."""
    asked = bool(at) and is_of(mentions[0], "WHICH") and says(mentions[0].word.split()[0], "where")
    return asked and has(mentions[:at], *NAMES) and has(mentions[at + 1 :], "CLASS", "RANK", "LIST")


def is_enumerated(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a word only counts what is asked: "first, Nevada's exports; second, the same for Utah"."""
    lead = before(mentions, at)
    behind = after(mentions, at)
    closed = behind is not None and (is_of(behind, "COMMA") or behind.text == ":")
    return closed and (lead is None or is_of(lead, "COMMA", "AND", "MARK"))
