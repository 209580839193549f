"""Printed figures become numbers; units forbid nonsense."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.computing.figures import Figure
from facts.computing.operations import difference
from facts.errors import UnitError
from facts.reading.printed import parse_figure
from facts.units import add, divide, quantity, registry, subtract, unit_names, unit_of


@pytest.mark.parametrize(
    ("printed", "unit", "multiplier", "value", "half_width"),
    [
        ("49,376,034,931", "USD", 1, 49_376_034_931, 0),
        ("-4,521,880,928", "USD", 1, -4_521_880_928, 0),
        ("223,415.4", "USD", 10**6, 223_415_400_000, 50_000),
        ("$335 billion", "USD", 1, 335e9, 0.5e9),
        ("-$17.1 b", "USD", 1, -17.1e9, 0.05e9),
        ("+$10.4 billion", "USD", 1, 10.4e9, 0.05e9),
        ("$129B", "USD", 1, 129e9, 0.5e9),
        ("(3.5)", "USD", 1, -3.5, 0.05),
        ("\N{MINUS SIGN}3.5", "USD", 1, -3.5, 0.05),
        ("$198", "USD", 10**9, 198e9, 0.5e9),
        ("918.5k", "job", 1, 918_500, 50),
        ("-9.2%", "percent", 1, -9.2, 0.05),
        ("60%", "percent", 1, 60, 0.5),
        ("473-percent", "percent", 1, 473, 0.5),
        ("2nd", "rank", 1, 2, 0),
        ("1.", "rank", 1, 1, 0),
        ("#1", "rank", 1, 1, 0),
        ("20-fold", "ratio", 1, 20, 0.5),
    ],
)
def test_a_printed_figure_is_a_number_with_its_rounding(
    printed: str, unit: str, multiplier: int, value: float, half_width: float
) -> None:
    figure = parse_figure(printed, unit, multiplier)
    assert figure is not None
    assert (figure.value, figure.half_width) == (value, half_width)


@pytest.mark.parametrize(
    "printed", ["", "n.a.", "seven", "$1 in $5", "3% - 6%", "12..5", "1,00", "--3", "1 2"]
)
def test_what_is_no_single_figure_is_none(printed: str) -> None:
    assert parse_figure(printed, "USD") is None


@given(st.integers(-(10**15), 10**15))
def test_whole_dollars_survive_printing(value: int) -> None:
    figure = parse_figure(f"{value:,}", "USD")
    assert figure is not None
    assert figure.value == value


def test_the_registry_knows_the_listed_units_and_no_others() -> None:
    assert all(name in registry() for name in unit_names())
    assert "meter" not in registry()
    assert (unit_of("jobs"), unit_of("%"), unit_of("stone")) == ("job", "percent", "stone")


def test_percent_less_percent_is_percentage_points() -> None:
    gap = subtract(quantity(18.5, "percent"), quantity(16.0, "percent"))
    assert (gap.magnitude, str(gap.units)) == (2.5, "percentage_point")


def test_a_ratio_of_one_unit_is_a_ratio() -> None:
    assert str(divide(quantity(6, "USD"), quantity(2, "USD")).units) == "ratio"
    assert str(divide(quantity(6, "USD"), quantity(2, "job")).units) == "USD / job"


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        ("USD", "job", "Figures in USD and job cannot be added."),
        ("percent", "percentage_point", "Figures in percent and percentage_point cannot be added."),
        ("rank", "rank", "Figures in rank cannot be added: they only have an order."),
        ("year", "year", "Figures in year cannot be added: they only have an order."),
    ],
)
def test_nonsense_is_an_error(first: str, second: str, message: str) -> None:
    with pytest.raises(UnitError) as caught:
        add(quantity(1, first), quantity(1, second))
    assert str(caught.value) == message


def test_an_unknown_unit_is_named() -> None:
    with pytest.raises(UnitError, match='There is no unit "EUR"'):
        quantity(1, "EUR")


@pytest.mark.parametrize("first", sorted(unit_names()))
@pytest.mark.parametrize("second", sorted(unit_names()))
def test_answers_subtract_the_units_that_the_registry_subtracts(first: str, second: str) -> None:
    try:
        expected = str(subtract(quantity(3, first), quantity(1, second)).units)
    except UnitError:
        expected = ""
    got = difference(Figure(3, unit_of(first)), Figure(1, unit_of(second)))
    assert (got.unit if isinstance(got, Figure) else "") == expected
