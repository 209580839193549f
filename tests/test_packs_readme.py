"""The example of packs/README.md is a pack that loads: whoever copies it starts from something that works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from facts.auditing.audit import audit
from facts.model import Bound, Dimension, Key, Period
from facts.reading.packs import PACKS
from facts.store import Store, load_store

_FILE = re.compile(r"`([\w.-]+)`\n\n```(?:yaml|csv)\n(.*?)```", re.DOTALL)
FISH = Key("norland-sea", "trade", "exports", area="eastport", category="fish", product="products")


@pytest.fixture(scope="module")
def norland(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder: Path = tmp_path_factory.mktemp("norland")
    for name, text in _FILE.findall((PACKS / "README.md").read_text(encoding="utf-8")):
        (folder / name).write_text(text, encoding="utf-8")
    return load_store([folder])


def test_the_example_has_no_faults(norland: Store) -> None:
    assert norland.faults == ()


def test_its_cells_are_figures_with_their_place(norland: Store) -> None:
    fish = norland.get(FISH, Period.year(2023))
    assert fish is not None
    assert (fish.value, fish.unit, fish.printed) == (900e6, "USD", "900.0")
    assert (fish.place.page, fish.place.table, fish.place.row, fish.place.column) == (
        12,
        "Table 7",
        "Eastport",
        "2023",
    )


def test_a_cell_without_a_figure_is_no_figure(norland: Store) -> None:
    assert norland.periods(FISH.with_(area="westhaven")) == (Period.year(2023),)


def test_its_prose_keeps_bounds_and_signs(norland: Store) -> None:
    ships = norland.get(Key("norland-sea", "ships", area="eastport"), Period.year(2023))
    deficit = norland.get(Key("norland-sea", "trade", "balance", area="norland"), Period.year(2023))
    assert ships is not None
    assert deficit is not None
    assert (ships.value, ships.bound, deficit.value) == (4200, Bound.OVER, -2.1e9)


def test_its_names_are_known(norland: Store) -> None:
    fish = norland.code(Dimension.CATEGORY, "fish", "norland-sea")
    assert fish is not None
    assert (fish.aliases, fish.covers) == (("seafood",), ("herring", "cod"))


def test_it_brings_no_contradiction(norland: Store) -> None:
    assert audit(norland).is_clean
