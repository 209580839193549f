"""What a word is in a sum or an aside that is told, tried before what it names and asks by itself."""

from __future__ import annotations

from intents.senses.rule import Rule, said, typed
from intents.senses.rules import told_asides, told_sums

TOLD = (
    Rule(typed("TO"), told_sums.is_to_other_flow, {"RATIO": ""}),
    Rule(said("having_needed"), told_sums.is_needed_to_match, {"FILLER": ""}),
    Rule(said("catching_up"), told_sums.is_catching_up, {"DIFFERENCE": ""}),
    Rule(said("take_away_verbs"), told_sums.is_taken_off, {"DIFFERENCE": ""}),
    Rule(said("off"), told_sums.is_off_other_flow, {"FROM": ""}),
    Rule(typed("GO_TO"), told_sums.is_spent_abroad, {"FLOW": "imports"}),
    Rule(said("takings") | typed("EARN"), told_sums.is_taken_by_sellers, {"STOP": "measure"}),
    Rule(said("figure_sources"), told_sums.is_of_documents, {"TOPIC": "source"}),
    Rule(typed("HOWFAST"), told_sums.is_asked_of_part, {"SHARE": "", "PERCENT": ""}),
    Rule(said("figuring_in"), told_sums.is_figuring, {"GIVE": ""}),
    Rule(typed("FLOW"), told_sums.is_gap_of("deficit"), {"FLOW": "deficit"}),
    Rule(typed("FLOW"), told_sums.is_gap_of("surplus"), {"FLOW": "surplus"}),
    Rule(typed("SUM"), told_asides.is_size_told, {"FILLER": ""}),
    Rule(said("a_year_on"), told_asides.leads_to_mean, {"FILLER": ""}),
    Rule(typed("OR"), told_asides.leads_to_denial, {"FILLER": ""}),
    Rule(said("refuting"), told_asides.is_other_side, {"FILLER": ""}),
    Rule(typed("WHEN"), told_asides.is_while, {"IN": ""}),
    Rule(typed("OVER", "UNDER", "ABOUT", "QUANTITY"), told_asides.is_known, {"FILLER": ""}),
    Rule(typed("NOT"), told_asides.is_no_more, {"STOP": "measure"}),
)
