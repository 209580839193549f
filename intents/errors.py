"""Faults in lexicon files."""

from __future__ import annotations

from collections.abc import Iterable

from facts.errors import Fault


class LexiconError(ValueError):
    """All faults that were found in the lexicon files, in the order of the files."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))
