"""A second opinion on the packs: frictionless reads them as Data Packages and validates every file."""

from __future__ import annotations

from pathlib import Path

import frictionless
import pytest

from facts.reading.packs import pack_folders


@pytest.mark.filterwarnings("ignore")  # of the libraries that frictionless brings
@pytest.mark.parametrize("folder", pack_folders(), ids=lambda folder: folder.name)
def test_a_pack_is_a_valid_data_package(folder: Path) -> None:
    report = frictionless.validate(str(folder / "datapackage.yaml"))
    assert report.flatten(["type", "message"]) == []
