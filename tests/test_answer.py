"""Queries on a tiny store: what is taken, picked and reduced, and why there is no answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facts.computing.answer import Answer, NoData, compute
from facts.computing.levels import LEVELS
from facts.computing.picking import PICKS
from facts.computing.query import Claim, Compare, Condition, Level, Line, Move, Pick, PickKind, Query, Reduce
from facts.computing.reducing import REDUCTIONS
from facts.model import Dimension, Period
from facts.store import Store
from tests.tiny import PLACES, key, line, tiny_store

Y1, Y2, Y3 = (Period.year(year) for year in (2001, 2002, 2003))
NORTH, SOUTH, WEST = PLACES
HEDGED = "The figure of 2002 is printed as over $200, and what is computed from it is no more exact."


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return tiny_store(tmp_path_factory.mktemp("tiny"))


def answer(store: Store, query: Query) -> Answer:
    got = compute(query, store)
    assert isinstance(got, Answer), got
    return got


def values(store: Store, query: Query) -> list[float]:
    return [figure.value for figure in answer(store, query).figures]


def reason(store: Store, query: Query) -> str:
    got = compute(query, store)
    assert isinstance(got, NoData), got
    return got.reason


# levels, moves, ranks -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param(Query((NORTH,), (Y1, Y3)), [300, 330], id="value"),
        pytest.param(Query((Line("N+S", (key("north"), key("south"))),), (Y1,)), [500], id="several-series"),
        pytest.param(Query((SOUTH,), (Y2,), level=Level.SHARE), [100 * 180 / 660], id="share"),
        pytest.param(Query((line("north", base="west"),), (Y1,), level=Level.RATIO), [3], id="ratio"),
        pytest.param(Query((NORTH,), spans=((Y1, Y2),), move=Move.CHANGE), [60], id="change"),
        pytest.param(Query((NORTH,), spans=((Y1, Y2),), move=Move.GROWTH), [20], id="growth"),
        pytest.param(Query((SOUTH,), spans=((Y1, Y3),), move=Move.TIMES), [1.35], id="times"),
        pytest.param(Query((WEST,), (Y2,), level=Level.RANK, peers=PLACES), [3], id="rank"),
        pytest.param(
            Query((NORTH,), spans=((Y2, Y3),), move=Move.GROWTH, level=Level.RANK, peers=PLACES),
            [3],
            id="rank-of-growth",
        ),
        pytest.param(
            Query((SOUTH,), spans=((Y1, Y2),), level=Level.SHARE, move=Move.CHANGE),
            [100 * (180 / 660 - 200 / 600)],
            id="change-of-a-share",
        ),
    ],
)
def test_a_cell_is_computed(store: Store, query: Query, expected: list[float]) -> None:
    assert values(store, query) == pytest.approx(expected)


def test_a_printed_growth_stands_beside_the_computed_one(store: Store) -> None:
    got = answer(store, Query((SOUTH,), spans=((Y1, Y2),), move=Move.GROWTH)).figures[0]
    assert (got.published, got.printed_by[0].printed) == (-10, "-10.0%")


def test_a_growth_of_which_only_the_print_is_there(store: Store) -> None:
    got = answer(store, Query((line("west", "imports"),), spans=((Y1, Y2),), move=Move.GROWTH)).figures[0]
    assert (got.value, got.formula, got.inputs[0].printed) == (12, "", "12%")


def test_the_levels_behind_a_move_support_it(store: Store) -> None:
    got = answer(store, Query((NORTH,), spans=((Y1, Y3),), move=Move.GROWTH))
    assert [figure.value for figure in got.support] == [300, 330]


def test_a_deficit_moves_by_its_size(store: Store) -> None:
    query = Query((line("north", "balance"),), spans=((Y1, Y2),), move=Move.CHANGE)
    assert values(store, query) == [10]
    assert values(store, Query(query.lines, spans=query.spans, move=Move.CHANGE, deficit=True)) == [-10]


# picks ----------------------------------------------------------------------------------------------------


def best(first: int = 1, last: int = 1, descending: bool = True) -> Query:
    return Query(PLACES, (Y1,), pick=Pick(PickKind.BEST, first, last, descending), over=Dimension.AREA)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        pytest.param(best(last=2), ("North", "South"), id="top"),
        pytest.param(best(last=2, descending=False), ("West", "South"), id="bottom"),
        pytest.param(best(2, 2), ("South",), id="second"),
        pytest.param(
            Query(PLACES, (Y1,), pick=Pick(PickKind.WHERE, conditions=(Condition(Compare.OVER, 150),))),
            ("North", "South"),
            id="where",
        ),
        pytest.param(
            Query(PLACES, (Y1, Y2, Y3),
                  pick=Pick(PickKind.WHERE, conditions=(Condition(Compare.AT_LEAST, 200),), every=True)),
            ("North",),
            id="where-in-every-year",
        ),
        pytest.param(
            Query(PLACES, (Y1,), pick=Pick(PickKind.NEAR, offset=1), peers=(SOUTH,)), ("West",), id="next"
        ),
        pytest.param(
            Query(PLACES, (Y1,), pick=Pick(PickKind.NEAR), peers=(SOUTH,)), ("North", "West"), id="around"
        ),
        pytest.param(
            Query((SOUTH,), (Y1, Y2, Y3), by_time=True,
                  pick=Pick(PickKind.LONGEST, conditions=(Condition(Compare.UNDER, 250),))),
            ("2001", "2002"),
            id="longest-run",
        ),
    ],
)  # fmt: skip
def test_a_pick_names_what_it_keeps(store: Store, query: Query, names: tuple[str, ...]) -> None:
    assert answer(store, query).names == names


exports = st.integers(min_value=1, max_value=10**6)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(exports, min_size=3, max_size=3, unique=True))
def test_top_mirrors_bottom(tmp_path: Path, sizes: list[int]) -> None:
    rows = [f"Exports,{place},{n},,,," for place, n in zip(("North", "South", "West"), sizes, strict=True)]
    trade = "\n".join(["Flow,Place,2001,2002,2003,Growth,Rank", *rows, ""])
    store = tiny_store(tmp_path, trade=trade)
    top = [figure.value for figure in answer(store, best(last=3)).figures]
    bottom = [figure.value for figure in answer(store, best(last=3, descending=False)).figures]
    assert top == sorted(sizes, reverse=True) == bottom[::-1]


def test_a_printed_rank_counts_from_one(store: Store) -> None:
    ranks = tuple(Line(one.label, (one.keys[0].with_(measure="trade_rank"),)) for one in PLACES)
    query = Query(ranks, (Y2,), pick=Pick(PickKind.BEST, 1, 2), over=Dimension.AREA)
    assert (values(store, query), answer(store, query).names) == ([1, 2], ("North", "South"))


# reductions -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reduce", "expected"),
    [
        pytest.param(Reduce.SUM, [600], id="sum"),
        pytest.param(Reduce.MEAN, [200], id="mean"),
        pytest.param(Reduce.MEDIAN, [200], id="median"),
        pytest.param(Reduce.COUNT, [3], id="count"),
        pytest.param(Reduce.WINNER, [300, 200, 100], id="winner"),
    ],
)
def test_many_figures_are_reduced(store: Store, reduce: Reduce, expected: list[float]) -> None:
    assert values(store, Query(PLACES, (Y1,), reduce=reduce)) == expected


@pytest.mark.parametrize(
    ("reduce", "absolute", "expected"),
    [
        pytest.param(Reduce.DIFFERENCE, False, -200, id="difference"),
        pytest.param(Reduce.DIFFERENCE, True, 200, id="gap"),
        pytest.param(Reduce.RATIO, False, 1 / 3, id="ratio"),
    ],
)
def test_a_pair_is_reduced_with_both_beside_it(
    store: Store, reduce: Reduce, absolute: bool, expected: float
) -> None:
    got = values(store, Query((WEST, NORTH), (Y1,), reduce=reduce, absolute=absolute))
    assert got == pytest.approx([expected, 100, 300])


def test_what_is_kept_as_a_share_of_the_whole(store: Store) -> None:
    pick = Pick(PickKind.BEST, 1, 2)
    query = Query(PLACES, (Y1,), pick=pick, reduce=Reduce.SHARE, whole=(key("tinyland"),))
    assert values(store, query) == pytest.approx([100 * 500 / 600, 500])


def test_a_median_is_named_after_its_line(store: Store) -> None:
    assert answer(store, Query(PLACES, (Y1,), reduce=Reduce.MEDIAN)).names == ("South",)


# no answer ------------------------------------------------------------------------------------------------


def test_a_missing_year_is_told_with_the_years_there_are(store: Store) -> None:
    got = compute(Query((line("north", "imports"),), (Y1,)), store)
    assert isinstance(got, NoData)
    assert (got.reason, got.period, got.periods) == ("period", Y1, (Y2, Y3))


@pytest.mark.parametrize(
    ("query", "text"),
    [
        pytest.param(
            Query((line("north", "balance"),), spans=((Y2, Y3),), move=Move.GROWTH),
            "Growth from zero is undefined (2002).",
            id="growth-from-zero",
        ),
        pytest.param(
            Query((line("north", "balance"),), spans=((Y1, Y3),), move=Move.GROWTH),
            "The figure changes sign, from -10 in 2001 to 40 in 2003, so a percent change says nothing.",
            id="change-of-sign",
        ),
        pytest.param(best(4, 4), "There are only 3 places in that ranking.", id="beyond-the-ranking"),
        pytest.param(
            Query(PLACES, (Y1,), pick=Pick(PickKind.NEAR, offset=-1), peers=(NORTH,)),
            "North is first, so there is none beyond it.",
            id="before-the-first",
        ),
        pytest.param(
            Query(PLACES, (Y1,), pick=Pick(PickKind.NEAR, offset=1), peers=(line("tinyland"),)),
            "Tinyland is not in that ranking.",
            id="not-in-the-ranking",
        ),
        pytest.param(
            Query(PLACES, (Y1,), reduce=Reduce.DIFFERENCE),
            "A difference needs two figures, not 3.",
            id="difference-of-three",
        ),
        pytest.param(
            Query((line("north"),), (Y1,), level=Level.SHARE),
            "There is no base to take a share of.",
            id="share-of-nothing",
        ),
        pytest.param(
            Query(PLACES, (Y1,), reduce=Reduce.SUM,
                  pick=Pick(PickKind.WHERE, conditions=(Condition(Compare.OVER, 1e9),))),
            "There are no figures for the sum.",
            id="sum-of-none",
        ),
    ],
)  # fmt: skip
def test_no_answer_has_a_reason(store: Store, query: Query, text: str) -> None:
    assert reason(store, query) == text


def test_ranks_have_no_arithmetic(store: Store) -> None:
    ranks = tuple(Line(one.label, (one.keys[0].with_(measure="trade_rank"),)) for one in PLACES)
    assert reason(store, Query(ranks, (Y2,), reduce=Reduce.SUM)) == "Ranks have no sum."


def test_an_undefined_cell_is_left_out_with_its_reason(store: Store) -> None:
    lines = (NORTH, line("north", "balance"))
    pick = Pick(PickKind.WHERE, conditions=(Condition(Compare.OVER, 0),))
    got = answer(store, Query(lines, spans=((Y1, Y2), (Y2, Y3)), move=Move.GROWTH, pick=pick))
    assert "Growth from zero is undefined (2002)." in got.remarks
    assert [figure.value for figure in got.figures] == pytest.approx([20])


def test_what_is_computed_from_a_bound_says_so(store: Store) -> None:
    south = line("south", "imports")
    assert answer(store, Query((south,), spans=((Y1, Y2),), move=Move.GROWTH)).remarks == (HEDGED,)
    assert answer(store, Query((south,), (Y2,))).remarks == ()


def test_one_source_alone_is_asked(store: Store) -> None:
    assert values(store, Query((NORTH,), (Y1,), source="tiny")) == [300]
    assert reason(store, Query((NORTH,), (Y1,), source="comptia-2021")) == "period"


# claims ---------------------------------------------------------------------------------------------------


def claimed(compare: Compare, limit: float, anywhere: bool = False, negated: bool = False) -> Claim:
    return Claim((Condition(compare, limit),), anywhere=anywhere, negated=negated)


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        pytest.param(claimed(Compare.OVER, 150), True, id="all-over"),
        pytest.param(claimed(Compare.OVER, 190), False, id="not-all-over"),
        pytest.param(claimed(Compare.OVER, 190, anywhere=True), True, id="any-over"),
        pytest.param(claimed(Compare.OVER, 300, anywhere=True, negated=True), True, id="never-over"),
        pytest.param(claimed(Compare.EQUAL, 200), True, id="the-first-is"),
        pytest.param(claimed(Compare.EQUAL, 210), True, id="dollars-in-round-figures"),
        pytest.param(claimed(Compare.EQUAL, 205), False, id="dollars-to-three-digits"),
        pytest.param(claimed(Compare.EQUAL, 250), False, id="the-first-is-not"),
        pytest.param(Claim(), None, id="nothing-is-claimed"),
    ],
)
def test_a_claim_is_held_against_the_figures(store: Store, claim: Claim, verdict: bool | None) -> None:
    assert answer(store, Query((SOUTH,), (Y1, Y2, Y3), claim=claim)).verdict is verdict


@pytest.mark.parametrize(("limit", "verdict"), [(20, True), (20.4, False), (19.6, False)])
def test_a_percent_is_right_within_the_digits_said(store: Store, limit: float, verdict: bool) -> None:
    claim = claimed(Compare.EQUAL, limit)
    query = Query((NORTH,), spans=((Y1, Y2),), move=Move.GROWTH, claim=claim)
    assert answer(store, query).verdict is verdict


@pytest.mark.parametrize(("limit", "verdict"), [(100, True), (200, False)])
def test_a_claim_of_every_year_fails_where_one_fails(store: Store, limit: float, verdict: bool) -> None:
    pick = Pick(PickKind.WHERE, conditions=(Condition(Compare.OVER, limit),), every=True)
    assert answer(store, Query((SOUTH,), (Y1, Y2, Y3), pick=pick, claim=Claim())).verdict is verdict


@pytest.mark.parametrize(("winner", "verdict"), [("North", True), ("South", False)])
def test_a_claimed_winner_is_the_greatest(store: Store, winner: str, verdict: bool) -> None:
    query = Query((SOUTH, NORTH), (Y1,), reduce=Reduce.WINNER, claim=Claim(winner=winner))
    assert answer(store, query).verdict is verdict


# names ----------------------------------------------------------------------------------------------------


def test_every_step_of_a_query_is_found_by_its_name() -> None:
    assert set(LEVELS) == set(Level) - {Level.RANK}
    assert set(PICKS) == set(PickKind)
    assert set(REDUCTIONS) == set(Reduce)
