"""The packs against the texts of the documents, which are not part of the project.

Set SOURCES to the folder that holds them, or run `python -m tests.transcription FOLDER`.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.transcription import differences

SOURCES = os.environ.get("SOURCES", "")


@pytest.mark.skipif(not SOURCES, reason="the texts of the documents are not part of the project; set SOURCES")
def test_every_figure_stands_in_its_document_and_every_number_there_is_a_figure() -> None:
    assert differences(Path(SOURCES)) == []
