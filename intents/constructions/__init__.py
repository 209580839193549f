"""The constructions, in the order in which they are tried.

Each looks for cues of one kind among the typed mentions and says what they make of the question;
what an earlier one has settled, a later one leaves.
"""

from __future__ import annotations

from collections.abc import Callable

from intents.constructions.claims import claims, ever, soles
from intents.constructions.classes import classes
from intents.constructions.comparisons import comparisons, percent_apart
from intents.constructions.denials import denials, turned
from intents.constructions.differences import differences
from intents.constructions.either_way import either_way
from intents.constructions.everyone import bilateral, everyone, numbered_states
from intents.constructions.jobs import earnings, per_job
from intents.constructions.leaning import leanings, members_counted, puts_first, puts_right
from intents.constructions.limits import limits
from intents.constructions.lists import lists, named_lists
from intents.constructions.moves import moves
from intents.constructions.negation import negation
from intents.constructions.paired import paired
from intents.constructions.periods import periods
from intents.constructions.perspectives import partners_balances
from intents.constructions.places import next_places, ranks, so_many_places
from intents.constructions.ratios import times
from intents.constructions.relative import moved_members
from intents.constructions.sectors import among_all_goods, sectors
from intents.constructions.shares import shares
from intents.constructions.signs import signs
from intents.constructions.superlatives import lead_of_first, one_thing, superlatives
from intents.constructions.totals import breakdowns, counts, first_times, statistics, trends
from intents.frames.parse import Parse

CONSTRUCTIONS: tuple[Callable[[Parse], None], ...] = (
    named_lists,
    puts_first,
    puts_right,
    partners_balances,
    periods,
    lists,
    numbered_states,
    denials,
    negation,
    moved_members,
    members_counted,
    claims,
    ever,
    soles,
    next_places,
    so_many_places,
    earnings,
    per_job,
    sectors,
    among_all_goods,
    everyone,
    bilateral,
    percent_apart,
    times,
    either_way,
    shares,
    paired,
    moves,
    differences,
    classes,
    ranks,
    superlatives,
    lead_of_first,
    one_thing,
    limits,
    counts,
    signs,
    turned,
    statistics,
    comparisons,
    trends,
    breakdowns,
    first_times,
    leanings,
)

__all__ = ["CONSTRUCTIONS"]
