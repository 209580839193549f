"""Words in and beside names: "West Texas", "Georgia the country", "Ohio companies", "the products part"."""

from __future__ import annotations

from collections.abc import Sequence

from intents.frames.joining import later_us
from intents.lexicon.words import begins, ends, holds, says
from intents.linking.places import is_city_in
from intents.model import NAMES, Mention, is_of
from intents.senses.rules.beside import after, before, has, is_closed
from intents.senses.rules.totals import is_of_one

_TRADED = ("CATEGORY", "TECH", "PRODUCT", "DEFINITION")


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
    leads = is_of(following, *_TRADED) and not governed
    return says(mention, "world") and "NATION" in mention and leads


def is_among_states(mentions: Sequence[Mention], at: int) -> bool:
    """Whether states are meant: "the biggest importer among the states"."""
    return any(m.get("CLASS") == "area" for m in (*mentions[:at], *mentions[at + 1 :]))


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


def is_agent(mentions: Sequence[Mention], at: int) -> bool:
    """Whether those who trade stand for their place: "Wisconsin companies ship", not "which companies"."""
    if not is_of(before(mentions, at), "AREA", "NATION", "PARTNER"):
        return False
    leading = before(mentions, at - 1)
    if is_of(leading, "COUNT", "WHICH", "SUPER", "NUMBER", "HOWMUCH", "EACH", "RANK"):
        return False
    if is_of(leading, "OF") and at > 2 and "AREA" in mentions[at - 1] and is_of(mentions[at - 3], "FLOW"):
        return True
    acts = is_of(after(mentions, at), "SELL", "BUY", "FLOW", "GO_TO", "EARN")
    if mentions[at - 1].get("NATION") == "them" and leading is not None:
        return acts or is_of(leading, "FROM", "TO", "BUY", "SELL")
    return acts or mentions[at].genitive or is_of(leading, "BY", "BUY", "SELL")


def are_who_trade(mentions: Sequence[Mention], at: int) -> bool:
    """Whether all partners are those who do something, each of them: "did all countries buy more"."""
    governed = is_of(before(mentions, at), "TO", "FROM", "WITH", "IN", "OF", "BY", "TOTAL", "SUM")
    acts = is_of(after(mentions, at), "SELL", "BUY", "FLOW", "MOVE", "GROWTH")
    return acts and not governed and has(mentions, "MOVE", "GROWTH", "MORE") and not has(mentions, "HOWMUCH")


def is_of_a_group(mentions: Sequence[Mention], at: int) -> bool:
    """Whether each member of a group is meant: "each of the NAFTA neighbours", not "both Asia and Europe"."""
    rest = [m for m in mentions[at + 1 :] if not is_of(m, "FILLER", "OF", "NUMBER")]
    groups = [m for m in mentions if is_of(m, "PARTNER", "AREA", "CATEGORY")]
    return bool(rest) and rest[0].is_group and len(groups) == 1 and begins(mentions[at], "each_member")


#: what is so of some kinds of technology only
_CHOOSING = ("SUPER", "MOVE", "GROWTH", "OVER", "UNDER", "MORE", "BECOME", "COUNT")


def is_of_technology(mentions: Sequence[Mention], at: int) -> bool:
    """Whether technology areas are asked for: "what kinds of high tech run a deficit"."""
    rest = [m for m in mentions[at + 1 :] if not is_of(m, "FILLER", "NATION")]
    led = is_of(before(mentions, at), "WHICH", "HOWMUCH") and len(rest) > 1 and is_of(rest[0], "OF")
    signed = any(m.get("FLOW") in {"surplus", "deficit"} for m in rest)
    return led and is_of(rest[1], "DEFINITION") and (signed or has(rest, *_CHOOSING))


