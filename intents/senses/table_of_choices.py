"""How many are chosen, by what limit, what is set over another; tried before the table of operations."""

from __future__ import annotations

from intents.senses.rule import Rule, said, typed
from intents.senses.rules import chosen, parting

CHOSEN = (
    Rule(said("three_of"), chosen.counts_class, {"NUMBER": 3.0}),
    Rule(said("four_of"), chosen.counts_class, {"NUMBER": 4.0}),
    Rule(said("five_of"), chosen.counts_class, {"NUMBER": 5.0}),
    Rule(said("first"), chosen.closes_order, {"SUPER": "max"}),
    Rule(said("gainers") | said("losers"), chosen.are_so_many, {"SUPER": "max", "CLASS": "place"}),
    Rule(typed("SUM"), chosen.leads_limit, {"GIVE": ""}),
    Rule(said("taking_off"), parting.takes_from, {"DIFFERENCE": "take away"}),
    Rule(said("taking_off"), parting.opens_division, {"GIVE": ""}),
    Rule(typed("ORDINAL"), parting.is_of_class_chosen, {"SUPER": "max"}),
    Rule(said("one"), parting.opens_places, {"NUMBER": 1}),
    Rule(said("big"), parting.is_leading_group, {"SUPER": "max"}),
    Rule(typed("NUMBER"), parting.counts_named, {"FILLER": ""}),
    Rule(said("above_in_words"), parting.is_more_than_amount, {"OVER": ">"}),
    Rule(said("below_in_words"), parting.is_more_than_amount, {"UNDER": "<"}),
    Rule(typed("THAN"), parting.joins_amount, {"FILLER": ""}),
    Rule(said("told_limits"), parting.is_told_limit, {"FILLER": ""}),
    Rule(typed("MOVE"), parting.adds_to_match, {"FILLER": ""}),
    Rule(typed("STOP"), parting.leads_to_match, {"FILLER": ""}),
    Rule(said("matching"), parting.is_catching_up, {"DIFFERENCE": ""}),
    Rule(said("came_in"), parting.is_standing, {"FILLER": ""}),
    Rule(typed("RANK"), parting.is_factor, {"HOWMUCH": ""}),
    Rule(typed("MOVE"), parting.goes_down_list, {"FILLER": ""}),
    Rule(said("equalling"), parting.closes_sum, {"FILLER": ""}),
    Rule(typed("DASH", "SUM"), parting.leads_to_club, {"FILLER": ""}),
    Rule(said("clubs"), parting.is_of_club, {"OVER": ">="}),
    Rule(typed("NOT"), parting.denies_rate, {"FILLER": ""}),
    Rule(said("saying_so"), parting.says_so, {"FILLER": ""}),
    Rule(typed("OTHER_WAY"), parting.names_flow, {"FILLER": ""}),
    Rule(typed("REGION"), parting.spells_out, {"FILLER": ""}),
    Rule(typed("HOW_DOING"), parting.is_on_topic, {"FILLER": ""}),
    Rule(typed("SUPER"), chosen.leads_name, {"MORE": "up", "THAN": ""}),
    Rule(said("checking_for"), chosen.checks_nothing, {"FILLER": ""}),
    Rule(said("aggregates"), chosen.adds_several, {"SUM": ""}),
    Rule(said("positive"), chosen.signs_move, {"MOVE": "up"}),
    Rule(said("negative"), chosen.signs_move, {"MOVE": "down"}),
)
