"""The arithmetic on figures: what it gives, what it refuses, and what must hold whatever the figures are."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from facts.computing import operations as op
from facts.computing.figures import Figure, Undefined
from facts.computing.query import Level, Move, Reduce
from facts.units import reply_unit, unit_names

amounts = st.floats(min_value=1e3, max_value=1e9)
signed = amounts | amounts.map(lambda amount: -amount)


def usd(value: float, period: str = "2020", label: str = "") -> Figure:
    return Figure(value, "USD", label, period)


def value_of(result: Figure | Undefined) -> float:
    assert isinstance(result, Figure), result
    return result.value


def reason_of(result: Figure | Undefined) -> str:
    assert isinstance(result, Undefined), result
    return result.reason


# properties -----------------------------------------------------------------------------------------------


@given(st.lists(amounts, min_size=1, max_size=20))
def test_shares_sum_to_100(values: Sequence[float]) -> None:
    parts = [usd(value) for value in values]
    whole = op.total(parts)
    assert isinstance(whole, Figure)
    assert sum(value_of(op.share(part, whole)) for part in parts) == pytest.approx(100)


@given(signed, signed)
def test_growth_undoes_itself(first: float, second: float) -> None:
    assume(first * second > 0)
    there = value_of(op.growth(usd(first), usd(second)))
    back = value_of(op.growth(usd(second), usd(first)))
    assert (1 + there / 100) * (1 + back / 100) == pytest.approx(1)


@given(amounts, amounts)
def test_a_compound_rate_over_one_year_is_growth(first: float, second: float) -> None:
    before, after = usd(first, "2019"), usd(second)
    growth = value_of(op.growth(before, after))
    assert value_of(op.cagr(before, after, 1)) == pytest.approx(growth, abs=1e-6)


@given(amounts, amounts, st.integers(min_value=1, max_value=30))
def test_a_compound_rate_leads_from_first_to_last(first: float, second: float, years: int) -> None:
    rate = value_of(op.cagr(usd(first), usd(second), years))
    assert first * (1 + rate / 100) ** years == pytest.approx(second)


@given(signed, signed)
def test_a_difference_turns_its_sign_with_its_sides(first: float, second: float) -> None:
    there, back = op.difference(usd(first), usd(second)), op.difference(usd(second), usd(first))
    assert value_of(there) == -value_of(back)


@given(signed, signed)
def test_a_ratio_turns_over_with_its_sides(first: float, second: float) -> None:
    there, back = op.quotient(usd(first), usd(second)), op.quotient(usd(second), usd(first))
    assert value_of(there) * value_of(back) == pytest.approx(1)


@given(st.lists(signed, min_size=1, max_size=20))
def test_mean_and_median_lie_between_the_extremes(values: Sequence[float]) -> None:
    figures = [usd(value) for value in values]
    slack = 1e-9 * max(map(abs, values))
    for result in (op.mean(figures), op.median(figures)):
        assert min(values) - slack <= value_of(result) <= max(values) + slack


@given(st.lists(signed, min_size=1, max_size=20), st.randoms())
def test_the_order_does_not_change_a_sum(values: list[float], chance: Random) -> None:
    mixed = list(values)
    chance.shuffle(mixed)
    one, other = op.total([usd(v) for v in values]), op.total([usd(v) for v in mixed])
    assert value_of(one) == pytest.approx(value_of(other), abs=1e-3)


# units ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "unit", "value"),
    [
        pytest.param(usd(6), usd(2), "ratio", 3, id="of-one-unit"),
        pytest.param(usd(6), Figure(2, "jobs"), "USD_per_job", 3, id="dollars-a-job"),
        pytest.param(Figure(6, "jobs"), usd(2e9), "jobs_per_USD_billion", 3, id="jobs-a-billion"),
    ],
)
def test_a_quotient_has_the_unit_of_its_sides(first: Figure, second: Figure, unit: str, value: float) -> None:
    got = op.quotient(first, second)
    assert isinstance(got, Figure)
    assert (got.unit, got.value) == (unit, value)


def test_percents_differ_by_percentage_points() -> None:
    got = op.difference(Figure(18.5, "percent"), Figure(16.1, "percent"))
    assert isinstance(got, Figure)
    assert got.unit == "percentage_point"
    assert got.value == pytest.approx(2.4)


# what has no result ---------------------------------------------------------------------------------------

RANKS = (Figure(1, "rank"), Figure(2, "rank"))
YEARS = (Figure(2001, "year"), Figure(2002, "year"))
MIXED = (usd(1), Figure(2, "jobs"))
UNIT_PAIRS = list(permutations(map(reply_unit, sorted(unit_names())), 2))
OF_TWO = {"difference": op.difference, "ratio": op.quotient, "share": op.share, "growth": op.growth}
OF_MANY = {"sum": op.total, "average": op.mean, "median": op.median}


@pytest.mark.parametrize(("first", "second"), UNIT_PAIRS)
def test_figures_of_different_units_are_in_no_operation_together(first: str, second: str) -> None:
    sides = Figure(1, first), Figure(2, second)
    results = [operation(*sides) for operation in (*op.OF_BASE.values(), *op.OF_PAIR.values())]
    results += [operation(*sides, 1) for operation in op.MOVES.values()]
    results += [operation(sides) for operation in op.OF_SERIES.values()]
    quotients = {r.unit for r in results if isinstance(r, Figure)}
    assert quotients <= {"USD_per_job", "jobs_per_USD_billion"}
    assert not quotients or {first, second} == {"USD", "jobs"}


@pytest.mark.parametrize("name", OF_TWO)
def test_years_have_no_arithmetic(name: str) -> None:
    assert reason_of(OF_TWO[name](*YEARS)) == f"Years have no {name}."


@pytest.mark.parametrize("name", OF_TWO)
def test_ranks_have_no_arithmetic_of_two(name: str) -> None:
    assert reason_of(OF_TWO[name](*RANKS)) == f"Ranks have no {name}."


@pytest.mark.parametrize("name", OF_MANY)
def test_ranks_have_no_arithmetic_of_many(name: str) -> None:
    assert reason_of(OF_MANY[name](RANKS)) == f"Ranks have no {name}."


@pytest.mark.parametrize("name", OF_MANY)
def test_different_units_do_not_add_up(name: str) -> None:
    assert reason_of(OF_MANY[name](MIXED)) == f"The {name} needs figures of one unit, not USD and jobs."


@pytest.mark.parametrize("name", OF_MANY)
def test_nothing_has_no_sum(name: str) -> None:
    assert reason_of(OF_MANY[name](())) == f"There are no figures for the {name}."


def test_growth_from_zero_is_undefined() -> None:
    assert reason_of(op.growth(usd(0, "2001"), usd(5))) == "Growth from zero is undefined (2001)."


def test_growth_across_zero_is_undefined() -> None:
    assert reason_of(op.growth(usd(-10, "2001"), usd(40, "2002"))) == (
        "The figure changes sign, from -10 in 2001 to 40 in 2002, so a percent change says nothing."
    )


@pytest.mark.parametrize(
    ("before", "after", "years"),
    [pytest.param(1, 2, 0, id="no-years"), pytest.param(0, 2, 1, id="from-zero"),
     pytest.param(-1, 2, 1, id="change-of-sign"), pytest.param(1, 0, 1, id="to-zero")],
)  # fmt: skip
def test_a_compound_rate_needs_one_sign_and_years(before: float, after: float, years: int) -> None:
    reason = "A compound rate needs two figures of one sign and at least one year between them."
    assert reason_of(op.cagr(usd(before), usd(after), years)) == reason


def test_nothing_is_divided_by_zero() -> None:
    zero = usd(0, label="West")
    for divide in (op.quotient, op.share):
        assert reason_of(divide(usd(1), zero)) == "West is zero, so nothing can be divided by it."


def test_a_deficit_grows_with_its_size() -> None:
    assert value_of(op.growth(usd(-100), usd(-150))) == 50


# names ----------------------------------------------------------------------------------------------------


def test_every_operation_of_a_query_is_found_by_its_name() -> None:
    assert set(op.OF_BASE) == {Level.SHARE, Level.RATIO}
    assert set(op.MOVES) == set(Move) - {Move.NONE}
    assert set(op.OF_SERIES) | set(op.OF_PAIR) < set(Reduce)


def test_a_formula_shows_the_figures_it_was_made_of() -> None:
    got = op.growth(usd(-1200.5, "2001"), usd(-1300, "2002"))
    assert isinstance(got, Figure)
    assert got.formula == "((-1,300) - (-1,200.5)) / (-1,200.5)"
    assert got.period == "2001-2002"
