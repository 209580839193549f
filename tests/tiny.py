"""A store of a few figures for tests of arithmetic: exports of three places, and a balance that turns."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from facts.computing.query import Line
from facts.model import Key
from facts.store import Store, load_store

DESCRIPTOR = """name: tiny
title: A tiny document
publisher: Nobody
definitions: [{code: tiny, label: tiny trade}]
resources:
  - {name: codes, path: codes.csv}
  - name: trade
    path: trade.csv
    table: Table 1
    defaults: {measure: trade, product: products}
    schema:
      fields:
        - {name: Flow, dimension: flow}
        - {name: Place, dimension: area}
        - {name: Growth, measure: trade_growth, period: 2001-2002}
        - {name: Rank, measure: trade_rank, period: 2002}
  - {name: statements, path: statements.csv, table: Text, defaults: {product: products}}
"""
CODES = """dimension,code,label,kind,parents
area,tinyland,Tinyland,total,
area,north,North,member,tinyland
area,south,South,member,tinyland
area,west,West,member,tinyland
category,,All goods,total,
"""
TRADE = """Flow,Place,2001,2002,2003,Growth,Rank
Exports,Tinyland,600,660,720,10.0%,
Exports,North,300,360,330,20.0%,1
Exports,South,200,180,270,-10.0%,2
Exports,West,100,120,120,20.0%,3
Imports,North,,50,70,,
Balance,North,-10,0,40,,
"""
STATEMENTS = """measure,flow,area,period,printed,bound
trade,imports,south,2001,$100,
trade,imports,south,2002,$200,over
trade_growth,imports,west,2001-2002,12%,
"""


def tiny_store(folder: Path, **files: str) -> Store:
    """The store of the tiny document in `folder`, with some of its files replaced by name."""
    texts: Mapping[str, str] = {"codes": CODES, "trade": TRADE, "statements": STATEMENTS, **files}
    (folder / "datapackage.yaml").write_text(DESCRIPTOR, encoding="utf-8")
    for name, text in texts.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    store = load_store([folder])
    if store.faults:
        raise ValueError("\n".join(map(str, store.faults)))
    return store


def key(area: str, flow: str = "exports", measure: str = "trade") -> Key:
    """A series of the tiny document."""
    return Key("tiny", measure, flow, area, product="products")


def line(area: str, flow: str = "exports", base: str = "") -> Line:
    """A line of one place, with the base of its shares where one is given."""
    return Line(area.title(), (key(area, flow),), (key(base, flow),) if base else ())


PLACES = tuple(line(area, base="tinyland") for area in ("north", "south", "west"))
