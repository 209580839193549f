"""Printed figures become numbers; units have names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.printed import parse_figure
from facts.units import is_unit, unit_of


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


def test_a_unit_is_known_by_its_name_and_its_abbreviations() -> None:
    assert (unit_of("jobs"), unit_of("$"), unit_of("%"), unit_of("stone")) == (
        "job",
        "USD",
        "percent",
        "stone",
    )
    assert is_unit("percentage_point")
    assert not is_unit("jobs")
