"""Look-ups of the store over the real packs: figures, printings, lines, codes, caveats."""

from __future__ import annotations

import subprocess
import sys

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.export import tidy_frame
from facts.model import Bound, CodeKind, Dimension, Key, Period, Status
from facts.store import Store, load_store

STATE = Key("tech-naics", "trade", "exports", product="products")
NATION = Key("tech-naics", "trade", "exports")
ATP = Key("atp", "trade", "balance", product="products")
JOBS = Key("tech-naics", "jobs")
Y2006, Y2018, Y2020 = Period.year(2006), Period.year(2018), Period.year(2020)


@pytest.fixture(scope="module")
def store() -> Store:
    return load_store()


def value(store: Store, key: Key, period: Period) -> float:
    found = store.get(key, period)
    assert found is not None
    return found.value


def test_the_packs_of_the_project_have_no_faults(store: Store) -> None:
    assert store.faults == ()
    assert len(store.sources) == 5


RANK = NATION.with_(measure="trade_rank", product="products")
SECTOR = Key("export-sectors", "sector_rank", "exports", category="tech-products", product="products")


@pytest.mark.parametrize(
    ("key", "period", "expected"),
    [
        pytest.param(STATE.with_(area="OR"), Y2020, 12_184_689_158, id="state"),
        pytest.param(STATE.with_(area="OR", measure="trade_growth"), Period(2019, 2020), 18.5, id="growth"),
        pytest.param(STATE.with_(area="DC", measure="trade_rank"), Y2020, 41, id="state rank"),
        pytest.param(NATION, Y2020, 334_703_749_469, id="total, not its rounded printings"),
        pytest.param(NATION.with_(category="cloud", product="services"), Y2020, 6_869_189_068, id="category"),
        pytest.param(NATION.with_(flow="balance", product="services"), Y2020, 55_102_530_452, id="subtotal"),
        pytest.param(ATP.with_(partner="DE"), Y2006, 1_561.9e6, id="partner in millions"),
        pytest.param(ATP.with_(partner="asia-selected"), Y2006, -73_475.9e6, id="group"),
        pytest.param(ATP.with_(partner="REST", flow="imports"), Y2006, 1_412.6e6, id="all other countries"),
        pytest.param(ATP.with_(category="ict"), Y2018, -173.6e9, id="deficit printed without its sign"),
        pytest.param(JOBS.with_(partner="REST"), Y2018, 504_774, id="jobs by market"),
        pytest.param(
            JOBS.with_(measure="jobs_rank", area="DC", product="services"), Y2018, 24, id="job list"
        ),
        pytest.param(RANK.with_(partner="VN", flow="imports"), Y2020, 4, id="partner list"),
        pytest.param(SECTOR.with_(area="TX"), Y2020, 3, id="rank printed as a word"),
    ],
)
def test_a_figure_has_one_key_and_its_value_in_base_units(
    store: Store, key: Key, period: Period, expected: float
) -> None:
    assert value(store, key, period) == expected


def test_a_figure_printed_several_times_is_one_figure_and_the_finest_comes_first(store: Store) -> None:
    printed = [o.printed for o in store.printings(NATION, Y2020)]
    assert printed == ["334,703,749,469", "$335 billion", "$335 billion"]


def test_bounds_and_estimates_are_kept(store: Store) -> None:
    deficit = store.get(ATP.with_(partner="MX"), Period.year(2007))
    total = store.get(NATION, Y2020)
    assert deficit is not None
    assert total is not None
    assert (deficit.value, deficit.bound, total.status) == (-21e9, Bound.OVER, Status.ESTIMATED)


def test_periods_are_in_order(store: Store) -> None:
    assert [period.start for period in store.periods(NATION)] == [2016, 2017, 2018, 2019, 2020]


def test_members_leave_out_groups_totals_and_rests(store: Store) -> None:
    partners = store.members(ATP, "partner")
    assert len(partners) == 44
    assert partners[0].partner == "CA"
    assert len(store.members(STATE, "area")) == 51


