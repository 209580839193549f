"""Claims whose truth follows from the printed cells: verdicts.yaml says how they are put, and of what."""

from __future__ import annotations

import operator
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from bot.conversation import Context, Engine
from facts.store import Store, load_store

SAID = yaml.safe_load((Path(__file__).parent / "verdicts.yaml").read_text("utf-8"))
HOLDS: dict[str, Callable[[float, float], bool]] = {"greater": operator.gt, "less": operator.lt}
CLAIMS = [(kind, way, said) for kind, ways in SAID.items() for way in ways for said in ways[way]]
EARLIER, LATER = 2019, 2020


@cache
def exported() -> dict[str, dict[int, float]]:
    """Dollars of tech product exports by state and year."""
    store: Store = load_store()
    labels = {code.code: code.label for code in store.codes("area")}
    keys = store.keys(definition="tech-naics", measure="trade", flow="exports")
    return {
        labels[key.area]: {p.start: cell.value for p in store.periods(key) if (cell := store.get(key, p))}
        for key in keys
        if key.area not in ("", "US")
    }


@pytest.mark.parametrize(("kind", "way", "said"), CLAIMS)
def test_a_claim_is_so_if_the_cells_say_so(real_engine: Engine, kind: str, way: str, said: str) -> None:
    other = []
    for year, (one, two) in enumerate(pairwise(sorted(exported()))):
        y = (EARLIER, LATER)[year % 2]
        states = exported()
        held = (
            (states[one][y], states[two][y])
            if kind == "states"
            else (states[one][LATER], states[one][EARLIER])
        )
        question = said.format(a=one, b=two, y=y)
        verdict = real_engine.reply(question, Context()).reply.verdict
        if verdict is not HOLDS[way](*held):
            other.append((question, verdict))
    assert other == []
