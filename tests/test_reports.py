"""What the command prints besides replies."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import pytest

from bot import cli
from bot.state import open_state
from bot.state.notes import Miss
from bot.terminal.reports import check_packs, render_misses
from bot.terminal.screen import Screen
from intents.lexicon.file import FOLDER
from intents.lexicon.lexicon import load_lexicon
from tests.conftest import ROOT

PACKS = ROOT / "facts" / "packs"


def test_sources_show_what_each_table_covers(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["sources"]) == 0
    out = capsys.readouterr().out
    assert "comptia-2021: CompTIA, 2021\n" in out
    rows = [line.split() for line in out.splitlines()]
    assert ["p.", "10,", "Tech", "exports", "from", "U.S.", "2016", "to", "2020", "80"] in rows
    assert "District of Columbia" in out
    assert out.splitlines()[-1].endswith(
        f"figures from {len(list(PACKS.glob('*/datapackage.yaml')))} documents."
    )


def test_check_shows_every_contradiction_with_its_place() -> None:
    text, is_clean = check_packs((), (), Screen())
    header, *_, verdict = text.splitlines()
    assert header.split() == ["place", "printed", "recomputed", "difference", "kind"]
    assert "States exporting more than $1 billion" in text
    assert "contradictions declared" in verdict
    assert is_clean


def test_check_of_one_pack_shows_that_pack_alone() -> None:
    text, _ = check_packs((PACKS / "comptia-2021",), (), Screen())
    assert "comptia-2021, p. " in text
    assert "nsf-atp-2006" not in text


def test_check_folds_places_on_a_narrow_screen() -> None:
    text, _ = check_packs((PACKS / "comptia-2021",), (), Screen(width=60))
    assert not any(
        line.startswith("comptia-2021, p. 10, Tech exports from U.S.") for line in text.splitlines()
    )


def test_check_ends_with_1_where_a_pack_is_at_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check", str(tmp_path / "nothing")]) == 1
    out = capsys.readouterr().out
    assert f"There is no pack folder {tmp_path / 'nothing'}." in out
    assert "1 fault in the files: mend them as each line says." in out


def test_check_shows_all_faults_of_the_lexicon_and_ask_the_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "lexicon"
    shutil.copytree(FOLDER, folder)
    (folder / "measures.yaml").write_text("quiet: [trade, trode, jobz]\n", "utf-8")
    load = partial(load_lexicon, folder=folder)
    for module in ("intents.lexicon.lexicon", "intents.read"):
        monkeypatch.setattr(f"{module}.load_lexicon", load)
    trode = (
        'lexicon/measures.yaml, line 1, column 16, quiet: "trode". '
        "There is no such measure. Did you mean `trade`?"
    )
    assert cli.main(["check"]) == 1
    out = capsys.readouterr().out
    assert trode in out
    assert '"jobz"' in out
    assert "2 faults in the files: mend them as each line says." in out
    assert cli.main(["ask", "tech exports"]) == 2
    assert capsys.readouterr().err == f'tradefacts: {trode} (1 more: "tradefacts check" shows all.)\n'


def test_misses_are_grouped_by_what_stopped_them_the_most_frequent_first() -> None:
    misses = (
        Miss("corn exports", ("corn",), ""),
        Miss("Ontario's exports", ("Ontario",), ""),
        Miss("exports of\nOntario", ("Ontario",), ""),
        Miss("?", (), ""),
    )
    assert render_misses(misses, Screen()) == (
        "2  Ontario\n   Ontario's exports\n   exports of Ontario\n\n"
        "1  corn\n   corn exports\n\n"
        "1  (no single word)\n   ?"
    )


def test_no_misses_are_said_to_be_none() -> None:
    assert render_misses((), Screen()) == "No question has been missed."


def test_misses_are_read_from_the_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    url = f"sqlite:///{tmp_path / 'state.db'}"
    state = open_state(url)
    state.notes.miss("1", "corn exports", ("corn",), "")
    state.close()
    monkeypatch.setenv("TRADEFACTS_STATE", url)
    assert cli.main(["misses"]) == 0
    assert capsys.readouterr().out == "1  corn\n   corn exports\n"


def test_a_state_that_cannot_be_used_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "state.db").write_text("no database" * 100, "utf-8")
    monkeypatch.setenv("TRADEFACTS_STATE", f"sqlite:///{tmp_path / 'state.db'}")
    assert cli.main(["misses"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
