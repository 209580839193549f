"""Words that several constructions look for."""

from __future__ import annotations

BE = {"is", "are", "was", "were", "be", "been"}
