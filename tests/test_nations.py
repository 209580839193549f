"""A pack about another country: its nation is a whole like the United States, and its places belong to it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from facts.auditing.audit import audit
from facts.model import Key, Period
from facts.store import Store, load_store
from tests.conftest import ROOT

NORLAND = ROOT / "tests" / "packs" / "norland"
RANK = "Sweden,600.0,700.0,1"


@pytest.fixture(scope="module")
def store() -> Store:
    return load_store([NORLAND])


@pytest.mark.parametrize(
    ("definition", "area", "nation"),
    [
        pytest.param("norland-trade", "norland", "norland", id="the-nation-itself"),
        pytest.param("norland-trade", "eastport", "norland", id="a-place-in-it"),
        pytest.param("norland-trade", "", "norland", id="no-area"),
        pytest.param("tech-naics", "TX", "US", id="a-state"),
        pytest.param("tech-naics", "", "US", id="no-area-at-home"),
        pytest.param("no-such-definition", "", "US", id="nothing-known"),
    ],
)
def test_every_area_has_a_nation(store: Store, definition: str, area: str, nation: str) -> None:
    assert store.nation(definition, area) == nation


def test_its_figures_are_its_own(store: Store) -> None:
    assert store.faults == ()
    found = store.get(
        Key("norland-trade", "trade", "exports", "norland", "", "fish", "products"), Period.year(2023)
    )
    assert found is not None
    assert (found.value, found.place.table) == (990e6, "Table 1")


def test_it_brings_no_contradiction(store: Store) -> None:
    assert audit(store).undeclared == ()


@pytest.mark.parametrize(
    ("file", "right", "wrong", "check"),
    [
        pytest.param("ports.csv", '"1,000.0"', '"1,001.0"', "sum", id="its-places-add-up-to-it"),
        pytest.param("partners.csv", RANK, "Sweden,600.0,700.0,2", "rank", id="its-partners-are-ranked"),
    ],
)
def test_a_slip_in_it_is_found(tmp_path: Path, file: str, right: str, wrong: str, check: str) -> None:
    folder = Path(shutil.copytree(NORLAND, tmp_path / "norland"))
    text = (folder / file).read_text(encoding="utf-8")
    (folder / file).write_text(text.replace(right, wrong), encoding="utf-8")
    assert check in {c.check for c in audit(load_store([folder])).undeclared}


def test_a_definition_lists_its_nations(store: Store) -> None:
    assert (store.nations("norland-trade"), store.nations("atp")) == (("norland",), ("US",))
