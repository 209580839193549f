"""Each folder of tests/packs/broken has one kind of fault; faults.txt beside it is the exact complaint."""

from __future__ import annotations

from pathlib import Path

import pytest

from facts.errors import PackError
from facts.reading.codes import Library, read_library
from facts.reading.packs import load_pack
from facts.store import load_store

BROKEN = sorted((Path(__file__).parent / "packs" / "broken").iterdir())


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library([])


@pytest.mark.parametrize("folder", BROKEN, ids=lambda folder: folder.name)
def test_a_fault_is_told_with_place_text_rule_and_remedy(folder: Path, library: Library) -> None:
    with pytest.raises(PackError) as caught:
        load_pack(folder, library)
    assert str(caught.value) == (folder / "faults.txt").read_text(encoding="utf-8").rstrip("\n")


def test_all_faults_of_a_pack_are_told_at_once(library: Library) -> None:
    with pytest.raises(PackError) as caught:
        load_pack(Path(__file__).parent / "packs" / "broken" / "several", library)
    assert len(caught.value.faults) == 4


def test_a_folder_that_does_not_exist_is_told(library: Library) -> None:
    with pytest.raises(
        PackError, match=r"There is no pack folder /nowhere/at-all\. Give the path of a folder"
    ):
        load_pack(Path("/nowhere/at-all"), library)


def test_broken_packs_are_left_out_and_the_rest_goes_on(tmp_path: Path) -> None:
    store = load_store([tmp_path / "missing", *BROKEN])
    assert len(store.sources) == 5
    assert len(store.faults) > len(BROKEN)


def test_two_packs_of_one_name_are_told(tmp_path: Path) -> None:
    (tmp_path / "datapackage.yaml").write_text(
        "name: cpa-2018\ntitle: Another\npublisher: Nobody\nresources: [{name: notes, path: notes.csv}]\n"
    )
    (tmp_path / "notes.csv").write_text("topic,label,text\nsource,origin,The office.\n")
    (fault,) = load_store([tmp_path]).faults
    assert (fault.field, fault.text, fault.remedy) == ("name", "cpa-2018", "Choose another name.")
