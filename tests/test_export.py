"""The export: every printed figure as one row of CONTRACT's columns."""

from __future__ import annotations

import io

import pytest

from facts.export import COLUMNS, ExportRow, export_rows, write_csv
from facts.store import Store, load_store


@pytest.fixture(scope="module")
def store() -> Store:
    return load_store()


@pytest.fixture(scope="module")
def rows(store: Store) -> tuple[ExportRow, ...]:
    return export_rows(store)


def one(rows: tuple[ExportRow, ...], **cells: str) -> ExportRow:
    (found,) = [row for row in rows if all(row[name] == text for name, text in cells.items())]
    return found


def test_the_columns_are_those_of_the_contract(rows: tuple[ExportRow, ...]) -> None:
    assert ",".join(COLUMNS) == (
        "source,page,table,row,column,measure,flow,area,partner,category,product,period,value,unit,printed,status"
    )
    assert all(tuple(row) == COLUMNS for row in rows)


def test_a_cell_of_a_table(rows: tuple[ExportRow, ...]) -> None:
    row = one(rows, source="comptia-2021", table="Tech imports into U.S.", row="Total", column="2018")
    assert row["value"] == "501693990332"
    assert (row["flow"], row["area"], row["category"], row["product"]) == (
        "imports",
        "United States",
        "Total",
        "total",
    )
    assert (row["page"], row["period"], row["unit"], row["printed"]) == (
        "10",
        "2018",
        "USD",
        "501,693,990,332",
    )


def test_changes_are_signed_and_have_both_years(rows: tuple[ExportRow, ...]) -> None:
    row = one(rows, row="District of Columbia", column="2019-2020 % Change")
    assert (row["value"], row["unit"], row["period"]) == ("-59", "percent", "2019-2020")


def test_millions_become_dollars_and_names_stay_as_printed(rows: tuple[ExportRow, ...]) -> None:
    row = one(rows, table="Table 2", row="Federal Republic of Germany", column="2004")
    assert (row["partner"], row["value"], row["printed"]) == (
        "Federal Republic of Germany",
        "-255300000",
        "-255.3",
    )


def test_total_rows_have_their_printed_name(rows: tuple[ExportRow, ...]) -> None:
    assert one(rows, table="Table 4", row="Total", column="2000")["partner"] == "Total"
    assert one(rows, table="Table 1", row="All technologies", column="2000", flow="exports")["category"] == (
        "All technologies"
    )


def test_ranking_lists_give_the_rank_of_each_name(rows: tuple[ExportRow, ...]) -> None:
    row = one(rows, table="Leading trading partners for tech services", partner="Israel")
    assert (row["value"], row["unit"], row["flow"], row["period"]) == ("8", "rank", "imports", "2019")


def test_jobs_are_jobs(rows: tuple[ExportRow, ...]) -> None:
    row = one(rows, partner="Hong Kong", unit="jobs")
    assert (row["value"], row["status"]) == ("42428", "estimated")


def test_one_source_alone(store: Store) -> None:
    rows = export_rows(store, "cpa-2018")
    assert {row["source"] for row in rows} == {"cpa-2018"}
    with pytest.raises(KeyError):
        export_rows(store, "nobody")


def test_csv_has_a_header_and_one_line_a_figure(rows: tuple[ExportRow, ...]) -> None:
    file = io.StringIO()
    write_csv(rows, file)
    assert file.getvalue().count("\n") == len(rows) + 1
