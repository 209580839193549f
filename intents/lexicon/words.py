"""The words that the reading of a sentence looks for, in groups; which words they are, words.yaml says."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from intents.lexicon.file import LexiconFile, read_file
from intents.model import Mention


def read_groups(file: LexiconFile) -> dict[str, tuple[str, ...]]:
    """Group -> its words, each once."""
    return {
        group.value: tuple(word.value for word in file.texts_once(words, group.value))
        for group, words in file.entries(file.root)
    }


GROUPS = read_file("words", read_groups)
_SETS = {group: frozenset(words) for group, words in GROUPS.items()}


def says(said: Mention | str, group: str) -> bool:
    """Whether a mention in any case, or a text as it stands, is one of a group."""
    return (said if isinstance(said, str) else said.word) in _SETS[group]


def any_says(said: Iterable[Mention], group: str) -> bool:
    """Whether one of several mentions is one of a group, in any case."""
    return is_any([mention.word for mention in said], group)


def is_any(words: Collection[str], group: str) -> bool:
    """Whether one of several words in lower case is one of a group."""
    return not _SETS[group].isdisjoint(words)


def saying(said: Iterable[Mention], group: str) -> list[Mention]:
    """Those of several mentions that are one of a group, in any case."""
    words = _SETS[group]
    return [mention for mention in said if mention.word in words]


def begins(said: Mention | str, group: str) -> bool:
    """Whether it begins with one of a group."""
    return _text(said).startswith(GROUPS[group])


def ends(said: Mention | str, group: str) -> bool:
    """Whether it ends with one of a group."""
    return _text(said).endswith(GROUPS[group])


def holds(said: Mention | str, group: str) -> bool:
    """Whether one of a group occurs in it."""
    text = _text(said)
    return any(word in text for word in GROUPS[group])


def _text(said: Mention | str) -> str:
    return said if isinstance(said, str) else said.word
