"""A rule about words beside other words: which words it is tried on, and what they become."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from intents.lexicon.words import GROUPS
from intents.senses.rules.beside import Test


@dataclass(frozen=True, slots=True)
class Rule:
    """Which words get which types where a test holds."""

    about: frozenset[str]  # the types or words that it is tried on
    fits: Test
    kinds: Mapping[str, str | float | tuple[float, str]]  # the types with a value; "" is the word itself


def typed(*types: str) -> frozenset[str]:
    """What is of one of these types."""
    return frozenset(types)


def said(group: str) -> frozenset[str]:
    """The words of a group of words.yaml."""
    return frozenset(GROUPS[group])


def either(*tests: Test) -> Test:
    """Where one of several tests holds."""
    return lambda mentions, at: any(test(mentions, at) for test in tests)
