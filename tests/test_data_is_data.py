"""No text in Python is a code that only the packs know: what a code means, descriptors and code lists say."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.conversation import Engine
from facts.model import HOME, CodeKind, Dimension, Flow, ProductKind, Shared
from facts.reading.codes import read_library
from facts.store import Store
from intents.lexicon.types import TYPES
from tests.conftest import ROOT

MODULES = sorted(path for layer in ("bot", "intents", "facts") for path in (ROOT / layer).rglob("*.py"))

#: codes that the model itself names
OF_THE_MODEL = {HOME, *Flow, *ProductKind, *Shared}
#: types of mentions that are also codes: Oregon and Indiana
TYPES_OF_MENTIONS = {kind for types in TYPES.values() for kind in types}


def codes_of_packs(store: Store) -> set[str]:
    """Codes and labels of members, measures, classifications and documents."""
    codes = [code for dimension in Dimension for code in store.codes(dimension)]
    labels = {code.label for code in codes if code.kind is CodeKind.MEMBER}
    others = (*store.measures, *store.definitions)
    return (
        labels | {one.code for one in (*codes, *others)} | {source.key for source in store.sources.values()}
    )


def texts(path: Path) -> Iterator[tuple[int, str]]:
    """Line and text of every string, docstrings left out, and the parts of "definition/code"."""
    tree = ast.parse(path.read_text("utf-8"))
    told = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in told:
            for text in {node.value, *node.value.split("/"), *node.value.split(":")}:
                yield node.lineno, text


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_text_is_a_code_of_a_pack(path: Path, real_engine: Engine) -> None:
    known = codes_of_packs(real_engine.store) - OF_THE_MODEL - TYPES_OF_MENTIONS - {""}
    assert [f"line {line}: {text}" for line, text in texts(path) if text in known] == []


def test_the_codes_of_the_model_are_those_of_the_shared_lists() -> None:
    library = read_library([])
    codes = library.book.all()
    assert {c.code for c in codes if c.dimension is Dimension.FLOW} == set(Flow)
    assert {c.code for c in codes if c.dimension is Dimension.PRODUCT} == {"", *ProductKind}
    assert set(Shared) <= {measure.code for measure in library.measures}
    assert any(c.code == HOME and c.dimension is Dimension.AREA for c in codes)