def test_members_of_a_total_over_products_and_services_are_all_lines(store: Store) -> None:
    assert len(store.members(NATION, "category")) == 13
    assert len(store.members(NATION.with_(product="services"), "category")) == 7
    assert [key.product for key in store.members(NATION, "product")] == ["products", "services"]


def test_keys_are_found_by_exact_codes(store: Store) -> None:
    found = store.keys(definition="atp", measure="trade", flow="exports", partner="", category="aerospace")
    assert found == (Key("atp", "trade", "exports", category="aerospace", product="products"),)
    assert store.keys(area="nowhere") == ()


def test_category_codes_belong_to_their_definition(store: Store) -> None:
    tech, atp = (store.code("category", "software", name) for name in ("tech-naics", "atp"))
    assert tech is not None
    assert atp is not None
    assert (tech.product, atp.product) == ("services", "products")


def test_groups_know_their_kind_and_members_their_group(store: Store) -> None:
    group, china = store.code("partner", "asia-selected"), store.code("partner", "CN")
    assert group is not None
    assert china is not None
    assert group.kind is CodeKind.GROUP
    assert "asia-selected" in china.parents


def test_every_code_of_a_figure_is_in_a_code_list(store: Store) -> None:
    listed = (Dimension.FLOW, Dimension.AREA, Dimension.PARTNER, Dimension.CATEGORY, Dimension.PRODUCT)
    for key in store.keys():  # noqa: SIM118 (not a mapping)
        for dimension in listed:
            code = key.get(dimension)
            assert not code or store.code(dimension, code, key.definition) is not None


def test_caveats_hold_for_some_figures_only(store: Store) -> None:
    oregon, total = store.get(STATE.with_(area="OR"), Y2020), store.get(NATION, Y2020)
    assert oregon is not None
    assert total is not None
    assert store.caveats(oregon) == ("State figures cover tech products only, not services.",)
    assert store.caveats(total) == ()


def test_findings_stand_at_the_figure_they_are_about(store: Store) -> None:
    (finding,) = store.findings(
        NATION.with_(flow="balance", category="communications", product="products"), Y2020
    )
    assert finding.kind == "wrong claim"
    assert finding.printed == "$144 billion"


def test_tables_say_what_they_cover(store: Store) -> None:
    table = next(table for table in store.tables if (table.source, table.name) == ("nsf-atp-2006", "table-3"))
    assert (table.figures, len(table.periods), dict(table.codes)[Dimension.FLOW]) == (357, 7, ("exports",))


@pytest.fixture(scope="module")
def frame(store: Store) -> pd.DataFrame:
    return tidy_frame(store)


@given(number=st.integers(0, 2_000))
def test_a_look_up_finds_what_a_search_through_the_table_finds(
    store: Store, frame: pd.DataFrame, number: int
) -> None:
    key, period = store.observations()[number].key, store.observations()[number].period
    same = frame[(frame[list(Key._fields)] == list(key._asdict().values())).all(axis=1)]
    same = same[(same["start"] == period.start) & (same["end"] == period.end)]
    assert sorted(same["printed"]) == sorted(o.printed for o in store.printings(key, period))
    assert store.printings(key, period)[0].half_width == same["half_width"].min()


def test_partners_add_up_to_their_group_in_the_table_too(frame: pd.DataFrame, store: Store) -> None:
    asia = [code.code for code in store.codes("partner") if "asia-selected" in code.parents]
    rows = frame[(frame["table"] == "Table 3") & frame["partner"].isin(asia) & (frame["start"] == 2006)]
    group = store.get(ATP.with_(flow="exports", partner="asia-selected"), Y2006)
    assert group is not None
    assert rows["value"].sum() == pytest.approx(group.value, abs=0.6e6)


def test_loading_imports_neither_pandas_nor_pint() -> None:
    code = (
        "import sys, facts.store as s; s.load_store(); sys.exit(bool({'pandas', 'pint'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
