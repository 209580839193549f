"""Faults in lexicon files."""

from __future__ import annotations


class LexiconError(ValueError):
    """A lexicon file says something that cannot be used; the message names file, entry and remedy."""
