"""What the words of a sentence say beside slots and operation."""

from __future__ import annotations

from enum import StrEnum


class Mark(StrEnum):
    """What the words say beside slots and operation, for the steps that ask the store and the thread."""

    CROSSING = "crossing"  # when one series passed another: "when did imports overtake exports?"
    OF_ALL = "of_all"  # something is asked of every member: "did all states grow?"
    EVER = "ever"  # of some year: "did we ever run a surplus?"
    NEVER = "never"  # of no year: "we never had a deficit, right?"
    DENIED = "denied"  # what is claimed is said not to be so: "is it false that Texas grew?"
    REVERSED = "reversed"  # a ratio said back to front: "how many times do imports go into exports?"
    COMPARED = "compared"  # beside what came before: "compared with Kansas"
    AGAINST = "against"  # one thing versus another, where a second must have been named
    MOVED = "moved"  # a multiple of what it was: "how many times did it grow?"
    POINTS = "points"  # percentage points are asked for
    TOTAL_APART = "total_apart"  # the total is a thing of its own: "the total deficit and that with China"
    TOTAL_FIRST = "total_first"  # and stands before it: "total imports minus those from Asia"
    ENDS = "ends"  # the first and the last of those chosen: "highest minus lowest"
    WORST = "worst"  # the greatest deficit or fall, the least of all else
    PRAISED = "praised"  # "best", which is the least deficit
    RISEN = "risen"  # chosen among those that rose: "which state grew the least?"
    BILATERAL = "bilateral"  # the trade of one partner with another
    CROSSED_YEARS = "crossed_years"  # a part in one year and its whole in another
    TECH_PART = "tech_part"  # tech itself is the part: "what share of exports is technology?"
    BACKREF = "backref"  # points at what came before: "that", "it"
    THAN_THAT = "than_that"  # holds the new name against what came before: "is Ohio more than that?"
    THEM = "them"  # points at several before: "those"
    OF_FIRST = "of_first"  # opens with the whole of a share: "and of imports?"
    HOW_FAR = "how_far"  # nothing but the size of a move or gap is asked: "by how much?"
    VALUE = "value"  # asks how much it was that came before
    STOOD = "stood"  # asks how much those were that a move was told of: "what were they in 2006?"
    REGIONS = "regions"  # several regions are named
    OF_NTH = "of_nth"  # something is asked of one of the list before: "growth of the first?"
    OF_LIST = "of_list"  # the first of the list before: "just the first three"
    LEANS = "leans"  # can be completed only by the turn before
    WHOLE = "whole"  # the whole of what came before: "and the total one?"
    MINUS = "minus"  # a difference whose sign counts: "exports minus imports"
    SIZES = "sizes"  # a deficit is held against a surplus: "the deficit exceeds the surplus"
    LARGER = "larger"  # a multiple by which something is larger: "how many times bigger are exports?"
    ITS = "its"  # of somebody who is not named: "its share?", "their tech exports"
    ON_LIST = "on_list"  # points at the ranking before: "where is Ohio on that list?"
    OURS = "ours"  # what "we" and "our" do: of the nation, or of the place that the asker is from
    THAN = "than"  # held against something: "more than"
    COMPARES = "compares"  # the same, where it is no slip of "then"
    WHO = "who"  # members are asked for without a class word: "who is next?"
    YEARLY = "yearly"  # a growth by the year: "yoy growth"
    BY_MOVE = "by_move"  # what was ranked is to be ranked by growth: "and by growth?"
    PERCENT_OF = "percent_of"  # one as a percentage of another, which may be more than a hundred
    BREAKDOWN = "breakdown"  # by state, by partner
    TOO_FEW = "too_few"  # asked of more things than were named before
    REST = "rest"  # of a ranking all but those before: "the rest of the top ten"
    ALL_KIND = "all_kind"  # of all goods or services, in a clause that does not name the part
    PUTS_RIGHT = "puts_right"  # what is named takes the place of what was said: "sorry, Iowa", "2019 instead"
    ADDS = "adds"  # more is named to stand beside what came before: "add Ohio"
    NATION_HELD = "nation_held"  # a state is held against the nation: "faster than the country"
    SEVERAL = "several"  # the greatest are asked for, not how many of them
    EITHER_WAY = "either_way"  # a move counts by its size, up or down: "the smallest change"
    FLAT = "flat"  # it stayed as it was
    SINCE = "since"  # from the year told before on: "how much have they lost since"
    TILL = "till"  # up to the year that is named: "the gain by 2006"
    SAME = "same"  # another kind of exports is named, and nothing asked of it: "and services exports?"
    GAP = "gap"  # what two flows are apart, whichever is above: "the gap between exports and imports"
    VALUE_FIRST = "value_first"  # the figure is asked for, not whose it is
