"""Words in and beside names: "West Texas", "Georgia the country", "Ohio companies", "the products part"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from intents.lexicon.words import begins, ends, says
from intents.linking.places import is_city_in
from intents.model import NAMES, Mention, is_of
from intents.senses.rules.beside import after, before, has, is_closed

TRADED = ("CATEGORY", "TECH", "PRODUCT", "DEFINITION")

#: classes of fewer members are a choice, "how many of 5"
LEAST_CLASS = 10


def tells_which_state(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a city only tells which state is meant: "Washington, as in Seattle"."""
    led = at > 2 and is_of(mentions[at - 1], "IN") and is_of(mentions[at - 2], "AS")
    states = [m for m in mentions[max(at - 4, 0) : at] if "AREA" in m] if led else []
    return bool(states) and is_city_in(mentions[at].text, str(states[-1].get("AREA")[0]))


def is_part_of_state(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a region is a part of a state: "West Texas", "Texas (South)"."""
    bracketed = at > 1 and mentions[at - 1].text == "(" and "AREA" in mentions[at - 2]
    return "AREA" not in mentions[at] and (bracketed or is_of(after(mentions, at), "AREA"))


def is_elsewhere(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a name or word means another place: "Georgia the country", "world chip exports"."""
    mention, following = mentions[at], after(mentions, at)
    if "AREA" in mention and "PARTNER" not in mention:
        return following is not None and says(following, "the_country")
    governed = is_of(before(mentions, at), "TO", "FROM", "WITH", "IN")
    leads = is_of(following, *TRADED) and not governed
    return says(mention, "world") and "NATION" in mention and leads


def is_among_states(mentions: Sequence[Mention], at: int) -> bool:
    """Whether states are meant: "the biggest importer among the states"."""
    return any(m.get("CLASS") == "area" for m in (*mentions[:at], *mentions[at + 1 :]))


def is_of_states(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a state is said to be one: "Ohio's place among sellers of tech"."""
    stated = has(mentions, "AREA") or is_among_states(mentions, at)
    return stated and not has(mentions, "PARTNER", "FROM")


def is_one_of_category(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a thing only is an example of the category named behind it: "robots and other automation"."""
    joint, others = mentions[at + 1 : at + 2], mentions[at + 2 : at + 3]
    named = next((m.get("CATEGORY") for m in mentions[at + 3 : at + 5] if "CATEGORY" in m), ())
    led = bool(joint and others) and is_of(joint[0], "AND") and says(others[0], "others")
    return led and not set(mentions[at].get("COVERS")).isdisjoint(named)


def is_one_of_lists(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "one" is a list named before, which no slot holds: "who is only in the products one"."""
    among = is_of(before(mentions, at), "PRODUCT") and has(mentions[:at], "IN") and is_closed(mentions, at)
    return among and has(mentions[:at], "WHICH") and not has(mentions, "FLOW", "CLASS", "MEASURE", "AREA")


def is_of_a_person(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "mine" is whose friend somebody is, no pit: "a colleague of mine"."""
    return at > 1 and "OF" in mentions[at - 1] and mentions[at - 2].get("FILLER") == "people"


def is_kind(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "sort" is a kind and sorts nothing: "what sort of share", "any sort of growth"."""
    return bool(at) and says(mentions[at], "kinds_of") and is_of(after(mentions, at), "OF")


#: no table has so many categories
_MOST_LINES = 40


def are_states(mentions: Sequence[Mention], at: int) -> bool:
    """Whether lines are those of the state table: "the 51 lines", "all lines of the state table"."""
    number = before(mentions, at)
    many = number is not None and "NUMBER" in number and number.get("NUMBER") > _MOST_LINES
    table = any(m.get("CLASS") == "area" for m in mentions[at + 1 : at + 5])
    return "CLASS" in mentions[at] and (many or (table and is_of(after(mentions, at), "OF", "IN")))


def is_within_name(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "+" or "plus" stands inside a name: "cloud computing + data storage"."""
    first, last = before(mentions, at), after(mentions, at)
    if first is None or last is None:
        return False
    return "CATEGORY" in first and first.get("CATEGORY") == last.get("CATEGORY")


def is_noun_part(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "part" only closes a name: "only the products part"."""
    named = is_of(before(mentions, at), "PRODUCT", "CATEGORY", "FLOW")
    return named and not is_of(after(mentions, at), "OF", "IN")


def is_every_good(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it asks for whatever a state exports: "exports of Ohio, every product"."""
    leading = before(mentions, at)
    every = leading is not None and says(leading.text.split()[-1].lower(), "every")
    placed = has(mentions, "AREA") and not has(mentions, "TECH", "DEFINITION")
    return every and is_closed(mentions, at) and placed


def is_loose_tech(mentions: Sequence[Mention], _at: int) -> bool:
    """Whether "high-tech" says no more than tech, as of a state: there is no high technology of states."""
    placed = has(mentions, "AREA") or any(m.get("CLASS") == "area" for m in mentions)
    return placed and not has(mentions, "PARTNER", "CATEGORY", "SOURCE")


def is_flow_letter(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a letter stands for exports or imports, as in accounts: "flow=M", "chips X 2019", not "5 M"."""
    leading, following = before(mentions, at), after(mentions, at)
    flows = any("FLOW" in m and len(m.text) > 1 for m in mentions)
    scale = is_of(leading, "NUMERAL", "DOLLARS", "IN", "BACKREF") or is_of(following, "DOLLARS")
    alone = is_of(leading, "COMMA", "MARK") and is_of(following, "COMMA")
    led = alone or mentions[at].text.isupper() or is_of(leading, *TRADED)
    return led and not flows and not scale


def is_scale(mentions: Sequence[Mention], at: int) -> bool:
    """Whether the code of a state is typed for millions beside dollars: "2005 (mn usd)"."""
    beside = is_of(before(mentions, at), "DOLLARS") or is_of(after(mentions, at), "DOLLARS")
    return beside and mentions[at].text.islower()


def is_unread_code(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a short word stands where a country or state must: "exports to de 2006"."""
    closed = is_closed(mentions, at) or is_of(after(mentions, at), "YEAR", "SPAN", "IN")
    return (
        is_of(mentions[at], "FILLER")
        and closed
        and is_of(before(mentions, at), "TO", "FROM", "WITH", "GO_TO")
    )


def is_key(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a short word only heads a value among others: "geo=Oregon; ind=tech exports"."""
    signs = [i for i, m in enumerate(mentions) if m.text == "="]
    return len(signs) > 1 and at + 1 in signs and at - 1 not in signs


def is_part_of_that(mentions: Sequence[Mention], at: int) -> bool:
    """Whether one part of the figure before is asked for itself, no share: "goods part of that only"."""
    named = is_of(before(mentions, at), "PRODUCT", "CATEGORY")
    return named and is_of(after(mentions, at), "BACKREF") and not has(mentions, "PERCENT", "HOWMUCH")


def is_who_wants(mentions: Sequence[Mention], at: int) -> bool:
    """Whether what names a line of trade is a department that wants a figure: "Finance wants the exports"."""
    wants = at == 0 and len(mentions) > 1 and begins(mentions[1], "wanting")
    return wants and any(is_of(m, *NAMES) for m in mentions[2:])


def is_called_category(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a class is only what a category is called that stands before it: "the biotechnology area"."""
    named = before(mentions, at)
    alone = named is not None and "PRODUCT" not in named and not has(mentions, "FLOW", "RANK", "SUPER")
    return alone and is_of(named, "CATEGORY") and says(mentions[at], "one_class")


def is_part_of_work(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it is a part of somebody's own work: "as part of my thesis"."""
    following = mentions[at + 1 : at + 4]
    owned = bool(following) and (says(following[0], "possessives") or says(following[0], "articles"))
    return is_of(before(mentions, at), "AS") and owned and any(says(m, "own_papers") for m in following)


def is_line(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "row" is a line of a table, not the rest of the world: "a row of their own"."""
    own, beside = at > 0 and says(mentions[at - 1], "own_line"), (before(mentions, at), after(mentions, at))
    named = any(m is not None and is_of(m, "PARTNER", "AREA") and not m.genitive for m in beside)
    headed = any(is_of(m, "CATEGORY") for m in beside)  # "exports, row audio and video equipment"
    return own or ((named or headed) and not mentions[at].text.isupper())


def is_class_of(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "under" asks for the class of a category: "under which area is software"."""
    asked = is_of(after(mentions, at), "WHICH", "HOWMUCH") or is_closed(mentions, at)
    return asked and has(mentions, "CATEGORY") and not has(mentions, "QUANTITY", "NUMBER", "YEAR", "SPAN")


def leads_figure(mentions: Sequence[Mention], _at: int) -> bool:
    """Whether a dated figure is to be told, no meaning: "tell me what exports in 2003 were"."""
    return has(mentions, "FLOW") and has(mentions, "YEAR", "SPAN", "YEARWORD", "CAGR", "GROWTH")


def joins_class(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a verb only joins trade to what it is of: "exports classed as weapons"."""
    light = ("FILLER", "BACKREF")
    traded = next((m for m in reversed(mentions[:at]) if not is_of(m, *light)), None)
    of = next((m for m in mentions[at + 1 :] if not is_of(m, *light)), None)
    other = has(mentions[:at], "CATEGORY") or has(mentions[:1], "BACKREF")
    return is_of(traded, "FLOW", "SELL", "BUY") and is_of(of, "CATEGORY") and not other


def is_spelled(mentions: Sequence[Mention], at: int) -> bool:
    """Whether members are told by the letters of their names: "states starting with M"."""
    skipped = ("FILLER", "IN", "DASH", "WITH")
    rest = [m for m in mentions[at + 1 : at + 5] if len(m.text) == 1 or not is_of(m, *skipped)]
    letter = next((m for m in rest if not says(m, "articles") or m.text.isupper() or m is mentions[-1]), None)
    single = letter is not None and len(letter.text) == 1 and letter.text.isalpha()
    named = single or any(says(m, "letters") for m in mentions[at + 1 :])
    return named and has(mentions, "CLASS", "BREAKDOWN")


def asks_which_places(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "where" asks in which states trade rose or fell: "where did tech exports collapse"."""
    moves = [i for i, m in enumerate(mentions) if is_of(m, "MOVE", "GROWTH")]
    opens = begins(mentions[at], "where") and at < 2 and not is_of(before(mentions, at), "FROM", "TO")
    if not (opens and moves) or is_of(after(mentions, moves[-1]), "TO", "FROM", "BY"):
        return False
    return not has(mentions, "AREA", "PARTNER", "CLASS", "SUPER", "QUANTITY", "RANK", "SHARE")


def is_what_sells(mentions: Sequence[Mention], at: int) -> bool:
    """Whether goods are what sells, no partner: "which category is our biggest seller abroad"."""
    asked = any(is_of(m, "WHICH") and is_of(n, "PRODUCT") for m, n in pairwise(mentions))
    goods = asked or any(m.get("CLASS") == "category" for m in mentions)
    return goods and is_of(before(mentions, at), "SUPER") and not has(mentions, "PARTNER", "FLOW")


def is_only_listed(mentions: Sequence[Mention], at: int) -> bool:
    """Whether those on one list and no other are asked for: "who is only on the services import list"."""
    asked = has(mentions[:at], "WHICH", "COUNT") and any(
        m.get("CLASS") in ("area", "partner") for m in mentions[:at]
    )
    led = is_of(after(mentions, at), "IN", "RANKISH") and not is_of(before(mentions, at), "PRODUCT", "FLOW")
    return asked and led and has(mentions[at:], "LIST", "SUPER", "RANKISH") and not has(mentions, "LISTS")


def only_files(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a word only leads from a flow to its line: "exports falling under R&D", "classed as IT"."""
    line = next((m for m in mentions[at + 1 :] if not is_of(m, "FILLER", "UNDER", "IN", "AS")), None)
    joint = says(mentions[at].word.split()[-1], "filed_under") or says(
        after_word(mentions, at), "filed_under"
    )
    return is_of(before(mentions, at), "FLOW") and joint and is_of(line, "CATEGORY", "PRODUCT")


def after_word(mentions: Sequence[Mention], at: int) -> str:
    """The first word behind a mention, "" at the end."""
    return mentions[at + 1].word.split()[0] if at + 1 < len(mentions) else ""


def is_only_part(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "part" only closes a name whose dollars are asked for: "the services part in dollars"."""
    return is_of(before(mentions, at), "PRODUCT", "CATEGORY") and is_of(after(mentions, at), "DOLLARS")


def limits_to_part(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a turn only narrows to a part, of which no share is asked: "only the part of aerospace"."""
    led = [m for m in mentions[:at] if not (says(m, "articles") or is_of(m, "AND", "ELLIPSIS"))]
    rest = [m for m in mentions[at + 1 :] if not is_of(m, "FILLER", "QMARK", "MARK", "AND", "OF")]
    return len(led) == 1 and says(led[0], "limiting") and all(is_of(m, *NAMES, "PRODUCT") for m in rest)


def is_verb_too(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a word that is a name as well is the verb: "we still miss one cell", not "Miss. exports"."""
    following = after(mentions, at)
    counted = is_of(following, "NUMBER", "FILLER")
    return counted and mentions[at].text.islower()


def is_size_of_class(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a number only says how many there are of what is counted: "how many of 11", "(11 in all)"."""
    led = is_of(before(mentions, at), "OF", "FROM", "MARK") or ends(
        before(mentions, at) or "", "of_at_the_end"
    )
    rest = [m for m in mentions[at + 1 : at + 4] if not is_of(m, "IN", "SUM", "TOTAL", "FILLER")]
    closed = not rest or is_of(rest[0], "MARK", "QMARK", "COMMA", "WHICH", "GIVE", "FLOW")
    counted = has(mentions, "COUNT") and has(mentions, "CLASS", "MEASURE")
    return led and closed and counted and float(mentions[at].get("NUMBER")) >= LEAST_CLASS


def is_kind_sorted_by(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "by product" names the kind of what follows, and breaks nothing down: "by product imports"."""
    return is_of(after(mentions, at), "MEASURE", "FLOW") and "BREAKDOWN" in mentions[at]


def is_world_ranked(mentions: Sequence[Mention], at: int) -> bool:
    """Whether the exporters of all the world are ranked, of which no source tells: "the world's largest"."""
    theirs = mentions[at].get("NATION") in (None, "them") and not is_of(before(mentions, at), "TO", "WITH")
    sellers = [m for m in mentions if m.get("CLASS") == "place" and says(m, "exporters_or_importers")]
    home = has(mentions, "AREA", "PARTNER") or any(m.get("NATION") not in (None, "them") for m in mentions)
    return theirs and bool(sellers) and has(mentions, "SUPER", "ORDINAL", "RANK") and not home


def is_time_of_name(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a time is told by a name that is none: "before NAFTA"; not "after China" in an order."""
    ordered = has(mentions, "SUPER", "RANK", "RANKISH", "WHICH", "NEAR", "ORDINAL")
    return is_of(after(mentions, at), "PARTNER") and not ordered
