"""What the documents print is recomputed; every contradiction is declared, and every declaration holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from facts.auditing.audit import Audit, audit
from facts.store import load_store

DESCRIPTOR = """name: audited
title: A document to audit
publisher: Nobody
resources:
  - name: trade
    path: trade.csv
    title: Trade
    defaults: {measure: trade, product: products}
    schema: {fields: [{name: Flow, dimension: flow}, {name: Partner, dimension: partner},
                      {name: Change, measure: trade_change, period: 2001-2002},
                      {name: Growth, measure: trade_growth, period: 2001-2002},
                      {name: Rank, measure: trade_rank, period: 2002}]}
    identities: {sums: [partner]}
"""
HEADER = "Flow,Partner,2001,2002,Change,Growth,Rank\n"
ROWS = """Exports,Total,300,400,100,33.3%,
Exports,Canada,200,250,50,25%,1
Exports,Mexico,100,150,50,50.0%,2
Imports,Canada,,300,,,
Balance,Canada,,-50,,,
"""


def audited(folder: Path, rows: str = ROWS, more: str = "", **files: str) -> Audit:
    (folder / "datapackage.yaml").write_text(DESCRIPTOR + more)
    (folder / "trade.csv").write_text(HEADER + rows)
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text)
    store = load_store([folder])
    assert store.faults == ()
    return audit(store)


@pytest.fixture(scope="module")
def real() -> Audit:
    return audit(load_store())


def test_the_documents_contradict_themselves_only_where_declared(real: Audit) -> None:
    assert real.is_clean
    assert real.checked > 1000


def test_the_known_contradictions_have_their_kinds(real: Audit) -> None:
    kinds = {contradiction.kind for contradiction in real.known}
    assert kinds == {
        "rounding",
        "one-dollar slip",
        "wrong claim",
        "other base",
        "other definition",
        "other period",
    }
    assert len([c for c in real.known if c.observation.place.source == "comptia-2021"]) > 10


def test_sums_off_by_the_last_digit_are_listed_as_rounding(real: Audit) -> None:
    assert {contradiction.kind for contradiction in real.rounded} == {"rounding"}


def test_a_row_for_people_has_place_figures_and_kind(real: Audit) -> None:
    row = next(row for row in real.rows() if row.printed == "-9,945,663,440")
    assert row.place == "comptia-2021, p. 10, Trade balance (exports - imports), IT Services, 2020 (balance)"
    assert (row.recomputed, row.difference, row.kind) == (-9_945_663_439, -1, "one-dollar slip")


def test_a_document_that_agrees_with_itself_is_clean(tmp_path: Path) -> None:
    assert audited(tmp_path).is_clean


@pytest.mark.parametrize(
    ("right", "wrong", "check", "recomputed"),
    [
        pytest.param("Total,300,400", "Total,300,401", "sum", 400, id="sum"),
        pytest.param("Canada,,-50", "Canada,,-51", "balance", -50, id="balance"),
        pytest.param("50,50.0%,2", "49,50.0%,2", "change", 50, id="change"),
        pytest.param("50,50.0%,2", "50,50.1%,2", "growth", 50, id="growth"),
        pytest.param("50.0%,2", "50.0%,3", "rank", 2, id="rank"),
    ],
)
def test_a_slip_is_found(tmp_path: Path, right: str, wrong: str, check: str, recomputed: float) -> None:
    found = audited(tmp_path, ROWS.replace(right, wrong)).undeclared
    assert (check, recomputed) in {(c.check, c.recomputed) for c in found}


def test_a_percentage_within_its_rounding_agrees(tmp_path: Path) -> None:
    assert audited(tmp_path, ROWS.replace("33.3%", "33%")).is_clean


STATEMENTS = "  - {name: statements, path: statements.csv, table: Text}\n"
COLUMNS = "measure,flow,partner,product,period,printed,bound\n"


@pytest.mark.parametrize(
    ("printed", "bound", "is_clean"),
    [("$250", "", True), ("$260", "", False), ("$240", "over", True), ("$260", "over", False),
     ("$260", "nearly", True), ("$300", "nearly", False), ("$240", "under", False)],
)  # fmt: skip
def test_prose_is_held_against_the_table(tmp_path: Path, printed: str, bound: str, is_clean: bool) -> None:
    statements = f"{COLUMNS}trade,exports,CA,products,2002,{printed},{bound}\n"
    assert audited(tmp_path, more=STATEMENTS, statements=statements).is_clean is is_clean


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("$100,", "$150,over", id="from-a-bound"),
        pytest.param("$100,about", "$150,", id="to-a-bound"),
    ],
)
def test_growth_is_not_recomputed_from_a_bound(tmp_path: Path, before: str, after: str) -> None:
    statements = (
        f"{COLUMNS}trade,exports,JP,products,2001,{before}\ntrade,exports,JP,products,2002,{after}\n"
        "trade_growth,exports,JP,products,2001-2002,60%,\n"
    )
    assert audited(tmp_path, more=STATEMENTS, statements=statements).is_clean


OTHER_DOCUMENT = """name: another
title: Another document about the same
publisher: Nobody
definition: tech-naics
resources:
  - {name: statements, path: statements.csv, table: Text}
"""


@pytest.mark.parametrize(
    ("earlier", "is_clean"),
    [
        pytest.param("", True, id="the-earlier-level-is-in-the-other-document"),
        pytest.param("trade,exports,JP,products,2001,$100,\n", False, id="both-levels-are-here"),
    ],
)
def test_growth_is_recomputed_from_one_document_only(tmp_path: Path, earlier: str, is_clean: bool) -> None:
    for name, lines in {
        "first": "trade,exports,JP,products,2001,$100,\n",
        "second": f"{earlier}trade,exports,JP,products,2002,$150,\n"
        "trade_growth,exports,JP,products,2001-2002,60%,\n",
    }.items():
        folder = tmp_path / name
        folder.mkdir()
        descriptor = OTHER_DOCUMENT.replace("another", name)
        (folder / "datapackage.yaml").write_text(descriptor)
        (folder / "statements.csv").write_text(COLUMNS + lines)
    store = load_store([tmp_path / "first", tmp_path / "second"])
    assert store.faults == ()
    assert audit(store).is_clean is is_clean


DECLARED = "  - {name: contradictions, path: contradictions.csv}\n"
LINE = (
    "kind,table,row,column,printed,recomputed,text\nwrong claim,Trade,Mexico,Rank,{},{},Mexico is second.\n"
)


def test_a_declared_contradiction_is_known(tmp_path: Path) -> None:
    rows = ROWS.replace("50.0%,2", "50.0%,3")
    outcome = audited(tmp_path, rows, DECLARED, contradictions=LINE.format(3, 2))
    assert outcome.is_clean
    assert "Mexico is second." in {c.text for c in load_store([tmp_path]).all_findings}


def test_a_declaration_that_does_not_hold_is_stale(tmp_path: Path) -> None:
    outcome = audited(tmp_path, more=DECLARED, contradictions=LINE.format(2, 3))
    assert [finding.printed for finding in outcome.stale] == ["2"]
    assert "not confirmed" in {row.kind for row in outcome.rows()}