def is_of_one_group(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a sum is the figure of a group, which is one line: "exports to NAFTA as a group"."""
    behind = begins(mentions[at], "as_at_the_beginning")
    names = [m for m in (mentions[:at] if behind else mentions) if is_of(m, *NAMES)]
    return len(names) == 1 and names[0].is_group and (behind or is_of_one(mentions, at))


def are_asked_for(mentions: Sequence[Mention], at: int) -> bool:
    """Whether the names of other countries are asked for: "which other countries buy chips"."""
    return is_of(before(mentions, at), "WHICH", "COUNT")


def are_all_abroad(mentions: Sequence[Mention], at: int) -> bool:
    """Whether other countries are all abroad: beside a category or services there is no row of the rest."""
    others = [*mentions[:at], *mentions[at + 1 :]]
    listed = has(others, "PARTNER", "DEFINITION", "WHICH", "SUPER", "ORDINAL", "GROUP_WORD", "SOURCE", "SUM")
    listed = listed or any(m.get("CLASS") not in (None, "year") for m in others)
    kept = has(others, "EXCEPT", "THAN", "VS", "SHARE", "AND")
    apart = has(others, "CATEGORY") or any(m.get("PRODUCT") == "services" for m in others)
    return apart and not (listed or kept) and is_of(mentions[at], "PARTNER")


def is_supplier(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a source is one of imports: "the largest source of ATP imports", "top ten as a source"."""
    leading = next((m for m in reversed(mentions[:at]) if "FILLER" not in m), None)
    rest = mentions[at + 1 :]
    figures = any(says(m, "data") or holds(m, "data") for m in rest)
    bought = any(m.get("FLOW") == "imports" for m in rest)
    if is_of(leading, "AS"):
        return has(mentions, "SUPER") and any(m.get("CLASS") == "partner" for m in mentions)
    return is_of(leading, "SUPER", "ORDINAL", "FROM_END", "NUMBER") and bought and not figures


def is_within_name(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "+" or "plus" stands inside a name: "cloud computing + data storage"."""
    first, last = before(mentions, at), after(mentions, at)
    if first is None or last is None:
        return False
    return "CATEGORY" in first and first.get("CATEGORY") == last.get("CATEGORY")


def is_by_technology(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "by technology" belongs to what follows: "by technology exports"."""
    return mentions[at].get("BREAKDOWN") == "techarea" and is_of(after(mentions, at), "FLOW")


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
    return has(mentions, "AREA") and not has(mentions, "PARTNER", "CATEGORY", "SOURCE")


def is_flow_letter(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a letter stands for exports or imports, as in accounts: "flow=M", "chips X 2019", not "5 M"."""
    leading, following = before(mentions, at), after(mentions, at)
    flows = any("FLOW" in m and len(m.text) > 1 for m in mentions)
    scale = is_of(leading, "NUMERAL", "DOLLARS", "IN", "BACKREF") or is_of(following, "DOLLARS")
    alone = is_of(leading, "COMMA", "MARK") and is_of(following, "COMMA")
    led = alone or mentions[at].text.isupper() or is_of(leading, *_TRADED)
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


def is_of_partners(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "our" only says whose partners they are: "shipments to our NAFTA partners"."""
    following = after(mentions, at)
    return is_of(following, "PARTNER") or (following is not None and following.get("CLASS") == "partner")


def are_named(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "neighbours" only says who the partners behind it are: "our neighbours Canada and Mexico"."""
    lead = next((m for m in reversed(mentions[:at]) if not is_of(m, "NUMBER", "FILLER")), None)
    named = next((m for m in mentions[at + 1 :] if not is_of(m, "COMMA", "DASH")), None)
    ours = is_of(lead, "NATION") or (lead is not None and says(lead, "our_own"))
    return ours and is_of(named, "PARTNER") and named is not None and not named.is_group


def is_one_of_partners(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "the country" is one that we trade with: "the country with which the US had its largest"."""
    others = [m for i, m in enumerate(mentions) if i != at]
    ours = any(m.get("NATION") not in (None, "them") for m in others)
    alone = not has(others, "AREA", "REGION", "PARTNER", "CLASS")
    governed = mentions[at].genitive or is_of(before(mentions, at), "IN", "OF")
    return "NATION" in mentions[at] and ours and alone and not governed and has(others, "SUPER", "ORDINAL")


def asks_members(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "what" asks which members of a group: "what Asian countries did we run a deficit with"."""
    group = next((m for m in mentions[at + 1 : at + 4] if not is_of(m, "FILLER", "OF", "GROUP_WORD")), None)
    return group is not None and group.is_group and ends(group, "partner_nouns")


def is_abroad(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "outside" is abroad, with nothing that it leaves out: "bought from outside in 2000"."""
    ended = is_closed(mentions, at) or is_of(after(mentions, at), "YEAR", "SPAN", "IN")
    left_out = any(says(m, "leaving_verbs") for m in mentions[:at])
    return ended and not left_out and has(mentions, "BUY", "SELL", "FLOW", "GO_TO")


def is_line(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "row" is a line of a table, not the rest of the world: "a row of their own"."""
    own, beside = at > 0 and says(mentions[at - 1], "own_line"), (before(mentions, at), after(mentions, at))
    named = any(m is not None and is_of(m, "PARTNER", "AREA") and not m.genitive for m in beside)
    return own or (named and not mentions[at].text.isupper())


def is_partner_speaking(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "us" is a partner: "what did America sell to us, the Netherlands", "Canada here: ..."."""
    light = ("COMMA", "IN", "FILLER")
    named = next((m for m in mentions[at + 1 :] if not is_of(m, *light)), None)
    alone = sum("PARTNER" in m for m in mentions) == 1 and "NATION" in mentions[at]
    home = any(_is_other_home(mentions, i) for i in range(at))
    return alone and ((home and is_of(named, "PARTNER")) or _is_traded_with(mentions, at))


def is_asker_unnamed(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "us" is a partner that is not named: "how much did America buy from us"."""
    return "NATION" in mentions[at] and not has(mentions, "PARTNER") and _is_traded_with(mentions, at)


def _is_traded_with(mentions: Sequence[Mention], at: int) -> bool:
    """Whether the nation, named as by others, sells to or buys from who is named at a place."""
    home = [i for i in range(at) if _is_other_home(mentions, i)]
    between = mentions[home[-1] + 1 : at] if home else []
    traded = all(is_of(m, "SELL", "BUY", "TO", "FROM", "FILLER", *_TRADED) for m in between)
    return traded and has(between, "SELL", "BUY")


def _is_other_home(mentions: Sequence[Mention], at: int) -> bool:
    """Whether the nation is named as by others: "America", "the US", not "we" or "us"."""
    mention, lead = mentions[at], before(mentions, at)
    written = mention.text.isupper() or (lead is not None and says(lead, "articles"))
    return later_us(mention) and not says(mention, "we") and (written or not says(mention, "us"))


def is_decade(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a number with an "s" is ten years, of which no table tells: "trade in the 2000s"."""
    behind = after(mentions, at)
    lead = before(mentions, at)
    owned = mentions[at].genitive and is_closed(mentions, at) and lead is not None and says(lead, "articles")
    return owned or (behind is not None and behind.text.lower() == "s" and behind.start == mentions[at].end)


def is_class_of(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "under" asks for the class of a category: "under which area is software"."""
    asked = is_of(after(mentions, at), "WHICH", "HOWMUCH") or is_closed(mentions, at)
    return asked and has(mentions, "CATEGORY") and not has(mentions, "QUANTITY", "NUMBER", "YEAR", "SPAN")


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
