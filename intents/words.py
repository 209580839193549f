"""The words that the reading of a sentence looks for, in groups; which words they are, words.yaml says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from intents.errors import LexiconError
from intents.model import Mention

FOLDER = Path(__file__).parent / "lexicon"


def read(name: str) -> dict[str, Any]:
    """A file of the lexicon, every value as text; raises LexiconError."""
    path = FOLDER / f"{name}.yaml"
    try:
        data = yaml.load(
            path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        )
    except yaml.YAMLError as fault:
        raise LexiconError(f"{path.name}: {fault}; mend the YAML at that place.") from fault
    if not isinstance(data, dict):
        raise LexiconError(f"{path.name}: the file must map a type to its forms.")
    return data


_GROUPS = {group: tuple(words) for group, words in read("words").items()}
_SETS = {group: frozenset(words) for group, words in _GROUPS.items()}


def says(said: Mention | str, group: str) -> bool:
    """Whether a mention in any case, or a text as it stands, is one of a group."""
    return _text(said) in _SETS[group]


def begins(said: Mention | str, group: str) -> bool:
    """Whether it begins with one of a group."""
    return _text(said).startswith(_GROUPS[group])


def ends(said: Mention | str, group: str) -> bool:
    """Whether it ends with one of a group."""
    return _text(said).endswith(_GROUPS[group])


def holds(said: Mention | str, group: str) -> bool:
    """Whether one of a group occurs in it."""
    text = _text(said)
    return any(word in text for word in _GROUPS[group])


def _text(said: Mention | str) -> str:
    return said if isinstance(said, str) else said.text.lower()
