"""The constructions, in the order in which they are tried.

Each looks for cues of one kind among the typed mentions and says what they make of the question;
what an earlier one has settled, a later one leaves. One is tried only on what it is about.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from intents.constructions.breakdowns import breakdowns
from intents.constructions.claims import claims, ever, soles
from intents.constructions.classes import classes
from intents.constructions.comparisons import comparisons
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
from intents.constructions.of_groups import groups_asked, of_groups, only_some, unlisted
from intents.constructions.one_of_two import one_of_two
from intents.constructions.paired import paired
from intents.constructions.percent_apart import percent_apart
from intents.constructions.periods import periods
from intents.constructions.perspectives import partners_balances
from intents.constructions.places import next_places, ranks, so_many_places
from intents.constructions.quantified import quantified
from intents.constructions.ratios import times
from intents.constructions.relative import moved_members
from intents.constructions.sectors import among_all_goods, sectors
from intents.constructions.shares import shares
from intents.constructions.short_turns import short_turns
from intents.constructions.signs import signs
from intents.constructions.superlatives import lead_of_first, one_thing, superlatives
from intents.constructions.totals import counts, first_times, statistics, trends
from intents.frames.parse import Parse
from intents.senses.rule import said, typed


@dataclass(frozen=True, slots=True)
class Construction:
    """What settles cues of one kind, and the types or words without any of which it has nothing to do."""

    settle: Callable[[Parse], None]
    about: frozenset[str] = frozenset()  # none: it is always tried


CONSTRUCTIONS = (
    Construction(unlisted, typed("GROUP_WORD")),
    Construction(named_lists, typed("CLASS")),
    Construction(puts_first, typed("ORDINAL")),
    Construction(puts_right, typed("COMMA") | said("nos") | said("puts_right")),
    Construction(partners_balances, typed("WITH", "VS") | said("over_whom")),
    Construction(periods, typed("YEAR", "SPAN", "YEARWORD", "EACHYEAR", "CLASS")),
    Construction(lists, typed("LISTS", "EACH", "SUPER", "TOTAL", "PRODUCT", "QUANTITY")),
    Construction(numbered_states, typed("NUMBER")),
    Construction(denials, typed("NOT", "CLAIM") | said("denying")),
    Construction(
        negation, typed("NOT", "COUNTING", "EXCEPT", "FROM", "CLASS", "BREAKDOWN") | said("those_meant")
    ),
    Construction(of_groups, typed("PARTNER")),
    Construction(only_some, said("sole")),
    Construction(groups_asked, said("regions_of_partners") | said("groups_of_partners")),
    Construction(moved_members, typed("CLASS")),
    Construction(members_counted, typed("NUMBER", "CLASS")),
    Construction(
        claims,
        typed("CLAIM", "BACKREF")
        | said("asserting_verbs")
        | said("reporting")
        | said("having")
        | said("speakers")
        | said("untrue"),
    ),
    Construction(ever, typed("EVER")),
    Construction(quantified, typed("OR") | said("any_of") | said("either_of") | said("every")),
    Construction(soles, typed("CLASS", "PARTNER") | said("sole")),
    Construction(next_places, typed("NUMBER")),
    Construction(so_many_places, typed("NUMBER")),
    Construction(earnings, typed("EARN", "MEASURE") | said("workers")),
    Construction(per_job, typed("MEASURE", "PER") | said("job")),
    Construction(sectors, typed("TECH", "PRODUCT", "CLASS", "MEASURE", "STOP")),
    Construction(among_all_goods, typed("STOP")),
    Construction(everyone, typed("CLASS", "BREAKDOWN") | said("rows")),
    Construction(bilateral, typed("PARTNER")),
    Construction(percent_apart, typed("PERCENT", "HOWFAST")),
    Construction(times, typed("TIMES_CUE", "RATIO", "MULTIPLE", "SUM", "COUNT")),
    Construction(either_way, typed("OR")),
    Construction(shares, typed("SHARE", "QUANTITY", "HOWMUCH")),
    Construction(paired),
    Construction(moves),
    Construction(differences, typed("DIFFERENCE", "BETWEEN", "HOWFAST", "POINTS", "BY")),
    Construction(classes, typed("CLASS", "PRODUCT", "WHICH", "WHEN") | said("first") | said("last")),
    Construction(
        ranks,
        typed("RANK", "RANKISH", "ORDINAL", "NUMBER", "WHICH", "NEAR", "FROM_END") | said("numbered_places"),
    ),
    Construction(superlatives, typed("SUPER")),
    Construction(lead_of_first, typed("DIFFERENCE")),
    Construction(one_thing, typed("SUPER")),
    Construction(limits),
    Construction(counts, typed("COUNT")),
    Construction(signs),
    Construction(turned),
    Construction(
        statistics,
        typed("MEDIAN", "MEAN", "SORT", "SUM", "TOTAL", "QUANTITY", "NUMBER", "YEARWORD"),
    ),
    Construction(one_of_two, typed("MORE")),
    Construction(comparisons),
    Construction(trends, typed("TREND", "EACHYEAR")),
    Construction(breakdowns, typed("BREAKDOWN", "COMPARE") | said("one_and_the_other")),
    Construction(first_times, typed("FIRST_TIME", "BECOME")),
    Construction(leanings),
    Construction(short_turns),
)

__all__ = ["CONSTRUCTIONS"]
