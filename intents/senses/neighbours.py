"""Words whose sense the word beside them decides: "in May 2020", "paper imports", "state the value".

The rules are tried in the order of the table; a later one sees what an earlier one has made of a mention.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from intents.lexicon.words import GROUPS
from intents.model import Mention
from intents.senses.narrowing import NOUNS_TOO, narrows, parts
from intents.senses.rules import (
    comparisons,
    counts,
    exclusions,
    fillers,
    moves,
    names,
    remarks,
    totals,
    verbs,
)
from intents.senses.rules.beside import Test


@dataclass(frozen=True, slots=True)
class Rule:
    """Which words get which types where a test holds."""

    about: frozenset[str]  # the types or words that it is tried on
    fits: Test
    kinds: Mapping[str, str | float]  # the types with a value; "" is the word itself


def typed(*types: str) -> frozenset[str]:
    """What is of one of these types."""
    return frozenset(types)


def said(group: str) -> frozenset[str]:
    """The words of a group of words.yaml."""
    return frozenset(GROUPS[group])


RULES = (
    Rule(typed("REGION"), names.is_part_of_state, {"STOP": "place_word"}),
    Rule(typed("QUANTITY", "NUMBER", "ORDINAL") | said("round_parts"), fillers.is_rounding, {"FILLER": ""}),
    Rule(typed("AS", "SUM"), counts.leads_to_whole, {"FILLER": ""}),
    Rule(typed("QUANTITY"), counts.is_whole, {"FILLER": ""}),
    Rule(typed("STOP"), fillers.is_mild, {"FILLER": ""}),
    Rule(typed("STOP"), parts, {"STOP": "adjective"}),
    Rule(typed("FILLER", "SMALLTALK", "ORDINAL"), remarks.is_rate, {"STOP": "time"}),
    Rule(typed("LIST"), comparisons.asks_place_on_list, {"RANK": ""}),
    Rule(typed("RANKISH"), comparisons.is_placed, {"RANKISH": ""}),
    Rule(typed("UNKNOWN", "STOP"), names.tells_which_state, {"FILLER": ""}),
    Rule(said("who_did"), counts.asks_for_one, {"WHICH": ""}),
    Rule(said("who_made"), counts.asks_who_is_listed, {"WHICH": ""}),
    Rule(said("columns"), counts.counts_rows, {"CLASS": "place"}),
    Rule(typed("PER"), counts.is_per_column, {"FILLER": ""}),
    Rule(typed("MORE"), remarks.is_more_to_read, {"UNKNOWN": ""}),
    Rule(said("own_papers") | said("frequencies"), remarks.is_own_paper, {"FILLER": ""}),
    Rule(said("places"), comparisons.counts_places, {"UNKNOWN": ""}),
    Rule(said("between_them"), comparisons.lies_between, {"DIFFERENCE": "", "BACKREF": ""}),
    Rule(said("where_that_leaves"), totals.is_left_over, {"HOWMUCH": "amount"}),
    Rule(typed("RANK", "RANKISH") | said("following"), comparisons.leads_beside, {"FILLER": ""}),
    Rule(said("above_it"), comparisons.is_ranked_beside, {"NEAR": "above"}),
    Rule(said("below_it"), comparisons.is_ranked_beside, {"NEAR": "below"}),
    Rule(said("barely"), moves.hardly_moves, {"UNKNOWN": ""}),
    Rule(typed("UNKNOWN", "STOP"), fillers.tells_paper, {"FILLER": ""}),
    Rule(typed("UNKNOWN"), fillers.is_order, {"FILLER": ""}),
    Rule(typed("STOP"), fillers.is_reported, {"FILLER": ""}),
    Rule(typed("STOP"), fillers.is_in_use, {"FILLER": ""}),
    Rule(said("bases"), moves.is_base_year, {"FILLER": ""}),
    Rule(said("kept_apart"), exclusions.is_kept_apart, {"FILLER": ""}),
    Rule(typed("TOTAL"), counts.leads_years, {"FILLER": ""}),
    Rule(typed("NUMBER"), counts.counts_each_year, {"FILLER": ""}),
    Rule(said("schemes"), fillers.is_counted_scheme, {"FILLER": ""}),
    Rule(said("series") | said("source_papers"), fillers.closes_source, {"FILLER": ""}),
    Rule(said("part_of"), names.is_part_of_that, {"FILLER": ""}),
    Rule(said("earnings_noun"), verbs.is_pay, {"EARN": ""}),
    Rule(typed("SELL"), verbs.come_from_jobs, {"FROM": ""}),
    Rule(said("share_verbs"), verbs.leads_to_amount, {"FILLER": ""}),
    Rule(said("arriving"), verbs.arrives, {"FLOW": "imports"}),
    Rule(said("together"), remarks.is_put_together, {"FILLER": ""}),
    Rule(said("neighbours"), names.are_named, {"FILLER": ""}),
    Rule(said("our_own"), names.is_of_partners, {"FILLER": ""}),
    Rule(typed("REGION"), remarks.is_subject_of_paper, {"FILLER": ""}),
    Rule(typed("STOP", "UNKNOWN"), remarks.is_matter_of_paper, {"FILLER": ""}),
    Rule(said("codes_too"), names.is_unread_code, {"UNKNOWN": ""}),
    Rule(said("loose_tech"), names.is_loose_tech, {"TECH": ""}),
    Rule(said("exports_letter"), names.is_flow_letter, {"FLOW": "exports"}),
    Rule(said("imports_letter"), names.is_flow_letter, {"FLOW": "imports"}),
    Rule(said("scale_code"), names.is_scale, {"FILLER": ""}),
    Rule(said("delta"), comparisons.is_delta, {"DIFFERENCE": ""}),
    Rule(said("losing"), totals.loses_to(compared=True), {"FLOW": "deficit"}),
    Rule(said("losing"), totals.loses_to(compared=False), {"FLOW": "balance"}),
    Rule(said("losing"), totals.loses_with, {"FLOW": "deficit"}),
    Rule(typed("WITH"), totals.goes_for_us, {"FLOW": "balance", "WITH": ""}),
    Rule(typed("IN"), totals.goes_for_us, {"FLOW": "balance", "IN": ""}),
    Rule(typed("VS"), totals.goes_for_us, {"FLOW": "balance", "WITH": ""}),
    Rule(said("on_top"), totals.wins, {"FLOW": "balance"}),
    Rule(said("losing"), verbs.loses_instead, {"FLOW": "balance"}),
    Rule(said("ahead_in"), counts.is_ahead_in, {"FLOW": "surplus"}),
    Rule(said("behind_in"), counts.is_ahead_in, {"FLOW": "deficit"}),
    Rule(said("leaving_home"), verbs.leaves_home, {"FLOW": "exports"}),
    Rule(said("standing_up"), totals.leaves_us, {"FLOW": "surplus"}),
    Rule(said("standing_down"), totals.leaves_us, {"FLOW": "deficit"}),
    Rule(said("standing_either"), totals.leaves_us, {"FLOW": "balance"}),
    Rule(typed("DIFFERENCE"), totals.is_its_size, {"HOWMUCH": "amount"}),
    Rule(typed("MOVE"), totals.is_supposed, {"SUM": ""}),
    Rule(typed("WHEN"), totals.opens_supposition, {"FILLER": ""}),
    Rule(said("supposing"), remarks.leads_sum, {"FILLER": ""}),
    Rule(said("outside"), names.is_abroad, {"NATION": "them"}),
    Rule(said("those_here"), names.is_partner_speaking, {"FILLER": ""}),
    Rule(said("those_here"), names.is_asker_unnamed, {"UNKNOWN": ""}),
    Rule(typed("YEAR"), names.is_decade, {"STOP": "time"}),
    Rule(said("following_a_course"), moves.is_of_course, {"FILLER": ""}),
    Rule(said("about_so_much"), moves.is_apart, {"FILLER": ""}),
    Rule(said("making_up"), totals.leads_greatest, {"GIVE": ""}),
    Rule(said("trade_gap") | said("trade_balance"), totals.is_widest, {"FLOW": "deficit"}),
    Rule(said("bilateral"), totals.is_with_one, {"FILLER": ""}),
    Rule(said("bilateral"), totals.is_with_each, {"CLASS": "partner"}),
    Rule(said("releases"), remarks.is_own_release, {"FILLER": ""}),
    Rule(said("stating") | said("that"), verbs.is_stating, {"FILLER": ""}),
    Rule(typed("DASH"), counts.is_top_list, {"FILLER": ""}),
    Rule(said("praise"), remarks.is_praise, {"FILLER": ""}),
    Rule(typed("QUANTITY") | said("half"), counts.is_part_sought, {"UNKNOWN": ""}),
    Rule(said("what"), names.asks_members, {"WHICH": ""}),
    Rule(said("row"), names.is_line, {"FILLER": ""}),
    Rule(typed("NUMBER") | said("minutes") | said("hurrying"), remarks.is_hurry, {"FILLER": ""}),
    Rule(said("agents"), names.is_agent, {"FILLER": ""}),
    Rule(said("future"), verbs.is_forecast, {"STOP": "measure"}),
    Rule(typed("FLOW"), totals.is_where_we_stand, {"FLOW": "balance"}),
    Rule(said("treating"), totals.counts_as, {"COUNTING": ""}),
    Rule(typed("SHARE"), totals.counts_as, {"AS": ""}),
    Rule(said("standings"), totals.is_balance, {"FILLER": ""}),
    Rule(said("standings"), totals.is_of_trade, {"FLOW": "balance"}),
    Rule(typed("AREA"), names.is_key, {"FILLER": ""}),
    Rule(typed("COUNTING") | said("count"), counts.is_order, {"COUNT": ""}),
    Rule(said("count_at_the_end"), counts.closes_list, {"COUNT": ""}),
    Rule(said("numbered_in_digits"), counts.leads_place, {"FILLER": ""}),
    Rule(said("table_words"), counts.is_table, {"FILLER": ""}),
    Rule(typed("NUMBER"), counts.is_table_number, {"FILLER": ""}),
    Rule(typed("MOVE", "SUM"), verbs.alters_figure, {"STOP": "instruction"}),
    Rule(said("creating"), moves.makes_more, {"MOVE": "up"}),
    Rule(typed("MOVE", "GROWTH"), moves.reaches_level("up"), {"GIVE": "up"}),
    Rule(typed("MOVE", "GROWTH"), moves.reaches_level("down"), {"GIVE": "down"}),
    Rule(typed("MOVE", "GROWTH"), moves.reaches_level(), {"GIVE": ""}),
    Rule(typed("MOVE", "GROWTH"), moves.asks_level, {"GIVE": ""}),
    Rule(typed("MOVE"), moves.passes_level, {"GIVE": ""}),
    Rule(typed("MOVE"), moves.passes_zero, {"BECOME": ""}),
    Rule(said("below_a_level"), moves.meets_zero, {"FLOW": "deficit"}),
    Rule(said("above_a_level"), moves.meets_zero, {"FLOW": "surplus"}),
    Rule(typed("NUMBER"), moves.was_zero, {"FILLER": ""}),
    Rule(said("under"), names.is_class_of, {"TOPIC": "define"}),
    Rule(typed("EACHYEAR"), moves.is_some_year, {"EVER": "ever"}),
    Rule(typed("TOPIC"), moves.is_bound, {"UNDER": "<"}),
    Rule(typed("MOVE"), verbs.is_noun, {"FILLER": ""}),
    Rule(said("mine"), names.is_of_a_person, {"FILLER": ""}),
    Rule(typed("DIFFERENCE"), totals.is_what_is_left, {"FLOW": "balance"}),
    Rule(said("mean"), verbs.asks_meaning, {"TOPIC": "define"}),
    Rule(said("months_too"), verbs.is_month, {"STOP": "time"}),
    Rule(said("state"), verbs.is_order, {"GIVE": ""}),
    Rule(said("the_country"), names.is_one_of_partners, {"CLASS": "partner"}),
    Rule(typed("MORE"), comparisons.is_taken_away, {"DIFFERENCE": ""}),
    Rule(typed("SUM"), names.is_within_name, {"FILLER": ""}),
    Rule(typed("SUM"), moves.turns_sign, {"BECOME": ""}),
    Rule(typed("WHICH"), moves.is_of_rate, {"FILLER": ""}),
    Rule(typed("BREAKDOWN"), names.is_by_technology, {"BY": "", "TECH": "tech"}),
    Rule(typed("COUNT"), counts.is_amount, {"HOWMUCH": "amount"}),
    Rule(said("number_of"), counts.is_figure, {"HOWMUCH": "amount"}),
    Rule(said("up"), moves.asks_rise, {"MOVE": "up"}),
    Rule(said("and_the"), totals.joins_inside, {"AND": ""}),
    Rule(typed("SHARE"), totals.is_only_part, {"FILLER": ""}),
    Rule(said("nearest"), fillers.is_no_rounding, {"UNKNOWN": ""}),
    Rule(said("adding_more"), verbs.adds_one, {"ELLIPSIS": ""}),
    Rule(said("maximum_of"), counts.limits_nothing, {"SUPER": "max"}),
    Rule(said("minimum_of"), counts.limits_nothing, {"SUPER": "min"}),
    Rule(typed("OVER", "UNDER"), counts.asks_limit, {"FILLER": ""}),
    Rule(typed("NEAR"), fillers.is_support, {"FILLER": ""}),
    Rule(said("totals_of_one"), totals.is_of_one, {"TOTAL": ""}),
    Rule(typed("SUM"), totals.is_size_sold, {"TO": ""}),
    Rule(said("between_them"), totals.is_jointly, {"SUM": ""}),
    Rule(said("tags"), comparisons.is_tag, {"CLAIM": ""}),
    Rule(said("the_two"), counts.is_two_of_class, {"NUMBER": 2.0}),
    Rule(said("of_the_two"), counts.is_two_of_class, {"OF": "", "NUMBER": 2.0}),
    Rule(said("all_partners"), names.are_who_trade, {"BREAKDOWN": "partner", "CLASS": "partner"}),
    Rule(typed("EACH", "TOTAL"), names.is_of_a_group, {"BREAKDOWN": "partner"}),
    Rule(said("kinds_of"), names.is_of_technology, {"CLASS": "techarea"}),
    Rule(typed("MOVE"), moves.is_of_a_whole, {"STOP": "measure"}),
    Rule(said("getting"), verbs.gets_from, {"BUY": ""}),
    Rule(said("after_a_name"), comparisons.leads_to_next, {"NEAR": "below"}),
    Rule(typed("SUPER"), comparisons.is_told_by_next, {"FILLER": ""}),
    Rule(said("sums_of_a_group"), names.is_of_one_group, {"TOTAL": ""}),
    Rule(said("total"), totals.is_with_another, {"SUM": ""}),
    Rule(typed("SUM"), totals.is_of_chosen_one, {"TOTAL": ""}),
    Rule(said("sorting"), verbs.classifies, {"FILLER": ""}),
    Rule(said("first"), moves.is_first_sign, {"FIRST_TIME": "first"}),
    Rule(said("latest_time"), moves.is_last_sign, {"FIRST_TIME": "last"}),
    Rule(said("growing"), moves.widens, {"MOVE": "up"}),
    Rule(said("others_abroad"), names.are_asked_for, {"CLASS": "partner"}),
    Rule(said("others_abroad"), names.are_all_abroad, {"NATION": "them"}),
    Rule(said("source_of"), names.is_supplier, {"CLASS": "partner"}),
    Rule(said("heading"), fillers.heads_line, {"FILLER": ""}),
    Rule(typed("NEAR"), comparisons.stands("above"), {"MORE": "up", "THAN": ""}),
    Rule(typed("NEAR"), comparisons.stands("below"), {"MORE": "down", "THAN": ""}),
    Rule(said("one"), names.is_one_of_lists, {"UNKNOWN": ""}),
    Rule(said("part_words"), names.is_noun_part, {"FILLER": ""}),
    Rule(typed("ORDINAL"), counts.is_sorting, {"FILLER": ""}),
    Rule(said("what_number"), counts.asks_figure, {"HOWMUCH": "amount"}),
    Rule(said("heights"), counts.asks_height, {"RANK": ""}),
    Rule(typed("SUPER"), counts.opens_order("max", "worst"), {"SORT": "down"}),
    Rule(typed("SUPER"), counts.opens_order("min"), {"SORT": "up"}),
    Rule(said("order_on"), counts.closes_order, {"FILLER": ""}),
    Rule(said("aside_or_out"), exclusions.is_left_behind, {"EXCEPT": ""}),
    Rule(said("leaving_verbs"), exclusions.leaves_out, {"FILLER": ""}),
    Rule(said("dropping"), exclusions.orders_out, {"EXCEPT": ""}),
    Rule(said("all"), totals.is_in_all, {"SUM": ""}),
    Rule(typed("PRODUCT"), names.is_every_good, {"STOP": "good"}),
    Rule(said("in_total"), totals.is_in_whole, {"IN": "", "TOTAL": ""}),
    Rule(said("made_by_workers") | typed("EARN"), verbs.earns_abroad, {"FLOW": "exports"}),
    Rule(typed("FLOW"), verbs.is_earning, {"GIVE": ""}),
    Rule(typed("BUY"), verbs.is_bought_too, {"FLOW": "imports"}),
    Rule(said("hard"), verbs.says_how_hard, {"FILLER": ""}),
    Rule(typed("AREA", "NATION"), names.is_elsewhere, {"STOP": "place_word"}),
    Rule(said("last"), comparisons.is_at_the_end, {"SUPER": "min"}),
    Rule(typed("DIFFERENCE"), comparisons.leads_class, {"SUPER": "max"}),
    Rule(said("parts_of"), totals.limits_to_part, {"FILLER": ""}),
    Rule(said("slash"), comparisons.divides, {"SHARE": ""}),
    Rule(typed("VS"), comparisons.is_against_year, {"COMPARE": ""}),
    Rule(typed("SUPER"), comparisons.tops_by, {"MORE": "up"}),
    Rule(typed("MORE"), comparisons.is_better_year("up"), {"SUPER": "max"}),
    Rule(typed("MORE"), comparisons.is_better_year("down"), {"SUPER": "min"}),
    Rule(said("worse"), comparisons.is_better_year(), {"SUPER": "worst"}),
    Rule(typed("OVER", "MOVE", "GROWTH"), moves.hits_height, {"FILLER": ""}),
    Rule(said("up"), moves.is_up_in_percent, {"MOVE": "up"}),
    Rule(said("have_on"), fillers.is_dated, {"FILLER": ""}),
    Rule(said("among"), comparisons.asks_place, {"RANK": ""}),
    Rule(said("good_or_bad"), moves.is_good_in_year, {"HOW_DOING": ""}),
    Rule(said("kind_of_year"), moves.is_kind_of_year, {"HOW_DOING": ""}),
    Rule(said("up_or_down"), moves.is_up_or_down, {"MOVE": ""}),
    Rule(said("plus_or_minus"), moves.asks_sign, {"FILLER": ""}),
    Rule(typed("BECOME"), moves.is_course, {"TREND": ""}),
    Rule(said("becoming"), moves.becomes("up"), {"MOVE": "up"}),
    Rule(said("becoming"), moves.becomes("down"), {"MOVE": "down"}),
    Rule(typed("MORE"), moves.is_become, {"FILLER": ""}),
    Rule(said("describing"), moves.describes_course, {"FILLER": ""}),
    Rule(typed("SUM"), totals.only_joins, {"AND": ""}),
    Rule(said("add_up"), totals.adds_named, {"SUM": ""}),
    Rule(said("add_up"), totals.adds_chosen, {"SUM": ""}),
    Rule(said("gaining_too"), totals.gains, {"MOVE": "up"}),
    Rule(said("record"), verbs.is_recording, {"GIVE": ""}),
    Rule(typed("PERCENT"), moves.is_percent_more, {"HOWFAST": ""}),
    Rule(typed("NEAR", "UNDER"), comparisons.is_money_apart, {"DIFFERENCE": ""}),
    Rule(said("but"), exclusions.is_all_but, {"EXCEPT": ""}),
    Rule(said("altogether"), exclusions.is_altogether, {"FILLER": ""}),
    Rule(said("worsening"), moves.worsens, {"MOVE": "down"}),
    Rule(said("improving"), moves.improves, {"MOVE": "down"}),
    Rule(said("stand_for"), verbs.asks_where, {"RANKISH": ""}),
    Rule(said("rows_of"), comparisons.is_row_of, {"OF": ""}),
    Rule(said("should"), comparisons.asks_order, {"FILLER": ""}),
    Rule(typed("NUMBER"), counts.counts_figures, {"FILLER": ""}),
    Rule(typed("NUMBER"), counts.counts_lists, {"FILLER": ""}),
    Rule(said("next_to"), comparisons.is_beside, {"VS": ""}),
    Rule(said("papers"), remarks.is_speaking, {"FILLER": ""}),
    Rule(said("after"), comparisons.comes_after, {"NEAR": "below"}),
    Rule(said("how_often"), counts.counts_years, {"COUNT": "", "WHEN": ""}),
    Rule(typed("MORE"), moves.is_had("up"), {"MOVE": "up"}),
    Rule(typed("MORE"), moves.is_had("down"), {"MOVE": "down"}),
    Rule(said("most"), counts.is_most_of, {"UNKNOWN": ""}),
    Rule(said("is_not"), verbs.denies, {"UNKNOWN": ""}),
    Rule(said("taking"), verbs.takes_place, {"FILLER": ""}),
    Rule(said("opening_years"), verbs.opens_years, {"FILLER": ""}),
    Rule(said("minus"), totals.is_sign_had, {"FLOW": "deficit"}),
    Rule(said("plus"), totals.is_sign_had, {"FLOW": "surplus"}),
    Rule(typed("VS"), totals.is_balance_with, {"WITH": ""}),
    Rule(typed("MOVE"), counts.is_height, {"FILLER": ""}),
    Rule(said("net_of"), totals.is_net, {"FLOW": "balance"}),
    Rule(typed("TOPIC", "FILLER", *NOUNS_TOO), narrows, {"UNKNOWN": ""}),
)
#: type or word -> the places of the rules about it
_ABOUT = {
    key: tuple(at for at, rule in enumerate(RULES) if key in rule.about)
    for key in frozenset().union(*(rule.about for rule in RULES))
}


def settle_neighbours(mentions: list[Mention]) -> list[Mention]:
    """Every mention with the senses that the rules for its types and words give it."""
    for at, mention in enumerate(mentions):
        number = _first_rule(mentions, at, 0)
        while number is not None:
            kinds = RULES[number].kinds
            mention.kinds = {kind: value or mention.text.lower() for kind, value in kinds.items()}
            number = _first_rule(mentions, at, number + 1)
    return mentions


def _first_rule(mentions: list[Mention], at: int, first: int) -> int | None:
    """The first rule from a place in the table on that is about a mention and fits it."""
    keys = (*mentions[at].kinds, mentions[at].text.lower())
    about = sorted({number for key in keys for number in _ABOUT.get(key, ()) if number >= first})
    return next((number for number in about if RULES[number].fits(mentions, at)), None)
